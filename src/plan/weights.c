#include "plan/weights.h"

#include "sheet/vocabulary.h"

struct weight_reader {
	struct arena *arena;
	const struct plan *plan;
	struct number_style style;
	struct diags *diags;
	struct decimal *values; /* of each activity */
	bool *is_zero;
	uint8_t places;
	bool any;
};

const struct sheet_cell *
weight_cell(const struct activity *activity)
{
	return activity->columns->weight >= 0 ? &activity->cells[activity->columns->weight] : NULL;
}

static bool
is_weight(struct decimal d)
{
	return d.units >= 0 && d.scale <= WEIGHT_PLACES_MAX &&
	    decimal_compare(d, (struct decimal){WEIGHT_MAX, 0}) <= 0;
}

/* The column may have been of something else: it refuses no plan. */
static void
pass_over(struct weight_reader *r, const struct activity *a, const struct sheet_cell *cell)
{
	diag_add(r->diags, SEVERITY_WARNING, cell_place(r->plan->units[a->unit].sheet->file, cell),
	    "plan-weight",
	    "«%s» is no weight, and is taken as none: a number or a percent from 0 to %d is expected, with "
	    "%d decimals at most",
	    sheet_text(cell), WEIGHT_MAX, WEIGHT_PLACES_MAX);
}

static void
read_weight(struct weight_reader *r, uint32_t i)
{
	const struct activity *a = &r->plan->activities[i];
	const struct sheet_cell *cell = weight_cell(a);
	const struct sheet *sheet = r->plan->units[a->unit].sheet;
	struct value value;

	if (cell == NULL || sheet_length(cell) == 0)
		return;
	if (!sheet_value(sheet, a->row, (size_t)a->columns->weight, r->style, &value)) {
		pass_over(r, a, cell);
		return;
	}
	if (value.kind != VALUE_NUMBER && value.kind != VALUE_PERCENT)
		return;
	value_as_decimals(&value);
	value.number = decimal_trim(value.number);
	if (!is_weight(value.number)) {
		pass_over(r, a, cell);
		return;
	}
	r->values[i] = value.number;
	r->is_zero[i] = value.number.units == 0;
	r->any = r->any || value.number.units > 0;
	r->places = value.number.scale > r->places ? value.number.scale : r->places;
}

/* As many of 10^-places. */
static uint64_t
scaled(struct decimal d, uint8_t places)
{
	uint64_t units = (uint64_t)d.units;

	for (uint8_t k = d.scale; k < places; k++)
		units *= 10;
	return units;
}

/* All brought to the same places; NULL where their sum can't be kept. */
static const uint32_t *
scale_all(struct arena *arena, const struct decimal *values, size_t n, uint8_t places)
{
	uint32_t *out = ARENA_ARRAY(arena, uint32_t, n + 1);
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		const uint64_t units = scaled(values[i], places);

		sum += units;
		if (sum > UINT32_MAX)
			return NULL;
		out[i] = (uint32_t)units;
	}
	return out;
}

static bool
read_units(struct weight_reader *r, const struct unit_weight *said, struct weights *out)
{
	const size_t n = r->plan->unit_count;
	struct decimal *units = ARENA_ARRAY(r->arena, struct decimal, n + 1);
	bool any = false;

	for (size_t u = 0; u < n; u++) {
		out->job = out->job || !said[u].given ? out->job : said[u].loc.file;
		units[u] = said[u].value;
		any = any || units[u].units > 0;
		out->unit_places = units[u].scale > out->unit_places ? units[u].scale : out->unit_places;
	}
	if (!any)
		return true;
	out->units = scale_all(r->arena, units, n, out->unit_places);
	return out->units != NULL;
}

bool
weights_read(struct arena *arena, const struct plan *plan, struct number_style style,
    const struct unit_weight *units, const struct weights **out, struct diags *diags)
{
	struct weight_reader r = {.arena = arena, .plan = plan, .style = style, .diags = diags};
	struct weights *weights = ARENA_NEW(arena, struct weights);
	bool *in_unit = ARENA_ARRAY(arena, bool, plan->unit_count + 1);

	*out = NULL;
	r.is_zero = ARENA_ARRAY(arena, bool, plan->activity_count + 1);
	*weights = (struct weights){.said = units, .in_unit = in_unit, .is_zero = r.is_zero};
	r.values = ARENA_ARRAY(arena, struct decimal, plan->activity_count + 1);
	for (uint32_t i = 0; i < plan->activity_count; i++)
		read_weight(&r, i);
	if (r.any)
		weights->activities = scale_all(arena, r.values, plan->activity_count, r.places);
	weights->places = r.places;
	if ((r.any && weights->activities == NULL) || !read_units(&r, units, weights)) {
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){0}, "plan-weight",
		    "the weights of all activities, or of all units, have too many digits to be added up");
		return false;
	}
	for (uint32_t i = 0; i < plan->activity_count && weights->activities; i++)
		if (weights->activities[i] > 0)
			in_unit[plan->activities[i].unit] = true;
	if (weights->activities || weights->units)
		*out = weights;
	return true;
}

