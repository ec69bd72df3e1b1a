#include "plan/reasons.h"
#include "base/ascii.h"
#include "plan/keys.h"

#include <string.h>

#include "base/buf.h"
#include "sheet/spreadsheet.h"

#define WORDS_MAX 4
#define QUARTER_MONTHS (MONTHS / QUARTERS)

/* The words of a heading, of letters and figures alone. */
struct words {
	const char *at[WORDS_MAX];
	size_t count;
};

static bool
is_word(char c)
{
	return ascii_is_lower(c) || ascii_is_digit(c);
}

/* False when there are more words than any heading has. */
static bool
split(struct arena *arena, const char *text, struct words *out)
{
	*out = (struct words){.count = 0};
	while (*text != '\0') {
		size_t n = 0;
		const char *word;

		while (*text != '\0' && !is_word(*text))
			text++;
		while (is_word(text[n]))
			n++;
		if (n == 0)
			break;
		word = arena_strndup(arena, text, n);
		text += n;
		if (word_is_filler(word))
			continue;
		if (out->count == WORDS_MAX)
			return false;
		out->at[out->count++] = word;
	}
	return true;
}

static void
take(int *column, int k)
{
	if (*column < 0)
		*column = k;
}

static void
bind_reason(struct arena *arena, const char *rest, int k, struct reason_columns *out)
{
	struct words words;
	bool whole = split(arena, rest, &words);
	int quarter = whole ? quarter_of_key(words.at, words.count) : -1;
	int month = whole && words.count == 1 ? month_of_key(words.at[0]) : -1;

	if (whole && words.count == 0)
		take(&out->plain, k);
	else if (quarter >= 0)
		take(&out->quarter[quarter], k);
	else if (month >= 0)
		take(&out->month[month], k);
	else
		take(&out->unknown, k);
}

/* The month whose planned figures the column has, by its key: "programado ene"; -1: none. */
static int
month_planned(const char *key)
{
	size_t n = strlen(planned_key());

	for (int m = 0; m < MONTHS && strncmp(key, planned_key(), n) == 0 && key[n] == ' '; m++) {
		if (strcmp(key + n + 1, month_key(m)) == 0)
			return m;
	}
	return -1;
}

void
reasons_bind(struct arena *arena, const struct sheet *sheet, struct reason_columns *out)
{
	const char *reason = column_key(COLUMN_JUSTIFICATION);
	unsigned planned = 0; /* quarters: bit 0 is the first */

	memset(out, -1, sizeof(*out)); /* every one of them an int of -1 */
	for (size_t k = 0; k < sheet->column_count; k++) {
		const char *key = sheet->keys[k];

		int month = month_planned(key);

		if (strncmp(key, reason, strlen(reason)) == 0)
			bind_reason(arena, key + strlen(reason), (int)k, out);
		if (month >= 0)
			planned |= 1u << month / QUARTER_MONTHS;
	}
	out->plain_quarter = REASONS_ANY;
	for (int q = 0; q < QUARTERS; q++)
		out->plain_quarter = planned == 1u << q ? q : out->plain_quarter;
}

/* The cell's text as it was meant; NULL where it says nothing. */
static const struct sheet_cell *
reason_in(struct arena *arena, struct arena *scratch, const struct sheet_row *row, int column)
{
	const struct sheet_cell *cell = column >= 0 ? &row->cells[column] : NULL;

	if (cell == NULL || plan_key(scratch, sheet_text(cell), sheet_length(cell))[0] == '\0')
		return NULL;
	return spreadsheet_bare(arena, cell);
}

const struct reasons *
reasons_read(struct arena *arena, struct arena *scratch, const struct sheet_row *row,
    const struct reason_columns *columns)
{
	struct reasons read = {.plain = reason_in(arena, scratch, row, columns->plain)}, *kept;
	bool any = read.plain != NULL;

	for (int q = 0; q < QUARTERS; q++) {
		read.quarter[q] = reason_in(arena, scratch, row, columns->quarter[q]);
		any = any || read.quarter[q] != NULL;
	}
	for (int m = 0; m < MONTHS; m++) {
		read.month[m] = reason_in(arena, scratch, row, columns->month[m]);
		any = any || read.month[m] != NULL;
	}
	if (!any)
		return NULL;
	read.plain_quarter = columns->plain_quarter;
	kept = ARENA_NEW(arena, struct reasons);
	*kept = read;
	return kept;
}

const char *
reasons_of(struct arena *arena, const struct reasons *reasons, unsigned first, unsigned last)
{
	unsigned quarter = last / QUARTER_MONTHS;
	struct buf text = BUF_INIT;

	if (reasons == NULL)
		return NULL;
	if (reasons->quarter[quarter] != NULL)
		buf_adds(&text, sheet_text(reasons->quarter[quarter]));
	for (unsigned m = first; m <= last; m++) {
		if (reasons->month[m] == NULL)
			continue;
		buf_adds(&text, text.length > 0 ? " " : "");
		buf_addf(&text, "%s: %s", month_heading((int)m), sheet_text(reasons->month[m]));
	}
	if (text.length > 0)
		return buf_take(&text, arena);
	buf_release(&text);
	if (reasons->plain == NULL ||
	    (reasons->plain_quarter != REASONS_ANY && reasons->plain_quarter != (int)quarter))
		return NULL;
	return sheet_text(reasons->plain);
}

int
reasons_column(const struct reason_columns *columns, unsigned quarter)
{
	if (columns->quarter[quarter] >= 0)
		return columns->quarter[quarter];
	for (unsigned m = (quarter + 1) * QUARTER_MONTHS; m-- > quarter * QUARTER_MONTHS;) {
		if (columns->month[m] >= 0)
			return columns->month[m];
	}
	return columns->plain_quarter == REASONS_ANY || columns->plain_quarter == (int)quarter
	    ? columns->plain
	    : -1;
}

const char *
reasons_quarter_heading(struct arena *arena, int quarter)
{
	return arena_printf(arena, "%s %s", column_heading(COLUMN_JUSTIFICATION), quarter_heading(quarter));
}

const char *
reasons_month_heading(struct arena *arena, int month)
{
	return arena_printf(arena, "%s %s", column_heading(COLUMN_JUSTIFICATION), month_heading(month));
}
