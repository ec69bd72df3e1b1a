#include "layout/chart/tiles.h"

#include "layout/chart/legend.h"

/* Printed in a tile of which nothing is known. */
#define NOTHING "\u2014"

#define APART (3 * LENGTH_PT / 2)
/* A step of the scale below the map, in sizes of its letters. */
#define STEP_NUMERATOR 1
#define STEP_DENOMINATOR 2

struct tiles {
	length width, height;
	struct label *names, *figures; /* of each tile */
	struct label least, most, nothing, missing;
	bool lacks;          /* some tile has nothing */
	length legend, line; /* all of it; one line of it */
	bool in_two;         /* what tells of those that have nothing stands on a second line */
};

static length
padding(const struct chart *chart)
{
	return chart->style->size / 3;
}

static bool
set_texts(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct tiles *t = plot->tiles;
	const length room = t->width - 2 * padding(chart);

	for (size_t i = 0; i < chart->category_count; i++) {
		const struct chart_category *tile = &chart->categories[i];
		const struct chart_value *value = &chart->series[0].values[i];
		const char *name = tile->label != NULL ? tile->label : tile->name;
		if (!label_set(l, name, tile->mark->style, tile->loc, room, &t->names[i]) ||
		    !label_set(l, value->known ? value->text : NOTHING, tile->mark->style, tile->loc, room,
			&t->figures[i]))
			return false;
		length height = t->names[i].lines.height + t->figures[i].lines.height + 2 * padding(chart);
		t->height = at_least(t->height, height);
		t->lacks = t->lacks || !value->known;
	}
	return true;
}

static length
step_of(const struct chart *chart)
{
	return chart->style->size * STEP_NUMERATOR / STEP_DENOMINATOR;
}

/* Where, behind the scale of shades, the next may begin. */
static length
end_of_scale(const struct plot *plot)
{
	const struct tiles *t = plot->tiles;
	const length steps = (length)plot->chart->tiles->scale_count * step_of(plot->chart);

	return t->least.width + t->most.width + 2 * plot->gap + steps + 2 * plot->chart->style->size;
}

static bool
set_legend(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct tiles *t = plot->tiles;

	if (!plot_label(l, plot, chart->tiles->least, chart->loc, LENGTH_MAX, &t->least) ||
	    !plot_label(l, plot, chart->tiles->most, chart->loc, LENGTH_MAX, &t->most))
		return false;
	t->line = at_least(t->least.lines.height, t->most.lines.height);
	t->legend = t->line;
	if (!t->lacks)
		return true;
	const length sample = legend_sample(plot) + plot->gap;
	if (!plot_label(l, plot, NOTHING, chart->loc, LENGTH_MAX, &t->nothing) ||
	    !plot_label(l, plot, chart->missing, chart->loc, plot->width - sample, &t->missing))
		return false;
	t->in_two = end_of_scale(plot) + sample + t->missing.width > plot->width;
	t->legend =
	    t->in_two ? t->line + t->missing.lines.height : at_least(t->line, t->missing.lines.height);
	return true;
}

bool
tiles_measure(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;
	const length columns = (length)chart->tiles->columns, rows = (length)chart->tiles->rows;
	struct tiles *t = ARENA_NEW(l->scratch, struct tiles);

	*t = (struct tiles){
	    .width = at_least((plot->width - (columns - 1) * APART) / columns, LENGTH_PT),
	    .height = chart->height,
	    .names = ARENA_ARRAY(l->scratch, struct label, chart->category_count),
	    .figures = ARENA_ARRAY(l->scratch, struct label, chart->category_count),
	};
	plot->tiles = t;
	if (!set_texts(l, plot) || !set_legend(l, plot))
		return false;
	plot->bottom = rows * t->height + (rows - 1) * APART;
	plot->row_count = 1;
	plot->rows = ARENA_ARRAY(l->scratch, length, 1);
	plot->rows[0] = plot->bottom + plot->gap + t->legend;
	return true;
}

static void
draw_tile(struct drawing *d, const struct plot *plot, size_t i)
{
	const struct chart *chart = plot->chart;
	const struct tiles *t = plot->tiles;
	const struct tile_place *at = &chart->tiles->at[i];
	const struct label *name = &t->names[i], *figure = &t->figures[i];
	const struct area area = {at->column * (t->width + APART), at->row * (t->height + APART), t->width,
	    t->height};
	length y = area.y + (area.height - name->lines.height - figure->lines.height) / 2;

	draw_ink(d, area, &chart->categories[i].mark->ink, NULL);
	draw_label(d, name, ALIGN_CENTER, area.x, y, area.width);
	draw_label(d, figure, ALIGN_CENTER, area.x, y + name->lines.height, area.width);
}

static void
draw_legend(struct drawing *d, const struct plot *plot)
{
	const struct chart *chart = plot->chart;
	const struct tiles *t = plot->tiles;
	const struct tile_map *map = chart->tiles;
	const length step = step_of(chart), high = chart->style->size;
	length y = plot->bottom + plot->gap, top = y + (t->line - high) / 2;
	const struct ink frame = {.fill = {.none = true}, .line = chart->style->color, .outlined = true};
	length x = t->least.width + plot->gap;

	draw_label(d, &t->least, ALIGN_START, 0, y, t->least.width);
	for (size_t i = 0; i < map->scale_count; i++)
		draw_fill(d, (struct area){x + (length)i * step, top, step, high}, map->scale[i]);
	draw_ink(d, (struct area){x, top, (length)map->scale_count * step, high}, &frame, NULL);
	x += (length)map->scale_count * step + plot->gap;
	draw_label(d, &t->most, ALIGN_START, x, y, t->most.width);
	if (!t->lacks)
		return;
	x = t->in_two ? 0 : end_of_scale(plot);
	y += t->in_two ? t->line : 0;
	top += t->in_two ? t->line : 0;
	draw_ink(d, (struct area){x, top, legend_sample(plot), high}, &frame, NULL);
	draw_label(d, &t->nothing, ALIGN_CENTER, x, y, legend_sample(plot));
	draw_label(d, &t->missing, ALIGN_START, x + legend_sample(plot) + plot->gap, y, t->missing.width);
}

void
tiles_draw(struct drawing *d, const struct plot *plot)
{
	for (size_t i = 0; i < plot->chart->category_count; i++)
		draw_tile(d, plot, i);
	draw_legend(d, plot);
}
