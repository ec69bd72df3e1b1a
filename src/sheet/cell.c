#include "sheet/cell.h"

#include "base/utf8.h"

/* Code points of a cell that a message quotes. */
#define EXCERPT_MAX 40

/* Bytes of the first block of texts, and of the largest: sixteen bits number its eights. */
#define BLOCK_MIN ((size_t)64)
#define BLOCK_MAX ((size_t)65536 * 8)

static void
add_block(struct kept_texts *texts, struct arena *arena, size_t need)
{
	size_t size = BLOCK_MIN;

	while (size < BLOCK_MAX && (size < need || size / 8 <= texts->room))
		size *= 2;
	if (size < need || texts->count > UINT16_MAX)
		arena_out_of_memory(arena, need);
	texts->blocks = arena_grow(arena, texts->blocks, texts->count, &texts->capacity,
	    (size_t)texts->count + 1, sizeof(*texts->blocks));
	texts->blocks[texts->count++] = arena_alloc(arena, size, 1);
	texts->room = (uint32_t)(size / 8);
	/* Number 0, of the first block, is the blank text. */
	texts->used = texts->count == 1;
}

uint32_t
kept_texts_add(struct kept_texts *texts, struct arena *arena, const char *text, size_t n)
{
	size_t size = (sizeof(struct kept_text) + n + 1 + 7) / 8;
	struct kept_text *kept;

	if (texts->count == 0)
		add_block(texts, arena, BLOCK_MIN);
	if (n == 0)
		return 0;
	if (size > texts->room - texts->used)
		add_block(texts, arena, size * 8);
	kept = (void *)(texts->blocks[texts->count - 1] + (size_t)texts->used * 8);
	kept->length = (uint32_t)n;
	memcpy(kept->text, text, n);
	texts->used += (uint32_t)size;
	return (texts->count - 1) << 16 | (texts->used - (uint32_t)size);
}

#define CELL_LEAD_MAX 63u

static bool
is_wide(const struct sheet_field *fields, size_t n)
{
	uint32_t wide = 0;

	_Static_assert(CELL_LEAD_MAX == 63, "six bits");
	for (size_t i = 0; i < n; i++)
		wide |= (fields[i].line ^ fields[0].line) | fields[i].column >> 16 |
		    (uint32_t)fields[i].lead >> 6 | fields[i].lead_lines;
	return wide != 0;
}

const struct sheet_cell *
cells_keep(struct arena *arena, const struct kept_texts *texts, const uint32_t *text,
    const struct sheet_field *fields, size_t n)
{
	bool wide = is_wide(fields, n);
	struct sheet_cells *row = arena_alloc(arena, 1,
	    sizeof(*row) + n * (sizeof(struct sheet_cell) + (wide ? sizeof(struct cell_place) : 0)));
	struct cell_place *places = (void *)&row->cell[n];

	row->texts = texts;
	row->line = n > 0 ? fields[0].line : 0;
	row->count = (uint16_t)n;
	row->wide = wide;
	for (size_t i = 0; i < n; i++) {
		const struct sheet_field *f = &fields[i];

		row->cell[i] = (struct sheet_cell){text[i], (uint16_t)f->column, (uint8_t)i,
		    (uint32_t)f->lead & CELL_LEAD_MAX, f->exact, f->quoted};
		if (wide)
			places[i] = (struct cell_place){f->line, f->column, f->lead, f->lead_lines};
	}
	return row->cell;
}

const struct sheet_cell *
cells_make(struct arena *arena, const struct sheet_field *fields, size_t n)
{
	struct kept_texts *texts = ARENA_NEW(arena, struct kept_texts);
	uint32_t *text = ARENA_ARRAY(arena, uint32_t, n);

	for (size_t i = 0; i < n; i++)
		text[i] = kept_texts_add(texts, arena, fields[i].text, fields[i].length);
	return cells_keep(arena, texts, text, fields, n);
}

const struct sheet_cell *
cell_blank(void)
{
	/* One kept text of no bytes. */
	static const uint64_t nothing[1];
	static char *const blocks[] = {(char *)nothing};
	static const struct kept_texts texts = {(char **)blocks, 1, 1, 1, 1};
	__extension__ static const struct sheet_cells blank = {.texts = &texts, .count = 1, .cell = {{0}}};

	return blank.cell;
}

struct sheet_field
sheet_field(const struct sheet_cell *cell)
{
	const struct sheet_cells *row = sheet_cells_of(cell);
	const struct cell_place *place = (const void *)&row->cell[row->count];
	struct sheet_field field = {
	    .text = sheet_text(cell),
	    .length = sheet_length(cell),
	    .line = row->line,
	    .column = cell->column,
	    .lead = cell->lead,
	    .quoted = cell->quoted,
	    .exact = cell->exact,
	};

	if (row->wide) {
		place += cell->index;
		field.line = place->line;
		field.column = place->column;
		field.lead = place->lead;
		field.lead_lines = (uint32_t)place->lead_lines & SHEET_LEAD_LINES_MAX;
	}
	return field;
}

struct srcloc
cell_place(const char *file, const struct sheet_cell *cell)
{
	struct sheet_field field = sheet_field(cell);

	return (struct srcloc){.file = file, .line = field.line, .column = field.column};
}

const char *
cell_excerpt(struct arena *arena, const struct sheet_cell *cell)
{
	size_t n = 0, length;

	for (int i = 0; i < EXCERPT_MAX && n < sheet_length(cell); i++) {
		utf8_decode(sheet_text(cell) + n, sheet_length(cell) - n, &length);
		n += length;
	}
	if (n == sheet_length(cell))
		return sheet_text(cell);
	return arena_printf(arena, "%.*s…", (int)n, sheet_text(cell));
}
