#include "sheet/workbook_table.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "sheet/columns.h"
#include "sheet/read.h"
#include "sheet/vocabulary.h"
#include "support.h"
#include "workbook_parts.h"

/*
 * A sheet written as lines of cells with "|" between: a cell of figures alone is a number, "=" a formula
 * that has no result, any other a text.  A line that begins with "~" is hidden.  `merges` are references,
 * with blanks between.
 */
static const char *
sheet_xml(struct arena *arena, const char *lines, const char *merges)
{
	struct buf xml = BUF_INIT;
	unsigned row = 1;

	buf_adds(&xml, "<sheetData>");
	for (const char *line = lines; *line != '\0'; row++) {
		size_t end = strcspn(line, "\n");
		bool hidden = *line == '~';
		unsigned column = 0;

		buf_addf(&xml, "<row r=\"%u\"%s>", row, hidden ? " hidden=\"1\"" : "");
		for (const char *cell = line + hidden; cell <= line + end; column++) {
			size_t n = strcspn(cell, "|\n");

			if (n > 0 && strspn(cell, "0123456789.") >= n)
				buf_addf(&xml, "<c r=\"%s%u\"><v>%.*s</v></c>",
				    place_column(arena, column + 1), row, (int)n, cell);
			else if (n == 1 && *cell == '=')
				buf_addf(&xml, "<c r=\"%s%u\"><f>TODAY()</f></c>",
				    place_column(arena, column + 1), row);
			else if (n > 0)
				buf_addf(&xml, "<c r=\"%s%u\" t=\"inlineStr\"><is><t>%.*s</t></is></c>",
				    place_column(arena, column + 1), row, (int)n, cell);
			cell += n + 1;
		}
		buf_adds(&xml, "</row>");
		line += end + (line[end] == '\n');
	}
	buf_adds(&xml, "</sheetData>");
	if (merges[0] != '\0')
		buf_adds(&xml, "<mergeCells>");
	for (const char *m = merges; *m != '\0';) {
		size_t n = strcspn(m, " ");

		buf_addf(&xml, "<mergeCell ref=\"%.*s\"/>", (int)n, m);
		m += n + strspn(m + n, " ");
	}
	if (merges[0] != '\0')
		buf_adds(&xml, "</mergeCells>");
	return buf_take(&xml, arena);
}

static void
add_cells(struct buf *out, const struct sheet_cell *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_addf(out, "%s%s", i > 0 ? "|" : "", sheet_text(&cells[i]));
	buf_addc(out, '\n');
}

/* What is read of it: headings, rows with their numbers, and what is told. */
static const char *
read_table(struct arena *arena, const char *lines, const char *merges, const struct sheet_layout *layout)
{
	const struct sheet_request request = {.path = "p.xlsx", .style = {'.', ','}, .layout = layout};
	struct bytes book = bench_xlsx(arena, sheet_xml(arena, lines, merges), "", NULL);
	struct diags *diags = diags_open();
	struct buf out = BUF_INIT;
	struct sheet sheet;

	if (sheet_parse(arena, &request, book, &sheet, diags)) {
		add_cells(&out, sheet.headings, sheet.column_count);
		for (size_t i = 0; i < sheet.row_count; i++) {
			buf_addf(&out, "%u ", (unsigned)sheet_line(&sheet.rows[i].cells[0]));
			add_cells(&out, sheet.rows[i].cells, sheet.column_count);
		}
	}
	buf_adds(&out, support_printed(arena, diags));
	diags_close(diags);
	return buf_take(&out, arena);
}

#define EXPECT(lines, merges, layout, expected)                                \
	do {                                                                   \
		struct arena *arena_ = support_arena();                        \
		const char *read_ = read_table(arena_, lines, merges, layout); \
		cr_expect_str_eq(read_, expected, "%s", read_);                \
		arena_close(arena_);                                           \
	} while (0)

static const struct sheet_layout of_progress = {.use = SHEET_OF_PROGRESS};

Test(sheet_workbook_table, plain_table)
{
	EXPECT("ACTIVIDAD|META\nUno|3\nDos|4", "", NULL, "ACTIVIDAD|META\n2 Uno|3\n3 Dos|4\n");
}

Test(sheet_workbook_table, titles_above_the_headings)
{
	EXPECT("MUNICIPIO\nPLAN 2024\n\nACTIVIDAD|META\nUno|3", "A1:F1", NULL,
	    "ACTIVIDAD|META\n5 Uno|3\n"
	    "p.xlsx!DMP!A4: note: the headings are those of row 4; what stands above it is not of the table "
	    "[workbook-headings]\n");
}

