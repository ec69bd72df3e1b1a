#include <criterion/criterion.h>

#include "sheet/read.h"
#include "support.h"

static const struct sheet_binding bindings[] = {
    {"ACTIVIDAD", "actividad", {NULL, 0, 0}, false},
    {"RESULTADO ESPERADO", "resultado esperado", {NULL, 0, 0}, false},
    {"META ANUAL", "meta anual", {NULL, 0, 0}, true},
    {"ENE", "ene", {NULL, 0, 0}, true},
};

#define BINDINGS (sizeof(bindings) / sizeof(bindings[0]))

static const struct sheet_request request = {"p.csv", {"job.yaml", 3, 40}, {bindings, BINDINGS}, {'.', ','}};

#define HEAD "ACTIVIDAD,RESULTADO ESPERADO,META ANUAL,ENE\n"

struct fixture {
	struct arena *arena;
	struct diags *diags;
	struct sheet sheet;
	bool ok;
};

/* Reads n bytes as "p.csv", named in the job. */
static void
read_bytes(struct fixture *f, const char *bytes, size_t n)
{
	struct bytes in;

	f->arena = support_arena();
	f->diags = diags_open();
	/* A copy without a byte too many, so that reading past it shows. */
	in = (struct bytes){arena_strndup(f->arena, bytes, n), n};
	f->ok = sheet_parse(f->arena, &request, in, &f->sheet, f->diags);
}

static void
release(struct fixture *f)
{
	diags_close(f->diags);
	arena_close(f->arena);
}

/* "1:1 Capacitar|1:11 ..." and a line end, for one row of cells. */
static const char *
shown_row(struct arena *arena, const struct sheet_cell *cells, size_t n)
{
	const char *shown = "";

	for (size_t i = 0; i < n; i++) {
		cr_expect_eq(sheet_text(&cells[i])[sheet_length(&cells[i])], '\0');
		cr_expect_eq(strlen(sheet_text(&cells[i])), sheet_length(&cells[i]));
		shown = arena_printf(arena, "%s%s%u:%u %s", shown, i > 0 ? "|" : "",
		    (unsigned)sheet_line(&cells[i]), (unsigned)sheet_field(&cells[i]).column,
		    sheet_text(&cells[i]));
	}
	return arena_printf(arena, "%s\n", shown);
}

static const char *
shown_rows(const struct fixture *f)
{
	const char *shown = "";

	for (size_t i = 0; i < f->sheet.row_count; i++)
		shown = arena_printf(f->arena, "%s%s", shown,
		    shown_row(f->arena, f->sheet.rows[i].cells, f->sheet.column_count));
	return shown;
}

/* The bytes read without any complaint but those expected, as these rows. */
static void
expect_rows(const char *bytes, size_t n, const char *rows, const char *complaints)
{
	struct fixture f;

	read_bytes(&f, bytes, n);
	cr_assert(f.ok, "%s", support_printed(f.arena, f.diags));
	cr_expect_str_eq(shown_rows(&f), rows, "%s", shown_rows(&f));
	cr_expect_str_eq(support_printed(f.arena, f.diags), complaints, "%s",
	    support_printed(f.arena, f.diags));
	release(&f);
}

/* The bytes are refused for exactly these reasons. */
static void
expect_refusal(const char *bytes, size_t n, const char *complaints)
{
	struct fixture f;

	read_bytes(&f, bytes, n);
	cr_expect_not(f.ok);
	cr_expect_str_eq(support_printed(f.arena, f.diags), complaints, "%s",
	    support_printed(f.arena, f.diags));
	release(&f);
}

#define READS(bytes, rows, complaints) expect_rows(bytes, sizeof(bytes) - 1, rows, complaints)
#define REFUSES(bytes, complaints) expect_refusal(bytes, sizeof(bytes) - 1, complaints)

/* --- what is read -------------------------------------------------------------------------------------- */

