#include "base/buf.h"

#include "base/utf8.h"

#include <stdarg.h>

#define CAPACITY_MIN 256

/* Digits of the largest 64-bit number, and its sign. */
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
	b->failed = false;
}

bool
buf_reserve(struct buf *b, size_t extra)
{
	size_t want, capacity;
	char *data;

	if (b->failed)
		return false;
	if (extra <= b->capacity - b->length)
		return true;
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

void
buf_add(struct buf *b, const void *data, size_t n)
{
	if (n == 0 || !buf_reserve(b, n))
		return;
	memcpy(b->data + b->length, data, n);
	b->length += n;
}

void
buf_addc(struct buf *b, char c)
{
	if (!buf_reserve(b, 1))
		return;
	b->data[b->length++] = c;
}

void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

/* Byte order marks, and what never is a character. */
static bool
is_nothing(uint32_t code)
{
	return code == 0xFEFF || code == 0xFFFE || code == 0xFFFF;
}

void
buf_add_escaped(struct buf *b, const char *s)
{
	size_t n = strlen(s);
	size_t length;

	for (; n > 0; s += length, n -= length) {
		uint32_t code = utf8_decode(s, n, &length);

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

/* Writes the digits so that they end at `end`, and returns where they start. */
static char *
digits_before(char *end, uint64_t value)
{
	do {
		*--end = (char)('0' + value % 10);
		value /= 10;
	} while (value > 0);
	return end;
}

static uint64_t
magnitude(int64_t value)
{
	return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}

void
buf_add_int(struct buf *b, int64_t value)
{
	char text[DIGITS_MAX];
	char *end = text + sizeof(text);
	char *start = digits_before(end, magnitude(value));

	if (value < 0)
		*--start = '-';
	buf_add(b, start, (size_t)(end - start));
}

void
buf_add_milli(struct buf *b, int64_t thousandths)
{
	uint64_t all = magnitude(thousandths);
	unsigned rest = (unsigned)(all % 1000);
	char text[DIGITS_MAX + 1];
	char *end = text + sizeof(text);
	char *start = end;

	if (rest > 0) {
		*--start = (char)('0' + rest % 10);
		*--start = (char)('0' + rest / 10 % 10);
		*--start = (char)('0' + rest / 100);
		*--start = '.';
		while (end[-1] == '0')
			end--;
	}
	start = digits_before(start, all / 1000);
	if (thousandths < 0)
		*--start = '-';
	buf_add(b, start, (size_t)(end - start));
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
