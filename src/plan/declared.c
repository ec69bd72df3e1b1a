#include "plan/declared.h"

#include <stdlib.h>
#include <string.h>

#include "plan/measure.h"

/* A declaration as it is searched for. */
struct declared {
	const char *key;
	const char *unit;
	uint32_t index;
	int measure, consolidation; /* -1: not said */
	bool used;
};

static const char *
cell_key(struct arena *arena, const struct sheet_cell *cell)
{
	return cell != NULL && cell->length > 0 ? plan_key(arena, cell->text, cell->length) : NULL;
}

bool
activity_has_key(struct arena *arena, const struct plan *plan, const struct activity *activity,
    const char *key)
{
	const struct sheet_cell *const cells[] = {activity->name, activity->code};

	if (activity->same != UINT32_MAX && strcmp(plan->kinds[activity->same].key, key) == 0)
		return true;
	for (int i = 0; i < 2; i++) {
		const char *own = cell_key(arena, cells[i]);
		if (own != NULL && strcmp(own, key) == 0)
			return true;
	}
	return false;
}

/* By key; those of one unit first, the last written of equals first. */
static int
compare_declared(const void *a, const void *b)
{
	const struct declared *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	if (order != 0)
		return order;
	if ((x->unit != NULL) != (y->unit != NULL))
		return x->unit != NULL ? -1 : 1;
	return (x->index < y->index) - (x->index > y->index);
}

static struct declared *
sort_declared(struct arena *arena, const struct declaration *declarations, size_t n, struct diags *diags)
{
	struct declared *declared = ARENA_ARRAY(arena, struct declared, n);

	for (size_t i = 0; i < n; i++) {
		const struct declaration *from = &declarations[i];
		declared[i] = (struct declared){
		    .key = plan_key(arena, from->activity, strlen(from->activity)),
		    .unit = from->unit,
		    .index = (uint32_t)i,
		    .measure = measure_read(arena, from->loc.file, &from->measure, diags),
		    .consolidation = consolidation_read(arena, from->loc.file, &from->consolidation, diags),
		};
	}
	qsort(declared, n, sizeof(*declared), compare_declared);
	return declared;
}

static void
tell_contradiction(const struct plan *plan, const struct activity *activity, const struct declaration *from,
    const char *column, struct diags *diags)
{
	const struct sheet_cell *cell = activity->name != NULL ? activity->name : activity->code;
	struct srcloc loc = {plan->units[activity->unit].sheet->file, 0, 0};

	if (cell != NULL) {
		loc.line = cell->line;
		loc.column = cell->column;
	}
	diag_add(diags, SEVERITY_WARNING, loc, "plan-declared",
	    "the column %s says otherwise than line %u of the job; the job was followed", column,
	    (unsigned)from->loc.line);
}

static void
apply(const struct plan *plan, const struct declared *d, const struct declaration *from,
    struct activity *activity, struct diags *diags)
{
	if (d->measure >= 0 && activity->measure_origin != ORIGIN_JOB) {
		if (activity->measure_origin == ORIGIN_COLUMN && (int)activity->measure != d->measure)
			tell_contradiction(plan, activity, from, "MEDIDA", diags);
		activity->measure = (enum quantity)d->measure;
		activity->measure_origin = ORIGIN_JOB;
	}
	if (d->consolidation >= 0 && activity->consolidation_origin != ORIGIN_JOB) {
		if (activity->consolidation_origin == ORIGIN_COLUMN &&
		    (int)activity->consolidation != d->consolidation)
			tell_contradiction(plan, activity, from, "CONSOLIDACIÓN", diags);
		activity->consolidation = (enum consolidation)d->consolidation;
		activity->consolidation_origin = ORIGIN_JOB;
	}
}

/* The first of the declarations with that key; n when there is none. */
static size_t
find_declared(const struct declared *declared, size_t n, const char *key)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(declared[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < n && strcmp(declared[low].key, key) == 0 ? low : n;
}

static void
declare_activity(struct arena *arena, const struct plan *plan, const struct declaration *declarations,
    struct declared *declared, size_t n, struct activity *activity, struct diags *diags)
{
	const char *keys[] = {
	    cell_key(arena, activity->code),
	    cell_key(arena, activity->name),
	    activity->same != UINT32_MAX ? plan->kinds[activity->same].key : NULL,
	};

	for (int k = 0; k < 3; k++) {
		size_t i = keys[k] != NULL ? find_declared(declared, n, keys[k]) : n;
		for (; i < n && strcmp(declared[i].key, keys[k]) == 0; i++) {
			struct declared *d = &declared[i];
			if (d->unit != NULL && strcmp(d->unit, plan->units[activity->unit].code) != 0)
				continue;
			d->used = true;
			apply(plan, d, &declarations[d->index], activity, diags);
		}
	}
}

void
plan_declare(struct arena *arena, struct plan *plan, const struct declaration *declarations, size_t n,
    struct diags *diags)
{
	if (n == 0)
		return;
	struct declared *declared = sort_declared(arena, declarations, n, diags);
	struct activity *activities = ARENA_ARRAY(arena, struct activity, plan->activity_count + 1);
	bool *used = ARENA_ARRAY(arena, bool, n);

	for (size_t i = 0; i < plan->activity_count; i++) {
		activities[i] = plan->activities[i];
		declare_activity(arena, plan, declarations, declared, n, &activities[i], diags);
	}
	plan->activities = activities;
	for (size_t i = 0; i < n; i++)
		used[declared[i].index] = declared[i].used;
	for (size_t i = 0; i < n; i++) {
		const struct declaration *from = &declarations[i];
		if (!used[i] && from->unit != NULL)
			diag_add(diags, SEVERITY_WARNING, from->loc, "plan-declared",
			    "unit «%s» does not have the activity «%s»", from->unit, from->activity);
		else if (!used[i])
			diag_add(diags, SEVERITY_WARNING, from->loc, "plan-declared",
			    "no unit has the activity «%s»", from->activity);
	}
}
