#include "compose/rows.h"

#include <string.h>

#include "dataset/periods.h"
#include "sheet/vocabulary.h"

void
rows_of_sheet(struct arena *arena, const struct sheet *sheet, struct number_style numbers, struct rows *out)
{
	*out = (struct rows){
	    .arena = arena,
	    .dataset = DATASET_PLAN,
	    .sheet = sheet,
	    .keys = sheet->keys,
	    .own = sheet->own,
	    .column_count = sheet->column_count,
	    .row_count = sheet->row_count,
	    .numbers = numbers,
	};
}

void
rows_of_dataset(struct arena *arena, enum dataset dataset, const struct dataset_source *source, uint32_t unit,
    struct rows *out)
{
	struct arena *cells = arena_open_beside(arena);
	struct dataset_rows computed;

	dataset_build_apart(cells, arena, dataset, source, unit, &computed);
	*out = (struct rows){
	    .arena = arena,
	    .cells = cells,
	    .dataset = dataset,
	    .computed = computed,
	    .keys = dataset_keys(cells, computed.columns, computed.column_count),
	    .column_count = computed.column_count,
	    .row_count = computed.row_count,
	    .numbers = source->numbers,
	    .compliance = source->compliance,
	};
}

void
rows_in_parts_of_dataset(struct arena *arena, enum dataset dataset, const struct dataset_source *source,
    uint32_t unit, struct rows *out)
{
	const struct dataset_column *columns = dataset_columns(arena, dataset, source_calendar(source));

	if (!dataset_has(dataset, ROWS_IN_PARTS)) {
		rows_of_dataset(arena, dataset, source, unit, out);
		return;
	}
	*out = (struct rows){
	    .arena = arena,
	    .dataset = dataset,
	    .computed = {.columns = columns},
	    .in_parts = true,
	    .source = source,
	    .unit = unit,
	    .column_count = dataset_column_count(columns),
	    .row_count = dataset_row_count(arena, dataset, source, unit),
	    .numbers = source->numbers,
	    .compliance = source->compliance,
	};
	out->keys = dataset_keys(arena, columns, out->column_count);
}

void
rows_load(struct rows *rows, struct arena *texts, struct row_range range)
{
	rows->arena = texts;
	if (!rows->in_parts)
		return;
	rows_release(rows);
	rows->cells = arena_open_beside(texts);
	rows->first = range.first;
	const struct dataset_part part = {rows->dataset, rows->unit, range};
	dataset_build_part(rows->cells, texts, &part, rows->source, &rows->computed);
}

void
rows_release(struct rows *rows)
{
	if (rows->cells)
		arena_close(rows->cells);
	rows->cells = NULL;
}

int
rows_column(const struct rows *rows, const char *key)
{
	size_t column = heading_find_own(rows->keys, rows->own, rows->column_count, key);

	return column < rows->column_count ? (int)column : -1;
}

static bool
has_cell(const struct rows *rows, size_t row, int column)
{
	return column >= 0 && row < rows->row_count;
}

const struct sheet_cell *
rows_sheet_cell(const struct rows *rows, size_t row, int column)
{
	return rows->sheet && has_cell(rows, row, column) ? &rows->sheet->rows[row].cells[column] : NULL;
}

const struct dataset_cell *
rows_dataset_cell(const struct rows *rows, size_t row, int column)
{
	return !rows->sheet && has_cell(rows, row, column) ? &rows->computed.rows[row - rows->first][column]
							   : NULL;
}

const char *
rows_text(const struct rows *rows, size_t row, int column)
{
	if (!has_cell(rows, row, column))
		return "";
	if (rows->sheet)
		return sheet_text(&rows->sheet->rows[row].cells[column]);
	return cell_text(rows->arena, &rows->computed.rows[row - rows->first][column],
	    cell_style_for_people(rows->numbers));
}

struct srcloc
rows_place(const struct rows *rows, size_t row, int column, struct srcloc otherwise)
{
	const struct sheet_cell *cell = rows_sheet_cell(rows, row, column);

	if (!cell || !rows->sheet->file || sheet_line(cell) == 0)
		return otherwise;
	return (struct srcloc){rows->sheet->file, sheet_line(cell), sheet_field(cell).column};
}

/* A text that was computed, or taken from a plan, where a number may be asked for. */
static bool
text_value(const char *text, struct number_style numbers, struct value *out)
{
	if (!value_parse(text, strlen(text), numbers, out))
		return false;
	value_as_decimals(out);
	return true;
}

bool
rows_value(const struct rows *rows, size_t row, int column, struct value *out)
{
	*out = (struct value){.kind = VALUE_BLANK};
	if (!has_cell(rows, row, column))
		return true;
	if (rows->sheet)
		return sheet_value(rows->sheet, row, (size_t)column, rows->numbers, out);

	const struct dataset_cell *cell = &rows->computed.rows[row - rows->first][column];
	if (!cell_is_figure(cell))
		return text_value(rows_text(rows, row, column), rows->numbers, out);
	out->kind = cell->kind == CELL_PERCENT ? VALUE_PERCENT : VALUE_NUMBER;
	return cell_figure(cell, &out->number);
}

bool
rows_column_is_future(const struct rows *rows, int column)
{
	return !rows->sheet && column >= 0 &&
	    dataset_column_is_future(&rows->computed.columns[column], rows->compliance);
}

bool
rows_row_is_future(const struct rows *rows, size_t row)
{
	return dataset_row_is_future(rows->dataset, rows->compliance, row);
}
