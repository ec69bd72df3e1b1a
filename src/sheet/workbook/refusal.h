/*
 * Files that are not what they are asked to be.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_REFUSAL_H
#define PLIEGO_SHEET_WORKBOOK_REFUSAL_H

#include "sheet/workbook.h"

/* Says that the file is of that type, as in "it is a PDF", to be translated: an error [workbook-type]. */
void refusal_of_type(const struct workbook_input *, const char *type);

/* The same of one that a password protects: [workbook-encrypted]. */
void refusal_of_encrypted(const struct workbook_input *);

#endif
