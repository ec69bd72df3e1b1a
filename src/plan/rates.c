#include "plan/rates.h"

#include <string.h>

#include "plan/period_columns.h"
#include "plan/portion.h"

static bool
bind(const struct sheet *sheet, struct calendar calendar, struct rate_columns *out)
{
	struct period_columns both[2];
	bool any = false;

	if (!period_columns_bind_all(sheet, calendar, PERIOD_NUMERATOR, 2, both))
		return false;
	for (int slot = 0; slot < MONTHS; slot++)
		out->numerator[slot] = out->denominator[slot] = -1;
	for (unsigned p = 0; p < calendar_count(calendar); p++) {
		const unsigned slot = calendar_slot(calendar, p);
		const int number = period_columns_number(calendar_column(calendar, slot));

		out->numerator[slot] = both[0].of[number];
		out->denominator[slot] = both[1].of[number];
		if (both[0].of[number] < 0 && both[0].plain_of == number)
			out->numerator[slot] = both[0].plain;
		if (both[1].of[number] < 0 && both[1].plain_of == number)
			out->denominator[slot] = both[1].plain;
		any = any || out->numerator[slot] >= 0 || out->denominator[slot] >= 0;
	}
	return any;
}

const struct rate_columns *
rate_columns_of(struct arena *arena, const struct sheet *sheet, struct calendar calendar)
{
	struct rate_columns columns, *kept;

	if (!bind(sheet, calendar, &columns))
		return NULL;
	kept = ARENA_NEW(arena, struct rate_columns);
	*kept = columns;
	return kept;
}

/* False: the cell says nothing.  *good: it is a number that can be in a rate. */
static bool
read_part(const struct sheet_cell *cell, struct number_style style, struct decimal *out, bool *good)
{
	struct value value = {0};

	*good = true;
	if (cell == NULL || sheet_is_blank(cell))
		return false;
	if (sheet_cell_value(cell, style, &value) && value.kind != VALUE_NUMBER &&
	    value.kind != VALUE_PERCENT)
		return false; /* a dash */
	*good = value.kind == VALUE_NUMBER && value.number.units >= 0;
	*out = value.number;
	return true;
}

static const struct sheet_cell *
cell_at(const struct sheet *sheet, size_t row, int column)
{
	return column >= 0 ? &sheet->rows[row].cells[column] : NULL;
}

static struct rate
read_rate(const struct rate_source *in, size_t row, int slot)
{
	struct rate rate = {.state = RATE_BLANK};
	bool good[2];
	const bool has_numerator = read_part(cell_at(in->sheet, row, in->columns->numerator[slot]), in->style,
	    &rate.numerator, &good[0]);
	const bool has_denominator = read_part(cell_at(in->sheet, row, in->columns->denominator[slot]),
	    in->style, &rate.denominator, &good[1]);

	if (!good[0] || !good[1])
		rate.state = RATE_UNREADABLE;
	else if (has_numerator != has_denominator)
		rate.state = RATE_HALF;
	else if (has_numerator && rate.denominator.units > 0)
		rate.state = RATE_GIVEN;
	else if (has_numerator && rate.numerator.units > 0)
		rate.state = RATE_OF_NOTHING;
	return rate;
}

/* a * 10^places; false when it doesn't fit. */
static bool
shift(int64_t *units, int places)
{
	for (; places > 0; places--)
		if (__builtin_mul_overflow(*units, 10, units))
			return false;
	return true;
}

bool
rates_set_portion(enum quantity measure, struct decimal numerator, struct decimal denominator, uint32_t count,
    struct portion *out)
{
	int64_t units = numerator.units;

	denominator = decimal_trim(denominator);
	if ((measure == QUANTITY_PERCENT && !shift(&units, 2)) || !shift(&units, denominator.scale) ||
	    denominator.units > UINT32_MAX)
		return false;
	*out = (struct portion){{units, numerator.scale}, (uint32_t)denominator.units, count};
	return true;
}

