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

/* The rules along the lines above and below n rows, and along those of the columns. */
static void
note_rules(const struct grid *grid, const struct row *rows, size_t n, length *lines)
{
	size_t columns = grid->table->column_count;

	for (size_t r = 0; r < n; r++) {
		for (size_t c = 0; c < columns; c++) {
			const struct cell *cell = &rows[r].cells[c];
			if (cell_is_hole(cell))
				continue;
			widen(&lines[r], cell->style, SIDE_TOP);
			widen(&lines[cell_rows_end(cell, r, n)], cell->style, SIDE_BOTTOM);
			widen(&grid->column_rules[c], cell->style, SIDE_LEFT);
			widen(&grid->column_rules[cell_columns_end(cell, c, columns)], cell->style,
			    SIDE_RIGHT);
		}
	}
}

/* The widest of a side of any cell of the body: its row may come first, or last, on a page. */
static length
widest(const struct table *table, enum side side)
{
	length width = 0;

	for (size_t r = 0; r < table->body_count; r++)
		for (size_t c = 0; c < table->column_count; c++)
			if (!cell_is_hole(&table->body[r].cells[c]))
				widen(&width, table->body[r].cells[c].style, side);
	return width;
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
	grid->body_rules = ARENA_ARRAY(l->scratch, length, table->body_count + 1);
	grid->column_rules = ARENA_ARRAY(l->scratch, length, table->column_count + 1);
	note_rules(grid, table->head, table->head_count, grid->head_rules);
	note_rules(grid, table->body, table->body_count, grid->body_rules);
	grid->over_body = widest(table, SIDE_TOP);
	grid->above = outer_half(table->head_count > 0 ? grid->head_rules[0] : grid->over_body);
	grid->below = outer_half(
	    table->body_count > 0 ? widest(table, SIDE_BOTTOM) : grid->head_rules[table->head_count]);
	grid->left = outer_half(grid->column_rules[0]);
	grid->right = outer_half(grid->column_rules[table->column_count]);
}

static const struct cell *
cell_of(const struct grid *grid, enum part part, size_t row, size_t column)
{
	const struct row *rows = part == PART_HEAD ? grid->table->head : grid->table->body;
	return &rows[row].cells[column];
}

/* The widest rule above a cell: on some page it may be the one below the head. */
static length
rule_above(const struct grid *grid, enum part part, size_t row)
{
	return part == PART_HEAD ? grid->head_rules[row]
				 : at_least(grid->body_rules[row], grid->head_rules[grid->table->head_count]);
}

static length
rule_below(const struct grid *grid, enum part part, size_t end)
{
	if (part == PART_BODY)
		return grid->body_rules[end];
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
