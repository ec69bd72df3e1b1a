/*
 * A PDF that the tests made, as the objects in it.
 */
#ifndef PLIEGO_TESTS_UNIT_PDF_OBJECTS_H
#define PLIEGO_TESTS_UNIT_PDF_OBJECTS_H

#include "pdf_bench.h"

struct objects {
	struct bench *bench;
	const char **text; /* [number]: from behind "obj" on; NULL: there is none */
	size_t count;
	const char *root; /* the catalog */
};

/* Writes the pages with the options of the bench, and reads them. */
struct objects read_objects(struct bench *b, const struct pages *pages, const struct pdf_info *about);

/* What stands behind a key; NULL when the object has none. */
const char *entry(const char *object, const char *key);
unsigned long number(const char *object, const char *key);
/* The object that a key refers to. */
const char *follow(const struct objects *o, const char *object, const char *key);

/* The objects of the pages, where one node of the page tree has them all. */
unsigned long *page_objects(const struct objects *o, size_t n);

/* The object that a key of a number tree leads to, going by limits; NULL when there is none. */
const char *look_up(const struct objects *o, const char *node, unsigned long key);

#endif
