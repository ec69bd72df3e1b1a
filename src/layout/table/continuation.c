#include "layout/table/continuation.h"

#include "layout/table/insets.h"

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
