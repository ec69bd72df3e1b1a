/*
 * pliego explain: where a figure comes from.
 */
#include <string.h>

#include "base/file_name.h"
#include "base/json.h"
#include "base/suggest.h"
#include "command/options.h"
#include "command/reading.h"
#include "dataset/ask.h"
#include "dataset/print.h"
#include "run/calendar.h"
#include "run/document_figures.h"
#include "run/page_figure.h"

static const char explain_help_text[] =
    "Usage: pliego explain FILE.pdf --page N --figure TEXT\n"
    "       pliego explain JOB --activity TEXT|CODE [--period PERIOD|--month MONTH]\n"
    "       pliego explain JOB --of FIGURE [--unit CODE] [--line TEXT] [--activity TEXT|CODE]...\n"
    "       pliego explain JOB --dataset NAME [--unit CODE] [--row N] [--of HEADING]\n"
    "       pliego explain JOB --all [--format text|json]\n"
    "\n"
    "JOB may be a PDF that Pliego made: all is then read from the files that it carries.\n"
    "Prints how a figure came about: its formula with the numbers, and every cell that is in it as\n"
    "FILE:LINE:COLUMN; by which measure, alias and rule; which findings touch it; and what is not in\n"
    "it, with the reason. Without --of: the national figures of an activity's plan.\n"
    "\n"
    "      --page N           with --figure: what is printed on that page of the PDF, counted from 1\n"
    "      --figure TEXT      as it is printed there: 92.6%\n"
    "      --of FIGURE        compliance, executed, planned, target, status, mean, capped, zeros,\n"
    "                         median, weighted, weight, coverage, annual, rank, change, activities,\n"
    "                         units, reporting, pending, incomplete, findings, accepted; or a heading\n"
    "                         of a dataset\n"
    "      --unit CODE        of that unit; otherwise over all\n"
    "      --line TEXT        of a strategic line, by its text or its code\n"
    "      --level NAME       of a group of units, by its code or name, or of a region\n"
    "      --activity TEXT    of an activity, as any unit spells it, or by its code\n"
    "      --rule RULE        findings of that rule\n"
    "      --to-date          from the first of the year on, not of the period alone\n"
    "      --period PERIOD    as at the end of T1 to T4, C1 to C3, S1, S2, anual, or a month;\n"
    "                         otherwise as the latest report of the job has it\n"
    "      --month MONTH      the same of a month: 1 to 12, or its name\n"
    "      --document OUTPUT  as that document of the job has it\n"
    "      --dataset NAME     figures of a dataset that templates bind\n"
    "      --row N            of its row, from 1 on\n"
    "      --all              every figure of the datasets that the job's documents print\n"
    "      --format FORMAT    text (default) or json: a tree for each figure\n"
    "      --help             this text\n";

struct arguments {
	const char *job, *of, *unit, *line, *level, *rule, *document, *dataset;
	struct option_texts activities;
	const char *activity; /* the one of them that is at hand; NULL: none is given */
	int month, period;    /* enum plan_column; 0: not given */
	int as_json;
	const char *figure;
	long row, page; /* 0: not given */
	bool all, to_date;
};

struct explaining {
	const struct program *program;
	struct arena *arena;
	struct arguments *a;
	const struct build_options *options;
	const struct build_reading *reading;
	struct dataset_source source;
	struct diags *diags;                         /* what can't be answered */
	bool first;                                  /* nothing is printed yet */
	const struct series_difference *differences; /* that charts of the documents draw, each once */
	size_t difference_count;
};

static struct srcloc
job_of(const struct explaining *e)
{
	return (struct srcloc){e->a->job, 0, 0};
}

static const char *
meant(const struct explaining *e, const char *near)
{
	return suggestion(e->arena, e->program->language, near);
}

/*
 * --- what is asked for -------------------------------------------------------------------------------------
 */

static bool
find_unit(struct explaining *e, uint32_t *unit)
{
	const struct plan *plan = e->source.plan;
	const char **codes = ARENA_ARRAY(e->arena, const char *, plan->unit_count + 1);
	size_t near;

	*unit = ANY_UNIT;
	if (!e->a->unit)
		return true;
	for (uint32_t u = 0; u < plan->unit_count; u++) {
		codes[u] = plan->units[u].code;
		if (strcmp(codes[u], e->a->unit) == 0) {
			*unit = u;
			return true;
		}
	}
	near = nearest_name(e->a->unit, codes, plan->unit_count);
	diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-unknown", "no unit has the code «%s»%s",
	    e->a->unit, meant(e, near < plan->unit_count ? codes[near] : NULL));
	return false;
}

