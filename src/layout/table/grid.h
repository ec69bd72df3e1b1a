/*
 * A table measured: where its columns are, how high its rows, what is in each cell and how much is printed.
 *
 * Rows of the body are there in a window: all of them, or, where they come in slices (layout/document.h),
 * from the slice of the first that is still needed to the last that was come to (window.h).
 */
#ifndef PLIEGO_LAYOUT_TABLE_GRID_H
#define PLIEGO_LAYOUT_TABLE_GRID_H

#include "layout/chart/drawing.h"
#include "layout/text.h"

/* The text of a merged cell with table->continued after it, for the next page (continuation.h). */
struct repeat {
	struct rich_text source;
	struct text text;
};

/* What is in a cell, and how much of it is printed. */
struct box {
	struct text text; /* of an image: only its height; of a turned text, the height is its longest line */
	length image_width;
	uint32_t node;
	uint32_t done;         /* lines printed; of an image 1 */
	uint32_t folio_page;   /* page of the first line */
	struct repeat *repeat; /* NULL: not needed so far */
};

_Static_assert(sizeof(struct box) <= 48, "there is one for each cell, as long as its section is kept");

/* A cell that covers a place in the row at hand: of each column where one starts. */
struct reach {
	size_t row;   /* where the cell starts; NO_ROW: none does in this column */
	size_t end;   /* one past its last row */
	length top;   /* where its box starts */
	length need;  /* the height that holds all it shows on this page */
	length least; /* the height to reach before the page may end inside it */
	bool spans;   /* it is over several rows */
	bool flows;   /* its text is split over pages as fits */
	bool begun;   /* on a page before this one */
};

#define NO_ROW SIZE_MAX

struct body_slice;

/* A row of the body with what is measured of it. */
struct body_row {
	const struct row *row;
	struct box *boxes;             /* of its cells */
	length height;                 /* without what cells over several rows ask for */
	length rule_above, rule_below; /* the widest along the lines there */
	struct body_slice *slice;      /* NULL: it lasts as long as the table */
	size_t number;
};

struct grid {
	const struct table *table;
	struct reach *reach, *saved; /* room for whoever goes through its rows */
	length *edges;               /* of the columns, from the table's left: column_count + 1 */
	length offset;               /* of the table in the width it was given, by table->align */
	struct box *head;            /* row-major, as the cells */
	length *head_heights;
	length head_height;      /* with the outer halves of the border above and below the table */
	struct body_row *window; /* rows of the body from window_first up to window_end */
	size_t window_first, window_end, window_capacity;
	struct body_row *reached; /* rows before, whose cells reach down to them: one a column at most */
	struct body_row *spare;   /* room for as many */
	size_t reached_count;
	struct body_slice *slices; /* those that are there, in order */
	size_t *ends;              /* of each column, one past the last row of the last cell there */
	bool failed;               /* a slice can't be measured, which was told */
	length fresh;              /* room for body rows on a page of their own */
	struct marker {
		struct text text;
		length width;
	} * markers; /* table->continued for each column; width 0: not set so far */
	unsigned run;
	bool has_folios; /* somewhere in it */
	/* The widest rule along each line between columns, or head rows; above and below any body row. */
	length *column_rules, *head_rules;
	length over_body, under_body;
	struct label *letters;            /* of the table's marks */
	length mark_width;                /* alike for all, so that the words beside them are aligned */
	length above, below, left, right; /* outer half of the border, 0 for a hairline */
};

/* Holds nothing: covered by a neighbour, or left out. */
static inline bool
cell_is_hole(const struct cell *cell)
{
	return cell->covered || cell->style == NULL;
}

static inline bool
cell_spans_rows(const struct cell *cell)
{
	return cell->rows > 1;
}

/* One past the last row or column of a cell, never outside the table. */
size_t cell_rows_end(const struct cell *, size_t row, size_t row_count);
size_t cell_columns_end(const struct cell *, size_t column, size_t column_count);

/*
 * Moves on to a row, given with its number, that starts at `top`: the cells that end above leave, its own
 * enter.
 */
void reach_row(struct reach *, const struct row *, size_t row, size_t row_count, size_t column_count,
    length top);

/* A row before the window, of those that reach into it. */
const struct body_row *reached_row(const struct grid *, size_t row);

/* A row of the body that is there. */
static inline const struct body_row *
body_row(const struct grid *grid, size_t row)
{
	return row >= grid->window_first ? &grid->window[row - grid->window_first] : reached_row(grid, row);
}

static inline const struct cell *
body_cell(const struct grid *grid, size_t row, size_t column)
{
	return &body_row(grid, row)->row->cells[column];
}

static inline struct box *
body_box(const struct grid *grid, size_t row, size_t column)
{
	return &body_row(grid, row)->boxes[column];
}

enum part { PART_HEAD, PART_BODY };

struct rich_text cell_source(const struct cell *);
struct srcloc cell_loc(const struct cell *, const struct row *);

#endif
