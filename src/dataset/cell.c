#include "dataset/cell.h"

#include <string.h>

static void
append_figure(struct buf *b, const struct dataset_cell *cell, struct cell_style style)
{
	bool grouped = !style.for_programs && cell->form != CELL_ORDINAL;

	/* To a spreadsheet a plus begins a formula. */
	if (cell->form == CELL_DIFFERENCE && cell->number.units > 0 && !style.for_programs)
		buf_addc(b, '+');
	if (cell->form == CELL_MEAN)
		decimal_format_mean(b, cell->number, cell->divisor, style.numbers, grouped);
	else
		decimal_format(b, cell->number, style.numbers, -1, grouped);
	if (cell->kind == CELL_PERCENT && !style.for_programs)
		buf_adds(b, number_percent_text(style.numbers));
}

/* "3 de 5" */
static void
append_coverage(struct buf *b, const struct dataset_cell *cell, struct cell_style style)
{
	decimal_format(b, cell->number, style.numbers, -1, !style.for_programs);
	buf_adds(b, cell->u.text);
	decimal_format(b, (struct decimal){cell->divisor, 0}, style.numbers, -1, !style.for_programs);
}

/* What it prints as it is kept; NULL where that is to be put together. */
static const char *
kept_text(const struct dataset_cell *cell, struct cell_style style)
{
	const char *text = NULL;

	if (cell->kind == CELL_BLANK || cell->kind == CELL_NOT_REPORTED)
		return "";
	if (cell_is_figure(cell) || cell->form == CELL_COVERAGE)
		return NULL;
	if (cell->form == CELL_TOLD)
		text = style.for_programs ? cell->u.told->programs : cell->u.told->people;
	else
		text = cell->u.text;
	return text ? text : "";
}

void
cell_append(struct buf *b, const struct dataset_cell *cell, struct cell_style style)
{
	const char *text = kept_text(cell, style);

	if (text)
		buf_adds(b, text);
	else if (cell->form == CELL_COVERAGE)
		append_coverage(b, cell, style);
	else
		append_figure(b, cell, style);
}

bool
cell_prints(const struct dataset_cell *cell, struct cell_style style)
{
	const char *text = kept_text(cell, style);

	return !text || *text != '\0';
}

const char *
cell_text(struct arena *arena, const struct dataset_cell *cell, struct cell_style style)
{
	const char *text = kept_text(cell, style);
	struct buf b = BUF_INIT;

	if (text)
		return text;
	cell_append(&b, cell, style);
	return buf_take(&b, arena);
}

bool
cell_figure(const struct dataset_cell *cell, struct decimal *out)
{
	if (cell->form == CELL_DIFFERENCE && cell->number.units > 0)
		return false;
	if (cell->form == CELL_MEAN)
		return decimal_mean(cell->number, cell->divisor, out);
	*out = cell->number;
	return true;
}
