#include "command/command.h"

#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/build_id.h"
#include "base/suggest.h"
#include "base/version.h"

static const char help_text[] =
    "Usage: pliego COMMAND [OPTION]...\n"
    "\n"
    "Makes paginated PDF documents from plan CSVs and YAML templates.\n"
    "\n"
    "  pliego build JOB [OPTION]...      check the data and make the documents of a job\n"
    "  pliego check JOB [OPTION]...      what is wrong or doubtful in the plans\n"
    "  pliego rollup JOB [OPTION]...     what the plans come to, by unit or for all\n"
    "  pliego explain JOB [OPTION]...    where a figure of the rollup comes from\n"
    "  pliego form JOB --quarter N       a CSV for each unit to report its progress in\n"
    "  pliego extract PDF [OPTION]...    get back the files that a document carries\n"
    "  pliego verify DIR [OPTION]...     check an output folder against its manifest\n"
    "  pliego merge DIR... [OPTION]...   join the shares that several runs made of a job\n"
    "  pliego --help | --version         (each command has its own --help)\n";

static const struct {
	const char *name;
	command_fn *run;
} commands[] = {
    {"build", command_build},
    {"check", command_check},
    {"rollup", command_rollup},
    {"explain", command_explain},
    {"form", command_form},
    {"extract", command_extract},
    {"verify", command_verify},
    {"merge", command_merge},
};

#define COMMANDS (sizeof commands / sizeof *commands)

enum exit_code
usage_error(const struct program *program, const char *fmt, ...)
{
	struct buf message = BUF_INIT, shown = BUF_INIT;
	va_list args;
	bool asks;

	va_start(args, fmt);
	buf_addvf(&message, language_text(program->language, fmt), args);
	va_end(args);
	asks = message.length > 0 && buf_cstr(&message)[message.length - 1] == '?';
	buf_add_escaped(&shown, buf_cstr(&message));
	fprintf(program->err, "pliego: %s: %s",
	    language_text(program->language, severity_name(SEVERITY_ERROR)), buf_cstr(&shown));
	buf_release(&message);
	buf_release(&shown);
	fputs(language_text(program->language, asks ? N_(" See pliego --help") : N_("; see pliego --help")),
	    program->err);
	fputs(" [usage]\n", program->err);
	return EXIT_USAGE;
}

struct build_options
command_job(const struct program *program, struct arena *arena, const char *job)
{
	const void *id = NULL;
	size_t id_size = build_id(&id);

	return (struct build_options){
	    .job_path = job,
	    .templates_dir = arena_printf(arena, "%s/templates", program->data),
	    .fonts_dir = arena_printf(arena, "%s/fonts", program->data),
	    .hyphen_dir = "/usr/share/hyphen",
	    .creator = "Pliego " PLIEGO_VERSION,
	    .oom = program->oom,
	    .started = program->started,
	    .began = program->began,
	    .program_id = id,
	    .program_id_size = id_size,
	};
}

enum exit_code
command_exit_code(enum build_result result)
{
	switch (result) {
	case BUILD_DONE:
		return EXIT_DONE;
	case BUILD_REFUSED:
		return EXIT_REFUSED;
	case BUILD_USAGE:
		return EXIT_USAGE;
	case BUILD_FAILED:
		return EXIT_SYSTEM;
	case BUILD_BUSY:
		return EXIT_BUSY;
	}
	return EXIT_SYSTEM;
}

/* What is done in place of a command that there isn't. */
static enum exit_code
unknown_command(const struct program *program, struct arena *arena, struct diags *diags, int argc,
    char **argv)
{
	const char *names[COMMANDS];

	(void)diags;
	(void)argc;
	for (size_t i = 0; i < COMMANDS; i++)
		names[i] = commands[i].name;
	return usage_error(program, "unknown command «%s»%s", argv[0],
	    suggest_name(arena, program->language, argv[0], names, COMMANDS));
}

static enum exit_code
run(const struct program *program, command_fn *command, int argc, char **argv)
{
	struct arena *arena = arena_open(program->oom, NULL);
	struct diags *diags = diags_open();

	if (!arena || !diags)
		program->oom(NULL, 0);
	diags_speak(diags, program->language);
	enum exit_code code = command(program, arena, diags, argc, argv);
	diags_close(diags);
	arena_close(arena);
	return code;
}

enum exit_code
command_run(const struct program *program, int argc, char **argv)
{
	if (argc < 2) {
		fputs(language_text(program->language, help_text), program->err);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		fputs(language_text(program->language, help_text), program->out);
		return EXIT_DONE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		fputs("pliego " PLIEGO_VERSION "\n", program->out);
		return EXIT_DONE;
	}
	for (size_t i = 0; i < COMMANDS; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return run(program, commands[i].run, argc - 1, argv + 1);
	return run(program, unknown_command, argc - 1, argv + 1);
}
