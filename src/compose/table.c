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

static bool
is_computed(const struct context *c, const struct sheet_cell *cell)
{
	return c->sheet->file == NULL || cell->line == 0;
}

/* Where the cell is written; where it is computed, the place in the template that asks for it. */
static struct srcloc
cell_loc(const struct context *c, const struct table_column *column, const struct sheet_cell *cell)
{
	return is_computed(c, cell) ? column->binding.loc
				    : (struct srcloc){c->sheet->file, cell->line, cell->column};
}

/* The text of a data cell in the column's number format; as written if that says so, or it is none. */
static struct job_text
formatted(struct context *c, const struct table_column *column, size_t row, size_t from)
{
	const struct sheet_cell *cell = &c->sheet->rows[row].cells[from];
	struct job_text text = {cell->text, cell_loc(c, column, cell)};
	struct value value;
	const struct number_style style = c->composition->job->numbers;

	if (column->format == FORMAT_AS_WRITTEN || !sheet_value(c->sheet, row, from, style, &value))
		return text;
	if (value.kind != VALUE_NUMBER && value.kind != VALUE_PERCENT)
		return text;
	if (column->format == FORMAT_PERCENT)
		value_as_decimals(&value);
	struct buf out = BUF_INIT;
	decimal_format(&out, value.number, style, column->decimals, true);
	if (value.kind == VALUE_PERCENT || column->format == FORMAT_PERCENT)
		buf_adds(&out, "%");
	text.text = buf_take(&out, c->arena);
	return text;
}

static struct cell
data_cell(struct context *c, const struct table_column *column, const struct mark *marks, size_t row,
    size_t source)
{
	const struct sheet_cell *from = &c->sheet->rows[row].cells[source];
	struct cell cell = {.style = column->style, .columns = 1, .rows = 1};
	if (from->length == 0)
		return cell;
	if (column->mark_count > 0) {
		size_t mark =
		    find_mark(c, column->marks, column->mark_count, from->text, cell_loc(c, column, from));
		cell.mark = mark < column->mark_count ? &marks[mark] : NULL;
	}
	struct job_text text = formatted(c, column, row, source);
	struct span *span = ARENA_NEW(c->arena, struct span);
	*span = (struct span){
	    .text = text.text,
	    .length = text.text == from->text ? from->length : (uint32_t)strlen(text.text),
	    .style = column->style,
	    .loc = text.loc,
	    .is_made = is_computed(c, from),
	};
	if (text.text == from->text) {
		span->lead = from->lead;
		span->lead_lines = from->lead_lines;
		span->quotes_doubled = from->quoted;
	}
	cell.spans = span;
	cell.span_count = 1;
	return cell;
}

static bool
same_text(const struct sheet_cell *a, const struct sheet_cell *b)
{
	return a->length == b->length && a->length > 0 && memcmp(a->text, b->text, a->length) == 0;
}

/*
 * Joins equal neighbours of the merge columns.  A cell joins the one above only where every merge
 * column to its left does, so that groups nest.  start[k] is the row where the group of column k began.
 */
static void
merge_cells(const struct table_spec *spec, const struct sheet *sheet, const int *source, struct row *body,
    size_t *start)
{
	for (size_t r = 1; r < sheet->row_count; r++) {
		bool joins = true;
		for (size_t k = 0; k < spec->column_count; k++) {
			if (!spec->columns[k].merge)
				continue;
			const struct sheet_cell *above = &sheet->rows[r - 1].cells[source[k]];
			joins = joins && same_text(above, &sheet->rows[r].cells[source[k]]) &&
			    r - start[k] < MERGED_ROWS_MAX;
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
bind_columns(const struct table_spec *spec, const struct sheet *sheet, int *source)
{
	for (size_t k = 0; k < spec->column_count; k++)
		source[k] = spec->columns[k].spark ? -1 : sheet_column(sheet, spec->columns[k].binding.key);
}

/* The row's values drawn, or a word for that there are none. */
static struct cell
spark_cell(struct context *c, const struct table_column *column, struct spark_columns columns, size_t row)
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

static struct row *
body_rows(struct context *c, const struct table_spec *spec, const struct mark *marks)
{
	const struct sheet *sheet = c->sheet;
	int *source = ARENA_ARRAY(c->arena, int, spec->column_count);
	bind_columns(spec, sheet, source);
	struct spark_columns *sparks = ARENA_ARRAY(c->arena, struct spark_columns, spec->column_count);
	for (size_t k = 0; k < spec->column_count; k++)
		if (spec->columns[k].spark)
			sparks[k] = spark_bind(c, spec->columns[k].spark);

	struct row *body = empty_rows(c, spec, sheet->row_count, spec->loc);
	for (size_t r = 0; r < sheet->row_count; r++) {
		const struct sheet_cell *first = &sheet->rows[r].cells[0];
		body[r].min_height = spec->min_row_height;
		if (sheet->file != NULL && first->line > 0)
			body[r].loc = (struct srcloc){sheet->file, first->line, first->column};
		for (size_t k = 0, mark = 0; k < spec->column_count; k++) {
			const struct table_column *column = &spec->columns[k];
			body[r].cells[k] = column->spark
			    ? spark_cell(c, column, sparks[k], r)
			    : data_cell(c, column, marks + mark, r, (size_t)source[k]);
			mark += column->mark_count;
		}
	}
	merge_cells(spec, sheet, source, body, ARENA_ARRAY(c->arena, size_t, spec->column_count));
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

const struct sheet *
source_rows(const struct context *c, enum dataset source)
{
	if (source == DATASET_PLAN)
		return c->sheet;
	struct sheet *sheet = ARENA_NEW(c->arena, struct sheet);
	size_t unit = c->unit ? (size_t)(c->unit - c->composition->job->units) : 0;
	dataset_build(c->arena, source, c->composition->computed, (uint32_t)unit, sheet);
	return sheet;
}

struct table *
compose_table(const struct context *outer, const struct table_spec *spec)
{
	struct context with_rows = *outer, *c = &with_rows;
	c->sheet = source_rows(outer, spec->source);

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
	bool rows = c->sheet->row_count > 0;
	size_t mark_count;
	const struct mark *marks = table_marks(c, spec, &mark_count);
	*table = (struct table){
	    .columns = columns,
	    .column_count = spec->column_count,
	    .head = head_rows(c, spec),
	    .head_count = (size_t)spec->group_levels + 1,
	    .body = rows ? body_rows(c, spec, marks) : nothing_row(c, spec),
	    .body_count = rows ? c->sheet->row_count : 1,
	    .continued = marker,
	    .marks = marks,
	    .mark_count = mark_count,
	    .summary = spec->summary.count > 0 ? fill_plain(c, &spec->summary) : NULL,
	    .align = spec->align,
	    .loc = spec->loc,
	};
	return table;
}
