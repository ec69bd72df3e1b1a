/*
 * pliego columns: what pliego knows columns by, and what the files of a job call them.
 */
#include "run/columns.h"

#include "command/options.h"
#include "dataset/print.h"

static const char help_text[] =
    "Usage: pliego columns [JOB] [--format text|csv|json]\n"
    "\n"
    "Prints the columns that are read and computed with, and the words that stand for each. Of a\n"
    "job: every heading of its units' files, the column that it was taken for, and how: by the\n"
    "same name, by a synonym, because the job says so, because a template prints it; or not read.\n"
    "\n"
    "      --format FORMAT    text (default), csv or json\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 done, 1 a file or the job refused, 2 wrong usage, 3 input/output or resources.\n";

/* Those of CSV and JSON are for programs. */
static void
translate_headings(const struct program *program, struct arena *arena, struct dataset_rows *rows)
{
	static const char *const of_job[] = {N_("UNIT"), N_("FILE"), N_("PLACE"), N_("HEADING"),
	    N_("READ AS"), N_("HOW")};
	static const char *const of_words[] = {N_("COLUMN"), N_("SPANISH"), N_("ENGLISH"), N_("PORTUGUESE"),
	    N_("FRENCH")};
	const char *const *headings = rows->column_count == COLUMNS_OF_JOB ? of_job : of_words;
	struct dataset_column *columns = ARENA_ARRAY(arena, struct dataset_column, rows->column_count + 1);

	for (size_t k = 0; k < rows->column_count; k++) {
		columns[k] = rows->columns[k];
		columns[k].heading = language_text(program->language, headings[k]);
	}
	rows->columns = columns;
}

enum exit_code
command_columns(const struct program *program, struct arena *arena, struct diags *diags, int argc,
    char **argv)
{
	static const char *const formats[] = {"text", "csv", "json", NULL};
	int format = REPORT_TEXT;
	const char *job = NULL;
	const struct option_spec options[] = {{.name = "format", .word = &format, .words = formats}};
	const struct command_line line = {
	    .help = help_text,
	    .options = options,
	    .option_count = 1,
	    .operand_name = N_("job file"),
	    .operand = &job,
	    .operand_optional = true,
	};
	const struct number_style plain = {'.', ',', GROUP_NONE};
	enum exit_code code = EXIT_DONE;
	struct dataset_rows rows;

	enum options_result result = options_read(program, arena, &line, argc, argv);
	if (result != OPTIONS_READ)
		return options_exit_code(result);
	if (job) {
		const struct build_options options_of_job = command_job(program, arena, job);

		code = command_exit_code(columns_of_job(arena, &options_of_job, &rows, diags));
	} else {
		columns_vocabulary(arena, program->language, &rows);
	}
	(void)diags_print(diags, 0, program->err);
	if (code == EXIT_SYSTEM)
		return code;
	if (format == REPORT_TEXT)
		translate_headings(program, arena, &rows);
	if (!command_printed(program, report_rows(program->out, &rows, (enum report_format)format, plain, 1)))
		return EXIT_SYSTEM;
	return code;
}
