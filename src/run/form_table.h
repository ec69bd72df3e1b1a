/*
 * What is on a form: its columns, what is filled in, and which cells are open.  It is the same whatever file
 * becomes of it (run/form_csv.h, run/form_xlsx.h).
 *
 * All of it lives in the arena it was made in, or is borrowed from job and sheets.
 */
#ifndef PLIEGO_RUN_FORM_TABLE_H
#define PLIEGO_RUN_FORM_TABLE_H

#include "base/arena.h"
#include "base/language.h"
#include "sheet/cell.h"
#include "sheet/value.h"

/* Who may fill in the cells of a column. */
enum form_entry {
	FORM_FIXED,  /* nobody: what was planned */
	FORM_OPEN,   /* whoever has the form */
	FORM_BEYOND, /* nobody yet: of a period to come */
};

/* What its cells hold. */
enum form_kind {
	FORM_TEXT,
	FORM_FIGURE, /* a number or percent, 0 or more */
	FORM_LINE,   /* a text, best one of the form's lines */
	FORM_CAUSE,  /* a text, best one of the form's causes */
};

/* All zero: nothing is in it. */
struct form_cell {
	const char *text; /* as the plan or the progress has it; NULL: none */
	uint32_t length;
	struct value value; /* of a figure: what the text was read as; blank where it can't be */
};

struct form_column {
	const char *heading;
	enum form_kind kind;
	enum form_entry entry;
	struct form_cell *cells; /* one for each row */
	/* How a workbook shows the figures that are typed, as in its own number formats; NULL: by the row. */
	const char *format;
};

struct form_list {
	const char *const *items;
	size_t count;
	bool closed; /* of what may be chosen: nothing else may */
};

struct form_table {
	struct form_column *columns;
	size_t column_count, column_capacity;
	size_t row_count; /* set before there are columns */
	/* Of each row, whether it is of percents: its open figures are typed as such.  NULL: of none. */
	const bool *percents;
	size_t spare_rows; /* behind them, blank and open in all columns */
	size_t frozen;     /* columns that stay in sight */
	struct form_list lines, causes;
	struct form_list instructions; /* a sentence each */
	/* What the form is of: label and text in turns, the unit first. */
	struct form_list facts;
	const char *sheet;      /* what readers look for: the code of the unit, or what the job names */
	const char *unit;       /* code and name */
	enum language language; /* of the sentences for who fills it in */
	struct number_style numbers;
	int year;
	unsigned first_month; /* of the year; 0 is January */
};

/* One more column, blank. */
void form_add_column(struct arena *, struct form_table *, const char *heading, enum form_kind,
    enum form_entry);

/* The cell of a row in the last column; one of NULL stays blank. */
void form_set_text(struct form_table *, size_t row, const struct sheet_cell *);
void form_set_figure(struct form_table *, size_t row, const struct sheet_cell *, const struct value *);

#endif
