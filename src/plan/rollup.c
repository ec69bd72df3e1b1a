#include "plan/rollup.h"

#include "base/threads.h"

struct adding {
	struct arena *arena;
	const struct plan *plan;
	struct diags *diags; /* NULL: the sums are known to fit */
	bool failed;
	bool told; /* of the row that is being made */
};

/*
 * --- figures ----------------------------------------------------------------------------------------------
 */

/* A percent among counts is no count; the checks tell of it. */
bool
figure_takes(const struct activity *activity, const struct amount *amount)
{
	return amount_given(amount) &&
	    (activity->measure == QUANTITY_PERCENT || amount->value.kind == VALUE_NUMBER);
}

/* Tells that the cell's amount (of the target where month is -1) makes a sum too large. */
static void
tell_overflow(struct adding *adding, const struct activity *activity, int month)
{
	const struct sheet_cell *cell = month < 0 ? activity_target_cell(adding->plan, activity)
						  : activity_month_cell(adding->plan, activity, month);

	if (!adding->told && adding->diags != NULL)
		diag_add(adding->diags, SEVERITY_ERROR,
		    (struct srcloc){adding->plan->units[activity->unit].sheet->file, sheet_line(cell),
			sheet_field(cell).column},
		    "rollup-overflow",
		    "with «%s», the sum is larger than the largest number that can be kept exactly, "
		    "9223372036854775807 without its decimal mark",
		    sheet_text(cell));
	adding->failed = adding->told = true;
}

static void
add_value(struct adding *adding, struct figure_sum *figure, const struct decimal *value,
    const struct activity *activity, int month)
{
	if (figure->count == 0) {
		*figure = (struct figure_sum){.sum = *value, .least = *value, .most = *value, .count = 1};
		return;
	}
	if (!decimal_add(figure->sum, *value, &figure->sum)) {
		tell_overflow(adding, activity, month);
		return;
	}
	if (decimal_compare(*value, figure->least) < 0)
		figure->least = *value;
	if (decimal_compare(*value, figure->most) > 0)
		figure->most = *value;
	figure->count++;
}

/* Adds a month, or the target where that is -1. */
static void
add_amount(struct adding *adding, struct figure_sum *figure, const struct activity *activity, int month)
{
	const struct amount *amount = month < 0 ? &activity->target : &activity->month[month];

	if (figure_takes(activity, amount))
		add_value(adding, figure, &amount->value.number, activity, month);
}

/* The month that stands for a period by last, maximum or constant; -1: none is given. */
static int
month_for_period(const struct activity *activity, struct period period)
{
	int chosen = -1;

	for (int m = period.first; m <= period.last; m++) {
		struct decimal value = activity->month[m].value.number;

		if (!figure_takes(activity, &activity->month[m]))
			continue;
		/* Nothing is programmed in a month of 0: it owes no less than the months before it. */
		if (chosen < 0 ||
		    (activity->consolidation == CONSOLIDATION_MAXIMUM
			    ? decimal_compare(value, activity->month[chosen].value.number) > 0
			    : activity->descending || value.units != 0))
			chosen = m;
	}
	return chosen;
}

bool
figure_period_takes(const struct activity *activity, struct period period, int month)
{
	switch (activity->consolidation) {
	case CONSOLIDATION_SUM:
	case CONSOLIDATION_AVERAGE:
		return figure_takes(activity, &activity->month[month]);
	case CONSOLIDATION_LAST:
	case CONSOLIDATION_MAXIMUM:
	case CONSOLIDATION_CONSTANT:
		return month_for_period(activity, period) == month;
	case CONSOLIDATION_NONE:
		break;
	}
	return false;
}

static void
add_period_sum(struct adding *adding, struct figure_sum *figure, const struct activity *activity,
    struct period period)
{
	struct decimal sum = {0};
	int last = -1;

