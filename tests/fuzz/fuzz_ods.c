/* The parts of an .ods without their archive: its content and its styles, 0xFF between them. */
#include "sheet/workbook/ods.h"
#include "workbook_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool
read_all(const struct workbook_input *in, struct bytes all, struct sheet_rows *rows)
{
	struct bytes content = next_part(&all), styles = all, again = content;
	struct xml_source source = xml_bytes("content.xml", &again);
	const struct workbook_sheet *sheets;
	size_t count;

	if (!ods_content_sheets(in, &source, &sheets, &count) || count == 0)
		return diags_errors(in->diags) == 0;
	struct xml_source style_source = xml_bytes("styles.xml", &styles);
	source = xml_bytes("content.xml", &content);
	return ods_content_read(in, styles.length > 0 ? &style_source : NULL, &source, count - 1, rows);
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
