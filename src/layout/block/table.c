#include "layout/anchors.h"
#include "layout/block/block.h"
#include "layout/sections.h"
#include "layout/table/breaker.h"
#include "layout/table/emit.h"
#include "layout/table/measure.h"
#include "layout/table/window.h"

/* Where on this page the cell is that the column shows. */
static struct piece
piece_at(const struct breaker *b, size_t column, const struct cut *cut)
{
	const struct table *table = b->grid->table;
	size_t row = b->reach[column].row;
	const struct cell *cell = cell_at(b, row, column);
	size_t end = b->reach[column].end, above = table->head_count + b->group_head_count;

	return (struct piece){
	    .cell = cell,
	    .part = PART_BODY,
	    .row = row,
	    .column = column,
	    .column_end = cell_columns_end(cell, column, table->column_count),
	    .strip = above + (row > b->row ? row - b->row : 0),
	    .strip_end = above + (end <= cut->end ? end : cut->end + 1) - b->row,
	};
}

static struct piece *
add_piece(struct breaker *b, struct fragment *f, size_t column, const struct cut *cut)
{
	struct piece *piece = fragment_piece(b->l, f);

	*piece = piece_at(b, column, cut);
	piece->loc = cell_loc(piece->cell, body_row(b->grid, piece->row)->row);
	piece->marker_source = continued_source(b->grid);
	return piece;
}

/* How many lines of a cell this page prints: all of them, unless it is split or flows on. */
static uint32_t
lines_here(const struct breaker *b, const struct fragment *f, const struct piece *piece,
    const struct show *show, const struct cut *cut)
{
	const struct reach *reach = &b->reach[piece->column];
	bool spans = cell_spans_rows(piece->cell);
	bool ends = ends_at(reach, cut->end) ? !cut->split : piece->strip_end < f->strip_count;

	if (ends || show->repeated || (spans && !reach->flows))
		return show->text->count - show->from;
	length height = f->edges[piece->strip_end] - f->edges[piece->strip];
	return text_take(show->text, show->from,
	    height - padding_at(b, reach->row, piece->column) - show->marker.height,
	    cell_breaking(piece->cell, cut->forced || spans));
}

/* While pages are counted: what the first part of the table that is handed on has to know. */
static void
note_span(struct breaker *b, size_t column, const struct cell *cell)
{
	const struct reach *reach = &b->reach[column];

	if (cell->header && (cell->columns > 1 || reach->end - reach->row > 1))
		table_note_span(b->l, b->table_node);
}

/* Where pages are only counted: as fill_piece(), without a piece. */
static void
count_piece(struct breaker *b, struct fragment *f, size_t column, bool begun, const struct cut *cut)
{
	const struct reach *reach = &b->reach[column];
	const struct cell *cell = cell_at(b, reach->row, column);
	struct box *box = box_at(b, reach->row, column);

	if (!begun) {
		note_span(b, column, cell);
		bool pictured = cell->figure != NULL && cell->figure->alt != NULL && box->text.height > 0;
		b->l->node_count += pictured ? 2 : 1 + box->text.parts;
	}
	if (cell->figure != NULL || box->text.count == 0)
		return;
	if (!begun && !cell_spans_rows(cell) && (!cut->split || reach->row < cut->end)) {
		box->done = box->text.count;
		return;
	}
	struct piece piece = piece_at(b, column, cut);
	struct show show = show_cell(b, reach->row, column, begun);
	if (show.text != NULL && !show.repeated)
		box->done += lines_here(b, f, &piece, &show, cut);
}

static void
fill_piece(struct breaker *b, struct fragment *f, size_t column, bool begun, const struct cut *cut)
{
	const struct reach *reach = &b->reach[column];
	struct box *box = box_at(b, reach->row, column);
	struct piece *piece = add_piece(b, f, column, cut);
	struct show show = show_cell(b, reach->row, column, begun);
	uint32_t page = (uint32_t)(b->l->page_count - 1);

	if (!begun) {
		enum role role = piece->cell->header ? ROLE_HEADER_CELL : ROLE_DATA_CELL;
		note_span(b, column, piece->cell);
		box->node = node_add(b->l, role, b->row_node);
		struct node *node = node_at(b->l, box->node);
		node->rows = (uint16_t)(reach->end - reach->row);
		node->columns = (uint16_t)(piece->column_end - piece->column);
		node->row_scope = piece->cell->header;
		box->folio_page = page;
		if (box->text.parts > 0) {
			const struct rich_text source = cell_source(piece->cell);
			text_nodes(b->l, &source, &box->text, box->node);
		}
	}
	/* Past the last of its text a cell over several rows has nothing new to say. */
	bool over = begun && cell_spans_rows(piece->cell) && (show.repeated || show.text == NULL);
	piece->tag = over ? tag_artifact(ARTIFACT_PAGINATION) : tag_node(box->node);
	piece->text_tag = piece->tag;
	piece->marker = show.marker;
	piece->folio_page = show.repeated ? page : box->folio_page;
	if (piece->cell->figure != NULL && !begun) {
		piece->image_width = box->image_width;
		piece->image_height = box->text.height;
	}
	if (show.text == NULL)
		return;
	piece->text = show.text;
	piece->source = show.source;
	piece->from = show.from;
	piece->count = lines_here(b, f, piece, &show, cut);
	if (!show.repeated)
		box->done += piece->count;
}

