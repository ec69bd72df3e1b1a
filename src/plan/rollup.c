#include "plan/rollup.h"

/* An activity under what its row brings together. */
struct member {
	uint32_t unit;      /* 0 throughout for the national rollup */
	uint32_t same, own; /* own: the activity itself where it has neither text nor code, else 0 */
	uint32_t measure;
	uint32_t activity;
};

struct adding {
	struct arena *arena;
	const struct plan *plan;
	struct diags *diags;
	bool failed;
};

static int
compare_groups(const struct member *x, const struct member *y)
{
	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (x->same != y->same)
		return x->same < y->same ? -1 : 1;
	if (x->own != y->own)
		return x->own < y->own ? -1 : 1;
	return (x->measure > y->measure) - (x->measure < y->measure);
}

static int
compare_members(const void *a, const void *b)
{
	const struct member *x = a, *y = b;
	int order = compare_groups(x, y);

	return order != 0 ? order : (x->activity > y->activity) - (x->activity < y->activity);
}

/*
 * --- figures ----------------------------------------------------------------------------------------------
 */

/* A percent among counts is no count; the checks tell of it. */
static bool
counts_in(const struct activity *activity, const struct amount *amount)
{
	return amount_given(amount) &&
	    (activity->measure == QUANTITY_PERCENT || amount->value.kind == VALUE_NUMBER);
}

static void
add_value(struct adding *adding, struct figure_sum *figure, struct decimal value,
    const struct activity *activity, const struct sheet_cell *cell)
{
	if (figure->count == 0) {
		*figure = (struct figure_sum){.sum = value, .least = value, .most = value, .count = 1};
		return;
	}
	if (!decimal_add(figure->sum, value, &figure->sum)) {
		if (!adding->failed)
			diag_add(adding->diags, SEVERITY_ERROR,
			    (struct srcloc){adding->plan->units[activity->unit].sheet->file, cell->line,
				cell->column},
			    "rollup-overflow",
			    "with «%s», the sum has more than 18 digits: it can't be kept exactly",
			    cell->text);
		adding->failed = true;
		return;
	}
	if (decimal_compare(value, figure->least) < 0)
		figure->least = value;
	if (decimal_compare(value, figure->most) > 0)
		figure->most = value;
	figure->count++;
}

static void
add_amount(struct adding *adding, struct figure_sum *figure, const struct activity *activity,
    const struct amount *amount)
{
	if (counts_in(activity, amount))
		add_value(adding, figure, amount->value.number, activity, amount->cell);
}

/* The month that stands for a quarter by last, maximum or constant; NULL: none is given. */
static const struct amount *
month_for_quarter(const struct activity *activity, int quarter)
{
	const struct amount *chosen = NULL;

	for (int m = quarter * 3; m < quarter * 3 + 3; m++) {
		const struct amount *month = &activity->month[m];

		if (!counts_in(activity, month))
			continue;
		if (chosen == NULL || activity->consolidation != CONSOLIDATION_MAXIMUM ||
		    decimal_compare(month->value.number, chosen->value.number) > 0)
			chosen = month;
	}
	return chosen;
}

static void
add_quarter_sum(struct adding *adding, struct figure_sum *figure, const struct activity *activity,
    int quarter)
{
	struct figure_sum months = {0};
	const struct amount *last = NULL;

	for (int m = quarter * 3; m < quarter * 3 + 3; m++) {
		add_amount(adding, &months, activity, &activity->month[m]);
		if (counts_in(activity, &activity->month[m]))
			last = &activity->month[m];
	}
	if (last != NULL)
		add_value(adding, figure, months.sum, activity, last->cell);
}

static void
add_quarter(struct adding *adding, struct figure_sum *figure, const struct activity *activity, int quarter)
{
	const struct amount *month;

	switch (activity->consolidation) {
	case CONSOLIDATION_SUM:
		add_quarter_sum(adding, figure, activity, quarter);
		break;
	case CONSOLIDATION_AVERAGE:
		for (int m = quarter * 3; m < quarter * 3 + 3; m++)
			add_amount(adding, figure, activity, &activity->month[m]);
		break;
	case CONSOLIDATION_LAST:
	case CONSOLIDATION_MAXIMUM:
	case CONSOLIDATION_CONSTANT:
		month = month_for_quarter(activity, quarter);
		if (month != NULL)
			add_amount(adding, figure, activity, month);
		break;
	case CONSOLIDATION_NONE:
		break;
	}
}

static enum figure_rule
rule_of(const struct activity *activity)
{
	if (activity->consolidation == CONSOLIDATION_NONE)
		return FIGURE_NONE;
	if (activity->measure == QUANTITY_PERCENT || activity->consolidation == CONSOLIDATION_AVERAGE)
		return FIGURE_MEAN;
	return FIGURE_SUM;
}

/* Describes the row of n members, and adds up its figures unless they may not be. */
static void
fill_row(struct adding *adding, const uint32_t *members, uint32_t n, struct rollup_row *row)
{
	const struct activity *first = &adding->plan->activities[members[0]];
	uint32_t unit = UINT32_MAX;

	/* The rest of the row is zeroed memory, and a thousand bytes of it. */
	row->line = first->line;
	row->same = first->same;
	row->measure = first->measure;
	row->consolidation = first->consolidation;
	row->rule = rule_of(first);
	row->activities = members;
	row->activity_count = n;
	for (uint32_t i = 0; i < n; i++) {
		const struct activity *activity = &adding->plan->activities[members[i]];

		row->units += activity->unit != unit;
		unit = activity->unit;
		row->mixed = row->mixed || activity->consolidation != first->consolidation;
		if (rule_of(activity) != row->rule)
			row->rule = FIGURE_NONE;
	}
	for (uint32_t i = 0; i < n && row->rule != FIGURE_NONE; i++) {
		const struct activity *activity = &adding->plan->activities[members[i]];

		add_amount(adding, &row->target, activity, &activity->target);
		for (int m = 0; m < MONTHS; m++)
			add_amount(adding, &row->month[m], activity, &activity->month[m]);
		for (int q = 0; q < QUARTERS; q++)
			add_quarter(adding, &row->quarter[q], activity, q);
	}
}

