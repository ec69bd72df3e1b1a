#include "plan/intern.h"
#include "plan/rules.h"

/* An activity under what it is and what it says about itself (its means of verification, or its measure). */
struct saying {
	uint32_t same, says, activity;
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

	if (x->same != y->same)
		return x->same < y->same ? -1 : 1;
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

		if (saying->same != sayings[first].same || saying->says != sayings[first].says)
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

/* Tells each activity that says something else than most units say of the same activity. */
static void
tell_minorities(struct checking *c, struct saying *sayings, size_t n, tell_fn *tell)
{
	if (n > 0)
		qsort(sayings, n, sizeof(*sayings), compare_sayings);
	for (size_t i = 0, end; i < n; i = end) {
		struct group most = group_at(c, sayings, n, i);

		for (end = most.end; end < n && sayings[end].same == sayings[i].same;) {
			struct group group = group_at(c, sayings, n, end);

			if (outweighs(sayings, &group, &most))
				most = group;
			end = group.end;
		}
		for (size_t at = i; at < end;) {
			struct group group = group_at(c, sayings, n, at);

			for (; at < group.end && group.first != most.first; at++)
				tell(c, sayings[at].activity, group.units, sayings[most.first].activity,
				    most.units);
			at = group.end;
		}
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
	struct saying *sayings = ARENA_ARRAY(c->arena, struct saying, c->plan->activity_count);
	struct intern texts, keys;
	uint32_t *key_of = ARENA_ARRAY(c->arena, uint32_t, c->plan->activity_count); /* of each text */
	size_t n = 0;

	intern_init(&texts, c->arena);
	intern_init(&keys, c->arena);
	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		const struct activity *a = &c->plan->activities[i];
		uint32_t known = texts.count, text;

		if (!is_shared(c, a) || a->means == NULL || says_nothing(c->arena, a->means))
			continue;
		text = intern_add(&texts, a->means->text, a->means->length);
		if (text == known) {
			const char *key = plan_key(c->arena, a->means->text, a->means->length);

			key_of[text] = intern_add(&keys, key, strlen(key));
		}
		sayings[n++] = (struct saying){a->same, key_of[text], i};
	}
	tell_minorities(c, sayings, n, tell_means);
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
	struct saying *sayings = ARENA_ARRAY(c->arena, struct saying, c->plan->activity_count);
	size_t n = 0;

	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		const struct activity *a = &c->plan->activities[i];

		if (is_shared(c, a) && says_measure(a))
			sayings[n++] = (struct saying){a->same, a->measure, i};
	}
	tell_minorities(c, sayings, n, tell_measure);
}

void
check_agreement(struct checking *c)
{
	if (rule_is_on(c, RULE_MEANS_DIFFER))
		check_means(c);
	if (rule_is_on(c, RULE_MEASURE_DIFFERS))
		check_measures(c);
}
