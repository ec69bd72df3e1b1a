/*
 * Shared by the files of compose/: the context that fields, grids and tables are filled in from.
 */
#ifndef PLIEGO_COMPOSE_CONTEXT_H
#define PLIEGO_COMPOSE_CONTEXT_H

#include "compose/composition.h"
#include "compose/images.h"
#include "compose/rows.h"
#include "layout/document.h"
#include "template/content.h"

/* Styles that the template has not: they last as long as the document, and each is made once. */
struct made_styles {
	struct arena *arena;
	const struct made_style *made;
	size_t count, capacity;
};

/* What a made style has of its own; all else is that of another. */
struct style_change {
	enum {
		CHANGE_LEFT, /* lines begin on the left */
		CHANGE_BARE, /* without borders */
		CHANGE_BOLD, /* where the family has such a face */
		CHANGE_LOOK,
		CHANGE_FOOT, /* the look, with the borders above and below */
		CHANGE_SHADE,
		CHANGE_CONTRAST, /* the same, with black letters or white ones, whichever contrast more */
	} kind;
	const struct style *look; /* of it, background, hatch, colour and variant */
	struct color shade;       /* the background */
};

/* What a {field} can ask for, at one place of the document. */
struct context {
	struct arena *arena; /* of the section */
	struct made_styles *styles;
	const struct composition *composition;
	struct images *images;
	struct diags *diags;
	const struct job_unit *unit; /* NULL outside a unit */
	const struct sheet *sheet;   /* of that unit */
	size_t row_count;            /* of that sheet; in a table, of its own rows */
	bool of_sheet;               /* in a table of that sheet's own rows, and periods */
	enum division division;      /* of the sheet, in such a table */
	struct {
		const char *text; /* what its rows have in common; NULL: in no group */
		size_t rows;
		struct srcloc loc;
	} group;                     /* of a table's rows, in its head and foot */
	size_t left_out;             /* rows that the limit of a table leaves out, in the row for them */
	const bool *unit_heads;      /* of the job's units: those that a heading of theirs stands for; NULL:
	                                   not known so far */
	struct look_styles *looks;   /* words.h: of the document */
	struct section_words *words; /* of the section; NULL: nobody sees it */
	const struct prose_spec *prose; /* whose text it is; NULL: the template's */
	uint32_t notes_before;          /* footnotes in sections before */
	uint32_t first_note;            /* footnotes of the section before those of that text */
	bool in_table;                  /* of that text: its footnotes are printed below the table */
	bool furniture;                 /* in a header or footer, which is not read aloud */
	bool runs_on;                   /* with other units on the same pages */
	bool names_heading;             /* the text in a header or footer has a {heading.…} */
	bool told;                      /* what is composed was before: its faults are known */
	bool failed;
};

/* styles.c */
const struct style *changed_style(struct context *, const struct style *, const struct style_change *);

/*
 * The strictest standard that the document keeps to and that asks for structure: for a description of each
 * image, and headings whose levels leave none out.  NULL when none does.
 */
const char *structure_standard(const struct context *);

/* fields.c: text templates to spans, one for each literal or field; a field without a value gives none. */
struct spans {
	const struct span *spans;
	size_t count;
};
struct spans fill_spans(struct context *, const struct text_template *, const struct style *);

/* Whether it has a field, as {if-months}, that has it left out where the plan is by what it is. */
bool text_is_left_out(const struct context *, const struct text_template *);

/* The same as one plain text; folios are left out.  "" when there is nothing. */
const char *fill_plain(struct context *, const struct text_template *);

/*
 * field_uses.c: what an own field or a figure prints; text NULL or "": nothing.  A row that is called by a
 * text that none has is warned of [compose-no-row].
 */
struct job_text own_field_text(const struct context *, const struct piece *);
struct job_text figure_text(struct context *, const struct piece *);
/* What is said under the own field; NULL: nothing is. */
const struct job_text *context_own_field(const struct context *, const struct field_use *);
/* The word for the figure, as it is printed; what is blank stays so. */
const char *chosen_text(const struct field_choice *, const char *figure);

