#include "layout/table/insets.h"

/* Up to this wide, the outer half of a table's border hangs over its edge: no one sees it there. */
#define HAIRLINE LENGTH_PT

static length
drawn_width(const struct border *border)
{
	return border->color.none ? 0 : at_least(border->width, 0);
}

static length
half(length width)
{
	return width - width / 2;
}

static void
widen(length *rule, const struct style *style, enum side side)
{
	*rule = at_least(*rule, drawn_width(&style->border[side]));
}

static void
note_sides(const struct grid *grid, const struct cell *cell, size_t column)
{
	size_t end = cell_columns_end(cell, column, grid->table->column_count);

	widen(&grid->column_rules[column], cell->style, SIDE_LEFT);
	widen(&grid->column_rules[end], cell->style, SIDE_RIGHT);
}

/* The rules along the lines above and below the head rows, and along those of the columns. */
static void
note_head_rules(const struct grid *grid)
{
	const struct table *table = grid->table;

	for (size_t r = 0; r < table->head_count; r++) {
		for (size_t c = 0; c < table->column_count; c++) {
			const struct cell *cell = &table->head[r].cells[c];
			if (cell_is_hole(cell))
				continue;
			widen(&grid->head_rules[r], cell->style, SIDE_TOP);
			widen(&grid->head_rules[cell_rows_end(cell, r, table->head_count)], cell->style,
			    SIDE_BOTTOM);
			note_sides(grid, cell, c);
		}
	}
}

/* Beside any row of the body, and above and below it: it may come first, or last, on a page. */
static void
note_body_cell(struct grid *grid, const struct cell *cell, size_t column)
{
	if (cell_is_hole(cell))
		return;
	widen(&grid->over_body, cell->style, SIDE_TOP);
	widen(&grid->under_body, cell->style, SIDE_BOTTOM);
	note_sides(grid, cell, column);
}

/* As most cells are of those above. */
static bool
is_alike(const struct cell *a, const struct cell *b)
{
	return a->style == b->style && a->columns == b->columns && !a->covered && !b->covered;
}

static void
note_body_rules(struct grid *grid)
{
	const struct table *table = grid->table;

	for (size_t c = 0; c < table->column_count && table->slices != NULL; c++) {
		const struct cell any = {.style = table->slices->styles[c]};
		note_body_cell(grid, &any, c);
	}
	for (size_t r = 0; r < table->body_count && table->slices == NULL; r++) {
		for (size_t c = 0; c < table->column_count; c++) {
			const struct cell *cell = &table->body[r].cells[c];
			if (r == 0 || !is_alike(cell, &table->body[r - 1].cells[c]))
				note_body_cell(grid, cell, c);
		}
	}
}

static length
outer_half(length width)
{
	return width > HAIRLINE ? half(width) : 0;
}

void
grid_rules(struct layout *l, struct grid *grid)
{
	const struct table *table = grid->table;

	grid->head_rules = ARENA_ARRAY(l->scratch, length, table->head_count + 1);
	grid->column_rules = ARENA_ARRAY(l->scratch, length, table->column_count + 1);
	note_head_rules(grid);
	note_body_rules(grid);
	grid->above = outer_half(table->head_count > 0 ? grid->head_rules[0] : grid->over_body);
	grid->below =
	    outer_half(table->body_count > 0 ? grid->under_body : grid->head_rules[table->head_count]);
	grid->left = outer_half(grid->column_rules[0]);
	grid->right = outer_half(grid->column_rules[table->column_count]);
}

/* Above the first of n rows stands what ends there; what goes on from there is not known so far. */
static void
note_slice_start(const struct grid *grid, struct body_row *rows, size_t n)
{
	const struct style *const *styles = grid->table->slices->styles;

	for (size_t c = 0; c < grid->table->column_count; c++) {
		size_t rest = grid->ends[c] - rows[0].number;
		if (rest == 0 && rows[0].number > 0)
			widen(&rows[0].rule_above, styles[c], SIDE_BOTTOM);
		else if (rest > 0 && rest <= n)
			widen(&rows[rest - 1].rule_below, styles[c], SIDE_BOTTOM);
	}
}

