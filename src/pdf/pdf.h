/*
 * Pages to PDF 1.7, through libharu's object model.
 *
 * The same pages give the same bytes: no clock, no path, no address is in the output; the file identifier is
 * a digest of the content.  Pages come from layout one at a time; the content of each is compressed and
 * written before the next.  What all of them share, as fonts and the structure tree, follows the last.  Fonts
 * are subset and embedded as Type 0 fonts with Identity-H encoding, a CIDToGIDMap, a CIDSet and a ToUnicode
 * map.
 *
 * A tagged document has a structure tree made of the nodes of the pages, and every mark on a page is content
 * of a node or an artifact.
 *
 * libharu is seen only in this folder.
 */
#ifndef PLIEGO_PDF_PDF_H
#define PLIEGO_PDF_PDF_H

#include "base/library.h"
#include "layout/pages.h"
#include "text/fonts.h"

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
	const void *data;
	size_t size;
	int64_t modified; /* as info's created; INT64_MIN: not known, and info's created stands for it */
	bool kept;        /* to be deflated once for all documents of the store */
};

struct shared_streams;

struct pdf_options {
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
};

/* Takes the file in order, piece by piece.  False: could not; nothing more is then sent. */
typedef bool pdf_sink_fn(void *ctx, const void *, size_t n);

struct pdf_output {
	pdf_sink_fn *write;
	void *ctx;
};

struct pdf;

/*
 * A document to be written; nothing is until pages come.  Options may be NULL: none.  Info, options and what
 * they point to must outlive it.  Scratch memory comes from the arena; pdf_close() gives back what doesn't.
 */
struct pdf *pdf_open(struct arena *, struct fonts *, const struct pdf_info *, const struct pdf_options *,
    struct pdf_output, struct diags *);
void pdf_close(struct pdf *); /* NULL: nothing to do */

/*
 * Pages to the document, once; the file is whole when the sink's close() has returned true.  The sink refuses
 * with an error in diags [pdf-...], or when the output did (which then tells its own story); what was sent by
 * then is no PDF.
 */
struct page_sink pdf_sink(struct pdf *);

/* libharu, which keeps and writes the objects. */
struct library pdf_library(void);

/* libdeflate, which packs streams. */
struct library pdf_deflate_library(void);

#endif
