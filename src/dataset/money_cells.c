#include "dataset/money_cells.h"

#include "sheet/currency.h"

const struct budget *
row_budget(const struct row_writer *w)
{
	const struct budget *budget = w->source->budget;

	return budget != NULL && budget->any ? budget : NULL;
}

void
row_put_money(struct row_writer *w, const struct portion *portion)
{
	struct dataset_cell cell = {.kind = CELL_NUMBER, .number = portion->sum};

	if (portion->count == 0) {
		row_skip(w, 1);
		return;
	}
	for (int64_t units; cell.number.scale < row_budget(w)->places; cell.number.scale++) {
		if (__builtin_mul_overflow(cell.number.units, (int64_t)10, &units))
			break;
		cell.number.units = units;
	}
	row_put(w, cell);
}

void
row_put_currency(struct row_writer *w, uint8_t currency)
{
	row_put_text(w, currency_code(currency));
}

void
row_put_activity_money(struct row_writer *w, uint32_t activity)
{
	const struct budget *budget = row_budget(w);
	const struct activity_budget *a = budget != NULL ? &budget->activities[activity] : NULL;

	if (a == NULL || a->cells == 0) {
		row_skip(w, 4);
		return;
	}
	row_put_currency(w, a->currency);
	row_put_money(w, &a->span[BUDGET_ANNUAL].budget);
	row_put_money(w, &a->span[BUDGET_ANNUAL].spent);
	if (a->span[budget->basis].state == BUDGET_NOT_REPORTED)
		row_put_not_reported(w);
	else
		row_put_compliance(w, a->span[budget->basis].share);
}

void
row_put_sums_money(struct row_writer *w, const struct budget_sums *sums)
{
	const struct budget_sum *sum = sums != NULL && sums->count == 1 ? sums->items : NULL;

	if (sum == NULL) {
		row_skip(w, 4);
		return;
	}
	row_put_currency(w, sum->currency);
	row_put_money(w, &sum->span[BUDGET_ANNUAL].budget);
	row_put_money(w, &sum->span[BUDGET_ANNUAL].spent);
	row_put_compliance(w, sum->span[row_budget(w)->basis].share);
}
