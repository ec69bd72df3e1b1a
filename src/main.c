/*
 * pliego: the program among its surroundings: streams, environment, signals, memory, and the only exit().
 * What it does is in command/.
 *
 * Exit codes: 0 done, 1 data or template refused, 2 wrong usage, 3 I/O or resources, 4 another run holds the
 * lock, 128+N ended by signal N.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <locale.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "command/command.h"

/* What is staged now: for the handlers of signals and of exhausted memory, which must clean up. */
static struct publication *_Atomic guarded;
static struct workers *_Atomic guarded_workers;
static pid_t self; /* workers are other processes */
static const char *last_words = "";

/* The language of the person who runs the program: set first of all, and never again. */
static enum language spoken;

static void
unlink_staged(void)
{
	struct publication *publication = guarded;
	struct workers *workers = guarded_workers;

	if (workers)
		workers_kill(workers);
	if (publication)
		publication_unlink_staged(publication);
}

static void
out_of_memory(void *ctx, size_t size)
{
	static atomic_flag told = ATOMIC_FLAG_INIT;

	(void)ctx;
	if (getpid() != self)
		_exit(EXIT_SYSTEM); /* who waits for this worker tells it */
	/* Another thread is about to end the program. */
	while (atomic_flag_test_and_set(&told))
		(void)pause();
	unlink_staged();
	if (size > 0)
		fprintf(stderr,
		    language_text(spoken,
			"pliego: error: out of memory (%zu bytes more); nothing was published [memory]\n"),
		    size);
	else
		fputs(language_text(spoken, "pliego: error: out of memory; nothing was published [memory]\n"),
		    stderr);
	exit(EXIT_SYSTEM);
}

static void
ended_by_signal(int number)
{
	unlink_staged();
	if (getpid() == self)
		(void)!write(STDERR_FILENO, last_words, strlen(last_words));
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

static void
guard(struct publication *publication, struct workers *workers)
{
	last_words = language_text(spoken,
	    "pliego: error: ended by a signal; some documents may be of an earlier edition [signal]\n");
	guarded_workers = workers;
	guarded = publication;
	if (publication)
		catch_signals();
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

static bool
has_folder(const char *folder, const char *name)
{
	char path[PATH_MAX];
	struct stat st;
	int n = snprintf(path, sizeof path, "%s/%s", folder, name);

	return n > 0 && (size_t)n < sizeof path && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The folder with templates/ and fonts/: beside the build folder, else where it was installed. */
static const char *
data_folder(char exe[PATH_MAX])
{
	ssize_t n = readlink("/proc/self/exe", exe, PATH_MAX - 1);
	if (n > 0) {
		exe[n] = '\0';
		for (int up = 0; up < 2; up++) {
			char *slash = strrchr(exe, '/');
			if (!slash)
				break;
			*slash = '\0';
			if (has_folder(exe, "templates") && has_folder(exe, "fonts"))
				return exe;
		}
	}
	return PLIEGO_DATADIR;
}

/*
 * Sets the languages up: which one the person asks for, and where the texts are: beside the program in the
 * build folder, else where they were installed.  Gettext translates for the whole process, in any locale but
 * C; of the locale only the messages are set, so that numbers, dates and the order of letters are the same
 * everywhere.
 */
static void
start_languages(void)
{
	char folder[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", folder, sizeof folder - 1);

	spoken = language_wanted(getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG"), getenv("LANGUAGE"));
	(void)setlocale(LC_MESSAGES, "C.UTF-8");
	(void)setenv("LANGUAGE", language_list, 1);
	folder[n > 0 ? n : 0] = '\0';
	char *slash = strrchr(folder, '/');
	if (slash && sizeof folder - (size_t)(slash - folder) > sizeof "/locale") {
		memcpy(slash, "/locale", sizeof "/locale");
		if (access(folder, F_OK) == 0 && language_open(folder))
			return;
	}
	(void)language_open(PLIEGO_LOCALEDIR);
}

#ifdef __linux__
/* glibc declares it for _GNU_SOURCE only. */
int sched_getaffinity(pid_t, size_t, void *);
#endif

/* Those that this process may use, which `taskset` and containers make less than there are. */
static unsigned
count_processors(void)
{
	long n = 0;

#ifdef __linux__
	unsigned long set[128] = {0}; /* a bit for each processor */

	if (sched_getaffinity(0, sizeof set, set) == 0)
		for (size_t i = 0; i < sizeof set / sizeof *set; i++)
			n += __builtin_popcountl(set[i]);
#endif
	if (n <= 0)
		n = sysconf(_SC_NPROCESSORS_ONLN);
	return n > 0 && n <= UINT_MAX ? (unsigned)n : 1;
}

static void
print_time(time_t seconds, char out[32])
{
	struct tm date;

	if (!gmtime_r(&seconds, &date) || strftime(out, 32, "%Y-%m-%dT%H:%M:%SZ", &date) == 0)
		memcpy(out, "-", 2);
}

static void
print_now(char out[32])
{
	print_time(time(NULL), out);
}

static int64_t
milliseconds(void)
{
	struct timespec now;

	return clock_gettime(CLOCK_MONOTONIC, &now) == 0 ? (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000
							 : 0;
}

/* By the clock that file systems stamp their files with. */
static void
set_start(struct program *program, char text[32])
{
	struct timespec now;

	program->began = INT64_MIN;
	program->started = "-";
	if (clock_gettime(CLOCK_REALTIME_COARSE, &now) != 0)
		return;
	program->began = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
	print_time(now.tv_sec, text);
	program->started = text;
}

/* Whether standard error is a stream of the journal (systemd.exec(5), JOURNAL_STREAM). */
static bool
is_journal(const char *stream)
{
	struct stat st;
	uintmax_t device, inode;

	return stream && sscanf(stream, "%ju:%ju", &device, &inode) == 2 && fstat(STDERR_FILENO, &st) == 0 &&
	    st.st_dev == device && st.st_ino == inode;
}

/* Output that did not reach its reader is a failure, even if all else went well. */
static enum exit_code
flush_output(enum exit_code code)
{
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr,
		    language_text(spoken,
			"pliego: error: standard output could not be written: %s [output-failed]\n"),
		    language_error(spoken, errno));
		return EXIT_SYSTEM;
	}
	return code;
}

int
main(int argc, char **argv)
{
	char folder[PATH_MAX], started[32];

	self = getpid();
	fill_standard_descriptors();
	start_languages();
	struct program program = {
	    .out = stdout,
	    .err = stderr,
	    .terminal = isatty(STDERR_FILENO) != 0,
	    .journal = is_journal(getenv("JOURNAL_STREAM")),
	    .now = print_now,
	    .milliseconds = milliseconds,
	    .language = spoken,
	    .data = data_folder(folder),
	    .source_date = getenv("SOURCE_DATE_EPOCH"),
	    .oom = out_of_memory,
	    .guard = guard,
	    .leave = _exit,
	    .processors = count_processors(),
	};
	set_start(&program, started);
	exit((int)flush_output(command_run(&program, argc, argv)));
}
