/*
 * The files embedded in a PDF: those of the name tree EmbeddedFiles (ISO 32000-1, 7.11.4 and 7.9.6).
 *
 * A PDF is not to be trusted: trees have limits of depth, nodes and files, a file has one of size, and a
 * damaged document is not mended by guessing, because what it holds is wanted byte for byte.
 *
 * Rules: extract-not-pdf, extract-damaged, extract-none, extract-limit, extract-filter, extract-checksum.
 *
 * libqpdf is seen only in this folder.
 */
#ifndef PLIEGO_PUBLISH_EMBEDDED_H
#define PLIEGO_PUBLISH_EMBEDDED_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"

#define EMBEDDED_PDF_MAX ((size_t)1024 * 1024 * 1024)
#define EMBEDDED_FILES_MAX 20000 /* a document of as many units as a job may have carries fewer */
#define EMBEDDED_FILE_MAX ((size_t)256 * 1024 * 1024)
#define EMBEDDED_TOTAL_MAX ((size_t)1024 * 1024 * 1024)

struct embedded;

/* The name that the PDF gives: UTF-8 as far as the PDF is right, NUL-terminated, and may hold NULs itself. */
struct embedded_name {
	const char *text;
	size_t length;
};

/*
 * Opens the PDF, whose bytes must outlive it.  NULL after an error, told at `path`: not a PDF, damaged,
 * locked by a password, without embedded files.  Needs closing.
 */
struct embedded *embedded_open(struct arena *, const char *path, struct bytes, struct diags *);
void embedded_close(struct embedded *);

size_t embedded_count(const struct embedded *);
const struct embedded_name *embedded_names(const struct embedded *);

/*
 * The bytes of one file, checked against its size and MD5 checksum where the PDF tells them.  They are the
 * embedded's own, until the next call.  False after an error.
 */
bool embedded_read(struct embedded *, size_t i, struct bytes *out);

#endif