Test(sheet_workbook_table, months_below_a_group)
{
	EXPECT("ACTIVIDAD|META|PROGRAMACIÓN\n|ANUAL|ENE|FEB\nUno|3|1|2", "A1:A2 C1:D1", NULL,
	    "ACTIVIDAD|META ANUAL|ENE|FEB\n3 Uno|3|1|2\n"
	    "p.xlsx!DMP!A1: note: the headings are read from rows 1 to 2, joined from above; what stands "
	    "above "
	    "them is not of the table [workbook-headings]\n");
}

/* A group that was typed above its first column, and not joined. */
Test(sheet_workbook_table, group_that_is_not_joined)
{
	EXPECT("ACTIVIDAD|META|EJECUTADO||PROGRAMADO|\n||ENE|FEB|ENE|FEB\nUno|3|9|9|1|2", "", NULL,
	    "ACTIVIDAD|META|EJECUTADO ENE|EJECUTADO FEB|ENE|FEB\n3 Uno|3|9|9|1|2\n"
	    "p.xlsx!DMP!A1: note: the headings are read from rows 1 to 2, joined from above; what stands "
	    "above "
	    "them is not of the table [workbook-headings]\n");
	EXPECT("ACTIVIDAD|EJECUTADO||PROGRAMADO|\n|ENE|FEB|ENE|FEB\nUno|9|8|1|2", "", &of_progress,
	    "ACTIVIDAD|ENE|FEB|PROGRAMADO ENE|PROGRAMADO FEB\n3 Uno|9|8|1|2\n"
	    "p.xlsx!DMP!A1: note: the headings are read from rows 1 to 2, joined from above; what stands "
	    "above "
	    "them is not of the table [workbook-headings]\n");
}

/* Of two years neither is taken for the plan's. */
Test(sheet_workbook_table, groups_of_years)
{
	EXPECT("ACTIVIDAD|META|2024||2025|\n||ENE|FEB|ENE|FEB\nUno|3|1|2|3|4", "C1:D1 E1:F1", NULL,
	    "ACTIVIDAD|META|ENE 2024|FEB 2024|ENE 2025|FEB 2025\n3 Uno|3|1|2|3|4\n"
	    "p.xlsx!DMP!A1: note: the headings are read from rows 1 to 2, joined from above; what stands "
	    "above "
	    "them is not of the table [workbook-headings]\n");
}

#define JOINED_HEADS                                                                                         \
	"p.xlsx!DMP!A1: note: the headings are read from rows 1 to 2, joined from above; what stands above " \
	"them is not of the table [workbook-headings]\n"

/* Work and money side by side, below each part of the year; only the work is the plan's. */
Test(sheet_workbook_table, work_and_money_below_a_period)
{
	EXPECT("ACTIVIDAD|META ANUAL|CUATRIMESTRE 1||CUATRIMESTRE 2|\n"
	       "||FÍSICA|FINANCIERA (Q)|Meta física|Monto\nUno|3|1|900|2|950",
	    "A1:A2 B1:B2 C1:D1 E1:F1", NULL,
	    "ACTIVIDAD|META ANUAL|CUATRIMESTRE 1|CUATRIMESTRE 1 FINANCIERA (Q)|CUATRIMESTRE 2|"
	    "CUATRIMESTRE 2 Monto\n3 Uno|3|1|900|2|950\n" JOINED_HEADS);
}

/* The same in two groups of months; money alone is the plan. */
Test(sheet_workbook_table, groups_of_work_and_of_money)
{
	EXPECT("ACTIVIDAD|META|PROGRAMACIÓN FÍSICA||PROGRAMACIÓN FINANCIERA|\n||ENE|FEB|ENE|FEB\n"
	       "Uno|3|1|2|90|80",
	    "A1:A2 B1:B2 C1:D1 E1:F1", NULL,
	    "ACTIVIDAD|META|ENE|FEB|PROGRAMACIÓN FINANCIERA ENE|PROGRAMACIÓN FINANCIERA FEB\n"
	    "3 Uno|3|1|2|90|80\n" JOINED_HEADS);
	EXPECT("ACTIVIDAD|META|METAS DEL AÑO||ASIGNACIÓN PRESUPUESTARIA|\n"
	       "||I SEMESTRE|II SEMESTRE|I SEMESTRE|II SEMESTRE\nUno|3|1|2|90|80",
	    "A1:A2 B1:B2 C1:D1 E1:F1", NULL,
	    "ACTIVIDAD|META|I SEMESTRE|II SEMESTRE|ASIGNACIÓN PRESUPUESTARIA I SEMESTRE|"
	    "ASIGNACIÓN PRESUPUESTARIA II SEMESTRE\n3 Uno|3|1|2|90|80\n" JOINED_HEADS);
	EXPECT("ACTIVIDAD|META|PRESUPUESTO|\n||ENE|FEB\nUno|3|1|2", "A1:A2 B1:B2 C1:D1", NULL,
	    "ACTIVIDAD|META|ENE|FEB\n3 Uno|3|1|2\n" JOINED_HEADS);
}

