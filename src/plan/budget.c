#include "plan/budget.h"

#include "sheet/currency.h"

/* The amounts of an activity, of one side, by period. */
struct amounts {
	bool given[PERIOD_COLUMNS];
	struct decimal amount[PERIOD_COLUMNS];
	struct portion accumulated; /* from the beginning of the year on, of no period */
};

struct budget_builder {
	struct arena *arena;
	const struct budget_source *source;
	struct budget *out;
	struct activity_budget *activities;
	struct budget_unit unit; /* whose turn it is */
	struct calendar calendar;
	uint32_t activity;
	struct period period, to_date; /* of the cut; not known without one */
	struct diags *diags;           /* NULL: nobody is told */
};

static bool
overflow(const struct budget_builder *b)
{
	const struct plan *plan = b->source->plan;
	const struct activity *a = &plan->activities[b->activity];
	const struct sheet *sheet = plan->units[a->unit].sheet;

	if (b->diags == NULL)
		return false;
	diag_add(b->diags, SEVERITY_ERROR, cell_place(sheet->file, &sheet->rows[a->row].cells[0]),
	    "budget-overflow", "what is spent and budgeted up to this row has too many digits to be kept");
	return false;
}

/*
 * --- amounts of an activity -------------------------------------------------------------------------------
 */

static void
take_amount(struct budget_builder *b, const struct budget_cell *cell, struct amounts *side)
{
	if (cell->state != BUDGET_CELL_GOOD)
		return;
	if (cell->amount.scale > b->out->places)
		b->out->places = cell->amount.scale;
	if (cell->number == PERIOD_ANY) {
		side->accumulated = (struct portion){cell->amount, 1, 1};
		return;
	}
	side->given[cell->number] = true;
	side->amount[cell->number] = cell->amount;
}

/* The longest period with an amount that begins with the slot and ends in the span; -1: none. */
static int
longest_at(const struct budget_builder *b, const struct amounts *side, unsigned slot, unsigned last)
{
	for (int d = DIVISION_YEAR; d >= DIVISION_MONTHS; d--) {
		const unsigned length = division_length((enum division)d);
		const struct calendar by = {(enum division)d, b->calendar.first};
		int number;

		if (slot % length != 0 || slot + length - 1 > last)
			continue;
		number = period_columns_number(calendar_column(by, slot));
		if (side->given[number])
			return number;
	}
	return -1;
}

/* The numbers of the periods that a span is made of, in order.  Returns how many. */
static size_t
periods_of_span(const struct budget_builder *b, const struct amounts *side, struct period of,
    int numbers[MONTHS])
{
	size_t n = 0;

	for (unsigned slot = of.first; slot <= of.last;) {
		const int number = longest_at(b, side, slot, of.last);

		if (number < 0) {
			slot++;
			continue;
		}
		numbers[n++] = number;
		slot = calendar_period_of(b->calendar, period_columns_column(number)).last + 1u;
	}
	return n;
}

/* The sum of a span, and the slots that are in it. */
static bool
add_span(const struct budget_builder *b, const struct amounts *side, struct period of, struct portion *out,
    uint16_t *covered)
{
	int numbers[MONTHS];
	const size_t n = periods_of_span(b, side, of, numbers);

	*out = (struct portion){.divisor = 1};
	*covered = 0;
	for (size_t i = 0; i < n; i++) {
		const struct period own = calendar_period_of(b->calendar, period_columns_column(numbers[i]));
		const struct portion part = {side->amount[numbers[i]], 1, 1};

		if (!portion_add(out, &part))
			return overflow(b);
		for (unsigned slot = own.first; slot <= own.last; slot++)
			*covered = (uint16_t)(*covered | 1u << slot);
	}
	return true;
}

/* The same of what was spent, which may be told from the beginning of the year on. */
static bool
add_spent(const struct budget_builder *b, const struct amounts *side, struct period of, struct portion *out,
    uint16_t *covered)
{
	if (!add_span(b, side, of, out, covered))
		return false;
	if (out->count > 0 || side->accumulated.count == 0 || of.first > 0)
		return true;
	*out = side->accumulated;
	*covered = (uint16_t)((2u << of.last) - 1);
	return true;
}

