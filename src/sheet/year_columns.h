/*
 * The columns of a plan that are of other years than its own: where each activity began (LÍNEA BASE), and
 * where it is to be at the end of a year (META 2025).
 *
 * The words for a target are those of META ANUAL, in any language (vocabulary.h), with a year behind.  Of the
 * columns of several years, those of the job's own are read as META ANUAL (headings_keep_year()).
 */
#ifndef PLIEGO_SHEET_YEAR_COLUMNS_H
#define PLIEGO_SHEET_YEAR_COLUMNS_H

#include "sheet/sheet.h"

#define TARGET_YEAR_FIRST 1990
#define TARGET_YEAR_LAST 2100

/* By the key of a heading; whether the year behind a base matters to nobody: "LÍNEA BASE 2023". */
bool key_is_baseline(const char *key);
int key_target_year(const char *key); /* 0: it is no target of a year */

/* The same of a column, as the job or the file calls it. */
bool column_is_baseline(const struct sheet *, size_t column);
int column_target_year(const struct sheet *, size_t column);

#endif
