/*
 * Horizontal bars: name, figure, bar.
 *
 * Figures stand in a column of their own, at its right edge: they are compared at a glance, and never meet a
 * bar, the grid or each other.
 */
#include "layout/chart/bars.h"

#include "layout/chart/legend.h"

/* Names take 2 of so many parts of the width, broken into lines; more where no page would hold them. */
#define NAME_SHARES 5
#define NAME_SHARE_USUAL 2
#define NAME_SHARE_MOST 4
#define STEPS_MAX 6
#define TICK_SIZE (2 * LENGTH_PT)

/* A break in a bar that goes on past the axis: how far from its end, and how wide. */

static length
bar_height(const struct chart *chart)
{
	return chart->height > 0 ? chart->height : chart->style->size * 9 / 10;
}

static length
row_gap(const struct chart *chart)
{
	return chart->style->size * 2 / 5;
}

static bool
set_names_in(struct layout *l, struct plot *plot, length most, length *highest)
{
	const struct chart *chart = plot->chart;

	plot->name_width = *highest = 0;
	for (size_t i = 0; i < chart->category_count; i++) {
		const struct chart_category *category = &chart->categories[i];
		if (!label_set(l, category->name, chart->style, category->loc, most, &plot->names[i]))
			return false;
		plot->name_width = at_least(plot->name_width, plot->names[i].width);
		*highest = at_least(*highest, plot->names[i].lines.height);
	}
	return true;
}

/* Around the name stand axis, reference and legend: so it has three quarters of the page at most. */
static bool
set_names(struct layout *l, struct plot *plot, length height)
{
	length highest = LENGTH_MAX, part = plot->width / NAME_SHARES;
	length beside = plot->figure_width + plot->mark_width + 3 * plot->gap + part / 2;
	length most = at_least(plot->width - beside, part);

	for (int share = NAME_SHARE_USUAL; share <= NAME_SHARE_MOST && highest > height / 4 * 3; share++)
		if (!set_names_in(l, plot, at_most(part * share, most), &highest))
			return false;
	return true;
}

/* What is not known is told in words, which may take lines; figures take one. */
static bool
set_figures(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;

	for (size_t i = 0; i < chart->category_count; i++) {
		const struct chart_value *value = &chart->series[0].values[i];
		if (!label_set(l, value->text, chart->style, chart->categories[i].loc,
			value->known ? plot->width / 2 : plot->width / 4, &plot->figures[i]))
			return false;
		plot->figure_width = at_least(plot->figure_width, plot->figures[i].width);
	}
	return true;
}

/* Letters of marks stand in a column too; what they mean is in the legend. */
static bool
set_marks(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;

	plot->letters = ARENA_ARRAY(l->scratch, struct label, chart->category_count);
	for (size_t i = 0; i < chart->category_count; i++) {
		const struct mark *mark = chart->categories[i].mark;
		if (mark == NULL)
			continue;
		if (mark->letter != NULL &&
		    !label_set(l, mark->letter, mark->style, chart->categories[i].loc, LENGTH_MAX,
			&plot->letters[i]))
			return false;
		plot->mark_width = at_least(plot->mark_width, mark_width(mark, &plot->letters[i]));
	}
	return legend_of_marks(l, plot);
}

static void
set_rows(struct layout *l, struct plot *plot)
{
	plot->row_count = plot->chart->category_count;
	plot->rows = ARENA_ARRAY(l->scratch, length, plot->row_count);
	for (size_t i = 0; i < plot->row_count; i++) {
		length text = at_least(plot->names[i].lines.height, plot->figures[i].lines.height);
		plot->rows[i] = at_least(text, bar_height(plot->chart)) + row_gap(plot->chart);
	}
}

static bool
ticks_collide(const struct plot *plot)
{
	length size = plot->right - plot->left;

	if (size <= 0)
		return true;
	for (size_t i = 1; i < plot->tick_count; i++) {
		length apart = axis_at(&plot->axis, axis_tick(&plot->axis, i), size) -
		    axis_at(&plot->axis, axis_tick(&plot->axis, i - 1), size);
		if (apart < (plot->ticks[i - 1].width + plot->ticks[i].width) / 2 + plot->gap)
			return true;
	}
	return false;
}

/* The finest axis whose figures have room below it. */
static bool
set_axis(struct layout *l, struct plot *plot)
{
	struct extent extent = plot_extent(plot->chart);
	length widest = 0;
	length mark = plot->mark_width > 0 ? plot->mark_width + plot->gap : 0;
	length texts = plot->name_width + plot->gap + plot->figure_width + plot->gap + mark;

	for (unsigned steps = STEPS_MAX; steps > 0; steps--) {
		plot->axis = axis_for(extent.low, extent.high, steps, extent.places);
		if (!plot_ticks(l, plot, &widest))
			return false;
		plot->left = at_least(texts, plot->ticks[0].width / 2 + 1);
		plot->right = plot->width - plot->ticks[plot->tick_count - 1].width / 2 - 1;
		if (!ticks_collide(plot))
			break;
	}
	if (widest > plot->width - plot->width / PLOT_SHARE) {
		plot_omit_ticks(l, plot, widest);
		plot->left = texts;
		plot->right = plot->width;
	}
	/* Too narrow for figures that long: what is drawn is a bar of any length, its figure beside it. */
	plot->right = at_least(plot->right, plot->left + LENGTH_PT);
	return true;
}

