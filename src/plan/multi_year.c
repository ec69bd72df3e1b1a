#include "plan/multi_year.h"

#include "plan/money.h"
#include "sheet/currency.h"
#include "sheet/year_columns.h"

struct year_reader {
	struct arena *arena;
	const struct plan *plan;
	struct number_style style;
	struct diags *diags;
	int years[MULTI_YEAR_MAX]; /* as they are found */
	size_t count;
	bool any_base;
};

/*
 * --- columns ----------------------------------------------------------------------------------------------
 */

static bool
has_year(const struct year_reader *r, int year)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->years[i] == year)
			return true;
	return false;
}

static void
tell_too_many(const struct year_reader *r, const struct sheet *sheet, size_t column, int year)
{
	diag_add(r->diags, SEVERITY_WARNING, cell_place(sheet->file, &sheet->headings[column]),
	    "plan-multi-year",
	    "the sheets of the plan have targets of more than %d years: this column, of %d, is not read",
	    MULTI_YEAR_MAX, year);
}

static void
find_years(struct year_reader *r, const struct sheet *sheet)
{
	for (size_t k = 0; k < sheet->column_count; k++) {
		const int year = column_target_year(sheet, k);

		r->any_base = r->any_base || column_is_baseline(sheet, k);
		if (year == 0 || has_year(r, year))
			continue;
		if (r->count < MULTI_YEAR_MAX)
			r->years[r->count++] = year;
		else
			tell_too_many(r, sheet, k, year);
	}
}

/* Sorted, with the job's year among them. */
static void
set_years(const struct year_reader *r, int job_year, struct multi_year *out)
{
	size_t n = 0;

	for (size_t i = 0; i <= r->count; i++) {
		const int year = i < r->count ? r->years[i] : job_year;
		size_t at = n;

		if (i == r->count && (year == 0 || has_year(r, year)))
			break;
		for (; at > 0 && out->years[at - 1] > year; at--)
			out->years[at] = out->years[at - 1];
		out->years[at] = year;
		n++;
	}
	out->year_count = n;
	out->job_year = job_year;
}

size_t
multi_year_number(const struct multi_year *m, int year)
{
	size_t i = 0;

	while (i < m->year_count && m->years[i] != year)
		i++;
	return i;
}

static void
tell_second(const struct year_reader *r, const struct sheet *sheet, int first, size_t second)
{
	diag_add(r->diags, SEVERITY_WARNING, cell_place(sheet->file, &sheet->headings[second]),
	    "plan-multi-year", "«%s» and «%s» say the same: this column is not read",
	    sheet_text(&sheet->headings[first]), sheet_text(&sheet->headings[second]));
}

/* One that the job calls so goes before one that it doesn't. */
static void
take(const struct year_reader *r, const struct sheet *sheet, size_t k, int *at)
{
	const bool is_other = sheet->keys[k][0] == '=';

	if (*at < 0 || (sheet->keys[*at][0] == '=' && !is_other))
		*at = (int)k;
	else if (sheet->keys[*at][0] == '=' || !is_other)
		tell_second(r, sheet, *at, k);
}

static struct multi_year_columns
columns_of_sheet(const struct year_reader *r, const struct multi_year *m, const struct sheet *sheet)
{
	struct multi_year_columns c;

	memset(&c, -1, sizeof c); /* every column of them an int of -1 */
	for (size_t k = 0; sheet && k < sheet->column_count; k++) {
		const int year = column_target_year(sheet, k);
		const size_t number = year != 0 ? multi_year_number(m, year) : m->year_count;

		if (number < m->year_count && (year != m->job_year || has_year(r, year)))
			take(r, sheet, k, &c.target[number]);
		else if (year == 0 && column_is_baseline(sheet, k))
			take(r, sheet, k, &c.base);
	}
	return c;
}

/*
 * --- cells ------------------------------------------------------------------------------------------------
 */

