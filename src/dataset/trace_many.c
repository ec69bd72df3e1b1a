/*
 * Traces of what is told of many activities: of a unit, a line, a month, all; and of findings.
 */
#include "dataset/progress_cells.h"
#include "dataset/tallies.h"
#include "dataset/tracer.h"

/* What is counted of a subject. */
struct counting {
	struct tracer *t;
	const struct row_subject *subject;
	unsigned figure;
	struct period of; /* of counts of the plan: a period of it */
	struct view view; /* of counts of the progress */
	uint8_t status;
};

/* Whether any month of the period has work programmed. */
static bool
is_programmed(const struct activity *a, struct period of)
{
	for (unsigned m = of.first; m <= of.last; m++)
		if (activity_programs(a, &a->month[m]))
			return true;
	return false;
}

static bool
is_below_threshold(const struct counting *c, uint32_t i)
{
	const struct indicator own = trace_indicator(c->t, i, c->view);

	return own.compliance.den > 0 &&
	    fraction_compare_percent(own.compliance, c->t->compliance->scale.justify_below) < 0;
}

static bool
counts_progress(const struct counting *c, uint32_t i)
{
	const struct compliance *of = c->t->compliance;
	const struct activity *a = &c->t->source->plan->activities[i];
	const struct executed *done = of ? &of->progress->executed[i] : NULL;

	if (of == NULL)
		return false;
	switch (c->figure & FIGURE_MEANING) {
	case IS_PROGRAMMED:
		return portion_any(a, a->month, c->view.of, !a->descending);
	case IS_DONE:
		return portion_any(a, done->month, c->view.of, true);
	case IS_REPORTED:
		return portion_any(a, a->month, c->view.of, !a->descending) &&
		    portion_any(a, done->month, c->view.of, false);
	case IS_INCOMPLETE:
		return of->activities[i].unreported_period != 0;
	case IS_PENDING:
		return of->activities[i].pending;
	case IS_CRITICAL:
		return is_below_threshold(c, i);
	case IS_STATUS_COUNT:
	case IS_STATUS_SHARE:
		return trace_indicator(c->t, i, c->view).status == c->status;
	default:
		return false;
	}
}

static bool
counts(const struct counting *c, uint32_t i)
{
	const struct activity *a = &c->t->source->plan->activities[i];

	switch (c->figure & FIGURE_MEANING) {
	case IS_ACTIVITIES:
		return true;
	case IS_BY_NUMBER:
		return a->measure == QUANTITY_COUNT;
	case IS_BY_PERCENT:
		return a->measure == QUANTITY_PERCENT;
	case IS_WITH_TARGET:
		return amount_given(&a->target);
	case IS_WITH_MONTHS:
		return activity_has_months(a);
	case IS_WITHOUT_MONTHS:
		return !activity_has_months(a);
	case IS_SLOT:
	case IS_GROUP:
		return is_programmed(a, c->of);
	default:
		return counts_progress(c, i);
	}
}

/* The months of a period in which work is programmed. */
static void
add_months(const struct counting *c, uint32_t i, struct trace *node)
{
	const struct activity *a = &c->t->source->plan->activities[i];

	for (unsigned m = c->of.first; m <= c->of.last; m++)
		if (activity_programs(a, &a->month[m]))
			trace_add(c->t, node, trace_month(c->t, i, m, false));
}

/* What puts it under the value that the row is of; NULL: the row is of none, or of those without. */
static struct trace *
aligned_cell(const struct counting *c, uint32_t i)
{
	const struct activity *a = &c->t->source->plan->activities[i];
	const enum alignment alignment = c->subject->alignment;
	const struct sheet_cell *cell = alignment != ALIGNMENT_NONE ? activity_aligned(a, alignment) : NULL;
	struct trace *node;

	if (cell == NULL || sheet_length(cell) == 0)
		return NULL;
	node = trace_cell(c->t, trace_word(c->t, alignment_heading(alignment)),
	    c->t->source->plan->units[a->unit].sheet->file, cell);
	node->operation = TRACE_TEXT;
	node->value = (struct dataset_cell){.kind = CELL_TEXT, .u.text = sheet_text(cell)};
	return node;
}

