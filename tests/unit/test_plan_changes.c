/*
 * What changed between two plans, by hand.
 */
#include "plan/initial.h"
#include "plan_sheets.h"

#define SHORT "CÓDIGO,LÍNEA,ACTIVIDAD,META ANUAL," MONTHS_HEAD ",OBSERVACIONES\n"
#define TWELVE ",,,,,,,,,,,,"

struct versions {
	struct planned before, now;
	struct changes changes;
	struct buf told;
};

static void
open_both(struct versions *v)
{
	planned_open(&v->before);
	planned_open(&v->now);
	v->told = (struct buf)BUF_INIT;
}

static void
close_both(struct versions *v)
{
	planned_close(&v->before);
	planned_close(&v->now);
	buf_release(&v->told);
}

static void
tell_side(struct versions *v, const struct change *c, int side)
{
	struct srcloc at;

	if (!c->cell[side]) {
		buf_adds(&v->told, "-");
		return;
	}
	at = cell_place(change_file(&v->changes, c, side), c->cell[side]);
	buf_addf(&v->told, "«%s»@%s:%u:%u", sheet_text(c->cell[side]), at.file, at.line, at.column);
}

/* One line for each change: kind, how, column, both sides. */
static const char *
told(struct versions *v)
{
	planned_must_build(&v->before);
	planned_must_build(&v->now);
	changes_find(v->now.arena, (struct changes_side){&v->before.plan, salvador},
	    (struct changes_side){&v->now.plan, salvador}, &v->changes);
	for (size_t i = 0; i < v->changes.count; i++) {
		const struct change *c = &v->changes.items[i];

		buf_addf(&v->told, "%s", change_kind_id(c->kind));
		if (c->step != PAIRED_NOT)
			buf_addf(&v->told, " by %s", pairing_step_id(c->step));
		if (c->column)
			buf_addf(&v->told, " %s", c->column);
		if (c->cells > 0)
			buf_addf(&v->told, " (%u)", c->cells);
		buf_adds(&v->told, " ");
		tell_side(v, c, 0);
		buf_adds(&v->told, " ");
		tell_side(v, c, 1);
		buf_adds(&v->told, "\n");
	}
	return buf_cstr(&v->told);
}

static void
both(struct versions *v, const char *before, const char *now)
{
	planned_unit(&v->before, "A", before);
	planned_unit(&v->now, "A", now);
}

Test(plan_changes, the_same_plan_has_none)
{
	struct versions v;

	open_both(&v);
	both(&v, SHORT "1,L,Visitas,12" TWELVE ",\n", SHORT "1,L,Visitas,12" TWELVE ",\n");
	cr_expect_str_eq(told(&v), "");
	cr_expect_eq(v.changes.pairing.step[0], PAIRED_BY_CODE);
	close_both(&v);
}

Test(plan_changes, numbers_are_compared_by_value_and_blank_dash_and_zero_stay_apart)
{
	struct versions v;

	open_both(&v);
	both(&v,
	    SHORT "1,L,a,\"1,200\",0,,-,25%,0.5,$5,,,,,,,x\n"
		  "2,L,b,5" TWELVE ",7\n",
	    SHORT "1,L,a,1200,,-,—,25,0.50,€5,,,,,,,y\n"
		  "2,L,b,5.0" TWELVE ",7.0\n");
	cr_expect_str_eq(told(&v),
	    "cell-changed by code ENE «0»@A.csv:2:15 «»@A.csv:2:12\n"
	    "cell-changed by code FEB «»@A.csv:2:17 «-»@A.csv:2:13\n"
	    "cell-changed by code ABR «25%»@A.csv:2:20 «25»@A.csv:2:17\n"
	    "cell-changed by code JUN «$5»@A.csv:2:28 «€5»@A.csv:2:25\n"
	    "cell-changed by code OBSERVACIONES «x»@A.csv:2:37 «y»@A.csv:2:34\n");
	cr_expect_eq(v.changes.by_kind[CHANGE_CELL], 5);
	close_both(&v);
}

