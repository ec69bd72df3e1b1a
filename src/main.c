/*
 * pliego: options to jobs, diagnostics to stderr, and the only exit().
 *
 * Exit codes: 0 done, 1 data or template refused, 2 wrong usage, 3 I/O or resources, 128+N ended by signal N.
 */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "publish/build.h"
#include "publish/extract.h"
#include "publish/report.h"

#define PLIEGO_VERSION "0.1.0"

enum exit_code { EXIT_DONE = 0, EXIT_REFUSED = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3, EXIT_SIGNAL = 128 };

/* For the handlers of signals and of exhausted memory, which must clean up wherever they strike. */
static struct publication publication;
static volatile sig_atomic_t publication_open;

static const char help_text[] =
    "Usage: pliego COMMAND [OPTION]...\n"
    "\n"
    "Makes paginated PDF documents from plan CSVs and YAML templates.\n"
    "\n"
    "  pliego build JOB [OPTION]...      check the data and make the documents of a job\n"
    "  pliego check JOB [OPTION]...      what is wrong or doubtful in the plans\n"
    "  pliego rollup JOB [OPTION]...     what the plans come to, by unit or for all\n"
    "  pliego explain JOB [OPTION]...    where a figure of the rollup comes from\n"
    "  pliego extract PDF [OPTION]...    get back the files that a document carries\n"
    "  pliego --help | --version         (each command has its own --help)\n";

static const char build_help_text[] =
    "Usage: pliego build JOB [OPTION]...\n"
    "\n"
    "Makes the documents of the job file JOB. Everything wrong in the job, its templates\n"
    "and its CSVs is reported as FILE:LINE:COLUMN, and then nothing is written.\n"
    "\n"
    "  -o, --output DIR       the folder to write to (default: output)\n"
    "      --document NAME    only the document whose `output` in the job is NAME; repeatable\n"
    "      --unit CODE        only the documents per unit, of this unit; repeatable\n"
    "      --strict           warnings are errors\n"
    "      --dump-layout      print every placed item on standard output; write no PDF\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 done (there may be warnings), 1 data or template refused, 2 wrong usage,\n"
    "3 input/output or resources, 128+N ended by signal N.\n"
    "SOURCE_DATE_EPOCH (seconds since 1970) sets the creation date of the documents.\n";

static const char check_help_text[] =
    "Usage: pliego check JOB [--format text|json]\n"
    "\n"
    "Prints what is wrong or doubtful in the plans of the job, each finding as\n"
    "FILE:LINE:COLUMN, and how many there are of each kind.\n"
    "\n"
    "      --format FORMAT    text (default) or json\n"
    "      --strict           warnings are errors\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 no errors (there may be warnings), 1 errors or faulty files, 2 wrong usage,\n"
    "3 input/output or resources.\n";

static const char rollup_help_text[] =
    "Usage: pliego rollup JOB [--level unit|national] [--format text|csv|json]\n"
    "\n"
    "Prints what the activities of the plans come to. Counts of the same activity add up over\n"
    "units; percents are never added: their mean is printed, with the least and the most.\n"
    "\n"
    "      --level LEVEL      national (default): each activity over all units; unit: by unit\n"
    "      --format FORMAT    text (default), csv or json\n"
    "      --help             this text\n";

static const char explain_help_text[] =
    "Usage: pliego explain JOB --activity TEXT|CODE [--month MONTH]\n"
    "\n"
    "Prints the national figures of an activity, the rule by which they were made, and every\n"
    "cell that is in them, as FILE:LINE:COLUMN.\n"
    "\n"
    "      --activity TEXT    the activity, as any unit spells it, or its code\n"
    "      --month MONTH      only that month: 1 to 12, or its name\n"
    "      --help             this text\n";

static const char extract_help_text[] =
    "Usage: pliego extract PDF [OPTION]...\n"
    "\n"
    "Gets the files embedded in a PDF back, byte for byte, and lists them on standard output.\n"
    "All are written or none. A file that is there already and differs is never replaced\n"
    "without --force; one that is the same is left as it is.\n"
    "\n"
    "  -o, --output DIR       the folder to write to (default: the current one)\n"
    "      --force            replace files that differ\n"
    "      --help             this text\n"
    "\n"
    "Exit codes: 0 done, 1 not a PDF, damaged, without embedded files, or with some that may\n"
    "not be written, 2 wrong usage, 3 input/output or resources, 128+N ended by signal N.\n";

