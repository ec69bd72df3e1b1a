/*
 * Each kind of cell in each style, and the figure that it has.
 */
#include <criterion/criterion.h>

#include "dataset/cell.h"
#include "support.h"

static const struct number_style salvador = {'.', ','}, spain = {',', '.'}, spaced = {',', ' '};

/* What people read in two locales, and what programs read. */
struct printed {
	const char *salvador, *spain, *programs;
};

static const char *
print(struct arena *arena, const struct dataset_cell *cell, struct cell_style style)
{
	struct buf b = BUF_INIT;
	const char *text = cell_text(arena, cell, style);

	cell_append(&b, cell, style);
	cr_expect_str_eq(buf_cstr(&b), text, "both ways of printing are one");
	buf_release(&b);
	return text;
}

static void
expect(struct dataset_cell cell, struct printed expected)
{
	struct arena *arena = support_arena();

	cr_expect_str_eq(print(arena, &cell, cell_style_for_people(salvador)), expected.salvador);
	cr_expect_str_eq(print(arena, &cell, cell_style_for_people(spain)), expected.spain);
	cr_expect_str_eq(print(arena, &cell, cell_style_for_programs()), expected.programs);
	arena_close(arena);
}

static struct dataset_cell
figure(enum cell_kind kind, enum cell_form form, int64_t units, uint8_t scale, uint32_t divisor)
{
	return (
	    struct dataset_cell){.kind = kind, .form = form, .number = {units, scale}, .divisor = divisor};
}

Test(dataset_cell, nothing_prints_nothing)
{
	expect((struct dataset_cell){0}, (struct printed){"", "", ""});
	expect((struct dataset_cell){.kind = CELL_NOT_REPORTED}, (struct printed){"", "", ""});
}

Test(dataset_cell, texts_are_the_same_for_all)
{
	static const enum cell_kind kinds[] = {CELL_TEXT, CELL_WORD, CELL_STATUS};

	for (size_t i = 0; i < 3; i++)
		expect((struct dataset_cell){.kind = kinds[i], .u.text = "1,234.5 ñ"},
		    (struct printed){"1,234.5 ñ", "1,234.5 ñ", "1,234.5 ñ"});
}

Test(dataset_cell, some_texts_are_told_otherwise_to_programs)
{
	static const struct told severity = {"advertencia", "warning"}, only_people = {"así", NULL};

	expect((struct dataset_cell){.kind = CELL_WORD, .form = CELL_TOLD, .u.told = &severity},
	    (struct printed){"advertencia", "advertencia", "warning"});
	expect((struct dataset_cell){.kind = CELL_TEXT, .form = CELL_TOLD, .u.told = &only_people},
	    (struct printed){"así", "así", ""});
}

Test(dataset_cell, numbers_are_grouped_for_people)
{
	expect(figure(CELL_NUMBER, CELL_PLAIN, 1234567, 0, 0),
	    (struct printed){"1,234,567", "1.234.567", "1234567"});
	expect(figure(CELL_NUMBER, CELL_PLAIN, -123450, 2, 0),
	    (struct printed){"-1,234.50", "-1.234,50", "-1234.50"});
	expect(figure(CELL_NUMBER, CELL_PLAIN, 0, 0, 0), (struct printed){"0", "0", "0"});
	expect(figure(CELL_NUMBER, CELL_ORDINAL, 1234567, 0, 0),
	    (struct printed){"1234567", "1234567", "1234567"});
	expect(figure(CELL_PERCENT, CELL_PLAIN, 12345, 1, 0),
	    (struct printed){"1,234.5%", "1.234,5%", "1234.5"});
}

Test(dataset_cell, the_locale_may_group_by_spaces)
{
	struct arena *arena = support_arena();
	struct dataset_cell cell = figure(CELL_NUMBER, CELL_PLAIN, 12345, 0, 0);

	cr_expect_str_eq(print(arena, &cell, cell_style_for_people(spaced)), "12\u00a0345");
	arena_close(arena);
}