/* "META" over three columns is none of them; over one it is that. */
Test(sheet_workbook_table, a_group_names_none_of_its_columns_alone)
{
	EXPECT("ACTIVIDAD|META|||ENE\n|Tipo|No.|INDICADOR\nUno|Mejora|1|Visitas|5", "A1:A2 B1:D1 E1:E2", NULL,
	    "ACTIVIDAD|META Tipo|META No.|META INDICADOR|ENE\n3 Uno|Mejora|1|Visitas|5\n" JOINED_HEADS);
	EXPECT("ACTIVIDAD|META|ENE\n|(en miles)|\nUno|3|1", "A1:A2 C1:C2", NULL,
	    "ACTIVIDAD|META|ENE\n3 Uno|3|1\n" JOINED_HEADS);
}

Test(sheet_workbook_table, joined_cells_are_filled_down)
{
	EXPECT("LÍNEA|ACTIVIDAD|META\nL1|Uno|3\n|Dos|4\n|Tres|5\nL2|Cuatro|6", "A2:A4", NULL,
	    "LÍNEA|ACTIVIDAD|META\n2 L1|Uno|3\n3 L1|Dos|4\n4 L1|Tres|5\n5 L2|Cuatro|6\n"
	    "p.xlsx!DMP!A2: note: joined cells: each of their rows is read with the text of the first (cells "
	    "filled so: 2) [workbook-joined]\n");
}

Test(sheet_workbook_table, a_joined_figure_counts_once)
{
	EXPECT("LÍNEA|ACTIVIDAD|META\nL1|Uno|3\nL1|Dos", "C2:C3", NULL,
	    "LÍNEA|ACTIVIDAD|META\n2 L1|Uno|3\n3 L1|Dos|\n"
	    "p.xlsx!DMP!C2: warning: «3» stands in cells of rows 2 to 3 that are joined: it counts once, "
	    "for the "
	    "first of them [workbook-joined]\n");
}

/* Joined cells that lie over others, as no program makes them, take no time: the first of them counts. */
Test(sheet_workbook_table, joined_cells_that_overlap)
{
	EXPECT("LÍNEA|ACTIVIDAD|META\nL1|Uno|3\n|Dos|4\nL2|Tres|5\n|Cuatro|6", "A2:A3 A3:A5 A4:A5 A4:B4",
	    NULL,
	    "LÍNEA|ACTIVIDAD|META\n2 L1|Uno|3\n3 L1|Dos|4\n4 L2|Tres|5\n5 L2|Cuatro|6\n"
	    "p.xlsx!DMP!A2: note: joined cells: each of their rows is read with the text of the first (cells "
	    "filled so: 2) [workbook-joined]\n");
}

Test(sheet_workbook_table, a_figure_joined_over_months_is_of_the_first)
{
	EXPECT("ACTIVIDAD|META|ENE|FEB\nUno|3|3|\nDos|2|1|1", "C2:D2", NULL,
	    "ACTIVIDAD|META|ENE|FEB\n2 Uno|3|3|\n3 Dos|2|1|1\n"
	    "p.xlsx!DMP!C2: warning: «3» stands in cells of several columns that are joined: it counts once, "
	    "for the first of them [workbook-joined]\n");
}

/* A row of figures is none of the headings, though "ENE 10" would be a month of a year. */
Test(sheet_workbook_table, figures_are_no_headings)
{
	EXPECT("ACTIVIDAD|META|FÍSICO||DINERO|\n||ENE|FEB|ENE|FEB\nUno|21|10|11|70|71\nDos|3|1|2|7|8",
	    "C1:D1 E1:F1", NULL,
	    "ACTIVIDAD|META|FÍSICO ENE|FÍSICO FEB|DINERO ENE|DINERO FEB\n3 Uno|21|10|11|70|71\n"
	    "4 Dos|3|1|2|7|8\n"
	    "p.xlsx!DMP!A1: note: the headings are read from rows 1 to 2, joined from above; what stands "
	    "above them is not of the table [workbook-headings]\n");
}

Test(sheet_workbook_table, hidden_rows_are_read)
{
	EXPECT("ACTIVIDAD|META\n~Uno|3\nDos|4", "", NULL,
	    "ACTIVIDAD|META\n2 Uno|3\n3 Dos|4\n"
	    "p.xlsx!DMP!A2: note: rows are hidden that hold something (1): they are read like the others "
	    "[workbook-hidden]\n");
}

