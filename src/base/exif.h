/*
 * What an Exif segment says of its picture: which way up the camera was held, and how dense it is.
 *
 * Source: Exif 2.3, 4.5.2 and 4.6.4; TIFF 6.0, section 2.
 */
#ifndef PLIEGO_BASE_EXIF_H
#define PLIEGO_BASE_EXIF_H

#include "base/density.h"

struct exif {
	struct image_turn turn;
	struct densities densities;
};

/* Of the TIFF structure of n bytes behind "Exif\0\0"; what is damaged or makes no sense is as if not told. */
struct exif exif_read(const uint8_t *, size_t n);

#endif
