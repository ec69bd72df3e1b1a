#include "dataset/progress_cells.h"

static struct number_style
style_of(const struct row_writer *w)
{
	return w->source->plain ? (struct number_style){'.', ','} : w->source->numbers;
}

void
put_decimal(struct row_writer *w, struct decimal number, int places, bool percent)
{
	buf_clear(&w->text);
	decimal_format(&w->text, number, style_of(w), places, !w->source->plain);
	if (percent && !w->source->plain)
		buf_addc(&w->text, '%');
	row_put_text(w);
}

void
put_compliance(struct row_writer *w, struct fraction f)
{
	if (f.den > 0)
		put_decimal(w, compliance_percent(&w->source->compliance->scale, f), -1, true);
	else
		row_put(w, NULL);
}

void
put_mean(struct row_writer *w, const struct fraction_sum *mean)
{
	if (mean->count > 0)
		put_decimal(w, mean_percent(w->arena, &w->source->compliance->scale, mean), -1, true);
	else
		row_put(w, NULL);
}

void
put_coverage(struct row_writer *w, const struct mean *mean)
{
	buf_clear(&w->text);
	if (mean->due == 0) {
		row_put(w, NULL);
		return;
	}
	decimal_format(&w->text, (struct decimal){mean->measured.count, 0}, style_of(w), -1,
	    !w->source->plain);
	buf_adds(&w->text, " de ");
	decimal_format(&w->text, (struct decimal){mean->due, 0}, style_of(w), -1, !w->source->plain);
	row_put_text(w);
}

void
put_with_zeros(struct row_writer *w, const struct mean *mean)
{
	struct fraction_sum sum = mean_with_zeros(mean);

	put_mean(w, &sum);
}

void
put_amount(struct row_writer *w, const struct amount *amount)
{
	if (amount_given(amount))
		put_decimal(w, amount->value.number, -1, amount->value.kind == VALUE_PERCENT);
	else
		row_put(w, NULL);
}

void
put_portion(struct row_writer *w, const struct portion *portion, enum quantity measure)
{
	bool percent = measure == QUANTITY_PERCENT;
	struct decimal sum = portion->sum;

	if (portion->count == 0) {
		row_put(w, NULL);
	} else if (sum.units % portion->divisor == 0) {
		sum.units /= portion->divisor;
		put_decimal(w, sum, -1, percent);
	} else {
		buf_clear(&w->text);
		decimal_format_mean(&w->text, sum, portion->divisor, style_of(w), !w->source->plain);
		if (percent && !w->source->plain)
			buf_addc(&w->text, '%');
		row_put_text(w);
	}
}

void
put_status(struct row_writer *w, uint8_t status)
{
	row_put(w, w->source->compliance->scale.words[status].name);
	row_put(w, w->source->compliance->scale.words[status].letter);
}
