#include "layout/chart/plot.h"

static void
extend(struct extent *extent, const struct chart_value *values, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct chart_value *value = &values[i];
		if (!value->known)
			continue;
		wide number = wide_from(value->number);
		extent->low = number < extent->low ? number : extent->low;
		extent->high = number > extent->high ? number : extent->high;
		if (value->number.scale > extent->places)
			extent->places = value->number.scale;
	}
}

struct extent
plot_extent(const struct chart *chart)
{
	struct extent extent = {0, 0, 0};

	for (size_t s = 0; s < chart->series_count && chart->panels == NULL; s++)
		extend(&extent, chart->series[s].values, chart->category_count);
	for (size_t p = 0; p < chart->panel_count && chart->panels != NULL; p++)
		extend(&extent, chart->panels[p].values, chart->series_count * chart->category_count);
	if (chart->limited && extent.high > wide_from(chart->limit))
		extent.high = wide_from(chart->limit);
	if (chart->reference.given) {
		wide number = wide_from(chart->reference.number);
		extent.low = number < extent.low ? number : extent.low;
		extent.high = number > extent.high ? number : extent.high;
	}
	return extent;
}

bool
plot_label(struct layout *l, const struct plot *plot, const char *text, struct srcloc loc, length width,
    struct label *label)
{
	return label_set(l, text, plot->chart->style, loc, width, label);
}

length
plot_centred(const struct plot *plot, length x, length width)
{
	return at_least(at_most(x - width / 2, plot->width - width), 0);
}

bool
plot_ticks(struct layout *l, struct plot *plot, length *widest)
{
	const struct chart *chart = plot->chart;

	*widest = 0;
	plot->tick_count = axis_tick_count(&plot->axis);
	plot->ticks = ARENA_ARRAY(l->scratch, struct label, plot->tick_count);
	for (size_t i = 0; i < plot->tick_count; i++) {
		struct buf text = BUF_INIT;
		axis_print(&text, &plot->axis, axis_tick(&plot->axis, i), chart->numbers);
		buf_adds(&text, chart->suffix);
		if (!label_set(l, buf_take(&text, l->scratch), chart->style, chart->loc, LENGTH_MAX,
			&plot->ticks[i]))
			return false;
		*widest = at_least(*widest, plot->ticks[i].width);
	}
	return true;
}

void
plot_omit_ticks(struct layout *l, struct plot *plot, length widest)
{
	struct srcloc loc = plot->chart->loc;

	for (size_t i = 0; i < plot->tick_count; i++)
		plot->ticks[i] = (struct label){.width = 0};
	if (!diags_has(l->diags, loc, "layout-chart-narrow"))
		diag_add(l->diags, SEVERITY_WARNING, loc, "layout-chart-narrow",
		    "the figures of the axis are " MM " wide, of the " MM
		    " that the chart has: they are left out",
		    MM_ARGS(widest), MM_ARGS(plot->width));
}

struct border
plot_grid(const struct chart *chart)
{
	struct color dark = plot_dark(chart);
	const struct border *given = &chart->style->border[SIDE_TOP];

	if (given->width > 0)
		return *given;
	return (struct border){THIN,
	    {
		.r = (uint8_t)((dark.r + 4 * 255) / 5),
		.g = (uint8_t)((dark.g + 4 * 255) / 5),
		.b = (uint8_t)((dark.b + 4 * 255) / 5),
	    }};
}

struct color
plot_dark(const struct chart *chart)
{
	return chart->style->color;
}

int64_t
plot_height(const struct plot *plot, size_t from, size_t to)
{
	return (int64_t)plot->above + plot->below + plot->row_tops[to] - plot->row_tops[from];
}
