/*
 * pliego build: makes the documents of a job.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "command/console.h"
#include "command/options.h"
#include "publish/manifest.h"
#include "run/output.h"

static const char help_text[] =
    "Usage: pliego build JOB [OPTION]...\n"
    "\n"
    "Makes the documents of the job file JOB. Everything wrong in the job, its templates\n"
    "and its CSVs is reported as FILE:LINE:COLUMN, and then nothing is written. A document\n"
    "that can't be made spares the others. What is unchanged is left as it is.\n"
    "\n"
    "  -o, --output DIR       the folder to write to (default: output)\n"
    "      --document NAME    only the document whose `output` in the job is NAME; repeatable\n"
    "      --unit CODE        only the documents per unit, of this unit; repeatable\n"
    "      --force            make documents that are unchanged, too\n"
    "  -j, --jobs N           make N documents at a time (default: as many as there are processors);\n"
    "                         where there is only one, and N is 2 or more, two threads make it\n"
    "      --timeout SECONDS  give up a document that takes longer\n"
    "      --memory SIZE      give up a document that needs more memory: 512M, 2G\n"
    "      --shard K/N        make the documents of the Kth of N shares; pliego merge joins them\n"
    "  -q, --quiet            say nothing, unless something failed\n"
    "      --log FILE         write all messages to the end of FILE, too, with the time\n"
    "      --priorities       begin each line with its priority, for journal and syslog; so it is\n"
    "                         where a journal listens\n"
    "      --wait SECONDS     wait for another run that writes to the folder; otherwise this one\n"
    "                         ends at once with exit code 4\n"
    "      --strict           warnings are errors\n"
    "      --dump-layout      print every placed item on standard output; write no PDF\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 done (there may be warnings), 1 data or template refused, or a document that\n"
    "fits no page, or documents made as drafts, since the plans have open errors, 2 wrong usage,\n"
    "3 input/output or resources, 4 another run has the folder, 128+N ended by signal N.\n"
    "SOURCE_DATE_EPOCH (seconds since 1970) sets the creation date of the documents.\n";

struct arguments {
	const char *job, *output;
	struct option_texts documents, units;
	bool strict, force, dump;
	long wait, jobs, timeout;
	const char *memory, *log, *shard;
	bool quiet, priorities;
};

static enum options_result
read_arguments(const struct program *program, struct arena *arena, struct arguments *a, int argc, char **argv)
{
	const struct option_spec options[] = {
	    {.name = "output", .letter = 'o', .text = &a->output},
	    {.name = "document", .texts = &a->documents},
	    {.name = "unit", .texts = &a->units},
	    {.name = "force", .flag = &a->force},
	    {.name = "jobs", .letter = 'j', .number = &a->jobs, .least = 1, .most = WORKERS_MAX},
	    {.name = "timeout", .number = &a->timeout, .least = 1, .most = 86400},
	    {.name = "memory", .text = &a->memory},
	    {.name = "shard", .text = &a->shard},
	    {.name = "log", .text = &a->log},
	    {.name = "priorities", .flag = &a->priorities},
	    {.name = "quiet", .letter = 'q', .flag = &a->quiet},
	    {.name = "wait", .number = &a->wait, .least = 0, .most = 604800},
	    {.name = "strict", .flag = &a->strict},
	    {.name = "dump-layout", .flag = &a->dump},
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

/* SOURCE_DATE_EPOCH; INT64_MIN when it is not set. */
static bool
creation_time(const char *text, int64_t *out)
{
	*out = INT64_MIN;
	if (!text || *text == '\0')
		return true;
	char *end;
	errno = 0;
	long long value = strtoll(text, &end, 10);
	if (errno != 0 || *end != '\0' || value < 0 ||
	    value > INT64_C(253402300799)) /* 9999-12-31T23:59:59Z */
		return false;
	*out = value;
	return true;
}

/* Names of documents or units, as many as a line takes. */
static const char *
list_names(struct arena *arena, const char *const *names, size_t count)
{
	const size_t most = 20;
	const char *list = "";

	for (size_t i = 0; i < count && i < most; i++)
		list = arena_printf(arena, "%s%s%s", list, i > 0 ? ", " : "", buf_escaped(arena, names[i]));
	return count > most ? arena_printf(arena, "%s, \u2026", list) : list;
}

/* Parts of the line below; "" where there is nothing to name. */
static const char *
failed_part(const struct console *console, struct arena *arena, const struct build_totals *t)
{
	return t->failed == 0
	    ? ""
	    : arena_printf(arena, language_text(console->program->language, N_("; failed: %zu (%s)")),
		  t->failed, list_names(arena, t->failures, t->failed));
}

static const char *
left_out_part(const struct console *console, struct arena *arena, const struct build_totals *t)
{
	return t->left_out == 0
	    ? ""
	    : arena_printf(arena, language_text(console->program->language, N_("; units left out: %zu (%s)")),
		  t->left_out, list_names(arena, t->codes_left_out, t->left_out));
}

