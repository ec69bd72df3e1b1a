/*
 * The job file: which units, which documents, and what is printed about them.
 *
 * Paths are kept as written; path_beside(arena, job->path, p) makes them usable.  All lives in the arena.
 */
#ifndef PLIEGO_TEMPLATE_JOB_H
#define PLIEGO_TEMPLATE_JOB_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/file.h"

/* Room for JOB_UNITS_MAX units, each with all its keys. */
#define JOB_FILE_MAX ((size_t)4 * 1024 * 1024)
#define JOB_VALUES_MAX 400000
#define JOB_UNITS_MAX 10000
#define JOB_YEAR_MIN 1900
#define JOB_YEAR_MAX 2200

/* A text of the job and where it stands; text is NULL when the key is absent. */
struct job_text {
	const char *text;
	struct srcloc loc;
};

/* What a file calls a column, and what that is known by here: a heading that it has, and one of pliego's. */
struct job_column {
	struct job_text column, heading;
};

struct job_columns {
	const struct job_column *items;
	size_t count;
};

/* A file of rows: its path alone, or how it is to be read. */
struct job_file {
	struct job_text file;  /* as it is written; text NULL: there is none */
	struct job_text sheet; /* of a workbook; text NULL: the one called like the unit, or the only one */
	struct job_text until; /* a text or the number of a row; text NULL: up to where the table ends */
	uint32_t headings;     /* the row that they are in, the last of several; 0: found */
	struct job_columns columns;
	struct srcloc loc;
};

/* What a job, a document or a unit says under names of its own (key «fields»). */
struct job_field {
	struct job_text name, value; /* value "": said to be nothing */
};

struct job_fields {
	const struct job_field *items;
	size_t count;
};

/* What is said under the name; NULL: nothing is. */
const struct job_text *job_field(const struct job_fields *, const char *name);

/* A file of rows under a name of choice; file.file.text NULL: said to be none. */
struct job_data {
	struct job_text name;
	struct job_file file;
};

struct job_data_list {
	const struct job_data *items;
	size_t count;
};

/* The one of that name; NULL: there is none. */
const struct job_data *job_data_named(const struct job_data_list *, const char *name);

struct job_unit {
	struct job_text code, name;
	struct job_data_list data;
	struct job_fields fields;
	struct job_file plan, progress;
	struct job_file previous;   /* its progress in the previous edition */
	struct job_columns columns; /* of all its files */
	struct job_text parent;     /* code of the group or unit that it is part of; text NULL: none */
	struct job_text region;     /* text NULL: none */
	struct job_text weight;     /* among all units; text NULL: none */
	struct decimal weight_value;
	struct srcloc loc;
};

/* What units are parts of, and has no plan of its own: a directorate with its departments. */
struct job_group {
	struct job_text code, name;
	struct job_text parent; /* code of another group, or of a unit; text NULL: none */
	struct srcloc loc;
};

#define JOB_GROUPS_MAX 1000
#define JOB_LEVELS_MAX 16 /* above a unit */
#define JOB_WEIGHT_MAX 1000000
#define JOB_WEIGHT_PLACES 2

struct job_alias {
	struct job_text from, to;
};

enum job_check_setting { JOB_CHECK_OFF, JOB_CHECK_NOTE, JOB_CHECK_WARNING, JOB_CHECK_ERROR };

/* What the job says of a rule of the checks; who runs them knows the rules. */
struct job_check {
	struct job_text rule;
	enum job_check_setting setting;
};

/* A finding that is known and stands, and why. */
struct job_acceptance {
	struct job_text rule, unit, activity, reason; /* activity: NULL for all of the unit */
	struct srcloc loc;
};

/* What the planning unit knows of an activity: words as the columns MEDIDA and CONSOLIDACIÓN have them. */
struct job_measure {
	struct job_text activity, unit, measure, consolidation; /* unit: NULL for all */
	struct srcloc loc;
};

/* Why something changed in a version: an activity, by its text or code, or all of a unit (NULL). */
struct job_version_change {
	struct job_text unit, activity, reason;
	struct srcloc loc;
};

/* A version of the plan. */
struct job_version {
	struct job_text version, date, reason, author;
	struct job_text plan; /* a folder, or a PDF of Pliego's; text NULL: the plan that the job has */
	const struct job_version_change *changes;
	size_t change_count;
	struct srcloc loc;
};

/* One line of the change-control table. */
struct job_change {
	struct job_text version, date, description, author;
};

/* One box of the signature block. */
struct job_signature {
	struct job_text role, name, position; /* "Elaborado", a person, the person's post */
};

/* What a document keeps to: a set of these. */
enum job_standard {
	JOB_PDF_A3A = 1, /* ISO 19005-3, level A: for archives, and tagged */
	JOB_PDF_A3B = 2, /* level B: for archives */
	JOB_PDF_UA1 = 4, /* ISO 14289-1: for readers who can't see it */
};

/* What there is one document for. */
enum job_per { JOB_PER_JOB, JOB_PER_UNIT, JOB_PER_GROUP, JOB_PER_REGION };

