#include "sheet/cell.h"

#include "base/utf8.h"

/* Code points of a cell that a message quotes. */
#define EXCERPT_MAX 40

const struct sheet_cell *
cells_make(struct arena *arena, const struct sheet_field *fields, size_t n)
{
	struct sheet_cell *cells = ARENA_ARRAY(arena, struct sheet_cell, n);

	for (size_t i = 0; i < n; i++) {
		cells[i].field = fields[i];
		cells[i].field.text = arena_strndup(arena, fields[i].text, fields[i].length);
	}
	return cells;
}

const struct sheet_cell *
cell_blank(void)
{
	static const struct sheet_cell blank = {{.text = ""}};

	return &blank;
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