/* Fields with quotes go another way than those without; where they take turns, nothing shows of it. */
Test(sheet, fields_with_and_without_quotes_take_turns)
{
	READS(HEAD "a,\"b\",1,2\n"
		   "\"a\",b,\"1\",\"2\"\n"
		   "\n"
		   " \"a\" , b ,1,\"\"\n"
		   ",\"b\",,\n"
		   "\"a\",,1,",
	    "2:1 a|2:3 b|2:7 1|2:9 2\n"
	    "3:1 a|3:5 b|3:7 1|3:11 2\n"
	    "4:1 |4:1 |4:1 |4:1 \n"
	    "5:1 a|5:7 b|5:11 1|5:13 \n"
	    "6:1 |6:2 b|6:6 |6:7 \n"
	    "7:1 a|7:5 |7:6 1|7:8 \n",
	    "");
	/* White space at the end of the text is a field where a record has begun, else nothing. */
	READS(HEAD "a,b,1,  ", "2:1 a|2:3 b|2:5 1|2:7 \n", "");
	READS(HEAD "a,b,1,2\n  ", "2:1 a|2:3 b|2:5 1|2:7 2\n", "");
}

/* Numbers are kept by their bytes: those of eight and of nine, and one that another begins with. */
Test(sheet, short_texts_that_come_again)
{
	READS(HEAD "12345678,123456789,1,12\n12345678,123456789,12,1\ná,a,1,12\n",
	    "2:1 12345678|2:10 123456789|2:20 1|2:22 12\n"
	    "3:1 12345678|3:10 123456789|3:20 12|3:23 1\n"
	    "4:1 á|4:3 a|4:5 1|4:7 12\n",
	    "");
}

Test(sheet, cells_are_as_written_each_with_its_place)
{
	READS(HEAD "Capacitación,Informe,12,1\n\"Uno, dos\",\"dice \"\"sí\"\"\",-,\n",
	    "2:1 Capacitación|2:14 Informe|2:22 12|2:25 1\n"
	    "3:1 Uno, dos|3:12 dice \"sí\"|3:26 -|3:28 \n",
	    "");
}

Test(sheet, headings_and_keys)
{
	struct fixture f;

	read_bytes(&f, HEAD, sizeof(HEAD) - 1);
	cr_assert(f.ok);
	cr_expect_eq(f.sheet.column_count, 4);
	cr_expect_eq(f.sheet.row_count, 0);
	cr_expect_eq(f.sheet.separator, ',');
	cr_expect_str_eq(f.sheet.file, "p.csv");
	cr_expect_str_eq(sheet_text(&f.sheet.headings[1]), "RESULTADO ESPERADO");
	cr_expect_str_eq(f.sheet.keys[1], "resultado esperado");
	cr_expect_eq(sheet_column(&f.sheet, "ene"), 3);
	cr_expect_eq(sheet_column(&f.sheet, "feb"), -1);
	cr_expect_eq(sheet_column(&f.sheet, ""), -1);
	release(&f);
}

Test(sheet, headings_in_any_order_case_accents_and_spacing)
{
	READS("Ene ,\u00A0meta   anual,NOTA,\"Resultado\nesperado\",Actívidad\n1,2,n,r,a\n",
	    "3:1 1|3:3 2|3:5 n|3:7 r|3:9 a\n", "");
}

Test(sheet, line_breaks_inside_quotes_are_kept_and_counted)
{
	READS(HEAD "\"uno\r\ndos\",r,1,\n\"tres\rcuatro\n\",\"\n\",1,2\n",
	    "2:1 uno\ndos|3:6 r|3:8 1|3:10 \n"
	    "4:1 tres\ncuatro|6:3 |7:3 1|7:5 2\n",
	    "");
}

Test(sheet, white_space_around_is_trimmed_no_break_too)
{
	READS(HEAD "\u00A0a\u00A0b\u00A0, \"r \" ,\t1\t,\n", "2:1 a\u00A0b|2:7 r|2:14 1|2:18 \n", "");
}