/* As the target is read, whose column decides what is in doubt. */
static struct amount
read_amount(const struct year_reader *r, const struct activity *a, int column)
{
	const struct plan_unit *unit = &r->plan->units[a->unit];
	const struct sheet_cell *cell = &a->cells[column];
	struct amount amount = {.value = {.kind = VALUE_BLANK}};

	if (sheet_length(cell) == 0)
		return amount;
	if (!sheet_value_as(unit->sheet, a->row, (size_t)column, (size_t)unit->target, r->style,
		&amount.value)) {
		diag_add(r->diags, SEVERITY_WARNING, cell_place(unit->sheet->file, cell), "plan-multi-year",
		    "«%s» in column «%s» is no figure, and is taken as none: a number, a percent, \"-\" or "
		    "blank is expected",
		    cell_excerpt(r->arena, cell), sheet_text(&unit->sheet->headings[column]));
		amount.value = (struct value){.kind = VALUE_BLANK};
	}
	return amount;
}

static void
read_cells(const struct year_reader *r, struct multi_year *m)
{
	const struct plan *plan = r->plan;
	struct amount *bases = ARENA_ARRAY(r->arena, struct amount, plan->activity_count + 1);
	struct amount *targets =
	    ARENA_ARRAY(r->arena, struct amount, plan->activity_count * m->year_count + 1);

	for (size_t i = 0; i < plan->activity_count; i++) {
		const struct activity *a = &plan->activities[i];
		const struct multi_year_columns *c = &m->units[a->unit];

		if (c->base >= 0)
			bases[i] = read_amount(r, a, c->base);
		for (size_t y = 0; y < m->year_count; y++)
			if (c->target[y] >= 0)
				targets[i * m->year_count + y] = c->target[y] == plan->units[a->unit].target
				    ? a->target
				    : read_amount(r, a, c->target[y]);
	}
	m->bases = bases;
	m->targets = targets;
}

const struct multi_year *
multi_year_read(struct arena *arena, const struct plan *plan, struct number_style style, int job_year,
    struct diags *diags)
{
	struct year_reader r = {.arena = arena, .plan = plan, .style = style, .diags = diags};
	struct multi_year *out = ARENA_NEW(arena, struct multi_year);
	struct multi_year_columns *units =
	    ARENA_ARRAY(arena, struct multi_year_columns, plan->unit_count + 1);

	for (size_t u = 0; u < plan->unit_count; u++)
		if (plan->units[u].known)
			find_years(&r, plan->units[u].sheet);
	if (r.count == 0 && !r.any_base)
		return NULL;
	*out = (struct multi_year){.units = units};
	set_years(&r, job_year, out);
	for (size_t u = 0; u < plan->unit_count; u++)
		units[u] = columns_of_sheet(&r, out, plan->units[u].known ? plan->units[u].sheet : NULL);
	read_cells(&r, out);
	return out;
}

/*
 * --- what is known of an activity -------------------------------------------------------------------------
 */

const struct amount *
multi_year_base(const struct plan *plan, uint32_t activity, const struct sheet_cell **cell)
{
	const struct activity *a = &plan->activities[activity];
	const int column = plan->multi_year->units[a->unit].base;

	*cell = column >= 0 ? &a->cells[column] : NULL;
	return &plan->multi_year->bases[activity];
}

const struct amount *
multi_year_target(const struct plan *plan, uint32_t activity, size_t year, const struct sheet_cell **cell)
{
	const struct multi_year *m = plan->multi_year;
	const struct activity *a = &plan->activities[activity];
	const int column = m->units[a->unit].target[year];

	if (column < 0 && m->years[year] == m->job_year) {
		*cell = activity_target_cell(plan, a);
		return &a->target;
	}
	*cell = column >= 0 ? &a->cells[column] : NULL;
	return &m->targets[activity * m->year_count + year];
}

bool
multi_year_has(const struct plan *plan, uint32_t activity)
{
	const struct multi_year *m = plan->multi_year;
	bool any = amount_given(&m->bases[activity]);

	for (size_t y = 0; y < m->year_count; y++)
		any = any || amount_given(&m->targets[activity * m->year_count + y]);
	return any;
}

size_t
multi_year_last(const struct plan *plan, uint32_t activity)
{
	const struct multi_year *m = plan->multi_year;
	const struct sheet_cell *cell;

	for (size_t y = m->year_count; y-- > 0;)
		if (amount_given(multi_year_target(plan, activity, y, &cell)))
			return y;
	return m->year_count;
}

