/* Any bytes as a workbook: each sheet is read, or there is one error. */
#include "workbook_rows.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	struct workbook_input in =
	    fuzz_input(arena, diags, (struct bytes){arena_strndup(arena, (const char *)data, n), n});
	const struct workbook_sheet *sheets;
	size_t count;
	bool read = workbook_sheets(&in, &sheets, &count);

	require(diags_errors(diags) == (read ? 0 : 1));
	for (size_t i = 0; i < count && i < 4 && read; i++) {
		struct workbook_facts facts;
		uint32_t line = 0;

		read = workbook_read(&in, i, "p!s", check_row, &line, &facts);
		require(diags_errors(diags) == (read ? 0 : 1));
	}
	diags_close(diags);
	arena_close(arena);
	return 0;
}