static void
out_of_memory(void *ctx, size_t size)
{
	(void)ctx;
	if (publication_open)
		publication_unlink_staged(&publication);
	fprintf(stderr,
	    "pliego: error: out of memory (%zu bytes were asked for); nothing was published [memory]\n",
	    size);
	exit(EXIT_SYSTEM);
}

static void
ended_by_signal(int number)
{
	if (publication_open)
		publication_unlink_staged(&publication);
	_exit(EXIT_SIGNAL + number);
}

static void
catch_signals(void)
{
	static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2};
	struct sigaction action = {.sa_handler = ended_by_signal};
	sigfillset(&action.sa_mask);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct sigaction before;
		if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
			(void)sigaction(signals[i], &action, NULL);
	}
	/* A closed stdout or a file past the size limit is a write error, and told as one. */
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN);
}

/*
 * Descriptors 0 to 2 that came closed are filled, so that no document gets one of them and with it what
 * is meant for a terminal.  Writing to them still fails.
 */
static void
fill_standard_descriptors(void)
{
	int fd;
	do
		fd = open("/dev/null", O_RDONLY);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		(void)close(fd);
}

static int
usage_error(const char *message, const char *what)
{
	fprintf(stderr, "pliego: error: %s%s; see pliego --help [usage]\n", message, what);
	return EXIT_USAGE;
}

/* What getopt_long() refused: optopt is the letter of a short option, within a cluster too. */
static int
option_error(int option, char **argv)
{
	char letter[] = {'-', (char)optopt, '\0'};
	bool is_short = optopt > 0 && optopt < 128;

	return usage_error(option == ':' ? "a value is missing after " : "unknown option ",
	    is_short ? letter : argv[optind - 1]);
}

/* The folder with templates/ and fonts/: beside the build folder, else where it was installed. */
static const char *
data_folder(struct arena *arena)
{
	char exe[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
	if (n > 0) {
		exe[n] = '\0';
		for (int up = 0; up < 2; up++) {
			char *slash = strrchr(exe, '/');
			if (!slash)
				break;
			*slash = '\0';
			const char *templates = arena_printf(arena, "%s/templates", exe);
			const char *fonts = arena_printf(arena, "%s/fonts", exe);
			struct stat st;
			if (stat(templates, &st) == 0 && S_ISDIR(st.st_mode) && stat(fonts, &st) == 0)
				return arena_strdup(arena, exe);
		}
	}
	return PLIEGO_DATADIR;
}

/* SOURCE_DATE_EPOCH, INT64_MIN when it is not set. */
static bool
creation_time(int64_t *out)
{
	const char *text = getenv("SOURCE_DATE_EPOCH");
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

struct arguments {
	const char *job, *output;
	const char **documents, **units;
	size_t document_count, unit_count;
	bool strict, dump, help;
};

/* Reads the options of `build`; returns EXIT_DONE, or the code to end with. */
static int
read_arguments(int argc, char **argv, struct arguments *a)
{
	enum { OPTION_DOCUMENT = 256, OPTION_UNIT, OPTION_STRICT, OPTION_DUMP, OPTION_HELP };
	static const struct option options[] = {
	    {"output", required_argument, NULL, 'o'},
	    {"document", required_argument, NULL, OPTION_DOCUMENT},
	    {"unit", required_argument, NULL, OPTION_UNIT},
	    {"strict", no_argument, NULL, OPTION_STRICT},
	    {"dump-layout", no_argument, NULL, OPTION_DUMP},
	    {"help", no_argument, NULL, OPTION_HELP},
	    {NULL, 0, NULL, 0},
	};
	int option;
	opterr = 0;
	while ((option = getopt_long(argc, argv, ":o:", options, NULL)) != -1) {
		switch (option) {
		case 'o':
			a->output = optarg;
			break;
		case OPTION_DOCUMENT:
			a->documents[a->document_count++] = optarg;
			break;
		case OPTION_UNIT:
			a->units[a->unit_count++] = optarg;
			break;
		case OPTION_STRICT:
			a->strict = true;
			break;
		case OPTION_DUMP:
			a->dump = true;
			break;
		case OPTION_HELP:
			a->help = true;
			return EXIT_DONE;
		default:
			return option_error(option, argv);
		}
	}
	if (optind == argc)
		return usage_error("no job file was given", "");
	if (optind + 1 < argc)
		return usage_error("one job file at a time; this one is too many: ", argv[optind + 1]);
	a->job = argv[optind];
	if (*a->output == '\0')
		return usage_error("the output folder has no name", "");
	return EXIT_DONE;
}

static int
exit_code(enum build_result result)
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
	}
	return EXIT_SYSTEM;
}

