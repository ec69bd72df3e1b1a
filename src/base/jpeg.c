#include "base/jpeg.h"

#include <jerror.h>
#include <setjmp.h>
#include <string.h>

#include "base/buf.h"
#include "base/exif.h"
#include "base/libjpeg.h"

/* Parts that a picture comes in, one finer than the other: each makes its readers go over all of it. */
#define SCANS_MAX 100

/* It is decoded to an eighth of its size, which finds the same faults, in rows of so many bytes. */
#define EIGHTH 8
#define ROW_MAX ((size_t)IMAGE_SIDE_MAX / EIGHTH * 3)

/* The second bytes of markers. */
enum {
	BASELINE = 0xC0,
	EXTENDED = 0xC1,
	PROGRESSIVE = 0xC2,
	HUFFMAN_TABLES = 0xC4,
	OTHER_FRAMES = 0xCF, /* the last that is a frame of another kind, or goes with one */
	RESTART = 0xD0,
	RESTART_LAST = 0xD7,
	START = 0xD8,
	END = 0xD9,
	SCAN = 0xDA,
	QUANTIZATION_TABLES = 0xDB,
	RESTART_INTERVAL = 0xDD,
	APP0 = 0xE0,
	APP1 = 0xE1,
	APP14 = 0xEE,
};

/* The beginning of a segment, and how much of it is needed. */
#define JFIF "JFIF\0"
#define JFIF_LEAST 12
#define EXIF "Exif\0\0"
#define ADOBE "Adobe"

struct reader {
	const uint8_t *data;
	size_t size, at;
	struct buf kept;
	struct image *image;
	struct densities jfif;
	struct exif exif;
	bool has_jfif;
	unsigned scans;
};

struct segment {
	const uint8_t *data; /* behind its length */
	size_t size;
};

static const char ends_early[] = N_("the file ends too early");
static const char is_damaged[] = N_("it is damaged");

bool
jpeg_is(struct bytes file)
{
	return file.length >= 3 && memcmp(file.data, "\xff\xd8\xff", 3) == 0;
}

/* --- its segments --------------------------------------------------------------------------------------- */

