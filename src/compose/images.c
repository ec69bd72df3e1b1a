#include "compose/images.h"

void
images_init(struct images *images, struct arena *arena)
{
	*images = (struct images){.arena = arena};
}

const struct image *
images_get(struct images *images, const char *path, struct srcloc loc, struct diags *diags)
{
	for (size_t i = 0; i < images->count; i++)
		if (strcmp(images->entries[i].path, path) == 0)
			return images->entries[i].image;
	if (images->count == IMAGES_MAX) {
		diag_add(diags, SEVERITY_ERROR, loc, "image-too-many",
		    "more than %d different images in one job", IMAGES_MAX);
		return NULL;
	}
	struct image *image = ARENA_NEW(images->arena, struct image);
	bool read = image_read(images->arena, path, loc, image, diags);
	images->entries = arena_grow(images->arena, images->entries, images->count, &images->capacity,
	    images->count + 1, sizeof *images->entries);
	images->entries[images->count].path = arena_strdup(images->arena, path);
	images->entries[images->count].image = read ? image : NULL;
	return images->entries[images->count++].image;
}
