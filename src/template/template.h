/*
 * A layout template, compiled: every value typed, every style resolved, every {field} an enum.
 *
 * templates/README.md describes each key; the tables that schema.c lists are the one list of keys that
 * loader, reference test and "did you mean" share.  All lives in the arena.  libyaml is seen only in this
 * folder.
 */
#ifndef PLIEGO_TEMPLATE_TEMPLATE_H
#define PLIEGO_TEMPLATE_TEMPLATE_H

#include "base/arena.h"
#include "base/decimal.h"
#include "base/diag.h"
#include "base/style.h"
#include "dataset/catalogue.h"
#include "dataset/periods.h"
#include "template/job.h"

#define TEMPLATE_FILE_MAX ((size_t)1024 * 1024)
#define TEMPLATE_VALUES_MAX 100000

enum field {
	FIELD_LITERAL, /* no field: the piece's own text */
	FIELD_INSTITUTION,
	FIELD_GOVERNMENT,
	FIELD_YEAR,
	FIELD_DOCUMENT_TITLE,
	FIELD_DOCUMENT_CODE,
	FIELD_DOCUMENT_VERSION,
	FIELD_DOCUMENT_DATE,
	FIELD_DOCUMENT_SUBJECT,
	FIELD_DOCUMENT_AUTHOR,
	FIELD_QUARTER,
	FIELD_PERIOD,        /* "enero a marzo" */
	FIELD_PERIOD_DATED,  /* "enero a marzo de 2024" */
	FIELD_PERIOD_NAME,   /* "primer trimestre" */
	FIELD_CUT,           /* "marzo" */
	FIELD_JUSTIFY_BELOW, /* "80" */
	FIELD_RANK_FROM,     /* "3" */
	FIELD_SPENDING_GAP,  /* "20" */
	FIELD_PLAN_PERIOD,   /* "mes": what the plan is by */
	FIELD_PLAN_PERIODS,  /* "meses" */
	FIELD_PERIOD_RANGE,  /* "ENE – DIC" */
	FIELD_YEAR_STARTS,   /* "enero" */
	/* Nothing, and no text that has one is printed but of a plan that is by these. */
	FIELD_IF_MONTHS,
	FIELD_IF_LONGER, /* quarters, four months, semesters */
	FIELD_IF_PARTS,  /* months or these */
	FIELD_IF_YEAR,
	FIELD_DRAFT, /* the template's `draft` while its units have open errors, else nothing */
	/* Only in a document for each group, or each region. */
	FIELD_SET_CODE,
	FIELD_SET_NAME,
	FIELD_REGION_NAME,
	/* Only where a unit is known: each-unit, or a document per unit. */
	FIELD_UNIT_CODE,
	FIELD_UNIT_NAME,
	FIELD_UNIT_ROWS,
	/* Only in the head and foot of a group of a table's rows. */
	FIELD_GROUP,
	FIELD_GROUP_ROWS,
	FIELD_LEFT_OUT, /* rows that the limit of a table leaves out; only in what is printed for them */
	FIELD_PAGE,
	FIELD_PAGES,
	FIELD_SECTION_PAGE,
	FIELD_SECTION_PAGES,
	FIELD_PAGE_OF, /* the piece's text says of what: a unit's code, or "#" and what a heading is called */
	/* Only in headers and footers: of the page they stand on. */
	FIELD_HEADING_1,
	FIELD_HEADING_2,
	FIELD_HEADING_3,
	FIELD_HEADING_4,
	FIELD_HEADING_5,
	FIELD_HEADING_6,
	FIELD_OWN,      /* of the job's, the document's or the unit's own fields */
	FIELD_FIGURE,   /* a cell of the rows of a dataset, or how many rows it has */
	FIELD_SENTENCE, /* prints nothing itself: the next pieces, as many as its length, are a sentence */
};

/* {if-months} and the like. */
static inline bool
field_is_condition(enum field field)
{
	return field == FIELD_IF_MONTHS || field == FIELD_IF_LONGER || field == FIELD_IF_PARTS ||
	    field == FIELD_IF_YEAR;
}

/* {group.code} and the like. */
static inline bool
field_is_of_set(enum field field)
{
	return field == FIELD_SET_CODE || field == FIELD_SET_NAME || field == FIELD_REGION_NAME;
}