	for (int m = period.first; m <= period.last; m++) {
		const struct decimal *value = &activity->month[m].value.number;

		if (!figure_takes(activity, &activity->month[m]))
			continue;
		if (last < 0)
			sum = *value;
		else if (!decimal_add(sum, *value, &sum))
			tell_overflow(adding, activity, m);
		last = m;
	}
	if (last >= 0)
		add_value(adding, figure, &sum, activity, last);
}

static void
add_period(struct adding *adding, struct figure_sum *figure, const struct activity *activity,
    struct period period)
{
	int month;

	switch (activity->consolidation) {
	case CONSOLIDATION_SUM:
		add_period_sum(adding, figure, activity, period);
		break;
	case CONSOLIDATION_AVERAGE:
		for (int m = period.first; m <= period.last; m++)
			add_amount(adding, figure, activity, m);
		break;
	case CONSOLIDATION_LAST:
	case CONSOLIDATION_MAXIMUM:
	case CONSOLIDATION_CONSTANT:
		month = month_for_period(activity, period);
		if (month >= 0)
			add_amount(adding, figure, activity, month);
		break;
	case CONSOLIDATION_NONE:
		break;
	}
}

enum figure_rule
figure_rule_of(const struct activity *activity)
{
	if (activity->consolidation == CONSOLIDATION_NONE)
		return FIGURE_NONE;
	if (activity->measure == QUANTITY_PERCENT || activity->consolidation == CONSOLIDATION_AVERAGE)
		return FIGURE_MEAN;
	return FIGURE_SUM;
}

/* Says what the row of n members is, without its figures. */
static void
describe_row(const struct plan *plan, const uint32_t *members, uint32_t n, struct rollup_row *row)
{
	const struct activity *first = &plan->activities[members[0]];
	uint32_t unit = UINT32_MAX;
	bool added = false, averaged = false, unlike = false;
	enum division division = DIVISIONS; /* of those that are averaged */

	/* The rest of the row is zeroed memory. */
	row->line = first->line;
	row->group = first->group;
	row->measure = first->measure;
	row->unit_of_measure = first->unit_of_measure;
	row->consolidation = first->consolidation;
	row->rule = figure_rule_of(first);
	row->activities = members;
	row->activity_count = n;
	for (uint32_t i = 0; i < n; i++) {
		const struct activity *activity = &plan->activities[members[i]];

		row->units += activity->unit != unit;
		unit = activity->unit;
		row->mixed = row->mixed || activity->consolidation != first->consolidation;
		if (figure_rule_of(activity) != row->rule)
			row->rule = FIGURE_NONE;
		added = added || activity->consolidation == CONSOLIDATION_SUM;
		if (activity->consolidation != CONSOLIDATION_AVERAGE)
			continue;
		averaged = true;
		unlike = unlike || (division != DIVISIONS && division != plan->units[unit].calendar.division);
		division = plan->units[unit].calendar.division;
	}
	row->no_quarters = (added && averaged && plan->has_parts) || unlike;
}

/* Adds up the figures of a row, unless they may not be. */
static void
add_figures(struct adding *adding, const struct rollup_row *row, struct rollup_figures *out)
{
	const struct calendar groups = calendar_groups(adding->plan->calendar);
	const unsigned count = row->no_quarters ? 0 : calendar_count(groups);
	struct period periods[QUARTERS];

	for (unsigned q = 0; q < count; q++)
		periods[q] = calendar_period(groups, q);
	*out = (struct rollup_figures){0};
	adding->told = false;
	for (uint32_t i = 0; i < row->activity_count && row->rule != FIGURE_NONE; i++) {
		const struct activity *activity = &adding->plan->activities[row->activities[i]];

		add_amount(adding, &out->target, activity, -1);
		for (int m = 0; m < MONTHS; m++)
			add_amount(adding, &out->month[m], activity, m);
		for (unsigned q = 0; q < count; q++)
			add_period(adding, &out->quarter[q], activity, periods[q]);
	}
}

