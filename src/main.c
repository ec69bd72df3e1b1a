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

static int
build(struct arena *arena, const struct arguments *a, struct diags *diags)
{
	const char *data = data_folder(arena);
	struct build_options options = {
	    .job_path = a->job,
	    .templates_dir = arena_printf(arena, "%s/templates", data),
	    .fonts_dir = arena_printf(arena, "%s/fonts", data),
	    .hyphen_dir = "/usr/share/hyphen",
	    .documents = a->documents,
	    .document_count = a->document_count,
	    .units = a->units,
	    .unit_count = a->unit_count,
	    .creator = "Pliego " PLIEGO_VERSION,
	    .dump = a->dump ? stdout : NULL,
	    .oom = out_of_memory,
	};
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

int
main(int argc, char **argv)
{
	static const char *const commands[] = {"build", "extract"};
	int code;

	fill_standard_descriptors();
	if (argc < 2) {
		fputs(help_text, stderr);
		code = EXIT_USAGE;
	} else if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		fputs(help_text, stdout);
		code = EXIT_DONE;
	} else if (strcmp(argv[1], "--version") == 0) {
		fputs("pliego " PLIEGO_VERSION "\n", stdout);
		code = EXIT_DONE;
	} else if (strcmp(argv[1], "build") == 0) {
		code = command_build(argc - 1, argv + 1);
	} else if (strcmp(argv[1], "extract") == 0) {
		code = command_extract(argc - 1, argv + 1);
	} else {
		const char *near = nearest_name(argv[1], commands, 2);
		fprintf(stderr, "pliego: error: unknown command «%s»%s%s%s; see pliego --help [usage]\n",
		    argv[1], near ? ", is «" : "", near ? near : "", near ? "» meant?" : "");
		code = EXIT_USAGE;
	}
	exit(flush_output(code));
}
