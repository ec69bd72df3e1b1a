#include "sheet/period_text.h"

#include <string.h>

#include "base/ascii.h"
#include "sheet/period_words.h"
#include "sheet/vocabulary.h"

#define KEY_MAX 64

/* A month in the language of the plans, from the abbreviation to the name; the year. */
static enum plan_column
column_of_word(const char *word, size_t n)
{
	static const char *const years[] = {"anual", "ano", "annual", "year", NULL};
	char key[KEY_MAX];
	int month;

	if (n >= sizeof(key))
		return COLUMNS;
	memcpy(key, word, n);
	key[n] = '\0';
	month = month_of_key(key);
	if (month >= 0)
		return column_of_month(month);
	for (size_t i = 0; years[i] != NULL; i++) {
		if (strcmp(key, years[i]) == 0)
			return COLUMN_YEAR;
	}
	return COLUMNS;
}

enum plan_column
period_of_reason(const char *text)
{
	enum plan_column column = period_of_words(text, strlen(text));
	size_t n;
	const char *word = only_word(text, &n);

	if (word != NULL && n == 0)
		return COLUMN_JUSTIFICATION;
	return column == COLUMNS && word != NULL ? column_of_word(word, n) : column;
}

enum plan_column
period_from_text(const char *text)
{
	int month = month_from_text(text);
	enum plan_column column;
	char lower[KEY_MAX];
	size_t n = strlen(text);

	if (month >= 0)
		return column_of_month(month);
	if (n >= sizeof(lower))
		return COLUMNS;
	/* What isn't ASCII parts words, as the sign in "1.º" may. */
	for (size_t i = 0; i <= n; i++)
		lower[i] = ascii_lower(text[i]);
	if (strcmp(lower, "a\u00f1o") == 0)
		return COLUMN_YEAR;
	column = period_of_reason(lower);
	return column == COLUMN_JUSTIFICATION ? COLUMNS : column;
}
