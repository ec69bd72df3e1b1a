/*
 * Which sheet of a workbook is read: the one that the job names; else the one called like the unit; else
 * the only one, or the only one that is not hidden.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_CHOICE_H
#define PLIEGO_SHEET_WORKBOOK_CHOICE_H

#include "sheet/layout.h"
#include "sheet/workbook.h"

/* Its number, and its name in *name; false after an error [workbook-sheet, or the reader's]. */
bool workbook_choose(const struct workbook_input *, const struct sheet_layout *, size_t *sheet,
    const char **name);

#endif
