/*
 * The bytes of a text, checked, and places in them.
 */
#ifndef PLIEGO_PROSE_SOURCE_H
#define PLIEGO_PROSE_SOURCE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

/* Stands for the backslash before a brace, so that what escapes it is still seen behind the parser. */
#define SOURCE_ESCAPE '\x01'

struct source {
	const char *file;
	struct bytes bytes;   /* without a byte order mark; escapes of braces marked */
	const size_t *starts; /* of the lines */
	size_t line_count;
};

/*
 * False after an error: it is no UTF-8, has control characters, or has too long a stretch of lines without a
 * blank one.  In the arena.
 */
bool source_read(struct arena *, const char *file, struct bytes, struct source *out, struct diags *);

/* The bytes of a line, from 1, without its end; none where there is no such line. */
struct bytes source_line(const struct source *, size_t line);

/* A line, and a byte in it, both from 1. */
struct source_at {
	size_t line, byte;
};

/* Its place. */
struct srcloc source_place(const struct source *, struct source_at);

/*
 * The place of n bytes of text at or behind the cursor, up to the end of a line, which the cursor then stands
 * behind; `hint` is where the parser says they are, which is not always so.  Where they are not found, since
 * they are written otherwise (as &amp;), that is the cursor.
 */
struct srcloc source_find(const struct source *, struct source_at *cursor, struct source_at hint,
    size_t last_line, struct bytes text);

#endif
