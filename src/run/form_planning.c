#include "run/form_planning.h"

#include "sheet/columns.h"

#define SPARE_ROWS 20
#define FROZEN_MAX 4 /* more columns than that leave no room for the others */

struct planning {
	struct arena *arena;
	struct form_table *form;
	const struct plan_unit *unit;
	struct number_style numbers;
	enum plan_column
	    is[SHEET_COLUMNS_MAX]; /* of each column of the sheet; COLUMNS: none that is computed */
	uint32_t *rows;            /* of the sheet, that the form has */
};

static bool
is_blank(const struct sheet *sheet, uint32_t row)
{
	for (size_t k = 0; k < sheet->column_count; k++) {
		if (!sheet_is_blank(&sheet->rows[row].cells[k]))
			return false;
	}
	return true;
}

static void
choose_rows(struct planning *p)
{
	const struct sheet *sheet = p->unit->sheet;
	uint32_t left_out = 0;

	p->rows = ARENA_ARRAY(p->arena, uint32_t, sheet->row_count);
	for (uint32_t row = 0; row < sheet->row_count; row++) {
		if (left_out < p->unit->left_out_count && p->unit->left_out[left_out].row == row)
			left_out++;
		else if (!is_blank(sheet, row))
			p->rows[p->form->row_count++] = row;
	}
}

static void
find_columns(struct planning *p)
{
	const struct plan_columns columns = columns_of(p->unit->sheet, p->numbers);

	for (size_t k = 0; k < p->unit->sheet->column_count; k++)
		p->is[k] = COLUMNS;
	for (int c = 0; c < COLUMNS; c++) {
		if (columns.at[c] >= 0)
			p->is[columns.at[c]] = (enum plan_column)c;
	}
	/* Some that a plan of other periods doesn't compute with are periods all the same. */
	for (size_t k = 0; k < p->unit->sheet->column_count; k++) {
		const enum plan_column word = heading_column(p->unit->sheet->keys[k]);

		if (p->is[k] == COLUMNS && word >= COLUMN_PERIOD)
			p->is[k] = word;
	}
}

static bool
is_planned(const struct planning *p, size_t k)
{
	return p->is[k] == COLUMN_TARGET || (p->is[k] >= COLUMN_PERIOD && p->is[k] < COLUMNS);
}

/* What stands in a column that the program computes nothing with. */
struct contents {
	size_t texts, values, percents;
	bool numbering; /* whole numbers that rise: of the rows, or codes */
	struct decimal last;
	const struct sheet_cell *money; /* the first amount with a currency; NULL: none */
};

static void
look_into(struct contents *c, const struct sheet_cell *cell, struct number_style numbers)
{
	struct value value;

	if (!sheet_cell_value(cell, numbers, &value)) {
		c->texts++;
		return;
	}
	if (value.kind == VALUE_BLANK || value.kind == VALUE_DASH)
		return;
	if (value.money && c->money == NULL)
		c->money = cell;
	c->percents += value.kind == VALUE_PERCENT;
	c->numbering = c->numbering && value.kind == VALUE_NUMBER && !value.money && !value.shows_thousands &&
	    value.number.scale == 0 && (c->values == 0 || decimal_compare(value.number, c->last) > 0);
	c->last = value.number;
	c->values++;
}

static struct contents
contents_of(const struct planning *p, size_t k)
{
	struct contents c = {.numbering = true};

	for (size_t i = 0; i < p->form->row_count; i++)
		look_into(&c, &p->unit->sheet->rows[p->rows[i]].cells[k], p->numbers);
	return c;
}

/* Figures of this year: amounts, shares.  The numbers of the rows are none, nor are codes. */
static bool
is_of_figures(const struct contents *c)
{
	return c->values > 0 && c->texts == 0 && !c->numbering;
}

