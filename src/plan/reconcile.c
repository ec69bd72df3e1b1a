#include "plan/rollup.h"

#include "base/threads.h"

/* A row of a unit's rollup, by what it is. */
struct part {
	uint32_t group, own, measure, unit_of_measure;
	const struct rollup_row *row;
};

static struct part
part_of(const struct rollup_row *row)
{
	return (struct part){row->group, row->group == UINT32_MAX ? row->activities[0] : 0,
	    (uint32_t)row->measure, row->unit_of_measure, row};
}

static int
compare_what(const struct part *x, const struct part *y)
{
	if (x->group != y->group)
		return x->group < y->group ? -1 : 1;
	if (x->own != y->own)
		return x->own < y->own ? -1 : 1;
	if (x->measure != y->measure)
		return x->measure < y->measure ? -1 : 1;
	return (x->unit_of_measure > y->unit_of_measure) - (x->unit_of_measure < y->unit_of_measure);
}

static int
compare_parts(const void *a, const void *b)
{
	const struct part *x = a, *y = b;
	int order = compare_what(x, y);

	return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

/* Adds b to a. */
static bool
add_figures(struct figure_sum *a, const struct figure_sum *b)
{
	if (b->count == 0)
		return true;
	if (a->count == 0) {
		*a = *b;
		return true;
	}
	if (decimal_compare(b->least, a->least) < 0)
		a->least = b->least;
	if (decimal_compare(b->most, a->most) > 0)
		a->most = b->most;
	a->count += b->count;
	return decimal_add(a->sum, b->sum, &a->sum);
}

static bool
same_figures(const struct figure_sum *a, const struct figure_sum *b)
{
	if (a->count != b->count)
		return false;
	return a->count == 0 ||
	    (decimal_compare(a->sum, b->sum) == 0 && decimal_compare(a->least, b->least) == 0 &&
		decimal_compare(a->most, b->most) == 0);
}

/* What the rows of units come to, for one national row. */
struct total {
	struct rollup_figures sum;
	uint32_t units, activity_count;
	bool overflown;
};

static void
add_part(const struct plan *plan, struct total *total, const struct rollup_row *row)
{
	struct rollup_figures *sum = &total->sum, room;
	const struct rollup_figures *part = rollup_figures(plan, row, &room);
	bool fits;

	total->units += row->units;
	total->activity_count += row->activity_count;
	fits = add_figures(&sum->target, &part->target);
	for (int m = 0; m < MONTHS; m++)
		fits = add_figures(&sum->month[m], &part->month[m]) && fits;
	for (int q = 0; q < QUARTERS; q++)
		fits = add_figures(&sum->quarter[q], &part->quarter[q]) && fits;
	total->overflown = total->overflown || !fits;
}

static bool
row_reconciles(const struct plan *plan, const struct rollup_row *row, const struct total *total)
{
	const struct rollup_figures *sum = &total->sum, *figures;
	struct rollup_figures room;
	bool same = !total->overflown;

	if (total->units != row->units || total->activity_count != row->activity_count)
		return false;
	/* What units may have, each for itself, may still not be brought together. */
	if (row->rule == FIGURE_NONE)
		return true;
	figures = rollup_figures(plan, row, &room);
	same = same && same_figures(&figures->target, &sum->target);
	for (int m = 0; m < MONTHS; m++)
		same = same && same_figures(&figures->month[m], &sum->month[m]);
	for (int q = 0; q < QUARTERS && !row->no_quarters; q++)
		same = same && same_figures(&figures->quarter[q], &sum->quarter[q]);
	return same;
}

/* All counts are of one type, so there is no padding between them. */
static bool
same_counts(const struct rollup_counts *a, const struct rollup_counts *b)
{
	return memcmp(a, b, sizeof(*a)) == 0;
}

static bool
counts_reconcile(struct arena *arena, const struct plan *plan, const struct rollup *units,
    const struct rollup *national)
{
	struct rollup_counts *lines = ARENA_ARRAY(arena, struct rollup_counts, plan->line_count + 1);
	struct rollup_counts all = {0}, by_line = {0};
	bool same = true;

	for (size_t u = 0; u < plan->unit_count; u++) {
		rollup_add_counts(&all, &units[u].counts);
		for (size_t l = 0; l < units[u].line_count; l++) {
			const struct rollup_line *line = &units[u].lines[l];

			rollup_add_counts(&lines[line->line != UINT32_MAX ? line->line : plan->line_count],
			    &line->counts);
		}
	}
	for (size_t l = 0; l < national->line_count; l++) {
		const struct rollup_line *line = &national->lines[l];

		rollup_add_counts(&by_line, &line->counts);
		same = same &&
		    same_counts(&lines[line->line != UINT32_MAX ? line->line : plan->line_count],
			&line->counts);
	}
	return same && same_counts(&all, &national->counts) && same_counts(&by_line, &all);
}

/* The national rows, in order of what they are. */
static struct part *
index_rows(struct arena *arena, const struct rollup *national)
{
	struct part *parts = ARENA_ARRAY(arena, struct part, national->row_count);

	for (size_t r = 0; r < national->row_count; r++)
		parts[r] = part_of(&national->rows[r]);
	if (national->row_count > 0)
		qsort(parts, national->row_count, sizeof(*parts), compare_parts);
	return parts;
}

/* A national row that there is not. */
#define NO_ROW UINT32_MAX

/* Activities that are worth a thread; those whose rows are made before they are added up. */
#define ACTIVITIES_EACH 1024
#define ACTIVITIES_AT_ONCE 16384

/* National rows that a thread compares at a time. */
#define ROWS_EACH 256

/*
 * What threads share.  Of some units at a time, first the rows of each are made and their national ones
 * found; then each part of the national rows is added to, in the order of units.
 */
struct reconciling {
	const struct plan *plan;
	const struct rollup *national;
	const struct part *index;
	struct total *totals; /* of each national row */
	bool *differs;        /* the same */
	struct rollup *units; /* of all; those at hand have their rows */
	uint32_t **belongs;   /* of each row of these, its national row */
	size_t first, end;    /* of the units at hand */
	bool *lacks;          /* of each unit: a national row */
	unsigned threads, parts;
	struct arena *arenas[THREADS_MAX]; /* of each thread, for the units at hand */
};

static uint32_t
national_row(const struct reconciling *all, const struct rollup_row *row)
{
	struct part wanted = part_of(row);
	size_t low = 0, high = all->national->row_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_what(&all->index[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < all->national->row_count && compare_what(&all->index[low], &wanted) == 0)
		return (uint32_t)(all->index[low].row - all->national->rows);
	return NO_ROW;
}

static void
find_unit(void *ctx, unsigned thread, size_t item)
{
	const struct reconciling *all = ctx;
	const size_t u = all->first + item;
	struct rollup *unit = &all->units[u];
	uint32_t *belongs;

	if (unit->row_count == 0)
		rollup_rows(all->arenas[thread], all->plan, unit);
	belongs = all->belongs[u] = ARENA_ARRAY(all->arenas[thread], uint32_t, unit->row_count);
	for (size_t r = 0; r < unit->row_count; r++) {
		belongs[r] = national_row(all, &unit->rows[r]);
		all->lacks[u] = all->lacks[u] || belongs[r] == NO_ROW;
	}
}

/* To every national row of a part. */
static void
add_units(void *ctx, unsigned thread, size_t part)
{
	const struct reconciling *all = ctx;

	(void)thread;
	for (size_t u = all->first; u < all->end; u++) {
		for (size_t r = 0; r < all->units[u].row_count; r++) {
			uint32_t row = all->belongs[u][r];

			if (row != NO_ROW && row % all->parts == part)
				add_part(all->plan, &all->totals[row], &all->units[u].rows[r]);
		}
	}
}

static void
compare_rows(void *ctx, unsigned thread, size_t item)
{
	const struct reconciling *all = ctx;
	size_t first = item * ROWS_EACH, end = first + ROWS_EACH;

	(void)thread;
	for (size_t r = first; r < end && r < all->national->row_count; r++)
		all->differs[r] = !row_reconciles(all->plan, &all->national->rows[r], &all->totals[r]);
}

/* Takes the next units that have activities enough together. */
static void
take_units(struct reconciling *all)
{
	size_t activities = 0;

	all->first = all->end;
	while (all->end < all->plan->unit_count && activities < ACTIVITIES_AT_ONCE)
		activities += all->plan->units[all->end++].count;
}

static void
add_all(struct arena *arena, struct reconciling *all)
{
	for (take_units(all); all->first < all->end; take_units(all)) {
		for (unsigned i = 0; i < all->threads; i++)
			all->arenas[i] = arena_open_beside(arena);
		threads_run(all->threads, all->end - all->first, find_unit, all);
		threads_run(all->threads, all->parts, add_units, all);
		for (unsigned i = 0; i < all->threads; i++)
			arena_close(all->arenas[i]);
	}
}

static void
begin_reconciling(struct arena *arena, const struct plan *plan, const struct rollup *units,
    const struct rollup *national, struct reconciling *all)
{
	*all = (struct reconciling){.plan = plan, .national = national};
	all->index = index_rows(arena, national);
	all->totals = ARENA_ARRAY(arena, struct total, national->row_count);
	all->differs = ARENA_ARRAY(arena, bool, national->row_count);
	all->units = ARENA_ARRAY(arena, struct rollup, plan->unit_count);
	if (plan->unit_count > 0)
		memcpy(all->units, units, plan->unit_count * sizeof(*units));
	all->belongs = ARENA_ARRAY(arena, uint32_t *, plan->unit_count);
	all->lacks = ARENA_ARRAY(arena, bool, plan->unit_count);
}

bool
rollup_reconciles(struct arena *arena, const struct plan *plan, const struct rollup *units,
    const struct rollup *national, unsigned threads, size_t *row)
{
	struct arena *scratch = arena_open_beside(arena);
	const size_t n = national->row_count;
	struct reconciling all;
	bool same;

	begin_reconciling(scratch, plan, units, national, &all);
	all.threads = threads_for(threads, plan->activity_count / ACTIVITIES_EACH);
	all.parts = all.threads > 1 ? 4 * all.threads : 1;
	add_all(scratch, &all);
	threads_run(all.threads, (n + ROWS_EACH - 1) / ROWS_EACH, compare_rows, &all);
	same = counts_reconcile(scratch, plan, units, national);
	for (size_t u = 0; u < plan->unit_count; u++)
		same = same && !all.lacks[u];
	*row = 0;
	while (*row < n && !all.differs[*row])
		++*row;
	arena_close(scratch);
	return same && *row == n;
}
