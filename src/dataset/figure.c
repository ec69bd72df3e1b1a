#include "dataset/figure.h"

static enum cell_kind
kind_of(enum quantity quantity)
{
	return quantity == QUANTITY_PERCENT ? CELL_PERCENT : CELL_NUMBER;
}

struct dataset_cell
number_cell(struct decimal number, enum quantity quantity)
{
	return (struct dataset_cell){.kind = kind_of(quantity), .number = number};
}

struct dataset_cell
mean_cell(struct decimal sum, uint32_t count, enum quantity quantity)
{
	return (struct dataset_cell){
	    .kind = kind_of(quantity),
	    .form = CELL_MEAN,
	    .number = sum,
	    .divisor = count,
	};
}

struct dataset_cell
figure_cell(const struct figure_sum *figure, enum figure_rule rule, enum quantity quantity)
{
	if (figure->count == 0 || rule == FIGURE_NONE)
		return (struct dataset_cell){.kind = CELL_BLANK};
	if (rule == FIGURE_MEAN && figure->count > 1 && decimal_compare(figure->least, figure->most) != 0)
		return mean_cell(figure->sum, figure->count, quantity);
	return number_cell(rule == FIGURE_MEAN ? figure->least : figure->sum, quantity);
}