/* Fills in what is asked for; the activity is looked for where it is asked about. */
static bool
find_asked(struct explaining *e, struct asked *asked)
{
	const char *near;

	*asked = (struct asked){
	    .of = e->a->of,
	    .activity = e->a->activity,
	    .line = ANY_LINE,
	    .level = e->a->level,
	    .rule = e->a->rule,
	    .to_date = e->a->to_date,
	};
	if (asked->of && !ask_knows(e->arena, asked->of, &near)) {
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-unknown", "no figure is called «%s»%s",
		    asked->of, meant(e, near));
		return false;
	}
	if (!find_unit(e, &asked->unit))
		return false;
	if (e->a->line) {
		asked->line = ask_line(e->arena, e->source.plan, e->a->line, &near);
	}
	if (e->a->level && e->source.compliance &&
	    !ask_has_level(e->arena, e->source.plan, e->a->level, &near)) {
		if (*near == '\0')
			diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-unknown",
			    "no level and no region is called «%s»: the job has none", e->a->level);
		else
			diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-unknown",
			    "no level and no region is called «%s»; there are: %s", e->a->level, near);
		return false;
	}
	if (e->a->rule && !ask_has_rule(e->a->rule, &near)) {
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-unknown", "there is no rule «%s»%s",
		    e->a->rule, meant(e, near));
		return false;
	}
	if (e->a->line && asked->line == ANY_LINE) {
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-unknown",
		    "no strategic line is called «%s»%s", e->a->line, meant(e, near));
		return false;
	}
	return true;
}

static bool
find_dataset(struct explaining *e, enum dataset *dataset)
{
	size_t n = 0, near;

	for (int d = DATASET_PLAN + 1; d < DATASETS; d++)
		if (strcmp(dataset_info((enum dataset)d)->name, e->a->dataset) == 0) {
			*dataset = (enum dataset)d;
			return true;
		}
	while (dataset_names[n])
		n++;
	near = nearest_name(e->a->dataset, dataset_names, n);
	diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-unknown", "there is no dataset «%s»%s",
	    e->a->dataset, meant(e, near < n ? dataset_names[near] : NULL));
	return false;
}

/*
 * --- what is printed ---------------------------------------------------------------------------------------
 */

static void
add_member(struct buf *b, const char *key, const char *text)
{
	buf_addf(b, "\"%s\":", key);
	json_add_text(b, text, strlen(text));
	buf_addc(b, ',');
}

static void
print_as_json(struct explaining *e, const struct answer *answer)
{
	const struct dataset_info *info = dataset_info(answer->dataset);
	struct buf b = BUF_INIT;

	buf_adds(&b, e->first ? "[\n" : ",\n");
	buf_addc(&b, '{');
	add_member(&b, "dataset", info->name);
	if (info->scope == OF_UNIT)
		add_member(&b, "unit", e->source.plan->units[answer->unit].code);
	buf_addf(&b, "\"row\":%zu,", answer->row + 1);
	add_member(&b, "heading", answer->column->heading);
	add_member(&b, "text", cell_text(e->arena, answer->cell, cell_style_for_people(e->source.numbers)));
	buf_adds(&b, "\"trace\":");
	trace_json(&b, e->arena, answer->trace);
	buf_addc(&b, '}');
	if (b.failed)
		arena_out_of_memory(e->arena, b.length);
	fwrite(b.data, 1, b.length, e->program->out);
	buf_release(&b);
	e->first = false;
}

static void
print_answers(struct explaining *e, const struct answers *answers)
{
	for (size_t i = 0; i < answers->count; i++) {
		if (e->a->as_json) {
			print_as_json(e, &answers->items[i]);
			continue;
		}
		if (!e->first)
			fputc('\n', e->program->out);
		trace_print(e->program->out, e->arena, &e->source, answers->items[i].trace);
		e->first = false;
	}
}

/* What the units' rows of a dataset came to. */
struct printed_rows {
	size_t figures, rows; /* rows: of the unit that has most */
	bool has_heading;     /* of any */
};

