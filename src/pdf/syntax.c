#include "pdf/syntax.h"

#include "base/plain.h"
#include "base/utf8.h"

static void
add_hex(struct buf *out, unsigned value, int digits)
{
	static const char hex[] = "0123456789ABCDEF";

	while (digits-- > 0)
		buf_addc(out, hex[value >> (4 * digits) & 15]);
}

void
syntax_name(struct buf *out, const char *name)
{
	buf_addc(out, '/');
	for (; *name != '\0'; name++) {
		unsigned char c = (unsigned char)*name;
		if (c > ' ' && c < 0x7F && strchr("#()<>[]{}/%", c) == NULL) {
			buf_addc(out, *name);
		} else {
			buf_addc(out, '#');
			add_hex(out, c, 2);
		}
	}
}

void
syntax_utf16(struct buf *out, const char *s)
{
	size_t n = strlen(s);

	while (n > 0) {
		size_t used;
		uint32_t code = utf8_decode(s, n, &used);

		s += used;
		n -= used;
		if (code == UTF8_INVALID)
			code = 0xFFFD;
		if (code > 0xFFFF) {
			add_hex(out, 0xD800 + ((code - 0x10000) >> 10), 4);
			code = 0xDC00 + ((code - 0x10000) & 0x3FF);
		}
		add_hex(out, code, 4);
	}
}

static bool
is_printable_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if (*s < ' ' || *s > '~')
			return false;
	return true;
}

void
syntax_bytes(struct buf *out, const char *s)
{
	if (!is_printable_ascii(s)) {
		buf_adds(out, "FEFF");
		syntax_utf16(out, s);
		return;
	}
	for (; *s != '\0'; s++)
		add_hex(out, (unsigned char)*s, 2);
}

/*
 * Whether each character is a byte of PDFDocEncoding that is its own code (ISO 32000-1, D.3), and none of the
 * first could be taken for the mark of another encoding: FE FF, or EF BB BF.
 */
static bool
is_latin1(const char *s)
{
	size_t n = strlen(s), used;

	for (const char *at = s; n > 0; at += used, n -= used) {
		uint32_t code = utf8_decode(at, n, &used);

		if (code < ' ' || (code > '~' && code < 0xA1) || code == 0xAD || code > 0xFF)
			return false;
		if (at == s && (code == 0xEF || code >= 0xFE))
			return false;
	}
	return true;
}

static void
add_latin1(struct buf *out, const char *s)
{
	size_t n = strlen(s), used;

	for (; n > 0; s += used, n -= used) {
		uint32_t code = utf8_decode(s, n, &used);

		if (code == '(' || code == ')' || code == '\\')
			buf_addc(out, '\\');
		buf_addc(out, (char)code);
	}
}

void
syntax_text(struct buf *out, const char *s)
{
	if (!is_latin1(s)) {
		buf_addc(out, '<');
		syntax_bytes(out, s);
		buf_addc(out, '>');
		return;
	}
	buf_addc(out, '(');
	add_latin1(out, s);
	buf_addc(out, ')');
}

void
syntax_line(struct buf *out, const char *s)
{
	struct buf line = BUF_INIT;

	plain_add(&line, s);
	syntax_text(out, buf_cstr(&line));
	out->failed |= line.failed;
	buf_release(&line);
}

void
syntax_reference(struct buf *out, uint32_t object)
{
	buf_add_int(out, object);
	buf_adds(out, " 0 R");
}

void
syntax_int(struct buf *out, uint32_t value, unsigned width)
{
	/* What needs more digits than its place in this table says. */
	static const uint32_t limits[] = {0, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000,
	    1000000000};
	char *start, *at;

	if (width < sizeof(limits) / sizeof(limits[0]) && value >= limits[width]) {
		buf_add_int(out, value);
		return;
	}
	if (!buf_reserve(out, width))
		return;
	start = out->data + out->length;
	out->length += width;
	at = start + width;
	do {
		*--at = (char)('0' + value % 10);
		value /= 10;
	} while (value > 0);
	while (at > start)
		*--at = ' ';
}

void
syntax_align(struct buf *out, size_t columns)
{
	size_t n = columns > 0 ? (columns - out->length % columns) % columns : 0;

	if (n == 0 || !buf_reserve(out, n))
		return;
	memset(out->data + out->length, ' ', n);
	out->length += n;
}

bool
syntax_date(struct buf *out, int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm tm;

	if (gmtime_r(&t, &tm) == NULL || tm.tm_year < 1 - 1900 || tm.tm_year > 9999 - 1900)
		return false;
	buf_addf(out, "(D:%04d%02d%02d%02d%02d%02dZ)", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday,
	    tm.tm_hour, tm.tm_min, tm.tm_sec);
	return true;
}

void
syntax_box(struct buf *out, const char *key, const int64_t thousandths[4])
{
	buf_addf(out, "/%s [", key);
	for (int i = 0; i < 4; i++) {
		if (i > 0)
			buf_addc(out, ' ');
		buf_add_milli(out, thousandths[i]);
	}
	buf_adds(out, "]\n");
}
