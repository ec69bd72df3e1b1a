/*
 * The pictures of a PDF: each is written once, however often it is placed.
 */
#ifndef PLIEGO_PDF_IMAGE_H
#define PLIEGO_PDF_IMAGE_H

#include "base/image.h"
#include "base/intern.h"
#include "pdf/objects.h"
#include "pdf/vector.h"

struct pdf_images {
	struct objects *objects;
	struct shared_streams *store;
	struct intern known; /* by address; their numbers are those of the resources: /I0, /I1, ... */
	uint32_t *numbers;   /* of the object of each */
	size_t capacity;
};

void pdf_images_init(struct pdf_images *, struct arena *, struct objects *, struct shared_streams *);

/* The resource number of a picture, which is written at its first use. */
uint32_t pdf_image_use(struct pdf_images *, const struct image *);

/*
 * Appends the matrix that brings the unit square of a picture there, its first row at the top (8.3.3); of
 * vectors, their box.
 */
void pdf_image_matrix(const struct image *, struct image_box, struct buf *);

/* Appends the entries of the resources' XObject dictionary. */
void pdf_images_write(const struct pdf_images *, struct buf *resources);

#endif
