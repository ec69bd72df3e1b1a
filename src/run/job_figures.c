#include "run/job_figures.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "plan/build.h"
#include "plan/declarations.h"
#include "plan/initial.h"
#include "plan/levels.h"
#include "plan/weights.h"
#include "run/calendar.h"
#include "sheet/currency.h"

/* The rule of that id; RULES after an error. */
static enum rule
find_rule(struct arena *arena, const struct job_text *id, struct diags *diags)
{
	const char *ids[RULES];

	if (!id->text)
		return RULES; /* reported with the job */
	for (int rule = 0; rule < RULES; rule++) {
		ids[rule] = rule_info((enum rule)rule)->id;
		if (strcmp(ids[rule], id->text) == 0)
			return (enum rule)rule;
	}
	diag_add(diags, SEVERITY_ERROR, id->loc, "job-rule", "unknown rule «%s»%s", id->text,
	    suggest_name(arena, diags_language(diags), id->text, ids, RULES));
	return RULES;
}

static enum rule_setting
setting_of(enum job_check_setting setting)
{
	switch (setting) {
	case JOB_CHECK_OFF:
		return SETTING_OFF;
	case JOB_CHECK_NOTE:
		return SETTING_NOTE;
	case JOB_CHECK_WARNING:
		return SETTING_WARNING;
	case JOB_CHECK_ERROR:
		return SETTING_ERROR;
	}
	return SETTING_DEFAULT;
}

static bool
unit_exists(const struct job *job, const char *code)
{
	for (size_t u = 0; u < job->unit_count; u++)
		if (strcmp(job->units[u].code.text, code) == 0)
			return true;
	return false;
}

static void
fill_acceptances(struct arena *arena, const struct job *job, struct check_settings *settings,
    struct diags *diags)
{
	struct acceptance *accepted = ARENA_ARRAY(arena, struct acceptance, job->accepted_count + 1);
	for (size_t i = 0; i < job->accepted_count; i++) {
		const struct job_acceptance *from = &job->accepted[i];
		enum rule rule = find_rule(arena, &from->rule, diags);
		if (rule == RULES)
			continue;
		if (!unit_exists(job, from->unit.text)) {
			diag_add(diags, SEVERITY_ERROR, from->unit.loc, "job-unit",
			    "no unit has the code «%s»", from->unit.text);
			continue;
		}
		accepted[settings->accepted_count++] = (struct acceptance){
		    .rule = rule,
		    .unit = from->unit.text,
		    .activity = from->activity.text,
		    .reason = from->reason.text,
		    .loc = from->loc,
		};
	}
	settings->accepted = accepted;
}

static void
fill_settings(struct arena *arena, const struct job *job, struct check_settings *settings,
    struct diags *diags)
{
	*settings = (struct check_settings){.figures_expected = settings->figures_expected};
	for (size_t i = 0; i < job->check_count; i++) {
		enum rule rule = find_rule(arena, &job->checks[i].rule, diags);
		if (rule != RULES)
			settings->rules[rule] = setting_of(job->checks[i].setting);
	}
	fill_acceptances(arena, job, settings, diags);
	const char **lines = ARENA_ARRAY(arena, const char *, job->line_count + 1);
	for (size_t i = 0; i < job->line_count; i++)
		lines[i] = job->lines[i].text;
	settings->lines = lines;
	settings->line_count = job->line_count;
}

/* A text of the job as a cell; blank where the job has none. */
static const struct sheet_cell *
cell_of(struct arena *arena, const struct job_text *text)
{
	struct sheet_field field;

	if (!text->text)
		return cell_blank();
	field = (struct sheet_field){
	    .text = text->text,
	    .length = (uint32_t)strlen(text->text),
	    .line = text->loc.line,
	    .column = text->loc.column,
	};
	return cells_make(arena, &field, 1);
}

