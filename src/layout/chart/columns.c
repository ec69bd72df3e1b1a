/*
 * Columns in groups, and lines: a plot with its values from the bottom up and its categories from the left.
 *
 * Figures of the axis stand left of the plot, names below it, the legend above it; titles of lines and the
 * label of a reference right of it.  So no text meets a mark.
 */
#include "layout/chart/columns.h"

#include "layout/chart/differences.h"
#include "layout/chart/legend.h"
#include "layout/chart/marks.h"

/* The plot is so many lines of its letters high, and has so many steps at most. */
#define HEIGHT_IN_LINES 10
#define STEPS_MAX 6
/* Names take so many lines where that gives room to all; more of them rather than that some are left out. */
#define NAME_LINES_MAX 3
/* Broken anywhere, a name can be read where lines are so wide, in sizes of their letters. */
#define BROKEN_NAME_SIZES 4
#define TICK_SIZE (2 * LENGTH_PT)

static size_t
at_least_one(size_t n)
{
	return n > 0 ? n : 1;
}

/* From the plot to the names below: clear of ticks, and of markers on the lowest line of the grid. */
static length
name_distance(const struct chart *chart)
{
	bool lines = false;
	for (size_t s = 0; s < chart->series_count; s++)
		lines = lines || chart->series[s].line;
	return lines ? TICK_SIZE + chart->style->size / 4 : TICK_SIZE;
}

/* --- measuring ------------------------------------------------------------------------------------------ */

/* Lines are told at their ends when each has a value in the last category, and no other series is there. */
static bool
is_direct(const struct chart *chart)
{
	for (size_t s = 0; s < chart->series_count; s++) {
		const struct chart_series *series = &chart->series[s];
		if (!series->line || series->title == NULL ||
		    !series->values[chart->category_count - 1].known)
			return false;
	}
	return true;
}

/* Figures so long that they would leave no plot are left out. */
static bool
set_axis(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct extent extent = plot_extent(chart);
	length steps = (plot->bottom - plot->top) / (chart->style->leading * 3 / 2), widest = 0;

	plot->axis = axis_for(extent.low, extent.high, (unsigned)at_least(at_most(steps, STEPS_MAX), 1),
	    extent.places);
	if (!plot_ticks(l, plot, &widest))
		return false;
	plot->left = widest + plot->gap;
	if (plot->left <= plot->width - plot->width / PLOT_SHARE)
		return true;
	plot->left = 0;
	plot_omit_ticks(l, plot, widest);
	return true;
}

/* How wide the titles right of the plot are: those of the lines, and of the reference. */
static length
titles_width(const struct plot *plot)
{
	const struct chart *chart = plot->chart;
	length widest = 0;

	for (size_t s = 0; s < chart->series_count && plot->direct; s++)
		widest = at_least(widest, plot->figures[s].width + legend_sample(plot) + plot->gap);
	if (plot->reference_direct)
		widest = at_least(widest, plot->figures[chart->series_count].width);
	return widest > 0 ? widest + plot->gap : 0;
}

/* Sets them, and decides which of them are told directly: those that leave room for the plot. */
static bool
set_titles(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;
	length height = 0, most = plot->width / 2 - plot->left;

	plot->figures = ARENA_ARRAY(l->scratch, struct label, chart->series_count + 1);
	for (size_t s = 0; s <= chart->series_count; s++) {
		bool reference = s == chart->series_count;
		const char *text = reference ? chart->reference.label : chart->series[s].title;
		if (text == NULL || (reference && !chart->reference.given))
			continue;
		if (!plot_label(l, plot, text, chart->loc, LENGTH_MAX, &plot->figures[s]))
			return false;
		height += plot->figures[s].lines.height;
	}
	bool low = height <= plot->bottom - plot->top;
	plot->reference_direct = plot->figures[chart->series_count].lines.count > 0 && low;
	plot->reference_direct = plot->reference_direct && titles_width(plot) <= most;
	plot->direct = is_direct(chart) && low;
	plot->direct = plot->direct && titles_width(plot) <= most;
	return true;
}

/* Where the name of category i begins, in the middle of its place: never below the figures of the axis. */
static length
name_at(const struct plot *plot, size_t i)
{
	length width = plot->names[i].width, at = marks_middle(plot, i) - width / 2;
	return at_least(at_most(at, plot->right - width), plot->left);
}

/* Those at the ends are moved into the plot: there they may meet the next one. */
static bool
names_are_clear(const struct plot *plot)
{
	length free = 0;

	for (size_t i = 0; i < plot->chart->category_count; i += plot->every) {
		length at = name_at(plot, i);
		if (at < free)
			return false;
		free = at + plot->names[i].width + plot->gap / 2;
	}
	return true;
}

