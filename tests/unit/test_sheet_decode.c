#include <criterion/criterion.h>

#include "base/utf8.h"
#include "sheet/decode.h"
#include "sheet/read.h"
#include "support.h"

static const struct sheet_request request = {.path = "p.csv",
    .loc = {"job.yaml", 3, 40},
    .style = {'.', ','}};

/* What n bytes are as text, and what is said about it. */
static void
expect_text(const char *bytes, size_t n, const char *text, const char *complaints)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct bytes out = {"", 0};
	bool ok = decode_text(arena, "p.csv", (struct bytes){arena_strndup(arena, bytes, n), n}, &out, diags);

	cr_expect_eq(ok, text != NULL);
	if (text != NULL) {
		cr_expect_str_eq(out.data, text, "%s", out.data);
		cr_expect_eq(out.data[out.length], '\0');
	}
	cr_expect_str_eq(support_printed(arena, diags), complaints, "%s", support_printed(arena, diags));
	diags_close(diags);
	arena_close(arena);
}

#define DECODES(bytes, text, complaints) expect_text(bytes, sizeof(bytes) - 1, text, complaints)

Test(sheet_decode, utf8)
{
	DECODES("", "", "");
	DECODES("año\n", "año\n", "");
	DECODES("\xEF\xBB\xBF"
		"año\n",
	    "año\n", "");
	DECODES("\xEF\xBB\xBF", "", "");
}

Test(sheet_decode, line_ends)
{
	DECODES("a\r\nb\rc\n\rd\r\r\n", "a\nb\nc\n\nd\n\n", "");
	DECODES("\r", "\n", "");
	DECODES("\xFF\xFE"
		"a\0\r\0\n\0b\0\r\0c\0\n\0\r\0",
	    "a\nb\nc\n\n", "");
}

Test(sheet_decode, utf16)
{
	DECODES("\xFF\xFE"
		"a\0\xF1\0o\0",
	    "año", "");
	DECODES("\xFE\xFF"
		"\0a\0\xF1\0o",
	    "año", "");
	DECODES("\xFF\xFE\xAC\x20\x3D\xD8\x00\xDE", "€\U0001F600", "");
	DECODES("\xFF\xFE", "", "");
}

Test(sheet_decode, utf16_with_half_a_character)
{
	DECODES("\xFE\xFF"
		"\0a\0\n\0b\xD8\x3D\0c",
	    "a\nb\uFFFDc",
	    "p.csv:2:2: error: 0xD83D is half a character of UTF-16; save the sheet again as \"CSV UTF-8\" "
	    "[csv-encoding]\n");
	DECODES("\xFE\xFF"
		"\0a\xDE\0",
	    "a\uFFFD",
	    "p.csv:1:2: error: 0xDE00 is half a character of UTF-16; save the sheet again as \"CSV UTF-8\" "
	    "[csv-encoding]\n");
	DECODES("\xFE\xFF"
		"\0a\xD8\x3D",
	    "a\uFFFD",
	    "p.csv:1:2: error: 0xD83D is half a character of UTF-16; save the sheet again as \"CSV UTF-8\" "
	    "[csv-encoding]\n");
}

Test(sheet_decode, utf16_cut_off)
{
	DECODES("\xFF\xFE"
		"a\0\n\0b",
	    "a\n",
	    "p.csv:2:1: error: the file ends in the middle of a character of UTF-16: it may have been cut "
	    "off "
	    "[csv-encoding]\n");
}

Test(sheet_decode, utf16_without_bom)
{
	DECODES("M\0E\0T\0A\0", NULL,
	    "p.csv:1:1: error: this looks like UTF-16 without byte order mark; save the sheet again as "
	    "\"CSV UTF-8\" [csv-encoding]\n");
	DECODES("\0M\0E\0T\0A", NULL,
	    "p.csv:1:1: error: this looks like UTF-16 without byte order mark; save the sheet again as "
	    "\"CSV UTF-8\" [csv-encoding]\n");
}

