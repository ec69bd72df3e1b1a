#include <criterion/criterion.h>

#include "base/utf8.h"
#include "base/wording.h"
#include "dataset/periods.h"
#include "plan/measure.h"
#include "sheet/vocabulary.h"
#include "support.h"

Test(base_wording, calls_periods_as_the_language_does)
{
	cr_expect_str_eq(wording_text(WORDING_ENGLISH, column_heading(COLUMN_QUARTER)), "Q1");
	cr_expect_str_eq(wording_text(WORDING_ENGLISH, column_heading(COLUMN_SEMESTER + 1)), "H2");
	cr_expect_str_eq(wording_text(WORDING_PORTUGUESE, column_heading(COLUMN_FOUR_MONTHS)), "1º QUAD");
	cr_expect_str_eq(wording_text(WORDING_ENGLISH, period_name(COLUMN_QUARTER)), "first quarter");
	cr_expect_str_eq(wording_text(WORDING_PORTUGUESE, period_name(COLUMN_YEAR)), "ano");
	cr_expect_str_eq(wording_text(WORDING_ENGLISH, "EJECUTADO S1"), "DONE H1");
}

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

static void
expect_apart(struct arena *arena, enum wording wording, const struct dataset_column *a,
    const struct dataset_column *b)
{
	const char *one = key(arena, wording, a->heading);

	cr_expect_str_neq(one, key(arena, wording, b->heading), "%s", one);
	cr_expect_str_neq(one, key(arena, WORDING_SPANISH, b->heading), "%s", one);
}

/* A template may use either: no heading of one column is that of another one in the same dataset. */
Test(base_wording, has_each_heading_of_each_dataset_once)
{
	struct arena *arena = support_arena();

	for (int i = 0; i < (DATASETS - 1) * DIVISIONS; i++) {
		const struct calendar calendar = {(enum division)(i % DIVISIONS), 0};
		const struct dataset_column *columns =
		    dataset_columns(arena, (enum dataset)(DATASET_PLAN + 1 + i / DIVISIONS), calendar);

		for (size_t k = 0; columns[k].heading != NULL; k++) {
			cr_expect(wording_is_known(columns[k].heading), "%s", columns[k].heading);
			for (size_t n = 0; columns[n].heading != NULL; n++)
				for (int w = 0; w < WORDINGS && n != k; w++)
					expect_apart(arena, (enum wording)w, &columns[k], &columns[n]);
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
	for (int c = COLUMN_PERIOD; c < COLUMN_MONTH; c++)
		cr_expect(wording_is_known(period_name((enum plan_column)c)), "%s",
		    period_name((enum plan_column)c));
	for (int c = CONSOLIDATION_SUM; c <= CONSOLIDATION_NONE; c++)
		cr_expect(wording_is_known(consolidation_name((enum consolidation)c)));
	cr_expect(wording_is_known(quantity_name(QUANTITY_COUNT)));
	cr_expect(wording_is_known(quantity_name(QUANTITY_PERCENT)));
	for (int i = 0; i < COLUMN_MONTH; i++)
		cr_expect(wording_is_known(column_heading((enum plan_column)i)), "%s",
		    column_heading((enum plan_column)i));
}
