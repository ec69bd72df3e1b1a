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
			       "\nCAUSA T1+?: Lluvia|\nJUSTIFICACIÓN T1+: Llovió|\n"
			       "MEDIDA CORRECTIVA T1+: =Más|\nCAUSA T2+?: |\nJUSTIFICACIÓN T2+: |\n"
			       "MEDIDA CORRECTIVA T2+: |\nCAUSA+?: Otra|\n"),
	    "%s", written);
	cr_expect_null(strstr(written, "T3"), "%s", written);
	written = form_of(COLUMN_QUARTER + 1, false, &form);
	cr_expect_not_null(strstr(written, "\nCAUSA T1+?: Lluvia|\n"), "%s", written);
	cr_expect_null(strstr(written, "CAUSA T2"), "%s", written);
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
