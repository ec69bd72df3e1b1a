#include "sheet/decode.h"

#include "base/damage.h"
#include "base/utf8.h"

#define REPLACEMENT 0xFFFDu

/*
 * What 0x80 to 0x9F are in Windows-1252 (Unicode's mappings/VENDORS/MICSFT/WINDOWS/CP1252.TXT); 0: nothing.
 */
static const uint16_t windows_1252[32] = {
    0x20AC,
    0,
    0x201A,
    0x0192,
    0x201E,
    0x2026,
    0x2020,
    0x2021,
    0x02C6,
    0x2030,
    0x0160,
    0x2039,
    0x0152,
    0,
    0x017D,
    0,
    0,
    0x2018,
    0x2019,
    0x201C,
    0x201D,
    0x2022,
    0x2013,
    0x2014,
    0x02DC,
    0x2122,
    0x0161,
    0x203A,
    0x0153,
    0,
    0x017E,
    0x0178,
};

/* Text as it is written, and a place that follows it as far as was needed. */
struct decoder {
	const char *file;
	struct diags *diags;
	char *out;
	size_t length;
	struct place place;
	size_t placed;          /* bytes of out that lie before it */
	uint32_t reported_line; /* of the latest fault: one in a line will do */
	bool faulty;
};

void
place_advance(struct place *place, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (text[i] == '\n') {
			place->line++;
			place->column = 1;
		} else if (((unsigned char)text[i] & 0xC0) != 0x80) {
			place->column++;
		}
	}
}

/* Where the next code point goes; false when its line has had a fault reported. */
static bool
fault_place(struct decoder *d, struct srcloc *loc)
{
	place_advance(&d->place, d->out + d->placed, d->length - d->placed);
	d->placed = d->length;
	d->faulty = true;
	*loc = (struct srcloc){.file = d->file, .line = d->place.line, .column = d->place.column};
	if (d->reported_line == d->place.line)
		return false;
	d->reported_line = d->place.line;
	return true;
}

static void
put_code(struct decoder *d, uint32_t code)
{
	d->length += utf8_encode(code, d->out + d->length);
}

static void
put_bytes(struct decoder *d, const char *s, size_t n)
{
	memcpy(d->out + d->length, s, n);
	d->length += n;
}

static struct bytes
decoded(const struct decoder *d)
{
	d->out[d->length] = '\0';
	return (struct bytes){.data = d->out, .length = d->length};
}

/* CRLF and CR become LF, for encodings in which they are single bytes. */
static struct bytes
unify_line_ends(struct arena *arena, struct bytes in)
{
	const char *s = in.data, *end = s + in.length;
	const char *cr = memchr(s, '\r', in.length);
	char *copy, *out;

	if (cr == NULL)
		return in;
	copy = out = arena_alloc(arena, in.length + 1, 1);
	for (; cr != NULL; cr = memchr(s, '\r', (size_t)(end - s))) {
		memcpy(out, s, (size_t)(cr - s));
		out += cr - s;
		*out++ = '\n';
		s = cr + 1;
		if (s < end && *s == '\n')
			s++;
	}
	memcpy(out, s, (size_t)(end - s));
	out += end - s;
	return (struct bytes){.data = copy, .length = (size_t)(out - copy)};
}

static void
fault_byte(struct decoder *d, char byte, bool could_be_1252)
{
	struct srcloc loc;

	if (fault_place(d, &loc))
		diag_add(d->diags, SEVERITY_ERROR, loc, "csv-encoding",
		    could_be_1252
			? "byte 0x%02X is not UTF-8, unlike the rest of the file; save the sheet again as "
			  "\"CSV UTF-8\""
			: "byte 0x%02X is neither UTF-8 nor Windows-1252; save the sheet again as \"CSV "
			  "UTF-8\"",
		    (unsigned char)byte);
	put_code(d, REPLACEMENT);
}

/* `valid`: bytes before the first fault. */
static struct bytes
decode_utf8(struct decoder *d, struct arena *arena, struct bytes in, size_t valid)
{
	const char *s = in.data;
	size_t left = in.length;

	if (valid == left)
		return in;
	/* A bad byte becomes three. */
	d->out = arena_alloc(arena, 3, left + 1);
	while (left > 0) {
		size_t length;

		put_bytes(d, s, valid);
		s += valid;
		left -= valid;
		if (left == 0)
			break;
		utf8_decode(s, left, &length);
		fault_byte(d, *s, true);
		s += length;
		left -= length;
		valid = utf8_valid_prefix(s, left);
	}
	return decoded(d);
}

