#include "compose/revisions.h"

#include "base/wording.h"

const struct revisions *
revisions_of(struct context *c, const struct table_spec *spec, const struct rows *rows)
{
	const struct dataset_source *source = c->composition->computed;
	struct revisions *out;

	if (!spec->revision_bars || rows->dataset != DATASET_PLAN || !c->unit || !source ||
	    !source->versions || source->versions->last->count == 0)
		return NULL;
	out = ARENA_NEW(c->arena, struct revisions);
	out->changes = source->versions->last;
	out->number = (uint32_t)(c->unit - c->composition->job->units);
	out->unit = &source->plan->units[out->number];
	out->sheet = rows->sheet;
	return out;
}

/* The activity of a row; PAIRING_NONE: it is none. */
static uint32_t
activity_of(const struct revisions *r, size_t row)
{
	const struct activity *activities = r->changes->sides[1].plan->activities;
	const uint32_t end = r->unit->first + r->unit->count;
	uint32_t from = r->unit->first, to = end;

	while (from < to) {
		const uint32_t middle = from + (to - from) / 2;

		if (activities[middle].row < row)
			from = middle + 1;
		else
			to = middle;
	}
	return from < end && activities[from].row == row ? from : PAIRING_NONE;
}

/* The change of the cell, of those of its activity; NULL: none. */
static const struct change *
change_of(const struct revisions *r, uint32_t activity, const struct sheet_cell *cell)
{
	const struct changes *changes = r->changes;

	for (uint32_t i = changes->start[activity]; i < changes->start[activity + 1]; i++) {
		const struct change *change = &changes->items[changes->of[i]];

		if (change->cell[1] == cell && change->kind >= CHANGE_RENAMED)
			return change;
	}
	return NULL;
}

bool
revisions_has_cell(const struct revisions *r, size_t row, int column)
{
	const uint32_t activity = r && column >= 0 ? activity_of(r, row) : PAIRING_NONE;

	return activity != PAIRING_NONE && change_of(r, activity, &r->sheet->rows[row].cells[column]) != NULL;
}

/* ---- in words ---- */

static const char *
was_words(struct context *c, const struct change *change)
{
	const enum wording wording = wording_of_tag(c->composition->template->language);
	const struct sheet_cell *cell = change->cell[0];

	return sheet_is_blank(cell)
	    ? wording_text(wording, "antes: en blanco")
	    : arena_printf(c->arena, wording_text(wording, "antes: %s"), sheet_text(cell));
}

/* Below what the cell says. */
static void
add_note(struct context *c, const struct table_spec *spec, const char *note, struct cell *cell)
{
	const struct style *style = spec->before_style ? spec->before_style : cell->style;
	struct span *spans = ARENA_ARRAY(c->arena, struct span, (size_t)cell->span_count + 1);
	const char *text = cell->span_count > 0 ? arena_printf(c->arena, "\n%s", note) : note;

	if (cell->span_count > 0)
		memcpy(spans, cell->spans, cell->span_count * sizeof *spans);
	spans[cell->span_count] = (struct span){
	    .text = text,
	    .length = (uint32_t)strlen(text),
	    .style = style,
	    .loc = spec->loc,
	    .is_made = true,
	};
	cell->spans = spans;
	cell->span_count++;
}

static void
set_look(struct context *c, const struct table_spec *spec, struct cell *cell)
{
	const struct style *from = cell->style;
	struct span *spans = ARENA_ARRAY(c->arena, struct span, cell->span_count);

	if (!spec->changed_style)
		return;
	cell->style =
	    changed_style(c, from, &(struct style_change){.kind = CHANGE_LOOK, .look = spec->changed_style});
	for (size_t i = 0; i < cell->span_count; i++) {
		spans[i] = cell->spans[i];
		if (spans[i].style == from)
			spans[i].style = cell->style;
	}
	cell->spans = spans;
}

/* ---- rows ---- */

/* The column of the table that prints the cell; -1: none does. */
static int
printed_at(const struct table_spec *spec, const struct revised_row *row, const struct sheet_cell *cell)
{
	for (size_t k = 0; k < spec->column_count; k++)
		if (row->columns[k] == (int)cell->index)
			return (int)k;
	return -1;
}

/* The one of the activity's text; where there is none, the first. */
static struct cell *
cell_for_notes(const struct table_spec *spec, const struct revised_row *row, const struct activity *a)
{
	const struct sheet_cell *name = activity_name(a);
	const int at = name ? printed_at(spec, row, name) : -1;

	return &row->row->cells[at >= 0 ? at : 0];
}

static void
revise_cell(struct context *c, const struct table_spec *spec, const struct revised_row *row,
    const struct activity *a, const struct change *change)
{
	const int at = change->kind >= CHANGE_RENAMED ? printed_at(spec, row, change->cell[1]) : -1;
	struct cell *cell = at >= 0 ? &row->row->cells[at] : cell_for_notes(spec, row, a);
	const enum wording wording = wording_of_tag(c->composition->template->language);

	set_look(c, spec, cell);
	if (change->kind == CHANGE_ACTIVITY_ADDED)
		add_note(c, spec, wording_text(wording, "actividad agregada"), cell);
	else if (at >= 0)
		add_note(c, spec, was_words(c, change), cell);
	else
		add_note(c, spec,
		    arena_printf(c->arena, "%s: %s (%s)", change->column, sheet_text(change->cell[1]),
			was_words(c, change)),
		    cell);
}

void
revise_row(struct context *c, const struct table_spec *spec, const struct revisions *r,
    const struct revised_row *row)
{
	const struct changes *changes = r->changes;
	const uint32_t activity = activity_of(r, row->number);

	if (activity == PAIRING_NONE)
		return;
	for (uint32_t i = changes->start[activity]; i < changes->start[activity + 1]; i++) {
		revise_cell(c, spec, row, &changes->sides[1].plan->activities[activity],
		    &changes->items[changes->of[i]]);
		for (size_t k = 0; k < spec->column_count; k++)
			row->row->cells[k].revised = true;
	}
}
