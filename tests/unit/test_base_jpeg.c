/*
 * JPEG pictures are made here by hand: all blocks gray, in Huffman codes of one bit.  One bit says that a
 * block's mean is that of the block before, one more that nothing else is in it.
 */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/image_file.h"
#include "base/jpeg.h"
#include "support.h"

enum { BASELINE = 0xC0, PROGRESSIVE = 0xC2 };

/* What is unlike in them; zeroes: a baseline picture in gray. */
struct picture {
	unsigned width, height;
	unsigned frame; /* its kind */
	unsigned channels;
	const char *names; /* of the channels, a byte each */
	unsigned bits;
	unsigned scans;
	unsigned missing_bytes;
	struct bytes before; /* the frame: segments with their markers */
};

static void
add_segment(struct buf *out, unsigned marker, const void *data, size_t n)
{
	const char head[] = {(char)0xFF, (char)marker, (char)((n + 2) >> 8), (char)(n + 2)};

	buf_add(out, head, sizeof head);
	buf_add(out, data, n);
}

static void
add_tables(struct buf *out)
{
	/* Of both classes: one code, of one bit, for 0. */
	static const char huffman[] = "\x00\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
				      "\x10\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
	char quantization[65] = {0};

	memset(quantization + 1, 1, 64);
	add_segment(out, 0xDB, quantization, sizeof quantization);
	add_segment(out, 0xC4, huffman, 36);
}

static void
add_frame(struct buf *out, const struct picture *p)
{
	const unsigned bits = p->bits > 0 ? p->bits : 8;
	char frame[6 + 3 * 4] = {(char)bits, (char)(p->height >> 8), (char)p->height, (char)(p->width >> 8),
	    (char)p->width, (char)p->channels};

	for (unsigned i = 0; i < p->channels; i++)
		memcpy(frame + 6 + (size_t)3 * i, (char[]){p->names ? p->names[i] : (char)(i + 1), 0x11, 0},
		    3);
	add_segment(out, p->frame > 0 ? p->frame : BASELINE, frame, 6 + (size_t)3 * p->channels);
}

static void
add_scan(struct buf *out, const struct picture *p)
{
	const bool progressive = p->frame == PROGRESSIVE;
	const size_t n = p->channels;
	const size_t blocks = (size_t)((p->width + 7) / 8) * ((p->height + 7) / 8) * n;
	const size_t bits = progressive ? blocks : 2 * blocks, bytes = bits / 8;
	char scan[1 + 2 * 4 + 3] = {(char)n};

	for (size_t i = 0; i < n; i++)
		scan[1 + 2 * i] = p->names ? p->names[i] : (char)(i + 1);
	scan[1 + 2 * n + 1] = progressive ? 0 : 63;
	add_segment(out, 0xDA, scan, 1 + 2 * n + 3);
	for (size_t i = p->missing_bytes; i < bytes; i++)
		buf_addc(out, 0);
	if (bits % 8 > 0)
		buf_addc(out, (char)(0xFF >> (bits % 8)));
}

static struct buf
encode(const struct picture *given)
{
	struct picture p = *given;
	struct buf out = BUF_INIT;

	p.channels = p.channels > 0 ? p.channels : 1;
	buf_adds(&out, "\xFF\xD8");
	buf_add(&out, p.before.data, p.before.length);
	add_tables(&out);
	add_frame(&out, &p);
	add_scan(&out, &p);
	for (unsigned i = 1; i < p.scans; i++)
		add_scan(&out, &p);
	buf_adds(&out, "\xFF\xD9");
	return out;
}

static const struct srcloc job = {"job.yaml", 5, 7};

static struct image
read_bytes(struct arena *arena, struct buf *jpeg)
{
	struct diags *diags = diags_open();
	struct image image = {0};

	cr_assert(image_decode(arena, "x.jpg", (struct bytes){jpeg->data, jpeg->length}, job, &image, diags),
	    "%s", support_printed(arena, diags));
	cr_assert_null(image.samples);
	cr_assert_null(image.alpha);
	diags_close(diags);
	buf_release(jpeg);
	return image;
}

static struct image
read_picture(struct arena *arena, const struct picture *p)
{
	struct buf jpeg = encode(p);

	return read_bytes(arena, &jpeg);
}

/* Why the bytes are no picture. */
static const char *
complaint(struct arena *arena, const char *bytes, size_t n)
{
	struct diags *diags = diags_open();
	struct image image = {0};
	const char *text;

	cr_assert_not(image_decode(arena, "x.jpg", (struct bytes){bytes, n}, job, &image, diags), "%zu bytes",
	    n);
	cr_assert_eq(diags_errors(diags), 1);
	text = support_printed(arena, diags);
	diags_close(diags);
	return text;
}

