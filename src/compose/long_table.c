/* Tables whose rows come in slices. */
#include "compose/body.h"

/* Rows that come in slices, and what the next of these has to know. */
struct long_table {
	struct sliced_body slices;
	struct context c;
	const struct table_spec *spec;
	struct rows rows;
	struct table_binding bound;
	size_t *start;  /* where the groups began that the last slice ended in */
	size_t *ahead;  /* the same, for looking ahead */
	size_t leading; /* the first merge column; column_count: there is none */
	bool nests;     /* there are more */
};

/* Whether a group of any merge column but the first goes on in row r. */
static bool
nested_goes_on(const struct long_table *t, const size_t *start, size_t r)
{
	for (size_t k = t->leading + 1; k < t->spec->column_count; k++)
		if (t->spec->columns[k].merge && start[k] != r)
			return true;
	return false;
}

/*
 * Loads the rows of a slice, one above and one below; returns how many they are.  Only groups of the first
 * merge column go on in the next slice.
 */
static size_t
load_slice(struct long_table *t, struct arena *arena, size_t first)
{
	size_t above = first > 0, left = t->rows.row_count - first;

	for (size_t most = SLICE_ROWS;; most *= 2) {
		size_t n = SLICE_ROWS;
		rows_load(&t->rows, arena, (struct row_range){first - above, above + most + 1});
		if (left <= SLICE_ROWS || !t->nests)
			return left < SLICE_ROWS ? left : SLICE_ROWS;
		memcpy(t->ahead, t->start, t->spec->column_count * sizeof *t->ahead);
		for (size_t r = 0; r < SLICE_ROWS; r++)
			join_row(t->spec, &t->bound, first + r, t->ahead);
		for (; n <= most && n < left; n++) {
			join_row(t->spec, &t->bound, first + n, t->ahead);
			if (!nested_goes_on(t, t->ahead, first + n))
				return n;
		}
		if (n == left)
			return left;
	}
}

/* Adds to a cell of the first merge column, the last of a slice, the rows that join it after that. */
static void
extend_group(const struct long_table *t, struct cell *cell, size_t end)
{
	size_t start = t->start[t->leading];
	int column = t->bound.columns[t->leading];
	struct rows rows = t->rows;

	if (end == rows.row_count || !same_as_above(&t->bound, &t->rows, end, column))
		return;
	rows.cells = NULL;
	for (bool joins = true; joins && end < rows.row_count;) {
		struct arena *texts = arena_open_beside(t->c.arena);
		size_t last = end + SLICE_ROWS < rows.row_count ? end + SLICE_ROWS : rows.row_count;
		rows_load(&rows, texts, (struct row_range){end - 1, last - end + 1});
		for (; joins && end < last; end += joins) {
			joins = end - start < MERGED_ROWS_MAX && same_as_above(&t->bound, &rows, end, column);
			cell->rows = (uint16_t)(cell->rows + joins);
		}
		arena_close(texts);
	}
	rows_release(&rows);
}

static const struct row *
make_slice(void *ctx, struct arena *arena, size_t first, size_t *count)
{
	struct long_table *t = ctx;
	struct context c = t->c;
	struct diags *muted = c.told ? diags_open() : NULL;

	c.arena = arena;
	c.diags = muted ? muted : c.diags;
	size_t n = load_slice(t, arena, first);
	struct row *body = body_rows(&c, t->spec, &t->bound, first, n, t->start);
	if (t->leading < t->spec->column_count && t->start[t->leading] >= first)
		extend_group(t, &body[t->start[t->leading] - first].cells[t->leading], first + n);
	rows_release(&t->rows);
	diags_close(muted);
	*count = n;
	return body;
}

/* Faults are told when a section is composed the first time: those of all slices, if there may be any. */
static void
tell_faults(struct long_table *t)
{
	size_t n;

	for (size_t k = 0; k < t->spec->column_count && !t->c.told; k++) {
		if (!t->spec->columns[k].spark && t->spec->columns[k].mark_count == 0)
			continue;
		for (size_t first = 0; first < t->rows.row_count; first += n) {
			struct arena *arena = arena_open_beside(t->c.arena);
			make_slice(t, arena, first, &n);
			arena_close(arena);
		}
		t->c.told = true;
	}
	t->c.told = true;
}

const struct sliced_body *
slice_rows(const struct context *c, const struct table_spec *spec, const struct rows *rows,
    const struct mark *marks)
{
	struct long_table *t = ARENA_NEW(c->arena, struct long_table);
	const struct style **styles = ARENA_ARRAY(c->arena, const struct style *, spec->column_count);
	size_t merges = 0;

	*t = (struct long_table){
	    .slices = {make_slice, t, styles},
	    .c = *c,
	    .spec = spec,
	    .rows = *rows,
	    .start = ARENA_ARRAY(c->arena, size_t, spec->column_count),
	    .ahead = ARENA_ARRAY(c->arena, size_t, spec->column_count),
	    .leading = spec->column_count,
	};
	for (size_t k = 0; k < spec->column_count; k++) {
		styles[k] = spec->columns[k].style;
		merges += spec->columns[k].merge;
		if (spec->columns[k].merge && merges == 1)
			t->leading = k;
	}
	t->nests = merges > 1;
	t->bound = bind_table(&t->c, spec, &t->rows, marks);
	tell_faults(t);
	return &t->slices;
}
