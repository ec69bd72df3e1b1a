#include "dataset/plan_cells.h"

#include "dataset/progress_cells.h"
#include "sheet/cell.h"
#include "sheet/plan_headings.h"

#define TEXTS 6

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
make_columns(struct arena *arena, const struct plan *plan, uint32_t unit, unsigned slots)
{
	static const char *const texts[TEXTS] = {"LÍNEA", HEADING_ACTIVITY, "CÓDIGO DE ACTIVIDAD",
	    "RESULTADO ESPERADO", "MEDIO DE VERIFICACIÓN", "OBSERVACIONES"};
	struct dataset_column *columns = ARENA_ARRAY(arena, struct dataset_column, TEXTS + 1 + slots + 1);

	for (size_t k = 0; k < TEXTS; k++)
		columns[k] = (struct dataset_column){texts[k], CELL_TEXT, COLUMN_ALONE, IS_TEXT};
	columns[TEXTS] = (struct dataset_column){HEADING_TARGET, CELL_NUMBER, COLUMN_ALONE, IS_TARGET};
	for (unsigned s = 0; s < slots; s++)
		columns[TEXTS + 1 + s] = (struct dataset_column){
		    unit_period_heading(plan, unit, (int)calendar_slot(plan->calendar, s)), CELL_NUMBER,
		    COLUMN_OF_SLOT, IS_SLOT};
	return columns;
}

static const struct dataset_cell *
make_cells(struct arena *arena, const struct plan *plan, const struct activity *a, unsigned slots)
{
	/* Of a plan by periods of its own, the sum of several is no cell. */
	const struct plan_unit *of = &plan->units[a->unit];
	const bool own = of->known && of->calendar.division == plan->calendar.division;
	struct dataset_cell *cells = ARENA_ARRAY(arena, struct dataset_cell, TEXTS + 1 + slots);

	for (size_t k = 0; k < TEXTS; k++) {
		const struct sheet_cell *cell = text_cell(a, k);

		if (cell && !sheet_is_blank(cell))
			cells[k] = (struct dataset_cell){.kind = CELL_TEXT,
			    .u.text = sheet_text(cell),
			    .source = cell};
	}
	cells[TEXTS] = amount_cell(&a->target, activity_target_cell(plan, a));
	for (unsigned s = 0; own && s < slots; s++) {
		const int slot = (int)calendar_slot(plan->calendar, s);

		cells[TEXTS + 1 + s] = amount_cell(&a->month[slot], activity_month_cell(plan, a, slot));
	}
	return cells;
}

void
plan_cells_build(struct arena *arena, const struct dataset_source *source, uint32_t unit,
    struct dataset_rows *out)
{
	const struct plan *plan = source->plan;
	const struct plan_unit *of = &plan->units[unit];
	const unsigned slots = calendar_count(plan->calendar);
	const struct dataset_cell **rows = ARENA_ARRAY(arena, const struct dataset_cell *, of->count);
	struct row_subject *subjects = ARENA_ARRAY(arena, struct row_subject, of->count);

	for (uint32_t i = 0; i < of->count; i++) {
		rows[i] = make_cells(arena, plan, &plan->activities[of->first + i], slots);
		subjects[i] = subject_of_number(SUBJECT_ACTIVITY, unit, of->first + i);
	}
	*out = (struct dataset_rows){
	    .columns = make_columns(arena, plan, unit, slots),
	    .column_count = TEXTS + 1 + slots,
	    .rows = rows,
	    .row_count = of->count,
	    .subjects = subjects,
	};
}
