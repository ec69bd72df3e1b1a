/*
 * An .ods: its sheets, and their cells (OpenDocument 1.3 part 3, 9).
 *
 * A cell that holds a number shows its exact value by its data style (ods_styles.h), in the marks of the
 * job's locale; the text that the file has beside it is in those of whoever saved it, and is looked at for
 * texts and errors only.  Rows and cells that are said to be repeated are given as often; blank ones cost
 * nothing.  What a merged cell covers is blank.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_ODS_H
#define PLIEGO_SHEET_WORKBOOK_ODS_H

#include "sheet/workbook/archive.h"
#include "sheet/workbook/sheet_rows.h"
#include "sheet/workbook/xml.h"

#define ODS_SHEETS_MAX 1000

/* Whether its parts are those of an OpenDocument. */
bool ods_is_package(const struct archive *);

/* The sheets, as workbook_sheets() has them; false after an error. */
bool ods_sheets(const struct workbook_input *, const struct archive *, const struct workbook_sheet **out,
    size_t *count);

/* Gives the rows of the sheet of that number, which were begun; false after an error. */
bool ods_read(const struct workbook_input *, const struct archive *, size_t sheet, struct sheet_rows *);

/* What these two make of its parts: the content, and the styles that it is after, NULL: none. */
bool ods_content_sheets(const struct workbook_input *, const struct xml_source *content,
    const struct workbook_sheet **out, size_t *count);
bool ods_content_read(const struct workbook_input *, const struct xml_source *styles,
    const struct xml_source *content, size_t sheet, struct sheet_rows *);

#endif