/* What is to be said of rows of the table is said also where a title has the same. */
Test(sheet_workbook_table, hidden_rows_of_the_title_are_not_counted)
{
	EXPECT("~PLAN\nACTIVIDAD|META\n~Uno|3\n~Dos|4", "", NULL,
	    "ACTIVIDAD|META\n3 Uno|3\n4 Dos|4\n"
	    "p.xlsx!DMP!A2: note: the headings are those of row 2; what stands above it is not of the table "
	    "[workbook-headings]\n"
	    "p.xlsx!DMP!A3: note: rows are hidden that hold something (2): they are read like the others "
	    "[workbook-hidden]\n");
}

Test(sheet_workbook_table, formulas_without_results_below_one_of_the_title)
{
	EXPECT("IMPRESO|=\nACTIVIDAD|META\nUno|=\nDos|=", "", NULL,
	    "ACTIVIDAD|META\n3 Uno|\n4 Dos|\n"
	    "p.xlsx!DMP!A2: note: the headings are those of row 2; what stands above it is not of the table "
	    "[workbook-headings]\n"
	    "p.xlsx!DMP!B3: warning: the formula has no saved result, and is read as blank; open the "
	    "workbook in a spreadsheet program and save it (cells like this one: 2) [workbook-formula]\n");
}

Test(sheet_workbook_table, signatures_below_a_blank_row)
{
	EXPECT("ACTIVIDAD|META|RESULTADO|OBS\nUno|3\n\nDos|4\n\nElaboró: Ana\nFecha: hoy", "", NULL,
	    "ACTIVIDAD|META|RESULTADO|OBS\n2 Uno|3||\n3 |||\n4 Dos|4||\n"
	    "p.xlsx!DMP!A6: note: the table ends above this row, from «Elaboró: Ana» on (rows that hold "
	    "something: "
	    "2): it is not read; if it is of the table, say where that ends with `until` [workbook-end]\n");
}

/* An activity without a figure, right below the others, is one. */
Test(sheet_workbook_table, last_row_without_figures)
{
	EXPECT("ACTIVIDAD|META|RESULTADO|OBS|MEDIO\nUno|3\nDos", "", NULL,
	    "ACTIVIDAD|META|RESULTADO|OBS|MEDIO\n2 Uno|3|||\n3 Dos||||\n");
}

Test(sheet_workbook_table, total_without_a_saved_result)
{
	EXPECT("ACTIVIDAD|META|RESULTADO|OBS|MEDIO\nUno|3\nTOTAL\nNota: algo", "", NULL,
	    "ACTIVIDAD|META|RESULTADO|OBS|MEDIO\n2 Uno|3|||\n"
	    "p.xlsx!DMP!A3: note: the table ends above this row, from «TOTAL» on (rows that hold "
	    "something: 2): it "
	    "is not read; if it is of the table, say where that ends with `until` [workbook-end]\n");
}

/* A total with its figures, be it of money alone; but "Total de visitas" is an activity. */
Test(sheet_workbook_table, totals_at_the_end)
{
	EXPECT("CÓDIGO|ACTIVIDAD|META\n1|Uno|3\n2|Dos|4\nTOTAL S/||7\nGran total||7", "", NULL,
	    "CÓDIGO|ACTIVIDAD|META\n2 1|Uno|3\n3 2|Dos|4\n"
	    "p.xlsx!DMP!A4: note: the table ends above this row, from «TOTAL S/» on (rows that hold "
	    "something: 2): it is not read; if it is of the table, say where that ends with `until` "
	    "[workbook-end]\n");
	EXPECT("ACTIVIDAD|META\nUno|3\nTotal:|3", "", NULL,
	    "ACTIVIDAD|META\n2 Uno|3\n"
	    "p.xlsx!DMP!A3: note: the table ends above this row, from «Total:» on (rows that hold "
	    "something: 1): it is not read; if it is of the table, say where that ends with `until` "
	    "[workbook-end]\n");
	EXPECT("ACTIVIDAD|META\nUno|3\nTotal de visitas|3", "", NULL,
	    "ACTIVIDAD|META\n2 Uno|3\n3 Total de visitas|3\n");
	EXPECT("LÍNEA|ACTIVIDAD|META\nL|Uno|3\nTotal del gasto|Dos|3", "", NULL,
	    "LÍNEA|ACTIVIDAD|META\n2 L|Uno|3\n3 Total del gasto|Dos|3\n");
	EXPECT("ACTIVIDAD|META\nTotal|3", "", NULL, "ACTIVIDAD|META\n2 Total|3\n");
}

