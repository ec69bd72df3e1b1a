/* What every row that is read of a workbook has to keep to. */
#ifndef PLIEGO_TESTS_FUZZ_WORKBOOK_ROWS_H
#define PLIEGO_TESTS_FUZZ_WORKBOOK_ROWS_H

#include "base/utf8.h"
#include "fuzz.h"
#include "sheet/workbook.h"

static inline void
require(bool condition)
{
	if (!condition)
		abort();
}

/* ctx is the line of the row before. */
static inline bool
check_row(void *ctx, const struct record *record)
{
	uint32_t *line = ctx;

	require(record->line > *line && record->line <= 1048576);
	*line = record->line;
	require(record->count > 0 && record->count <= SHEET_COLUMNS_MAX);
	for (size_t i = 0; i < record->count; i++) {
		const struct sheet_field *cell = &record->cells[i];
		const char *text = cell->text;
		size_t n = cell->length;

		require(n <= SHEET_CELL_MAX && cell->line == record->line && cell->column == i + 1);
		require(n == 0 || (utf8_valid_prefix(text, n) == n && memchr(text, '\r', n) == NULL));
		utf8_trim(&text, &n);
		require(n == cell->length);
	}
	require(record->cells[record->count - 1].length > 0);
	/* Enough to see all that can go wrong. */
	return *line < 100000;
}

static inline struct workbook_input
fuzz_input(struct arena *arena, struct diags *diags, struct bytes bytes)
{
	return (struct workbook_input){arena, "p", {"p", 0, 0}, bytes, {'.', ','}, diags};
}

/* The bytes up to the next 0xFF, which no text has; it moves behind. */
static inline struct bytes
next_part(struct bytes *rest)
{
	const char *end = rest->length > 0 ? memchr(rest->data, 0xFF, rest->length) : NULL;
	struct bytes part = {rest->data, end != NULL ? (size_t)(end - rest->data) : rest->length};
	size_t skip = part.length + (end != NULL ? 1 : 0);

	rest->data += skip;
	rest->length -= skip;
	return part;
}

#endif
