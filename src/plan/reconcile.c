#include "plan/rollup.h"

/* A row of a unit's rollup, by what it is. */
struct part {
	uint32_t same, own, measure;
	const struct rollup_row *row;
};

static struct part
part_of(const struct rollup_row *row)
{
	return (struct part){row->same, row->same == UINT32_MAX ? row->activities[0] : 0,
	    (uint32_t)row->measure, row};
}

static int
compare_what(const struct part *x, const struct part *y)
{
	if (x->same != y->same)
		return x->same < y->same ? -1 : 1;
	if (x->own != y->own)
		return x->own < y->own ? -1 : 1;
	return (x->measure > y->measure) - (x->measure < y->measure);
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

/* Whether the row is what n parts come to. */
static bool
row_reconciles(const struct rollup_row *row, const struct part *parts, size_t n)
{
	struct rollup_row sum = {0};
	bool same = true;

	for (size_t i = 0; i < n; i++) {
		const struct rollup_row *part = parts[i].row;

		sum.units += part->units;
		sum.activity_count += part->activity_count;
		same = same && add_figures(&sum.target, &part->target);
		for (int m = 0; m < MONTHS; m++)
			same = same && add_figures(&sum.month[m], &part->month[m]);
		for (int q = 0; q < QUARTERS; q++)
			same = same && add_figures(&sum.quarter[q], &part->quarter[q]);
	}
	if (sum.units != row->units || sum.activity_count != row->activity_count)
		return false;
	/* What units may have, each for itself, may still not be brought together. */
	if (row->rule == FIGURE_NONE)
		return true;
	same = same && same_figures(&row->target, &sum.target);
	for (int m = 0; m < MONTHS; m++)
		same = same && same_figures(&row->month[m], &sum.month[m]);
	for (int q = 0; q < QUARTERS && !row->no_quarters; q++)
		same = same && same_figures(&row->quarter[q], &sum.quarter[q]);
	return same;
}

static void
add_counts(struct rollup_counts *a, const struct rollup_counts *b)
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
		add_counts(&all, &units[u].counts);
		for (size_t l = 0; l < units[u].line_count; l++) {
			const struct rollup_line *line = &units[u].lines[l];

			add_counts(&lines[line->line != UINT32_MAX ? line->line : plan->line_count],
			    &line->counts);
		}
	}
	for (size_t l = 0; l < national->line_count; l++) {
		const struct rollup_line *line = &national->lines[l];

		add_counts(&by_line, &line->counts);
		same = same &&
		    same_counts(&lines[line->line != UINT32_MAX ? line->line : plan->line_count],
			&line->counts);
	}
	return same && same_counts(&all, &national->counts) && same_counts(&by_line, &all);
}

/* The parts of all units, in order of what they are. */
static struct part *
collect(struct arena *arena, const struct plan *plan, const struct rollup *units, size_t *count)
{
	struct part *parts;
	size_t n = 0;

	for (size_t u = 0; u < plan->unit_count; u++)
		n += units[u].row_count;
	parts = ARENA_ARRAY(arena, struct part, n);
	*count = n;
	n = 0;
	for (size_t u = 0; u < plan->unit_count; u++) {
		for (size_t r = 0; r < units[u].row_count; r++)
			parts[n++] = part_of(&units[u].rows[r]);
	}
	if (n > 0)
		qsort(parts, n, sizeof(*parts), compare_parts);
	return parts;
}

/* Index of the first of n parts that doesn't come before the one wanted. */
static size_t
first_part(const struct part *parts, size_t n, const struct part *wanted)
{
	size_t low = 0;

	while (low < n) {
		size_t middle = low + (n - low) / 2;

		if (compare_what(&parts[middle], wanted) < 0)
			low = middle + 1;
		else
			n = middle;
	}
	return low;
}

bool
rollup_reconciles(struct arena *arena, const struct plan *plan, const struct rollup *units,
    const struct rollup *national, size_t *row)
{
	size_t count, used = 0;
	const struct part *parts = collect(arena, plan, units, &count);

	for (size_t r = 0; r < national->row_count; r++) {
		struct part wanted = part_of(&national->rows[r]);
		size_t first = first_part(parts, count, &wanted), end = first;

		while (end < count && compare_what(&parts[end], &wanted) == 0)
			end++;
		used += end - first;
		if (!row_reconciles(&national->rows[r], parts + first, end - first)) {
			*row = r;
			return false;
		}
	}
	if (used == count && counts_reconcile(arena, plan, units, national))
		return true;
	*row = national->row_count;
	return false;
}