/*
 * --- rows -------------------------------------------------------------------------------------------------
 */

/* A row as it will be: by line, then first appearance. */
struct outline {
	uint32_t unit, line, first; /* first: index of its first activity */
	uint32_t start, count;      /* of its members */
};

static int
compare_outlines(const void *a, const void *b)
{
	const struct outline *x = a, *y = b;

	if (x->unit != y->unit)
		return x->unit < y->unit ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return (x->first > y->first) - (x->first < y->first);
}

/*
 * Rows of each unit, or of all units as one; out[u] gets those of unit u.  Activities without text and code
 * stand alone.
 */
static void
build_rows(struct adding *adding, bool by_unit, struct rollup *out)
{
	const struct plan *plan = adding->plan;
	size_t n = plan->activity_count;
	struct member *members = ARENA_ARRAY(adding->arena, struct member, n);
	struct outline *outlines = ARENA_ARRAY(adding->arena, struct outline, n);
	uint32_t *indexes = ARENA_ARRAY(adding->arena, uint32_t, n);
	struct rollup_row *rows;
	size_t count = 0;

	for (uint32_t i = 0; i < n; i++) {
		const struct activity *a = &plan->activities[i];

		members[i] = (struct member){by_unit ? a->unit : 0, a->same, a->same == UINT32_MAX ? i : 0,
		    (uint32_t)a->measure, i};
	}
	if (n > 0)
		qsort(members, n, sizeof(*members), compare_members);
	for (uint32_t i = 0; i < n; i++) {
		indexes[i] = members[i].activity;
		if (i == 0 || compare_groups(&members[i - 1], &members[i]) != 0)
			outlines[count++] = (struct outline){members[i].unit,
			    plan->activities[members[i].activity].line, members[i].activity, i, 0};
		outlines[count - 1].count++;
	}
	if (count > 0)
		qsort(outlines, count, sizeof(*outlines), compare_outlines);
	rows = ARENA_ARRAY(adding->arena, struct rollup_row, count);
	for (size_t r = 0; r < count; r++) {
		struct rollup *rollup = &out[outlines[r].unit];

		fill_row(adding, indexes + outlines[r].start, outlines[r].count, &rows[r]);
		if (rollup->row_count++ == 0)
			rollup->rows = &rows[r];
	}
}

/*
 * --- counts -----------------------------------------------------------------------------------------------
 */

/* A month of zero is no work. */
static bool
is_active(const struct amount *amount)
{
	return amount_given(amount) && !decimal_is_zero(amount->value.number);
}

static void
count_activity(struct rollup_counts *counts, const struct activity *activity)
{
	bool months = false;

	counts->activities++;
	counts->by_measure[activity->measure]++;
	counts->with_target += amount_given(&activity->target);
	for (int q = 0; q < QUARTERS; q++) {
		bool active = false;

		for (int m = q * 3; m < q * 3 + 3; m++) {
			months = months || amount_given(&activity->month[m]);
			active = active || is_active(&activity->month[m]);
			counts->active[m] += is_active(&activity->month[m]);
		}
		counts->active_quarter[q] += active;
	}
	counts->without_months += !months;
}

static int
compare_lines(const void *a, const void *b)
{
	const struct rollup_line *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

/* Counts activities first to end - 1.  slots: of each line, and of none, its place in this rollup plus 1. */
static void
count_activities(const struct adding *adding, uint32_t first, uint32_t end, uint32_t *slots,
    struct rollup *out)
{
	const struct plan *plan = adding->plan;
	struct rollup_line *lines = NULL;
	size_t count = 0, capacity = 0;

	for (uint32_t i = first; i < end; i++) {
		const struct activity *a = &plan->activities[i];
		uint32_t *slot = &slots[a->line != UINT32_MAX ? a->line : plan->line_count];

		if (*slot == 0) {
			lines = arena_grow(adding->arena, lines, count, &capacity, count + 1, sizeof(*lines));
			lines[count] = (struct rollup_line){.line = a->line};
			*slot = (uint32_t)++count;
		}
		count_activity(&lines[*slot - 1].counts, a);
		count_activity(&out->counts, a);
	}
	for (size_t l = 0; l < count; l++)
		slots[lines[l].line != UINT32_MAX ? lines[l].line : plan->line_count] = 0;
	if (count > 0)
		qsort(lines, count, sizeof(*lines), compare_lines);
	out->lines = lines;
	out->line_count = count;
}

bool
rollup_build(struct arena *arena, const struct plan *plan, struct rollup *units, struct rollup *national,
    struct diags *diags)
{
	struct adding adding = {.arena = arena, .plan = plan, .diags = diags};
	uint32_t *slots = ARENA_ARRAY(arena, uint32_t, plan->line_count + 1);

	*national = (struct rollup){.unit = UINT32_MAX};
	count_activities(&adding, 0, (uint32_t)plan->activity_count, slots, national);
	build_rows(&adding, false, national);
	for (size_t u = 0; u < plan->unit_count; u++) {
		const struct plan_unit *unit = &plan->units[u];

		units[u] = (struct rollup){.unit = (uint32_t)u};
		count_activities(&adding, unit->first, unit->first + unit->count, slots, &units[u]);
	}
	build_rows(&adding, true, units);
	return !adding.failed;
}
