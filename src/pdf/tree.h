/*
 * Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7).
 */
#ifndef PLIEGO_PDF_TREE_H
#define PLIEGO_PDF_TREE_H

#include "pdf/objects.h"

/* Appends the key or the value of entry i. */
typedef void tree_add_fn(const void *ctx, size_t i, struct buf *);

struct tree {
	const char *entries; /* "Names" or "Nums" */
	size_t count;
	tree_add_fn *key, *value; /* keys ascend */
	const void *ctx;
	bool in_rows; /* entries are alike: each takes a row of an attribute (pdf/writer.h), where it fits */
};

/* Adds a balanced tree, and returns its root. */
uint32_t tree_add(struct objects *, struct arena *, const struct tree *);

#endif
