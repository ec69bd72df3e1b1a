#include "layout/chart/kinds.h"

#include "layout/chart/bars.h"
#include "layout/chart/columns.h"
#include "layout/chart/panels.h"
#include "layout/chart/stack.h"
#include "layout/chart/tiles.h"

struct plot *
plot_measure(struct layout *l, const struct chart *chart, length width, length height)
{
	struct plot *plot = ARENA_NEW(l->scratch, struct plot);
	bool ok = false;

	*plot = (struct plot){.chart = chart, .width = width, .gap = chart->style->size / 2};
	switch (chart->kind) {
	case CHART_BARS:
		ok = bars_measure(l, plot, height);
		break;
	case CHART_STACK:
		ok = stack_measure(l, plot);
		break;
	case CHART_TILES:
		ok = tiles_measure(l, plot);
		break;
	case CHART_COLUMNS:
	case CHART_LINES:
		ok = columns_measure(l, plot, height);
		break;
	case CHART_PANELS:
		ok = panels_measure(l, plot, height);
		break;
	}
	if (!ok)
		return NULL;
	plot->row_tops = ARENA_ARRAY(l->scratch, int64_t, plot->row_count + 1);
	for (size_t i = 0; i < plot->row_count; i++)
		plot->row_tops[i + 1] = plot->row_tops[i] + plot->rows[i];
	return plot;
}

size_t
plot_figure_count(const struct plot *plot, size_t from, size_t to)
{
	return plot->chart->kind == CHART_PANELS ? panels_count(plot, from, to) : 1;
}

void
plot_draw(struct drawing *d, const struct plot *plot, size_t from, size_t to, size_t figure)
{
	switch (plot->chart->kind) {
	case CHART_BARS:
		bars_draw(d, plot, from, to);
		break;
	case CHART_STACK:
		stack_draw(d, plot);
		break;
	case CHART_TILES:
		tiles_draw(d, plot);
		break;
	case CHART_COLUMNS:
	case CHART_LINES:
		columns_draw(d, plot);
		break;
	case CHART_PANELS:
		panels_draw(d, plot, from, to, figure);
		break;
	}
}
