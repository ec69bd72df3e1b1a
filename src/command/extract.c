/*
 * pliego extract: gets back the files that a document carries.
 */
#include "run/extract.h"

#include "base/buf.h"
#include "command/options.h"

static const char help_text[] =
    "Usage: pliego extract PDF [OPTION]...\n"
    "\n"
    "Gets the files embedded in a PDF back, byte for byte, and lists them on standard output.\n"
    "All are written or none. A file that is there already and differs is never replaced\n"
    "without --force; one that is the same is left as it is. A PDF that is damaged, that takes\n"
    "more memory or time to read than one of its size may, or that embeds more than 20000\n"
    "files, 256 MB in one of them or 1024 MB in all, is refused.\n"
    "\n"
    "  -o, --output DIR       the folder to write to (default: the current one)\n"
    "      --force            replace files that differ\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 done, 1 not a PDF, damaged, without embedded files, or with some that may\n"
    "not be written, 2 wrong usage, 3 input/output or resources, 128+N ended by signal N.\n";

struct arguments {
	const char *pdf, *output;
	bool force;
};

static enum options_result
read_arguments(const struct program *program, struct arena *arena, struct arguments *a, int argc, char **argv)
{
	const struct option_spec options[] = {
	    {.name = "output", .letter = 'o', .text = &a->output},
	    {.name = "force", .flag = &a->force},
	};
	const struct command_line line = {
	    .help = help_text,
	    .options = options,
	    .option_count = sizeof options / sizeof *options,
	    .operand_name = N_("PDF"),
	    .operand = &a->pdf,
	};
	return options_read(program, arena, &line, argc, argv);
}

static void
print_extraction(const struct program *program, struct arena *arena, const struct extraction *extraction,
    const char *folder)
{
	size_t unchanged = 0;

	for (size_t i = 0; i < extraction->count; i++) {
		fprintf(program->out, "%s\n", buf_escaped(arena, extraction->files[i].name));
		unchanged += extraction->files[i].unchanged ? 1 : 0;
	}
	if (program->terminal)
		fprintf(program->err,
		    language_text(program->language,
			extraction->count == 1 ? "%zu file in %s, %zu unchanged\n"
					       : "%zu files in %s, %zu unchanged\n"),
		    extraction->count, buf_escaped(arena, folder), unchanged);
}

static enum exit_code
extract(const struct program *program, struct arena *arena, const struct arguments *a, struct diags *diags)
{
	struct publication publication;
	struct extraction extraction;
	struct workers workers;
	const struct extract_request request = {a->pdf, a->force, program->started, &workers};
	enum exit_code code = EXIT_SYSTEM;

	workers_init(&workers);
	workers.memory_status = EXIT_SYSTEM;
	workers.leave = program->leave;
	publication_init(&publication, arena, a->output);
	program->guard(&publication, &workers);
	switch (extract_files(arena, &request, &publication, &extraction, diags)) {
	case EXTRACT_DONE:
		print_extraction(program, arena, &extraction, a->output);
		code = EXIT_DONE;
		break;
	case EXTRACT_REFUSED:
		code = EXIT_REFUSED;
		break;
	case EXTRACT_BUSY:
		code = EXIT_BUSY;
		break;
	case EXTRACT_FAILED:
		break;
	}
	program->guard(NULL, NULL);
	(void)diags_print(diags, 0, program->err);
	return code;
}

enum exit_code
command_extract(const struct program *program, struct arena *arena, struct diags *diags, int argc,
    char **argv)
{
	struct arguments a = {.output = "."};

	enum options_result result = read_arguments(program, arena, &a, argc, argv);
	return result == OPTIONS_READ ? extract(program, arena, &a, diags) : options_exit_code(result);
}