Test(sheet_decode, windows_1252)
{
	DECODES("META\r\nA\xF1o \x80\x93\xFA\x94\r\n", "META\nAño €“ú”\n",
	    "p.csv:2:2: note: byte 0xF1 is not UTF-8: the file is read as Windows-1252 [csv-windows-1252]\n");
}

Test(sheet_decode, a_byte_that_is_in_no_encoding)
{
	DECODES("A\xF1o\nx\x81y\x8D\n\x9D", "Año\nx\uFFFDy\uFFFD\n\uFFFD",
	    "p.csv:2:2: error: byte 0x81 is neither UTF-8 nor Windows-1252; save the sheet again as "
	    "\"CSV UTF-8\" [csv-encoding]\n"
	    "p.csv:3:1: error: byte 0x9D is neither UTF-8 nor Windows-1252; save the sheet again as "
	    "\"CSV UTF-8\" [csv-encoding]\n");
}

Test(sheet_decode, damaged_utf8)
{
	/* Some of it is UTF-8. */
	DECODES("año\r\nñandú, a\xF1o", "año\nñandú, a\uFFFDo",
	    "p.csv:2:9: error: byte 0xF1 is not UTF-8, unlike the rest of the file; save the sheet again as "
	    "\"CSV UTF-8\" [csv-encoding]\n");
	/* All of it should be. */
	DECODES("\xEF\xBB\xBF"
		"a\xF1o",
	    "a\uFFFDo",
	    "p.csv:1:2: error: byte 0xF1 is not UTF-8, unlike the rest of the file; save the sheet again as "
	    "\"CSV UTF-8\" [csv-encoding]\n");
	/* A surrogate, an overlong form, and a character that is cut off. */
	DECODES("ñ\n\xED\xA0\x80\n\xC0\xAF\n\xC3", "ñ\n\uFFFD\uFFFD\uFFFD\n\uFFFD\uFFFD\n\uFFFD",
	    "p.csv:2:1: error: byte 0xED is not UTF-8, unlike the rest of the file; save the sheet again as "
	    "\"CSV UTF-8\" [csv-encoding]\n"
	    "p.csv:3:1: error: byte 0xC0 is not UTF-8, unlike the rest of the file; save the sheet again as "
	    "\"CSV UTF-8\" [csv-encoding]\n"
	    "p.csv:4:1: error: byte 0xC3 is not UTF-8, unlike the rest of the file; save the sheet again as "
	    "\"CSV UTF-8\" [csv-encoding]\n");
}

Test(sheet_decode, control_characters)
{
	DECODES("a\tb\r\n", "a\tb\n", "");
	expect_text("ab\nñ,\0,\0", 9, "ab\nñ,",
	    "p.csv:2:3: error: control character U+0000 (NUL); delete it from the cell "
	    "[csv-control-character]\n");
	DECODES("\x0B\n\x1B\n\x7F\n\u00A0\xC2\x80\n", "\x0B\n\x1B\n\x7F\n\u00A0\xC2\x80\n",
	    "p.csv:1:1: error: control character U+000B; delete it from the cell [csv-control-character]\n"
	    "p.csv:2:1: error: control character U+001B; delete it from the cell [csv-control-character]\n"
	    "p.csv:3:1: error: control character U+007F; delete it from the cell [csv-control-character]\n"
	    "p.csv:4:2: error: control character U+0080; delete it from the cell [csv-control-character]\n");
}

Test(sheet_decode, a_character_lost_before)
{
	DECODES("a\nb\uFFFDo", "a\nb\uFFFDo",
	    "p.csv:2:2: warning: U+FFFD stands for a character that was lost when the file was saved; "
	    "kept as it is "
	    "[csv-lost-character]\n");
}

/* --- the same sheet as spreadsheets export it ---------------------------------------------------------- */

