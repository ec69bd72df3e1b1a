#include "compose/context.h"

/* Rows that one merged cell may span; a longer group starts anew. */
#define MERGED_ROWS_MAX 60000

static struct row *
empty_rows(struct context *c, const struct table_spec *spec, size_t n, struct srcloc loc)
{
	struct row *rows = ARENA_ARRAY(c->arena, struct row, n);
	struct cell *cells = ARENA_ARRAY(c->arena, struct cell, n * spec->column_count);
	for (size_t r = 0; r < n; r++)
		rows[r] = (struct row){.cells = cells + r * spec->column_count, .loc = loc};
	return rows;
}

/* Group heads above, each column's title below the deepest group over it, down to the last head row. */
static struct row *
head_rows(struct context *c, const struct table_spec *spec)
{
	size_t rows = (size_t)spec->group_levels + 1;
	struct row *head = empty_rows(c, spec, rows, spec->loc);
	uint8_t *depth = ARENA_ARRAY(c->arena, uint8_t, spec->column_count);

	for (size_t g = 0; g < spec->group_count; g++) {
		const struct column_group *group = &spec->groups[g];
		struct cell *cells = head[group->level].cells;
		cells[group->first] = text_cell(c, &group->title, group->style);
		cells[group->first].columns = group->count;
		cells[group->first].header = true;
		for (size_t k = group->first; k < (size_t)group->first + group->count; k++) {
			cells[k].covered = k > group->first;
			if (depth[k] < group->level + 1)
				depth[k] = (uint8_t)(group->level + 1);
		}
	}
	for (size_t k = 0; k < spec->column_count; k++) {
		const struct table_column *column = &spec->columns[k];
		struct cell title = text_cell(c, &column->title, column->head_style);
		title.rows = (uint16_t)(rows - depth[k]);
		title.header = true;
		head[depth[k]].cells[k] = title;
		for (size_t r = depth[k] + 1u; r < rows; r++)
			head[r].cells[k].covered = true;
	}
	return head;
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

/* The text of a data cell in the column's number format; as written if that says so, or it is none. */
static const char *
formatted(struct context *c, const struct bound_cell *cell)
{
	const struct table_column *column = cell->column;
	struct buf out = BUF_INIT;
	struct value value;

	if (column->format == FORMAT_AS_WRITTEN || !rows_value(cell->rows, cell->row, cell->at, &value) ||
	    (value.kind != VALUE_NUMBER && value.kind != VALUE_PERCENT))
		return rows_text(cell->rows, cell->row, cell->at);
	if (column->format == FORMAT_PERCENT)
		value_as_decimals(&value);
	decimal_format(&out, value.number, c->composition->job->numbers, column->decimals, true);
	if (value.kind == VALUE_PERCENT || column->format == FORMAT_PERCENT)
		buf_adds(&out, "%");
	return buf_take(&out, c->arena);
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
	const char *text = formatted(c, bound);
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

/* Whether there is a text, the same as in the row above. */
static bool
same_as_above(const struct rows *rows, size_t row, int column)
{
	const char *text = rows_text(rows, row, column);

	return text[0] != '\0' && strcmp(rows_text(rows, row - 1, column), text) == 0;
}

/*
 * Joins equal neighbours of the merge columns.  A cell joins the one above only where every merge
 * column to its left does, so that groups nest.  start[k] is the row where the group of column k began.
 */
static void
merge_cells(const struct table_spec *spec, const struct rows *rows, const int *source, struct row *body,
    size_t *start)
{
	for (size_t r = 1; r < rows->row_count; r++) {
		bool joins = true;
		for (size_t k = 0; k < spec->column_count; k++) {
			if (!spec->columns[k].merge)
				continue;
			joins = joins && r - start[k] < MERGED_ROWS_MAX && same_as_above(rows, r, source[k]);
			if (!joins) {
				start[k] = r;
				continue;
			}
			body[start[k]].cells[k].rows++;
			body[r].cells[k] = (struct cell){.covered = true};
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

/* The marks of all columns, one after the other. */
static struct mark *
table_marks(struct context *c, const struct table_spec *spec, size_t *count)
{
	*count = 0;
	for (size_t k = 0; k < spec->column_count; k++)
		*count += spec->columns[k].mark_count;
	struct mark *marks = ARENA_ARRAY(c->arena, struct mark, *count);
	for (size_t k = 0, at = 0; k < spec->column_count; k++) {
		const struct table_column *column = &spec->columns[k];
		const struct mark *of_column = compose_marks(c, column->marks, column->mark_count);
		for (size_t i = 0; i < column->mark_count; i++)
			marks[at++] = of_column[i];
	}
	return marks;
}

/* What the columns of a table print, each -1 where it is a spark; and the marks of all of them. */
struct table_binding {
	const struct rows *rows;
	const int *columns;
	const struct spark_columns *sparks;
	const struct mark *marks;
};

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

static struct row *
body_rows(struct context *c, const struct table_spec *spec, const struct rows *rows, const struct mark *marks)
{
	int *columns = ARENA_ARRAY(c->arena, int, spec->column_count);
	struct spark_columns *sparks = ARENA_ARRAY(c->arena, struct spark_columns, spec->column_count);
	const struct table_binding bound = {rows, columns, sparks, marks};
	struct row *body = empty_rows(c, spec, rows->row_count, spec->loc);

	bind_columns(spec, rows, columns);
	for (size_t k = 0; k < spec->column_count; k++)
		if (spec->columns[k].spark)
			sparks[k] = spark_bind(c, rows, spec->columns[k].spark);
	for (size_t r = 0; r < rows->row_count; r++)
		body_row(c, spec, &bound, r, &body[r]);
	merge_cells(spec, rows, columns, body, ARENA_ARRAY(c->arena, size_t, spec->column_count));
	return body;
}

/* One cell over all columns that says that there is nothing. */
static struct row *
nothing_row(struct context *c, const struct table_spec *spec)
{
	struct row *row = empty_rows(c, spec, 1, spec->loc);
	row->cells[0] = missing_cell(c, &spec->empty, spec->columns[0].style);
	row->cells[0].columns = (uint16_t)spec->column_count;
	for (size_t k = 1; k < spec->column_count; k++)
		row->cells[k].covered = true;
	return row;
}

struct table *
compose_table(const struct context *outer, const struct table_spec *spec)
{
	struct context with_rows = *outer, *c = &with_rows;
	struct rows rows;

	context_rows(outer, spec->source, &rows);
	c->row_count = rows.row_count;

	const char *continued = fill_plain(c, &spec->continued);
	struct span *marker = ARENA_NEW(c->arena, struct span);
	*marker = (struct span){
	    .text = continued,
	    .length = (uint32_t)strlen(continued),
	    .style = spec->continued_style,
	    .loc = spec->continued.count > 0 ? spec->continued.pieces[0].loc : spec->loc,
	};

	struct column *columns = ARENA_ARRAY(c->arena, struct column, spec->column_count);
	for (size_t k = 0; k < spec->column_count; k++)
		columns[k] = column_from(&spec->columns[k].width);

	struct table *table = ARENA_NEW(c->arena, struct table);
	bool any = rows.row_count > 0;
	size_t mark_count;
	const struct mark *marks = table_marks(c, spec, &mark_count);
	*table = (struct table){
	    .columns = columns,
	    .column_count = spec->column_count,
	    .head = head_rows(c, spec),
	    .head_count = (size_t)spec->group_levels + 1,
	    .body = any ? body_rows(c, spec, &rows, marks) : nothing_row(c, spec),
	    .body_count = any ? rows.row_count : 1,
	    .continued = marker,
	    .marks = marks,
	    .mark_count = mark_count,
	    .summary = spec->summary.count > 0 ? fill_plain(c, &spec->summary) : NULL,
	    .align = spec->align,
	    .loc = spec->loc,
	};
	rows_release(&rows);
	return table;
}
