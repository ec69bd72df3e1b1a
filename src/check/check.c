#include "check/check.h"

#include "base/utf8.h"
#include "check/rule.h"

/* Code points of a text that a message quotes. */
#define QUOTED_MAX 80

static const struct rule_info rules[RULES] = {
    [RULE_TARGET_MONTHS] = {"check-target-months", SEVERITY_WARNING, N_("Target and months disagree")},
    [RULE_PERCENT_SCHEDULE] = {"check-percent-schedule", SEVERITY_WARNING,
	N_("Percents of the months that do not make the target")},
    [RULE_SHIFTED_COLUMNS] = {"check-shifted-columns", SEVERITY_WARNING, N_("A number in OBSERVACIONES")},
    [RULE_MIXED_MEASURE] = {"check-mixed-measure", SEVERITY_WARNING,
	N_("Numbers and percents in one activity")},
    [RULE_MISSING_ACTIVITY] = {"check-missing-activity", SEVERITY_WARNING, N_("No activity")},
    [RULE_MISSING_LINE] = {"check-missing-line", SEVERITY_WARNING, N_("No strategic line")},
    [RULE_MISSING_RESULT] = {"check-missing-result", SEVERITY_WARNING, N_("No expected result")},
    [RULE_MISSING_MEANS] = {"check-missing-means", SEVERITY_WARNING, N_("No means of verification")},
    [RULE_MISSING_TARGET] = {"check-missing-target", SEVERITY_WARNING, N_("Neither target nor months")},
    [RULE_TARGET_WITHOUT_MONTHS] = {"check-target-without-months", SEVERITY_WARNING,
	N_("A target without months")},
    [RULE_MONTHS_WITHOUT_TARGET] = {"check-months-without-target", SEVERITY_WARNING,
	N_("Months without a target")},
    [RULE_LINE_UNKNOWN] = {"check-line-unknown", SEVERITY_WARNING,
	N_("A strategic line that the job does not list")},
    [RULE_LINE_SPELLING] = {"check-line-spelling", SEVERITY_WARNING,
	N_("One strategic line in several spellings")},
    [RULE_ACTIVITY_SPELLING] = {"check-activity-spelling", SEVERITY_WARNING,
	N_("One activity in several spellings")},
    [RULE_MEANS_DIFFER] = {"check-means-differ", SEVERITY_NOTE,
	N_("Other means of verification than in other units")},
    [RULE_MEASURE_DIFFERS] = {"check-measure-differs", SEVERITY_WARNING,
	N_("Another measure than in other units")},
    [RULE_CONSOLIDATION_DIFFERS] = {"check-consolidation-differs", SEVERITY_WARNING,
	N_("Months that make the year otherwise than in other units")},
    [RULE_UNIT_OF_MEASURE] = {"check-unit-of-measure", SEVERITY_NOTE,
	N_("A unit of measure that may be that of other units")},
    [RULE_LINE_DIFFERS] = {"check-line-differs", SEVERITY_WARNING,
	N_("One activity under several strategic lines")},
    [RULE_DUPLICATE_ACTIVITY] = {"check-duplicate-activity", SEVERITY_WARNING,
	N_("An activity twice in a unit")},
    [RULE_UNIT_EMPTY] = {"check-unit-empty", SEVERITY_WARNING, N_("A unit without activities")},
    [RULE_UNIT_COLUMNS] = {"check-unit-columns", SEVERITY_WARNING,
	N_("A unit left out for want of a column")},
    [RULE_NUMBER_STYLE] = {"check-number-style", SEVERITY_WARNING,
	N_("A number read otherwise than the locale writes it")},
    [RULE_VALUE_RANGE] = {"check-value-range", SEVERITY_WARNING, N_("A value out of range")},
    [RULE_INFERRED] = {"check-inferred", SEVERITY_NOTE,
	N_("Months that make the year otherwise than by adding up")},
    [RULE_NO_ACTIVITY] = {"check-no-activity", SEVERITY_WARNING,
	N_("A total or a signature among the activities")},
    [RULE_FRACTION] = {"check-percent-fraction", SEVERITY_WARNING,
	N_("A fraction of 1 where percents are expected")},
    [RULE_DAMAGED_TEXT] = {"check-damaged-text", SEVERITY_WARNING,
	N_("A text that a spreadsheet or an encoding has damaged")},
    [RULE_CUT_TEXT] = {"check-cut-text", SEVERITY_NOTE, N_("A text that ends in the middle of a sentence")},
    [RULE_LINE_IS_ACTIVITY] = {"check-line-is-activity", SEVERITY_NOTE,
	N_("The text of the strategic line as the activity")},
    [RULE_SAME_MONTHS] = {"check-same-months", SEVERITY_NOTE,
	N_("Two activities of a unit with the same months")},
    [RULE_TENFOLD] = {"check-tenfold", SEVERITY_NOTE, N_("A target of ten times those of other units")},
    [RULE_RESULT_DIFFERS] = {"check-result-differs", SEVERITY_NOTE,
	N_("Another expected result than in other units")},
    [RULE_PROGRESS_UNKNOWN] = {"check-progress-unknown", SEVERITY_WARNING,
	N_("Progress of an activity that the plan does not have")},
    [RULE_PROGRESS_AMBIGUOUS] = {"check-progress-ambiguous", SEVERITY_WARNING,
	N_("Progress that could be of several activities")},
    [RULE_PROGRESS_CONTRADICTION] = {"check-progress-contradiction", SEVERITY_WARNING,
	N_("Progress with the code of another activity")},
    [RULE_PROGRESS_TWICE] = {"check-progress-twice", SEVERITY_WARNING, N_("Progress reported twice")},
    [RULE_PROGRESS_MISSING] = {"check-progress-missing", SEVERITY_WARNING,
	N_("An activity without progress")},
    [RULE_PROGRESS_CHANGED] = {"check-progress-changed", SEVERITY_WARNING,
	N_("Progress other than in the previous edition")},
    [RULE_PROGRESS_FUTURE] = {"check-progress-future", SEVERITY_WARNING,
	N_("Progress of months that are not over")},
    [RULE_PROGRESS_RANGE] = {"check-progress-range", SEVERITY_WARNING, N_("Progress out of range")},
    [RULE_PROGRESS_MEASURE] = {"check-progress-measure", SEVERITY_WARNING,
	N_("Progress in another measure than the plan")},
    [RULE_PROGRESS_UNJUSTIFIED] = {"check-progress-unjustified", SEVERITY_WARNING,
	N_("Little done, and no reason given")},
    [RULE_PROGRESS_NOT_SUBMITTED] = {"check-progress-not-submitted", SEVERITY_NOTE,
	N_("A unit without progress")},
};

