#include "text/total_fit.h"

#define NO_WAY INT64_MAX
#define UNREACHED (UINT32_MAX / 4)
#define LINE ((int64_t)1 << 42) /* more than the demerits of forty thousand lines */

static int64_t
rounded(int64_t parts, int64_t scale)
{
	return (parts + (parts < 0 ? -(scale / 2) : scale / 2)) / scale;
}

/* Where the line after break a begins, as if the first line's indent were text. */
static int64_t
line_start(const struct fit *fit, ptrdiff_t a)
{
	return a < 0 ? -fit->indent * fit->scale : fit->breaks[a].start;
}

/* As the runs are placed: where the last one starts is rounded, and how wide it is. */
static bool
fits(const struct fit *fit, ptrdiff_t a, const struct fit_break *end)
{
	length indent = a < 0 ? fit->indent : 0;
	int64_t start = a < 0 ? 0 : fit->breaks[a].start;

	return indent + rounded(end->end - end->last - start, fit->scale) + rounded(end->last, fit->scale) <=
	    fit->width;
}

/* What is left over of a line is given in parts, and not negative. */
static int64_t
demerits(const struct fit *fit, ptrdiff_t a, const struct fit_break *end, int64_t left)
{
	int64_t loose;

	if (end->forced)
		return 0;
	if (fit->space == 0 || left == 0) {
		loose = left * 1000 / (fit->width * fit->scale);
	} else {
		int64_t spaces = end->spaces_end - (a < 0 ? 0 : fit->breaks[a].spaces_start);
		loose = spaces == 0 ? FIT_LOOSENESS_MAX : left * 333 / (spaces * fit->space);
	}
	if (loose > FIT_LOOSENESS_MAX)
		loose = FIT_LOOSENESS_MAX;
	return loose * loose;
}

/* What is left of the width, in parts, may be off by a part or two where it was rounded. */
static inline bool
line_fits(const struct fit *fit, ptrdiff_t a, const struct fit_break *end, int64_t left)
{
	return left >= 2 * fit->scale || (left >= -2 * fit->scale && fits(fit, a, end));
}

int64_t
total_fit_line(const struct fit *fit, ptrdiff_t a, size_t b)
{
	const struct fit_break *end = &fit->breaks[b];
	int64_t left = fit->width * fit->scale - (end->end - line_start(fit, a));

	return line_fits(fit, a, end, left) ? demerits(fit, a, end, left < 0 ? 0 : left) : -1;
}

/* Another way to break b, with so many hyphens in a row. */
static inline void
offer(struct fit_ways *to, size_t row, int64_t cost, ptrdiff_t a, uint8_t from_row)
{
	if (cost >= to->cost[row])
		return;
	to->cost[row] = cost;
	to->from[row] = (int32_t)a;
	to->from_row[row] = from_row;
}

/* Ways to break b by a line from break a, of so many demerits. */
static void
extend(const struct fit *fit, struct fit_ways *ways, ptrdiff_t a, size_t b, int64_t line)
{
	static const struct fit_ways beginning = {.cost = {0, NO_WAY, NO_WAY}};
	const struct fit_ways *before = a < 0 ? &beginning : &ways[a];

	line += LINE;
	if (!fit->breaks[b].hyphen) {
		offer(&ways[b], 0, before->cost[before->best] + line, a, before->best);
		return;
	}
	line += FIT_HYPHEN;
	for (uint8_t row = 0; row < FIT_ROW_MAX; row++) {
		if (before->cost[row] != NO_WAY)
			offer(&ways[b], row + 1U, before->cost[row] + line + (row > 0 ? FIT_HYPHENS : 0), a,
			    row);
	}
}

/* Whether a line from a to b would be a piece of one word. */
static bool
inside_one(const struct fit *fit, ptrdiff_t a, const struct fit_break *end)
{
	return end->offset > 0 && a >= 0 && fit->breaks[a].offset > 0 && fit->breaks[a].token == end->token;
}

