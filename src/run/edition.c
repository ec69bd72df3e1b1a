#include "run/edition.h"

/* ---- groups and regions ---- */

/* What became of each unit of the job as it was read. */
struct fates {
	size_t *left;     /* its index in the run; SIZE_MAX: it is left out */
	size_t *left_out; /* its index among those left out */
};

static struct fates
fates_of(const struct run *run)
{
	const size_t n = run->job_as_read.unit_count;
	struct fates fates = {ARENA_ARRAY(run->arena, size_t, n + 1), ARENA_ARRAY(run->arena, size_t, n + 1)};

	for (size_t u = 0; u < n; u++)
		fates.left[u] = SIZE_MAX;
	for (size_t u = 0; u < run->job.unit_count; u++)
		fates.left[run->units[u].number] = u;
	for (size_t i = 0; i < run->left_out_count; i++)
		fates.left_out[run->left_out[i].number] = i;
	return fates;
}

static struct run_part
part_of(const struct run *run, const struct fates *fates, const struct job_set *set)
{
	size_t *units = ARENA_ARRAY(run->arena, size_t, set->unit_count + 1);
	size_t *left_out = ARENA_ARRAY(run->arena, size_t, set->unit_count + 1);
	struct run_part part = {.as_read = set, .units = units, .left_out = left_out};

	for (size_t i = 0; i < set->unit_count; i++) {
		const size_t u = set->units[i];

		if (fates->left[u] != SIZE_MAX)
			units[part.unit_count++] = fates->left[u];
		else
			left_out[part.left_out_count++] = fates->left_out[u];
	}
	return part;
}

const struct run_part *
run_parts(const struct run *run, enum job_per per, size_t *count)
{
	const struct job_set *sets = job_sets(run->arena, &run->job_as_read, per, count);
	const struct fates fates = fates_of(run);
	struct run_part *parts = ARENA_ARRAY(run->arena, struct run_part, *count + 1);

	for (size_t i = 0; i < *count; i++)
		parts[i] = part_of(run, &fates, &sets[i]);
	return parts;
}

/* ---- editions ---- */

static bool
is_draft(const struct run *run, const struct edition *edition)
{
	bool has_cut = job_document_has_cut(edition->document->job);

	for (size_t i = 0; i < edition->unit_count; i++) {
		const struct unit_findings *unit = &run->units[edition->units[i]].findings;
		if (unit->plan_errors || (has_cut && unit->progress_errors))
			return true;
	}
	return edition->document->template && edition_shows_all(edition) &&
	    (!edition->part || edition->part->left_out_count > 0) && run->left_out_findings.plan_errors;
}

struct edition
edition_of(const struct run *run, const struct run_document *document, const size_t *units, size_t unit_count)
{
	struct edition edition = {.document = document, .units = units, .unit_count = unit_count};

	if (document->job->per == JOB_PER_UNIT)
		edition.subject = job_subject_of_unit(&run->job.units[units[0]]);
	edition.is_draft = is_draft(run, &edition);
	return edition;
}

struct edition
edition_of_part(const struct run *run, const struct run_document *document, const struct run_part *part)
{
	struct edition edition = {
	    .document = document,
	    .subject = job_subject_of_set(part->as_read),
	    .part = part,
	    .units = part->units,
	    .unit_count = part->unit_count,
	};

	edition.is_draft = is_draft(run, &edition);
	return edition;
}

const char *
edition_path(const struct run *run, struct arena *arena, const struct edition *edition)
{
	return job_output(arena, &run->job, edition->document->job, edition->subject);
}

const struct job_unit *
edition_unit(const struct run *run, const struct edition *edition)
{
	return edition->document->job->per == JOB_PER_UNIT ? &run->job.units[edition->units[0]] : NULL;
}

bool
edition_is_whole(const struct run *run, const struct edition *edition)
{
	return edition->unit_count == run->job.unit_count;
}

bool
edition_shows_all(const struct edition *edition)
{
	return edition->document->template->needs.all_units || edition->document->job->per != JOB_PER_UNIT;
}

const struct numbering *
edition_kept_numbering(const struct edition *edition)
{
	const struct run_document *from = edition->document->numbering_from;

	return from == edition->document ? NULL : &from->numbering;
}

const struct numbering *
edition_told_numbering(const struct edition *edition)
{
	const struct run_document *from = edition->document->pages_from;

	return from == edition->document ? NULL : &from->numbering;
}

struct dataset_source
edition_source(const struct edition *edition)
{
	struct dataset_source source = edition->document->source;
	const struct numbering *told = edition_told_numbering(edition);

	source.folios = told ? told->activity_folios : NULL;
	return source;
}
