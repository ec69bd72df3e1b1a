#include "compose/context.h"

/* Rows that one merged cell may span; a longer group starts anew. */
#define MERGED_ROWS_MAX 60000

/*
 * A table of more rows than that comes in slices, of so many or more: some ten pages.  One that layout keeps
 * from pass to pass (LAYOUT_KEPT_BYTES) is better whole: then it is composed and measured once.
 */
#define WHOLE_ROWS_MAX 1024
#define SLICE_ROWS 128

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

/* Whether there is a text, the same as in the row above. */
static bool
same_as_above(const struct rows *rows, size_t row, int column)
{
	const char *text = rows_text(rows, row, column);

	return text[0] != '\0' && strcmp(rows_text(rows, row - 1, column), text) == 0;
}

/* What the columns of a table print, each -1 where it is a spark; and the marks of all of them. */
struct table_binding {
	const struct rows *rows;
	const int *columns;
	const struct spark_columns *sparks;
	const struct mark *marks;
};

/*
 * A row joins the one above in each merge column where they are equal, but only where it does in every merge
 * column to the left, so that groups nest.  start[k] is the row where the group of column k began.
 */
static void
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

static struct table_binding
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

/* n rows from `first` on; `start` as merge_cells() has it. */
static struct row *
body_rows(struct context *c, const struct table_spec *spec, const struct table_binding *bound, size_t first,
    size_t n, size_t *start)
{
	struct row *body = empty_rows(c, spec, n, spec->loc);

	for (size_t r = 0; r < n; r++)
		body_row(c, spec, bound, first + r, &body[r]);
	merge_cells(spec, bound, body, first, n, start);
	return body;
}

/* --- long tables --- */

/* Rows that come in slices, and what the next of these has to know. */
struct long_table {
	struct sliced_body slices;
	struct context c;
	const struct table_spec *spec;
	struct rows rows;
	struct table_binding bound;
	size_t *start;  /* where the groups began that the last slice ended in */
	size_t *ahead;  /* the same, for looking ahead */
	size_t leading; /* the first merge column; column_count: there is none */
	bool nests;     /* there are more */
};

/* Whether a group of any merge column but the first goes on in row r. */
static bool
nested_goes_on(const struct long_table *t, const size_t *start, size_t r)
{
	for (size_t k = t->leading + 1; k < t->spec->column_count; k++)
		if (t->spec->columns[k].merge && start[k] != r)
			return true;
	return false;
}

/*
 * Loads the rows of a slice, one above and one below; returns how many they are.  Only groups of the first
 * merge column go on in the next slice.
 */
static size_t
load_slice(struct long_table *t, struct arena *arena, size_t first)
{
	size_t above = first > 0, left = t->rows.row_count - first;

	for (size_t most = SLICE_ROWS;; most *= 2) {
		size_t n = SLICE_ROWS;
		rows_load(&t->rows, arena, (struct row_range){first - above, above + most + 1});
		if (left <= SLICE_ROWS || !t->nests)
			return left < SLICE_ROWS ? left : SLICE_ROWS;
		memcpy(t->ahead, t->start, t->spec->column_count * sizeof *t->ahead);
		for (size_t r = 0; r < SLICE_ROWS; r++)
			join_row(t->spec, &t->bound, first + r, t->ahead);
		for (; n <= most && n < left; n++) {
			join_row(t->spec, &t->bound, first + n, t->ahead);
			if (!nested_goes_on(t, t->ahead, first + n))
				return n;
		}
		if (n == left)
			return left;
	}
}

/* Adds to a cell of the first merge column, the last of a slice, the rows that join it after that. */
static void
extend_group(const struct long_table *t, struct cell *cell, size_t end)
{
	size_t start = t->start[t->leading];
	int column = t->bound.columns[t->leading];
	struct rows rows = t->rows;

	if (end == rows.row_count || !same_as_above(&t->rows, end, column))
		return;
	rows.cells = NULL;
	for (bool joins = true; joins && end < rows.row_count;) {
		struct arena *texts = arena_open_beside(t->c.arena);
		size_t last = end + SLICE_ROWS < rows.row_count ? end + SLICE_ROWS : rows.row_count;
		rows_load(&rows, texts, (struct row_range){end - 1, last - end + 1});
		for (; joins && end < last; end += joins) {
			joins = end - start < MERGED_ROWS_MAX && same_as_above(&rows, end, column);
			cell->rows = (uint16_t)(cell->rows + joins);
		}
		arena_close(texts);
	}
	rows_release(&rows);
}

