#include "plan/declarations.h"

#include <stdlib.h>
#include <string.h>

#include "plan/lookup.h"
#include "plan/measure.h"
#include "plan/money.h"
#include "sheet/currency.h"

/* What a declaration says. */
struct said {
	int measure, consolidation; /* -1: not said */
	bool used, contradicts;
};

/* A declaration under what it is searched by: a group that has a code, or a text; and its unit. */
struct entry {
	bool of_text;
	uint32_t key;  /* of struct lookup_name */
	uint32_t unit; /* UINT32_MAX: all */
	uint32_t index;
};

struct declaring {
	struct arena *scratch;
	struct plan *plan;
	const struct declaration *declarations;
	struct said *said; /* of each declaration */
	uint32_t *measure_lines;
	struct lookup lookup;
	struct entry *entries; /* sorted */
	size_t count;
	struct diags *diags;
};

static int
compare_what(const struct entry *x, const struct entry *y)
{
	if (x->of_text != y->of_text)
		return x->of_text ? 1 : -1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->unit > y->unit) - (x->unit < y->unit);
}

static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = compare_what(x, y);

	return order != 0 ? order : (x->index > y->index) - (x->index < y->index);
}

static uint32_t
unit_of(const struct plan *plan, const char *code)
{
	for (uint32_t u = 0; u < plan->unit_count; u++) {
		if (strcmp(plan->units[u].code, code) == 0)
			return u;
	}
	return UINT32_MAX;
}

static void
add_entry(struct declaring *d, bool of_text, uint32_t key, uint32_t unit, uint32_t index)
{
	if (key != UINT32_MAX)
		d->entries[d->count++] = (struct entry){of_text, key, unit, index};
}

static void
read_declarations(struct declaring *d, size_t n)
{
	d->said = ARENA_ARRAY(d->scratch, struct said, n);
	d->entries = ARENA_ARRAY(d->scratch, struct entry, n * 2);
	for (uint32_t i = 0; i < n; i++) {
		const struct declaration *from = &d->declarations[i];
		struct lookup_name called = lookup_find(&d->lookup, from->activity);
		uint32_t unit = from->unit != NULL ? unit_of(d->plan, from->unit) : UINT32_MAX;

		d->said[i] = (struct said){
		    .measure = measure_read(d->scratch, from->loc.file, from->measure, d->diags),
		    .consolidation =
			consolidation_read(d->scratch, from->loc.file, from->consolidation, d->diags),
		};
		if (from->unit != NULL && unit == UINT32_MAX)
			continue;
		add_entry(d, false, called.group, unit, i);
		add_entry(d, true, called.text, unit, i);
	}
	if (d->count > 0)
		qsort(d->entries, d->count, sizeof(*d->entries), compare_entries);
}

/* The first declaration for an activity that says a measure, and the first that says a consolidation. */
struct choice {
	uint32_t measure, consolidation; /* UINT32_MAX: none */
};

/* Another declaration for the same activity, as near to it, that says something else: the later is wrong. */
static void
tell_contradiction(struct declaring *d, uint32_t a, uint32_t b)
{
	uint32_t first = a < b ? a : b, second = a < b ? b : a;

	if (d->said[second].contradicts)
		return;
	d->said[second].contradicts = true;
	diag_add(d->diags, SEVERITY_ERROR, d->declarations[second].loc, "plan-declared",
	    "«%s» is declared otherwise in line %u of the job, for the same activity",
	    d->declarations[second].activity, (unsigned)d->declarations[first].loc.line);
}

/* Takes what a declaration says into one part of the choice: of several, the one written first. */
static void
choose(struct declaring *d, uint32_t *chosen, int says, int chosen_says, uint32_t index)
{
	if (says < 0)
		return;
	if (*chosen != UINT32_MAX && says != chosen_says)
		tell_contradiction(d, *chosen, index);
	if (index < *chosen)
		*chosen = index;
}

static int
measure_said(const struct declaring *d, uint32_t index)
{
	return index != UINT32_MAX ? d->said[index].measure : -1;
}

static int
consolidation_said(const struct declaring *d, uint32_t index)
{
	return index != UINT32_MAX ? d->said[index].consolidation : -1;
}

/* Adds to the choice what is declared under one key. */
static void
search(struct declaring *d, const struct entry *wanted, struct choice *choice)
{
	size_t low = 0, high = d->count;

	if (wanted->key == UINT32_MAX)
		return;
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_what(&d->entries[middle], wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < d->count && compare_what(&d->entries[low], wanted) == 0; low++) {
		uint32_t i = d->entries[low].index;

		d->said[i].used = true;
		choose(d, &choice->measure, d->said[i].measure, measure_said(d, choice->measure), i);
		choose(d, &choice->consolidation, d->said[i].consolidation,
		    consolidation_said(d, choice->consolidation), i);
	}
}

