#include "sheet/year_columns.h"

#include <string.h>

#include "base/ascii.h"
#include "sheet/vocabulary.h"

/* Nothing, or signs and a year. */
static bool
is_year_or_nothing(const char *text)
{
	size_t digits = 0;

	for (; *text != '\0'; text++) {
		if (ascii_is_digit(*text))
			digits++;
		else if (strchr(" -/().'", *text) == NULL)
			return false;
	}
	return digits == 0 || digits == 4;
}

bool
key_is_baseline(const char *key)
{
	static const char *const words[] = {"linea base", "linea de base", "valor base",
	    "valor de linea base", "baseline", "base line", "baseline value", "linha de base", "linha base",
	    "valor de base"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		const size_t n = strlen(words[i]);

		if (strncmp(key, words[i], n) == 0 && is_year_or_nothing(key + n))
			return true;
	}
	return false;
}

int
key_target_year(const char *key)
{
	const int year = heading_column(key) == COLUMN_TARGET ? heading_year(key) : 0;

	return year >= TARGET_YEAR_FIRST && year <= TARGET_YEAR_LAST ? year : 0;
}

/* What is behind the mark of a heading that is not read as the column it names. */
static const char *
plain_key(const char *key)
{
	return key + (key[0] == '=');
}

bool
column_is_baseline(const struct sheet *sheet, size_t column)
{
	return key_is_baseline(plain_key(sheet->keys[column])) ||
	    (sheet->own != NULL && key_is_baseline(sheet->own[column]));
}

int
column_target_year(const struct sheet *sheet, size_t column)
{
	const int year = key_target_year(plain_key(sheet->keys[column]));

	return year != 0 || sheet->own == NULL ? year : key_target_year(sheet->own[column]);
}
