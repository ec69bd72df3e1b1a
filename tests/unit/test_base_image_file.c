/* Pictures are made here with libpng's writer, from samples given by hand. */
#include <criterion/criterion.h>
#include <png.h>

#include "base/buf.h"
#include "base/image_file.h"
#include "support.h"

static const struct srcloc job = {"job.yaml", 5, 7};

struct picture {
	uint32_t width, height;
	int depth, type, interlace;
	const uint8_t *rows; /* as PNG has them */
	size_t stride;
	const png_color *palette;
	int colors;
	const uint8_t *palette_alpha;
	uint32_t per_metre_x, per_metre_y;
	bool unknown_unit;
};

static void
add_bytes(png_structp png, png_bytep data, size_t n)
{
	buf_add(png_get_io_ptr(png), data, n);
}

static void
no_flush(png_structp png)
{
	(void)png;
}

static struct buf
encode(const struct picture *p)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	struct buf out = BUF_INIT;
	png_const_bytep rows[64];

	png_set_write_fn(png, &out, add_bytes, no_flush);
	png_set_IHDR(png, info, p->width, p->height, p->depth, p->type, p->interlace,
	    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	if (p->palette != NULL)
		png_set_PLTE(png, info, p->palette, p->colors);
	if (p->palette_alpha != NULL)
		png_set_tRNS(png, info, p->palette_alpha, p->colors, NULL);
	if (p->per_metre_x > 0)
		png_set_pHYs(png, info, p->per_metre_x, p->per_metre_y,
		    p->unknown_unit ? PNG_RESOLUTION_UNKNOWN : PNG_RESOLUTION_METER);
	png_write_info(png, info);
	for (size_t y = 0; y < p->height; y++)
		rows[y] = p->rows + y * p->stride;
	png_write_image(png, (png_bytepp)rows);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	return out;
}

static struct image
decode(struct arena *arena, const struct picture *p)
{
	struct diags *diags = diags_open();
	struct buf png = encode(p);
	const char *path = support_file(arena, png.data, png.length);
	struct image image;

	cr_assert(image_decode(arena, path, (struct bytes){png.data, png.length}, job, &image, diags), "%s",
	    support_printed(arena, diags));
	cr_assert_str_eq(image.path, path);
	cr_assert_eq(image.width, p->width);
	cr_assert_eq(image.height, p->height);
	buf_release(&png);
	diags_close(diags);
	return image;
}

Test(base_image_file, reads_gray_and_rgb)
{
	static const uint8_t gray[] = {0, 100, 255, 7};
	static const uint8_t rgb[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 250, 251, 252};
	struct arena *arena = support_arena();
	struct image image;

	image = decode(arena, &(struct picture){2, 2, 8, PNG_COLOR_TYPE_GRAY, 0, gray, 2});
	cr_assert_eq(image.channels, 1);
	cr_assert_null(image.alpha);
	cr_assert_arr_eq(image.samples, gray, 4);
	image = decode(arena, &(struct picture){2, 2, 8, PNG_COLOR_TYPE_RGB, 0, rgb, 6});
	cr_assert_eq(image.channels, 3);
	cr_assert_arr_eq(image.samples, rgb, 12);
	arena_close(arena);
}

Test(base_image_file, keeps_alpha_apart)
{
	static const uint8_t rgba[] = {1, 2, 3, 255, 4, 5, 6, 128};
	static const uint8_t gray_alpha[] = {9, 0, 8, 255};
	struct arena *arena = support_arena();
	struct image image;

	image = decode(arena, &(struct picture){2, 1, 8, PNG_COLOR_TYPE_RGB_ALPHA, 0, rgba, 8});
	cr_assert_eq(image.channels, 3);
	cr_assert_arr_eq(image.samples, ((uint8_t[]){1, 2, 3, 4, 5, 6}), 6);
	cr_assert_arr_eq(image.alpha, ((uint8_t[]){255, 128}), 2);
	image = decode(arena, &(struct picture){1, 2, 8, PNG_COLOR_TYPE_GRAY_ALPHA, 0, gray_alpha, 2});
	cr_assert_eq(image.channels, 1);
	cr_assert_arr_eq(image.samples, ((uint8_t[]){9, 8}), 2);
	cr_assert_arr_eq(image.alpha, ((uint8_t[]){0, 255}), 2);
	arena_close(arena);
}

