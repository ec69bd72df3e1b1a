#include "progress_sheets.h"

/* Ten in January, ten in April, and five done in each: both quarters owe a reason. */
#define PLAN HEAD_CODES "1,,suma,L,Visitas,R,M,20,10,,,10,,,,,,,,,\n"
#define HEAD_OF(columns) "CÓDIGO," MONTHS_HEAD columns "\n"
#define DID(reasons) "1,5,,,5,,,,,,,," reasons "\n"

static void
expect_reason(const char *sheet, unsigned quarter, unsigned month, const char *expected)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", PLAN, sheet, NULL);
	reported_reckon(&r, &usual_scale, cut_at(quarter, month));
	expect_cells(&r, DATASET_UNIT_PROGRESS, 0, "JUSTIFICACIÓN,PENDIENTE", false, expected);
	reported_close(&r);
}

Test(plan_reasons, each_period_has_its_own)
{
	const char *both = HEAD_OF(",JUSTIFICACIÓN T1,JUSTIFICACION T2") DID(",Lluvias,Huelga");
	const char *one = HEAD_OF(",JUSTIFICACIÓN T1") DID(",Lluvias");
	const char *months =
	    HEAD_OF(",JUSTIFICACIÓN ENE,JUSTIFICACIÓN MAR,JUSTIFICACION ABRIL") DID(",Frío,Sin autos,Calor");
	const char *plain = HEAD_OF(",JUSTIFICACIÓN") DID(",Lluvias");
	const char *form =
	    HEAD_OF(",PROGRAMADO ABR,PROGRAMADO MAY,PROGRAMADO JUN,JUSTIFICACIÓN") DID(",10,,,Huelga");

	expect_reason(both, 1, 0, "Lluvias|\n");
	expect_reason(both, 2, 0, "Huelga|\n");
	expect_reason(one, 1, 0, "Lluvias|\n");
	expect_reason(one, 2, 0, "FALTA|sí\n");
	expect_reason(months, 1, 0, "ENE: Frío MAR: Sin autos|\n");
	expect_reason(months, 0, 2, "ENE: Frío|\n");
	expect_reason(months, 2, 0, "ABR: Calor|\n");
	expect_reason(plain, 1, 0, "Lluvias|\n");
	expect_reason(plain, 2, 0, "Lluvias|\n");
	/* A form of the second quarter: the plain column is of that. */
	expect_reason(form, 1, 0, "FALTA|sí\n");
	expect_reason(form, 2, 0, "Huelga|\n");
	/* Signs alone are no reason; no column at all is none. */
	expect_reason(HEAD_OF(",JUSTIFICACIÓN T1") DID(",--"), 1, 0, "FALTA|sí\n");
	expect_reason(HEAD_OF("") DID(""), 1, 0, "FALTA|sí\n");
}

/* Of 50 %, a reason is owed; of 100 %, none is. */
Test(plan_reasons, only_what_is_owed_is_missing)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", PLAN, HEAD_OF(",JUSTIFICACIÓN") "1,10,,,5,,,,,,,,,\n", NULL);
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	expect_cells(&r, DATASET_UNIT_PROGRESS, 0, "JUSTIFICACIÓN,PENDIENTE", false, "|\n");
	reported_close(&r);
}

Test(plan_reasons, how_quarters_and_months_are_written)
{
	static const struct {
		const char *heading;
		int quarter, month; /* from 0; -1: it is none */
	} cases[] = {
	    {"JUSTIFICACIÓN T1", 0, -1},
	    {"Justificación (T2)", 1, -1},
	    {"justificacion_t3", 2, -1},
	    {"JUSTIFICACION 4T", 3, -1},
	    {"Justificación trimestre 2", 1, -1},
	    {"Justification Q2", 1, -1},
	    {"Justificativa do 3º trimestre", 2, -1},
	    {"Justificación del 1.er trimestre", 0, -1},
	    {"Justificación 2.º trimestre", 1, -1},
	    {"JUSTIFICACIÓN TERCER TRIMESTRE", 2, -1},
	    {"Justificación trimestre IV", 3, -1},
	    {"Justificación ene", -1, 0},
	    {"JUSTIFICACIÓN DE ENERO", -1, 0},
	    {"Justificación Sept.", -1, 8},
	    {"JUSTIFICACIÓN DIC", -1, 11},
	    {"JUSTIFICACIÓN T5", -1, -1},
	    {"JUSTIFICACIÓN MA", -1, -1},
	    {"JUSTIFICACIÓN uno dos tres cuatro cinco", -1, -1},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reported r;
		struct period_columns columns;
		const struct sheet *sheet;
		bool known = cases[i].quarter >= 0 || cases[i].month >= 0;

		reported_open(&r);
		sheet = reported_sheet(&r, "p.csv",
		    arena_printf(r.r.p.arena, "%s,CÓDIGO," MONTHS_HEAD "\n", cases[i].heading));
		period_columns_bind(sheet, (struct calendar){0}, PERIOD_REASON, &columns);
		for (int q = 0; q < QUARTERS; q++)
			cr_expect_eq(columns.of[q], q == cases[i].quarter ? 0 : -1, "%s", cases[i].heading);
		for (int m = 0; m < MONTHS; m++)
			cr_expect_eq(columns.of[PERIODS + m], m == cases[i].month ? 0 : -1, "%s",
			    cases[i].heading);
		cr_expect_eq(columns.unknown, known ? -1 : 0, "%s", cases[i].heading);
		cr_expect_eq(columns.plain, -1);
		cr_expect_eq(diags_has(r.r.p.diags, (struct srcloc){"p.csv", 1, 1}, "progress-reason"),
		    !known);
		reported_close(&r);
	}
}
