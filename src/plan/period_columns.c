#include "plan/period_columns.h"

#include <string.h>

#include "sheet/currency.h"

/* How near the word of each column was to the word itself. */
struct ranks {
	unsigned plain, of[PERIOD_COLUMNS];
	bool to_date; /* the plain one says that it is */
};

/* The first of the nearest. */
static void
take(int *column, unsigned *rank, int k, unsigned new_rank)
{
	if (*column >= 0 && *rank <= new_rank)
		return;
	*column = k;
	*rank = new_rank;
}

static void
bind(const struct period_heading *heading, int k, struct period_columns *out, struct ranks *ranks)
{
	if (heading->period == COLUMN_JUSTIFICATION) {
		take(&out->plain, &ranks->plain, k, heading->rank);
		if (out->plain == k)
			ranks->to_date = heading->to_date;
	} else if (heading->period != COLUMNS) {
		int number = period_columns_number(heading->period);

		take(&out->of[number], &ranks->of[number], k, heading->rank);
	} else if (out->unknown < 0) {
		out->unknown = k;
		return;
	}
	if (out->currency == CURRENCY_NONE)
		out->currency = heading->currency;
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

/* The one period, or quarter of months, whose planned figures a form has. */
static int
period_of_form(const struct sheet *sheet, struct calendar calendar)
{
	int found = PERIOD_ANY;

	for (size_t k = 0; k < sheet->column_count; k++) {
		enum plan_column column = period_planned(sheet->keys[k]);
		struct period of;
		int own;

		if (column == COLUMNS)
			continue;
		of = calendar_period_of(calendar, column);
		own = division_of_column(column) == DIVISION_MONTHS ? period_columns_own(calendar, of)
								    : period_columns_number(column);
		if (found != PERIOD_ANY && found != own)
			return PERIOD_ANY;
		found = own;
	}
	return found;
}

bool
period_columns_bind_all(const struct sheet *sheet, struct calendar calendar, enum period_subject first,
    size_t n, struct period_columns *out)
{
	struct ranks ranks[PERIOD_SUBJECTS] = {0};
	bool any = false;

	memset(out, -1, n * sizeof(*out)); /* every column of them an int of -1 */
	for (size_t i = 0; i < n; i++) {
		out[i].plain_of = PERIOD_ANY;
		out[i].currency = CURRENCY_NONE;
	}
	for (size_t k = 0; k < sheet->column_count; k++) {
		struct period_heading heading;
		size_t i;

		if (!(first == PERIOD_REASON ? period_heading(sheet->keys[k], &heading)
					     : period_heading_but_reason(sheet->keys[k], &heading)) ||
		    heading.subject < first || heading.subject - first >= n)
			continue;
		i = heading.subject - first;
		bind(&heading, (int)k, &out[i], &ranks[i]);
		any = true;
	}
	if (any || first == PERIOD_REASON) {
		int plain_of = period_of_form(sheet, calendar);

		for (size_t i = 0; i < n; i++)
			out[i].plain_of = ranks[i].to_date ? PERIOD_ANY : plain_of;
	}
	return any;
}

void
period_columns_bind(const struct sheet *sheet, struct calendar calendar, enum period_subject subject,
    struct period_columns *out)
{
	period_columns_bind_all(sheet, calendar, subject, 1, out);
}

int
period_columns_own(struct calendar calendar, struct period of)
{
	for (int k = 0; k < PERIODS; k++) {
		struct period own = calendar_period_of(calendar, period_columns_column(k));

		if (own.first == of.first && own.last == of.last)
			return k;
	}
	return period_columns_number(
	    division_column(DIVISION_QUARTERS, of.last / division_length(DIVISION_QUARTERS)));
}

const char *
period_columns_heading(struct arena *arena, enum period_subject subject, int number)
{
	return arena_printf(arena, "%s %s", period_subject_heading(subject),
	    column_heading(period_columns_column(number)));
}
