/*
 * Panels of a chart: the cells of each row as the values of a plot of its own.
 */
#include "compose/charting.h"

/* Whether the columns of all series are of a month behind the cut, and nobody has anything there. */
static bool
is_to_come(const struct chart_builder *b, size_t category)
{
	for (size_t s = 0; s < b->spec->series_count; s++) {
		int column = rows_column(&b->rows, b->spec->series[s].fields[category].key);
		struct value value;

		if (column < 0 || !rows_column_is_future(&b->rows, column))
			return false;
		for (size_t row = 0; row < b->rows.row_count; row++)
			if (!rows_value(&b->rows, row, column, &value) || value.kind == VALUE_NUMBER ||
			    value.kind == VALUE_PERCENT)
				return false;
	}
	return true;
}

/* The values of a row, series by series. */
static void
read_row(struct chart_builder *b, size_t row, struct chart_value *out)
{
	const size_t n = b->chart->category_count;

	for (size_t s = 0; s < b->spec->series_count; s++) {
		const struct chart_value *values = chart_read_values(b, &b->spec->series[s], row);

		for (size_t i = 0; i < n; i++)
			out[s * n + i] = values[i];
	}
}

/* What the categories of a panel tell, when its figures are printed. */
static const char *const *
tell(struct chart_builder *b, const struct chart_value *values)
{
	const size_t n = b->chart->category_count, series = b->spec->series_count;
	const char **told = ARENA_ARRAY(b->c->arena, const char *, n);
	const struct chart_value **of_series = ARENA_ARRAY(b->c->arena, const struct chart_value *, series);

	for (size_t s = 0; s < series; s++)
		of_series[s] = &values[s * n];
	for (size_t i = 0; i < n; i++)
		told[i] = chart_told(b, of_series, i, b->chart->categories[i].name);
	return told;
}

/* Space is dear in a small plot: months to come at the end of the year have none. */
static void
leave_out_what_is_to_come(struct chart_builder *b)
{
	while (b->chart->category_count > 1 && is_to_come(b, b->chart->category_count - 1))
		b->chart->category_count--;
}

static bool
any_is_known(const struct chart_value *values, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (values[i].known)
			return true;
	return false;
}

void
chart_read_panels(struct chart_builder *b)
{
	const struct panels_spec *spec = &b->spec->panels;
	const size_t count = b->rows.row_count;
	const int by = rows_column(&b->rows, spec->by.key);
	struct chart_panel *panels = ARENA_ARRAY(b->c->arena, struct chart_panel, count);
	struct chart_value **values = ARENA_ARRAY(b->c->arena, struct chart_value *, count);

	leave_out_what_is_to_come(b);
	const size_t n = b->chart->category_count * b->spec->series_count;
	for (size_t i = 0; i < count; i++) {
		values[i] = ARENA_ARRAY(b->c->arena, struct chart_value, n);
		read_row(b, i, values[i]);
	}
	b->percent = b->percent && b->any;
	chart_warn_of_mixed(b);
	for (size_t i = 0; i < count; i++) {
		chart_print_values(b, values[i], n);
		panels[i] = (struct chart_panel){
		    .title = rows_text(&b->rows, i, by),
		    .told = tell(b, values[i]),
		    .values = values[i],
		    .any = any_is_known(values[i], n),
		    .loc = rows_place(&b->rows, i, by, spec->by.loc),
		};
	}
	b->chart->panels = panels;
	b->chart->panel_count = count;
	b->chart->panel_columns = spec->columns;
	b->chart->panel_style = spec->style;
}
