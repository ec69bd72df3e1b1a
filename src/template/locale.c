/*
 * How a job's numbers are written: by its locale, and by what it says itself.
 */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "template/loader.h"

#define NO_BREAK_SPACE 0xA0
#define FIGURE_SPACE 0x2007
#define THIN_SPACE 0x2009
#define CURLY_MARK 0x2019
#define NARROW_NO_BREAK_SPACE 0x202F

/*
 * Decimal and grouping marks of Unicode CLDR 45: where Spanish is an official language, and of the languages
 * that neighbours and lenders write in.
 *
 * A space before "%" is what the academies of Spanish ask for (Ortografía de la lengua española, RAE and
 * ASALE, 2010, on symbols; so does BIPM, The International System of Units, 5.4.7), and CLDR 45 for "es" and
 * "fr".  For "es-419" CLDR 41 has it as well, but CLDR 45 has not: that is followed for es-MX and es-US only,
 * where "%" commonly stands right behind its figure.
 */
static const struct {
	const char *name;
	struct number_style numbers;
} locales[] = {
    {"es-SV", {'.', ',', ' '}},
    {"es-GT", {'.', ',', ' '}},
    {"es-HN", {'.', ',', ' '}},
    {"es-NI", {'.', ',', ' '}},
    {"es-PA", {'.', ',', ' '}},
    {"es-MX", {'.', ',', GROUP_NONE}},
    {"es-DO", {'.', ',', ' '}},
    {"es-PR", {'.', ',', ' '}},
    {"es-CU", {'.', ',', ' '}},
    {"es-PE", {'.', ',', ' '}},
    {"es-US", {'.', ',', GROUP_NONE}},
    {"es-419", {'.', ',', ' '}},
    {"es-CR", {',', ' ', ' '}},
    {"es-AR", {',', '.', ' '}},
    {"es-BO", {',', '.', ' '}},
    {"es-CL", {',', '.', ' '}},
    {"es-CO", {',', '.', ' '}},
    {"es-EC", {',', '.', ' '}},
    {"es-PY", {',', '.', ' '}},
    {"es-UY", {',', '.', ' '}},
    {"es-VE", {',', '.', ' '}},
    {"es-GQ", {',', '.', ' '}},
    {"es-ES", {',', '.', ' '}},
    {"pt-BR", {',', '.', GROUP_NONE}},
    {"en-US", {'.', ',', GROUP_NONE}},
    {"en-GB", {'.', ',', GROUP_NONE}},
    {"fr-FR", {',', GROUP_NARROW_SPACE, ' '}},
};

#define LOCALES (sizeof(locales) / sizeof(*locales))

static const struct schema_key numbers_keys[] = {
    {"decimal", .flags = KEY_ELSEWHERE},
    {"group", .flags = KEY_ELSEWHERE},
    {"percent", .flags = KEY_ELSEWHERE},
};
const struct schema_map schema_job_numbers = SCHEMA_MAP("job-numbers", "the marks of numbers", numbers_keys);

static void
unknown_locale(struct loader *l, const struct job_text *locale)
{
	const char *names[LOCALES];
	struct buf known = BUF_INIT;

	for (size_t i = 0; i < LOCALES; i++) {
		names[i] = locales[i].name;
		buf_adds(&known, i > 0 ? ", " : "");
		buf_adds(&known, names[i]);
	}
	LOAD_ERROR(l, locale->loc, "job-locale", "unknown locale «%s»%s; those known are %s",
	    load_quote(l, locale->text), load_suggestion(l, locale->text, names, LOCALES), buf_cstr(&known));
	buf_release(&known);
}

static const struct number_style *
numbers_of(const char *locale)
{
	for (size_t i = 0; i < LOCALES; i++)
		if (strcmp(locales[i].name, locale) == 0)
			return &locales[i].numbers;
	return NULL;
}

/* The only character of a text; 0: it has none, or several. */
static uint32_t
only_character(const struct yaml_node *node)
{
	size_t bytes = 0;
	uint32_t code = node->length > 0 ? utf8_decode(node->text, node->length, &bytes) : 0;

	return bytes == node->length ? code : 0;
}