/* Whether nothing can be told of the slot yet, since the columns that it is in are of periods not over. */
static bool
is_not_over(const struct budget_builder *b, unsigned slot)
{
	const struct period_columns *columns =
	    b->unit.spent_in_progress ? &b->unit.progress.spent : &b->unit.plan.spent;
	bool beyond = false;

	for (int k = 0; k < PERIOD_COLUMNS; k++) {
		struct period own = calendar_period_of(b->calendar, period_columns_column(k));

		if (columns->of[k] < 0 || own.first > slot || own.last < slot)
			continue;
		if (own.last <= b->to_date.last)
			return false;
		beyond = true;
	}
	return beyond;
}

/* Slots up to the cut for which there is money, and of which nothing was reported. */
static uint16_t
unreported(const struct budget_builder *b, const struct amounts *budget, const struct activity_budget *a,
    uint16_t covered)
{
	uint16_t slots = 0;

	for (unsigned slot = 0; slot <= b->to_date.last; slot++) {
		bool due = !a->by_periods && a->span[BUDGET_ANNUAL].budget.sum.units > 0;

		for (int k = 0; k < PERIOD_COLUMNS && a->by_periods && !due; k++) {
			struct period own = calendar_period_of(b->calendar, period_columns_column(k));

			due = budget->given[k] && budget->amount[k].units > 0 && own.first <= slot &&
			    own.last >= slot && k != period_columns_number(COLUMN_YEAR);
		}
		if (due && ((unsigned)covered >> slot & 1u) == 0 && !is_not_over(b, slot))
			slots = (uint16_t)(slots | 1u << slot);
	}
	return slots;
}

/*
 * --- shares -----------------------------------------------------------------------------------------------
 */

/* Of amounts too long for a fraction: with nine decimals of the percent. */
static bool
divide_long(struct decimal a, struct decimal b, struct fraction *out)
{
	__extension__ typedef unsigned __int128 wide;
	const int64_t percents = 100000000000; /* 100, with nine decimals */
	wide num = (wide)a.units * (wide)percents, den = (wide)b.units;

	for (int s = a.scale; s < b.scale; s++)
		if (__builtin_mul_overflow(num, 10, &num))
			return false;
	for (int s = b.scale; s < a.scale; s++)
		den *= 10;
	num = (num + den / 2) / den;
	if (num > INT64_MAX)
		return false;
	return fraction_divide((struct decimal){(int64_t)num, 0}, 1, (struct decimal){percents, 0}, 1, out);
}

static bool
divide(const struct portion *spent, const struct portion *budget, struct fraction *out)
{
	*out = (struct fraction){0, 0};
	return budget->sum.units <= 0 || fraction_divide(spent->sum, 1, budget->sum, 1, out) ||
	    divide_long(spent->sum, budget->sum, out);
}

static bool
finish(const struct budget_builder *b, struct budget_figures *f)
{
	if (f->budget.sum.units == 0) {
		f->state = f->spent.sum.units > 0 ? BUDGET_UNBUDGETED : BUDGET_NONE;
		return true;
	}
	f->state = f->spent.count > 0 ? BUDGET_MEASURED : BUDGET_NOT_REPORTED;
	return f->state != BUDGET_MEASURED || divide(&f->spent, &f->budget, &f->share) || overflow(b);
}

static bool
compute_spans(const struct budget_builder *b, const struct amounts *budget, const struct amounts *spent,
    struct activity_budget *a)
{
	struct budget_figures *annual = &a->span[BUDGET_ANNUAL], *to_date = &a->span[BUDGET_TO_DATE],
			      *period = &a->span[BUDGET_OF_PERIOD];
	const struct period year = {0, MONTHS - 1};
	uint16_t covered;

	if (!add_span(b, budget, year, &annual->budget, &covered))
		return false;
	for (int k = 0; k < PERIOD_COLUMNS; k++)
		a->by_periods =
		    a->by_periods || (budget->given[k] && k != period_columns_number(COLUMN_YEAR));
	if (b->source->compliance == NULL)
		return true;
	if (!add_span(b, budget, b->period, &period->budget, &covered) ||
	    !add_span(b, budget, b->to_date, &to_date->budget, &covered) ||
	    !add_spent(b, spent, b->period, &period->spent, &covered) ||
	    !add_spent(b, spent, b->to_date, &to_date->spent, &covered))
		return false;
	annual->spent = to_date->spent;
	a->unreported = unreported(b, budget, a, covered);
	return finish(b, period) && finish(b, to_date) && finish(b, annual);
}

