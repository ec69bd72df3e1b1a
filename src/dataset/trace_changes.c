/*
 * Traces of what a version of the plan changed: counts of changes, and cells before and now.
 */
#include "dataset/changes.h"
#include "dataset/progress_cells.h"
#include "dataset/tracer.h"

bool
trace_is_of_changes(const struct row_subject *subject, unsigned figure)
{
	return subject->kind == SUBJECT_CHANGE || subject->kind == SUBJECT_VERSION ||
	    figure == IS_CHANGED_FROM || figure == IS_CHANGED_TO;
}

/* "ODAH · 1.2 Visitas · META ANUAL": unit, activity and column, where the change has them. */
static const char *
change_text(const struct tracer *t, const struct changes *changes, const struct change *change)
{
	const int side = change->unit[1] != PAIRING_NONE;
	const struct plan_unit *unit = &changes->sides[side].plan->units[change->unit[side]];
	struct buf b = BUF_INIT;
	int of;
	const struct activity *a = change_activity(changes, change, &of);

	buf_adds(&b, unit->code);
	if (a) {
		const struct sheet_cell *code = activity_code(a), *name = activity_name(a);

		buf_adds(&b, " · ");
		if (code && !sheet_is_blank(code))
			buf_addf(&b, "%s ", sheet_text(code));
		buf_adds(&b, name ? sheet_text(name) : "");
	} else if (!change->column) {
		buf_addf(&b, " %s", unit->name);
	}
	if (change->column)
		buf_addf(&b, " · %s", change->column);
	return buf_take(&b, t->arena);
}

/* What one of its sides says; NULL: it has none. */
static struct trace *
side_of(const struct tracer *t, const struct changes *changes, const struct change *change, int side)
{
	const struct sheet_cell *cell = change->cell[side];
	struct trace *node;

	if (!cell)
		return NULL;
	node = trace_cell(t, trace_word(t, side == 0 ? "ANTES" : "DESPUÉS"),
	    change_file(changes, change, side), cell);
	if (amount_given(&change->amount[side]))
		node->value = amount_cell(&change->amount[side], cell);
	else
		node->operation = TRACE_TEXT;
	return node;
}

/* A unit has no cell, but a file. */
static struct srcloc
place_of_unit(const struct changes *changes, const struct change *change)
{
	const int side = change->unit[1] != PAIRING_NONE;
	const struct plan_unit *unit = &changes->sides[side].plan->units[change->unit[side]];

	return (struct srcloc){.file = unit->sheet ? unit->sheet->file : NULL};
}

static struct trace *
trace_change(const struct tracer *t, const struct changes *changes, const struct change *change)
{
	struct trace *node = trace_new(t, TRACE_CHANGE, trace_word(t, change_kind_name(change->kind, 1)));

	node->subject = change_text(t, changes, change);
	for (int side = 0; side < 2; side++) {
		struct trace *part = side_of(t, changes, change, side);

		if (part)
			trace_add(t, node, part);
	}
	if (node->parts.count == 0)
		node->place = place_of_unit(changes, change);
	return node;
}

/* How many changes a version made: of a kind, or of all (CHANGE_KINDS). */
static struct trace *
trace_version(const struct tracer *t, const struct version_info *version, enum change_kind kind)
{
	struct trace *node = trace_new(t, TRACE_COUNT, trace_word(t, "CAMBIOS"));
	const struct changes *changes = version->changes;

	node->subject = arena_printf(t->arena, "%s%s%s", version->version ? version->version : "",
	    version->version && version->date ? " · " : "", version->date ? version->date : "");
	for (size_t i = 0; i < changes->count; i++)
		if (kind == CHANGE_KINDS || changes->items[i].kind == kind)
			trace_add(t, node, trace_change(t, changes, &changes->items[i]));
	trace_set_count(node);
	return node;
}

/* Says of which change it is, and why that was made. */
static void
tell_change(struct tracer *t, struct trace *node, const struct change *change)
{
	const char *reason = change_reason(t->source->versions, change);

	node->subject = change_text(t, t->source->versions->last, change);
	if (reason)
		trace_note(t, node,
		    arena_printf(t->arena, trace_told(t, N_("reason of the change: %s")), reason));
}