/* With a cell of each kind: accents, quotes, separators, a line break, typographic marks, nothing. */
static const char sample[] = "LÍNEA,ACTIVIDAD,META ANUAL,ENE,FEB\n"
			     "\"Uno; dos, tres\",Capacitación «A»,\"2,400\",-,25%\n"
			     "\"dice \"\"sí\"\"\",\"primera\nsegunda\",,—,12.5\n"
			     "\n"
			     "ñandú,“útil”,3,,\n";

enum encoding { UTF_8, UTF_8_BOM, UTF_16LE, UTF_16BE, WINDOWS_1252 };

struct variant {
	enum encoding encoding;
	char separator;
	const char *line_end;
};

static size_t
put_unit(char *out, uint32_t unit, bool big_endian)
{
	out[big_endian ? 0 : 1] = (char)(unit >> 8);
	out[big_endian ? 1 : 0] = (char)(unit & 0xFF);
	return 2;
}

/* By hand, from the sample's few characters: the decoder's own table is not to test itself. */
static char
byte_1252(uint32_t code)
{
	switch (code) {
	case 0x2014:
		return '\x97';
	case 0x201C:
		return '\x93';
	case 0x201D:
		return '\x94';
	default:
		cr_assert_lt(code, 0x100);
		return (char)code;
	}
}

static size_t
put_encoded(char *out, uint32_t code, enum encoding encoding)
{
	switch (encoding) {
	case UTF_8:
	case UTF_8_BOM:
		return utf8_encode(code, out);
	case UTF_16LE:
	case UTF_16BE:
		return put_unit(out, code, encoding == UTF_16BE);
	case WINDOWS_1252:
		out[0] = byte_1252(code);
		return 1;
	}
	return 0;
}

/* The sample as that variant; separators outside quotes only. */
static struct bytes
encode(struct arena *arena, struct variant variant)
{
	char *out = arena_alloc(arena, sizeof(sample), 4);
	size_t n = 0, length;
	bool quoted = false;

	if (variant.encoding == UTF_16LE || variant.encoding == UTF_16BE || variant.encoding == UTF_8_BOM)
		n += put_encoded(out, 0xFEFF, variant.encoding);
	for (size_t i = 0; i < sizeof(sample) - 1; i += length) {
		uint32_t code = utf8_decode(sample + i, sizeof(sample) - 1 - i, &length);

		quoted ^= code == '"';
		if (code == ',' && !quoted)
			code = (unsigned char)variant.separator;
		if (code != '\n') {
			n += put_encoded(out + n, code, variant.encoding);
			continue;
		}
		for (const char *c = variant.line_end; *c != '\0'; c++)
			n += put_encoded(out + n, (unsigned char)*c, variant.encoding);
	}
	return (struct bytes){out, n};
}

static struct sheet
read_sample(struct arena *arena, struct bytes in)
{
	struct diags *diags = diags_open();
	struct sheet sheet = {0};

	cr_assert(sheet_parse(arena, &request, in, &sheet, diags), "%s", support_printed(arena, diags));
	cr_expect_eq(diags_warnings(diags), 0);
	diags_close(diags);
	return sheet;
}

static void
expect_same(const struct sheet *a, const struct sheet *b, const char *what)
{
	cr_assert_eq(a->column_count, b->column_count, "%s", what);
	cr_assert_eq(a->row_count, b->row_count, "%s", what);
	for (size_t i = 0; i < a->row_count * a->column_count; i++) {
		const struct sheet_cell *x = &a->rows[i / a->column_count].cells[i % a->column_count];
		const struct sheet_cell *y = &b->rows[i / a->column_count].cells[i % a->column_count];

		cr_expect_str_eq(sheet_text(x), sheet_text(y), "%s: \"%s\"", what, sheet_text(y));
		cr_expect_eq(sheet_length(x), sheet_length(y), "%s", what);
		cr_expect(sheet_line(x) == sheet_line(y) && sheet_field(x).column == sheet_field(y).column,
		    "%s: %u:%u, not %u:%u", what, (unsigned)sheet_line(y), (unsigned)sheet_field(y).column,
		    (unsigned)sheet_line(x), (unsigned)sheet_field(x).column);
	}
}

