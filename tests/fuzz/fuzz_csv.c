/*
 * Any bytes at all as a sheet: either refused with an error, or a sheet that keeps its invariants.
 */
#include "base/utf8.h"
#include "fuzz.h"
#include "sheet/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
require(bool condition)
{
	if (!condition)
		abort();
}

static void
check_cell(const struct sheet_cell *cell)
{
	const char *text = sheet_text(cell);
	size_t length = sheet_length(cell);

	require(text[length] == '\0' && length <= SHEET_CELL_MAX * 3);
	require(utf8_valid_prefix(text, length) == length);
	require(memchr(text, '\r', length) == NULL && memchr(text, '\0', length) == NULL);
	utf8_trim(&text, &length);
	require(length == sheet_length(cell));
	require(sheet_line(cell) > 0 && sheet_field(cell).column > 0);
}

static void
check_sheet(const struct sheet *sheet)
{
	uint32_t line = 0;

	require(sheet->column_count > 0 && sheet->column_count <= SHEET_COLUMNS_MAX);
	require(sheet->row_count <= SHEET_ROWS_MAX);
	for (size_t i = 0; i < sheet->column_count; i++)
		check_cell(&sheet->headings[i]);
	for (size_t i = 0; i < sheet->row_count; i++) {
		for (size_t j = 0; j < sheet->column_count; j++)
			check_cell(&sheet->rows[i].cells[j]);
		require(sheet_line(&sheet->rows[i].cells[0]) > line);
		line = sheet_line(&sheet->rows[i].cells[0]);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static const struct sheet_binding bindings[] = {{"A", "a", {NULL, 0, 0}, false},
	    {"META ANUAL", "meta anual", {NULL, 0, 0}, true}};
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	struct bytes in = {arena_strndup(arena, (const char *)data, n), n};
	struct sheet sheet;
	/* With and without something to look for. */
	size_t count = n % 3;
	struct sheet_request request = {"p.csv", {"job.yaml", 1, 1}, {bindings, count}, {'.', ','}};

	if (sheet_parse(arena, &request, in, &sheet, diags)) {
		require(diags_errors(diags) == 0);
		check_sheet(&sheet);
	} else {
		require(diags_errors(diags) > 0);
	}
	diags_close(diags);
	arena_close(arena);
	return 0;
}
