#include "pdf/table_headers.h"

void
table_headers_add_id(struct buf *b, uint32_t id)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuv";

	/* Base 32, five digits: more than there can be objects. */
	buf_addc(b, '(');
	for (int shift = 20; shift >= 0; shift -= 5)
		buf_addc(b, digits[id >> shift & 31]);
	buf_addc(b, ')');
}

void
table_headers_start(struct table_headers *h, struct arena *arena, size_t columns)
{
	h->arena = arena;
	if (columns > h->column_capacity) {
		h->covered = ARENA_ARRAY(arena, uint16_t, columns);
		h->over = ARENA_ARRAY(arena, uint32_t, columns);
		h->shared_attributes = ARENA_ARRAY(arena, uint32_t, columns);
		h->column_capacity = columns;
	}
	h->column_count = columns;
	for (size_t c = 0; c < columns; c++) {
		h->covered[c] = 0;
		h->over[c] = h->shared_attributes[c] = 0;
	}
	h->header_cell_count = 1; /* 0 stands for none */
	h->beside_count = 0;
}

void
table_headers_row(struct table_headers *h)
{
	size_t kept = 0;

	h->column = 0;
	for (size_t c = 0; c < h->column_count; c++)
		if (h->covered[c] > 0)
			h->covered[c]--;
	for (size_t i = 0; i < h->beside_count; i++)
		if (--h->beside[i].rows > 0)
			h->beside[kept++] = h->beside[i];
	h->beside_count = kept;
}

static bool
is_over(const struct table_headers *h, size_t column, uint32_t id)
{
	uint32_t i = h->over[column];

	while (i != 0 && h->header_cells[i].id != id)
		i = h->header_cells[i].above;
	return i != 0;
}

static void
add_header_ids(const struct table_headers *h, size_t from, size_t to, struct buf *b)
{
	for (size_t c = from; c < to; c++)
		for (uint32_t i = h->over[c]; i != 0; i = h->header_cells[i].above)
			if (c == from || !is_over(h, c - 1, h->header_cells[i].id))
				table_headers_add_id(b, h->header_cells[i].id);
	for (size_t i = 0; i < h->beside_count; i++)
		table_headers_add_id(b, h->beside[i].id);
}

static void
put_over(struct table_headers *h, size_t column, uint32_t id)
{
	size_t n = h->header_cell_count++;

	h->header_cells = arena_grow(h->arena, h->header_cells, n, &h->header_cell_capacity, n + 1,
	    sizeof(*h->header_cells));
	h->header_cells[n] = (struct head){id, h->over[column]};
	h->over[column] = (uint32_t)n;
	h->shared_attributes[column] = 0;
}

static void
put_beside(struct table_headers *h, uint32_t id, uint16_t rows)
{
	size_t n = h->beside_count++;

	h->beside = arena_grow(h->arena, h->beside, n, &h->beside_capacity, n + 1, sizeof(*h->beside));
	h->beside[n] = (struct beside){id, rows};
}

uint32_t *
table_headers_cell(struct table_headers *h, const struct table_headers_cell *cell, struct buf *b)
{
	bool is_alone = cell->id != 0 || h->beside_count > 0;
	size_t from, to;

	while (h->column < h->column_count && h->covered[h->column] > 0)
		h->column++;
	from = h->column;
	to = h->column_count - from < cell->columns ? h->column_count : from + cell->columns;
	add_header_ids(h, from, to, b);
	for (size_t c = from; c < to; c++) {
		h->covered[c] = cell->rows;
		if (cell->id != 0 && !cell->row_scope)
			put_over(h, c, cell->id);
	}
	if (cell->id != 0 && cell->row_scope)
		put_beside(h, cell->id, cell->rows);
	h->column = to;
	return to - from == 1 && !is_alone ? &h->shared_attributes[from] : NULL;
}

uint32_t
table_headers_plain_cell(struct table_headers *h)
{
	size_t c = h->column;

	while (c < h->column_count && h->covered[c] > 0)
		c++;
	if (c == h->column_count || h->beside_count > 0 || h->shared_attributes[c] == 0)
		return 0;
	h->covered[c] = 1;
	h->column = c + 1;
	return h->shared_attributes[c];
}