Test(sheet_workbook_table, until_a_text_or_a_row)
{
	const struct sheet_layout text = {.until = {"otros", {"job.yaml", 3, 1}}};
	const struct sheet_layout row = {.until = {"2", {"job.yaml", 3, 1}}};
	const char *lines = "ACTIVIDAD|META\nUno|3\nOtros datos|4\nTres|5";

	EXPECT(lines, "", &text,
	    "ACTIVIDAD|META\n2 Uno|3\n"
	    "p.xlsx!DMP!A3: note: the table ends above this row, as the job says: it is not read, nor what "
	    "is below "
	    "it [sheet-until]\n");
	EXPECT(lines, "", &row,
	    "ACTIVIDAD|META\n2 Uno|3\n"
	    "p.xlsx!DMP!A3: note: the table ends above this row, as the job says: it is not read, nor what "
	    "is below "
	    "it [sheet-until]\n");
}

Test(sheet_workbook_table, headings_in_the_row_that_the_job_says)
{
	const struct sheet_layout layout = {.headings = 2};
	const struct sheet_layout blank = {.headings = 9};

	EXPECT("PLAN|2024\nTAREA|CUOTA\nUno|3", "", &layout,
	    "TAREA|CUOTA\n3 Uno|3\n"
	    "p.xlsx!DMP!A2: note: the headings are those of row 2; what stands above it is not of the table "
	    "[workbook-headings]\n");
	EXPECT("ACTIVIDAD|META\nUno|3", "", &blank,
	    "p.xlsx!DMP!A9: error: the job says that the headings are in row 9, which is blank "
	    "[workbook-headings]\n");
}

Test(sheet_workbook_table, repeated_headings_and_numbered_columns)
{
	EXPECT("LÍNEA|ACTIVIDAD|META\n(1)|(2)|(3)\nL|Uno|3\nLÍNEA|ACTIVIDAD|META\nL|Dos|4", "", NULL,
	    "LÍNEA|ACTIVIDAD|META\n3 L|Uno|3\n5 L|Dos|4\n"
	    "p.xlsx!DMP!A2: note: rows that repeat the headings, or number the columns, are not read (2) "
	    "[workbook-headings]\n");
}

/* As at page breaks: the title, headings in two rows, of joined cells, in another case, and the numbers. */
Test(sheet_workbook_table, headings_of_two_rows_repeated)
{
	EXPECT(
	    "PLAN|2024\nLÍNEA|ACTIVIDAD|META|PROGRAMACIÓN|\n|||ENE|FEB\n(1)|(2)|(3)|(4)|(5)\nL|Uno|3|1|2\n\n"
	    "PLAN|2024\nLínea|ACTIVIDAD|META|PROGRAMACIÓN|\n|||ENE|FEB\n(1)|(2)|(3)|(4)|(5)\nL|Dos|4|2|2",
	    "A2:A3 B2:B3 C2:C3 D2:E2 A8:A9 B8:B9 C8:C9 D8:E8", NULL,
	    "LÍNEA|ACTIVIDAD|META|ENE|FEB\n5 L|Uno|3|1|2\n11 L|Dos|4|2|2\n"
	    "p.xlsx!DMP!A2: note: the headings are read from rows 2 to 3, joined from above; what stands "
	    "above them is not of the table [workbook-headings]\n"
	    "p.xlsx!DMP!A4: note: rows that repeat the headings, or number the columns, are not read (5) "
	    "[workbook-headings]\n");
}

/* Where there are but two headings both of them are; a row that says one of them is a row. */
Test(sheet_workbook_table, few_headings_repeated)
{
	EXPECT("ACTIVIDAD|META\nUno|3\nACTIVIDAD|META\nDos|4\nActividad\nTres|5", "", NULL,
	    "ACTIVIDAD|META\n2 Uno|3\n4 Dos|4\n5 Actividad|\n6 Tres|5\n"
	    "p.xlsx!DMP!A3: note: rows that repeat the headings, or number the columns, are not read (1) "
	    "[workbook-headings]\n");
}

#define OTHER(place, row, heading, said, last)                                                           \
	"p.xlsx!DMP!" place ": error: another table seems to begin here: row " row                       \
	" has headings («" heading                                                                       \
	"») that are not those of row 1; if the first table ends above, say so with `until`: «" said     \
	"», as this row begins, or " last ", its last row; if these rows are of it, put them under its " \
	"headings [workbook-other-table]\n"

Test(sheet_workbook_table, another_table_below)
{
	EXPECT("ACTIVIDAD|META|ENE|FEB\nUno|3|1|2\nDos|4|2|2\n\n"
	       "FUENTE|MONTO|MONEDA\nPropios|900|USD\nPréstamo|80|USD",
	    "", NULL, OTHER("A5", "5", "MONTO", "FUENTE", "3"));
	EXPECT("ACTIVIDAD|META|ENE|FEB\nUno|3|1|2\n\nRESUMEN\nFUENTE|MONTO|2024\nPropios|n.d.|900", "", NULL,
	    OTHER("A4", "5", "MONTO", "RESUMEN", "2"));
	/* Its figures are not where the first has them, but its headings are known. */
	EXPECT("ACTIVIDAD|RESULTADO|META\nUno|R|3\n\nMETA|ACTIVIDAD\n4|Dos", "", NULL,
	    OTHER("A4", "4", "ACTIVIDAD", "META", "2"));
}

