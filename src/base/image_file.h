/*
 * Pictures in files: PNG, JPEG and SVG, under limits (side, pixels, file size).
 *
 * PNG is decoded by libpng into 8-bit samples.  Interlace, palette, 16-bit and low bit depths are reduced to
 * gray or RGB; alpha, where there is any, is kept apart.  Of what else a file holds (texts, profiles, gamma)
 * nothing is used, and nothing unpacked.
 *
 * JPEG is kept as it is packed, in gray or RGB, but decoded once to see that it is whole.  SVG becomes
 * vectors.
 */
#ifndef PLIEGO_BASE_IMAGE_FILE_H
#define PLIEGO_BASE_IMAGE_FILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/image.h"
#include "base/library.h"

/*
 * Reads the bytes of the file at `path`, of IMAGE_FILE_MAX at most; they are not kept.  Errors are given at
 * `loc`, where the path was written; of an SVG, at their places in it.  A damaged file is an error.
 */
bool image_decode(struct arena *, const char *path, struct bytes, struct srcloc loc, struct image *out,
    struct diags *);

/* libpng. */
struct library image_library(void);

#endif
