/*
 * Any bytes at all as a cell for a spreadsheet: what comes back of it is the same, and no formula.
 */
#include "sheet/spreadsheet.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
require(bool condition)
{
	if (!condition)
		abort();
}

/* What a reader of CSVs makes of the one cell: its bytes, in place; returns how many. */
static size_t
unquote(char *cell, size_t n)
{
	bool quoted = n > 0 && cell[0] == '"';
	size_t out = 0;

	require(!quoted || (n >= 2 && cell[n - 1] == '"'));
	for (size_t i = quoted; i < n - quoted; i++) {
		require(quoted || strchr(",;\t\r\n\"", cell[i]) == NULL || cell[i] == '\0');
		if (cell[i] == '"')
			require(cell[++i] == '"' && i < n - 1);
		cell[out++] = cell[i];
	}
	return out;
}

static void
check_same(struct buf *b, const char *text, size_t n, size_t guard)
{
	char *cell = b->data;
	size_t length = b->length > 0 ? unquote(cell, b->length) : 0;

	require(length == n + guard);
	require(n == 0 || memcmp(cell + guard, text, n) == 0);
	require(guard == 0 || cell[0] == '\'');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const char *text = (const char *)data;
	struct buf cell = BUF_INIT, figure = BUF_INIT;
	size_t guard;

	spreadsheet_add_text(&cell, text, n);
	guard = cell.length > 0 && spreadsheet_guard(cell.data, cell.length) == 1;
	require(cell.length == 0 || strchr("=+-@\t\r\n", cell.data[0]) == NULL || cell.data[0] == '\0');
	if (cell.length > 1 && cell.data[0] == '"')
		guard = spreadsheet_guard(cell.data + 1, cell.length - 2);
	check_same(&cell, text, n, guard);
	spreadsheet_add_figure(&figure, text, n, (struct number_style){'.', ','});
	if (figure.length > 0) {
		size_t length = unquote(figure.data, figure.length);

		require(length == n || length == n + 1);
		require(memcmp(figure.data + (length - n), text, n) == 0);
	}
	buf_release(&cell);
	buf_release(&figure);
	return 0;
}
