/*
 * The words above or below columns that say what their figures are: planned or done, by the first word;
 * work or money, by any word.  Keys (vocabulary.h).
 */
#ifndef PLIEGO_SHEET_GROUP_WORDS_H
#define PLIEGO_SHEET_GROUP_WORDS_H

#include <stdbool.h>

#include "sheet/layout.h"

/* Whether the key is that of a group of that use. */
bool group_is_of(enum sheet_use, const char *key);

/* Whether it says that figures are amounts of work ("META FÍSICA"), of money ("FINANCIERA (Q)"). */
bool group_is_of_work(const char *key);
bool group_is_of_money(const char *key);

#endif