/* Below the last row, what starts where its cells end. */
static void
note_slice_end(const struct grid *grid, struct body_row *last)
{
	for (size_t c = 0; c < grid->table->column_count; c++)
		if (grid->ends[c] == last->number + 1 && grid->ends[c] < grid->table->body_count)
			widen(&last->rule_below, grid->table->slices->styles[c], SIDE_TOP);
}

void
body_rules(const struct grid *grid, struct body_row *rows, size_t n)
{
	const struct table *table = grid->table;

	if (table->slices != NULL)
		note_slice_start(grid, rows, n);
	for (size_t r = 0; r < n; r++) {
		for (size_t c = 0; c < table->column_count; c++) {
			const struct cell *cell = &rows[r].row->cells[c];
			if (cell_is_hole(cell))
				continue;
			size_t end = cell_rows_end(cell, rows[r].number, table->body_count);
			widen(&rows[r].rule_above, cell->style, SIDE_TOP);
			if (end <= rows[n - 1].number + 1)
				widen(&rows[end - 1 - rows[0].number].rule_below, cell->style, SIDE_BOTTOM);
			if (table->slices != NULL)
				grid->ends[c] = end;
		}
	}
	if (table->slices != NULL)
		note_slice_end(grid, &rows[n - 1]);
	for (size_t r = 1; r < n; r++)
		rows[r].rule_above = rows[r - 1].rule_below =
		    at_least(rows[r].rule_above, rows[r - 1].rule_below);
}

static const struct cell *
cell_of(const struct grid *grid, enum part part, size_t row, size_t column)
{
	return part == PART_HEAD ? &grid->table->head[row].cells[column] : body_cell(grid, row, column);
}

/* The widest rule above a cell: on some page it may be the one below the head, or the head of a group. */
static length
rule_above(const struct grid *grid, enum part part, size_t row)
{
	if (part == PART_HEAD)
		return grid->head_rules[row];
	const struct body_row *of = body_row(grid, row);
	const length above = at_least(of->rule_above, grid->head_rules[grid->table->head_count]);
	return of->row->groups > 0 ? at_least(above, grid->under_body) : above;
}

static length
rule_below(const struct grid *grid, enum part part, size_t end)
{
	if (part == PART_BODY && end <= grid->window_end) {
		const struct body_row *last = body_row(grid, end - 1);
		return last->row->is_group_head ? at_least(last->rule_below, grid->over_body)
						: last->rule_below;
	}
	/* A cell goes on past the rows that are there only to where all others end too. */
	if (part == PART_BODY)
		return end == grid->table->body_count ? grid->under_body
						      : at_least(grid->over_body, grid->under_body);
	return at_least(grid->head_rules[end], end == grid->table->head_count ? grid->over_body : 0);
}

length
cell_top(const struct grid *grid, enum part part, size_t row, size_t column)
{
	const struct cell *cell = cell_of(grid, part, row, column);
	return at_least(cell->style->padding[SIDE_TOP], half(rule_above(grid, part, row)));
}

length
cell_padding(const struct grid *grid, enum part part, size_t row, size_t column)
{
	const struct cell *cell = cell_of(grid, part, row, column);
	size_t count = part == PART_HEAD ? grid->table->head_count : grid->table->body_count;
	length below = half(rule_below(grid, part, cell_rows_end(cell, row, count)));

	return cell_top(grid, part, row, column) + at_least(cell->style->padding[SIDE_BOTTOM], below);
}

length
cell_mark_room(const struct grid *grid, const struct cell *cell)
{
	return cell->mark != NULL ? grid->mark_width + cell->mark->style->size * 2 / 5 : 0;
}

length
cell_left(const struct grid *grid, const struct cell *cell, size_t column)
{
	return at_least(cell->style->padding[SIDE_LEFT], half(grid->column_rules[column])) +
	    cell_mark_room(grid, cell);
}

length
cell_width(const struct grid *grid, const struct cell *cell, size_t column)
{
	size_t end = cell_columns_end(cell, column, grid->table->column_count);
	length right = at_least(cell->style->padding[SIDE_RIGHT], half(grid->column_rules[end]));

	return grid->edges[end] - grid->edges[column] - cell_left(grid, cell, column) - right;
}
