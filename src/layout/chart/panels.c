/*
 * Small plots on one scale: each is drawn as a chart of columns and lines is, within a frame of its own.
 */
#include "layout/chart/panels.h"

#include "layout/chart/legend.h"
#include "layout/chart/marks.h"

/* A plot is so many lines of its letters high, and has so many steps at most. */
#define HEIGHT_IN_LINES 5
#define STEPS_MAX 4
/* Narrower than so many sizes of its letters, a plot shows nothing: fewer stand beside each other then. */
#define LEAST_SIZES 4
#define TICK_SIZE (2 * LENGTH_PT)

/* The figure of a value beyond the end of the axis, above its column or point. */
struct beyond {
	struct label label;
	length x; /* from the left of the plot */
	size_t level;
};

/* The texts of a panel. */
struct panel {
	struct label title, missing;
	struct beyond *beyond;
	size_t beyond_count, levels; /* lines of figures one above the other, so that none meets another */
};

struct panels {
	size_t columns;      /* beside each other */
	length width, apart; /* of each plot; between two */
	length size;         /* height of each plot */
	length row_gap, title_gap;
	struct panel *of; /* one each */
	/* Of each row, the highest of its titles, and of its figures beyond the axis. */
	length *titles, *figures;
	struct label *no_ticks; /* in the place of the axis's figures, where it is not the first of a row */
};

static size_t
row_count_of(const struct chart *chart, size_t columns)
{
	return (chart->panel_count + columns - 1) / columns;
}

size_t
panels_first(const struct plot *plot, size_t row)
{
	return row * plot->panels->columns;
}

size_t
panels_count(const struct plot *plot, size_t from, size_t to)
{
	size_t first = panels_first(plot, from), end = panels_first(plot, to);

	return (end < plot->chart->panel_count ? end : plot->chart->panel_count) - first;
}

/* --- measuring ------------------------------------------------------------------------------------------ */

static length
width_of(const struct plot *plot, size_t columns)
{
	int64_t apart = (int64_t)plot->panels->apart * (int64_t)(columns - 1);
	int64_t rest = (int64_t)plot->width - plot->left - apart;

	return at_least((length)(rest / (int64_t)columns), 1);
}

static void
warn_of_narrow(struct layout *l, const struct plot *plot)
{
	const struct chart *chart = plot->chart;

	if (diags_has(l->diags, chart->loc, "layout-chart-panels"))
		return;
	diag_add(l->diags, SEVERITY_WARNING, chart->loc, "layout-chart-panels",
	    "there is no room for %zu panels beside each other in " MM ": there are %zu",
	    chart->panel_columns, MM_ARGS(plot->width), plot->panels->columns);
}

/* As many beside each other as there is room for, and the last row as full as may be. */
static void
set_columns(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct panels *p = plot->panels;
	size_t most = chart->panel_columns < chart->panel_count ? chart->panel_columns : chart->panel_count;

	p->columns = most;
	while (p->columns > 1 && width_of(plot, p->columns) < LEAST_SIZES * chart->style->size)
		p->columns--;
	if (p->columns < most)
		warn_of_narrow(l, plot);
	plot->row_count = row_count_of(chart, p->columns);
	p->columns = (chart->panel_count + plot->row_count - 1) / plot->row_count;
	p->width = width_of(plot, p->columns);
}

static bool
set_axis(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct extent extent = plot_extent(chart);
	length steps = plot->panels->size / (chart->style->leading * 3 / 2), widest = 0;

	plot->axis = axis_for(extent.low, extent.high, (unsigned)at_least(at_most(steps, STEPS_MAX), 1),
	    extent.places);
	if (!plot_ticks(l, plot, &widest))
		return false;
	plot->left = widest + plot->gap;
	if (plot->left > plot->width - plot->width / PLOT_SHARE) {
		plot->left = 0;
		plot_omit_ticks(l, plot, widest);
	}
	plot->panels->no_ticks = ARENA_ARRAY(l->scratch, struct label, plot->tick_count);
	return true;
}

/* Where the name of a category begins, from the left of the plot. */
static length
name_at(const struct plot *plot, size_t category)
{
	const struct panels *p = plot->panels;
	const int64_t n = (int64_t)plot->chart->category_count;
	length middle = (length)((int64_t)p->width * (2 * (int64_t)category + 1) / (2 * n));
	length width = plot->names[category].width;

	return at_least(at_most(middle - width / 2, p->width - width), 0);
}

static bool
names_are_clear(const struct plot *plot, size_t every)
{
	length free = 0;

	for (size_t i = 0; i < plot->chart->category_count; i += every) {
		length at = name_at(plot, i);
		if (at < free)
			return false;
		free = at + plot->names[i].width + plot->gap / 2;
	}
	return true;
}

