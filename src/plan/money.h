/*
 * Money in a plan: which currency the figures of an activity are in, so that no two are ever added.
 *
 * What says so: the signs in its cells ("Q1,200"), its UNIDAD DE MEDIDA where that is a currency
 * ("Quetzales"), and its MONEDA.  Each goes with the others where they are one, or where one is a sign that
 * several countries share and another says which ("$" and MXN).  MONEDA says nothing of an activity that is
 * measured in something else (talleres) and has no sign in its cells: it is that of other columns, as
 * PRESUPUESTO.
 *
 * A currency is a unit of measure (plan.h): by itself, or with another one ("galones", in USD).  An activity
 * whose cells don't agree may not be consolidated, whatever else is said of it.
 */
#ifndef PLIEGO_PLAN_MONEY_H
#define PLIEGO_PLAN_MONEY_H

#include "base/intern.h"
#include "plan/plan.h"

/* What a cell of an activity says of its currency. */
struct money_source {
	const struct sheet_cell *cell;
	enum plan_column column;
	uint8_t currency;
};

#define MONEY_SOURCES (MONTHS + 3)

/* All that say one: the figures, then UNIDAD DE MEDIDA and MONEDA.  Returns how many. */
size_t money_sources(struct arena *scratch, const struct plan_unit *, const struct activity *,
    struct money_source out[MONEY_SOURCES]);

/* The currency that a cell of MONEDA names: there a lone letter (Q, L) can mean nothing else. */
uint8_t money_of_column(struct arena *scratch, const struct sheet_cell *);

/* What they come to; CURRENCY_SEVERAL: they don't agree. */
uint8_t money_settle(const struct money_source *, size_t n);

/* Whether two are said of one thing: they are one, or one is a sign that the other may have. */
bool money_agrees(uint8_t, uint8_t);

/* The currency of an activity's figures in a plan that is built; CURRENCY_NONE: none is known. */
uint8_t money_of_activity(const struct plan *, const struct activity *);

/* Whether it is money that is planned or done in the activity, by number. */
bool money_is_amount(const struct plan *, uint32_t activity, const struct amount *);

/* While a plan is built: units of measure that are, or have, the currency of cells. */
struct money_units {
	struct arena *arena, *scratch, *work; /* of the plan; of its building; of one activity */
	uint32_t bare[UINT8_MAX + 1];         /* one more than the key of each currency by itself */
	struct measure_unit *of_key;          /* of each key that is made here */
	size_t count, capacity;
};

void money_units_init(struct money_units *, struct arena *, struct arena *scratch);
void money_units_release(struct money_units *);

/*
 * Sets the keys of the units of measure of a unit's activities, which have those of their UNIDAD DE MEDIDA
 * (INTERN_NONE: none), to what they are with the currency.  An activity whose cells don't agree loses its
 * consolidation.
 */
void money_unit_keys(struct money_units *, struct intern *keys, const struct plan_unit *, struct activity *);

/* Adds what was made to the n units of measure, by their keys; those that have a label keep it. */
void money_units_add(const struct money_units *, struct measure_unit *, size_t n);

/*
 * Whether what was reported for a month is in another currency than the plan has, or, where the plan says
 * none, than the months before it.
 */
bool money_is_other(const struct plan *, const struct activity *, const struct sheet_cell *month,
    uint8_t *known);

#endif
