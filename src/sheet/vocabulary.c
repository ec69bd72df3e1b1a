#include "sheet/vocabulary.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "sheet/period_words.h"
#include "sheet/synonyms.h"

/* Headings longer than this are only known in their very own words. */
#define KEY_MAX 128

/* Hundreds of words are compared for each heading, and their first letters tell most of them apart. */
static bool
is_key(const char *word, const char *key)
{
	return word[0] == key[0] && strcmp(word, key) == 0;
}

/* Whether the first n bytes of the key are the word; n > 0. */
static bool
begins_key(const char *word, const char *key, size_t n)
{
	return word[0] == key[0] && strncmp(word, key, n) == 0 && word[n] == '\0';
}

/* The column whose own key the first n bytes of the key are; COLUMNS: none. */
static enum plan_column
own_column(const char *key, size_t n)
{
	int c = 0;

	while (c < COLUMNS && !begins_key(plan_words.keys[c], key, n))
		c++;
	return (enum plan_column)c;
}

/* The word that the first n bytes of the key are, and how many words come before it; NULL: none. */
static const struct word *
find_ranked(const char *key, size_t n, size_t *rank)
{
	*rank = 0;
	for (size_t t = 0; t < word_table_count; t++) {
		for (size_t i = 0; i < word_tables[t].count; i++, ++*rank) {
			const struct word *word = &word_tables[t].words[i];

			if (begins_key(word->word, key, n))
				return word;
		}
	}
	return NULL;
}

static const struct word *
find_word(const char *key, size_t n)
{
	size_t rank;

	return find_ranked(key, n, &rank);
}

/* The column whose own key, or a word for it, the first n bytes of the key are; COLUMNS: none. */
static enum plan_column
column_of(const char *key, size_t n)
{
	enum plan_column own = own_column(key, n);
	const struct word *word = own == COLUMNS ? find_word(key, n) : NULL;

	if (own != COLUMNS)
		return own;
	return word != NULL ? word->column : period_of_words(key, n);
}

/* Drops, in place, the periods that end words, or stand between them, and colons at the end. */
static void
drop_periods(char *key)
{
	size_t n = strlen(key), out = 0;

	while (n > 0 && strchr(":. ", key[n - 1]) != NULL)
		n--;
	key[n] = '\0';
	for (const char *p = key; *p != '\0'; p++) {
		bool ends = p[strspn(p, ".")] == ' ' && *p == '.';
		bool again = *p == ' ' && (out == 0 || key[out - 1] == ' ');

		if (!ends && !again)
			key[out++] = *p;
	}
	key[out] = '\0';
}

/* The key of the month that the key is in the language of the plans, or of a period; or the key itself. */
static const char *
as_period(const char *key)
{
	enum plan_column period = own_column(key, strlen(key));

	if (period != COLUMNS)
		return key;
	period = period_of_words(key, strlen(key));
	for (size_t i = 0; i < word_tables[0].count; i++) {
		const struct word *word = &word_tables[0].words[i];

		if (word->column >= COLUMN_MONTH && is_key(word->word, key))
			return plan_words.keys[word->column];
	}
	return period != COLUMNS ? plan_words.keys[period] : key;
}

const char *
heading_key(struct arena *arena, const char *text, size_t n)
{
	const char *fold = utf8_fold(arena, text, n, &n);
	char *key;

	if (n == 0 || (memchr(fold, '.', n) == NULL && fold[n - 1] != ':'))
		return as_period(fold);
	key = arena_strndup(arena, fold, n);
	drop_periods(key);
	/* A heading of nothing but periods isn't a blank one. */
	return key[0] != '\0' ? as_period(key) : fold;
}

const char *
column_heading(enum plan_column column)
{
	return plan_words.headings[column];
}

const char *
column_key(enum plan_column column)
{
	return plan_words.keys[column];
}

const char *
month_heading(int month)
{
	return plan_words.headings[column_of_month(month)];
}

const char *
month_key(int month)
{
	return plan_words.keys[column_of_month(month)];
}

