/*
 * Files that are something else than the CSV they are called: what people send when "save as" was forgotten.
 */
#ifndef PLIEGO_SHEET_FILE_TYPE_H
#define PLIEGO_SHEET_FILE_TYPE_H

#include "base/file.h"

/* What the file is by its first bytes, as in "it is a PDF"; NULL when it may be text. */
const char *kind_of_bytes(struct bytes);

/* What its text is; NULL when it may be CSV. */
const char *kind_of_text(struct bytes);

#endif
