/*
 * The parts of an .xlsx: which sheets it has, and where what they refer to is (ECMA-376 part 2; part 1,
 * 12). Transitional or strict, in whatever namespaces.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_XLSX_H
#define PLIEGO_SHEET_WORKBOOK_XLSX_H

#include "sheet/workbook/archive.h"
#include "sheet/workbook/moment.h"
#include "sheet/workbook/rows.h"

#define XLSX_SHEETS_MAX 1000

/* All of it lives in the scratch. */
struct xlsx {
	const struct archive *archive;
	struct workbook_sheet *sheets;
	const char **paths; /* of their parts */
	size_t count, capacity, path_capacity;
	const char *styles, *strings; /* NULL: there is no such part */
	enum date_system since;
};

/* False after an error. */
bool xlsx_open(const struct workbook_input *, const struct archive *, struct xlsx *out);

/* Gives the rows of the sheet of that number, which were begun; false after an error. */
bool xlsx_read(const struct xlsx *, size_t sheet, struct rows *);

/* Whether its parts are those of an Office document. */
bool xlsx_is_package(const struct archive *);

#endif