static bool
compute_activity(struct budget_builder *b, struct budget_reading *reading)
{
	const struct plan *plan = b->source->plan;
	const struct progress *progress = b->source->progress;
	struct activity_budget *a = &b->activities[b->activity];
	struct amounts sides[2] = {0};
	struct budget_cell cells[BUDGET_CELLS_MAX];
	size_t n;

	for (int s = 0; s < BUDGET_SPANS; s++)
		a->span[s].budget.divisor = a->span[s].spent.divisor = 1;
	n = budget_cells(reading, &b->unit, &plan->activities[b->activity],
	    progress != NULL ? &progress->executed[b->activity] : NULL, cells, &a->currency);
	for (size_t i = 0; i < n; i++) {
		a->cells += cells[i].state == BUDGET_CELL_GOOD;
		take_amount(b, &cells[i], &sides[cells[i].spent]);
	}
	return a->cells == 0 || compute_spans(b, &sides[false], &sides[true], a);
}

/*
 * --- sums -------------------------------------------------------------------------------------------------
 */

struct fraction
budget_physical(const struct budget *budget, uint32_t activity)
{
	const struct activity_compliance *a;
	const struct indicator *i;

	if (budget->compliance == NULL)
		return (struct fraction){0, 0};
	a = &budget->compliance->activities[activity];
	i = budget->basis == BUDGET_TO_DATE ? &a->to_date : &a->annual;
	if (!status_is_level(i->status))
		return (struct fraction){0, 0};
	return i->compliance.num > i->compliance.den ? (struct fraction){1, 1} : i->compliance;
}

/* Two fractions: how far they are apart. */
static enum budget_quadrant
quadrant_of(struct fraction physical, struct fraction financial, unsigned gap)
{
	__extension__ typedef __int128 wide;
	wide difference, least;

	if (physical.den == 0 || financial.den == 0)
		return QUADRANT_NONE;
	difference = ((wide)physical.num * financial.den - (wide)financial.num * physical.den) * 100;
	least = (wide)physical.den * financial.den * gap;
	if (difference >= least)
		return QUADRANT_UNDERSPENT;
	return -difference >= least ? QUADRANT_OVERSPENT : QUADRANT_EVEN;
}

static unsigned
gap_of(const struct budget_builder *b)
{
	return b->source->compliance != NULL ? b->source->compliance->scale.spending_gap : 0;
}

/* The sum of the currency; a new one, where there is none yet. */
static struct budget_sum *
sum_for(struct arena *arena, struct budget_sums *sums, uint8_t currency)
{
	struct budget_sum *sum;

	for (size_t i = 0; i < sums->count; i++)
		if (sums->items[i].currency == currency)
			return &sums->items[i];
	sums->items = arena_grow(arena, sums->items, sums->count, &sums->capacity, sums->count + 1,
	    sizeof(*sums->items));
	sum = &sums->items[sums->count++];
	*sum = (struct budget_sum){.currency = currency};
	for (int s = 0; s < BUDGET_SPANS; s++) {
		struct budget_total *total = &sum->span[s];

		total->budget.divisor = total->spent.divisor = 1;
		total->unreported.divisor = total->unbudgeted.divisor = 1;
	}
	return sum;
}

static bool
add_figures(const struct budget_figures *f, struct budget_total *total)
{
	total->due += f->state == BUDGET_MEASURED || f->state == BUDGET_NOT_REPORTED;
	total->measured += f->state == BUDGET_MEASURED;
	return portion_add(&total->budget, &f->budget) && portion_add(&total->spent, &f->spent) &&
	    (f->state != BUDGET_NOT_REPORTED || portion_add(&total->unreported, &f->budget)) &&
	    (f->state != BUDGET_UNBUDGETED || portion_add(&total->unbudgeted, &f->spent));
}

static bool
add_activity(struct budget_builder *b, struct budget_sums *sums)
{
	const struct activity_budget *a = &b->out->activities[b->activity];
	struct budget_sum *sum = sum_for(b->arena, sums, a->currency);
	struct fraction physical = budget_physical(b->out, b->activity);

	sum->activities++;
	sum->alerts += budget_is_alert(a->quadrant);
	for (int s = 0; s < BUDGET_SPANS; s++)
		if (!add_figures(&a->span[s], &sum->span[s]))
			return overflow(b);
	if (physical.den == 0 || a->span[b->out->basis].share.den == 0)
		return true;
	return (fraction_sum_add(b->arena, &sum->physical, physical) &&
		   fraction_sum_add(b->arena, &sum->raised, physical) &&
		   fraction_sum_add(b->arena, &sum->raised, (struct fraction){gap_of(b), 100})) ||
	    overflow(b);
}

