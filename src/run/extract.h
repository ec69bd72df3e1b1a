/*
 * Extraction: the files embedded in a PDF back into a folder, byte for byte, all of them or none.
 *
 * The names are those that the PDF gives and not to be trusted: each must be a plain file name.  A file that
 * is there already and differs is kept, and then nothing is written, unless `force` is given.
 *
 * Rules: those of attachments.h, extract-name, output-exists, output-failed, file-unreadable.
 */
#ifndef PLIEGO_RUN_EXTRACT_H
#define PLIEGO_RUN_EXTRACT_H

#include "base/workers.h"
#include "publish/publication.h"

enum extract_result {
	EXTRACT_DONE,
	EXTRACT_REFUSED, /* the PDF, a name in it, or a file that is there already */
	EXTRACT_FAILED,  /* the system's fault: input, output or memory */
	EXTRACT_BUSY,    /* another run has the folder */
};

struct extracted {
	const char *name;
	bool unchanged; /* it was there with the same bytes */
};

struct extraction {
	const struct extracted *files; /* in the order of the PDF */
	size_t count;
};

struct extract_request {
	const char *pdf;
	bool force;
	const char *started;     /* when, for who finds the folder locked meanwhile */
	struct workers *workers; /* set up, but for how many they are and their limits */
};

/* Extracts to the folder of the publication.  Names live in the arena; *out is set with EXTRACT_DONE only. */
enum extract_result extract_files(struct arena *, const struct extract_request *, struct publication *,
    struct extraction *out, struct diags *);

#endif
