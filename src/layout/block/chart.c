/*
 * Charts in the flow: placed whole, or over pages by whole rows, each page's part a figure of its own.
 */
#include "layout/block/block.h"
#include "layout/chart/kinds.h"
#include "layout/chart/panels.h"

/* Rows of a chart that stay together before and after a page break. */
#define TOGETHER ((size_t)2)

/* A string in an archival PDF has up to 32,767 bytes (ISO 19005-2, 6.1.13), of UTF-16. */
#define ALT_MAX 12000

static bool
measure(struct layout *l, const struct block *block, struct measured *m)
{
	if (m->own == NULL)
		m->own = plot_measure(l, block->u.chart, l->body.width, l->body_least);
	return m->own != NULL;
}

static int64_t
height(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct style *style = block->u.chart->style;
	const struct plot *plot = m->own;

	(void)l;
	return style->space_before + plot_height(plot, 0, plot->row_count) + style->space_after;
}

static int64_t
start_height(struct layout *l, const struct block *block, const struct measured *m)
{
	const struct plot *plot = m->own;
	size_t rows = plot->row_count < 2 * TOGETHER ? plot->row_count : TOGETHER;

	(void)l;
	return block->u.chart->style->space_before + plot_height(plot, 0, rows);
}

/* How many rows from `from` on go on the open page; 0: none. */
static size_t
take_rows(const struct layout *l, const struct plot *plot, size_t from, length tail)
{
	size_t left = plot->row_count - from, fit = 0;

	if (plot_height(plot, from, plot->row_count) + tail <= flow_room(l))
		return left;
	while (fit < left && plot_height(plot, from, from + fit + 1) <= flow_room(l))
		fit++;
	size_t most = left > TOGETHER ? left - TOGETHER : 0;
	size_t take = fit < most ? fit : most;
	if (take >= TOGETHER)
		return take;
	if (!flow_is_fresh(l))
		return 0;
	return take > 0 ? take : fit;
}

/* One that is told; false: there is no room for more. */
static bool
add_told(struct buf *text, const char *told, bool first)
{
	if (told == NULL || told[0] == '\0')
		return true;
	if (text->length + strlen(told) > ALT_MAX) {
		buf_adds(text, "\u2026");
		return false;
	}
	buf_adds(text, !first ? "; " : text->length > 0 ? " " : "");
	buf_adds(text, told);
	return !text->failed;
}

static const char *
end_sentence(struct layout *l, struct buf *text)
{
	if (text->length > 0 && text->data[text->length - 1] != '.')
		buf_addc(text, '.');
	return buf_take(text, l->scratch);
}

/* What the chart shows, and what the rows of this part tell. */
static const char *
alternative(struct layout *l, const struct chart *chart, size_t from, size_t to)
{
	struct buf text = BUF_INIT;

	if (chart->alt != NULL)
		buf_adds(&text, chart->alt);
	for (size_t i = from; i < to; i++)
		if (!add_told(&text, chart->categories[i].told, i == from))
			break;
	return end_sentence(l, &text);
}

/*
 * Each panel by itself, so that who listens can go from one to the next; only the first of a page begins with
 * what all of them show.
 */
static const char *
panel_alternative(struct layout *l, const struct chart *chart, size_t panel, bool first)
{
	const struct chart_panel *of = &chart->panels[panel];
	struct buf text = BUF_INIT;

	if (first && chart->alt != NULL)
		buf_adds(&text, chart->alt);
	buf_adds(&text, text.length > 0 && of->title[0] != '\0' ? " " : "");
	buf_adds(&text, of->title);
	buf_adds(&text, of->title[0] != '\0' ? ":" : "");
	if (!of->any) {
		add_told(&text, chart->missing, true);
		return end_sentence(l, &text);
	}
	bool begun = false;
	for (size_t i = 0; i < chart->category_count; i++) {
		if (!add_told(&text, of->told[i], !begun))
			break;
		begun = begun || of->told[i][0] != '\0';
	}
	return end_sentence(l, &text);
}

static void
emit(struct layout *l, const struct plot *plot, size_t from, size_t to)
{
	const struct chart *chart = plot->chart;
	bool whole = chart->kind != CHART_BARS;

	for (size_t i = 0; i < plot_figure_count(plot, from, to); i++) {
		struct drawing drawing = {.l = l};
		uint32_t node = node_add(l, ROLE_FIGURE, l->part);

		if (!l->counting)
			node_at(l, node)->text = chart->kind == CHART_PANELS
			    ? panel_alternative(l, chart, panels_first(plot, from) + i, i == 0)
			    : alternative(l, chart, whole ? 0 : from, whole ? chart->category_count : to);
		if (!l->keeps_items)
			continue;
		plot_draw(&drawing, plot, from, to, i);
		drawing_place(&drawing, l->body.x, l->y, tag_node(node));
	}
	flow_advance(l, l->y + (length)plot_height(plot, from, to), 0);
}

static length
row_height(const struct plot *plot, size_t row)
{
	int64_t height = plot_height(plot, row, row + 1);
	return height < INT32_MAX ? (length)height : INT32_MAX;
}

static bool
place(struct layout *l, const struct block *block, const struct measured *m, length tail)
{
	const struct chart *chart = block->u.chart;
	const struct plot *plot = m->own;

	if (!flow_at_top(l))
		l->y += chart->style->space_before;
	/* Below a heading that starts the page: rather a little lower than the heading alone. */
	if (plot->row_count == 1 && flow_is_fresh(l) && plot_height(plot, 0, 1) > flow_room(l) &&
	    flow_room(l) >= flow_height(l) / 2)
		plot = plot_measure(l, chart, l->body.width, flow_room(l));
	if (plot == NULL)
		return false;
	for (size_t from = 0; from < plot->row_count;) {
		size_t take = take_rows(l, plot, from, tail);
		if (take > 0)
			emit(l, plot, from, from + take);
		else if (flow_at_best(l))
			return flow_no_room(l, block->loc, "a row of this chart", row_height(plot, from));
		from += take;
		if (from < plot->row_count && !flow_break(l, block->loc))
			return false;
	}
	flow_advance(l, l->y, chart->style->space_after);
	return true;
}

const struct block_type chart_block = {
    .measure = measure,
    .is_blank = block_is_not_blank,
    .height = height,
    .start_height = start_height,
    .place = place,
};