Test(sheet, texts_are_composed)
{
	READS(HEAD "Accio\u0301n e\u0301,r,1,\n", "2:1 Acción é|2:12 r|2:14 1|2:16 \n", "");
}

Test(sheet, the_last_line_needs_no_end)
{
	READS(HEAD "a,r,1,2", "2:1 a|2:3 r|2:5 1|2:7 2\n", "");
	READS(HEAD "a,r,1,", "2:1 a|2:3 r|2:5 1|2:7 \n", "");
	READS(HEAD "a,r,1,\"2\"", "2:1 a|2:3 r|2:5 1|2:7 2\n", "");
}

Test(sheet, blank_rows_are_kept_between_others_and_dropped_at_the_end)
{
	READS(HEAD "a,r,1,\n\n,,,\nb,r,2,\n,,,\n\n \n",
	    "2:1 a|2:3 r|2:5 1|2:7 \n"
	    "3:1 |3:1 |3:1 |3:1 \n"
	    "4:1 |4:1 |4:1 |4:1 \n"
	    "5:1 b|5:3 r|5:5 2|5:7 \n",
	    "");
}

Test(sheet, blank_lines_before_the_headings_are_skipped)
{
	READS("\n  \n,,,\n" HEAD "a,r,1,\n", "5:1 a|5:3 r|5:5 1|5:7 \n", "");
}

Test(sheet, trailing_columns_without_heading_or_data_are_dropped)
{
	READS("ACTIVIDAD,RESULTADO ESPERADO,META ANUAL,ENE,,\na,r,1,2,,\nb,r,1,2\nc,r,1,2,,,,\n",
	    "2:1 a|2:3 r|2:5 1|2:7 2\n"
	    "3:1 b|3:3 r|3:5 1|3:7 2\n"
	    "4:1 c|4:3 r|4:5 1|4:7 2\n",
	    "");
}

Test(sheet, a_column_without_heading_or_data_in_the_middle_stays)
{
	READS("ACTIVIDAD,RESULTADO ESPERADO,,META ANUAL,ENE\na,r,,1,2\n", "2:1 a|2:3 r|2:5 |2:6 1|2:8 2\n",
	    "");
}

/* --- separators ---------------------------------------------------------------------------------------- */

static void
expect_separator(const char *text, char separator)
{
	struct fixture f;

	read_bytes(&f, text, strlen(text));
	cr_assert(f.ok, "%s", support_printed(f.arena, f.diags));
	cr_expect_eq(f.sheet.separator, separator, "%s: '%c'", text, f.sheet.separator);
	release(&f);
}

Test(sheet, separator_is_found_from_the_headings)
{
	expect_separator("ACTIVIDAD;RESULTADO ESPERADO;META ANUAL;ENE\na,b,c,d,e;r;1;\n", ';');
	expect_separator("ACTIVIDAD\tRESULTADO ESPERADO\tMETA ANUAL\tENE\na\tr\t1\t\n", '\t');
	/* More commas than semicolons, but these part the headings. */
	expect_separator("\"a,b,c,d,e,f\";ACTIVIDAD;RESULTADO ESPERADO;META ANUAL;ENE\n", ';');
	expect_separator("x,y,z,t,u;ACTIVIDAD;RESULTADO ESPERADO;META ANUAL;ENE\n", ';');
	expect_separator("\"x;ACTIVIDAD;RESULTADO ESPERADO;META ANUAL;ENE\"," HEAD, ',');
}

