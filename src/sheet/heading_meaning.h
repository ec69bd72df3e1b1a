/*
 * What the heading of any column means, whatever word it has for it: the columns that are computed
 * (vocabulary.h), those of periods (period_headings.h), whom an activity is aligned with
 * (alignment_columns.h), and the base and targets of other years (year_columns.h).
 */
#ifndef PLIEGO_SHEET_HEADING_MEANING_H
#define PLIEGO_SHEET_HEADING_MEANING_H

#include <stdint.h>

#include "base/arena.h"

/*
 * The same key for all headings that mean the same: "presupuesto" of PRESUPUESTO ANUAL, or of BUDGET
 * (US$).  It is in the arena, or part of the key; that of a heading that means nothing known is the key
 * itself.  PRESUPUESTO is of the year.  A year behind a base, or behind a word of a period, is nothing.
 */
const char *heading_meaning(struct arena *, const char *key);

/* The currency that the key of a heading of money names; CURRENCY_NONE. */
uint8_t heading_currency(const char *key);

#endif
