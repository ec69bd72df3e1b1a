#include "layout/table/measure.h"

#include "layout/figure.h"
#include "layout/table/columns.h"
#include "layout/table/insets.h"

static bool
measure_rows(struct layout *l, struct grid *grid, const struct row *rows, size_t n, struct box *boxes)
{
	bool ok = true;

	for (size_t r = 0; r < n; r++) {
		for (size_t c = 0; c < grid->table->column_count; c++) {
			const struct cell *cell = &rows[r].cells[c];
			if (cell_is_hole(cell) || cell->figure != NULL)
				continue;
			struct rich_text source = cell_source(cell);
			struct box *box = &boxes[r * grid->table->column_count + c];
			ok = text_set(l, &source, cell_width(grid, cell, c), &box->text) && ok;
			grid->has_folios = grid->has_folios || box->text.has_folios;
		}
	}
	return ok;
}

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

struct grid *
grid_measure(struct layout *l, const struct table *table, length width)
{
	struct grid *grid = ARENA_NEW(l->scratch, struct grid);

	const struct page_style *page = l->section->page;

	grid->table = table;
	grid->has_folios = table->continued != NULL && table->continued->folio != FOLIO_NONE;
	grid->reach = ARENA_ARRAY(l->scratch, struct reach, table->column_count);
	grid->saved = ARENA_ARRAY(l->scratch, struct reach, table->column_count);
	grid_rules(l, grid);
	/* Outer halves of rules hang into the margins, as far as these go. */
	length left = at_least(grid->left - page->margin[SIDE_LEFT], 0);
	width -= left + at_least(grid->right - page->margin[SIDE_RIGHT], 0);
	grid->edges = ARENA_ARRAY(l->scratch, length, table->column_count + 1);
	if (!columns_resolve(l, table, width, grid->edges))
		return NULL;
	length rest = width - grid->edges[table->column_count];
	grid->offset = left + align_before(table->align, rest);
	grid->head = arena_alloc(l->scratch, table->head_count * table->column_count, sizeof(struct box));
	grid->body = arena_alloc(l->scratch, table->body_count * table->column_count, sizeof(struct box));
	grid->head_heights = ARENA_ARRAY(l->scratch, length, table->head_count);
	grid->row_heights = ARENA_ARRAY(l->scratch, length, table->body_count);
	grid->markers = ARENA_ARRAY(l->scratch, struct marker, table->column_count);
	if (!measure_marks(l, grid))
		return NULL;
	bool ok = measure_rows(l, grid, table->head, table->head_count, grid->head);
	ok = measure_rows(l, grid, table->body, table->body_count, grid->body) && ok;
	return ok ? grid : NULL;
}

/* Sets the boxes of a row for a run; returns the height of its cells of one row, -1 after an error. */
static length
fit_row(struct layout *l, struct grid *grid, enum part part, size_t r, length room)
{
	const struct table *table = grid->table;
	const struct row *row = part == PART_HEAD ? &table->head[r] : &table->body[r];
	struct box *boxes = (part == PART_HEAD ? grid->head : grid->body) + r * table->column_count;
	length height = 0;

	for (size_t c = 0; c < table->column_count; c++) {
		const struct cell *cell = &row->cells[c];
		struct box *box = &boxes[c];
		if (cell_is_hole(cell))
			continue;
		length width = cell_width(grid, cell, c), padding = cell_padding(grid, part, r, c);
		if (cell->figure != NULL) {
			length tall = at_least(room - padding, 1);
			struct area size = figure_size(cell->figure, at_least(width, 1), tall);
			box->image_width = size.width;
			box->text.height = size.height;
			figure_warn(l, cell->figure, size.width, size.height);
		} else if (grid->run > 0) {
			struct rich_text source = cell_source(cell);
			if (!text_refresh(l, &source, width, &box->text))
				return -1;
		}
		if (box->text.has_folios)
			box->repeat = NULL;
		if (!cell_spans_rows(cell))
			height = at_least(height, box->text.height + padding);
	}
	return height;
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
		length height = fit_row(l, grid, PART_HEAD, r, room);
		if (height < 0)
			return false;
		height = at_least(height, table->head[r].min_height);
		reach_row(reach, table->head, r, table->head_count, table->column_count, (length)top);
		for (size_t c = 0; c < table->column_count; c++) {
			if (reach[c].row == NO_ROW)
				continue;
			const struct cell *cell = &table->head[reach[c].row].cells[c];
			const struct box *box = &grid->head[reach[c].row * table->column_count + c];
			if (cell_rows_end(cell, reach[c].row, table->head_count) != r + 1)
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
	for (size_t r = 0; r < table->body_count; r++) {
		length need = fit_row(l, grid, PART_BODY, r, grid->fresh);
		if (need < 0)
			return false;
		/* No page can give more. */
		grid->row_heights[r] = at_least(need, at_most(table->body[r].min_height, grid->fresh));
	}
	for (size_t c = 0; c < table->column_count && grid->run > 0; c++)
		grid->markers[c].width = 0;
	grid->run = l->run;
	return true;
}
