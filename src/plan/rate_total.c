#include "plan/rate_total.h"

static bool
times(struct decimal a, struct decimal b, struct decimal *out)
{
	int64_t units;

	if (a.scale + b.scale > DECIMAL_SCALE_MAX || __builtin_mul_overflow(a.units, b.units, &units))
		return false;
	*out = decimal_trim((struct decimal){units, (uint8_t)(a.scale + b.scale)});
	return true;
}

/* Adds planned * denominator, brought to common shares. */
static bool
add_expected(struct rate_total *total, const struct portion *planned, struct decimal denominator)
{
	const uint64_t common = fraction_common_divisor(planned->divisor, (uint64_t)planned->sum.units);
	const struct decimal sum = {planned->sum.units / (int64_t)common, planned->sum.scale};
	const uint32_t divisor = (uint32_t)(planned->divisor / common);
	const uint32_t shares =
	    total->shares / (uint32_t)fraction_common_divisor(divisor, total->shares) * divisor;
	struct decimal part;

	if (!times(total->expected, (struct decimal){shares / total->shares, 0}, &total->expected) ||
	    !times(sum, denominator, &part) || !times(part, (struct decimal){shares / divisor, 0}, &part))
		return false;
	total->shares = shares;
	return decimal_add(total->expected, part, &total->expected);
}

bool
rate_total_add(struct rate_total *total, const struct activity *activity, const struct executed *executed,
    struct period of, const struct indicator *own)
{
	const struct rates *rates = executed->rates;
	struct decimal numerator, denominator;

	if (!rates_pool(activity, rates, of) ||
	    (total->count > 0 && total->descending != activity->descending))
		return false;
	total->descending = activity->descending;
	total->count += own->executed.count;
	return rates_sums(rates, of, &numerator, &denominator) &&
	    decimal_add(total->numerator, numerator, &total->numerator) &&
	    decimal_add(total->denominator, denominator, &total->denominator) &&
	    add_expected(total, &own->planned, denominator);
}

bool
rate_total_finish(const struct rate_total *total, const struct status_scale *scale, enum quantity measure,
    struct indicator *out)
{
	struct decimal shares;

	*out = (struct indicator){.status = STATUS_NONE};
	return total->count > 0 && times(total->denominator, (struct decimal){total->shares, 0}, &shares) &&
	    rates_set_portion(measure, total->numerator, total->denominator, total->count, &out->executed) &&
	    rates_set_portion(QUANTITY_COUNT, decimal_trim(total->expected), shares, total->count,
		&out->planned) &&
	    indicator_finish(scale, total->descending, out);
}