Test(plan_changes, figures_of_a_change_are_known)
{
	struct versions v;

	open_both(&v);
	both(&v, SHORT "1,L,a,12" TWELVE ",\n", SHORT "1,L,a," TWELVE ",\n");
	cr_expect_str_eq(told(&v), "cell-changed by code META ANUAL «12»@A.csv:2:7 «»@A.csv:2:7\n");
	cr_expect_eq(v.changes.items[0].amount[0].value.number.units, 12);
	cr_expect_eq(v.changes.items[0].amount[1].value.kind, VALUE_BLANK);
	cr_expect(change_removes_target(&v.changes, &v.changes.items[0]));
	close_both(&v);
}

/* Code first; then text and line, text alone, near text. */
Test(plan_changes, each_step_says_by_what)
{
	struct versions v;

	open_both(&v);
	both(&v,
	    SHORT "7,L,Capacitar al personal,1" TWELVE ",\n"
		  ",L,Inspeccionar minas,2" TWELVE ",\n"
		  ",L,Publicar el boletín,3" TWELVE ",\n"
		  ",L,Elaborar los informes trimestrales,4" TWELVE ",\n"
		  ",L,Cerrar la oficina,5" TWELVE ",\n",
	    SHORT "7,L,Formar a las jefaturas,1" TWELVE ",\n"
		  ",L,INSPECCIONAR MINAS,2" TWELVE ",\n"
		  ",M,Publicar el boletín,3" TWELVE ",\n"
		  ",L,Elaborar los informes trimestral,4" TWELVE ",\n"
		  ",L,Atender consultas,5" TWELVE ",\n");
	cr_expect_str_eq(told(&v),
	    "activity-renamed by code ACTIVIDAD «Capacitar al personal»@A.csv:2:5 "
	    "«Formar a las jefaturas»@A.csv:2:5\n"
	    "cell-changed by text-and-line ACTIVIDAD «Inspeccionar minas»@A.csv:3:4 "
	    "«INSPECCIONAR MINAS»@A.csv:3:4\n"
	    "activity-moved by text LÍNEA ESTRATÉGICA/PROCESO «L»@A.csv:4:2 «M»@A.csv:4:2\n"
	    "activity-renamed by near-text ACTIVIDAD «Elaborar los informes trimestrales»@A.csv:5:4 "
	    "«Elaborar los informes trimestral»@A.csv:5:4\n"
	    "activity-added - «Atender consultas»@A.csv:6:4\n"
	    "activity-withdrawn «Cerrar la oficina»@A.csv:6:4 -\n");
	cr_expect(change_removes_target(&v.changes, &v.changes.items[5]));
	cr_expect_not(change_removes_target(&v.changes, &v.changes.items[4]));
	close_both(&v);
}

/*
 * A new one came first, and all codes moved on: the activities are those that have the texts, and so where
 * two went to each other's codes.  A code whose texts nobody else has is of one that was renamed.
 */
Test(plan_changes, texts_go_before_codes_that_contradict_them)
{
	struct versions v;

	open_both(&v);
	both(&v, SHORT "1,L,a,1" TWELVE ",\n2,L,b,2" TWELVE ",\n3,L,c,3" TWELVE ",\n",
	    SHORT "1,L,n,9" TWELVE ",\n2,L,a,1" TWELVE ",\n3,L,d,2" TWELVE ",\n4,L,c,3" TWELVE ",\n");
	cr_expect_str_eq(told(&v),
	    "activity-added - «n»@A.csv:2:5\n"
	    "cell-changed by text-and-line CÓDIGO «1»@A.csv:2:1 «2»@A.csv:3:1\n"
	    "activity-added - «d»@A.csv:4:5\n"
	    "cell-changed by text-and-line CÓDIGO «3»@A.csv:4:1 «4»@A.csv:5:1\n"
	    "activity-withdrawn «b»@A.csv:3:5 -\n");
	close_both(&v);
	open_both(&v);
	both(&v, SHORT "1,L,a,1" TWELVE ",\n2,L,b,2" TWELVE ",\n5,L,x,2" TWELVE ",\n",
	    SHORT "1,L,b,1" TWELVE ",\n2,L,a,2" TWELVE ",\n5,L,y,2" TWELVE ",\n");
	cr_expect_str_eq(told(&v),
	    "cell-changed by text-and-line CÓDIGO «2»@A.csv:3:1 «1»@A.csv:2:1\n"
	    "cell-changed by text-and-line META ANUAL «2»@A.csv:3:7 «1»@A.csv:2:7\n"
	    "cell-changed by text-and-line CÓDIGO «1»@A.csv:2:1 «2»@A.csv:3:1\n"
	    "cell-changed by text-and-line META ANUAL «1»@A.csv:2:7 «2»@A.csv:3:7\n"
	    "activity-renamed by code ACTIVIDAD «x»@A.csv:4:5 «y»@A.csv:4:5\n");
	close_both(&v);
}

