#include <criterion/criterion.h>

#include "sheet/read.h"
#include "support.h"
#include "workbook_parts.h"

/* It is one error, with these words in it; returns all that was said. */
static void
expect_one(struct arena *arena, const char *name, struct bytes bytes, const char *words)
{
	const char *read = bench_read(arena, bytes), *first = strstr(read, "error:");

	cr_assert_not_null(first, "%s: %s", name, read);
	cr_expect_null(strstr(first + 1, "error:"), "%s: %s", name, read);
	cr_expect_not_null(strstr(read, words), "%s: %s", name, read);
}

static void
expect_parts(const char *name, const struct bench_part *parts, size_t n, const char *words)
{
	struct arena *arena = support_arena();

	expect_one(arena, name, bench_archive(arena, parts, n), words);
	arena_close(arena);
}

#define OFFICE(target)                                                                                 \
	{"[Content_Types].xml", "<Types/>"},                                                           \
	{                                                                                              \
		"_rels/.rels",                                                                         \
		    "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"" target \
		    "\"/></Relationships>"                                                             \
	}

Test(sheet_workbook_hostile, other_documents_are_told_apart)
{
	static const struct {
		struct bench_part parts[3];
		const char *words;
	} cases[] = {
	    {{OFFICE("w.xml"), {"w.xml", "<w:document xmlns:w=\"w\"/>"}}, "a text document (.docx)"},
	    {{OFFICE("p.xml"), {"p.xml", "<presentation/>"}}, "a presentation (.pptx)"},
	    {{OFFICE("v.xml"), {"v.xml", "<visio/>"}}, "a document of another program"},
	    {{OFFICE("xl/workbook.bin"), {"xl/workbook.bin", "x"}}, "a binary workbook (.xlsb)"},
	    {{{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "<x/>"}, {"a", "b"}},
		"a text document (.odt)"},
	    {{{"mimetype", "application/vnd.oasis.opendocument.presentation"}, {"a", "b"}, {"c", "d"}},
		"a presentation (.odp)"},
	    {{{"mimetype", "application/epub+zip"}, {"a", "b"}, {"c", "d"}}, "a document of another program"},
	    {{{"Index/Document.iwa", "x"}, {"a", "b"}, {"c", "d"}}, "a workbook of Apple Numbers (.numbers)"},
	    {{{"d/plan.xlsx", "x"}, {"a", "b"}, {"c", "d"}}, "with a workbook inside"},
	    {{{"\xFF\xFE.txt", "x"}, {"a", "b"}, {"c", "d"}}, "with no workbook inside"},
	    {{{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
		 {"META-INF/manifest.xml", "<m><f><m:encryption-data xmlns:m=\"m\"/></f></m>"},
		 {"content.xml", "?"}},
		"[workbook-encrypted]"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_parts(cases[i].words, cases[i].parts, 3, cases[i].words);
}

/* The directory of a compound file: entries of 128 bytes, their names in UTF-16. */
static struct bytes
compound(struct arena *arena, const char *name)
{
	static const unsigned char magic[] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
	char *file = arena_alloc(arena, 2048, 1);

	memcpy(file, magic, sizeof magic);
	for (size_t i = 0; name[i] != '\0'; i++)
		file[1024 + 128 + 2 * i] = name[i];
	file[1024 + 128 + 64] = (char)(2 * strlen(name) + 2);
	return (struct bytes){file, 2048};
}

Test(sheet_workbook_hostile, compound_files_are_told_apart)
{
	struct arena *arena = support_arena();

	expect_one(arena, "xls", compound(arena, "Workbook"), "a workbook of old Excel (.xls)");
	expect_one(arena, "xls", compound(arena, "Book"), "a workbook of old Excel (.xls)");
	expect_one(arena, "encrypted", compound(arena, "EncryptedPackage"), "protected by a password");
	expect_one(arena, "doc", compound(arena, "WordDocument"), "an old Office program");
	expect_one(arena, "pdf", (struct bytes){"%PDF-1.7", 8}, "a PDF");
	expect_one(arena, "none", (struct bytes){"", 0}, "something else");
	arena_close(arena);
}

/* Of any byte that is changed, and at any place where it is cut off: what is read of it, or one error. */
Test(sheet_workbook_hostile, damage_is_one_error)
{
	struct arena *arena = support_arena();
	struct bytes whole =
	    bench_xlsx(arena, "<sheetData><row><c t=\"s\"><v>0</v></c><c><v>12</v></c></row></sheetData>",
		"<si><t>texto</t></si>", NULL);

	for (size_t i = 0; i < whole.length; i += 7) {
		struct arena *scratch = support_arena();
		struct bytes cut = {arena_strndup(scratch, whole.data, i), i};
		const char *read = bench_read(scratch, cut), *error = strstr(read, "error:");
		cr_assert_not_null(error, "cut at %zu: %s", i, read);
		cr_expect_null(strstr(error + 1, "error:"), "cut at %zu: %s", i, read);
		char *changed = arena_strndup(scratch, whole.data, whole.length);
		changed[i] ^= 0x55;
		read = bench_read(scratch, (struct bytes){changed, whole.length});
		error = strstr(read, "error:");
		cr_expect(error == NULL || strstr(error + 1, "error:") == NULL, "changed at %zu: %s", i,
		    read);
		arena_close(scratch);
	}
	arena_close(arena);
}

static char *
filled(struct arena *arena, const char *head, char c, size_t n, const char *tail)
{
	char *text = arena_alloc(arena, strlen(head) + n + strlen(tail) + 1, 1);

	memcpy(text, head, strlen(head) + 1);
	memset(text + strlen(head), c, n);
	memcpy(text + strlen(head) + n, tail, strlen(tail) + 1);
	return text;
}

/* None of them is inflated: that is said before it is begun, or as soon as it has come to too much. */
Test(sheet_workbook_hostile, bombs_are_not_unpacked)
{
	struct arena *arena = support_arena();

	expect_one(arena, "sheet", bench_xlsx(arena, filled(arena, "", ' ', 60 << 20, ""), NULL, NULL),
	    "its part xl/worksheets/sheet1.xml would come to far more");
	expect_one(arena, "strings",
	    bench_xlsx(arena, "<sheetData/>", filled(arena, "<si><t>", 'x', 60 << 20, "</t></si>"), NULL),
	    "its part xl/sharedStrings.xml would come to far more");
	expect_one(arena, "styles",
	    bench_xlsx(arena, "<sheetData/>", NULL, filled(arena, "", '\n', 60 << 20, "")),
	    "its part xl/styles.xml would come to far more");
	expect_one(arena, "content", bench_ods(arena, filled(arena, "", ' ', 60 << 20, ""), ""),
	    "its part content.xml would come to far more");
	arena_close(arena);
}

/* The directory says of each part that it is of ten bytes. */
Test(sheet_workbook_hostile, parts_that_are_longer_than_they_say_are_refused)
{
	struct arena *arena = support_arena();
	struct bytes bytes = bench_xlsx(arena, "<sheetData/>", NULL, NULL);
	char *at = (char *)bytes.data, *end = at + bytes.length;

	for (; end - at > 28; at++) {
		if (memcmp(at, "PK\x01\x02", 4) == 0)
			memcpy(at + 24, "\x0A\0\0", 4);
	}
	expect_one(arena, "longer", bytes, "its part _rels/.rels would come to far more");
	arena_close(arena);
}

/* A text of 32 KB in every cell of a sheet is 256 MB soon. */
Test(sheet_workbook_hostile, a_text_that_all_cells_share_has_its_limit)
{
	struct arena *arena = support_arena();
	struct buf sheet = BUF_INIT;

	buf_adds(&sheet, "<sheetData><row>");
	for (int i = 0; i < 9000; i++)
		buf_adds(&sheet, i % 200 == 199 ? "</row><row>" : "<c t=\"s\"><v>0</v></c>");
	buf_adds(&sheet, "</row></sheetData>");
	expect_one(arena, "shared",
	    bench_xlsx(arena, buf_take(&sheet, arena), filled(arena, "<si><t>", 'x', 32000, "</t></si>"),
		NULL),
	    "the sheet has 256 MB of text");
	expect_one(arena, "repeated",
	    bench_ods(arena,
		filled(arena,
		    "<table:table><table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell "
		    "office:value-type=\"string\"><text:p>",
		    'x', 32000, "</text:p></table:table-cell></table:table-row></table:table>"),
		""),
	    "the sheet has 256 MB of text");
	arena_close(arena);
}

#define DOCTYPE "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"

Test(sheet_workbook_hostile, xml_that_asks_for_more_is_refused)
{
	static const struct {
		const char *strings, *words;
	} cases[] = {
	    {"<si><t>&a;</t></si>", "is not well-formed XML"},
	    {"<si><t>\x01</t></si>", "is not well-formed XML"},
	    {"<si><t>\xFF\xFE</t></si>", "is not well-formed XML"},
	    {"<si><t>&#0;</t></si>", "is not well-formed XML"},
	    {"<si><t></si>", "is not well-formed XML"},
	};
	struct arena *arena = support_arena();
	struct buf deep = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_one(arena, cases[i].strings, bench_xlsx(arena, "<sheetData/>", cases[i].strings, NULL),
		    cases[i].words);
	for (int i = 0; i < 200000; i++)
		buf_adds(&deep, "<a>");
	expect_one(arena, "deep", bench_xlsx(arena, "<sheetData/>", buf_take(&deep, arena), NULL),
	    "has too many elements in one another");
	expect_one(arena, "attribute",
	    bench_xlsx(arena, "<sheetData/>", filled(arena, "<si a=\"", 'x', 3 << 20, "\"/>"), NULL),
	    "has a tag or a comment that does not end");
	static const struct bench_part entities[] = {OFFICE("b.xml"),
	    {"b.xml", DOCTYPE "<workbook>&b;</workbook>"}};
	expect_parts("entities", entities, 3, "has a document type, which no workbook has");
	static const struct bench_part relations[] = {{"[Content_Types].xml", "<Types/>"},
	    {"_rels/.rels", DOCTYPE "<Relationships/>"}};
	expect_parts("relations", relations, 2, "line 1 of its part _rels/.rels has a document type");
	arena_close(arena);
}

Test(sheet_workbook_hostile, parts_that_are_missing_are_named)
{
	static const struct bench_part no_book[] = {OFFICE("b.xml"), {"a", "b"}};
	static const struct bench_part no_content[] = {
	    {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"a", "b"}};
	struct arena *arena = support_arena();

	expect_parts("book", no_book, 3, "it has no part b.xml");
	expect_parts("content", no_content, 2, "it has no part content.xml");
	expect_one(arena, "sheet", bench_xlsx(arena, NULL, NULL, NULL),
	    "it has no part xl/worksheets/sheet1.xml");
	arena_close(arena);
}

Test(sheet_workbook_hostile, many_parts_are_refused)
{
	struct arena *arena = support_arena();
	size_t n = 10001;
	struct bench_part *parts = ARENA_ARRAY(arena, struct bench_part, n);

	for (size_t i = 0; i < n; i++)
		parts[i] = (struct bench_part){arena_printf(arena, "%zu", i), "x"};
	expect_one(arena, "parts", bench_archive(arena, parts, n), "is made of more than 10000 parts");
	arena_close(arena);
}

/* "sí" in UTF-16, which is XML like any other. */
Test(sheet_workbook_hostile, other_encodings_are_read)
{
	static const char text[] =
	    "\uFEFF<?xml version='1.0' encoding='UTF-16'?><worksheet><sheetData><row><c t='str'>"
	    "<v>s\u00ED</v></c></row></sheetData></worksheet>";
	struct arena *arena = support_arena();
	char *wide = arena_alloc(arena, 2 * sizeof(text), 1);
	size_t n = 0;

	for (size_t i = 0; text[i] != '\0'; i++) {
		unsigned char c = (unsigned char)text[i];
		unsigned code = c;
		if (c == 0xEF) {
			code = 0xFEFF;
			i += 2;
		} else if (c == 0xC3) {
			code = 0xED;
			i++;
		}
		wide[n++] = (char)(code & 0xFF);
		wide[n++] = (char)(code >> 8);
	}
	const struct bench_part parts[] = {OFFICE("b.xml"),
	    {"b.xml", "<workbook><sheets><sheet name=\"U\" id=\"s\"/></sheets></workbook>"},
	    {"_rels/b.xml.rels",
		"<Relationships><Relationship Id=\"s\" Type=\"x/worksheet\" "
		"Target=\"s.xml\"/></Relationships>"},
	    {"s.xml", wide, n}};
	const char *read = bench_read(arena, bench_archive(arena, parts, 5));
	cr_expect_str_eq(read, "= U\n1: s\xC3\xAD\n", "%s", read);
	arena_close(arena);
}

/* What is told of a file that is read as a sheet, be it named right or not. */
static void
expect_told(const char *path, struct bytes bytes, const struct sheet_layout *layout, const char *told)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	const struct sheet_request request = {.path = path,
	    .loc = {"job.yaml", 3, 5},
	    .style = {'.', ','},
	    .layout = layout};
	struct sheet sheet;

	cr_expect_not(sheet_parse(arena, &request, bytes, &sheet, diags));
	cr_expect_str_eq(support_printed(arena, diags), told);
	diags_close(diags);
	arena_close(arena);
}

Test(sheet_workbook_hostile, names_that_lie)
{
	const struct sheet_layout layout = {.sheet = {"DMP", {"job.yaml", 3, 9}}};
	struct arena *arena = support_arena();
	struct bytes locked = compound(arena, "EncryptedPackage"), text = {"A;B\n1;2\n", 8};

	expect_told("p.xlsx", text, &layout,
	    "job.yaml:3:5: error: \"p.xlsx\" is no workbook, though its name ends as those of workbooks do: "
	    "if it is a CSV, let the name end in .csv; if not, open it in a spreadsheet program and save it "
	    "as .xlsx [csv-file-type]\n");
	expect_told("p.ods", (struct bytes){"", 0}, NULL,
	    "job.yaml:3:5: error: \"p.ods\" is empty: expected a row of headings [csv-empty]\n");
	expect_told("p.csv", locked, NULL,
	    "job.yaml:3:5: error: \"p.csv\" is protected by a password: open it in a spreadsheet program and "
	    "save it without one [workbook-encrypted]\n");
	expect_told("p.xlsx", locked, NULL,
	    "job.yaml:3:5: error: \"p.xlsx\" is protected by a password: open it in a spreadsheet program "
	    "and save it without one [workbook-encrypted]\n");
	arena_close(arena);
}

Test(sheet_workbook_hostile, sheets_that_are_not_the_units)
{
	const struct sheet_layout unit = {.unit = "DMP"};
	struct arena *arena = support_arena();
	struct bytes none = bench_ods(arena, "", "");
	struct bytes two =
	    bench_ods(arena, "<table:table table:name=\"DGA\"/><table:table table:name=\"Notas\"/>", "");

	expect_told("p.ods", none, &unit,
	    "job.yaml:3:5: error: \"p.ods\" has no sheet of cells: expected one with the rows (sheets of "
	    "charts and macros are none); is it the right file? [workbook-sheet]\n");
	expect_told("p.ods", two, &unit,
	    "job.yaml:3:5: error: \"p.ods\" has no sheet called like the unit, DMP: its sheets are «DGA», "
	    "«Notas»; if it is of that unit, say which of them with `sheet`; a form may be that of another "
	    "unit [workbook-sheet]\n");
	expect_told("p.ods", two, NULL,
	    "job.yaml:3:5: error: \"p.ods\" has several sheets («DGA», «Notas»): say which with `sheet` "
	    "[workbook-sheet]\n");
	arena_close(arena);
}
