/*
 * Legends: what each series or segment looks like, beside its title.
 */
#include "layout/chart/legend.h"

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

	if (entry->marker == MARKER_AREA) {
		length height = at_least(size * 4 / 5, entry->letter.lines.height);
		const struct area area = {x, middle - height / 2, width, height};
		draw_ink(d, area, entry->ink, &entry->letter);
		return;
	}
	const struct point ends[] = {{x, middle}, {x + width, middle}};
	draw_path(d, (struct path){SHAPE_LINE, entry->ink->dash, LINE_THICKNESS, entry->ink->line, ends, 2});
	if (entry->marker != MARKER_NONE)
		draw_marker(d, entry->marker, (struct point){x + width / 2, middle}, size / 2,
		    entry->ink->line);
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

	legend->entries = ARENA_ARRAY(l->scratch, struct legend_entry, chart->series_count + 1);
	for (size_t s = 0; s < chart->series_count; s++) {
		const struct chart_series *series = &chart->series[s];
		size_t marker = series->line ? lines++ : MARKER_AREA;
		if (series->title == NULL || (plot->direct && series->line))
			continue;
		struct legend_entry *entry = &legend->entries[legend->count++];
		*entry = (struct legend_entry){.ink = &series->ink, .marker = marker};
		if (!plot_label(l, plot, series->title, series->loc, most, &entry->label))
			return false;
	}
	if (chart->reference.given && chart->reference.label != NULL && !plot->reference_direct) {
		struct legend_entry *entry = &legend->entries[legend->count++];
		plot->reference_ink = (struct ink){.line = plot_dark(chart), .dash = DASH_LONG};
		*entry = (struct legend_entry){.ink = &plot->reference_ink, .marker = MARKER_NONE};
		if (!plot_label(l, plot, chart->reference.label, chart->loc, most, &entry->label))
			return false;
	}
	legend_arrange(plot);
	return true;
}

/* The next mark behind `last` that a category has; NULL: there is none. */
static const struct mark *
next_mark(const struct chart *chart, const struct mark *last)
{
	const struct mark *next = NULL;

	for (size_t i = 0; i < chart->category_count; i++) {
		const struct mark *mark = chart->categories[i].mark;
		if (mark != NULL && (last == NULL || mark > last) && (next == NULL || mark < next))
			next = mark;
	}
	return next;
}

bool
legend_of_marks(struct layout *l, struct plot *plot)
{
	struct legend *legend = &plot->legend;
	length most = plot->width - legend_sample(plot) - plot->gap;
	struct srcloc loc = plot->chart->loc;
	size_t capacity = 0;

	for (const struct mark *mark = next_mark(plot->chart, NULL); mark != NULL;
	     mark = next_mark(plot->chart, mark)) {
		legend->entries = arena_grow(l->scratch, legend->entries, legend->count, &capacity,
		    legend->count + 1, sizeof(*legend->entries));
		struct legend_entry *entry = &legend->entries[legend->count++];
		*entry = (struct legend_entry){.ink = &mark->ink, .marker = MARKER_AREA};
		if (!plot_label(l, plot, mark->word, loc, most, &entry->label) ||
		    (mark->letter != NULL &&
			!label_set(l, mark->letter, mark->style, loc, LENGTH_MAX, &entry->letter)))
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
