/*
 * A row's values in a cell, small: columns from a common baseline, or a line; behind them, wider and paler,
 * what was planned.
 */
#include "layout/chart/spark.h"

#include "layout/chart/legend.h"

/* Of its place, how much a column is wide: what was planned is seen on either side of what was done. */
#define VALUE_NUMERATOR 4
#define PLANNED_NUMERATOR 8
#define DENOMINATOR 10
#define ZERO_HEIGHT (LENGTH_PT * 3 / 5)

struct spark_plot {
	struct drawing *d;
	const struct spark *spark;
	struct axis axis;
	length width, height, zero;
};

static struct axis
scale(const struct spark *spark)
{
	struct axis axis = {0, 0, 1, 0};

	for (size_t i = 0; i < 2 * spark->count; i++) {
		const struct chart_value *values = i % 2 == 0 ? spark->values : spark->planned;
		if (values == NULL || !values[i / 2].known)
			continue;
		wide number = wide_from(values[i / 2].number);
		axis.low = number < axis.low ? number : axis.low;
		axis.high = number > axis.high ? number : axis.high;
	}
	if (axis.low == axis.high)
		axis.high = 1;
	return axis;
}

static length
edge(const struct spark_plot *p, size_t i)
{
	return (length)((int64_t)p->width * (int64_t)i / (int64_t)p->spark->count);
}

static length
height_at(const struct spark_plot *p, const struct chart_value *value)
{
	return p->height - axis_at(&p->axis, wide_from(value->number), p->height);
}

/* One path for all: each a box from the baseline; one of 0 is a stroke, one that is missing nothing. */
static void
draw_boxes(struct spark_plot *p, const struct chart_value *values, const struct ink *ink, length numerator)
{
	struct point *points = ARENA_ARRAY(page_scratch(p->d->l), struct point, 2 * p->spark->count);
	uint32_t count = 0;

	for (size_t i = 0; i < p->spark->count; i++) {
		if (!values[i].known)
			continue;
		length slot = edge(p, i + 1) - edge(p, i),
		       width = at_least(slot * numerator / DENOMINATOR, 1);
		length x = edge(p, i) + (slot - width) / 2, y = height_at(p, &values[i]);
		length top = at_most(y, p->zero), bottom = at_least(y, p->zero);
		/* However small, it is seen. */
		if (bottom - top < ZERO_HEIGHT && values[i].number.units >= 0)
			top = at_least(bottom - ZERO_HEIGHT, 0);
		if (bottom - top < ZERO_HEIGHT)
			bottom = at_most(top + ZERO_HEIGHT, p->height);
		points[count++] = (struct point){x, top};
		points[count++] = (struct point){x + width, bottom};
	}
	draw_path(p->d,
	    (struct path){.shape = SHAPE_BOXES,
		.color = ink->fill.none ? ink->line : ink->fill,
		.points = points,
		.count = count});
}

/* Points joined where there are neighbours; one alone is a box. */
static void
draw_line(struct spark_plot *p, const struct chart_value *values, const struct ink *ink)
{
	size_t n = p->spark->count, count = 0;
	struct point *points = ARENA_ARRAY(page_scratch(p->d->l), struct point, n);

	for (size_t i = 0; i <= n; i++) {
		if (i < n && values[i].known) {
			points[count++] =
			    (struct point){(edge(p, i) + edge(p, i + 1)) / 2, height_at(p, &values[i])};
			continue;
		}
		if (count > 1)
			draw_path(p->d,
			    (struct path){SHAPE_LINE, ink->dash, 2 * THIN, ink->line, points,
				(uint32_t)count});
		else if (count == 1)
			draw_marker(p->d, 0, points[0], 2 * LENGTH_PT, ink->line);
		count = 0;
	}
}

/* The baseline, as far as there are values: a gap has no line at 0. */
static void
draw_baseline(const struct spark_plot *p)
{
	size_t n = p->spark->count, from = 0;

	for (size_t i = 0; i <= n; i++) {
		if (i < n && p->spark->values[i].known)
			continue;
		if (i > from)
			draw_rule(p->d, (struct area){edge(p, from), p->zero, edge(p, i) - edge(p, from), 0},
			    THIN / 2, p->spark->ink.line);
		from = i + 1;
	}
}