/* A side of a changed cell, with what is said of the change. */
static struct trace *
trace_side(struct tracer *t, const struct change *change, int side)
{
	struct trace *node;

	if (!amount_given(&change->amount[side]))
		return NULL;
	node = side_of(t, t->source->versions->last, change, side);
	if (change->activity[1] != PAIRING_NONE)
		trace_is_of(t, node, change->activity[1]);
	tell_change(t, node, change);
	return node;
}

/* The target of an activity that is withdrawn, in the version that had it. */
static struct trace *
trace_withdrawn_target(struct tracer *t, const struct change *change)
{
	const struct changes *last = t->source->versions->last;
	const struct plan *before = last->sides[0].plan;
	const struct activity *a = &before->activities[change->activity[0]];
	const struct sheet_cell *cell = activity_target_cell(before, a);
	struct trace *node;

	if (!cell)
		return NULL;
	node = trace_cell(t, trace_word(t, HEADING_TARGET), change_file(last, change, 0), cell);
	tell_change(t, node, change);
	return node;
}

/* Which cells of a column that only one of the versions has say something. */
static struct trace *
trace_filled(const struct tracer *t, const struct changes *changes, const struct change *change)
{
	const int side = change->kind == CHANGE_COLUMN_ADDED;
	const struct plan *plan = changes->sides[side].plan;
	const struct plan_unit *unit;
	struct trace *node;
	size_t column;

	if (change->kind != CHANGE_COLUMN_ADDED && change->kind != CHANGE_COLUMN_WITHDRAWN)
		return NULL;
	unit = &plan->units[change->unit[side]];
	column = (size_t)(change->cell[side] - unit->sheet->headings);
	node = trace_new(t, TRACE_COUNT, trace_word(t, "CASILLAS"));
	node->subject = change_text(t, changes, change);
	for (uint32_t i = unit->first; i < unit->first + unit->count; i++) {
		const struct sheet_cell *cell = &plan->activities[i].cells[column];
		struct trace *part;

		if (sheet_is_blank(cell))
			continue;
		part = trace_cell(t, change->column, unit->sheet->file, cell);
		part->operation = TRACE_TEXT;
		trace_add(t, node, part);
	}
	trace_set_count(node);
	return node;
}

/* The number-th change of an activity of the plan; NULL: it has not so many. */
static const struct change *
change_of_activity(const struct tracer *t, uint32_t activity, unsigned number)
{
	const struct changes *changes = t->source->versions ? t->source->versions->last : NULL;

	if (!changes || changes->start[activity] + number >= changes->start[activity + 1])
		return NULL;
	return &changes->items[changes->of[changes->start[activity] + number]];
}

static struct trace *
trace_of_change(struct tracer *t, const struct change *change, unsigned figure)
{
	switch (figure & FIGURE_MEANING) {
	case IS_CHANGED_FROM:
		return trace_side(t, change, 0);
	case IS_CHANGED_TO:
		return trace_side(t, change, 1);
	case IS_FILLED:
		return trace_filled(t, t->source->versions->last, change);
	case IS_TARGET:
		return change->kind == CHANGE_ACTIVITY_WITHDRAWN ? trace_withdrawn_target(t, change) : NULL;
	default:
		return NULL;
	}
}

struct trace *
trace_of_changes(struct tracer *t, const struct row_subject *subject, unsigned figure, unsigned number)
{
	const struct source_versions *versions = t->source->versions;
	const struct change *change;

	if (!versions)
		return NULL;
	if (subject->kind == SUBJECT_VERSION) {
		if (!versions->items[subject->number].changes)
			return NULL;
		return trace_version(t, &versions->items[subject->number],
		    figure == IS_CHANGES ? CHANGE_KINDS : changes_counted(number));
	}
	change = subject->kind == SUBJECT_CHANGE ? &versions->last->items[subject->number]
						 : change_of_activity(t, subject->number, number);
	return change ? trace_of_change(t, change, figure) : NULL;
}
