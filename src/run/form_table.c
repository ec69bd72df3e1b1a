#include "run/form_table.h"

void
form_add_column(struct arena *arena, struct form_table *form, const char *heading, enum form_kind kind,
    enum form_entry entry)
{
	form->columns = arena_grow(arena, form->columns, form->column_count, &form->column_capacity,
	    form->column_count + 1, sizeof(*form->columns));
	form->columns[form->column_count++] = (struct form_column){
	    .heading = heading,
	    .kind = kind,
	    .entry = entry,
	    .cells = ARENA_ARRAY(arena, struct form_cell, form->row_count),
	};
}

void
form_set_text(struct form_table *form, size_t row, const struct sheet_cell *cell)
{
	struct form_cell *out = &form->columns[form->column_count - 1].cells[row];

	if (cell != NULL)
		*out = (struct form_cell){.text = sheet_text(cell), .length = sheet_length(cell)};
}

void
form_set_figure(struct form_table *form, size_t row, const struct sheet_cell *cell, const struct value *value)
{
	struct form_cell *out = &form->columns[form->column_count - 1].cells[row];

	form_set_text(form, row, cell);
	if (cell != NULL)
		out->value = *value;
}
