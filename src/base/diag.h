/*
 * Located diagnostics: FILE:LINE:COLUMN: error|warning|note: message [rule-id]
 *
 * A message says what was found, what was expected, and what was done about it.  Readers add and carry on,
 * so that one run shows all; past DIAG_SHOWN_MAX of them only the counts grow, and the last line printed
 * says how many were left out.  The last places are for errors, so that many warnings never hide why a run
 * failed.  A message past DIAG_MESSAGE_MAX bytes ends in "…".
 *
 * When printed, control characters (C1 ones too) and bytes that are not UTF-8 are escaped: "\n", "\x1b".
 * So are marks that change the direction of text, or that nobody sees: "\u202e", "\uffff".
 *
 * A list has one language.  The format of a message is a whole sentence in English and the key to its
 * translation (base/language.h); the words for severities are translated too, rules never are.
 *
 * Messages are formatted at once into memory of the list itself; nothing of the caller's is kept but `file`,
 * which must outlive the list (file names live in the job's arena or are literals).
 */
#ifndef PLIEGO_BASE_DIAG_H
#define PLIEGO_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/language.h"
#include "base/place.h"

#define DIAG_SHOWN_MAX 1000
#define DIAG_KEPT_FOR_ERRORS 200 /* of them */
#define DIAG_MESSAGE_MAX 2000

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

struct diag {
	enum severity severity;
	struct srcloc loc;
	const char *rule; /* a literal, like "csv-ragged-row" */
	const char *message;
};

struct diags;

/* Returns NULL when out of memory. */
struct diags *diags_open(void);
void diags_close(struct diags *);

/* One more of the same language and strictness; NULL when out of memory. */
struct diags *diags_open_like(const struct diags *);

/* Adds what is in the other list, as if it had been added here instead, and ends that one. */
void diags_join(struct diags *, struct diags *other);

/* What is added from now on is told in that language, English at first; so is all that is printed. */
void diags_speak(struct diags *, enum language);
enum language diags_language(const struct diags *);

/* rule is a literal: lower case words joined by hyphens, the reader's name first ("csv-", "yaml-", ...). */
void diag_add(struct diags *, enum severity, struct srcloc, const char *rule, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* The same with a text that is in the list's language already. */
void diag_add_text(struct diags *, enum severity, struct srcloc, const char *rule, const char *text);

/*
 * Whether the text of one more is kept.  Who has many, and long ones, asks before making it: one that is not
 * kept is only counted.
 */
bool diags_keeps(const struct diags *, enum severity);
void diag_count(struct diags *, enum severity);

/*
 * A part of a message that stands for itself: a reason after a colon, the name of a thing.  In the list's
 * language, when it is one of the texts that N_() marks.
 */
const char *diag_phrase(const struct diags *, const char *text) __attribute__((format_arg(2)));

/* "error", "warning" or "note": what jobs, reports and people's messages call it. */
const char *severity_name(enum severity);

/* A warning added from now on is an error (--strict). */
void diags_make_strict(struct diags *);

size_t diags_errors(const struct diags *);
size_t diags_warnings(const struct diags *);
size_t diags_count(const struct diags *);                     /* kept, at most DIAG_SHOWN_MAX */
const struct diag *diags_get(const struct diags *, size_t i); /* in the order they were added */

/* Whether this rule was broken at this place already: for faults of a place that is come by many times. */
bool diags_has(const struct diags *, struct srcloc, const char *rule);

/* Whether the very same was told already: severity, place, rule and message. */
bool diags_has_same(const struct diags *, const struct diag *);

/* Gets a whole line, with its line end. */
typedef void diag_line_fn(void *ctx, enum severity, const char *line, size_t n);

/* Tells what was added since `from` (0 at first), line by line, and returns what to go on from. */
size_t diags_each(const struct diags *, size_t from, diag_line_fn *, void *ctx);

/* Prints what was added since `from` (0 at first), and returns what to go on from. */
size_t diags_print(const struct diags *, size_t from, FILE *);

#endif