const char *
month_name(int month)
{
	return word_tables[0].months[month];
}

int
month_of_key(const char *key)
{
	size_t n = strlen(key);

	for (int m = 0; m < MONTHS; m++) {
		if (n >= strlen(month_key(m)) && strncmp(month_name(m), key, n) == 0)
			return m;
	}
	return -1;
}

/* The month whose name in a language where such names are typed begins with the n bytes; -1: none. */
static int
month_beginning(const char *text, size_t n)
{
	for (size_t t = 0; t < word_table_count; t++) {
		for (int m = 0; m < MONTHS && word_tables[t].months != NULL; m++) {
			if (strncmp(word_tables[t].months[m], text, n) == 0)
				return m;
		}
	}
	return -1;
}

int
month_from_text(const char *name)
{
	char *end;
	long number = strtol(name, &end, 10);
	char lower[16] = "";
	size_t n = strlen(name);
	int month;

	if (*name != '\0' && *end == '\0')
		return number >= 1 && number <= MONTHS ? (int)number - 1 : -1;
	/* "ene.", as a heading may have it. */
	if (n > 0 && name[n - 1] == '.')
		n--;
	if (n < 3 || n >= sizeof(lower))
		return -1;
	for (size_t i = 0; i < n; i++)
		lower[i] = ascii_lower(name[i]);
	month = month_beginning(lower, n);
	/* The words that headings have: "mzo", "set", "setiembre". */
	for (int m = 0; m < MONTHS && month < 0; m++) {
		const char *key = month_key(m);

		month = heading_find(&key, 1, lower) == 0 ? m : -1;
	}
	return month;
}

const char *
period_name(enum plan_column column)
{
	return column >= COLUMN_MONTH ? month_name((int)column - COLUMN_MONTH)
				      : plan_words.period_names[column - COLUMN_PERIOD];
}

const char *
quarter_heading(int quarter)
{
	return plan_words.headings[COLUMN_QUARTER + quarter];
}

const char *
planned_heading(void)
{
	return plan_words.planned_heading;
}

const char *
planned_key(void)
{
	return plan_words.planned_key;
}

const char *
column_word(enum plan_column column, size_t i)
{
	if (i == 0)
		return plan_words.keys[column];
	for (size_t w = 0; w < word_tables[0].count; w++) {
		if (word_tables[0].words[w].column == column && --i == 0)
			return word_tables[0].words[w].word;
	}
	return NULL;
}

/*
 * Bytes of the key before a year at its end, "2024" or "24" behind a space, hyphen, slash, period or
 * apostrophe.
 */
static size_t
length_without_year(const char *key)
{
	size_t n = strlen(key), digits = 0;
	size_t end;

	while (digits < n && ascii_is_digit(key[n - digits - 1]))
		digits++;
	end = n - digits;
	if ((digits != 2 && digits != 4) || end == 0)
		return n;
	while (end > 0 && strchr(" -/.'", key[end - 1]) != NULL)
		end--;
	return end < n - digits ? end : n;
}

/* Whether years behind headings of this column may be. */
static bool
may_have_year(enum plan_column column)
{
	return column >= COLUMN_PERIOD || column == COLUMN_TARGET;
}

enum plan_column
heading_column(const char *key)
{
	enum plan_column column = column_of(key, strlen(key));

	if (column == COLUMNS) {
		column = column_of(key, length_without_year(key));
		column = column < COLUMNS && may_have_year(column) ? column : COLUMNS;
	}
	return column;
}

bool
heading_is_count(const char *key)
{
	enum plan_column column = heading_column(key);

	return column == COLUMN_TARGET ||
	    (column >= COLUMN_PERIOD && column < COLUMNS && column != COLUMN_YEAR);
}

static size_t
find_key(const char *const *keys, size_t n, const char *key)
{
	size_t i = 0;

	while (i < n && !is_key(keys[i], key))
		i++;
	return i;
}

/* How near the key is to a column, less is nearer: its own key, a word for it, one of them with a year. */
enum {
	RANK_OWN,
	RANK_WORD,
	RANK_YEAR = 1 << 20,
	RANK_NONE,
};

