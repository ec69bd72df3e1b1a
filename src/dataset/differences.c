#include "dataset/differences.h"

#include "base/utf8.h"
#include "dataset/periods.h"
#include "dataset/tracer.h"
#include "sheet/vocabulary.h"

/* The columns of a series; NULL: the rows lack one. */
static const size_t *
columns_of(struct arena *arena, const struct series_difference *d, const struct dataset_rows *rows,
    int series, size_t *count)
{
	size_t *out = ARENA_ARRAY(arena, size_t, rows->column_count + d->key_count + 1);
	const char *const *keys = dataset_keys(arena, rows->columns, rows->column_count);

	*count = 0;
	for (size_t k = 0; d->each[series] != COLUMN_ALONE && k < rows->column_count; k++)
		if (dataset_column_is_of(&rows->columns[k], d->each[series]))
			out[(*count)++] = k;
	for (size_t i = 0; d->each[series] == COLUMN_ALONE && i < d->key_count; i++) {
		out[*count] = heading_find(keys, rows->column_count, d->keys[series][i]);
		if (out[(*count)++] >= rows->column_count)
			return NULL;
	}
	return out;
}

struct difference_cells
difference_bind(struct arena *arena, const struct series_difference *d, const struct dataset_rows *rows)
{
	struct difference_cells out = {.of = d, .rows = rows};
	size_t counts[2];

	for (int s = 0; s < 2; s++)
		out.columns[s] = columns_of(arena, d, rows, s, &counts[s]);
	if (!out.columns[0] || !out.columns[1] || counts[0] == 0 || counts[0] != counts[1] ||
	    (!d->by_row && (d->row[0] >= rows->row_count || d->row[1] >= rows->row_count)))
		return out;
	out.count = d->by_row ? rows->row_count : counts[0];
	out.heading =
	    (struct dataset_column){arena_printf(arena, "%s − %s", rows->columns[out.columns[1][0]].heading,
					rows->columns[out.columns[0][0]].heading),
		CELL_NUMBER, COLUMN_ALONE, IS_SERIES_DIFFERENCE};
	return out;
}

struct place {
	size_t row, column;
};

static struct place
place_of(const struct difference_cells *c, int series, size_t category)
{
	return c->of->by_row ? (struct place){category, c->columns[series][0]}
			     : (struct place){c->of->row[series], c->columns[series][category]};
}

/* What the chart has of a series in the category. */
static bool
value_of(const struct difference_cells *c, int series, size_t category, struct decimal *out)
{
	struct decimal sum = {0, 0};

	for (size_t i = c->of->cumulative ? 0 : category; i <= category; i++) {
		const struct place at = place_of(c, series, i);
		const struct dataset_cell *cell = &c->rows->rows[at.row][at.column];
		struct decimal figure;
		const bool known = cell_is_figure(cell) && cell_figure(cell, &figure);

		if ((!known && i == category) || (known && !decimal_add(sum, figure, &sum)))
			return false;
	}
	*out = sum;
	return true;
}

bool
difference_cell(const struct difference_cells *c, size_t category, struct dataset_cell *out)
{
	struct decimal first, second, number;

	if (!value_of(c, 0, category, &first) || !value_of(c, 1, category, &second) ||
	    !decimal_subtract(second, first, &number))
		return false;
	*out = (struct dataset_cell){.kind = CELL_NUMBER, .form = CELL_DIFFERENCE, .number = number};
	return true;
}

size_t
difference_row(const struct difference_cells *c, size_t category)
{
	return place_of(c, 1, category).row;
}

/* A figure of a series, or what those up to it come to. */
static struct trace *
trace_series(struct tracer *t, const struct difference_cells *c, int series, size_t category)
{
	struct trace *sum;

	if (!c->of->cumulative) {
		const struct place at = place_of(c, series, category);

		return trace_of_rows(t, c->rows, at.row, at.column);
	}
	sum = trace_new(t, TRACE_SUM, c->rows->columns[c->columns[series][0]].heading);
	sum->value.kind = CELL_NUMBER;
	(void)value_of(c, series, category, &sum->value.number);
	for (size_t i = 0; i <= category; i++) {
		const struct place at = place_of(c, series, i);
		struct trace *part = trace_of_rows(t, c->rows, at.row, at.column);

		if (part && part->value.kind != CELL_BLANK && part->value.kind != CELL_NOT_REPORTED)
			trace_add(t, sum, part);
	}
	return sum;
}

const struct trace *
difference_trace(struct tracer *t, const struct difference_cells *c, size_t category)
{
	struct trace *node, *second, *first;
	struct dataset_cell cell;

	if (!difference_cell(c, category, &cell))
		return NULL;
	second = trace_series(t, c, 1, category);
	first = trace_series(t, c, 0, category);
	if (!first || !second)
		return NULL;
	node = trace_new(t, TRACE_DIFFERENCE, c->heading.heading);
	node->printed = true;
	node->value = cell;
	node->subject = second->subject;
	trace_add(t, node, second);
	trace_add(t, node, first);
	return node;
}
