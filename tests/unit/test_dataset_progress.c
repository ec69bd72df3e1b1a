#include "progress_sheets.h"

/* Three units: two that report, one that doesn't. */
#define PLAN_A                                                                            \
	HEAD_CODES "1,,suma,L,Visitas,R,M,\"2,400\",700,700,700,300,,,,,,,,,\n"           \
		   "2,porcentaje,constante,L,Atender,R,M,100%,100%,100%,100%,,,,,,,,,,\n" \
		   "3,,suma,K,Cursos,R,M,4,,,,4,,,,,,,,,\n"
#define DID_A \
	PROGRESS_HEAD "1,,,\"1,000\",500,,,,,,,,,,,Lluvias\n2,,,100%,95%,,,,,,,,,,,\n3,,,,,1,,,,,,,,,,\n"
#define PLAN_B HEAD_CODES "1,,suma,L,Visitas,R,M,100,30,30,40,,,,,,,,,,\n"
#define DID_B PROGRESS_HEAD "1,,,30,30,41,,,,,,,,,,\n"
#define PLAN_C HEAD_CODES "1,,suma,L,Visitas,R,M,9,1,1,1,,,,,,,,,,\n"

static void
open_three(struct reported *r)
{
	reported_open(r);
	reported_unit(r, "A", PLAN_A, DID_A, NULL);
	reported_unit(r, "B", PLAN_B, DID_B, NULL);
	reported_unit(r, "C", PLAN_C, NULL, NULL);
	reported_reckon(r, &usual_scale, cut_at(1, 0));
}

Test(dataset_progress, activities_of_a_unit)
{
	struct reported r;

	open_three(&r);
	expect_cells(&r, DATASET_UNIT_PROGRESS, 0,
	    "CÓDIGO,CÓDIGO DE ACTIVIDAD,ACTIVIDAD,META "
	    "ANUAL,PROGRAMADO,EJECUTADO,CUMPLIMIENTO,ESTADO,LETRA,AVANCE "
	    "ANUAL,SIN INFORMAR,JUSTIFICACIÓN,PENDIENTE,ARCHIVO,FILA",
	    false,
	    "A|1|Visitas|2,400|2,100|1,500|71.4%|Crítico|K|62.5%|MAR|Lluvias||A.csv|2\n"
	    "A|2|Atender|100%|100%|97.5%|97.5%|En proceso|P|65.0%|MAR|||A.csv|3\n"
	    "A|3|Cursos|4||1||Ejecutado sin programar|E|25.0%||||A.csv|4\n");
	expect_cells(&r, DATASET_UNIT_PROGRESS, 0, "META ANUAL,EJECUTADO,CUMPLIMIENTO", true,
	    "2400|1500|71.4\n100|97.5|97.5\n4|1|\n");
	expect_cells(&r, DATASET_UNIT_PROGRESS, 0, "ENE,ABR,EJECUTADO ENE,EJECUTADO FEB,EJECUTADO MAR", false,
	    "700|300|1,000|500|\n100%||100%|95%|\n|4|||1\n");
	expect_cells(&r, DATASET_UNIT_PROGRESS, 2, "EJECUTADO,CUMPLIMIENTO,ESTADO,SIN INFORMAR,ARCHIVO,FILA",
	    false, "||No remitido|ENE, FEB, MAR||\n");
	reported_close(&r);
}

#define MONTHLY(n) n "," n "," n "," n "," n "," n "," n "," n "," n "," n "," n "," n

/* What nobody reported stays in what is compared against, and what was done does not go. */
Test(dataset_progress, months_not_reported_stay_in_the_ratio)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES "1,,suma,L,Visitas,R,M,120," MONTHLY("10") ",\n",
	    PROGRESS_HEAD "1,,,10,10,10,,,,,,,,,,\n", NULL);
	reported_unit(&r, "B", HEAD_CODES "1,,suma,L,Visitas,R,M,12," MONTHLY("1") ",\n",
	    PROGRESS_HEAD "1,,,1,1,1,1,1,1,,,,,,,\n", NULL);
	reported_reckon(&r, &usual_scale, cut_at(2, 0));
	expect_cells(&r, DATASET_PROGRESS, 0,
	    "UNIDADES,INFORMAN,PROGRAMADO,EJECUTADO,PROGRAMADO A LA FECHA,EJECUTADO A LA FECHA,RAZÓN A LA "
	    "FECHA,SIN INFORMAR A LA FECHA",
	    false, "2|1|3|3|66|36|54.5%|30\n");
	/* A sent nothing of the quarter, though it did of the one before. */
	expect_cells(&r, DATASET_PROGRESS_UNITS, 0, "CÓDIGO,INFORMÓ", false, "A|no\nB|sí\n");
	expect_cells(&r, DATASET_PROGRESS_SUMMARY, 0, "UNIDADES,INFORMAN", false, "2|1\n");
	expect_cells(&r, DATASET_PROGRESS_MISSING, 0, "CÓDIGO,INFORMÓ", false, "A|no\n");
	reported_close(&r);
}