/* Whether a text with the field is printed where the plan is by that; of other fields, always. */
bool field_holds(enum field, enum division);

enum __attribute__((packed)) letter_case { CASE_AS_IS, CASE_CAPITAL, CASE_UPPER };

struct piece_link;
/* Words that are printed instead of a number: `one` where that is 1; NULL: it is printed itself. */
struct field_choice {
	const char *one, *other;
};

enum own_scope { OWN_OF_JOB, OWN_OF_DOCUMENT, OWN_OF_UNIT };

/* What of a field isn't told by which it is. */
struct field_use;

struct piece {
	enum field field;
	const char *text; /* of a literal; UTF-8 in NFC */
	uint32_t length;
	struct srcloc loc;
	enum letter_case letter_case; /* of a word: "mes", "Mes", "MES" */
	uint8_t emphasis;             /* a set of enum prose_emphasis */
	uint16_t note;                /* it refers to that footnote of its text, from 1; 0: to none */
	const struct piece_link *link;
	const struct field_use *use; /* NULL: there is nothing more to tell */
};

/*
 * "Página {page} de {pages}", compiled.  `{{` stands for a brace.  Or a list of sentences: one that has a
 * field without a value is left out, blanks stand between the others; one that stands first loses the "· "
 * that it begins with.
 */
struct text_template {
	const struct piece *pieces;
	size_t count;
	struct srcloc loc;
};

/* Where pieces lead that have it: an address, or "#heading". */
struct piece_link {
	struct text_template target;
	struct srcloc loc;
};

/* "25 mm", "12 %" of the text area, "1.5*": a share of what the others leave. */
struct column_width {
	enum { WIDTH_FIXED, WIDTH_PERCENT, WIDTH_FLEX } kind;
	int32_t value; /* a length; thousandths of a percent; weight in thousandths */
	struct srcloc loc;
};

struct page_setup {
	length width, height; /* orientation already applied */
	length margin[SIDES]; /* top, right, bottom, left */
	length binding;
	bool two_sided;
	bool binding_top; /* else at a side */
	bool units_on_odd;
	struct srcloc loc;
};

/*
 * An image of the template: "logo" is the job's logo, anything else a path, as written, of a file that
 * was there at load: path_beside(arena, loc.file, source) makes it usable.
 */
struct image_use {
	const char *source; /* NULL: none */
	bool in_prose;      /* a text in Markdown names it */
	bool is_logo;
	const struct field_use
	    *field;               /* an own field that has the path, beside the job; NULL: source is it */
	length width, height;     /* 0: in proportion */
	struct text_template alt; /* count 0: decoration, if alt_given says that it was thought of */
	bool alt_given;
	enum align align;
	struct srcloc loc;
};

/* A cell of a header, footer or grid. */
struct grid_cell {
	struct text_template text;
	struct image_use image; /* instead of text */
	const struct style *style;
	uint16_t columns, rows;
	bool header;
	struct srcloc loc;
};

struct grid_row {
	const struct grid_cell *cells; /* as written: covered places are left out */
	size_t cell_count;
	length min_height;
	struct srcloc loc;
};

/*
 * A small table of text, images and fields.  Checked at load: the cells of every row, with those that
 * reach down from above, fill the columns exactly.
 */
struct grid {
	const struct column_width *columns;
	size_t column_count;
	const struct grid_row *rows;
	size_t row_count;
	length gap; /* between it and the body; header and footer */
	enum align align;
	bool keep_with_next; /* of one in the content */
	struct srcloc loc;
	/* Of a header or footer: what stands there instead on these pages; without rows: nothing. */
	const struct grid *first, *even;
};

enum number_format { FORMAT_AS_WRITTEN, FORMAT_NUMBER, FORMAT_PERCENT, FORMAT_MONEY };

/* A heading of the rows of a source that the template prints. */
struct binding {
	const char *heading; /* as the template writes it */
	const char *key;     /* utf8_fold() of it */
	enum dataset source;
	bool number;      /* its cells must read as numbers */
	bool percent;     /* which are percents, with or without the sign */
	bool read;        /* and what they are read as is shown, not how they are written */
	bool each_period; /* heading and key "": the columns of all periods of the plan */
	bool in_text;     /* a text prints it, not a table or chart */
	size_t table;     /* of the template, counted from 1, that has it; 0: none */
	struct srcloc loc;
};

