#include "layout/table/window.h"

#include "layout/table/insets.h"
#include "layout/table/rows.h"

struct body_slice {
	struct arena *arena; /* of all of it, this too */
	size_t end;          /* one past its last row */
	struct body_slice *next;
};

/* Appends rows to the window.  False after an error in any of them. */
static bool
add_rows(struct layout *l, struct grid *grid, const struct row *rows, size_t n, struct body_slice *slice)
{
	size_t columns = grid->table->column_count, held = grid->window_end - grid->window_first;
	struct box *boxes = arena_alloc(l->scratch, n * columns, sizeof(*boxes));
	struct body_row *first = &grid->window[held];
	bool ok = true;

	for (size_t r = 0; r < n; r++) {
		first[r] = (struct body_row){
		    .row = &rows[r],
		    .boxes = &boxes[r * columns],
		    .slice = slice,
		    .number = grid->window_end + r,
		};
		ok = row_measure(l, grid, first[r].row, first[r].boxes) && ok;
	}
	if (n > 0)
		body_rules(grid, first, n);
	grid->window_end += n;
	return ok;
}

bool
window_open(struct layout *l, struct grid *grid)
{
	const struct table *table = grid->table;
	size_t columns = table->column_count;

	if (table->slices == NULL) {
		grid->window = ARENA_ARRAY(l->scratch, struct body_row, table->body_count);
		return add_rows(l, grid, table->body, table->body_count, NULL);
	}
	grid->ends = ARENA_ARRAY(l->scratch, size_t, columns);
	grid->reached = ARENA_ARRAY(l->scratch, struct body_row, columns);
	grid->spare = ARENA_ARRAY(l->scratch, struct body_row, columns);
	return true;
}

/* The next rows of a body in slices, in an arena of their own. */
static const struct row *
make_rows(struct layout *l, const struct grid *grid, size_t first, struct arena **arena, size_t *n)
{
	const struct sliced_body *slices = grid->table->slices;

	*arena = loan_open(l);
	return slices->make(slices->ctx, *arena, first, n);
}

static void
tell_from(struct layout *l, struct grid *grid, size_t first)
{
	struct arena *section = l->scratch;
	size_t n;

	for (; first < grid->table->body_count && grid->table->slices != NULL; first += n) {
		const struct row *rows = make_rows(l, grid, first, &l->scratch, &n);
		struct box *boxes = arena_alloc(l->scratch, grid->table->column_count, sizeof(*boxes));
		for (size_t r = 0; r < n; r++)
			(void)row_measure(l, grid, &rows[r], boxes);
		loan_close(l, l->scratch);
	}
	l->scratch = section;
}

static bool
add_slice(struct layout *l, struct grid *grid)
{
	struct arena *section = l->scratch, *arena;
	size_t first = grid->window_end, held = first - grid->window_first, n;
	const struct row *rows = make_rows(l, grid, first, &arena, &n);
	struct body_slice *slice = ARENA_NEW(arena, struct body_slice), **last = &grid->slices;

	*slice = (struct body_slice){arena, first + n, NULL};
	while (*last != NULL)
		last = &(*last)->next;
	*last = slice;
	grid->window =
	    arena_grow(section, grid->window, held, &grid->window_capacity, held + n, sizeof(*grid->window));
	l->scratch = arena;
	bool ok = add_rows(l, grid, rows, n, slice) && body_fit(l, grid, first, first + n, false);
	l->scratch = section;
	return ok;
}

bool
window_reach(struct layout *l, struct grid *grid, size_t row)
{
	while (row >= grid->window_end && !grid->failed) {
		if (add_slice(l, grid))
			continue;
		window_tell_rest(l, grid);
		grid->failed = true;
	}
	return !grid->failed;
}

void
window_tell_rest(struct layout *l, struct grid *grid)
{
	if (l->counting && !grid->failed)
		tell_from(l, grid, grid->window_end);
}

/* Rows before `first` whose cells reach down to `row`. */
static void
note_reached(struct grid *grid, size_t row, size_t first, const struct reach *reach)
{
	struct body_row *rows = grid->spare;
	size_t n = 0;

	for (size_t c = 0; c < grid->table->column_count; c++) {
		bool goes_on = reach[c].row != NO_ROW && reach[c].row < first && reach[c].end > row;
		bool known = false;
		for (size_t i = 0; i < n && goes_on; i++)
			known = known || rows[i].number == reach[c].row;
		if (goes_on && !known)
			rows[n++] = *body_row(grid, reach[c].row);
	}
	grid->spare = grid->reached;
	grid->reached = rows;
	grid->reached_count = n;
}

static bool
is_reached(const struct grid *grid, const struct body_slice *slice)
{
	for (size_t i = 0; i < grid->reached_count; i++)
		if (grid->reached[i].slice == slice)
			return true;
	return false;
}

/* With the page that is open, those that end up to a row and are not reached from it. */
static void
let_go(struct layout *l, struct grid *grid, size_t first)
{
	for (struct body_slice **at = &grid->slices; *at != NULL && (*at)->end <= first;) {
		struct body_slice *slice = *at;
		if (is_reached(grid, slice)) {
			at = &slice->next;
			continue;
		}
		*at = slice->next;
		loan_leave(l, slice->arena);
	}
}

void
window_leave(struct layout *l, struct grid *grid, size_t row, const struct reach *reach)
{
	size_t first = grid->window_first;

	if (grid->slices == NULL)
		return;
	while (first < grid->window_end && body_row(grid, first)->slice->end <= row)
		first = body_row(grid, first)->slice->end;
	if (first == grid->window_first)
		return;
	note_reached(grid, row, first, reach);
	memmove(grid->window, &grid->window[first - grid->window_first],
	    (grid->window_end - first) * sizeof(*grid->window));
	grid->window_first = first;
	let_go(l, grid, first);
}

void
window_rewind(struct layout *l, struct grid *grid)
{
	size_t columns = grid->table->column_count;

	if (grid->table->slices == NULL) {
		for (size_t r = 0; r < grid->window_end; r++)
			for (size_t c = 0; c < columns; c++)
				grid->window[r].boxes[c].done = 0;
		return;
	}
	grid->reached_count = 0;
	let_go(l, grid, grid->table->body_count);
	grid->window_first = grid->window_end = 0;
	memset(grid->ends, 0, columns * sizeof(*grid->ends));
}

struct arena *
window_arena(struct layout *l, const struct grid *grid, size_t row)
{
	const struct body_slice *slice = body_row(grid, row)->slice;

	return slice != NULL ? slice->arena : l->scratch;
}
