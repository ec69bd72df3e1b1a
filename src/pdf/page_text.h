/*
 * What is printed on a page of a tagged PDF: its cells and paragraphs, as they are read aloud.
 *
 * Marked content (ISO 32000-1, 14.6) of the page is shown in fonts that say what their codes stand for, and
 * belongs to elements of the structure tree (14.7), which know their row.  Headers and footers belong to
 * none, and are not there.
 *
 * A PDF is not to be trusted: trees have limits of depth, lists of length, and none of them is walked by
 * recursion.
 */
#ifndef PLIEGO_PDF_PAGE_TEXT_H
#define PLIEGO_PDF_PAGE_TEXT_H

#include "base/arena.h"
#include "base/page_texts.h"

#define PAGE_TEXTS_MAX 10000
#define PAGE_BYTES_MAX ((size_t)4 * 1024 * 1024)    /* of all texts */
#define PAGE_CONTENT_MAX ((size_t)64 * 1024 * 1024) /* of what paints the page */

struct libqpdf;
struct page_source {
	struct arena *arena;
	const struct libqpdf *lib;
	void *qpdf; /* qpdf_data */
};

enum page_result {
	PAGE_READ,
	PAGE_UNTAGGED, /* it has no structure that its content belongs to */
	PAGE_LARGE,    /* more than a limit allows */
};

/*
 * A page of a document that is open, counted from 0, which it has.  Faults that the library finds are the
 * caller's to ask for.
 */
enum page_result page_text_read(const struct page_source *, uint32_t page, struct page_texts *out);

#endif
