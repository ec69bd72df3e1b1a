/*
 * pliego form: writes for each unit the file in which it reports its progress, or plans the year to come.
 */
#include "run/form.h"

#include <stdlib.h>

#include "base/buf.h"
#include "command/options.h"
#include "dataset/print.h"
#include "run/calendar.h"

static const char help_text[] =
    "Usage: pliego form JOB --period PERIOD|--quarter N [--format csv|xlsx] [OPTION]...\n"
    "       pliego form JOB --plan [--year YEAR] [--format csv|xlsx] [OPTION]...\n"
    "\n"
    "Writes for each unit a file to report its progress in: what it planned, and empty cells for\n"
    "what it did. Filled in, it is the `progress` file of the unit in the job. With --plan, one to\n"
    "plan the next year in: this year's activities, without their figures; filled in, it is the\n"
    "`plan` file of the unit in the next job. A form that is there already and differs is never\n"
    "replaced without --force.\n"
    "\n"
    "      --period PERIOD    T1 to T4, C1 to C3, S1, S2, anual, or a month: as the plan has them;\n"
    "                         periods before it hold what was reported already\n"
    "      --quarter N        1 to 4; the same as --period TN\n"
    "      --plan             forms for the plans of a year to come\n"
    "      --year YEAR        that year (default: the one after the job's)\n"
    "      --format FORMAT    csv, or xlsx: a workbook in which only what is to be filled in can be\n"
    "                         typed in (default: csv, and xlsx with --plan)\n"
    "      --unit CODE        only the form of this unit; repeatable\n"
    "  -o, --output DIR       the folder to write to (default: output/avance-YEAR-PERIOD, or\n"
    "                         output/plan-YEAR)\n"
    "      --force            replace forms that differ\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 done, 1 data refused or a form that would be replaced, 2 wrong usage,\n"
    "3 input/output or resources, 128+N ended by signal N.\n";

struct arguments {
	const char *job, *output;
	struct option_texts units;
	long quarter, year; /* 0: not given */
	int period;         /* enum plan_column; 0: not given */
	int format;         /* enum form_format; -1: not given */
	bool plan, force;
};

static enum options_result
read_arguments(const struct program *program, struct arena *arena, struct arguments *a, int argc, char **argv)
{
	static const char *const formats[] = {"csv", "xlsx", NULL};
	const struct option_spec options[] = {
	    {.name = "quarter", .number = &a->quarter, .least = 1, .most = QUARTERS},
	    {.name = "period", .word = &a->period, .parse = report_period, .parsed = report_periods},
	    {.name = "plan", .flag = &a->plan},
	    {.name = "year", .number = &a->year, .least = JOB_YEAR_MIN, .most = JOB_YEAR_MAX},
	    {.name = "format", .word = &a->format, .words = formats},
	    {.name = "unit", .texts = &a->units},
	    {.name = "output", .letter = 'o', .text = &a->output},
	    {.name = "force", .flag = &a->force},
	};
	const struct command_line line = {
	    .help = help_text,
	    .options = options,
	    .option_count = sizeof options / sizeof *options,
	    .operand_name = N_("job file"),
	    .operand = &a->job,
	};
	return options_read(program, arena, &line, argc, argv);
}

/* False after an error: a form is of a period, or of a plan. */
static bool
choose_period(const struct program *program, struct arguments *a)
{
	const char *error = NULL;

	if (a->quarter != 0 && a->period != 0)
		error = N_("--period and --quarter can't both be given");
	else if (a->plan && (a->quarter != 0 || a->period != 0))
		error =
		    N_("--plan makes forms of a whole year: --period and --quarter can't be given with it");
	else if (a->year != 0 && !a->plan)
		error = N_("--year goes with --plan only: progress is of the job's year");
	else if (!a->plan && a->quarter == 0 && a->period == 0)
		error = N_("--period is missing, or --plan");
	if (error != NULL) {
		(void)usage_error(program, "%s", language_text(program->language, error));
		return false;
	}
	if (a->quarter != 0)
		a->period = (int)division_column(DIVISION_QUARTERS, (unsigned)a->quarter - 1);
	if (a->format < 0)
		a->format = a->plan ? FORM_XLSX : FORM_CSV;
	return true;
}

/* False after an error: the plan has no such period. */
static bool
choose_request(struct arena *arena, const struct arguments *a, const struct build_reading *reading,
    struct form_request *out, const char **folder, struct diags *diags)
{
	*out = (struct form_request){
	    .reading = reading,
	    .of = a->plan ? FORM_OF_PLAN : FORM_OF_PROGRESS,
	    .format = (enum form_format)a->format,
	    .year = a->year != 0 ? (int)a->year : reading->job.year + 1,
	    .force = a->force,
	};
	if (!a->plan) {
		out->period =
		    period_asked_for(a->job, &reading->figures.plan, (enum plan_column)a->period, diags);
		if (out->period == COLUMNS)
			return false;
	}
	*folder = a->output != NULL ? a->output
	    : a->plan
	    ? arena_printf(arena, "output/plan-%d", out->year)
	    : arena_printf(arena, "output/avance-%d-%s", reading->job.year, column_heading(out->period));
	return true;
}

static enum exit_code
write_forms(const struct program *program, struct arena *arena, const struct arguments *a,
    const struct build_reading *reading, struct diags *diags)
{
	struct form_request request;
	const char *folder;
	const char **names = ARENA_ARRAY(arena, const char *, reading->unit_count);
	struct publication publication;
	enum exit_code code = EXIT_SYSTEM;

	if (!choose_request(arena, a, reading, &request, &folder, diags))
		return EXIT_REFUSED;
	publication_init(&publication, arena, folder);
	program->guard(&publication, NULL);
	switch (forms_write(arena, &request, &publication, names, diags)) {
	case FORM_DONE:
		for (size_t i = 0; i < reading->unit_count; i++)
			fprintf(program->out, "%s/%s\n", buf_escaped(arena, folder),
			    buf_escaped(arena, names[i]));
		code = EXIT_DONE;
		break;
	case FORM_REFUSED:
		code = EXIT_REFUSED;
		break;
	case FORM_FAILED:
		break;
	}
	publication_close_folder(&publication);
	program->guard(NULL, NULL);
	return code;
}

static enum exit_code
make_forms(const struct program *program, struct arena *arena, const struct arguments *a, struct diags *diags)
{
	struct build_options options = command_job(program, arena, a->job);
	struct build_reading reading;

	options.unchecked = true;
	options.units = a->units.texts;
	options.unit_count = a->units.count;
	enum exit_code code = command_exit_code(build_read(arena, &options, &reading, diags));
	/* A form would lack what its unit has reported already. */
	if (code == EXIT_DONE && reading.progress_faults > 0)
		code = EXIT_REFUSED;
	if (code == EXIT_DONE)
		code = write_forms(program, arena, a, &reading, diags);
	/* There is none for a unit that is left out. */
	if (code == EXIT_DONE && reading.faults > 0)
		code = EXIT_REFUSED;
	(void)diags_print(diags, 0, program->err);
	return code;
}

enum exit_code
command_form(const struct program *program, struct arena *arena, struct diags *diags, int argc, char **argv)
{
	struct arguments a = {.format = -1};

	enum options_result result = read_arguments(program, arena, &a, argc, argv);

	if (result == OPTIONS_READ && !choose_period(program, &a))
		return EXIT_USAGE;
	return result == OPTIONS_READ ? make_forms(program, arena, &a, diags) : options_exit_code(result);
}
