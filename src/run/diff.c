#include "run/diff.h"

#include "base/place.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "run/plan_version.h"

struct differ {
	struct arena *arena;
	const struct diff_request *request;
	struct plan_version versions[2];
	struct diags *diags;
};

static enum build_result
read_side(struct differ *d, int side)
{
	const struct diff_request *request = d->request;
	const struct plan_version *other = &d->versions[1 - side];
	const struct version_request version = {
	    .path = side == 0 ? request->before : request->now,
	    .options = request->options,
	    .like = other->whole.unit_count > 0 ? &other->whole : NULL,
	    .tells_others = !other->is_part,
	    .takes_faults = true,
	};

	return version_read(d->arena, &version, &d->versions[side], d->diags);
}

/* The one that knows its units goes first. */
static enum build_result
read_both(struct differ *d)
{
	const int first = version_needs_job(d->arena, d->request->before) ? 1 : 0;
	enum build_result result = read_side(d, first);

	return result == BUILD_DONE ? read_side(d, 1 - first) : result;
}

/* The number of a unit with that code on either side; both have as many lists of codes. */
static bool
has_unit(const struct plan *plan, const char *code)
{
	for (size_t u = 0; u < plan->unit_count; u++)
		if (strcmp(plan->units[u].code, code) == 0)
			return true;
	return false;
}

/* ---- what is not compared ---- */

static bool
is_left_out(const struct plan *plan, const char *code)
{
	for (size_t i = 0; i < plan->units_left_out_count; i++)
		if (strcmp(plan->units_left_out[i].code, code) == 0)
			return true;
	return false;
}

/* Whether a version says nothing of the unit, though its job may have it. */
static bool
is_beyond(const struct differ *d, const char *code)
{
	for (int side = 0; side < 2; side++) {
		const struct plan_version *version = &d->versions[side];

		if (is_left_out(&version->plan, code) ||
		    (version->is_part && !has_unit(&version->plan, code)))
			return true;
	}
	return false;
}

static const char *
path_of(const struct differ *d, int side)
{
	return side == 0 ? d->request->before : d->request->now;
}

/* Codes of its units, as many as a line takes. */
static const char *
list_codes(struct arena *arena, const struct plan *plan)
{
	const size_t most = 20;
	const char *list = "";

	for (size_t u = 0; u < plan->unit_count && u < most; u++)
		list = arena_printf(arena, "%s%s%s", list, u > 0 ? ", " : "", plan->units[u].code);
	return plan->unit_count > most ? arena_printf(arena, "%s, \u2026", list) : list;
}

static void
tell_parts(struct differ *d)
{
	for (int side = 0; side < 2; side++)
		if (d->versions[side].is_part)
			diag_add(d->diags, SEVERITY_NOTE, (struct srcloc){path_of(d, side), 0, 0},
			    "version-part",
			    "the document is of a part of its job, and only its units are compared (%zu): %s",
			    d->versions[side].plan.unit_count, list_codes(d->arena, &d->versions[side].plan));
}

/* Two parts may have nothing to compare. */
static bool
check_parts(struct differ *d)
{
	if (!d->versions[0].is_part && !d->versions[1].is_part)
		return true;
	tell_parts(d);
	for (int side = 0; side < 2; side++)
		for (size_t u = 0; u < d->versions[side].plan.unit_count; u++)
			if (!is_beyond(d, d->versions[side].plan.units[u].code))
				return true;
	diag_add(d->diags, SEVERITY_ERROR, (struct srcloc){d->request->now, 0, 0}, "version-part",
	    "the two versions have no unit to be compared: each is of others");
	return false;
}

