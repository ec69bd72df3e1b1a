#include "compose/body.h"
#include "compose/view.h"

/*
 * A table of more rows than that comes in slices.  One that layout keeps from pass to pass
 * (LAYOUT_KEPT_BYTES) is better whole: then it is composed and measured once.
 */
#define WHOLE_ROWS_MAX 1024

static bool
has_folio(const struct cell *cell)
{
	for (size_t i = 0; i < cell->span_count; i++)
		if (cell->spans[i].folio != FOLIO_NONE)
			return true;
	return false;
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
		title.turned = column->head_turned > 0 && !has_folio(&title);
		head[depth[k]].cells[k] = title;
		for (size_t r = depth[k] + 1u; r < rows; r++)
			head[r].cells[k].covered = true;
	}
	return head;
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

/* The places of rows in the columns that print them. */
static const uint32_t *const *
table_ranks(struct context *c, const struct table_spec *spec, const struct view *view)
{
	const uint32_t **ranks = ARENA_ARRAY(c->arena, const uint32_t *, spec->column_count);

	for (size_t k = 0; k < spec->column_count; k++)
		if (spec->columns[k].rank)
			ranks[k] = view_ranks(c, view, spec->columns[k].rank);
	return ranks;
}

static void
set_arranged_body(struct context *c, const struct table_spec *spec, const struct rows *rows,
    const struct view *view, struct table *table)
{
	struct table_binding bound = bind_table(c, spec, rows, table->marks);

	bound.ranks = table_ranks(c, spec, view);
	table->body_count = view->line_count;
	table->body = arranged_rows(c, spec, &bound, view);
	if (view->line_count == 0) {
		table->body = nothing_row(c, spec);
		table->body_count = 1;
	}
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

/* NULL: its rows are printed as they come. */
static const struct view *
arrange(struct context *c, const struct table_spec *spec, struct rows *rows)
{
	if (!table_arranges_rows(spec))
		return NULL;
	rows_load(rows, c->arena, (struct row_range){0, rows->row_count});
	return view_of(c, spec, rows);
}

/* Whatever there is to be said of the rows is said where they are printed. */
size_t
table_row_count(const struct context *outer, const struct table_spec *spec)
{
	struct context c = *outer;
	struct diags *muted = diags_open();
	struct rows rows;

	c.arena = arena_open_beside(outer->arena);
	c.told = true;
	if (muted)
		c.diags = muted;
	context_rows_in_parts(&c, spec->source, &rows);
	c.row_count = rows.row_count;
	const struct view *view = arrange(&c, spec, &rows);
	const size_t count = view ? view->row_count : rows.row_count;
	rows_release(&rows);
	diags_close(muted);
	arena_close(c.arena);
	return count;
}

struct table *
compose_table(struct context *outer, const struct table_spec *written)
{
	struct context with_rows = *outer, *c = &with_rows;
	struct rows rows;

	context_rows_in_parts(outer, written->source, &rows);
	c->row_count = rows.row_count;
	c->of_sheet = written->source == DATASET_PLAN;
	if (c->of_sheet)
		c->division = division_of_keys(c->sheet->keys, c->sheet->column_count);

	const struct table_spec *spec = spread_periods(c, written);
	const struct view *view = arrange(c, spec, &rows);
	spec = without_empty_columns(c, spec, &rows, view);

	const char *continued = fill_plain(c, &spec->continued);
	struct span *marker = ARENA_NEW(c->arena, struct span);
	*marker = (struct span){
	    .text = continued,
	    .length = (uint32_t)strlen(continued),
	    .style = spec->continued_style,
	    .loc = spec->continued.count > 0 ? spec->continued.pieces[0].loc : spec->loc,
	};

	struct column *columns = ARENA_ARRAY(c->arena, struct column, spec->column_count);
	length *turned = ARENA_ARRAY(c->arena, length, spec->column_count);
	for (size_t k = 0; k < spec->column_count; k++) {
		columns[k] = column_from(&spec->columns[k].width);
		turned[k] = spec->columns[k].head_turned;
	}

	struct table *table = ARENA_NEW(c->arena, struct table);
	size_t mark_count;
	const struct mark *marks = table_marks(c, spec, &mark_count);
	*table = (struct table){
	    .columns = columns,
	    .column_count = spec->column_count,
	    .head = head_rows(c, spec),
	    .head_count = (size_t)spec->group_levels + 1,
	    .turned = turned,
	    .continued = marker,
	    .marks = marks,
	    .mark_count = mark_count,
	    .summary = spec->summary.count > 0 ? fill_plain(c, &spec->summary) : NULL,
	    .min_rows = spec->min_rows,
	    .align = spec->align,
	    .has_revisions =
		spec->revision_bars && c->composition->computed && c->composition->computed->versions,
	    .loc = spec->loc,
	};
	format_tell_rounded(c, spec, &rows);
	if (view)
		set_arranged_body(c, spec, &rows, view, table);
	else
		set_body(c, spec, &rows, table);
	rows_release(&rows);
	outer->failed = outer->failed || c->failed;
	return table;
}
