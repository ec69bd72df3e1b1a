/*
 * The languages that people are told things in.
 *
 * A sentence is in the source in English, whole, and is itself the key to its translation; src/po/ has the
 * catalogue.  Two languages meet in one run: the program's messages are in the language of the person who
 * runs it, a document's findings in the document's own, whatever the environment says.  So the language is
 * always given, never looked up.
 *
 * What is written for other programs is never translated: ids of rules, words of options and files, headings
 * of columns.
 *
 * To add a language: src/po/NAME.po, by its two letters.  (What plans call columns and months in it is
 * sheet/synonyms.c.)
 *
 * The lookup is gettext's, which has one list of languages for the whole process: main.c sets it to all there
 * are, once, before anything else; each language has a catalogue of its own name, so that a text is looked up
 * in one of them only.  English is the text as it stands.  From then on all functions may be called from
 * several threads.
 */
#ifndef PLIEGO_BASE_LANGUAGE_H
#define PLIEGO_BASE_LANGUAGE_H

#include <stdbool.h>

/* English, and behind it those of src/po/, by name: language_of_tag("es"). */
enum language { LANGUAGE_ENGLISH, LANGUAGE_TRANSLATED };

/* All but English, as the variable LANGUAGE lists them: ":es:pt". */
extern const char language_list[];

/*
 * What the environment asks for, by the values of these variables (NULL: not set), as gettext has it: the
 * first of LC_ALL, LC_MESSAGES and LANG that says something; then LANGUAGE, a list, goes first, save in the
 * locales C and POSIX.  The first language that there is wins; English where there is none.  A locale need
 * not be installed.
 */
enum language language_wanted(const char *lc_all, const char *lc_messages, const char *lang,
    const char *language);

/* By a tag like "es-SV" or a name like "es_SV.UTF-8"; English where there is no such catalogue. */
enum language language_of_tag(const char *);

/*
 * Where the catalogues are: FOLDER/es/LC_MESSAGES/pliego-es.mo, ...  Returns whether one can be read; what is
 * in a language whose catalogue can't is told in English.
 */
bool language_open(const char *folder);

/* Whether there are texts in that language. */
bool language_is_known(enum language);

/* The text in the given language; as it is where there is no translation.  Lives as long as the program. */
const char *language_text(enum language, const char *text) __attribute__((format_arg(2)));

/* What an errno means, whatever the locale. */
const char *language_error(enum language, int error);

/* Marks a text for the catalogue that is looked up elsewhere. */
#define N_(text) text

#endif