static unsigned
u16(const uint8_t *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static bool
begins(struct segment s, const char *with, size_t n)
{
	return s.size >= n && memcmp(s.data, with, n) == 0;
}

static void
keep_marker(struct reader *r, unsigned marker)
{
	buf_addc(&r->kept, (char)0xFF);
	buf_addc(&r->kept, (char)marker);
}

static void
keep(struct reader *r, unsigned marker, struct segment s)
{
	keep_marker(r, marker);
	buf_addc(&r->kept, (char)((s.size + 2) >> 8));
	buf_addc(&r->kept, (char)(s.size + 2));
	buf_add(&r->kept, s.data, s.size);
}

/* Bits of a sample, rows, columns, channels. */
static const char *
take_frame(struct reader *r, struct segment s)
{
	struct image *image = r->image;

	if (image->channels > 0 || s.size < 6)
		return is_damaged;
	if (s.data[0] != 8)
		return N_("its samples have more than 8 bits; save it with 8");
	image->height = u16(s.data + 1);
	image->width = u16(s.data + 3);
	image->channels = s.data[5];
	if (image->width == 0 || image->height == 0)
		return N_("it does not say how large it is");
	if (image->width > IMAGE_SIDE_MAX || image->height > IMAGE_SIDE_MAX)
		return N_("it is wider or higher than 8192 pixels");
	if (image->height > IMAGE_PIXELS_MAX / image->width)
		return N_("it has more than 16 million pixels");
	if (image->channels == 4)
		return N_("it is in CMYK, the colours of printing presses; save it in RGB");
	if (image->channels != 1 && image->channels != 3)
		return N_("it is neither in gray nor in RGB");
	return NULL;
}

/* Version (2 bytes), unit, densities. */
static void
take_jfif(struct reader *r, struct segment s)
{
	unsigned across = u16(s.data + 8), down = u16(s.data + 10);

	r->has_jfif = true;
	if (s.data[7] == 1)
		r->jfif = (struct densities){density_per_inch(across, 1), density_per_inch(down, 1)};
	else if (s.data[7] == 2)
		r->jfif =
		    (struct densities){density_per_centimetre(across, 1), density_per_centimetre(down, 1)};
}

/* What programs say beside the picture.  Beside JFIF, Adobe's says nothing: colours are as JFIF has them. */
static void
take_application(struct reader *r, unsigned marker, struct segment s)
{
	if (marker == APP0 && !r->has_jfif && s.size >= JFIF_LEAST && begins(s, JFIF, strlen(JFIF) + 1)) {
		take_jfif(r, s);
		keep(r, marker, s);
	} else if (marker == APP1 && begins(s, EXIF, sizeof EXIF - 1)) {
		r->exif = exif_read(s.data + sizeof EXIF - 1, s.size - (sizeof EXIF - 1));
	} else if (marker == APP14 && !r->has_jfif && begins(s, ADOBE, strlen(ADOBE))) {
		keep(r, marker, s);
	}
}

/* A scan's samples go on to the next marker that isn't one of theirs. */
static void
keep_samples(struct reader *r)
{
	size_t from = r->at;

	while (r->at + 1 < r->size) {
		const uint8_t *mark = memchr(r->data + r->at, 0xFF, r->size - 1 - r->at);
		if (mark == NULL) {
			r->at = r->size;
			break;
		}
		r->at = (size_t)(mark - r->data);
		if (mark[1] != 0 && mark[1] != 0xFF && (mark[1] < RESTART || mark[1] > RESTART_LAST))
			break;
		r->at += mark[1] == 0xFF ? 1 : 2;
	}
	buf_add(&r->kept, r->data + from, r->at - from);
}

static const char *
take_scan(struct reader *r, struct segment s)
{
	if (r->image->channels == 0)
		return is_damaged;
	if (++r->scans > SCANS_MAX)
		return N_("it comes in more than 100 scans");
	keep(r, SCAN, s);
	keep_samples(r);
	return NULL;
}

static const char *
take_segment(struct reader *r, unsigned marker, struct segment s)
{
	switch (marker) {
	case BASELINE:
	case EXTENDED:
	case PROGRESSIVE:
		keep(r, marker, s);
		return take_frame(r, s);
	case SCAN:
		return take_scan(r, s);
	case HUFFMAN_TABLES:
	case QUANTIZATION_TABLES:
	case RESTART_INTERVAL:
		keep(r, marker, s);
		return NULL;
	default:
		if (marker > PROGRESSIVE && marker <= OTHER_FRAMES)
			return N_("it is packed in a way that PDF does not know; save it as baseline or "
				  "progressive");
		take_application(r, marker, s);
		return NULL;
	}
}

/* The next marker, which bytes of 0xFF may be before; 0: there is none. */
static unsigned
next_marker(struct reader *r)
{
	if (r->at >= r->size || r->data[r->at] != 0xFF)
		return 0;
	while (r->at < r->size && r->data[r->at] == 0xFF)
		r->at++;
	return r->at < r->size ? r->data[r->at++] : 0;
}

static const char *
read_segments(struct reader *r)
{
	const char *fault = NULL;
	unsigned marker;

	keep_marker(r, START);
	while (fault == NULL && (marker = next_marker(r)) != END) {
		if (r->size - r->at < 2)
			return ends_early;
		size_t n = u16(r->data + r->at);
		if (marker < BASELINE || (marker >= RESTART && marker < SCAN) || n < 2)
			return is_damaged;
		if (n > r->size - r->at)
			return ends_early;
		const struct segment s = {r->data + r->at + 2, n - 2};
		r->at += n;
		fault = take_segment(r, marker, s);
	}
	keep_marker(r, END);
	return fault == NULL && r->scans == 0 ? is_damaged : fault;
}

/* --- its samples ---------------------------------------------------------------------------------------- */

/* Kept from one call of libjpeg to the next, apart from the function that calls setjmp(). */
struct decoder {
	struct libjpeg lib;
	struct jpeg_decompress_struct info;
	struct jpeg_error_mgr errors;
	jmp_buf back;
	struct arena *arena;
	struct bytes file;
	bool is_damaged;
};

static void
on_error(j_common_ptr info)
{
	struct decoder *d = info->client_data;

	if (info->err->msg_code == JERR_OUT_OF_MEMORY)
		arena_out_of_memory(d->arena, 0);
	d->is_damaged = true;
	longjmp(d->back, 1);
}

/* Warnings are of samples that had to be guessed; not so bytes too many, and marks of unknown versions. */
static void
on_message(j_common_ptr info, int level)
{
	struct decoder *d = info->client_data;
	int code = info->err->msg_code;

	d->is_damaged |=
	    level < 0 && code != JWRN_EXTRANEOUS_DATA && code != JWRN_ADOBE_XFORM && code != JWRN_JFIF_MAJOR;
}

static void
decode(struct decoder *d)
{
	struct jpeg_decompress_struct *info = &d->info;
	uint8_t row[ROW_MAX];
	JSAMPROW rows[] = {row};

	if (setjmp(d->back) != 0)
		return;
	d->lib.CreateDecompress(info, JPEG_LIB_VERSION, sizeof *info);
	d->lib.mem_src(info, (const unsigned char *)d->file.data, d->file.length);
	(void)d->lib.read_header(info, TRUE);
	info->out_color_space = info->jpeg_color_space;
	info->scale_num = 1;
	info->scale_denom = EIGHTH;
	(void)d->lib.start_decompress(info);
	while (!d->is_damaged && info->output_scanline < info->output_height)
		(void)d->lib.read_scanlines(info, rows, 1);
	if (!d->is_damaged)
		(void)d->lib.finish_decompress(info);
}

/* Whether all of the picture is there, and which colours its channels are. */
static const char *
check_samples(struct arena *arena, struct image *image)
{
	struct decoder d = {.arena = arena, .file = image->jpeg};

	if (libjpeg_load(&d.lib) != NULL)
		return N_(
		    "it is a JPEG, which needs libjpeg-turbo (libjpeg62-turbo), and that can't be loaded");
	d.info.err = d.lib.std_error(&d.errors);
	d.info.client_data = &d;
	d.errors.error_exit = on_error;
	d.errors.emit_message = on_message;
	decode(&d);
	image->jpeg_is_rgb = d.info.jpeg_color_space == JCS_RGB;
	d.lib.destroy_decompress(&d.info);
	return d.is_damaged ? N_("a part of it is damaged or missing") : NULL;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

/* JFIF's density if it has one, else that of Exif; then the picture is turned upright. */
static void
set_size(const struct reader *r, struct image *image)
{
	bool has_jfif = r->jfif.across.pixels > 0 && r->jfif.down.pixels > 0;

	density_set_size(has_jfif ? r->jfif : r->exif.densities, image);
	image->turn = r->exif.turn;
	if (image->turn.swapped) {
		length width = image->natural_width;
		image->natural_width = image->natural_height;
		image->natural_height = width;
	}
}

const char *
jpeg_read(struct arena *arena, struct bytes file, struct image *image)
{
	struct reader r = {.data = (const uint8_t *)file.data, .size = file.length, .at = 2, .image = image};
	const char *fault = read_segments(&r);
	size_t n = r.kept.length;

	if (fault == NULL) {
		image->jpeg = (struct bytes){buf_take(&r.kept, arena), n};
		fault = check_samples(arena, image);
	}
	buf_release(&r.kept);
	if (fault == NULL)
		set_size(&r, image);
	return fault;
}
