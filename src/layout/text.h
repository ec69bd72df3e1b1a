/*
 * Text in layout: set once, printed a slice at a time.
 */
#ifndef PLIEGO_LAYOUT_TEXT_H
#define PLIEGO_LAYOUT_TEXT_H

#include "layout/lines.h"

struct text {
	const struct line *line;
	uint32_t count;
	length height;
	bool has_folios; /* spans whose text is a folio */
	uint32_t parts; /* stretches that are links, references or neither (text_parts.h); 0: only the last */
	bool has_notes; /* references to footnotes */
};

/*
 * Adds the nodes of the parts of a text, after the node that it is in, which is the last that was added.
 * text_emit() finds them there.
 */
void text_nodes(struct layout *, const struct rich_text *, const struct text *, uint32_t node);

/* How far a paragraph stands in from the left, so that a hanging first line stays inside. */
length text_inset(const struct style *);

/* Sets a text in `width`, inset included; false after an error. */
bool text_set(struct layout *, const struct rich_text *, length width, struct text *);

/* The same for a text that is set elsewhere too, telling what is new. */
bool text_set_again(struct layout *, const struct rich_text *, length width, struct text *);

/* Sets it again if it has folios: their room may have grown since the run before. */
bool text_refresh(struct layout *, const struct rich_text *, length width, struct text *);

/* No line of it has a word, nor may get one. */
bool text_is_blank(const struct text *);

length text_slice_height(const struct text *, uint32_t from, uint32_t count);

/* How a text may be broken: least lines before and after the break; forced when it must be broken anyhow. */
struct breaking {
	uint32_t orphans, widows;
	bool forced;
};

/* How many of the lines from `from` on to print in `room`: all, or as many as can be split off, or 0. */
uint32_t text_take(const struct text *, uint32_t from, length room, struct breaking);

struct slice {
	const struct rich_text *source;
	const struct text *text;
	uint32_t from, count;
	uint32_t folio_page; /* whose folios it shows */
	enum valign valign;  /* where the folios take less room than was held */
	struct tag tag;
};

/* Prints lines below the top of an area (inset included), aligned in it as the style says. */
void text_emit(struct layout *, const struct slice *, struct area);

#endif