/* A figure of a month behind the cut is no report of the period. */
Test(dataset_progress, figures_of_other_months_are_no_report)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES "1,,suma,L,Visitas,R,M,120," MONTHLY("10") ",\n",
	    PROGRESS_HEAD "1,,,,,,,,,,,,,,5,\n", NULL);
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	expect_cells(&r, DATASET_PROGRESS_UNITS, 0, "CÓDIGO,INFORMÓ", false, "A|no\n");
	reported_close(&r);
}

/* What was not programmed is apart from the ratio, as it is from the mean. */
Test(dataset_progress, unprogrammed_work_is_in_no_ratio)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES "1,,suma,L,Visitas,R,M,1,1,,,,,,,,,,,,\n",
	    PROGRESS_HEAD "1,,,1,,,,,,,,,,,,\n", NULL);
	reported_unit(&r, "B", HEAD_CODES "1,,suma,L,Visitas,R,M,5,,,,,5,,,,,,,,\n",
	    PROGRESS_HEAD "1,,,5,,,,,,,,,,,,\n", NULL);
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	expect_cells(&r, DATASET_PROGRESS, 0, "PROGRAMADO,EJECUTADO,RAZÓN,PROMEDIO,EJECUTADO SIN PROGRAMAR",
	    false, "1|1|100.0%|100.0%|5\n");
	reported_close(&r);
}

/* Units that did so many of ten; "0,5,..." */
static void
rank_units(struct reported *r, const char *done)
{
	struct arena *arena;

	reported_open(r);
	arena = r->r.p.arena;
	for (char code = 'A'; *done != '\0'; code++) {
		size_t length = strcspn(done, ",");

		reported_unit(r, arena_printf(arena, "%c", code),
		    HEAD_CODES "1,,suma,L,Visitas,R,M,10,10,,,,,,,,,,,,\n",
		    arena_printf(arena, PROGRESS_HEAD "1,,,%s,,,,,,,,,,,,\n",
			arena_strndup(arena, done, length)),
		    NULL);
		done += length + (done[length] == ',');
	}
	reported_reckon(r, &usual_scale, cut_at(1, 0));
}

Test(dataset_progress, ranks)
{
	static const struct {
		const char *done, *ranking, *best, *worst;
	} cases[] = {
	    /* Equals share a place. */
	    {"9,10,9,1", "1|B\n2|A\n2|C\n4|D\n", "1|B\n2|A\n2|C\n", "4|D\n"},
	    /* In the lowest level, none is among the best. */
	    {"0,1,2,3", "1|D\n2|C\n3|B\n4|A\n", "", "4|A\n3|B\n"},
	    /* Above the mean of all (7.75), C is not among the worst. */
	    {"10,10,9,2", "1|A\n1|B\n3|C\n4|D\n", "1|A\n1|B\n", "4|D\n"},
	    {"10", "|A\n", "", ""},
	    {"10,10,10", "1|A\n1|B\n1|C\n", "1|A\n1|B\n1|C\n", ""},
	    /* Ties with the fifth are told, too. */
	    {"9,9,9,9,9,9,1,1,1,1,1,1", NULL, "1|A\n1|B\n1|C\n1|D\n1|E\n1|F\n",
		"7|G\n7|H\n7|I\n7|J\n7|K\n7|L\n"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reported r;

		rank_units(&r, cases[i].done);
		if (cases[i].ranking)
			expect_cells(&r, DATASET_PROGRESS_RANKING, 0, "PUESTO,CÓDIGO", false,
			    cases[i].ranking);
		expect_cells(&r, DATASET_BEST_UNITS, 0, "PUESTO,CÓDIGO", false, cases[i].best);
		expect_cells(&r, DATASET_WORST_UNITS, 0, "PUESTO,CÓDIGO", false, cases[i].worst);
		reported_close(&r);
	}
}

/* As many decimals as it takes to be on the side of the threshold that the exact figure is on. */
Test(dataset_progress, rounding_crosses_no_threshold)
{
	static const struct {
		const char *planned, *executed, *expected;
	} cases[] = {
	    {"2500", "2499", "99.96%|En proceso|99.96%\n"},
	    {"2500", "1999", "79.96%|Crítico|79.96%\n"},
	    {"2500", "2000", "80.0%|En proceso|80.0%\n"},
	    {"2500", "2501", "100.04%|Sobrecumplimiento|100.04%\n"},
	    {"2500", "1", "0.04%|Crítico|0.04%\n"},
	    {"3", "2", "66.7%|Crítico|66.7%\n"},
	    {"100000000", "99999999", "99.999999%|En proceso|99.999999%\n"},
	    {"500000000000", "499999999999", "99.999999999%|En proceso|99.999999999%\n"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct reported r;

		reported_open(&r);
		reported_unit(&r, "A",
		    arena_printf(r.r.p.arena, HEAD_CODES "1,,suma,L,Visitas,R,M,%s,%s,,,,,,,,,,,,\n",
			cases[i].planned, cases[i].planned),
		    arena_printf(r.r.p.arena, PROGRESS_HEAD "1,,,%s,,,,,,,,,,,,\n", cases[i].executed), NULL);
		reported_reckon(&r, &usual_scale, cut_at(1, 0));
		expect_cells(&r, DATASET_UNIT_PROGRESS, 0, "CUMPLIMIENTO,ESTADO,AVANCE ANUAL", false,
		    cases[i].expected);
		expect_cells(&r, DATASET_PROGRESS_SUMMARY, 0, "CUMPLIMIENTO,ESTADO,AVANCE ANUAL", false,
		    cases[i].expected);
		reported_close(&r);
	}
}

/* One decimal more than the parts have. */
Test(dataset_progress, means_keep_a_decimal_more_than_their_parts)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES "1,,promedio,L,Visitas,R,M,0.30,0.25,0.30,,,,,,,,,,,\n",
	    PROGRESS_HEAD "1,,,0.20,0.29,,,,,,,,,,,\n", NULL);
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	expect_cells(&r, DATASET_UNIT_PROGRESS, 0, "PROGRAMADO,EJECUTADO,CUMPLIMIENTO", false,
	    "0.275|0.245|89.1%\n");
	reported_close(&r);
}

