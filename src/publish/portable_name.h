/*
 * Names of files that travel: attached to a document, or sent as a form, from here, and opened on some other
 * system.
 */
#ifndef PLIEGO_PUBLISH_PORTABLE_NAME_H
#define PLIEGO_PUBLISH_PORTABLE_NAME_H

#include <stddef.h>

#include "base/arena.h"
#include "base/file_name.h"

/*
 * What is wrong with a file name of n bytes that comes from elsewhere, as the end of the sentence "NAME:
 * ..."; NULL when it is a plain name of a file (base/file_name.h).
 */
const char *portable_name_fault(const char *name, size_t n);

/*
 * A name without fault for the file at `path`: "../avance/odah.csv" is "avance-odah.csv".  It leaves room for
 * what portable_names_separate() adds.
 */
const char *portable_name_from(struct arena *, const char *path);

/*
 * Gives each of the names that are alike, whatever their letter case is, another number before its ending,
 * the first of them left out: "p.csv", "p-2.csv", "p-3.csv".
 */
void portable_names_separate(struct arena *, const char **names, size_t n);

#endif
