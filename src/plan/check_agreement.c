#include "plan/intern.h"
#include "plan/members.h"
#include "plan/rules.h"

/* An activity under what it says about itself: its means of verification, or its measure. */
struct saying {
	uint32_t says, activity;
};

/* Activities first to end - 1 of the sorted sayings say the same of the same. */
struct group {
	size_t first, end;
	uint32_t units;
};

static int
compare_sayings(const void *a, const void *b)
{
	const struct saying *x = a, *y = b;

	if (x->says != y->says)
		return x->says < y->says ? -1 : 1;
	return (x->activity > y->activity) - (x->activity < y->activity);
}

static struct group
group_at(const struct checking *c, const struct saying *sayings, size_t n, size_t first)
{
	struct group group = {.first = first, .end = first};
	uint32_t unit = UINT32_MAX;

	for (; group.end < n; group.end++) {
		const struct saying *saying = &sayings[group.end];

		if (saying->says != sayings[first].says)
			break;
		group.units += c->plan->activities[saying->activity].unit != unit;
		unit = c->plan->activities[saying->activity].unit;
	}
	return group;
}

/* Whether `a` is said by more units than `b`; of equals, what stands first in the plan. */
static bool
outweighs(const struct saying *sayings, const struct group *a, const struct group *b)
{
	if (a->units != b->units)
		return a->units > b->units;
	return sayings[a->first].activity < sayings[b->first].activity;
}

typedef void tell_fn(struct checking *, uint32_t activity, uint32_t units, uint32_t other,
    uint32_t other_units);

/* Tells each of these activities, all of one kind, that says something else than most units say. */
static void
tell_minorities(struct checking *c, struct saying *sayings, size_t n, tell_fn *tell)
{
	struct group most;

	qsort(sayings, n, sizeof(*sayings), compare_sayings);
	most = group_at(c, sayings, n, 0);
	for (size_t at = most.end; at < n;) {
		struct group group = group_at(c, sayings, n, at);

		if (outweighs(sayings, &group, &most))
			most = group;
		at = group.end;
	}
	for (size_t at = 0; at < n;) {
		struct group group = group_at(c, sayings, n, at);

		for (; at < group.end && group.first != most.first; at++)
			tell(c, sayings[at].activity, group.units, sayings[most.first].activity, most.units);
		at = group.end;
	}
}

/* says: of each activity, INTERN_NONE where it says nothing. */
static void
compare_sayings_of_kinds(struct checking *c, const uint32_t *says, tell_fn *tell)
{
	const struct plan *plan = c->plan;
	struct members members =
	    members_of(c->scratch, plan->activities, plan->activity_count, false, plan->kind_count);
	struct saying *sayings = ARENA_ARRAY(c->scratch, struct saying, plan->activity_count);

	for (size_t k = 0; k < plan->kind_count; k++) {
		bool several = false;
		size_t n = 0;

		for (uint32_t i = members.start[k]; i < members.start[k + 1]; i++) {
			uint32_t activity = members.activities[i];

			if (says[activity] == INTERN_NONE)
				continue;
			sayings[n++] = (struct saying){says[activity], activity};
			several = several || says[activity] != sayings[0].says;
		}
		if (several)
			tell_minorities(c, sayings, n, tell);
	}
}

/* Only what several units have can differ between them. */
static bool
is_shared(const struct checking *c, const struct activity *a)
{
	return a->same != UINT32_MAX && c->plan->kinds[a->same].units > 1;
}

static void
tell_means(struct checking *c, uint32_t activity, uint32_t units, uint32_t other, uint32_t other_units)
{
	const struct sheet_cell *means = c->plan->activities[activity].means;
	struct finding finding = finding_at(RULE_MEANS_DIFFER, activity, "MEDIO DE VERIFICACIÓN", means);

	finding.expected = c->plan->activities[other].means->text;
	finding.message = message_make(c->arena,
	    "The same activity is verified by «%s» elsewhere (units: %u), here by «%s» (units: %u).",
	    quoted(c, finding.expected), (unsigned)other_units, quoted(c, means->text), (unsigned)units);
	finding_add(c, finding, means);
}

static void
check_means(struct checking *c)
{
	uint32_t *says = ARENA_ARRAY(c->scratch, uint32_t, c->plan->activity_count);
	struct intern texts, keys;
	uint32_t *key_of = ARENA_ARRAY(c->scratch, uint32_t, c->plan->activity_count); /* of each text */

	intern_init(&texts, c->scratch);
	intern_init(&keys, c->scratch);
	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		const struct activity *a = &c->plan->activities[i];
		uint32_t known = texts.count, text;

		says[i] = INTERN_NONE;
		if (!is_shared(c, a) || a->means == NULL || says_nothing(c->scratch, a->means))
			continue;
		text = intern_add_lasting(&texts, a->means->text, a->means->length);
		if (text == known) {
			const char *key = plan_key(c->scratch, a->means->text, a->means->length);

			key_of[text] = intern_add(&keys, key, strlen(key));
		}
		says[i] = key_of[text];
	}
	compare_sayings_of_kinds(c, says, tell_means);
}

static void
tell_measure(struct checking *c, uint32_t activity, uint32_t units, uint32_t other, uint32_t other_units)
{
	const struct activity *a = &c->plan->activities[activity];
	const struct sheet_cell *target = activity_target_cell(c->plan, a);
	struct finding finding = finding_at(RULE_MEASURE_DIFFERS, activity, "META ANUAL", target);

	(void)other;
	finding.message = message_make(c->arena,
	    a->measure == QUANTITY_PERCENT
		? "The same activity is counted in numbers elsewhere (units: %u), here in percent "
		  "(units: %u); the "
		  "two are not brought together."
		: "The same activity is counted in percent elsewhere (units: %u), here in numbers "
		  "(units: %u); the "
		  "two are not brought together.",
	    (unsigned)other_units, (unsigned)units);
	finding.mend = message_make(c->arena, "Agree with the other units on one measure.");
	finding_add(c, finding, target);
}

/* Without a figure, and undeclared, the measure is anybody's guess. */
static bool
says_measure(const struct activity *a)
{
	bool given = a->measure_origin != ORIGIN_INFERRED || amount_given(&a->target);

	for (int m = 0; m < MONTHS && !given; m++)
		given = amount_given(&a->month[m]);
	return given;
}

static void
check_measures(struct checking *c)
{
	uint32_t *says = ARENA_ARRAY(c->scratch, uint32_t, c->plan->activity_count);

	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		const struct activity *a = &c->plan->activities[i];

		says[i] = is_shared(c, a) && says_measure(a) ? (uint32_t)a->measure : INTERN_NONE;
	}
	compare_sayings_of_kinds(c, says, tell_measure);
}

void
check_agreement(struct checking *c)
{
	if (rule_is_on(c, RULE_MEANS_DIFFER))
		check_means(c);
	if (rule_is_on(c, RULE_MEASURE_DIFFERS))
		check_measures(c);
}
