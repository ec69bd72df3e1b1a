/*
 * Streams of a PDF file on their way out: put into rows, deflated, made objects, and handed to the output in
 * the order in which they come.
 *
 * An outlet, and a compressing, is for one thread at a time.  Failures stick: after the first one nothing
 * more goes out.
 */
#ifndef PLIEGO_PDF_OUTLET_H
#define PLIEGO_PDF_OUTLET_H

#include "base/buf.h"
#include "base/library.h"
#include "pdf/output.h"

struct libdeflate_compressor;

enum failure { FAILURE_NONE, FAILURE_MEMORY, FAILURE_SIZE, FAILURE_SINK, FAILURE_LIBRARY };

/* Longest stream: integers in a PDF/A end there (ISO 19005-3, 6.1.13). */
#define STREAM_MAX ((size_t)INT32_MAX)

/* How hard deflate tries.  The content of pages is most of the work of a document, and quickly done. */
enum effort { EFFORT_LITTLE, EFFORT_MORE, EFFORTS };

/* What deflating takes.  All zeroes: nothing so far; it is made when it is needed. */
struct compressing {
	struct libdeflate_compressor *compressors[EFFORTS];
	struct buf packed; /* what came of it */
	struct buf rows;   /* on their way to it */
};

/* A stream object that is to be written.  Borrowed. */
struct stream {
	uint32_t number;
	bool is_plain; /* the data go out as they are, and the rest is not set */
	enum effort effort;
	size_t columns;      /* not 0: they are rows of so many bytes, and each is to tell what it adds */
	const char *entries; /* of its dictionary, without Length */
	size_t entries_length;
	const void *data;
	size_t length;
};

struct outlet {
	struct pdf_output output;
	enum failure failure; /* the first one */
	struct buf pending;   /* output on its way to the sink */
	uint64_t written;
};

/* Deflates into `packed`.  False: no memory. */
bool compressing_run(struct compressing *, enum effort, const void *data, size_t n);

/* Makes all that compressing at most n bytes of data takes, in rows or not.  False: no memory. */
bool compressing_reserve(struct compressing *, size_t n);

void compressing_release(struct compressing *);

void outlet_init(struct outlet *, struct pdf_output);
void outlet_release(struct outlet *);

void outlet_fail(struct outlet *, enum failure);

void outlet_text(struct outlet *, const char *);

/* Writes a stream object, and returns its offset in the file. */
uint64_t outlet_stream(struct outlet *, struct compressing *, const struct stream *);

/* Hands the output what is pending. */
void outlet_flush(struct outlet *);

/* libdeflate. */
struct library outlet_library(void);

#endif