/* Rows with figures, and some that say of all of them that there are none, are of the table. */
Test(sheet_workbook_table, rows_behind_a_blank_one_are_no_other_table)
{
	EXPECT("ACTIVIDAD|META|RESULTADO\nUno|3|R\n\nLÍNEA 2\nDos|4|Informe\nTres|5|Acta", "", NULL,
	    "ACTIVIDAD|META|RESULTADO\n2 Uno|3|R\n3 ||\n4 LÍNEA 2||\n5 Dos|4|Informe\n6 Tres|5|Acta\n");
	EXPECT("ACTIVIDAD|META|RESULTADO\nUno|3|R\n\nDos|-|Informe\nTres|5|Acta", "", NULL,
	    "ACTIVIDAD|META|RESULTADO\n2 Uno|3|R\n3 ||\n4 Dos|-|Informe\n5 Tres|5|Acta\n");
	EXPECT("ACTIVIDAD|META\nUno|3\n\nDos|n.d.\nTres|n.d.\nCuatro|1", "", NULL,
	    "ACTIVIDAD|META\n2 Uno|3\n3 |\n4 Dos|n.d.\n5 Tres|n.d.\n6 Cuatro|1\n");
}

Test(sheet_workbook_table, remarks_beside_the_table)
{
	EXPECT("ACTIVIDAD|META||\nUno|3||ojo\nDos|4||ver", "", NULL,
	    "ACTIVIDAD|META\n2 Uno|3\n3 Dos|4\n"
	    "p.xlsx!DMP!D2: warning: «ojo» stands in a column that has no heading: what is in it is not read "
	    "[csv-no-heading]\n");
}

/* A sheet with META ANUAL in B2, whose style shows "Q" before it. */
static bool
read_money(struct arena *arena, const char *cell, struct sheet *out, struct diags *diags)
{
	const struct sheet_request request = {.path = "p.xlsx", .style = {'.', ','}};
	const char *rows = arena_printf(arena,
	    "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>ACTIVIDAD</t></is></c>"
	    "<c r=\"B1\" t=\"inlineStr\"><is><t>META ANUAL</t></is></c></row>"
	    "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Uno</t></is></c>%s</row></sheetData>",
	    cell);

	return sheet_parse(arena, &request,
	    bench_xlsx(arena, rows, "",
		"<numFmts><numFmt numFmtId=\"164\" formatCode=\"&quot;Q&quot;#,##0\"/></numFmts>"
		"<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"),
	    out, diags);
}

/* A text that says the same is refused: it may mean something else. */
Test(sheet_workbook_table, letters_of_formats_are_money_before_any_number)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct sheet sheet;
	struct value value;

	cr_assert(read_money(arena, "<c r=\"B2\" s=\"1\"><v>50</v></c>", &sheet, diags), "%s",
	    support_printed(arena, diags));
	cr_expect_str_eq(sheet_text(&sheet.rows[0].cells[1]), "Q50");
	cr_assert(sheet_value(&sheet, 0, 1, (struct number_style){'.', ','}, &value));
	cr_expect(value.money && value.number.units == 50 && value.number.scale == 0);
	cr_expect(sheet.money);
	cr_expect_not(
	    read_money(arena, "<c r=\"B2\" t=\"inlineStr\"><is><t>Q50</t></is></c>", &sheet, diags));
	diags_close(diags);
	arena_close(arena);
}

Test(sheet_workbook_table, numbers_are_in_no_doubt)
{
	struct arena *arena = support_arena();
	const struct sheet_request request = {.path = "p.xlsx", .style = {'.', ','}};
	struct bytes book = bench_xlsx(arena,
	    sheet_xml(arena,
		"ACTIVIDAD|META "
		"ANUAL\nUno|1.312",
		""),
	    "", NULL);
	struct diags *diags = diags_open();
	struct sheet sheet;
	struct value value;

	cr_assert(sheet_parse(arena, &request, book, &sheet, diags));
	cr_assert(sheet_value(&sheet, 0, 1, request.style, &value));
	cr_expect(decimal_compare(value.number, (struct decimal){1312, 3}) == 0);
	cr_expect_eq(sheet.unusual, 0);
	diags_close(diags);
	arena_close(arena);
}

