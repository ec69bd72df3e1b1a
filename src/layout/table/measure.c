#include "layout/table/measure.h"

#include "layout/table/columns.h"
#include "layout/table/insets.h"
#include "layout/table/rows.h"
#include "layout/table/window.h"

/* All marks are as wide as the widest letter asks for. */
static bool
measure_marks(struct layout *l, struct grid *grid)
{
	const struct table *table = grid->table;

	grid->letters = ARENA_ARRAY(l->scratch, struct label, table->mark_count);
	for (size_t i = 0; i < table->mark_count; i++) {
		const struct mark *mark = &table->marks[i];
		if (mark->letter != NULL &&
		    !label_set(l, mark->letter, mark->style, table->loc, LENGTH_MAX, &grid->letters[i]))
			return false;
		grid->mark_width = at_least(grid->mark_width, mark_width(mark, &grid->letters[i]));
	}
	return true;
}

/* What is left empty beside a table: margins, or half of the gap between columns. */
struct side_room {
	length left, right;
};

static struct side_room
side_room(const struct layout *l)
{
	const struct page_style *page = l->section->page;

	if (l->measured_in != NULL)
		return (struct side_room){l->measured_in->gap / 2, l->measured_in->gap / 2};
	return (struct side_room){page->margin[SIDE_LEFT], page->margin[SIDE_RIGHT]};
}

struct grid *
grid_measure(struct layout *l, const struct table *table, length width)
{
	struct grid *grid = ARENA_NEW(l->scratch, struct grid);

	const struct side_room room = side_room(l);

	grid->table = table;
	grid->has_folios = table->continued != NULL && table->continued->folio != FOLIO_NONE;
	grid->reach = ARENA_ARRAY(l->scratch, struct reach, table->column_count);
	grid->saved = ARENA_ARRAY(l->scratch, struct reach, table->column_count);
	grid_rules(l, grid);
	/* Outer halves of rules hang into it, as far as it goes. */
	length left = at_least(grid->left - room.left, 0);
	width -= left + at_least(grid->right - room.right, 0);
	grid->edges = ARENA_ARRAY(l->scratch, length, table->column_count + 1);
	if (!columns_resolve(l, table, width, grid->edges))
		return NULL;
	length rest = width - grid->edges[table->column_count];
	grid->offset = left + align_before(table->align, rest);
	grid->head = arena_alloc(l->scratch, table->head_count * table->column_count, sizeof(struct box));
	grid->head_heights = ARENA_ARRAY(l->scratch, length, table->head_count);
	grid->markers = ARENA_ARRAY(l->scratch, struct marker, table->column_count);
	if (!measure_marks(l, grid))
		return NULL;
	bool ok = true;
	for (size_t r = 0; r < table->head_count; r++)
		ok = row_measure(l, grid, &table->head[r], &grid->head[r * table->column_count]) && ok;
	return window_open(l, grid) && ok ? grid : NULL;
}

/* A cell over several rows that asks for more than they have makes the last one higher. */
static bool
fit_head(struct layout *l, struct grid *grid, length room)
{
	const struct table *table = grid->table;
	struct reach *reach = grid->reach;
	int64_t top = (int64_t)grid->above + grid->below;

	for (size_t c = 0; c < table->column_count; c++)
		reach[c].row = NO_ROW;
	for (size_t r = 0; r < table->head_count; r++) {
		length height = row_fit(l, grid, PART_HEAD, r, room, grid->run > 0);
		if (height < 0)
			return false;
		height = at_least(height, table->head[r].min_height);
		reach_row(reach, &table->head[r], r, table->head_count, table->column_count, (length)top);
		for (size_t c = 0; c < table->column_count; c++) {
			if (reach[c].row == NO_ROW)
				continue;
			const struct box *box = &grid->head[reach[c].row * table->column_count + c];
			if (reach[c].end != r + 1)
				continue;
			height = at_least(height,
			    box->text.height + cell_padding(grid, PART_HEAD, reach[c].row, c) -
				(length)(top - reach[c].top));
		}
		grid->head_heights[r] = height;
		top += height;
		if (top > room) {
			if (!diags_has(l->diags, table->head[r].loc, "layout-no-room"))
				diag_add(l->diags, SEVERITY_ERROR, table->head[r].loc, "layout-no-room",
				    "the rows up to this one, on every page, need " MM " of the " MM
				    " a page has",
				    MM_ARGS(top), MM_ARGS(room));
			return false;
		}
	}
	grid->head_height = (length)top;
	return true;
}

bool
grid_fit(struct layout *l, struct grid *grid, length height)
{
	const struct table *table = grid->table;

	if (grid->run == l->run)
		return true;
	if (!fit_head(l, grid, height))
		return false;
	grid->fresh = height - grid->head_height;
	if (!body_fit(l, grid, grid->window_first, grid->window_end, grid->run > 0))
		return false;
	for (size_t c = 0; c < table->column_count && grid->run > 0; c++)
		grid->markers[c].width = 0;
	grid->run = l->run;
	return table->body_count == 0 || window_reach(l, grid, 0);
}