/* Row by row is asked for no more than is printed at a time: of a large plan, one dataset of one unit. */
static void
print_dataset(struct explaining *e, enum dataset dataset, uint32_t unit, struct printed_rows *out)
{
	const size_t row = e->a->row > 0 ? (size_t)e->a->row - 1 : SIZE_MAX;
	struct arena *kept = e->arena;
	struct answers answers;

	e->arena = arena_open_beside(kept);
	answers = ask_dataset(e->arena, &e->source,
	    &(struct asked_cells){dataset, unit, row, e->a->of, e->differences, e->difference_count});
	print_answers(e, &answers);
	out->figures += answers.count;
	out->rows = answers.row_count > out->rows ? answers.row_count : out->rows;
	out->has_heading = out->has_heading || answers.has_heading;
	arena_close(e->arena);
	e->arena = kept;
}

static bool
print_units_of(struct explaining *e, enum dataset dataset, struct printed_rows *out)
{
	uint32_t unit;

	*out = (struct printed_rows){0};
	if (!find_unit(e, &unit))
		return false;
	if (dataset_info(dataset)->scope == OF_ALL) {
		print_dataset(e, dataset, 0, out);
		return true;
	}
	for (uint32_t u = 0; u < e->source.plan->unit_count; u++)
		if (unit == ANY_UNIT || u == unit)
			print_dataset(e, dataset, u, out);
	return true;
}

/* Why nothing of a dataset was printed. */
static void
tell_no_figure(struct explaining *e, enum dataset dataset, const struct printed_rows *printed)
{
	const char *name = dataset_info(dataset)->name;

	if (!e->source.compliance && dataset_has(dataset, NEEDS_PROGRESS))
		command_tell_no_cut(e->a->job, e->diags);
	else if (e->a->of && !printed->has_heading)
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-unknown",
		    "the dataset %s has no figure «%s»; figures of it: %s", name, e->a->of,
		    ask_headings(e->arena, dataset));
	else if (e->a->row > 0 && (size_t)e->a->row > printed->rows)
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-none",
		    "the dataset %s has no row %ld; rows of it: %zu", name, e->a->row, printed->rows);
	else if (e->a->of)
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-none",
		    "no row of the dataset %s has a figure in «%s»: it is blank there, or only a document "
		    "that prints it has it (--document)",
		    name, e->a->of);
	else
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-none",
		    "the dataset %s has no figures there", name);
}

static bool
print_rows(struct explaining *e)
{
	enum dataset dataset = DATASET_PLAN;
	struct printed_rows printed;

	if (!find_dataset(e, &dataset) || !print_units_of(e, dataset, &printed))
		return false;
	if (printed.figures > 0)
		return true;
	tell_no_figure(e, dataset, &printed);
	return false;
}

/* All that the documents print, each dataset once; of the latest cut, or as was asked for. */
static bool
print_all(struct explaining *e)
{
	size_t figures = 0;

	for (int d = DATASET_PLAN + 1; d < DATASETS; d++) {
		struct printed_rows rows;
		bool printed = false;

		for (size_t i = 0; i < e->reading->document_count; i++) {
			const struct reading_document *document = &e->reading->documents[i];

			if (!e->a->document || strcmp(document->job->output.text, e->a->document) == 0)
				printed = printed || document->datasets[d];
		}
		if (printed && !print_units_of(e, (enum dataset)d, &rows))
			return false;
		figures += printed ? rows.figures : 0;
	}
	if (figures > 0)
		return true;
	if (e->a->unit)
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-none",
		    "no document prints a figure of a dataset of the unit %s", e->a->unit);
	else
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-none",
		    "no document prints a figure of a dataset");
	return false;
}

/* In which row of a dataset it is, and what tells so. */
static void
print_found(struct explaining *e, const struct page_answer *found)
{
	const struct dataset_info *info = dataset_info(found->answer.dataset);
	const char *unit = info->scope == OF_UNIT ? e->source.plan->units[found->answer.unit].code : "";
	FILE *out = e->program->out;

	fputc('[', out);
	fprintf(out, language_text(e->program->language, N_("%s: row %zu of the dataset %s%s%s")),
	    found->answer.column->heading, found->answer.row + 1, info->name, *unit ? " " : "", unit);
	if (found->in_row && found->beside > 0 && found->same == found->beside)
		fprintf(out,
		    language_text(e->program->language,
			N_("; all else in its row on the page is of it, too")));
	else if (found->in_row && found->beside > 0)
		fprintf(out,
		    language_text(e->program->language,
			N_("; of what else is in its row on the page (%u texts), %u are of it, too")),
		    found->beside, found->same);
	fputs("]\n", out);
}