Test(sheet_workbook_table, as_the_job_names_columns)
{
	struct arena *arena = support_arena();
	const struct sheet_column_name names[] = {
	    {"ACTIVIDAD", "TAREA", column_key(COLUMN_ACTIVITY), "tarea", {"job.yaml", 3, 1}, true},
	    {"META ANUAL", "CUOTA", column_key(COLUMN_TARGET), "cuota", {"job.yaml", 3, 9}, true},
	    {"ENE", "CUOTAS", column_key(COLUMN_MONTH), "cuotas", {"job.yaml", 3, 19}, true},
	};
	const struct sheet_layout layout = {.names = names, .name_count = 2};
	const struct sheet_layout faulty = {.names = names, .name_count = 3};
	const struct sheet_request request = {.path = "p.xlsx", .style = {'.', ','}, .layout = &layout};
	const char *lines = "x\nTAREA|ACTIVIDAD|CUOTA\nUno|a|3";
	struct diags *diags = diags_open();
	struct sheet sheet;

	cr_assert(sheet_parse(arena, &request, bench_xlsx(arena, sheet_xml(arena, lines, ""), "", NULL),
	    &sheet, diags));
	cr_expect_eq(column_find(sheet.keys, sheet.column_count, COLUMN_ACTIVITY), 0);
	cr_expect_eq(column_find(sheet.keys, sheet.column_count, COLUMN_TARGET), 2);
	cr_expect_str_eq(sheet_text(&sheet.headings[0]), "TAREA");
	/* By its own heading, too; ACTIVIDAD is no longer the column that is headed so. */
	cr_expect_eq(sheet_column(&sheet, "tarea"), 0);
	cr_expect_eq(sheet_column(&sheet, "cuota"), 2);
	cr_expect_eq(sheet_column(&sheet, "actividad"), 0);
	diags_close(diags);
	EXPECT(lines, "", &faulty,
	    "job.yaml:3:19: error: the file has no column «CUOTAS», which should be «ENE»; is «CUOTA» meant? "
	    "[job-columns]\n"
	    "p.xlsx!DMP!A2: note: the headings are those of row 2; what stands above it is not of the table "
	    "[workbook-headings]\n");
	arena_close(arena);
}

/* What the job names has to be there once, as what is called so in the file itself. */
Test(sheet_workbook_table, as_the_job_names_a_column_that_is_there_twice)
{
	const struct sheet_column_name names[] = {
	    {"ACTIVIDAD", "TAREA", column_key(COLUMN_ACTIVITY), "tarea", {"job.yaml", 3, 1}, true},
	};
	const struct sheet_layout layout = {.names = names, .name_count = 1};
	const struct sheet_binding activity = {.heading = "ACTIVIDAD", .key = column_key(COLUMN_ACTIVITY)};
	const struct sheet_request request = {.path = "p.csv",
	    .style = {'.', ','},
	    .layout = &layout,
	    .bindings = {&activity, 1}};
	const char text[] = "TAREA,TAREA,META ANUAL\nUno,Dos,3\n";
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct sheet sheet;

	sheet_parse(arena, &request, (struct bytes){text, sizeof(text) - 1}, &sheet, diags);
	cr_expect_str_eq(support_printed(arena, diags),
	    "p.csv:1:7: error: heading «TAREA» is there twice: column 2 and column 1 (1:1) "
	    "[csv-doubled-column]\n");
	diags_close(diags);
	arena_close(arena);
}

/* Months of two years are not those of a plan by the year. */
Test(sheet_workbook_table, months_of_two_years_make_no_plan_by_the_year)
{
	const struct sheet_request request = {.path = "p.csv", .style = {'.', ','}};
	const char text[] = "ACTIVIDAD,META ANUAL,ENE 2023,ENE 2024\nUno,3,1,1\n";
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct sheet sheet;

	cr_assert(sheet_parse(arena, &request, (struct bytes){text, sizeof(text) - 1}, &sheet, diags));
	cr_expect_eq(columns_of(&sheet, request.style).division, DIVISIONS);
	diags_close(diags);
	arena_close(arena);
}

/* Of the columns of several years, which one is the column; "-": none.  Then what is told. */
static void
expect_of_years(const char *head, struct job_year year, enum plan_column column, const char *heading,
    const char *told)
{
	const struct sheet_layout layout = {.year = year};
	const struct sheet_request request = {.path = "p.csv", .style = {'.', ','}, .layout = &layout};
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	const char *text = arena_printf(arena, "%s\n,,,,,,,", head);
	struct sheet sheet;
	int at;

	cr_assert(sheet_parse(arena, &request, (struct bytes){text, strlen(text)}, &sheet, diags));
	at = columns_of(&sheet, request.style).at[column];
	cr_expect_str_eq(at >= 0 ? sheet_text(&sheet.headings[at]) : "-", heading, "%s", head);
	for (size_t i = 0; i < diags_count(diags); i++) {
		const struct diag *d = diags_get(diags, i);

		if (strcmp(d->rule, "csv-heading") == 0)
			cr_expect(told[0] != '\0' && strstr(d->message, told) != NULL, "%s: %s", head,
			    d->message);
	}
	diags_close(diags);
	arena_close(arena);
}

