/*
 * What separates the cells of a CSV: found from its heading row, or named by a "sep=" line.
 */
#ifndef PLIEGO_SHEET_SEPARATOR_H
#define PLIEGO_SHEET_SEPARATOR_H

#include "sheet/binding.h"
#include "sheet/csv.h"

/*
 * Comma, semicolon or tab: the one with which most of the bound headings are in the first row that isn't
 * blank; of equals, the one that gives most cells there; of equals, the first of these.
 */
char separator_find(struct arena *, struct bytes text, struct sheet_bindings);

/*
 * A first line "sep=;", bare or in quotes, which Excel takes for itself: skips it in *text and returns true.
 * Anything but one mark or tab behind the "=" is an error, and *separator '\0'.
 */
bool separator_line(const char *file, struct bytes *text, char *separator, struct diags *);

/*
 * Reports the first row that another of these marks separates than the headings [csv-separator]: it has as
 * many cells with that one as there are headings, and not half of them with theirs.  False where there is
 * none in the first 64 KB; anything else that is said of such rows would mislead.
 */
bool separator_mixed(struct arena *, const struct csv_text *, struct diags *);

#endif
