#include "check/checking.h"
#include "plan/measure.h"

/* The heading of a figure's column: the target comes behind the months. */
static const char *
figure_heading(const struct checking *c, const struct activity *a, int figure)
{
	return figure < MONTHS ? activity_period_heading(c->plan, a, figure) : column_heading(COLUMN_TARGET);
}

static const struct decimal one = {1, 0}, hundred = {100, 0};

bool
has_fraction(struct decimal number)
{
	int64_t units = number.units;

	for (int i = 0; i < number.scale; i++) {
		if (units % 10 != 0)
			return true;
		units /= 10;
	}
	return false;
}

/* What the figures of an activity, the target last, look like beside one another. */
struct look {
	int first, count; /* bare numbers between 0 and 1, and the first of them; -1: none */
	int first_one;    /* the first bare 1; -1: none */
	int ones;         /* how many of them there are */
	int signs, above; /* percents by their sign; bare numbers above 1 */
};

static const struct amount *
figure_at(const struct activity *a, int i)
{
	return i == MONTHS ? &a->target : &a->month[i];
}

static struct look
look_at(const struct plan_unit *unit, const struct activity *a)
{
	struct look look = {.first = -1, .first_one = -1};

	for (int i = 0; i <= MONTHS; i++) {
		const struct amount *amount = figure_at(a, i);
		struct decimal number = amount->value.number;
		int to_one;

		/* Of money there are cents; and a year may be its own only period. */
		if (!amount_given(amount) || amount->value.money ||
		    (i < MONTHS && unit->month[i] == unit->target))
			continue;
		to_one = decimal_compare(number, one);
		if (amount->value.kind == VALUE_PERCENT) {
			look.signs++;
		} else if (to_one > 0) {
			look.above++;
		} else if (to_one == 0) {
			look.first_one = look.first_one < 0 ? i : look.first_one;
			look.ones++;
		} else if (number.units > 0) {
			look.first = look.first < 0 ? i : look.first;
			look.count++;
		}
	}
	return look;
}

static bool
adds_up(const struct activity *a)
{
	struct decimal sum;

	return amount_given(&a->target) && months_sum(a, &sum) >= 0 &&
	    decimal_compare(sum, a->target.value.number) == 0;
}

/*
 * The figure to ask about; -1: none.  Fractions among signs are doubtful, and a row of nothing else; among
 * bare numbers above 1 they are where these don't add up.  1 is doubtful beside such a fraction, where the
 * target is 100 that it should be, and where target and months are all of them 1: nobody plans 1 % for each.
 */
static int
doubtful_figure(const struct activity *a, const struct look *look)
{
	bool full = amount_given(&a->target) && decimal_compare(a->target.value.number, hundred) == 0;

	if (look->first >= 0) {
		if (look->signs > 0 || (look->above > 0 && !adds_up(a)))
			return look->first;
		/* Nothing above 1: of percents that is as good as nothing, and no count of anything. */
		if (look->above == 0 && (look->count > 1 || look->first_one >= 0))
			return look->first;
		return -1;
	}
	if (look->first_one < 0 || a->measure != QUANTITY_PERCENT || adds_up(a))
		return -1;
	if (look->signs == 0 && look->above == 0 && amount_given(&a->target) && look->ones > 2)
		return look->first_one;
	return full ? look->first_one : -1;
}

/* 0.25 -> 25 */
static bool
as_percent(struct decimal number, struct decimal *out)
{
	int64_t units = number.units;

	for (int i = 0; i < 2; i++) {
		if (number.scale > 0)
			number.scale--;
		else if (__builtin_mul_overflow(units, 10, &units))
			return false;
	}
	number.units = units;
	*out = number;
	return true;
}

static void
tell(struct checking *c, struct finding *finding, struct decimal number, bool of_percents, int more)
{
	struct decimal percent = number;

	as_percent(number, &percent);
	finding->expected = amount_text(c, percent, true);
	finding->message = message_make(c->arena,
	    "«%s» was read as %s, but a spreadsheet keeps %s as that number: is %s meant? Others like it in "
	    "the row: "
	    "%d.",
	    finding->found, amount_text(c, number, of_percents), finding->expected, finding->expected, more);
	finding->mend =
	    message_make(c->arena, "Write %s if so, and with the sign in any case.", finding->expected);
}

const struct sheet_cell *
find_fraction(struct checking *c, uint32_t index, struct finding *out)
{
	const struct activity *a = &c->plan->activities[index];
	const struct sheet_cell *cell;
	struct look look;
	int at;

	if (!rule_is_on(c, RULE_FRACTION) ||
	    (a->measure_origin != ORIGIN_INFERRED && a->measure != QUANTITY_PERCENT))
		return NULL;
	look = look_at(&c->plan->units[a->unit], a);
	at = doubtful_figure(a, &look);
	if (at < 0)
		return NULL;
	cell = at == MONTHS ? activity_target_cell(c->plan, a) : activity_month_cell(c->plan, a, at);
	*out = finding_at(RULE_FRACTION, index, figure_heading(c, a, at), cell);
	tell(c, out, figure_at(a, at)->value.number, a->measure == QUANTITY_PERCENT,
	    (at == look.first ? look.count : look.ones) - 1);
	return cell;
}

/*
 * Whether a month done is a fraction of 1 where percents from 1 on were planned: 0.25 of 25 %, or 1 of 100 %.
 */
static bool
is_fraction_done(const struct activity *a, int month, const struct amount *done)
{
	const struct amount *planned = amount_given(&a->month[month]) ? &a->month[month] : &a->target;
	int to_one = decimal_compare(done->value.number, one);

	if (done->value.kind != VALUE_NUMBER || done->value.number.units <= 0 || to_one > 0 ||
	    !amount_given(planned))
		return false;
	if (to_one == 0)
		return decimal_compare(planned->value.number, hundred) == 0;
	return decimal_compare(planned->value.number, one) > 0 ||
	    (planned->value.kind == VALUE_PERCENT && decimal_compare(planned->value.number, one) == 0);
}

static void
check_done(struct checking *c, uint32_t i)
{
	const struct activity *a = &c->plan->activities[i];
	const struct executed *done = &c->settings->progress->executed[i];
	struct finding finding;
	int first = -1, count = 0;

	for (int m = 0; m < MONTHS; m++) {
		if (!is_fraction_done(a, m, &done->month[m]))
			continue;
		first = first < 0 ? m : first;
		count++;
	}
	if (first < 0)
		return;
	finding = finding_at(RULE_FRACTION, i, figure_heading(c, a, first), executed_cell(done, first));
	finding.in = FOUND_IN_PROGRESS;
	tell(c, &finding, done->month[first].value.number, true, count - 1);
	finding_add(c, finding, executed_cell(done, first));
}

void
check_fractions(struct checking *c)
{
	const struct plan *plan = c->plan;

	for (uint32_t i = 0; c->settings->progress != NULL && i < plan->activity_count; i++) {
		if (plan->activities[i].measure == QUANTITY_PERCENT)
			check_done(c, i);
	}
}