/* What shows that it is counted; NULL: nothing but that it is there. */
static struct trace *
evidence(const struct counting *c, uint32_t i)
{
	const struct row_subject own = subject_of_number(SUBJECT_ACTIVITY, ANY_UNIT, i);

	switch (c->figure & FIGURE_MEANING) {
	case IS_ACTIVITIES:
		return aligned_cell(c, i);
	case IS_WITH_TARGET:
		return trace_of_activity(c->t, &own, IS_TARGET, 0);
	case IS_PENDING:
	case IS_CRITICAL:
		return trace_ratio(c->t, i, c->view);
	case IS_STATUS_COUNT:
	case IS_STATUS_SHARE:
	case IS_INCOMPLETE:
		return trace_status(c->t, i, c->view);
	case IS_PROGRAMMED:
		return trace_portion(c->t, i, c->view, false);
	case IS_DONE:
	case IS_REPORTED:
		return trace_portion(c->t, i, c->view, true);
	default:
		return NULL;
	}
}

static struct trace *
trace_count(const struct counting *c, const char *name)
{
	struct trace *node = trace_new(c->t, TRACE_COUNT, trace_word(c->t, name));
	size_t n;
	const uint32_t *members = trace_members(c->t, c->subject, &n);

	for (size_t k = 0; k < n; k++) {
		struct trace *part, *shown;

		if (!counts(c, members[k]))
			continue;
		part = trace_activity(c->t, members[k]);
		shown = evidence(c, members[k]);
		if (shown)
			trace_add(c->t, part, shown);
		if ((c->figure & FIGURE_MEANING) == IS_SLOT || (c->figure & FIGURE_MEANING) == IS_GROUP)
			add_months(c, members[k], part);
		trace_is_of(c->t, part, members[k]);
		trace_add(c->t, node, part);
	}
	trace_set_count(node);
	return node;
}

/* How many have a status, of all. */
static struct trace *
trace_share(const struct counting *c)
{
	struct trace *node = trace_new(c->t, TRACE_RATIO, trace_word(c->t, "PORCENTAJE"));
	struct counting all = *c;
	struct fraction f = {0};

	all.figure = IS_ACTIVITIES;
	trace_add(c->t, node, trace_count(c, "ACTIVIDADES"));
	trace_add(c->t, node, trace_count(&all, "ACTIVIDADES"));
	(void)fraction_divide(node->parts.items[0]->value.number, 1, node->parts.items[1]->value.number, 1,
	    &f);
	if (f.den > 0)
		node->value = trace_percent(fraction_percent(f, STATUS_SHARE_PLACES));
	return node;
}

/* How many are below the threshold of causes, of those with a figure. */
static struct trace *
trace_critical(const struct counting *c)
{
	struct trace *node = trace_new(c->t, TRACE_COVERAGE, trace_word(c->t, "CRÍTICAS"));
	size_t n;
	const uint32_t *members = trace_members(c->t, c->subject, &n);

	trace_add(c->t, node, trace_count(c, "CRÍTICAS"));
	trace_add(c->t, node, trace_mean_of(c->t, members, n, c->view, IS_WITH_FIGURE));
	node->value = coverage_cell((uint32_t)node->parts.items[0]->parts.count,
	    (uint32_t)node->parts.items[1]->parts.count, trace_word(c->t, " de "));
	return node;
}

/* Whether the unit is among those that the row is of. */
static bool
is_among(const struct plan *plan, const struct row_subject *s, uint32_t unit)
{
	const struct unit_set *set = subject_set(plan, s);
	const struct alignment_value *value = subject_value(plan, s);

	if (value) {
		uint32_t i = 0;

		while (i < value->count && plan->activities[value->activities[i]].unit != unit)
			i++;
		return i < value->count;
	}
	for (uint32_t i = 0; set && i < set->unit_count; i++)
		if (set->units[i] == unit)
			return true;
	return set == NULL;
}

/* All its units, or those that have reported something in the period. */
static struct trace *
trace_units(struct tracer *t, const struct row_subject *subject, bool submitted)
{
	struct trace *node = trace_new(t, TRACE_COUNT, trace_word(t, submitted ? "INFORMAN" : "UNIDADES"));

	for (uint32_t u = 0; u < t->source->plan->unit_count; u++) {
		struct trace *unit;

		if (!is_among(t->source->plan, subject, u))
			continue;
		unit = trace_unit(t, u);
		if (submitted && !compliance_has_submitted(t->compliance, u))
			trace_leave_out(t, node, unit, trace_told(t, N_("it has reported nothing")));
		else
			trace_add(t, node, unit);
	}
	trace_set_count(node);
	return node;
}

static struct trace *
trace_unit_mean(struct tracer *t, uint32_t unit, unsigned meaning)
{
	const struct row_subject own = subject_of_activities(unit, ANY_LINE);
	size_t n;
	const uint32_t *members = trace_members(t, &own, &n);
	struct trace *node = trace_mean_of(t, members, n, trace_view(t, &own, 0), meaning);

	node->subject = trace_unit(t, unit)->subject;
	return node;
}

