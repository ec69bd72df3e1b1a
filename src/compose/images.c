#include "compose/images.h"

#include "base/image_file.h"

void
images_init(struct images *images, struct arena *arena, struct input_files *inputs)
{
	*images = (struct images){.arena = arena, .inputs = inputs};
}

/* NULL after an error.  Once it is decoded, nobody needs the bytes of the file. */
static const struct image *
read_image(const struct images *images, const char *path, struct srcloc loc, struct diags *diags)
{
	struct image *image = ARENA_NEW(images->arena, struct image);
	struct arena *scratch = arena_open_beside(images->arena);
	const struct input_request request = {path, IMAGE_FILE_MAX, loc};
	struct bytes bytes;
	bool read = input_files_borrow(images->inputs, scratch, request, &bytes, diags) &&
	    image_decode(images->arena, path, bytes, loc, image, diags);

	arena_close(scratch);
	return read ? image : NULL;
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
	path = arena_strdup(images->arena, path);
	const struct image *image = read_image(images, path, loc, diags);
	images->entries = arena_grow(images->arena, images->entries, images->count, &images->capacity,
	    images->count + 1, sizeof *images->entries);
	images->entries[images->count].path = path;
	images->entries[images->count].image = image;
	return images->entries[images->count++].image;
}
