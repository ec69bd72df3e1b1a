/*
 * The words of each language that plans, and people who ask for their figures, use: the tables.
 *
 * To add a language: a table of its words in synonyms.c, and a row for it in word_tables.
 */
#ifndef PLIEGO_SHEET_SYNONYMS_H
#define PLIEGO_SHEET_SYNONYMS_H

#include <stddef.h>

#include "sheet/calendar.h"
#include "sheet/plan_column.h"

/* How a word stands for its column. */
enum standing {
	USUAL,
	UNUSUAL, /* told of where it is taken */
	VAGUE,   /* the same; and who asks for it by this word wants no other column */
};

struct word {
	const char *word; /* a key */
	enum plan_column column;
	enum standing standing;
};

/* A language.  Where a sheet has several words for a column, the first is taken. */
struct word_table {
	const struct word *words;
	size_t count;
	const char *const
	    *months; /* the names of the twelve, as they are typed; NULL: not understood there */
};

/* The language of the plans comes first. */
extern const struct word_table word_tables[];
extern const size_t word_table_count;

/* What the number of a period may be, before or behind the word for it; keys. */
#define ORDINALS_MAX 14

/* A word by which headings call the periods of a division. */
struct period_word {
	const char *word; /* a key, NULL behind the last; of one letter: "t1" and "1t" are words, too */
	enum division division;
};

/* How headings are written in the language of the plans; keys are as heading_key() makes them. */
struct plan_words {
	const char *headings[COLUMNS], *keys[COLUMNS];
	const char *planned_heading, *planned_key;
	const char *period_names[PERIODS];
	struct period_word period_words[24]; /* in all languages */
	const char *ordinals[QUARTERS][ORDINALS_MAX];
	const char *fillers[24]; /* words that say nothing, and endings of ordinals; NULL behind the last */
};

extern const struct plan_words plan_words;

#endif
