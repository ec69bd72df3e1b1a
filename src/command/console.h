/*
 * What a run says, to a person, to a journal and to a log.
 *
 * On standard error: messages, then one line that sums up.  Quiet, a run that succeeds says nothing, and one
 * that does not says its errors and that line.  Where a journal reads it, or --priorities is given, each line
 * begins with its priority as sd-daemon(3) has it ("<3>" for errors), which logger --prio-prefix understands
 * as well.
 *
 * In a log: all messages, with the time and the process, whether quiet or not.  Each line is written whole,
 * by one call, at the end of the file, so that runs may share one and logrotate may move it away.
 *
 * To a person at a terminal that waits: how far it is, on a line that is wiped away.
 */
#ifndef PLIEGO_COMMAND_CONSOLE_H
#define PLIEGO_COMMAND_CONSOLE_H

#include "command/command.h"

struct console {
	const struct program *program;
	bool quiet, priorities;
	int log;              /* -1: none */
	int64_t began, shown; /* milliseconds */
	bool shows;           /* how far it is */
};

/* Opens the log, if `log` is not NULL, and notes there that the job was begun.  False: told why not. */
bool console_open(struct console *, const struct program *, const char *log, const char *job);
void console_close(struct console *);

/* What is to be said, where a run that is quiet has `failed` or not. */
void console_diags(struct console *, const struct diags *, bool failed);

/* A line of which there is one: what the run came to.  fmt is translated, and ends with a line end. */
void console_sum_up(struct console *, bool failed, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* How far it is: told to whom waits at a terminal; ctx is the console. */
void console_progress(void *ctx, size_t done, size_t total, size_t pages);

#endif