static void
refuses(struct arena *arena, const struct picture *p, const char *why)
{
	struct buf jpeg = encode(p);
	const char *said = complaint(arena, jpeg.data, jpeg.length);

	cr_expect_not_null(strstr(said, why), "%s, not %s", said, why);
	buf_release(&jpeg);
}

/* Nothing but its own segments: the file itself where it has no other. */
static void
is_kept(struct arena *arena, const struct picture *p)
{
	struct buf jpeg = encode(p);
	struct image image = {0};

	cr_assert_null(jpeg_read(arena, (struct bytes){jpeg.data, jpeg.length}, &image));
	cr_assert_eq(image.jpeg.length, jpeg.length);
	cr_assert_arr_eq(image.jpeg.data, jpeg.data, jpeg.length);
	buf_release(&jpeg);
}

/* --- what is read --------------------------------------------------------------------------------------- */

Test(base_jpeg, is_kept_as_it_is_packed)
{
	struct arena *arena = support_arena();
	struct image image = read_picture(arena, &(struct picture){.width = 20, .height = 9});

	cr_assert_eq(image.width, 20);
	cr_assert_eq(image.height, 9);
	cr_assert_eq(image.channels, 1);
	is_kept(arena, &(struct picture){.width = 20, .height = 9});
	is_kept(arena, &(struct picture){.width = 20, .height = 9, .channels = 3});
	is_kept(arena, &(struct picture){.width = 20, .height = 9, .channels = 3, .frame = PROGRESSIVE});
	is_kept(arena, &(struct picture){.width = 64, .height = 8, .frame = 0xC1}); /* extended */
	arena_close(arena);
}

Test(base_jpeg, knows_channels_that_are_red_green_and_blue)
{
	static const char adobe[] = "\xFF\xEE\0\x0E"
				    "Adobe\0\x64\0\0\0\0";
	static const char jfif[] = "\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0";
	struct arena *arena = support_arena();
	struct picture p = {.width = 8, .height = 8, .channels = 3};
	struct buf both = BUF_INIT;
	struct image image;

	cr_assert_not(read_picture(arena, &p).jpeg_is_rgb);
	p.names = "RGB";
	cr_assert(read_picture(arena, &p).jpeg_is_rgb);
	p.names = NULL;
	p.before = (struct bytes){adobe, 16};
	is_kept(arena, &p);
	cr_assert(read_picture(arena, &p).jpeg_is_rgb);
	/* What stands beside JFIF would be understood by some, and not by others: it is left out. */
	buf_add(&both, jfif, 18);
	buf_add(&both, adobe, 16);
	p.before = (struct bytes){both.data, both.length};
	image = read_picture(arena, &p);
	cr_assert_not(image.jpeg_is_rgb);
	p.before = (struct bytes){jfif, 18};
	both.length = 0;
	struct buf expected = encode(&p);
	cr_assert_eq(image.jpeg.length, expected.length);
	cr_assert_arr_eq(image.jpeg.data, expected.data, expected.length);
	buf_release(&expected);
	buf_release(&both);
	arena_close(arena);
}

/* A place, a thumbnail, a profile, a comment; and what cameras write behind the end. */
Test(base_jpeg, what_is_no_picture_is_left_out)
{
	static const char others[] = "\xFF\xE1\0\6Exif"
				     "\xFF\xE2\0\5ICC"
				     "\xFF\xED\0\4PS"
				     "\xFF\xFE\0\4no"
				     "\xFF\xFF\xFF\xE5\0\3x";
	struct arena *arena = support_arena();
	struct picture p = {.width = 8, .height = 8, .before = {others, sizeof others - 1}};
	struct buf jpeg = encode(&p);
	struct image image;

	p.before.length = 0;
	struct buf plain = encode(&p);
	buf_adds(&jpeg, "\xFF\xD8 a second picture");
	image = read_bytes(arena, &jpeg);
	cr_assert_eq(image.jpeg.length, plain.length);
	cr_assert_arr_eq(image.jpeg.data, plain.data, plain.length);
	buf_release(&plain);
	arena_close(arena);
}

/* --- its size ------------------------------------------------------------------------------------------- */

static void
is_large(struct arena *arena, struct bytes before, length width, length height)
{
	const struct picture p = {.width = 100, .height = 40, .before = before};
	struct image image = read_picture(arena, &p);

	cr_expect_eq(image.natural_width, width, "%d wide, not %d", image.natural_width, width);
	cr_expect_eq(image.natural_height, height, "%d high, not %d", image.natural_height, height);
}

