#include "layout/table/grid.h"

size_t
cell_rows_end(const struct cell *cell, size_t row, size_t row_count)
{
	size_t rows = cell->rows > 0 ? cell->rows : 1;
	return rows < row_count - row ? row + rows : row_count;
}

size_t
cell_columns_end(const struct cell *cell, size_t column, size_t column_count)
{
	size_t columns = cell->columns > 0 ? cell->columns : 1;
	return columns < column_count - column ? column + columns : column_count;
}

void
reach_row(struct reach *reach, const struct row *given, size_t row, size_t row_count, size_t column_count,
    length top)
{
	const struct cell *cells = given->cells;

	for (size_t c = 0; c < column_count; c++) {
		if (!cell_is_hole(&cells[c])) {
			size_t end = cell_columns_end(&cells[c], c, column_count);
			reach[c] = (struct reach){
			    .row = row,
			    .end = cell_rows_end(&cells[c], row, row_count),
			    .top = top,
			    .spans = cell_spans_rows(&cells[c]),
			};
			for (size_t k = c + 1; k < end; k++)
				reach[k].row = NO_ROW;
		} else if (reach[c].row != NO_ROW && reach[c].end <= row) {
			reach[c].row = NO_ROW;
		}
	}
}

const struct body_row *
reached_row(const struct grid *grid, size_t row)
{
	size_t i = 0;

	while (grid->reached[i].number != row)
		i++;
	return &grid->reached[i];
}

struct rich_text
cell_source(const struct cell *cell)
{
	return plain_text(cell->style, cell->spans, cell->spans != NULL ? cell->span_count : 0);
}

struct srcloc
cell_loc(const struct cell *cell, const struct row *row)
{
	if (cell->figure != NULL)
		return cell->figure->loc;
	return cell->spans != NULL && cell->span_count > 0 ? cell->spans[0].loc : row->loc;
}
