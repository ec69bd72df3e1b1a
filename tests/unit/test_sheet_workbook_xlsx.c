#include <criterion/criterion.h>

#include "support.h"
#include "workbook_parts.h"

static void
expect_sheet(const char *sheet, const char *strings, const char *styles, const char *expected)
{
	struct arena *arena = support_arena();
	const char *read = bench_read(arena, bench_xlsx(arena, sheet, strings, styles));

	cr_expect_str_eq(read, expected, "%s", read);
	arena_close(arena);
}

#define ROWS(rows) "<sheetData>" rows "</sheetData>"
#define CELL(attributes, value) "<c " attributes "><v>" value "</v></c>"

Test(sheet_workbook_xlsx, cells_of_each_kind_are_read)
{
	expect_sheet(ROWS("<row r=\"2\">" CELL("r=\"A2\" t=\"s\"", "1") CELL("r=\"B2\"",
			 "12.5") CELL("r=\"D2\" t=\"b\"", "1") CELL("r=\"E2\" t=\"b\"",
			 "0") CELL("r=\"F2\" t=\"e\"", "#DIV/0!") "</row><row>" CELL("t=\"str\"",
			 "a_x000D_\nb &amp; _x0041_ _x41_") "<c t=\"inlineStr\"><is><r><t>uno </t></r><r><t "
							    "xml:space=\"preserve\"> dos</t></r>"
							    "<rPh><t>no</t></rPh></is></c>" CELL("t=\"d\"",
								"2024-02-29") "</row>"),
	    "<si><t>x</t></si><si><r><rPr><b/></rPr><t xml:space=\"preserve\"> Línea "
	    "</t></r><r><t>uno</t></r>"
	    "<rPh sb=\"0\" eb=\"1\"><t>no</t></rPh></si>",
	    NULL,
	    "= DMP\n2: Línea uno|#12.5||VERDADERO|FALSO|#DIV/0!\n3: a\nb & A _x41_|uno  dos|29/02/2024\n");
}

Test(sheet_workbook_xlsx, number_formats_are_those_of_the_styles)
{
	expect_sheet(ROWS("<row>" CELL("s=\"1\"", "0.25") CELL("s=\"2\"", "45292") CELL("s=\"3\"", "1234.5")
			     CELL("s=\"0\"", "7") CELL("s=\"4\"", "12.4") CELL("s=\"4\"", "12.4") "</row>"),
	    NULL,
	    "<numFmts><numFmt numFmtId=\"164\" "
	    "formatCode=\"&quot;Q&quot;#,##0.00\"/></numFmts><cellStyleXfs><xf "
	    "numFmtId=\"9\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf "
	    "numFmtId=\"14\"/>"
	    "<xf numFmtId=\"164\"/><xf numFmtId=\"1\"/></cellXfs>",
	    "= DMP\n1: #25%|01/01/2024|#Q1,234.50|#7|#12|#12\n2 rounded, first 1,5: 12 of 12.4\n");
}

Test(sheet_workbook_xlsx, formulas_have_their_saved_results)
{
	expect_sheet(ROWS("<row><c><f>1+1</f><v>2</v></c><c "
			  "t=\"str\"><f>\"\"</f><v></v></c><c><f>A1</f></c><c><f>A1</f><v/></c>"
			  "<c t=\"str\"><f>A2</f><v>sí</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"),
	    NULL, NULL, "= DMP\n1: #2||||sí|#DIV/0!\n2 unsaved, first 1,3\n");
}

Test(sheet_workbook_xlsx, what_is_hidden_or_merged_is_known)
{
	expect_sheet(
	    "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"9\" max=\"16384\" "
	    "hidden=\"1\"/></cols>" ROWS("<row r=\"1\" hidden=\"1\">" CELL("r=\"A1\"", "1") CELL("r=\"C1\"",
		"2") "</row><row r=\"2\" hidden=\"true\"/><row r=\"4\" hidden=\"0\">" CELL("r=\"C4\"",
		"3") "</row>") "<mergeCells><mergeCell ref=\"A5:XFD1048576\"/><mergeCell "
			       "ref=\"C3:D4\"/><mergeCell ref=\"B3:C3\"/></mergeCells>",
	    NULL, NULL,
	    "= DMP\n1: #1||#2\n4: ||#3\nmerged 3,2 to 3,3\nmerged 5,1 to 1048576,16384\n1 hidden rows, "
	    "first 1\n"
	    "1 hidden columns, first 3\n");
}

