#include "plan/rollup.h"

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

/* Adds a unit's rows to what they belong to.  False when there is no such national row. */
static bool
add_unit(struct arena *arena, const struct plan *plan, const struct rollup *given,
    const struct rollup *national, const struct part *index, struct total *totals)
{
	struct arena *scratch = arena_open_beside(arena);
	struct rollup unit = *given;
	bool found = true;

	if (unit.row_count == 0)
		rollup_rows(scratch, plan, &unit);
	for (size_t r = 0; r < unit.row_count; r++) {
		struct part wanted = part_of(&unit.rows[r]);
		size_t low = 0, high = national->row_count;

		while (low < high) {
			size_t middle = low + (high - low) / 2;

			if (compare_what(&index[middle], &wanted) < 0)
				low = middle + 1;
			else
				high = middle;
		}
		if (low < national->row_count && compare_what(&index[low], &wanted) == 0)
			add_part(plan, &totals[index[low].row - national->rows], wanted.row);
		else
			found = false;
	}
	arena_close(scratch);
	return found;
}

bool
rollup_reconciles(struct arena *arena, const struct plan *plan, const struct rollup *units,
    const struct rollup *national, size_t *row)
{
	struct arena *scratch = arena_open_beside(arena);
	struct total *totals = ARENA_ARRAY(scratch, struct total, national->row_count);
	const struct part *index = index_rows(scratch, national);
	bool same = true;

	for (size_t u = 0; u < plan->unit_count; u++)
		same = add_unit(arena, plan, &units[u], national, index, totals) && same;
	same = same && counts_reconcile(scratch, plan, units, national);
	*row = national->row_count;
	for (size_t r = national->row_count; r-- > 0;) {
		if (!row_reconciles(plan, &national->rows[r], &totals[r])) {
			*row = r;
			same = false;
		}
	}
	arena_close(scratch);
	return same;
}
