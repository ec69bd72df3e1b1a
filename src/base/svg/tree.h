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

#define SVG_FILE_MAX ((size_t)16 * 1024 * 1024)
#define SVG_ELEMENTS_MAX 200000
#define SVG_DEPTH_MAX 64

struct svg_element {
	const char *name;
	const char **attributes; /* name, value, ... NULL; that of XLink is "href", too */
	struct srcloc loc;
	struct svg_element *first, *next, *last; /* its first child, the next of its parent, its last child */
	bool has_text;                           /* other than blanks */
};

/* NULL after an error.  All lives in the arena; the file is not kept.  The root is an <svg>. */
struct svg_element *svg_tree(struct arena *, const char *path, struct bytes file, struct diags *);

/* NULL: it has none. */
const char *svg_attribute(const struct svg_element *, const char *name);

#endif
