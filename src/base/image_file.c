#include "base/image_file.h"

#include <png.h>
#include <setjmp.h>

#include "base/density.h"
#include "base/jpeg.h"
#include "base/svg/svg.h"

/* Bytes that a chunk may take; those that are read all take less. */
#define CHUNK_MEMORY_MAX ((png_alloc_size_t)4 * 1024 * 1024)

/*
 * All that decoding keeps from one call of libpng to the next.  It is apart from the function that calls
 * setjmp(), because that one's own variables are lost when libpng jumps.
 */
struct decoder {
	struct arena *arena;
	struct bytes file;
	size_t at; /* read so far */
	png_structp png;
	png_infop info;
	uint8_t channels; /* as libpng gives them, with alpha */
	uint8_t *mixed;   /* samples with their alpha, until they are taken apart */
	png_bytep *rows;
	struct image image;
	const char *fault; /* what we found wrong; else libpng's message */
	char message[128];
};

static void
on_error(png_structp png, png_const_charp message)
{
	struct decoder *d = png_get_error_ptr(png);

	snprintf(d->message, sizeof(d->message), "%s", message);
	longjmp(png_jmpbuf(png), 1);
}

static void
on_warning(png_structp png, png_const_charp message)
{
	/* Of what is not the picture itself: profiles, texts, times. */
	(void)png;
	(void)message;
}

/* Memory that isn't there says nothing of the picture: it never comes back to libpng, which would say so. */
static void *
allocate(struct decoder *d, size_t n)
{
	void *p = malloc(n);

	if (p == NULL)
		arena_out_of_memory(d->arena, n);
	return p;
}

static png_voidp
allocate_for_png(png_structp png, png_alloc_size_t n)
{
	return allocate(png_get_mem_ptr(png), n);
}

static void
read_bytes(png_structp png, png_bytep out, size_t n)
{
	struct decoder *d = png_get_io_ptr(png);

	if (n > d->file.length - d->at)
		png_error(png, N_("the file ends too early"));
	memcpy(out, d->file.data + d->at, n);
	d->at += n;
}

/* Has libpng give 8-bit gray or RGB, with alpha if there is any kind of transparency. */
static void
ask_for_samples(png_structp png, png_infop info)
{
	png_set_expand(png);
	png_set_scale_16(png);
	png_set_interlace_handling(png);
	png_read_update_info(png, info);
}

static void
find_natural_size(struct decoder *d)
{
	struct densities densities = {{0, 0}, {0, 0}};
	png_uint_32 x = 0, y = 0;
	int unit = PNG_RESOLUTION_UNKNOWN;

	if (png_get_pHYs(d->png, d->info, &x, &y, &unit) != 0 && unit == PNG_RESOLUTION_METER)
		densities = (struct densities){density_per_metre(x), density_per_metre(y)};
	density_set_size(densities, &d->image);
}

/* Room for the samples: where they stay when all of them are colours, else for taking them apart. */
static void
make_room(struct decoder *d)
{
	struct image *image = &d->image;
	size_t pixels = (size_t)image->width * image->height;
	size_t stride = (size_t)image->width * d->channels;
	uint8_t *samples;

	if (d->channels == image->channels) {
		samples = ARENA_ARRAY(d->arena, uint8_t, pixels * d->channels);
		image->samples = samples;
	} else {
		samples = d->mixed = allocate(d, pixels * d->channels);
	}
	d->rows = allocate(d, image->height * sizeof(*d->rows));
	for (size_t y = 0; y < image->height; y++)
		d->rows[y] = samples + y * stride;
}

/*
 * Of all that may stand beside the picture only pHYs and tRNS are of use here: samples are taken as they are,
 * whatever colours a profile makes of them.  The others are skipped, for texts and profiles of some bytes
 * unpack to megabytes, and there may be any number of them.
 */
static void
skip_chunks(png_structp png)
{
	static const png_byte names[] = "bKGD\0cHRM\0eXIf\0gAMA\0hIST\0iCCP\0iTXt\0oFFs\0pCAL\0"
					"sBIT\0sCAL\0sPLT\0sRGB\0sTER\0tEXt\0tIME\0zTXt";

	png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, names, sizeof names / 5);
}

