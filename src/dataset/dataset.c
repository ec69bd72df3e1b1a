#include "dataset/dataset.h"

#include "dataset/row_writer.h"

bool
dataset_is_future(enum dataset dataset, const struct compliance *compliance, const char *heading)
{
	const struct dataset_column *column = dataset_info(dataset)->columns;

	if (!compliance || !column)
		return false;
	while (column->heading && strcmp(column->heading, heading) != 0)
		column++;
	return column->executed_month > compliance->cut.month + 1;
}

bool
dataset_row_is_future(enum dataset dataset, const struct compliance *compliance, size_t row)
{
	return compliance && dataset_has(dataset, ROWS_ARE_MONTHS) && row > compliance->cut.month;
}

void
dataset_build(struct arena *arena, enum dataset dataset, const struct dataset_source *source, uint32_t unit,
    struct sheet *out)
{
	struct row_writer w;

	row_writer_init(&w, arena, dataset, source, out);
	w.unit = unit;
	if (source->compliance || !dataset_has(dataset, NEEDS_PROGRESS))
		dataset_info(dataset)->write(&w);
	row_writer_release(&w);
}