const struct rule_info *
rule_info(enum rule rule)
{
	return &rules[rule];
}

/*
 * --- findings ---------------------------------------------------------------------------------------------
 */

bool
rule_is_on(const struct checking *c, enum rule rule)
{
	return c->settings->rules[rule] != SETTING_OFF;
}

enum severity
rule_severity(const struct checking *c, enum rule rule)
{
	switch (c->settings->rules[rule]) {
	case SETTING_DEFAULT:
	case SETTING_OFF:
		break;
	case SETTING_NOTE:
		return SEVERITY_NOTE;
	case SETTING_WARNING:
		return SEVERITY_WARNING;
	case SETTING_ERROR:
		return SEVERITY_ERROR;
	}
	return rules[rule].severity;
}

/* The file that a finding in the unit is in, where that is no job. */
static const char *
file_of(const struct checking *c, enum finding_file in, uint32_t unit)
{
	const struct progress *progress = c->settings->progress;

	if (in == FOUND_IN_PROGRESS)
		return progress->units[unit].sheet->file;
	if (in == FOUND_IN_PREVIOUS)
		return progress->units[unit].previous->file;
	return c->plan->units[unit].sheet->file;
}

void
finding_add(struct checking *c, struct finding finding, const struct sheet_cell *cell)
{
	enum severity own;

	if (!rule_is_on(c, finding.rule))
		return;
	if (finding.activity != UINT32_MAX) {
		const struct activity *activity = &c->plan->activities[finding.activity];

		finding.unit = activity->unit;
		cell = cell != NULL ? cell : activity->name;
	}
	own = rule_severity(c, finding.rule);
	finding.severity = finding.severity > own ? finding.severity : own;
	if (finding.in != FOUND_IN_JOB)
		finding.loc = (struct srcloc){
		    .file = file_of(c, finding.in, finding.unit),
		    .line = cell != NULL ? cell->line : 1,
		    .column = cell != NULL ? cell->column : 1,
		};
	buf_add(&c->findings, &finding, sizeof(finding));
}

struct finding
finding_at(enum rule rule, uint32_t activity, const char *column, const struct sheet_cell *cell)
{
	return (struct finding){
	    .rule = rule,
	    .activity = activity,
	    .column = column,
	    .found = cell != NULL && cell->length > 0 ? cell->text : NULL,
	};
}

const char *
amount_text(const struct checking *c, struct decimal number, bool percent)
{
	struct buf b = BUF_INIT;

	decimal_format(&b, number, c->style, -1, true);
	if (percent)
		buf_addc(&b, '%');
	return buf_take(&b, c->arena);
}

const char *
quoted(const struct checking *c, const char *text)
{
	size_t n = strlen(text);
	char *copy = arena_strndup(c->arena, text, n);
	size_t taken = 0, length;

	for (size_t i = 0; i < n; i++)
		copy[i] = copy[i] == '\n' ? ' ' : copy[i];
	for (int i = 0; i < QUOTED_MAX && taken < n; i++) {
		utf8_decode(text + taken, n - taken, &length);
		taken += length;
	}
	if (taken == n)
		return copy;
	while (taken > 0 && copy[taken - 1] == ' ')
		taken--;
	return arena_printf(c->arena, "%.*s…", (int)taken, copy);
}

