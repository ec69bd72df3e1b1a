/*
 * The commands of the program: their options, and what they print.
 *
 * A command touches its surroundings through struct program only: main.c owns the streams' meaning, the
 * environment, signals and the end.  What was asked for goes to `out`, all else to `err`.
 *
 * What people read is in their language, whatever that of the documents; what programs read (JSON, CSV, ids
 * of rules) is the same in all, save the sentences in it.
 *
 * To add one: a row in COMMANDS, and its function command_NAME() in a file of its own.
 */
#ifndef PLIEGO_COMMAND_COMMAND_H
#define PLIEGO_COMMAND_COMMAND_H

#include <stdio.h>

#include "run/build.h"

enum exit_code {
	EXIT_DONE = 0,    /* there may be warnings */
	EXIT_REFUSED = 1, /* data, a template or a PDF */
	EXIT_USAGE = 2,
	EXIT_SYSTEM = 3,  /* input, output or resources */
	EXIT_BUSY = 4,    /* another run holds the lock */
	EXIT_SIGNAL = 128 /* and the signal's number */
};

struct program {
	FILE *out, *err;
	bool terminal;                 /* a person reads err */
	enum language language;        /* of that person */
	bool journal;                  /* a journal reads err */
	void (*now)(char[32]);         /* the time in UTC: "2026-11-23T03:00:00Z" */
	int64_t (*milliseconds)(void); /* since some moment before the program began */
	const char *data;              /* the folder of templates/ and fonts/ */
	const char *source_date;       /* SOURCE_DATE_EPOCH as the environment has it; may be NULL */
	const char *started;           /* when, in UTC: "2026-11-23T03:00:00Z" */
	int64_t began;     /* the same by the clock of the file systems, in nanoseconds since 1970 */
	arena_oom_fn *oom; /* cleans up and ends the program */
	/*
	 * From here on what ends the program kills these workers and removes what is staged there; NULL:
	 * there are none, and nothing is any more.
	 */
	void (*guard)(struct publication *, struct workers *);
	void (*leave)(int);  /* ends this process at once, leaving all as it is */
	unsigned processors; /* that this process may use */
};

/* argv[0] is the command's name.  It prints the diags itself, before its last word. */
typedef enum exit_code command_fn(const struct program *, struct arena *, struct diags *, int argc,
    char **argv);

/* What it is called, what it is given, and what it is for: the rows of --help, in this order. */
/* clang-format off */
#define COMMANDS(X) \
	X(init, N_("[DIR] [OPTION]..."), N_("write a job and a template to begin with")) \
	X(build, N_("JOB [OPTION]..."), N_("check the data and make the documents of a job")) \
	X(check, N_("JOB [OPTION]..."), N_("what is wrong or doubtful in the plans")) \
	X(rollup, N_("JOB [OPTION]..."), N_("what the plans come to, by unit or for all")) \
	X(explain, N_("JOB [OPTION]..."), N_("where a printed figure comes from")) \
	X(diff, N_("OLD NEW [OPTION]..."), N_("what changed between two versions of a plan")) \
	X(form, N_("JOB --period PERIOD"), N_("a file for each unit to report its progress in, or to plan")) \
	X(columns, N_("[JOB] [OPTION]..."), N_("what files call their columns, and what is read of them")) \
	X(import, N_("WORKBOOK -o DIR"), N_("the sheets of a workbook as CSVs")) \
	X(extract, N_("PDF [OPTION]..."), N_("get back the files that a document carries")) \
	X(verify, N_("DIR [OPTION]..."), N_("check an output folder against its manifest")) \
	X(merge, N_("DIR... [OPTION]..."), N_("join the shares that several runs made of a job"))
/* clang-format on */

#define COMMAND_FUNCTION(name, arguments, purpose) command_fn command_##name;
COMMANDS(COMMAND_FUNCTION)
#undef COMMAND_FUNCTION

/* Runs what argv asks for: a command, --help or --version. */
enum exit_code command_run(const struct program *, int argc, char **argv);

/* Prints "pliego: error: MESSAGE; see pliego --help [usage]", in the person's language. */
enum exit_code usage_error(const struct program *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* What every reading of a job needs. */
struct build_options command_job(const struct program *, struct arena *, const char *job);

enum exit_code command_exit_code(enum build_result);

/*
 * Whether a report was printed whole.  A stream that refused is told when the program ends; where it did not
 * refuse, memory ran out, and the program ends here.
 */
bool command_printed(const struct program *, bool whole);

#endif