/* What is printed on a page of the PDF. */
static bool
print_page(struct explaining *e)
{
	const struct page_question question = {e->a->job, (uint32_t)e->a->page, e->a->figure,
	    e->options->workers, e->reading, &e->source};
	struct page_answers found;

	if (!page_figures(e->arena, &question, &found, e->diags))
		return false;
	if (!e->a->as_json && found.count > 1)
		fprintf(e->program->out,
		    language_text(e->program->language,
			N_("page %u, «%s»: figures that print so: %zu; texts there that are it: %zu\n\n")),
		    (unsigned)question.page, question.figure, found.count, found.printed);
	for (size_t i = 0; i < found.count; i++) {
		const struct answers one = {.items = &found.items[i].answer, .count = 1, .capacity = 1};

		if (!e->a->as_json && !e->first)
			fputc('\n', e->program->out);
		if (!e->a->as_json)
			print_found(e, &found.items[i]);
		e->first = e->first || !e->a->as_json;
		print_answers(e, &one);
	}
	return true;
}

static void
tell_unknown(struct explaining *e)
{
	const char *near = report_nearest(e->arena, e->source.plan, e->a->activity);

	if (e->a->unit)
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-unknown",
		    "the unit %s has no activity «%s»%s", e->a->unit, e->a->activity, meant(e, near));
	else
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-unknown",
		    "no unit has the activity «%s»%s", e->a->activity, meant(e, near));
}

static bool
print_asked(struct explaining *e)
{
	struct asked asked;
	struct answers answers;

	if (!find_asked(e, &asked))
		return false;
	answers = ask_figures(e->arena, &e->source, &asked);
	if (answers.count > 0) {
		print_answers(e, &answers);
		return true;
	}
	if (asked.activity && !ask_has_activity(e->arena, e->source.plan, asked.activity, asked.unit))
		tell_unknown(e);
	else if (!e->source.compliance)
		command_tell_no_cut(e->a->job, e->diags);
	else
		diag_add(e->diags, SEVERITY_ERROR, job_of(e), "explain-none",
		    "there is no figure «%s» of that", asked.of ? asked.of : "compliance");
	return false;
}

/* The national figures of an activity's plan. */
static bool
print_rollup_of(struct explaining *e)
{
	enum plan_column period = (enum plan_column)(e->a->period + e->a->month);

	if (period == 0)
		period = COLUMNS;
	else
		period = period_asked_for(e->a->job, e->source.plan, period, e->diags);
	if (diags_errors(e->diags) > 0)
		return false;
	if (report_explain(e->program->out, e->arena, &e->source, e->a->activity, period) > 0)
		return true;
	tell_unknown(e);
	return false;
}

/* Of each activity that is asked for; what there is of one is printed, be there none of another. */
static bool
print_each(struct explaining *e, bool (*print)(struct explaining *))
{
	bool ok = e->a->activities.count > 0 || print(e);

	for (size_t i = 0; i < e->a->activities.count; i++) {
		e->a->activity = e->a->activities.texts[i];
		ok = print(e) && ok;
	}
	return ok;
}

static bool
asks_for_rollup(const struct arguments *a)
{
	return a->activity && !a->of && !a->unit && !a->document && !a->to_date && !a->as_json;
}

static bool
print_explanation(struct explaining *e)
{
	if (asks_for_rollup(e->a)) {
		e->source = e->reading->figures.source;
		e->source.language = e->program->language;
		return print_each(e, print_rollup_of);
	}
	const struct source_request request = {e->a->job, e->a->document,
	    (enum plan_column)(e->a->period + e->a->month)};

	if (!command_source(e->program, e->arena, e->reading, &request, &e->source, e->diags))
		return false;
	if (e->a->page > 0)
		return print_page(e);
	if (e->a->all)
		return print_all(e);
	if (e->a->dataset)
		return print_rows(e);
	return print_each(e, print_asked);
}

