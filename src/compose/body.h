/*
 * The rows of a table's body, of what its columns are bound to.
 */
#ifndef PLIEGO_COMPOSE_BODY_H
#define PLIEGO_COMPOSE_BODY_H

#include "compose/context.h"

/* What the columns of a table print, each -1 where it is a spark; and the marks of all of them. */
struct table_binding {
	const struct rows *rows;
	const int *columns;
	int code, line; /* the columns of a row's unit, -1: the one that it is printed for, and of its line */
	const struct spark_columns *sparks;
	const struct mark *marks;
	const struct revisions *revisions; /* compose/revisions.h; NULL: none is shown */
	const uint32_t *const
	    *ranks; /* of each column, NULL or a place for each row; all NULL: there are none */
};

struct table_binding bind_table(struct context *, const struct table_spec *, const struct rows *,
    const struct mark *);

/* A cell with a text that stands in no file; "": an empty one. */
struct cell made_cell(struct context *, const char *text, const struct style *, struct srcloc);

/* n rows without anything in them. */
struct row *empty_rows(struct context *, const struct table_spec *, size_t n, struct srcloc);

/*
 * n rows from `first` on, equal neighbours in merge columns joined; of each column, start[k] is the row where
 * the group began that the row above is in, and then that of the last.
 */
struct row *body_rows(struct context *, const struct table_spec *, const struct table_binding *, size_t first,
    size_t n, size_t *start);

/* One row of them; `out` is empty. */
void body_row(struct context *, const struct table_spec *, const struct table_binding *, size_t row,
    struct row *out);

/*
 * What the rows that the row stands for have in a column, each text once, in a list: figures behind commas,
 * texts on lines of their own.
 */
struct cell collected_cell(struct context *, const struct table_binding *, const struct table_column *,
    const size_t *rows, size_t count);

/* differing.c: spans of a text, words that the other one has not in bold. */
struct spans differing_spans(struct context *, const struct span *, const char *other);

/*
 * A row joins the one above in each merge column where they are equal, but only where it does in every merge
 * column to the left, so that groups nest: of each of these columns, start[k] becomes `at`, the place of the
 * row in the body, where it doesn't.
 */
void join_row(const struct table_spec *, const struct table_binding *, size_t row, size_t *start);
void join_rows(const struct table_spec *, const struct table_binding *, const size_t rows[2], size_t at,
    size_t *start);

/* The first of these is the place where the group began that the last of them is in. */
void cover_joined(const struct table_spec *, struct row *body, size_t first, size_t at, const size_t *start);

/* Whether there is a text, the same as in the row above, and neither was another in the version before. */
bool same_as_above(const struct table_binding *, const struct rows *, size_t row, int column);

/* Rows that one merged cell may span; a longer group starts anew. */
#define MERGED_ROWS_MAX 60000

/*
 * arranged.c: the lines of a view.
 */
struct view;
struct row *arranged_rows(struct context *, const struct table_spec *, const struct table_binding *,
    const struct view *);

/*
 * empty_columns.c: the table without those columns that print nothing in any row, where they say so.  view
 * NULL: of all rows.
 */
const struct table_spec *without_empty_columns(struct context *, const struct table_spec *,
    const struct rows *, const struct view *);

/*
 * long_table.c: a body that comes in slices of so many rows or more: some ten pages.
 */
#define SLICE_ROWS 128

const struct sliced_body *slice_rows(const struct context *, const struct table_spec *, const struct rows *,
    const struct mark *);

#endif