/* What is spent of a budget: of those that report it, and of all. */
static bool
finish_total(struct budget_total *total)
{
	struct portion spent = total->spent, budget = total->budget;

	if (!decimal_subtract(spent.sum, total->unbudgeted.sum, &spent.sum) ||
	    !decimal_subtract(budget.sum, total->unreported.sum, &budget.sum))
		return false;
	if (total->due == 0)
		return true;
	return divide(&spent, &total->budget, &total->with_zeros) &&
	    (total->measured == 0 || divide(&spent, &budget, &total->share));
}

static enum budget_quadrant
quadrant_of_sum(const struct budget_builder *b, const struct budget_sum *sum)
{
	const struct fraction financial = sum->span[b->out->basis].share;
	struct fraction_sum share = {0}, higher = {0}, raised = sum->raised;

	if (sum->physical.count == 0 || financial.den == 0)
		return QUADRANT_NONE;
	/* Each of these is a sum of two terms that counts as one, or of two for each that counts. */
	(void)fraction_sum_add(b->arena, &share, financial);
	(void)fraction_sum_add(b->arena, &higher, financial);
	(void)fraction_sum_add(b->arena, &higher, (struct fraction){gap_of(b), 100});
	higher.count = 1;
	raised.count = sum->physical.count;
	if (fraction_mean_compare(b->arena, &sum->physical, &higher) >= 0)
		return QUADRANT_UNDERSPENT;
	return fraction_mean_compare(b->arena, &share, &raised) >= 0 ? QUADRANT_OVERSPENT : QUADRANT_EVEN;
}

static bool
finish_sums(struct budget_builder *b, struct budget_sums *sums)
{
	for (size_t i = 0; i < sums->count; i++) {
		struct budget_sum *sum = &sums->items[i];

		for (int s = 0; s < BUDGET_SPANS; s++)
			if (!finish_total(&sum->span[s]))
				return overflow(b);
		sum->quadrant = quadrant_of_sum(b, sum);
	}
	return true;
}

static void
set_periods(struct budget_builder *b, const struct compliance *compliance)
{
	if (compliance == NULL)
		return;
	b->period = (struct period){compliance->cut.first, compliance->cut.month};
	b->to_date = (struct period){0, compliance->cut.month};
}

static bool
add_all(struct budget_builder *b)
{
	const struct plan *plan = b->source->plan;
	struct budget_sums *units = ARENA_ARRAY(b->arena, struct budget_sums, plan->unit_count);
	struct budget_sums *lines = ARENA_ARRAY(b->arena, struct budget_sums, plan->line_count + 1);
	bool fits = true;

	/* NULL: no sheet has money. */
	for (uint32_t i = 0; i < plan->activity_count && b->activities && fits; i++) {
		const struct activity *activity = &plan->activities[i];
		struct activity_budget *a = &b->activities[i];
		size_t line = activity->line != UINT32_MAX ? activity->line : plan->line_count;

		b->activity = i;
		if (a->cells == 0)
			continue;
		a->quadrant =
		    quadrant_of(budget_physical(b->out, i), a->span[b->out->basis].share, gap_of(b));
		fits = add_activity(b, &units[activity->unit]) && add_activity(b, &lines[line]) &&
		    add_activity(b, &b->out->all);
	}
	for (size_t u = 0; u < plan->unit_count && fits; u++)
		fits = finish_sums(b, &units[u]);
	for (size_t l = 0; l <= plan->line_count && fits; l++)
		fits = finish_sums(b, &lines[l]);
	b->out->units = units;
	b->out->lines = lines;
	return fits && finish_sums(b, &b->out->all);
}

bool
budget_sums_of(struct arena *arena, const struct budget *budget, const uint32_t *activities, size_t count,
    struct budget_sums *out)
{
	struct budget whole = *budget;
	struct budget_builder b = {.arena = arena, .source = &budget->source, .out = &whole};

	*out = (struct budget_sums){0};
	for (size_t i = 0; i < count && budget->any; i++) {
		b.activity = activities[i];
		if (budget->activities[b.activity].cells > 0 && !add_activity(&b, out))
			return false;
	}
	return finish_sums(&b, out);
}

/*
 * --- the whole --------------------------------------------------------------------------------------------
 */

