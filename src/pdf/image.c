#include "pdf/image.h"

/* A picture is tried in all forms, to choose one; of a large one, bands from top to bottom are. */
#define TRIED_WHOLE ((size_t)64 * 1024)
#define BANDS 16
#define BAND_ROWS 4

/* Colours of a palette, and places of the table that finds them; a power of 2. */
#define PALETTE_MAX 256
#define PALETTE_PLACES 1024

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

/* --- palettes ------------------------------------------------------------------------------------------- */

/* Colours as 0xRRGGBB, in order of first use. */
struct palette {
	uint32_t colors[PALETTE_MAX];
	unsigned count;
	uint16_t places[PALETTE_PLACES]; /* number of a colour, plus 1; 0: free */
};

/* The number of a colour, which may be a new one; PALETTE_MAX when there are too many. */
static unsigned
palette_find(struct palette *p, uint32_t color)
{
	unsigned place = (color * 2654435761u) >> 22;

	for (; p->places[place] != 0; place = (place + 1) % PALETTE_PLACES)
		if (p->colors[p->places[place] - 1] == color)
			return p->places[place] - 1u;
	if (p->count == PALETTE_MAX)
		return PALETTE_MAX;
	p->colors[p->count] = color;
	p->places[place] = (uint16_t)++p->count;
	return p->count - 1;
}

/* The samples as numbers of colours; false when they are more than a palette has, or memory is out. */
static bool
use_palette(const struct plane *colors, struct palette *p, struct buf *out)
{
	size_t n = (size_t)colors->width * colors->height;
	const uint8_t *at = colors->samples;
	uint32_t last = UINT32_MAX;
	unsigned number = 0;

	if (!buf_reserve(out, n))
		return false;
	for (size_t i = 0; i < n; i++, at += 3) {
		uint32_t color = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
		if (color != last)
			number = palette_find(p, color);
		if (number == PALETTE_MAX)
			return false;
		last = color;
		out->data[i] = (char)number;
	}
	out->length = n;
	return true;
}

/* The colour space of a palette (8.6.6.3). */
static const char *
palette_space(struct arena *arena, const struct palette *p)
{
	struct buf space = BUF_INIT;

	buf_addf(&space, "[/Indexed /DeviceRGB %u <", p->count - 1);
	for (unsigned i = 0; i < p->count; i++)
		buf_addf(&space, "%06X", (unsigned)p->colors[i]);
	buf_adds(&space, ">]");
	return buf_take(&space, arena);
}

/* --- planes --------------------------------------------------------------------------------------------- */

/*
 * PNG's filter type 2: each row as the difference from the one above (ISO 15948, 9.2), the first of the
 * picture as it is.
 */
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
			*to++ = (uint8_t)(row[i] - (y > 0 ? row[i - stride] : 0));
	}
	out->length += rows * (stride + 1);
}

/* The longest run, and the longest stretch without one, of a length byte (ISO 32000-1, 7.4.5). */
#define RUN_MAX 128

/* How many bytes from here on are the same. */
static size_t
run_length(const uint8_t *at, const uint8_t *end)
{
	size_t n = 1, most = end - at < RUN_MAX ? (size_t)(end - at) : RUN_MAX;

	while (n < most && at[n] == at[0])
		n++;
	return n;
}

/* One row in runs; returns where they end. */
static uint8_t *
put_runs(uint8_t *to, const uint8_t *at, const uint8_t *end)
{
	while (at < end) {
		size_t n = run_length(at, end);

		if (n > 2) {
			*to++ = (uint8_t)(257 - n);
			*to++ = *at;
			at += n;
			continue;
		}
		const uint8_t *from = at;
		while (at < end && at - from < RUN_MAX && run_length(at, end) <= 2)
			at++;
		*to++ = (uint8_t)(at - from - 1);
		memcpy(to, from, (size_t)(at - from));
		to += at - from;
	}
	return to;
}

