/*
 * Places as people read them: "plan.csv:7:5", and "plan.xlsx!DMP!E7" in a sheet of a workbook.
 *
 * The file of a place in a workbook is the workbook's, "!" and the name of the sheet; its line is a row,
 * its column one of the sheet, both from 1.  It is known as such by the ending before the "!": .xlsx, .xlsm
 * or .ods.
 */
#ifndef PLIEGO_BASE_PLACE_H
#define PLIEGO_BASE_PLACE_H

#include "base/arena.h"
#include "base/buf.h"

/* Where something was written.  Lines and columns count from 1 (columns in code points); 0 = not known. */
struct srcloc {
	const char *file; /* NULL: no file, printed as "pliego" */
	uint32_t line;
	uint32_t column;
};

/* Whether the file of a place is a sheet of a workbook. */
bool place_is_in_workbook(const char *file);

/* The file of places in a sheet of that name. */
const char *place_in_workbook(struct arena *, const char *workbook, const char *sheet);

/* Whether it ends as workbooks do, in any case of letters. */
bool place_is_workbook(const char *file, size_t n);

/* Bytes of the file that are the workbook's: all of it, where it is none. */
size_t place_workbook_length(const char *file);

/* "E" of 5, "AA" of 27; in the arena. */
const char *place_column(struct arena *, uint32_t column);

/* Adds the place, control characters escaped; no file is "pliego". */
void place_append(struct buf *, struct srcloc);

/* Adds what is behind the file: ":7:5" or "!E7"; nothing where the line is not known. */
void place_append_position(struct buf *, struct srcloc);

/* The position alone, "7:5" or "E7", for a message that names the file elsewhere; in the arena. */
const char *place_position(struct arena *, struct srcloc);

#endif
