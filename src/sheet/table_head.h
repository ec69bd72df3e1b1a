/*
 * Where the table in a sheet of a workbook has its headings: people put a title above them, write them in
 * two or three rows, and join cells for a group of columns.
 *
 * Of the rows at the top, one, two or three that follow each other are the headings: those that name most
 * of the columns that are known here (bound by a template, named by the job, in the vocabulary); of equals
 * those with fewer names twice, then fewer rows, then the first; cells that are joined are
 * not parted.  A sheet that shows no two such columns
 * has its headings in the first row of three cells or more, or else in its first row.
 *
 * What several rows say of a column is read from above: all of it where that names a known column ("META"
 * above "ANUAL"); else the lowest that does ("PROGRAMACIÓN" above "ENE"), but for what stands over several
 * columns, which names none of them alone; else all of it.  The words that a group is planned or done
 * (group_words.h) make no part of the name where the sheet is of that; where it is of the other, all of them
 * are the name, and no known column is meant.  Nor do words for amounts of work ("C1" above "FÍSICA"), where
 * the rest names a known column.  Of columns that would have one name, those of money, and if that does not
 * tell them apart all of them, are called by all that stands above them.
 */
#ifndef PLIEGO_SHEET_TABLE_HEAD_H
#define PLIEGO_SHEET_TABLE_HEAD_H

#include "sheet/binding.h"
#include "sheet/cell.h"
#include "sheet/layout.h"
#include "sheet/workbook.h"

#define HEAD_DEPTH_MAX 3

/* So many rows that hold something are looked at. */
#define HEAD_SEARCH_ROWS 60

/* What is looked through: rows that hold something, as workbook_read() gives them; all of it is borrowed. */
struct head_search {
	struct arena *arena; /* of what is found */
	const struct sheet_cell *const *rows;
	size_t row_count;
	const struct workbook_merge *merges;
	size_t merge_count;
	struct sheet_bindings bindings;
	const struct sheet_layout *layout;
};

struct table_head {
	size_t first, depth;      /* of the rows */
	const char *const *names; /* of each column; NULL: blank */
	size_t count;             /* of columns, up to the last that has a name */
};

/*
 * row_count > 0; with layout->headings, that row is the lowest of them, and there has to be one of that
 * number.
 */
struct table_head table_head_find(const struct head_search *);

#endif
