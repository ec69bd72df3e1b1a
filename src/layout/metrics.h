/*
 * The measuring interface of layout: how text becomes lines of placed glyph runs.
 *
 * Layout defines it and never looks behind it; text/ implements it with real fonts, the tests with a fake
 * font of known widths.  It is the only header of layout that text/ may include.
 *
 * Lines hold runs in visual order (left to right).  A run is a word, or the part of one that one face can
 * print; the space between two runs is not a run: it is the distance between them, and `space_after` says
 * that one was there.
 */
#ifndef PLIEGO_LAYOUT_METRICS_H
#define PLIEGO_LAYOUT_METRICS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/style.h"

/*
 * Folios: the numbers of pages, known only when the pages are, as is what begins on a page.  Layout replaces
 * the text of a span that is one before it measures it.
 */
enum folio_field {
	FOLIO_NONE,
	FOLIO_PAGE,               /* folio of the page it stands on */
	FOLIO_PAGE_COUNT,         /* pages of the document */
	FOLIO_SECTION_PAGE,       /* page within its section, from 1 */
	FOLIO_SECTION_PAGE_COUNT, /* pages of its section */
	FOLIO_PAGE_OF, /* of the page where the heading begins that the span's text calls (struct link) */
	/* Running heads (running.h): the unit, and the heading of each level, that the page shows. */
	FOLIO_UNIT_CODE,
	FOLIO_UNIT_NAME,
	FOLIO_HEADING_1,
	FOLIO_HEADING_6 = FOLIO_HEADING_1 + 5,
};

static inline bool
folio_is_running(enum folio_field folio)
{
	return folio >= FOLIO_UNIT_CODE;
}

/* A stretch of text in one style.  UTF-8 in NFC; '\n' forces a line break. */
struct span {
	const char *text;
	const struct style *style;
	struct srcloc loc; /* of what holds the text in the user's file: its cell */
	uint32_t length;
	enum folio_field folio;
	bool is_made; /* not as written at loc: characters are not counted from there */
	/* From loc to the first character: so many columns; or lines down, and columns there. */
	uint8_t lead, lead_lines;
	bool quotes_doubled; /* a quote in the text is two in the file */
	bool is_literal;     /* words around what fields print */
};

/* Room beside a text for the punctuation at the edges of its lines; 0: none hangs out there. */
struct hang {
	length left, right;
};

/* One paragraph of text, and the style that it is set in; borrowed.  The spans have styles of their own. */
struct rich_text {
	const struct style *style;
	const struct span *spans;
	size_t count;
	struct hang hang;
};

/* One of which nothing hangs out. */
static inline struct rich_text
plain_text(const struct style *style, const struct span *spans, size_t count)
{
	return (struct rich_text){.style = style, .spans = spans, .count = count};
}

/* One glyph; distances in font units of its face. */
struct glyph {
	uint32_t slot; /* index into its face's table of (glyph id, characters) pairs; see text/fonts.h */
	int16_t advance;
	int16_t x_offset, y_offset; /* y upwards */
	uint16_t parts_at; /* bytes of its run before it, if they and the rest look the same apart; else 0 */
};

/* A shaped run.  Immutable and shared by every place that prints the same text in the same face. */
struct shaped {
	const char *text;
	const struct glyph *glyphs;
	uint32_t length;
	uint32_t glyph_count;
	int32_t advance; /* of all glyphs, in font units */
	uint16_t face;
	uint16_t units_per_em;
};

struct placed {
	const struct shaped *run;
	const struct style *style;
	length x;         /* from the start of the line; negative where it hangs out */
	bool space_after; /* a space follows in the text, be it at the end of the line */
};

struct line {
	struct placed *runs;
	uint32_t count;
	length width; /* to the end of the ink, indent included; at most what was asked for, and what hangs */
	length ascent; /* from the top of the line to its baseline */
	length height;
	bool divides; /* a word, which goes on in the next line */
};

struct lines {
	struct line *line;
	size_t count;
	length height; /* of all lines */
};

struct metrics {
	void *ctx;
	/*
	 * Breaks one paragraph into lines of at most `width` (first line at style->indent).  Leading comes
	 * from the paragraph, and from a larger span where there is one.  ALIGN_JUSTIFY is worked into the
	 * positions of the runs; other alignments are left to the caller.  No text gives no line.
	 *
	 * Punctuation hangs out of lines as far as text->hang has room (text/hang.h): lines begin so much
	 * before their start, but for an indented first one, and end so much after `width`.
	 *
	 * A word too wide is broken anywhere and warned of [text-word-broken]; a character that no face has
	 * [text-no-glyph], or a single glyph wider than `width` [text-too-narrow], is an error at its
	 * position. Returns false after an error; *out is then not to be used.  The lines live in the arena.
	 */
	bool (*set)(void *ctx, struct arena *, const struct rich_text *, length width, struct lines *out,
	    struct diags *);
};

/* Width of an advance of `units` font units at a type size, rounded to nearest. */
static inline length
advance_width(int64_t units, uint16_t units_per_em, length size)
{
	int64_t n = units * size;
	return (length)((n + (n < 0 ? -(units_per_em / 2) : units_per_em / 2)) / units_per_em);
}

#endif
