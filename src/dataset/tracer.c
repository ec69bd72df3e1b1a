#include "dataset/tracer.h"

#include "base/utf8.h"
#include "plan/measure.h"
#include "sheet/plan_headings.h"

const struct compliance *
trace_before(const struct tracer *t, unsigned figure)
{
	if ((figure & FIGURE_ASPECT) != OF_REPORTED)
		return t->source->before;
	return t->source->trend ? t->source->trend->reported : NULL;
}

const char *
trace_told(const struct tracer *t, const char *text)
{
	return language_text(t->source->language, text);
}

const char *
trace_word(const struct tracer *t, const char *spanish)
{
	return wording_text(t->source->wording, spanish);
}

struct trace *
trace_new(const struct tracer *t, enum trace_operation operation, const char *name)
{
	struct trace *node = ARENA_NEW(t->arena, struct trace);

	*node = (struct trace){.operation = operation, .name = name};
	return node;
}

static void
add_to(const struct tracer *t, struct trace_list *list, struct trace *part)
{
	list->items =
	    arena_grow(t->arena, list->items, list->count, &list->capacity, list->count + 1, sizeof(void *));
	list->items[list->count++] = part;
}

void
trace_add(const struct tracer *t, struct trace *node, struct trace *part)
{
	add_to(t, &node->parts, part);
}

void
trace_leave_out(const struct tracer *t, struct trace *node, struct trace *part, const char *reason)
{
	part->reason = reason;
	add_to(t, &node->left_out, part);
}

struct trace *
trace_between(const struct tracer *t, struct trace *now, struct trace *then)
{
	struct trace *node = trace_new(t, TRACE_DIFFERENCE, trace_word(t, "CAMBIO"));

	node->printed = true;
	trace_add(t, node, now);
	trace_add(t, node, then);
	return node;
}

void
trace_note(const struct tracer *t, struct trace *node, const char *note)
{
	node->notes = arena_grow(t->arena, node->notes, node->note_count, &node->note_capacity,
	    node->note_count + 1, sizeof(void *));
	node->notes[node->note_count++] = note;
}

struct trace *
trace_cell(const struct tracer *t, const char *name, const char *file, const struct sheet_cell *cell)
{
	struct trace *node = trace_new(t, TRACE_CELL, name);

	node->text = sheet_text(cell);
	node->place = cell_place(file, cell);
	return node;
}

void
trace_set_count(struct trace *node)
{
	node->value = (struct dataset_cell){.kind = CELL_NUMBER, .number = {(int64_t)node->parts.count, 0}};
}

struct dataset_cell
trace_percent(struct decimal number)
{
	return (struct dataset_cell){.kind = CELL_PERCENT, .number = number};
}

struct dataset_cell
trace_status_cell(const struct tracer *t, uint8_t status)
{
	return (struct dataset_cell){.kind = CELL_STATUS, .u.text = t->compliance->scale.words[status].name};
}

void
trace_note_levels(const struct tracer *t, struct trace *node)
{
	const struct status_scale *scale = &t->compliance->scale;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < scale->level_count; i++)
		buf_addf(&b, "%s%s %s %u%%", i > 0 ? ", " : "", scale->words[i].name,
		    scale->levels[i].above ? ">" : "≥", (unsigned)scale->levels[i].percent);
	trace_note(t, node, arena_printf(t->arena, trace_told(t, N_("levels: %s")), buf_take(&b, t->arena)));
}

/*
 * --- what an activity is, and what was made of its texts ---------------------------------------------------
 */

static const char *
origin_text(const struct tracer *t, enum origin origin)
{
	switch (origin) {
	case ORIGIN_COLUMN:
		return trace_told(t, N_("as its column says"));
	case ORIGIN_JOB:
		return trace_told(t, N_("as the job says"));
	case ORIGIN_INFERRED:
		break;
	}
	return trace_told(t, N_("inferred from its figures"));
}

static void
note_rules(const struct tracer *t, struct trace *node, const struct activity *a)
{
	trace_note(t, node,
	    arena_printf(t->arena, trace_told(t, N_("measure: %s, %s; months: %s, %s")),
		trace_word(t, quantity_name(a->measure)), origin_text(t, a->measure_origin),
		trace_word(t, consolidation_name(a->consolidation)),
		origin_text(t, a->consolidation_origin)));
	if (a->descending)
		trace_note(t, node, trace_told(t, N_("direction: descending, the less the better")));
	if (a->unit_of_measure != UINT32_MAX)
		trace_note(t, node,
		    arena_printf(t->arena, trace_told(t, N_("unit of measure: %s")),
			t->source->plan->measure_units[a->unit_of_measure].label));
}

/* What each alias of the job is for. */
static const char *const *
alias_keys(struct tracer *t)
{
	const struct plan *plan = t->source->plan;
	const char **keys;

	if (t->alias_keys)
		return t->alias_keys;
	keys = ARENA_ARRAY(t->arena, const char *, plan->alias_count + 1);
	for (size_t i = 0; i < plan->alias_count; i++)
		keys[i] = plan_key(t->arena, plan->aliases[i].from, strlen(plan->aliases[i].from));
	t->alias_keys = keys;
	return keys;
}