Test(plan_changes, texts_with_other_figures_are_other_activities)
{
	struct versions v;

	open_both(&v);
	both(&v, SHORT ",L,Elaborar el informe número 1,1" TWELVE ",\n",
	    SHORT ",L,Elaborar el informe número 2,1" TWELVE ",\n");
	cr_expect_str_eq(told(&v),
	    "activity-added - «Elaborar el informe número 2»@A.csv:2:4\n"
	    "activity-withdrawn «Elaborar el informe número 1»@A.csv:2:4 -\n");
	close_both(&v);
}

/* The nearer of two goes first, whatever their order. */
Test(plan_changes, the_nearest_is_taken)
{
	struct versions v;

	open_both(&v);
	both(&v,
	    SHORT ",L,Supervisar las obras de los caminos rurales,1" TWELVE ",\n"
		  ",L,Supervisar las obras de los caminos rurales del norte,2" TWELVE ",\n",
	    SHORT ",L,Supervisar las obras de los caminos rurales de norte,2" TWELVE ",\n");
	cr_expect_str_eq(told(&v),
	    "activity-renamed by near-text ACTIVIDAD "
	    "«Supervisar las obras de los caminos rurales del norte»@A.csv:3:4 "
	    "«Supervisar las obras de los caminos rurales de norte»@A.csv:2:4\n"
	    "activity-withdrawn «Supervisar las obras de los caminos rurales»@A.csv:2:4 -\n");
	close_both(&v);
}

Test(plan_changes, doubles_are_paired_in_order)
{
	struct versions v;

	open_both(&v);
	both(&v,
	    SHORT ",L,a,1" TWELVE ",\n"
		  ",L,a,2" TWELVE ",\n",
	    SHORT ",L,a,1" TWELVE ",\n"
		  ",L,a,3" TWELVE ",\n"
		  ",L,a,4" TWELVE ",\n");
	cr_expect_str_eq(told(&v),
	    "cell-changed by text-and-line META ANUAL «2»@A.csv:3:6 «3»@A.csv:3:6\n"
	    "activity-added - «a»@A.csv:4:4\n");
	close_both(&v);
}

Test(plan_changes, an_alias_is_the_same_activity)
{
	static const struct plan_alias alias[] = {{"Atender quejas", "Atender reclamos", {"job.yaml", 1, 1}}};
	struct versions v;

	open_both(&v);
	v.now.aliases = v.before.aliases = alias;
	v.now.alias_count = v.before.alias_count = 1;
	both(&v, SHORT ",L,Atender quejas,1" TWELVE ",\n", SHORT ",L,Atender reclamos,1" TWELVE ",\n");
	cr_expect_str_eq(told(&v),
	    "cell-changed by text-and-line ACTIVIDAD «Atender quejas»@A.csv:2:4 "
	    "«Atender reclamos»@A.csv:2:4\n");
	close_both(&v);
}

