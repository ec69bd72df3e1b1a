/* Any bytes at all are a picture or one error, within the limits of the header. */
#include <assert.h>

#include "base/image_file.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	char *file = arena_strndup(arena, (const char *)data, n);
	struct image image;

	if (image_decode(arena, "fuzz.png", (struct bytes){file, n}, (struct srcloc){0}, &image, diags)) {
		size_t pixels = (size_t)image.width * image.height;
		volatile uint8_t last;

		assert(pixels > 0 && pixels <= IMAGE_PIXELS_MAX && diags_errors(diags) == 0);
		assert(image.natural_width > 0 && image.natural_width <= LENGTH_MAX);
		if (image.samples == NULL) /* a JPEG */
			last = (uint8_t)image.jpeg.data[image.jpeg.length - 1];
		else
			last = image.samples[pixels * image.channels - 1];
		if (image.alpha != NULL)
			last = image.alpha[pixels - 1];
		(void)last;
	} else {
		assert(diags_errors(diags) == 1);
	}
	diags_close(diags);
	arena_close(arena);
	return 0;
}
