/*
 * Styles of words: as the text around them, but bold, a link, a reference, further apart.  Each is made once,
 * and lasts as long as the document.
 */
#ifndef PLIEGO_COMPOSE_WORDS_H
#define PLIEGO_COMPOSE_WORDS_H

#include "compose/context.h"
#include "template/prose_spec.h"

/* What differs; zeroes: nothing. */
struct look {
	unsigned emphasis;       /* a set of enum prose_emphasis */
	const struct style *ink; /* words in code: face and colour; links: colour; NULL: the usual */
	bool refers;
	uint32_t link, note; /* numbers in the section */
	bool has_space_before, has_space_after, has_align;
	length space_before, space_after;
	enum align align;
};

const struct style *look_style(struct context *, const struct style *, struct look);

/* Of a document: each look once, found among those of its link. */
struct look_styles {
	struct made_look {
		const struct style *from, *style;
		struct look look;
		size_t before; /* the one made before it of the same link, counted from 1; 0: none */
	} * made;
	size_t *last; /* by number of link, 0 without one: the one made last, as above */
	size_t count, capacity, link_count, link_capacity;
};

/* Links and footnotes of a section under construction, in its arena. */
struct section_words {
	struct link *links;
	struct footnote *notes;
	size_t link_count, link_capacity, note_count, note_capacity;
};

/* The style of a piece of a text; of a link that begins with it, the section gets one. */
const struct style *piece_style(struct context *, const struct text_template *, size_t piece,
    const struct style *);

/* How the heading is called that a {page-of: …} asks for; NULL: there is none, which may be an error. */
const char *page_of_anchor(struct context *, const struct piece *);

/* The style of words that lead there: in furniture, and where nobody sees the section's words, as it is. */
const struct style *link_style(struct context *, const struct link *, const struct style *);

/* How the heading of the unit with that code is called (struct link); NULL: there is none. */
const char *unit_anchor(struct context *, const char *code);

/* How the rows of a strategic line in that unit's plan are called; the line's label, "" where it has none. */
const char *line_anchor(struct context *, const char *code, const char *line);

#endif
