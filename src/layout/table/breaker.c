#include "layout/table/breaker.h"

#include "layout/table/window.h"

/* A row is split between lines with no fewer than these on either side. */
#define SPLIT_LINES_MIN 2

struct breaker
breaker_for(struct layout *l, struct grid *grid, length tail)
{
	size_t columns = grid->table->column_count;
	struct breaker b = {
	    .l = l,
	    .grid = grid,
	    .reach = grid->reach,
	    .saved = grid->saved,
	    .tail = tail,
	    .table_node = NONE,
	    .limit = grid->fresh,
	};

	for (size_t c = 0; c < columns; c++)
		b.saved[c].row = NO_ROW;
	return b;
}

struct breaking
cell_breaking(const struct cell *cell, bool forced)
{
	return (struct breaking){
	    .orphans = cell->style->orphans > SPLIT_LINES_MIN ? cell->style->orphans : SPLIT_LINES_MIN,
	    .widows = cell->style->widows > SPLIT_LINES_MIN ? cell->style->widows : SPLIT_LINES_MIN,
	    .forced = forced,
	};
}

/* Height of the first lines from `from` on that may stand by themselves. */
static length
least_lines(const struct cell *cell, const struct text *text, uint32_t from)
{
	struct breaking breaking = cell_breaking(cell, false);
	uint32_t left = text->count - from;

	return text_slice_height(text, from,
	    left < breaking.orphans + breaking.widows ? left : breaking.orphans);
}

struct show
show_cell(struct breaker *b, size_t row, size_t column, bool begun)
{
	struct cell_place at = {row, column, begun, b->limit};
	struct show show;

	if (!cell_show(b->l, b->grid, &at, &show))
		b->failed = true;
	return show;
}

/* What a cell over several rows asks of the rows on this page. */
static void
enter_span(struct breaker *b, size_t column, bool begun)
{
	struct reach *reach = &b->reach[column];
	const struct cell *cell = cell_at(b, reach->row, column);
	struct show show = show_cell(b, reach->row, column, begun);
	length padding = padding_at(b, reach->row, column);

	reach->begun = begun;
	reach->need = show.height > 0 || !begun ? show.height + padding : 0;
	reach->least = reach->need;
	length limit = reach->row <= b->row ? b->limit : b->grid->fresh;
	reach->flows = show.text != NULL && !show.repeated && (show.from > 0 || reach->need > limit);
	if (reach->flows)
		reach->least = padding + show.marker.height + least_lines(cell, show.text, show.from);
}

void
enter_row(struct breaker *b, size_t row, length top)
{
	const struct table *table = b->grid->table;

	if (!window_reach(b->l, b->grid, row)) {
		b->failed = true;
		return;
	}
	reach_row(b->reach, body_row(b->grid, row)->row, row, table->body_count, table->column_count, top);
	for (size_t c = 0; c < table->column_count; c++)
		if (b->reach[c].row == row && b->reach[c].spans)
			enter_span(b, c, false);
}

static void
measure_part(struct breaker *b)
{
	const struct table *table = b->grid->table;

	b->part_height = 0;
	for (size_t c = 0; c < table->column_count; c++) {
		if (b->reach[c].row != b->row || b->reach[c].spans)
			continue;
		struct show show = show_cell(b, b->row, c, true);
		if (show.height > 0)
			b->part_height = at_least(b->part_height, show.height + padding_at(b, b->row, c));
	}
}

void
enter_page(struct breaker *b)
{
	const struct table *table = b->grid->table;

	memcpy(b->reach, b->saved, table->column_count * sizeof(*b->reach));
	if (b->part)
		measure_part(b);
	else
		enter_row(b, b->row, 0);
	for (size_t c = 0; c < table->column_count; c++) {
		struct reach *reach = &b->reach[c];
		if (reach->row == NO_ROW || (reach->row == b->row && !b->part))
			continue;
		reach->top = 0;
		if (reach->spans)
			enter_span(b, c, true);
	}
}

