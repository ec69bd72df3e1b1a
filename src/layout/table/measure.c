#include "layout/table/measure.h"

#include "layout/figure.h"
#include "layout/table/columns.h"

size_t
cell_rows_end(const struct cell *cell, size_t row, size_t row_count)
{
	size_t rows = cell->rows > 0 ? cell->rows : 1;
	return rows < row_count - row ? row + rows : row_count;
}

size_t
cell_columns_end(const struct cell *cell, size_t column, size_t column_count)
{
	size_t columns = cell->columns > 0 ? cell->columns : 1;
	return columns < column_count - column ? column + columns : column_count;
}

void
reach_row(struct reach *reach, const struct row *rows, size_t row, size_t row_count, size_t column_count,
    length top)
{
	const struct cell *cells = rows[row].cells;

	for (size_t c = 0; c < column_count; c++) {
		size_t start = reach[c].row;
		if (!cell_is_hole(&cells[c])) {
			size_t end = cell_columns_end(&cells[c], c, column_count);
			reach[c] = (struct reach){.row = row, .top = top};
			for (size_t k = c + 1; k < end; k++)
				reach[k].row = NO_ROW;
		} else if (start != NO_ROW && cell_rows_end(&rows[start].cells[c], start, row_count) <= row) {
			reach[c].row = NO_ROW;
		}
	}
}

struct source
cell_source(const struct cell *cell)
{
	return (struct source){cell->style, cell->spans, cell->spans != NULL ? cell->span_count : 0};
}

struct srcloc
cell_loc(const struct cell *cell, const struct row *row)
{
	if (cell->figure != NULL)
		return cell->figure->loc;
	return cell->spans != NULL && cell->span_count > 0 ? cell->spans[0].loc : row->loc;
}

static bool
measure_rows(struct layout *l, struct grid *grid, const struct row *rows, size_t n, struct box *boxes)
{
	bool ok = true;

	for (size_t r = 0; r < n; r++) {
		for (size_t c = 0; c < grid->table->column_count; c++) {
			const struct cell *cell = &rows[r].cells[c];
			if (cell_is_hole(cell) || cell->figure != NULL)
				continue;
			struct source source = cell_source(cell);
			struct box *box = &boxes[r * grid->table->column_count + c];
			ok = text_set(l, &source, cell_width(grid, cell, c), &box->text) && ok;
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
	grid_rules(l, grid);
	/* Outer halves of rules hang into the margins, as far as these go. */
	length left = at_least(grid->left - page->margin[SIDE_LEFT], 0);
	width -= left + at_least(grid->right - page->margin[SIDE_RIGHT], 0);
	grid->edges = ARENA_ARRAY(l->scratch, length, table->column_count + 1);
	if (!columns_resolve(l, table, width, grid->edges))
		return NULL;
	length rest = width - grid->edges[table->column_count];
	grid->offset = left;
	grid->offset += table->align == ALIGN_CENTER ? rest / 2 : table->align == ALIGN_END ? rest : 0;
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
			struct source source = cell_source(cell);
			if (!text_refresh(l, &source, width, &box->text))
				return -1;
		}
		if (box->text.late)
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
	struct reach *reach = ARENA_ARRAY(l->scratch, struct reach, table->column_count);
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

struct source
grid_marker_source(const struct grid *grid)
{
	const struct span *marker = grid->table->continued;
	return (struct source){marker->style, marker, 1};
}

static bool
has_marker(const struct grid *grid)
{
	return grid->table->continued != NULL && grid->table->continued->length > 0;
}

bool
grid_marker(struct layout *l, struct grid *grid, const struct cell *cell, size_t column, struct text *text)
{
	struct marker *marker = &grid->markers[column];
	length width = cell_width(grid, cell, column);

	*text = (struct text){0};
	if (!has_marker(grid))
		return true;
	if (marker->width != width) {
		struct source source = grid_marker_source(grid);
		if (!text_set_again(l, &source, width, &marker->text))
			return false;
		marker->width = width;
	}
	*text = marker->text;
	return true;
}

/* A space keeps the marker apart from the text, unless it brings its own. */
static struct source
repeat_source(struct layout *l, const struct grid *grid, const struct cell *cell)
{
	const struct span *marker = grid->table->continued;
	size_t n = cell->span_count;
	struct span *spans = ARENA_ARRAY(l->scratch, struct span, n + 2);

	memcpy(spans, cell->spans, n * sizeof(*spans));
	if (has_marker(grid)) {
		if (marker->text[0] != ' ') {
			spans[n] = *marker;
			spans[n].text = " ";
			spans[n++].length = 1;
		}
		spans[n++] = *marker;
	}
	return (struct source){cell->style, spans, n};
}

const struct repeat *
grid_repeat(struct layout *l, struct grid *grid, const struct cell *cell, struct box *box, size_t column)
{
	if (box->repeat != NULL)
		return box->repeat;
	struct repeat *repeat = ARENA_NEW(l->scratch, struct repeat);
	repeat->source = repeat_source(l, grid, cell);
	if (!text_set_again(l, &repeat->source, cell_width(grid, cell, column), &repeat->text))
		return NULL;
	return box->repeat = repeat;
}