/* The alias of a text of the activity, if it has one. */
static void
note_alias(struct tracer *t, struct trace *node, const struct sheet_cell *cell)
{
	const struct plan *plan = t->source->plan;
	const char *const *keys = plan->alias_count > 0 ? alias_keys(t) : NULL;
	const char *key;

	if (cell == NULL || sheet_length(cell) == 0 || plan->alias_count == 0)
		return;
	key = plan_key(t->arena, sheet_text(cell), sheet_length(cell));
	for (size_t i = 0; i < plan->alias_count; i++) {
		struct buf place = BUF_INIT;

		if (strcmp(keys[i], key) != 0)
			continue;
		place_append(&place, plan->aliases[i].loc);
		trace_note(t, node,
		    arena_printf(t->arena, trace_told(t, N_("«%s» is taken as «%s»: alias at %s")),
			sheet_text(cell), plan->aliases[i].to, buf_take(&place, t->arena)));
	}
}

static void
find_findings(struct tracer *t)
{
	const struct findings *all = t->source->findings;
	uint32_t *of = ARENA_ARRAY(t->arena, uint32_t, all->count + 1);

	for (size_t i = 0; i < all->count; i++)
		of[i] = findings_get(all, i).activity;
	t->findings = members_by(t->arena, of, all->count, t->source->plan->activity_count);
}

static void
note_findings(struct tracer *t, struct trace *node, uint32_t activity)
{
	if (t->source->findings == NULL || t->source->findings->count == 0)
		return;
	if (t->findings.start == NULL)
		find_findings(t);
	for (uint32_t i = t->findings.start[activity]; i < t->findings.start[activity + 1]; i++) {
		const struct finding f = findings_get(t->source->findings, t->findings.activities[i]);
		struct buf place = BUF_INIT;

		place_append(&place, f.loc);
		trace_note(t, node,
		    arena_printf(t->arena, trace_told(t, N_("finding at %s: %s [%s]")),
			buf_take(&place, t->arena), message_text(t->arena, &f.message, t->source->language),
			rule_info(f.rule)->id));
	}
}

static const char *
activity_text(const struct tracer *t, uint32_t activity)
{
	const struct activity *a = &t->source->plan->activities[activity];
	const struct sheet_cell *code = activity_code(a), *name = activity_name(a);
	const bool coded = code != NULL && sheet_length(code) > 0;

	return arena_printf(t->arena, "%s · %s%s%s", t->source->plan->units[a->unit].code,
	    coded ? sheet_text(code) : "", coded ? " " : "", name ? sheet_text(name) : "");
}

void
trace_is_of(struct tracer *t, struct trace *node, uint32_t activity)
{
	const struct activity *a = &t->source->plan->activities[activity];

	node->subject = activity_text(t, activity);
	note_rules(t, node, a);
	note_alias(t, node, activity_name(a));
	note_alias(t, node, activity_line(a));
	note_findings(t, node, activity);
}

struct trace *
trace_activity(struct tracer *t, uint32_t activity)
{
	const struct activity *a = &t->source->plan->activities[activity];
	struct trace *node = trace_new(t, TRACE_ACTIVITY, trace_word(t, HEADING_ACTIVITY));
	const struct sheet_cell *name = activity_name(a) ? activity_name(a) : a->cells;

	node->subject = activity_text(t, activity);
	node->place = cell_place(t->source->plan->units[a->unit].sheet->file, name);
	return node;
}

struct trace *
trace_unit(struct tracer *t, uint32_t unit)
{
	const struct plan_unit *of = &t->source->plan->units[unit];
	struct trace *node = trace_new(t, TRACE_ACTIVITY, trace_word(t, "UNIDAD"));

	node->subject = arena_printf(t->arena, "%s %s", of->code, of->name);
	if (of->sheet)
		node->place = (struct srcloc){.file = of->sheet->file};
	return node;
}

const struct rollup_row *
trace_rollup_row(struct tracer *t, const struct row_subject *s)
{
	if (s->kind == SUBJECT_ROW)
		return &t->source->national->rows[s->number];
	if (t->rollup.unit != s->unit) {
		t->rollup = t->source->units[s->unit];
		rollup_rows(t->arena, t->source->plan, &t->rollup);
	}
	return &t->rollup.rows[s->number];
}

const uint32_t *
trace_members(const struct tracer *t, const struct row_subject *s, size_t *count)
{
	const struct plan *plan = t->source->plan;
	const struct row_members of = row_members(t->arena, plan, s);
	uint32_t *found;

	*count = of.count;
	if (s->kind != SUBJECT_SILENT)
		return of.activities;
	found = ARENA_ARRAY(t->arena, uint32_t, of.count + 1);
	*count = 0;
	for (size_t i = 0; i < of.count; i++) {
		const uint32_t unit = plan->activities[of.activities[i]].unit;

		if (!compliance_has_submitted(t->compliance, unit) &&
		    !compliance_faulty_file(t->compliance, unit))
			found[(*count)++] = of.activities[i];
	}
	return found;
}