static wide
at_least_nothing(const struct chart_value *value)
{
	const wide number = value->known ? wide_from(value->number) : 0;

	return number > 0 ? number : 0;
}

/* The whole scale, from 0, or from less where the value is. */
static struct axis
bar_axis(const struct spark *spark)
{
	struct axis axis = {0, wide_from(spark->most), 1, 0};

	if (spark->values[0].known && wide_from(spark->values[0].number) < 0)
		axis.low = wide_from(spark->values[0].number);
	return axis;
}

static length
bar_at(const struct spark_plot *p, struct decimal number)
{
	const wide at = wide_from(number);

	return axis_at(&p->axis, at > p->axis.high ? p->axis.high : at, p->width);
}

static void
draw_stroke(const struct spark_plot *p, struct decimal number, length thickness, struct color color)
{
	const length most = p->width - thickness;
	const length x = at_most(at_least(bar_at(p, number) - thickness / 2, 0), most);

	draw_fill(p->d, (struct area){x, 0, thickness, p->height}, color);
}

/* A bar is lower than the strokes across it. */
static void
draw_bar(struct spark_plot *p)
{
	const struct spark *spark = p->spark;
	const struct chart_value *value = &spark->values[0];
	const length edge = p->height / 5;

	p->axis = bar_axis(spark);
	if (value->known) {
		const length zero = bar_at(p, (struct decimal){0, 0}), x = bar_at(p, value->number);
		const struct area bar = {at_most(zero, x), edge,
		    at_least(at_least(zero, x) - at_most(zero, x), ZERO_HEIGHT), p->height - 2 * edge};
		if (wide_from(value->number) > p->axis.high)
			draw_broken(p->d, bar, &spark->ink);
		else
			draw_ink(p->d, bar, &spark->ink, NULL);
	}
	if (spark->has_reference)
		draw_stroke(p, spark->reference, THIN, spark->reference_color);
	if (spark->planned != NULL && spark->planned[0].known)
		draw_stroke(p, spark->planned[0].number, LENGTH_PT, spark->planned_ink.line);
}

static void
draw_stack(struct spark_plot *p)
{
	const struct spark *spark = p->spark;
	wide total = 0, sum = 0;

	for (size_t i = 0; i < spark->count; i++)
		total += at_least_nothing(&spark->values[i]);
	for (size_t i = 0; i < spark->count && total > 0; i++) {
		const length from = (length)(sum * p->width / total);

		sum += at_least_nothing(&spark->values[i]);
		const length to = (length)(sum * p->width / total);
		if (to > from)
			draw_ink(p->d, (struct area){from, 0, to - from, p->height}, &spark->parts[i], NULL);
	}
}

static void
draw_columns(struct spark_plot *p)
{
	const struct spark *spark = p->spark;

	p->axis = scale(spark);
	p->zero = p->height - axis_at(&p->axis, 0, p->height);
	if (spark->planned != NULL)
		draw_boxes(p, spark->planned, &spark->planned_ink, PLANNED_NUMERATOR);
	if (spark->kind == SPARK_KIND_LINE)
		draw_line(p, spark->values, &spark->ink);
	else
		draw_boxes(p, spark->values, &spark->ink, VALUE_NUMERATOR);
	draw_baseline(p);
}

void
spark_draw(struct drawing *d, const struct spark *spark, length width, length height)
{
	struct spark_plot p = {.d = d, .spark = spark, .width = width, .height = height};

	switch (spark->kind) {
	case SPARK_KIND_COLUMNS:
	case SPARK_KIND_LINE:
		draw_columns(&p);
		break;
	case SPARK_KIND_BAR:
		draw_bar(&p);
		break;
	case SPARK_KIND_STACK:
		draw_stack(&p);
		break;
	}
}
