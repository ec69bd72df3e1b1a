#include "check/findings.h"

#include <criterion/criterion.h>

#include "support.h"

#define UNITS 4

static uint32_t
roll(uint64_t *dice, uint32_t n)
{
	*dice = *dice * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*dice >> 33) % n;
}

struct kept {
	struct arena *arena;
	struct sheet sheets[UNITS], progress_sheets[UNITS];
	struct plan_unit units[UNITS];
	struct progress_unit progress_units[UNITS];
	struct plan plan;
	struct progress progress;
	struct acceptance acceptances[2];
	struct check_settings settings;
	struct finding_list list;
};

static void
open_kept(struct kept *k)
{
	*k = (struct kept){.arena = support_arena(),
	    .plan = {.units = k->units, .unit_count = UNITS},
	    .progress = {.units = k->progress_units},
	    .acceptances = {{.reason = "first"}, {.reason = "second"}}};
	k->settings = (struct check_settings){.progress = &k->progress,
	    .accepted = k->acceptances,
	    .accepted_count = 2};
	k->list.arena = k->arena;
	for (int u = 0; u < UNITS; u++) {
		k->sheets[u].file = arena_printf(k->arena, "%d.csv", u);
		k->progress_sheets[u].file = arena_printf(k->arena, "avance/%d.csv", u);
		k->units[u].sheet = &k->sheets[u];
		k->progress_units[u] = (struct progress_unit){.sheet = &k->progress_sheets[u],
		    .previous = &k->sheets[u],
		    .loc.file = "job.yaml"};
	}
}

/* Messages in a few words, some without parts, and mends of three kinds. */
static struct finding
random_finding(struct kept *k, uint64_t *dice, uint32_t number)
{
	struct finding f = {
	    .rule = (enum rule)roll(dice, 4),
	    .severity = (enum severity)roll(dice, 3),
	    .in = (enum finding_file)roll(dice, 4),
	    .loc = {NULL, 1 + roll(dice, 60), 1 + roll(dice, 3)},
	    .unit = roll(dice, UNITS),
	    .activity = number,
	    .column = roll(dice, 2) == 0 ? "META ANUAL" : NULL,
	    .found = arena_printf(k->arena, "found %u", (unsigned)number),
	};
	uint32_t kind = roll(dice, 3);

	if (kind == 0)
		f.message = message_make(k->arena, "A line.");
	else if (kind == 1)
		f.message = message_make(k->arena, "Line %u.", (unsigned)roll(dice, 12));
	else
		f.message = message_make(k->arena, "«%s» on line %d.", f.found, (int)roll(dice, 12));
	kind = roll(dice, 3);
	if (kind == 0)
		f.mend = message_verbatim(arena_printf(k->arena, "alias %u", (unsigned)number));
	else if (kind == 1)
		f.mend = message_make(k->arena, "Mend %zu.", (size_t)number);
	return f;
}

static int
compare(const struct finding *x, const struct finding *y)
{
	const uint32_t a[] = {x->unit, x->in, x->loc.line, x->loc.column, x->rule};
	const uint32_t b[] = {y->unit, y->in, y->loc.line, y->loc.column, y->rule};

	for (size_t i = 0; i < sizeof(a) / sizeof(a[0]); i++) {
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	}
	return message_compare(&x->message, &y->message);
}

static void
expect_same(struct arena *arena, const struct finding *got, const struct finding *added)
{
	const char *mend = message_text(arena, &added->mend, LANGUAGE_ENGLISH);

	cr_assert_eq(got->rule, added->rule);
	cr_assert_eq(got->severity, added->severity);
	cr_assert_eq(got->in, added->in);
	cr_assert_eq(got->unit, added->unit);
	cr_assert_eq(got->loc.line, added->loc.line);
	cr_assert_eq(got->loc.column, added->loc.column);
	cr_assert_eq(got->column, added->column);
	cr_assert_eq(got->found, added->found);
	cr_assert_null(got->expected);
	cr_assert_null(got->accepted);
	cr_assert_eq(message_compare(&got->message, &added->message), 0);
	cr_assert_eq(got->mend.verbatim, added->mend.verbatim);
	if (mend == NULL)
		cr_assert_null(got->mend.format);
	else
		cr_assert_str_eq(message_text(arena, &got->mend, LANGUAGE_ENGLISH), mend);
}

static void
expect_in_order(uint32_t n)
{
	static struct kept k;
	struct finding *added;
	struct findings findings;
	uint64_t dice = 7;

	open_kept(&k);
	added = ARENA_ARRAY(k.arena, struct finding, n);
	for (uint32_t i = 0; i < n; i++) {
		added[i] = random_finding(&k, &dice, i);
		findings_add(&k.list, &added[i]);
	}
	findings_take(&k.list, &k.plan, &k.settings, &findings);
	cr_assert_eq(findings.count, n);
	cr_assert_eq(findings.by_severity[0] + findings.by_severity[1] + findings.by_severity[2], n);
	for (size_t i = 0; i < n; i++) {
		struct finding f = findings_get(&findings, i), before;
		int order;

		/* Its activity is its number here. */
		expect_same(k.arena, &f, &added[f.activity]);
		if (i == 0)
			continue;
		before = findings_get(&findings, i - 1);
		order = compare(&before, &f);
		cr_assert(order < 0 || (order == 0 && before.activity < f.activity), "%zu", i);
	}
	arena_close(k.arena);
}

/*
 * Each comes out as it was put in; in order, and of equals the one that was put in first comes first.  Of as
 * many as several of the largest chunks hold, and of few.
 */
Test(check_findings, come_out_in_order_as_they_were_put_in)
{
	expect_in_order(20000);
	for (uint32_t n = 1; n < 200; n += 7)
		expect_in_order(n);
}

Test(check_findings, have_the_file_of_their_unit_and_the_reason_they_are_accepted_for)
{
	static const char *const files[] = {"2.csv", "avance/2.csv", "2.csv", "job.yaml"};
	static struct kept k;
	struct findings findings;

	open_kept(&k);
	for (int in = 0; in < 4; in++)
		findings_add(&k.list,
		    &(struct finding){.in = (enum finding_file)in,
			.severity = SEVERITY_WARNING,
			.unit = 2,
			.activity = UINT32_MAX});
	findings_take(&k.list, &k.plan, &k.settings, &findings);
	for (size_t i = 0; i < 4; i++) {
		cr_expect_str_eq(findings_get(&findings, i).loc.file, files[i]);
		cr_expect_eq(findings_get(&findings, i).activity, UINT32_MAX);
	}
	findings_accept(&findings, 1, 1);
	cr_expect_str_eq(findings_get(&findings, 1).accepted, "second");
	cr_expect_null(findings_get(&findings, 0).accepted);
	cr_expect_eq(findings.accepted, 1);
	cr_expect_eq(findings.by_severity[SEVERITY_WARNING], 3);
	arena_close(k.arena);
}
