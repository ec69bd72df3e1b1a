/*
 * PNG pictures, decoded by libpng under limits (side, pixels, file size) into 8-bit samples.
 *
 * Interlace, palette, 16-bit and low bit depths are reduced to gray or RGB; alpha, where there is any, is
 * kept apart.  Of what else a file holds (texts, profiles, gamma) nothing is used, and nothing unpacked.
 */
#ifndef PLIEGO_BASE_IMAGE_H
#define PLIEGO_BASE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/library.h"
#include "base/style.h"

#define IMAGE_SIDE_MAX 8192
#define IMAGE_PIXELS_MAX (16u * 1024 * 1024)
#define IMAGE_FILE_MAX ((size_t)32 * 1024 * 1024)

struct image {
	const char *path;
	uint32_t width, height; /* pixels */
	uint8_t channels;       /* 1 gray, 3 RGB */
	const uint8_t *samples; /* width * height * channels, rows from the top */
	const uint8_t *alpha;   /* width * height, or NULL when opaque throughout */
	length natural_width;   /* from pHYs, else at 96 dpi */
	length natural_height;
};

/*
 * Decodes the bytes of the file at `path`, of IMAGE_FILE_MAX at most; they are not kept.  Errors are given at
 * `loc`, where the path was written.  A damaged file is an error.
 */
bool image_decode(struct arena *, const char *path, struct bytes, struct srcloc loc, struct image *out,
    struct diags *);

/* libpng. */
struct library image_library(void);

#endif
