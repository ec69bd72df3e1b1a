/*
 * The options of a command, from one table: what they are called, what they take, and where it goes.
 *
 * Every command has --help besides; it prints the command's text, and nothing else is done then.
 */
#ifndef PLIEGO_COMMAND_OPTIONS_H
#define PLIEGO_COMMAND_OPTIONS_H

#include "command/command.h"

#define OPTIONS_MAX 31

struct option_texts {
	const char **texts;
	size_t count;
};

/* Exactly one of flag, text, texts, word and number is set: where the value goes, and so what it is. */
struct option_spec {
	const char *name; /* without "--" */
	bool *flag;
	const char **text;          /* never empty; the last one given counts */
	struct option_texts *texts; /* each of those given */
	int *word;                /* index among `words`, or what `parse` makes of it, -1 for no such word */
	const char *const *words; /* two or three, then NULL */
	int (*parse)(const char *);
	const char *parsed; /* what `parse` takes, translated: "--NAME is ..." */
	long *number;       /* from least to most */
	long least, most;
	char letter;   /* '\0': none */
	bool required; /* a text, or a number above 0, that must be given */
};

struct command_line {
	const char *help;
	const struct option_spec *options;
	size_t option_count;
	const char *operand_name;      /* "job file": what the one operand is; translated, as help is */
	const char **operand;          /* or */
	struct option_texts *operands; /* one or more */
	bool operand_optional;         /* it may be left out */
};

enum options_result { OPTIONS_READ, OPTIONS_HELP, OPTIONS_WRONG };

/* OPTIONS_WRONG was told; OPTIONS_HELP is printed.  Texts are those of argv. */
enum options_result options_read(const struct program *, struct arena *, const struct command_line *,
    int argc, char **argv);

/* What a command ends with whose options are not OPTIONS_READ. */
enum exit_code options_exit_code(enum options_result);

#endif
