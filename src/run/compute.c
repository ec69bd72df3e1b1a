#include "run/compute.h"

#include "plan/alignment.h"
#include "plan/multi_year.h"
#include "plan/unused_aliases.h"
#include "run/last_year.h"
#include "run/left_out.h"
#include "run/period.h"
#include "run/select.h"
#include "run/versions.h"

/* What templates print of the progress, they print up to a cut. */
static void
check_cut(const struct run_document *document, struct diags *diags)
{
	const struct template *template = &document->template->template;
	struct srcloc rows = document->template->needs.progress_loc;

	if (job_document_has_cut(document->job))
		return;
	if (template->cut_loc.file != NULL)
		diag_add(diags, SEVERITY_ERROR, document->job->loc, "job-no-quarter",
		    "the template «%s» prints up to when it looks (see %s:%u): say up to which `quarter`, "
		    "`month` or `period`",
		    document->job->template_name.text, document->template->path,
		    (unsigned)template->cut_loc.line);
	else if (rows.file != NULL)
		diag_add(diags, SEVERITY_ERROR, document->job->loc, "job-no-quarter",
		    "the template «%s» prints what was done (see %s:%u): say up to which `quarter`, "
		    "`month` or `period`",
		    document->job->template_name.text, document->template->path, (unsigned)rows.line);
}

/* Where a run leaves it unread, an alias may be for a text of it. */
static bool
has_progress(const struct run *run)
{
	for (size_t u = 0; u < run->job.unit_count; u++)
		if (run->job.units[u].progress.file.text || run->job.units[u].previous.file.text)
			return true;
	return false;
}

/* Whether the job says what was before, for whoever asks about it. */
static bool
has_trend(const struct run *run)
{
	for (size_t u = 0; u < run->job.unit_count; u++)
		if (run->units[u].previous)
			return true;
	return run->job.previous.text || run->figures.year_before;
}

/* The compliance of each document at its own cut; returns the one with the latest.  NULL: none has one. */
static const struct compliance *
compute_cuts(struct run *run, struct diags *diags)
{
	const struct compliance *latest = NULL;

	for (size_t d = 0; d < run->job.document_count; d++) {
		struct run_document *document = &run->documents[d];
		const struct compliance *own = NULL;

		if (!document->template || !document->template->is_good)
			continue;
		check_cut(document, diags);
		if (job_document_has_cut(document->job) && run->progress)
			own = compute_compliance(run->arena, &run->figures, document->job,
			    &document->template->template.statuses, diags);
		document->source.compliance = own;
		if (own && document->template->needs.before)
			document->source.before = compute_compliance_before(run->arena, &run->figures, own);
		if (own &&
		    (document->template->needs.trend || document->template->needs.last_year ||
			(run->options->explains && has_trend(run))))
			document->source.trend = compute_trend(run->arena, &run->job, &run->figures, own);
		if (own && document->template->needs.initial)
			document->source.initial = compute_compliance_initial(run->arena, &run->figures, own);
		if (document->template->needs.budget && (own || !job_document_has_cut(document->job)))
			document->source.budget = compute_budget(run->arena, &run->figures, own, diags);
		if (own && (!latest || own->cut.month > latest->cut.month))
			latest = own;
	}
	return latest;
}

/* Nothing else of a compliance is in what the checks find. */
static bool
finds_the_same(const struct compliance *a, const struct compliance *b)
{
	return a == b ||
	    (a && b && cut_is(a->cut, b->cut) && a->scale.justify_below == b->scale.justify_below);
}

/* By the latest cut for the person who asks; each document prints those by its own. */
static const struct findings *
findings_of(struct run *run, const struct run_document *document, const struct compliance *latest)
{
	const struct compliance *own = document->source.compliance;

	if (!own || finds_the_same(own, latest))
		return &run->figures.findings;
	for (const struct run_document *other = run->documents; other < document; other++)
		if (other->source.compliance && finds_the_same(other->source.compliance, own))
			return other->source.findings;
	return compute_findings_at(run->arena, &run->job, own, &run->figures);
}

