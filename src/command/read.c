/*
 * pliego check, rollup: read a job, compute, and print.  No document is made.
 */
#include "command/options.h"
#include "command/reading.h"
#include "dataset/print.h"

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
    "Usage: pliego rollup JOB [--of plan|progress|activities] [--level unit|national|line]\n"
    "                     [--format text|csv|json]\n"
    "\n"
    "Prints what the activities of the plans come to. Counts of the same activity add up over\n"
    "units; percents are never added: their mean is printed, with the least and the most.\n"
    "\n"
    "      --of WHAT          plan (default): what each activity's plan comes to; progress: what was\n"
    "                         done, the means of each unit or line, or of all; activities: what was\n"
    "                         done of each activity\n"
    "      --level LEVEL      national (default), unit, or line: of plans, how many activities\n"
    "                         each has, and in which months\n"
    "      --period PERIOD    progress up to the end of T1 to T4, C1 to C3, S1, S2, anual, or a\n"
    "                         month; otherwise as the latest report of the job has it\n"
    "      --document OUTPUT  progress as that document of the job has it\n"
    "      --format FORMAT    text (default), csv or json; of progress with numbers as numbers\n"
    "      --help             this text\n";

/* In the order of enum report_format. */
static const char *const formats[] = {"text", "csv", "json", NULL};

/* What is rolled up. */
enum rolled_up { OF_PLAN, OF_PROGRESS, OF_ACTIVITIES };
enum level { LEVEL_NATIONAL, LEVEL_UNIT, LEVEL_LINE };

struct arguments {
	const char *job, *document;
	int format, as_json, level, of;
	int period; /* enum plan_column; 0: not given */
	bool strict;
	bool warned; /* what was read has warnings */
};

/* Prints; returns what the program ends with. */
typedef enum exit_code print_fn(const struct program *, struct arena *, const struct arguments *,
    const struct build_reading *);

static print_fn print_check;

static enum exit_code
read_and_print(const struct program *program, struct arena *arena, struct diags *diags,
    const struct arguments *a, print_fn *print)
{
	struct build_options options = command_job(program, arena, a->job);
	struct build_reading reading;
	struct arguments known = *a;

	options.unchecked = print != print_check;
	options.explains = a->of != OF_PLAN;
	enum exit_code code = command_read(program, arena, &options, a->strict, &reading, diags);
	known.warned = diags_warnings(diags) > 0;
	if (code == EXIT_DONE)
		code = print(program, arena, &known, &reading);
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
	return command_printed(program, report_rows(program->out, &rows, REPORT_TEXT, source->numbers, 1));
}

static enum exit_code
print_check(const struct program *program, struct arena *arena, const struct arguments *a,
    const struct build_reading *reading)
{
	const struct job_figures *r = &reading->figures;
	struct dataset_source source = r->source;
	struct diags *found = command_diags(program), *accepted = command_diags(program);
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
		printed = command_printed(program,
		    report_rows(program->out, &rows, REPORT_JSON, source.numbers, 1));
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

/* What --of and --level ask for; activities over all units are in the order of their lines. */
static enum dataset
dataset_of_level(const struct arguments *a)
{
	static const enum dataset datasets[][3] = {
	    [OF_PLAN] = {DATASET_NATIONAL_ROLLUP, DATASET_ALL_UNITS_ROLLUP, DATASET_NATIONAL_LINES},
	    [OF_PROGRESS] = {DATASET_PROGRESS_SUMMARY, DATASET_PROGRESS_UNITS, DATASET_PROGRESS_LINES},
	    [OF_ACTIVITIES] = {DATASET_PROGRESS, DATASET_ALL_UNITS_PROGRESS, DATASET_PROGRESS},
	};

	return datasets[a->of][a->level];
}

static enum exit_code
print_rows(const struct program *program, const struct dataset_rows *rows, enum report_format format,
    struct number_style numbers)
{
	return command_printed(program, report_rows(program->out, rows, format, numbers, program->processors))
	    ? EXIT_DONE
	    : EXIT_SYSTEM;
}

static enum exit_code
print_progress(const struct program *program, struct arena *arena, const struct arguments *a,
    const struct build_reading *reading)
{
	const struct source_request request = {a->job, a->document, (enum plan_column)a->period};
	enum report_format format =
	    a->format == REPORT_JSON ? REPORT_JSON_NUMBERS : (enum report_format)a->format;
	struct diags *wrong = command_diags(program);
	struct dataset_source source;
	struct dataset_rows rows;
	bool good = command_source(program, arena, reading, &request, &source, wrong);

	if (good && !source.compliance) {
		command_tell_no_cut(a->job, wrong);
		good = false;
	}
	(void)diags_print(wrong, 0, program->err);
	diags_close(wrong);
	if (!good)
		return EXIT_REFUSED;
	dataset_build_by(arena, dataset_of_level(a), &source, program->processors, &rows);
	return print_rows(program, &rows, format, source.numbers);
}

static enum exit_code
print_rollup(const struct program *program, struct arena *arena, const struct arguments *a,
    const struct build_reading *reading)
{
	const struct job_figures *r = &reading->figures;
	enum report_format format = (enum report_format)a->format;
	struct diags *wrong = command_diags(program);
	const struct job job = {.path = a->job};
	const struct budget *budget = compute_budget(arena, r, r->source.compliance, wrong);
	bool sound = budget && compute_budget_reconciles(&job, budget, wrong) &&
	    compute_reconciles(arena, &job, r, wrong);
	struct dataset_rows rows;

	(void)diags_print(wrong, 0, program->err);
	diags_close(wrong);
	if (!sound)
		return EXIT_SYSTEM;
	if (a->of != OF_PLAN)
		return print_progress(program, arena, a, reading);
	dataset_build_by(arena, dataset_of_level(a), &r->source, program->processors, &rows);
	/* The last column, for programs that read what there was before plans had it. */
	if (r->plan.measure_unit_count == 0 && a->level != LEVEL_LINE)
		rows.column_count--;
	return print_rows(program, &rows, format, r->source.numbers);
}

enum exit_code
command_rollup(const struct program *program, struct arena *arena, struct diags *diags, int argc, char **argv)
{
	static const char *const levels[] = {"national", "unit", "line", NULL};
	static const char *const words[] = {"plan", "progress", "activities", NULL};
	struct arguments a = {.format = REPORT_TEXT};
	const struct option_spec options[] = {
	    {.name = "format", .word = &a.format, .words = formats},
	    {.name = "level", .word = &a.level, .words = levels},
	    {.name = "of", .word = &a.of, .words = words},
	    {.name = "period", .word = &a.period, .parse = report_period, .parsed = report_periods},
	    {.name = "document", .text = &a.document},
	};
	const struct command_line line = {.help = rollup_help_text,
	    .options = options,
	    .option_count = sizeof options / sizeof *options,
	    .operand_name = N_("job file"),
	    .operand = &a.job};

	enum options_result result = options_read(program, arena, &line, argc, argv);
	if (result == OPTIONS_READ && a.of == OF_PLAN && (a.period != 0 || a.document))
		return usage_error(program, "--period and --document are of --of progress or activities");
	return result == OPTIONS_READ ? read_and_print(program, arena, diags, &a, print_rollup)
				      : options_exit_code(result);
}