bool
says_nothing(struct arena *arena, const struct sheet_cell *cell)
{
	/* A dash has three bytes at most. */
	return cell->length == 0 ||
	    (cell->length <= 3 && plan_key(arena, cell->text, cell->length)[0] == '\0');
}

bool
decimal_subtract(struct decimal a, struct decimal b, struct decimal *out)
{
	if (b.units == INT64_MIN)
		return false;
	b.units = -b.units;
	return decimal_add(a, b, out);
}

static int
compare_findings(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (x->in != y->in)
		return x->in < y->in ? -1 : 1;
	if (x->loc.line != y->loc.line)
		return x->loc.line < y->loc.line ? -1 : 1;
	if (x->loc.column != y->loc.column)
		return x->loc.column < y->loc.column ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	return message_compare(&x->message, &y->message);
}

/*
 * --- the run ----------------------------------------------------------------------------------------------
 */

typedef void group_fn(struct checking *);

static void
run_group(struct checking *c, group_fn *group)
{
	c->scratch = arena_open_beside(c->arena);
	group(c);
	arena_close(c->scratch);
	c->scratch = NULL;
}

struct finding *
findings_take(struct checking *c, size_t *count)
{
	struct finding *findings;

	if (c->findings.failed)
		arena_out_of_memory(c->arena, c->findings.length);
	*count = c->findings.length / sizeof(*findings);
	findings = ARENA_ARRAY(c->arena, struct finding, *count);
	if (*count > 0)
		memcpy(findings, c->findings.data, c->findings.length);
	buf_release(&c->findings);
	return findings;
}

void
check_run(struct arena *arena, const struct plan *plan, const struct check_settings *settings,
    struct number_style style, struct findings *out, struct diags *diags)
{
	static group_fn *const groups[] = {check_figures, check_contents, check_left_out, check_damage,
	    check_suspect, check_fractions, check_spelling, check_agreement, check_progress};
	struct checking c = {.arena = arena, .plan = plan, .settings = settings, .style = style};
	struct finding *findings;

	for (size_t i = 0; i < sizeof(groups) / sizeof(groups[0]); i++)
		run_group(&c, groups[i]);
	*out = (struct findings){0};
	findings = findings_take(&c, &out->count);
	c.scratch = arena_open_beside(arena);
	check_accept(&c, findings, out->count, diags);
	arena_close(c.scratch);
	for (size_t i = 0; i < out->count; i++) {
		if (findings[i].accepted != NULL)
			out->accepted++;
		else
			out->by_severity[findings[i].severity]++;
	}
	if (out->count > 0)
		qsort(findings, out->count, sizeof(*findings), compare_findings);
	out->findings = findings;
}

void
check_make_strict(struct arena *arena, struct findings *findings)
{
	struct finding *strict = ARENA_ARRAY(arena, struct finding, findings->count);

	for (size_t i = 0; i < findings->count; i++) {
		strict[i] = findings->findings[i];
		if (strict[i].severity == SEVERITY_WARNING)
			strict[i].severity = SEVERITY_ERROR;
	}
	findings->findings = strict;
	findings->by_severity[SEVERITY_ERROR] += findings->by_severity[SEVERITY_WARNING];
	findings->by_severity[SEVERITY_WARNING] = 0;
}

/* Whether what would mend it is a line for the job file. */
static bool
mends_by_alias(enum rule rule)
{
	return rule == RULE_LINE_SPELLING || rule == RULE_ACTIVITY_SPELLING || rule == RULE_PROGRESS_UNKNOWN;
}

const char *
check_mend(struct arena *arena, const struct finding *f, enum language language)
{
	const char *mend = message_text(arena, &f->mend, language);

	if (mend == NULL || !f->mend.verbatim || !mends_by_alias(f->rule))
		return mend;
	return arena_printf(arena,
	    language_text(language, "If so, write it as elsewhere, or add this to the job's aliases: %s"),
	    mend);
}

void
check_report(struct arena *arena, const struct findings *findings, struct diags *diags)
{
	enum language language = diags_language(diags);

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *f = &findings->findings[i];
		const char *text, *mend;

		if (f->accepted != NULL)
			continue;
		text = message_text(arena, &f->message, language);
		mend = check_mend(arena, f, language);
		if (mend != NULL)
			text = arena_printf(arena, "%s %s", text, mend);
		diag_add_text(diags, f->severity, f->loc, rules[f->rule].id, text);
	}
}

void
check_report_accepted(struct arena *arena, const struct findings *findings, struct diags *diags)
{
	enum language language = diags_language(diags);

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *f = &findings->findings[i];

		if (f->accepted != NULL)
			diag_add(diags, SEVERITY_NOTE, f->loc, rules[f->rule].id, "%s The job accepts it: %s",
			    message_text(arena, &f->message, language), f->accepted);
	}
}
