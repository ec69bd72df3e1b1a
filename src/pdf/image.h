/*
 * The pictures of a PDF: each is written once, however often it is placed.
 */
#ifndef PLIEGO_PDF_IMAGE_H
#define PLIEGO_PDF_IMAGE_H

#include "base/image.h"
#include "pdf/objects.h"

struct pdf_image {
	const struct image *image;
	uint32_t object;
	uint32_t resource; /* /I0, /I1, ... in order of first use */
};

/* Open addressing by the picture's address; at most half full. */
struct pdf_images {
	struct arena *arena;
	struct objects *objects;
	struct shared_streams *store;
	struct pdf_image *table;
	size_t capacity; /* a power of two */
	uint32_t count;
};

void pdf_images_init(struct pdf_images *, struct arena *, struct objects *, struct shared_streams *);

/* The resource number of a picture, which is written at its first use. */
uint32_t pdf_image_use(struct pdf_images *, const struct image *);

/* Appends the entries of the resources' XObject dictionary. */
void pdf_images_write(const struct pdf_images *, struct buf *resources);

#endif