const struct rollup_figures *
rollup_figures(const struct plan *plan, const struct rollup_row *row, struct rollup_figures *room)
{
	struct adding adding = {.plan = plan};

	if (row->figures != NULL)
		return row->figures;
	add_figures(&adding, row, room);
	return room;
}

void
rollup_period_figure(const struct plan *plan, const struct rollup_row *row, struct period period,
    struct figure_sum *out)
{
	struct adding adding = {.plan = plan};

	*out = (struct figure_sum){0};
	for (uint32_t i = 0; i < row->activity_count && row->rule != FIGURE_NONE && !row->no_quarters; i++)
		add_period(&adding, out, &plan->activities[row->activities[i]], period);
	if (adding.failed)
		*out = (struct figure_sum){0};
}

/*
 * --- rows -------------------------------------------------------------------------------------------------
 */

/*
 * Activities that make a row: of one group in one measure and one unit of measure, or one alone that has
 * neither text nor code.
 */
struct row_group {
	uint32_t group, measure, line, unit_of_measure;
	uint32_t first; /* index of its first activity */
	uint32_t count;
	uint32_t start; /* of its part of the indexes */
};

/* Groups by first appearance, and where each is found by what it is. */
struct row_groups {
	struct row_group *groups;
	uint32_t count;
	uint32_t *slots; /* number of a group plus 1, or 0; a power of two of them */
	size_t slot_count;
	uint32_t *of; /* of each activity */
};

/* The group of an activity, made when it is the first. */
static uint32_t
group_of(struct row_groups *g, const struct activity *a, uint32_t index)
{
	uint64_t what = ((uint64_t)a->group << 1 | a->measure) ^ ((uint64_t)(a->unit_of_measure + 1) << 40);
	size_t slot = what * 0x9E3779B97F4A7C15u >> 32 & (g->slot_count - 1);

	for (; a->group != UINT32_MAX && g->slots[slot] != 0; slot = (slot + 1) & (g->slot_count - 1)) {
		const struct row_group *there = &g->groups[g->slots[slot] - 1];

		if (there->group == a->group && there->measure == a->measure &&
		    there->unit_of_measure == a->unit_of_measure)
			return g->slots[slot] - 1;
	}
	g->groups[g->count] =
	    (struct row_group){a->group, a->measure, a->line, a->unit_of_measure, .first = index};
	if (a->group != UINT32_MAX)
		g->slots[slot] = g->count + 1;
	return g->count++;
}

/* Groups activities first to end - 1. */
static void
make_groups(struct arena *arena, const struct plan *plan, uint32_t first, uint32_t end, struct row_groups *g)
{
	size_t n = end - first;

	*g = (struct row_groups){.slot_count = 16};
	while (g->slot_count < n * 2)
		g->slot_count *= 2;
	g->slots = ARENA_ARRAY(arena, uint32_t, g->slot_count);
	g->groups = ARENA_ARRAY(arena, struct row_group, n);
	g->of = ARENA_ARRAY(arena, uint32_t, n);
	for (uint32_t i = first; i < end; i++) {
		uint32_t group = group_of(g, &plan->activities[i], i);

		g->of[i - first] = group;
		g->groups[group].count++;
	}
}

static int
compare_groups(const void *a, const void *b)
{
	const struct row_group *x = a, *y = b;

	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return (x->first > y->first) - (x->first < y->first);
}

/* The rows of activities first to end - 1.  Activities without text and code stand alone. */
static void
build_rows(struct arena *arena, const struct plan *plan, uint32_t first, uint32_t end, struct rollup *out)
{
	struct arena *scratch = arena_open_beside(arena);
	uint32_t *indexes = ARENA_ARRAY(arena, uint32_t, end - first);
	struct rollup_row *rows;
	struct row_groups g;
	uint32_t start = 0;

	make_groups(scratch, plan, first, end, &g);
	for (uint32_t k = 0; k < g.count; k++) {
		g.groups[k].start = start;
		start += g.groups[k].count;
		g.groups[k].count = 0;
	}
	for (uint32_t i = first; i < end; i++) {
		struct row_group *group = &g.groups[g.of[i - first]];

		indexes[group->start + group->count++] = i;
	}
	if (g.count > 0)
		qsort(g.groups, g.count, sizeof(*g.groups), compare_groups);
	rows = ARENA_ARRAY(arena, struct rollup_row, g.count);
	for (uint32_t k = 0; k < g.count; k++)
		describe_row(plan, indexes + g.groups[k].start, g.groups[k].count, &rows[k]);
	out->rows = rows;
	out->row_count = g.count;
	arena_close(scratch);
}

