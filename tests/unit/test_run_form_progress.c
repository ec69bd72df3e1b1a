/* The table of the form in which a unit reports. */
#include "run/form_progress.h"

#include "form_tables.h"
#include "progress_sheets.h"

#define PLAN                                                  \
	HEAD_CODES "C-1,,,L,Cursos,R,M,10,1,2,3,4,,,,,,,,,\n" \
		   ",,,L,Atender,R,M,90%,90%,,,80.5%,-,,,,,,,,\n"

static struct reported r;

static const char *
form_of(enum plan_column period, bool causes, struct form_table *form)
{
	struct build_reading reading = {0};

	reported_join(&r);
	reading.figures.plan = r.r.p.plan;
	reading.figures.progress = r.progress;
	reading.job.numbers = salvador;
	*form = (struct form_table){0};
	form_progress(r.r.p.arena, &reading, 0, period, causes, form);
	return form_written(r.r.p.arena, form);
}

Test(run_form_progress, opens_what_is_of_the_period_and_before_it)
{
	struct form_table form;

	reported_open(&r);
	reported_unit(&r, "U", PLAN, NULL, NULL);
	cr_expect_str_eq(form_of(COLUMN_QUARTER + 1, false, &form),
	    "CÓDIGO: C-1|\nLÍNEA ESTRATÉGICA/PROCESO: L|L\nACTIVIDAD: Cursos|Atender\n"
	    "META ANUAL#: 10|90%\nPROGRAMADO ABR#: 4|80.5%\nPROGRAMADO MAY#: |-\nPROGRAMADO JUN#: |\n"
	    "ENE+#: |\nFEB+#: |\nMAR+#: |\nABR+#: |\nMAY+#: |\nJUN+#: |\n"
	    "JUL~#: |\nAGO~#: |\nSEP~#: |\nOCT~#: |\nNOV~#: |\nDIC~#: |\nJUSTIFICACIÓN T2+: |\n");
	cr_expect_eq(form.frozen, 3, "code, line, activity");
	cr_expect(!form.percents[0] && form.percents[1]);
	/* 80.5% as it was read. */
	cr_expect_eq(form.columns[4].cells[1].value.kind, VALUE_PERCENT);
	cr_expect_eq(form.columns[4].cells[1].value.number.units, 805);
	cr_expect_eq(form.columns[5].cells[1].value.kind, VALUE_DASH);
	reported_close(&r);
}

/* What was said of the first quarter goes on, whoever asked for it, and what nobody filled in does not. */
Test(run_form_progress, carries_what_was_reported)
{
	struct form_table form;
	const char *written;

	reported_open(&r);
	reported_unit(&r, "U", PLAN,
	    "CÓDIGO,ACTIVIDAD,ENE,FEB,CAUSA T1,JUSTIFICACIÓN T1,Medida correctiva T1,CAUSA T3,CAUSA\n"
	    "C-1,Cursos,1,0.50,Lluvia,Llovió,'=Más,,Otra\n",
	    NULL);
	written = form_of(COLUMN_QUARTER + 1, true, &form);
	cr_expect_not_null(strstr(written, "\nENE+#: 1|\nFEB+#: 0.50|\n"), "%s", written);
	cr_expect_not_null(strstr(written,
			       "\nCAUSA T1+?: Lluvia Otra|\nJUSTIFICACIÓN T1+: Llovió|\n"
			       "MEDIDA CORRECTIVA T1+: =Más|\nCAUSA T2+?: |\nJUSTIFICACIÓN T2+: |\n"
			       "MEDIDA CORRECTIVA T2+: |\n"),
	    "%s", written);
	cr_expect_null(strstr(written, "T3"), "%s", written);
	written = form_of(COLUMN_QUARTER + 1, false, &form);
	cr_expect_not_null(strstr(written, "\nCAUSA T1+?: Lluvia Otra|\n"), "%s", written);
	cr_expect_null(strstr(written, "CAUSA T2"), "%s", written);
	reported_close(&r);
}

