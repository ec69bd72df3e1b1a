/*
 * A part of an archive, read as XML.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_PART_XML_H
#define PLIEGO_SHEET_WORKBOOK_PART_XML_H

#include "sheet/workbook/archive.h"
#include "sheet/workbook/xml.h"

/* A part that is open as a source. */
struct xml_source part_xml_source(const char *name, struct part *);

/* All of it, or as much as the handler wants; false after an error. */
bool part_xml_read(const struct workbook_input *, const struct archive *, const char *name,
    const struct xml_handler *, void *ctx);

#endif