/* contents.c: fills in what contents say of units. */
void compose_contents_fields(struct context *, const struct content *, struct contents *out);

/* grid.c */
struct column column_from(const struct column_width *);
struct cell text_cell(struct context *, const struct text_template *, const struct style *);
/* What stands for what is not there: words, which begin on the left where figures would end on the right. */
struct cell missing_cell(struct context *, const struct text_template *, const struct style *);
/* Whether there is a picture: job or unit may have none. */
bool image_is_there(const struct context *, const struct image_use *);
struct figure *figure_from(struct context *, const struct image_use *); /* NULL: none, or after an error */
struct table *compose_grid(struct context *, const struct grid *, bool furniture);
struct table *compose_signatures(struct context *, const struct content *);
struct table *compose_changes(struct context *, const struct content *);
/* version_rows.c: the rows of that table where only the job tells of versions; *count 0: it doesn't. */
struct row *version_rows(struct context *, const struct content *, size_t *count);

/*
 * The rows of a dataset: of the unit in the context, or of all; or in parts where that can be.  To be let go
 * of by rows_release().
 */
void context_rows(const struct context *, enum dataset, struct rows *out);
void context_rows_in_parts(const struct context *, enum dataset, struct rows *out);

/* format.c: a data cell in the column's number format; as written where that says so, or it is no number. */
const char *format_cell(struct context *, const struct rows *, size_t row, int at,
    const struct table_column *);

/* A cell of rows. */
struct place {
	const struct rows *rows;
	size_t row;
	int at;
};

/* Another figure in that format; an amount with the currency that the cell at that place has. */
const char *format_figure(struct context *, const struct place *, const struct table_column *,
    const struct value *);

/*
 * Notes which columns print figures with fewer decimals than these have [compose-rounded]: of each, how many
 * cells, at the first of them.
 */
void format_tell_rounded(struct context *, const struct table_spec *, const struct rows *);

/*
 * periods.c: by what the plan is, or the sheet of the unit where it is that which is printed; and the table
 * with a column, or none, for each period that it says to have one for.
 */
struct calendar context_calendar(const struct context *);
const struct table_spec *spread_periods(struct context *, const struct table_spec *);
/* The chart with the columns of the periods that its series say to have; no category where there are none. */
const struct chart_spec *chart_of_periods(struct context *, const struct chart_spec *);

/* Which quarter of the year, or other period, the document is of; 0 where it is of none. */
size_t context_quarter(const struct context *);

/* The rows that a table prints in the context. */
size_t table_row_count(const struct context *, const struct table_spec *);

/* The table of the unit in the context, or one of all units. */
struct table *compose_table(struct context *, const struct table_spec *);

/* chart.c; NULL when no value is known.  Sets the context's `failed` after an error. */
const struct chart *compose_chart(struct context *, const struct chart_spec *);
/* Areas have the background of the style, or its colour where it has none and they are not hatched. */
struct ink ink_from(const struct style *, enum hatch, enum dash);
/* Marks, one for each of a template's. */
struct mark *compose_marks(struct context *, const struct mark_spec *, size_t count);
/* Which of them a text has; count where it has none, which is warned of at `loc` unless it is blank. */
size_t find_mark(struct context *, const struct mark_spec *, size_t count, const char *text,
    struct srcloc loc);

/* The value in a cell; blank where there is none, or no number, which is warned of. */
struct value read_cell(struct context *, const struct rows *, size_t row, int column, const struct binding *);

/* shades.c: the colour of a shade for a figure, which is one of so many and one more from end to end. */
#define SHADE_STEPS 16
struct color shade_of(const struct shade_spec *, struct decimal);
struct color shade_color(const struct shade_spec *, int step);

/* spark.c: a row drawn; NULL where nothing is known, or nothing of what was due. */
struct spark_columns {
	const struct rows *rows;
	const int *values, *planned; /* planned NULL: none are drawn */
	int mark;                    /* the column of the word that has the mark of a bar; -1: none */
};
struct spark_columns spark_bind(struct context *, const struct rows *, const struct spark_spec *);
const struct figure *compose_spark(struct context *, const struct spark_spec *, const struct spark_columns *,
    size_t row);

#endif