/* Each so many categories one has its name. */
static bool
set_names(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;

	plot->names = ARENA_ARRAY(l->scratch, struct label, chart->category_count);
	for (size_t i = 0; i < chart->category_count; i++)
		if (!plot_label(l, plot, chart->categories[i].name, chart->categories[i].loc,
			plot->panels->width, &plot->names[i]))
			return false;
	plot->every = 1;
	while (plot->every < chart->category_count && !names_are_clear(plot, plot->every))
		plot->every++;
	for (size_t i = 0; i < chart->category_count; i += plot->every)
		plot->names_height = at_least(plot->names_height, plot->names[i].lines.height);
	return true;
}

/* In the lowest line where there is room left of what begins at `x`. */
static size_t
level_for(const struct panel *panel, length x, length gap)
{
	size_t level = 0;

	for (size_t i = 0; i < panel->beyond_count;) {
		const struct beyond *other = &panel->beyond[i];
		bool meets = other->level == level && other->x + other->label.width + gap > x;
		level += meets ? 1 : 0;
		i = meets ? 0 : i + 1;
	}
	return level;
}

static bool
add_beyond(struct layout *l, struct plot *plot, struct panel *panel, const struct chart_value *value,
    struct extension place)
{
	const struct panels *p = plot->panels;
	struct beyond *beyond = &panel->beyond[panel->beyond_count];

	if (!plot_label(l, plot, value->text, plot->chart->loc, LENGTH_MAX, &beyond->label))
		return false;
	length x = (place.from + place.to - beyond->label.width) / 2;
	beyond->x = at_least(at_most(x, p->width - beyond->label.width), 0);
	beyond->level = level_for(panel, beyond->x, plot->gap / 2);
	panel->beyond_count++;
	panel->levels = beyond->level + 1 > panel->levels ? beyond->level + 1 : panel->levels;
	return true;
}

/* From the left to the right. */
static bool
set_beyond(struct layout *l, struct plot *plot, size_t index)
{
	const struct chart *chart = plot->chart;
	const size_t n = chart->category_count;
	const struct chart_value *values = chart->panels[index].values;
	struct panel *panel = &plot->panels->of[index];
	struct plot frame = *plot;
	size_t count = 0;

	for (size_t i = 0; i < n * chart->series_count; i++)
		count += marks_is_beyond(plot, &values[i]) ? 1 : 0;
	if (count == 0)
		return true;
	panel->beyond = ARENA_ARRAY(l->scratch, struct beyond, count);
	frame.left = 0;
	frame.right = plot->panels->width;
	for (size_t i = 0; i < n; i++)
		for (size_t s = 0; s < chart->series_count; s++)
			if (marks_is_beyond(plot, &values[s * n + i]) &&
			    !add_beyond(l, plot, panel, &values[s * n + i], marks_place(&frame, s, i)))
				return false;
	return true;
}

/* Between a figure beyond the axis and its column, which a break sticks out of, or the arrow of its point. */
static length
above_plot(const struct chart *chart)
{
	for (size_t s = 0; s < chart->series_count; s++)
		if (chart->series[s].line)
			return chart->style->size / 2;
	return LENGTH_PT;
}

static bool
set_texts(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct panels *p = plot->panels;

	p->of = ARENA_ARRAY(l->scratch, struct panel, chart->panel_count);
	for (size_t i = 0; i < chart->panel_count; i++) {
		const struct chart_panel *of = &chart->panels[i];
		if (!label_set(l, of->title, chart->panel_style, of->loc, p->width, &p->of[i].title) ||
		    (!of->any &&
			!plot_label(l, plot, chart->missing, of->loc, p->width, &p->of[i].missing)) ||
		    !set_beyond(l, plot, i))
			return false;
		p->size = at_least(p->size, p->of[i].missing.lines.height);
	}
	return true;
}

/* What stands above the plots of each row. */
static void
set_heads(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct panels *p = plot->panels;

	p->titles = ARENA_ARRAY(l->scratch, length, plot->row_count);
	p->figures = ARENA_ARRAY(l->scratch, length, plot->row_count);
	for (size_t row = 0; row < plot->row_count; row++) {
		size_t levels = 0;
		/* Half of the axis's highest figure stands above the plot. */
		p->titles[row] = chart->style->leading / 2;
		for (size_t i = 0; i < panels_count(plot, row, row + 1); i++) {
			const struct panel *panel = &p->of[panels_first(plot, row) + i];
			p->titles[row] = at_least(p->titles[row], panel->title.lines.height + p->title_gap);
			levels = panel->levels > levels ? panel->levels : levels;
		}
		if (levels > 0)
			p->figures[row] = (length)levels * chart->style->leading + above_plot(chart);
	}
}

static void
set_rows(struct layout *l, struct plot *plot, length height)
{
	const struct chart *chart = plot->chart;
	struct panels *p = plot->panels;
	length head = 0;

	set_heads(l, plot);
	for (size_t row = 0; row < plot->row_count; row++)
		head = at_least(head, p->titles[row] + p->figures[row]);
	plot->above = plot->legend.height > 0 ? plot->legend.height + plot->gap : 0;
	/* Names of the categories begin in the gap below the last row. */
	plot->below = at_least(TICK_SIZE + plot->names_height - p->row_gap, 0);
	length around = plot->above + plot->below + head + p->row_gap;
	p->size = at_least(at_most(p->size, height - around), chart->style->leading);
	plot->rows = ARENA_ARRAY(l->scratch, length, plot->row_count);
	for (size_t row = 0; row < plot->row_count; row++)
		plot->rows[row] = p->titles[row] + p->figures[row] + p->size + p->row_gap;
}

