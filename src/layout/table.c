/*
 * Breaking tables.
 *
 * The rows that go on a page are found one by one: a page may end after a row when the row, and what the cells
 * that reach further down show on this page, fit.  Such a cell shows its text anew on every page that it reaches;
 * one whose text is higher than a page flows instead: each page shows what fits beside its rows.
 *
 * A row that fits no page is split.  Each of its cells prints the lines that fit, and the row goes on on the next.
 */
#include "layout/flow.h"
#include "layout/fragment.h"

/* A row is split between lines with no fewer than these on either side. */
#define SPLIT_LINES_MIN 2

struct breaker {
	struct layout *l;
	struct grid *grid;
	struct reach *reach;
	struct reach *saved; /* reach where this page's rows start */
	length *heights;     /* of this page's rows */
	size_t height_capacity;
	size_t row;           /* first of this page */
	bool part;            /* it was begun on a page before */
	length part_height;   /* what is left of it then */
	size_t marker_column; /* the cell of it that says so */
	length limit;         /* the most that a cell which starts this page's rows can get */
	length tail;          /* has to fit below the last row */
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

/* What a cell shows on this page. */
struct show {
	const struct text *text; /* NULL: nothing */
	struct source source;
	uint32_t from;
	struct text marker;
	bool repeated; /* it was all printed before */
	length height; /* of marker and text, or image */
};

static const struct cell *
cell_at(const struct breaker *b, size_t row, size_t column)
{
	return &b->grid->table->body[row].cells[column];
}

static struct box *
box_at(const struct breaker *b, size_t row, size_t column)
{
	return &b->grid->body[row * b->grid->table->column_count + column];
}

static bool
ends_at(const struct breaker *b, const struct cell *cell, size_t row, size_t at)
{
	return cell_rows_end(cell, row, b->grid->table->body_count) == at + 1;
}

static struct breaking
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

/* The marker above text that goes on, unless it would leave no room for a line. */
static void
show_marker(struct breaker *b, size_t row, size_t column, struct show *show)
{
	const struct cell *cell = cell_at(b, row, column);
	const struct text *text = &box_at(b, row, column)->text;
	struct text marker;

	if (!grid_marker(b->l, b->grid, cell, column, &marker)) {
		b->failed = true;
		return;
	}
	length line = show->from < text->count ? text->line[show->from].height : 0;
	if (marker.height + line + cell_padding(cell) > b->limit)
		return;
	show->marker = marker;
	show->height += marker.height;
}

/* A cell over several rows whose text was printed before: again, or if that is too high only the marker. */
static void
show_again(struct breaker *b, size_t row, size_t column, struct show *show)
{
	const struct cell *cell = cell_at(b, row, column);
	const struct repeat *repeat = grid_repeat(b->l, b->grid, cell, box_at(b, row, column), column);

	show->repeated = true;
	if (repeat == NULL) {
		b->failed = true;
	} else if (repeat->text.height + cell_padding(cell) <= b->limit) {
		show->text = &repeat->text;
		show->source = repeat->source;
		show->height = repeat->text.height;
	} else {
		show->from = box_at(b, row, column)->done;
		show_marker(b, row, column, show);
	}
}

static struct show
show_cell(struct breaker *b, size_t row, size_t column, bool begun)
{
	const struct cell *cell = cell_at(b, row, column);
	const struct box *box = box_at(b, row, column);
	struct show show = {0};

	if (cell->figure != NULL) {
		show.height = begun ? 0 : box->text.height;
		return show;
	}
	if (box->text.count == 0 || (begun && box->done == box->text.count && !cell_spans_rows(cell)))
		return show;
	if (begun && box->done == box->text.count) {
		show_again(b, row, column, &show);
		return show;
	}
	show.text = &box->text;
	show.source = cell_source(cell);
	show.from = box->done;
	show.height = box->left;
	if (begun && box->done > 0 && (cell_spans_rows(cell) || column == b->marker_column))
		show_marker(b, row, column, &show);
	return show;
}

/* What a cell over several rows asks of the rows on this page. */
static void
enter_span(struct breaker *b, size_t column, bool begun)
{
	struct reach *reach = &b->reach[column];
	const struct cell *cell = cell_at(b, reach->row, column);
	struct show show = show_cell(b, reach->row, column, begun);

	reach->begun = begun;
	reach->need = show.height > 0 || !begun ? show.height + cell_padding(cell) : 0;
	reach->least = reach->need;
	length limit = reach->row <= b->row ? b->limit : b->grid->fresh;
	reach->flows = show.text != NULL && !show.repeated && (show.from > 0 || reach->need > limit);
	if (reach->flows)
		reach->least =
		    cell_padding(cell) + show.marker.height + least_lines(cell, show.text, show.from);
}

/* The cells of a row that starts `top` below the start of this page's rows. */
static void
enter_row(struct breaker *b, size_t row, length top)
{
	const struct table *table = b->grid->table;

	reach_row(b->reach, table->body, row, table->body_count, table->column_count, top);
	for (size_t c = 0; c < table->column_count; c++)
		if (b->reach[c].row == row && cell_spans_rows(cell_at(b, row, c)))
			enter_span(b, c, false);
}

static void
measure_part(struct breaker *b)
{
	const struct table *table = b->grid->table;

	b->marker_column = NONE;
	for (size_t c = 0; c < table->column_count && b->marker_column == NONE; c++)
		if (b->reach[c].row == b->row && !cell_spans_rows(cell_at(b, b->row, c)) &&
		    box_at(b, b->row, c)->done < box_at(b, b->row, c)->text.count)
			b->marker_column = c;
	b->part_height = 0;
	for (size_t c = 0; c < table->column_count; c++) {
		if (b->reach[c].row != b->row || cell_spans_rows(cell_at(b, b->row, c)))
			continue;
		struct show show = show_cell(b, b->row, c, true);
		if (show.height > 0)
			b->part_height =
			    at_least(b->part_height, show.height + cell_padding(cell_at(b, b->row, c)));
	}
}

/* Back to where this page's rows start. */
static void
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
		if (cell_spans_rows(cell_at(b, reach->row, c)))
			enter_span(b, c, true);
	}
}

