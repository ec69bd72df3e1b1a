/*
 * Reading a sheet from a file of rows, as spreadsheets really export them, in any of the formats of
 * format.h.
 *
 * Several sheets may be read at once, each with an arena, texts and diags of its own: nothing else is
 * written.
 *
 * Limits: SHEET_FILE_MAX bytes, SHEET_COLUMNS_MAX, SHEET_ROWS_MAX, SHEET_CELL_MAX.
 */
#ifndef PLIEGO_SHEET_READ_H
#define PLIEGO_SHEET_READ_H

#include "base/file.h"
#include "sheet/request.h"
#include "sheet/sheet.h"

#define SHEET_FILE_MAX INPUT_MAX

/*
 * Reads the sheet and checks it: every bound heading there, nothing twice that is bound or computed, no
 * ragged row, no NUL or other control character, and in number columns (those bound as such, META ANUAL, and
 * the months of a plan that can be computed (columns.h) or that has one of them bound so) nothing that
 * value_parse() refuses.  Every fault is an error at its place [csv-...]; errors about the file itself
 * (absent, empty, too large) are given at `loc`.  A missing heading names the nearest one that is there.
 * Returns false after an error; *out is then not to be used.
 */
bool sheet_read(struct arena *, const struct sheet_request *, struct sheet *out, struct diags *);

/* The same for a file that is in memory already, with a NUL behind it. */
bool sheet_parse(struct arena *, const struct sheet_request *, struct bytes, struct sheet *out,
    struct diags *);

#endif