/* 100 pixels by 40: at 96 dpi 75 pt by 30. */
Test(base_jpeg, has_the_size_that_jfif_says)
{
	struct arena *arena = support_arena();

	is_large(arena, (struct bytes){0}, 75000, 30000);
	/* 200 by 100 to an inch; 100 to a centimetre: 1 cm is 28.346 pt; a ratio says no size. */
	is_large(arena, (struct bytes){"\xFF\xE0\0\x10JFIF\0\1\1\1\0\xC8\0\x64\0", 18}, 36000, 28800);
	is_large(arena, (struct bytes){"\xFF\xE0\0\x10JFIF\0\1\1\2\0\x64\0\x64\0", 18}, 28346, 11339);
	is_large(arena, (struct bytes){"\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0", 18}, 75000, 30000);
	is_large(arena, (struct bytes){"\xFF\xE0\0\x10JFIF\0\1\1\1\0\0\0\x64\0", 18}, 75000, 30000);
	arena_close(arena);
}

/* An Exif segment of one directory: orientation, and 200/1 by 1000/10 pixels to a unit. */
static struct bytes
exif(struct arena *arena, bool little, unsigned orientation, unsigned unit)
{
	static const char big[] = "\xFF\xE1\0\x52"
				  "Exif\0\0MM\0*\0\0\0\x08\0\4"
				  "\x01\x12\0\3\0\0\0\1\0\0\0\0"
				  "\x01\x1A\0\5\0\0\0\1\0\0\0\x3A"
				  "\x01\x1B\0\5\0\0\0\1\0\0\0\x42"
				  "\x01\x28\0\3\0\0\0\1\0\0\0\0"
				  "\0\0\0\xC8\0\0\0\1\0\0\x03\xE8\0\0\0\x0A";
	static const char small[] = "\xFF\xE1\0\x52"
				    "Exif\0\0II*\0\x08\0\0\0\4\0"
				    "\x12\x01\3\0\1\0\0\0\0\0\0\0"
				    "\x1A\x01\5\0\1\0\0\0\x3A\0\0\0"
				    "\x1B\x01\5\0\1\0\0\0\x42\0\0\0"
				    "\x28\x01\3\0\1\0\0\0\0\0\0\0"
				    "\xC8\0\0\0\1\0\0\0\xE8\x03\0\0\x0A\0\0\0";
	char *segment = arena_strndup(arena, little ? small : big, sizeof big - 1);

	segment[28 + !little] = (char)orientation;
	segment[64 + !little] = (char)unit;
	return (struct bytes){segment, sizeof big - 1};
}

Test(base_jpeg, has_the_size_that_exif_says_where_jfif_does_not)
{
	static const char jfif[] = "\xFF\xE0\0\x10JFIF\0\1\1\1\0\x64\0\x64\0";
	struct arena *arena = support_arena();

	for (int little = 0; little < 2; little++) {
		is_large(arena, exif(arena, little, 1, 2), 36000, 28800);
		is_large(arena, exif(arena, little, 1, 3), 14173, 11339);
		is_large(arena, exif(arena, little, 1, 4), 75000, 30000);
	}
	struct buf both = BUF_INIT;
	struct bytes segment = exif(arena, false, 1, 2);
	buf_add(&both, segment.data, segment.length);
	buf_add(&both, jfif, 18);
	is_large(arena, (struct bytes){both.data, both.length}, 72000, 28800);
	buf_release(&both);
	arena_close(arena);
}

/* Where the first row is and the first column: 1 top left, 2 top right, ... 6 right top, 8 left bottom. */
Test(base_jpeg, is_turned_as_exif_says)
{
	static const struct image_turn expected[] = {
	    {false, false, false}, /* 0: nonsense */
	    {false, false, false}, {false, true, false}, {false, true, true}, {false, false, true},
	    {true, false, false}, {true, true, false}, {true, true, true}, {true, false, true},
	    {false, false, false}, /* 9: nonsense */
	};
	struct arena *arena = support_arena();

	for (unsigned i = 0; i < 20; i++) {
		struct picture p = {.width = 100, .height = 40, .before = exif(arena, i % 2 > 0, i / 2, 2)};
		struct image image = read_picture(arena, &p);
		struct image_turn turn = expected[i / 2];

		cr_expect_eq(image.turn.swapped, turn.swapped, "orientation %u", i / 2);
		cr_expect_eq(image.turn.from_right, turn.from_right, "orientation %u", i / 2);
		cr_expect_eq(image.turn.from_bottom, turn.from_bottom, "orientation %u", i / 2);
		cr_expect_eq(image.width, 100);
		cr_expect_eq(image.natural_width, turn.swapped ? 28800 : 36000, "orientation %u", i / 2);
	}
	arena_close(arena);
}