Test(plan_changes, columns_are_the_same_by_meaning_or_told_once)
{
	struct versions v;

	open_both(&v);
	both(&v,
	    "ACTIVIDAD,META ANUAL," MONTHS_HEAD ",OBSERVACIONES,Fuente,Peso\n"
	    "a,1" TWELVE ",n,GOES,1\n"
	    "b,1" TWELVE ",,,2\n",
	    "Meta,ACTIVIDAD," MONTHS_HEAD ",NOTAS,PESO,Responsable\n"
	    "1,a" TWELVE ",n,3,Ana\n"
	    "1,b" TWELVE ",,2,\n");
	cr_expect_str_eq(told(&v),
	    "column-added Responsable (1) - «Responsable»@A.csv:1:75\n"
	    "column-withdrawn Fuente (1) «Fuente»@A.csv:1:84 -\n"
	    "cell-changed by text-and-line PESO «1»@A.csv:2:24 «3»@A.csv:2:19\n");
	close_both(&v);
}

Test(plan_changes, units_go_and_come_with_their_activities)
{
	struct versions v;

	open_both(&v);
	planned_unit(&v.before, "A", SHORT ",L,a,1" TWELVE ",\n");
	planned_unit(&v.before, "B", SHORT ",L,b,1" TWELVE ",\n");
	planned_unit(&v.now, "C", SHORT ",L,a,1" TWELVE ",\n");
	planned_unit(&v.now, "A", SHORT ",L,a,2" TWELVE ",\n");
	cr_expect_str_eq(told(&v),
	    "unit-added - -\n"
	    "activity-added - «a»@C.csv:2:4\n"
	    "cell-changed by text-and-line META ANUAL «1»@A.csv:2:6 «2»@A.csv:2:6\n"
	    "unit-withdrawn - -\n"
	    "activity-withdrawn «b»@B.csv:2:4 -\n");
	cr_expect_eq(v.changes.start[1] - v.changes.start[0], 1);
	cr_expect_eq(v.changes.items[v.changes.of[v.changes.start[1]]].kind, CHANGE_CELL);
	close_both(&v);
}

/* A column with decimals elsewhere reads the same text otherwise. */
Test(plan_changes, a_figure_that_is_read_otherwise_has_changed)
{
	struct versions v;

	open_both(&v);
	both(&v,
	    SHORT ",L,a,1.310" TWELVE ",\n"
		  ",L,b,2" TWELVE ",\n",
	    SHORT ",L,a,1.310" TWELVE ",\n"
		  ",L,b,2.5" TWELVE ",\n");
	cr_expect_str_eq(told(&v),
	    "cell-changed by text-and-line META ANUAL «1.310»@A.csv:2:6 «1.310»@A.csv:2:6\n"
	    "cell-changed by text-and-line META ANUAL «2»@A.csv:3:6 «2.5»@A.csv:3:6\n");
	close_both(&v);
}

/* Targets and months of the earlier plan, where it has the activity, by the same periods. */
Test(plan_changes, the_plan_as_it_was_has_the_activities_of_now)
{
	struct versions v;
	struct plan was;

	open_both(&v);
	both(&v,
	    SHORT "1,L,a,12,1,,2" TWELVE "\n"
		  ",L,gone,7" TWELVE ",\n",
	    SHORT ",L,new,9" TWELVE ",\n"
		  "1,L,a,24,2,,4" TWELVE "\n");
	(void)told(&v);
	plan_as_before(v.now.arena, &v.changes, &was);
	cr_assert_eq(was.activity_count, 2);
	cr_expect_eq(was.activities[0].target.value.kind, VALUE_BLANK);
	cr_expect_eq(was.activities[1].target.value.number.units, 12);
	cr_expect_eq(was.activities[1].month[2].value.number.units, 2);
	cr_expect_eq(was.activities[1].month[1].value.kind, VALUE_BLANK);
	cr_expect_eq(was.activities[1].cells, v.now.plan.activities[1].cells);
	cr_expect_eq(v.now.plan.activities[1].target.value.number.units, 24);
	close_both(&v);
}

#define NINE_BLANK ",,,,,,,,,\n"