/* Activities of the units that have any column of money; others have none of it. */
static bool
compute_units(struct budget_builder *b)
{
	const struct budget_source *source = b->source;
	const struct plan *plan = source->plan;
	struct budget_reading reading = {source->style, source->currency, arena_open_beside(b->arena)};
	bool fits = true;

	for (uint32_t u = 0; u < plan->unit_count && fits; u++) {
		const struct plan_unit *of = &plan->units[u];

		if (!budget_unit_bind(plan, source->progress, u, source->style, &b->unit))
			continue;
		b->calendar = of->calendar;
		if (b->activities == NULL)
			b->activities = ARENA_ARRAY(b->arena, struct activity_budget, plan->activity_count);
		for (uint32_t i = of->first; i < of->first + of->count && fits; i++) {
			b->activity = i;
			arena_renew(&reading.scratch);
			fits = compute_activity(b, &reading);
			b->out->any = b->out->any || b->activities[i].cells > 0;
		}
	}
	arena_close(reading.scratch);
	return fits;
}

/* To date, where each budget is by periods; else of the year. */
static enum budget_span
find_basis(const struct budget_builder *b)
{
	const struct plan *plan = b->source->plan;

	for (uint32_t i = 0; i < plan->activity_count && b->activities; i++) {
		const struct activity_budget *a = &b->activities[i];

		if (a->span[BUDGET_ANNUAL].budget.sum.units > 0 && !a->by_periods)
			return BUDGET_ANNUAL;
	}
	return BUDGET_TO_DATE;
}

bool
budget_build(struct arena *arena, const struct budget_source *source, struct budget *out, struct diags *diags)
{
	struct budget_builder b = {.arena = arena, .source = source, .out = out, .diags = diags};

	*out = (struct budget){.source = *source, .plan = source->plan, .compliance = source->compliance};
	set_periods(&b, source->compliance);
	if (!compute_units(&b))
		return false;
	if (!out->any)
		return true;
	/* "1.5" is told as 1.50. */
	out->places = out->places == 1 ? 2 : out->places;
	out->activities = b.activities;
	out->basis = find_basis(&b);
	return add_all(&b);
}

/*
 * --- what an amount is made of -----------------------------------------------------------------------------
 */

static struct period
period_of_span(const struct budget_builder *b, enum budget_span span, bool spent)
{
	if (span == BUDGET_OF_PERIOD)
		return b->period;
	return span == BUDGET_TO_DATE || spent ? b->to_date : (struct period){0, MONTHS - 1};
}

/* Those of the numbers, in their order. */
static size_t
choose(const struct budget_cell *cells, size_t n, const int *numbers, size_t count, struct budget_cell *out)
{
	size_t chosen = 0;

	for (size_t k = 0; k < count; k++)
		for (size_t i = 0; i < n; i++)
			if (cells[i].number == numbers[k])
				out[chosen++] = cells[i];
	return chosen;
}

size_t
budget_span_cells(struct arena *arena, const struct budget *budget, uint32_t activity, enum budget_span span,
    bool spent, struct budget_cell out[BUDGET_CELLS_MAX])
{
	static const int any[] = {PERIOD_ANY};
	const struct budget_source *source = &budget->source;
	const struct activity *a = &source->plan->activities[activity];
	struct budget whole = *budget;
	struct budget_builder b = {.arena = arena, .source = source, .out = &whole, .activity = activity};
	struct budget_reading reading = {source->style, source->currency, arena};
	struct budget_cell cells[BUDGET_CELLS_MAX];
	struct amounts side = {0};
	int numbers[MONTHS];
	size_t n, count = 0, chosen;
	uint8_t currency;

	set_periods(&b, source->compliance);
	if (!budget_unit_bind(source->plan, source->progress, a->unit, source->style, &b.unit))
		return 0;
	b.calendar = source->plan->units[a->unit].calendar;
	n = budget_cells(&reading, &b.unit, a,
	    source->progress != NULL ? &source->progress->executed[activity] : NULL, cells, &currency);
	for (size_t i = 0; i < n; i++) {
		if (cells[i].spent != spent || cells[i].state != BUDGET_CELL_GOOD)
			continue;
		take_amount(&b, &cells[i], &side);
		cells[count++] = cells[i];
	}
	const struct period of = period_of_span(&b, span, spent);
	chosen = choose(cells, count, numbers, periods_of_span(&b, &side, of, numbers), out);
	return chosen > 0 || !spent || of.first > 0 ? chosen : choose(cells, count, any, 1, out);
}