static void
declare_measures(struct arena *arena, const struct job *job, struct plan *plan, struct diags *diags)
{
	struct declaration *declarations = ARENA_ARRAY(arena, struct declaration, job->measure_count + 1);
	size_t n = 0;

	for (size_t i = 0; i < job->measure_count; i++) {
		const struct job_measure *from = &job->measures[i];
		if (from->unit.text && !unit_exists(job, from->unit.text)) {
			diag_add(diags, SEVERITY_ERROR, from->unit.loc, "job-unit",
			    "no unit has the code «%s»", from->unit.text);
			continue;
		}
		declarations[n++] = (struct declaration){
		    .activity = from->activity.text,
		    .unit = from->unit.text,
		    .measure = cell_of(arena, &from->measure),
		    .consolidation = cell_of(arena, &from->consolidation),
		    .loc = from->loc,
		};
	}
	plan_declare(arena, plan, declarations, n, diags);
}

static const struct levels *
build_levels(struct arena *arena, const struct job *job, const struct plan *plan)
{
	struct level_unit *units = ARENA_ARRAY(arena, struct level_unit, job->unit_count + 1);
	struct level_group *groups = ARENA_ARRAY(arena, struct level_group, job->group_count + 1);

	for (size_t u = 0; u < job->unit_count; u++)
		units[u] = (struct level_unit){job->units[u].parent.text, job->units[u].region.text};
	for (size_t i = 0; i < job->group_count; i++)
		groups[i] = (struct level_group){job->groups[i].code.text, job->groups[i].name.text,
		    job->groups[i].parent.text};
	return levels_build(arena, plan, units, groups, job->group_count);
}

static bool
read_weights(struct arena *arena, const struct job *job, struct plan *plan, struct diags *diags)
{
	struct unit_weight *units = ARENA_ARRAY(arena, struct unit_weight, job->unit_count + 1);

	for (size_t u = 0; u < job->unit_count; u++) {
		const struct job_unit *unit = &job->units[u];
		const bool given = unit->weight.text != NULL;

		units[u] =
		    (struct unit_weight){unit->weight_value, given, given ? unit->weight.loc : unit->loc};
	}
	return weights_read(arena, plan, job->numbers, units, &plan->weights, diags);
}

static bool
build_plan(struct arena *arena, const struct job *job, const struct sheet *sheets,
    struct job_figures *figures, struct diags *diags)
{
	struct plan_unit *units = ARENA_ARRAY(arena, struct plan_unit, job->unit_count);
	struct plan_alias *aliases = ARENA_ARRAY(arena, struct plan_alias, job->alias_count + 1);
	struct plan_source source;

	for (size_t u = 0; u < job->unit_count; u++)
		units[u] = (struct plan_unit){
		    .code = job->units[u].code.text,
		    .name = job->units[u].name.text,
		    .sheet = &sheets[u],
		};
	for (size_t i = 0; i < job->alias_count; i++)
		aliases[i] = (struct plan_alias){job->aliases[i].from.text, job->aliases[i].to.text,
		    job->aliases[i].from.loc};
	source = (struct plan_source){
	    .units = units,
	    .unit_count = job->unit_count,
	    .aliases = aliases,
	    .alias_count = job->alias_count,
	    .style = job->numbers,
	    .threads = figures->settings.threads,
	    .takes_years = figures->settings.figures_expected || job->periods == JOB_PERIODS_YEAR,
	    .calendar = job_calendar(arena, job, diags),
	    .periods = job->periods_loc,
	    .left_out = figures->left_out,
	    .left_out_count = figures->left_out_count,
	};
	if (!plan_build(arena, &source, &figures->plan, diags))
		return false;
	declare_measures(arena, job, &figures->plan, diags);
	figures->settings.weights_total = job->weights_total_value;
	figures->settings.year = job->year;
	figures->plan.levels = build_levels(arena, job, &figures->plan);
	return read_weights(arena, job, &figures->plan, diags);
}

