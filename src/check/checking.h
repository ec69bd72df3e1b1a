/*
 * What the rules of the checks share: the run they belong to, and how a finding is made.
 *
 * Each family of rules has a file, FAMILY.c, that defines check_FAMILY() (check/rule.h).
 */
#ifndef PLIEGO_CHECK_CHECKING_H
#define PLIEGO_CHECK_CHECKING_H

#include "check/findings.h"
#include "plan/aliases.h"

struct checking {
	struct arena *arena;
	struct arena *scratch; /* until the family of rules is through */
	const struct plan *plan;
	const struct check_settings *settings;
	struct number_style style;
	struct finding_list findings;
	/* Of each line, the one that it is told as a spelling of (UINT32_MAX: none); NULL: not looked for */
	const uint32_t *better_lines;
};

/* Memory for a part of a family: what was begun last ends first, and all that was put there is gone. */
struct arena *scratch_begin(struct checking *);
void scratch_end(struct checking *, struct arena *begun);

/* The families of rules; each is run once, with a scratch of its own. */
#define DECLARE_FAMILY(name) void check_##name(struct checking *);
RULE_FAMILIES(DECLARE_FAMILY)
#undef DECLARE_FAMILY

/* Columns that are not there yet of periods that are over, in a sheet that has others of the period. */
void check_progress_columns(struct checking *, uint32_t unit);

/*
 * A sheet that rules look through, and the activity of each of its rows (UINT32_MAX: none), in the scratch.
 */
struct checked_sheet {
	uint32_t unit;
	enum finding_file in;
	const struct sheet *sheet;
	const uint32_t *activity_of;
};

struct checked_sheet checked_sheet_of(const struct checking *, uint32_t unit, enum finding_file,
    const struct sheet *);

/* Numbers that the locale writes, or would read, otherwise. */
void check_number_styles(struct checking *);

/* What was reported of a slot, as it is written; of a rate that is computed "9 / 10". */
const char *reported_text(const struct checking *, const struct executed *, int slot);

/*
 * The first figure of an activity that is a fraction of 1 where percents are expected: its cell, and the
 * finding for it, which is not added; NULL: none.
 */
const struct sheet_cell *find_fraction(struct checking *, uint32_t activity, struct finding *);

/* Marks those of the findings that the job accepts, and tells of acceptances that meet none. */
void check_accept(const struct checking *, struct findings *, struct diags *);

/* Whether anything is done with a finding of the rule. */
bool rule_is_on(const struct checking *, enum rule);

/* How grave a finding of the rule is, as the job has it. */
enum severity rule_severity(const struct checking *, enum rule);

/*
 * Adds what is given: rule, activity, column, found, expected, message and mend.  Its place is that of the
 * cell, in the file that the finding is in; without one, that of the activity's name in the plan.  One in the
 * job has its place already.  It is as grave as its rule says; graver, where a severity is given.
 */
void finding_add(struct checking *, struct finding, const struct sheet_cell *);

/* A finding at a cell of an activity that quotes the cell, where there is something to quote. */
struct finding finding_at(enum rule, uint32_t activity, const char *column, const struct sheet_cell *);

/* What the previous edition reported, in its file. */
struct reported_before {
	const char *text, *file;
	uint32_t line;
	bool is_row_gone; /* the activity is not reported any more */
};

/*
 * Says of a finding at what is reported now that it was reported otherwise: finding.found is what it is now,
 * NULL: blank.
 */
void finding_tell_changed(const struct checking *, struct finding *, const struct reported_before *);

/* "1,310" or "25%", as the job's locale writes it. */
const char *amount_text(const struct checking *, struct decimal, bool percent);

/* The text of a cell for a message: one line, cut short if need be; where that is the text itself, that. */
const char *quoted(const struct checking *, const char *);

/* "a": "b", in the double quotes of YAML: an alias for the job. */
const char *alias_line(const struct checking *, const char *from, const char *to);

/* Whether a cell has no letter, figure or "%" in it: blank, or a dash. */
bool says_nothing(struct arena *, const struct sheet_cell *);

/* Whether it is no whole number. */
bool has_fraction(struct decimal);

/*
 * Whether the amount, of an activity by number, is a part of what there are only whole ones of: it is no
 * money, and its unit of measure none of which there are fractions, as of hectares, tonnes, hours.
 */
bool is_broken_count(const struct plan *, uint32_t activity, const struct amount *);

#endif
