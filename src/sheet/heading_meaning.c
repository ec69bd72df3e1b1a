#include "sheet/heading_meaning.h"

#include <string.h>

#include "sheet/alignment_columns.h"
#include "sheet/currency.h"
#include "sheet/period_headings.h"
#include "sheet/vocabulary.h"
#include "sheet/year_columns.h"

static const char *
own_key(struct arena *arena, const char *heading)
{
	return heading_key(arena, heading, strlen(heading));
}

/* NULL: it is of no period that is known. */
static const char *
meaning_of_period(struct arena *arena, const struct period_heading *heading)
{
	const char *word = period_subject_key(heading->subject);
	const bool is_of_year = heading->subject == PERIOD_BUDGET && heading->period == COLUMN_YEAR;

	if (heading->period == COLUMNS)
		return NULL;
	return heading->period == COLUMN_JUSTIFICATION || is_of_year
	    ? word
	    : arena_printf(arena, "%s %s", word, column_key(heading->period));
}

/* NULL: it is none of the columns that are computed. */
static const char *
meaning_of_column(struct arena *arena, const char *key)
{
	const enum plan_column column = heading_column(key);
	const int year = heading_year(key);

	if (column == COLUMNS)
		return NULL;
	return year == 0 ? column_key(column) : arena_printf(arena, "%s %d", column_key(column), year);
}

const char *
heading_meaning(struct arena *arena, const char *key)
{
	const char *plain = key + (key[0] == '='), *meaning;
	const enum alignment alignment = alignment_of_key(plain);
	struct period_heading heading;

	if (alignment != ALIGNMENT_NONE)
		return own_key(arena, alignment_heading(alignment));
	if (key_is_baseline(plain))
		return "linea base";
	meaning = period_heading(plain, &heading) ? meaning_of_period(arena, &heading) : NULL;
	meaning = meaning ? meaning : meaning_of_column(arena, plain);
	return meaning ? meaning : plain;
}

uint8_t
heading_currency(const char *key)
{
	struct period_heading heading;

	return period_heading_but_reason(key, &heading) ? heading.currency : CURRENCY_NONE;
}
