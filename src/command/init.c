/*
 * pliego init: a job and a template to begin with.
 */
#include "run/init.h"

#include <stdlib.h>

#include "base/buf.h"
#include "command/options.h"

static const char help_text[] =
    "Usage: pliego init [DIR] [--from FILE]... [--force]\n"
    "\n"
    "Writes a job and a template that make a document at once: of the plans given (CSVs, or workbooks,\n"
    "each sheet of which is a unit), or of a small example that is written beside them. Comments say what\n"
    "to change. Files that are there already and differ are never replaced without --force.\n"
    "\n"
    "      --from FILE        a plan: .csv, .xlsx or .ods; repeatable\n"
    "      --force            replace files that differ\n"
    "      --help             this text\n"
    "\n"
    "DIR is the current folder where none is given.\n"
    "\n"
    "Exit codes: 0 done, 1 a plan refused or a file that would be replaced, 2 wrong usage,\n"
    "3 input/output or resources, 128+N ended by signal N.\n";

static enum exit_code
write_start(const struct program *program, struct arena *arena, const struct init_request *request,
    struct diags *diags)
{
	struct publication publication;
	const char *const *names;
	size_t count;
	enum exit_code code = EXIT_SYSTEM;

	publication_init(&publication, arena, request->folder);
	program->guard(&publication, NULL);
	switch (init_write(arena, request, &publication, &names, &count, diags)) {
	case INIT_DONE:
		for (size_t i = 0; i < count; i++)
			fprintf(program->out, "%s/%s\n", buf_escaped(arena, request->folder),
			    buf_escaped(arena, names[i]));
		code = EXIT_DONE;
		break;
	case INIT_REFUSED:
		code = EXIT_REFUSED;
		break;
	case INIT_FAILED:
		break;
	}
	publication_close_folder(&publication);
	program->guard(NULL, NULL);
	(void)diags_print(diags, 0, program->err);
	if (code == EXIT_DONE)
		fprintf(program->out,
		    language_text(program->language, N_("Now: pliego build %s/job.yaml -o %s/output\n")),
		    buf_escaped(arena, request->folder), buf_escaped(arena, request->folder));
	return code;
}

enum exit_code
command_init(const struct program *program, struct arena *arena, struct diags *diags, int argc, char **argv)
{
	struct init_request request = {.folder = ".", .language = program->language};
	struct option_texts files = {0};
	const struct option_spec options[] = {
	    {.name = "from", .texts = &files},
	    {.name = "force", .flag = &request.force},
	};
	const struct command_line line = {
	    .help = help_text,
	    .options = options,
	    .option_count = sizeof options / sizeof *options,
	    .operand_name = N_("folder"),
	    .operand = &request.folder,
	    .operand_optional = true,
	};

	enum options_result result = options_read(program, arena, &line, argc, argv);
	if (result != OPTIONS_READ)
		return options_exit_code(result);
	request.files = files.texts;
	request.file_count = files.count;
	/* "2026-11-23T03:00:00Z" */
	request.year = (int)strtol(program->started, NULL, 10);
	return write_start(program, arena, &request, diags);
}
