#include "layout/table/rows.h"

#include "layout/figure.h"
#include "layout/table/insets.h"

/* Turned lines stand beside each other, and are as high as the longest of them. */
static bool
measure_turned(struct layout *l, const struct grid *grid, const struct cell *cell, size_t column,
    struct box *box)
{
	struct rich_text source = cell_source(cell);
	length longest = 0, room = cell_width(grid, cell, column);

	if (!text_set(l, &source, grid->table->turned[column], &box->text))
		return false;
	for (uint32_t i = 0; i < box->text.count; i++)
		longest = at_least(longest, box->text.line[i].width);
	if (box->text.height > room) {
		diag_add(l->diags, SEVERITY_ERROR, cell->spans[0].loc, "layout-no-room",
		    "the turned text needs " MM " across, and its column has " MM, MM_ARGS(box->text.height),
		    MM_ARGS(at_least(room, 0)));
		return false;
	}
	box->text.height = longest;
	return true;
}

bool
row_measure(struct layout *l, struct grid *grid, const struct row *row, struct box *boxes)
{
	bool ok = true;

	for (size_t c = 0; c < grid->table->column_count; c++) {
		const struct cell *cell = &row->cells[c];
		if (cell_is_hole(cell) || cell->figure != NULL)
			continue;
		if (cell->turned) {
			ok = measure_turned(l, grid, cell, c, &boxes[c]) && ok;
			continue;
		}
		struct rich_text source = cell_source(cell);
		ok = text_set(l, &source, cell_width(grid, cell, c), &boxes[c].text) && ok;
		grid->has_folios = grid->has_folios || boxes[c].text.has_folios;
	}
	return ok;
}

length
row_fit(struct layout *l, struct grid *grid, enum part part, size_t r, length room, bool again)
{
	const struct table *table = grid->table;
	const struct row *row = part == PART_HEAD ? &table->head[r] : body_row(grid, r)->row;
	struct box *boxes =
	    part == PART_HEAD ? &grid->head[r * table->column_count] : body_row(grid, r)->boxes;
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
		} else if (again) {
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

bool
body_fit(struct layout *l, struct grid *grid, size_t from, size_t to, bool again)
{
	for (size_t r = from; r < to; r++) {
		length need = row_fit(l, grid, PART_BODY, r, grid->fresh, again);
		if (need < 0)
			return false;
		struct body_row *row = &grid->window[r - grid->window_first];
		/* No page can give more. */
		row->height = at_least(need, at_most(row->row->min_height, grid->fresh));
	}
	return true;
}