/* By its code. */
static uint8_t
currency_of_job(struct arena *arena, const struct job *job, struct diags *diags)
{
	const struct job_text *said = &job->currency;
	uint8_t currency;
	size_t n;

	if (said->text == NULL)
		return CURRENCY_NONE;
	currency = currency_named(utf8_fold(arena, said->text, strlen(said->text), &n));
	if (currency == CURRENCY_NONE || strlen(currency_code(currency)) != 3 || strlen(said->text) != 3)
		diag_add(diags, SEVERITY_ERROR, said->loc, "job-currency",
		    "«%s» is no code of ISO 4217 of a currency that is known here: expected one like USD, "
		    "GTQ or EUR",
		    said->text);
	return currency;
}

bool
compute(struct arena *arena, const struct job *job, const struct sheet *sheets, unsigned threads,
    struct job_figures *out, struct diags *diags)
{
	size_t errors = diags_errors(diags);

	fill_settings(arena, job, &out->settings, diags);
	out->settings.threads = threads;
	out->settings.currency = currency_of_job(arena, job, diags);
	if (!build_plan(arena, job, sheets, out, diags) || diags_errors(diags) > errors)
		return false;
	out->units = ARENA_ARRAY(arena, struct rollup, job->unit_count);
	out->source = (struct dataset_source){
	    .plan = &out->plan,
	    .units = out->units,
	    .national = &out->national,
	    .findings = &out->findings,
	    .numbers = job->numbers,
	};
	return true;
}

bool
compute_rollups(struct arena *arena, struct job_figures *figures, bool wanted, struct diags *diags)
{
	if (!wanted && rollup_fits(&figures->plan))
		return true;
	return rollup_build(arena, &figures->plan, figures->units, &figures->national,
	    figures->settings.threads, diags);
}

bool
compute_reconciles(struct arena *arena, const struct job *job, const struct job_figures *r,
    struct diags *diags)
{
	size_t row;

	if (rollup_reconciles(arena, &r->plan, r->units, &r->national, r->settings.threads, &row))
		return true;
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){job->path, 0, 0}, "rollup-reconciliation",
	    "the national figures are not the sum of the units' (row %zu of %zu): this is an error of "
	    "Pliego, please report it; nothing was written",
	    row + 1, r->national.row_count);
	return false;
}

const struct budget *
compute_budget(struct arena *arena, const struct job_figures *figures, const struct compliance *compliance,
    struct diags *diags)
{
	struct budget *budget = ARENA_NEW(arena, struct budget);
	const struct budget_source source = {
	    .plan = &figures->plan,
	    .progress = compliance ? compliance->progress : NULL,
	    .compliance = compliance,
	    .style = figures->source.numbers,
	    .currency = figures->settings.currency,
	};

	return budget_build(arena, &source, budget, diags) ? budget : NULL;
}

bool
compute_budget_reconciles(const struct job *job, const struct budget *budget, struct diags *diags)
{
	uint8_t currency;

	if (budget_reconciles(budget, &currency))
		return true;
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){job->path, 0, 0}, "rollup-reconciliation",
	    "the money of all is not the sum of the units' (%s): this is an error of Pliego, please report "
	    "it; nothing was written",
	    currency == CURRENCY_NONE ? "–" : currency_code(currency));
	return false;
}

void
compute_progress(struct arena *arena, const struct job *job, const struct progress_unit *units,
    struct job_figures *figures)
{
	progress_join(arena, &figures->plan, units, job->numbers, &figures->progress);
}

static struct status_words
words_of(const struct status_spec *status)
{
	return (struct status_words){status->name.text, status->letter.text};
}

