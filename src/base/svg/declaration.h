/*
 * Declarations of CSS, as `style` attributes and rules have them: "fill: red; stroke: none".
 *
 * Source: CSS 2.1, 4.1.
 */
#ifndef PLIEGO_BASE_SVG_DECLARATION_H
#define PLIEGO_BASE_SVG_DECLARATION_H

#include <stdbool.h>

#include "base/arena.h"

struct svg_declaration {
	struct svg_declaration *next;
	const char *name;  /* in small letters, as CSS has it without case */
	const char *value; /* without blanks around it, and without "!important" */
	size_t at;         /* where it begins in its text */
	bool is_important;
	bool is_told; /* that it can't be drawn */
};

/*
 * Reads the text up to `end`, which is writable up to there, and becomes the names and values.  *count grows
 * by what is read.  Returns NULL, or where something begins that is no declaration; all others are read.
 */
const char *svg_declarations(struct arena *, char *text, char *end, struct svg_declaration **out,
    size_t *count);

/* Where one of the characters is, but for quotes and parentheses; `end`: nowhere. */
char *svg_css_find(char *text, char *end, const char *characters);

/* Makes blanks of comments.  Returns NULL, or where one begins that has no end, which is left as it is. */
char *svg_css_drop_comments(char *text, char *end);

#endif
