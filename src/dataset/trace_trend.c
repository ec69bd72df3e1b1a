/*
 * Traces of figures of the year before, and of those that were corrected after they were reported.
 */
#include "dataset/tracer.h"
#include "dataset/tracing.h"
#include "dataset/trend_cells.h"
#include "plan/budget.h"
#include "plan/budget_corrections.h"
#include "plan/reported.h"

/* The progress that the previous edition was made of; nothing is computed of it. */
static const struct compliance *
compliance_reported(struct tracer *t)
{
	const struct progress *now = t->source->compliance->progress;
	struct compliance *out;
	struct progress *then;

	if (t->reported)
		return t->reported;
	then = ARENA_NEW(t->arena, struct progress);
	(void)progress_as_reported(t->arena, now, false, then);
	out = ARENA_NEW(t->arena, struct compliance);
	*out = (struct compliance){.plan = now->plan, .progress = then, .cut = t->source->compliance->cut};
	t->reported = out;
	return out;
}

/* A month of an activity: what the file of then has, or of now. */
static struct trace *
trace_corrected_month(struct tracer *t, const struct row_subject *subject, bool then)
{
	const struct executed *done;
	struct trace *node;

	t->compliance = then ? compliance_reported(t) : t->source->compliance;
	done = &t->compliance->progress->executed[subject->number];
	if (!executed_cell(done, subject->period))
		return NULL;
	node = trace_month(t, subject->number, subject->period, true);
	trace_is_of(t, node, subject->number);
	return node;
}

/* The money that was spent, the k-th of an activity's that was corrected, in the file of then or of now. */
static struct trace *
trace_corrected_money(struct tracer *t, const struct row_subject *subject, bool then)
{
	const struct budget_source *source = &t->source->budget->source;
	struct budget_correction all[BUDGET_CORRECTIONS_MAX];
	const struct budget_cell *cell;
	struct budget_history history;
	struct trace *node;

	if (!budget_history_bind(source->plan, source->progress, subject->unit, source->style, &history) ||
	    budget_corrections(&(struct budget_reading){source->style, source->currency, t->arena}, &history,
		subject->number, all) <= subject->period)
		return NULL;
	cell = then ? &all[subject->period].was : &all[subject->period].now;
	if (!cell->cell)
		return NULL;
	node = trace_cell(t, trace_word(t, "DEVENGADO"),
	    (then ? history.previous
		  : budget_correction_sheet(&history, &all[subject->period], subject->unit))
		->file,
	    cell->cell);
	if (cell->state != BUDGET_CELL_UNREADABLE)
		node->value = (struct dataset_cell){.kind = CELL_NUMBER, .number = cell->amount};
	trace_is_of(t, node, subject->number);
	return node;
}

struct trace *
trace_of_correction(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	const bool then = (figure & FIGURE_ASPECT) == OF_REPORTED;

	if (subject->kind == SUBJECT_ACTIVITY && subject->currency != ANY_CURRENCY)
		return trace_corrected_money(t, subject, then);
	if (subject->kind == SUBJECT_ACTIVITY)
		return trace_corrected_month(t, subject, then);
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
	    .national = trend->last_year->national,
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

static struct trace *
trace_total_then(struct tracer *t, const struct row_subject *subject, unsigned meaning)
{
	const struct source_trend *trend = t->source->trend;
	const uint32_t then = trend->rows[subject->number];
	struct row_subject of;

	if (then == PAIRING_NONE ||
	    (meaning == IS_EXECUTED &&
		!year_before_row_is_measured_alike(trend->pairs,
		    &t->source->compliance->national->rows[subject->number])))
		return NULL;
	of = subject_of_number(SUBJECT_ROW, ANY_UNIT, then);
	return trace_of_total(tracer_of_then(t), &of, meaning);
}

/* What a figure, or a change, of the subject is of. */
static unsigned
meaning_then(const struct row_subject *subject, unsigned meaning)
{
	if (meaning == IS_MEAN_CHANGE)
		return IS_MEAN;
	if (meaning == IS_CHANGE)
		return subject->kind == SUBJECT_ACTIVITIES ? IS_MEAN : IS_RATIO;
	return meaning;
}

static struct trace *
trace_then(struct tracer *t, const struct row_subject *subject, unsigned meaning)
{
	if (subject->kind == SUBJECT_ACTIVITY)
		return trace_activity_then(t, subject, meaning);
	if (subject->kind == SUBJECT_ROW)
		return trace_total_then(t, subject, meaning);
	return trace_many_then(t, subject);
}

static struct trace *
trace_now(struct tracer *t, const struct row_subject *subject, unsigned meaning)
{
	if (subject->kind == SUBJECT_ACTIVITY)
		return trace_of_activity(t, subject, meaning, 0);
	if (subject->kind == SUBJECT_ROW)
		return trace_of_total(t, subject, meaning);
	return trace_of_many(t, subject, meaning, 0);
}

struct trace *
trace_of_last_year(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	const struct source_trend *trend = t->source->trend;
	const unsigned meaning = meaning_then(subject, figure & FIGURE_MEANING);
	struct trace *node, *then;

	if (!trend || !trend->last_year)
		return NULL;
	then = trace_then(t, subject, meaning);
	if (meaning == (figure & FIGURE_MEANING) || !then)
		return then;
	node = trace_between(t, trace_now(t, subject, meaning), then);
	if (subject->kind == SUBJECT_ACTIVITY)
		trace_is_of(t, node, subject->number);
	return node;
}
