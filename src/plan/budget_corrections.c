#include "plan/budget_corrections.h"

#include "plan/money.h"
#include "sheet/currency.h"

bool
budget_history_bind(const struct plan *plan, const struct progress *progress, uint32_t unit,
    struct number_style style, struct budget_history *out)
{
	if (progress == NULL || progress->before == NULL || progress->units[unit].previous == NULL)
		return false;
	out->plan = plan;
	out->progress = progress;
	out->previous = progress->units[unit].previous;
	if (!budget_unit_bind_sheet(&plan->units[unit], out->previous, style, &out->was) ||
	    !out->was.spent_in_progress)
		return false;
	(void)budget_unit_bind(plan, progress, unit, style, &out->now);
	return true;
}

static const struct budget_columns *
columns_of_now(const struct budget_history *h)
{
	return h->now.spent_in_progress ? &h->now.progress : &h->now.plan;
}

/* Whether a sheet of now has a column of the period, filled in or not. */
static bool
has_column(const struct budget_history *h, int number)
{
	const struct budget_columns *columns = columns_of_now(h);

	return columns->has_spent &&
	    ((columns->spent.plain >= 0 && columns->spent.plain_of == number) ||
		(number != PERIOD_ANY && columns->spent.of[number] >= 0));
}

static bool
overlaps(struct calendar calendar, int a, int b)
{
	struct period of_a, of_b;

	if (a == PERIOD_ANY || b == PERIOD_ANY)
		return true;
	of_a = calendar_period_of(calendar, period_columns_column(a));
	of_b = calendar_period_of(calendar, period_columns_column(b));
	return of_a.first <= of_b.last && of_b.first <= of_a.last;
}

static bool
is_same_amount(const struct budget_cell *was, const struct budget_cell *now)
{
	const int order = decimal_compare(now->amount, was->amount);

	if (now->state == BUDGET_CELL_UNREADABLE || now->state == BUDGET_CELL_NEGATIVE)
		return false;
	if (was->currency != CURRENCY_NONE && now->currency != CURRENCY_NONE &&
	    !money_agrees(was->currency, now->currency))
		return false;
	return was->number == PERIOD_ANY ? order >= 0 : order == 0;
}

/* Whether what was told of then is another one among the n cells of now, and which. */
static bool
is_corrected(const struct budget_history *h, struct calendar calendar, const struct budget_cell *was,
    const struct budget_cell *cells, size_t n, struct budget_cell *now)
{
	bool is_in_others = false;

	*now = (struct budget_cell){0};
	for (size_t i = 0; i < n; i++) {
		if (!cells[i].spent)
			continue;
		if (cells[i].number == was->number) {
			*now = cells[i];
			return !is_same_amount(was, now);
		}
		is_in_others = is_in_others || overlaps(calendar, was->number, cells[i].number);
	}
	return has_column(h, was->number) || !is_in_others;
}

size_t
budget_corrections(const struct budget_reading *reading, const struct budget_history *h, uint32_t activity,
    struct budget_correction out[BUDGET_CORRECTIONS_MAX])
{
	const struct activity *a = &h->plan->activities[activity];
	const struct calendar calendar = h->plan->units[a->unit].calendar;
	struct budget_cell was[BUDGET_CELLS_MAX], now[BUDGET_CELLS_MAX];
	uint8_t currency;
	size_t n, then, count = 0;

	then = budget_cells(reading, &h->was, a, &h->progress->before[activity], was, &currency);
	n = budget_cells(reading, &h->now, a, &h->progress->executed[activity], now, &currency);
	for (size_t i = 0; i < then; i++) {
		struct budget_correction *one = &out[count];

		if (!was[i].spent || was[i].state == BUDGET_CELL_UNREADABLE ||
		    was[i].state == BUDGET_CELL_NEGATIVE ||
		    !is_corrected(h, calendar, &was[i], now, n, &one->now))
			continue;
		one->was = was[i];
		one->number = was[i].number;
		count++;
	}
	return count;
}

const struct sheet *
budget_correction_sheet(const struct budget_history *h, const struct budget_correction *one, uint32_t unit)
{
	return one->now.in_progress ? h->progress->units[unit].sheet : h->plan->units[unit].sheet;
}

const char *
budget_correction_heading(const struct budget_history *h, const struct budget_correction *one)
{
	const struct sheet *now = columns_of_now(h)->sheet;

	return one->now.cell != NULL ? sheet_text(&now->headings[one->now.column])
				     : sheet_text(&h->previous->headings[one->was.column]);
}
