#include "base/buf.h"

#include "base/utf8.h"

#include <stdarg.h>

#define CAPACITY_MIN 256

/* Digits of the smallest 64-bit number, and its sign. */
#define DIGITS_MAX 20

void
buf_release(struct buf *b)
{
	free(b->data);
	*b = (struct buf){0};
}

void
buf_clear(struct buf *b)
{
	b->length = 0;
}

bool
buf_grow(struct buf *b, size_t extra)
{
	size_t want, capacity;
	char *data;

	if (b->failed)
		return false;
	if (__builtin_add_overflow(b->length, extra, &want)) {
		b->failed = true;
		return false;
	}
	capacity = b->capacity <= SIZE_MAX / 2 ? b->capacity * 2 : want;
	if (capacity < CAPACITY_MIN)
		capacity = CAPACITY_MIN;
	if (capacity < want)
		capacity = want;
	data = realloc(b->data, capacity);
	if (data == NULL) {
		b->failed = true;
		return false;
	}
	b->data = data;
	b->capacity = capacity;
	return true;
}

/* Byte order marks, and what never is a character. */
static bool
is_nothing(uint32_t code)
{
	return code == 0xFEFF || code == 0xFFFE || code == 0xFFFF;
}

/* Adds the printable ASCII that is next, which is most of all text, and returns how much it is. */
static size_t
add_printable(struct buf *b, const char *s)
{
	size_t n = 0;

	while (s[n] >= ' ' && s[n] <= '~')
		n++;
	buf_add(b, s, n);
	return n;
}

void
buf_add_escaped(struct buf *b, const char *s)
{
	size_t n = strlen(s);
	size_t length;

	for (; n > 0; s += length, n -= length) {
		uint32_t code;

		length = add_printable(b, s);
		if (length > 0)
			continue;
		code = utf8_decode(s, n, &length);
		if (code == '\n')
			buf_adds(b, "\\n");
		else if (code == '\r')
			buf_adds(b, "\\r");
		else if (code == '\t')
			buf_adds(b, "\\t");
		else if (code == UTF8_INVALID)
			for (size_t i = 0; i < length; i++)
				buf_addf(b, "\\x%02x", (unsigned)(unsigned char)s[i]);
		else if (code < 0x20 || (code >= 0x7F && code < 0xA0))
			buf_addf(b, "\\x%02x", (unsigned)code);
		else if (utf8_is_misleading(code) || is_nothing(code))
			buf_addf(b, "\\u%04x", (unsigned)code);
		else
			buf_add(b, s, length);
	}
}

const char *
buf_escaped(struct arena *arena, const char *s)
{
	struct buf b = BUF_INIT;

	buf_add_escaped(&b, s);
	return buf_take(&b, arena);
}

const char *
buf_escaped_line(struct arena *arena, const char *s)
{
	char *line = arena_strdup(arena, s);

	for (char *p = line; *p != '\0'; p++)
		*p = *p == '\n' || *p == '\r' || *p == '\t' ? ' ' : *p;
	return buf_escaped(arena, line);
}

void
buf_addvf(struct buf *b, const char *fmt, va_list args)
{
	size_t room = b->capacity - b->length;
	va_list again;
	int n;

	if (b->failed)
		return;
	va_copy(again, args);
	n = vsnprintf(room > 0 ? b->data + b->length : NULL, room, fmt, args);
	if (n < 0)
		b->failed = true;
	/* vsnprintf wants room for a NUL too. */
	else if ((size_t)n < room)
		b->length += (size_t)n;
	else if (buf_reserve(b, (size_t)n + 1)) {
		vsnprintf(b->data + b->length, (size_t)n + 1, fmt, again);
		b->length += (size_t)n;
	}
	va_end(again);
}

void
buf_addf(struct buf *b, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	buf_addvf(b, fmt, args);
	va_end(args);
}

static uint64_t
magnitude(int64_t value)
{
	return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

/* Writes a number below 1000 without zeros in front, and returns the byte behind it. */
static char *
put_small(char *to, unsigned n)
{
	if (n >= 100) {
		*to++ = (char)('0' + n / 100);
		*to++ = (char)('0' + n / 10 % 10);
	} else if (n >= 10) {
		*to++ = (char)('0' + n / 10);
	}
	*to++ = (char)('0' + n % 10);
	return to;
}

/* Three digits. */
static char *
put_thousandths(char *to, unsigned n)
{
	to[0] = (char)('0' + n / 100);
	to[1] = (char)('0' + n / 10 % 10);
	to[2] = (char)('0' + n % 10);
	return to + 3;
}

static char *
put_number(char *to, uint64_t n)
{
	if (n < 1000)
		return put_small(to, (unsigned)n);
	return put_thousandths(put_number(to, n / 1000), (unsigned)(n % 1000));
}

void
buf_add_int(struct buf *b, int64_t value)
{
	char *to;

	if (!buf_reserve(b, DIGITS_MAX))
		return;
	to = b->data + b->length;
	if (value < 0)
		*to++ = '-';
	b->length = (size_t)(put_number(to, magnitude(value)) - b->data);
}

void
buf_add_milli(struct buf *b, int64_t thousandths)
{
	uint64_t all = magnitude(thousandths);
	unsigned rest = (unsigned)(all % 1000);
	char *to;

	if (!buf_reserve(b, DIGITS_MAX + 1))
		return;
	to = b->data + b->length;
	if (thousandths < 0)
		*to++ = '-';
	to = put_number(to, all / 1000);
	if (rest > 0) {
		*to++ = '.';
		to = put_thousandths(to, rest);
		while (to[-1] == '0')
			to--;
	}
	b->length = (size_t)(to - b->data);
}

const char *
buf_cstr(struct buf *b)
{
	if (!buf_reserve(b, 1))
		return "";
	b->data[b->length] = '\0';
	return b->data;
}

const char *
buf_take(struct buf *b, struct arena *arena)
{
	const char *text;

	if (b->failed)
		arena_out_of_memory(arena, b->length);
	text = arena_strndup(arena, b->data != NULL ? b->data : "", b->length);
	buf_release(b);
	return text;
}
