#include "base/language.h"

#include <libintl.h>
#include <locale.h>

/* The languages of src/po/, as the Makefile finds them: X(es) X(pt) */
#define TAG(name) #name,
#define DOMAIN(name) "pliego-" #name,
#define LISTED(name) ":" #name
static const char *const tags[] = {"en", PLIEGO_LANGUAGES(TAG)};
static const char *const domains[] = {NULL, PLIEGO_LANGUAGES(DOMAIN)};
const char language_list[] = PLIEGO_LANGUAGES(LISTED);
#undef TAG
#undef DOMAIN
#undef LISTED

#define LANGUAGES (sizeof tags / sizeof *tags)

/* What ends the language in a tag, and in one of the names that LANGUAGE lists. */
#define TAG_ENDS "-_.@:"

static bool
is_language(const char *tag, const char *language)
{
	size_t n = strcspn(tag, TAG_ENDS);

	return n == strlen(language) && strncmp(tag, language, n) == 0;
}

/* Its number; LANGUAGES: there is none. */
static size_t
find_language(const char *tag)
{
	size_t i = 0;

	while (i < LANGUAGES && !is_language(tag, tags[i]))
		i++;
	return i;
}

enum language
language_of_tag(const char *tag)
{
	size_t i = find_language(tag);

	return i < LANGUAGES ? (enum language)i : LANGUAGE_ENGLISH;
}

static bool
says_something(const char *value)
{
	return value != NULL && *value != '\0';
}

enum language
language_wanted(const char *lc_all, const char *lc_messages, const char *lang, const char *language)
{
	const char *locale = says_something(lc_all) ? lc_all
	    : says_something(lc_messages)           ? lc_messages
						    : lang;

	if (!says_something(locale) || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return LANGUAGE_ENGLISH;
	for (const char *at = language; says_something(at); at += strcspn(at, ":"), at += *at == ':') {
		if (find_language(at) < LANGUAGES)
			return (enum language)find_language(at);
		if (is_language(at, "C"))
			return LANGUAGE_ENGLISH;
	}
	return language_of_tag(locale);
}

bool
language_open(const char *folder)
{
	bool any = false;

	for (size_t i = LANGUAGE_TRANSLATED; i < LANGUAGES; i++)
		any = (bindtextdomain(domains[i], folder) != NULL &&
			  bind_textdomain_codeset(domains[i], "UTF-8") != NULL &&
			  language_is_known((enum language)i)) ||
		    any;
	return any;
}

bool
language_is_known(enum language language)
{
	/* The empty text is the key of what a catalogue says about itself. */
	return language == LANGUAGE_ENGLISH || *dgettext(domains[language], "") != '\0';
}

const char *
language_text(enum language language, const char *text)
{
	return language == LANGUAGE_ENGLISH || *text == '\0' ? text : dgettext(domains[language], text);
}

/* What the C library says of the errors that the program meets; its own translations may be there or not. */
static const char *const errors[] __attribute__((unused)) = {
    N_("Bad file descriptor"),
    N_("Broken pipe"),
    N_("Cannot allocate memory"),
    N_("Device or resource busy"),
    N_("Disk quota exceeded"),
    N_("File exists"),
    N_("File name too long"),
    N_("File too large"),
    N_("Input/output error"),
    N_("Invalid argument"),
    N_("Invalid cross-device link"),
    N_("Is a directory"),
    N_("No space left on device"),
    N_("No such device or address"),
    N_("No such file or directory"),
    N_("Not a directory"),
    N_("Operation not permitted"),
    N_("Permission denied"),
    N_("Read-only file system"),
    N_("Text file busy"),
    N_("Too many levels of symbolic links"),
    N_("Too many open files"),
    N_("Too many open files in system"),
};

const char *
language_error(enum language language, int error)
{
	return language_text(language, strerror_l(error, newlocale(LC_ALL_MASK, "C", (locale_t)0)));
}