/* For a person at a terminal: what was done.  A scheduled run stays silent. */
static void
print_totals(const struct build_totals *totals, const struct arguments *a)
{
	if (!a->dump && isatty(STDERR_FILENO))
		fprintf(stderr, "%zu document%s, %zu pages, in %s\n", totals->documents,
		    totals->documents == 1 ? "" : "s", totals->pages, a->output);
}

/* What every reading of a job needs. */
static struct build_options
job_options(struct arena *arena, const char *job)
{
	const char *data = data_folder(arena);
	return (struct build_options){
	    .job_path = job,
	    .templates_dir = arena_printf(arena, "%s/templates", data),
	    .fonts_dir = arena_printf(arena, "%s/fonts", data),
	    .hyphen_dir = "/usr/share/hyphen",
	    .creator = "Pliego " PLIEGO_VERSION,
	    .oom = out_of_memory,
	};
}

static int
build(struct arena *arena, const struct arguments *a, struct diags *diags)
{
	struct build_options options = job_options(arena, a->job);

	options.documents = a->documents;
	options.document_count = a->document_count;
	options.units = a->units;
	options.unit_count = a->unit_count;
	options.dump = a->dump ? stdout : NULL;
	if (!creation_time(&options.created))
		return usage_error("SOURCE_DATE_EPOCH is not a number of seconds: ",
		    getenv("SOURCE_DATE_EPOCH"));
	if (a->strict)
		diags_make_strict(diags);

	publication_init(&publication, arena, a->output, diags);
	publication_open = 1;
	catch_signals();
	struct build_totals totals = {0, 0};
	int code = exit_code(build_job(arena, &options, &publication, &totals, diags));
	publication_open = 0;
	(void)diags_print(diags, 0, stderr);
	if (code == EXIT_DONE)
		print_totals(&totals, a);
	return code;
}

static int
command_build(int argc, char **argv)
{
	struct arena *arena = arena_open(out_of_memory, NULL);
	struct diags *diags = diags_open();
	if (!arena || !diags)
		out_of_memory(NULL, 0);
	struct arguments a = {
	    .output = "output",
	    .documents = ARENA_ARRAY(arena, const char *, (size_t)argc),
	    .units = ARENA_ARRAY(arena, const char *, (size_t)argc),
	};
	int code = read_arguments(argc, argv, &a);
	if (code == EXIT_DONE && a.help)
		fputs(build_help_text, stdout);
	else if (code == EXIT_DONE)
		code = build(arena, &a, diags);
	diags_close(diags);
	arena_close(arena);
	return code;
}

/* ---- check, rollup, explain ---- */

enum reading { READING_CHECK, READING_ROLLUP, READING_EXPLAIN };

struct reading_arguments {
	const char *job, *activity;
	enum report_format format;
	bool by_unit, strict, help;
	int month; /* 0 to 11; -1: all */
};

/* Index of the word among n; -1 when it is none of them. */
static int
find_word(const char *word, const char *const *words, int n)
{
	for (int i = 0; i < n; i++)
		if (strcmp(word, words[i]) == 0)
			return i;
	return -1;
}

static int
read_reading_option(int option, char **argv, enum reading reading, struct reading_arguments *a)
{
	static const char *const formats[] = {"text", "csv", "json"}, *const levels[] = {"national", "unit"};
	int found;

	switch (option) {
	case 'f':
		found = find_word(optarg, formats, 3);
		if (found < 0 || (found == REPORT_CSV && reading == READING_CHECK))
			return usage_error("there is no such format here: ", optarg);
		a->format = (enum report_format)found;
		return EXIT_DONE;
	case 'l':
		found = find_word(optarg, levels, 2);
		if (found < 0)
			return usage_error("the level is unit or national, not ", optarg);
		a->by_unit = found == 1;
		return EXIT_DONE;
	case 'a':
		a->activity = optarg;
		return EXIT_DONE;
	case 'm':
		a->month = report_month(optarg);
		return a->month >= 0 ? EXIT_DONE : usage_error("this is no month: ", optarg);
	case 's':
		a->strict = true;
		return EXIT_DONE;
	case 'h':
		a->help = true;
		return EXIT_DONE;
	default:
		return option_error(option, argv);
	}
}

