/*
 * What stands between the rows of a table in a sheet of a workbook and is no row of it: its headings once
 * more, as at the head of each page, and another table below it.
 */
#ifndef PLIEGO_SHEET_TABLE_BREAKS_H
#define PLIEGO_SHEET_TABLE_BREAKS_H

#include "sheet/headings.h"
#include "sheet/sheet.h"
#include "sheet/table_head.h"

/* All of it is borrowed; rows are those of the sheet that hold something. */
struct table_rows {
	struct arena *arena; /* of what is found */
	const struct sheet_cell *const *rows;
	size_t end; /* behind the last row looked at */
	const struct table_head *head;
	const struct headings *headings;
	const bool *figure; /* of each of the headings: its column is of figures */
	struct number_style style;
};

/*
 * Which of the rows, by their index, have the headings once more, with what stands right above those as it
 * does above the first ones; or number the columns right below the first ones: "(1)", "(2)", "(3)".  In a
 * repeated heading of several rows each has texts of its column's headings only.
 */
const bool *table_repeats(const struct table_rows *);

struct table_other {
	size_t first, head;               /* its first row, be it a title, and the row of its headings */
	const struct sheet_cell *heading; /* what shows that it is one: not of this table's column */
};

/*
 * Whether another table begins among the rows: behind a blank one, a row of texts where this table has
 * figures, or of two known headings or more, that has rows below it.  `repeats` is of table_repeats().
 */
bool table_find_other(const struct table_rows *, const bool *repeats, struct table_other *out);

#endif