/* Whatever is said beside the picture, it is the picture's own that counts. */
Test(base_jpeg, damaged_exif_is_as_if_it_were_not_there)
{
	struct arena *arena = support_arena();
	struct bytes whole = exif(arena, false, 6, 2);

	for (size_t n = 4; n < whole.length; n++) {
		char *part = arena_strndup(arena, whole.data, n);
		part[2] = (char)((n - 2) >> 8);
		part[3] = (char)(n - 2);
		struct picture p = {.width = 100, .height = 40, .before = {part, n}};
		struct image image = read_picture(arena, &p);
		/* Both densities are told at the very end only; the first entry lies in bytes 20 to 31. */
		cr_expect_eq(image.natural_width, image.turn.swapped ? 30000 : 75000, "%zu bytes", n);
		cr_expect_eq(image.turn.swapped, n >= 32, "%zu bytes", n);
	}
	arena_close(arena);
}

/* --- what is refused ------------------------------------------------------------------------------------ */

Test(base_jpeg, refuses_a_file_cut_off_anywhere)
{
	struct arena *arena = support_arena();
	struct buf jpeg = encode(&(struct picture){.width = 40, .height = 40, .channels = 3});

	for (size_t n = 3; n < jpeg.length; n++) {
		const char *said = complaint(arena, jpeg.data, n);
		cr_expect_not_null(strstr(said, "the file ends too early"), "%zu bytes: %s", n, said);
		cr_expect_not_null(strstr(said, "job.yaml:5:7: error: cannot use the picture"));
	}
	buf_release(&jpeg);
	arena_close(arena);
}

/* It has an end, but not all that should be before. */
Test(base_jpeg, refuses_samples_that_are_missing)
{
	struct arena *arena = support_arena();

	for (unsigned frame = BASELINE; frame <= PROGRESSIVE; frame += PROGRESSIVE - BASELINE)
		refuses(arena,
		    &(struct picture){.width = 80,
			.height = 80,
			.channels = 3,
			.frame = frame,
			.missing_bytes = 9},
		    "a part of it is damaged or missing");
	arena_close(arena);
}

Test(base_jpeg, refuses_what_pdf_has_no_place_for)
{
	struct arena *arena = support_arena();

	refuses(arena, &(struct picture){.width = 8, .height = 8, .channels = 4}, "it is in CMYK");
	refuses(arena, &(struct picture){.width = 8, .height = 8, .channels = 2},
	    "neither in gray nor in RGB");
	refuses(arena, &(struct picture){.width = 8, .height = 8, .bits = 12}, "more than 8 bits");
	for (unsigned frame = 0xC3; frame <= 0xCF; frame++)
		if (frame != 0xC4)
			refuses(arena, &(struct picture){.width = 8, .height = 8, .frame = frame},
			    "packed in a way that PDF does not know");
	arena_close(arena);
}

Test(base_jpeg, refuses_sizes_past_the_limits)
{
	struct arena *arena = support_arena();

	refuses(arena, &(struct picture){.width = 0, .height = 8}, "does not say how large");
	refuses(arena, &(struct picture){.width = 8, .height = 0}, "does not say how large");
	refuses(arena, &(struct picture){.width = 8193, .height = 1}, "wider or higher than 8192 pixels");
	refuses(arena, &(struct picture){.width = 1, .height = 8193}, "wider or higher than 8192 pixels");
	refuses(arena, &(struct picture){.width = 4097, .height = 4096}, "more than 16 million pixels");
	is_kept(arena, &(struct picture){.width = 8192, .height = 1});
	arena_close(arena);
}

/* Each scan makes whoever shows it go over all of the picture. */
Test(base_jpeg, refuses_more_scans_than_a_picture_needs)
{
	struct arena *arena = support_arena();
	struct picture p = {.width = 8, .height = 8, .frame = PROGRESSIVE, .scans = 101};

	refuses(arena, &p, "in more than 100 scans");
	arena_close(arena);
}

Test(base_jpeg, refuses_segments_that_are_none)
{
	static const char *const wrong[] = {
	    "\xFF\xD8\xFF\xE0\0\1",                  /* shorter than its own length */
	    "\xFF\xD8\xFF\xD0\0\2\xFF\xD9",          /* a restart outside a scan */
	    "\xFF\xD8\xFF\xFE\0\2x\xFF\xD9\xFF\xD9", /* a byte between segments */
	    "\xFF\xD8\xFF\xD8\xFF\xD9",              /* two beginnings */
	    "\xFF\xD8\xFF\xDA\0\2\xFF\xD9",          /* a scan of nothing */
	    "\xFF\xD8\xFF\xC0\0\2\xFF\xD9",          /* a frame of nothing */
	    "\xFF\xD8\xFF\xD9",                      /* an end and no picture */
	};
	static const size_t lengths[] = {6, 8, 11, 6, 8, 8, 4};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		const char *said = complaint(arena, wrong[i], lengths[i]);
		cr_expect_not_null(strstr(said, "it is damaged"), "%zu: %s", i, said);
	}
	arena_close(arena);
}
