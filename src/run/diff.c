#include "run/diff.h"

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
	    .like = other->job.unit_count > 0 ? &other->job : NULL,
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
is_asked_for(const struct diff_request *request, const struct changes *changes, const struct change *change)
{
	const int side = change->unit[1] != PAIRING_NONE;
	const char *code = changes->sides[side].plan->units[change->unit[side]].code;

	for (size_t i = 0; i < request->unit_count; i++)
		if (strcmp(request->units[i], code) == 0)
			return true;
	return request->unit_count == 0;
}

/* Keeps those of the units asked for. */
static void
keep_units(struct differ *d, struct changes *changes)
{
	struct change *kept = ARENA_ARRAY(d->arena, struct change, changes->count);
	uint32_t by_kind[CHANGE_KINDS] = {0};
	size_t n = 0;

	for (size_t i = 0; i < changes->count; i++) {
		if (!is_asked_for(d->request, changes, &changes->items[i]))
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
	if (!check_units(d))
		return BUILD_USAGE;
	changes_find(arena, version_side(&d->versions[0]), version_side(&d->versions[1]), changes);
	if (request->unit_count > 0)
		keep_units(d, changes);
	out->versions = (struct source_versions){.last = changes};
	out->source = (struct dataset_source){
	    .plan = &d->versions[1].plan,
	    .numbers = d->versions[1].job.numbers,
	    .versions = &out->versions,
	};
	return BUILD_DONE;
}