/* 0xFFFD and nothing else where Windows-1252 has no character. */
static uint32_t
code_of_1252(unsigned char byte)
{
	uint32_t code = byte < 0x80 || byte > 0x9F ? byte : windows_1252[byte - 0x80];

	return code != 0 || byte == 0 ? code : REPLACEMENT;
}

static uint32_t
code_of(enum code_page page, unsigned char byte)
{
	return page == CODE_PAGE_WINDOWS_1252 ? code_of_1252(byte)
	    : byte < 0x80                     ? byte
					      : code_page_character(page, byte);
}

/* The note is given where the first byte stands that is not ASCII. */
static struct bytes
decode_code_page(struct decoder *d, struct arena *arena, struct bytes in)
{
	enum code_page page = code_page_guess(in.data, in.length);
	struct srcloc loc = {.file = d->file};
	size_t size = in.length + 1;
	unsigned char first = 0;

	for (size_t i = 0; i < in.length; i++)
		size += (unsigned char)in.data[i] < 0x80 ? 0 : 2;
	d->out = arena_alloc(arena, size, 1);
	for (size_t i = 0; i < in.length; i++) {
		unsigned char byte = (unsigned char)in.data[i];
		uint32_t code = code_of(page, byte);

		if (byte >= 0x80 && first == 0) {
			first = byte;
			place_advance(&d->place, d->out, d->length);
			d->placed = d->length;
			loc.line = d->place.line;
			loc.column = d->place.column;
		}
		if (code == REPLACEMENT)
			fault_byte(d, in.data[i], false);
		else
			put_code(d, code);
	}
	if (!d->faulty && page == CODE_PAGE_WINDOWS_1252)
		diag_add(d->diags, SEVERITY_NOTE, loc, "csv-windows-1252",
		    "byte 0x%02X is not UTF-8: the file is read as Windows-1252", first);
	else if (!d->faulty)
		diag_add(d->diags, SEVERITY_WARNING, loc, "csv-code-page",
		    page == CODE_PAGE_DOS
			? "byte 0x%02X is not UTF-8, and in Windows-1252 no letter: the file is read as a "
			  "text of MS-DOS "
			  "(code page 850); save the sheet again as \"CSV UTF-8\""
			: "byte 0x%02X is not UTF-8, and in Windows-1252 no letter: the file is read as a "
			  "text of an old "
			  "Macintosh; save the sheet again as \"CSV UTF-8\"",
		    first);
	return decoded(d);
}