Test(base_image_file, has_no_alpha_when_all_is_opaque)
{
	static const uint8_t rgba[] = {1, 2, 3, 255, 4, 5, 6, 255};
	struct arena *arena = support_arena();
	struct image image = decode(arena, &(struct picture){2, 1, 8, PNG_COLOR_TYPE_RGB_ALPHA, 0, rgba, 8});

	cr_assert_null(image.alpha);
	cr_assert_arr_eq(image.samples, ((uint8_t[]){1, 2, 3, 4, 5, 6}), 6);
	arena_close(arena);
}

Test(base_image_file, expands_palettes_and_low_bit_depths)
{
	static const png_color palette[] = {{10, 20, 30}, {40, 50, 60}, {70, 80, 90}, {0, 0, 0}};
	static const uint8_t palette_alpha[] = {255, 0, 255, 255};
	/* Two bits each: 0 1 2 0, and 1 0 0 0. */
	static const uint8_t indexes[] = {0x18, 0x40};
	/* One bit each, nine wide: the ninth is white. */
	static const uint8_t bits[] = {0xA5, 0x80};
	struct arena *arena = support_arena();
	struct image image;

	image = decode(arena, &(struct picture){4, 2, 2, PNG_COLOR_TYPE_PALETTE, 0, indexes, 1, palette, 4});
	cr_assert_eq(image.channels, 3);
	cr_assert_null(image.alpha);
	cr_assert_arr_eq(image.samples,
	    ((uint8_t[]){10, 20, 30, 40, 50, 60, 70, 80, 90, 10, 20, 30, 40, 50, 60, 10, 20, 30}), 18);
	image = decode(arena,
	    &(struct picture){4, 2, 2, PNG_COLOR_TYPE_PALETTE, 0, indexes, 1, palette, 4, palette_alpha});
	cr_assert_eq(image.channels, 3);
	cr_assert_arr_eq(image.alpha, ((uint8_t[]){255, 0, 255, 255, 0, 255, 255, 255}), 8);
	image = decode(arena, &(struct picture){9, 1, 1, PNG_COLOR_TYPE_GRAY, 0, bits, 2});
	cr_assert_eq(image.channels, 1);
	cr_assert_arr_eq(image.samples, ((uint8_t[]){255, 0, 255, 0, 0, 255, 0, 255, 255}), 9);
	arena_close(arena);
}

Test(base_image_file, reduces_sixteen_bits_by_rounding)
{
	/* 0x8080 is 128.5/255 of the range: 128; 0x00FF rounds to 1; 0xFFFF is 255. */
	static const uint8_t deep[] = {0x80, 0x80, 0x00, 0xFF, 0xFF, 0xFF};
	struct arena *arena = support_arena();
	struct image image = decode(arena, &(struct picture){3, 1, 16, PNG_COLOR_TYPE_GRAY, 0, deep, 6});

	cr_assert_eq(image.channels, 1);
	cr_assert_arr_eq(image.samples, ((uint8_t[]){128, 1, 255}), 3);
	arena_close(arena);
}

Test(base_image_file, puts_interlaced_rows_in_order)
{
	uint8_t rows[12 * 11 * 4];
	struct arena *arena = support_arena();
	struct image image;

	for (size_t i = 0; i < sizeof(rows); i++)
		rows[i] = (uint8_t)(i * 7);
	image = decode(arena,
	    &(struct picture){12, 11, 8, PNG_COLOR_TYPE_RGB_ALPHA, PNG_INTERLACE_ADAM7, rows, 12 * 4});
	for (size_t i = 0; i < 12 * 11; i++) {
		cr_assert_arr_eq(image.samples + i * 3, rows + i * 4, 3);
		cr_assert_eq(image.alpha[i], rows[i * 4 + 3]);
	}
	arena_close(arena);
}

Test(base_image_file, takes_its_size_from_the_resolution)
{
	static const uint8_t gray[200] = {0};
	struct arena *arena = support_arena();
	struct image image;

	/* 100 pixels at 96 dpi: 75 pt. */
	image = decode(arena, &(struct picture){100, 2, 8, PNG_COLOR_TYPE_GRAY, 0, gray, 100});
	cr_assert_eq(image.natural_width, 75000);
	cr_assert_eq(image.natural_height, 1500);
	/* 1000 pixels a metre: 100 of them are 10 cm, which are 283.4646 pt; 2 at 2000 are 1 mm. */
	image = decode(arena,
	    &(struct picture){100, 2, 8, PNG_COLOR_TYPE_GRAY, 0, gray, 100, .per_metre_x = 1000,
		.per_metre_y = 2000});
	cr_assert_eq(image.natural_width, 283465);
	cr_assert_eq(image.natural_height, 2835);
	/* One pixel a metre would be wider than any page, and an unknown unit is no size: 96 dpi again. */
	image = decode(arena,
	    &(struct picture){100, 2, 8, PNG_COLOR_TYPE_GRAY, 0, gray, 100, .per_metre_x = 1,
		.per_metre_y = 1});
	cr_assert_eq(image.natural_width, 75000);
	image = decode(arena,
	    &(struct picture){100, 2, 8, PNG_COLOR_TYPE_GRAY, 0, gray, 100, .per_metre_x = 1000,
		.per_metre_y = 1000, .unknown_unit = true});
	cr_assert_eq(image.natural_width, 75000);
	arena_close(arena);
}

