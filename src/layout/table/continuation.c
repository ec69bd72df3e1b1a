#include "layout/table/continuation.h"

#include "layout/table/insets.h"
#include "layout/table/window.h"

struct rich_text
continued_source(const struct grid *grid)
{
	const struct span *continued = grid->table->continued;

	return continued != NULL ? plain_text(continued->style, continued, 1) : (struct rich_text){0};
}

static bool
has_continued(const struct grid *grid)
{
	return grid->table->continued != NULL && grid->table->continued->length > 0;
}

/* table->continued on lines of its own in a cell, none when it is empty; false after an error. */
static bool
set_continued(struct layout *l, struct grid *grid, const struct cell *cell, size_t column, struct text *text)
{
	struct marker *marker = &grid->markers[column];
	length width = cell_width(grid, cell, column);

	*text = (struct text){0};
	if (!has_continued(grid))
		return true;
	if (marker->width != width) {
		struct rich_text source = continued_source(grid);
		if (!text_set_again(l, &source, width, &marker->text))
			return false;
		marker->width = width;
	}
	*text = marker->text;
	return true;
}

/* The text of a cell with table->continued after it.  A space keeps them apart, unless it brings its own. */
static struct rich_text
repeat_source(struct layout *l, const struct grid *grid, const struct cell *cell)
{
	const struct span *continued = grid->table->continued;
	size_t n = cell->span_count;
	struct span *spans = ARENA_ARRAY(l->scratch, struct span, n + 2);

	memcpy(spans, cell->spans, n * sizeof(*spans));
	if (has_continued(grid)) {
		if (continued->text[0] != ' ') {
			spans[n] = *continued;
			spans[n].text = " ";
			spans[n++].length = 1;
		}
		spans[n++] = *continued;
	}
	return plain_text(cell->style, spans, n);
}

const struct repeat *
cell_repeat(struct layout *l, struct grid *grid, size_t row, size_t column)
{
	const struct cell *cell = body_cell(grid, row, column);
	struct box *box = body_box(grid, row, column);
	struct arena *section = l->scratch;

	if (box->repeat != NULL)
		return box->repeat;
	l->scratch = window_arena(l, grid, row);
	struct repeat *repeat = ARENA_NEW(l->scratch, struct repeat);
	repeat->source = repeat_source(l, grid, cell);
	if (text_set_again(l, &repeat->source, cell_width(grid, cell, column), &repeat->text))
		box->repeat = repeat;
	l->scratch = section;
	return box->repeat;
}

/* table->continued above text that goes on, unless it would leave no room for a line. */
static bool
show_continued(struct layout *l, struct grid *grid, const struct cell_place *at, struct show *show)
{
	const struct cell *cell = body_cell(grid, at->row, at->column);
	const struct text *text = &body_box(grid, at->row, at->column)->text;
	struct text continued;

	if (!set_continued(l, grid, cell, at->column, &continued))
		return false;
	length line = show->from < text->count ? text->line[show->from].height : 0;
	if (continued.height + line + cell_padding(grid, PART_BODY, at->row, at->column) > at->limit)
		return true;
	show->marker = continued;
	show->height += continued.height;
	return true;
}

/* A merged cell whose text was all printed before: again; or if that is too high, only table->continued. */
static bool
show_again(struct layout *l, struct grid *grid, const struct cell_place *at, struct show *show)
{
	const struct box *box = body_box(grid, at->row, at->column);
	const struct repeat *repeat = cell_repeat(l, grid, at->row, at->column);

	show->repeated = true;
	if (repeat == NULL)
		return false;
	if (repeat->text.height + cell_padding(grid, PART_BODY, at->row, at->column) <= at->limit) {
		show->text = &repeat->text;
		show->source = repeat->source;
		show->height = repeat->text.height;
		return true;
	}
	show->from = box->done;
	return show_continued(l, grid, at, show);
}

bool
cell_show(struct layout *l, struct grid *grid, const struct cell_place *at, struct show *show)
{
	const struct cell *cell = body_cell(grid, at->row, at->column);
	const struct box *box = body_box(grid, at->row, at->column);
	bool is_done = at->begun && box->done == box->text.count;

	*show = (struct show){0};
	if (cell->figure != NULL) {
		show->height = at->begun ? 0 : box->text.height;
		return true;
	}
	if (box->text.count == 0 || (is_done && !cell_spans_rows(cell)))
		return true;
	if (is_done)
		return show_again(l, grid, at, show);
	show->text = &box->text;
	show->source = cell_source(cell);
	show->from = box->done;
	show->height = text_slice_height(&box->text, box->done, box->text.count - box->done);
	return !at->begun || box->done == 0 || show_continued(l, grid, at, show);
}
