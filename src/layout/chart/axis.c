#include "layout/chart/axis.h"

static wide
power_of_ten(unsigned n)
{
	wide power = 1;
	while (n-- > 0)
		power *= 10;
	return power;
}

wide
wide_from(struct decimal d)
{
	return d.units * power_of_ten(DECIMAL_SCALE_MAX - d.scale);
}

/* n / by, away from zero. */
static wide
divide_outwards(wide n, wide by)
{
	return n < 0 ? -((-n + by - 1) / by) : (n + by - 1) / by;
}

struct axis
axis_for(wide low, wide high, unsigned steps, unsigned places)
{
	static const int factors[] = {1, 2, 5};
	unsigned exponent = places < DECIMAL_SCALE_MAX ? DECIMAL_SCALE_MAX - places : 0;
	wide power = power_of_ten(exponent), step = power;

	low = low < 0 ? low : 0;
	high = high > 0 ? high : 0;
	if (low == 0 && high == 0)
		high = 1;
	wide most = low < 0 && high > 0 && steps < 2 ? 2 : steps < 1 ? 1 : (wide)steps;
	for (unsigned i = 0; divide_outwards(high, step) - divide_outwards(low, step) > most; i++) {
		if (i % 3 == 2) {
			power *= 10;
			exponent++;
		}
		step = power * factors[(i + 1) % 3];
	}
	return (struct axis){
	    .low = divide_outwards(low, step) * step,
	    .high = divide_outwards(high, step) * step,
	    .step = step,
	    .places = exponent < DECIMAL_SCALE_MAX ? DECIMAL_SCALE_MAX - exponent : 0,
	};
}

size_t
axis_tick_count(const struct axis *axis)
{
	return (size_t)((axis->high - axis->low) / axis->step) + 1;
}

wide
axis_tick(const struct axis *axis, size_t i)
{
	return axis->low + (wide)i * axis->step;
}

length
axis_at(const struct axis *axis, wide value, length size)
{
	wide whole = axis->high - axis->low, part = (value - axis->low) * size;
	wide half = part < 0 ? -(whole / 2) : whole / 2;
	wide at = (part + half) / whole;
	return at < -LENGTH_MAX ? -LENGTH_MAX : at > LENGTH_MAX ? LENGTH_MAX : (length)at;
}

void
axis_print(struct buf *out, const struct axis *axis, wide tick, struct number_style style)
{
	wide units = tick / power_of_ten(DECIMAL_SCALE_MAX - axis->places);

	/* Past what a decimal holds, a tick is a round figure: it ends in zeros. */
	unsigned thousands = 0;
	for (; units > INT64_MAX || units < -INT64_MAX; thousands++)
		units /= 1000;
	decimal_format(out, (struct decimal){(int64_t)units, (uint8_t)axis->places}, style, -1, true);
	for (; thousands > 0; thousands--) {
		buf_adds(out, number_group_text(style.group_mark));
		buf_adds(out, "000");
	}
}
