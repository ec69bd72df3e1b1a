/*
 * Where a PDF goes, byte by byte.
 */
#ifndef PLIEGO_PDF_OUTPUT_H
#define PLIEGO_PDF_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"

/* Takes the file in order, piece by piece.  False: could not; nothing more is then sent. */
typedef bool pdf_sink_fn(void *ctx, const void *, size_t n);

/* The digest of all that it took so far, from which a file gets its identifier. */
typedef struct digest pdf_digest_fn(void *ctx);

struct pdf_output {
	pdf_sink_fn *write;
	pdf_digest_fn *digest;
	void *ctx;
};

#endif
