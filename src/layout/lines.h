/*
 * Text in layout: set once, printed a slice at a time.
 *
 * A text with late fields is set with zeros first, as many as `digits` says.  Its items are held, and filled
 * when the numbers are known; numbers that take more lines than were held ask for another run.
 */
#ifndef PLIEGO_LAYOUT_LINES_H
#define PLIEGO_LAYOUT_LINES_H

#include "layout/page.h"

struct source {
	const struct style *style;
	const struct span *spans;
	size_t count;
};

struct text {
	const struct line *line;
	uint32_t count;
	length height;
	bool late;
};

/* One of the texts that wait for numbers: lines from .. from + count of it, at `item` and after on a page. */
struct late {
	struct source source;
	struct area area; /* of this slice */
	size_t item;
	uint32_t sheet;
	uint32_t value_sheet; /* whose numbers it shows */
	uint32_t destination; /* whose page's numbers it shows instead; or NONE */
	uint32_t from, count;
	uint32_t total; /* lines held, on all pages */
	enum align align;
	enum valign valign; /* when the numbers take less room */
};

/* How far a paragraph stands in from the left, so that a hanging first line stays inside. */
length text_inset(const struct style *);

/* Sets a text in `width`, inset included; false after an error. */
bool text_set(struct layout *, const struct source *, length width, struct text *);

/* The same for a text that is set elsewhere too, telling what is new. */
bool text_set_again(struct layout *, const struct source *, length width, struct text *);

/* Sets it again if it has late fields: their room may have grown since the run before. */
bool text_refresh(struct layout *, const struct source *, length width, struct text *);

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
	const struct source *source;
	const struct text *text;
	uint32_t from, count;
	uint32_t value_sheet; /* for late fields */
	enum valign valign;   /* for late fields */
	struct tag tag;
};

/* Prints lines below the top of an area (inset included), aligned in it as the style says. */
void text_emit(struct layout *, const struct slice *, struct area);

/* What is told of a text: of one that was set before, its warnings were given then. */
enum telling { TELL_ALL, TELL_NEW, TELL_ERRORS };

/* metrics->set(), telling all, or what was not told at its place before, or only errors. */
bool set_lines(struct layout *, enum telling, const struct style *, const struct span *, size_t n,
    length width, struct lines *);

/* The same, telling all, for lines that may be shared with other places of the same text. */
bool set_shared(struct layout *, const struct style *, const struct span *, size_t n, length width,
    struct lines *);

/* Keeps a text in mind whose items stand on the open page. */
void late_add(struct layout *, struct late);

/* Holds an item for the folio of a destination, right-aligned in an area that one line fits. */
void folio_hold(struct layout *, const struct source *, uint32_t destination, struct area, struct tag);

/* Fills all late fields.  *again: some did not fit, so digits has grown.  False after an error. */
bool late_fill(struct layout *, bool *again);

#endif
