/*
 * A form as a CSV for a spreadsheet of the job's locale: UTF-8 with a byte order mark, lines that end in CR
 * LF, and between cells the list separator that goes with the decimal mark: "," beside "1.5", ";" beside
 * "1,5".
 *
 * An apostrophe is put before texts that begin as formulas do (sheet/spreadsheet.h): spreadsheets take them
 * for texts then, and it is no part of what progress is joined by.
 */
#ifndef PLIEGO_RUN_FORM_CSV_H
#define PLIEGO_RUN_FORM_CSV_H

#include "base/file.h"
#include "run/form_table.h"

/* The bytes are in the arena. */
struct bytes form_csv(struct arena *, const struct form_table *);

#endif
