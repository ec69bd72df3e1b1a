#include "dataset/row_writer.h"

#include "base/utf8.h"

void
row_writer_init(struct row_writer *w, struct arena *arena, enum dataset dataset,
    const struct dataset_source *source, struct sheet *sheet)
{
	const struct dataset_column *columns = dataset_info(dataset)->columns;
	size_t n = dataset_column_count(columns);
	struct sheet_cell *cells = ARENA_ARRAY(arena, struct sheet_cell, n);
	const char **keys = ARENA_ARRAY(arena, const char *, n);

	for (size_t k = 0; k < n; k++) {
		size_t length = strlen(columns[k].heading);

		cells[k] = (struct sheet_cell){.text = columns[k].heading, .length = (uint32_t)length};
		keys[k] = utf8_fold(arena, columns[k].heading, length, &length);
	}
	*sheet = (struct sheet){.headings = cells, .keys = keys, .column_count = n, .separator = ','};
	*w = (struct row_writer){.arena = arena, .source = source, .sheet = sheet};
}

void
row_writer_release(struct row_writer *w)
{
	w->sheet->rows = w->rows;
	buf_release(&w->text);
}

void
row_begin(struct row_writer *w)
{
	w->rows = arena_grow(w->arena, w->rows, w->sheet->row_count, &w->capacity, w->sheet->row_count + 1,
	    sizeof(*w->rows));
	w->cells = ARENA_ARRAY(w->arena, struct sheet_cell, w->sheet->column_count);
	for (size_t k = 0; k < w->sheet->column_count; k++)
		w->cells[k].text = "";
	w->rows[w->sheet->row_count++].cells = w->cells;
	w->at = 0;
}

void
row_put(struct row_writer *w, const char *text)
{
	if (text)
		w->cells[w->at] = (struct sheet_cell){.text = text, .length = (uint32_t)strlen(text)};
	w->at++;
}

void
row_put_text(struct row_writer *w)
{
	if (w->text.failed)
		arena_out_of_memory(w->arena, w->text.capacity);
	row_put(w, w->text.length > 0 ? arena_strndup(w->arena, w->text.data, w->text.length) : NULL);
}

void
row_put_number(struct row_writer *w, uint64_t number)
{
	buf_clear(&w->text);
	decimal_format(&w->text, (struct decimal){(int64_t)number, 0}, w->source->numbers, 0,
	    !w->source->plain);
	row_put_text(w);
}

void
row_put_plain(struct row_writer *w, uint64_t number)
{
	row_put(w, number > 0 ? arena_printf(w->arena, "%llu", (unsigned long long)number) : NULL);
}

const char *
row_line(const struct row_writer *w, uint32_t line)
{
	return line == UINT32_MAX ? NULL : w->source->plan->lines[line].label;
}

const char *
row_unit_of_measure(const struct row_writer *w, uint32_t unit)
{
	return unit == UINT32_MAX ? NULL : w->source->plan->measure_units[unit].label;
}
