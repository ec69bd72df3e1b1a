#include "dataset/catalogue.h"

#include <string.h>

#include "base/utf8.h"

#define DATASET_ROW(dataset, name, scope, traits, columns, writer) \
	[dataset] = {name, scope, traits, columns, writer},

static const struct dataset_info catalogue[DATASETS] = {
    [DATASET_PLAN] = {.name = "plan", .scope = OF_UNIT, .traits = NEEDS_PLAN},
    /* clang-format off */
    DATASETS_IN_TEMPLATES(DATASET_ROW)
    DATASETS_IN_REPORTS(DATASET_ROW)
    /* clang-format on */
};

#define DATASET_NAME(dataset, name, scope, traits, columns, writer) [dataset] = (name),

const char *const dataset_names[] = {
    [DATASET_PLAN] = "plan",
    /* clang-format off */
    DATASETS_IN_TEMPLATES(DATASET_NAME)
    NULL,
    /* clang-format on */
};

const struct dataset_info *
dataset_info(enum dataset dataset)
{
	static const struct dataset_info data[] = {
	    {.name = "data", .scope = OF_ALL, .traits = NEEDS_PLAN},
	    {.name = "unit-data", .scope = OF_UNIT, .traits = NEEDS_PLAN},
	};

	return dataset_is_data(dataset) ? &data[(dataset - DATASET_DATA) % 2] : &catalogue[dataset];
}

bool
dataset_column_is_amount(enum dataset dataset, const struct dataset_column *column)
{
	static const char *const counts[] = {"UNIDADES", "INFORMAN", "FILA", "AÑO", "ÚLTIMO AÑO"};

	if (column->kind != CELL_NUMBER || !dataset_has(dataset, ROWS_ARE_ACTIVITIES))
		return false;
	for (size_t i = 0; i < sizeof(counts) / sizeof(*counts); i++)
		if (strcmp(column->heading, counts[i]) == 0)
			return false;
	return true;
}

enum column_series
dataset_heading_series(struct arena *arena, enum dataset dataset, const char *key)
{
	const struct dataset_column *column = dataset_info(dataset)->columns;
	size_t n;

	for (; column && column->heading; column++)
		if (column->series >= COLUMN_BEFORE &&
		    strcmp(utf8_fold(arena, column->heading, strlen(column->heading), &n), key) == 0)
			return (enum column_series)column->series;
	return COLUMN_ALONE;
}

size_t
dataset_column_count(const struct dataset_column *columns)
{
	size_t n = 0;

	while (columns[n].heading)
		n++;
	return n;
}
