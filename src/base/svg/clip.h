/*
 * Clip paths that are one upright rectangle, as drawing programs put them around all that they export.  All
 * others are errors at the elements that they clip.
 *
 * Source: SVG 1.1, 14.3.5.
 */
#ifndef PLIEGO_BASE_SVG_CLIP_H
#define PLIEGO_BASE_SVG_CLIP_H

#include "base/svg/path.h"
#include "base/svg/shape.h"
#include "base/svg/style.h"

/* The id in "url(#id)", of *n characters; NULL: it names no element of the drawing. */
const char *svg_clip_id(const char *value, size_t *n);

/* Tells that the clip-path of the element can't be drawn, and which can. */
void svg_clip_refuse(struct svg_faults *, const struct svg_element *, const char *value);

/*
 * The four corners of the rectangle, which clips the element at that place; none where nothing is left of
 * the element.  The matrix is that of the element, and becomes that of the rectangle.  False when the clip
 * path is none that can be drawn: it is for the caller to refuse.
 */
bool svg_clip_outline(struct svg_styles *, const struct svg_place *, const struct svg_element *clip,
    struct svg_path *, struct matrix *);

/* Whether its sides, one of its corners after the other, go across and down, but for what is not seen. */
bool svg_clip_is_upright(const struct vector_point corners[4]);

/* Whether nothing of the picture is out of it; it is upright. */
bool svg_clip_covers(const struct vector_point corners[4], const struct vector *);

#endif
