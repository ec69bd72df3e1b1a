#include "dataset/periods.h"

#include "sheet/vocabulary.h"

/* How far the column is in its series, from 0; the series are in the order of the catalogue. */
struct place {
	enum column_series series;
	unsigned number;
};

static enum column_series
series_of(const struct dataset_column *column)
{
	if (column->series >= COLUMN_DONE_FIRST && column->series <= COLUMN_DONE_LAST)
		return COLUMN_DONE_FIRST;
	return (enum column_series)column->series;
}

/* What is before the month's heading in that of a column of a series: "EJECUTADO ". */
static const char *
heading_of(struct arena *arena, const struct dataset_column *column, unsigned number, const char *period)
{
	size_t n = strlen(column->heading), own = strlen(month_heading((int)number));

	return n == own ? period : arena_printf(arena, "%.*s%s", (int)(n - own), column->heading, period);
}

/* Whether the columns of the series have nothing to do with how the year is divided. */
static bool
is_alone(unsigned series)
{
	return series == COLUMN_ALONE || series >= COLUMN_BEFORE;
}

/* The column as the calendar has it; false: there is none. */
static bool
make_column(struct arena *arena, struct calendar calendar, struct place place, struct dataset_column *column)
{
	unsigned slot;

	if (is_alone(place.series))
		return true;
	if (place.series == COLUMN_OF_GROUP)
		return calendar.division == DIVISION_MONTHS;
	if (place.number >= calendar_count(calendar))
		return false;
	slot = calendar_slot(calendar, place.number);
	column->heading =
	    heading_of(arena, column, place.number, column_heading(calendar_column(calendar, slot)));
	if (place.series == COLUMN_DONE_FIRST)
		column->series = (uint8_t)(slot + 1);
	return true;
}

const struct dataset_column *
dataset_columns(struct arena *arena, enum dataset dataset, struct calendar calendar)
{
	const struct dataset_column *all = dataset_info(dataset)->columns;
	struct dataset_column *columns;
	struct place place = {COLUMN_ALONE, 0};
	size_t n = dataset_column_count(all), count = 0;

	if (calendar.division == DIVISION_MONTHS && calendar.first == 0)
		return all;
	columns = ARENA_ARRAY(arena, struct dataset_column, n + 1);
	for (size_t k = 0; k < n; k++) {
		place.number = series_of(&all[k]) == place.series ? place.number + 1 : 0;
		place.series = series_of(&all[k]);
		columns[count] = all[k];
		count += make_column(arena, calendar, place, &columns[count]);
	}
	columns[count] = all[n];
	return columns;
}

bool
dataset_has_series(const struct dataset_column *columns)
{
	while (columns->heading != NULL && is_alone(columns->series))
		columns++;
	return columns->heading != NULL;
}

bool
dataset_column_is_of(const struct dataset_column *column, enum column_series series)
{
	return series_of(column) == series;
}
