/*
 * Shared by the files that turn the parser's tree into blocks (read.c) and runs (runs.c).
 */
#ifndef PLIEGO_PROSE_READER_H
#define PLIEGO_PROSE_READER_H

#include "prose/libcmark.h"
#include "prose/prose.h"
#include "prose/source.h"

struct reader {
	struct arena *arena;
	const struct libcmark *lib;
	const struct source *source;
	struct diags *diags;
	struct srcloc inline_loc; /* of a text of a template: where all faults are told; file NULL: a file */
	size_t nodes;
	bool in_note;
};

/* Where the parser says that a node begins: of blocks that is so. */
struct source_at reader_at(const struct reader *, cmark_node *);
struct srcloc reader_place(const struct reader *, cmark_node *);

/* Adds an error or a note at the place, or where the text of a template is. */
#define READER_TELL(r, severity, loc, ...) \
	diag_add((r)->diags, severity, (r)->inline_loc.file != NULL ? (r)->inline_loc : (loc), __VA_ARGS__)

/* Counts a node; false after an error: there are too many. */
bool reader_count(struct reader *, struct srcloc);

/* Raw HTML: an error, but of a comment alone. */
void reader_tell_html(const struct reader *, cmark_node *, struct srcloc);

/* A literal as fields read it; or, in code, as it is written. */
const char *reader_text(const struct reader *, const char *literal, bool is_code, size_t *n);

/* Puts the runs of a node's children in the block. */
void runs_read(struct reader *, cmark_node *, struct prose_block *);

#endif
