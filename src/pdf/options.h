/*
 * What a PDF is asked to be: what it says of itself, the standards it keeps to, the files attached to it.
 *
 * Strings and data are borrowed, and must outlive the writing of the document.
 */
#ifndef PLIEGO_PDF_OPTIONS_H
#define PLIEGO_PDF_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/file.h"
#include "pdf/output.h"

/* UTF-8; NULL where not known. */
struct pdf_info {
	const char *title;
	const char *author;
	const char *subject;
	const char *keywords;
	const char *creator;  /* the program and its version */
	const char *language; /* BCP 47 */
	int64_t created;      /* seconds since 1970-01-01T00:00:00Z; INT64_MIN: not known, and left out */
};

/* What a document may keep to. */
enum pdf_standard {
	PDF_A3A = 1, /* ISO 19005-3, level A: for archives; tagged */
	PDF_A3B = 2, /* level B: not tagged for its sake */
	PDF_UA1 = 4, /* ISO 14289-1: accessible; tagged */
};

/* How an attached file bears on the document. */
enum pdf_relationship { PDF_UNSPECIFIED, PDF_SOURCE, PDF_DATA, PDF_ALTERNATIVE, PDF_SUPPLEMENT };

struct pdf_attachment {
	const char *name; /* of the file, without folders; no two alike */
	const char *mime; /* like "text/csv"; NULL: not known */
	const char *description;
	enum pdf_relationship relationship;
	const void *data; /* its bytes; where they are made while it is written, what `write` makes them of */
	size_t size;      /* of the bytes, where they are there */
	int64_t modified; /* as info's created; INT64_MIN: not known, and info's created stands for it */
	bool kept;        /* to be deflated once for all documents of the store */
	/* NULL, or hands the bytes on, piece by piece.  False when the sink refused, or memory ran out. */
	bool (*write)(const void *data, pdf_sink_fn *, void *ctx);
	/*
	 * NULL, or gives the bytes of a file that is not kept, for as long as the arena lives: `data` is
	 * what it reads them by.  False after an error that it tells itself.
	 */
	bool (*read)(const void *data, struct arena *, struct bytes *out);
};

struct shared_streams;

struct pdf_options {
	struct srcloc loc;       /* where the document is asked for */
	unsigned standards;      /* of enum pdf_standard, or'ed; 0: none */
	const void *icc_profile; /* of sRGB; needed for PDF/A */
	size_t icc_size;
	const struct pdf_attachment *attachments;
	size_t attachment_count;
	/*
	 * NULL, or what several documents share: the profile, pictures and attachments that are `kept` are
	 * deflated for the first of them only, and must outlive it.
	 */
	struct shared_streams *store;
	/*
	 * Streams are deflated, and handed to the output, by a thread of their own, where there can be one:
	 * the output is then called from that one, until the sink's close() or pdf_close() has returned.
	 * Same bytes.
	 */
	bool two_threads;
};

#endif