/* COLUMNS: no column. */
static enum plan_column
rank_key(const char *key, size_t *rank)
{
	size_t n = strlen(key), before;
	enum plan_column column = own_column(key, n);
	const struct word *word = column == COLUMNS ? find_ranked(key, n, &before) : NULL;

	*rank = column != COLUMNS ? RANK_OWN : RANK_YEAR;
	if (word != NULL) {
		*rank = RANK_WORD + before;
		return word->column;
	}
	n = length_without_year(key);
	if (column != COLUMNS || key[n] == '\0')
		return column;
	column = column_of(key, n);
	return column < COLUMNS && may_have_year(column) ? column : COLUMNS;
}

void
columns_find(const char *const *keys, size_t n, int at[COLUMNS])
{
	size_t ranks[COLUMNS];

	for (int c = 0; c < COLUMNS; c++) {
		at[c] = -1;
		ranks[c] = RANK_NONE;
	}
	for (size_t i = 0; i < n; i++) {
		size_t rank;
		enum plan_column column = rank_key(keys[i], &rank);

		if (column == COLUMNS)
			continue;
		if (rank < ranks[column])
			at[column] = (int)i;
		else if (rank == RANK_YEAR && ranks[column] == RANK_YEAR)
			at[column] = -1; /* of which of the years? */
		ranks[column] = rank < ranks[column] ? rank : ranks[column];
	}
	if (at[COLUMN_TARGET] < 0)
		at[COLUMN_TARGET] = at[COLUMN_YEAR];
}

/* The column that a key which no heading has asks for; COLUMNS: none. */
static enum plan_column
column_asked(const char *key)
{
	enum plan_column own = own_column(key, strlen(key));
	const struct word *word = own == COLUMNS ? find_word(key, strlen(key)) : NULL;

	if (own != COLUMNS || word == NULL)
		return own;
	return word->standing != VAGUE ? word->column : COLUMNS;
}

size_t
headings_search(struct headings_search *search, const char *key)
{
	const size_t n = search->count;
	char plain[KEY_MAX];
	enum plan_column column;
	size_t i = key[0] != '\0' ? find_key(search->keys, n, key) : n;

	if (i < n || key[0] == '\0' || strlen(key) >= sizeof(plain))
		return i;
	memcpy(plain, key, strlen(key) + 1);
	drop_periods(plain);
	key = as_period(plain);
	i = find_key(search->keys, n, key);
	column = i == n ? column_asked(key) : COLUMNS;
	if (column == COLUMNS)
		return i;
	if (!search->is_known)
		columns_find(search->keys, n, search->at);
	search->is_known = true;
	return search->at[column] >= 0 ? (size_t)search->at[column] : n;
}

size_t
heading_find(const char *const *keys, size_t n, const char *key)
{
	struct headings_search search = {.keys = keys, .count = n};

	return headings_search(&search, key);
}

size_t
heading_find_own(const char *const *keys, const char *const *own, size_t n, const char *key)
{
	size_t i = heading_find(keys, n, key);

	return i < n || own == NULL || key[0] == '\0' ? i : find_key(own, n, key);
}

int
column_find(const char *const *keys, size_t n, enum plan_column column)
{
	int at[COLUMNS];

	columns_find(keys, n, at);
	return at[column];
}

bool
heading_is_unusual(const char *key, enum plan_column column)
{
	size_t length = may_have_year(column) ? length_without_year(key) : strlen(key);
	const struct word *word = find_word(key, length);

	return word != NULL && word->column == column && word->standing != USUAL;
}

int
heading_year(const char *key)
{
	const char *year = key + strlen(key);
	enum plan_column column = heading_column(key);

	if (column == COLUMNS || !may_have_year(column) || key[length_without_year(key)] == '\0')
		return 0;
	while (ascii_is_digit(year[-1]))
		year--;
	return (int)strtol(year, NULL, 10) + (strlen(year) == 2 ? 2000 : 0);
}