/* Its mean, and those of all others with a place; equal means with a limit are told apart by the others. */
static struct trace *
trace_rank(struct tracer *t, uint32_t unit)
{
	struct trace *node = trace_new(t, TRACE_RANK, trace_word(t, "PUESTO"));
	const struct compliance *c = t->compliance;

	trace_add(t, node, trace_unit_mean(t, unit, IS_STATUS));
	for (uint32_t u = 0; u < c->plan->unit_count; u++) {
		if (u == unit)
			continue;
		if (!ranking_has(c, u)) {
			trace_leave_out(t, node, trace_unit(t, u),
			    trace_told(t, N_("it has too few activities with a figure")));
			continue;
		}
		trace_add(t, node, trace_unit_mean(t, u, IS_STATUS));
	}
	return node;
}

/* Between what is printed of both: CON TOPE of the cut before, CUMPLIMIENTO of what was reported. */
static struct trace *
trace_change(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	const unsigned meaning = (figure & FIGURE_ASPECT) == 0 ? IS_MEAN_CAPPED : IS_MEAN;
	struct tracer before = *t;

	before.compliance = trace_before(t, figure);
	if (!before.compliance)
		return NULL;
	return trace_between(t, trace_of_many(t, subject, meaning, 0),
	    trace_of_many(&before, subject, meaning, 0));
}

/* The period that the number of a column of periods stands for. */
static struct period
period_of_column(const struct tracer *t, unsigned figure, unsigned number)
{
	const struct calendar own = t->source->plan->calendar;

	return calendar_period((figure & FIGURE_MEANING) == IS_GROUP ? calendar_groups(own) : own, number);
}

static struct trace *
trace_progress_of_many(struct tracer *t, const struct row_subject *subject, unsigned figure, unsigned number)
{
	struct row_subject in = *subject;
	size_t n;
	const uint32_t *members;

	if (t->compliance == NULL)
		return NULL;
	if ((figure & FIGURE_MEANING) == IS_SLOT_MEAN)
		in.period = (uint8_t)number;
	members = trace_members(t, &in, &n);
	return trace_mean_of(t, members, n, trace_view(t, &in, figure), figure & FIGURE_MEANING);
}

struct trace *
trace_of_many(struct tracer *t, const struct row_subject *subject, unsigned figure, unsigned number)
{
	struct counting c = {.t = t, .subject = subject, .figure = figure};

	if (t->compliance)
		c.view = trace_view(t, subject, figure);
	c.status = subject->status != ANY_STATUS ? subject->status : (uint8_t)number;
	switch (figure & FIGURE_MEANING) {
	case IS_ACTIVITIES:
	case IS_BY_NUMBER:
	case IS_BY_PERCENT:
	case IS_WITH_TARGET:
	case IS_WITH_MONTHS:
	case IS_WITHOUT_MONTHS:
	case IS_PROGRAMMED:
	case IS_DONE:
	case IS_REPORTED:
	case IS_INCOMPLETE:
	case IS_PENDING:
	case IS_STATUS_COUNT:
		return trace_count(&c, "ACTIVIDADES");
	case IS_SLOT:
	case IS_GROUP:
		c.of = period_of_column(t, figure, number);
		return trace_count(&c, "ACTIVIDADES");
	case IS_STATUS_SHARE:
		return trace_share(&c);
	case IS_CRITICAL:
		return trace_critical(&c);
	case IS_UNITS:
		return trace_units(t, subject, false);
	case IS_REPORTING:
		return t->compliance ? trace_units(t, subject, true) : NULL;
	case IS_RANK:
		return trace_rank(t, subject->unit);
	case IS_CHANGE:
		return trace_change(t, subject, figure);
	default:
		return trace_progress_of_many(t, subject, figure, number);
	}
}

struct trace *
trace_of_rule(struct tracer *t, const struct row_subject *subject, unsigned figure)
{
	const bool accepted = (figure & FIGURE_MEANING) == IS_ACCEPTED;
	struct trace *node = trace_new(t, TRACE_COUNT, trace_word(t, accepted ? "ACEPTADOS" : "HALLAZGOS"));

	for (size_t i = 0; i < t->source->findings->count; i++) {
		const struct finding f = findings_get(t->source->findings, i);
		struct trace *part;

		if (f.rule != (enum rule)subject->number || (f.accepted != NULL) != accepted ||
		    (t->source->plan_only && finding_is_of_progress(&f)))
			continue;
		part = trace_new(t, TRACE_ACTIVITY, trace_word(t, "HALLAZGO"));
		part->subject = message_text(t->arena, &f.message, t->source->language);
		part->place = f.loc;
		trace_add(t, node, part);
	}
	trace_set_count(node);
	return node;
}
