#include "compose/body.h"

struct row *
empty_rows(struct context *c, const struct table_spec *spec, size_t n, struct srcloc loc)
{
	struct row *rows = ARENA_ARRAY(c->arena, struct row, n);
	struct cell *cells = ARENA_ARRAY(c->arena, struct cell, n * spec->column_count);
	for (size_t r = 0; r < n; r++)
		rows[r] = (struct row){.cells = cells + r * spec->column_count, .loc = loc};
	return rows;
}

/* A cell of the rows that a column of the table prints. */
struct bound_cell {
	const struct rows *rows;
	const struct table_column *column;
	size_t row;
	int at;
};

/* Where the cell is written; where it is computed, the place in the template that asks for it. */
static struct srcloc
cell_loc(const struct bound_cell *cell)
{
	return rows_place(cell->rows, cell->row, cell->at, cell->column->binding.loc);
}

/* The mark of what is written there; NULL: it has none. */
static const struct mark *
mark_of(struct context *c, const struct bound_cell *cell, const struct mark *marks)
{
	const struct table_column *column = cell->column;

	if (column->mark_count == 0)
		return NULL;
	size_t mark = find_mark(c, column->marks, column->mark_count,
	    rows_text(cell->rows, cell->row, cell->at), cell_loc(cell));
	return mark < column->mark_count ? &marks[mark] : NULL;
}

static struct span
cell_span(const struct bound_cell *cell, const char *text)
{
	const struct sheet_cell *from = rows_sheet_cell(cell->rows, cell->row, cell->at);
	struct span span = {
	    .text = text,
	    .length = from && text == sheet_text(from) ? sheet_length(from) : (uint32_t)strlen(text),
	    .style = cell->column->style,
	    .loc = cell_loc(cell),
	    .is_made = rows_place(cell->rows, cell->row, cell->at, (struct srcloc){0}).line == 0,
	};

	if (from && text == sheet_text(from)) {
		span.lead = sheet_field(from).lead;
		span.lead_lines = sheet_field(from).lead_lines;
		span.quotes_doubled = sheet_field(from).quoted;
	}
	return span;
}

static struct cell
data_cell(struct context *c, const struct bound_cell *bound, const struct mark *marks)
{
	struct cell cell = {.style = bound->column->style, .columns = 1, .rows = 1};
	const char *text = format_cell(c, bound->rows, bound->row, bound->at, bound->column);
	struct span *span;

	if (text[0] == '\0')
		return cell;
	cell.mark = mark_of(c, bound, marks);
	span = ARENA_NEW(c->arena, struct span);
	*span = cell_span(bound, text);
	cell.spans = span;
	cell.span_count = 1;
	return cell;
}

bool
same_as_above(const struct rows *rows, size_t row, int column)
{
	const char *text = rows_text(rows, row, column);

	return text[0] != '\0' && strcmp(rows_text(rows, row - 1, column), text) == 0;
}

void
join_row(const struct table_spec *spec, const struct table_binding *bound, size_t r, size_t *start)
{
	bool joins = r > 0;

	for (size_t k = 0; k < spec->column_count; k++) {
		if (!spec->columns[k].merge)
			continue;
		joins = joins && r - start[k] < MERGED_ROWS_MAX &&
		    same_as_above(bound->rows, r, bound->columns[k]);
		if (!joins)
			start[k] = r;
	}
}

/* Joins equal neighbours among n rows from `first` on; those above ended in groups that began at `start`. */
static void
merge_cells(const struct table_spec *spec, const struct table_binding *bound, struct row *body, size_t first,
    size_t n, size_t *start)
{
	for (size_t r = first; r < first + n; r++) {
		join_row(spec, bound, r, start);
		for (size_t k = 0; k < spec->column_count; k++) {
			if (!spec->columns[k].merge || start[k] == r)
				continue;
			if (start[k] >= first)
				body[start[k] - first].cells[k].rows++;
			body[r - first].cells[k] = (struct cell){.covered = true};
		}
	}
}

static void
bind_columns(const struct table_spec *spec, const struct rows *rows, int *source)
{
	for (size_t k = 0; k < spec->column_count; k++)
		source[k] = spec->columns[k].spark ? -1 : rows_column(rows, spec->columns[k].binding.key);
}

/* The row's values drawn, or a word for that there are none. */
static struct cell
spark_cell(struct context *c, const struct table_column *column, const struct spark_columns *columns,
    size_t row)
{
	const struct figure *figure = compose_spark(c, column->spark, columns, row);
	if (!figure)
		return missing_cell(c, &column->spark->missing, column->style);
	return (struct cell){.figure = figure, .style = column->style, .columns = 1, .rows = 1};
}

static void
body_row(struct context *c, const struct table_spec *spec, const struct table_binding *bound, size_t r,
    struct row *out)
{
	out->min_height = spec->min_row_height;
	out->loc = rows_place(bound->rows, r, 0, out->loc);
	for (size_t k = 0, mark = 0; k < spec->column_count; k++) {
		const struct table_column *column = &spec->columns[k];
		const struct bound_cell cell = {bound->rows, column, r, bound->columns[k]};
		out->cells[k] = column->spark ? spark_cell(c, column, &bound->sparks[k], r)
					      : data_cell(c, &cell, bound->marks + mark);
		mark += column->mark_count;
	}
}

struct table_binding
bind_table(struct context *c, const struct table_spec *spec, const struct rows *rows,
    const struct mark *marks)
{
	int *columns = ARENA_ARRAY(c->arena, int, spec->column_count);
	struct spark_columns *sparks = ARENA_ARRAY(c->arena, struct spark_columns, spec->column_count);

	bind_columns(spec, rows, columns);
	for (size_t k = 0; k < spec->column_count; k++)
		if (spec->columns[k].spark)
			sparks[k] = spark_bind(c, rows, spec->columns[k].spark);
	return (struct table_binding){rows, columns, sparks, marks};
}

struct row *
body_rows(struct context *c, const struct table_spec *spec, const struct table_binding *bound, size_t first,
    size_t n, size_t *start)
{
	struct row *body = empty_rows(c, spec, n, spec->loc);

	for (size_t r = 0; r < n; r++)
		body_row(c, spec, bound, first + r, &body[r]);
	merge_cells(spec, bound, body, first, n, start);
	return body;
}
