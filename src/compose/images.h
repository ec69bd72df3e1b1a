/*
 * The pictures of a job: each file is read and decoded once, however many documents show it.
 */
#ifndef PLIEGO_COMPOSE_IMAGES_H
#define PLIEGO_COMPOSE_IMAGES_H

#include "base/image.h"
#include "base/input_file.h"

#define IMAGES_MAX 256

struct images {
	struct arena *arena; /* keeps the pictures; the job's */
	struct input_files *inputs;
	struct {
		const char *path;
		const struct image *image; /* NULL: could not be read, and was reported */
	} * entries;
	size_t count, capacity;
};

void images_init(struct images *, struct arena *, struct input_files *);

/* The picture at `path`, or NULL after an error at `loc`; reported once for each file. */
const struct image *images_get(struct images *, const char *path, struct srcloc loc, struct diags *);

#endif
