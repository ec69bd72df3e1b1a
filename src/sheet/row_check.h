/*
 * What is wrong with the rows of a sheet: too few cells or too many, and in columns of numbers what is none.
 *
 * A row with fewer cells than headings is ragged, but for one habit of Excel: it leaves out trailing columns
 * that are blank in sixteen rows running (Microsoft's Knowledge Base, 77295).  A whole such block is read as
 * blank there, with a note.  Cells under no heading are a fault; columns without heading or data are none.
 */
#ifndef PLIEGO_SHEET_ROW_CHECK_H
#define PLIEGO_SHEET_ROW_CHECK_H

#include "sheet/assembly.h"

/*
 * Reports the faults, each at its place [csv-ragged-row, csv-no-heading, csv-number], and gives the sheet,
 * which is assembly_sheet()'s, what reading its numbers shows: `unusual` and `readings`.
 */
void rows_check(const struct assembly *, struct number_style, struct sheet *);

#endif
