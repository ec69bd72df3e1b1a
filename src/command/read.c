/*
 * pliego check, rollup, explain: read a job, compute, and print.  No document is made.
 */
#include "base/suggest.h"
#include "command/options.h"
#include "dataset/print.h"
#include "run/calendar.h"

static const char check_help_text[] =
    "Usage: pliego check JOB [--format text|json]\n"
    "\n"
    "Prints what is wrong or doubtful in the plans of the job, each finding as\n"
    "FILE:LINE:COLUMN, then what the job accepts, and how many there are of each kind.\n"
    "\n"
    "      --format FORMAT    text (default) or json\n"
    "      --strict           warnings are errors\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 no errors (there may be warnings), 1 errors or faulty files, 2 wrong usage,\n"
    "3 input/output or resources.\n";

static const char rollup_help_text[] =
    "Usage: pliego rollup JOB [--level unit|national] [--format text|csv|json]\n"
    "\n"
    "Prints what the activities of the plans come to. Counts of the same activity add up over\n"
    "units; percents are never added: their mean is printed, with the least and the most.\n"
    "\n"
    "      --level LEVEL      national (default): each activity over all units; unit: by unit\n"
    "      --format FORMAT    text (default), csv or json\n"
    "      --help             this text\n";

static const char explain_help_text[] =
    "Usage: pliego explain JOB --activity TEXT|CODE [--period PERIOD|--month MONTH]\n"
    "\n"
    "Prints the national figures of an activity, the rule by which they were made, and every\n"
    "cell that is in them, as FILE:LINE:COLUMN.\n"
    "\n"
    "      --activity TEXT    the activity, as any unit spells it, or its code\n"
    "      --period PERIOD    only that period: T1 to T4, C1 to C3, S1, S2, anual, or a month\n"
    "      --month MONTH      only that month: 1 to 12, or its name\n"
    "      --help             this text\n";

/* In the order of enum report_format. */
static const char *const formats[] = {"text", "csv", "json", NULL};

struct arguments {
	const char *job, *activity;
	int format, as_json, level;
	int month, period; /* enum plan_column; 0: not given */
	bool strict;
	bool warned; /* what was read has warnings */
};

/* Prints; returns what the program ends with. */
typedef enum exit_code print_fn(const struct program *, struct arena *, const struct arguments *,
    const struct job_figures *);

static struct diags *
open_diags(const struct program *program)
{
	struct diags *diags = diags_open();

	if (!diags)
		program->oom(NULL, 0);
	diags_speak(diags, program->language);
	return diags;
}

/* What was read is told in full before anything is refused for its warnings; these are errors then. */
static void
print_strictly(const struct program *program, const struct diags *diags)
{
	struct diags *strict = open_diags(program);

	diags_make_strict(strict);
	for (size_t i = 0; i < diags_count(diags); i++) {
		const struct diag *d = diags_get(diags, i);
		diag_add_text(strict, d->severity, d->loc, d->rule, d->message);
	}
	(void)diags_print(strict, 0, program->err);
	diags_close(strict);
}

static print_fn print_check;

static enum exit_code
read_and_print(const struct program *program, struct arena *arena, struct diags *diags,
    const struct arguments *a, print_fn *print)
{
	struct build_options options = command_job(program, arena, a->job);
	struct build_reading reading;
	struct arguments known = *a;

	options.unchecked = print != print_check;
	enum exit_code code = command_exit_code(build_read(arena, &options, &reading, diags));

	if (a->strict)
		print_strictly(program, diags);
	else
		(void)diags_print(diags, 0, program->err);
	known.warned = diags_warnings(diags) > 0;
	/* Columns of a terminal are read by programs too: a figure is one word. */
	reading.figures.source.numbers.percent_gap = GROUP_NONE;
	if (code == EXIT_DONE)
		code = print(program, arena, &known, &reading.figures);
	return code == EXIT_DONE && reading.faults > 0 ? EXIT_REFUSED : code;
}

/* The count of each rule, under headings that people read: those of the CSV are for programs. */
static bool
print_counts(const struct program *program, struct arena *arena, const struct dataset_source *source)
{
	static const char *const headings[] = {N_("RULE"), N_("SEVERITY"), N_("FINDINGS"), N_("ACCEPTED"),
	    N_("WHAT IT FINDS")};
	struct dataset_column columns[5];
	struct dataset_rows rows;

	dataset_build(arena, DATASET_FINDINGS_BY_RULE, source, 0, &rows);
	for (size_t k = 0; k < 5; k++) {
		columns[k] = rows.columns[k];
		columns[k].heading = language_text(program->language, headings[k]);
	}
	rows.columns = columns;
	fputc('\n', program->out);
	return report_rows(program->out, &rows, REPORT_TEXT, source->numbers, 1);
}