enum row_choice {
	ROW_ONLY,     /* there is but one */
	ROW_NUMBERED, /* nothing is printed where there are not so many */
	ROW_CALLED,   /* the first that has the text in one of its cells */
	ROW_COUNT,    /* none: how many there are is printed */
};

struct field_use {
	struct field_choice words;
	enum own_scope scope;   /* of FIELD_OWN */
	const char *name;       /* of that, UTF-8 in NFC; of a row that is called so, as it is written */
	struct binding binding; /* of FIELD_FIGURE */
	enum row_choice choice;
	uint32_t row;       /* of ROW_NUMBERED, from 0 */
	const char *called; /* of ROW_CALLED: utf8_fold() of the name */
};

/* Where a template prints an own field, or has the name of a picture in it. */
struct own_use {
	enum own_scope scope;
	const char *name;
	struct srcloc loc;
	size_t table; /* of the template, counted from 1, that has it; 0: none */
};

/* --- which rows a table prints, in which order, and what they come to (template/row_rules.c) --- */

enum row_test_kind {
	TEST_IS,    /* the cell says one of the words, as a reader compares */
	TEST_RANGE, /* it holds a figure, and that is in the range; a percent is 25 for "25%" */
	TEST_BLANK, /* it is blank, not reported, or a dash */
};

/* Of the cell of a row under a heading. */
struct row_test {
	struct binding binding;
	enum row_test_kind kind;
	bool negated;             /* of words and of what is blank */
	const char *const *words; /* utf8_fold() of each */
	size_t word_count;
	bool has_least, has_most;
	bool over, under; /* least and most themselves are not in the range */
	struct decimal least, most;
	struct srcloc loc;
};

/* All clauses hold, of each at least one test.  Without any it always holds. */
struct row_condition {
	const struct row_clause {
		const struct row_test *tests;
		size_t count;
	} * clauses;
	size_t count;
};

/* Figures before texts, blanks always last; equals stay in the order of the rows. */
struct sort_key {
	struct binding binding;
	bool descending;
	struct srcloc loc;
};

#define GROUP_LEVELS 4

/* Consecutive rows with equal cells under the heading, as a reader compares: a head above, a foot below. */
struct row_group {
	struct binding binding;
	struct text_template head, foot;             /* {group} is what they have in common */
	struct text_template blank;                  /* what {group} is where that is nothing */
	const struct style *head_style, *foot_style; /* NULL: the table's, bold */
	bool has_head, has_foot;
	struct srcloc loc;
};

/* Background, colour and variant of the style are those of what it is about; all else stays. */
struct style_rule {
	struct row_condition when;
	const struct style *style;
	struct srcloc loc;
};

/* What a column comes to in the feet of groups and of the table. */
enum total { TOTAL_NONE, TOTAL_SUM, TOTAL_MEAN, TOTAL_COUNT, TOTAL_MIN, TOTAL_MAX, TOTAL_SHARE };

/* Places by the figures of a column, from 1; equals share one, and the next counts them all. */
struct rank_spec {
	struct binding binding;
	bool descending; /* the highest is first */
	struct srcloc loc;
};

/* The background of a cell, from one colour to another as its figure goes from `least` to `most`. */
struct shade_spec {
	struct decimal least, most;
	struct color from, to;
	struct srcloc loc;
};

/*
 * What a column of a table, or a sparkline, is for each period of the plan: what was planned for it, what was
 * done in it; or, for each quarter of a plan by months, what was planned.  A plan by the year has none.
 */
enum each_period { EACH_NONE, EACH_PLANNED, EACH_DONE, EACH_QUARTER };

/* How much wider such a column is than what is said, where its periods are longer than months. */
#define LONGER_WIDTH 2

/* How a value that is a word is shown: as a colour, and as a letter or hatch. */
struct mark_spec {
	const char *value; /* as the template writes it */
	const char *key;   /* utf8_fold() of it */
	const struct style *style;
	const char *letter; /* NULL: none */
	enum hatch hatch;
	struct srcloc loc;
};

enum spark_draw {
	SPARK_COLUMNS, /* on a scale of the row's own */
	SPARK_LINE,
	SPARK_BAR,   /* one value, on a scale that all rows have */
	SPARK_STACK, /* parts of one whole */
};