bool
panels_measure(struct layout *l, struct plot *plot, length height)
{
	const struct chart *chart = plot->chart;
	length leading = chart->style->leading;
	struct panels *p = ARENA_NEW(l->scratch, struct panels);

	*p = (struct panels){
	    .size = at_most(chart->height > 0 ? chart->height : HEIGHT_IN_LINES * leading, height),
	    .apart = chart->style->size,
	    .row_gap = leading,
	    .title_gap = leading / 5,
	};
	plot->panels = p;
	if (!set_axis(l, plot))
		return false;
	set_columns(l, plot);
	if (!legend_measure(l, plot) || !set_names(l, plot) || !set_texts(l, plot))
		return false;
	set_rows(l, plot, height);
	return true;
}

/* --- drawing -------------------------------------------------------------------------------------------- */

/* The chart that a panel is for itself. */
static struct chart
chart_of(struct drawing *d, const struct chart *chart, size_t index)
{
	struct chart_series *series =
	    ARENA_ARRAY(page_scratch(d->l), struct chart_series, chart->series_count);
	struct chart of = *chart;

	for (size_t s = 0; s < chart->series_count; s++) {
		series[s] = chart->series[s];
		series[s].values = chart->panels[index].values + s * chart->category_count;
	}
	of.kind = CHART_COLUMNS;
	of.series = series;
	of.panels = NULL;
	return of;
}

static void
draw_names(struct drawing *d, const struct plot *frame)
{
	const struct chart *chart = frame->chart;
	const int64_t n = (int64_t)chart->category_count, width = frame->panels->width;

	for (size_t i = 0; i < chart->category_count; i++) {
		length x = frame->left + (length)(width * (2 * (int64_t)i + 1) / (2 * n));
		if (frame->every > 1)
			draw_rule(d, (struct area){x, frame->bottom, 0, TICK_SIZE * 2 / 3}, THIN,
			    plot_dark(chart));
		if (i % frame->every == 0)
			draw_label(d, &frame->names[i], ALIGN_CENTER, frame->left + name_at(frame, i),
			    frame->bottom + TICK_SIZE, frame->names[i].width);
	}
}

static void
draw_texts(struct drawing *d, const struct plot *frame, const struct panel *panel)
{
	const struct panels *p = frame->panels;
	length leading = frame->chart->style->leading;

	for (size_t i = 0; i < panel->beyond_count; i++) {
		const struct beyond *beyond = &panel->beyond[i];
		length y = frame->top - above_plot(frame->chart) - (length)(beyond->level + 1) * leading;
		draw_label(d, &beyond->label, ALIGN_START, frame->left + beyond->x, y, beyond->label.width);
	}
	const struct label *missing = &panel->missing;
	const struct area middle = {frame->left + (p->width - missing->width) / 2,
	    (frame->top + frame->bottom - missing->lines.height) / 2, missing->width, missing->lines.height};
	const length left = at_least(middle.x - frame->gap, frame->left);
	const length right = at_most(middle.x + middle.width + frame->gap, frame->right);
	/* On the paper, and not on the grid, whose lines end before the letters. */
	if (missing->lines.count > 0)
		draw_fill(d, (struct area){left, middle.y, right - left, middle.height},
		    (struct color){255, 255, 255, false});
	draw_label(d, missing, ALIGN_CENTER, middle.x, middle.y, middle.width);
}

void
panels_draw(struct drawing *d, const struct plot *plot, size_t from, size_t to, size_t panel)
{
	const struct panels *p = plot->panels;
	const size_t count = panels_count(plot, from, to), index = panels_first(plot, from) + panel;
	const size_t row = from + panel / p->columns, column = panel % p->columns;
	const struct chart chart = chart_of(d, plot->chart, index);
	struct plot frame = *plot;

	if (panel == 0)
		legend_draw(d, plot, 0);
	frame.chart = &chart;
	frame.left = plot->left + (length)column * (p->width + p->apart);
	frame.right = frame.left + p->width;
	length top = plot->above + (length)(plot->row_tops[row] - plot->row_tops[from]) + p->titles[row];
	frame.top = top + p->figures[row];
	frame.bottom = frame.top + p->size;
	frame.ticks = column == 0 ? plot->ticks : p->no_ticks;
	draw_label(d, &p->of[index].title, ALIGN_START, frame.left,
	    top - p->title_gap - p->of[index].title.lines.height, p->width);
	marks_draw(d, &frame);
	draw_texts(d, &frame, &p->of[index]);
	/* Below it, nothing more on this page. */
	if (panel + p->columns >= count)
		draw_names(d, &frame);
}
