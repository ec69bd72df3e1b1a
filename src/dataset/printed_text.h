/*
 * Texts of pages and of rows, as they are compared (dataset/printed.h): both after printed_normal().
 */
#ifndef PLIEGO_DATASET_PRINTED_TEXT_H
#define PLIEGO_DATASET_PRINTED_TEXT_H

#include <stdbool.h>

#include "base/arena.h"

/* Without soft hyphens, and with one space for any: none before "%". */
const char *printed_normal(struct arena *, const char *text);

/* Whether the figure, or word, stands in the text, and is no part of a longer one. */
bool text_holds_figure(const char *text, const char *figure);
bool text_holds_word(const char *text, const char *word);

bool text_has_letter(const char *);
bool text_has_digit(const char *);

/* What is said with a figure: "CU" of "CU 3", and of "Cumplido: 3" the word; NULL: it stands alone. */
const char *text_split_named(struct arena *, const char *text, const char **figure);

/* Whether it is the label; one of the two may be a part: beside a mark, or cut by the end of a page. */
bool text_is_of_label(const char *text, const char *label);

#endif