/* The head of the innermost of so many groups that a row is in; NO_ROW: it has none. */
static size_t
group_head_of(const struct grid *grid, size_t row, size_t groups)
{
	while (row-- > 0) {
		const struct row *above = body_row(grid, row)->row;

		if (above->groups < groups)
			break;
		if (above->is_group_head && above->groups == groups)
			return row;
	}
	return NO_ROW;
}

void
enter_groups(struct breaker *b, length room)
{
	const struct row *row = body_row(b->grid, b->row)->row;
	const size_t around = row->is_group_head ? row->groups - 1u : row->groups;
	length height = 0;

	b->group_head_count = 0;
	b->group_heads_height = 0;
	if (b->row == 0 || around == 0)
		return;
	for (size_t groups = 1; groups <= around; groups++) {
		const size_t head = group_head_of(b->grid, b->row, groups);
		if (head == NO_ROW)
			continue;
		const struct repeat *repeat = cell_repeat(b->l, b->grid, head, 0);
		if (repeat == NULL) {
			b->failed = true;
			return;
		}
		b->group_heads[b->group_head_count++] = head;
		height += repeat->text.height + padding_at(b, head, 0);
	}
	const length first = b->part ? b->part_height : body_row(b->grid, b->row)->height;
	if (height + first > room)
		b->group_head_count = 0;
	else
		b->group_heads_height = height;
}

/* The height of a row below `sum` of others; *closing: when the page ends with it. */
static length
row_height(const struct breaker *b, size_t row, length sum, length *closing)
{
	length height = row == b->row && b->part ? b->part_height : body_row(b->grid, row)->height;
	length least = 0;

	for (size_t c = 0; c < b->grid->table->column_count; c++) {
		const struct reach *reach = &b->reach[c];
		if (reach->row == NO_ROW || !reach->spans)
			continue;
		length above = sum - reach->top;
		if (ends_at(reach, row))
			height = at_least(height, reach->need - above);
		else
			least = at_least(least, reach->least - above);
	}
	*closing = at_least(height, least);
	return height;
}

/* What the part of a row that fits `room` takes of it for one cell; -1 when the cell can't be split there. */
static length
split_cell(struct breaker *b, size_t row, size_t column, length above, length room, bool forced)
{
	const struct reach *reach = &b->reach[column];
	const struct cell *cell = cell_at(b, reach->row, column);
	bool spans = reach->spans;
	length padding = padding_at(b, reach->row, column);

	if (spans && !reach->flows)
		return reach->need - above > room ? -1 : reach->need - above;
	bool begun = spans ? reach->begun : row == b->row && b->part;
	struct show show = show_cell(b, reach->row, column, begun);
	if (show.text == NULL) {
		length need = show.height > 0 ? show.height + padding : begun ? 0 : at_most(padding, room);
		return need > room ? -1 : need;
	}
	length space = room + above - padding - show.marker.height;
	uint32_t take = text_take(show.text, show.from, space, cell_breaking(cell, forced));
	if (take == 0)
		return -1;
	if (spans && !ends_at(reach, row)) {
		/* It goes on beside the rows below: what it can't do without is enough here. */
		length first = padding + show.marker.height + show.text->line[show.from].height;
		length least = (forced ? first : reach->least) - above;
		return least > room ? -1 : least;
	}
	return padding + show.marker.height + text_slice_height(show.text, show.from, take) - above;
}

/* The height of the first part of a row that is split in `room`; -1 when it can't be. */
static length
split_row(struct breaker *b, size_t row, length sum, length room, bool forced)
{
	length height = 0;

	if (room <= 0)
		return -1;
	for (size_t c = 0; c < b->grid->table->column_count; c++) {
		if (b->reach[c].row == NO_ROW)
			continue;
		length need =
		    split_cell(b, row, c, b->reach[c].spans ? sum - b->reach[c].top : 0, room, forced);
		if (need == -1)
			return -1;
		height = at_least(height, need);
	}
	return height;
}