/*
 * --- counts -----------------------------------------------------------------------------------------------
 */

static void
count_activity(struct rollup_counts *counts, const struct activity *activity, struct calendar groups)
{
	bool months = false;

	counts->activities++;
	counts->by_measure[activity->measure]++;
	counts->with_target += amount_given(&activity->target);
	for (unsigned q = 0; q < calendar_count(groups); q++) {
		const struct period period = calendar_period(groups, q);
		bool active = false;

		for (int m = period.first; m <= period.last; m++) {
			bool is = activity_programs(activity, &activity->month[m]);

			months |= amount_given(&activity->month[m]);
			active |= is;
			counts->active[m] += is;
		}
		counts->active_quarter[q] += active;
	}
	counts->without_months += !months;
}

void
rollup_add_counts(struct rollup_counts *a, const struct rollup_counts *b)
{
	a->activities += b->activities;
	a->by_measure[0] += b->by_measure[0];
	a->by_measure[1] += b->by_measure[1];
	a->with_target += b->with_target;
	a->without_months += b->without_months;
	for (int m = 0; m < MONTHS; m++)
		a->active[m] += b->active[m];
	for (int q = 0; q < QUARTERS; q++)
		a->active_quarter[q] += b->active_quarter[q];
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
	const struct calendar groups = calendar_groups(plan->calendar);
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
		count_activity(&lines[*slot - 1].counts, a, groups);
	}
	for (size_t l = 0; l < count; l++)
		rollup_add_counts(&out->counts, &lines[l].counts);
	for (size_t l = 0; l < count; l++)
		slots[lines[l].line != UINT32_MAX ? lines[l].line : plan->line_count] = 0;
	if (count > 0)
		qsort(lines, count, sizeof(*lines), compare_lines);
	out->lines = lines;
	out->line_count = count;
}

/*
 * --- sums that fit ----------------------------------------------------------------------------------------
 */

/* The largest amount of some activities, without its decimal mark, and the most decimals. */
struct extent {
	uint64_t most;
	unsigned scale;
};

static void
widen(struct extent *extent, const struct amount *amount)
{
	struct decimal number = amount->value.number;
	uint64_t size = number.units < 0 ? 0 - (uint64_t)number.units : (uint64_t)number.units;

	extent->most = size > extent->most ? size : extent->most;
	extent->scale = number.scale > extent->scale ? number.scale : extent->scale;
}

/*
 * Whether no sum over activities first to end - 1 can overflow, however they are added: an amount is in a
 * figure as often at most as a group of the calendar has months, and is brought to the most decimals.
 */
static bool
sums_fit(const struct plan *plan, uint32_t first, uint32_t end)
{
	struct extent extent = {0};
	uint64_t room = (uint64_t)INT64_MAX / division_length(calendar_groups(plan->calendar).division);

	for (uint32_t i = first; i < end; i++) {
		widen(&extent, &plan->activities[i].target);
		for (int m = 0; m < MONTHS; m++)
			widen(&extent, &plan->activities[i].month[m]);
	}
	for (unsigned i = 0; i < extent.scale; i++)
		room /= 10;
	return first == end || extent.most <= room / (end - first);
}

bool
rollup_fits(const struct plan *plan)
{
	return sums_fit(plan, 0, (uint32_t)plan->activity_count);
}

