/*
 * A picture: samples, a JPEG as it is packed, or vectors.
 */
#ifndef PLIEGO_BASE_IMAGE_H
#define PLIEGO_BASE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/file.h"
#include "base/style.h"

#define IMAGE_SIDE_MAX 8192
#define IMAGE_PIXELS_MAX (16u * 1024 * 1024)
#define IMAGE_FILE_MAX ((size_t)32 * 1024 * 1024)

/*
 * How a picture is placed: its rows as columns (swapped), its pixels from the right instead of from the left,
 * from the bottom instead of from the top.
 */
struct image_turn {
	bool swapped, from_right, from_bottom;
};

struct vector; /* base/vector.h */

struct image {
	const char *path;
	uint32_t width, height; /* pixels: of a row, and rows */
	uint8_t channels;       /* 1 gray, 3 RGB */
	const uint8_t *samples; /* width * height * channels, rows from the top; NULL: a JPEG, or vectors */
	const uint8_t *alpha;   /* width * height, or NULL when opaque throughout */
	struct bytes jpeg;      /* instead of samples: a file of nothing but the picture */
	bool jpeg_is_rgb;       /* its channels are red, green and blue, not luminance and differences */
	struct image_turn turn; /* from Exif */
	const struct vector *vector; /* instead of samples and pixels; NULL: none */
	length natural_width;        /* as it is placed; from pHYs, JFIF, Exif or SVG, else at 96 dpi */
	length natural_height;
};

#endif