static void
note_height(struct breaker *b, size_t row, length height)
{
	size_t n = row - b->row;

	b->l->row_heights = arena_grow(b->l->whole, b->l->row_heights, n, &b->l->row_height_capacity, n + 1,
	    sizeof(*b->l->row_heights));
	b->heights = b->l->row_heights;
	b->heights[n] = height;
}

/* Splits a row below `sum` of others in `room`; where it has to be, with fewer lines than it should keep. */
static bool
try_split(struct breaker *b, size_t row, length sum, length room, bool has_to, struct cut *cut)
{
	length height = split_row(b, row, sum, room, false);

	if (height < 0 && has_to) {
		cut->forced = true;
		height = split_row(b, row, sum, room, true);
	}
	if (height < 0)
		return false;
	cut->end = row;
	cut->found = true;
	cut->split = true;
	cut->last_height = height;
	return true;
}

/* Whether a row is kept with the one before; the first of a slice is not. */
static bool
is_kept(const struct grid *grid, size_t row)
{
	return row < grid->window_end && body_row(grid, row)->row->keep_with_previous;
}

struct cut
cut_page(struct breaker *b, length room, bool fresh)
{
	const struct table *table = b->grid->table;
	struct cut best = {0}, spare = {0};
	length sum = 0, closing;

	for (size_t r = b->row; r < table->body_count; r++) {
		if (r > b->row)
			enter_row(b, r, sum);
		if (b->failed)
			break;
		length height = row_height(b, r, sum, &closing);
		bool last = r + 1 == table->body_count;
		if (sum + closing > room) {
			/* A row is split when it fits no page, or this page is as good as any. */
			struct cut split = fresh && !best.found ? spare : best;
			bool has_to = r == b->row && fresh && !split.found;
			if ((has_to || height > b->grid->fresh) &&
			    try_split(b, r, sum, room - sum, has_to, &split))
				best = split;
			break;
		}
		struct cut *cut = last        ? (sum + closing + b->tail > room ? &spare : &best)
		    : is_kept(b->grid, r + 1) ? &spare
					      : &best;
		*cut = (struct cut){.end = r, .found = true, .last_height = closing};
		note_height(b, r, height);
		sum += height;
	}
	best = best.found || !fresh ? best : spare;
	if (best.found)
		note_height(b, best.end, best.last_height);
	return best;
}

/* The lowest first part of the first row, when it has to be split. */
static length
least_part(struct breaker *b)
{
	length height = 0;

	for (size_t c = 0; c < b->grid->table->column_count; c++) {
		if (b->reach[c].row == NO_ROW)
			continue;
		const struct cell *cell = cell_at(b, 0, c);
		const struct box *box = box_at(b, 0, c);
		length need = padding_at(b, 0, c);
		if (cell_spans_rows(cell))
			need = b->reach[c].least;
		else
			need += cell->figure != NULL ? box->text.height : least_lines(cell, &box->text, 0);
		height = at_least(height, need);
	}
	return height;
}

int64_t
table_height(struct layout *l, struct grid *grid, bool whole)
{
	const struct table *table = grid->table;
	struct breaker b = breaker_for(l, grid, 0);
	length sum = 0, closing;

	for (size_t r = 0; r < table->body_count && sum <= grid->fresh; r++) {
		if (r > 0)
			enter_row(&b, r, sum);
		else
			enter_page(&b);
		if (b.failed)
			break;
		length height = row_height(&b, r, sum, &closing);
		if (height > grid->fresh && r == 0 && !whole) {
			return (int64_t)grid->head_height + least_part(&b);
		}
		sum += height;
		if (r + 1 < table->body_count && !whole && !is_kept(grid, r + 1))
			return (int64_t)grid->head_height + sum - height + closing;
	}
	return (int64_t)grid->head_height + sum;
}