static const struct row *
make_slice(void *ctx, struct arena *arena, size_t first, size_t *count)
{
	struct long_table *t = ctx;
	struct context c = t->c;
	struct diags *muted = c.told ? diags_open() : NULL;

	c.arena = arena;
	c.diags = muted ? muted : c.diags;
	size_t n = load_slice(t, arena, first);
	struct row *body = body_rows(&c, t->spec, &t->bound, first, n, t->start);
	if (t->leading < t->spec->column_count && t->start[t->leading] >= first)
		extend_group(t, &body[t->start[t->leading] - first].cells[t->leading], first + n);
	rows_release(&t->rows);
	diags_close(muted);
	*count = n;
	return body;
}

/* Faults are told when a section is composed the first time: those of all slices, if there may be any. */
static void
tell_faults(struct long_table *t)
{
	size_t n;

	for (size_t k = 0; k < t->spec->column_count && !t->c.told; k++) {
		if (!t->spec->columns[k].spark && t->spec->columns[k].mark_count == 0)
			continue;
		for (size_t first = 0; first < t->rows.row_count; first += n) {
			struct arena *arena = arena_open_beside(t->c.arena);
			make_slice(t, arena, first, &n);
			arena_close(arena);
		}
		t->c.told = true;
	}
	t->c.told = true;
}

static const struct sliced_body *
slice_rows(const struct context *c, const struct table_spec *spec, const struct rows *rows,
    const struct mark *marks)
{
	struct long_table *t = ARENA_NEW(c->arena, struct long_table);
	const struct style **styles = ARENA_ARRAY(c->arena, const struct style *, spec->column_count);
	size_t merges = 0;

	*t = (struct long_table){
	    .slices = {make_slice, t, styles},
	    .c = *c,
	    .spec = spec,
	    .rows = *rows,
	    .start = ARENA_ARRAY(c->arena, size_t, spec->column_count),
	    .ahead = ARENA_ARRAY(c->arena, size_t, spec->column_count),
	    .leading = spec->column_count,
	};
	for (size_t k = 0; k < spec->column_count; k++) {
		styles[k] = spec->columns[k].style;
		merges += spec->columns[k].merge;
		if (spec->columns[k].merge && merges == 1)
			t->leading = k;
	}
	t->nests = merges > 1;
	t->bound = bind_table(&t->c, spec, &t->rows, marks);
	tell_faults(t);
	return &t->slices;
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

/* The body of a table: all rows, or slices of a long one. */
static void
set_body(struct context *c, const struct table_spec *spec, struct rows *rows, struct table *table)
{
	bool sliced = rows->row_count > WHOLE_ROWS_MAX && (rows->sheet || rows->in_parts);

	table->body_count = rows->row_count;
	if (rows->row_count == 0) {
		table->body = nothing_row(c, spec);
		table->body_count = 1;
	} else if (sliced) {
		table->slices = slice_rows(c, spec, rows, table->marks);
	} else {
		rows_load(rows, c->arena, (struct row_range){0, rows->row_count});
		const struct table_binding bound = bind_table(c, spec, rows, table->marks);
		table->body = body_rows(c, spec, &bound, 0, rows->row_count,
		    ARENA_ARRAY(c->arena, size_t, spec->column_count));
	}
}

struct table *
compose_table(const struct context *outer, const struct table_spec *written)
{
	struct context with_rows = *outer, *c = &with_rows;
	struct rows rows;

	context_rows_in_parts(outer, written->source, &rows);
	c->row_count = rows.row_count;
	c->of_sheet = written->source == DATASET_PLAN;
	if (c->of_sheet)
		c->division = division_of_keys(c->sheet->keys, c->sheet->column_count);

	const struct table_spec *spec = spread_periods(c, written);

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
	size_t mark_count;
	const struct mark *marks = table_marks(c, spec, &mark_count);
	*table = (struct table){
	    .columns = columns,
	    .column_count = spec->column_count,
	    .head = head_rows(c, spec),
	    .head_count = (size_t)spec->group_levels + 1,
	    .continued = marker,
	    .marks = marks,
	    .mark_count = mark_count,
	    .summary = spec->summary.count > 0 ? fill_plain(c, &spec->summary) : NULL,
	    .align = spec->align,
	    .loc = spec->loc,
	};
	format_tell_rounded(c, spec, &rows);
	set_body(c, spec, &rows, table);
	rows_release(&rows);
	return table;
}
