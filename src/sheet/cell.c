#include "sheet/cell.h"

#include "base/utf8.h"

/* Code points of a cell that a message quotes. */
#define EXCERPT_MAX 40

struct srcloc
cell_place(const char *file, const struct sheet_cell *cell)
{
	return (struct srcloc){.file = file, .line = cell->line, .column = cell->column};
}

const char *
cell_excerpt(struct arena *arena, const struct sheet_cell *cell)
{
	size_t n = 0, length;

	for (int i = 0; i < EXCERPT_MAX && n < cell->length; i++) {
		utf8_decode(cell->text + n, cell->length - n, &length);
		n += length;
	}
	if (n == cell->length)
		return cell->text;
	return arena_printf(arena, "%.*s…", (int)n, cell->text);
}
