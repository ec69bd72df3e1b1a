/*
 * Any bytes at all are a JPEG that can be shown or one error; what is kept of one is itself one that is kept
 * whole.
 */
#include <assert.h>
#include <string.h>

#include "base/image_file.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static bool
read_picture(struct arena *arena, struct bytes file, struct image *out)
{
	struct diags *diags = diags_open();
	const bool read = image_decode(arena, "fuzz.jpg", file, (struct srcloc){0}, out, diags);

	assert(diags_errors(diags) == (read ? 0 : 1));
	diags_close(diags);
	return read;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	char *file = arena_strndup(arena, (const char *)data, n);
	struct image image, again;

	if (read_picture(arena, (struct bytes){file, n}, &image) && image.samples == NULL) {
		assert(image.width > 0 && image.width <= IMAGE_SIDE_MAX);
		assert(image.height > 0 && image.height <= IMAGE_SIDE_MAX);
		assert(image.channels == 1 || image.channels == 3);
		assert(image.natural_width > 0 && image.natural_width <= LENGTH_MAX);
		assert(image.jpeg.length <= n);
		assert(read_picture(arena, image.jpeg, &again));
		assert(again.jpeg.length == image.jpeg.length);
		assert(memcmp(again.jpeg.data, image.jpeg.data, image.jpeg.length) == 0);
	}
	arena_close(arena);
	return 0;
}
