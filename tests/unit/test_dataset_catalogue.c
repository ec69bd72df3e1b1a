/*
 * The catalogue of datasets: every row is whole, and what others know of datasets is what it says.
 */
#include "dataset/catalogue.h"
#include <criterion/criterion.h>

#include "support.h"

static const struct dataset_column *
find_column(enum dataset dataset, const char *heading)
{
	const struct dataset_column *column = dataset_info(dataset)->columns;

	while (column->heading && strcmp(column->heading, heading) != 0)
		column++;
	return column;
}

Test(dataset_catalogue, every_dataset_has_a_name_columns_and_a_writer)
{
	for (int d = 0; d < DATASETS; d++) {
		const struct dataset_info *info = dataset_info((enum dataset)d);

		cr_assert_not_null(info->name, "dataset %d", d);
		cr_expect_eq(info->write != NULL, d != DATASET_PLAN, "%s", info->name);
		cr_expect_eq(info->columns != NULL, d != DATASET_PLAN, "%s", info->name);
		for (int e = 0; e < d; e++)
			cr_expect_str_neq(info->name, dataset_info((enum dataset)e)->name);
	}
}

Test(dataset_catalogue, headings_are_unique_in_a_dataset)
{
	for (int d = DATASET_PLAN + 1; d < DATASETS; d++) {
		const struct dataset_column *columns = dataset_info((enum dataset)d)->columns;

		cr_expect_gt(dataset_column_count(columns), 1);
		for (const struct dataset_column *c = columns; c->heading; c++) {
			cr_expect_eq(find_column((enum dataset)d, c->heading), c, "%s", c->heading);
			cr_expect(c->kind != CELL_BLANK && c->kind != CELL_NOT_REPORTED, "%s", c->heading);
			cr_expect_leq(c->series, COLUMN_LAST_YEAR);
		}
	}
}

/*
 * What explains a figure goes by its meaning.  Without one are numbers that say where something stands, those
 * of rows that tell the places of both cells themselves, and counts of changes, which another table lists.
 */
Test(dataset_catalogue, figures_have_a_meaning)
{
	static const char *const without[] = {"FILA", "COLUMNA", "PÁGINA", "NIVEL JERÁRQUICO", "AÑO",
	    "ÚLTIMO AÑO", "CIFRA ANTES", "CIFRA DESPUÉS", "CASILLAS", "CAMBIOS", "AGREGADAS", "RETIRADAS",
	    "RENOMBRADAS", "TRASLADADAS"};

	for (int d = DATASET_PLAN + 1; d < DATASETS; d++) {
		const struct dataset_info *info = dataset_info((enum dataset)d);

		for (const struct dataset_column *c = info->columns; c->heading; c++) {
			bool known = (c->figure != IS_TEXT && c->figure != IS_PLACE) ||
			    d == DATASET_WITHDRAWN || d == DATASET_UNIT_WITHDRAWN;

			for (size_t i = 0; i < sizeof(without) / sizeof(*without); i++)
				known = known || strcmp(c->heading, without[i]) == 0;
			if (c->kind == CELL_NUMBER || c->kind == CELL_PERCENT)
				cr_expect(known, "%s: %s", info->name, c->heading);
		}
	}
}

/* In the order of the enum, as templates are told of them; what only reports print is not among them. */
Test(dataset_catalogue, templates_know_the_names)
{
	size_t n = 0;

	for (; dataset_names[n]; n++)
		cr_expect_str_eq(dataset_names[n], dataset_info((enum dataset)n)->name);
	cr_expect_eq(n, DATASET_ALL_UNITS_ROLLUP);
	cr_expect_str_eq(dataset_names[DATASET_PLAN], "plan");
	cr_expect_str_eq(dataset_names[DATASET_UNIT_ROLLUP], "unit-rollup");
	cr_expect_str_eq(dataset_names[DATASET_PROGRESS_FINDINGS], "progress-findings");
}

Test(dataset_catalogue, what_a_dataset_is_and_needs)
{
	cr_expect(dataset_is_of_unit(DATASET_PLAN) && !dataset_is_of_unit_plan(DATASET_PLAN));
	cr_expect(
	    dataset_is_of_unit_plan(DATASET_UNIT_ROLLUP) && dataset_is_of_unit_plan(DATASET_UNIT_LINES));
	cr_expect(
	    dataset_is_of_unit(DATASET_UNIT_PROGRESS) && !dataset_is_of_unit_plan(DATASET_UNIT_PROGRESS));
	cr_expect(!dataset_is_of_unit(DATASET_NATIONAL_ROLLUP));
	cr_expect(dataset_has(DATASET_RECONCILIATION, NEEDS_RECONCILED));
	cr_expect(dataset_has(DATASET_FINDINGS_BY_RULE, NEEDS_FINDINGS));
	cr_expect(!dataset_has(DATASET_FINDINGS_BY_RULE, TELLS_FINDINGS));
	cr_expect(dataset_has(DATASET_PROGRESS_FINDINGS, NEEDS_PROGRESS));
	cr_expect(!dataset_has(DATASET_UNIT_FINDINGS, NEEDS_PROGRESS));
}

Test(dataset_catalogue, columns_know_their_month)
{
	cr_expect_eq(find_column(DATASET_UNIT_PROGRESS, "EJECUTADO ENE")->series, 1);
	cr_expect_eq(find_column(DATASET_UNIT_PROGRESS, "EJECUTADO DIC")->series, 12);
	cr_expect_eq(find_column(DATASET_UNIT_PROGRESS, "DIC")->series, COLUMN_OF_SLOT);
	cr_expect_eq(find_column(DATASET_UNIT_PROGRESS, "EJECUTADO")->series, COLUMN_ALONE);
}