/* April is behind the cut; a negative number, and a percent among counts, count nowhere. */
Test(dataset_progress, months_that_do_not_count_are_blank)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "A", PLAN_A, PROGRESS_HEAD "1,,,-7,10%,600,300,,,,,,,,,\n2,,,95,90%,,,,,,,,,,,\n",
	    NULL);
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	expect_cells(&r, DATASET_UNIT_PROGRESS, 0,
	    "EJECUTADO ENE,EJECUTADO FEB,EJECUTADO MAR,EJECUTADO ABR,ABR", false,
	    "||600||300\n95|90%|||\n||||4\n");
	reported_close(&r);
}

Test(dataset_progress, which_months_are_behind_the_cut)
{
	struct reported r;

	open_three(&r);
	const struct dataset_rows progress = {.columns = activity_columns,
	    .column_count = dataset_column_count(activity_columns)};
	const struct dataset_column *mar = &activity_columns[find_heading(&progress, "EJECUTADO MAR")];

	cr_expect_not(dataset_column_is_future(mar, &r.compliance));
	cr_expect_str_eq(mar[1].heading, "EJECUTADO ABR");
	cr_expect(dataset_column_is_future(&mar[1], &r.compliance));
	cr_expect_not(dataset_column_is_future(&mar[1], NULL));
	cr_expect_not(
	    dataset_column_is_future(&activity_columns[find_heading(&progress, "ABR")], &r.compliance));
	cr_expect_not(dataset_row_is_future(DATASET_PROGRESS_MONTHS, &r.compliance, 2));
	cr_expect(dataset_row_is_future(DATASET_PROGRESS_MONTHS, &r.compliance, 3));
	cr_expect_not(dataset_row_is_future(DATASET_PROGRESS_UNITS, &r.compliance, 3));
	cr_expect_not(dataset_row_is_future(DATASET_PLAN, &r.compliance, 3));
	cr_expect_not(dataset_row_is_future(DATASET_PROGRESS_MONTHS, NULL, 3));
	reported_close(&r);
}

