#include "layout/chart/marks.h"

#include "layout/chart/legend.h"

/* Of the place of a category, for its columns. */
#define GROUP_NUMERATOR 7
#define GROUP_DENOMINATOR 10

static size_t
at_least_one(size_t n)
{
	return n > 0 ? n : 1;
}

static length
slot_edge(const struct plot *plot, size_t i)
{
	int64_t size = plot->right - plot->left, n = (int64_t)at_least_one(plot->chart->category_count);
	return plot->left + (length)(size * (int64_t)i / n);
}

length
marks_middle(const struct plot *plot, size_t i)
{
	return (slot_edge(plot, i) + slot_edge(plot, i + 1)) / 2;
}

length
marks_height(const struct plot *plot, wide value)
{
	return plot->bottom - axis_at(&plot->axis, value, plot->bottom - plot->top);
}

static void
draw_grid(struct drawing *d, const struct plot *plot)
{
	struct border grid = plot_grid(plot->chart);

	for (size_t i = 0; i < plot->tick_count; i++) {
		wide tick = axis_tick(&plot->axis, i);
		length y = marks_height(plot, tick);
		const struct label *label = &plot->ticks[i];
		draw_rule(d, (struct area){plot->left, y, plot->right - plot->left, 0}, grid.width,
		    grid.color);
		draw_label(d, label, ALIGN_END, 0, y - label->lines.height / 2, plot->left - plot->gap);
	}
}

/* Above the marks: where they begin is seen. */
static void
draw_baseline(struct drawing *d, const struct plot *plot)
{
	draw_rule(d, (struct area){plot->left, marks_height(plot, 0), plot->right - plot->left, 0},
	    plot_grid(plot->chart).width, plot_dark(plot->chart));
}

bool
marks_is_beyond(const struct plot *plot, const struct chart_value *value)
{
	return value->known && wide_from(value->number) > plot->axis.high;
}

length
marks_value_height(const struct plot *plot, const struct chart_value *value)
{
	return marks_height(plot, marks_is_beyond(plot, value) ? plot->axis.high : wide_from(value->number));
}

/* A column of 0 is a stroke on the baseline, as it is not the same as none; unless its figure tells that. */
static void
draw_column(struct drawing *d, const struct plot *plot, const struct chart_series *series, size_t i,
    struct extension place)
{
	if (!series->values[i].known)
		return;
	length zero = marks_height(plot, 0), y = marks_value_height(plot, &series->values[i]);
	struct area area = {place.from, at_most(zero, y), place.to - place.from,
	    at_least(zero, y) - at_most(zero, y)};

	if (series->zero_is_empty && decimal_is_zero(series->values[i].number))
		return;
	if (area.height == 0)
		draw_fill(d, (struct area){area.x, zero - COLUMN_OF_ZERO, area.width, COLUMN_OF_ZERO},
		    series->ink.line);
	else if (marks_is_beyond(plot, &series->values[i]))
		draw_broken_column(d, area, &series->ink);
	else
		draw_ink(d, area, &series->ink, NULL);
}

struct extension
marks_place(const struct plot *plot, size_t series, size_t category)
{
	const struct chart *chart = plot->chart;
	length from = slot_edge(plot, category), slot = slot_edge(plot, category + 1) - from;
	int64_t count = 0, at = 0;

	for (size_t s = 0; s < chart->series_count; s++) {
		const bool own = !chart->series[s].line && !chart->series[s].in_place;
		count += own ? 1 : 0;
		at += own && s < series ? 1 : 0;
	}
	if (chart->series[series].line)
		return (struct extension){marks_middle(plot, category), marks_middle(plot, category)};
	at -= chart->series[series].in_place ? 1 : 0;
	count = (int64_t)at_least_one((size_t)count);
	length group = at_least(slot / GROUP_DENOMINATOR * GROUP_NUMERATOR, at_most(slot, (length)count));
	from += (slot - group) / 2;
	return (
	    struct extension){from + (length)(group * at / count), from + (length)(group * (at + 1) / count)};
}

static void
draw_columns(struct drawing *d, const struct plot *plot)
{
	const struct chart *chart = plot->chart;

	for (size_t i = 0; i < chart->category_count; i++)
		for (size_t s = 0; s < chart->series_count; s++)
			if (!chart->series[s].line)
				draw_column(d, plot, &chart->series[s], i, marks_place(plot, s, i));
}

/* Points joined as far as there are any: a line ends where a value is missing. */
static void
draw_line(struct drawing *d, const struct plot *plot, const struct chart_series *series, size_t marker)
{
	const struct chart *chart = plot->chart;
	size_t n = chart->category_count, count = 0;
	struct point *points = ARENA_ARRAY(page_scratch(d->l), struct point, n);
	/* Where places are narrow, only points by themselves are marked, no wider than their place. */
	length slot = slot_edge(plot, 1) - slot_edge(plot, 0);
	bool crowded = slot < chart->style->size;
	length size = crowded ? at_least(slot, LENGTH_PT) / 2 : chart->style->size / 2;

	for (size_t i = 0; i <= n; i++) {
		bool known = i < n && series->values[i].known;
		if (known)
			points[count++] = (struct point){marks_middle(plot, i),
			    marks_value_height(plot, &series->values[i])};
		if (known && marks_is_beyond(plot, &series->values[i]))
			draw_arrow(d, points[count - 1], chart->style->size, series->ink.line);
		if (known)
			continue;
		if (count > 1)
			draw_path(d,
			    (struct path){SHAPE_LINE, series->ink.dash, LINE_THICKNESS, series->ink.line,
				points, (uint32_t)count});
		for (size_t k = 0; k < count; k++)
			if (!crowded || count == 1)
				draw_marker(d, marker, points[k], size, series->ink.line);
		count = 0;
	}
}

static void
draw_lines(struct drawing *d, const struct plot *plot)
{
	const struct chart *chart = plot->chart;
	size_t lines = 0;

	for (size_t s = 0; s < chart->series_count; s++)
		if (chart->series[s].line)
			draw_line(d, plot, &chart->series[s], lines++);
}

static void
draw_reference(struct drawing *d, const struct plot *plot)
{
	const struct chart *chart = plot->chart;

	if (!chart->reference.given)
		return;
	length y = marks_height(plot, wide_from(chart->reference.number));
	const struct color paper = {255, 255, 255, false};
	const struct point ends[] = {{plot->left, y}, {plot->right, y}};
	draw_path(d, (struct path){SHAPE_LINE, DASH_NONE, 4 * THIN, paper, ends, 2});
	draw_path(d, (struct path){SHAPE_LINE, DASH_LONG, 2 * THIN, plot_dark(chart), ends, 2});
}

void
marks_draw(struct drawing *d, const struct plot *plot)
{
	draw_grid(d, plot);
	draw_columns(d, plot);
	draw_baseline(d, plot);
	draw_reference(d, plot);
	draw_lines(d, plot);
}