Test(sheet, separator_line)
{
	READS("sep=;\nACTIVIDAD;RESULTADO ESPERADO;META ANUAL;ENE\na;r;1;\n", "3:1 a|3:3 r|3:5 1|3:7 \n", "");
	expect_separator("\"SEP=|\"\r\nACTIVIDAD|RESULTADO ESPERADO|META ANUAL|ENE\r\n", '|');
	expect_separator("sep=\t\nACTIVIDAD\tRESULTADO ESPERADO\tMETA ANUAL\tENE\n", '\t');
	REFUSES("sep=ab\n" HEAD,
	    "p.csv:1:5: error: expected one character after \"sep=\", as in \"sep=;\" [csv-separator]\n");
	REFUSES("sep=\n" HEAD "a,r,x,\n",
	    "p.csv:1:5: error: expected one character after \"sep=\", as in \"sep=;\" [csv-separator]\n"
	    "p.csv:3:5: error: «x» in column «META ANUAL»: expected a number, a percent, \"-\" or blank "
	    "[csv-number]\n");
}

/* --- headings ------------------------------------------------------------------------------------------ */

Test(sheet, missing_heading)
{
	REFUSES("ACTIVIDAD,META ANUAL,ENE\na,1,\n",
	    "p.csv:1:1: error: the heading row has no column «RESULTADO ESPERADO» (columns: 3) "
	    "[csv-missing-column]\n");
}

Test(sheet, missing_heading_with_one_that_may_be_meant)
{
	REFUSES("\nACTIVIDAD,\"META ANUAL\",RESULTADO ESPERDO,ENE\na,1,r,\n",
	    "p.csv:2:24: error: no column «RESULTADO ESPERADO»; is «RESULTADO ESPERDO» (column 3) meant? "
	    "[csv-missing-column]\n");
	REFUSES("ACTIVIDAD,RESULTADO ESPERADO,META ANUAL,ENER\na,r,1,\n",
	    "p.csv:1:41: error: no column «ENE»; is «ENER» (column 4) meant? [csv-missing-column]\n");
}

Test(sheet, missing_heading_names_who_asks_for_it)
{
	/* Asked for twice; and MAY is near, but not free. */
	static const struct sheet_binding asked[] = {{"MAR", "mar", {"t.yaml", 7, 15}, true},
	    {"MAY", "may", {"t.yaml", 8, 15}, true}, {"Mar", "mar", {"t.yaml", 9, 15}, true}};
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct sheet_request asking = request;
	struct sheet sheet;

	asking.bindings = (struct sheet_bindings){asked, 3};
	cr_expect_not(sheet_parse(arena, &asking, (struct bytes){"MAY\n1\n", 6}, &sheet, diags));
	cr_expect_str_eq(support_printed(arena, diags),
	    "p.csv:1:1: error: the heading row has no column «MAR» (columns: 1) [csv-missing-column]\n"
	    "t.yaml:7:15: note: the column «MAR» is asked for here: add it to the file, with blank cells "
	    "where there is nothing to say, or take it out of the template [csv-missing-column]\n");
	diags_close(diags);
	arena_close(arena);
}

Test(sheet, doubled_heading)
{
	REFUSES("ACTIVIDAD,RESULTADO ESPERADO,META ANUAL,ENE, actividád\n",
	    "p.csv:1:45: error: heading «actividád» is there twice: column 5 and column 1 (1:1) "
	    "[csv-doubled-column]\n");
}

Test(sheet, doubled_heading_side_by_side)
{
	REFUSES("ACTIVIDAD,RESULTADO ESPERADO,META ANUAL,Ene,ENE\n",
	    "p.csv:1:45: error: heading «ENE» is there twice: column 5 and column 4 (1:41) "
	    "[csv-doubled-column]\n");
}

Test(sheet, doubled_heading_in_other_words)
{
	REFUSES("ACTIVIDAD,RESULTADO ESPERADO,META ANUAL,ENE.,Enero\n",
	    "p.csv:1:46: error: heading «Enero» is there twice: column 5 and column 4 (1:41) "
	    "[csv-doubled-column]\n");
}

