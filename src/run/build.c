#include "run/build.h"

#include <string.h>
#include <unistd.h>

#include "base/file_name.h"

#include "run/attachments.h"
#include "run/compute.h"
#include "run/document_figures.h"
#include "run/fingerprint.h"
#include "run/layouts.h"
#include "run/left_out.h"
#include "run/load.h"
#include "run/load_data.h"
#include "run/load_progress.h"
#include "run/make.h"
#include "run/open.h"
#include "run/own_fields.h"
#include "run/schedule.h"
#include "run/select.h"
#include "sheet/vocabulary.h"

/* Everything up to the first page: reads and checks all that the documents asked for need. */
/* Headings of the job's `columns` that stand nowhere, as far as all files are there to be looked into. */
static void
check_columns_used(struct run *run, struct diags *diags)
{
	const size_t n = run->job.unit_count;
	const struct sheet **sheets = ARENA_ARRAY(run->arena, const struct sheet *, 2 * n);

	if (run->options->unit_count > 0 || run->job.columns.count == 0)
		return;
	for (size_t u = 0; u < n; u++) {
		const bool named = run->job.units[u].progress.file.text != NULL;

		sheets[u] = &run->sheets[u];
		sheets[n + u] = run->progress ? run->progress[u].sheet : NULL;
		if (run->sheets[u].column_count == 0 || (named && sheets[n + u] == NULL))
			return;
	}
	layouts_check_used(run->arena, &run->job, sheets, 2 * n, diags);
}

static enum build_result
read_all(struct run *run, struct diags *diags)
{
	bool job_is_good = load_job(run, diags) &&
	    (!run->carried || carried_job(run->arena, run->carried, &run->job, diags));
	bool documents = run->publication != NULL;

	if (!run->job_input)
		return BUILD_FAILED;
	if (run->carried && !job_is_good)
		return BUILD_REFUSED;
	select_none(run);
	if (job_is_good) {
		bool units_known = select_units(run, diags);
		if ((documents && !select_documents(run, diags)) || !units_known)
			return BUILD_USAGE;
	}
	/* What a faulty job names is looked through all the same, so that one run shows every fault. */
	if (!job_is_good || !documents)
		select_all_documents(run);

	select_needed(run);
	load_templates(run, diags);
	load_check_tables(run, diags);
	own_fields_check(run, diags);
	load_plans(run, diags);
	load_progress(run, diags);
	load_data(run, diags);
	check_columns_used(run, diags);
	if (diags_errors(diags) > 0 || !leave_out_faulty(run))
		return BUILD_REFUSED;
	return compute_run(run, diags) ? BUILD_DONE : BUILD_REFUSED;
}

/* False when the plan is not to be printed. */
static bool
report_findings(struct run *run, struct diags *diags)
{
	const struct build_options *o = run->options;
	size_t open;

	check_report(run->arena, &run->figures.findings, o->findings);
	open = diags_errors(o->findings);
	if (open > 0 && !o->strict)
		diag_add(diags, SEVERITY_WARNING, (struct srcloc){run->job.path, 0, 0}, "build-draft",
		    "errors are open in the plans: %zu; the documents that show them, or lack their units, "
		    "are drafts",
		    open);
	return open == 0 || !o->strict;
}

/* Errors that refuse nothing but their units. */
static size_t
fault_count(const struct run *run)
{
	return diags_errors(run->plan_faults) + diags_errors(run->progress_faults);
}

/* Tells of what is wrong with plans of units left out, and with progress files; once. */
static void
tell_faults(struct run *run, struct diags *diags)
{
	diags_join(diags, run->plan_faults);
	run->plan_faults = NULL;
	for (size_t i = 0; i < diags_count(run->progress_faults); i++) {
		const struct diag *d = diags_get(run->progress_faults, i);

		diag_add_text(diags, d->severity, d->loc, d->rule, d->message);
	}
}

static enum build_result
make_all(struct run *run, struct diags *diags)
{
	enum build_result result = read_all(run, diags);
	bool faulty = fault_count(run) > 0;

	if (result != BUILD_DONE)
		return result;
	if (run->options->strict && faulty)
		return BUILD_REFUSED;
	if (!compute_agrees(run, diags))
		return BUILD_FAILED;
	if (!report_findings(run, diags))
		return BUILD_REFUSED;
	if (!load_profile(run, diags))
		return BUILD_FAILED;
	sources_prepare(run);
	fingerprint_prepare(run, diags);
	if (diags_errors(diags) > 0)
		return BUILD_REFUSED;
	run->totals->begun = true;
	run->publication->mode = run->job.mode;
	result = schedule_run(run, diags);
	return result == BUILD_DONE && faulty ? BUILD_REFUSED : result;
}

static enum build_result
build(struct run *run, struct diags *diags)
{
	enum build_result result = make_all(run, diags);

	tell_faults(run, diags);
	return result;
}

static enum build_result
build_locked(struct run *run, struct diags *diags)
{
	const struct build_options *o = run->options;
	const struct lock_request request = {
	    .started = o->started,
	    .wait = o->wait,
	    .mark = o->shards == 0
		? NULL
		: arena_printf(run->arena, "%uof%u.", (unsigned)o->shard, (unsigned)o->shards),
	};

	if (run->options->stream)
		return build(run, diags);
	switch (publication_open_folder(run->publication, &request, diags)) {
	case LOCK_TAKEN:
		break;
	case LOCK_BUSY:
		return BUILD_BUSY;
	case LOCK_FAILED:
		return BUILD_FAILED;
	}
	return build(run, diags);
}

