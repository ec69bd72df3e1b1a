/*
 * The words above columns that say what their figures are: planned or done.  Keys (vocabulary.h); a group
 * is known by its first word, or its only one.
 */
#ifndef PLIEGO_SHEET_GROUP_WORDS_H
#define PLIEGO_SHEET_GROUP_WORDS_H

#include <stdbool.h>

#include "sheet/layout.h"

/* Whether the key is that of a group of that use. */
bool group_is_of(enum sheet_use, const char *key);

#endif
