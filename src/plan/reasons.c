#include "plan/reasons.h"
#include "plan/keys.h"

#include <string.h>

#include "base/buf.h"
#include "sheet/spreadsheet.h"

#define REASON "justificacion"
#define PLANNED "programado "
#define WORDS_MAX 4
#define QUARTER_MONTHS (MONTHS / QUARTERS)

static const char *const month_keys[MONTHS] = {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep",
    "oct", "nov", "dic"};
static const char *const month_names[MONTHS] = {"enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"};
static const char *const month_headings[MONTHS] = {"ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO",
    "SEP", "OCT", "NOV", "DIC"};

/* What number a quarter may have, before or behind the word. */
static const char *const ordinals[QUARTERS][6] = {
    {"1", "i", "primer", "primero", "1er", "1ro"},
    {"2", "ii", "segundo", "2do", "2o"},
    {"3", "iii", "tercer", "tercero", "3er", "3ro"},
    {"4", "iv", "cuarto", "4to", "4o"},
};

/* The words of a heading, of letters and figures alone. */
struct words {
	const char *at[WORDS_MAX];
	size_t count;
};

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Words that say nothing, and the endings of "1.er" and "2.º". */
static bool
is_filler(const char *word)
{
	static const char *const fillers[] = {"de", "del", "el", "la", "mes", "er", "o", "do", "to", "es"};

	for (size_t i = 0; i < sizeof(fillers) / sizeof(*fillers); i++) {
		if (strcmp(word, fillers[i]) == 0)
			return true;
	}
	return false;
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
		if (is_filler(word))
			continue;
		if (out->count == WORDS_MAX)
			return false;
		out->at[out->count++] = word;
	}
	return true;
}

static int
quarter_named(const char *number)
{
	for (int q = 0; q < QUARTERS; q++) {
		for (size_t i = 0; i < sizeof(ordinals[q]) / sizeof(*ordinals[q]); i++) {
			if (ordinals[q][i] != NULL && strcmp(number, ordinals[q][i]) == 0)
				return q;
		}
	}
	return -1;
}

/* "t1", "1t", "trimestre 1", "1 trimestre". */
static int
quarter_of(const struct words *words)
{
	const char *a = words->at[0], *b = words->at[1];

	if (words->count == 1 && strlen(a) == 2) {
		char digit[] = {a[0] == 't' ? a[1] : a[0], '\0'};

		return a[0] == 't' || a[1] == 't' ? quarter_named(digit) : -1;
	}
	if (words->count != 2)
		return -1;
	if (strcmp(a, "trimestre") == 0 || strcmp(a, "trim") == 0 || strcmp(a, "t") == 0)
		return quarter_named(b);
	return strcmp(b, "trimestre") == 0 || strcmp(b, "trim") == 0 || strcmp(b, "t") == 0 ? quarter_named(a)
											    : -1;
}

/* "ene", "sept", "enero". */
static int
month_of(const struct words *words)
{
	for (int m = 0; words->count == 1 && m < MONTHS; m++) {
		size_t n = strlen(words->at[0]);

		if (n >= strlen(month_keys[m]) && strncmp(month_names[m], words->at[0], n) == 0)
			return m;
	}
	return -1;
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
	int quarter = whole ? quarter_of(&words) : -1, month = whole ? month_of(&words) : -1;

	if (whole && words.count == 0)
		take(&out->plain, k);
	else if (quarter >= 0)
		take(&out->quarter[quarter], k);
	else if (month >= 0)
		take(&out->month[month], k);
	else
		take(&out->unknown, k);
}

void
reasons_bind(struct arena *arena, const struct sheet *sheet, struct reason_columns *out)
{
	unsigned planned = 0; /* quarters: bit 0 is the first */

	memset(out, -1, sizeof(*out)); /* every one of them an int of -1 */
	for (size_t k = 0; k < sheet->column_count; k++) {
		const char *key = sheet->keys[k];

		if (strncmp(key, REASON, strlen(REASON)) == 0)
			bind_reason(arena, key + strlen(REASON), (int)k, out);
		for (unsigned m = 0; m < MONTHS && strncmp(key, PLANNED, strlen(PLANNED)) == 0; m++) {
			if (strcmp(key + strlen(PLANNED), month_keys[m]) == 0)
				planned |= 1u << m / QUARTER_MONTHS;
		}
	}
	out->plain_quarter = REASONS_ANY;
	for (int q = 0; q < QUARTERS; q++)
		out->plain_quarter = planned == 1u << q ? q : out->plain_quarter;
}

/* The cell's text as it was meant; NULL where it says nothing. */
static const struct sheet_cell *
reason_in(struct arena *arena, const struct sheet_row *row, int column)
{
	const struct sheet_cell *cell = column >= 0 ? &row->cells[column] : NULL;

	if (cell == NULL || plan_key(arena, cell->text, cell->length)[0] == '\0')
		return NULL;
	return spreadsheet_bare(arena, cell);
}

const struct reasons *
reasons_read(struct arena *arena, const struct sheet_row *row, const struct reason_columns *columns)
{
	struct reasons read = {.plain = reason_in(arena, row, columns->plain)}, *kept;
	bool any = read.plain != NULL;

	for (int q = 0; q < QUARTERS; q++) {
		read.quarter[q] = reason_in(arena, row, columns->quarter[q]);
		any = any || read.quarter[q] != NULL;
	}
	for (int m = 0; m < MONTHS; m++) {
		read.month[m] = reason_in(arena, row, columns->month[m]);
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
		buf_adds(&text, reasons->quarter[quarter]->text);
	for (unsigned m = first; m <= last; m++) {
		if (reasons->month[m] == NULL)
			continue;
		buf_adds(&text, text.length > 0 ? " " : "");
		buf_addf(&text, "%s: %s", month_headings[m], reasons->month[m]->text);
	}
	if (text.length > 0)
		return buf_take(&text, arena);
	buf_release(&text);
	if (reasons->plain == NULL ||
	    (reasons->plain_quarter != REASONS_ANY && reasons->plain_quarter != (int)quarter))
		return NULL;
	return reasons->plain->text;
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
