/*
 * Tables of forms, written down.
 */
#ifndef PLIEGO_TESTS_UNIT_FORM_TABLES_H
#define PLIEGO_TESTS_UNIT_FORM_TABLES_H

#include "base/buf.h"
#include "run/form_table.h"

/*
 * A column a line, "HEADING: CELL|CELL".  Behind the heading: "+" it is open, "~" of a period to come; "#" of
 * figures, "/" of lines, "?" of causes.
 */
static inline const char *
form_written(struct arena *arena, const struct form_table *form)
{
	struct buf out = BUF_INIT;

	for (size_t k = 0; k < form->column_count; k++) {
		const struct form_column *column = &form->columns[k];

		buf_addf(&out, "%s%s%s:", column->heading,
		    column->entry == FORM_OPEN         ? "+"
			: column->entry == FORM_BEYOND ? "~"
						       : "",
		    column->kind == FORM_FIGURE      ? "#"
			: column->kind == FORM_CAUSE ? "?"
			: column->kind == FORM_LINE  ? "/"
						     : "");
		for (size_t i = 0; i < form->row_count; i++)
			buf_addf(&out, "%s%s", i > 0 ? "|" : " ",
			    column->cells[i].text != NULL ? column->cells[i].text : "");
		buf_addc(&out, '\n');
	}
	return buf_take(&out, arena);
}

#endif