/*
 * Each row in runs of its own, so that rows that are alike stay so.  Of a drawing they are few: what deflate
 * looks back on is then the whole picture instead of some rows, and a symmetrical one is found to be so.
 */
static void
put_in_runs(const struct plane *p, uint32_t first, uint32_t rows, struct buf *out)
{
	size_t stride = (size_t)p->width * p->channels;
	const uint8_t *row = p->samples + first * stride;
	uint8_t *to;

	if (!buf_reserve(out, rows * (stride + stride / RUN_MAX + 1) + 1))
		return;
	to = (uint8_t *)out->data + out->length;
	for (uint32_t y = 0; y < rows; y++, row += stride)
		to = put_runs(to, row, row + stride);
	*to++ = RUN_MAX; /* the end */
	out->length = (size_t)(to - (uint8_t *)out->data);
}

static void
put_plain(const struct plane *p, uint32_t first, uint32_t rows, struct buf *out)
{
	size_t stride = (size_t)p->width * p->channels;

	buf_add(out, p->samples + first * stride, rows * stride);
}

static void (*const forms[PACKED_FORMS])(const struct plane *, uint32_t, uint32_t, struct buf *) = {
    [PACKED_PLAIN] = put_plain,
    [PACKED_ROWS] = filter_up,
    [PACKED_RUNS] = put_in_runs,
};

/* What is tried, in one form. */
static void
add_bands(const struct plane *p, enum packed_form form, struct buf *out)
{
	size_t stride = (size_t)p->width * p->channels;
	bool whole = p->height * stride <= TRIED_WHOLE || p->height <= BANDS * BAND_ROWS;
	uint32_t rows = whole ? p->height : BAND_ROWS;

	for (uint32_t i = 0; i < (whole ? 1 : BANDS); i++)
		forms[form](p, i * (p->height - rows) / (BANDS - 1), rows, out);
}

/* The form that deflates best.  Sets *failed when there was no memory to try. */
static enum packed_form
best_form(struct objects *h, const struct plane *p, bool *failed)
{
	enum packed_form best = PACKED_PLAIN;
	size_t least = SIZE_MAX;

	for (int form = 0; form < PACKED_FORMS; form++) {
		struct buf tried = BUF_INIT;
		size_t size;

		add_bands(p, (enum packed_form)form, &tried);
		*failed |= tried.failed;
		size = tried.failed ? SIZE_MAX : objects_deflated_size(h, tried.data, tried.length);
		if (size < least) {
			least = size;
			best = (enum packed_form)form;
		}
		buf_release(&tried);
	}
	return best;
}

/* Leaves `packed` without data after a failure. */
static void
pack_plane(struct objects *h, struct shared_streams *store, const struct plane *p, struct packed *packed)
{
	struct buf data = BUF_INIT;
	bool failed = false;

	packed->channels = p->channels;
	packed->form = best_form(h, p, &failed);
	forms[packed->form](p, 0, p->height, &data);
	if (failed || data.failed)
		objects_fail(h);
	else
		objects_pack(h, store, data.data, data.length, packed);
	buf_release(&data);
}

/* Drawings have few colours: a byte for each pixel does, and repeats more than three. */
static void
pack_colors(struct objects *h, struct shared_streams *store, const struct plane *p, struct packed *packed)
{
	struct palette palette = {.count = 0};
	struct buf numbers = BUF_INIT;

	packed->color_space = p->channels == 1 ? "/DeviceGray" : "/DeviceRGB";
	if (p->channels == 3 && use_palette(p, &palette, &numbers)) {
		packed->color_space = palette_space(store->arena, &palette);
		pack_plane(h, store, &(struct plane){(const uint8_t *)numbers.data, p->width, p->height, 1},
		    packed);
	} else if (numbers.failed) {
		objects_fail(h);
	} else {
		pack_plane(h, store, p, packed);
	}
	buf_release(&numbers);
}