/* False after an error. */
static bool
read_decimal(struct loader *l, const struct yaml_node *node, struct number_style *out)
{
	uint32_t code = node->kind == YAML_SCALAR ? only_character(node) : 0;

	if (code == '.' || code == ',') {
		out->decimal_mark = (char)code;
		return true;
	}
	if (load_expect(l, node, YAML_SCALAR, "«decimal»"))
		LOAD_ERROR(l, node->loc, "job-numbers",
		    "«decimal» should be \".\" or \",\", in quotes, not «%s»", load_quote(l, node->text));
	return false;
}

/* How a mark between thousands is kept; GROUP_NONE: it is none. */
static char
group_mark(uint32_t code)
{
	switch (code) {
	case '.':
	case ',':
		return (char)code;
	case ' ':
	case NO_BREAK_SPACE:
	case FIGURE_SPACE:
		return ' ';
	case THIN_SPACE:
	case NARROW_NO_BREAK_SPACE:
		return GROUP_NARROW_SPACE;
	case '\'':
		return GROUP_APOSTROPHE;
	case CURLY_MARK:
		return GROUP_CURLY_MARK;
	default:
		return GROUP_NONE;
	}
}

/* False after an error. */
static bool
read_group(struct loader *l, const struct yaml_node *node, struct number_style *out)
{
	if (node->kind == YAML_SCALAR && (node->length == 0 || strcmp(node->text, "none") == 0)) {
		out->group_mark = GROUP_NONE;
		return true;
	}
	char mark = node->kind == YAML_SCALAR ? group_mark(only_character(node)) : GROUP_NONE;
	if (mark != GROUP_NONE) {
		out->group_mark = mark;
		return true;
	}
	if (load_expect(l, node, YAML_SCALAR, "«group»"))
		LOAD_ERROR(l, node->loc, "job-numbers",
		    "«group» should be \".\", \",\", a space or an apostrophe, in quotes, or none; not «%s»",
		    load_quote(l, node->text));
	return false;
}

/* False after an error. */
static bool
read_percent(struct loader *l, const struct yaml_node *node, struct number_style *out)
{
	bool none = node->kind == YAML_SCALAR && (node->length == 0 || strcmp(node->text, "none") == 0);
	char gap = node->kind == YAML_SCALAR ? group_mark(only_character(node)) : GROUP_NONE;

	if (none || gap == ' ' || gap == GROUP_NARROW_SPACE) {
		out->percent_gap = gap;
		return true;
	}
	if (load_expect(l, node, YAML_SCALAR, "«percent»"))
		LOAD_ERROR(l, node->loc, "job-numbers",
		    "«percent» should be a space, in quotes, or none; not «%s»", load_quote(l, node->text));
	return false;
}

static void
read_numbers(struct loader *l, const struct yaml_node *map, struct number_style *numbers)
{
	const struct yaml_node *decimal = yaml_get(map, "decimal"), *group = yaml_get(map, "group");
	const struct yaml_node *percent = yaml_get(map, "percent");
	bool good = true;

	if (!load_map(l, map, &schema_job_numbers, NULL))
		return;
	if (decimal)
		good = read_decimal(l, decimal, numbers);
	if (group)
		good = read_group(l, group, numbers) && good;
	if (percent)
		good = read_percent(l, percent, numbers) && good;
	if (!good || numbers->decimal_mark != numbers->group_mark)
		return;
	if (decimal && group)
		LOAD_ERROR(l, group->loc, "job-numbers",
		    "«decimal» and «group» are both «%c»: a number could not be read", numbers->group_mark);
	else if (decimal)
		LOAD_ERROR(l, decimal->loc, "job-numbers",
		    "the locale has «%c» between thousands already: say what stands there, with «group»",
		    numbers->group_mark);
	else if (group)
		LOAD_ERROR(l, group->loc, "job-numbers",
		    "the locale has «%c» before decimals already: say what stands there, with «decimal»",
		    numbers->group_mark);
}

void
load_locale(struct loader *l, const struct yaml_node *numbers, struct job *job)
{
	const struct number_style *of_locale;

	if (job->locale.text == NULL)
		job->locale.text = "es-SV";
	of_locale = numbers_of(job->locale.text);
	if (of_locale == NULL) {
		unknown_locale(l, &job->locale);
		return;
	}
	job->numbers = *of_locale;
	if (numbers != NULL)
		read_numbers(l, numbers, &job->numbers);
}
