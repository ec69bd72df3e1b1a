/*
 * Where a PDF goes, byte by byte.
 */
#ifndef PLIEGO_PDF_OUTPUT_H
#define PLIEGO_PDF_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/* Takes the file in order, piece by piece.  False: could not; nothing more is then sent. */
typedef bool pdf_sink_fn(void *ctx, const void *, size_t n);

struct pdf_output {
	pdf_sink_fn *write;
	void *ctx;
};

#endif