/* Cells that were read from a sheet know which; what is due and not reported is told from what is blank. */
Test(dataset_progress, cells_know_where_they_are_from)
{
	struct reported r;
	struct dataset_rows rows;

	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES "A1,,,L,Uno,R,M,9,3,3,3,,,,,,,,,,\n",
	    PROGRESS_HEAD "A1,,,2,,,,,,,,,,,,\n", NULL);
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	struct dataset_source source = {.plan = &r.r.p.plan,
	    .compliance = &r.compliance,
	    .numbers = salvador};
	dataset_build(r.r.p.arena, DATASET_UNIT_PROGRESS, &source, 0, &rows);
	const struct dataset_cell *cells = rows.rows[0];
	const struct sheet_row *planned = r.r.p.plan.units[0].sheet->rows;
	const struct sheet_row *done = r.units[0].sheet->rows;
	cr_expect_eq(cells[find_heading(&rows, "ACTIVIDAD")].source,
	    activity_name(&r.r.p.plan.activities[0]));
	cr_expect_eq(cells[find_heading(&rows, "META ANUAL")].source,
	    activity_target_cell(&r.r.p.plan, &r.r.p.plan.activities[0]));
	cr_expect_eq(sheet_line(&planned[0].cells[0]), 2);
	cr_expect_eq(cells[find_heading(&rows, "EJECUTADO ENE")].source, &done[0].cells[3]);
	cr_expect_eq(cells[find_heading(&rows, "EJECUTADO FEB")].kind, CELL_NOT_REPORTED);
	cr_expect_eq(cells[find_heading(&rows, "EJECUTADO ABR")].kind, CELL_BLANK);
	cr_expect_null(cells[find_heading(&rows, "CUMPLIMIENTO")].source);
	reported_close(&r);
}

Test(dataset_progress, activities_over_units)
{
	struct reported r;

	open_three(&r);
	/* 1,500 + 101 of 2,100 + 100; the mean of 71.43 % and 101 %. */
	expect_cells(&r, DATASET_PROGRESS, 0,
	    "LÍNEA,ACTIVIDAD,UNIDADES,INFORMAN,PROGRAMADO,EJECUTADO,RAZÓN,PROMEDIO,ESTADO", false,
	    "L|Visitas|3|2|2,200|1,601|72.8%|86.2%|Crítico\n"
	    "L|Atender|1|1||||97.5%|En proceso\n"
	    "K|Cursos|1|1|||||Ejecutado sin programar\n");
	/* B programmed nothing that it did not report; A's 700 of March are in the 2,200, and nobody's. */
	expect_cells(&r, DATASET_PROGRESS, 0, "ACTIVIDAD,EJECUTADO SIN PROGRAMAR,SIN INFORMAR", false,
	    "Visitas||700\nAtender||\nCursos|1|\n");
	reported_close(&r);
}

Test(dataset_progress, units)
{
	struct reported r;
	const char *columns =
	    "PUESTO,CÓDIGO,INFORMÓ,ACTIVIDADES,CON CIFRA,CUMPLIMIENTO,LETRA,NIVEL 1,NIVEL 3,NIVEL "
	    "4,NIVEL 5,SIN PROGRAMAR,NO REMITIDO,INCOMPLETAS,PENDIENTES";

	open_three(&r);
	/* A: (71.43 + 97.5) / 2. */
	expect_cells(&r, DATASET_PROGRESS_UNITS, 0, columns, false,
	    "|A|sí|3|2|84.5%|P|0|1|1||1|0|2|0\n"
	    "|B|sí|1|1|101.0%|S|1|0|0||0|0|0|0\n"
	    "|C|no|1|0|||0|0|0||0|1|1|0\n");
	expect_cells(&r, DATASET_PROGRESS_RANKING, 0, "PUESTO,CÓDIGO,CUMPLIMIENTO", false,
	    "1|B|101.0%\n2|A|84.5%\n|C|\n");
	expect_cells(&r, DATASET_BEST_UNITS, 0, "PUESTO,CÓDIGO", false, "1|B\n");
	expect_cells(&r, DATASET_WORST_UNITS, 0, "PUESTO,CÓDIGO", false, "2|A\n");
	expect_cells(&r, DATASET_UNIT_SUMMARY, 1, "CÓDIGO,CUMPLIMIENTO,AVANCE ANUAL", false,
	    "B|101.0%|101.0%\n");
	expect_cells(&r, DATASET_PROGRESS_SUMMARY, 0, "UNIDADES,INFORMAN,ACTIVIDADES,CON CIFRA,CUMPLIMIENTO",
	    false, "3|2|5|3|90.0%\n");
	expect_cells(&r, DATASET_PROGRESS_LINES, 0, "LÍNEA,ACTIVIDADES,CUMPLIMIENTO", false,
	    "L|4|90.0%\nK|1|\n");
	expect_cells(&r, DATASET_PROGRESS_MISSING, 0, "CÓDIGO,INFORMÓ,FALTA", false,
	    "C|no|No remitió su avance.\nA|sí|2 actividades con meses sin informar.\n");
	reported_close(&r);
}

