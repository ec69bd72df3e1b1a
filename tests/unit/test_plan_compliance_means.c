#include "progress_sheets.h"

#define JANUARY(code, line, name, planned) \
	code ",,suma," line "," name ",R,M," planned "," planned ",,,,,,,,,,,,\n"
#define DONE(code, figure) code ",,," figure ",,,,,,,,,,,,\n"

#define FIVE                                                                   \
	HEAD_CODES JANUARY("1", "L", "Uno", "3") JANUARY("2", "L", "Dos", "3") \
	    JANUARY("3", "L", "Tres", "3") JANUARY("4", "L", "Cuatro", "3") JANUARY("5", "L", "Cinco", "3")

static const struct {
	const char *done[5], *expected;
} fulfilled[] = {
    /* 3,333.3 % and four times 33.3 %: (100 + 4 * 1) / 3 / 5, and with a cap (3 + 4) / 3 / 5. */
    {{"100", "1", "1", "1", "1"}, "693.3%|46.7%|33.3%|Crítico|5 de 5|693.3%\n"},
    /* 99.99 % does not become 100 %: (4 + 2.9997 / 3) / 5 = 0.99998. */
    {{"300", "3", "3", "3", "2.9997"}, "2,080.0%|99.998%|100.0%|En proceso|5 de 5|2,080.0%\n"},
    /* All did theirs, and some more: (6 + 4 * 3) / 15. */
    {{"6", "3", "3", "3", "3"}, "120.0%|100.0%|100.0%|Sobrecumplimiento|5 de 5|120.0%\n"},
    {{"3", "3", "3", "3", "3"}, "100.0%|100.0%|100.0%|Cumplido|5 de 5|100.0%\n"},
    /* Two of five say nothing: 2/3, 3/3 and 0 over three, and over five. */
    {{"2", "3", "0", "", ""}, "55.6%|55.6%|66.7%|Crítico|3 de 5|33.3%\n"},
    /* The median of an even number is between the two in the middle: 1/3 and 2/3. */
    {{"0", "1", "2", "3", ""}, "50.0%|50.0%|50.0%|Crítico|4 de 5|40.0%\n"},
    {{"", "", "", "", ""}, "||||0 de 5|0.0%\n"},
};

/* What one did too much must not hide that others did too little. */
Test(plan_compliance_means, with_cap_median_and_coverage)
{
	const char *columns = "CUMPLIMIENTO,CON TOPE,MEDIANA,ESTADO,COBERTURA,CON CEROS";

	for (size_t i = 0; i < sizeof(fulfilled) / sizeof(*fulfilled); i++) {
		const char *const *done = fulfilled[i].done;
		const char *expected = fulfilled[i].expected;
		struct reported r;

		reported_open(&r);
		reported_unit(&r, "A", FIVE,
		    arena_printf(r.r.p.arena,
			PROGRESS_HEAD DONE("1", "%s") DONE("2", "%s") DONE("3", "%s") DONE("4", "%s")
			    DONE("5", "%s"),
			done[0], done[1], done[2], done[3], done[4]),
		    NULL);
		reported_reckon(&r, &usual_scale, cut_at(1, 0));
		expect_cells(&r, DATASET_UNIT_SUMMARY, 0, columns, false, expected);
		expect_cells(&r, DATASET_PROGRESS_UNITS, 0, columns, false, expected);
		expect_cells(&r, DATASET_PROGRESS_SUMMARY, 0, columns, false, expected);
		expect_cells(&r, DATASET_PROGRESS_LINES, 0, columns, false, expected);
		expect_cells(&r, DATASET_PROGRESS_SUMMARY, 0,
		    "CUMPLIMIENTO A LA FECHA,CON TOPE A LA FECHA,MEDIANA A LA FECHA,ESTADO A LA FECHA,"
		    "COBERTURA A LA FECHA,CON CEROS A LA FECHA",
		    false, expected);
		reported_close(&r);
	}
}

/* The same over units: of one activity that five have. */
Test(plan_compliance_means, over_units)
{
	static const char *const done[] = {"100", "1", "1", "1", NULL};
	const char *expected;
	struct reported r;

	reported_open(&r);
	for (int u = 0; u < 5; u++)
		reported_unit(&r, (const char *[]){"A", "B", "C", "D", "E"}[u],
		    HEAD_CODES JANUARY("1", "L", "Uno", "3"),
		    done[u] ? arena_printf(r.r.p.arena, PROGRESS_HEAD DONE("1", "%s"), done[u]) : NULL, NULL);
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	/* 103 of 12, 6 of 12, 103 of 15; (100 + 3) / 3 / 4, 2 / 4, 103 / 3 / 5. */
	expected = "12|103|858.3%|50.0%|686.7%|858.3%|50.0%|686.7%|33.3%|Crítico|4 de 5\n";
	expect_cells(&r, DATASET_PROGRESS, 0,
	    "PROGRAMADO,EJECUTADO,RAZÓN,RAZÓN CON TOPE,RAZÓN CON CEROS,PROMEDIO,PROMEDIO CON TOPE,"
	    "PROMEDIO CON CEROS,MEDIANA,ESTADO,COBERTURA",
	    false, expected);
	expect_cells(&r, DATASET_PROGRESS, 0,
	    "PROGRAMADO A LA FECHA,EJECUTADO A LA FECHA,RAZÓN A LA FECHA,RAZÓN CON TOPE A LA FECHA,"
	    "RAZÓN CON CEROS A LA FECHA,PROMEDIO A LA FECHA,PROMEDIO CON TOPE A LA FECHA,"
	    "PROMEDIO CON CEROS A LA FECHA,MEDIANA A LA FECHA,ESTADO A LA FECHA,COBERTURA A LA FECHA",
	    false, expected);
	/* January: as of the period; nobody says what was done in February. */
	expect_cells(&r, DATASET_PROGRESS_MONTHS, 0,
	    "PROGRAMADAS,EJECUTADAS,CUMPLIMIENTO,CON TOPE,CON CEROS,COBERTURA", false,
	    "5|4|858.3%|50.0%|686.7%|4 de 5\n0|||||\n0|||||\n0|||||\n0|||||\n0|||||\n0|||||\n"
	    "0|||||\n0|||||\n0|||||\n0|||||\n0|||||\n");
	reported_close(&r);
}

