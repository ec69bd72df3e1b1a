/*
 * What libyaml does not tell of a file's text: comments behind values, and what was probably meant where a
 * file can't be parsed.
 *
 * Lines and columns are libyaml's, from 0: columns count characters, and a line ends with CR, LF, CR LF,
 * NEL, LS or PS.
 */
#ifndef PLIEGO_TEMPLATE_YAML_SOURCE_H
#define PLIEGO_TEMPLATE_YAML_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/file.h"

struct yaml_cursor {
	struct bytes bytes;
	size_t at, line, column;
};

/* At the first character of valid UTF-8. */
struct yaml_cursor yaml_cursor_begin(struct bytes);

/*
 * Whether a comment begins at the place, or behind blanks and at most one ':' there; the cursor is then at
 * its '#'.  A cursor only goes on: at a place before it, none is found.
 */
bool yaml_cursor_comment(struct yaml_cursor *, size_t line, size_t column, bool *is_word);

/* Goes on to the beginning of that line.  False where there is none, or the cursor is behind it. */
bool yaml_cursor_line(struct yaml_cursor *, size_t line);

/*
 * A comment at most ten lines above the place, that is a word and has a bracket in it which closes one before
 * it: `{color: #000080}`.  *out is then at its '#'.
 */
bool yaml_find_lost_bracket(struct bytes, size_t line, size_t column, struct yaml_cursor *out);

/*
 * A text in quotes that begins on an earlier line and ends on this one, or ends nowhere: its own quote is
 * probably missing, and the one that ends it opens another.  *out is then at its first quote.
 */
bool yaml_find_open_quote(struct bytes, size_t line, struct yaml_cursor *out);

/* Whether the place stands behind a text in quotes that ends on its line, with nothing between but blanks. */
bool yaml_follows_quote(struct bytes, size_t line, size_t column);

/* A problem as libyaml 0.2 words it, as a planner understands it: to be translated.  NULL: none known. */
const char *yaml_reworded(const char *problem);

#endif
