/*
 * The columns of a plan that say whom or what an activity is aligned with: who answers for it, and which goal
 * it serves.  Known by the key of their headings (vocabulary.h), by a table of words of all languages.
 *
 * EJE is first of all a word for the strategic line: where the sheet's line is read from such a heading, that
 * is no axis.
 */
#ifndef PLIEGO_SHEET_ALIGNMENT_COLUMNS_H
#define PLIEGO_SHEET_ALIGNMENT_COLUMNS_H

#include "sheet/sheet.h"

enum __attribute__((packed)) alignment {
	ALIGNMENT_NONE,
	ALIGNMENT_RESPONSIBLE, /* RESPONSABLE: who answers for the activity */
	ALIGNMENT_SDG,         /* ODS: Sustainable Development Goal of the United Nations */
	ALIGNMENT_PEI,         /* PEI: objective of the institution's strategic plan */
	ALIGNMENT_AXIS,        /* EJE: axis of a plan above it */
	ALIGNMENTS,
};

/* What its column is called. */
const char *alignment_heading(enum alignment);

/* What a heading stands for; ALIGNMENT_NONE: for nothing of these. */
enum alignment alignment_of_key(const char *key);

/* Where each stands, of several the nearest word's; -1: nowhere.  line: where the strategic line does. */
void alignment_columns_find(const struct sheet *, int line, int at[ALIGNMENTS]);

#endif
