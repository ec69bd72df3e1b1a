#include "plan/reasons.h"

#include <string.h>

#include "base/buf.h"
#include "plan/keys.h"
#include "sheet/period_text.h"
#include "sheet/spreadsheet.h"

/* What is written where something must stand: plan_key() of it. */
static bool
says_nothing(const char *key)
{
	static const char *const fillers[] = {"", "0", "na", "n a", "no aplica", "no aplicable", "ninguna",
	    "ninguno", "nada"};

	for (size_t i = 0; i < sizeof fillers / sizeof *fillers; i++)
		if (strcmp(key, fillers[i]) == 0)
			return true;
	return false;
}

/* The cell's text as it was meant; NULL where it says nothing. */
static const struct sheet_cell *
reason_in(struct arena *arena, struct arena *scratch, const struct sheet_row *row, int column)
{
	const struct sheet_cell *cell = column >= 0 ? &row->cells[column] : NULL;

	if (cell == NULL || says_nothing(plan_key(scratch, sheet_text(cell), sheet_length(cell))))
		return NULL;
	return spreadsheet_bare(arena, cell);
}

const struct reasons *
reasons_read(struct arena *arena, struct arena *scratch, const struct sheet_row *row,
    const struct period_columns *columns)
{
	struct reasons read = {.plain = reason_in(arena, scratch, row, columns->plain)}, *kept;
	bool any = read.plain != NULL;

	for (int k = 0; k < PERIOD_COLUMNS; k++) {
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

/* Whether what the reason is of lies in the period. */
static bool
is_within(struct calendar calendar, int reason, struct period of)
{
	struct period own = calendar_period_of(calendar, period_columns_column(reason));

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
		int k = period_columns_number(column);

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
	int own = period_columns_own(calendar, of);
	struct buf text = BUF_INIT;

	if (reasons == NULL)
		return NULL;
	add_reason(&text, reasons->of[own], NULL);
	for (int d = DIVISION_YEAR; d >= DIVISION_MONTHS; d--)
		add_within(&text, &told, (enum division)d, own);
	if (text.length > 0)
		return buf_take(&text, arena);
	buf_release(&text);
	if (reasons->plain == NULL || (reasons->plain_of != PERIOD_ANY && reasons->plain_of != own))
		return NULL;
	return sheet_text(reasons->plain);
}

int
reasons_column(const struct period_columns *columns, struct calendar calendar, struct period of)
{
	int own = period_columns_own(calendar, of);
	struct period whole = calendar_period_of(calendar, period_columns_column(own));

	if (columns->of[own] >= 0)
		return columns->of[own];
	for (int slot = whole.last; slot >= whole.first; slot--) {
		int k = period_columns_number(column_of_month((int)calendar_month(calendar, (unsigned)slot)));

		if (columns->of[k] >= 0)
			return columns->of[k];
	}
	return columns->plain_of == PERIOD_ANY || columns->plain_of == own ? columns->plain : -1;
}
