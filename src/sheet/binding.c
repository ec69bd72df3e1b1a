#include "sheet/binding.h"

#include "sheet/vocabulary.h"

/* The division of whose periods most are there, of each as a part of its own; the finest of several. */
static enum division
nearest_division(const int at[COLUMNS])
{
	enum division nearest = DIVISION_MONTHS;
	unsigned most = 0;

	for (int d = DIVISION_MONTHS; d < DIVISION_YEAR; d++) {
		unsigned months = 0;

		for (unsigned p = 0; p < division_count((enum division)d); p++)
			months += at[division_column((enum division)d, p)] >= 0
			    ? division_length((enum division)d)
			    : 0;
		if (months > most) {
			most = months;
			nearest = (enum division)d;
		}
	}
	return nearest;
}

enum division
division_of_keys(const char *const *keys, size_t n)
{
	int at[COLUMNS];
	enum division division;

	columns_find(keys, n, at);
	division = division_of_columns(at);
	return division != DIVISIONS ? division : nearest_division(at);
}

struct sheet_bindings
bindings_of_sheet(struct arena *arena, struct sheet_bindings asked, const char *const *keys, size_t n)
{
	struct sheet_binding *own;
	size_t first = 0, count = 0;
	enum division division;

	while (first < asked.count && !asked.bindings[first].of_period)
		first++;
	if (first == asked.count)
		return asked;
	division = division_of_keys(keys, n);
	own = ARENA_ARRAY(arena, struct sheet_binding, asked.count);
	for (size_t i = 0; i < asked.count; i++) {
		if (!asked.bindings[i].of_period || asked.bindings[i].division == division)
			own[count++] = asked.bindings[i];
	}
	return (struct sheet_bindings){own, count};
}
