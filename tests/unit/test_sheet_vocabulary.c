#include <criterion/criterion.h>

#include "sheet/synonyms.h"
#include "sheet/vocabulary.h"
#include "support.h"

/* The columns of a heading row, keys and all. */
static int
column_among(const char *heading_row, enum plan_column column)
{
	struct arena *arena = support_arena();
	const char *keys[32];
	size_t n = 0;
	int found;

	for (const char *p = heading_row; n < 32; p++) {
		size_t length = strcspn(p, ",");

		keys[n++] = heading_key(arena, p, length);
		p += length;
		if (*p == '\0')
			break;
	}
	found = column_find(keys, n, column);
	arena_close(arena);
	return found;
}

static void
expect_key(const char *heading, const char *key)
{
	struct arena *arena = support_arena();

	cr_expect_str_eq(heading_key(arena, heading, strlen(heading)), key, "%s", heading);
	arena_close(arena);
}

Test(sheet_vocabulary, months_are_one_however_they_are_written)
{
	static const char *const headings[][5] = {
	    {"ENE", "Enero", "ENE.", " enero ", "ENERO."},
	    {"feb", "FEBRERO", "Feb.", "Febr.", NULL},
	    {"mar", "MARZO", "MZO", "Mzo.", NULL},
	    {"ABR", "Abril", NULL},
	    {"MAY", "MAYO", NULL},
	    {"JUN", "JUNIO", NULL},
	    {"JUL", "JULIO", NULL},
	    {"AGO", "AGOSTO", "Agto.", NULL},
	    {"SEP", "SEPT", "SET", "SETIEMBRE", "Septiembre"},
	    {"OCT", "OCTUBRE", NULL},
	    {"NOV", "NOVIEMBRE", NULL},
	    {"DIC", "DICIEMBRE", "Dic.:", NULL},
	};

	for (int m = 0; m < 12; m++) {
		for (int i = 0; i < 5 && headings[m][i] != NULL; i++)
			expect_key(headings[m][i], column_key(COLUMN_MONTH + m));
	}
}

Test(sheet_vocabulary, periods_end_words_but_part_figures)
{
	expect_key("U. de Medida.", "u de medida");
	expect_key("L.E. 8.2", "l.e 8.2");
	expect_key("ENE .:", "ene");
	expect_key("Enero:.", "ene");
	expect_key("Ene . .", "ene");
	expect_key(". META ANUAL . 2024", "meta anual 2024");
	expect_key("a .5", "a .5");
	expect_key("...", "...");
	expect_key("", "");
}

Test(sheet_vocabulary, other_words_stand_in)
{
	cr_expect_eq(column_among("X,LÍNEA,META", COLUMN_LINE), 1);
	cr_expect_eq(column_among("X,Línea de Acción", COLUMN_LINE), 1);
	cr_expect_eq(column_among("X,PROCESO", COLUMN_LINE), 1);
	cr_expect_eq(column_among("X,Objetivo", COLUMN_LINE), 1);
	cr_expect_eq(column_among("OBJETIVO ESTRATÉGICO,X", COLUMN_LINE), 0);
	cr_expect_eq(column_among("EJE,X", COLUMN_LINE), 0);
	cr_expect_eq(column_among("EJE ESTRATÉGICO,X", COLUMN_LINE), 0);
	cr_expect_eq(column_among("X,ACTIVIDADES", COLUMN_ACTIVITY), 1);
	cr_expect_eq(column_among("X,OBSERVACION", COLUMN_NOTES), 1);
	cr_expect_eq(column_among("X,Y", COLUMN_LINE), -1);
}

/* A heading of its own, then the more exact word. */
Test(sheet_vocabulary, the_nearest_word_is_taken)
{
	cr_expect_eq(column_among("PROCESO,EJE,LÍNEA ESTRATÉGICA/PROCESO", COLUMN_LINE), 2);
	cr_expect_eq(column_among("PROCESO,OBJETIVO,LÍNEA ESTRATÉGICA", COLUMN_LINE), 2);
	cr_expect_eq(column_among("META,META ANUAL", COLUMN_TARGET), 1);
	cr_expect_eq(column_among("JAN,ENERO", COLUMN_MONTH), 1);
}

