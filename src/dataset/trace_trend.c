/*
 * Traces of figures of the year before, and of those that were corrected after they were reported.
 */
#include "dataset/tracer.h"
#include "dataset/tracing.h"
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

/* What is looked at is of the plan of then, and of its files. */
static struct tracer *
tracer_of_then(struct tracer *t)
{
	const struct source_trend *trend = t->source->trend;
	struct dataset_source *source;

	if (t->last_year)
		return t->last_year;
	source = ARENA_NEW(t->arena, struct dataset_source);
	*source = (struct dataset_source){
	    .plan = trend->last_year->plan,
	    .compliance = trend->last_year,
	    .numbers = t->source->numbers,
	    .language = t->source->language,
	    .wording = t->source->wording,
	};
	t->last_year = tracer_open(t->arena, source);
	t->last_year->compliance = trend->last_year;
	return t->last_year;
}

static struct trace *
trace_activity_then(struct tracer *t, const struct row_subject *subject, unsigned meaning)
{
	const struct year_before *pairs = t->source->trend->pairs;
	const uint32_t then = year_before_activity(pairs, subject->number);
	struct row_subject of;

	if (then == PAIRING_NONE ||
	    (meaning == IS_EXECUTED && !year_before_is_measured_alike(pairs, subject->number)))
		return NULL;
	of = subject_of_number(SUBJECT_ACTIVITY, pairs->progress->plan->activities[then].unit, then);
	return trace_of_activity(tracer_of_then(t), &of, meaning, 0);
}

static struct trace *
trace_many_then(struct tracer *t, const struct row_subject *subject)
{
	struct tracer *then = tracer_of_then(t);
	struct row_members of;

	if (!trend_members_then(t->arena, t->source->trend->pairs, subject, &of))
		return NULL;
	return trace_mean_of(then, of.activities, of.count, trace_view(then, subject, 0), IS_MEAN);
}

struct trace *
trace_of_last_year(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	const struct source_trend *trend = t->source->trend;
	const bool is_change = (figure & FIGURE_MEANING) == IS_CHANGE;
	const bool is_activity = subject->kind == SUBJECT_ACTIVITY;
	const unsigned meaning = !is_change ? figure & FIGURE_MEANING : is_activity ? IS_RATIO : IS_MEAN;
	struct trace *node, *then;

	if (!trend || !trend->last_year)
		return NULL;
	then = is_activity ? trace_activity_then(t, subject, meaning) : trace_many_then(t, subject);
	if (!is_change || !then)
		return then;
	node = trace_new(t, TRACE_DIFFERENCE, trace_word(t, "CAMBIO"));
	node->printed = true;
	trace_add(t, node,
	    is_activity ? trace_of_activity(t, subject, meaning, 0) : trace_of_many(t, subject, meaning, 0));
	trace_add(t, node, then);
	if (is_activity)
		trace_is_of(t, node, subject->number);
	return node;
}
