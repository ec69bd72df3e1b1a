#include "layout/table/fragment.h"

#include "layout/table/insets.h"

bool
fragment_is_noted(const struct layout *l, const struct grid *grid)
{
	return l->keeps_items || grid->has_folios;
}

struct fragment *
fragment_new(struct layout *l)
{
	return ARENA_NEW(l->whole, struct fragment);
}

void
fragment_start(struct layout *l, struct fragment *f, const struct grid *grid, length x, length y)
{
	f->grid = grid;
	f->x = x;
	f->edges = arena_grow(l->whole, f->edges, 0, &f->edge_capacity, 1, sizeof(*f->edges));
	f->edges[0] = y;
	f->strip_count = 0;
	f->piece_count = 0;
}

size_t
fragment_strip(struct layout *l, struct fragment *f, length height)
{
	size_t n = f->strip_count + 1;

	f->edges = arena_grow(l->whole, f->edges, n, &f->edge_capacity, n + 1, sizeof(*f->edges));
	f->edges[n] = f->edges[n - 1] + height;
	f->strip_count = n;
	return n - 1;
}

struct piece *
fragment_piece(struct layout *l, struct fragment *f)
{
	size_t n = f->piece_count;

	f->pieces = arena_grow(l->whole, f->pieces, n, &f->piece_capacity, n + 1, sizeof(*f->pieces));
	f->pieces[n] = (struct piece){0};
	f->piece_count++;
	return &f->pieces[n];
}

static void
head_piece(struct layout *l, struct fragment *f, size_t row, size_t column, uint32_t row_node,
    enum artifact artifact)
{
	const struct table *table = f->grid->table;
	const struct cell *cell = &table->head[row].cells[column];
	const struct box *box = &f->grid->head[row * table->column_count + column];
	struct piece *piece = fragment_piece(l, f);

	piece->cell = cell;
	piece->column = column;
	piece->column_end = cell_columns_end(cell, column, table->column_count);
	piece->strip = row;
	piece->strip_end = cell_rows_end(cell, row, table->head_count);
	piece->part = PART_HEAD;
	piece->row = row;
	piece->loc = cell_loc(cell, &table->head[row]);
	piece->folio_page = (uint32_t)(l->page_count - 1);
	if (cell->figure != NULL) {
		piece->image_width = box->image_width;
		piece->image_height = box->text.height;
	} else {
		piece->text = &box->text;
		piece->source = cell_source(cell);
		piece->count = box->text.count;
	}
	piece->tag = tag_artifact(artifact);
	if (row_node != NONE) {
		uint32_t node = node_add(l, cell->header ? ROLE_HEADER_CELL : ROLE_DATA_CELL, row_node);
		node_at(l, node)->rows = (uint16_t)(piece->strip_end - piece->strip);
		node_at(l, node)->columns = (uint16_t)(piece->column_end - piece->column);
		piece->tag = tag_node(node);
		text_nodes(l, &piece->source, &box->text, node);
	}
	piece->text_tag = piece->tag;
}

void
fragment_head(struct layout *l, struct fragment *f, uint32_t parent, enum artifact artifact)
{
	const struct table *table = f->grid->table;
	uint32_t head = NONE, row = NONE;

	if (parent != NONE && table->head_count > 0)
		head = node_add(l, ROLE_TABLE_HEAD, parent);
	for (size_t r = 0; r < table->head_count; r++) {
		fragment_strip(l, f, f->grid->head_heights[r]);
		if (head != NONE)
			row = node_add(l, ROLE_ROW, head);
		if (!fragment_is_noted(l, f->grid) && row == NONE)
			continue;
		for (size_t c = 0; c < table->column_count; c++)
			if (!cell_is_hole(&table->head[r].cells[c]))
				head_piece(l, f, r, c, row, artifact);
	}
}
