#include "dataset/plan_cells.h"

#include "dataset/progress_cells.h"
#include "sheet/cell.h"
#include "sheet/plan_headings.h"

#define TEXTS 6

/* Its columns: texts, the target, the periods; then twice as many as an activity has changes at most. */
struct plan_shape {
	unsigned slots;
	size_t changes;
};

static const struct changes *
changes_of(const struct dataset_source *source)
{
	const struct changes *changes = source->versions ? source->versions->last : NULL;

	return changes && changes->sides[1].plan->activity_count == source->plan->activity_count ? changes
												 : NULL;
}

static struct plan_shape
shape_of(const struct dataset_source *source)
{
	const struct changes *changes = changes_of(source);
	struct plan_shape shape = {.slots = calendar_count(source->plan->calendar)};

	for (size_t i = 0; changes && i < source->plan->activity_count; i++) {
		const size_t n = changes->start[i + 1] - changes->start[i];

		shape.changes = n > shape.changes ? n : shape.changes;
	}
	return shape;
}

static size_t
column_count(struct plan_shape shape)
{
	return TEXTS + 1 + shape.slots + 2 * shape.changes;
}

static const struct sheet_cell *
text_cell(const struct activity *a, size_t k)
{
	switch (k) {
	case 0:
		return activity_line(a);
	case 1:
		return activity_name(a);
	case 2:
		return activity_code(a);
	case 3:
		return activity_result(a);
	case 4:
		return activity_means(a);
	default:
		return activity_notes(a);
	}
}

static const struct dataset_column *
make_columns(struct arena *arena, const struct plan *plan, uint32_t unit, struct plan_shape shape)
{
	static const char *const texts[TEXTS] = {"LÍNEA", HEADING_ACTIVITY, "CÓDIGO DE ACTIVIDAD",
	    "RESULTADO ESPERADO", "MEDIO DE VERIFICACIÓN", "OBSERVACIONES"};
	struct dataset_column *columns = ARENA_ARRAY(arena, struct dataset_column, column_count(shape) + 1);
	struct dataset_column *changed = &columns[TEXTS + 1 + shape.slots];

	for (size_t k = 0; k < TEXTS; k++)
		columns[k] = (struct dataset_column){texts[k], CELL_TEXT, COLUMN_ALONE, IS_TEXT};
	columns[TEXTS] = (struct dataset_column){HEADING_TARGET, CELL_NUMBER, COLUMN_ALONE, IS_TARGET};
	for (unsigned s = 0; s < shape.slots; s++)
		columns[TEXTS + 1 + s] = (struct dataset_column){
		    unit_period_heading(plan, unit, (int)calendar_slot(plan->calendar, s)), CELL_NUMBER,
		    COLUMN_OF_SLOT, IS_SLOT};
	for (size_t k = 0; k < shape.changes; k++) {
		changed[2 * k] =
		    (struct dataset_column){"CIFRA ANTES", CELL_NUMBER, COLUMN_ALONE, IS_CHANGED_FROM};
		changed[2 * k + 1] =
		    (struct dataset_column){"CIFRA DESPUÉS", CELL_NUMBER, COLUMN_ALONE, IS_CHANGED_TO};
	}
	return columns;
}

/* Whether the cell is one that has a column here. */
static bool
is_figure_of_plan(const struct plan *plan, const struct activity *a, const struct sheet_cell *cell)
{
	bool is = cell == activity_target_cell(plan, a);

	for (int slot = 0; slot < MONTHS; slot++)
		is = is || cell == activity_month_cell(plan, a, slot);
	return is;
}

/* What changed cells of the activity said; and what they say, where no column of the plan does. */
static void
put_changes(const struct dataset_source *source, uint32_t activity, struct dataset_cell *cells)
{
	const struct changes *changes = changes_of(source);
	const uint32_t first = changes ? changes->start[activity] : 0;

	for (uint32_t i = first; changes && i < changes->start[activity + 1]; i++) {
		const struct change *change = &changes->items[changes->of[i]];
		struct dataset_cell *to = &cells[2 * (size_t)(i - first)];

		if (amount_given(&change->amount[0]))
			to[0] = amount_cell(&change->amount[0], change->cell[0]);
		if (amount_given(&change->amount[1]) &&
		    !is_figure_of_plan(source->plan, &source->plan->activities[activity], change->cell[1]))
			to[1] = amount_cell(&change->amount[1], change->cell[1]);
	}
}

static const struct dataset_cell *
make_cells(struct arena *arena, const struct dataset_source *source, uint32_t activity,
    struct plan_shape shape)
{
	const struct plan *plan = source->plan;
	const struct activity *a = &plan->activities[activity];
	/* Of a plan by periods of its own, the sum of several is no cell. */
	const struct plan_unit *of = &plan->units[a->unit];
	const bool own = of->known && of->calendar.division == plan->calendar.division;
	struct dataset_cell *cells = ARENA_ARRAY(arena, struct dataset_cell, column_count(shape));

	for (size_t k = 0; k < TEXTS; k++) {
		const struct sheet_cell *cell = text_cell(a, k);

		if (cell && !sheet_is_blank(cell))
			cells[k] = (struct dataset_cell){.kind = CELL_TEXT,
			    .u.text = sheet_text(cell),
			    .source = cell};
	}
	cells[TEXTS] = amount_cell(&a->target, activity_target_cell(plan, a));
	for (unsigned s = 0; own && s < shape.slots; s++) {
		const int slot = (int)calendar_slot(plan->calendar, s);

		cells[TEXTS + 1 + s] = amount_cell(&a->month[slot], activity_month_cell(plan, a, slot));
	}
	put_changes(source, activity, &cells[TEXTS + 1 + shape.slots]);
	return cells;
}

void
plan_cells_build(struct arena *arena, const struct dataset_source *source, uint32_t unit,
    struct dataset_rows *out)
{
	const struct plan *plan = source->plan;
	const struct plan_unit *of = &plan->units[unit];
	const struct plan_shape shape = shape_of(source);
	const struct dataset_cell **rows = ARENA_ARRAY(arena, const struct dataset_cell *, of->count);
	struct row_subject *subjects = ARENA_ARRAY(arena, struct row_subject, of->count);

	for (uint32_t i = 0; i < of->count; i++) {
		rows[i] = make_cells(arena, source, of->first + i, shape);
		subjects[i] = subject_of_number(SUBJECT_ACTIVITY, unit, of->first + i);
	}
	*out = (struct dataset_rows){
	    .columns = make_columns(arena, plan, unit, shape),
	    .column_count = column_count(shape),
	    .rows = rows,
	    .row_count = of->count,
	    .subjects = subjects,
	};
}