Test(sheet_vocabulary, years_behind_months_and_target)
{
	cr_expect_eq(column_among("X,Ene/2024", COLUMN_MONTH), 1);
	cr_expect_eq(column_among("X,ene-24", COLUMN_MONTH), 1);
	cr_expect_eq(column_among("X,ENERO 2024", COLUMN_MONTH), 1);
	cr_expect_eq(column_among("X,META 2024", COLUMN_TARGET), 1);
	/* Which of two years is meant nobody knows. */
	cr_expect_eq(column_among("ENE 2023,ENE 2024", COLUMN_MONTH), -1);
	cr_expect_eq(column_among("ENE 2023,ENE", COLUMN_MONTH), 1);
	cr_expect_eq(column_among("X,LÍNEA 2024", COLUMN_LINE), -1);
	cr_expect_eq(column_among("2024,ENE2024", COLUMN_MONTH), -1);
}

Test(sheet_vocabulary, other_languages)
{
	cr_expect_eq(column_among("X,JAN", COLUMN_MONTH), 1);
	cr_expect_eq(column_among("X,January", COLUMN_MONTH), 1);
	cr_expect_eq(column_among("X,JANEIRO", COLUMN_MONTH), 1);
	cr_expect_eq(column_among("X,Março", COLUMN_MONTH + 2), 1);
	cr_expect_eq(column_among("X,DEZ.", COLUMN_MONTH + 11), 1);
	cr_expect_eq(column_among("X,AOÛT", COLUMN_MONTH + 7), 1);
	cr_expect(heading_is_unusual("jan", COLUMN_MONTH));
	cr_expect(heading_is_unusual("jan/2024", COLUMN_MONTH));
	cr_expect(heading_is_unusual("eje", COLUMN_LINE));
	cr_expect(heading_is_unusual("resultado", COLUMN_RESULT));
	cr_expect_not(heading_is_unusual("ene", COLUMN_MONTH));
	cr_expect_not(heading_is_unusual("ene/2024", COLUMN_MONTH));
	cr_expect_not(heading_is_unusual("linea", COLUMN_LINE));
}

/*
 * Who asks for EJE means that column, who asks for ENERO the month; keys may be as utf8_fold() leaves them.
 */