/* Whatever the unit has in its sheet, under a heading by which it is read as it was. */
Test(run_form_progress, loses_nothing_of_the_sheet)
{
	struct form_table form;
	const char *written;

	reported_open(&r);
	reported_unit(&r, "U", PLAN,
	    "CÓDIGO,ACTIVIDAD,ENE,FEB,MAR,PROGRAMADO ENE,TRIMESTRE 1,NUMERADOR FEB,DENOMINADOR FEB,"
	    "DEVENGADO T1,MEDIDA CORRECTIVA,RESPONSABLE DE LA MEDIDA T1,PLAZO T1,Evidencia,OBSERVACIONES,"
	    "Visto bueno,Nadie\n"
	    "C-1,Cursos,1,2,3,1,6,,,\"1,250.50\",Más,Ana,mayo,Acta,'-,VB,\n"
	    ",Atender,90%,,80%,90%,,9,12,Q500,,,,,,,\n",
	    NULL);
	written = form_of(COLUMN_QUARTER + 1, false, &form);
	cr_expect_not_null(
	    strstr(written, "\nENE+#: 1|90%\nFEB+#: 2|\nMAR+#: 3|80%\nABR+#: |\nMAY+#: |\nJUN+#: |\n"), "%s",
	    written);
	cr_expect_not_null(strstr(written,
			       "\nNUMERADOR FEB+#: |9\nDENOMINADOR FEB+#: |12\nNUMERADOR ABR+#: |\n"
			       "DENOMINADOR ABR+#: |\nNUMERADOR MAY+#: |\nDENOMINADOR MAY+#: |\n"
			       "NUMERADOR JUN+#: |\nDENOMINADOR JUN+#: |\n"
			       "DEVENGADO T1+#: 1,250.50|Q500\nDEVENGADO T2+#: |\n"
			       "MEDIDA CORRECTIVA T1+: Más|\nRESPONSABLE DE LA MEDIDA T1+: Ana|\n"
			       "PLAZO DE LA MEDIDA T1+: mayo|\nEVIDENCIA T1+: Acta|\nJUSTIFICACIÓN T2+: |\n"
			       "OBSERVACIONES+: -|\nVisto bueno+: VB|\n"),
	    "%s", written);
	cr_expect_null(strstr(written, "Nadie"));
	cr_expect_null(strstr(written, "TRIMESTRE"));
	/* What is typed there is no percent, though the row is of percents. */
	for (size_t k = 0; k < form.column_count; k++)
		if (strncmp(form.columns[k].heading, "NUMERADOR", 9) == 0)
			cr_expect_str_eq(form.columns[k].format, "General");
	reported_close(&r);
}

/* What was reported of no activity of the plan, of several, of two, or once more stands below the others. */
Test(run_form_progress, carries_rows_of_no_activity)
{
	struct form_table form;
	const char *written;

	reported_open(&r);
	reported_unit(&r, "U", PLAN "C-2,,,L,Obras,R,M,1,1,,,,,,,,,,,,\n",
	    "CÓDIGO,ACTIVIDAD,META ANUAL,ENE,FEB,JUSTIFICACIÓN,MEDIDA CORRECTIVA T1,NOTAS\n"
	    "A-4,Talleres,4,25%,-,Huelga,Otro,sí\n"
	    "C-1,Cursos,10,3,,,,\n"
	    "C-1,Obras,,7,,,,\n"
	    "C-1,Cursos,10,4,,,,\n"
	    "C-1,Cursos,10,,,,,\n"
	    "Total,,,14,,,,\n",
	    NULL);
	written = form_of(COLUMN_QUARTER + 1, false, &form);
	cr_expect_eq(form.row_count, 6, "%zu", form.row_count);
	cr_expect_not_null(strstr(written,
			       "CÓDIGO: C-1||C-2|A-4|C-1|C-1\nLÍNEA ESTRATÉGICA/PROCESO: L|L|L|||\n"
			       "ACTIVIDAD: Cursos|Atender|Obras|Talleres|Obras|Cursos\n"
			       "META ANUAL#: 10|90%|1|4||10\nPROGRAMADO ABR#: 4|80.5%||||\n"),
	    "%s", written);
	cr_expect_not_null(strstr(written, "\nENE+#: 3|||25%|7|4\nFEB+#: |||-||\n"), "%s", written);
	cr_expect_not_null(strstr(written, "\nJUSTIFICACIÓN T1+: |||Huelga||\n"), "%s", written);
	cr_expect_not_null(strstr(written, "\nMEDIDA CORRECTIVA T1+: |||Otro||\n"), "%s", written);
	cr_expect_not_null(strstr(written, "\nNOTAS+: |||sí||\n"), "%s", written);
	cr_expect(form.percents[3] && !form.percents[4]);
	reported_close(&r);
}