static void
list_limits(struct differ *d, struct source_versions *out)
{
	size_t most = 0, n = 0;

	for (int side = 0; side < 2; side++)
		most += d->versions[side].plan.unit_count + d->versions[side].plan.units_left_out_count;
	struct version_limit *limits = ARENA_ARRAY(d->arena, struct version_limit, most);
	for (int side = 0; side < 2; side++) {
		const struct plan *plan = &d->versions[side].plan;

		for (size_t u = 0; d->versions[side].is_part && u < plan->unit_count; u++)
			limits[n++] = (struct version_limit){plan->units[u].code, plan->units[u].name, side,
			    false, path_of(d, side)};
		for (size_t i = 0; i < plan->units_left_out_count; i++) {
			struct buf place = BUF_INIT;

			place_append(&place, plan->units_left_out[i].fault);
			limits[n++] = (struct version_limit){plan->units_left_out[i].code,
			    plan->units_left_out[i].name, side, true, buf_take(&place, d->arena)};
		}
	}
	out->limits = limits;
	out->limit_count = n;
}

/* ---- what is asked for ---- */

static bool
check_units(struct differ *d)
{
	const struct plan *plans[2] = {&d->versions[0].plan, &d->versions[1].plan};
	const size_t n = plans[1]->unit_count;
	const char **codes = ARENA_ARRAY(d->arena, const char *, n);
	bool known = true;

	for (size_t u = 0; u < n; u++)
		codes[u] = plans[1]->units[u].code;
	for (size_t i = 0; i < d->request->unit_count; i++) {
		const char *code = d->request->units[i];

		if (is_beyond(d, code)) {
			diag_add(d->diags, SEVERITY_ERROR, (struct srcloc){d->request->now, 0, 0},
			    "usage-unknown",
			    "unit «%s» can't be compared: a version leaves it out, or is of others only",
			    code);
			known = false;
			continue;
		}
		if (has_unit(plans[0], code) || has_unit(plans[1], code))
			continue;
		diag_add(d->diags, SEVERITY_ERROR, (struct srcloc){d->request->now, 0, 0}, "usage-unknown",
		    "neither version has a unit «%s»%s", code,
		    suggest_name(d->arena, diags_language(d->diags), code, codes, n));
		known = false;
	}
	return known;
}

static bool
is_asked_for(const struct differ *d, const struct changes *changes, const struct change *change)
{
	const struct diff_request *request = d->request;
	const int side = change->unit[1] != PAIRING_NONE;
	const char *code = changes->sides[side].plan->units[change->unit[side]].code;

	if (is_beyond(d, code))
		return false;
	for (size_t i = 0; i < request->unit_count; i++)
		if (strcmp(request->units[i], code) == 0)
			return true;
	return request->unit_count == 0;
}

/* Keeps those of the units asked for, of which both versions tell. */
static void
keep_units(struct differ *d, struct changes *changes)
{
	struct change *kept = ARENA_ARRAY(d->arena, struct change, changes->count);
	uint32_t by_kind[CHANGE_KINDS] = {0};
	size_t n = 0;

	for (size_t i = 0; i < changes->count; i++) {
		if (!is_asked_for(d, changes, &changes->items[i]))
			continue;
		kept[n++] = changes->items[i];
		by_kind[changes->items[i].kind]++;
	}
	changes->items = kept;
	changes->count = n;
	memcpy(changes->by_kind, by_kind, sizeof(by_kind));
}

enum build_result
diff_plans(struct arena *arena, const struct diff_request *request, struct diff *out, struct diags *diags)
{
	struct differ *d = ARENA_NEW(arena, struct differ);
	struct changes *changes = ARENA_NEW(arena, struct changes);
	enum build_result result;

	*d = (struct differ){.arena = arena, .request = request, .diags = diags};
	result = read_both(d);
	if (result != BUILD_DONE)
		return result;
	if (!check_parts(d))
		return BUILD_REFUSED;
	if (!check_units(d))
		return BUILD_USAGE;
	changes_find(arena, version_side(&d->versions[0]), version_side(&d->versions[1]), changes);
	out->versions = (struct source_versions){.last = changes};
	list_limits(d, &out->versions);
	if (request->unit_count > 0 || out->versions.limit_count > 0)
		keep_units(d, changes);
	out->lacks_units =
	    d->versions[0].plan.units_left_out_count + d->versions[1].plan.units_left_out_count > 0;
	out->source = (struct dataset_source){
	    .plan = &d->versions[1].plan,
	    .numbers = d->versions[1].job.numbers,
	    .versions = &out->versions,
	};
	return BUILD_DONE;
}
