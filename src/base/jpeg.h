/*
 * JPEG pictures: what a PDF takes over as it is (DCTDecode), and what is said beside it.
 *
 * Source: ITU-T T.81, Annex B (markers); T.871 (JFIF); Exif 2.3, 4.5-4.6 (directory, orientation,
 * resolution); Adobe Technical Note 5116 (the APP14 segment).
 */
#ifndef PLIEGO_BASE_JPEG_H
#define PLIEGO_BASE_JPEG_H

#include "base/image.h"

bool jpeg_is(struct bytes file);

/*
 * Fills in *image, but for its path, of a JPEG in gray or colour, baseline or progressive, that can be shown
 * to its last row.  Returns NULL, or why not: to be translated, the end of "cannot use the picture: it ...".
 *
 * Kept, in the arena, are only the segments that make the picture: no thumbnails, places, profiles or
 * comments, and nothing behind the end.
 */
const char *jpeg_read(struct arena *, struct bytes file, struct image *);

#endif
