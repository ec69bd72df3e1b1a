/*
 * Legends: what each series or segment looks like, beside its title.
 */
#include "layout/plot.h"

/* Markers, in the order in which lines get them: told apart by form alone. */
enum marker { MARKER_SQUARE, MARKER_DIAMOND, MARKER_UP, MARKER_DOWN, MARKERS };

void
draw_marker(struct drawing *d, size_t index, struct point at, length size, struct color color)
{
	length r = size / 2;
	const struct point corners[MARKERS][4] = {
	    [MARKER_SQUARE] = {{at.x - r, at.y - r}, {at.x + r, at.y - r}, {at.x + r, at.y + r},
		{at.x - r, at.y + r}},
	    [MARKER_DIAMOND] = {{at.x, at.y - r}, {at.x + r, at.y}, {at.x, at.y + r}, {at.x - r, at.y}},
	    [MARKER_UP] = {{at.x, at.y - r}, {at.x + r, at.y + r}, {at.x - r, at.y + r}},
	    [MARKER_DOWN] = {{at.x - r, at.y - r}, {at.x + r, at.y - r}, {at.x, at.y + r}},
	};
	size_t marker = index % MARKERS;

	draw_path(d,
	    (struct path){.shape = SHAPE_POLYGON,
		.color = color,
		.points = corners[marker],
		.count = marker == MARKER_UP || marker == MARKER_DOWN ? 3 : 4});
}

void
draw_on(struct drawing *d, const struct label *label, struct area area, const struct ink *ink)
{
	const struct color paper = {255, 255, 255, false};
	length x = area.x + (area.width - label->width) / 2;
	length y = area.y + (area.height - label->lines.height) / 2;

	if (ink->hatch != HATCH_NONE && label->lines.count > 0)
		draw_fill(d,
		    (struct area){x - LENGTH_PT, y + THIN, label->width + 2 * LENGTH_PT,
			label->lines.height - 2 * THIN},
		    ink->fill.none ? paper : ink->fill);
	draw_label(d, label, ALIGN_CENTER, x, y, label->width);
}

length
legend_sample(const struct plot *plot)
{
	return 2 * plot->chart->style->size;
}

void
draw_sample(struct drawing *d, const struct plot *plot, const struct legend_entry *entry, length x,
    length middle)
{
	length size = plot->chart->style->size, width = legend_sample(plot);

	if (entry->marker == NO_MARKER) {
		length height = at_least(size * 4 / 5, entry->letter.lines.height);
		const struct area area = {x, middle - height / 2, width, height};
		draw_ink(d, area, entry->ink);
		draw_on(d, &entry->letter, area, entry->ink);
		return;
	}
	const struct point ends[] = {{x, middle}, {x + width, middle}};
	draw_path(d, (struct path){SHAPE_LINE, entry->ink->dash, LINE_THICKNESS, entry->ink->line, ends, 2});
	draw_marker(d, entry->marker, (struct point){x + width / 2, middle}, size / 2, entry->ink->line);
}

void
legend_arrange(struct plot *plot)
{
	struct legend *legend = &plot->legend;
	length sample = legend_sample(plot) + plot->gap, x = 0, y = 0, height = 0;

	for (size_t i = 0; i < legend->count; i++) {
		struct legend_entry *entry = &legend->entries[i];
		length width = sample + entry->label.width;
		if (x > 0 && x + width > plot->width) {
			x = 0;
			y += height + plot->gap / 2;
			height = 0;
		}
		entry->x = x;
		entry->y = y;
		x += width + 2 * plot->chart->style->size;
		height = at_least(height, entry->label.lines.height);
	}
	legend->height = y + height;
}

bool
legend_measure(struct layout *l, struct plot *plot)
{
	const struct chart *chart = plot->chart;
	struct legend *legend = &plot->legend;
	length most = plot->width - legend_sample(plot) - plot->gap;
	size_t lines = 0;

	legend->entries = ARENA_ARRAY(l->scratch, struct legend_entry, chart->series_count);
	for (size_t s = 0; s < chart->series_count; s++) {
		const struct chart_series *series = &chart->series[s];
		size_t marker = series->line ? lines++ : NO_MARKER;
		if (series->title == NULL || (plot->direct && series->line))
			continue;
		struct legend_entry *entry = &legend->entries[legend->count++];
		*entry = (struct legend_entry){.ink = &series->ink, .marker = marker};
		if (!plot_label(l, plot, series->title, series->loc, most, &entry->label))
			return false;
	}
	legend_arrange(plot);
	return true;
}

void
legend_draw(struct drawing *d, const struct plot *plot, length y)
{
	for (size_t i = 0; i < plot->legend.count; i++) {
		const struct legend_entry *entry = &plot->legend.entries[i];
		const struct label *label = &entry->label;
		length first = label->lines.count > 0 ? label->lines.line[0].height : 0;
		draw_sample(d, plot, entry, entry->x, y + entry->y + first / 2);
		draw_label(d, label, ALIGN_START, entry->x + legend_sample(plot) + plot->gap, y + entry->y,
		    label->width);
	}
}
