/*
 * A form as an .xlsx workbook, by libxlsxwriter.
 *
 * Its first sheet has the name that readers look for, and headings in its first row: saved as .xlsx, .ods or
 * .csv it can be read as it is.  Behind it is one that says what is to be done, and a hidden one with what
 * may be chosen from.  A name that no sheet can have (Excel: over 31 characters, with one of []:*?/\, or an
 * apostrophe at either end) is changed, and the second sheet left out: readers take the only one that shows.
 *
 * Sheets are protected, without a password: what is open can be typed in, columns and rows be resized.
 * Figures must be numbers, 0 or more; a cause or line that is not in its list is warned of and may stay,
 * unless the list is closed.
 *
 * A spreadsheet holds numbers as doubles, of which it shows fifteen digits.  So a number with no more is
 * written as one, under a format that shows all its decimals, and any other, and one with a currency, as the
 * text that it is.  What is typed in the open cells shows as it was typed: they have no format that rounds,
 * but for percents, which are shown with two decimals, or as many as are there.
 *
 * The same form is the same bytes, whenever and wherever it is made: it says that it was created when its
 * year began.
 */
#ifndef PLIEGO_RUN_FORM_XLSX_H
#define PLIEGO_RUN_FORM_XLSX_H

#include "base/diag.h"
#include "base/file.h"
#include "run/form_table.h"

/* False after an error at `name`, the file to be: the system's fault [form-workbook]. */
bool form_xlsx(struct arena *, const struct form_table *, const char *name, struct bytes *out,
    struct diags *);

#endif