/* How names may be set: each so many of them, in so many lines, with words broken anywhere or not. */
struct naming {
	size_t every;
	size_t lines;
	bool broken;
	bool gaps; /* with what tells of gaps */
};

static const char *
name_of(const struct chart *chart, size_t i, bool gaps)
{
	const struct chart_category *category = &chart->categories[i];

	return gaps && category->label != NULL ? category->label : category->name;
}

/* Each name in one line, however long. */
static bool
set_whole(struct layout *l, const struct plot *plot, bool gaps, struct label *whole)
{
	const struct chart *chart = plot->chart;

	for (size_t i = 0; i < chart->category_count; i++)
		if (!plot_label(l, plot, name_of(chart, i, gaps), chart->categories[i].loc, LENGTH_MAX,
			&whole[i]))
			return false;
	return true;
}

/* *fit: they can be set so, and are. */
static bool
set_names(struct layout *l, struct plot *plot, const struct label *whole, struct naming naming, bool *fit)
{
	const struct chart *chart = plot->chart;
	size_t n = at_least_one(chart->category_count);
	length most = plot->right - plot->left;
	length slots = (length)((int64_t)most * (int64_t)naming.every / (int64_t)n);
	length room = naming.every >= n ? most : at_most(slots - plot->gap, most);

	plot->every = naming.every;
	plot->names_height = 0;
	*fit = !naming.broken || naming.every >= n || room >= BROKEN_NAME_SIZES * chart->style->size;
	for (size_t i = 0; i < chart->category_count && *fit; i += naming.every)
		*fit = (naming.broken || whole[i].word <= room) &&
		    (size_t)(whole[i].width / at_least(room, 1)) <= naming.lines;
	for (size_t i = 0; i < chart->category_count && *fit; i += naming.every) {
		plot->names[i] = whole[i];
		if (whole[i].width > room &&
		    !plot_label(l, plot, name_of(chart, i, naming.gaps), chart->categories[i].loc, room,
			&plot->names[i]))
			return false;
		plot->names_height = at_least(plot->names_height, plot->names[i].lines.height);
		*fit = plot->names[i].lines.count <= naming.lines;
	}
	*fit = *fit && names_are_clear(plot);
	return true;
}

static void
warn_of_names(struct layout *l, const struct plot *plot)
{
	struct srcloc loc = plot->chart->loc;

	if (plot->every == 1 || diags_has(l->diags, loc, "layout-chart-labels"))
		return;
	diag_add(l->diags, SEVERITY_WARNING, loc, "layout-chart-labels",
	    "the chart has %zu categories and no room for all their names: 1 of every %zu has its name "
	    "printed; a chart of kind «bars» has room for all",
	    plot->chart->category_count, plot->every);
}

/* All names where that can be, with their gaps where there is room; else regularly some. */
static bool
choose_names(struct layout *l, struct plot *plot, length height)
{
	const struct chart *chart = plot->chart;
	size_t n = chart->category_count;
	size_t most = (size_t)at_least(height / 2 / chart->style->leading, 1);
	struct label *whole = ARENA_ARRAY(l->scratch, struct label, n);
	const struct naming told = {1, NAME_LINES_MAX, false, true};
	const struct naming all[] = {{1, NAME_LINES_MAX, false, false}, {1, most, false, false},
	    {1, most, true, false}};
	bool fit = false;

	plot->names = ARENA_ARRAY(l->scratch, struct label, n);
	if (!set_whole(l, plot, true, whole) || !set_names(l, plot, whole, told, &fit) ||
	    (!fit && !set_whole(l, plot, false, whole)))
		return false;
	for (size_t k = 0; k < sizeof(all) / sizeof(*all) && !fit; k++)
		if (!set_names(l, plot, whole, all[k], &fit))
			return false;
	for (size_t every = 2; every < n && !fit; every++)
		if (!set_names(l, plot, whole, (struct naming){every, NAME_LINES_MAX, false, false}, &fit))
			return false;
	for (size_t every = 2; every < n && !fit; every++)
		if (!set_names(l, plot, whole, (struct naming){every, most, true, false}, &fit))
			return false;
	if (!fit && !set_names(l, plot, whole, (struct naming){at_least_one(n), SIZE_MAX, true, false}, &fit))
		return false;
	warn_of_names(l, plot);
	return true;
}

