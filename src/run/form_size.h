/*
 * What a form measures as a sheet of a workbook, what such a sheet may be called, and when it says that it
 * was made.
 */
#ifndef PLIEGO_RUN_FORM_SIZE_H
#define PLIEGO_RUN_FORM_SIZE_H

#include <time.h>

#include "run/form_table.h"

/* In characters: as wide as what is in it, within bounds; texts that are wider are wrapped. */
size_t form_width(const struct form_table *, const struct form_column *);

/* How many lines a text is set in, in a column so wide, of at least two characters; near enough. */
size_t form_lines(const char *text, size_t width);

/* Whether a sheet may be called so (Microsoft, "Rename a worksheet"). */
bool form_is_sheet_name(const char *);

/* The first instant of the month (0 is January), in UTC; no clock is asked. */
time_t form_created(int year, unsigned month);

#endif
