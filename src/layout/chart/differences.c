#include "layout/chart/differences.h"

#include "layout/chart/marks.h"

/* No lower than so many lines of its letters, so that two figures of the axis have room. */
#define LEAST_LINES 2
/* Of the height of a page's body, at most. */
#define MOST_OF_BODY 4
#define STEPS_MAX 4
/* From a column to its figure. */
#define FIGURE_DISTANCE COLUMN_OF_ZERO

bool
differences_are_drawn(const struct chart *chart)
{
	return chart->differences != NULL;
}

/* Those above zero and those below it are series of their own, as they look different. */
static const struct chart *
chart_of(struct layout *l, const struct chart *from, struct chart_series *series)
{
	const struct chart_differences *differences = from->differences;
	struct chart_value *above = ARENA_ARRAY(l->scratch, struct chart_value, from->category_count);
	struct chart_value *below = ARENA_ARRAY(l->scratch, struct chart_value, from->category_count);
	struct chart *chart = ARENA_NEW(l->scratch, struct chart);

	for (size_t i = 0; i < from->category_count; i++) {
		const struct chart_value *value = &differences->values[i];
		*(value->number.units < 0 ? &below[i] : &above[i]) = *value;
	}
	series[0] = (struct chart_series){.ink = differences->above, .values = above, .loc = from->loc};
	series[1] = (struct chart_series){.ink = differences->below,
	    .in_place = true,
	    .values = below,
	    .loc = from->loc};
	*chart = (struct chart){
	    .kind = CHART_COLUMNS,
	    .categories = from->categories,
	    .category_count = from->category_count,
	    .series = series,
	    .series_count = 2,
	    .style = from->style,
	    .numbers = from->numbers,
	    .suffix = "",
	    .loc = from->loc,
	};
	return chart;
}

static length
panel_height(const struct chart *chart, length main, length body)
{
	const length height = chart->differences->height > 0 ? chart->differences->height : main / 2;

	return at_least(at_most(height, body / MOST_OF_BODY), LEAST_LINES * chart->style->leading);
}

bool
differences_measure_axis(struct layout *l, struct plot *plot, length height)
{
	const struct chart *chart = plot->chart;
	struct differences *differences = ARENA_NEW(l->scratch, struct differences);
	struct plot *panel = &differences->plot;
	length widest = 0;

	plot->differences = differences;
	differences->series = ARENA_ARRAY(l->scratch, struct chart_series, 2);
	*panel = (struct plot){.chart = chart_of(l, chart, differences->series),
	    .width = plot->width,
	    .gap = plot->gap};
	panel->bottom = panel_height(chart, plot->bottom, height);
	const struct extent extent = plot_extent(panel->chart);
	const length steps = panel->bottom / (chart->style->leading * 3 / 2);
	panel->axis = axis_for(extent.low, extent.high, (unsigned)at_least(at_most(steps, STEPS_MAX), 1),
	    extent.places);
	if (!plot_ticks(l, panel, &widest))
		return false;
	if (plot->left == 0 || widest + plot->gap > plot->width - plot->width / PLOT_SHARE)
		plot_omit_ticks(l, panel, widest);
	else
		plot->left = at_least(plot->left, widest + plot->gap);
	return true;
}

/* Each as wide as the place of its category, at most: then none meets another, or another's column. */
static bool
set_figures(struct layout *l, struct differences *differences, const struct chart_value *values)
{
	const struct plot *panel = &differences->plot;
	const size_t n = panel->chart->category_count;
	const length room = (panel->right - panel->left) / (length)n - panel->gap / 2;
	struct label *figures = ARENA_ARRAY(l->scratch, struct label, n);

	for (size_t i = 0; i < n; i++) {
		if (!values[i].known)
			continue;
		if (!plot_label(l, panel, values[i].text, panel->chart->loc, LENGTH_MAX, &figures[i]))
			return false;
		if (figures[i].width > room)
			return true;
	}
	differences->figures = figures;
	return true;
}

bool
differences_measure(struct layout *l, struct plot *plot, length *taken)
{
	const struct chart_differences *of = plot->chart->differences;
	struct differences *differences = plot->differences;
	struct plot *panel = &differences->plot;

	panel->left = plot->left;
	panel->right = plot->right;
	if (!set_figures(l, differences, of->values) ||
	    !plot_label(l, plot, of->title, of->loc, at_least(plot->right - plot->left, 1),
		&differences->title))
		return false;
	/* Where there are no figures, 0 is told from a difference that is missing by its stroke. */
	differences->series[0].zero_is_empty = differences->figures != NULL;
	/* Half of a figure of the axis stands above the highest line of the grid, and below the lowest. */
	differences->above = plot->chart->style->leading / 2;
	for (size_t i = 0; i < panel->chart->category_count && differences->figures != NULL; i++) {
		const length height = differences->figures[i].lines.height;
		length *room = of->values[i].number.units < 0 ? &differences->below : &differences->above;
		*room = at_least(*room, FIGURE_DISTANCE + height);
	}
	*taken = plot->chart->style->leading / 2 + plot->gap + differences->title.lines.height +
	    differences->above + panel->bottom + differences->below;
	return true;
}

length
differences_place(struct plot *plot)
{
	struct differences *differences = plot->differences;
	struct plot *panel = &differences->plot;
	const length height = panel->bottom;

	differences->title_top = plot->bottom + plot->chart->style->leading / 2 + plot->gap;
	panel->top = differences->title_top + differences->title.lines.height + differences->above;
	panel->bottom = panel->top + height;
	return panel->bottom + differences->below;
}

/* At the end of its column that is away from zero, on paper, clear of the grid. */
static void
draw_figure(struct drawing *d, const struct differences *differences, const struct chart_value *value,
    size_t i)
{
	static const struct color paper = {255, 255, 255, false};
	const struct label *figure = &differences->figures[i];
	const struct extension place = marks_place(&differences->plot, 0, i);
	const length x = (place.from + place.to - figure->width) / 2, height = figure->lines.height;
	const length end = marks_value_height(&differences->plot, value);
	const length y = value->number.units < 0 ? end + FIGURE_DISTANCE : end - FIGURE_DISTANCE - height;

	draw_fill(d, (struct area){x, y, figure->width, height}, paper);
	draw_label(d, figure, ALIGN_START, x, y, figure->width);
}

void
differences_draw(struct drawing *d, const struct plot *plot)
{
	const struct differences *differences = plot->differences;
	const struct chart_value *values = plot->chart->differences->values;

	draw_label(d, &differences->title, ALIGN_START, plot->left, differences->title_top,
	    plot->right - plot->left);
	marks_draw(d, &differences->plot);
	for (size_t i = 0; i < plot->chart->category_count && differences->figures != NULL; i++)
		if (values[i].known)
			draw_figure(d, differences, &values[i], i);
}
