/*
 * The styles of an .xlsx: of each cell format its number format (ECMA-376 part 1, 18.8).
 */
#ifndef PLIEGO_SHEET_WORKBOOK_XLSX_STYLES_H
#define PLIEGO_SHEET_WORKBOOK_XLSX_STYLES_H

#include "sheet/workbook/number_format.h"
#include "sheet/workbook/xml.h"

#define STYLES_MAX 65536 /* Excel has 65,490 at most */

struct xlsx_styles {
	const struct number_format *
	    *formats; /* by the number that cells have; the first is that of cells without */
	size_t count; /* at least 1 */
};

/* As if there were no styles. */
struct xlsx_styles xlsx_styles_none(struct arena *);

/* False after an error. */
bool xlsx_styles_read(const struct workbook_input *, const struct xml_source *, struct xlsx_styles *out);

#endif