/* The values of a row, drawn in one cell. */
struct spark_spec {
	bool each_period; /* of the periods of the plan, what was planned and done: no lists are given */
	const struct binding *values, *planned;
	const struct text_template *names; /* of the values, in words; NULL: their headings */
	size_t count;
	bool has_planned;
	const struct style *style, *planned_style;
	enum spark_draw draw;
	bool has_most, has_reference; /* of a bar: where its scale ends; where a line crosses it */
	struct decimal most, reference;
	struct binding mark;           /* the word that has the mark of a bar; heading NULL: none */
	const struct mark_spec *marks; /* of such words; or of the headings of a stack */
	size_t mark_count;
	length height;
	struct text_template alt, missing;
	struct srcloc loc;
};

/* What a row leads to. */
enum goal {
	GOAL_NONE,
	GOAL_UNIT, /* the heading of its unit */
	GOAL_LINE, /* the first row of its strategic line in that unit's table of the plan */
};

struct table_column {
	struct binding binding;         /* of a spark: heading NULL */
	enum each_period each;          /* it stands for several; a title has only the spark */
	const struct spark_spec *spark; /* instead of text; NULL: none */
	const struct mark_spec *marks;  /* of its texts */
	size_t mark_count;
	struct text_template title; /* what is printed */
	struct column_width width;
	const struct style *style, *head_style;
	const struct style *quarter_style, *quarter_head_style; /* of months that begin one; NULL: the same */
	enum number_format format;
	int8_t decimals;    /* -1: as many as there are */
	bool tells_rounded; /* notes that figures have more */
	bool merge;         /* equal consecutive cells share one; nested from left to right */
	bool collect;       /* rows equal in all other columns are one, which lists what they have here */
	bool hide_empty;    /* left out where nothing is printed in any of its cells */
	enum total total;
	struct text_template total_else;      /* where it may not be made; count 0: that is an error */
	struct text_template blank;           /* where nothing is printed otherwise */
	struct text_template missing;         /* where something is due that nobody reported */
	const struct style *missing_style;    /* of it: the look is taken; NULL: none */
	const struct binding *differs_from;   /* words that its cell has not are bold; NULL: none are */
	length head_turned;                   /* its title is turned, in lines of that length; 0: it is not */
	enum goal link;                       /* where its words lead */
	enum goal page_of;                    /* instead of text, the page where that is */
	const struct rank_spec *rank;         /* instead of text; NULL: none */
	const struct shade_spec *shade;       /* NULL: none */
	const struct style_rule *style_rules; /* of its cells: the first that holds */
	size_t style_rule_count;
	struct srcloc loc;
};

/* A head over consecutive columns; groups may hold groups.  In order, outermost first. */
struct column_group {
	struct text_template title;
	const struct style *style;
	uint16_t first, count; /* columns */
	uint8_t level;         /* 0: top row of the head */
	struct srcloc loc;
};

struct table_spec {
	const char *name;
	enum dataset source;
	const struct table_column *columns;
	size_t column_count;
	const struct column_group *groups;
	size_t group_count;
	uint8_t group_levels;           /* head rows above the column titles */
	struct text_template empty;     /* printed over all columns when there is no row */
	struct text_template continued; /* "(continúa)" */
	const struct style *continued_style;
	struct text_template summary;
	length min_row_height;
	uint32_t min_rows; /* together at the end and the start of a page; 0: any */
	enum align align;
	const struct style *style; /* of cells whose column has none of its own */
	struct row_condition where;
	const struct sort_key *sort_keys; /* the first is the main one */
	size_t sort_key_count;
	uint32_t limit;            /* rows at most; 0: all */
	struct text_template more; /* of the row that stands for those left out; count 0: the usual words */
	const struct row_group *row_groups; /* outermost first */
	size_t row_group_count;
	bool has_total;                   /* a foot below all rows */
	bool revision_bars;               /* of rows of the plan: shows what changed (compose/revisions.h) */
	struct text_template total_label; /* in it */
	const struct style
	    *total_style; /* of it, and of the row of those left out; NULL: the table's, bold */
	const struct style_rule *row_rules; /* of whole rows: the first that holds */
	size_t row_rule_count;
	const struct style *changed_style; /* the look of cells that did; NULL: none of its own */
	const struct style *before_style;  /* of what they said before; NULL: the cell's */
	struct srcloc loc;
};

