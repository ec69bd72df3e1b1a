/*
 * pliego diff: what changed between two versions of a plan.
 */
#include "run/diff.h"

#include "command/options.h"
#include "dataset/print.h"

static const char help_text[] =
    "Usage: pliego diff OLD NEW [--format text|csv|json] [OPTION]...\n"
    "\n"
    "Prints what changed from one version of a plan to another: units, columns and activities\n"
    "added or withdrawn, activities renamed or moved to another line, and every cell, with its\n"
    "place in both. Each version is a job file, a folder with a job.yaml, a folder with plans by\n"
    "the names that the units of the other version have, or a PDF made by Pliego that carries\n"
    "what it was made from.\n"
    "\n"
    "Activities are found again by their code, else by their text and line, else by their text,\n"
    "else by a text that is nearly the same; numbers are compared by what they say.\n"
    "\n"
    "Of a document of a unit, a group or a region only its units are compared.\n"
    "\n"
    "      --unit CODE        only this unit; may be given again\n"
    "      --format FORMAT    text (default), csv or json\n"
    "      --exit-code        exit with 1 where there are changes\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 done, 1 a version refused, or without a unit whose plan has faults, or changes\n"
    "with --exit-code, 2 wrong usage, 3 input/output or resources.\n";

struct arguments {
	struct option_texts versions, units;
	int format;
	bool exit_code;
};

static enum options_result
read_arguments(const struct program *program, struct arena *arena, struct arguments *a, int argc, char **argv)
{
	static const char *const formats[] = {"text", "csv", "json", NULL};
	const struct option_spec options[] = {
	    {.name = "unit", .texts = &a->units},
	    {.name = "format", .word = &a->format, .words = formats},
	    {.name = "exit-code", .flag = &a->exit_code},
	};
	const struct command_line line = {
	    .help = help_text,
	    .options = options,
	    .option_count = sizeof options / sizeof *options,
	    .operand_name = N_("version"),
	    .operands = &a->versions,
	};

	enum options_result result = options_read(program, arena, &line, argc, argv);
	if (result == OPTIONS_READ && a->versions.count != 2) {
		(void)usage_error(program, "diff takes two versions, OLD and NEW");
		return OPTIONS_WRONG;
	}
	return result;
}

static bool
print_diff(const struct program *program, struct arena *arena, const struct arguments *a,
    const struct diff *diff)
{
	struct dataset_rows rows;

	if (a->format == REPORT_TEXT)
		return report_changes(program->out, arena, &diff->versions, program->language);
	dataset_build(arena, DATASET_CHANGES, &diff->source, 0, &rows);
	return report_rows(program->out, &rows, a->format == REPORT_CSV ? REPORT_CSV : REPORT_JSON_NUMBERS,
	    diff->source.numbers, program->processors);
}

static enum exit_code
run(const struct program *program, struct arena *arena, const struct arguments *a, struct diags *diags)
{
	struct build_options options = command_job(program, arena, NULL);
	const struct diff_request request = {a->versions.texts[0], a->versions.texts[1], a->units.texts,
	    a->units.count, &options};
	struct diff diff;
	enum exit_code code = command_exit_code(diff_plans(arena, &request, &diff, diags));

	(void)diags_print(diags, 0, program->err);
	if (code != EXIT_DONE)
		return code;
	if (!command_printed(program, print_diff(program, arena, a, &diff)))
		return EXIT_SYSTEM;
	if (diff.lacks_units)
		return EXIT_REFUSED;
	return a->exit_code && diff.versions.last->count > 0 ? EXIT_REFUSED : EXIT_DONE;
}

enum exit_code
command_diff(const struct program *program, struct arena *arena, struct diags *diags, int argc, char **argv)
{
	struct arguments a = {.format = REPORT_TEXT};

	enum options_result result = read_arguments(program, arena, &a, argc, argv);
	return result == OPTIONS_READ ? run(program, arena, &a, diags) : options_exit_code(result);
}