Test(sheet, doubled_heading_that_nothing_reads)
{
	READS("ACTIVIDAD,RESULTADO ESPERADO,NOTA,META ANUAL,ENE,Nota,OBSERVACIONES,OBSERVACIONES\n"
	      "a,r,x,1,2,y,u,v\n",
	    "2:1 a|2:3 r|2:5 x|2:7 1|2:9 2|2:11 y|2:13 u|2:15 v\n", "");
	/* With all months it may be a plan, and its OBSERVACIONES are checked. */
	REFUSES("ACTIVIDAD,RESULTADO ESPERADO,META ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,"
		"OBSERVACIONES,OBSERVACIONES\n",
	    "p.csv:1:103: error: heading «OBSERVACIONES» is there twice: column 17 and column 16 (1:89) "
	    "[csv-doubled-column]\n");
}

Test(sheet, headings_in_other_words)
{
	/* What is bound may stand in other words, but a column that another is bound to is not taken. */
	READS("ACTIVIDADES,Resultados esperados,META,Ene/2024\na,r,1,2\n", "2:1 a|2:3 r|2:5 1|2:7 2\n", "");
	READS("Actividad:,RESULTADO ESPERADO,META ANUAL 2024,JANEIRO\na,r,1,2\n", "2:1 a|2:3 r|2:5 1|2:7 2\n",
	    "");
	REFUSES("ACTIVIDADES,RESULTADO,META,January\na,r,uno,dos\n",
	    "p.csv:2:5: error: «uno» in column «META»: expected a number, a percent, \"-\" or blank "
	    "[csv-number]\n"
	    "p.csv:2:9: error: «dos» in column «January»: expected a number, a percent, \"-\" or blank "
	    "[csv-number]\n");
}

Test(sheet, data_under_no_heading_is_reported_once_a_column)
{
	REFUSES("ACTIVIDAD,RESULTADO ESPERADO,,META ANUAL,ENE,\na,r,,1,2,\nb,r,x,1,2,\nc,r,y,1,2,z\n",
	    "p.csv:3:5: error: «x» in column 3, which has no heading [csv-no-heading]\n"
	    "p.csv:4:11: error: «z» in column 6, which has no heading [csv-no-heading]\n");
}

Test(sheet, headings_below_a_title)
{
	REFUSES("PLAN ANUAL 2024,,,\n,,,\n" HEAD "a,r,1,\n",
	    "p.csv:1:1: error: the first row must be the headings, which stand on line 3: delete those "
	    "above it, from "
	    "«PLAN ANUAL 2024» on [csv-missing-column]\n");
}

Test(sheet, no_heading_at_all)
{
	REFUSES(",uno,dos\n1,2,3,4\n",
	    "p.csv:1:2: error: none of the 4 columns expected («ACTIVIDAD», «RESULTADO ESPERADO», ...) is "
	    "in the "
	    "heading row, which begins «uno» [csv-missing-column]\n");
}

/* --- rows ---------------------------------------------------------------------------------------------- */

Test(sheet, too_few_cells)
{
	REFUSES(HEAD "a,r,1\nb,r,1,2\n",
	    "p.csv:2:1: error: row has 3 cells, the heading row has 4 [csv-ragged-row]\n");
}

Test(sheet, too_many_cells)
{
	REFUSES(HEAD "a,r,1,2\nUno, dos,r,1,2,,3\n",
	    "p.csv:3:14: error: row has 7 cells, the heading row has 4: «2» stands past the last column "
	    "[csv-ragged-row]\n"
	    "p.csv:3:10: error: «r» in column «META ANUAL»: expected a number, a percent, \"-\" or blank "
	    "[csv-number]\n");
}

Test(sheet, blank_cells_at_the_end_of_a_row_do_not_count)
{
	REFUSES(HEAD "a,r,1,2,x,,\n",
	    "p.csv:2:9: error: row has 5 cells, the heading row has 4: «x» stands past the last column "
	    "[csv-ragged-row]\n");
}