struct job_document {
	struct job_text template_name; /* a name in templates/, or a path (it has a '/' or ends in .yaml) */
	struct job_text output;        /* may hold {year}, and the code or name of what it is made for */
	struct job_text title, code, version, date, subject, author, keywords;
	struct job_fields fields;
	struct job_text numbering; /* the output of another document whose folios this one keeps */
	struct job_text pages_of;  /* the output of the document whose pages findings name */
	enum job_per per;
	bool embed_sources;     /* the files it is made from are attached to it */
	uint8_t quarter;        /* 1 to 4, of the job's year; 0: not given */
	uint8_t month;          /* 1 to 12 from January, the last one of a progress report; 0: not given */
	struct job_text period; /* or what ends with the last one: T2, C1, S1, marzo */
	unsigned standards;     /* of enum job_standard, or'ed; 0: none */
	const struct job_change *changes;
	size_t change_count;
	const struct job_signature *signatures;
	size_t signature_count;
	struct srcloc loc;
};

struct yaml_node;

/* What the plans divide the year into: as their headings have it, or stated. */
enum job_periods {
	JOB_PERIODS_FOUND,
	JOB_PERIODS_MONTHS,
	JOB_PERIODS_QUARTERS,
	JOB_PERIODS_FOUR_MONTHS,
	JOB_PERIODS_SEMESTERS,
	JOB_PERIODS_YEAR,
};

struct job {
	const char *path;
	const struct yaml_node *root; /* as it is written */
	struct job_text institution, government, logo;
	struct job_fields fields;
	struct job_data_list data;
	struct job_text weights_total; /* what weights add up to; text NULL: it does not say */
	struct decimal weights_total_value;
	struct job_text previous;  /* the folder of the units' progress in the previous edition */
	bool previous_is_whole;    /* what a unit has no file of there, it had not reported */
	struct job_text last_year; /* where the plan and progress of the year before are */
	int year;
	enum job_periods periods;
	struct srcloc periods_loc;   /* file NULL: it does not say */
	struct job_text year_starts; /* the month */
	struct job_text locale;
	struct job_text currency;    /* of amounts that say none; text NULL: none is known */
	struct number_style numbers; /* of the locale, or as the job says */
	int mode;                    /* of the files made, as for chmod; -1: as umask says */
	bool leave_out_faulty;       /* units whose plans have faults; otherwise the job is refused */
	const struct job_unit *units;
	size_t unit_count;
	const struct job_group *groups;
	size_t group_count;
	const struct job_alias *aliases;
	size_t alias_count;
	struct job_columns columns;   /* of all files */
	const struct job_text *lines; /* the strategic lines that there are; none: any */
	size_t line_count;
	const struct job_check *checks;
	size_t check_count;
	const struct job_acceptance *accepted;
	size_t accepted_count;
	const struct job_measure *measures;
	size_t measure_count;
	const struct job_document *documents;
	size_t document_count;
	const struct job_version
	    *versions; /* from the first to the last, which has the job's plan; none: one */
	size_t version_count;
};

/* False after an error where there is a folder at `path`: it says what a job is. */
bool job_is_no_folder(const char *path, struct diags *);

/*
 * Reads and checks a job from the bytes of its file, which is called `path` and outlives it: types, ranges,
 * unknown and doubled keys (with the nearest valid key), unit codes and outputs that are not unique, output
 * paths that leave the output folder ("..", absolute) or have a name that is not plain (base/file_name.h),
 * outputs without a field of what their document is made for, documents for each group or region where there
 * is none, parents that there are not or that lead back, {fields} that do
 * not exist, `numbering` and `pages-of` that name no document or lead back to where they came from, a
 * `month` that is not in the `quarter` of a year that begins in January, a `period` beside either,
 * `standards` that exclude each other, versions that are given twice or don't say where their plan is.
 * Every fault is located; false after an error.
 *
 * `endings` are what the outputs of documents may end in (".pdf", in small letters), and NULL.
 *
 * *out then holds what could be read, with NULL for the texts that could not (nothing at all when the
 * file is no YAML mapping): good for looking for more faults in the files it names, and for nothing
 * else.
 */
bool job_read(struct arena *, const char *path, struct bytes, const char *const *endings, struct job *out,
    struct diags *);

/* Whether it is a progress report: of what was done up to the end of a period. */
static inline bool
job_document_has_cut(const struct job_document *document)
{
	return document->quarter > 0 || document->month > 0 || document->period.text != NULL;
}

/* The unit, group or region that a document is made for; texts NULL: it is one for all. */
struct job_subject {
	const char *code, *name;
};

static inline struct job_subject
job_subject_of_unit(const struct job_unit *unit)
{
	return (struct job_subject){unit->code.text, unit->name.text};
}

/*
 * The output path of a document for one of them: fields replaced, and the characters a file name can't hold
 * (base/file_name.h) in values replaced by '-'.
 */
const char *job_output(struct arena *, const struct job *, const struct job_document *, struct job_subject);

#endif
