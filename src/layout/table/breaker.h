/*
 * Breaking tables: which rows of a table go on a page.
 *
 * They are found one by one: a page may end after a row when the row, and what the cells that reach further
 * down show on this page (continuation.h), fit.  A row that fits no page is split: each of its cells prints
 * the lines that fit, the rest goes on on the next page.
 *
 * Where a page ends inside groups of rows (struct row), the next one has their heads again, unless the row
 * that it begins with then would not fit: then they would cost more than they tell.
 *
 * Here it is found out what fits; block/table.c puts it in a fragment, which is printed.
 */
#ifndef PLIEGO_LAYOUT_TABLE_BREAKER_H
#define PLIEGO_LAYOUT_TABLE_BREAKER_H

#include "layout/table/continuation.h"
#include "layout/table/insets.h"

struct breaker {
	struct layout *l;
	struct grid *grid;
	struct reach *reach;
	struct reach *saved; /* reach where this page's rows start */
	length *heights;     /* of this page's rows */
	size_t row;          /* first of this page */
	bool part;           /* it was begun on a page before */
	length part_height;  /* what is left of it then */
	length limit;        /* the most that a cell which starts this page's rows can get */
	length tail;         /* has to fit below the last row */
	/* The heads of groups that go on from pages before, repeated above this page's rows. */
	size_t group_heads[TABLE_GROUPS_MAX];
	size_t group_head_count;
	length group_heads_height;
	uint32_t table_node, body_node, row_node;
	bool failed;
};

/* What goes on a page: rows up to `end`, of which the last is split or not. */
struct cut {
	size_t end;
	bool found;
	bool split;
	bool forced;
	length last_height;
};

static inline const struct cell *
cell_at(const struct breaker *b, size_t row, size_t column)
{
	return body_cell(b->grid, row, column);
}

static inline struct box *
box_at(const struct breaker *b, size_t row, size_t column)
{
	return body_box(b->grid, row, column);
}

/* Whether row `at` is the last of the cell. */
static inline bool
ends_at(const struct reach *reach, size_t at)
{
	return reach->end == at + 1;
}

static inline length
padding_at(const struct breaker *b, size_t row, size_t column)
{
	return cell_padding(b->grid, PART_BODY, row, column);
}

struct breaker breaker_for(struct layout *, struct grid *, length tail);

/*
 * Goes back to where this page's rows start; what reaches there from above is readied for this page.  Sets
 * `failed` after an error.
 */
void enter_page(struct breaker *);
/*
 * Finds the heads of the groups that the first of this page's rows is in, and what they need of `room`.  Sets
 * `failed` after an error.
 */
void enter_groups(struct breaker *, length room);

/* The cells of a row that starts `top` below where this page's rows do; sets `failed` after an error. */
void enter_row(struct breaker *, size_t row, length top);

/* What a cell shows on this page; begun: on a page before it.  After an error, `failed` is set. */
struct show show_cell(struct breaker *, size_t row, size_t column, bool begun);

/* How a cell may be split. */
struct breaking cell_breaking(const struct cell *, bool forced);

/*
 * Finds what goes in `room`; the heights of its rows are then in `heights`.  Not found: nothing does.  fresh:
 * no other page has more room for it, so a row that is to stay with the one above may leave it, and one that
 * fits whole elsewhere is split.
 */
struct cut cut_page(struct breaker *, length room, bool fresh);

/* Of the whole table; or of the least of it, its head included, that a page may end with. */
int64_t table_height(struct layout *, struct grid *, bool whole);

#endif
