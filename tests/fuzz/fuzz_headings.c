/*
 * Any bytes at all as headings of a progress sheet: each has a key that is its own key, and the columns found
 * for the plan's and for reasons are columns of the sheet.
 */
#include "base/utf8.h"
#include "fuzz.h"
#include "plan/progress.h"
#include "plan/reasons.h"
#include "sheet/vocabulary.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const char head[] = "CÓDIGO,ACTIVIDAD,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,";

static void
require(bool condition)
{
	if (!condition)
		abort();
}

static void
check_key(struct arena *arena, const char *text, size_t n)
{
	const char *key = heading_key(arena, text, n);
	enum plan_column column = heading_column(key);

	require(strcmp(heading_key(arena, key, strlen(key)), key) == 0);
	require(column == COLUMNS || column_find(&key, 1, column) == 0);
	require(heading_find(&key, 1, key) == (key[0] == '\0'));
	for (int c = 0; c < COLUMNS; c++)
		heading_is_unusual(key, (enum plan_column)c);
}

static void
check_reasons(struct arena *arena, const struct sheet *sheet)
{
	const struct calendar months = {0};
	struct period_columns columns;
	int count = (int)sheet->column_count;

	period_columns_bind(sheet, months, PERIOD_REASON, &columns);
	require(columns.plain < count && columns.unknown < count);
	require(columns.plain_of >= PERIOD_ANY && columns.plain_of < PERIOD_COLUMNS);
	for (int k = 0; k < PERIOD_COLUMNS; k++)
		require(columns.of[k] < count);
	for (int k = 0; k < PERIODS; k++) {
		struct period of = calendar_period_of(months, period_columns_column(k));

		require(reasons_column(&columns, months, of) < count);
		for (size_t row = 0; row < sheet->row_count; row++) {
			const struct reasons *said = reasons_read(arena, arena, &sheet->rows[row], &columns);
			const char *text = reasons_of(arena, said, months, of, WORDING_SPANISH);

			require(text == NULL || text[0] != '\0');
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	const char *given = arena_strndup(arena, (const char *)data, n);
	char *text = arena_printf(arena, "%s%s", head, given);
	struct bytes in = {text, strlen(text)};
	struct sheet_request request = {.path = "p.csv", .loc = {"job.yaml", 1, 1}, .style = {'.', ','}};
	struct sheet sheet;

	/* Sheets have neither faults of UTF-8 nor NULs in headings. */
	check_key(arena, given, utf8_valid_prefix(given, strcspn(given, "\n")));
	if (progress_sheet_parse(arena, &request, (struct calendar){0}, in, &sheet, diags)) {
		require(diags_errors(diags) == 0);
		check_reasons(arena, &sheet);
	} else {
		require(diags_errors(diags) > 0);
	}
	diags_close(diags);
	arena_close(arena);
	return 0;
}
