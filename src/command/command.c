#include "command/command.h"

#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/build_id.h"
#include "base/heap.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "base/version.h"

/* clang-format off */
static const char help_text[] =
    "Usage: pliego COMMAND [OPTION]...\n"
    "\n"
    "Makes paginated PDF documents from plans (CSV, .xlsx, .ods) and YAML templates.\n"
    "\n";
/* clang-format on */

#define HELP_COLUMN 27 /* of what a command is for, behind "  pliego "; more where that is too narrow */

static const struct {
	const char *name, *arguments, *purpose;
	command_fn *run;
} commands[] = {
#define COMMAND_ROW(name, arguments, purpose) {#name, arguments, purpose, command_##name},
    COMMANDS(COMMAND_ROW)
#undef COMMAND_ROW
};

#define COMMAND_COUNT (sizeof commands / sizeof *commands)

enum exit_code
usage_error(const struct program *program, const char *fmt, ...)
{
	struct buf message = BUF_INIT, shown = BUF_INIT;
	va_list args;
	bool asks;

	va_start(args, fmt);
	buf_addvf(&message, language_text(program->language, fmt), args);
	va_end(args);
	asks = !message.failed && message.length > 0 && buf_cstr(&message)[message.length - 1] == '?';
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
	struct workers *workers = ARENA_NEW(arena, struct workers);

	workers_init(workers);
	workers->memory_status = EXIT_SYSTEM;
	workers->leave = program->leave;
	return (struct build_options){
	    .job_path = job,
	    .templates_dir = arena_printf(arena, "%s/templates", program->data),
	    .fonts_dir = arena_printf(arena, "%s/fonts", program->data),
	    .hyphen_dir = "/usr/share/hyphen",
	    .creator = "Pliego " PLIEGO_VERSION,
	    .threads = program->processors,
	    .workers = workers,
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

bool
command_printed(const struct program *program, bool whole)
{
	if (!whole && !ferror(program->out))
		program->oom(NULL, 0);
	return whole;
}

/* What is done in place of a command that there isn't. */
static enum exit_code
unknown_command(const struct program *program, struct arena *arena, struct diags *diags, int argc,
    char **argv)
{
	const char *names[COMMAND_COUNT];

	(void)diags;
	(void)argc;
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		names[i] = commands[i].name;
	return usage_error(program, "unknown command «%s»%s", argv[0],
	    suggest_name(arena, program->language, argv[0], names, COMMAND_COUNT));
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

static size_t
width_of(const char *name, const char *arguments)
{
	return utf8_count(name, strlen(name)) + 1 + utf8_count(arguments, strlen(arguments));
}

static void
print_help_row(FILE *out, size_t column, const char *name, const char *arguments, const char *purpose)
{
	fprintf(out, "  pliego %s %s%*s%s\n", name, arguments, (int)(column - width_of(name, arguments)), "",
	    purpose);
}

static void
print_help(FILE *out, enum language language)
{
	size_t column = HELP_COLUMN;

	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		size_t width = width_of(commands[i].name, language_text(language, commands[i].arguments));

		column = width >= column ? width + 1 : column;
	}
	fputs(language_text(language, help_text), out);
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		print_help_row(out, column, commands[i].name, language_text(language, commands[i].arguments),
		    language_text(language, commands[i].purpose));
	print_help_row(out, column, "--help", "| --version",
	    language_text(language, N_("(each command has its own --help)")));
}

enum exit_code
command_run(const struct program *program, int argc, char **argv)
{
	if (argc < 2) {
		print_help(program->err, program->language);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		print_help(program->out, program->language);
		return EXIT_DONE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		fputs("pliego " PLIEGO_VERSION "\n", program->out);
		return EXIT_DONE;
	}
	heap_open();
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return run(program, commands[i].run, argc - 1, argv + 1);
	return run(program, unknown_command, argc - 1, argv + 1);
}
