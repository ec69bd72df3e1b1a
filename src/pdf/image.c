#include "pdf/image.h"

/* Rows from the middle of a picture that are tried both ways, to choose a predictor. */
#define SAMPLE_ROWS 32

/* One plane of samples. */
struct plane {
	const uint8_t *samples;
	uint32_t width, height;
	uint8_t channels;
};

void
pdf_images_init(struct pdf_images *images, struct arena *arena, struct objects *h,
    struct shared_streams *store)
{
	*images = (struct pdf_images){.objects = h, .store = store};
	intern_init(&images->known, arena);
}

/* --- planes --------------------------------------------------------------------------------------------- */

/* PNG's filter type 2: each row as the difference from the one above (ISO 15948, 9.2), the first as it is. */
static void
filter_up(const struct plane *p, uint32_t first, uint32_t rows, struct buf *out)
{
	size_t stride = (size_t)p->width * p->channels;
	uint8_t *to;

	if (!buf_reserve(out, rows * (stride + 1)))
		return;
	to = (uint8_t *)out->data + out->length;
	for (uint32_t y = first; y < first + rows; y++) {
		const uint8_t *row = p->samples + y * stride;
		*to++ = 2;
		for (size_t i = 0; i < stride; i++)
			*to++ = (uint8_t)(row[i] - (y > first ? row[i - stride] : 0));
	}
	out->length += rows * (stride + 1);
}

/* Sets *failed when there was no memory to try. */
static bool
up_is_smaller(struct objects *h, const struct plane *p, bool *failed)
{
	uint32_t rows = p->height < SAMPLE_ROWS ? p->height : SAMPLE_ROWS;
	uint32_t first = (p->height - rows) / 2;
	size_t stride = (size_t)p->width * p->channels;
	struct buf up = BUF_INIT;
	bool smaller;

	filter_up(p, first, rows, &up);
	*failed |= up.failed;
	smaller = !up.failed &&
	    objects_deflated_size(h, up.data, up.length) <
		objects_deflated_size(h, p->samples + first * stride, rows * stride);
	buf_release(&up);
	return smaller;
}

/* Leaves `packed` without data after a failure. */
static void
pack_plane(struct objects *h, struct shared_streams *store, const struct plane *p, struct packed *packed)
{
	struct buf up = BUF_INIT;
	bool failed = false;

	packed->rows = up_is_smaller(h, p, &failed);
	if (packed->rows)
		filter_up(p, 0, p->height, &up);
	if (failed || up.failed)
		objects_fail(h);
	else if (packed->rows)
		objects_pack(h, store, up.data, up.length, packed);
	else
		objects_pack(h, store, p->samples, (size_t)p->width * p->height * p->channels, packed);
	buf_release(&up);
}

static uint32_t
write_plane(const struct pdf_images *images, const struct plane *p, uint32_t mask)
{
	struct packed *packed = shared_streams_get(images->store, p->samples);
	struct buf entries = BUF_INIT;
	uint32_t object;

	if (packed->data == NULL)
		pack_plane(images->objects, images->store, p, packed);
	buf_addf(&entries,
	    "/Type /XObject\n/Subtype /Image\n/Width %u\n/Height %u\n/BitsPerComponent 8\n"
	    "/ColorSpace /%s\n",
	    p->width, p->height, p->channels == 1 ? "DeviceGray" : "DeviceRGB");
	if (mask != 0)
		buf_addf(&entries, "/SMask %u 0 R\n", mask);
	if (packed->rows)
		buf_addf(&entries, "/DecodeParms <</Predictor 12 /Colors %d /Columns %u>>\n", p->channels,
		    p->width);
	object = objects_add_packed_stream(images->objects, &entries, packed);
	buf_release(&entries);
	return object;
}

static uint32_t
write_image(const struct pdf_images *images, const struct image *image)
{
	struct plane colors = {image->samples, image->width, image->height, image->channels};
	struct plane alpha = {image->alpha, image->width, image->height, 1};
	uint32_t mask = image->alpha != NULL ? write_plane(images, &alpha, 0) : 0;

	return write_plane(images, &colors, mask);
}

/* --- the table ------------------------------------------------------------------------------------------ */

uint32_t
pdf_image_use(struct pdf_images *images, const struct image *image)
{
	uint32_t known = images->known.count, number = intern_address(&images->known, image);

	if (number == known) {
		images->numbers = arena_grow(images->known.arena, images->numbers, known, &images->capacity,
		    (size_t)known + 1, sizeof(*images->numbers));
		images->numbers[number] = write_image(images, image);
	}
	return number;
}

void
pdf_images_write(const struct pdf_images *images, struct buf *resources)
{
	for (uint32_t i = 0; i < images->known.count; i++)
		buf_addf(resources, " /I%u %u 0 R", i, images->numbers[i]);
}
