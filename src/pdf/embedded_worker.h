/*
 * The files embedded in a PDF, one after another, read by a process of its own that has limits of memory and
 * time: neither a PDF that unpacks to more than there is nor one that crashes libqpdf ends this process.
 *
 * The limits grow with the PDF.  libqpdf is loaded in that process only, and what it prints is lost there.
 *
 * Rules: those of embedded.h and unpack.h, extract-library, extract-process.
 */
#ifndef PLIEGO_PDF_EMBEDDED_WORKER_H
#define PLIEGO_PDF_EMBEDDED_WORKER_H

#include "base/workers.h"
#include "pdf/embedded.h"

enum attachments_result {
	ATTACHMENTS_READ,    /* all of them, or up to one that the caller did not want */
	ATTACHMENTS_REFUSED, /* the PDF is at fault */
	ATTACHMENTS_FAILED,  /* the system is */
};

/* Both return whether to go on. */
struct attachments_calls {
	void *ctx;
	/* First, once: the names of all files; they live in the arena. */
	bool (*names)(void *ctx, const struct embedded_name *, size_t n);
	/* The bytes of one file, in the order of the names; they last until the call returns. */
	bool (*file)(void *ctx, size_t i, struct bytes);
	/* Instead of the files, what is printed on a page, from 1 on; 0: none.  It lives in the arena. */
	uint32_t page;
	void (*texts)(void *ctx, const struct page_texts *);
};

/* Faults are told at `path`.  The workers are set up, but for how many they are and their limits. */
enum attachments_result attachments_read(struct arena *, const char *path, struct bytes pdf, struct workers *,
    const struct attachments_calls *, struct diags *);

#endif
