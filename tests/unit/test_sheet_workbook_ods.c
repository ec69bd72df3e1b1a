#include <criterion/criterion.h>

#include "support.h"
#include "workbook_parts.h"

static void
expect_tables(const char *tables, const char *styles, const char *expected)
{
	struct arena *arena = support_arena();
	const char *read = bench_read(arena, bench_ods(arena, tables, styles));

	cr_expect_str_eq(read, expected, "%s", read);
	arena_close(arena);
}

#define TABLE(rows) "<table:table table:name=\"DMP\">" rows "</table:table>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define BLANK "<table:table-cell/>"
#define NUMBER(style, value)                                                                                 \
	"<table:table-cell table:style-name=\"" style "\" office:value-type=\"float\" office:value=\"" value \
	"\">"                                                                                                \
	"<text:p>no</text:p></table:table-cell>"
#define TEXT(text) "<table:table-cell office:value-type=\"string\">" text "</table:table-cell>"
#define STYLE(name, data)                                                                                \
	"<style:style style:name=\"" name "\" style:family=\"table-cell\" style:data-style-name=\"" data \
	"\"/>"

Test(sheet_workbook_ods, cells_of_each_kind_are_read)
{
	expect_tables(
	    TABLE(ROW(NUMBER("", "12.5") BLANK TEXT(
		"<text:p>uno</text:p>") "<table:table-cell office:value-type=\"boolean\" "
					"office:boolean-value=\"true\"/>"
					"<table:table-cell office:value-type=\"date\" "
					"office:date-value=\"2024-02-29\"/>"
					"<table:table-cell office:value-type=\"time\" "
					"office:time-value=\"PT36H05M00S\"/>"
					"<table:table-cell office:value-type=\"string\" "
					"office:string-value=\"dos\"/>"
					"<table:table-cell office:value-type=\"string\" "
					"calcext:value-type=\"error\">"
					"<text:p>#DIV/0!</text:p></table:table-cell>"
					"<table:table-cell office:value-type=\"float\" office:value=\"0\" "
					"calcext:value-type=\"error\">"
					"<text:p>Err:502</text:p></table:table-cell>")),
	    "", "= DMP\n1: #12.5||uno|VERDADERO|29/02/2024|36:05:00|dos|#DIV/0!|Err:502\n");
}

#define DATA_NUMBER(name, attributes, before, behind)                                                   \
	"<number:number-style style:name=\"" name "\">" before "<number:number " attributes "/>" behind \
	"</number:number-style>"

#define TYPED(type, attributes) "<table:table-cell office:value-type=\"" type "\" office:" attributes "/>"

/* Without a style, as some programs write them; of currencies that are not known, the number. */
Test(sheet_workbook_ods, types_say_how_cells_without_a_style_are_shown)
{
	expect_tables(
	    TABLE(ROW(TYPED("percentage", "value=\"1\"") TYPED("percentage", "value=\"0.125\"") TYPED(
		"currency", "value=\"-12.5\" office:currency=\"GTQ\"") TYPED("currency", "value=\"7\"")
		    TYPED("currency", "value=\"7\" office:currency=\"XQQ\"")) ROW(TYPED("date",
		"date-value=\"2024-02-29T18:30:00\"") TYPED("date", "date-value=\"2024-02-29\"")
		    TYPED("time", "time-value=\"PT08H05M00S\"") TYPED("boolean", "boolean-value=\"false\""))
		    ROW("<table:table-cell table:style-name=\"g\" office:value-type=\"percentage\" "
			"office:value=\"0.5\"/>"
			"<table:table-cell table:style-name=\"d\" office:value-type=\"percentage\" "
			"office:value=\"0.5\"/>")),
	    DATA_NUMBER("N1", "number:min-integer-digits=\"1\"", "", "")
		DATA_NUMBER("N2", "number:decimal-places=\"1\" number:min-integer-digits=\"1\"", "", "")
		    STYLE("g", "N1") STYLE("d", "N2"),
	    "= DMP\n1: #100%|#12.5%|#-GTQ 12.5|#7|#7\n2: 29/02/2024 18:30|29/02/2024|8:05:00|FALSO\n"
	    "3: #50%|#0.5\n");
}

Test(sheet_workbook_ods, texts_have_their_paragraphs_and_spaces)
{
	expect_tables(TABLE(ROW(TEXT(
			  "<text:p>uno <text:span>dos</text:span>\n\t tres</text:p><text:p/><text:p>a<text:s "
			  "text:c=\"3\"/>b"
			  "<text:line-break/>c<text:tab/>d</text:p>")
			      TEXT("<office:annotation><text:p>nota</text:p></office:annotation><text:p> "
				   "<text:a>v</text:a>  w </text:p>"
				   "<table:table><table:table-row/></table:table>"))),
	    "", "= DMP\n1: uno dos tres\n\na   b\nc\td|v  w\n");
}

