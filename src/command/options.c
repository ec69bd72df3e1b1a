#include "command/options.h"

#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

#define OPTION_FIRST 256 /* past any letter */
#define OPTION_HELP (OPTION_FIRST + OPTIONS_MAX)

static bool
takes_value(const struct option_spec *spec)
{
	return !spec->flag;
}

/* The tables that getopt_long() wants: options has room for one more than count + 1. */
static void
fill_getopt(const struct command_line *line, struct option *options, char *letters)
{
	size_t n = 0;

	letters[n++] = ':';
	for (size_t i = 0; i < line->option_count; i++) {
		const struct option_spec *spec = &line->options[i];
		int argument = takes_value(spec) ? required_argument : no_argument;
		options[i] = (struct option){spec->name, argument, NULL, OPTION_FIRST + (int)i};
		if (spec->letter == '\0')
			continue;
		letters[n++] = spec->letter;
		if (takes_value(spec))
			letters[n++] = ':';
	}
	letters[n] = '\0';
	options[line->option_count] = (struct option){"help", no_argument, NULL, OPTION_HELP};
	options[line->option_count + 1] = (struct option){NULL, 0, NULL, 0};
}

/* What getopt_long() refused: optopt is the letter of a short option, within a cluster too. */
static void
refuse_option(const struct program *program, int option, char **argv)
{
	char letter[] = {'-', (char)optopt, '\0'};
	const char *name = optopt > 0 && optopt < 128 ? letter : argv[optind - 1];

	if (option == ':')
		(void)usage_error(program, "a value is missing after %s", name);
	else
		(void)usage_error(program, "unknown option %s", name);
}

static void
refuse_word(const struct program *program, const struct option_spec *s, const char *value)
{
	if (!s->words)
		(void)usage_error(program, "--%s is %s, not «%s»", s->name,
		    language_text(program->language, s->parsed), value);
	else if (!s->words[2])
		(void)usage_error(program, "--%s is %s or %s, not «%s»", s->name, s->words[0], s->words[1],
		    value);
	else
		(void)usage_error(program, "--%s is %s, %s or %s, not «%s»", s->name, s->words[0],
		    s->words[1], s->words[2], value);
}

static bool
take_word(const struct program *program, const struct option_spec *spec, const char *value)
{
	int found = -1;

	if (spec->parse)
		found = spec->parse(value);
	else
		for (int i = 0; spec->words[i] && found < 0; i++)
			if (strcmp(spec->words[i], value) == 0)
				found = i;
	if (found >= 0)
		*spec->word = found;
	else
		refuse_word(program, spec, value);
	return found >= 0;
}

static bool
take_number(const struct program *program, const struct option_spec *spec, const char *value)
{
	char *end;

	errno = 0;
	long number = strtol(value, &end, 10);
	if (errno != 0 || end == value || *end != '\0' || number < spec->least || number > spec->most) {
		(void)usage_error(program, "--%s takes a number from %ld to %ld, not «%s»", spec->name,
		    spec->least, spec->most, value);
		return false;
	}
	*spec->number = number;
	return true;
}

static bool
take(const struct program *program, const struct option_spec *spec, const char *value)
{
	if (spec->flag)
		return *spec->flag = true;
	if (spec->number)
		return take_number(program, spec, value);
	if (spec->word)
		return take_word(program, spec, value);
	if (*value == '\0') {
		(void)usage_error(program, "the value of --%s is empty", spec->name);
		return false;
	}
	if (spec->text)
		*spec->text = value;
	else if (spec->texts)
		spec->texts->texts[spec->texts->count++] = value;
	return true;
}

static const struct option_spec *
find_option(const struct command_line *line, int option)
{
	if (option >= OPTION_FIRST)
		return &line->options[option - OPTION_FIRST];
	for (size_t i = 0; i < line->option_count; i++)
		if (line->options[i].letter == option)
			return &line->options[i];
	return NULL;
}

/* All of them name files and folders that are there. */
static bool
take_operands(const struct program *program, struct arena *arena, const struct command_line *line, int argc,
    char **argv)
{
	const char *name = language_text(program->language, line->operand_name);

	if (optind == argc && !line->operand_optional) {
		(void)usage_error(program, "no %s was given", name);
		return false;
	}
	if (line->operand && optind + 1 < argc) {
		(void)usage_error(program, "one %s at a time; this one is too many: %s", name,
		    argv[optind + 1]);
		return false;
	}
	for (int i = optind; i < argc; i++)
		if (line->operand)
			*line->operand = path_found(arena, argv[i]);
		else if (line->operands)
			line->operands->texts[line->operands->count++] = path_found(arena, argv[i]);
	return true;
}

static bool
all_given(const struct program *program, const struct command_line *line)
{
	for (size_t i = 0; i < line->option_count; i++) {
		const struct option_spec *spec = &line->options[i];
		if (spec->required && (spec->text ? !*spec->text : *spec->number == 0)) {
			(void)usage_error(program, "--%s is missing", spec->name);
			return false;
		}
	}
	return true;
}

enum options_result
options_read(const struct program *program, struct arena *arena, const struct command_line *line, int argc,
    char **argv)
{
	struct option options[OPTIONS_MAX + 2];
	char letters[2 * OPTIONS_MAX + 2];
	int option;

	for (size_t i = 0; i < line->option_count; i++)
		if (line->options[i].texts)
			line->options[i].texts->texts = ARENA_ARRAY(arena, const char *, (size_t)argc);
	if (line->operands)
		line->operands->texts = ARENA_ARRAY(arena, const char *, (size_t)argc);
	fill_getopt(line, options, letters);
	opterr = 0;
	while ((option = getopt_long(argc, argv, letters, options, NULL)) != -1) {
		if (option == OPTION_HELP) {
			fputs(language_text(program->language, line->help), program->out);
			return OPTIONS_HELP;
		}
		if (option == '?' || option == ':') {
			refuse_option(program, option, argv);
			return OPTIONS_WRONG;
		}
		if (!take(program, find_option(line, option), optarg))
			return OPTIONS_WRONG;
	}
	if (!take_operands(program, arena, line, argc, argv) || !all_given(program, line))
		return OPTIONS_WRONG;
	return OPTIONS_READ;
}

enum exit_code
options_exit_code(enum options_result result)
{
	return result == OPTIONS_WRONG ? EXIT_USAGE : EXIT_DONE;
}
