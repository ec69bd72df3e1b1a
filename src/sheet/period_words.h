/*
 * The month or period that some words mean: "T1", "1.er trimestre", "TRIM. I", "segundo semestre", "Q1".
 *
 * Texts are keys (vocabulary.h), or folded; words are their runs of letters and figures, and those that say
 * nothing ("de", "mes", the ending of "1.er") are passed over.
 */
#ifndef PLIEGO_SHEET_PERIOD_WORDS_H
#define PLIEGO_SHEET_PERIOD_WORDS_H

#include <stddef.h>

#include "sheet/plan_column.h"

/*
 * The column of the period of several months, but not of the year, that the first n bytes are; else COLUMNS.
 */
enum plan_column period_of_words(const char *, size_t n);

/*
 * The only word of a text that says something; *n is its length: 0, there is none.  NULL: there are several.
 */
const char *only_word(const char *, size_t *n);

#endif
