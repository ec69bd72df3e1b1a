/*
 * Cells of CSVs that people open in spreadsheets.
 *
 * Spreadsheets take a text for a formula that begins with "=", "+", "-" or "@", be it of full width or
 * behind white space; some take any that begins with a tab or a break.  An apostrophe is put before
 * such a text.  So that nothing is lost, one more is put before a text that has apostrophes there
 * already: what begins with any number of apostrophes, and goes on like a formula, has one too many.
 */
#ifndef PLIEGO_SHEET_SPREADSHEET_H
#define PLIEGO_SHEET_SPREADSHEET_H

#include "base/buf.h"
#include "base/decimal.h"
#include "sheet/sheet.h"

/* Adds a text of n bytes as a cell, quoted where it has to be (RFC 4180), and where others would split it. */
void spreadsheet_add_text(struct buf *, const char *, size_t n);

/* The same as it stands, whatever a spreadsheet program would take it for. */
void spreadsheet_add_as_is(struct buf *, const char *, size_t n);

/* The same of a cell that is a figure, a percent or a dash where that can be read, and a text where not. */
void spreadsheet_add_figure(struct buf *, const char *, size_t n, struct number_style);

/* How many bytes of a cell's text are the apostrophe that was put before it: 1 or 0. */
size_t spreadsheet_guard(const char *, size_t n);

/* The cell as it was written, without that apostrophe: itself, or a copy in the arena; NULL of NULL. */
const struct sheet_cell *spreadsheet_bare(struct arena *, const struct sheet_cell *);

#endif
