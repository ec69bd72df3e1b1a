/*
 * pliego verify: checks an output folder against its manifest.
 */
#include "publish/verify.h"

#include "command/options.h"

static const char help_text[] =
    "Usage: pliego verify DIR [OPTION]...\n"
    "\n"
    "Checks that the folder DIR holds the documents that its manifest.json lists, with the same\n"
    "bytes, and no other files beside them. An earlier edition of a document whose last making\n"
    "failed is a warning.\n"
    "\n"
    "      --strict           warnings are errors\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 all is as the manifest says, 1 something is missing, changed or extra, 2 wrong\n"
    "usage, 3 input/output or resources.\n";

static enum exit_code
verify(const struct program *program, struct arena *arena, const char *folder, struct diags *diags)
{
	struct verification verification;
	enum exit_code code = EXIT_SYSTEM;

	switch (verify_folder(arena, folder, &verification, diags)) {
	case VERIFY_GOOD:
		code = EXIT_DONE;
		break;
	case VERIFY_BAD:
		code = EXIT_REFUSED;
		break;
	case VERIFY_FAILED:
		break;
	}
	(void)diags_print(diags, 0, program->err);
	if (code == EXIT_DONE)
		fprintf(program->out,
		    language_text(program->language,
			"documents: %zu, pages: %zu, earlier editions: %zu; all as in the manifest\n"),
		    verification.documents, verification.pages, verification.stale);
	return code;
}

enum exit_code
command_verify(const struct program *program, struct arena *arena, struct diags *diags, int argc, char **argv)
{
	const char *folder = NULL;
	bool strict = false;
	const struct option_spec options[] = {{.name = "strict", .flag = &strict}};
	const struct command_line line = {.help = help_text,
	    .options = options,
	    .option_count = 1,
	    .operand_name = N_("folder"),
	    .operand = &folder};

	enum options_result result = options_read(program, arena, &line, argc, argv);
	if (strict)
		diags_make_strict(diags);
	return result == OPTIONS_READ ? verify(program, arena, folder, diags) : options_exit_code(result);
}
