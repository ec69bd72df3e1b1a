/*
 * The fixed words of documents: headings of datasets, months, statuses, what stands where something lacks.
 *
 * They are in the source in Spanish, the language of the plans; a template says in its `language` in which
 * they are printed.  These are complete: a document in one of them has no word of another that its template
 * does not write.  (Messages of the program are language.h.)
 */
#ifndef PLIEGO_BASE_WORDING_H
#define PLIEGO_BASE_WORDING_H

#include <stdbool.h>

enum wording { WORDING_SPANISH, WORDING_ENGLISH, WORDING_PORTUGUESE, WORDINGS };

/* By a tag like "pt-BR"; Spanish for any other language. */
enum wording wording_of_tag(const char *);

/*
 * A word, a heading or a sentence.  One that there is not, as a plan's own, stays as it is.  Lives as long as
 * the program, or is the argument.
 */
const char *wording_text(enum wording, const char *spanish) __attribute__((format_arg(2)));

/* Whether it can be had in all of them. */
bool wording_is_known(const char *spanish);

#endif
