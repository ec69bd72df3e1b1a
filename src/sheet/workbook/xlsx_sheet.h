/*
 * A sheet of an .xlsx, cell by cell (ECMA-376 part 1, 18.3).
 */
#ifndef PLIEGO_SHEET_WORKBOOK_XLSX_SHEET_H
#define PLIEGO_SHEET_WORKBOOK_XLSX_SHEET_H

#include "sheet/workbook/rows.h"
#include "sheet/workbook/shared_strings.h"
#include "sheet/workbook/xlsx_styles.h"

/* What its cells refer to. */
struct xlsx_tables {
	struct shared_strings strings;
	struct xlsx_styles styles;
	enum date_system since;
};

/* Gives its rows, which were begun; false after an error. */
bool xlsx_sheet_read(struct rows *, const struct xml_source *, const struct xlsx_tables *);

#endif