/* Whether it prints other lines than its rows, one by one, as they come. */
bool table_arranges_rows(const struct table_spec *);

#define STATUS_LEVELS 6

/* How a status of progress is called, and from which compliance on it is one. */
struct status_spec {
	struct job_text name, letter; /* the letter has 1 to 3 */
	uint16_t percent;
	bool above; /* more than that; otherwise that or more */
};

/* Levels go down from the highest, and the last one begins at 0; no two have the same name or letter. */
struct status_scheme {
	struct status_spec levels[STATUS_LEVELS];
	size_t level_count;
	struct status_spec unprogrammed, unplanned, not_reported, none;
	uint16_t justify_below; /* percent */
	uint16_t cap;           /* percent; 0: none */
	uint16_t rank_from;     /* activities with a figure, for a unit to have a place */
	uint16_t spending_gap;  /* points between what is done and what is spent that make a warning */
};

struct content;    /* template/content.h */
struct chart_spec; /* template/chart_spec.h */
struct tiles_spec;
struct prose_spec; /* template/prose_spec.h */
struct yaml_node;  /* template/yaml.h */

/* A file that a template is made of. */
struct template_file {
	const char *path;
	struct bytes bytes;
	const struct yaml_node *root; /* once it is read */
};

struct condition; /* template/condition.h */

/* A text behind all pages. */
struct watermark_spec {
	struct text_template text;
	const struct style *style;
	bool level; /* else along the diagonal */
	const struct condition *when;
};

struct template
{
	const char *path;
	const char *name;                  /* the path without folder and .yaml */
	bool only_read;                    /* of its places */
	const struct template_file *files; /* its own, what that extends, and so on */
	size_t file_count;
	struct page_setup page;
	const char *language; /* BCP 47 */
	const char *draft;    /* what {draft} prints; NULL: nothing ever */
	struct srcloc draft_loc;
	const struct font_family *families; /* paths usable as they are */
	size_t family_count;
	const struct style *styles;
	size_t style_count;
	struct status_scheme statuses;
	const struct grid *header, *footer;     /* NULL: none */
	const struct watermark_spec *watermark; /* NULL: none */
	const struct table_spec *tables;
	size_t table_count;
	const struct binding *bindings; /* of all its tables and charts, used or not */
	size_t binding_count;
	const struct chart_spec *const *differences; /* its charts that have such a plot */
	size_t difference_count;
	const char **data_names; /* what it calls data, dataset_of_data(), used or not */
	size_t data_count;
	const struct own_use *own_uses; /* own fields that it prints, but not in unused tables */
	size_t own_use_count;
	const struct content *contents;
	size_t content_count;
	bool per_unit_only; /* uses unit fields or a table outside each-unit: needs `per: unit` */
	struct srcloc per_unit_loc;
	/* The first field that only a document for each group has, or for each region; file NULL: none. */
	struct srcloc set_loc, region_loc;
	struct srcloc language_loc; /* file NULL: the default */
	struct srcloc cut_loc;      /* the first field that only a document with a cut has; no file: none */
	bool tells_periods;         /* it has a field that says by what the plan is */
	bool finds_lines;           /* something in it has GOAL_LINE */
	struct prose_spec **prose;  /* its texts in Markdown, each to be read by template_read_prose() */
	size_t prose_count, prose_capacity;
	uint32_t heading_numbers[6]; /* of the last numbered heading of these texts, at each level */
};

/* Where what a template names is looked for. */
struct template_places {
	const char *fonts_dir; /* behind the folder of the file that names a font */
	/*
	 * Finds and reads the template of that name, which another extends (its file is name->loc.file): path
	 * and bytes of *out, which outlive the template.  False after an error.  NULL: there are none.
	 */
	bool (*open)(void *ctx, const struct job_text *name, struct template_file *out, struct diags *);
	void *ctx;
	bool only_read; /* nothing is printed: neither fonts nor pictures are looked for */
};

/*
 * Reads and checks a template from the bytes of its file, whose path outlives it, and the files that it
 * extends (template/inherit.h); fonts and pictures are looked for beside the file that names them.  Faults as
 * in job_read(): all of them, located, with the nearest valid key, style, font, field or table name.  Then
 * *out has what own fields it prints, and nothing else.
 */
bool template_read(struct arena *, struct template_file, const struct template_places *, struct template *out,
    struct diags *);

#endif
