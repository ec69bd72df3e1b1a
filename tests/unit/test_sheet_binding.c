#include <criterion/criterion.h>

#include "sheet/binding.h"
#include "sheet/vocabulary.h"
#include "support.h"

#define KEYS_MAX 24

/* The keys of headings that are parted by commas. */
struct keys {
	const char *keys[KEYS_MAX];
	size_t count;
};

static struct keys
keys_of(struct arena *arena, const char *headings)
{
	struct keys out = {.count = 0};

	for (const char *s = headings; *s != '\0';) {
		size_t n = strcspn(s, ",");

		cr_assert_lt(out.count, KEYS_MAX);
		out.keys[out.count++] = heading_key(arena, s, n);
		s += n + (s[n] == ',');
	}
	return out;
}

/* ACTIVIDAD, then each of the periods that there are, then OBSERVACIONES. */
static struct sheet_bindings
all_bindings(struct arena *arena)
{
	struct sheet_binding *all = ARENA_ARRAY(arena, struct sheet_binding, MONTHS + PERIODS + 2);
	size_t n = 0;

	all[n++] = (struct sheet_binding){.heading = "ACTIVIDAD", .key = "actividad"};
	for (int d = DIVISION_MONTHS; d < DIVISION_YEAR; d++)
		for (unsigned p = 0; p < division_count((enum division)d); p++) {
			enum plan_column column = division_column((enum division)d, p);

			all[n++] = (struct sheet_binding){.heading = column_heading(column),
			    .key = column_key(column),
			    .of_period = true,
			    .division = (enum division)d};
		}
	all[n++] = (struct sheet_binding){.heading = "OBSERVACIONES", .key = "observaciones"};
	return (struct sheet_bindings){all, n};
}

static const char *
asked_of(struct arena *arena, const char *headings)
{
	const struct keys keys = keys_of(arena, headings);
	const struct sheet_bindings own =
	    bindings_of_sheet(arena, all_bindings(arena), keys.keys, keys.count);
	const char *out = "";

	for (size_t i = 0; i < own.count; i++)
		out = arena_printf(arena, "%s%s%s", out, i > 0 ? "," : "", own.bindings[i].heading);
	return out;
}

Test(sheet_binding, asks_a_sheet_for_the_periods_that_it_has)
{
	static const char months[] =
	    "ACTIVIDAD,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES";
	static const char *const cases[][2] = {
	    {months, months},
	    {"ACTIVIDAD,META ANUAL,T1,T2,T3,T4", "ACTIVIDAD,T1,T2,T3,T4,OBSERVACIONES"},
	    {"I CUATRIMESTRE,II CUATRIMESTRE,III CUATRIMESTRE", "ACTIVIDAD,C1,C2,C3,OBSERVACIONES"},
	    {"META ANUAL,S1,S2", "ACTIVIDAD,S1,S2,OBSERVACIONES"},
	    {"ACTIVIDAD,META ANUAL", "ACTIVIDAD,OBSERVACIONES"},
	    /* Months, and their sums. */
	    {"ENE,FEB,MAR,T1,ABR,MAY,JUN,T2,JUL,AGO,SEP,T3,OCT,NOV,DIC,T4", months},
	    /* One lacks: it is asked for. */
	    {"META ANUAL,T1,T2,T4", "ACTIVIDAD,T1,T2,T3,T4,OBSERVACIONES"},
	    {"META ANUAL,ENE,FEB,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC", months},
	    /* Nothing is known of it. */
	    {"TAREA 1,TAREA 2", months},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		cr_expect_str_eq(asked_of(arena, cases[i][0]), cases[i][1], "%s: %s", cases[i][0],
		    asked_of(arena, cases[i][0]));
	arena_close(arena);
}

Test(sheet_binding, leaves_alone_what_is_of_no_period)
{
	static const struct sheet_binding plain[] = {{.heading = "T1", .key = "t1"},
	    {.heading = "A", .key = "a"}};
	struct arena *arena = support_arena();
	const struct keys keys = keys_of(arena, "META ANUAL");
	const struct sheet_bindings own =
	    bindings_of_sheet(arena, (struct sheet_bindings){plain, 2}, keys.keys, keys.count);

	cr_assert(own.bindings == plain && own.count == 2);
	arena_close(arena);
}
