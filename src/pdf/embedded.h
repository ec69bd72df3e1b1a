/*
 * The files embedded in a PDF: those of the name tree EmbeddedFiles (ISO 32000-1, 7.11.4 and 7.9.6).
 *
 * A PDF is not to be trusted: trees have limits of depth, nodes and files.  A damaged document is not mended
 * by guessing, because what it holds is wanted byte for byte: whatever libqpdf warns of is an error here.
 *
 * libqpdf decompresses what a document is built of without a limit of its own, and C++ ends the process where
 * it is at its wits' end: attachments.h calls this in a process that has limits.
 *
 * Rules: extract-not-pdf, extract-damaged, extract-none, extract-limit, extract-filter.
 */
#ifndef PLIEGO_PDF_EMBEDDED_H
#define PLIEGO_PDF_EMBEDDED_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "pdf/page_text.h"
#include "pdf/unpack.h"

#define EMBEDDED_FILES_MAX 20000 /* a document of as many units as a job may have carries fewer */
#define EMBEDDED_NAME_MAX 800    /* bytes; of a longer name this much is given */

struct embedded;
struct libqpdf;

/* The name that the PDF gives: UTF-8 as far as the PDF is right, NUL-terminated, and may hold NULs itself. */
struct embedded_name {
	const char *text;
	size_t length;
};

/*
 * Opens the PDF, whose bytes must outlive it.  NULL after an error, told at `path`: not a PDF, damaged,
 * locked by a password, without embedded files.  Needs closing.
 */
struct embedded *embedded_open(struct arena *, const struct libqpdf *, const char *path, struct bytes,
    struct diags *);
void embedded_close(struct embedded *);

size_t embedded_count(const struct embedded *);
const struct embedded_name *embedded_names(const struct embedded *);

/* One file as it stands in the PDF.  The bytes are lent until the next call.  False after an error. */
bool embedded_read(struct embedded *, size_t i, struct packed *out);

/*
 * What is printed on a page, counted from 1, of a document that carries files.  False after an error:
 * explain-page where it has no such page, explain-untagged.
 */
bool embedded_page(struct embedded *, uint32_t page, struct page_texts *out);

#endif