Test(dataset_progress, units_that_sent_nothing_are_one_row)
{
	struct reported r;

	reported_open(&r);
	reported_unit(&r, "C", PLAN_C, NULL, NULL);
	reported_unit(&r, "A", PLAN_A, DID_A, NULL);
	reported_unit(&r, "D", PLAN_C, NULL, NULL);
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	expect_cells(&r, DATASET_PROGRESS_MISSING, 0, "CÓDIGO,UNIDAD,INFORMÓ,INCOMPLETAS,FALTA", false,
	    "C, D|C; D|no|2|No remitieron su avance.\n"
	    "A|A|sí|2|2 actividades con meses sin informar.\n");
	reported_close(&r);
}

Test(dataset_progress, statuses_and_their_thresholds)
{
	struct reported r;

	open_three(&r);
	expect_cells(&r, DATASET_PROGRESS_STATUSES, 0, "LETRA,UMBRAL,ACTIVIDADES,PORCENTAJE", false,
	    "S|más de 100%|1|20.0%\n"
	    "C|100%|0|0.0%\n"
	    "P|de 80% a menos de 100%|1|20.0%\n"
	    "K|menos de 80%|1|20.0%\n"
	    "-||0|0.0%\n"
	    "E||1|20.0%\n"
	    "R||1|20.0%\n"
	    "N||0|0.0%\n");
	expect_cells(&r, DATASET_UNIT_STATUSES, 2, "LETRA,ACTIVIDADES,PORCENTAJE", false,
	    "S|0|0.0%\nC|0|0.0%\nP|0|0.0%\nK|0|0.0%\n-|0|0.0%\nE|0|0.0%\nR|1|100.0%\nN|0|0.0%\n");
	reported_close(&r);
}

Test(dataset_progress, months)
{
	struct reported r;

	open_three(&r);
	/* January: 1,000 of 700, all of 100 %, 30 of 30; February: 500 of 700, 95 %, all; March: 41 of 40. */
	expect_cells(&r, DATASET_PROGRESS_MONTHS, 0, "MES,PROGRAMADAS,EJECUTADAS,INFORMADAS,CUMPLIMIENTO",
	    false,
	    "ENE|4|3|3|114.3%\nFEB|4|3|3|88.8%\nMAR|4|2|1|102.5%\nABR|2|||\nMAY|0|||\nJUN|0|||\nJUL|0|||\n"
	    "AGO|0|||\nSEP|0|||\nOCT|0|||\nNOV|0|||\nDIC|0|||\n");
	reported_close(&r);
}

/* Every dataset has as many cells as headings, and no rows where nothing is computed. */
Test(dataset_progress, without_compliance_there_are_no_rows)
{
	static const struct findings nothing = {0};
	struct arena *arena = support_arena();
	struct dataset_source source = {.numbers = salvador, .findings = &nothing};
	struct dataset_rows rows;

	for (int d = 0; d < DATASETS; d++) {
		if (!dataset_has((enum dataset)d, NEEDS_PROGRESS))
			continue;
		dataset_build(arena, (enum dataset)d, &source, 0, &rows);
		cr_expect_eq(rows.row_count, 0);
		cr_expect_gt(rows.column_count, 5);
	}
	arena_close(arena);
}

Test(dataset_progress, parts_join_to_all_rows)
{
	struct reported r;
	size_t tried = 0;

	open_three(&r);
	struct arena *arena = r.r.p.arena;
	struct dataset_source source = {
	    .plan = &r.r.p.plan,
	    .units = r.r.units,
	    .national = &r.r.national,
	    .compliance = &r.compliance,
	    .numbers = salvador,
	};
	struct dataset_rows all, part;
	for (int d = 0; d < DATASETS; d++) {
		if (!dataset_has((enum dataset)d, ROWS_IN_PARTS))
			continue;
		dataset_build(arena, (enum dataset)d, &source, 0, &all);
		cr_expect_eq(dataset_row_count(arena, (enum dataset)d, &source, 0), all.row_count);
		tried += all.row_count > 1;
		for (size_t i = 0; i <= all.row_count; i++) {
			const struct dataset_part two = {(enum dataset)d, 0, {i, 2}};
			dataset_build_part(arena, arena, &two, &source, &part);
			cr_assert_eq(part.row_count, all.row_count - i < 2 ? all.row_count - i : 2);
			for (size_t k = 0; k < part.row_count * all.column_count; k++)
				cr_expect_str_eq(cell_text(arena,
						     &part.rows[k / all.column_count][k % all.column_count],
						     cell_style_for_people(salvador)),
				    cell_text(arena,
					&all.rows[i + k / all.column_count][k % all.column_count],
					cell_style_for_people(salvador)));
		}
	}
	cr_expect_geq(tried, 3);
	reported_close(&r);
}