Test(sheet_decode, every_export_is_the_same_sheet)
{
	static const char separators[] = {',', ';', '\t'};
	static const char *const line_ends[] = {"\n", "\r\n", "\r"};
	struct arena *arena = support_arena();
	struct sheet plain = read_sample(arena, encode(arena, (struct variant){UTF_8, ',', "\n"}));

	cr_assert_eq(plain.row_count, 4);
	cr_expect_str_eq(sheet_text(&plain.rows[1].cells[1]), "primera\nsegunda");
	for (int encoding = UTF_8; encoding <= WINDOWS_1252; encoding++) {
		for (size_t i = 0; i < 9; i++) {
			struct variant variant = {(enum encoding)encoding, separators[i / 3],
			    line_ends[i % 3]};
			struct sheet sheet = read_sample(arena, encode(arena, variant));

			cr_expect_eq(sheet.separator, variant.separator);
			expect_same(&plain, &sheet,
			    arena_printf(arena, "encoding %d, separator %zu, line end %zu", encoding, i / 3,
				i % 3));
		}
	}
	arena_close(arena);
}

/* --- what is no CSV ------------------------------------------------------------------------------------ */

static void
expect_refused(const char *bytes, size_t n, const char *complaint)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct sheet sheet;
	struct bytes in = {arena_strndup(arena, bytes, n), n};

	cr_expect_not(sheet_parse(arena, &request, in, &sheet, diags));
	cr_expect_str_eq(support_printed(arena, diags), complaint, "%s", support_printed(arena, diags));
	diags_close(diags);
	arena_close(arena);
}

#define REFUSES_KIND(bytes, kind)                                                                   \
	expect_refused(bytes, sizeof(bytes) - 1,                                                    \
	    "job.yaml:3:40: error: \"p.csv\" is " kind                                              \
	    ", not CSV: open it in a spreadsheet program and save it as .xlsx or as \"CSV UTF-8\" " \
	    "[csv-file-type]\n")

Test(sheet_decode, files_of_another_kind)
{
	expect_refused("PK\x03\x04\x14\0\x06\0", 8,
	    "job.yaml:3:40: error: \"p.csv\" is a workbook or another zip archive: let its name end in "
	    ".xlsx or "
	    ".ods, if it is one [csv-file-type]\n");
	REFUSES_KIND("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
	    "a document of an old Office program (.doc, .ppt or another)");
	REFUSES_KIND("%PDF-1.7\n", "a PDF");
	REFUSES_KIND("{\\rtf1", "a text document (RTF)");
	REFUSES_KIND("\xFF\xFE\0\0M\0\0\0", "text in UTF-32");
	REFUSES_KIND("\xEF\xBB\xBF\n <!DOCTYPE html>", "a web page (HTML)");
	REFUSES_KIND("<Table border=1>", "a web page (HTML)");
	REFUSES_KIND("\xFF\xFE<\0h\0t\0m\0l\0>\0", "a web page (HTML)");
	REFUSES_KIND("<?xml version=\"1.0\"?>", "XML");
	REFUSES_KIND("<?xml version=\"1.0\"?><office:document office:mimetype="
		     "\"application/vnd.oasis.opendocument.spreadsheet\">",
	    "a workbook of one piece of XML (.fods or another)");
	REFUSES_KIND("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>",
	    "a workbook of one piece of XML (.fods or another)");
}

Test(sheet_decode, empty_files)
{
	static const char complaint[] =
	    "job.yaml:3:40: error: \"p.csv\" is empty: expected a row of headings [csv-empty]\n";

	expect_refused("", 0, complaint);
	expect_refused("\xEF\xBB\xBF", 3, complaint);
	expect_refused("\n \n,,\n", 6, complaint);
	expect_refused("sep=;\n", 6, complaint);
}
