/*
 * What offices call the columns of a plan: the same one may be ENE, Enero, ENE. or Ene/2024.
 *
 * Each column that is computed has one heading of its own, by which it is told of, and other words that stand
 * for it.  The words are in one table for each language (synonyms.c): another language is another table.
 *
 * A heading is known by its key: folded (utf8_fold()), without the periods that end words or a colon at the
 * end; a month in the language of the plans (Spanish) is the key of that month whichever way it is written,
 * and so is a quarter, four months or a semester (period_words.h), in whatever language.  All other words
 * only stand for a column where a sheet has no heading of its very own key: a sheet that has both META and
 * META ANUAL has two columns.  So does a month, period or target with a year behind it, where there is no
 * more than one such heading.
 */
#ifndef PLIEGO_SHEET_VOCABULARY_H
#define PLIEGO_SHEET_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "sheet/plan_column.h"

/* The key of a heading, NUL-terminated, in the arena. */
const char *heading_key(struct arena *, const char *, size_t n);

/* What a column is called: "META ANUAL", "ENE"; and the key of that. */
const char *column_heading(enum plan_column);
const char *column_key(enum plan_column);

/* A month (0 to 11) in the language of the plans: "ENE", as its column is called; its key; "enero". */
const char *month_heading(int month);
const char *month_key(int month);
const char *month_name(int month);

/* The month that a key means in that language, from the abbreviation to the name: "sept"; -1: none. */
int month_of_key(const char *key);

/*
 * The month that a person means by a number ("1" is January), by a name in one of the languages of the
 * program or the beginning of one, of three letters at least, or by a word that a heading may have, in any
 * language; -1: none.
 */
int month_from_text(const char *);

/* A period or month in words: "primer trimestre", "segundo semestre", "marzo", "año". */
const char *period_name(enum plan_column);

/* A quarter (0 to 3) as headings have it: "T1". */
const char *quarter_heading(int quarter);

/* What is before a month in the heading of what was planned for it: "PROGRAMADO"; and the key of that. */
const char *planned_heading(void);
const char *planned_key(void);

/* The keys that a column is known by in the language of the plans, its own first; NULL past the last. */
const char *column_word(enum plan_column, size_t i);

/*
 * Where among n keys the heading stands that has this key (a folded heading will do), or that a word for the
 * same column has; n: nowhere.
 */
size_t heading_find(const char *const *keys, size_t n, const char *key);

/*
 * The same of a file whose columns the job calls otherwise than their headings do: by the very key of a
 * heading, `own`, where the column is not called so.  own NULL: none is called otherwise.
 */
size_t heading_find_own(const char *const *keys, const char *const *own, size_t n, const char *key);

/* The same for one who asks for several headings of one row: keys and count are set, the rest is zero. */
struct headings_search {
	const char *const *keys;
	size_t count;
	int at[COLUMNS]; /* of columns_find(), where it is_known */
	bool is_known;
};

size_t headings_search(struct headings_search *, const char *key);

/* The same for a column, and for all of them; -1: nowhere.  "TOTAL ANUAL" is META ANUAL where none is. */
int column_find(const char *const *keys, size_t n, enum plan_column);
void columns_find(const char *const *keys, size_t n, int at[COLUMNS]);

/* The column that the key, or a word for it, be it with a year, is; COLUMNS: none. */
enum plan_column heading_column(const char *key);

/*
 * Whether the key is that of a column of counts: META ANUAL, the months and the periods that parts of a year
 * are, or another word for them.
 */
bool heading_is_count(const char *key);

/*
 * Whether a key that is not the column's own is no common way to write it, so that who reads the sheet should
 * be told how it was taken: a word of another language, a vague one (EJE), a singular (OBSERVACION).
 */
bool heading_is_unusual(const char *key, enum plan_column);

/* The year behind the key of a month or META ANUAL, "24" being 2024; 0: there is none. */
int heading_year(const char *key);

#endif