/* Prefixes, namespaces of the strict variant, elements of others where cells might be. */
Test(sheet_workbook_xlsx, other_spellings_of_the_format_are_read)
{
	struct arena *arena = support_arena();
	static const struct bench_part parts[] = {
	    {"[Content_Types].xml", "<Types/>"},
	    {"_rels/.rels",
		"<p:Relationships xmlns:p=\"x\"><p:Relationship Id=\"a\" "
		"Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" "
		"Target=\"/book/b.xml\"/>"
		"</p:Relationships>"},
	    {"book/_rels/b.xml.rels",
		"<Relationships><Relationship Id=\"s\" "
		"Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet\" "
		"Target=\"..\\book\\./s.xml\"/>"
		"<Relationship Id=\"c\" Type=\"x/chartsheet\" Target=\"c.xml\"/></Relationships>"},
	    {"book/b.xml",
		"<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" "
		"xmlns:q=\"q\"><x:workbookPr "
		"date1904=\"1\"/><x:sheets><x:sheet name=\"C\" q:id=\"c\"/><x:sheet name=\"Nin\xCC\x83o\" "
		"q:id=\"s\" "
		"state=\"veryHidden\"/></x:sheets></x:workbook>"},
	    {"BOOK/S.xml",
		"<x:worksheet xmlns:x=\"x\"><y:sheetViews xmlns:y=\"y\"/><x:sheetData><x:row r=\"1\"><x:c "
		"r=\"A1\" s=\"0\">"
		"<x:v> 5 "
		"</x:v>"
		"<x:extLst><x:ext><x:v>6</x:v></x:ext></x:extLst></x:c></x:row></x:sheetData></x:worksheet>"},
	};
	const char *read = bench_read(arena, bench_archive(arena, parts, sizeof(parts) / sizeof(parts[0])));

	cr_expect_str_eq(read, "= Ni\xC3\xB1o (hidden)\n1: #5\n", "%s", read);
	arena_close(arena);
}

/* Each is told once. */
Test(sheet_workbook_xlsx, what_is_wrong_is_told_at_its_cell)
{
	static const struct {
		const char *sheet, *expected;
	} cases[] = {
	    {"<row r=\"3\"/><row r=\"3\"/>", "DMP!3: error: behind this row comes one that is before it"},
	    {"<row r=\"1048577\"/>", "DMP: error: behind this row comes one"},
	    {"<row r=\"99999999999999999999\"/>", "DMP: error: behind this row comes one"},
	    {"<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>",
		"DMP!B1: error: the cell can't be read: behind it one"},
	    {"<row r=\"1\"><c r=\"B1\"/><c r=\"B1\"/></row>",
		"DMP!B1: error: the cell can't be read: behind it one"},
	    {"<row r=\"1\"><c r=\"B2\"/></row>", "DMP!1: error: the cell can't be read: behind it one"},
	    {"<row r=\"1\"><c r=\"ZZZZ99999999\"/></row>",
		"DMP!1: error: the cell can't be read: behind it one"},
	    {"<row r=\"1\"><c r=\"1A\"/></row>", "DMP!1: error: the cell can't be read: behind it one"},
	    {"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row>",
		"DMP!A1: error: the cell can't be read: its text"},
	    {"<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>",
		"DMP!A1: error: the cell can't be read: its text"},
	    {"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>1</v></c></row>",
		"DMP!A1: error: the cell can't be read: its style"},
	    {"<row r=\"1\"><c r=\"A1\" t=\"b\"><v>2</v></c></row>",
		"DMP!A1: error: the cell can't be read: it is neither"},
	    {"<row r=\"1\"><c r=\"A1\" t=\"d\"><v>2</v></c></row>",
		"DMP!A1: error: the cell can't be read: it says"},
	    {"<row r=\"1\"><c r=\"A1\" t=\"q\"><v>2</v></c></row>",
		"DMP!A1: error: the cell can't be read: it is of"},
	    {"<row r=\"1\"><c r=\"A1\"><v>1,5</v></c></row>",
		"DMP!A1: error: the cell says that it is a number"},
	    {"<row r=\"1\"><c r=\"IW1\"><v>1</v></c></row>", "DMP!IW1: error: a cell past column 256"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena *arena = support_arena();
		const char *sheet = arena_printf(arena, "<sheetData>%s</sheetData>", cases[i].sheet);
		const char *read = bench_read(arena, bench_xlsx(arena, sheet, "<si><t>x</t></si>", NULL));
		const char *expected = arena_printf(arena, "= DMP\np.xlsx!%s", cases[i].expected);
		cr_expect(strncmp(read, expected, strlen(expected)) == 0, "%s\n%s", cases[i].sheet, read);
		cr_expect_eq(strstr(read, "error:"), strstr(read, " error:") + 1);
		cr_expect_null(strstr(strstr(read, "error:") + 1, "error:"), "%s", read);
		arena_close(arena);
	}
}

/* Styled blanks, however far, are nothing. */
Test(sheet_workbook_xlsx, blanks_cost_nothing)
{
	expect_sheet(ROWS("<row r=\"1\"><c r=\"A1\" s=\"0\"/><c r=\"XFD1\" s=\"0\"/></row><row r=\"9\">" CELL(
			 "r=\"B9\"", "1") "<c r=\"XFD9\" t=\"str\"><v>  </v></c></row><row r=\"1048576\"><c "
					  "r=\"A1048576\"/></row>"),
	    NULL, NULL, "= DMP\n9: |#1\n");
}

Test(sheet_workbook_xlsx, a_cell_may_be_as_long_as_in_a_csv)
{
	struct arena *arena = support_arena();

	for (size_t n = SHEET_CELL_MAX; n <= SHEET_CELL_MAX + 1; n++) {
		char *text = arena_alloc(arena, n + 1, 1);
		memset(text, 'x', n);
		const char *read = bench_read(arena,
		    bench_xlsx(arena, "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>",
			arena_printf(arena, "<si><t>%s</t></si>", text), NULL));
		cr_expect_eq(strstr(read, "p.xlsx!DMP!A1: error: a cell of 131069 bytes") != NULL,
		    n > SHEET_CELL_MAX);
	}
	arena_close(arena);
}
