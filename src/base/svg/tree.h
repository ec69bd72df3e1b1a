/*
 * An SVG as a tree of the elements that may be drawn (expat).
 *
 * What others put into it is not there: elements and attributes of other namespaces (those of editors, of
 * metadata), <metadata>, <title>, <desc>, comments.  A document type is passed over, but nothing is ever
 * loaded or expanded: one with declarations of its own is an error, as are entities.
 *
 * Faults are errors at their line and column in the file.
 */
#ifndef PLIEGO_BASE_SVG_TREE_H
#define PLIEGO_BASE_SVG_TREE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/svg/declaration.h"

#define SVG_FILE_MAX ((size_t)16 * 1024 * 1024)
#define SVG_ELEMENTS_MAX 200000
#define SVG_DEPTH_MAX 64
#define SVG_DECLARATIONS_MAX 1000000             /* of all `style` attributes */
#define SVG_STYLE_TEXT_MAX ((size_t)1024 * 1024) /* of all <style> */

struct svg_text_piece {
	uint32_t at, line, column;
};

/* The text of a <style>, and where pieces of it are in the file. */
struct svg_text {
	const char *path;
	char *s; /* NUL-terminated */
	size_t length, capacity;
	struct svg_text_piece *pieces;
	size_t piece_count, piece_capacity;
};

struct svg_element {
	const char *name;
	const char **attributes; /* name, value without blanks around it, ... NULL; that of XLink is "href" */
	size_t weight;           /* characters of the values */
	struct svg_declaration *declarations; /* of its `style` */
	bool has_important;                   /* one of them is */
	const char *fault;                    /* what in there is none; NULL: all of it is read */
	struct svg_text *text;                /* of a <style>; NULL: it has none */
	struct srcloc loc;
	struct svg_element *first, *next, *last; /* its first child, the next of its parent, its last child */
};

/* Whether it is in UTF-16, as is told by its first characters. */
bool svg_is_wide(struct bytes file);

/* NULL after an error.  All lives in the arena; the file is not kept.  The root is an <svg>. */
struct svg_element *svg_tree(struct arena *, const char *path, struct bytes file, struct diags *);

/* Where a character of the text is. */
struct srcloc svg_text_loc(const struct svg_text *, size_t at);

/* NULL: it has none. */
const char *svg_attribute(const struct svg_element *, const char *name);

#endif
