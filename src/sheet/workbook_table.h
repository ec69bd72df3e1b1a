/*
 * The table in a sheet of a workbook, as people make them: below a title, under headings of up to three
 * rows, with joined cells, and above totals, signatures and remarks.
 *
 * Everything that is not simply a cell of the table is noted, once a sheet: where the headings are; what
 * joined cells were filled down; rows and columns that are hidden, and read; repeated headings and rows of
 * numbers below the headings, which are not; where the table ends; cells that show fewer digits than they
 * hold; formulas that have no result.  Rules: workbook-sheet, workbook-headings, workbook-joined,
 * workbook-hidden, workbook-end, workbook-other-table, workbook-rounded, workbook-formula, sheet-until.
 *
 * Joined cells of texts are filled down: each row has the text of the first.  A joined figure counts once,
 * in its first row, with a warning.
 *
 * The table ends above a row that what the job says ends it (`until`).  Otherwise below the last row that
 * shows figures, or fills at least half of the columns, if what follows it begins with a blank row or a
 * total: signatures and remarks.  Totals in the last of these rows are not of the table, either.  Another
 * table among its rows (table_breaks.h) is one error, or a warning where nothing is checked and all is read.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_TABLE_H
#define PLIEGO_SHEET_WORKBOOK_TABLE_H

#include "base/file.h"
#include "sheet/assembly.h"
#include "sheet/request.h"

/*
 * Reads the headings and rows of the sheet that the request is for; rows->file becomes that of its places.
 * False after an error; true without headings where there are no rows.
 */
bool workbook_table_read(struct assembly *, const struct sheet_request *, struct srcloc loc, struct bytes);

#endif