/* False when d->fault says what is wrong with it, or libpng jumped and d->message does. */
static bool
decode(struct decoder *d)
{
	struct image *image = &d->image;

	if (setjmp(png_jmpbuf(d->png)) != 0)
		return false;
	png_set_user_limits(d->png, IMAGE_SIDE_MAX, IMAGE_SIDE_MAX);
	png_set_chunk_malloc_max(d->png, CHUNK_MEMORY_MAX);
	skip_chunks(d->png);
	png_set_read_fn(d->png, d, read_bytes);
	png_read_info(d->png, d->info);
	image->width = png_get_image_width(d->png, d->info);
	image->height = png_get_image_height(d->png, d->info);
	if (image->height > IMAGE_PIXELS_MAX / image->width) {
		d->fault = N_("it has more than 16 million pixels");
		return false;
	}
	ask_for_samples(d->png, d->info);
	d->channels = png_get_channels(d->png, d->info);
	image->channels = d->channels >= 3 ? 3 : 1;
	make_room(d);
	png_read_image(d->png, d->rows);
	/* What comes after the samples matters only in that it is there: a file cut off is damaged. */
	png_read_end(d->png, NULL);
	find_natural_size(d);
	return true;
}

static void
split_alpha(struct decoder *d)
{
	struct image *image = &d->image;
	size_t pixels = (size_t)image->width * image->height;
	uint8_t *samples = ARENA_ARRAY(d->arena, uint8_t, pixels * image->channels);
	uint8_t *out = samples;
	const uint8_t *in = d->mixed;
	uint8_t *alpha = NULL;

	for (size_t i = 0; i < pixels; i++) {
		for (unsigned c = 0; c < image->channels; c++)
			*out++ = *in++;
		/* Kept from the first pixel on that is not opaque; 255 throughout says nothing. */
		if (alpha == NULL && *in != 255) {
			alpha = ARENA_ARRAY(d->arena, uint8_t, pixels);
			memset(alpha, 255, i);
		}
		if (alpha != NULL)
			alpha[i] = *in;
		in++;
	}
	image->samples = samples;
	image->alpha = alpha;
}

static const char *
not_a_png(struct bytes file)
{
	if (file.length >= 2 && memcmp(file.data, "\x1F\x8B", 2) == 0)
		return N_("it is packed (gzip), as an .svgz is: save the drawing as plain SVG in UTF-8");
	if (file.length >= 8 && png_sig_cmp((png_const_bytep)file.data, 0, 8) == 0)
		return NULL;
	return N_("it is neither a PNG, a JPEG nor an SVG picture");
}

static bool
decode_file(struct decoder *d)
{
	bool ok;

	if (jpeg_is(d->file)) {
		d->fault = jpeg_read(d->arena, d->file, &d->image);
		return d->fault == NULL;
	}
	d->fault = not_a_png(d->file);
	if (d->fault != NULL)
		return false;
	d->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, d, on_error, on_warning, d, allocate_for_png,
	    NULL);
	if (d->png != NULL)
		d->info = png_create_info_struct(d->png);
	if (d->info == NULL)
		arena_out_of_memory(d->arena, 0);
	ok = decode(d);
	if (ok && d->mixed != NULL)
		split_alpha(d);
	png_destroy_read_struct(&d->png, &d->info, NULL);
	free(d->rows);
	free(d->mixed);
	return ok;
}

bool
image_decode(struct arena *arena, const char *path, struct bytes bytes, struct srcloc loc, struct image *out,
    struct diags *diags)
{
	struct decoder d = {.arena = arena, .file = bytes, .image = {.path = arena_strdup(arena, path)}};

	if (svg_is(bytes)) {
		*out = d.image;
		return svg_read(arena, bytes, out, diags);
	}
	if (!decode_file(&d)) {
		if (loc.file == NULL)
			loc = (struct srcloc){.file = d.image.path};
		diag_add(diags, SEVERITY_ERROR, loc, "image-unreadable", "cannot use the picture \"%s\": %s",
		    path, diag_phrase(diags, d.fault != NULL ? d.fault : d.message));
		return false;
	}
	*out = d.image;
	return true;
}

struct library
image_library(void)
{
	return (struct library){"libpng", png_get_libpng_ver(NULL)};
}
