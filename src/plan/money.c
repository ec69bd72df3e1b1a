#include "plan/money.h"

#include <string.h>

#include "base/utf8.h"
#include "plan/keys.h"
#include "sheet/currency.h"

static void
add_source(struct money_source *out, size_t *n, const struct sheet_cell *cell, enum plan_column column,
    uint8_t currency)
{
	if (currency != CURRENCY_NONE)
		out[(*n)++] = (struct money_source){cell, column, currency};
}

/* What a cell of figures has. */
static void
add_figure(struct money_source *out, size_t *n, const struct sheet_cell *cells, int at,
    enum plan_column column, const struct amount *amount)
{
	if (cells != NULL && amount->value.money)
		add_source(out, n, &cells[at], column,
		    value_currency(sheet_text(&cells[at]), sheet_length(&cells[at])));
}

uint8_t
money_of_column(struct arena *scratch, const struct sheet_cell *cell)
{
	size_t n;
	const char *folded = utf8_fold(scratch, sheet_text(cell), sheet_length(cell), &n);

	if (strcmp(folded, "q") == 0 || strcmp(folded, "q.") == 0)
		return currency_named("gtq");
	if (strcmp(folded, "l") == 0 || strcmp(folded, "l.") == 0)
		return currency_named("hnl");
	return currency_named(folded);
}

size_t
money_sources(struct arena *scratch, const struct plan_unit *unit, const struct activity *a,
    struct money_source out[MONEY_SOURCES])
{
	const struct sheet_cell *measured = activity_unit(a), *said = activity_currency(a);
	size_t n = 0, length;
	uint8_t of_unit = CURRENCY_NONE;
	bool other = measured != NULL && sheet_length(measured) > 0;

	add_figure(out, &n, a->cells, unit->target, COLUMN_TARGET, &a->target);
	for (int m = 0; m < MONTHS; m++)
		add_figure(out, &n, a->cells, unit->month[m], calendar_column(unit->calendar, (unsigned)m),
		    &a->month[m]);
	if (other) {
		of_unit =
		    currency_named(utf8_fold(scratch, sheet_text(measured), sheet_length(measured), &length));
		add_source(out, &n, measured, COLUMN_UNIT_OF_MEASURE, of_unit);
	}
	if (said != NULL && sheet_length(said) > 0 && (n > 0 || !other))
		add_source(out, &n, said, COLUMN_CURRENCY, money_of_column(scratch, said));
	return n;
}

bool
money_agrees(uint8_t a, uint8_t b)
{
	return currency_may_be(a, b) || currency_may_be(b, a);
}

/* Signs in the cells are held to each other as they stand: "$" and "US$" in one row may be two. */
uint8_t
money_settle(const struct money_source *sources, size_t n)
{
	uint8_t known = CURRENCY_NONE;

	for (size_t i = 0; i < n; i++) {
		bool figure = sources[i].column == COLUMN_TARGET || sources[i].column >= COLUMN_PERIOD;
		uint8_t currency = sources[i].currency;

		if (known != CURRENCY_NONE && known != currency && (figure || !money_agrees(known, currency)))
			return CURRENCY_SEVERAL;
		if (known == CURRENCY_NONE || currency_may_be(known, currency))
			known = currency;
	}
	return known;
}

uint8_t
money_of_activity(const struct plan *plan, const struct activity *a)
{
	return a->unit_of_measure != UINT32_MAX ? plan->measure_units[a->unit_of_measure].currency
						: CURRENCY_NONE;
}

bool
money_is_amount(const struct plan *plan, uint32_t activity, const struct amount *amount)
{
	return amount->value.money || money_of_activity(plan, &plan->activities[activity]) != CURRENCY_NONE;
}

void
money_units_init(struct money_units *units, struct arena *arena, struct arena *scratch)
{
	*units = (struct money_units){.arena = arena, .scratch = scratch, .work = arena_open_beside(arena)};
}

void
money_units_release(struct money_units *units)
{
	arena_close(units->work);
}

/* What an activity is measured in that has a unit of measure of its own ("": none) and a currency. */
static struct measure_unit
with_currency(struct arena *arena, uint8_t currency, const char *key, const char *label)
{
	const char *code = currency == CURRENCY_SEVERAL ? "?" : currency_code(currency);
	size_t n;
	const char *folded = utf8_fold(arena, code, strlen(code), &n);

	if (key[0] == '\0')
		return (struct measure_unit){folded, code, currency};
	return (struct measure_unit){arena_printf(arena, "%s (%s)", key, folded),
	    arena_printf(arena, "%s (%s)", label, code), currency};
}

static uint32_t
add_unit(struct money_units *units, struct intern *keys, uint8_t currency, const char *key, const char *label)
{
	struct measure_unit unit = with_currency(units->work, currency, key, label);
	uint32_t number = intern_find(keys, unit.key, strlen(unit.key));

	if (number < units->count && units->of_key[number].key != NULL)
		return number;
	unit = with_currency(units->arena, currency, key, label);
	number = intern_add(keys, unit.key, strlen(unit.key));
	units->of_key = arena_grow(units->scratch, units->of_key, units->count, &units->capacity, keys->count,
	    sizeof(*units->of_key));
	units->count = keys->count;
	units->of_key[number] = unit;
	return number;
}

static uint32_t
unit_key(struct money_units *units, struct intern *keys, const struct plan_unit *unit, struct activity *a,
    uint32_t own)
{
	struct money_source sources[MONEY_SOURCES];
	const char *key = own != INTERN_NONE ? keys->texts[own].text : "";
	uint8_t currency;

	if (a->measure == QUANTITY_PERCENT)
		return own;
	arena_renew(&units->work);
	currency = money_settle(sources, money_sources(units->work, unit, a, sources));
	if (currency == CURRENCY_SEVERAL)
		a->consolidation = CONSOLIDATION_NONE;
	if (currency == CURRENCY_NONE)
		return own;
	if (key[0] != '\0' && currency_named(key) == CURRENCY_NONE)
		return add_unit(units, keys, currency, key, sheet_text(activity_unit(a)));
	if (units->bare[currency] == 0)
		units->bare[currency] = add_unit(units, keys, currency, "", "") + 1;
	return units->bare[currency] - 1;
}

void
money_unit_keys(struct money_units *units, struct intern *keys, const struct plan_unit *unit,
    struct activity *activities)
{
	if (unit->count == 0 || (!unit->sheet->money && activities[0].columns->currency < 0))
		return;
	for (uint32_t n = 0; n < unit->count; n++) {
		struct activity *a = &activities[n];

		a->unit_of_measure = unit_key(units, keys, unit, a, a->unit_of_measure);
	}
}

void
money_units_add(const struct money_units *money, struct measure_unit *units, size_t n)
{
	for (size_t i = 0; i < n && i < money->count; i++)
		if (units[i].label == NULL)
			units[i] = money->of_key[i];
}

bool
money_is_other(const struct plan *plan, const struct activity *a, const struct sheet_cell *month,
    uint8_t *known)
{
	uint8_t currency = value_currency(sheet_text(month), sheet_length(month));

	if (*known == CURRENCY_NONE)
		*known = money_of_activity(plan, a);
	if (currency == CURRENCY_NONE)
		return false;
	if (*known == CURRENCY_NONE)
		*known = currency;
	return *known != CURRENCY_SEVERAL && !money_agrees(*known, currency);
}
