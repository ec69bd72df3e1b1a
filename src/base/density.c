#include "base/density.h"

#define INCH ((uint64_t)72 * LENGTH_PT)
#define DENOMINATOR_MAX ((uint32_t)1 << 24)

#define DENSITY_OTHERWISE 96 /* dots per inch */

/* An inch is 254 tenths of a millimetre. */
static struct density
density_of(uint64_t count, uint64_t denominator, uint64_t tenths_of_mm)
{
	if (count == 0 || denominator == 0 || denominator > DENOMINATOR_MAX)
		return (struct density){0, 0};
	return (struct density){count * 254, denominator * tenths_of_mm * INCH};
}

struct density
density_per_inch(uint32_t count, uint32_t denominator)
{
	return density_of(count, denominator, 254);
}

struct density
density_per_centimetre(uint32_t count, uint32_t denominator)
{
	return density_of(count, denominator, 100);
}

struct density
density_per_metre(uint32_t count)
{
	return density_of(count, 1, 10000);
}

/* Rounded; 0: not told, or nonsense. */
static length
length_at(uint32_t pixels, struct density density)
{
	uint64_t whole, rest, n;

	if (density.pixels == 0)
		return 0;
	/* In two steps, for the product might not fit. */
	whole = density.thousandths / density.pixels;
	rest = density.thousandths % density.pixels;
	if (whole > LENGTH_MAX)
		return 0;
	n = whole * pixels + (rest * pixels + density.pixels / 2) / density.pixels;
	return n <= LENGTH_MAX ? (length)n : 0;
}

void
density_set_size(struct densities densities, struct image *image)
{
	image->natural_width = length_at(image->width, densities.across);
	image->natural_height = length_at(image->height, densities.down);
	if (image->natural_width == 0 || image->natural_height == 0) {
		image->natural_width = length_at(image->width, density_per_inch(DENSITY_OTHERWISE, 1));
		image->natural_height = length_at(image->height, density_per_inch(DENSITY_OTHERWISE, 1));
	}
}