struct decimal
weight_of_activity(const struct weights *weights, uint32_t activity)
{
	return decimal_trim((struct decimal){weights->activities[activity], weights->places});
}

struct decimal
weight_of_unit(const struct weights *weights, uint32_t unit)
{
	return decimal_trim((struct decimal){weights->units[unit], weights->unit_places});
}

struct decimal
weight_sum(const struct weights *weights, const uint32_t *activities, size_t n)
{
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += weights->activities[activities[i]];
	return decimal_trim((struct decimal){sum, weights->places});
}

/*
 * --- means ------------------------------------------------------------------------------------------------
 */

struct averaging {
	struct arena *arena;
	const struct compliance *c;
	enum compliance_view view;
	struct weighted_mean out;
	bool failed;
};

static const struct indicator *
indicator_in(const struct averaging *m, uint32_t activity)
{
	const struct activity_compliance *a = &m->c->activities[activity];

	return m->view == VIEW_PERIOD ? &a->period : m->view == VIEW_TO_DATE ? &a->to_date : &a->annual;
}

static void
add_activity(struct averaging *m, uint32_t activity, uint64_t part, uint64_t whole)
{
	const struct status_scale *scale = &m->c->scale;
	struct fraction f = indicator_in(m, activity)->compliance;

	if (scale->cap > 0)
		f = fraction_at_most(f, scale->cap);
	m->failed = m->failed || !fraction_sum_add_share(m->arena, &m->out.measured, f, part, whole) ||
	    !fraction_sum_add_share(m->arena, &m->out.capped, fraction_at_most(f, 100), part, whole);
}

static void
count_weight(struct averaging *m, uint32_t weight)
{
	m->out.measured.count += weight;
	m->out.capped.count += weight;
}

static void
by_activities(struct averaging *m, const uint32_t *activities, size_t n)
{
	const struct weights *weights = m->c->plan->weights;

	for (size_t i = 0; i < n && weights->activities; i++) {
		const uint32_t weight = weights->activities[activities[i]];

		if (weight == 0 || !status_is_level(indicator_in(m, activities[i])->status))
			continue;
		add_activity(m, activities[i], weight, 1);
		count_weight(m, weight);
	}
}

/* What an activity counts in its unit's mean. */
static uint32_t
weight_in_unit(const struct averaging *m, uint32_t activity)
{
	const struct weights *weights = m->c->plan->weights;

	if (!status_is_level(indicator_in(m, activity)->status))
		return 0;
	return weights->in_unit[m->c->plan->activities[activity].unit] ? weights->activities[activity] : 1;
}

/* The activities are in the order of units. */
static void
by_units(struct averaging *m, const uint32_t *activities, size_t n)
{
	const struct plan *plan = m->c->plan;

	for (size_t i = 0, end; i < n; i = end) {
		const uint32_t unit = plan->activities[activities[i]].unit;
		uint64_t sum = 0;

		for (end = i; end < n && plan->activities[activities[end]].unit == unit; end++)
			sum += weight_in_unit(m, activities[end]);
		if (sum == 0 || plan->weights->units[unit] == 0)
			continue;
		for (size_t k = i; k < end; k++) {
			const uint64_t own = weight_in_unit(m, activities[k]);

			if (own > 0)
				add_activity(m, activities[k], own * plan->weights->units[unit], sum);
		}
		count_weight(m, plan->weights->units[unit]);
	}
}

struct weighted_mean
weighted_mean(struct arena *arena, const struct compliance *c, const uint32_t *activities, size_t n,
    enum compliance_view view, bool over_units)
{
	struct averaging m = {.arena = arena, .c = c, .view = view};

	if (c->plan->weights == NULL)
		return m.out;
	if (over_units && c->plan->weights->units)
		by_units(&m, activities, n);
	else
		by_activities(&m, activities, n);
	return m.failed ? (struct weighted_mean){0} : m.out;
}