Test(sheet_workbook_ods, numbers_are_shown_by_their_data_styles)
{
	expect_tables(
	    TABLE(ROW(NUMBER("a", "1234.5") NUMBER("b", "0.125") NUMBER("c", "-7") NUMBER("c", "7")
		    NUMBER("d", "12.4") NUMBER("e", "5") NUMBER("f", "0.3333333333333333") NUMBER("g",
			"1234567") "<table:table-cell table:style-name=\"h\" office:value-type=\"date\" "
				   "office:date-value=\"2024-03-05\"/>")),
	    DATA_NUMBER("N1",
		"number:decimal-places=\"2\" number:min-integer-digits=\"1\" number:grouping=\"true\"",
		"<number:text>Q </number:text>",
		"") "<number:percentage-style style:name=\"N2\"><number:number number:decimal-places=\"1\" "
		    "number:min-integer-digits=\"1\"/><number:text> "
		    "%</number:text></number:percentage-style>" DATA_NUMBER("N3P0",
			"number:decimal-places=\"0\" number:min-integer-digits=\"1\"", "",
			"") DATA_NUMBER("N3", "number:decimal-places=\"0\" number:min-integer-digits=\"1\"",
			"<number:text>(</number:text>",
			"<number:text>)</number:text><style:map style:condition=\"value()&gt;=0\" "
			"style:apply-style-name=\"N3P0\"/>") DATA_NUMBER("N5",
			"number:decimal-places=\"0\" number:min-integer-digits=\"5\"", "", "")
			DATA_NUMBER("N6", "number:min-integer-digits=\"1\"", "", "") DATA_NUMBER("N7",
			    "number:decimal-places=\"0\" number:min-integer-digits=\"1\" "
			    "number:grouping=\"true\" "
			    "number:display-factor=\"1000\"",
			    "", "") "<number:date-style style:name=\"N8\"><number:day/><number:text> de "
				    "</number:text><number:month "
				    "number:style=\"long\" number:textual=\"true\"/><number:text> de "
				    "</number:text><number:year "
				    "number:style=\"long\"/></number:date-style>" STYLE("a", "N1")
					STYLE("b", "N2") STYLE("c", "N3") STYLE("d", "N3P0") STYLE("e", "N5")
					    STYLE("f", "N6") STYLE("g", "N7") STYLE("h", "N8"),
	    "= DMP\n1: #Q 1,234.50|#12.5 %|#(7)|#7|#12|#00005|#0.333333333|#1,235|5 de marzo de 2024\n"
	    "3 rounded, first 1,5: 12 of 12.4\n");
}

#define COLUMNS_STYLED \
	"<table:table-column table:number-columns-repeated=\"2\" table:default-cell-style-name=\"p\"/>"

/* A style of a column, a row, a parent. */
Test(sheet_workbook_ods, styles_are_inherited)
{
	expect_tables(
	    TABLE(COLUMNS_STYLED ROW(
		"<table:table-cell office:value-type=\"float\" office:value=\"0.5\" "
		"table:number-columns-repeated=\"2\"/>"
		"<table:table-cell office:value-type=\"float\" "
		"office:value=\"0.5\"/>") "<table:table-row "
					  "table:default-cell-style-name=\"child\"><table:table-cell "
					  "table:number-columns-repeated=\"2\"/><table:table-cell "
					  "office:value-type=\"float\" "
					  "office:value=\"1\"/></table:table-row>"),
	    "<number:percentage-style style:name=\"N\"><number:number number:decimal-places=\"0\" "
	    "number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style>" STYLE(
		"p", "N") "<style:style style:name=\"child\" style:family=\"table-cell\" "
			  "style:parent-style-name=\"p\"/>",
	    "= DMP\n1: #50%|#50%|#0.5\n2: ||#100%\n");
}

Test(sheet_workbook_ods, what_is_repeated_is_given_as_often)
{
	expect_tables(TABLE("<table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
			    "table:number-columns-repeated=\"2\" "
			    "office:value-type=\"string\"><text:p>a</text:p></table:table-cell>"
			    "<table:table-cell table:number-columns-repeated=\"16382\"/></table:table-row>"
			    "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell "
			    "table:number-columns-repeated=\"16384\"/></table:table-row>" ROW(
				TEXT("<text:p>b</text:p>")) ROW(BLANK)),
	    "", "= DMP\n1: a|a\n2: a|a\n3: a|a\n1048574: b\n");
}

