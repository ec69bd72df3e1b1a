/*
 * Cells of datasets: what they hold, and how that becomes text.
 *
 * A cell is a value, never the text of one: whoever adds up, compares or draws takes its figure, and printing
 * is the last step.  Figures are exact, but for compliances and shares, which are rounded when the cell is
 * made, as their scale or family says (the exact ones stay in struct compliance).
 *
 * Rows are arrays of as many cells as there are columns, in the order of the columns.  All live in the arena
 * that they were written in, and borrow texts from plan, progress and findings, which must outlive them.
 */
#ifndef PLIEGO_DATASET_CELL_H
#define PLIEGO_DATASET_CELL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/decimal.h"
#include "dataset/catalogue.h"

struct row_subject;
struct sheet_cell;

/* What is special about a text or a figure. */
enum __attribute__((packed)) cell_form {
	CELL_PLAIN,      /* nothing: the text; the number with the decimals that it has */
	CELL_MEAN,       /* number / divisor; printed with one decimal more than number has, rounded half away
	                    from zero */
	CELL_ORDINAL,    /* a number that names something, as a line of a file: never grouped */
	CELL_DIFFERENCE, /* a number; people see a plus before a positive one */
	CELL_COVERAGE,   /* a text: "3 de 5", number of divisor; u.text is what stands between */
	CELL_TOLD,       /* a text that programs are told in other words than people */
};

struct told {
	const char *people, *programs; /* programs NULL: nothing */
};

struct dataset_cell {
	enum cell_kind kind;
	enum cell_form form;
	struct decimal number; /* of a percent as printed: 25 for "25%" */
	uint32_t divisor;
	union {
		const char *text;        /* CELL_PLAIN; never NULL or empty */
		const struct told *told; /* CELL_TOLD */
	} u;
	/*
	 * The cell of the unit's plan, or of its progress sheet, that it was read from; NULL where it was
	 * computed, or is of no single cell.
	 */
	const struct sheet_cell *source;
};

struct dataset_rows {
	const struct dataset_column *columns;
	size_t column_count;
	const struct dataset_cell *const *rows;
	size_t row_count;
	const struct row_subject *subjects; /* of each row; NULL: not asked for */
};

/* Rows of a dataset by their numbers. */
struct row_range {
	size_t first, count;
};

/* Takes a row of a dataset: as many cells as there are columns. */
struct row_sink {
	void (*row)(void *ctx, const struct dataset_cell *);
	void *ctx;
};

/*
 * How cells are printed.
 *
 * For people: figures grouped, in the style of the locale, and so is "%" after percents.  For
 * programs: no grouping, no "%" and no plus, "." before decimals; findings as the job's `checks` call them,
 * and of a mend only what there is to paste.  What is blank or not reported prints nothing in either.
 */
struct cell_style {
	struct number_style numbers;
	bool for_programs;
};

static inline struct cell_style
cell_style_for_people(struct number_style numbers)
{
	return (struct cell_style){numbers, false};
}

static inline struct cell_style
cell_style_for_programs(void)
{
	return (struct cell_style){{.decimal_mark = '.', .group_mark = ','}, true};
}

/* Appends the cell as it is printed: the only place where cells become text. */
void cell_append(struct buf *, const struct dataset_cell *, struct cell_style);

/* The same as a text: the cell's own, or one in the arena; "" where nothing is printed. */
const char *cell_text(struct arena *, const struct dataset_cell *, struct cell_style);

/* Whether anything is printed of it. */
bool cell_prints(const struct dataset_cell *, struct cell_style);

/* Whether it holds a figure, be it one that cell_figure() can't give. */
static inline bool
cell_is_figure(const struct dataset_cell *cell)
{
	return cell->kind == CELL_NUMBER || cell->kind == CELL_PERCENT;
}

/*
 * The figure of a cell that has one, as it is printed: a mean rounded.  False for a mean that has more
 * decimals, or more digits, than a decimal; and for what people see with a plus before it, which no plan has
 * as a number.
 */
bool cell_figure(const struct dataset_cell *, struct decimal *);

#endif
