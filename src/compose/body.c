#include "compose/body.h"

#include <inttypes.h>

#include "base/fraction.h"

#include "compose/revisions.h"
#include "compose/view.h"
#include "compose/words.h"

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
	const struct style *style;
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
	size_t mark = find_mark(c, column->marks, column->mark_count,
	    rows_text(cell->rows, cell->row, cell->at), cell_loc(cell));
	return mark < column->mark_count ? &marks[mark] : NULL;
}

/* What is written there, where it stands in its file; of a figure in another format, only its place. */
static void
set_span(const struct bound_cell *cell, const char *text, struct span *span)
{
	const struct sheet_cell *from = rows_sheet_cell(cell->rows, cell->row, cell->at);
	const struct sheet_field field = from ? sheet_field(from) : (struct sheet_field){0};
	const bool as_written = from && text == field.text;

	span->text = text;
	span->length = as_written ? field.length : (uint32_t)strlen(text);
	span->style = cell->style;
	span->is_made = !from || !cell->rows->sheet->file || field.line == 0;
	span->loc = span->is_made ? cell->column->binding.loc
				  : (struct srcloc){cell->rows->sheet->file, field.line, field.column};
	if (as_written) {
		span->lead = field.lead;
		span->lead_lines = field.lead_lines;
		span->quotes_doubled = field.quoted;
	}
}

static bool
is_not_reported(const struct bound_cell *bound)
{
	const struct dataset_cell *cell = rows_dataset_cell(bound->rows, bound->row, bound->at);

	return cell && cell->kind == CELL_NOT_REPORTED;
}

static void
mark_difference(struct context *c, const struct bound_cell *bound, struct cell *cell)
{
	const int column = rows_column(bound->rows, bound->column->differs_from->key);
	const struct spans spans =
	    differing_spans(c, cell->spans, rows_text(bound->rows, bound->row, column));

	cell->spans = spans.spans;
	cell->span_count = (uint16_t)spans.count;
}

/* Told apart by its look, too: it is neither blank nor the lightest of the shades. */
static struct cell
not_reported_cell(struct context *c, const struct bound_cell *bound)
{
	const struct style *look = bound->column->missing_style, *style = bound->style;

	if (look)
		style = changed_style(c, style, &(struct style_change){.kind = CHANGE_LOOK, .look = look});
	return text_cell(c, &bound->column->missing, style);
}

static struct cell
data_cell(struct context *c, const struct bound_cell *bound, const struct mark *marks)
{
	struct cell cell = {.style = bound->style, .columns = 1, .rows = 1};
	const char *text = format_cell(c, bound->rows, bound->row, bound->at, bound->column);
	struct span *span;

	if (text[0] == '\0' && bound->column->missing.count > 0 && is_not_reported(bound))
		return not_reported_cell(c, bound);
	if (text[0] == '\0')
		return bound->column->blank.count > 0 ? text_cell(c, &bound->column->blank, bound->style)
						      : cell;
	if (bound->column->mark_count > 0)
		cell.mark = mark_of(c, bound, marks);
	span = ARENA_NEW(c->arena, struct span);
	set_span(bound, text, span);
	cell.spans = span;
	cell.span_count = 1;
	if (bound->column->differs_from)
		mark_difference(c, bound, &cell);
	return cell;
}

static bool
same_text(const struct rows *rows, const size_t pair[2], int column)
{
	const char *text = rows_text(rows, pair[1], column);

	return text[0] != '\0' && strcmp(rows_text(rows, pair[0], column), text) == 0;
}

/* A cell that changed stands for itself, as it says what it was. */
static bool
is_revised(const struct table_binding *bound, const size_t pair[2], int column)
{
	return bound->revisions &&
	    (revisions_has_cell(bound->revisions, pair[0], column) ||
		revisions_has_cell(bound->revisions, pair[1], column));
}

bool
same_as_above(const struct table_binding *bound, const struct rows *rows, size_t row, int column)
{
	const size_t pair[2] = {row - 1, row};

	return same_text(rows, pair, column) && !is_revised(bound, pair, column);
}

void
join_rows(const struct table_spec *spec, const struct table_binding *bound, const size_t rows[2], size_t at,
    size_t *start)
{
	bool joins = true;

	for (size_t k = 0; k < spec->column_count; k++) {
		if (!spec->columns[k].merge)
			continue;
		joins = joins && at - start[k] < MERGED_ROWS_MAX &&
		    same_text(bound->rows, rows, bound->columns[k]) &&
		    !is_revised(bound, rows, bound->columns[k]);
		if (!joins)
			start[k] = at;
	}
}

void
join_row(const struct table_spec *spec, const struct table_binding *bound, size_t row, size_t *start)
{
	if (row > 0) {
		join_rows(spec, bound, (const size_t[]){row - 1, row}, row, start);
		return;
	}
	for (size_t k = 0; k < spec->column_count; k++)
		start[k] = spec->columns[k].merge ? 0 : start[k];
}

