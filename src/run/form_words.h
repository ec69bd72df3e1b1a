/*
 * The words of a form that are not its table: what it is of, what is to be done with it, and what may be
 * chosen from.
 */
#ifndef PLIEGO_RUN_FORM_WORDS_H
#define PLIEGO_RUN_FORM_WORDS_H

#include "run/form_request.h"
#include "run/form_table.h"

/* Fills in all but columns and rows, in the language of the job's locale. */
void form_words(struct arena *, const struct form_request *, size_t unit, struct form_table *out);

#endif
