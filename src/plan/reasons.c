#include "plan/reasons.h"

#include <string.h>

#include "base/buf.h"
#include "plan/keys.h"
#include "sheet/period_text.h"
#include "sheet/spreadsheet.h"

#define REASON_WORD_MAX 32

/* Which reason is that of a column of a month or period. */
static int
reason_for(enum plan_column column)
{
	return (int)column - COLUMN_PERIOD;
}

static void
take(int *column, int k)
{
	if (*column < 0)
		*column = k;
}

static void
bind_reason(const char *rest, int k, struct reason_columns *out)
{
	enum plan_column column = period_of_reason(rest);

	if (column == COLUMN_JUSTIFICATION)
		take(&out->plain, k);
	else if (column != COLUMNS)
		take(&out->of[reason_for(column)], k);
	else
		take(&out->unknown, k);
}

/* The month or period whose planned figures the column has, by its key: "programado ene"; COLUMNS: none. */
static enum plan_column
period_planned(const char *key)
{
	size_t n = strlen(planned_key());

	if (strncmp(key, planned_key(), n) != 0 || key[n] != ' ')
		return COLUMNS;
	for (int column = COLUMN_PERIOD; column < COLUMNS; column++) {
		if (strcmp(key + n + 1, column_key((enum plan_column)column)) == 0)
			return (enum plan_column)column;
	}
	return COLUMNS;
}

/* The reason of the one period, or quarter of months, whose planned figures a form has. */
static int
reason_of_form(const struct sheet *sheet, struct calendar calendar)
{
	int found = REASONS_ANY;

	for (size_t k = 0; k < sheet->column_count; k++) {
		enum plan_column column = period_planned(sheet->keys[k]);
		struct period of;
		int own;

		if (column == COLUMNS)
			continue;
		of = calendar_period_of(calendar, column);
		own = division_of_column(column) == DIVISION_MONTHS ? reasons_own(calendar, of)
								    : reason_for(column);
		if (found != REASONS_ANY && found != own)
			return REASONS_ANY;
		found = own;
	}
	return found;
}

/* What stands behind the word for a reason, in any language; NULL: the key begins with none. */
static const char *
behind_reason(const char *key)
{
	char word[REASON_WORD_MAX];
	size_t n = strcspn(key, " ");
	const char *own = column_key(COLUMN_JUSTIFICATION);

	if (strncmp(key, own, strlen(own)) == 0)
		return key + strlen(own);
	if (n >= sizeof(word))
		return NULL;
	memcpy(word, key, n);
	word[n] = '\0';
	return heading_column(word) == COLUMN_JUSTIFICATION ? key + n : NULL;
}

void
reasons_bind(const struct sheet *sheet, struct calendar calendar, struct reason_columns *out)
{
	memset(out, -1, sizeof(*out)); /* every one of them an int of -1 */
	for (size_t k = 0; k < sheet->column_count; k++) {
		const char *behind = behind_reason(sheet->keys[k]);

		if (behind != NULL)
			bind_reason(behind, (int)k, out);
	}
	out->plain_of = reason_of_form(sheet, calendar);
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

	for (int k = 0; k < REASONS; k++) {
		read.of[k] = reason_in(arena, scratch, row, columns->of[k]);
		any = any || read.of[k] != NULL;
	}
	if (!any)
		return NULL;
	read.plain_of = columns->plain_of;
	kept = ARENA_NEW(arena, struct reasons);
	*kept = read;
	return kept;
}

int
reasons_own(struct calendar calendar, struct period of)
{
	for (int k = 0; k < PERIODS; k++) {
		struct period own = calendar_period_of(calendar, reasons_period(k));

		if (own.first == of.first && own.last == of.last)
			return k;
	}
	return reason_for(division_column(DIVISION_QUARTERS, of.last / division_length(DIVISION_QUARTERS)));
}

/* Whether what the reason is of lies in the period. */
static bool
is_within(struct calendar calendar, int reason, struct period of)
{
	struct period own = calendar_period_of(calendar, reasons_period(reason));

	return own.first >= of.first && own.last <= of.last;
}

static void
add_reason(struct buf *text, const struct sheet_cell *reason, const char *period)
{
	if (reason == NULL)
		return;
	buf_adds(text, text->length > 0 ? " " : "");
	if (period != NULL)
		buf_addf(text, "%s: ", period);
	buf_adds(text, sheet_text(reason));
}

/* What is told of: reasons for a period, and the language in which shorter and longer ones are called. */
struct told {
	const struct reasons *reasons;
	struct calendar calendar;
	struct period of;
	enum wording wording;
};

/* The reasons of the periods of a division that lie within another; but not the one that is told already. */
static void
add_within(struct buf *text, const struct told *told, enum division division, int own)
{
	struct calendar by = {division, told->calendar.first};

	for (unsigned p = 0; p < calendar_count(by); p++) {
		enum plan_column column = calendar_column(by, calendar_slot(by, p));
		int k = reason_for(column);

		if (k != own && is_within(told->calendar, k, told->of))
			add_reason(text, told->reasons->of[k],
			    wording_text(told->wording, column_heading(column)));
	}
}

const char *
reasons_of(struct arena *arena, const struct reasons *reasons, struct calendar calendar, struct period of,
    enum wording wording)
{
	const struct told told = {reasons, calendar, of, wording};
	int own = reasons_own(calendar, of);
	struct buf text = BUF_INIT;

	if (reasons == NULL)
		return NULL;
	add_reason(&text, reasons->of[own], NULL);
	for (int d = DIVISION_YEAR; d >= DIVISION_MONTHS; d--)
		add_within(&text, &told, (enum division)d, own);
	if (text.length > 0)
		return buf_take(&text, arena);
	buf_release(&text);
	if (reasons->plain == NULL || (reasons->plain_of != REASONS_ANY && reasons->plain_of != own))
		return NULL;
	return sheet_text(reasons->plain);
}

int
reasons_column(const struct reason_columns *columns, struct calendar calendar, struct period of)
{
	int own = reasons_own(calendar, of);
	struct period whole = calendar_period_of(calendar, reasons_period(own));

	if (columns->of[own] >= 0)
		return columns->of[own];
	for (int slot = whole.last; slot >= whole.first; slot--) {
		int k = reason_for(column_of_month((int)calendar_month(calendar, (unsigned)slot)));

		if (columns->of[k] >= 0)
			return columns->of[k];
	}
	return columns->plain_of == REASONS_ANY || columns->plain_of == own ? columns->plain : -1;
}

const char *
reasons_heading(struct arena *arena, int reason)
{
	return arena_printf(arena, "%s %s", column_heading(COLUMN_JUSTIFICATION),
	    column_heading(reasons_period(reason)));
}