enum build_result
build_job(struct arena *arena, const struct build_options *options, struct publication *publication,
    struct build_totals *totals, struct diags *diags)
{
	struct run run;

	run_open(&run, arena, options, publication, diags);
	run.totals = totals;
	*totals = (struct build_totals){0};
	enum build_result result = build_locked(&run, diags);
	publication_discard(publication);
	publication_close_folder(publication);
	run_close(&run);
	return result;
}

static bool
is_of_one_unit(const struct run_document *document)
{
	return document->job->per == JOB_PER_UNIT && document->template &&
	    document->template->needs.all_units;
}

static void
list_documents(struct run *run, struct build_reading *out)
{
	struct reading_document *documents =
	    ARENA_ARRAY(run->arena, struct reading_document, run->job.document_count + 1);

	for (size_t d = 0; d < run->job.document_count; d++) {
		const struct run_document *from = &run->documents[d];
		struct reading_document *to = &documents[out->document_count];

		if (!from->template || !from->template->is_good)
			continue;
		*to = (struct reading_document){
		    .job = from->job,
		    .statuses = &from->template->template.statuses,
		    .template = &from->template->template,
		    .own_unit = run->carried && is_of_one_unit(from),
		    .source = from->source,
		};
		document_figures(run->arena, &from->template->needs, to);
		if (to->source.compliance && !to->source.before)
			to->source.before =
			    compute_compliance_before(run->arena, &run->figures, to->source.compliance);
		if (to->source.compliance && !to->source.initial)
			to->source.initial =
			    compute_compliance_initial(run->arena, &run->figures, to->source.compliance);
		out->document_count++;
	}
	out->documents = documents;
}

bool
build_source_at(struct arena *arena, const struct build_reading *reading,
    const struct reading_document *document, enum plan_column period, struct dataset_source *source,
    struct diags *diags)
{
	struct job_document as = *document->job;

	as.quarter = as.month = 0;
	as.period.text = column_heading(period);
	source->compliance = compute_compliance(arena, &reading->figures, &as, document->statuses, diags);
	if (!source->compliance)
		return false;
	source->findings = compute_findings_at(arena, &reading->job, source->compliance, &reading->figures);
	source->before = compute_compliance_before(arena, &reading->figures, source->compliance);
	source->initial = compute_compliance_initial(arena, &reading->figures, source->compliance);
	if (source->trend)
		source->trend = compute_trend(arena, &reading->job, &reading->figures, source->compliance);
	if (!source->budget)
		return true;
	source->budget = compute_budget(arena, &reading->figures, source->compliance, diags);
	return source->budget != NULL;
}

/* What figures over all units come to nobody knows, where the plan of but one is there. */
static void
tell_one_unit(const struct run *run, struct diags *diags)
{
	if (is_of_one_unit(run->documents))
		diag_add(diags, SEVERITY_WARNING, (struct srcloc){run->carried->pdf, 0, 0},
		    "explain-one-unit",
		    "it carries the data of its own unit only: figures over several units can't be told from "
		    "them");
}

/* Opens a run of the job, or of that which a PDF carries.  False after an error. */
static enum build_result
open_reading(struct run *run, struct arena *arena, const struct build_options *options, struct diags *diags)
{
	struct build_options *own = ARENA_NEW(arena, struct build_options);
	const char *path = options->job_path;
	struct carried *carried;

	*own = *options;
	if (!options->takes_pdf || !file_name_ends_in(path, strlen(path), ".pdf")) {
		run_open(run, arena, own, NULL, diags);
		return BUILD_DONE;
	}
	carried = ARENA_NEW(arena, struct carried);
	if (!carried_read(arena, path, (struct srcloc){NULL, 0, 0}, options->workers, carried, diags))
		return access(path, R_OK) == 0 ? BUILD_REFUSED : BUILD_FAILED;
	own->job_path = carried_path(arena, carried, carried->job->name);
	run_open(run, arena, own, NULL, diags);
	run->carried = carried;
	carried_lend(arena, carried, &run->inputs);
	return BUILD_DONE;
}

enum build_result
build_read(struct arena *arena, const struct build_options *options, struct build_reading *out,
    struct diags *diags)
{
	/* What is computed points to each other, and outlives this. */
	struct run *run = ARENA_NEW(arena, struct run);
	enum build_result opened = open_reading(run, arena, options, diags);

	*out = (struct build_reading){0};
	if (opened != BUILD_DONE)
		return opened;
	enum build_result result = read_all(run, diags);
	struct dataset_source *source = &out->figures.source;

	*out = (struct build_reading){
	    .job = run->job,
	    .figures = run->figures,
	    .units = run->selected,
	    .unit_count = run->selected_count,
	    .faults = fault_count(run),
	    .progress_faults = diags_errors(run->progress_faults),
	};
	if (options->explains && result == BUILD_DONE)
		list_documents(run, out);
	if (run->carried && result == BUILD_DONE)
		tell_one_unit(run, diags);
	tell_faults(run, diags);
	source->plan = &out->figures.plan;
	source->compliance = NULL; /* of one of several documents */
	source->national = &out->figures.national;
	source->findings = &out->figures.findings;
	run_close(run);
	return result;
}
