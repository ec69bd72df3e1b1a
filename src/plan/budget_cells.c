#include "plan/budget_cells.h"

#include "plan/money.h"
#include "sheet/currency.h"

/* Whether more of the column's cells are texts than amounts. */
static bool
is_textual(const struct sheet *sheet, int column, struct number_style style)
{
	size_t texts = 0, values = 0;

	for (size_t row = 0; row < sheet->row_count; row++) {
		const struct sheet_cell *cell = &sheet->rows[row].cells[column];
		struct value value;

		if (sheet_is_blank(cell))
			continue;
		if (sheet_cell_value(cell, style, &value))
			values++;
		else
			texts++;
	}
	return texts > values;
}

static bool
keep_amounts(struct budget_columns *c, int *column, struct number_style style)
{
	if (*column < 0)
		return false;
	if (!is_textual(c->sheet, *column, style))
		return true;
	if (c->of_texts < 0 || *column < c->of_texts)
		c->of_texts = *column;
	*column = -1;
	return false;
}

/* Lets go of columns of texts; whether any other is left. */
static bool
keep_columns(struct budget_columns *c, struct period_columns *columns, struct number_style style)
{
	bool any = keep_amounts(c, &columns->plain, style);

	for (int k = 0; k < PERIOD_COLUMNS; k++)
		any = keep_amounts(c, &columns->of[k], style) || any;
	return any;
}

static void
bind_sheet(const struct sheet *sheet, struct calendar calendar, struct number_style style,
    struct budget_columns *out)
{
	struct period_columns both[2]; /* budget, then spent */

	*out = (struct budget_columns){.of_texts = -1};
	if (sheet == NULL || sheet->column_count == 0 ||
	    !period_columns_bind_all(sheet, calendar, PERIOD_BUDGET, 2, both))
		return;
	out->sheet = sheet;
	out->budget = both[0];
	out->spent = both[1];
	out->has_budget = keep_columns(out, &out->budget, style);
	out->has_spent = keep_columns(out, &out->spent, style);
}

bool
budget_unit_bind_sheet(const struct plan_unit *of, const struct sheet *done, struct number_style style,
    struct budget_unit *out)
{
	bind_sheet(of->known ? of->sheet : NULL, of->calendar, style, &out->plan);
	bind_sheet(done, of->calendar, style, &out->progress);
	out->spent_in_progress = out->progress.has_spent;
	return out->plan.has_budget || out->plan.has_spent || out->progress.has_spent ||
	    out->plan.of_texts >= 0 || out->progress.of_texts >= 0;
}

bool
budget_unit_bind(const struct plan *plan, const struct progress *progress, uint32_t unit,
    struct number_style style, struct budget_unit *out)
{
	return budget_unit_bind_sheet(&plan->units[unit],
	    progress != NULL ? progress->units[unit].sheet : NULL, style, out);
}

/* --- cells ---------------------------------------------------------------------------------------------- */

/* The cells of an activity, as they come in. */
struct collecting {
	const struct budget_reading *reading;
	struct budget_cell *out;
	size_t count;
};

/* A row, and the columns of it that are of one side. */
struct side {
	const struct sheet *sheet;
	uint32_t row;
	const struct period_columns *columns;
	bool spent, in_progress;
};

/* As a template that prints the column reads it, where one does; else in doubt as thousands. */
static bool
read_value(const struct side *side, int column, struct number_style style, struct value *out)
{
	const struct sheet *sheet = side->sheet;

	return sheet->readings != NULL && sheet->readings[column].number
	    ? sheet_value(sheet, side->row, (size_t)column, style, out)
	    : sheet_cell_value(&sheet->rows[side->row].cells[column], style, out);
}

/* A sign that several countries share is what its heading says, where it may be that. */
static uint8_t
currency_of_cell(const struct sheet_cell *cell, const struct value *value, uint8_t of_heading)
{
	const uint8_t own =
	    value->money ? value_currency(sheet_text(cell), sheet_length(cell)) : CURRENCY_NONE;

	return own == CURRENCY_NONE || currency_may_be(own, of_heading) ? of_heading : own;
}

/* A cell that says something, and what it says. */
static void
take_cell(struct collecting *all, const struct side *side, int column, int number)
{
	const struct sheet_cell *cell = column >= 0 ? &side->sheet->rows[side->row].cells[column] : NULL;
	struct budget_cell what = {.spent = side->spent, .in_progress = side->in_progress};
	struct value value;

	if (cell == NULL || sheet_is_blank(cell))
		return;
	what.cell = cell;
	what.column = column;
	what.number = number;
	if (!read_value(side, column, all->reading->style, &value) || value.kind == VALUE_PERCENT) {
		what.state = BUDGET_CELL_UNREADABLE;
	} else {
		if (value.kind != VALUE_NUMBER)
			return;
		what.state = value.number.units < 0 ? BUDGET_CELL_NEGATIVE : BUDGET_CELL_GOOD;
		what.amount = value.number;
		what.currency = currency_of_cell(cell, &value, side->columns->currency);
	}
	all->out[all->count++] = what;
}

/* The plain one first: it is the year's, or of all that its sheet tells of. */
static void
take_cells(struct collecting *all, const struct side *side)
{
	const struct period_columns *columns = side->columns;
	const struct sheet_cell *cells = side->sheet->rows[side->row].cells;
	int plain = side->spent ? columns->plain_of : period_columns_number(COLUMN_YEAR);

	/* A column of its own says more than the plain one. */
	if (plain == PERIOD_ANY || columns->of[plain] < 0 || sheet_is_blank(&cells[columns->of[plain]]))
		take_cell(all, side, columns->plain, plain);
	for (int k = 0; k < PERIOD_COLUMNS; k++)
		take_cell(all, side, columns->of[k], k);
}

/* What they are all in; a cell in another one learns that it is. */
static uint8_t
settle(const struct collecting *all, uint8_t known)
{
	uint8_t job = all->reading->currency;

	for (size_t i = 0; i < all->count; i++) {
		struct budget_cell *cell = &all->out[i];

		if (cell->state != BUDGET_CELL_GOOD || cell->currency == CURRENCY_NONE)
			continue;
		if (known != CURRENCY_NONE && !money_agrees(known, cell->currency))
			cell->state = BUDGET_CELL_OTHER_CURRENCY;
		else if (known == CURRENCY_NONE || currency_may_be(known, cell->currency))
			known = cell->currency;
	}
	return known == CURRENCY_NONE || currency_may_be(known, job) ? job : known;
}

size_t
budget_cells(const struct budget_reading *reading, const struct budget_unit *unit, const struct activity *a,
    const struct executed *executed, struct budget_cell out[BUDGET_CELLS_MAX], uint8_t *currency)
{
	struct collecting all = {.reading = reading, .out = out};
	const struct sheet_cell *said = activity_currency(a);

	if (unit->plan.has_budget)
		take_cells(&all, &(struct side){unit->plan.sheet, a->row, &unit->plan.budget, false, false});
	if (unit->spent_in_progress && executed != NULL && executed->row != PROGRESS_NO_ROW)
		take_cells(&all,
		    &(struct side){unit->progress.sheet, executed->row, &unit->progress.spent, true, true});
	else if (!unit->spent_in_progress && unit->plan.has_spent)
		take_cells(&all, &(struct side){unit->plan.sheet, a->row, &unit->plan.spent, true, false});
	*currency = CURRENCY_NONE;
	if (all.count > 0)
		*currency = settle(&all,
		    said != NULL && !sheet_is_blank(said) ? money_of_column(reading->scratch, said)
							  : CURRENCY_NONE);
	return all.count;
}