/* What is declared for the activity in its unit alone, or in all (UINT32_MAX). */
static struct choice
declared_in(struct declaring *d, struct lookup_name called, uint32_t unit)
{
	struct choice choice = {UINT32_MAX, UINT32_MAX};

	search(d, &(struct entry){false, called.group, unit, 0}, &choice);
	search(d, &(struct entry){true, called.text, unit, 0}, &choice);
	return choice;
}

static void
tell_column(struct declaring *d, const struct activity *activity, uint32_t index, const char *column)
{
	const struct sheet_cell *cell =
	    activity_name(activity) != NULL ? activity_name(activity) : activity_code(activity);
	struct srcloc loc = {d->plan->units[activity->unit].sheet->file, 0, 0};

	if (cell != NULL) {
		loc.line = sheet_line(cell);
		loc.column = sheet_field(cell).column;
	}
	diag_add(d->diags, SEVERITY_WARNING, loc, "plan-declared",
	    "the column %s says otherwise than line %u of the job; the job was followed", column,
	    (unsigned)d->declarations[index].loc.line);
}

/* The consolidation is inferred anew where the measure that it was inferred by is another one. */
static void
apply(struct declaring *d, struct choice choice, struct activity *activity)
{
	int measure = measure_said(d, choice.measure);
	int consolidation = consolidation_said(d, choice.consolidation);
	bool mixed = money_of_activity(d->plan, activity) == CURRENCY_SEVERAL;

	if (measure >= 0) {
		if (activity->measure_origin == ORIGIN_COLUMN && (int)activity->measure != measure)
			tell_column(d, activity, choice.measure, column_heading(COLUMN_MEASURE));
		activity->measure = (enum quantity)measure;
		activity->measure_origin = ORIGIN_JOB;
		if (activity->measure == QUANTITY_PERCENT)
			figures_as_decimals(activity);
	}
	if (mixed)
		return;
	if (consolidation >= 0) {
		if (activity->consolidation_origin == ORIGIN_COLUMN &&
		    (int)activity->consolidation != consolidation)
			tell_column(d, activity, choice.consolidation, column_heading(COLUMN_CONSOLIDATION));
		activity->consolidation = (enum consolidation)consolidation;
		activity->consolidation_origin = ORIGIN_JOB;
	} else if (measure >= 0 && activity->consolidation_origin == ORIGIN_INFERRED) {
		activity->consolidation = consolidation_infer(activity);
	}
}

static void
declare_activity(struct declaring *d, uint32_t index, struct activity *activity)
{
	struct lookup_name called = lookup_of(&d->lookup, index);
	struct choice own = declared_in(d, called, activity->unit);
	struct choice all = declared_in(d, called, UINT32_MAX);

	if (own.measure == UINT32_MAX)
		own.measure = all.measure;
	if (own.consolidation == UINT32_MAX)
		own.consolidation = all.consolidation;
	if (own.measure != UINT32_MAX)
		d->measure_lines[index] = d->declarations[own.measure].loc.line;
	apply(d, own, activity);
}

void
plan_declare(struct arena *arena, struct plan *plan, const struct declaration *declarations, size_t n,
    struct diags *diags)
{
	struct declaring d = {.plan = plan, .declarations = declarations, .diags = diags};
	struct activity *activities;

	if (n == 0)
		return;
	d.scratch = arena_open_beside(arena);
	lookup_init(&d.lookup, d.scratch, plan);
	read_declarations(&d, n);
	activities = ARENA_ARRAY(arena, struct activity, plan->activity_count);
	d.measure_lines = ARENA_ARRAY(arena, uint32_t, plan->activity_count);
	for (uint32_t i = 0; i < plan->activity_count; i++) {
		activities[i] = plan->activities[i];
		declare_activity(&d, i, &activities[i]);
	}
	plan->activities = activities;
	plan->measure_lines = d.measure_lines;
	for (size_t i = 0; i < n; i++) {
		const struct declaration *from = &declarations[i];

		if (!d.said[i].used && from->unit != NULL)
			diag_add(diags, SEVERITY_WARNING, from->loc, "plan-declared",
			    "unit «%s» does not have the activity «%s»", from->unit, from->activity);
		else if (!d.said[i].used && plan->units_left_out_count == 0)
			diag_add(diags, SEVERITY_WARNING, from->loc, "plan-declared",
			    "no unit has the activity «%s»", from->activity);
	}
	arena_close(d.scratch);
}