#define SPANNED(text)                                                                           \
	"<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\" " \
	"office:value-type=\"string\">" text "</table:table-cell>"
#define COVERED(text) \
	"<table:covered-table-cell office:value-type=\"string\">" text "</table:covered-table-cell>"
#define COLUMNS_HIDDEN                                                            \
	"<table:table-column/><table:table-column table:visibility=\"collapse\" " \
	"table:number-columns-repeated=\"2\"/>"
#define HEADER_ROWS(rows) "<table:table-header-rows>" rows "</table:table-header-rows>"
#define GROUP(rows) "<table:table-row-group>" rows "</table:table-row-group>"
#define FILTERED(cells) "<table:table-row table:visibility=\"filter\">" cells "</table:table-row>"

#define OTHER_TABLE                                                   \
	"<table:table table:name=\"A\" table:style-name=\"ta\">" ROW( \
	    TEXT("<text:p>x</text:p>")) "</table:table>"
#define OTHER_THINGS "<table:tracked-changes><table:table/></table:tracked-changes>"
#define MERGED_ROW ROW(SPANNED("<text:p>m</text:p>") COVERED("<text:p>no</text:p>"))
#define FILTERED_ROW FILTERED(COVERED("") COVERED("") TEXT("<text:p>c</text:p>"))
#define HIDDEN_AND_MERGED COLUMNS_HIDDEN HEADER_ROWS(MERGED_ROW) GROUP(FILTERED_ROW)

Test(sheet_workbook_ods, what_is_hidden_or_merged_is_known)
{
	expect_tables(OTHER_TABLE OTHER_THINGS TABLE(HIDDEN_AND_MERGED),
	    "<style:style style:name=\"ta\" style:family=\"table\"><style:table-properties "
	    "table:display=\"false\"/></style:style>",
	    "= A (hidden)\n1: x\n= DMP\n1: m\n2: ||c\nmerged 1,1 to 2,2\n1 hidden rows, first 2\n"
	    "1 hidden columns, first 3\n");
}

/* LibreOffice has no type for them where the cell has no style of its own. */
Test(sheet_workbook_ods, truth_values_are_told_by_their_text)
{
	expect_tables(
	    TABLE(ROW("<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>TRUE</text:p>"
		      "</table:table-cell><table:table-cell office:value-type=\"float\" office:value=\"0\">"
		      "<text:p>FALSO</text:p></table:table-cell>")),
	    "", "= DMP\n1: VERDADERO|FALSO\n");
}

Test(sheet_workbook_ods, formulas_have_their_saved_results)
{
	expect_tables(
	    TABLE(ROW(
		"<table:table-cell table:formula=\"of:=1\" office:value-type=\"float\" office:value=\"1\"/>"
		"<table:table-cell table:formula=\"of:=2\"/><table:table-cell "
		"table:formula=\"of:=&quot;&quot;\" "
		"office:value-type=\"string\"/>")),
	    "", "= DMP\n1: #1\n1 unsaved, first 1,2\n");
}

Test(sheet_workbook_ods, what_is_wrong_is_told_at_its_cell)
{
	static const struct {
		const char *rows, *expected;
	} cases[] = {
	    {ROW(NUMBER("", "1,5")), "!DMP!A1: error: the cell says that it is a number, and holds none"},
	    {ROW("<table:table-cell office:value-type=\"date\" office:date-value=\"ayer\"/>"),
		"!DMP!A1: error: the cell can't be read: it says that it is a date"},
	    {ROW(BLANK "<table:table-cell office:value-type=\"time\" office:time-value=\"12:30\"/>"),
		"!DMP!B1: error: the cell can't be read: it says that it is a time"},
	    {ROW("<table:table-cell table:number-columns-repeated=\"256\"/>" TEXT("<text:p>x</text:p>")),
		"!DMP!IW1: error: a cell past column 256"},
	    {"<table:table-row table:number-rows-repeated=\"1048576\"/>" ROW(TEXT("<text:p>x</text:p>")),
		"!DMP!1048577: error: the sheet has more than 1048576 rows"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena *arena = support_arena();
		const char *read = bench_read(arena,
		    bench_ods(arena,
			arena_printf(arena, "<table:table table:name=\"DMP\">%s</table:table>",
			    cases[i].rows),
			""));
		const char *at = strstr(read, cases[i].expected);
		cr_assert_not_null(at, "%s", read);
		cr_expect_null(strstr(at + strlen(cases[i].expected), "error:"), "%s", read);
		arena_close(arena);
	}
}