bool
bars_measure(struct layout *l, struct plot *plot, length height)
{
	const struct chart *chart = plot->chart;

	plot->names = ARENA_ARRAY(l->scratch, struct label, chart->category_count);
	plot->figures = ARENA_ARRAY(l->scratch, struct label, chart->category_count);
	if (!set_figures(l, plot) || !set_marks(l, plot) || !set_names(l, plot, height) || !set_axis(l, plot))
		return false;
	set_rows(l, plot);
	plot->top = plot->legend.height > 0 ? plot->legend.height + plot->gap : 0;
	plot->above = plot->top;
	if (chart->reference.label != NULL) {
		if (!label_set(l, chart->reference.label, chart->style, chart->loc, plot->width,
			&plot->reference))
			return false;
		plot->above += plot->reference.lines.height + TICK_SIZE;
	}
	plot->below = TICK_SIZE + plot->ticks[0].lines.height;
	return true;
}

static void
draw_mark(struct drawing *d, const struct plot *plot, size_t i, length middle)
{
	const struct mark *mark = plot->chart->categories[i].mark;

	if (mark == NULL)
		return;
	const struct area area = {plot->name_width + 2 * plot->gap + plot->figure_width,
	    middle - mark->style->size / 2, plot->mark_width, mark->style->size};
	draw_ink(d, area, &mark->ink, &plot->letters[i]);
}

static void
draw_grid(struct drawing *d, const struct plot *plot, length top, length bottom)
{
	struct border grid = plot_grid(plot->chart);
	length size = plot->right - plot->left, free = 0;

	for (size_t i = 0; i < plot->tick_count; i++) {
		wide tick = axis_tick(&plot->axis, i);
		length x = plot->left + axis_at(&plot->axis, tick, size);
		struct area rule = {x, top, 0, bottom - top + TICK_SIZE};
		draw_rule(d, rule, grid.width, tick == 0 ? plot_dark(plot->chart) : grid.color);
		const struct label *label = &plot->ticks[i];
		length at = plot_centred(plot, x, label->width);
		if (at < free)
			continue;
		draw_label(d, label, ALIGN_CENTER, at, bottom + TICK_SIZE, label->width);
		free = at + label->width + plot->gap;
	}
}

static void
draw_bar(struct drawing *d, const struct plot *plot, size_t i, length y)
{
	const struct chart *chart = plot->chart;
	const struct chart_value *value = &chart->series[0].values[i];
	const struct mark *mark = chart->categories[i].mark;
	const struct ink *ink = mark != NULL ? &mark->ink : &chart->series[0].ink;
	length size = plot->right - plot->left, height = bar_height(chart);

	if (!value->known)
		return;
	wide number = wide_from(value->number), end = number;
	if (end > plot->axis.high)
		end = plot->axis.high;
	length zero = axis_at(&plot->axis, 0, size), x = axis_at(&plot->axis, end, size);
	struct area bar = {plot->left + at_most(zero, x), y - height / 2,
	    at_least(zero, x) - at_most(zero, x), height};
	if (number > plot->axis.high)
		draw_broken(d, bar, ink);
	else
		draw_ink(d, bar, ink, NULL);
}

static void
draw_reference(struct drawing *d, const struct plot *plot, length top, length bottom)
{
	const struct chart_reference *reference = &plot->chart->reference;
	const struct label *label = &plot->reference;

	if (!reference->given)
		return;
	length at = axis_at(&plot->axis, wide_from(reference->number), plot->right - plot->left);
	const struct point ends[] = {{plot->left + at, at_least(top - TICK_SIZE / 2, plot->top)},
	    {plot->left + at, bottom}};
	/* On a light line of its own it is seen across dark bars too. */
	const struct color paper = {255, 255, 255, false};
	draw_path(d, (struct path){SHAPE_LINE, DASH_NONE, 4 * THIN, paper, ends, 2});
	draw_path(d, (struct path){SHAPE_LINE, DASH_LONG, 2 * THIN, plot_dark(plot->chart), ends, 2});
	draw_label(d, label, ALIGN_CENTER, plot_centred(plot, plot->left + at, label->width), plot->top,
	    label->width);
}

void
bars_draw(struct drawing *d, const struct plot *plot, size_t from, size_t to)
{
	length top = plot->above, bottom = top;

	for (size_t i = from; i < to; i++)
		bottom += plot->rows[i];
	legend_draw(d, plot, 0);
	draw_grid(d, plot, top, bottom);
	length y = top;
	for (size_t i = from; i < to; i++) {
		length middle = y + plot->rows[i] / 2;
		const struct label *name = &plot->names[i], *figure = &plot->figures[i];
		draw_label(d, name, ALIGN_START, 0, middle - name->lines.height / 2, plot->name_width);
		draw_label(d, figure, ALIGN_END, plot->name_width + plot->gap,
		    middle - figure->lines.height / 2, plot->figure_width);
		draw_mark(d, plot, i, middle);
		draw_bar(d, plot, i, middle);
		y += plot->rows[i];
	}
	draw_reference(d, plot, top, bottom);
}
