#include "plan/reported.h"

#include "plan/money.h"
#include "sheet/currency.h"

static bool
has_previous(const struct progress *now)
{
	for (size_t u = 0; u < now->plan->unit_count; u++)
		if (now->units[u].previous != NULL)
			return true;
	return false;
}

bool
progress_as_reported(struct arena *arena, const struct progress *now, bool of_all, struct progress *out)
{
	const struct plan *plan = now->plan;
	const bool is_there = has_previous(now);
	struct progress_unit *units;
	struct progress_sheet *sheets;
	struct executed *executed;

	*out = *now;
	if (!is_there && !of_all)
		return false;
	units = ARENA_ARRAY(arena, struct progress_unit, plan->unit_count);
	sheets = ARENA_ARRAY(arena, struct progress_sheet, plan->unit_count);
	executed = ARENA_ARRAY(arena, struct executed, plan->activity_count);
	for (uint32_t u = 0; u < plan->unit_count; u++) {
		const bool is_then = now->units[u].previous != NULL;
		const struct plan_unit *of = &plan->units[u];

		units[u] = now->units[u];
		sheets[u] = now->sheets[u];
		for (uint32_t i = of->first; i < of->first + of->count; i++)
			executed[i] = is_then ? now->before[i] : now->executed[i];
		if (!is_then && !of_all)
			continue;
		units[u].sheet = now->units[u].previous;
		units[u].absent = units[u].faulty = NULL;
		sheets[u] = is_then ? now->earlier[u] : (struct progress_sheet){0};
		for (uint32_t i = of->first; i < of->first + of->count && !is_then; i++)
			executed[i] = (struct executed){.row = PROGRESS_NO_ROW};
	}
	out->units = units;
	out->sheets = sheets;
	out->executed = executed;
	out->earlier = NULL;
	out->before = NULL;
	return true;
}

static bool
same_amount(const struct activity *activity, const struct amount *a, const struct amount *b)
{
	bool same_kind = activity->measure == QUANTITY_PERCENT || a->value.kind == b->value.kind;

	return amount_given(a) && amount_given(b) && same_kind &&
	    decimal_compare(a->value.number, b->value.number) == 0;
}

/* Whether both say a currency, and not the same one. */
static bool
in_two_currencies(const struct executed *before, const struct executed *now, int month)
{
	uint8_t currency[2] = {CURRENCY_NONE, CURRENCY_NONE};

	for (int i = 0; i < 2; i++) {
		const struct executed *of = i == 0 ? before : now;
		const struct sheet_cell *cell = executed_written(of, month);

		if (cell != NULL && of->month[month].value.money)
			currency[i] = value_currency(sheet_text(cell), sheet_length(cell));
	}
	return currency[0] != CURRENCY_NONE && currency[1] != CURRENCY_NONE &&
	    !money_agrees(currency[0], currency[1]);
}

bool
progress_is_corrected(const struct progress *progress, uint32_t activity, int month)
{
	const struct executed *before = &progress->before[activity], *now = &progress->executed[activity];

	return amount_given(&before->month[month]) &&
	    (!same_amount(&progress->plan->activities[activity], &before->month[month], &now->month[month]) ||
		in_two_currencies(before, now, month));
}