/* Of few activities the mean says little: they have no place, and come behind those that have. */
Test(plan_compliance_means, few_activities_have_no_place)
{
	struct status_scale scale = usual_scale;
	struct reported r;

	scale.rank_from = 2;
	reported_open(&r);
	reported_unit(&r, "A", HEAD_CODES JANUARY("1", "L", "Uno", "1"), PROGRESS_HEAD DONE("1", "9"), NULL);
	reported_unit(&r, "B", FIVE, PROGRESS_HEAD DONE("1", "1") DONE("2", "1"), NULL);
	reported_unit(&r, "C", FIVE, PROGRESS_HEAD DONE("1", "3") DONE("2", "3"), NULL);
	reported_unit(&r, "D", FIVE, PROGRESS_HEAD DONE("1", "3"), NULL);
	reported_reckon(&r, &scale, cut_at(1, 0));
	expect_cells(&r, DATASET_PROGRESS_RANKING, 0, "PUESTO,CÓDIGO,COBERTURA", false,
	    "1|C|2 de 5\n2|B|2 de 5\n|A|1 de 1\n|D|1 de 5\n");
	expect_cells(&r, DATASET_BEST_UNITS, 0, "PUESTO,CÓDIGO", false, "1|C\n");
	expect_cells(&r, DATASET_WORST_UNITS, 0, "PUESTO,CÓDIGO", false, "2|B\n");
	reported_close(&r);
}

/* 200 % and 60 % are 130 %, and no better than 90 % and 90 %. */
Test(plan_compliance_means, places_go_by_the_mean_with_a_cap)
{
	struct reported r;
	const char *plan = HEAD_CODES JANUARY("1", "L", "Uno", "10") JANUARY("2", "L", "Dos", "10");

	reported_open(&r);
	reported_unit(&r, "A", plan, PROGRESS_HEAD DONE("1", "20") DONE("2", "6"), NULL);
	reported_unit(&r, "B", plan, PROGRESS_HEAD DONE("1", "9") DONE("2", "9"), NULL);
	reported_unit(&r, "C", plan, PROGRESS_HEAD DONE("1", "10") DONE("2", "10"), NULL);
	reported_unit(&r, "D", plan, PROGRESS_HEAD DONE("1", "10") DONE("2", "11"), NULL);
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	expect_cells(&r, DATASET_PROGRESS_RANKING, 0, "PUESTO,CÓDIGO,CUMPLIMIENTO,CON TOPE", false,
	    "1|D|105.0%|100.0%\n2|C|100.0%|100.0%\n3|B|90.0%|90.0%\n4|A|130.0%|80.0%\n");
	reported_close(&r);
}

/*
 * --- memory -----------------------------------------------------------------------------------------------
 */

#define ALIKE 200

/*
 * So many units report a part of what they planned of the same activities, each in parts of its own.  Of each
 * activity of each, no more bytes are kept for compliance, its share of what is of all units included.
 */
static void
expect_little_memory(const unsigned *planned, size_t units, size_t bytes)
{
	struct reported r;
	size_t used;

	reported_open(&r);
	for (size_t u = 0; u < units; u++) {
		struct arena *arena = r.r.p.arena;
		struct buf plan = BUF_INIT, done = BUF_INIT;

		buf_adds(&plan, HEAD_CODES);
		buf_adds(&done, PROGRESS_HEAD);
		for (int i = 0; i < ALIKE; i++) {
			buf_addf(&plan, "%d,,suma,L,N%d,R,M,%u,%u,,,,,,,,,,,,\n", i, i, planned[u],
			    planned[u]);
			buf_addf(&done, "%d,,,1,,,,,,,,,,,,\n", i);
		}
		reported_unit(&r, arena_printf(arena, "U%zu", u), buf_take(&plan, arena),
		    buf_take(&done, arena), NULL);
	}
	reported_join(&r);
	used = arena_used(r.r.p.arena);
	cr_assert(reported_compliance(&r, &usual_scale, cut_at(1, 0)));
	used = (arena_used(r.r.p.arena) - used) / (ALIKE * units);
	cr_expect_leq(used, bytes, "%zu bytes an activity of %zu units", used, units);
	reported_close(&r);
}

/* Means fit into words where few units have an activity; the product of these primes takes three. */
Test(plan_compliance_means, take_little_memory)
{
	static const unsigned primes[] = {53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113,
	    127, 131, 137, 139, 149, 151, 157, 163, 167};

	expect_little_memory(primes, 2, 520);
	expect_little_memory(primes, sizeof(primes) / sizeof(primes[0]), 265);
}
