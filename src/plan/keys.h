/*
 * Normal forms: what texts of a plan are known by, so that two spellings of one thing meet.
 *
 * The normal form of a line that begins with a code is that code, then the normal form of what follows:
 * "L.E.8.2 Gestionar" -> "LE 8.2 gestionar".  Folded text has no capitals, so the code can't be mistaken.
 * A code is "L" and "E", with dots, spaces, hyphens or colons between and after them, and figures joined by
 * dots (or commas); a letter does not follow at once.
 *
 * All are NUL-terminated and live in the arena given, before aliases.
 */
#ifndef PLIEGO_PLAN_KEYS_H
#define PLIEGO_PLAN_KEYS_H

#include "base/arena.h"

/* The normal form of a text: utf8_fold(), punctuation (but "%") made a space. */
const char *plan_key(struct arena *, const char *, size_t n);

/*
 * What an activity's code is known by: folded, its punctuation kept, but for the apostrophe by which it is a
 * text to spreadsheets.  "" when it says nothing.
 */
const char *plan_code_key(struct arena *, const char *, size_t n);

/*
 * What a unit of measure is known by: folded, without periods that end words; "%" for the words that say
 * that, a currency by its code ("gtq"), "" for a dash.
 */
const char *plan_unit_key(struct arena *, const char *, size_t n);

/* What a strategic line is known by: its code where it begins with one. */
const char *plan_line_key(struct arena *, const char *, size_t n);

/* The normal form of a strategic line, code and all. */
const char *normal_line(struct arena *, const char *, size_t n);

/* Bytes of the code that a normal form of a line begins with; 0: none. */
size_t normal_code_length(const char *line);

#endif
