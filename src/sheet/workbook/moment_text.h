/*
 * Dates and times as a section of a number format shows them.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_MOMENT_TEXT_H
#define PLIEGO_SHEET_WORKBOOK_MOMENT_TEXT_H

#include "base/buf.h"
#include "base/decimal.h"
#include "sheet/workbook/format_code.h"
#include "sheet/workbook/moment.h"

/* Seconds are rounded to what is shown of them; hours and minutes are those that are over. */
void moment_text_write(const struct format_section *, struct moment, struct number_style, struct buf *);

/* A number of at least so many digits, at most nine, with zeros before it. */
void moment_text_number(struct buf *, int64_t, unsigned width);

#endif