/* Rows of an outermost group, and those in none between such, are a body of their own. */
static void
add_row_node(struct breaker *b, size_t r)
{
	const struct row *row = body_row(b->grid, r)->row;
	const bool whole = r > 0 && b->grid->table->slices == NULL;
	const bool ends = whole && row->groups == 0 && body_row(b->grid, r - 1)->row->groups > 0;

	if (whole && ((row->is_group_head && row->groups == 1) || ends))
		b->body_node = node_add(b->l, ROLE_TABLE_BODY, b->table_node);
	b->row_node = node_add(b->l, ROLE_ROW, b->body_node);
}

/* Where the row begins, for links that lead to it. */
static void
note_place(const struct breaker *b, const struct fragment *f, size_t r)
{
	const char *place = body_row(b->grid, r)->row->place;
	const size_t strip = b->grid->table->head_count + b->group_head_count + (r - b->row);

	if (place != NULL && b->l->counting)
		anchor_row(b->l, place, f->x, f->edges[strip]);
}

/* The heads of groups that go on here, repeated below the head of the table. */
static void
repeat_group_heads(struct breaker *b, struct fragment *f)
{
	for (size_t i = 0; i < b->group_head_count; i++) {
		const size_t row = b->group_heads[i];
		const struct repeat *repeat = cell_repeat(b->l, b->grid, row, 0);
		const struct cell *cell = cell_at(b, row, 0);
		const size_t strip = fragment_strip(b->l, f, repeat->text.height + padding_at(b, row, 0));

		if (!fragment_is_noted(b->l, b->grid))
			continue;
		*fragment_piece(b->l, f) = (struct piece){
		    .cell = cell,
		    .part = PART_BODY,
		    .row = row,
		    .column_end = cell_columns_end(cell, 0, b->grid->table->column_count),
		    .strip = strip,
		    .strip_end = strip + 1,
		    .text = &repeat->text,
		    .source = repeat->source,
		    .count = repeat->text.count,
		    .folio_page = (uint32_t)(b->l->page_count - 1),
		    .tag = tag_artifact(ARTIFACT_PAGINATION),
		    .text_tag = tag_artifact(ARTIFACT_PAGINATION),
		    .loc = cell_loc(cell, body_row(b->grid, row)->row),
		};
	}
}

/* The cells of this page, row by row from the left: those that come from above with the first row. */
static void
fill_rows(struct breaker *b, struct fragment *f, const struct cut *cut)
{
	const struct table *table = b->grid->table;
	length top = 0;

	bool counts = b->l->counting && !fragment_is_noted(b->l, b->grid);

	enter_page(b);
	for (size_t r = b->row; r <= cut->end; r++) {
		bool first = r == b->row, part = first && b->part;
		if (!first)
			enter_row(b, r, top);
		if (!part) {
			add_row_node(b, r);
			note_place(b, f, r);
		}
		for (size_t c = 0; c < table->column_count; c++) {
			if (b->reach[c].row != r && (!first || b->reach[c].row == NO_ROW))
				continue;
			bool begun = part || b->reach[c].row != r;
			if (counts)
				count_piece(b, f, c, begun, cut);
			else
				fill_piece(b, f, c, begun, cut);
		}
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
		if (start == NO_ROW || !ends_at(&b->reach[c], row))
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
		struct node *node = node_at(l, *table_node);
		node->text = grid->table->summary;
		node->head_spans = table_has_span(l, *table_node);
	}
	fragment_start(l, f, grid, l->body.x + grid->offset, l->y + grid->above);
	fragment_head(l, f, first ? *table_node : NONE, ARTIFACT_PAGINATION);
	return f;
}

static void
end_fragment(struct layout *l, struct fragment *f)
{
	fragment_emit(l, f);
	flow_advance(l, f->edges[f->strip_count] + f->grid->below, 0);
}