Test(sheet_workbook_table, of_several_years_the_jobs_is_read)
{
	const struct job_year y2024 = {2024, 0}, from_july = {2024, 6}, unsaid = {0};

	expect_of_years("ACTIVIDAD,META 2023,META 2024,META 2025", y2024, COLUMN_TARGET, "META 2024",
	    "those of 2024, the job's, are taken for the plan's, and not «META 2023» (columns of other "
	    "years: 2)");
	expect_of_years("ACTIVIDAD,META 2023,META 2024", unsaid, COLUMN_TARGET, "-", "");
	expect_of_years("ACTIVIDAD,META 2022,META 2023", y2024, COLUMN_TARGET, "-",
	    "«META 2022» and others (2), and none is of the job's, 2024");
	expect_of_years("ACTIVIDAD,META 2022,META 2023,META", y2024, COLUMN_TARGET, "META", "");
	expect_of_years("ACTIVIDAD,META 2023", y2024, COLUMN_TARGET, "META 2023", "");
	expect_of_years("ACTIVIDAD,T1 2023,T1 2024,T2 2023,T2 2024", y2024, COLUMN_QUARTER, "T1 2024",
	    "not «T1 2023» (columns of other years: 2)");
	/* A year of which only some months are there takes none from another. */
	expect_of_years("ACTIVIDAD,ENE 2023,FEB 2023,FEB 2024", y2024, COLUMN_MONTH, "-",
	    "not «ENE 2023» (columns of other years: 2)");
	/* June 2024 is of the year that began in July 2023. */
	expect_of_years("ACTIVIDAD,JUN-2024,JUL-2024,JUN-2025,JUL-2025", from_july, column_of_month(5),
	    "JUN-2025", "not «JUN-2024» (columns of other years: 2)");
	expect_of_years("ACTIVIDAD,JUN-2024,JUL-2024,JUN-2025,JUL-2025", from_july, column_of_month(6),
	    "JUL-2024", "not «JUN-2024» (columns of other years: 2)");
	/* A year's plan that begins in July has no month twice. */
	expect_of_years("ACTIVIDAD,JUN-2025,JUL-2024", y2024, column_of_month(5), "JUN-2025", "");
}

/* What is not taken is found by its own heading, as templates may print it. */
Test(sheet_workbook_table, other_years_are_found_by_their_headings)
{
	const struct sheet_layout layout = {.year = {2024, 0}};
	const struct sheet_request request = {.path = "p.csv", .style = {'.', ','}, .layout = &layout};
	const char text[] = "ACTIVIDAD,META 2023,META 2024\nUno,3,1\n";
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct sheet sheet;

	cr_assert(sheet_parse(arena, &request, (struct bytes){text, sizeof(text) - 1}, &sheet, diags));
	cr_expect_eq(sheet_column(&sheet, "meta 2023"), 1);
	cr_expect_eq(sheet_column(&sheet, "meta anual"), 2);
	diags_close(diags);
	arena_close(arena);
}

Test(sheet_workbook_table, an_end_that_is_not_there)
{
	const struct sheet_layout never = {.until = {"NUNCA", {"job.yaml", 3, 1}}};
	const struct sheet_layout at_once = {.until = {"1", {"job.yaml", 3, 1}}};
	const char *lines = "ACTIVIDAD|META\nUno|3";

	EXPECT(lines, "", &never,
	    "ACTIVIDAD|META\n2 Uno|3\n"
	    "job.yaml:3:1: warning: no row of \"p.xlsx!DMP\" begins with «NUNCA», where the job says that "
	    "its "
	    "table ends: it was read to its last row [sheet-until]\n");
	EXPECT(lines, "", &at_once,
	    "p.xlsx!DMP!A2: note: the table ends above this row, as the job says: it is not read, nor what "
	    "is "
	    "below it [sheet-until]\n"
	    "job.yaml:3:1: error: `until` ends the table above its first row: nothing of \"p.xlsx!DMP\" "
	    "would be "
	    "read [sheet-until]\n");
}

/* What money comes to in the year is no target. */
Test(sheet_workbook_table, the_total_of_a_group_of_money)
{
	EXPECT("ACTIVIDAD|META|COSTO ESTIMADO|\n||T1|TOTAL\nUno|3|10|40", "C1:D1", NULL,
	    "ACTIVIDAD|META|T1|COSTO ESTIMADO TOTAL\n3 Uno|3|10|40\n"
	    "p.xlsx!DMP!A1: note: the headings are read from rows 1 to 2, joined from above; what stands "
	    "above "
	    "them is not of the table [workbook-headings]\n");
}
