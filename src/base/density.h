/*
 * How large a picture is by what its file says of its pixels.
 */
#ifndef PLIEGO_BASE_DENSITY_H
#define PLIEGO_BASE_DENSITY_H

#include "base/image.h"

/* So many pixels are so many thousandths of a point long.  No pixels: not told. */
struct density {
	uint64_t pixels, thousandths;
};

struct densities {
	struct density across, down;
};

/* So many pixels, a fraction: zeroes in it, or a denominator beyond 2^24, are as if nothing was told. */
struct density density_per_inch(uint32_t count, uint32_t denominator);
struct density density_per_centimetre(uint32_t count, uint32_t denominator);
struct density density_per_metre(uint32_t count);

/* Sets the natural size of a picture of known width and height; at 96 dpi where the densities tell none. */
void density_set_size(struct densities, struct image *);

#endif
