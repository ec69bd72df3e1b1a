#include "dataset/tracing.h"

#include "dataset/alignment_cells.h"
#include "dataset/tracer.h"
#include "sheet/vocabulary.h"

/* How many columns before it say the same: of a series of periods, or of statuses, which one it is. */
static unsigned
number_of_column(const struct dataset_column *columns, size_t column)
{
	unsigned number = 0;

	for (size_t k = 0; k < column; k++)
		number += columns[k].figure == columns[column].figure;
	return number;
}

static const char *
row_text(struct tracer *t, const struct row_subject *s)
{
	const struct plan *plan = t->source->plan;
	const struct rollup_row *row = trace_rollup_row(t, s);

	if (row->group == UINT32_MAX)
		return NULL;
	return s->kind == SUBJECT_ROW
	    ? plan->groups[row->group].label
	    : arena_printf(t->arena, "%s · %s", plan->units[s->unit].code, plan->groups[row->group].label);
}

static const char *
slot_text(const struct tracer *t, unsigned slot)
{
	return trace_word(t, column_heading(calendar_column(t->source->plan->calendar, slot)));
}

/* What a row of many is of: a line, a unit, or what the job is of; and in which month. */
static const char *
subject_text(struct tracer *t, const struct row_subject *s)
{
	const struct plan *plan = t->source->plan;
	const struct unit_set *set = subject_set(plan, s);
	const struct alignment_value *value = subject_value(plan, s);
	const char *unit = "", *line = "", *period = "";

	if (s->kind == SUBJECT_ROW || s->kind == SUBJECT_UNIT_ROW)
		return row_text(t, s);
	if (s->kind != SUBJECT_ACTIVITIES)
		return NULL;
	if (set)
		unit = set->name;
	if (value)
		unit = value->label ? value->label : alignment_none_label(t->source->wording, s->alignment);
	if (s->unit != ANY_UNIT)
		unit = arena_printf(t->arena, "%s %s", plan->units[s->unit].code, plan->units[s->unit].name);
	if (s->line != ANY_LINE)
		line =
		    s->line == UINT32_MAX ? trace_told(t, N_("without a line")) : plan->lines[s->line].label;
	if (s->period != WHOLE_YEAR)
		period = slot_text(t, calendar_slot(plan->calendar, s->period));
	if (*unit == '\0' && *line == '\0' && *period == '\0')
		return trace_told(t, N_("all units"));
	return arena_printf(t->arena, "%s%s%s%s%s", unit, *unit && *line ? " · " : "", line,
	    (*unit || *line) && *period ? " · " : "", period);
}

/* What is looked at is the plan as its first version had it programmed. */
static struct tracer *
tracer_of_initial(struct tracer *t)
{
	struct dataset_source *source;

	if (t->initial)
		return t->initial;
	source = ARENA_NEW(t->arena, struct dataset_source);
	*source = *t->source;
	source->plan = source->initial->plan;
	source->compliance = source->initial;
	t->initial = tracer_open(t->arena, source);
	t->initial->compliance = source->initial;
	t->initial->since = source->versions->initial;
	return t->initial;
}

static struct trace *
trace_subject(struct tracer *t, const struct row_subject *subject, unsigned figure, unsigned number)
{
	const unsigned aspect = figure & FIGURE_ASPECT;

	if (aspect == OF_INITIAL || aspect == OF_INITIAL_YEAR) {
		if (!t->source->initial)
			return NULL;
		t = tracer_of_initial(t);
		figure = (figure & FIGURE_MEANING) | (aspect == OF_INITIAL_YEAR ? OF_THE_YEAR : 0u);
	}
	if (trace_is_of_changes(subject, figure))
		return trace_of_changes(t, subject, figure, number);
	if (trace_is_money(figure))
		return trace_of_money(t, subject, figure);
	if (trace_is_multi_year(figure))
		return trace_of_multi_year(t, subject, figure);
	if ((figure & FIGURE_ASPECT) == OF_LAST_YEAR)
		return trace_of_last_year(t, subject, figure);
	switch (figure & FIGURE_MEANING) {
	case IS_AGREED:
	case IS_SUM_OF_UNITS:
	case IS_DISAGREEMENT:
	case IS_AGREED_UNITS:
		return trace_of_agreement(t, subject, figure);
	case IS_CORRECTED:
		return trace_of_correction(t, subject, figure);
	case IS_WEIGHT:
	case IS_UNIT_WEIGHT:
	case IS_WEIGHTED:
	case IS_WEIGHTED_CAPPED:
		return trace_of_weight(t, subject, figure);
	default:
		break;
	}
	switch (subject->kind) {
	case SUBJECT_NONE:
	case SUBJECT_CHANGE:
	case SUBJECT_VERSION:
		break;
	case SUBJECT_ACTIVITY:
		return trace_of_activity(t, subject, figure, number);
	case SUBJECT_ROW:
	case SUBJECT_UNIT_ROW:
		return trace_of_row(t, subject, figure, number);
	case SUBJECT_ACTIVITIES:
	case SUBJECT_SILENT:
		return trace_of_many(t, subject, figure, number);
	case SUBJECT_RULE:
		return trace_of_rule(t, subject, figure);
	}
	return NULL;
}

struct tracer *
tracer_open(struct arena *arena, const struct dataset_source *source)
{
	struct tracer *t = ARENA_NEW(arena, struct tracer);

	*t = (struct tracer){.arena = arena, .source = source, .rollup = {.unit = ANY_UNIT}};
	return t;
}

/* A change is of both, and each of two that were corrected knows its own. */
static bool
is_of_both(unsigned meaning)
{
	return meaning == IS_CHANGE || meaning == IS_MEAN_CHANGE || meaning == IS_CORRECTED;
}

struct trace *
trace_of_rows(struct tracer *t, const struct dataset_rows *rows, size_t row, size_t column)
{
	unsigned figure = rows->columns[column].figure;
	struct trace *trace;

	if (figure == IS_TEXT || figure == IS_PLACE)
		return NULL;
	t->compliance = t->source->compliance;
	if (((figure & FIGURE_ASPECT) == OF_BEFORE || (figure & FIGURE_ASPECT) == OF_REPORTED) &&
	    !is_of_both(figure & FIGURE_MEANING)) {
		t->compliance = trace_before(t, figure);
		figure &= FIGURE_MEANING;
	}
	trace = trace_subject(t, &rows->subjects[row], figure, number_of_column(rows->columns, column));
	if (trace == NULL)
		return NULL;
	trace->name = rows->columns[column].heading;
	trace->value = rows->rows[row][column];
	if (trace->subject == NULL)
		trace->subject = subject_text(t, &rows->subjects[row]);
	return trace;
}