/* The height of a row below `sum` of others; *closing: when the page ends with it. */
static length
row_height(const struct breaker *b, size_t row, length sum, length *closing)
{
	length height = row == b->row && b->part ? b->part_height : b->grid->row_heights[row];
	length least = 0;

	for (size_t c = 0; c < b->grid->table->column_count; c++) {
		const struct reach *reach = &b->reach[c];
		if (reach->row == NO_ROW || !cell_spans_rows(cell_at(b, reach->row, c)))
			continue;
		length above = sum - reach->top;
		if (ends_at(b, cell_at(b, reach->row, c), reach->row, row))
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
	bool spans = cell_spans_rows(cell);
	length padding = cell_padding(cell);

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
	if (spans && !ends_at(b, cell, reach->row, row)) {
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
		bool spans = cell_spans_rows(cell_at(b, b->reach[c].row, c));
		length need = split_cell(b, row, c, spans ? sum - b->reach[c].top : 0, room, forced);
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

	b->heights =
	    arena_grow(b->l->scratch, b->heights, n, &b->height_capacity, n + 1, sizeof(*b->heights));
	b->heights[n] = height;
}

/* Splits the row that did not fit, if it must be: it fits no page, or this page is as good as any. */
static bool
try_split(struct breaker *b, size_t row, length sum, length need, length room, bool fresh, struct cut *cut)
{
	bool first = row == b->row && fresh && !cut->found;
	length height = -1;

	if (need > b->grid->fresh || first)
		height = split_row(b, row, sum, room - sum, false);
	if (height < 0 && first) {
		cut->forced = true;
		height = split_row(b, row, sum, room - sum, true);
	}
	if (height < 0)
		return false;
	cut->end = row;
	cut->found = true;
	cut->split = true;
	cut->last_height = height;
	return true;
}

/*
 * Finds what goes in `room`.  Not found: nothing does.  fresh: no other page has more room for it, so a row that is
 * to stay with the one above may leave it, and one that fits whole elsewhere is split.
 */
static struct cut
cut_page(struct breaker *b, length room, bool fresh)
{
	const struct table *table = b->grid->table;
	struct cut best = {0}, spare = {0};
	length sum = 0, closing;

	for (size_t r = b->row; r < table->body_count; r++) {
		if (r > b->row)
			enter_row(b, r, sum);
		length height = row_height(b, r, sum, &closing);
		bool last = r + 1 == table->body_count;
		if (sum + closing > room) {
			struct cut split = fresh && !best.found ? spare : best;
			if (try_split(b, r, sum, height, room, fresh, &split))
				return split;
			break;
		}
		struct cut *cut = last ? (sum + closing + b->tail > room ? &spare : &best)
		    : table->body[r + 1].keep_with_previous ? &spare
							    : &best;
		*cut = (struct cut){.end = r, .found = true, .last_height = closing};
		note_height(b, r, height);
		sum += height;
	}
	return best.found || !fresh ? best : spare;
}

static struct piece *
add_piece(struct breaker *b, struct fragment *f, size_t column, const struct cut *cut)
{
	const struct table *table = b->grid->table;
	size_t row = b->reach[column].row;
	const struct cell *cell = cell_at(b, row, column);
	size_t end = cell_rows_end(cell, row, table->body_count);
	struct piece *piece = fragment_piece(b->l, f);

	piece->cell = cell;
	piece->column = column;
	piece->column_end = cell_columns_end(cell, column, table->column_count);
	piece->strip = table->head_count + (row > b->row ? row - b->row : 0);
	piece->strip_end = table->head_count + (end <= cut->end ? end : cut->end + 1) - b->row;
	piece->width = cell_width(b->grid, cell, column);
	piece->loc = cell_loc(cell, &table->body[row]);
	piece->marker_source =
	    b->grid->table->continued != NULL ? grid_marker_source(b->grid) : (struct source){0};
	return piece;
}

/* How many lines of a cell this page prints: all of them, unless it is split or flows on. */
static uint32_t
lines_here(const struct breaker *b, const struct fragment *f, const struct piece *piece,
    const struct show *show, const struct reach *reach, const struct cut *cut)
{
	bool spans = cell_spans_rows(piece->cell);
	bool ends =
	    ends_at(b, piece->cell, reach->row, cut->end) ? !cut->split : piece->strip_end < f->strip_count;

	if (ends || show->repeated || (spans && !reach->flows))
		return show->text->count - show->from;
	length height = f->edges[piece->strip_end] - f->edges[piece->strip];
	return text_take(show->text, show->from, height - cell_padding(piece->cell) - show->marker.height,
	    cell_breaking(piece->cell, cut->forced || spans));
}

static void
fill_piece(struct breaker *b, struct fragment *f, size_t column, bool begun, const struct cut *cut)
{
	const struct reach *reach = &b->reach[column];
	struct box *box = box_at(b, reach->row, column);
	struct piece *piece = add_piece(b, f, column, cut);
	struct show show = show_cell(b, reach->row, column, begun);
	uint32_t sheet = (uint32_t)(b->l->sheet_count - 1);

	if (!begun) {
		enum role role = piece->cell->header ? ROLE_HEADER_CELL : ROLE_DATA_CELL;
		box->node = node_add(b->l, role, b->row_node);
		struct node *node = &b->l->nodes[box->node];
		node->rows = (uint16_t)(cell_rows_end(piece->cell, reach->row, b->grid->table->body_count) -
		    reach->row);
		node->columns = (uint16_t)(piece->column_end - piece->column);
		node->row_scope = piece->cell->header;
		box->value_sheet = sheet;
	}
	/* Past the last of its text a cell over several rows has nothing new to say. */
	bool over = begun && cell_spans_rows(piece->cell) && (show.repeated || show.text == NULL);
	piece->tag = over ? tag_artifact(ARTIFACT_PAGINATION) : tag_node(box->node);
	piece->text_tag = piece->tag;
	piece->marker = show.marker;
	piece->value_sheet = show.repeated ? sheet : box->value_sheet;
	if (piece->cell->figure != NULL && !begun) {
		piece->image_width = box->image_width;
		piece->image_height = box->text.height;
	}
	if (show.text == NULL)
		return;
	piece->text = show.text;
	piece->source = show.source;
	piece->from = show.from;
	piece->count = lines_here(b, f, piece, &show, reach, cut);
	if (show.repeated)
		return;
	box->done += piece->count;
	box->left -= text_slice_height(show.text, piece->from, piece->count);
}

/* The cells of this page, row by row from the left: those that come from above with the first row. */
static void
fill_rows(struct breaker *b, struct fragment *f, const struct cut *cut)
{
	const struct table *table = b->grid->table;
	length top = 0;

	enter_page(b);
	for (size_t r = b->row; r <= cut->end; r++) {
		bool first = r == b->row, part = first && b->part;
		if (!first)
			enter_row(b, r, top);
		if (!part)
			b->row_node = node_add(b->l, ROLE_ROW, b->body_node);
		for (size_t c = 0; c < table->column_count; c++)
			if (b->reach[c].row == r || (first && b->reach[c].row != NO_ROW))
				fill_piece(b, f, c, part || b->reach[c].row != r, cut);
		top += b->heights[r - b->row];
	}
	memcpy(b->saved, b->reach, table->column_count * sizeof(*b->reach));
}

/* All that ends with this row has printed its text. */
static bool
row_done(const struct breaker *b, size_t row)
{
	for (size_t c = 0; c < b->grid->table->column_count; c++) {
		size_t start = b->reach[c].row;
		if (start == NO_ROW || !ends_at(b, cell_at(b, start, c), start, row))
			continue;
		if (box_at(b, start, c)->done < box_at(b, start, c)->text.count)
			return false;
	}
	return true;
}

/* Starts this page's share of the table; the first has the head in the structure tree. */
static struct fragment *
start_fragment(struct layout *l, struct grid *grid, uint32_t *table_node)
{
	struct fragment *f = l->table_fragment;
	bool first = *table_node == NONE;

	if (first) {
		*table_node = node_add(l, ROLE_TABLE, l->part);
		l->nodes[*table_node].text = grid->table->summary;
	}
	fragment_start(l, f, grid, l->body.x + grid->offset, l->y);
	fragment_head(l, f, first ? *table_node : NONE, ARTIFACT_PAGINATION);
	return f;
}

static void
end_fragment(struct layout *l, struct fragment *f)
{
	fragment_emit(l, f);
	flow_advance(l, f->edges[f->strip_count], 0);
}

static void
place_rows(struct breaker *b, const struct cut *cut)
{
	bool first = b->table_node == NONE;
	struct fragment *f = start_fragment(b->l, b->grid, &b->table_node);

	if (first)
		b->body_node = node_add(b->l, ROLE_TABLE_BODY, b->table_node);
	note_height(b, cut->end, cut->last_height);
	for (size_t r = b->row; r <= cut->end; r++)
		fragment_strip(b->l, f, b->heights[r - b->row]);
	fill_rows(b, f, cut);
	end_fragment(b->l, f);
	b->part = cut->split && !row_done(b, cut->end);
	b->row = b->part ? cut->end : cut->end + 1;
}

static struct breaker
breaker_for(struct layout *l, struct grid *grid, length tail)
{
	size_t columns = grid->table->column_count;
	struct breaker b = {
	    .l = l,
	    .grid = grid,
	    .reach = ARENA_ARRAY(l->scratch, struct reach, columns),
	    .saved = ARENA_ARRAY(l->scratch, struct reach, columns),
	    .tail = tail,
	    .table_node = NONE,
	    .limit = grid->fresh,
	};

	for (size_t c = 0; c < columns; c++)
		b.saved[c].row = NO_ROW;
	return b;
}

static bool
place_head_only(struct layout *l, struct grid *grid, struct srcloc loc)
{
	uint32_t node = NONE;

	if (grid->head_height > flow_room(l) && !flow_at_top(l) && !flow_next_page(l, loc))
		return false;
	end_fragment(l, start_fragment(l, grid, &node));
	return true;
}

/* What the first line of the row that fits nowhere needs, of the cell where it is highest. */
static length
highest_line(const struct breaker *b)
{
	length highest = 0;

	for (size_t c = 0; c < b->grid->table->column_count; c++) {
		size_t row = b->reach[c].row;
		if (row == NO_ROW)
			continue;
		const struct box *box = box_at(b, row, c);
		length line = box->done < box->text.count ? box->text.line[box->done].height : 0;
		highest = at_least(highest, line + cell_padding(cell_at(b, row, c)));
	}
	return b->grid->head_height + highest;
}

bool
table_place(struct layout *l, struct grid *grid, length tail, struct srcloc loc)
{
	struct breaker b = breaker_for(l, grid, tail);

	if (grid->table->body_count == 0)
		return place_head_only(l, grid, loc);
	while (b.row < grid->table->body_count) {
		length room = flow_room(l) - grid->head_height;
		bool fresh = flow_is_fresh(l);
		b.limit = fresh ? room : grid->fresh;
		enter_page(&b);
		struct cut cut = cut_page(&b, room, fresh);
		if (!b.failed && cut.found)
			place_rows(&b, &cut);
		if (b.failed)
			return false;
		if (!cut.found && flow_at_top(l))
			return flow_no_room(l, grid->table->body[b.row].loc,
			    "one line of each cell of this row, below the head rows,", highest_line(&b));
		if (b.row < grid->table->body_count && !flow_next_page(l, loc))
			return false;
	}
	return true;
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
		length need = cell_padding(cell);
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
		length height = row_height(&b, r, sum, &closing);
		if (height > grid->fresh && r == 0 && !whole) {
			return (int64_t)grid->head_height + least_part(&b);
		}
		sum += height;
		if (r + 1 < table->body_count && !whole && !table->body[r + 1].keep_with_previous)
			return (int64_t)grid->head_height + sum - height + closing;
	}
	return (int64_t)grid->head_height + sum;
}
