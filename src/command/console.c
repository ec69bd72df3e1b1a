#include "command/console.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/io.h"

#define SHOWN_EVERY 100 /* milliseconds */

enum priority { PRIORITY_ERROR = 3, PRIORITY_WARNING = 4, PRIORITY_NOTICE = 5, PRIORITY_INFO = 6 };

static enum priority
priority_of(enum severity severity)
{
	switch (severity) {
	case SEVERITY_ERROR:
		return PRIORITY_ERROR;
	case SEVERITY_WARNING:
		return PRIORITY_WARNING;
	case SEVERITY_NOTE:
		return PRIORITY_NOTICE;
	}
	return PRIORITY_NOTICE;
}

/* One call for the whole line: what other runs write comes before or after it. */
static void
log_line(struct console *v, const char *line, size_t n)
{
	struct buf text = BUF_INIT;
	char now[32];

	if (v->log < 0)
		return;
	if (n > 8 && memcmp(line, "pliego: ", 8) == 0) {
		line += 8; /* every line of a log says so */
		n -= 8;
	}
	v->program->now(now);
	buf_addf(&text, "%s pliego[%ld]: ", now, (long)getpid());
	buf_add(&text, line, n);
	if (!text.failed)
		(void)io_write(v->log, text.data, text.length);
	buf_release(&text);
}

static void
say_line(struct console *v, enum priority priority, const char *line, size_t n)
{
	if (v->priorities)
		fprintf(v->program->err, "<%d>", (int)priority);
	(void)fwrite(line, 1, n, v->program->err);
}

static void
wipe(struct console *v)
{
	if (v->shown > 0)
		fputs("\r\033[K", v->program->err);
	v->shown = 0;
}

/* A pipe that this process writes to anyway; any other may have nobody who reads it, or not for long. */
static bool
is_own_stream(const struct stat *log)
{
	struct stat st;

	for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++)
		if (fstat(fd, &st) == 0 && st.st_dev == log->st_dev && st.st_ino == log->st_ino)
			return true;
	return false;
}

/* Returns a descriptor, or -1 with errno.  Never waits: what is opened is seen only then. */
static int
open_log(const char *path)
{
	struct stat st;
	int fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0666);
	int error = ENXIO;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && (S_ISREG(st.st_mode) || S_ISCHR(st.st_mode) || is_own_stream(&st))) {
		if (fcntl(fd, F_SETFL, O_APPEND) == 0)
			return fd;
		error = errno;
	}
	(void)close(fd); /* nothing was written */
	errno = error;
	return -1;
}

static void
refuse_log(const struct program *program, const char *path, int error)
{
	struct buf shown = BUF_INIT;

	buf_add_escaped(&shown, path);
	fprintf(program->err, "%s: %s: ", buf_cstr(&shown),
	    language_text(program->language, severity_name(SEVERITY_ERROR)));
	fprintf(program->err, language_text(program->language, "the log could not be opened: %s"),
	    error == ENOENT ? language_error(program->language, error)
			    : file_error(program->language, error));
	fputs(" [output-failed]\n", program->err);
	buf_release(&shown);
}

static void
log_begun(struct console *v, const char *job)
{
	struct buf shown = BUF_INIT, line = BUF_INIT;

	buf_add_escaped(&shown, job);
	buf_addf(&line, language_text(v->program->language, "begun: %s\n"), buf_cstr(&shown));
	if (!line.failed)
		log_line(v, line.data, line.length);
	buf_release(&shown);
	buf_release(&line);
}

bool
console_open(struct console *v, const struct program *program, const char *log, const char *job)
{
	v->program = program;
	v->priorities = v->priorities || program->journal;
	v->log = -1;
	v->shows = program->terminal && !v->quiet;
	v->began = program->milliseconds();
	v->shown = 0;
	if (!log)
		return true;
	v->log = open_log(log);
	if (v->log < 0)
		refuse_log(program, log, errno);
	else
		log_begun(v, job);
	return v->log >= 0;
}

void
console_close(struct console *v)
{
	if (v->log >= 0)
		(void)close(v->log); /* a log that is not whole is no reason to fail */
	v->log = -1;
}

struct telling {
	struct console *console;
	bool errors_only, silent;
};

static void
tell_line(void *ctx, enum severity severity, const char *line, size_t n)
{
	const struct telling *t = ctx;

	log_line(t->console, line, n);
	if (!t->silent && (!t->errors_only || severity == SEVERITY_ERROR))
		say_line(t->console, priority_of(severity), line, n);
}

void
console_diags(struct console *v, const struct diags *diags, bool failed)
{
	struct telling telling = {v, v->quiet, v->quiet && !failed};

	wipe(v);
	(void)diags_each(diags, 0, tell_line, &telling);
}

void
console_sum_up(struct console *v, bool failed, const char *fmt, ...)
{
	struct buf line = BUF_INIT;
	va_list args;

	wipe(v);
	va_start(args, fmt);
	buf_addvf(&line, language_text(v->program->language, fmt), args);
	va_end(args);
	if (!line.failed) {
		log_line(v, line.data, line.length);
		if (failed || !v->quiet)
			say_line(v, failed ? PRIORITY_ERROR : PRIORITY_INFO, line.data, line.length);
	}
	buf_release(&line);
}

void
console_progress(void *ctx, size_t done, size_t total, size_t pages)
{
	struct console *v = ctx;
	int64_t now = v->shows ? v->program->milliseconds() : 0;

	if (!v->shows || now - v->shown < SHOWN_EVERY || now <= v->began)
		return;
	uint64_t spent = (uint64_t)(now - v->began), rate = pages * UINT64_C(1000) / spent,
		 left = done > 0 ? spent * (total - done) / done / 1000 : 0;
	v->shown = now;
	fprintf(v->program->err, "\r\033[K");
	fprintf(v->program->err,
	    language_text(v->program->language,
		"documents: %zu of %zu, pages: %zu, %llu pages a second, %llu seconds left"),
	    done, total, pages, (unsigned long long)rate, (unsigned long long)left);
	fflush(v->program->err);
}