/* `n` rows "a,r,1,2", of which those from `first` to before `end` lack their last cell, which is blank. */
static const char *
short_rows(struct arena *arena, size_t n, size_t first, size_t end)
{
	const char *text = HEAD;

	for (size_t i = 0; i < n; i++)
		text = arena_printf(arena, "%s%s", text, i >= first && i < end ? "a,r,1\n" : "a,r,1,2\n");
	return text;
}

static void
expect_short_rows(size_t n, size_t first, size_t end, const char *complaints)
{
	struct arena *arena = support_arena();
	const char *text = short_rows(arena, n, first, end);
	struct fixture f;

	read_bytes(&f, text, strlen(text));
	cr_expect_str_eq(support_printed(f.arena, f.diags), complaints, "%s",
	    support_printed(f.arena, f.diags));
	cr_expect_eq(f.ok, strstr(complaints, "error") == NULL);
	release(&f);
	arena_close(arena);
}

/* The heading row is the first of the spreadsheet: rows 15 to 30 below it are its second block. */
Test(sheet, whole_blocks_without_their_blank_end_are_how_excel_writes)
{
	expect_short_rows(40, 15, 31,
	    "p.csv:17:1: note: row has 3 cells, the heading row has 4; read as blank at its end, as Excel "
	    "leaves "
	    "out columns that are blank in 16 rows running (16 such rows) [csv-short-block]\n");
	/* The last block may be a part of one. */
	expect_short_rows(17, 15, 17,
	    "p.csv:17:1: note: row has 3 cells, the heading row has 4; read as blank at its end, as Excel "
	    "leaves "
	    "out columns that are blank in 16 rows running (2 such rows) [csv-short-block]\n");
	/* One row of a block, all but one, and one of the heading row's. */
	expect_short_rows(40, 20, 21,
	    "p.csv:22:1: error: row has 3 cells, the heading row has 4 [csv-ragged-row]\n");
	expect_short_rows(17, 15, 16,
	    "p.csv:17:1: error: row has 3 cells, the heading row has 4 [csv-ragged-row]\n");
	expect_short_rows(40, 14, 15,
	    "p.csv:16:1: error: row has 3 cells, the heading row has 4 [csv-ragged-row]\n");
}

Test(sheet, a_damaged_row_does_not_make_its_block_ragged)
{
	REFUSES(HEAD ",,,\n,,,\n,,,\n,,,\n,,,\n,,,\n,,,\n,,,\n,,,\n,,,\n,,,\n,,,\n,,,\n,,,\n,,,\n"
		     "a,r,1\nb,\"r\"x,1,2\nc,r,1\n",
	    "p.csv:18:6: error: text behind the closing quote of the cell that opens at 18:3; a quote "
	    "inside a "
	    "cell is written twice [csv-stray-quote]\n"
	    "p.csv:17:1: note: row has 3 cells, the heading row has 4; read as blank at its end, as Excel "
	    "leaves "
	    "out columns that are blank in 16 rows running (2 such rows) [csv-short-block]\n");
}

Test(sheet, a_last_row_that_was_cut_off_is_not_how_excel_writes)
{
	struct arena *arena = support_arena();
	const char *text = short_rows(arena, 16, 15, 16);
	struct fixture f;

	read_bytes(&f, text, strlen(text) - 1);
	cr_expect_not(f.ok);
	cr_expect_str_eq(support_printed(f.arena, f.diags),
	    "p.csv:17:1: error: row has 3 cells, the heading row has 4 [csv-ragged-row]\n");
	release(&f);
	arena_close(arena);
}

/* --- numbers ------------------------------------------------------------------------------------------- */

Test(sheet, unreadable_number)
{
	REFUSES(HEAD "a,r,1,\"1,2,3\"\n",
	    "p.csv:2:7: error: «1,2,3» in column «ENE»: expected a number, a percent, \"-\" or blank "
	    "[csv-number]\n");
	REFUSES(HEAD "a,r,9999999999999999999,\n",
	    "p.csv:2:5: error: «9999999999999999999» in column «META ANUAL»: expected a number, a "
	    "percent, \"-\" or "
	    "blank (of at most 18 digits, 9 of them decimals) [csv-number]\n");
}