/* What is done now is not told in what was counted otherwise then. */
Test(plan_changes, what_was_measured_otherwise_is_nothing_to_be_held_to)
{
	static const char *const before[] = {"12,1,1,1", "9,3,3,3", "\"$1,200\",$400,$400,$400", "1,1,1,1"};
	static const char *const now[] = {"100%,50%,50%,", "9,3,3,3", "Q900,Q300,Q300,Q300", "3,1,1,1"};
	struct versions v;
	struct plan was;

	open_both(&v);
	for (int i = 0; i < 2; i++) {
		const char *const *of = i == 0 ? before : now;
		const char *last = i == 0 ? "promedio" : "suma";

		planned_unit(i == 0 ? &v.before : &v.now, "A",
		    arena_printf(v.now.arena,
			"CÓDIGO,ACTIVIDAD,CONSOLIDACIÓN,META ANUAL," MONTHS_HEAD "\n1,Casos,,%s" NINE_BLANK
			"2,Cursos,,%s" NINE_BLANK "3,Obras,,%s" NINE_BLANK "4,Actas,%s,%s" NINE_BLANK,
			of[0], of[1], of[2], last, of[3]));
	}
	(void)told(&v);
	plan_as_before(v.now.arena, &v.changes, &was);
	for (int i = 0; i < 4; i++) {
		const enum value_kind kind = i == 1 ? VALUE_NUMBER : VALUE_BLANK;

		cr_expect_eq(was.activities[i].target.value.kind, kind, "%d", i);
		cr_expect_eq(was.activities[i].month[0].value.kind, kind, "%d", i);
	}
	close_both(&v);
}

/* From the first version to the third over the second: no text of the first is near one of the third. */
Test(plan_changes, pairs_lead_over_a_version_between)
{
	struct pairing first, second, all;
	struct planned plans[3];

	for (int i = 0; i < 3; i++)
		planned_open(&plans[i]);
	planned_unit(&plans[0], "A",
	    SHORT ",L,Atender las quejas del público en la oficina,1" TWELVE ",\n,L,Se va,1" TWELVE ",\n");
	planned_unit(&plans[1], "A",
	    SHORT "7,L,Otra cosa,1" TWELVE
		  ",\n,L,Atender las quejas del público en la oficina central,1" TWELVE ",\n");
	planned_unit(&plans[2], "A",
	    SHORT ",L,Atender las quejas del público en la oficina central y de tarde,1" TWELVE
		  ",\n7,L,X,1" TWELVE ",\n");
	for (int i = 0; i < 3; i++)
		planned_must_build(&plans[i]);
	pairing_find(plans[2].arena, &plans[0].plan, &plans[1].plan, &first);
	pairing_find(plans[2].arena, &plans[1].plan, &plans[2].plan, &second);
	pairing_join(plans[2].arena, &plans[0].plan, &first, &second, &plans[2].plan, &all);
	cr_expect_eq(all.before[0], 0);
	cr_expect_eq(all.step[0], PAIRED_BY_NEAR_TEXT);
	cr_expect_eq(all.before[1], PAIRING_NONE, "it is new since the second");
	cr_expect_eq(all.step[1], PAIRED_NOT);
	cr_expect_eq(all.now[0], 0);
	cr_expect_eq(all.now[1], PAIRING_NONE);
	cr_expect_eq(all.unit_before[0], 0);
	cr_expect_eq(all.unit_now[0], 0);
	for (int i = 0; i < 3; i++)
		planned_close(&plans[i]);
}