static int
read_reading_arguments(int argc, char **argv, enum reading reading, struct reading_arguments *a)
{
	static const struct option check_options[] = {{"format", required_argument, NULL, 'f'},
	    {"strict", no_argument, NULL, 's'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
	static const struct option rollup_options[] = {{"format", required_argument, NULL, 'f'},
	    {"level", required_argument, NULL, 'l'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
	static const struct option explain_options[] = {{"activity", required_argument, NULL, 'a'},
	    {"month", required_argument, NULL, 'm'}, {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
	static const struct option *const options[] = {check_options, rollup_options, explain_options};
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, ":", options[reading], NULL)) != -1) {
		int code = read_reading_option(option, argv, reading, a);
		if (code != EXIT_DONE || a->help)
			return code;
	}
	if (optind == argc)
		return usage_error("no job file was given", "");
	if (optind + 1 < argc)
		return usage_error("one job file at a time; this one is too many: ", argv[optind + 1]);
	if (reading == READING_EXPLAIN && !a->activity)
		return usage_error("no activity was given: --activity TEXT", "");
	a->job = argv[optind];
	return EXIT_DONE;
}

static int
print_check(struct arena *arena, const struct reading_arguments *a, const struct reckoning *r)
{
	struct sheet sheet;
	struct diags *found = diags_open();
	if (!found)
		out_of_memory(NULL, 0);
	if (a->strict)
		diags_make_strict(found);
	check_report(&r->findings, found);
	bool errors = diags_errors(found) > 0;
	if (a->format == REPORT_JSON) {
		dataset_build(arena, DATASET_FINDINGS, &r->source, 0, &sheet);
		(void)report_sheet(stdout, &sheet, REPORT_JSON);
	} else if (r->findings.count > 0) {
		(void)diags_print(found, 0, stdout);
		dataset_build(arena, DATASET_FINDINGS_BY_RULE, &r->source, 0, &sheet);
		fputc('\n', stdout);
		(void)report_sheet(stdout, &sheet, REPORT_TEXT);
	}
	diags_close(found);
	return errors ? EXIT_REFUSED : EXIT_DONE;
}

static int
print_rollup(struct arena *arena, const struct reading_arguments *a, const struct reckoning *r)
{
	struct dataset_source source = r->source;
	struct sheet sheet;

	source.plain = a->format != REPORT_TEXT;
	dataset_build(arena, a->by_unit ? DATASET_ALL_UNITS_ROLLUP : DATASET_NATIONAL_ROLLUP, &source, 0,
	    &sheet);
	(void)report_sheet(stdout, &sheet, a->format);
	return EXIT_DONE;
}

static int
print_explanation(struct arena *arena, const struct reading_arguments *a, const struct reckoning *r)
{
	if (report_explain(stdout, arena, &r->source, a->activity, a->month) > 0)
		return EXIT_DONE;
	const char *near = report_nearest(arena, &r->plan, a->activity);
	fprintf(stderr, "%s: error: no unit has the activity «%s»%s%s%s [explain-unknown]\n", a->job,
	    a->activity, near ? "; is «" : "", near ? near : "", near ? "» meant?" : "");
	return EXIT_REFUSED;
}

static int
read_and_print(struct arena *arena, enum reading reading, const struct reading_arguments *a,
    struct diags *diags)
{
	struct build_options options = job_options(arena, a->job);
	struct reckoning reckoning;
	int code = exit_code(build_reckon(arena, &options, &reckoning, diags));

	(void)diags_print(diags, 0, stderr);
	if (code != EXIT_DONE)
		return code;
	switch (reading) {
	case READING_CHECK:
		return print_check(arena, a, &reckoning);
	case READING_ROLLUP:
		return print_rollup(arena, a, &reckoning);
	case READING_EXPLAIN:
		return print_explanation(arena, a, &reckoning);
	}
	return EXIT_SYSTEM;
}

static int
command_read(int argc, char **argv, enum reading reading)
{
	static const char *const help[] = {check_help_text, rollup_help_text, explain_help_text};
	struct arena *arena = arena_open(out_of_memory, NULL);
	struct diags *diags = diags_open();
	if (!arena || !diags)
		out_of_memory(NULL, 0);
	struct reading_arguments a = {.month = -1};
	int code = read_reading_arguments(argc, argv, reading, &a);
	if (code == EXIT_DONE && a.help)
		fputs(help[reading], stdout);
	else if (code == EXIT_DONE)
		code = read_and_print(arena, reading, &a, diags);
	diags_close(diags);
	arena_close(arena);
	return code;
}

/* ---- extract ---- */

struct extract_arguments {
	const char *pdf, *output;
	bool force, help;
};

static int
read_extract_arguments(int argc, char **argv, struct extract_arguments *a)
{
	enum { OPTION_FORCE = 256, OPTION_HELP };
	static const struct option options[] = {
	    {"output", required_argument, NULL, 'o'},
	    {"force", no_argument, NULL, OPTION_FORCE},
	    {"help", no_argument, NULL, OPTION_HELP},
	    {NULL, 0, NULL, 0},
	};
	int option;
	opterr = 0;
	while ((option = getopt_long(argc, argv, ":o:", options, NULL)) != -1) {
		switch (option) {
		case 'o':
			a->output = optarg;
			break;
		case OPTION_FORCE:
			a->force = true;
			break;
		case OPTION_HELP:
			a->help = true;
			return EXIT_DONE;
		default:
			return option_error(option, argv);
		}
	}
	if (optind == argc)
		return usage_error("no PDF was given", "");
	if (optind + 1 < argc)
		return usage_error("one PDF at a time; this one is too many: ", argv[optind + 1]);
	a->pdf = argv[optind];
	if (*a->output == '\0')
		return usage_error("the output folder has no name", "");
	return EXIT_DONE;
}

static void
print_extraction(const struct extraction *extraction, const char *folder)
{
	size_t unchanged = 0;

	for (size_t i = 0; i < extraction->count; i++) {
		printf("%s\n", extraction->files[i].name);
		unchanged += extraction->files[i].unchanged ? 1 : 0;
	}
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "%zu file%s in %s, %zu unchanged\n", extraction->count,
		    extraction->count == 1 ? "" : "s", folder, unchanged);
}

static int
extract(struct arena *arena, const struct extract_arguments *a, struct diags *diags)
{
	struct extraction extraction;
	int code = EXIT_SYSTEM;

	publication_init(&publication, arena, a->output, diags);
	publication_open = 1;
	catch_signals();
	switch (extract_files(arena, a->pdf, a->force, &publication, &extraction, diags)) {
	case EXTRACT_DONE:
		print_extraction(&extraction, a->output);
		code = EXIT_DONE;
		break;
	case EXTRACT_REFUSED:
		code = EXIT_REFUSED;
		break;
	case EXTRACT_FAILED:
		break;
	}
	publication_open = 0;
	(void)diags_print(diags, 0, stderr);
	return code;
}

static int
command_extract(int argc, char **argv)
{
	struct arena *arena = arena_open(out_of_memory, NULL);
	struct diags *diags = diags_open();
	if (!arena || !diags)
		out_of_memory(NULL, 0);
	struct extract_arguments a = {.output = "."};
	int code = read_extract_arguments(argc, argv, &a);
	if (code == EXIT_DONE && a.help)
		fputs(extract_help_text, stdout);
	else if (code == EXIT_DONE)
		code = extract(arena, &a, diags);
	diags_close(diags);
	arena_close(arena);
	return code;
}

/* Output that did not reach its reader is a failure, even if all else went well. */
static int
flush_output(int code)
{
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "pliego: error: standard output could not be written: %s [output-failed]\n",
		    strerror(errno));
		return EXIT_SYSTEM;
	}
	return code;
}

static int
run_command(int argc, char **argv)
{
	static const char *const commands[] = {"check", "rollup", "explain", "build", "extract"};
	int command = find_word(argv[1], commands, 5);

	if (command == 3)
		return command_build(argc - 1, argv + 1);
	if (command == 4)
		return command_extract(argc - 1, argv + 1);
	if (command >= 0)
		return command_read(argc - 1, argv + 1, (enum reading)command);
	const char *near = nearest_name(argv[1], commands, 5);
	fprintf(stderr, "pliego: error: unknown command «%s»%s%s%s; see pliego --help [usage]\n", argv[1],
	    near ? ", is «" : "", near ? near : "", near ? "» meant?" : "");
	return EXIT_USAGE;
}

int
main(int argc, char **argv)
{
	int code = EXIT_DONE;

	fill_standard_descriptors();
	if (argc < 2) {
		fputs(help_text, stderr);
		code = EXIT_USAGE;
	} else if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		fputs(help_text, stdout);
	} else if (strcmp(argv[1], "--version") == 0) {
		fputs("pliego " PLIEGO_VERSION "\n", stdout);
	} else {
		code = run_command(argc, argv);
	}
	exit(flush_output(code));
}
