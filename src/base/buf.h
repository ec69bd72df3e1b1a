/*
 * A growable run of bytes, for output that is put together piece by piece.
 *
 * Invariants: data is NULL only while capacity is 0; length <= capacity.  It is not NUL-terminated unless
 * buf_cstr() is called.  When memory runs out, `failed` is set, further appends do nothing, and the caller
 * checks once at the end: only a release makes the buffer new.
 */
#ifndef PLIEGO_BASE_BUF_H
#define PLIEGO_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct buf {
	char *data;
	size_t length;
	size_t capacity;
	bool failed;
};

/* clang-format off */
#define BUF_INIT {0}
/* clang-format on */

void buf_release(struct buf *);
void buf_clear(struct buf *); /* keeps the memory, and `failed` */

/* Room for so many bytes more: what buf_reserve() does when there is none. */
bool buf_grow(struct buf *, size_t extra);

/* These are inline: pages and structure trees are millions of small pieces, most of them constants. */

static inline bool
buf_reserve(struct buf *b, size_t extra)
{
	return (extra <= b->capacity - b->length && !b->failed) || buf_grow(b, extra);
}

static inline void
buf_add(struct buf *b, const void *data, size_t n)
{
	if (n == 0 || !buf_reserve(b, n))
		return;
	memcpy(b->data + b->length, data, n);
	b->length += n;
}

static inline void
buf_addc(struct buf *b, char c)
{
	if (buf_reserve(b, 1))
		b->data[b->length++] = c;
}

static inline void
buf_adds(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

/*
 * Text that is to be looked at: control characters (C1 ones too), bytes that are not UTF-8, marks that change
 * the direction of text, and those that nobody sees (U+FEFF, U+FFFF) are escaped: "\\n", "\\x1b", "\\u202e".
 */
void buf_add_escaped(struct buf *, const char *);
/* The same text, escaped, in the arena: for what is printed otherwise than by diagnostics. */
const char *buf_escaped(struct arena *, const char *);
/* The same on one line: breaks and tabs are spaces. */
const char *buf_escaped_line(struct arena *, const char *);
void buf_addf(struct buf *, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_addvf(struct buf *, const char *fmt, va_list) __attribute__((format(printf, 2, 0)));
void buf_add_int(struct buf *, int64_t); /* decimal, without going through printf */
/* Decimal with three places, trailing zeros dropped: 12500 -> "12.5".  For thousandths of a point. */
void buf_add_milli(struct buf *, int64_t thousandths);
const char *buf_cstr(struct buf *); /* "" when failed */

/* Moves the bytes to the arena, NUL-terminated, and releases the buffer.  A failed one is out of memory. */
const char *buf_take(struct buf *, struct arena *);

#endif
