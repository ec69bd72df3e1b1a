/*
 * Names of elements and attributes of OpenDocument, as XML with namespaces gives them (xml.h): whatever
 * prefix a file has for them.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_ODF_NAME_H
#define PLIEGO_SHEET_WORKBOOK_ODF_NAME_H

#include "sheet/workbook/xml.h"

/* Whether it is `local` of the namespace "...:SPACE:1.0": "table", "text", "office", "style", "datastyle". */
bool odf_is(const char *name, const char *space, const char *local);

/* The value of an attribute; NULL: it has none. */
const char *odf_attribute(const char **attributes, const char *space, const char *local);

/*
 * A number that an attribute says, of how often something is there: 1 where it has none or 0, at most
 * the limit.
 */
uint32_t odf_times(const char **attributes, const char *space, const char *local, uint32_t limit);

#endif