/* "Q"#,##0.00 for amounts like Q1,500.50 */
static const char *
amount_format(struct arena *arena, const struct sheet_cell *cell)
{
	const struct value_signs signs = value_signs(sheet_text(cell), sheet_length(cell));
	const char *before = signs.before.apart ? " " : "", *behind = signs.behind.apart ? " " : "";

	return arena_printf(arena, "%s%.*s%s%s#,##0.00%s%s%.*s%s", signs.before.length > 0 ? "\"" : "",
	    (int)signs.before.length, signs.before.text, before, signs.before.length > 0 ? "\"" : "",
	    signs.behind.length > 0 ? "\"" : "", behind, (int)signs.behind.length, signs.behind.text,
	    signs.behind.length > 0 ? "\"" : "");
}

/* Of a column that the program computes nothing with, its figures to come look as this year's do. */
static const char *
format_of(struct arena *arena, const struct contents *c)
{
	if (c->money != NULL)
		return amount_format(arena, c->money);
	return c->percents == c->values ? "0.00%" : "#,##0.00";
}

static const char *
heading_of(const struct planning *p, size_t k)
{
	const struct sheet *sheet = p->unit->sheet;

	return p->is[k] < COLUMNS && heading_year(sheet->keys[k]) != 0 ? column_heading(p->is[k])
								       : sheet_text(&sheet->headings[k]);
}

/* Money and parts of rates, of this year whatever they look like; and what was said of it. */
static void
find_words(const struct planning *p, size_t k, bool *is_money, bool *is_told)
{
	struct period_heading word;
	const bool is_word = period_heading(p->unit->sheet->keys[k], &word) && word.period != COLUMNS;

	*is_money = is_word && word.subject >= PERIOD_BUDGET;
	*is_told = is_word && !*is_money;
}

static void
add_column(struct planning *p, size_t k)
{
	const struct contents contents = contents_of(p, k);
	const bool planned = is_planned(p, k);
	bool is_money, is_told;

	find_words(p, k, &is_money, &is_told);
	const bool figures = planned || is_money || (p->is[k] == COLUMNS && is_of_figures(&contents));
	const bool filled = !figures && !is_told && p->is[k] != COLUMN_NOTES;

	if (sheet_is_blank(&p->unit->sheet->headings[k]))
		return;
	form_add_column(p->arena, p->form, heading_of(p, k),
	    figures                       ? FORM_FIGURE
		: p->is[k] == COLUMN_LINE ? FORM_LINE
					  : FORM_TEXT,
	    FORM_OPEN);
	if (figures && (!planned || (contents.money != NULL && contents.percents == 0)))
		p->form->columns[p->form->column_count - 1].format = format_of(p->arena, &contents);
	for (size_t i = 0; filled && i < p->form->row_count; i++)
		form_set_text(p->form, i, &p->unit->sheet->rows[p->rows[i]].cells[k]);
	if (p->is[k] == COLUMN_ACTIVITY && p->form->column_count <= FROZEN_MAX)
		p->form->frozen = p->form->column_count;
}

/* Activities are in the order of their rows. */
static void
find_percents(struct planning *p, const struct plan *plan)
{
	const struct activity *activity = &plan->activities[p->unit->first];
	const struct activity *end = activity + p->unit->count;
	bool *percents = ARENA_ARRAY(p->arena, bool, p->form->row_count);

	for (size_t i = 0; i < p->form->row_count; i++) {
		while (activity < end && activity->row < p->rows[i])
			activity++;
		percents[i] =
		    activity < end && activity->row == p->rows[i] && activity->measure == QUANTITY_PERCENT;
	}
	p->form->percents = percents;
}

void
form_planning(struct arena *arena, const struct build_reading *reading, size_t unit, struct form_table *out)
{
	const struct plan *plan = &reading->figures.plan;
	struct planning p = {
	    .arena = arena,
	    .form = out,
	    .unit = &plan->units[unit],
	    .numbers = reading->job.numbers,
	};

	choose_rows(&p);
	find_columns(&p);
	find_percents(&p, plan);
	for (size_t k = 0; k < p.unit->sheet->column_count; k++)
		add_column(&p, k);
	out->spare_rows = SPARE_ROWS;
}