static void
place_rows(struct breaker *b, const struct cut *cut)
{
	bool first = b->table_node == NONE;
	struct fragment *f = start_fragment(b->l, b->grid, &b->table_node);

	if (first)
		b->body_node = node_add(b->l, ROLE_TABLE_BODY, b->table_node);
	repeat_group_heads(b, f);
	for (size_t r = b->row; r <= cut->end; r++)
		fragment_strip(b->l, f, b->heights[r - b->row]);
	fill_rows(b, f, cut);
	end_fragment(b->l, f);
	b->part = cut->split && !row_done(b, cut->end);
	b->row = b->part ? cut->end : cut->end + 1;
}

static bool
place_head_only(struct layout *l, struct grid *grid, struct srcloc loc)
{
	uint32_t node = NONE;

	while (grid->head_height > flow_room(l) && !flow_at_best(l))
		if (!flow_break(l, loc))
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
		highest = at_least(highest, line + padding_at(b, row, c));
	}
	return b->grid->head_height + highest;
}

static bool
measure(struct layout *l, const struct block *block, struct measured *m)
{
	struct grid *grid = m->own;

	if (grid == NULL)
		m->own = grid = grid_measure(l, &block->u.table, l->body.width);
	if (grid == NULL || !grid_fit(l, grid, l->body_least))
		return false;
	if (l->reporting)
		window_tell_rest(l, grid);
	return true;
}

static bool
is_blank(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct grid *grid = m->own;

	(void)block;
	return grid->head_height == 0 && table_height(l, m->own, true) == 0;
}

static int64_t
height(struct layout *l, const struct block *block, const struct measured *m)
{
	(void)block;
	return table_height(l, m->own, true);
}

static int64_t
start_height(struct layout *l, const struct block *block, const struct measured *m)
{
	(void)block;
	return table_height(l, m->own, false);
}

/*
 * Whether what is printed from here on belongs to rows to come: no row is split, and a cell over several rows
 * may reach down to them if its text is printed, as what is shown of it then is an artifact.
 */
static bool
is_parted(const struct breaker *b)
{
	for (size_t c = 0; c < b->grid->table->column_count; c++) {
		const struct reach *reach = &b->saved[c];
		if (reach->row == NO_ROW || reach->end <= b->row)
			continue;
		const struct box *box = box_at(b, reach->row, c);
		if (box->done < box->text.count)
			return false;
	}
	return true;
}

/* At the top of a region. */
static bool
may_part(struct breaker *b)
{
	struct open_nodes open = {.count = 0};

	if (!flow_at_page_top(b->l) || !is_parted(b) || b->l->container_count > 0)
		return true;
	if (b->l->part != 0)
		open.number[open.count++] = b->l->part;
	if (b->table_node != NONE) {
		open.number[open.count++] = b->table_node;
		open.number[open.count++] = b->body_node;
	}
	return sections_may_part(b->l, &open);
}

/* From the first row on. */
static bool
place_body(struct layout *l, struct grid *grid, struct srcloc loc, length tail)
{
	struct breaker b = breaker_for(l, grid, tail);

	while (b.row < grid->table->body_count) {
		length room = flow_room(l) - grid->head_height;
		bool fresh = flow_is_fresh(l);
		b.limit = fresh ? room : grid->fresh;
		enter_page(&b);
		struct cut cut = {0};
		if (!b.failed)
			enter_groups(&b, room);
		if (!b.failed && b.group_heads_height > 0) {
			b.limit -= b.group_heads_height;
			enter_page(&b);
		}
		if (!b.failed)
			cut = cut_page(&b, room - b.group_heads_height, fresh);
		if (!b.failed && cut.found)
			place_rows(&b, &cut);
		if (b.failed)
			return false;
		if (!cut.found && flow_at_best(l))
			return flow_no_room(l, body_row(grid, b.row)->row->loc,
			    N_("one line of each cell of this row, below the head rows, fits on no page"),
			    highest_line(&b));
		window_leave(l, grid, b.row, b.saved);
		if (b.row < grid->table->body_count && (!flow_break(l, loc) || !may_part(&b)))
			return false;
	}
	return true;
}

static bool
place(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	struct grid *grid = m->own;
	bool blank = is_blank(l, block, m);

	if (!blank && grid->table->body_count == 0)
		return place_head_only(l, grid, block->loc);
	if (!blank && !place_body(l, grid, block->loc, tail)) {
		window_tell_rest(l, grid);
		return false;
	}
	window_rewind(l, grid);
	return !grid->failed;
}

const struct block_type table_block = {
    .measure = measure,
    .is_blank = is_blank,
    .height = height,
    .start_height = start_height,
    .place = place,
};
