#include "run/form_csv.h"

#include <string.h>

#include "base/buf.h"
#include "sheet/spreadsheet.h"

static void
add_cell(struct buf *out, const struct form_table *form, const struct form_column *column, size_t row)
{
	const struct form_cell *cell = &column->cells[row];

	if (cell->text == NULL)
		return;
	if (column->kind == FORM_FIGURE)
		spreadsheet_add_figure(out, cell->text, cell->length, form->numbers);
	else
		spreadsheet_add_text(out, cell->text, cell->length);
}

struct bytes
form_csv(struct arena *arena, const struct form_table *form)
{
	const char separator = form->numbers.decimal_mark == ',' ? ';' : ',';
	struct buf out = BUF_INIT;

	buf_adds(&out, "\xEF\xBB\xBF");
	for (size_t k = 0; k < form->column_count; k++) {
		if (k > 0)
			buf_addc(&out, separator);
		spreadsheet_add_text(&out, form->columns[k].heading, strlen(form->columns[k].heading));
	}
	buf_adds(&out, "\r\n");
	for (size_t i = 0; i < form->row_count; i++) {
		for (size_t k = 0; k < form->column_count; k++) {
			if (k > 0)
				buf_addc(&out, separator);
			add_cell(&out, form, &form->columns[k], i);
		}
		buf_adds(&out, "\r\n");
	}
	size_t size = out.length;
	return (struct bytes){buf_take(&out, arena), size};
}