void
cover_joined(const struct table_spec *spec, struct row *body, size_t first, size_t at, const size_t *start)
{
	for (size_t k = 0; k < spec->column_count; k++) {
		if (!spec->columns[k].merge || start[k] == at)
			continue;
		if (start[k] >= first)
			body[start[k] - first].cells[k].rows++;
		body[at - first].cells[k] = (struct cell){.covered = true};
	}
}

/* Joins equal neighbours among n rows from `first` on; those above ended in groups that began at `start`. */
static void
merge_cells(const struct table_spec *spec, const struct table_binding *bound, struct row *body, size_t first,
    size_t n, size_t *start)
{
	for (size_t r = first; r < first + n; r++) {
		join_row(spec, bound, r, start);
		cover_joined(spec, body, first, r, start);
	}
}

static void
bind_columns(const struct table_spec *spec, const struct rows *rows, int *source)
{
	for (size_t k = 0; k < spec->column_count; k++)
		source[k] =
		    spec->columns[k].binding.key ? rows_column(rows, spec->columns[k].binding.key) : -1;
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

/* The look of the first rule that holds of the row; NULL: none does. */
static const struct style *
find_look(struct context *c, const struct rows *rows, size_t row, const struct style_rule *rules, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (row_holds(c, rows, row, &rules[i].when))
			return rules[i].style;
	return NULL;
}

static const struct style *
shaded(struct context *c, const struct bound_cell *cell, const struct style *style)
{
	const struct shade_spec *shade = cell->column->shade;
	struct value value;

	if (!rows_value(cell->rows, cell->row, cell->at, &value) ||
	    (value.kind != VALUE_NUMBER && value.kind != VALUE_PERCENT))
		return style;
	const struct color color = shade_of(shade, value.number);
	return changed_style(c, style, &(struct style_change){.kind = CHANGE_SHADE, .shade = color});
}

/* As the column's, but for what the row is, and then the cell. */
static const struct style *
cell_style(struct context *c, const struct bound_cell *cell, const struct style *row_look)
{
	const struct table_column *column = cell->column;
	const struct style *style = column->style;
	const struct style *look =
	    find_look(c, cell->rows, cell->row, column->style_rules, column->style_rule_count);

	if (!look)
		look = row_look;
	if (look)
		style = changed_style(c, style, &(struct style_change){.kind = CHANGE_LOOK, .look = look});
	return column->shade ? shaded(c, cell, style) : style;
}

static struct cell
rank_cell(struct context *c, const struct bound_cell *cell, uint32_t rank)
{
	const char *text = rank > 0 ? arena_printf(c->arena, "%" PRIu32, rank) : "";

	return made_cell(c, text, cell->style, cell->column->loc);
}

/* The code of the unit that a row is about. */
static const char *
unit_of_row(struct context *c, const struct table_binding *bound, size_t row)
{
	if (c->unit && bound->code == -1)
		return c->unit->code.text;
	return rows_text(bound->rows, row, bound->code);
}

/* Where a row leads, and what with; without an anchor there is no heading of its unit. */
static struct link
link_of_row(struct context *c, const struct table_binding *bound, const struct bound_cell *cell,
    enum goal goal)
{
	const char *code = unit_of_row(c, bound, cell->row);
	struct link link = {.anchor = unit_anchor(c, code), .words = code, .loc = cell->column->loc};

	if (link.anchor && goal == GOAL_LINE)
		link.anchor = line_anchor(c, code, rows_text(bound->rows, cell->row, bound->line));
	return link;
}

/* The page where that is, and the way there. */
static struct cell
page_of_cell(struct context *c, const struct table_binding *bound, const struct bound_cell *cell)
{
	const struct link link = link_of_row(c, bound, cell, cell->column->page_of);
	struct span *span = ARENA_NEW(c->arena, struct span);

	if (!link.anchor)
		return made_cell(c, "", cell->style, cell->column->loc);
	*span = (struct span){
	    .text = link.anchor,
	    .length = (uint32_t)strlen(link.anchor),
	    .style = link_style(c, &link, cell->style),
	    .loc = cell->column->loc,
	    .folio = FOLIO_PAGE_OF,
	    .is_made = true,
	};
	return (struct cell){.spans = span, .style = cell->style, .span_count = 1, .columns = 1, .rows = 1};
}

static void
link_cell(struct context *c, const struct table_binding *bound, const struct bound_cell *from,
    struct cell *cell)
{
	const struct link link = link_of_row(c, bound, from, from->column->link);
	struct span *spans = ARENA_ARRAY(c->arena, struct span, cell->span_count);

	for (size_t i = 0; i < cell->span_count; i++) {
		spans[i] = cell->spans[i];
		if (link.anchor)
			spans[i].style = link_style(c, &link, cell->spans[i].style);
	}
	cell->spans = spans;
}

/* How the row of a plan is called by those that lead to its strategic line; NULL: none does. */
static const char *
place_of_row(struct context *c, const struct table_binding *bound, size_t row)
{
	const struct rows *rows = bound->rows;
	const struct dataset_source *source = c->composition->computed;
	const struct plan_unit *unit;

	if (!c->composition->template->finds_lines || !c->unit)
		return NULL;
	if (rows->dataset == DATASET_UNIT_ROLLUP || rows->dataset == DATASET_UNIT_PROGRESS)
		return line_anchor(c, c->unit->code.text, rows_text(rows, row, bound->line));
	if (rows->dataset != DATASET_PLAN)
		return NULL;
	unit = &source->plan->units[c->unit - c->composition->job->units];
	size_t from = unit->first, end = unit->first + unit->count;
	while (from < end) {
		size_t middle = from + (end - from) / 2;
		if (source->plan->activities[middle].row < row)
			from = middle + 1;
		else
			end = middle;
	}
	if (from == unit->first + unit->count || source->plan->activities[from].row != row)
		return NULL;
	const uint32_t line = source->plan->activities[from].line;
	return line_anchor(c, c->unit->code.text, line == UINT32_MAX ? "" : source->plan->lines[line].label);
}

static struct cell
column_cell(struct context *c, const struct table_binding *bound, const struct bound_cell *cell, size_t k,
    const struct mark *marks)
{
	if (cell->column->spark)
		return spark_cell(c, cell->column, &bound->sparks[k], cell->row);
	if (cell->column->rank)
		return rank_cell(c, cell, bound->ranks[k][cell->row]);
	if (cell->column->page_of != GOAL_NONE)
		return page_of_cell(c, bound, cell);
	struct cell out = data_cell(c, cell, marks);
	if (cell->column->link != GOAL_NONE)
		link_cell(c, bound, cell, &out);
	return out;
}

void
body_row(struct context *c, const struct table_spec *spec, const struct table_binding *bound, size_t r,
    struct row *out)
{
	const struct style *look = find_look(c, bound->rows, r, spec->row_rules, spec->row_rule_count);

	out->min_height = spec->min_row_height;
	out->loc = rows_place(bound->rows, r, 0, out->loc);
	out->place = place_of_row(c, bound, r);
	for (size_t k = 0, mark = 0; k < spec->column_count; k++) {
		const struct table_column *column = &spec->columns[k];
		struct bound_cell cell = {bound->rows, column, column->style, r, bound->columns[k]};

		if (look || column->style_rule_count > 0 || column->shade)
			cell.style = cell_style(c, &cell, look);
		out->cells[k] = column_cell(c, bound, &cell, k, bound->marks + mark);
		mark += column->mark_count;
	}
	if (bound->revisions)
		revise_row(c, spec, bound->revisions, &(struct revised_row){r, bound->columns, out});
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
	return (struct table_binding){
	    .rows = rows,
	    .columns = columns,
	    .code = dataset_is_of_unit(rows->dataset) ? -1 : rows_column(rows, "codigo"),
	    .line = rows_column(rows, "linea"),
	    .sparks = sparks,
	    .marks = marks,
	    .revisions = revisions_of(c, spec, rows),
	};
}

struct cell
made_cell(struct context *c, const char *text, const struct style *style, struct srcloc loc)
{
	struct cell cell = {.style = style, .columns = 1, .rows = 1};
	struct span *span;

	if (text[0] == '\0')
		return cell;
	span = ARENA_NEW(c->arena, struct span);
	*span = (struct span){
	    .text = text,
	    .length = (uint32_t)strlen(text),
	    .style = style,
	    .loc = loc,
	    .is_made = true,
	};
	cell.spans = span;
	cell.span_count = 1;
	return cell;
}

static bool
is_listed(const struct rows *rows, int at, const size_t *numbers, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(rows_text(rows, numbers[k], at), rows_text(rows, numbers[i], at)) == 0)
			return true;
	return rows_text(rows, numbers[i], at)[0] == '\0';
}

struct cell
collected_cell(struct context *c, const struct table_binding *bound, const struct table_column *column,
    const size_t *rows, size_t count)
{
	const int at = rows_column(bound->rows, column->binding.key);
	const struct bound_cell first = {bound->rows, column, column->style, rows[0], at};
	struct buf list = BUF_INIT;
	struct value value;

	for (size_t i = 0; i < count; i++) {
		if (is_listed(bound->rows, at, rows, i))
			continue;
		const bool figure = rows_value(bound->rows, rows[i], at, &value);
		if (list.length > 0)
			buf_adds(&list, figure ? ", " : "\n");
		buf_adds(&list, format_cell(c, bound->rows, rows[i], at, column));
	}
	if (list.length == 0 && column->blank.count > 0)
		return text_cell(c, &column->blank, column->style);
	return made_cell(c, buf_take(&list, c->arena), column->style, cell_loc(&first));
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