Test(dataset_cell, differences_have_a_plus_for_people)
{
	expect(figure(CELL_NUMBER, CELL_DIFFERENCE, 15005, 1, 0),
	    (struct printed){"+1,500.5", "+1.500,5", "1500.5"});
	expect(figure(CELL_PERCENT, CELL_DIFFERENCE, -2, 0, 0), (struct printed){"-2%", "-2%", "-2"});
}

/* 10 / 3 = 3.33…; 9,999.5 / 2 = 4,999.75; 1 / 8 = 0.125, to one decimal 0.1; -1 / 2 = -0.5. */
Test(dataset_cell, means_have_one_decimal_more)
{
	expect(figure(CELL_NUMBER, CELL_MEAN, 10, 0, 3), (struct printed){"3.3", "3,3", "3.3"});
	expect(figure(CELL_NUMBER, CELL_MEAN, 99995, 1, 2),
	    (struct printed){"4,999.75", "4.999,75", "4999.75"});
	expect(figure(CELL_PERCENT, CELL_MEAN, 190, 0, 2), (struct printed){"95.0%", "95,0%", "95.0"});
	expect(figure(CELL_NUMBER, CELL_MEAN, 1, 0, 8), (struct printed){"0.1", "0,1", "0.1"});
	expect(figure(CELL_NUMBER, CELL_MEAN, -1, 0, 2), (struct printed){"-0.5", "-0,5", "-0.5"});
}

Test(dataset_cell, coverage_is_a_count_of_a_count)
{
	struct dataset_cell few = figure(CELL_TEXT, CELL_COVERAGE, 3, 0, 5);
	struct dataset_cell many = figure(CELL_TEXT, CELL_COVERAGE, 1200, 0, 3400);

	few.u.text = " of ";
	many.u.text = " de ";
	expect(few, (struct printed){"3 of 5", "3 of 5", "3 of 5"});
	expect(many, (struct printed){"1,200 de 3,400", "1.200 de 3.400", "1200 de 3400"});
}

static void
expect_figure(struct dataset_cell cell, int64_t units, uint8_t scale)
{
	struct decimal got = {0, 0};

	cr_assert(cell_is_figure(&cell) && cell_figure(&cell, &got));
	cr_expect(got.units == units && got.scale == scale, "%lld, %u", (long long)got.units, got.scale);
}

Test(dataset_cell, a_figure_is_what_is_printed)
{
	expect_figure(figure(CELL_NUMBER, CELL_PLAIN, -123450, 2, 0), -123450, 2);
	expect_figure(figure(CELL_PERCENT, CELL_MEAN, 200, 0, 3), 667, 1); /* 66.66… */
	expect_figure(figure(CELL_NUMBER, CELL_MEAN, -25, 1, 2), -125, 2); /* -1.25 */
	expect_figure(figure(CELL_NUMBER, CELL_MEAN, 1, 0, 20), 1, 1);     /* 0.05: away from zero */
	expect_figure(figure(CELL_NUMBER, CELL_DIFFERENCE, -3, 0, 0), -3, 0);
}

Test(dataset_cell, what_has_no_figure)
{
	struct dataset_cell many_places = figure(CELL_NUMBER, CELL_MEAN, 1, DECIMAL_SCALE_MAX, 2);
	struct dataset_cell too_long = figure(CELL_NUMBER, CELL_MEAN, INT64_MAX, 0, 2);
	struct dataset_cell more = figure(CELL_NUMBER, CELL_DIFFERENCE, 3, 0, 0);
	struct dataset_cell coverage = figure(CELL_TEXT, CELL_COVERAGE, 3, 0, 5);
	struct decimal got = {7, 0};

	cr_expect_not(cell_figure(&many_places, &got));
	cr_expect_not(cell_figure(&too_long, &got));
	cr_expect_not(cell_figure(&more, &got));
	cr_expect_not(cell_is_figure(&coverage));
	cr_expect_eq(got.units, 7);
}
