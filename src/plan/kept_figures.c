/*
 * Figures of rows that are read more than once, kept with them.
 */
#include "plan/rollup.h"

#include "base/threads.h"

/* Rows whose figures a thread adds up at a time; as many are worth one. */
#define ROWS_EACH 256

struct keeping {
	const struct plan *plan;
	struct rollup *rollup;
	struct rollup_figures *figures;
	size_t *first; /* of the figures, for each item */
};

static bool
is_kept(const struct rollup_row *row)
{
	return row->activity_count > 1;
}

static void
keep_rows(void *ctx, unsigned thread, size_t item)
{
	const struct keeping *keeping = ctx;
	const struct rollup *rollup = keeping->rollup;
	struct rollup_figures *figures = &keeping->figures[keeping->first[item]];
	size_t first = item * ROWS_EACH, end = first + ROWS_EACH;

	(void)thread;
	for (size_t i = first; i < end && i < rollup->row_count; i++) {
		struct rollup_row *row = &rollup->rows[i];

		if (is_kept(row)) {
			row->figures = NULL;
			(void)rollup_figures(keeping->plan, row, figures);
			row->figures = figures++;
		}
	}
}

void
rollup_keep_figures(struct arena *arena, const struct plan *plan, struct rollup *rollup, unsigned threads)
{
	const size_t items = (rollup->row_count + ROWS_EACH - 1) / ROWS_EACH;
	struct arena *scratch = arena_open_beside(arena);
	struct keeping keeping = {plan, rollup, NULL, ARENA_ARRAY(scratch, size_t, items)};
	size_t kept = 0;

	for (size_t i = 0; i < rollup->row_count; i++) {
		if (i % ROWS_EACH == 0)
			keeping.first[i / ROWS_EACH] = kept;
		kept += is_kept(&rollup->rows[i]);
	}
	keeping.figures = ARENA_ARRAY(arena, struct rollup_figures, kept);
	threads_run(threads_for(threads, kept / ROWS_EACH), items, keep_rows, &keeping);
	arena_close(scratch);
}
