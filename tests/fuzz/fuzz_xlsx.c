/* The parts of an .xlsx without their archive: a sheet, its texts, its styles, 0xFF between them. */
#include "sheet/workbook/xlsx_sheet.h"
#include "workbook_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool
read_all(const struct workbook_input *in, struct bytes all, struct sheet_rows *rows)
{
	struct bytes sheet = next_part(&all), strings = next_part(&all), styles = all;
	struct xml_source string_source = xml_bytes("strings", &strings);
	struct xml_source style_source = xml_bytes("styles", &styles), source = xml_bytes("sheet", &sheet);
	struct xlsx_tables tables = {.styles = xlsx_styles_none(in->scratch)};

	return (strings.length == 0 || shared_strings_read(in, &string_source, &tables.strings)) &&
	    (styles.length == 0 || xlsx_styles_read(in, &style_source, &tables.styles)) &&
	    xlsx_sheet_read(rows, &source, &tables);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	struct bytes all = {arena_strndup(arena, (const char *)data, n), n};
	struct workbook_input in = fuzz_input(arena, diags, all);
	struct sheet_rows *rows = ARENA_NEW(arena, struct sheet_rows);
	struct workbook_facts facts;
	uint32_t line = 0;

	rows->give = check_row;
	rows->ctx = &line;
	sheet_rows_begin(rows, &in, "p!s", &facts);
	bool read = read_all(&in, all, rows);
	sheet_rows_end(rows);
	require(diags_errors(diags) == (read ? 0 : 1));
	diags_close(diags);
	arena_close(arena);
	return 0;
}