bool
columns_measure(struct layout *l, struct plot *plot, length height)
{
	const struct chart *chart = plot->chart;
	length leading = chart->style->leading;
	length size = chart->height > 0 ? chart->height : HEIGHT_IN_LINES * leading, taken = 0;
	const bool below = differences_are_drawn(chart);

	plot->bottom = at_most(size, height);
	if (!set_axis(l, plot) || (below && !differences_measure_axis(l, plot, height)) ||
	    !set_titles(l, plot) || !legend_measure(l, plot))
		return false;
	plot->right = plot->width - titles_width(plot);
	if ((below && !differences_measure(l, plot, &taken)) || !choose_names(l, plot, height))
		return false;
	length names = plot->names_height;
	/* Half of a figure stands above the highest line of the grid. */
	plot->top = plot->legend.height + (plot->legend.height > 0 ? plot->gap / 2 : 0) + leading / 2;
	length around = plot->top + taken + name_distance(chart) + names;
	plot->bottom = plot->top + at_least(at_most(size, height - around), leading);
	plot->names_top = below ? differences_place(plot) : plot->bottom;
	plot->row_count = 1;
	plot->rows = ARENA_ARRAY(l->scratch, length, 1);
	plot->rows[0] = plot->names_top + at_least(name_distance(chart) + names, leading / 2);
	return true;
}

/* --- drawing -------------------------------------------------------------------------------------------- */

static void
draw_names(struct drawing *d, const struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct color dark = plot_dark(chart);
	/* Columns of differences tell what is whose. */
	const bool ticks = plot->differences == NULL && (plot->every > 1 || chart->kind == CHART_LINES);

	for (size_t i = 0; i < chart->category_count; i++) {
		length x = marks_middle(plot, i);
		if (ticks)
			draw_rule(d, (struct area){x, plot->names_top, 0, TICK_SIZE * 2 / 3}, THIN, dark);
		if (i % plot->every == 0)
			draw_label(d, &plot->names[i], ALIGN_CENTER, name_at(plot, i),
			    plot->names_top + name_distance(chart), plot->names[i].width);
	}
}

/* --- titles at the right of the plot -------------------------------------------------------------------- */

struct title {
	size_t index; /* of the series, or one more: the reference */
	length y;     /* of what it tells, then of its middle */
	const struct label *label;
};

static size_t
collect_titles(const struct plot *plot, struct title *titles)
{
	const struct chart *chart = plot->chart;
	size_t count = 0;

	for (size_t s = 0; s <= chart->series_count; s++) {
		bool reference = s == chart->series_count;
		if (reference ? !plot->reference_direct : !plot->direct)
			continue;
		struct decimal number = reference ? chart->reference.number
						  : chart->series[s].values[chart->category_count - 1].number;
		struct title title = {s, marks_height(plot, wide_from(number)), &plot->figures[s]};
		if (title.label->lines.count == 0)
			continue;
		size_t at = count++;
		for (; at > 0 && titles[at - 1].y > title.y; at--)
			titles[at] = titles[at - 1];
		titles[at] = title;
	}
	return count;
}

/* Pushed down from those above, then up from the bottom of the chart. */
static void
spread_titles(const struct plot *plot, struct title *titles, size_t count)
{
	length least = plot->legend.height;
	for (size_t i = 0; i < count; i++) {
		length half = titles[i].label->lines.height / 2;
		titles[i].y = at_least(titles[i].y, least + half);
		least = titles[i].y - half + titles[i].label->lines.height;
	}
	length most = plot->rows[0];
	for (size_t i = count; i-- > 0;) {
		length height = titles[i].label->lines.height, half = height / 2;
		titles[i].y = at_most(titles[i].y, most - height + half);
		most = titles[i].y - half;
	}
}

static void
draw_titles(struct drawing *d, const struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct title *titles = ARENA_ARRAY(page_scratch(d->l), struct title, chart->series_count + 1);
	size_t count = collect_titles(plot, titles);

	spread_titles(plot, titles, count);
	for (size_t i = 0; i < count; i++) {
		const struct label *label = titles[i].label;
		length x = plot->right + plot->gap;
		if (titles[i].index < chart->series_count) {
			const struct legend_entry entry = {.ink = &chart->series[titles[i].index].ink,
			    .marker = titles[i].index};
			draw_sample(d, plot, &entry, x, titles[i].y);
			x += legend_sample(plot) + plot->gap;
		}
		draw_label(d, label, ALIGN_START, x, titles[i].y - label->lines.height / 2, label->width);
	}
}

void
columns_draw(struct drawing *d, const struct plot *plot)
{
	legend_draw(d, plot, 0);
	marks_draw(d, plot);
	if (plot->differences != NULL)
		differences_draw(d, plot);
	draw_names(d, plot);
	draw_titles(d, plot);
}
