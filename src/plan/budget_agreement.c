/*
 * Whether the money of all is that of the units, and that of the lines.
 */
#include "plan/budget.h"

const struct budget_sum *
budget_sum_of(const struct budget_sums *sums, uint8_t currency)
{
	for (size_t i = 0; i < sums->count; i++)
		if (sums->items[i].currency == currency)
			return &sums->items[i];
	return NULL;
}

static const struct portion *
portion_of(const struct budget_sum *sum, enum budget_span span, bool spent)
{
	return spent ? &sum->span[span].spent : &sum->span[span].budget;
}

/* What n of them have of it together. */
static bool
sum_up(const struct budget_sums *sums, size_t n, const struct budget_sum *as, enum budget_span span,
    bool spent, struct portion *out)
{
	*out = (struct portion){.divisor = 1};
	for (size_t i = 0; i < n; i++) {
		const struct budget_sum *own = budget_sum_of(&sums[i], as->currency);

		if (own != NULL && !portion_add(out, portion_of(own, span, spent)))
			return false;
	}
	return true;
}

static bool
is_same(const struct portion *a, const struct portion *b)
{
	return a->count == b->count && decimal_compare(a->sum, b->sum) == 0;
}

bool
budget_sum_of_units(const struct budget *budget, uint8_t currency, enum budget_span span, bool spent,
    struct portion *out)
{
	const struct budget_sum as = {.currency = currency};

	return sum_up(budget->units, budget->plan->unit_count, &as, span, spent, out);
}

bool
budget_reconciles(const struct budget *budget, uint8_t *currency)
{
	for (size_t i = 0; i < budget->all.count; i++) {
		const struct budget_sum *all = &budget->all.items[i];

		*currency = all->currency;
		for (unsigned s = 0; s < 2 * BUDGET_SPANS; s++) {
			const enum budget_span span = (enum budget_span)(s / 2);
			const bool spent = s % 2 == 1;
			const struct portion *whole = portion_of(all, span, spent);
			struct portion units, lines;

			if (!sum_up(budget->units, budget->plan->unit_count, all, span, spent, &units) ||
			    !sum_up(budget->lines, budget->plan->line_count + 1, all, span, spent, &lines) ||
			    !is_same(&units, whole) || !is_same(&lines, whole))
				return false;
		}
	}
	return true;
}