/* In the order of enum plan_column: each column of a row is found where it stands, and only there. */
Test(sheet_vocabulary, whole_plans_in_other_languages)
{
	static const char *const rows[] = {
	    "STRATEGIC LINE,ACTIVITY,EXPECTED RESULT,MEANS OF VERIFICATION,ANNUAL TARGET,NOTES,CODE,"
	    "MEASURE TYPE,CONSOLIDATION,JUSTIFICATION,UNIT OF MEASURE,CURRENCY,WEIGHT,DIRECTION,"
	    "JAN,FEB,MAR,APR,MAY,JUN,JUL,AUG,SEP,OCT,NOV,DEC",
	    "Objective,Task,Outcome,Source of verification,Target,Remarks,Activity code,Type of measure,"
	    "Consolidation,"
	    "Justifications,UOM,Currency,Weight,Indicator direction,January,February,March,April,May,June,"
	    "July,August,"
	    "September,October,"
	    "November,December",
	    "LINHA ESTRATÉGICA,ATIVIDADE,RESULTADO ESPERADO,MEIO DE VERIFICAÇÃO,META ANUAL,"
	    "OBSERVAÇÕES,CÓDIGO,"
	    "MEDIDA,CONSOLIDAÇÃO,JUSTIFICATIVA,UNIDADE DE MEDIDA,MOEDA,PONDERAÇÃO,SENTIDO DO INDICADOR,"
	    "JAN,FEV,MAR,ABR,MAI,JUN,JUL,AGO,SET,OUT,NOV,DEZ",
	    "Eixo,Ação,Produto,Fontes de verificação,Metas,Observação,Código da atividade,Medida,"
	    "Consolidação,"
	    "Justificativas,Unidade de medida,Moeda,Ponderação,Sentido,Janeiro,Fevereiro,Março,Abril,"
	    "Maio,Junho,"
	    "Julho,Agosto,"
	    "Setembro,Outubro,Novembro,Dezembro",
	    "Lineamiento estratégico,Tarea,Producto,Evidencias,Meta física,Notas,Código actividad,"
	    "Tipo de medida,Tipo de consolidación,Justificaciones,U/M,Tipo de moneda,Ponderación (%),"
	    "Sentido de la meta,"
	    "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SET,OCT,NOV,DIC",
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		for (int column = 0; column < COLUMNS; column++) {
			int at = column_among(rows[i], (enum plan_column)column);
			int expected = column < COLUMN_PERIOD ? column
			    : column < COLUMN_MONTH           ? -1
							      : column - PERIODS;

			cr_expect_eq(at, expected, "%zu: %s is %d", i,
			    column_heading((enum plan_column)column), at);
		}
}

/* Of any two that have the same word, the second would never be found. */
Test(sheet_vocabulary, each_word_is_for_one_column)
{
	for (size_t t = 0; t < word_table_count; t++) {
		for (size_t i = 0; i < word_tables[t].count; i++) {
			const struct word *word = &word_tables[t].words[i];

			cr_expect_eq(heading_column(word->word), word->column, "%s", word->word);
			for (size_t k = 0; k < i; k++)
				cr_expect_str_neq(word_tables[t].words[k].word, word->word);
		}
	}
}

Test(sheet_vocabulary, what_is_asked_for)
{
	const char *keys[] = {"linea", "ene", "meta anual"};

	cr_expect_eq(heading_find(keys, 3, "enero"), 1);
	cr_expect_eq(heading_find(keys, 3, "ene."), 1);
	cr_expect_eq(heading_find(keys, 3, "january"), 1);
	cr_expect_eq(heading_find(keys, 3, "meta"), 2);
	cr_expect_eq(heading_find(keys, 3, "linea estrategica/proceso"), 0);
	cr_expect_eq(heading_find(keys, 3, "eje"), 3);
	cr_expect_eq(heading_find(keys, 3, ""), 3);
}

Test(sheet_vocabulary, years_behind_headings)
{
	cr_expect_eq(heading_year("ene/2023"), 2023);
	cr_expect_eq(heading_year("ene-23"), 2023);
	cr_expect_eq(heading_year("meta 2025"), 2025);
	cr_expect_eq(heading_year("ene"), 0);
	cr_expect_eq(heading_year("meta anual"), 0);
	cr_expect_eq(heading_year("objetivo 2023"), 0);
	cr_expect_eq(heading_year("2023"), 0);
	cr_expect_eq(heading_year(""), 0);
}

Test(sheet_vocabulary, months_and_quarters_have_one_way_to_be_written)
{
	cr_expect_str_eq(month_heading(0), "ENE");
	cr_expect_str_eq(month_key(11), "dic");
	cr_expect_str_eq(month_name(8), "septiembre");
	cr_expect_str_eq(quarter_heading(3), "T4");
	cr_expect_str_eq(planned_heading(), "PROGRAMADO");
	cr_expect_str_eq(planned_key(), "programado");
}

Test(sheet_vocabulary, a_key_is_a_month_from_its_abbreviation_on)
{
	cr_expect_eq(month_of_key("sep"), 8);
	cr_expect_eq(month_of_key("sept"), 8);
	cr_expect_eq(month_of_key("septiembre"), 8);
	cr_expect_eq(month_of_key("se"), -1);
	cr_expect_eq(month_of_key("septiembres"), -1);
	cr_expect_eq(month_of_key("january"), -1);
}

Test(sheet_vocabulary, a_person_may_write_a_month_in_several_ways)
{
	cr_expect_eq(month_from_text("1"), 0);
	cr_expect_eq(month_from_text("12"), 11);
	cr_expect_eq(month_from_text("13"), -1);
	cr_expect_eq(month_from_text("Ene."), 0);
	cr_expect_eq(month_from_text("janu"), 0);
	cr_expect_eq(month_from_text("setiembre"), 8);
	cr_expect_eq(month_from_text("janv"), 0);
	cr_expect_eq(month_from_text("jane"), -1);
	cr_expect_eq(month_from_text("en"), -1);
	cr_expect_eq(month_from_text(""), -1);
}