static const char *
complaint(struct arena *arena, const void *bytes, size_t n)
{
	struct diags *diags = diags_open();
	struct image image = {0};
	const char *text;

	cr_assert_not(image_decode(arena, "x.png", (struct bytes){bytes, n}, job, &image, diags), "%zu bytes",
	    n);
	cr_assert_null(image.samples);
	cr_assert_eq(diags_errors(diags), 1);
	text = support_printed(arena, diags);
	diags_close(diags);
	return text;
}

static struct buf
sample_png(int interlace)
{
	uint8_t rows[13 * 10 * 4];

	for (size_t i = 0; i < sizeof(rows); i++)
		rows[i] = (uint8_t)(i * i * 31);
	return encode(&(struct picture){13, 10, 8, PNG_COLOR_TYPE_RGB_ALPHA, interlace, rows, 13 * 4,
	    .per_metre_x = 3000, .per_metre_y = 3000});
}

Test(base_image_file, refuses_a_file_cut_off_anywhere)
{
	struct arena *arena = support_arena();

	for (int interlace = 0; interlace <= PNG_INTERLACE_ADAM7; interlace++) {
		struct buf png = sample_png(interlace);
		size_t n;

		for (n = 0; n < png.length; n += 7)
			complaint(arena, png.data, n);
		cr_assert_not_null(strstr(complaint(arena, png.data, png.length - 1), "ends too early"));
		buf_release(&png);
	}
	arena_close(arena);
}

Test(base_image_file, refuses_a_changed_byte)
{
	struct arena *arena = support_arena();
	struct buf png = sample_png(0);

	/* In the samples; then in the checksum of their chunk, just before the 12 bytes of the end chunk. */
	png.data[png.length / 2] ^= 0x10;
	cr_assert_not_null(strstr(complaint(arena, png.data, png.length), "IDAT: incorrect data check"));
	png.data[png.length / 2] ^= 0x10;
	png.data[png.length - 13] ^= 1;
	cr_assert_not_null(strstr(complaint(arena, png.data, png.length), "CRC error"));
	buf_release(&png);
	arena_close(arena);
}

/* Sets the size in the header chunk, and its checksum: CRC-32 as PNG has it, bit by bit. */
static void
pretend_size(struct buf *png, uint32_t width, uint32_t height)
{
	uint8_t *header = (uint8_t *)png->data + 12;
	uint32_t crc = 0xFFFFFFFF;

	png_save_uint_32(header + 4, width);
	png_save_uint_32(header + 8, height);
	for (int i = 0; i < 17; i++) {
		crc ^= header[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
	}
	png_save_uint_32(header + 17, ~crc);
}

Test(base_image_file, refuses_sizes_past_the_limits)
{
	struct arena *arena = support_arena();
	struct buf png = sample_png(0);
	size_t before;

	pretend_size(&png, IMAGE_SIDE_MAX + 1, 1);
	cr_assert_not_null(
	    strstr(complaint(arena, png.data, png.length), "job.yaml:5:7: error: cannot use the picture"));
	pretend_size(&png, 0x7FFFFFFF, 0x7FFFFFFF);
	complaint(arena, png.data, png.length);
	pretend_size(&png, 0, 10);
	complaint(arena, png.data, png.length);
	before = arena_used(arena);
	pretend_size(&png, 4097, 4096);
	cr_assert_not_null(strstr(complaint(arena, png.data, png.length), "more than 16 million pixels"));
	cr_assert_lt(arena_used(arena) - before, 10000, "nothing is allocated for what is refused");
	pretend_size(&png, 13, 11);
	cr_assert_not_null(strstr(complaint(arena, png.data, png.length), "Not enough image data"));
	buf_release(&png);
	arena_close(arena);
}

Test(base_image_file, says_what_it_is_instead)
{
	struct arena *arena = support_arena();

	cr_assert_not_null(
	    strstr(complaint(arena, "GIF89a......", 12), "it is neither a PNG, a JPEG nor an SVG picture"));
	cr_assert_not_null(strstr(complaint(arena, "", 0), "it is neither a PNG, a JPEG nor an SVG picture"));
	arena_close(arena);
}
