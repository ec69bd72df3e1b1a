/*
 * What documents set their figures against.
 */
#include "base/file_name.h"
#include "plan/reported.h"
#include "run/job_figures.h"

/* The compliance of another progress; NULL where it can't be kept, which is blank. */
static const struct compliance *
compliance_of(struct arena *arena, const struct compliance_basis *basis)
{
	struct compliance *out = ARENA_NEW(arena, struct compliance);
	struct diags *unused = diags_open();
	const bool good = compliance_build(arena, basis, out, unused);

	diags_close(unused);
	return good ? out : NULL;
}

/* At the cut before, as it was reported then. */
static const struct compliance *
compute_reported(struct arena *arena, const struct job *job, const struct compliance *now)
{
	struct progress *reported = ARENA_NEW(arena, struct progress);
	struct compliance_basis basis = {reported, now->national, now->scale, {0, 0}};

	if (!cut_before(now->cut, &basis.cut))
		return NULL;
	(void)progress_as_reported(arena, now->progress, job->previous_is_whole, reported);
	return compliance_of(arena, &basis);
}

/* The whole of another plan; NULL where it can't be kept. */
static const struct rollup *
national_of(struct arena *arena, const struct plan *plan)
{
	struct rollup *national = ARENA_NEW(arena, struct rollup);
	struct diags *unused = diags_open();
	const bool good = rollup_build(arena, plan, ARENA_ARRAY(arena, struct rollup, plan->unit_count + 1),
	    national, 1, unused);

	diags_close(unused);
	return good ? national : NULL;
}

/* At the same cut of the year before, where a period of its plan ends there. */
static const struct compliance *
compute_last_year(struct arena *arena, const struct year_before *year, const struct compliance *now)
{
	const struct plan *then = year->progress->plan;
	const struct period of = {now->cut.first, now->cut.month};
	struct compliance_basis basis = {.progress = year->progress, .scale = now->scale, .cut = now->cut};

	if (!calendar_has(then->calendar, of))
		return NULL;
	basis.national = national_of(arena, then);
	return basis.national ? compliance_of(arena, &basis) : NULL;
}

const struct source_trend *
compute_trend(struct arena *arena, const struct job *job, const struct job_figures *figures,
    const struct compliance *now)
{
	struct source_trend *trend = ARENA_NEW(arena, struct source_trend);

	*trend = (struct source_trend){
	    .reported = compute_reported(arena, job, now),
	    .last_year = figures->year_before ? compute_last_year(arena, figures->year_before, now) : NULL,
	    .pairs = figures->year_before,
	    .folder = arena_strndup(arena, job->path, (size_t)(file_name_of(job->path) - job->path)),
	};
	if (trend->last_year)
		trend->rows =
		    year_before_rows(arena, trend->pairs, now->national, trend->last_year->national);
	return trend;
}
