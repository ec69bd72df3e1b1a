#include "run/edition.h"

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
	    run->left_out_findings.plan_errors;
}

struct edition
edition_of(const struct run *run, const struct run_document *document, const size_t *units, size_t unit_count)
{
	struct edition edition = {.document = document, .units = units, .unit_count = unit_count};

	edition.is_draft = is_draft(run, &edition);
	return edition;
}

const char *
edition_path(const struct run *run, struct arena *arena, const struct edition *edition)
{
	return job_output(arena, &run->job, edition->document->job, edition_unit(run, edition));
}

const struct job_unit *
edition_unit(const struct run *run, const struct edition *edition)
{
	return edition->document->job->per_unit ? &run->job.units[edition->units[0]] : NULL;
}

bool
edition_is_whole(const struct run *run, const struct edition *edition)
{
	return edition->unit_count == run->job.unit_count;
}

bool
edition_shows_all(const struct edition *edition)
{
	return edition->document->template->needs.all_units || !edition->document->job->per_unit;
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