Test(sheet, months_and_target_are_numbers_wherever_they_are)
{
	REFUSES("ACTIVIDAD,RESULTADO ESPERADO,META ANUAL,ENE,Dic\na,r,1,2,dos\n",
	    "p.csv:2:9: error: «dos» in column «Dic»: expected a number, a percent, \"-\" or blank "
	    "[csv-number]\n");
}

/* A calendar of marks is no plan with figures: nothing computes it, and nothing is bound to it. */
Test(sheet, marks_under_months_that_nothing_reckons_are_text)
{
	static const struct sheet_binding asked[] = {{"ACTIVIDAD", "actividad", {NULL, 0, 0}, false}};
	static const char csv[] = "ACTIVIDAD,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,META\n"
				  "a,X,,X,,,,,,,,,1,que todos sepan leer\n";
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct sheet_request asking = request;
	struct sheet sheet;

	asking.bindings = (struct sheet_bindings){asked, 1};
	cr_assert(sheet_parse(arena, &asking, (struct bytes){csv, sizeof(csv) - 1}, &sheet, diags), "%s",
	    support_printed(arena, diags));
	cr_expect_str_eq(support_printed(arena, diags), "");
	cr_expect_str_eq(sheet_text(&sheet.rows[0].cells[sheet_column(&sheet, "mar")]), "X");
	diags_close(diags);
	arena_close(arena);
}

/* --- quotes -------------------------------------------------------------------------------------------- */

Test(sheet, quote_inside_an_unquoted_cell_spoils_its_row_only)
{
	REFUSES(HEAD "Taller \"Uno\", \"r\",x,\nb,r,y,\n",
	    "p.csv:2:8: error: a quote inside a cell that is not in quotes; quote the cell, and double this "
	    "quote [csv-stray-quote]\n"
	    "p.csv:3:5: error: «y» in column «META ANUAL»: expected a number, a percent, \"-\" or blank "
	    "[csv-number]\n");
}

Test(sheet, text_behind_a_closing_quote_spoils_its_row_only)
{
	REFUSES(HEAD "a, \"r\" ya,x,\nb,r,y,\n",
	    "p.csv:2:8: error: text behind the closing quote of the cell that opens at 2:4; a quote "
	    "inside a cell is "
	    "written twice [csv-stray-quote]\n"
	    "p.csv:3:5: error: «y» in column «META ANUAL»: expected a number, a percent, \"-\" or blank "
	    "[csv-number]\n");
	REFUSES(HEAD "a,r,1,\"2\"3",
	    "p.csv:2:10: error: text behind the closing quote of the cell that opens at 2:7; a quote "
	    "inside a cell "
	    "is written twice [csv-stray-quote]\n");
}

Test(sheet, a_quote_never_closed_is_shown_where_it_opens)
{
	REFUSES(HEAD "a,r,x,\nb, \"r,1,\nc,r,1,\n",
	    "p.csv:3:4: error: the quote that opens here is never closed: the rest of the file would be "
	    "one cell "
	    "[csv-unterminated-quote]\n"
	    "p.csv:2:5: error: «x» in column «META ANUAL»: expected a number, a percent, \"-\" or blank "
	    "[csv-number]\n");
	REFUSES("ACTIVIDAD,\"RESULTADO\n",
	    "p.csv:1:11: error: the quote that opens here is never closed: the rest of the file would be "
	    "one cell "
	    "[csv-unterminated-quote]\n");
}

/* --- limits -------------------------------------------------------------------------------------------- */

