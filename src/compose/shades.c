/* Shades: a colour between two, by a figure. */
#include "base/fraction.h"
#include "compose/context.h"

/* How far a figure is from one end of a shade to the other, in steps of a sixteenth. */
static int
shade_step(const struct shade_spec *shade, struct decimal number)
{
	struct decimal lower = {-shade->least.units, shade->least.scale}, part, whole;
	struct fraction fraction;

	if (decimal_compare(number, shade->least) <= 0)
		return 0;
	if (decimal_compare(number, shade->most) >= 0 || !decimal_add(number, lower, &part) ||
	    !decimal_add(shade->most, lower, &whole) || !fraction_divide(part, 1, whole, 1, &fraction))
		return SHADE_STEPS;
	return (int)((fraction.num * SHADE_STEPS + fraction.den / 2) / fraction.den);
}

static uint8_t
between(uint8_t from, uint8_t to, int step)
{
	return (uint8_t)((from * (SHADE_STEPS - step) + to * step + SHADE_STEPS / 2) / SHADE_STEPS);
}

struct color
shade_color(const struct shade_spec *shade, int step)
{
	return (struct color){
	    between(shade->from.r, shade->to.r, step),
	    between(shade->from.g, shade->to.g, step),
	    between(shade->from.b, shade->to.b, step),
	    false,
	};
}

struct color
shade_of(const struct shade_spec *shade, struct decimal number)
{
	return shade_color(shade, shade_step(shade, number));
}
