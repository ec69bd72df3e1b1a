/* Units of measure of which there are fractions: lengths, areas, volumes, weights, times. */
#include "check/checking.h"
#include "plan/money.h"

/* In the singular, folded. */
static const char *const words[] = {"m", "metro", "ml", "m2", "m3", "m\u00b2", "m\u00b3", "km", "km2",
    "km\u00b2", "kilometro", "quilometro", "milla", "mile", "pie", "foot", "feet", "yarda", "yard", "ha",
    "hectarea", "hectare", "manzana", "mz", "cuerda", "acre", "l", "litro", "liter", "litre", "galon",
    "gallon", "barril", "barrel", "kg", "kilo", "kilogramo", "quilo", "quilograma", "tonelada", "ton",
    "tonne", "tm", "quintal", "qq", "arroba", "libra", "lb", "pound", "hora", "hour", "hr", "kwh", "mwh"};

/* Whether the word is that one, or its plural. */
static bool
is_word(const char *word, size_t n, const char *singular)
{
	size_t length = strlen(singular);

	if (n < length || strncmp(word, singular, length) != 0)
		return false;
	word += length;
	n -= length;
	return n == 0 || (n == 1 && word[0] == 's') || (n == 2 && strncmp(word, "es", 2) == 0);
}

static bool
is_measured(const struct plan *plan, const struct activity *a)
{
	const char *key;
	size_t n;

	if (a->unit_of_measure == UINT32_MAX)
		return false;
	key = plan->measure_units[a->unit_of_measure].key;
	n = strcspn(key, " /(-");
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (is_word(key, n, words[i]))
			return true;
	}
	return false;
}

bool
is_broken_count(const struct plan *plan, uint32_t activity, const struct amount *amount)
{
	return has_fraction(amount->value.number) && !is_measured(plan, &plan->activities[activity]) &&
	    !money_is_amount(plan, activity, amount);
}
