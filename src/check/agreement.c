#include "base/intern.h"
#include "check/checking.h"
#include "plan/keys.h"
#include "plan/measure.h"
#include "plan/rollup.h"

/* An activity under what it says about itself: its means of verification, or its measure. */
struct saying {
	uint32_t says, activity;
};

/* Activities first to end - 1 of the sorted sayings say the same of the same. */
struct agreeing {
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

static struct agreeing
agreeing_at(const struct checking *c, const struct saying *sayings, size_t n, size_t first)
{
	struct agreeing group = {.first = first, .end = first};
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
outweighs(const struct saying *sayings, const struct agreeing *a, const struct agreeing *b)
{
	if (a->units != b->units)
		return a->units > b->units;
	return sayings[a->first].activity < sayings[b->first].activity;
}

/* An activity that says something else than `other`, and how many units say the one and the other. */
struct told {
	uint32_t activity, units, other, other_units;
};

typedef void tell_fn(struct checking *, const struct told *, const void *ctx);

/* Tells each of these activities, all of one group, that says something else than most units say. */
static void
tell_minorities(struct checking *c, struct saying *sayings, size_t n, tell_fn *tell, const void *ctx)
{
	struct agreeing most;

	qsort(sayings, n, sizeof(*sayings), compare_sayings);
	most = agreeing_at(c, sayings, n, 0);
	for (size_t at = most.end; at < n;) {
		struct agreeing group = agreeing_at(c, sayings, n, at);

		if (outweighs(sayings, &group, &most))
			most = group;
		at = group.end;
	}
	for (size_t at = 0; at < n;) {
		struct agreeing group = agreeing_at(c, sayings, n, at);

		for (; at < group.end && group.first != most.first; at++)
			tell(c,
			    &(struct told){sayings[at].activity, group.units, sayings[most.first].activity,
				most.units},
			    ctx);
		at = group.end;
	}
}

/* of: the group of each activity; says: what it says, INTERN_NONE where that is nothing. */
static void
tell_differing(struct checking *c, const uint32_t *of, size_t group_count, const uint32_t *says,
    tell_fn *tell, const void *ctx)
{
	size_t n_activities = c->plan->activity_count;
	struct members members = members_by(c->scratch, of, n_activities, group_count);
	struct saying *sayings = ARENA_ARRAY(c->scratch, struct saying, n_activities);

	for (size_t k = 0; k < group_count; k++) {
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
			tell_minorities(c, sayings, n, tell, ctx);
	}
}

/* Of activities that are the same, over all units. */
static void
compare_sayings_of_groups(struct checking *c, const uint32_t *says, tell_fn *tell, const void *ctx)
{
	uint32_t *of = ARENA_ARRAY(c->scratch, uint32_t, c->plan->activity_count);

	for (size_t i = 0; i < c->plan->activity_count; i++)
		of[i] = c->plan->activities[i].group;
	tell_differing(c, of, c->plan->group_count, says, tell, ctx);
}

/* The figures over all units: of each activity, the number of the one that it is in. */
struct figures {
	const uint32_t *of;
	size_t count;
};

/* Only like is added to like: the same activity, in one measure and one unit of measure. */
static struct figures
find_figures(const struct checking *c)
{
	uint32_t *of = ARENA_ARRAY(c->scratch, uint32_t, c->plan->activity_count);
	struct intern known;

	intern_init(&known, c->scratch);
	for (size_t i = 0; i < c->plan->activity_count; i++) {
		const struct activity *a = &c->plan->activities[i];
		const uint32_t what[] = {a->group, (uint32_t)a->measure, a->unit_of_measure};

		of[i] = a->group != UINT32_MAX
		    ? intern_copy(&known, c->scratch, (const char *)what, sizeof(what))
		    : UINT32_MAX;
	}
	return (struct figures){of, known.count};
}

/* Only what several units have can differ between them. */
static bool
is_shared(const struct checking *c, const struct activity *a)
{
	return a->group != UINT32_MAX && c->plan->groups[a->group].units > 1;
}

/* A text that the same activity should have in all units. */
struct shared_text {
	enum rule rule;
	enum plan_column column;
	const struct sheet_cell *(*cell_of)(const struct activity *);
};

static void
tell_text(struct checking *c, const struct told *told, const void *ctx)
{
	const struct shared_text *shared = ctx;
	const struct sheet_cell *cell = shared->cell_of(&c->plan->activities[told->activity]);
	struct finding finding =
	    finding_at(shared->rule, told->activity, column_heading(shared->column), cell);

	finding.expected = sheet_text(shared->cell_of(&c->plan->activities[told->other]));
	finding.message = message_make(c->arena,
	    shared->rule == RULE_MEANS_DIFFER
		? "The same activity is verified by «%s» elsewhere (units: %u), here by «%s» (units: %u)."
		: "The same activity is to result in «%s» elsewhere (units: %u), here in «%s» (units: %u).",
	    quoted(c, finding.expected), (unsigned)told->other_units, quoted(c, sheet_text(cell)),
	    (unsigned)told->units);
	finding_add(c, finding, cell);
}

static const struct sheet_cell *
means_of(const struct activity *a)
{
	return activity_means(a);
}

static const struct sheet_cell *
result_of(const struct activity *a)
{
	return activity_result(a);
}

static void
check_text(struct checking *c, const struct shared_text *shared)
{
	struct arena *begun = scratch_begin(c);
	uint32_t *says = ARENA_ARRAY(c->scratch, uint32_t, c->plan->activity_count);
	struct intern texts, keys;
	uint32_t *key_of = ARENA_ARRAY(c->scratch, uint32_t, c->plan->activity_count); /* of each text */

	intern_init(&texts, c->scratch);
	intern_init(&keys, c->scratch);
	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		const struct activity *a = &c->plan->activities[i];
		const struct sheet_cell *cell = shared->cell_of(a);
		uint32_t known = texts.count, text;

		says[i] = INTERN_NONE;
		if (!is_shared(c, a) || cell == NULL || says_nothing(c->scratch, cell))
			continue;
		text = intern_add_lasting(&texts, sheet_text(cell), sheet_length(cell));
		if (text == known) {
			const char *key = plan_key(c->scratch, sheet_text(cell), sheet_length(cell));

			key_of[text] = intern_add(&keys, key, strlen(key));
		}
		says[i] = key_of[text];
	}
	compare_sayings_of_groups(c, says, tell_text, shared);
	scratch_end(c, begun);
}

static void
tell_measure(struct checking *c, const struct told *told, const void *ctx)
{
	const struct activity *a = &c->plan->activities[told->activity];
	const struct sheet_cell *target = activity_target_cell(c->plan, a);
	struct finding finding =
	    finding_at(RULE_MEASURE_DIFFERS, told->activity, column_heading(COLUMN_TARGET), target);

	(void)ctx;
	finding.message = message_make(c->arena,
	    a->measure == QUANTITY_PERCENT
		? "The same activity is counted in numbers elsewhere (units: %u), here in percent "
		  "(units: %u); the "
		  "two are not brought together."
		: "The same activity is counted in percent elsewhere (units: %u), here in numbers "
		  "(units: %u); the "
		  "two are not brought together.",
	    (unsigned)told->other_units, (unsigned)told->units);
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
	struct arena *begun = scratch_begin(c);
	uint32_t *says = ARENA_ARRAY(c->scratch, uint32_t, c->plan->activity_count);

	for (uint32_t i = 0; i < c->plan->activity_count; i++) {
		const struct activity *a = &c->plan->activities[i];

		says[i] = is_shared(c, a) && says_measure(a) ? (uint32_t)a->measure : INTERN_NONE;
	}
	compare_sayings_of_groups(c, says, tell_measure, NULL);
	scratch_end(c, begun);
}

/*
 * --- consolidation ----------------------------------------------------------------------------------------
 */

/* What becomes of the figures of activities that are consolidated in several ways. */
enum outcome { OUTCOME_OWN_RULES, OUTCOME_NO_QUARTERS, OUTCOME_NOTHING };

/* What becomes of each of the figures. */
struct outcomes {
	const struct figures *figures;
	const enum outcome *of;
};

static struct outcomes
outcomes_of(struct checking *c, const struct figures *figures)
{
	const struct plan *plan = c->plan;
	enum outcome *outcomes = ARENA_ARRAY(c->scratch, enum outcome, figures->count);
	const struct activity **first = ARENA_ARRAY(c->scratch, const struct activity *, figures->count);
	unsigned *rules =
	    ARENA_ARRAY(c->scratch, unsigned, figures->count); /* a bit for each consolidation */

	for (size_t i = 0; i < plan->activity_count; i++) {
		const struct activity *a = &plan->activities[i];
		uint32_t f = figures->of[i];

		if (f == UINT32_MAX)
			continue;
		if (first[f] == NULL)
			first[f] = a;
		rules[f] |= 1U << a->consolidation;
		if (figure_rule_of(a) != figure_rule_of(first[f]))
			outcomes[f] = OUTCOME_NOTHING;
		else if (outcomes[f] != OUTCOME_NOTHING && (rules[f] & 1U << CONSOLIDATION_SUM) != 0 &&
		    (rules[f] & 1U << CONSOLIDATION_AVERAGE) != 0)
			outcomes[f] = OUTCOME_NO_QUARTERS;
	}
	return (struct outcomes){figures, outcomes};
}

static void
tell_consolidation(struct checking *c, const struct told *told, const void *ctx)
{
	const struct outcomes *outcomes = ctx;
	const struct activity *a = &c->plan->activities[told->activity];
	const struct sheet_cell *target = activity_target_cell(c->plan, a);
	const char *here = consolidation_name(a->consolidation);
	const char *there = consolidation_name(c->plan->activities[told->other].consolidation);
	struct finding finding =
	    finding_at(RULE_CONSOLIDATION_DIFFERS, told->activity, column_heading(COLUMN_TARGET), target);

	switch (outcomes->of[outcomes->figures->of[told->activity]]) {
	case OUTCOME_OWN_RULES:
		finding.message = message_make(c->arena,
		    "The same activity is consolidated by «%s» elsewhere (units: %u), here by «%s» (units: "
		    "%u); "
		    "its quarters over all units are made by each unit's own rule.",
		    there, (unsigned)told->other_units, here, (unsigned)told->units);
		break;
	case OUTCOME_NO_QUARTERS:
		finding.message = message_make(c->arena,
		    "The same activity is consolidated by «%s» elsewhere (units: %u), here by «%s» (units: "
		    "%u); "
		    "so it has no quarters over all units.",
		    there, (unsigned)told->other_units, here, (unsigned)told->units);
		break;
	case OUTCOME_NOTHING:
		finding.message = message_make(c->arena,
		    "The same activity is consolidated by «%s» elsewhere (units: %u), here by «%s» (units: "
		    "%u); "
		    "so it has no figure over all units.",
		    there, (unsigned)told->other_units, here, (unsigned)told->units);
		break;
	}
	finding.expected = there;
	finding.mend = message_make(c->arena,
	    "Agree with the other units on one way, and write it in a column CONSOLIDACIÓN.");
	finding_add(c, finding, target);
}

static void
check_consolidations(struct checking *c, const struct figures *figures)
{
	struct arena *begun = scratch_begin(c);
	uint32_t *says = ARENA_ARRAY(c->scratch, uint32_t, c->plan->activity_count);
	struct outcomes outcomes = outcomes_of(c, figures);

	for (uint32_t i = 0; i < c->plan->activity_count; i++)
		says[i] = (uint32_t)c->plan->activities[i].consolidation;
	tell_differing(c, figures->of, figures->count, says, tell_consolidation, &outcomes);
	scratch_end(c, begun);
}

/*
 * --- units of measure -------------------------------------------------------------------------------------
 */

/* Whether one unit of measure is the other but for an ending: "informe" and "informes", "km" and "kms". */
static bool
differ_in_ending(const char *a, const char *b)
{
	size_t na = strlen(a), nb = strlen(b), n = na < nb ? na : nb;

	return n > 0 && strncmp(a, b, n) == 0 && (na > nb ? na - nb : nb - na) <= 2;
}

/* A currency may be told by the figures alone. */
static const struct sheet_cell *
measured_at(const struct checking *c, const struct activity *a)
{
	return activity_unit(a) != NULL ? activity_unit(a) : activity_target_cell(c->plan, a);
}

static void
tell_unit_of_measure(struct checking *c, uint32_t activity, const struct activity *other)
{
	const struct activity *a = &c->plan->activities[activity];
	bool blank = a->unit_of_measure == UINT32_MAX;
	const char *here = blank ? "" : c->plan->measure_units[a->unit_of_measure].label;
	struct finding finding = finding_at(RULE_UNIT_OF_MEASURE, activity,
	    column_heading(COLUMN_UNIT_OF_MEASURE), measured_at(c, a));

	finding.expected = c->plan->measure_units[other->unit_of_measure].label;
	if (blank)
		finding.message = message_make(c->arena,
		    "The same activity is counted in «%s» in unit %s (%s:%u), here without UNIDAD DE MEDIDA; "
		    "the two are not added.",
		    quoted(c, finding.expected), c->plan->units[other->unit].code,
		    c->plan->units[other->unit].sheet->file, (unsigned)sheet_line(measured_at(c, other)));
	else
		finding.message = message_make(c->arena,
		    "The same activity is counted in «%s» in unit %s (%s:%u), here in «%s»; the two are not "
		    "added.",
		    quoted(c, finding.expected), c->plan->units[other->unit].code,
		    c->plan->units[other->unit].sheet->file, (unsigned)sheet_line(measured_at(c, other)),
		    quoted(c, here));
	finding.mend = message_make(c->arena, "If it is the same unit of measure, write it in the same way.");
	finding_add(c, finding, measured_at(c, a));
}

/*
 * The same activity in kilometres and in currency are two figures, and right so; but where one has no unit of
 * measure, or only the ending is another, they may be meant as one.  Each is held to the first of its group
 * that says one.
 */
static void
check_units_of_measure(struct checking *c)
{
	const struct plan *plan = c->plan;
	struct arena *begun = scratch_begin(c);
	const struct activity **first = ARENA_ARRAY(c->scratch, const struct activity *, plan->group_count);

	for (size_t i = 0; i < plan->activity_count; i++) {
		const struct activity *a = &plan->activities[i];

		if (a->group != UINT32_MAX && a->unit_of_measure != UINT32_MAX && first[a->group] == NULL)
			first[a->group] = a;
	}
	for (uint32_t i = 0; i < plan->activity_count; i++) {
		const struct activity *a = &plan->activities[i];
		const struct activity *other = a->group != UINT32_MAX ? first[a->group] : NULL;

		if (other == NULL || other->unit_of_measure == a->unit_of_measure)
			continue;
		if (a->unit_of_measure == UINT32_MAX ||
		    differ_in_ending(plan->measure_units[a->unit_of_measure].key,
			plan->measure_units[other->unit_of_measure].key))
			tell_unit_of_measure(c, i, other);
	}
	scratch_end(c, begun);
}

/*
 * --- lines ------------------------------------------------------------------------------------------------
 */

static void
tell_line(struct checking *c, const struct activity *first, uint32_t activity)
{
	const struct activity *a = &c->plan->activities[activity];
	struct finding finding =
	    finding_at(RULE_LINE_DIFFERS, activity, column_heading(COLUMN_LINE), activity_line(a));

	finding.expected = sheet_text(activity_line(first));
	finding.message = message_make(c->arena,
	    "The same activity is under «%s» in unit %s (%s:%u), here under «%s»; its figures over all units "
	    "stand under the former.",
	    quoted(c, sheet_text(activity_line(first))), c->plan->units[first->unit].code,
	    c->plan->units[first->unit].sheet->file, (unsigned)sheet_line(activity_line(first)),
	    quoted(c, sheet_text(activity_line(a))));
	finding.mend = message_make(c->arena,
	    "Agree on one line; if they are two activities, write in their texts what tells them apart.");
	finding_add(c, finding, activity_line(a));
}

/* Whether one of the lines is told as a spelling of the other already. */
static bool
told_as_spellings(const struct checking *c, uint32_t a, uint32_t b)
{
	return c->better_lines != NULL && (c->better_lines[a] == b || c->better_lines[b] == a);
}

/* A row of the rollup stands under the line that its activity has first. */
static void
check_lines(struct checking *c, const struct figures *figures)
{
	const struct plan *plan = c->plan;
	struct arena *begun = scratch_begin(c);
	const struct activity **first = ARENA_ARRAY(c->scratch, const struct activity *, figures->count);

	for (uint32_t i = 0; i < plan->activity_count; i++) {
		const struct activity *a = &plan->activities[i];
		const struct activity **known;

		if (a->group == UINT32_MAX || a->line == UINT32_MAX)
			continue;
		known = &first[figures->of[i]];
		if (*known == NULL)
			*known = a;
		else if ((*known)->line != a->line && !told_as_spellings(c, (*known)->line, a->line))
			tell_line(c, *known, i);
	}
	scratch_end(c, begun);
}

void
check_agreement(struct checking *c)
{
	static const struct shared_text texts[] = {
	    {RULE_MEANS_DIFFER, COLUMN_MEANS, means_of},
	    {RULE_RESULT_DIFFERS, COLUMN_RESULT, result_of},
	};
	struct figures figures = find_figures(c);

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		if (rule_is_on(c, texts[i].rule))
			check_text(c, &texts[i]);
	}
	if (rule_is_on(c, RULE_MEASURE_DIFFERS))
		check_measures(c);
	if (rule_is_on(c, RULE_UNIT_OF_MEASURE) && c->plan->measure_unit_count > 0)
		check_units_of_measure(c);
	if (rule_is_on(c, RULE_CONSOLIDATION_DIFFERS))
		check_consolidations(c, &figures);
	if (rule_is_on(c, RULE_LINE_DIFFERS))
		check_lines(c, &figures);
}
