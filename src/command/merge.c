/*
 * pliego merge: joins the shares that several runs made of one job.
 */
#include "publish/merge.h"

#include "command/options.h"
#include "run/output.h"

static const char help_text[] =
    "Usage: pliego merge DIR... [OPTION]...\n"
    "\n"
    "Joins what runs with --shard K/N made in the folders DIR into one set of documents with one\n"
    "manifest.json, after checking that all of it is there, unchanged, and made from the same files.\n"
    "\n"
    "  -o, --output DIR       the folder of the whole set (default: the first of DIR); documents\n"
    "                         that are in others are copied into it\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 done, 1 shares that are missing, changed or do not belong together (then nothing\n"
    "was written), or that were made with errors, as their runs told, 2 wrong usage,\n"
    "3 input/output or resources, 4 another run has the folder.\n";

static enum exit_code
merge(const struct program *program, struct arena *arena, const struct option_texts *folders,
    const char *output, struct diags *diags)
{
	const struct merge_request request = {folders->texts, folders->count, program->started,
	    output_check_of};
	struct publication publication;
	struct merged merged;
	enum exit_code code = EXIT_SYSTEM;

	publication_init(&publication, arena, output ? output : folders->texts[0]);
	program->guard(&publication, NULL);
	const enum merge_result result = merge_folders(&publication, &request, &merged, diags);
	switch (result) {
	case MERGE_DONE:
		code = merged.has_errors ? EXIT_REFUSED : EXIT_DONE;
		break;
	case MERGE_REFUSED:
		code = EXIT_REFUSED;
		break;
	case MERGE_FAILED:
		break;
	case MERGE_BUSY:
		code = EXIT_BUSY;
		break;
	}
	program->guard(NULL, NULL);
	(void)diags_print(diags, 0, program->err);
	if (result == MERGE_DONE)
		fprintf(program->out,
		    language_text(program->language,
			"shares: %zu, documents: %zu, pages: %zu, copied: %zu\n"),
		    merged.shards, merged.documents, merged.pages, merged.copied);
	return code;
}

enum exit_code
command_merge(const struct program *program, struct arena *arena, struct diags *diags, int argc, char **argv)
{
	struct option_texts folders = {0};
	const char *output = NULL;
	const struct option_spec options[] = {{.name = "output", .letter = 'o', .text = &output}};
	const struct command_line line = {.help = help_text,
	    .options = options,
	    .option_count = 1,
	    .operand_name = N_("folder"),
	    .operands = &folders};

	enum options_result result = options_read(program, arena, &line, argc, argv);
	return result == OPTIONS_READ ? merge(program, arena, &folders, output, diags)
				      : options_exit_code(result);
}