/* What an amount says, in what the activity is measured in: no percent where it counts. */
static bool
value_of(const struct activity *a, const struct amount *amount, struct decimal *out)
{
	*out = amount->value.number;
	return amount_given(amount) && (a->measure == QUANTITY_PERCENT || amount->value.kind == VALUE_NUMBER);
}

static bool
times(struct decimal d, uint32_t n, struct decimal *out)
{
	int64_t units;

	if (__builtin_mul_overflow(d.units, (int64_t)n, &units))
		return false;
	*out = (struct decimal){units, d.scale};
	return true;
}

static struct decimal
magnitude(struct decimal d)
{
	return (struct decimal){d.units < 0 ? -d.units : d.units, d.scale};
}

/* Whether the amount goes with what is known so far, of which it may be what says the currency. */
static bool
goes_with(const struct amount *amount, const struct sheet_cell *cell, uint8_t *known)
{
	const uint8_t currency = cell && amount->value.money && amount_given(amount)
	    ? value_currency(sheet_text(cell), sheet_length(cell))
	    : CURRENCY_NONE;

	if (currency == CURRENCY_NONE)
		return true;
	if (*known != CURRENCY_NONE && !money_agrees(*known, currency))
		return false;
	if (*known == CURRENCY_NONE || currency_may_be(*known, currency))
		*known = currency;
	return true;
}

const struct sheet_cell *
multi_year_other_currency(const struct plan *plan, uint32_t activity, size_t year, uint8_t *known)
{
	const size_t count = plan->multi_year->year_count;
	const struct sheet_cell *cell;
	const struct amount *amount = multi_year_base(plan, activity, &cell);

	*known = money_of_activity(plan, &plan->activities[activity]);
	if (*known == CURRENCY_SEVERAL)
		*known = CURRENCY_NONE;
	if (!goes_with(amount, cell, known))
		return cell;
	for (size_t y = 0; y < count; y++) {
		if (year != count && y != year)
			continue;
		amount = multi_year_target(plan, activity, y, &cell);
		if (!goes_with(amount, cell, known))
			return cell;
	}
	return NULL;
}

/* Whether base, target and what was done to date are amounts that can be set against each other. */
static bool
is_one_currency(const struct compliance *c, uint32_t activity, size_t year)
{
	const struct executed *done = &c->progress->executed[activity];
	uint8_t known;

	if (money_of_activity(c->plan, &c->plan->activities[activity]) == CURRENCY_SEVERAL ||
	    multi_year_other_currency(c->plan, activity, year, &known))
		return false;
	for (int m = 0; m <= c->cut.month; m++)
		if (!goes_with(&done->month[m], executed_written(done, m), &known))
			return false;
	return true;
}

bool
multi_year_way(const struct compliance *c, uint32_t activity, size_t year, struct multi_year_way *out)
{
	const struct activity *a = &c->plan->activities[activity];
	const struct sheet_cell *cell;
	struct decimal base, target, scaled;

	out->done = c->activities[activity].to_date.executed;
	if (out->done.count == 0 || year == c->plan->multi_year->year_count ||
	    !value_of(a, multi_year_base(c->plan, activity, &cell), &base) ||
	    !value_of(a, multi_year_target(c->plan, activity, year, &cell), &target) ||
	    !is_one_currency(c, activity, year))
		return false;
	/* Done is sum / divisor: the base as often is taken off the sum, without a division. */
	return decimal_subtract(target, base, &out->whole) && times(base, out->done.divisor, &scaled) &&
	    decimal_subtract(out->done.sum, scaled, &out->done.sum) && out->whole.units != INT64_MIN &&
	    out->done.sum.units != INT64_MIN;
}

bool
multi_year_reached(const struct compliance *c, uint32_t activity, size_t year, struct fraction *out,
    bool *negative)
{
	struct multi_year_way way;

	if (!multi_year_way(c, activity, year, &way) || way.whole.units == 0)
		return false;
	*negative = (way.done.sum.units < 0) != (way.whole.units < 0) && way.done.sum.units != 0;
	return fraction_divide(magnitude(way.done.sum), way.done.divisor, magnitude(way.whole), 1, out);
}