/* Where the longest lines to each break begin, and the fewest lines to get there. */
static void
count_before(const struct fit *fit, struct fit_ways *ways)
{
	const struct fit_break *end = fit->breaks;
	int64_t width = fit->width * fit->scale, start = line_start(fit, -1);
	ptrdiff_t a = -1;

	for (size_t b = 0; b < fit->count; b++, end++) {
		if (b > 0 && end[-1].forced) {
			a = (ptrdiff_t)b - 1;
			start = end[-1].start;
		}
		while (a < (ptrdiff_t)b && !line_fits(fit, a, end, width - (end->end - start)))
			start = fit->breaks[++a].start;
		ways[b].first = (int32_t)a;
		ways[b].before = a == (ptrdiff_t)b ? UNREACHED : a < 0 ? 1 : ways[a].before + 1;
		if (ways[b].before > UNREACHED)
			ways[b].before = UNREACHED;
	}
}

/* And the fewest lines from each break to the end. */
static void
count_after(const struct fit *fit, struct fit_ways *ways)
{
	size_t last = fit->count - 1, b = last;

	ways[last].after = 0;
	for (size_t a = last; a-- > 0;) {
		if (fit->breaks[a + 1].forced)
			b = a + 1;
		while (b > a + 1 && ways[b].first > (ptrdiff_t)a)
			b--;
		ways[a].after = ways[b].after + 1;
	}
}

/*
 * All ways to break b; `a` is the last break that there is a way to, of those that lines to b may begin at.
 */
static void
find_ways(const struct fit *fit, struct fit_ways *ways, ptrdiff_t a, size_t b)
{
	const struct fit_break *end = &fit->breaks[b];
	int64_t width = fit->width * fit->scale;
	struct fit_ways *here = &ways[b];

	for (; a >= here->first; a = ways[a].last_way) {
		if (!inside_one(fit, a, end)) {
			int64_t left = width - (end->end - line_start(fit, a));
			extend(fit, ways, a, b, demerits(fit, a, end, left < 0 ? 0 : left));
		}
		if (a < 0)
			return;
	}
}

static void
note_best(struct fit_ways *here)
{
	for (uint8_t row = 1; row <= FIT_ROW_MAX; row++) {
		if (here->cost[row] < here->cost[here->best])
			here->best = row;
	}
}

/*
 * Ways to all breaks: only to those that have a part in the fewest lines, and line by line; or to any, where
 * the rule of hyphens does not let there be so few.
 */
static bool
find_all_ways(const struct fit *fit, struct fit_ways *ways, uint32_t lines)
{
	ptrdiff_t last = -1, line_before = -1; /* the last way to the end of the line before */
	uint32_t line = 1;

	for (size_t b = 0; b < fit->count; b++) {
		struct fit_ways *here = &ways[b];
		for (int row = 0; row <= FIT_ROW_MAX; row++)
			here->cost[row] = NO_WAY;
		here->best = 0;
		if (lines > 0 && here->before + here->after != lines)
			continue;
		if (here->before > line) {
			line = here->before;
			line_before = last;
		}
		find_ways(fit, ways, lines > 0 ? line_before : last, b);
		if (fit->breaks[b].hyphen)
			note_best(here);
		if (here->cost[here->best] == NO_WAY)
			continue;
		here->last_way = (int32_t)last;
		last = (ptrdiff_t)b;
	}
	return ways[fit->count - 1].cost[0] != NO_WAY;
}

size_t
total_fit(const struct fit *fit, struct fit_ways *ways, uint32_t *taken)
{
	size_t n = 0;

	count_before(fit, ways);
	uint32_t lines = ways[fit->count - 1].before;
	if (lines == UNREACHED)
		return 0;
	count_after(fit, ways);
	if (!find_all_ways(fit, ways, lines) && !find_all_ways(fit, ways, 0))
		return 0;
	uint8_t row = 0;
	for (ptrdiff_t at = (ptrdiff_t)fit->count - 1; at >= 0; n++) {
		const struct fit_ways *way = &ways[at];
		taken[n] = (uint32_t)at;
		at = way->from[row];
		row = way->from_row[row];
	}
	for (size_t i = 0; i < n / 2; i++) {
		uint32_t other = taken[i];
		taken[i] = taken[n - 1 - i];
		taken[n - 1 - i] = other;
	}
	return n;
}
