/*
 * One bar of segments, each with its letter and figure; below it the legend, with every name and figure.
 *
 * A segment too narrow for its text has it above the bar, at the end of a leader.
 */
#include "layout/chart/stack.h"

#include "layout/chart/legend.h"

#define LEADER (4 * LENGTH_PT)

struct segment {
	length from, to; /* of the bar */
	struct label label;
	bool outside;
	length x; /* of a label outside */
};

static length
bar_height(const struct chart *chart)
{
	length height = chart->height > 0 ? chart->height : 2 * chart->style->size;
	return at_least(height, chart->style->leading);
}

/* What a segment counts for: less than nothing can't be drawn. */
static wide
share(const struct chart_value *value)
{
	wide number = value->known ? wide_from(value->number) : 0;
	return number > 0 ? number : 0;
}

static void
warn_of_negative(struct layout *l, const struct chart *chart)
{
	for (size_t i = 0; i < chart->category_count; i++) {
		const struct chart_value *value = &chart->series[0].values[i];
		if (value->known && value->number.units < 0 &&
		    !diags_has(l->diags, chart->categories[i].loc, "layout-chart-negative"))
			diag_add(l->diags, SEVERITY_WARNING, chart->categories[i].loc,
			    "layout-chart-negative",
			    "«%s» is %s: a segment can't be less than 0, so only the legend tells it",
			    chart->categories[i].name, value->text);
	}
}

static void
set_edges(struct plot *plot)
{
	const struct chart *chart = plot->chart;
	wide total = 0, sum = 0;

	for (size_t i = 0; i < chart->category_count; i++)
		total += share(&chart->series[0].values[i]);
	for (size_t i = 0; i < chart->category_count; i++) {
		struct segment *segment = &plot->segments[i];
		segment->from = total > 0 ? (length)(sum * plot->width / total) : 0;
		sum += share(&chart->series[0].values[i]);
		segment->to = total > 0 ? (length)(sum * plot->width / total) : 0;
	}
}

/* Letter and figure where they fit, else the letter, or the figure where there is no letter. */
static bool
set_label(struct layout *l, struct plot *plot, size_t i)
{
	const struct chart_category *category = &plot->chart->categories[i];
	const struct chart_value *value = &plot->chart->series[0].values[i];
	const struct mark *mark = category->mark;
	struct segment *segment = &plot->segments[i];
	length room = segment->to - segment->from - plot->gap;

	if (share(value) == 0)
		return true;
	const char *text =
	    mark->letter != NULL ? arena_printf(l->scratch, "%s %s", mark->letter, value->text) : value->text;
	if (!label_set(l, text, mark->style, category->loc, LENGTH_MAX, &segment->label))
		return false;
	if (segment->label.width > room && mark->letter != NULL &&
	    !label_set(l, mark->letter, mark->style, category->loc, LENGTH_MAX, &segment->label))
		return false;
	segment->outside = segment->label.width > room;
	/* Off the mark, the letters of the chart are sure to be seen. */
	return !segment->outside ||
	    plot_label(l, plot, mark->letter != NULL ? mark->letter : value->text, category->loc, LENGTH_MAX,
		&segment->label);
}

/* Above the middles of their segments, pushed apart to the right, then back from the end; or none at all. */
static bool
spread_labels(const struct plot *plot)
{
	size_t n = plot->chart->category_count;
	length free = 0, end = plot->width + plot->gap;
	bool any = false;

	for (size_t i = 0; i < n; i++) {
		struct segment *segment = &plot->segments[i];
		if (!segment->outside)
			continue;
		any = true;
		segment->x = at_least((segment->from + segment->to - segment->label.width) / 2, free);
		free = segment->x + segment->label.width + plot->gap;
	}
	for (size_t i = n; i-- > 0;) {
		struct segment *segment = &plot->segments[i];
		if (!segment->outside)
			continue;
		segment->x = at_most(segment->x, end - plot->gap - segment->label.width);
		end = segment->x;
	}
	for (size_t i = 0; i < n && end < 0; i++)
		plot->segments[i].outside = false;
	for (size_t i = 0; i < n && end < 0; i++)
		if (plot->segments[i].label.width > plot->segments[i].to - plot->segments[i].from - plot->gap)
			plot->segments[i].label = (struct label){.width = 0};
	return any && end >= 0;
}

static bool
set_legend(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct legend *legend = &plot->legend;
	length most = plot->width - legend_sample(plot) - plot->gap;

	legend->count = chart->category_count;
	legend->entries = ARENA_ARRAY(l->scratch, struct legend_entry, legend->count);
	for (size_t i = 0; i < legend->count; i++) {
		const struct chart_category *category = &chart->categories[i];
		struct legend_entry *entry = &legend->entries[i];
		const char *figure = chart->series[0].values[i].text;
		const char *text = category->name[0] != '\0'
		    ? arena_printf(l->scratch, "%s: %s", category->name, figure)
		    : figure;
		*entry = (struct legend_entry){.ink = &category->mark->ink, .marker = MARKER_AREA};
		if (!plot_label(l, plot, text, category->loc, most, &entry->label))
			return false;
		if (category->mark->letter != NULL &&
		    !label_set(l, category->mark->letter, category->mark->style, category->loc, LENGTH_MAX,
			&entry->letter))
			return false;
	}
	legend_arrange(plot);
	return true;
}

bool
stack_measure(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;

	warn_of_negative(l, chart);
	plot->segments = ARENA_ARRAY(l->scratch, struct segment, chart->category_count);
	set_edges(plot);
	for (size_t i = 0; i < chart->category_count; i++)
		if (!set_label(l, plot, i))
			return false;
	if (!set_legend(l, plot))
		return false;
	plot->top = spread_labels(plot) ? chart->style->leading + LEADER : 0;
	plot->bottom = plot->top + bar_height(chart);
	plot->row_count = 1;
	plot->rows = ARENA_ARRAY(l->scratch, length, 1);
	plot->rows[0] = plot->bottom + plot->gap + plot->legend.height;
	return true;
}

void
stack_draw(struct drawing *d, const struct plot *plot)
{
	const struct chart *chart = plot->chart;

	for (size_t i = 0; i < chart->category_count; i++) {
		const struct segment *segment = &plot->segments[i];
		const struct ink *ink = &chart->categories[i].mark->ink;
		const struct area area = {segment->from, plot->top, segment->to - segment->from,
		    plot->bottom - plot->top};
		draw_ink(d, area, ink, segment->outside ? NULL : &segment->label);
		if (!segment->outside)
			continue;
		length middle = segment->x + segment->label.width / 2;
		const struct point leader[] = {{middle, plot->top - LEADER},
		    {(segment->from + segment->to) / 2, plot->top}};
		draw_path(d, (struct path){SHAPE_LINE, DASH_NONE, THIN, plot_dark(chart), leader, 2});
		draw_label(d, &segment->label, ALIGN_START, segment->x, 0, segment->label.width);
	}
	legend_draw(d, plot, plot->bottom + plot->gap);
}
