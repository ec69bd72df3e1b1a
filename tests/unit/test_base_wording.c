#include <criterion/criterion.h>

#include "base/utf8.h"
#include "base/wording.h"
#include "dataset/catalogue.h"
#include "plan/measure.h"
#include "sheet/vocabulary.h"
#include "support.h"

Test(base_wording, is_that_of_the_tag)
{
	cr_expect_eq(wording_of_tag("es-SV"), WORDING_SPANISH);
	cr_expect_eq(wording_of_tag("en"), WORDING_ENGLISH);
	cr_expect_eq(wording_of_tag("en-GB"), WORDING_ENGLISH);
	cr_expect_eq(wording_of_tag("pt-BR"), WORDING_PORTUGUESE);
	cr_expect_eq(wording_of_tag("enm"), WORDING_SPANISH);
	cr_expect_eq(wording_of_tag("fr"), WORDING_SPANISH);
	cr_expect_str_eq(wording_text(WORDING_SPANISH, "CUMPLIMIENTO"), "CUMPLIMIENTO");
	cr_expect_str_eq(wording_text(WORDING_ENGLISH, "CUMPLIMIENTO"), "ACHIEVEMENT");
	cr_expect_str_eq(wording_text(WORDING_PORTUGUESE, "DIC"), "DEZ");
	cr_expect_str_eq(wording_text(WORDING_ENGLISH, "Caminos"), "Caminos");
}

static const char *
key(struct arena *arena, enum wording wording, const char *heading)
{
	const char *text = wording_text(wording, heading);
	size_t n;

	return utf8_fold(arena, text, strlen(text), &n);
}

/* A template may use either: no heading of one column is that of another one in the same dataset. */
Test(base_wording, has_each_heading_of_each_dataset_once)
{
	struct arena *arena = support_arena();

	for (int d = DATASET_PLAN + 1; d < DATASETS; d++) {
		const struct dataset_column *columns = dataset_info((enum dataset)d)->columns;

		for (size_t i = 0; columns[i].heading != NULL; i++) {
			cr_expect(wording_is_known(columns[i].heading), "%s", columns[i].heading);
			for (size_t k = 0; columns[k].heading != NULL; k++) {
				for (int w = 0; w < WORDINGS && k != i; w++) {
					const char *one = key(arena, (enum wording)w, columns[i].heading);

					cr_expect_str_neq(one,
					    key(arena, (enum wording)w, columns[k].heading), "%s", one);
					cr_expect_str_neq(one,
					    key(arena, WORDING_SPANISH, columns[k].heading), "%s", one);
				}
			}
		}
	}
	arena_close(arena);
}

Test(base_wording, has_the_words_of_cells)
{
	for (int m = 0; m < MONTHS; m++) {
		cr_expect(wording_is_known(month_name(m)), "%s", month_name(m));
		cr_expect(wording_is_known(month_heading(m)), "%s", month_heading(m));
	}
	for (int q = 0; q < QUARTERS; q++)
		cr_expect(wording_is_known(quarter_heading(q)), "%s", quarter_heading(q));
	for (int c = CONSOLIDATION_SUM; c <= CONSOLIDATION_NONE; c++)
		cr_expect(wording_is_known(consolidation_name((enum consolidation)c)));
	cr_expect(wording_is_known(quantity_name(QUANTITY_COUNT)));
	cr_expect(wording_is_known(quantity_name(QUANTITY_PERCENT)));
	for (int i = 0; i < COLUMN_MONTH; i++)
		cr_expect(wording_is_known(column_heading((enum plan_column)i)), "%s",
		    column_heading((enum plan_column)i));
}