static void
sum_up(struct console *console, struct arena *arena, const struct build_totals *t, const char *folder,
    size_t errors, bool failed)
{
	size_t made = t->documents - t->unchanged;

	folder = buf_escaped(arena, folder);

	if (!t->begun)
		console_sum_up(console, failed, N_("pliego: nothing was made; errors: %zu\n"), errors);
	else
		console_sum_up(console, failed,
		    N_("pliego: documents: %zu, pages: %zu, in %s; made: %zu, unchanged: %zu, "
		       "findings: %zu%s%s\n"),
		    t->documents, t->pages, folder, made, t->unchanged, t->findings,
		    failed_part(console, arena, t), left_out_part(console, arena, t));
}

/* A number of bytes, with K, M, G or T after it. */
static bool
parse_size(const char *text, uint64_t *out)
{
	static const char units[] = "KMGT";
	char *end;

	errno = 0;
	unsigned long long value = strtoull(text, &end, 10);
	if (errno != 0 || end == text || *text < '0' || *text > '9')
		return false;
	const char *unit = *end ? strchr(units, *end) : NULL;
	unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
	if ((*end && (!unit || end[1])) || value == 0 || value > UINT64_MAX >> shift)
		return false;
	*out = (uint64_t)value << shift;
	return true;
}

static bool
set_workers(const struct program *program, const struct arguments *a, struct workers *workers)
{
	workers_init(workers);
	workers->count = a->jobs > 0 ? (unsigned)a->jobs : program->processors;
	if (workers->count > WORKERS_MAX)
		workers->count = WORKERS_MAX;
	workers->timeout = (uint32_t)a->timeout;
	workers->memory_status = EXIT_SYSTEM;
	workers->leave = program->leave;
	if (!a->memory || parse_size(a->memory, &workers->memory))
		return true;
	(void)usage_error(program, "--memory takes a number of bytes like 512M, not «%s»", a->memory);
	return false;
}

/* Builds, and tells what it came to. */
static enum exit_code
run(const struct program *program, struct arena *arena, const struct arguments *a,
    const struct build_options *options, struct console *console, struct diags *diags)
{
	struct publication publication;
	struct build_totals totals = {0};

	publication_init(&publication, arena, a->output);
	program->guard(&publication, options->workers);
	enum exit_code code = command_exit_code(build_job(arena, options, &publication, &totals, diags));
	program->guard(NULL, NULL);
	if (code == EXIT_DONE && diags_errors(options->findings) > 0)
		code = EXIT_REFUSED; /* they are drafts */
	bool failed = code != EXIT_DONE;
	console_diags(console, options->findings, failed);
	console_diags(console, diags, failed);
	if (!a->dump)
		sum_up(console, arena, &totals, a->output,
		    diags_errors(diags) + diags_errors(options->findings), failed);
	return code;
}

static enum exit_code
build(const struct program *program, struct arena *arena, const struct arguments *a, struct diags *diags)
{
	struct build_options options = command_job(program, arena, a->job);
	struct workers workers;
	struct console console = {.quiet = a->quiet, .priorities = a->priorities};

	options.documents = a->documents.texts;
	options.document_count = a->documents.count;
	options.units = a->units.texts;
	options.unit_count = a->units.count;
	if (a->dump) {
		options.output = &output_layout;
		options.stream = program->out;
	}
	options.strict = a->strict;
	options.force = a->force;
	options.wait = (uint32_t)a->wait;
	options.progress = console_progress;
	options.progress_ctx = &console;
	options.workers = &workers;
	if (!creation_time(program->source_date, &options.created))
		return usage_error(program, "SOURCE_DATE_EPOCH is not a number of seconds: %s",
		    program->source_date);
	if (!set_workers(program, a, &workers))
		return EXIT_USAGE;
	options.threads = workers.count;
	if (a->shard && !manifest_parse_shard(a->shard, &options.shard, &options.shards))
		return usage_error(program, "--shard takes K/N, like 3/8: K from 1 to N, not «%s»", a->shard);
	options.findings = diags_open();
	if (!options.findings)
		program->oom(NULL, 0);
	diags_speak(options.findings, program->language);
	if (a->strict) {
		diags_make_strict(diags);
		diags_make_strict(options.findings);
	}
	enum exit_code code = EXIT_SYSTEM;
	if (console_open(&console, program, a->log, a->job))
		code = run(program, arena, a, &options, &console, diags);
	console_close(&console);
	diags_close(options.findings);
	return code;
}

enum exit_code
command_build(const struct program *program, struct arena *arena, struct diags *diags, int argc, char **argv)
{
	struct arguments a = {.output = "output"};

	enum options_result result = read_arguments(program, arena, &a, argc, argv);
	return result == OPTIONS_READ ? build(program, arena, &a, diags) : options_exit_code(result);
}
