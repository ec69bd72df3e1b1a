#include "layout/fit.h"

#include "layout/block/block.h"
#include "layout/sections.h"

/* How much smaller each step is, in thousandths of the size asked for. */
#define WHOLE 1000
#define STEP 50

/* A style, and the same smaller: made once, for as long as the document lasts. */
struct scaled_style {
	const struct style *from;
	int scale;
	struct style style;
	struct scaled_style *next;
};

static length
scaled(length n, int scale)
{
	return (length)((int64_t)n * scale / WHOLE);
}

static const struct style *
scaled_style(struct layout *l, const struct style *from, int scale)
{
	struct scaled_style *s = l->scaled_styles;

	while (s != NULL && (s->from != from || s->scale != scale))
		s = s->next;
	if (s != NULL)
		return &s->style;
	s = ARENA_NEW(l->whole, struct scaled_style);
	*s = (struct scaled_style){from, scale, *from, l->scaled_styles};
	s->style.size = scaled(from->size, scale);
	s->style.leading = scaled(from->leading, scale);
	s->style.space_before = scaled(from->space_before, scale);
	s->style.space_after = scaled(from->space_after, scale);
	s->style.indent = scaled(from->indent, scale);
	s->style.indent_left = scaled(from->indent_left, scale);
	for (int side = 0; side < SIDES; side++)
		s->style.padding[side] = scaled(from->padding[side], scale);
	l->scaled_styles = s;
	return &s->style;
}

/* ---- blocks, smaller: copies in the section's memory ---- */

static struct span *
scaled_spans(struct layout *l, const struct span *from, size_t count, int scale)
{
	struct span *spans = ARENA_ARRAY(l->scratch, struct span, count);

	for (size_t i = 0; i < count; i++) {
		spans[i] = from[i];
		spans[i].style = scaled_style(l, from[i].style, scale);
	}
	return spans;
}

static void
scale_paragraph(struct layout *l, struct paragraph *paragraph, int scale)
{
	paragraph->spans = scaled_spans(l, paragraph->spans, paragraph->span_count, scale);
	paragraph->style = scaled_style(l, paragraph->style, scale);
}

static void
scale_list(struct layout *l, struct list *list, int scale)
{
	struct paragraph *items = ARENA_ARRAY(l->scratch, struct paragraph, list->count);

	for (size_t i = 0; i < list->count; i++) {
		items[i] = list->items[i];
		scale_paragraph(l, &items[i], scale);
	}
	list->items = items;
	list->labels = scaled_spans(l, list->labels, list->count, scale);
	list->label_width = scaled(list->label_width, scale);
}

static const struct row *
scaled_rows(struct layout *l, const struct row *from, size_t rows, size_t columns, int scale)
{
	struct row *out = ARENA_ARRAY(l->scratch, struct row, rows);

	for (size_t r = 0; r < rows; r++) {
		struct cell *cells = ARENA_ARRAY(l->scratch, struct cell, columns);

		out[r] = from[r];
		out[r].cells = cells;
		out[r].min_height = scaled(from[r].min_height, scale);
		for (size_t c = 0; c < columns; c++) {
			cells[c] = from[r].cells[c];
			if (cells[c].style != NULL)
				cells[c].style = scaled_style(l, cells[c].style, scale);
			if (cells[c].spans != NULL)
				cells[c].spans = scaled_spans(l, cells[c].spans, cells[c].span_count, scale);
		}
	}
	return out;
}

/* One whose rows come in slices fits no page. */
static void
scale_table(struct layout *l, struct table *table, int scale)
{
	if (table->slices != NULL)
		return;
	table->head = scaled_rows(l, table->head, table->head_count, table->column_count, scale);
	table->body = scaled_rows(l, table->body, table->body_count, table->column_count, scale);
	if (table->continued != NULL)
		table->continued = scaled_spans(l, table->continued, 1, scale);
}

static const struct chart *
scaled_chart(struct layout *l, const struct chart *from, int scale)
{
	struct chart *chart = ARENA_NEW(l->scratch, struct chart);

	*chart = *from;
	chart->style = scaled_style(l, from->style, scale);
	chart->height = scaled(from->height, scale);
	if (from->differences != NULL) {
		struct chart_differences *differences = ARENA_NEW(l->scratch, struct chart_differences);

		*differences = *from->differences;
		differences->height = scaled(from->differences->height, scale);
		chart->differences = differences;
	}
	return chart;
}

static void
scale_block(struct layout *l, struct block *block, int scale)
{
	if (block->kind == BLOCK_PARAGRAPH)
		scale_paragraph(l, &block->u.paragraph, scale);
	else if (block->kind == BLOCK_HEADING)
		scale_paragraph(l, &block->u.heading.text, scale);
	else if (block->kind == BLOCK_LIST)
		scale_list(l, &block->u.list, scale);
	else if (block->kind == BLOCK_TABLE)
		scale_table(l, &block->u.table, scale);
	else if (block->kind == BLOCK_CHART)
		block->u.chart = scaled_chart(l, block->u.chart, scale);
	else if (block->kind == BLOCK_SPACE)
		block->u.space = scaled(block->u.space, scale);
}

