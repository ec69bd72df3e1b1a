#include "dataset/progress_cells.h"

#include "dataset/figure.h"

void
row_put_compliance(struct row_writer *w, struct fraction f)
{
	if (f.den > 0)
		row_put_percent(w, compliance_percent(&w->source->compliance->scale, f));
	else
		row_skip(w, 1);
}

struct decimal
row_mean(const struct row_writer *w, const struct fraction_sum *mean)
{
	return mean_percent(w->arena, &w->source->compliance->scale, mean);
}

void
row_put_mean(struct row_writer *w, const struct fraction_sum *mean)
{
	if (mean->count > 0)
		row_put_percent(w, row_mean(w, mean));
	else
		row_skip(w, 1);
}

void
row_put_change(struct row_writer *w, struct decimal now, struct decimal before)
{
	struct dataset_cell cell = {.kind = CELL_NUMBER, .form = CELL_DIFFERENCE};

	if (decimal_subtract(now, before, &cell.number))
		row_put(w, cell);
	else
		row_skip(w, 1);
}

void
row_put_compliance_and_change(struct row_writer *w, struct fraction was, struct fraction now)
{
	const struct status_scale *scale = &w->source->compliance->scale;

	row_put_compliance(w, was);
	if (was.den > 0 && now.den > 0)
		row_put_change(w, compliance_percent(scale, now), compliance_percent(scale, was));
	else
		row_skip(w, 1);
}

void
row_put_mean_change(struct row_writer *w, const struct fraction_sum *now, const struct fraction_sum *was)
{
	if (now->count > 0)
		row_put_change(w, row_mean(w, now), row_mean(w, was));
	else
		row_skip(w, 1);
}

void
row_put_mean_with_zeros(struct row_writer *w, const struct mean *mean)
{
	struct fraction_sum sum = mean_with_zeros(mean);

	row_put_mean(w, &sum);
}

struct dataset_cell
coverage_cell(uint32_t of, uint32_t all, const char *between)
{
	return (struct dataset_cell){
	    .kind = CELL_TEXT,
	    .form = CELL_COVERAGE,
	    .number = {of, 0},
	    .divisor = all,
	    .u.text = between,
	};
}

void
row_put_coverage(struct row_writer *w, const struct mean *mean)
{
	if (mean->due == 0)
		row_skip(w, 1);
	else
		row_put(w, coverage_cell(mean->measured.count, mean->due, row_wording(w, " de ")));
}

struct dataset_cell
amount_cell(const struct amount *amount, const struct sheet_cell *source)
{
	const struct value *value = &amount->value;

	if (!amount_given(amount))
		return (struct dataset_cell){.kind = CELL_BLANK};
	return (struct dataset_cell){
	    .kind = value->kind == VALUE_PERCENT ? CELL_PERCENT : CELL_NUMBER,
	    .number = value->number,
	    .source = source,
	};
}

void
row_put_amount(struct row_writer *w, const struct amount *amount, const struct sheet_cell *source)
{
	row_put(w, amount_cell(amount, source));
}

struct dataset_cell
portion_cell(const struct portion *portion, enum quantity measure)
{
	struct decimal sum = portion->sum;

	if (sum.units % portion->divisor != 0)
		return mean_cell(sum, portion->divisor, measure);
	sum.units /= portion->divisor;
	return number_cell(sum, measure);
}

void
row_put_portion(struct row_writer *w, const struct portion *portion, enum quantity measure)
{
	if (portion->count == 0)
		row_skip(w, 1);
	else
		row_put(w, portion_cell(portion, measure));
}

const char *
row_told(struct row_writer *w, uint32_t activity, enum period_subject subject)
{
	const struct compliance *c = w->source->compliance;

	return progress_told(w->arena, c->progress, activity, subject,
	    &(struct told_period){c->plan->calendar, {c->cut.first, c->cut.month}, w->source->wording});
}

void
row_put_status(struct row_writer *w, uint8_t status)
{
	const struct status_words *words = &w->source->compliance->scale.words[status];

	row_put_text(w, words->name);
	row_put_text(w, words->letter);
}