/* A palette is an object by itself: there it is deflated, in the dictionary of a stream it would not be. */
static void
add_color_space(struct objects *h, const struct packed *packed, struct buf *entries)
{
	uint32_t number;

	if (packed->color_space[0] == '/') {
		buf_addf(entries, "/ColorSpace %s\n", packed->color_space);
		return;
	}
	number = objects_reserve(h);
	buf_adds(objects_object(h, PACK_TEXT, number), packed->color_space);
	buf_addf(entries, "/ColorSpace %u 0 R\n", number);
}

static uint32_t
write_plane(const struct pdf_images *images, const struct plane *p, uint32_t mask)
{
	struct packed *packed = shared_streams_get(images->store, p->samples);
	struct buf entries = BUF_INIT;
	uint32_t object;

	if (packed->data == NULL)
		pack_colors(images->objects, images->store, p, packed);
	buf_addf(&entries, "/Type /XObject\n/Subtype /Image\n/Width %u\n/Height %u\n/BitsPerComponent 8\n",
	    p->width, p->height);
	add_color_space(images->objects, packed, &entries);
	if (mask != 0)
		buf_addf(&entries, "/SMask %u 0 R\n", mask);
	if (packed->form == PACKED_ROWS)
		buf_addf(&entries, "/DecodeParms <</Predictor 12 /Colors %d /Columns %u>>\n",
		    packed->channels, p->width);
	object = objects_add_packed_stream(images->objects, &entries, packed);
	buf_release(&entries);
	return object;
}

/* As it is packed (7.4.8).  Channels that are colours would be taken for luminance and differences. */
static uint32_t
write_jpeg(struct objects *h, const struct image *image)
{
	struct buf entries = BUF_INIT;
	uint32_t object;

	buf_addf(&entries,
	    "/Type /XObject\n/Subtype /Image\n/Width %u\n/Height %u\n/BitsPerComponent 8\n"
	    "/ColorSpace %s\n/Filter /DCTDecode\n",
	    image->width, image->height, image->channels == 1 ? "/DeviceGray" : "/DeviceRGB");
	if (image->jpeg_is_rgb)
		buf_adds(&entries, "/DecodeParms <</ColorTransform 0>>\n");
	object = objects_add_plain_stream(h, &entries, image->jpeg.data, image->jpeg.length);
	buf_release(&entries);
	return object;
}

static uint32_t
write_image(const struct pdf_images *images, const struct image *image)
{
	if (image->vector != NULL)
		return vector_write(images->objects, images->store, image->vector);
	if (image->samples == NULL)
		return write_jpeg(images->objects, image);

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

/* What a row's length becomes, what the height becomes, and where the lower left corner goes. */
void
pdf_image_matrix(const struct image *image, struct image_box box, struct buf *out)
{
	if (image->vector != NULL) {
		vector_matrix(image->vector, box, out);
		return;
	}
	const struct image_turn turn = image->turn;
	const length w = turn.from_right ? -box.width : box.width;
	const length h = turn.from_bottom ? -box.height : box.height;
	const bool moves_x = turn.from_right != turn.swapped, moves_y = turn.from_bottom != turn.swapped;
	const length matrix[] = {
	    turn.swapped ? 0 : w,
	    turn.swapped ? -h : 0,
	    turn.swapped ? -w : 0,
	    turn.swapped ? 0 : h,
	    box.x + (moves_x ? box.width : 0),
	    box.y + (moves_y ? box.height : 0),
	};

	for (size_t i = 0; i < sizeof matrix / sizeof *matrix; i++) {
		buf_add_milli(out, matrix[i]);
		buf_addc(out, ' ');
	}
}

void
pdf_images_write(const struct pdf_images *images, struct buf *resources)
{
	for (uint32_t i = 0; i < images->known.count; i++)
		buf_addf(resources, " /I%u %u 0 R", i, images->numbers[i]);
}