/* ---- the smallest type in them ---- */

static void
note_size(const struct style *style, length *smallest)
{
	if (style != NULL)
		*smallest = at_most(*smallest, style->size);
}

static void
note_rows(const struct row *rows, size_t count, size_t columns, length *smallest)
{
	for (size_t r = 0; rows != NULL && r < count; r++)
		for (size_t c = 0; c < columns; c++)
			if (rows[r].cells[c].span_count > 0)
				note_size(rows[r].cells[c].style, smallest);
}

static void
note_block(const struct block *block, length *smallest)
{
	const struct table *table = &block->u.table;

	if (block->kind == BLOCK_PARAGRAPH)
		note_size(block->u.paragraph.style, smallest);
	else if (block->kind == BLOCK_HEADING)
		note_size(block->u.heading.text.style, smallest);
	else if (block->kind == BLOCK_CHART)
		note_size(block->u.chart->style, smallest);
	for (size_t i = 0; block->kind == BLOCK_LIST && i < block->u.list.count; i++)
		note_size(block->u.list.items[i].style, smallest);
	if (block->kind != BLOCK_TABLE)
		return;
	note_rows(table->head, table->head_count, table->column_count, smallest);
	note_rows(table->body, table->body_count, table->column_count, smallest);
}

/* ---- trying ---- */

/* The height of blocks, as far as it is no more than that of a page; more than that after an error. */
static int64_t
height_of(struct layout *l, const struct block *blocks, size_t count)
{
	struct measured *m = ARENA_ARRAY(l->scratch, struct measured, count);
	int64_t sum = 0;

	for (size_t i = 0; i < count && sum <= l->body_least; i++) {
		if (!block_measure(l, &blocks[i], &m[i]))
			return INT64_MAX;
		sum += block_height(l, &blocks[i], &m[i]);
	}
	return sum;
}

/* What a page has below the blocks before, as many of them as stay with this one. */
static int64_t
room_below(struct layout *l, const struct block *blocks, size_t i)
{
	size_t first = i;

	while (first > 0 && block_keeps_with_next(&blocks[first - 1]))
		first--;
	return l->body_least - height_of(l, blocks + first, i - first);
}

/* Puts smaller blocks in the place of some where they don't fit the room; false where they never do. */
static bool
fit_blocks(struct layout *l, const struct block *from, size_t count, int64_t room, struct block *out)
{
	length smallest = LENGTH_MAX;

	if (height_of(l, from, count) <= room)
		return true;
	for (size_t i = 0; i < count; i++)
		note_block(&from[i], &smallest);
	for (int scale = WHOLE - STEP; scaled(smallest, scale) >= from->fit_least; scale -= STEP) {
		for (size_t i = 0; i < count; i++) {
			out[i] = from[i];
			scale_block(l, &out[i], scale);
		}
		if (height_of(l, out, count) <= room)
			return true;
	}
	memcpy(out, from, count * sizeof(*out));
	return false;
}

static void
tell(struct layout *l, const struct block *block, int64_t room)
{
	const length least = block->fit_least;

	if (!diags_has(l->diags, block->loc, "layout-fit"))
		diag_add(l->diags, SEVERITY_WARNING, block->loc, "layout-fit",
		    "this does not fit a page, which has " MM
		    ", not even in type of %d.%d pt: it is left in its "
		    "own size and goes on on the next",
		    MM_ARGS((length)(room > 0 ? room : 0)), least / LENGTH_PT,
		    least % LENGTH_PT / (LENGTH_PT / 10));
}

/* Those from block i on; what there is to be said of texts is said when they are placed. */
static void
fit_group(struct layout *l, const struct section *section, size_t i, struct block *blocks)
{
	const struct block *from = &section->blocks[i];
	const size_t rest = section->block_count - i;
	struct diags *told = l->diags, *muted = diags_open();

	if (muted != NULL)
		l->diags = muted;
	const int64_t room = room_below(l, blocks, i);
	bool fits = fit_blocks(l, from, from->together < rest ? from->together : rest, room, &blocks[i]);
	l->diags = told;
	diags_close(muted);
	if (!fits)
		tell(l, from, room);
}

static bool
has_fits(const struct section *section)
{
	for (size_t i = 0; i < section->block_count; i++)
		if (section->blocks[i].fit_least > 0)
			return true;
	return false;
}

void
fit_section(struct layout *l, struct held_section *held)
{
	const struct section *section = held->section;
	const size_t n = section->block_count;

	if (held->fitted_run != l->run && has_fits(section)) {
		struct section *fitted = ARENA_NEW(l->scratch, struct section);
		struct block *blocks = ARENA_ARRAY(l->scratch, struct block, n);

		memcpy(blocks, section->blocks, n * sizeof(*blocks));
		for (size_t i = 0; i < n; i++)
			if (section->blocks[i].fit_least > 0)
				fit_group(l, section, i, blocks);
		*fitted = *section;
		fitted->blocks = blocks;
		held->fitted = fitted;
		held->blocks = NULL;
	}
	held->fitted_run = l->run;
	if (held->fitted != NULL)
		l->section = held->fitted;
}