static enum exit_code
explain(const struct program *program, struct arena *arena, struct diags *diags, struct arguments *a)
{
	struct build_options options = command_job(program, arena, a->job);
	struct build_reading reading;
	struct explaining e = {
	    .program = program,
	    .arena = arena,
	    .a = a,
	    .options = &options,
	    .reading = &reading,
	    .diags = command_diags(program),
	    .first = true,
	};
	enum exit_code code;

	options.takes_pdf = true;
	options.explains = !asks_for_rollup(a);
	options.unchecked = !options.explains;
	code = command_read(program, arena, &options, false, &reading, diags);
	if (code == EXIT_DONE)
		e.differences = documents_differences(arena, reading.documents, reading.document_count,
		    a->document, &e.difference_count);
	if (code == EXIT_DONE && !print_explanation(&e))
		code = EXIT_REFUSED;
	if (a->as_json && !e.first)
		fputs("\n]\n", program->out);
	(void)diags_print(e.diags, 0, program->err);
	diags_close(e.diags);
	return code == EXIT_DONE && reading.faults > 0 ? EXIT_REFUSED : code;
}

/* What is asked for one way or the other. */
static enum exit_code
check_arguments(const struct program *program, const struct arguments *a)
{
	if (a->month != 0 && a->period != 0)
		return usage_error(program, "--period and --month can't both be given");
	if (a->all && (a->dataset || a->activity || a->line || a->of || a->level || a->rule || a->to_date))
		return usage_error(program,
		    "--all is every figure: beside it --unit, --document, --period, --month and --format are "
		    "given");
	if (a->dataset && (a->activity || a->line || a->level || a->rule || a->to_date))
		return usage_error(program,
		    "--dataset is given with --unit, --row, --of, --document, --period, --month "
		    "and --format");
	if (a->row != 0 && !a->dataset)
		return usage_error(program, "--row is of a --dataset");
	if ((a->page != 0) != (a->figure != NULL))
		return usage_error(program, "--page and --figure are given together");
	if (a->page != 0 &&
	    (a->activity || a->of || a->unit || a->line || a->level || a->rule || a->document || a->dataset ||
		a->month || a->period || a->all || a->to_date))
		return usage_error(program,
		    "--page and --figure say all: beside them only --format is given");
	if (a->page != 0 && !file_name_ends_in(a->job, strlen(a->job), ".pdf"))
		return usage_error(program, "--page is of a PDF");
	if (a->page != 0)
		return EXIT_DONE;
	if (!a->activity && !a->of && !a->unit && !a->line && !a->level && !a->dataset && !a->all)
		return usage_error(program,
		    "say what to explain: --activity, --of, --unit, --line, --dataset, --page or --all");
	return EXIT_DONE;
}

enum exit_code
command_explain(const struct program *program, struct arena *arena, struct diags *diags, int argc,
    char **argv)
{
	static const char *const words[] = {"text", "json", NULL};
	struct arguments a = {0};
	const struct option_spec options[] = {
	    {.name = "activity", .texts = &a.activities},
	    {.name = "month", .word = &a.month, .parse = report_month, .parsed = report_months},
	    {.name = "period", .word = &a.period, .parse = report_period, .parsed = report_periods},
	    {.name = "of", .text = &a.of},
	    {.name = "unit", .text = &a.unit},
	    {.name = "line", .text = &a.line},
	    {.name = "level", .text = &a.level},
	    {.name = "rule", .text = &a.rule},
	    {.name = "document", .text = &a.document},
	    {.name = "dataset", .text = &a.dataset},
	    {.name = "row", .number = &a.row, .least = 1, .most = 10000000},
	    {.name = "page", .number = &a.page, .least = 1, .most = 10000000},
	    {.name = "figure", .text = &a.figure},
	    {.name = "all", .flag = &a.all},
	    {.name = "to-date", .flag = &a.to_date},
	    {.name = "format", .word = &a.as_json, .words = words},
	};
	const struct command_line line = {.help = explain_help_text,
	    .options = options,
	    .option_count = sizeof options / sizeof *options,
	    .operand_name = N_("job file"),
	    .operand = &a.job};
	enum options_result result = options_read(program, arena, &line, argc, argv);
	enum exit_code code;

	if (result != OPTIONS_READ)
		return options_exit_code(result);
	a.activity = a.activities.count > 0 ? a.activities.texts[0] : NULL;
	code = check_arguments(program, &a);
	return code == EXIT_DONE ? explain(program, arena, diags, &a) : code;
}
