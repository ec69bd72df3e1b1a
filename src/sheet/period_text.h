/*
 * The month, period or year that people mean where they say which.
 */
#ifndef PLIEGO_SHEET_PERIOD_TEXT_H
#define PLIEGO_SHEET_PERIOD_TEXT_H

#include "sheet/plan_column.h"

/*
 * What may stand behind JUSTIFICACIÓN, folded: a period (period_words.h), a month by its name or the
 * beginning of it, the year; COLUMN_JUSTIFICATION: there is no word; COLUMNS: it is none of these.
 */
enum plan_column period_of_reason(const char *);

/*
 * What a person means by a period: any of these, a month in whatever language or by its number
 * (month_from_text()), the year; COLUMNS: none.
 */
enum plan_column period_from_text(const char *);

#endif