/* Back in the third, one is what it was in the first; one that is only near it, is new. */
Test(plan_changes, what_a_version_between_left_out_is_found_again)
{
	struct planned first, last;
	struct pairing gone, back, all;
	struct planned between;

	planned_open(&first);
	planned_open(&between);
	planned_open(&last);
	planned_unit(&first, "A",
	    SHORT ",L,Pavimentar,1" TWELVE ",\n,L,Podar los árboles de la calle,1" TWELVE ",\n");
	planned_unit(&first, "B", SHORT ",L,Barrer,1" TWELVE ",\n");
	planned_unit(&between, "A", SHORT ",L,Limpiar,1" TWELVE ",\n");
	planned_unit(&last, "A",
	    SHORT ",L,Podar los árboles de las calles,1" TWELVE ",\n,L,Pavimentar,2" TWELVE ",\n");
	planned_unit(&last, "B", SHORT ",L,Barrer,1" TWELVE ",\n");
	planned_must_build(&first);
	planned_must_build(&between);
	planned_must_build(&last);
	pairing_find(last.arena, &first.plan, &between.plan, &gone);
	pairing_find(last.arena, &between.plan, &last.plan, &back);
	pairing_join(last.arena, &first.plan, &gone, &back, &last.plan, &all);
	cr_expect_eq(all.before[1], PAIRING_NONE);
	cr_expect_eq(all.unit_before[1], PAIRING_NONE);
	pairing_complete(last.arena, &first.plan, &last.plan, &all);
	cr_expect_eq(all.before[0], PAIRING_NONE);
	cr_expect_eq(all.before[1], 0);
	cr_expect_eq(all.now[0], 1);
	cr_expect_eq(all.now[1], PAIRING_NONE);
	cr_expect_eq(all.step[1], PAIRED_BY_TEXT_AND_LINE);
	cr_expect_eq(all.unit_before[1], 1);
	cr_expect_eq(all.before[2], 2);
	planned_close(&first);
	planned_close(&between);
	planned_close(&last);
}

/* A plan by quarters has no months that a plan by months could be held to. */
Test(plan_changes, other_periods_are_other_columns)
{
	struct versions v;
	struct plan was;

	open_both(&v);
	both(&v, "ACTIVIDAD,META ANUAL,T1,T2,T3,T4\na,4,1,1,1,1\n",
	    "ACTIVIDAD,META ANUAL," MONTHS_HEAD "\na,4,1,,,1,,,1,,,1,,\n");
	(void)told(&v);
	cr_expect_eq(v.changes.by_kind[CHANGE_COLUMN_ADDED], 12);
	cr_expect_eq(v.changes.by_kind[CHANGE_COLUMN_WITHDRAWN], 4);
	cr_expect_eq(v.changes.by_kind[CHANGE_CELL], 0);
	plan_as_before(v.now.arena, &v.changes, &was);
	cr_expect_eq(was.activities[0].target.value.number.units, 4);
	cr_expect_eq(was.activities[0].month[0].value.kind, VALUE_BLANK);
	close_both(&v);
}

#define YEAR_HEAD "ACTIVIDAD,META ANUAL," MONTHS_HEAD
#define YEAR "a,4,1,,,1,,,1,,,1,,"

/* A column under each heading, with other figures. */
static void
open_under(struct versions *v, const char *const headings[2])
{
	open_both(v);
	both(v, arena_printf(v->now.arena, YEAR_HEAD ",%s\n" YEAR ",1000\n", headings[0]),
	    arena_printf(v->now.arena, YEAR_HEAD ",%s\n" YEAR ",9000\n", headings[1]));
	(void)told(v);
}

/* Of each pair the two mean the same, so that what changed under them is a changed cell. */
Test(plan_changes, a_column_is_the_same_under_another_word)
{
	static const char *const words[][2] = {
	    {"PRESUPUESTO", "PRESUPUESTO ANUAL"},
	    {"PRESUPUESTO", "MONTO ASIGNADO (US$)"},
	    {"PRESUPUESTO 2024", "PRESUPUESTO 2025"},
	    {"PRESUPUESTO T1", "BUDGET Q1"},
	    {"DEVENGADO T1", "GASTO PRIMER TRIMESTRE"},
	    {"DEVENGADO ACUMULADO", "DEVENGADO A LA FECHA"},
	    {"LÍNEA BASE", "VALOR BASE 2023"},
	    {"META 2025", "TARGET 2025"},
	    {"RESPONSABLE", "ENCARGADO"},
	    {"ODS", "OBJETIVO DE DESARROLLO SOSTENIBLE"},
	    {"PEI", "OBJETIVO INSTITUCIONAL"},
	    {"JUSTIFICACIÓN T2", "JUSTIFICATION Q2"},
	    {"MEDIDA CORRECTIVA", "ACCIÓN CORRECTIVA"},
	    {"PONDERACIÓN", "PONDERACIÓN (%)"},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct versions v;

		open_under(&v, words[i]);
		cr_expect_eq(v.changes.by_kind[CHANGE_CELL], 1, "%s: %s", words[i][1], buf_cstr(&v.told));
		cr_expect_eq(v.changes.count, 1, "%s", words[i][1]);
		close_both(&v);
	}
}

