/*
 * Drawings of vectors as form XObjects (ISO 32000-1, 8.10), groups that are seen through as transparency
 * groups (11.6.6).
 */
#ifndef PLIEGO_PDF_VECTOR_H
#define PLIEGO_PDF_VECTOR_H

#include "base/vector.h"
#include "pdf/objects.h"

/* Where a picture is placed, in thousandths of a point; origin bottom left. */
struct image_box {
	length x, y, width, height;
};

/* Writes it; returns the number of its object. */
uint32_t vector_write(struct objects *, struct shared_streams *, const struct vector *);

/* Appends the matrix that brings it there. */
void vector_matrix(const struct vector *, struct image_box, struct buf *out);

#endif