/* The rate with so many decimals, half away from zero. */
static bool
rounded(enum quantity measure, const struct rate *rate, int places, struct decimal *out)
{
	struct portion whole;
	int64_t units;

	if (!rates_set_portion(measure, rate->numerator, rate->denominator, 1, &whole))
		return false;
	units = whole.sum.units;
	if (whole.sum.scale > places || !shift(&units, places - whole.sum.scale) ||
	    units > INT64_MAX / 2 - whole.divisor)
		return false;
	*out = (struct decimal){(2 * units + whole.divisor) / (2 * (int64_t)whole.divisor), (uint8_t)places};
	return true;
}

/* Whether what is written beside the pair is the rate, with the decimals that it has. */
static bool
agrees(enum quantity measure, const struct rate *rate, const struct value *said)
{
	struct decimal own;

	return (said->kind == VALUE_NUMBER || said->kind == VALUE_PERCENT) &&
	    rounded(measure, rate, said->number.scale, &own) && decimal_compare(own, said->number) == 0;
}

static void
settle_month(struct rates *rates, const struct activity *activity, int slot, struct amount *month)
{
	const struct rate *rate = &rates->of[slot];
	struct decimal value;

	rates->given = (uint16_t)(rates->given | 1u << slot);
	if (amount_given(month) && agrees(activity->measure, rate, &month->value))
		return;
	if (!rounded(activity->measure, rate, RATE_PLACES, &value))
		return;
	if (amount_given(month))
		rates->differs = (uint16_t)(rates->differs | 1u << slot);
	rates->computed = (uint16_t)(rates->computed | 1u << slot);
	month->value = (struct value){
	    .kind = activity->measure == QUANTITY_PERCENT ? VALUE_PERCENT : VALUE_NUMBER,
	    .number = decimal_trim(value),
	};
}

const struct rates *
rates_read(struct arena *arena, const struct rate_source *in, size_t row, const struct activity *activity,
    struct amount month[MONTHS])
{
	struct rates rates = {.columns = in->columns}, *kept;
	bool any = false;

	for (int slot = 0; in->columns != NULL && slot < MONTHS; slot++) {
		rates.of[slot] = read_rate(in, row, slot);
		any = any || rates.of[slot].state != RATE_BLANK;
		if (rates.of[slot].state == RATE_GIVEN)
			settle_month(&rates, activity, slot, &month[slot]);
	}
	if (!any)
		return NULL;
	kept = ARENA_NEW(arena, struct rates);
	*kept = rates;
	return kept;
}

uint16_t
rates_in_row(const struct rate_source *in, size_t row)
{
	unsigned given = 0;

	for (int slot = 0; in->columns != NULL && slot < MONTHS; slot++)
		if (read_rate(in, row, slot).state == RATE_GIVEN)
			given |= 1u << slot;
	return (uint16_t)given;
}

bool
rates_pool(const struct activity *activity, const struct rates *rates, struct period of)
{
	return rates != NULL && (rates->given & period_bits(of)) != 0 &&
	    (activity->consolidation == CONSOLIDATION_AVERAGE ||
		activity->consolidation == CONSOLIDATION_CONSTANT);
}

bool
rates_sums(const struct rates *rates, struct period of, struct decimal *numerator,
    struct decimal *denominator)
{
	*numerator = *denominator = (struct decimal){0, 0};
	for (unsigned slot = of.first; slot <= of.last; slot++) {
		const struct rate *rate = &rates->of[slot];

		if (rate->state == RATE_GIVEN &&
		    (!decimal_add(*numerator, rate->numerator, numerator) ||
			!decimal_add(*denominator, rate->denominator, denominator)))
			return false;
	}
	return true;
}

bool
rates_portion(const struct activity *activity, const struct rates *rates, struct period of,
    struct portion *out)
{
	const unsigned count = (unsigned)__builtin_popcount(rates->given & period_bits(of));
	struct decimal numerator, denominator;

	return rates_sums(rates, of, &numerator, &denominator) &&
	    rates_set_portion(activity->measure, numerator, denominator, count, out);
}