/* A plain word is of all periods with figures that have none of their own, be it of a month in them. */
Test(run_form_progress, keeps_what_a_plain_reason_is_of)
{
	struct form_table form;
	const char *written;

	reported_open(&r);
	reported_unit(&r, "U", PLAN,
	    "CÓDIGO,ACTIVIDAD,ENE,FEB,MAR,ABR,MAY,JUN,JUL,JUSTIFICACIÓN,JUSTIFICACIÓN MAY\n"
	    "C-1,Cursos,1,,,1,,,1,Huelga,Lluvia\n"
	    ",Atender,,,,,,,,Nadie,\n",
	    NULL);
	written = form_of(COLUMN_QUARTER + 3, false, &form);
	cr_expect_not_null(strstr(written,
			       "\nJUSTIFICACIÓN T1+: Huelga|\nJUSTIFICACIÓN T3+: Huelga|\n"
			       "JUSTIFICACIÓN T4+: |Nadie\nJUSTIFICACIÓN MAY+: Lluvia|\n"),
	    "%s", written);
	reported_close(&r);
}

/* What stands where something must, and says nothing, is no reason, and goes on as it was written. */
Test(run_form_progress, keeps_words_that_say_nothing)
{
	static const char *const fillers[] = {"N/A", "na", "0", "No aplica", "Ninguna.", "-"};

	for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++) {
		struct form_table form;
		const char *written;

		reported_open(&r);
		reported_unit(&r, "U", PLAN,
		    arena_printf(r.r.p.arena, "CÓDIGO,ACTIVIDAD,ENE,JUSTIFICACIÓN T1\nC-1,Cursos,1,%s\n",
			fillers[i]),
		    NULL);
		written = form_of(COLUMN_QUARTER + 1, false, &form);
		cr_expect_null(r.progress.executed[0].reasons, "%s", fillers[i]);
		cr_expect_not_null(
		    strstr(written, arena_printf(r.r.p.arena, "\nJUSTIFICACIÓN T1+: %s|\n", fillers[i])),
		    "%s", written);
		reported_close(&r);
	}
}

/* A plain DEVENGADO of a form is of its period; of another sheet, of the year so far, and stays so. */
Test(run_form_progress, asks_for_what_was_spent_as_it_was_reported)
{
	static const char plan[] = "CÓDIGO,ACTIVIDAD,SENTIDO,META ANUAL," MONTHS_HEAD ",PRESUPUESTO (US$)\n"
				   "C-1,Cursos,,10,1,2,3,4,,,,,,,,,5000\nC-2,Quejas,↓,9,3,3,3,,,,,,,,,,\n";
	struct form_table form;
	const char *written;

	reported_open(&r);
	reported_unit(&r, "U", plan, NULL, NULL);
	written = form_of(COLUMN_QUARTER, false, &form);
	cr_expect_not_null(strstr(written, "\nSENTIDO: |descendente\nMETA ANUAL#: 10|9\n"), "%s", written);
	cr_expect_not_null(strstr(written, "\nDIC~#: |\nDEVENGADO T1+#: |\nJUSTIFICACIÓN T1+: |\n"), "%s",
	    written);
	reported_close(&r);

	reported_open(&r);
	reported_unit(&r, "U", plan, "CÓDIGO,PROGRAMADO ENE,ENE,DEVENGADO\nC-1,1,1,30\n", NULL);
	written = form_of(COLUMN_QUARTER + 1, false, &form);
	cr_expect_not_null(strstr(written, "\nDEVENGADO T1+#: 30|\nDEVENGADO T2+#: |\n"), "%s", written);
	reported_close(&r);

	reported_open(&r);
	reported_unit(&r, "U", plan, "CÓDIGO,ENE,DEVENGADO (US$)\nC-1,1,30\n", NULL);
	written = form_of(COLUMN_QUARTER + 1, false, &form);
	cr_expect_not_null(
	    strstr(written, "\nDIC~#: |\nDEVENGADO ACUMULADO (USD)+#: 30|\nJUSTIFICACIÓN T2+: |\n"), "%s",
	    written);
	reported_close(&r);
}

Test(run_form_progress, is_of_a_month_too)
{
	struct form_table form;
	const char *written;

	reported_open(&r);
	reported_unit(&r, "U", PLAN, NULL, NULL);
	written = form_of(column_of_month(1), true, &form);
	cr_expect_not_null(strstr(written, "#: 10|90%\nPROGRAMADO FEB#: 2|\nENE+#: |\nFEB+#: |\nMAR~#: |\n"),
	    "%s", written);
	cr_expect_not_null(strstr(written, "\nMEDIDA CORRECTIVA FEB+: |\n"), "%s", written);
	reported_close(&r);
}