/* `n` times a piece between what comes before and after. */
static void
read_repeated(struct fixture *f, const char *before, const char *piece, size_t n, const char *after)
{
	size_t head = strlen(before), length = strlen(piece), tail = strlen(after);
	char *text = malloc(head + n * length + tail);

	cr_assert_not_null(text);
	memcpy(text, before, head);
	for (size_t i = 0; i < n; i++)
		memcpy(text + head + i * length, piece, length);
	memcpy(text + head + n * length, after, tail);
	read_bytes(f, text, head + n * length + tail);
	free(text);
}

static void
expect_repeated(const char *before, const char *piece, size_t n, const char *after, const char *complaints)
{
	struct fixture f;

	read_repeated(&f, before, piece, n, after);
	cr_expect_str_eq(support_printed(f.arena, f.diags), complaints, "%s",
	    support_printed(f.arena, f.diags));
	cr_expect_eq(f.ok, complaints[0] == '\0');
	release(&f);
}

Test(sheet, cell_size)
{
	expect_repeated(HEAD "a,\"", "é\"\"", 43689, "\",1,\n", "");
	expect_repeated(HEAD "a,\"", "é\"\"", 43690, "\",1,\n",
	    "p.csv:2:3: error: a cell of 131070 bytes, past the limit of 131068; is a closing quote missing? "
	    "[csv-cell-size]\n");
}

Test(sheet, columns)
{
	expect_repeated("ACTIVIDAD,RESULTADO ESPERADO,META ANUAL,ENE", ",", 300, "\n", "");
	expect_repeated("ACTIVIDAD,RESULTADO ESPERADO,META ANUAL,ENE", ",", 253, "x\na,r,1,\n",
	    "p.csv:1:297: error: a cell past column 256, the most that are read [csv-columns]\n");
	expect_repeated("ACTIVIDAD,RESULTADO ESPERADO,META ANUAL,ENE\na,r,1,", ",", 252, ",x,y\nb,r,1,2,,\n",
	    "p.csv:2:260: error: a cell past column 256, the most that are read [csv-columns]\n");
}

Test(sheet, rows)
{
	struct fixture f;

	read_repeated(&f, HEAD, "a,r,1,\n", SHEET_ROWS_MAX, "");
	cr_expect(f.ok);
	cr_expect_eq(f.sheet.row_count, SHEET_ROWS_MAX);
	release(&f);
	expect_repeated(HEAD, "a,r,1,\n", SHEET_ROWS_MAX + 1, "",
	    "p.csv:200002:1: error: more than 200000 rows, the most that are read [csv-rows]\n");
	/* What a spreadsheet exports of an empty format. */
	read_repeated(&f, HEAD "a,r,1,\n", ",,,\n", 1048576, "");
	cr_expect(f.ok);
	cr_expect_eq(f.sheet.row_count, 1);
	release(&f);
}

static bool
read_path(struct fixture *f, const char *path)
{
	struct sheet_request from = request;

	from.path = path;
	return sheet_read(f->arena, &from, &f->sheet, f->diags);
}

Test(sheet, file_size)
{
	struct fixture f = {.arena = support_arena(), .diags = diags_open()};

	cr_expect_not(read_path(&f, "/dev/null"));
	cr_expect_not(read_path(&f, "absent.csv"));
	cr_expect_str_eq(support_printed(f.arena, f.diags),
	    "job.yaml:3:40: error: cannot read \"/dev/null\": it is not a regular file [file-unreadable]\n"
	    "job.yaml:3:40: error: cannot read \"absent.csv\": no such file [file-unreadable]\n");
	release(&f);
}

Test(sheet, read_from_a_file)
{
	struct fixture f = {.arena = support_arena(), .diags = diags_open()};
	const char *path = support_file(f.arena, HEAD "a,r,1,2\n", sizeof(HEAD "a,r,1,2\n") - 1);

	cr_assert(read_path(&f, path));
	cr_expect_str_eq(f.sheet.file, path);
	cr_expect_str_eq(shown_rows(&f), "2:1 a|2:3 r|2:5 1|2:7 2\n");
	release(&f);
}