/* What each document prints. */
static void
fill_sources(struct run *run, const struct compliance *latest)
{
	for (size_t d = 0; d < run->job.document_count; d++) {
		struct run_document *document = &run->documents[d];
		const struct dataset_source own = document->source;
		const struct findings *findings = findings_of(run, document, latest);

		document->source = run->figures.source;
		document->source.compliance = own.compliance;
		document->source.before = own.before;
		document->source.initial = own.initial;
		document->source.budget = own.budget;
		document->source.trend = own.trend;
		document->source.findings = findings;
		document->source.plan_only = !job_document_has_cut(document->job);
		if (document->template) {
			document->source.language = language_of_tag(document->template->template.language);
			document->source.wording = wording_of_tag(document->template->template.language);
		}
	}
}

static void
count_findings(struct run *run)
{
	const struct findings *findings = &run->figures.findings;

	for (size_t i = 0; i < findings->count; i++) {
		const struct finding f = findings_get(findings, i);
		struct unit_findings *unit =
		    f.unit < run->job.unit_count ? &run->units[f.unit].findings : &run->left_out_findings;

		if (f.accepted)
			continue;
		unit->open++;
		if (f.severity == SEVERITY_ERROR)
			*(finding_is_of_progress(&f) ? &unit->progress_errors : &unit->plan_errors) = true;
	}
}

static bool
is_asked_for(const struct run *run, unsigned trait)
{
	bool asked = run->options->explains;

	for (size_t i = 0; i < run->template_count; i++)
		asked = asked || (run->templates[i].needs.traits & trait) != 0;
	return asked;
}

/* Columns of plans that a template asks for, or who explains may. */
static void
read_columns(struct run *run, struct diags *diags)
{
	struct plan *plan = &run->figures.plan;

	if (is_asked_for(run, NEEDS_ALIGNMENT))
		plan->alignments = alignments_read(run->arena, plan, diags);
	if (is_asked_for(run, NEEDS_MULTI_YEAR))
		plan->multi_year = multi_year_read(run->arena, plan, run->job.numbers, run->job.year, diags);
}

/* Whether what is asked for depends on what the plan was. */
static bool
by_versions(const struct run *run)
{
	return run->progress || run->options->explains;
}

bool
compute_run(struct run *run, struct diags *diags)
{
	size_t errors = diags_errors(diags);
	struct job_figures *figures = &run->figures;
	bool documents = run->publication != NULL;
	bool by_unit = documents || run->progress || run->options->unchecked || run->options->explains;

	figures->settings.figures_expected = select_asks_for_figures(run);
	if (!compute_without_faulty(run, diags) || !compute_rollups(run->arena, figures, by_unit, diags))
		return false;
	if ((!run->options->unchecked || by_versions(run)) && !versions_load(run, diags))
		return false;
	if (!last_year_load(run, diags))
		return false;
	/* Each document prints them twice or more, and the rollup checks them before they are printed. */
	if (documents || run->options->unchecked)
		rollup_keep_figures(run->arena, &figures->plan, &figures->national,
		    figures->settings.threads);
	check_period_bindings(run, diags);
	read_columns(run, diags);
	if (run->progress)
		compute_progress(run->arena, &run->job, run->progress, figures);
	const struct compliance *latest = compute_cuts(run, diags);
	if (diags_errors(diags) > errors)
		return false;
	if (run->progress || !has_progress(run))
		aliases_tell_unused(run->arena, &figures->plan, run->progress ? &figures->progress : NULL,
		    diags);
	if (run->options->unchecked)
		compute_left_out(run->arena, &run->job, figures, diags);
	else
		compute_findings(run->arena, &run->job, latest, figures, diags);
	if (documents || run->options->explains)
		fill_sources(run, latest);
	if (documents)
		count_findings(run);
	return true;
}

bool
compute_agrees(struct run *run, struct diags *diags)
{
	bool asked = false;

	for (size_t i = 0; i < run->template_count; i++)
		asked = asked || (run->templates[i].needs.traits & NEEDS_RECONCILED) != 0;
	if (!asked)
		return true;
	for (size_t d = 0; d < run->job.document_count; d++) {
		const struct budget *budget = run->documents[d].source.budget;

		if (budget && !compute_budget_reconciles(&run->job, budget, diags))
			return false;
	}
	return compute_reconciles(run->arena, &run->job, &run->figures, diags);
}