/* Adds up all figures of some rows for the errors that these may have. */
static void
try_rows(struct adding *adding, const struct rollup *rollup)
{
	struct rollup_figures figures;

	for (size_t i = 0; i < rollup->row_count; i++)
		add_figures(adding, &rollup->rows[i], &figures);
}

static void
try_unit(struct adding *adding, const struct plan_unit *unit)
{
	struct arena *scratch;
	struct rollup rollup = {0};

	if (sums_fit(adding->plan, unit->first, unit->first + unit->count))
		return;
	scratch = arena_open_beside(adding->arena);
	build_rows(scratch, adding->plan, unit->first, unit->first + unit->count, &rollup);
	try_rows(adding, &rollup);
	arena_close(scratch);
}

/* Activities that are worth a thread. */
#define ACTIVITIES_EACH 1024

/* What threads share that count and group. */
struct rolling {
	const struct plan *plan;
	struct rollup *units, *national;
	struct arena *arenas[THREADS_MAX]; /* of each thread */
	uint32_t *slots[THREADS_MAX];      /* the same, for count_activities() */
};

/* The longest first: rows and counts of all, then the counts of each unit. */
enum { NATIONAL_ROWS, NATIONAL_COUNTS, UNIT_COUNTS };

static void
roll_up(void *ctx, unsigned thread, size_t item)
{
	const struct rolling *all = ctx;
	const struct adding adding = {.arena = all->arenas[thread], .plan = all->plan};
	const uint32_t n = (uint32_t)all->plan->activity_count;

	if (item == NATIONAL_ROWS) {
		build_rows(adding.arena, all->plan, 0, n, all->national);
	} else if (item == NATIONAL_COUNTS) {
		count_activities(&adding, 0, n, all->slots[thread], all->national);
	} else {
		const size_t u = item - UNIT_COUNTS;
		const struct plan_unit *unit = &all->plan->units[u];

		all->units[u] = (struct rollup){.unit = (uint32_t)u};
		count_activities(&adding, unit->first, unit->first + unit->count, all->slots[thread],
		    &all->units[u]);
	}
}

static void
roll_up_all(struct arena *arena, struct rolling *all, unsigned most)
{
	const struct plan *plan = all->plan;
	const unsigned threads = threads_for(most, plan->activity_count / ACTIVITIES_EACH);

	for (unsigned i = 0; i < threads; i++) {
		all->arenas[i] = i == 0 ? arena : arena_open_beside(arena);
		all->slots[i] = ARENA_ARRAY(all->arenas[i], uint32_t, plan->line_count + 1);
	}
	threads_run(threads, UNIT_COUNTS + plan->unit_count, roll_up, all);
	for (unsigned i = 1; i < threads; i++)
		arena_join(arena, all->arenas[i]);
}

/* Adds up all figures of all rows, unless they are known to fit. */
static bool
try_all(struct adding *adding, const struct rollup *national)
{
	const struct plan *plan = adding->plan;

	if (rollup_fits(plan))
		return true;
	try_rows(adding, national);
	for (size_t u = 0; u < plan->unit_count; u++)
		try_unit(adding, &plan->units[u]);
	return !adding->failed;
}

bool
rollup_is_kept(struct arena *arena, const struct plan *plan, const struct rollup *national)
{
	struct adding adding = {.arena = arena, .plan = plan};

	return try_all(&adding, national);
}

bool
rollup_build(struct arena *arena, const struct plan *plan, struct rollup *units, struct rollup *national,
    unsigned threads, struct diags *diags)
{
	struct adding adding = {.arena = arena, .plan = plan, .diags = diags};
	struct rolling all = {.plan = plan, .units = units, .national = national};

	*national = (struct rollup){.unit = UINT32_MAX};
	roll_up_all(arena, &all, threads);
	return try_all(&adding, national);
}

void
rollup_rows(struct arena *arena, const struct plan *plan, struct rollup *rollup)
{
	const struct plan_unit *unit = &plan->units[rollup->unit];

	build_rows(arena, plan, unit->first, unit->first + unit->count, rollup);
}
