/*
 * Outputs: what the pages of an edition are made into.
 *
 * To add one: write output_NAME.c, which defines `const struct output output_NAME`, and name it in OUTPUTS
 * below.  One with an ending makes the files of all documents whose `output` in the job ends so; one without
 * prints to a stream, instead of files, where the caller of the build asks for that.
 */
#ifndef PLIEGO_RUN_OUTPUT_H
#define PLIEGO_RUN_OUTPUT_H

#include <stdio.h>

#include "layout/pages.h"
#include "run/edition.h"

/* clang-format off */
#define OUTPUTS(X) \
	X(pdf) \
	X(layout)
/* clang-format on */

/* An edition that can be laid out, and where its output goes: a file of the publication, or a stream. */
struct output_request {
	struct run *run;
	struct arena *arena; /* lives until the output has ended */
	const struct edition *edition;
	FILE *stream; /* NULL: publication_write() takes the bytes */
	struct diags *diags;
};

struct output {
	const char *ending; /* ".pdf", in small letters; NULL: it is printed to a stream */
	/* Begins: where its pages go, and what it keeps in *own, which may stay NULL. */
	struct page_sink (*start)(const struct output_request *, void **own);
	/* Ends, whether the sink was closed or not; NULL: there is nothing to end. */
	void (*end)(void *own);
	/* What a file of it must stand before it is put in place; NULL: nothing. */
	file_check *check;
};

#define DECLARE_OUTPUT(name) extern const struct output output_##name;
OUTPUTS(DECLARE_OUTPUT)
#undef DECLARE_OUTPUT

/* The one that makes files of that name; NULL: none does. */
const struct output *output_of_file(const char *path);

/* What a file of that name must stand; one that no output makes must be a PDF. */
file_check *output_check_of(const char *path);

/* The endings that there are, and NULL.  In the arena. */
const char *const *output_endings(struct arena *);

#endif
