/*
 * Traces of figures that were corrected after they were reported.
 */
#include "dataset/tracer.h"
#include "dataset/trend_cells.h"

/* A month of an activity: a cell of the file of then, or of now. */
static struct trace *
trace_cell_of(struct tracer *t, const struct row_subject *subject, bool then)
{
	const struct progress *progress = t->source->compliance->progress;
	const struct activity *a = &t->source->plan->activities[subject->number];
	const struct progress_unit *sheets = &progress->units[a->unit];
	const struct executed *done =
	    then ? &progress->before[subject->number] : &progress->executed[subject->number];
	const struct sheet_cell *cell = executed_cell(done, subject->period);
	struct trace *node;

	if (!cell)
		return NULL;
	node = trace_cell(t, trace_word(t, activity_period_heading(t->source->plan, a, (int)subject->period)),
	    (then ? sheets->previous : sheets->sheet)->file, cell);
	node->value = amount_cell(&done->month[subject->period], cell);
	trace_is_of(t, node, subject->number);
	return node;
}

struct trace *
trace_of_correction(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	const bool then = (figure & FIGURE_ASPECT) == OF_REPORTED;

	if (subject->kind == SUBJECT_ACTIVITY)
		return trace_cell_of(t, subject, then);
	t->compliance = then ? t->source->trend->reported : t->source->before;
	return trace_of_many(t, subject, IS_MEAN, 0);
}
