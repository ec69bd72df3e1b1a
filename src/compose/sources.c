/*
 * Where the rows of a dataset come from, at one place of the document.
 */
#include "compose/context.h"

typedef void rows_maker(struct arena *, enum dataset, const struct dataset_source *, uint32_t unit,
    struct rows *);

static const struct sheet *
data_sheet(const struct context *c, enum dataset dataset)
{
	const struct data_sheets *data = &c->composition->data[dataset_data_number(dataset)];

	return dataset_is_of_unit(dataset) ? data->units[c->unit - c->composition->job->units] : data->whole;
}

static void
make_rows(const struct context *c, enum dataset dataset, rows_maker *make, struct rows *out)
{
	const struct composition *composition = c->composition;
	size_t unit = c->unit ? (size_t)(c->unit - composition->job->units) : 0;

	if (dataset_is_data(dataset))
		rows_of_sheet(c->arena, data_sheet(c, dataset), composition->job->numbers, out);
	else if (dataset == DATASET_PLAN)
		rows_of_sheet(c->arena, c->sheet, composition->job->numbers, out);
	else
		make(c->arena, dataset, composition->computed, (uint32_t)unit, out);
}

void
context_rows(const struct context *c, enum dataset dataset, struct rows *out)
{
	make_rows(c, dataset, rows_of_dataset, out);
}

void
context_rows_in_parts(const struct context *c, enum dataset dataset, struct rows *out)
{
	make_rows(c, dataset, rows_in_parts_of_dataset, out);
}