static struct status_scale
scale_of(const struct status_scheme *scheme)
{
	struct status_scale scale = {
	    .words =
		{
		    [STATUS_UNPROGRAMMED] = words_of(&scheme->unprogrammed),
		    [STATUS_UNPLANNED] = words_of(&scheme->unplanned),
		    [STATUS_NOT_REPORTED] = words_of(&scheme->not_reported),
		    [STATUS_NONE] = words_of(&scheme->none),
		},
	    .level_count = scheme->level_count,
	    .justify_below = scheme->justify_below,
	    .cap = scheme->cap,
	    .rank_from = scheme->rank_from,
	    .spending_gap = scheme->spending_gap,
	};

	for (size_t i = 0; i < scheme->level_count; i++) {
		const struct status_spec *level = &scheme->levels[i];
		scale.words[i] = words_of(level);
		scale.levels[i] = (struct status_level){level->percent, level->above};
	}
	return scale;
}

const struct compliance *
compute_compliance(struct arena *arena, const struct job_figures *figures,
    const struct job_document *document, const struct status_scheme *scheme, struct diags *diags)
{
	struct compliance *compliance = ARENA_NEW(arena, struct compliance);
	struct compliance_basis basis = {&figures->progress, &figures->national, scale_of(scheme), {0, 0}};

	if (!document_cut(&figures->plan, document, &basis.cut, diags) ||
	    !compliance_build(arena, &basis, compliance, diags))
		return NULL;
	return compliance;
}

const struct compliance *
compute_compliance_before(struct arena *arena, const struct job_figures *figures,
    const struct compliance *now)
{
	struct compliance *before = ARENA_NEW(arena, struct compliance);
	struct compliance_basis basis = {now->progress, &figures->national, now->scale, {0, 0}};
	struct diags *known = diags_open(); /* what can't be kept was told of the later cut */
	const bool good = cut_before(now->cut, &basis.cut) && compliance_build(arena, &basis, before, known);

	diags_close(known);
	return good ? before : NULL;
}

const struct compliance *
compute_compliance_initial(struct arena *arena, const struct job_figures *figures,
    const struct compliance *now)
{
	const struct source_versions *versions = figures->source.versions;
	struct compliance *initial = ARENA_NEW(arena, struct compliance);
	struct progress *progress = ARENA_NEW(arena, struct progress);
	struct rollup *national = ARENA_NEW(arena, struct rollup);
	struct plan *plan = ARENA_NEW(arena, struct plan);
	const struct compliance_basis basis = {progress, national, now->scale, now->cut};
	struct diags *unused = diags_open(); /* what can't be kept is left blank */
	bool good = false;

	if (versions) {
		plan_as_before(arena, versions->initial, plan);
		rollup_as_before(arena, now->national, national);
		*progress = *now->progress;
		progress->plan = plan;
		good =
		    rollup_is_kept(arena, plan, national) && compliance_build(arena, &basis, initial, unused);
	}
	diags_close(unused);
	return good ? initial : NULL;
}

const struct findings *
compute_findings_at(struct arena *arena, const struct job *job, const struct compliance *compliance,
    const struct job_figures *figures)
{
	struct findings *out = ARENA_NEW(arena, struct findings);
	struct check_settings settings = figures->settings;
	struct diags *unused = diags_open(); /* acceptances were told of once, by the latest cut */

	settings.progress = &figures->progress;
	settings.compliance = compliance;
	check_run(arena, &figures->plan, &settings, job->numbers, out, unused);
	diags_close(unused);
	return out;
}

void
compute_left_out(struct arena *arena, const struct job *job, const struct job_figures *figures,
    struct diags *diags)
{
	struct findings left_out;

	check_unit_columns(arena, &figures->plan, &figures->settings, job->numbers, &left_out);
	check_report(arena, &left_out, diags);
}

void
compute_findings(struct arena *arena, const struct job *job, const struct compliance *compliance,
    struct job_figures *figures, struct diags *diags)
{
	figures->settings.progress = figures->progress.plan ? &figures->progress : NULL;
	figures->settings.compliance = compliance;
	check_run(arena, &figures->plan, &figures->settings, job->numbers, &figures->findings, diags);
	figures->source.compliance = compliance;
}
