#include "dataset/dataset.h"
#include "rollup_build.h"

/* DIFERENCIA and UNIDADES POR MES of the first row, as people and as programs read them: "a|b". */
static void
expect_row(const char *a, const char *b, bool plain, const char *expected)
{
	struct rolled r = {0};
	struct dataset_source source = {.plan = &r.p.plan, .national = &r.national, .numbers = salvador};
	struct dataset_rows rows;
	struct cell_style style = plain ? cell_style_for_programs() : cell_style_for_people(salvador);
	size_t n;

	planned_open(&r.p);
	planned_unit(&r.p, "A", a);
	if (b != NULL)
		planned_unit(&r.p, "B", b);
	rolled_build(&r);
	dataset_build(r.p.arena, DATASET_NATIONAL_ROLLUP, &source, 0, &rows);
	n = dataset_column_count(rollup_columns);
	cr_assert_str_eq(rows.columns[n - 3].heading, "DIFERENCIA");
	cr_assert_str_eq(rows.columns[n - 2].heading, "UNIDADES POR MES");
	const char *text = arena_printf(r.p.arena, "%s|%s", cell_text(r.p.arena, &rows.rows[0][n - 3], style),
	    cell_text(r.p.arena, &rows.rows[0][n - 2], style));
	cr_expect_str_eq(text, expected, "%s: %s", a, text);
	planned_close(&r.p);
}

#define ROW(measure, rule, months) HEAD_CODES "," measure "," rule ",L,Visitas,R,M," months ",\n"

Test(plan_quarters, that_do_not_add_up_are_told)
{
	/* 3 + 12 of 14, 1 + 1 of 3, 4 of 4; 2,000 + 500.5 of 1,000. */
	expect_row(ROW("", "suma", "14,3,,,12,,,,,,,,"), NULL, false, "+1|");
	expect_row(ROW("", "suma", "3,1,,,,,,,1,,,,"), NULL, false, "-1|");
	expect_row(ROW("", "suma", "4,1,1,1,1,,,,,,,,"), NULL, false, "|");
	expect_row(ROW("", "suma", "\"1,000\",\"2,000\",,,500.5,,,,,,,,"), NULL, false, "+1,500.5|");
	expect_row(ROW("", "suma", "\"1,000\",\"2,000\",,,500.5,,,,,,,,"), NULL, true, "1500.5|");
	/* Over units: 4 of 4, and 5 of 6. */
	expect_row(ROW("", "suma", "4,1,1,1,1,,,,,,,,"), ROW("", "suma", "6,5,,,,,,,,,,,"), false, "-1|");
	/* Without target, or without months, there is nothing to add up to, or nothing that does. */
	expect_row(ROW("", "suma", ",1,1,1,1,,,,,,,,"), NULL, false, "|");
	expect_row(ROW("", "suma", "4,,,,,,,,,,,,"), NULL, false, "|");
	/* Averages, last and constant need not add up. */
	expect_row(ROW("", "promedio", "4,4,4,4,4,4,4,4,4,4,4,4,4"), NULL, false, "|");
	expect_row(ROW("", "último", "4,1,2,3,4,,,,,,,,"), NULL, false, "|");
	expect_row(ROW("porcentaje", "constante", "100%,100%,,,100%,,,,,,,,"), NULL, false, "|");
}

Test(plan_quarters, of_means_tell_how_many_units_there_are)
{
	/* (40 + 60) / 2, 60 of one unit and 40 of the other: 150 of 100. */
	expect_row(ROW("porcentaje", "suma", "100%,40%,,,60%,,,,,,,,"),
	    ROW("porcentaje", "suma", "100%,60%,,,,,,40%,,,,,"), false, "+50%|ENE 2, ABR 1, JUL 1 de 2");
	expect_row(ROW("porcentaje", "suma", "100%,40%,,,60%,,,,,,,,"),
	    ROW("porcentaje", "suma", "100%,60%,,,40%,,,,,,,,"), false, "|ENE 2, ABR 2 de 2");
	expect_row(ROW("porcentaje", "promedio", "50%,50%,50%,50%,40%,,,,,,,,"),
	    ROW("porcentaje", "promedio", "50%,50%,50%,50%,,,,,,,,,"), false, "|ENE a MAR 2, ABR 1 de 2");
	/* A month of none between two: 20 of one unit and of two, of 40. */
	expect_row(ROW("porcentaje", "suma", "40%,20%,,20%,,,,,,,,,"),
	    ROW("porcentaje", "suma", "40%,20%,,20%,,,,,,,,,"), false, "|ENE 2, MAR 2 de 2");
	/* A unit with two rows is one. */
	expect_row(ROW("porcentaje", "suma",
		       "100%,100%,,,,,,,,,,,") ",porcentaje,suma,L,Visitas,R,M,100%,100%,,,,,,,,,,,,\n",
	    ROW("porcentaje", "suma", "100%,100%,,,,,,,,,,,"), true, "|ENE 2 de 2");
}

/* 10.004 + 20 of 30.002; 70 - 10 of 50: as the checks tell it, where several have means of two decimals. */
Test(plan_quarters, of_one_percent_are_exact)
{
	expect_row(ROW("porcentaje", "suma", "30.002%,10.004%,20%,,,,,,,,,,"), NULL, false, "+0.002%|");
	expect_row(ROW("porcentaje", "suma", "50%,-10%,,,70%,,,,,,,,"), NULL, true, "10|");
	expect_row(ROW("porcentaje", "suma", "50%,-10%,,,40%,,,,,,,,"), NULL, false, "-20%|");
	/* 30.004 / 2 is 15.00, and 30.002 / 2 too. */
	expect_row(ROW("porcentaje", "suma", "30.002%,30.004%,,,,,,,,,,,"),
	    ROW("porcentaje", "suma", "0%,0%,,,,,,,,,,,"), false, "|ENE 2 de 2");
	/* A mean below 0 has none. */
	expect_row(ROW("porcentaje", "suma", "50%,-10%,,,70%,,,,,,,,"),
	    ROW("porcentaje", "suma", "50%,-10%,,,70%,,,,,,,,"), false, "|ENE 2, ABR 2 de 2");
}
