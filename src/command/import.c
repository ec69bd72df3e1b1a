/*
 * pliego import: the tables of a workbook as CSVs.
 */
#include "run/import.h"

#include "base/buf.h"
#include "command/options.h"

static const char help_text[] =
    "Usage: pliego import WORKBOOK -o DIR [--force]\n"
    "\n"
    "Writes each sheet of a workbook (.xlsx, .ods) as a CSV that is read as the sheet would be, and\n"
    "says what was changed on the way. A file that is there already and differs is never replaced\n"
    "without --force.\n"
    "\n"
    "  -o, --output DIR       the folder to write to\n"
    "      --force            replace files that differ\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 done, 1 workbook refused or a file that would be replaced, 2 wrong usage,\n"
    "3 input/output or resources, 128+N ended by signal N.\n";

struct arguments {
	const char *workbook, *output;
	bool force;
};

static enum exit_code
import(const struct program *program, struct arena *arena, const struct arguments *a, struct diags *diags)
{
	const struct import_request request = {a->workbook, {'.', ',', GROUP_NONE}, a->force};
	struct publication publication;
	const char *const *names;
	size_t count;
	enum exit_code code = EXIT_SYSTEM;

	publication_init(&publication, arena, a->output);
	program->guard(&publication, NULL);
	switch (import_workbook(arena, &request, &publication, &names, &count, diags)) {
	case IMPORT_DONE:
		for (size_t i = 0; i < count; i++)
			fprintf(program->out, "%s/%s\n", buf_escaped(arena, a->output),
			    buf_escaped(arena, names[i]));
		code = EXIT_DONE;
		break;
	case IMPORT_REFUSED:
		code = EXIT_REFUSED;
		break;
	case IMPORT_FAILED:
		break;
	}
	publication_close_folder(&publication);
	program->guard(NULL, NULL);
	(void)diags_print(diags, 0, program->err);
	return code;
}

enum exit_code
command_import(const struct program *program, struct arena *arena, struct diags *diags, int argc, char **argv)
{
	struct arguments a = {0};
	const struct option_spec options[] = {
	    {.name = "output", .letter = 'o', .text = &a.output, .required = true},
	    {.name = "force", .flag = &a.force},
	};
	const struct command_line line = {
	    .help = help_text,
	    .options = options,
	    .option_count = sizeof options / sizeof *options,
	    .operand_name = N_("workbook"),
	    .operand = &a.workbook,
	};

	enum options_result result = options_read(program, arena, &line, argc, argv);
	return result == OPTIONS_READ ? import(program, arena, &a, diags) : options_exit_code(result);
}