static enum exit_code
print_check(const struct program *program, struct arena *arena, const struct arguments *a,
    const struct job_figures *r)
{
	struct dataset_source source = r->source;
	struct diags *found = open_diags(program), *accepted = open_diags(program);
	struct findings findings = r->findings;

	if (a->strict)
		check_make_strict(&findings);
	check_report(arena, &findings, found);
	bool errors = diags_errors(found) > 0 || (a->strict && a->warned);
	bool printed = true;
	source.findings = &findings;
	source.language = program->language;
	if (a->as_json) {
		struct dataset_rows rows;
		dataset_build(arena, DATASET_FINDINGS, &source, 0, &rows);
		printed = report_rows(program->out, &rows, REPORT_JSON, source.numbers, 1);
	} else if (r->findings.count > 0) {
		check_report_accepted(arena, &findings, accepted);
		(void)diags_print(found, 0, program->out);
		(void)diags_print(accepted, 0, program->out);
		if (diags_count(found) + diags_count(accepted) < findings.count)
			fputs(language_text(program->language,
				  N_("pliego: note: all findings are in pliego check --format json\n")),
			    program->out);
		printed = print_counts(program, arena, &source);
	}
	diags_close(found);
	diags_close(accepted);
	if (!printed)
		return EXIT_SYSTEM;
	return errors ? EXIT_REFUSED : EXIT_DONE;
}

enum exit_code
command_check(const struct program *program, struct arena *arena, struct diags *diags, int argc, char **argv)
{
	static const char *const words[] = {"text", "json", NULL};
	struct arguments a = {0};
	const struct option_spec options[] = {
	    {.name = "format", .word = &a.as_json, .words = words},
	    {.name = "strict", .flag = &a.strict},
	};
	const struct command_line line = {.help = check_help_text,
	    .options = options,
	    .option_count = 2,
	    .operand_name = N_("job file"),
	    .operand = &a.job};

	enum options_result result = options_read(program, arena, &line, argc, argv);
	return result == OPTIONS_READ ? read_and_print(program, arena, diags, &a, print_check)
				      : options_exit_code(result);
}

static enum exit_code
print_rollup(const struct program *program, struct arena *arena, const struct arguments *a,
    const struct job_figures *r)
{
	enum report_format format = (enum report_format)a->format;
	struct diags *wrong = open_diags(program);
	const struct job job = {.path = a->job};
	const struct budget *budget = compute_budget(arena, r, r->source.compliance, wrong);
	bool sound = budget && compute_budget_reconciles(&job, budget, wrong) &&
	    compute_reconciles(arena, &job, r, wrong);
	struct dataset_rows rows;

	(void)diags_print(wrong, 0, program->err);
	diags_close(wrong);
	if (!sound)
		return EXIT_SYSTEM;
	dataset_build_by(arena, a->level == 1 ? DATASET_ALL_UNITS_ROLLUP : DATASET_NATIONAL_ROLLUP,
	    &r->source, program->processors, &rows);
	/* The last column, for programs that read what there was before plans had it. */
	if (r->plan.measure_unit_count == 0)
		rows.column_count--;
	return report_rows(program->out, &rows, format, r->source.numbers, program->processors) ? EXIT_DONE
												: EXIT_SYSTEM;
}

enum exit_code
command_rollup(const struct program *program, struct arena *arena, struct diags *diags, int argc, char **argv)
{
	static const char *const levels[] = {"national", "unit", NULL};
	struct arguments a = {.format = REPORT_TEXT};
	const struct option_spec options[] = {
	    {.name = "format", .word = &a.format, .words = formats},
	    {.name = "level", .word = &a.level, .words = levels},
	};
	const struct command_line line = {.help = rollup_help_text,
	    .options = options,
	    .option_count = 2,
	    .operand_name = N_("job file"),
	    .operand = &a.job};

	enum options_result result = options_read(program, arena, &line, argc, argv);
	return result == OPTIONS_READ ? read_and_print(program, arena, diags, &a, print_rollup)
				      : options_exit_code(result);
}

static enum exit_code
print_explanation(const struct program *program, struct arena *arena, const struct arguments *a,
    const struct job_figures *r)
{
	struct dataset_source source = r->source;

	struct diags *unknown = open_diags(program);
	enum plan_column period = (enum plan_column)(a->period + a->month);

	source.language = program->language;
	if (period == 0)
		period = COLUMNS;
	else
		period = period_asked_for(a->job, &r->plan, period, unknown);
	if (diags_errors(unknown) > 0) {
		(void)diags_print(unknown, 0, program->err);
		diags_close(unknown);
		return EXIT_REFUSED;
	}
	if (report_explain(program->out, arena, &source, a->activity, period) > 0) {
		diags_close(unknown);
		return EXIT_DONE;
	}
	const char *near = report_nearest(arena, &r->plan, a->activity);
	struct srcloc job = {a->job, 0, 0};
	diag_add(unknown, SEVERITY_ERROR, job, "explain-unknown", "no unit has the activity «%s»%s",
	    a->activity, suggestion(arena, program->language, near));
	(void)diags_print(unknown, 0, program->err);
	diags_close(unknown);
	return EXIT_REFUSED;
}

enum exit_code
command_explain(const struct program *program, struct arena *arena, struct diags *diags, int argc,
    char **argv)
{
	struct arguments a = {0};
	const struct option_spec options[] = {
	    {.name = "activity", .text = &a.activity, .required = true},
	    {.name = "month", .word = &a.month, .parse = report_month, .parsed = report_months},
	    {.name = "period", .word = &a.period, .parse = report_period, .parsed = report_periods},
	};
	const struct command_line line = {.help = explain_help_text,
	    .options = options,
	    .option_count = 3,
	    .operand_name = N_("job file"),
	    .operand = &a.job};

	enum options_result result = options_read(program, arena, &line, argc, argv);
	if (result == OPTIONS_READ && a.month != 0 && a.period != 0)
		return usage_error(program, "--period and --month can't both be given");
	return result == OPTIONS_READ ? read_and_print(program, arena, diags, &a, print_explanation)
				      : options_exit_code(result);
}