/* The 16 bits at s. */
static uint32_t
unit_at(const char *s, bool big_endian)
{
	unsigned char first = (unsigned char)s[0], second = (unsigned char)s[1];

	return big_endian ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

static void
fault_unit(struct decoder *d, uint32_t unit)
{
	struct srcloc loc;

	if (fault_place(d, &loc))
		diag_add(d->diags, SEVERITY_ERROR, loc, "csv-encoding",
		    "0x%04X is half a character of UTF-16; save the sheet again as \"CSV UTF-8\"",
		    (unsigned)unit);
	put_code(d, REPLACEMENT);
}

static struct bytes
decode_utf16(struct decoder *d, struct arena *arena, struct bytes in, bool big_endian)
{
	bool after_cr = false;
	struct srcloc loc;
	size_t i = 0;

	/* Two bytes become at most three, and four become four. */
	d->out = arena_alloc(arena, in.length / 2 + 2, 3);
	while (i + 1 < in.length) {
		uint32_t code = unit_at(in.data + i, big_endian);
		uint32_t low = i + 3 < in.length ? unit_at(in.data + i + 2, big_endian) : 0;
		bool second_half = after_cr && code == '\n';

		i += 2;
		after_cr = code == '\r';
		if (second_half)
			continue;
		if (code >= 0xD800 && code < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
			put_code(d, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
			i += 2;
		} else if (code >= 0xD800 && code < 0xE000) {
			fault_unit(d, code);
		} else {
			put_code(d, after_cr ? '\n' : code);
		}
	}
	if (i < in.length && fault_place(d, &loc))
		diag_add(d->diags, SEVERITY_ERROR, loc, "csv-encoding",
		    "the file ends in the middle of a character of UTF-16: it may have been cut off");
	return decoded(d);
}

static bool
has_multibyte(struct bytes in)
{
	size_t length;

	for (size_t i = 0; i < in.length; i += length) {
		length = 1;
		if ((unsigned char)in.data[i] >= 0x80 &&
		    utf8_decode(in.data + i, in.length - i, &length) != UTF8_INVALID)
			return true;
	}
	return false;
}

static struct bytes
decode_bytes(struct decoder *d, struct arena *arena, struct bytes in, bool is_utf8)
{
	size_t valid;

	in = unify_line_ends(arena, in);
	valid = utf8_valid_prefix(in.data, in.length);
	if (is_utf8 || valid == in.length || has_multibyte(in))
		return decode_utf8(d, arena, in, valid);
	return decode_code_page(d, arena, in);
}

/* Spreadsheets write UTF-16 with a BOM; without one, every other byte of plain text is a NUL. */
static bool
is_bare_utf16(struct bytes in)
{
	size_t nul[2] = {0};
	size_t n = in.length < 64 ? in.length & ~(size_t)1 : 64;

	for (size_t i = 0; i < n; i++)
		nul[i & 1] += in.data[i] == '\0';
	/* All but a few of one half, none of the other. */
	return n >= 4 && ((nul[0] == 0 && nul[1] * 4 >= n) || (nul[1] == 0 && nul[0] * 4 >= n));
}

static bool
is_control(const char *text, size_t i)
{
	unsigned char c = (unsigned char)text[i];

	if (c < 0x20)
		return c != '\t' && c != '\n';
	/* C1 controls are 0xC2 and a byte up to 0x9F. */
	return c == 0x7F || (c == 0xC2 && (unsigned char)text[i + 1] < 0xA0);
}

#define BLOCK 64

/* Bytes up to the first block in which there may be a control; looks at whole blocks without branches. */
static size_t
skip_blocks(const char *text, size_t n)
{
	size_t i = 0;

	for (; n - i >= BLOCK; i += BLOCK) {
		const unsigned char *block = (const unsigned char *)text + i;
		unsigned char found = 0;

		for (int j = 0; j < BLOCK; j++) {
			unsigned char c = block[j];

			found |= (unsigned char)((c < 0x20) & (c != '\t') & (c != '\n'));
			found |= (unsigned char)((c == 0x7F) | (c == 0xC2));
		}
		if (found != 0)
			break;
	}
	return i;
}

static void
check_controls(struct decoder *d, struct bytes text)
{
	struct place place = {1, 1};
	size_t placed = 0, length, skipped = 0;
	uint32_t reported_line = 0;

	for (size_t i = 0; i < text.length; i++) {
		if (i >= skipped) {
			i += skip_blocks(text.data + i, text.length - i);
			skipped = i + BLOCK;
			if (i == text.length)
				break;
		}
		if (!is_control(text.data, i))
			continue;
		place_advance(&place, text.data + placed, i - placed);
		placed = i;
		if (place.line == reported_line)
			continue;
		reported_line = place.line;
		struct srcloc loc = {.file = d->file, .line = place.line, .column = place.column};
		uint32_t code = utf8_decode(text.data + i, text.length - i, &length);
		diag_add(d->diags, SEVERITY_ERROR, loc, "csv-control-character",
		    "control character U+%04X%s; delete it from the cell", (unsigned)code,
		    code == 0 ? " (NUL)" : "");
	}
}

/* U+FFFD in the file itself is what another program left of a character that it couldn't read. */
static void
check_lost(struct decoder *d, struct bytes text)
{
	struct place place = {1, 1};
	const char *found = NULL;

	/* Few texts have a byte that it may begin with; looking for three takes ten times as long. */
	if (memchr(text.data, 0xEF, text.length) != NULL)
		found = strstr(text.data, "\xEF\xBF\xBD");
	if (found == NULL)
		return;
	place_advance(&place, text.data, (size_t)(found - text.data));
	diag_add(d->diags, SEVERITY_WARNING,
	    (struct srcloc){.file = d->file, .line = place.line, .column = place.column},
	    "csv-lost-character",
	    "U+FFFD stands for a character that was lost when the file was saved; kept as it is");
}

bool
decode_text(struct arena *arena, const char *file, struct bytes in, struct bytes *text, struct diags *diags)
{
	struct decoder d = {.file = file, .diags = diags, .place = {1, 1}};
	const unsigned char *s = (const unsigned char *)in.data;
	bool is_utf8 = in.length >= 3 && s[0] == 0xEF && s[1] == 0xBB && s[2] == 0xBF;
	bool little = in.length >= 2 && s[0] == 0xFF && s[1] == 0xFE;
	bool big = in.length >= 2 && s[0] == 0xFE && s[1] == 0xFF;
	size_t bom = is_utf8 ? 3 : little || big ? 2 : 0;

	in.data += bom;
	in.length -= bom;
	if (is_bare_utf16(in) && !little && !big) {
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){file, 1, 1}, "csv-encoding",
		    "this looks like UTF-16 without byte order mark; save the sheet again as \"CSV UTF-8\"");
		return false;
	}
	if (little || big)
		*text = decode_utf16(&d, arena, in, big);
	else
		*text = decode_bytes(&d, arena, in, is_utf8);
	check_controls(&d, *text);
	if (!d.faulty)
		check_lost(&d, *text);
	return true;
}
