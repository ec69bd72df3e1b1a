#include "dataset/figure.h"

void
figure_print_number(struct buf *out, const struct figure_sum *figure, enum figure_rule rule,
    struct number_style style, bool grouped)
{
	if (rule == FIGURE_MEAN && figure->count > 1 && decimal_compare(figure->least, figure->most) != 0)
		decimal_format_mean(out, figure->sum, figure->count, style, grouped);
	else
		decimal_format(out, rule == FIGURE_MEAN ? figure->least : figure->sum, style, -1, grouped);
}

void
figure_print(struct buf *out, const struct figure_sum *figure, enum figure_rule rule, enum quantity quantity,
    struct number_style style)
{
	if (figure->count == 0 || rule == FIGURE_NONE)
		return;
	figure_print_number(out, figure, rule, style, true);
	if (quantity == QUANTITY_PERCENT)
		buf_addc(out, '%');
}