Test(plan_changes, columns_that_mean_something_else_are_two)
{
	static const char *const words[][2] = {
	    {"PRESUPUESTO T1", "PRESUPUESTO T2"},
	    {"PRESUPUESTO", "DEVENGADO"},
	    {"META 2025", "META 2026"},
	    {"RESPONSABLE", "RESPONSABLE DE LA MEDIDA"},
	    {"PRESUPUESTO FUENTE 11", "PRESUPUESTO FUENTE 12"},
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		struct versions v;

		open_under(&v, words[i]);
		cr_expect_eq(v.changes.by_kind[CHANGE_COLUMN_ADDED], 1, "%s", words[i][1]);
		cr_expect_eq(v.changes.count, 2, "%s", words[i][1]);
		close_both(&v);
	}
}

/* PRESUPUESTO MODIFICADO stays itself, though PRESUPUESTO ANUAL stands before it. */
Test(plan_changes, columns_under_the_same_heading_go_together_first)
{
	struct versions v;

	open_both(&v);
	both(&v, YEAR_HEAD ",PRESUPUESTO ASIGNADO,PRESUPUESTO MODIFICADO\n" YEAR ",10,20\n",
	    YEAR_HEAD ",PRESUPUESTO,PRESUPUESTO MODIFICADO\n" YEAR ",11,20\n");
	cr_expect_str_eq(told(&v),
	    "cell-changed by text-and-line PRESUPUESTO «10»@A.csv:2:21 «11»@A.csv:2:21\n");
	close_both(&v);
}

Test(plan_changes, another_currency_in_the_heading_is_another_amount)
{
	struct versions v;

	open_both(&v);
	both(&v, YEAR_HEAD ",PRESUPUESTO (US$),DEVENGADO\n" YEAR ",10,3\n",
	    YEAR_HEAD ",PRESUPUESTO (GTQ),DEVENGADO (GTQ)\n" YEAR ",10,3\n");
	cr_expect_str_eq(told(&v),
	    "cell-changed by text-and-line PRESUPUESTO (GTQ) «10»@A.csv:2:21 «10»@A.csv:2:21\n");
	close_both(&v);
}

/* Of ten thousand activities, each renamed a little: no pair is looked for among all. */
Test(plan_changes, many_renamed_take_no_square_time)
{
	static const char *const words[] = {"obra", "puente", "camino", "escuela", "clínica", "parque",
	    "pozo"};
	struct buf before = BUF_INIT, now = BUF_INIT;
	struct versions v;

	open_both(&v);
	buf_adds(&before, "ACTIVIDAD,META ANUAL," MONTHS_HEAD "\n");
	buf_adds(&now, "ACTIVIDAD,META ANUAL," MONTHS_HEAD "\n");
	for (unsigned i = 0; i < 10000; i++) {
		const char *word = words[i % 7];

		buf_addf(&before, "Supervisar la %s número %u del año,1,,,,,,,,,,,,\n", word, i);
		buf_addf(&now, "Supervisar las %s número %u del año,1,,,,,,,,,,,,\n", word, i);
	}
	both(&v, buf_cstr(&before), buf_cstr(&now));
	(void)told(&v);
	cr_expect_eq(v.changes.by_kind[CHANGE_RENAMED], 10000);
	cr_expect_eq(v.changes.count, 10000);
	buf_release(&before);
	buf_release(&now);
	close_both(&v);
}
