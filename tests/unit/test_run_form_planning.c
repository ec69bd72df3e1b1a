/* The table of the form in which a unit plans the next year. */
#include "run/form_planning.h"

#include "form_tables.h"
#include "plan_sheets.h"

static struct planned p;

static const char *
form_of(const char *plan, struct form_table *form)
{
	struct build_reading reading = {.job.numbers = salvador};

	planned_open(&p);
	planned_unit(&p, "U", plan);
	planned_must_build(&p);
	reading.figures.plan = p.plan;
	*form = (struct form_table){0};
	form_planning(p.arena, &reading, 0, form);
	return form_written(p.arena, form);
}

/* Under its own headings, and without its total. */
Test(run_form_planning, keeps_texts_and_leaves_figures_blank)
{
	struct form_table form;

	cr_expect_str_eq(
	    form_of("Cód.,Eje,Actividades,Responsable,Unidad de medida,META,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,"
		    "SEP,OCT,NOV,DIC,OBSERVACIONES\n"
		    "C-1,L,Cursos,Ana,curso,10,1,2,3,4,,,,,,,,,Bien\n"
		    ",L,Atender,,%,90%,90%,,,90%,,,,,,,,,\n"
		    ",,TOTAL,,,100,1,2,3,4,,,,,,,,,\n",
		&form),
	    "Cód.+: C-1|\nEje+/: L|L\nActividades+: Cursos|Atender\nResponsable+: Ana|\n"
	    "Unidad de medida+: curso|%\nMETA+#: |\nENE+#: |\nFEB+#: |\nMAR+#: |\nABR+#: |\n"
	    "MAY+#: |\nJUN+#: |\n"
	    "JUL+#: |\nAGO+#: |\nSEP+#: |\nOCT+#: |\nNOV+#: |\nDIC+#: |\nOBSERVACIONES+: |\n");
	cr_expect(!form.percents[0] && form.percents[1]);
	cr_expect_eq(form.frozen, 3);
	cr_expect_eq(form.spare_rows, 20);
	planned_close(&p);
}

/* Small amounts look like numbers of rows, and are this year's all the same. */
Test(run_form_planning, leaves_out_money_and_what_was_said)
{
	struct form_table form;

	cr_expect_str_eq(
	    form_of("ACTIVIDAD,META ANUAL,T1,T2,T3,T4,PRESUPUESTO,GASTO T1,Evidencia T1,PONDERACIÓN\n"
		    "Cursos,10,1,2,3,4,100,1,Acta,40\nGiras,4,1,1,1,1,200,2,,60\n",
		&form),
	    "ACTIVIDAD+: Cursos|Giras\nMETA ANUAL+#: |\nT1+#: |\nT2+#: |\nT3+#: |\nT4+#: |\n"
	    "PRESUPUESTO+#: |\nGASTO T1+#: |\nEvidencia T1+: |\nPONDERACIÓN+: 40|60\n");
	planned_close(&p);
}

/* By quarters; months of another year, and a column that is none of the plan's periods. */
Test(run_form_planning, calls_no_year_that_is_over)
{
	struct form_table form;

	cr_expect_str_eq(form_of("ACTIVIDAD,META ANUAL 2024,T1 2024,T2 2024,T3 2024,T4 2024,ENE 2024\n"
				 "Cursos,10,1,2,3,4,1\n",
			     &form),
	    "ACTIVIDAD+: Cursos\nMETA ANUAL+#: \nT1+#: \nT2+#: \nT3+#: \nT4+#: \nENE+#: \n");
	planned_close(&p);
}

/* What the program computes nothing with: amounts are this year's; the numbers of rows stay. */
Test(run_form_planning, tells_figures_of_a_year_from_the_numbers_of_rows)
{
	struct form_table form;

	cr_expect_str_eq(form_of("N.°,ACTIVIDAD,META,Partida,PRESUPUESTO,APORTE,COSTO,AVALÚO,Teléfono\n"
				 "1,Cursos,10,101,\"Q12,500.50\",45%,300,5 €,2222-1111\n"
				 "2,Ferias,5,205,Q -,,120,,\n"
				 "10,Visitas,5,1318,\"Q1,500.00\",55%,900,,7\n",
			     &form),
	    "N.°+: 1|2|10\nACTIVIDAD+: Cursos|Ferias|Visitas\nMETA+#: ||\nPartida+: 101|205|1318\n"
	    "PRESUPUESTO+#: ||\nAPORTE+#: ||\nCOSTO+#: ||\nAVALÚO+#: ||\nTeléfono+: 2222-1111||7\n");
	cr_expect_null(form.columns[2].format);
	cr_expect_str_eq(form.columns[4].format, "\"Q\"#,##0.00");
	cr_expect_str_eq(form.columns[5].format, "0.00%");
	cr_expect_str_eq(form.columns[6].format, "#,##0.00");
	cr_expect_str_eq(form.columns[7].format, "#,##0.00\" €\"");
	planned_close(&p);
}
