/*
 * Deflating what comes in pieces and is never whole in memory (zlib, RFC 1950): attached files that are made
 * while they are written, and the places of millions of objects.  Whatever is whole is for libdeflate
 * (pdf/outlet.h), which is twice as fast and has no pieces.
 */
#ifndef PLIEGO_PDF_DEFLATER_H
#define PLIEGO_PDF_DEFLATER_H

#include <stdbool.h>
#include <stdint.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/library.h"

struct deflater {
	z_stream stream;
	bool is_open;
	struct buf out; /* deflated so far; failed once there is no memory */
	uint64_t size;  /* of what came */
};

void deflater_begin(struct deflater *);
void deflater_release(struct deflater *);

/* Takes the next bytes; the context is the deflater.  False when memory ran out. */
bool deflater_add(void *deflater, const void *, size_t n);

/* `out` is then all of it.  False when memory ran out, once or now. */
bool deflater_end(struct deflater *);

struct library deflater_library(void);

#endif
