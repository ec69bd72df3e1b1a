/*
 * A paragraph on its way from spans to lines: scan.c makes tokens of its words, lines.c fills lines with
 * them, and split.c cuts the token that is too long for its line.
 *
 * The arrays are kept from paragraph to paragraph; what the caller gets is copied out of them.
 */
#ifndef PLIEGO_TEXT_PARAGRAPH_H
#define PLIEGO_TEXT_PARAGRAPH_H

#include "layout/metrics.h"
#include "text/hyphen.h"
#include "text/words.h"

/*
 * Where the next glyph goes.  Advances are added up exactly, as units times size, for as long as the
 * units per em stay the same, so that rounding never adds up.
 */
struct pen {
	length base;
	uint16_t units_per_em; /* 0: nothing yet */
	int64_t units;         /* times size, since base */
};

static inline length
pen_at(const struct pen *pen)
{
	return pen->units_per_em ? pen->base + advance_width(pen->units, pen->units_per_em, 1) : pen->base;
}

static inline void
pen_move(struct pen *pen, int32_t advance, uint16_t units_per_em, length size)
{
	if (pen->units_per_em != units_per_em) {
		pen->base = pen_at(pen);
		pen->units = 0;
		pen->units_per_em = units_per_em;
	}
	pen->units += (int64_t)advance * size;
}

/* A word, or what is left of it when a line has ended inside it. */
struct token {
	const struct word *word; /* of text and length below */
	const char *text;        /* in its span */
	uint32_t length;
	uint32_t taken; /* bytes of the word that went to lines before; they stand before text */
	uint32_t span;
	uint32_t group;  /* the first of the tokens that no space parts: a word to the reader */
	bool space;      /* white space follows */
	bool may_break;  /* a line may end after it */
	bool must_break; /* a line ends after it */
	bool blank;      /* stands for an empty line */

	/* Of the line being filled. */
	uint32_t placed_before;
	struct pen pen_before;
};

struct line_record {
	size_t first, count; /* of the placed runs */
	length width, ascent, height;
};

/* What a style's font needs on a line. */
struct font_lines {
	uint16_t units_per_em;
	int16_t space; /* advance */
	int16_t ascent, descent;
};

struct paragraph {
	struct arena *arena; /* of the typesetter: for the arrays */
	struct words *words;
	struct hyphenator *hyphenator;
	const struct fonts *faces;
	const struct font_lines *fonts;

	const struct style *style;
	const struct span *spans;
	size_t span_count;
	length width;
	struct diags *diags;
	bool failed;

	const struct ties *ties; /* those of ties_language */
	const char *ties_language;

	struct token *tokens;
	size_t token_count, token_capacity;
	struct placed *placed;
	size_t placed_count, placed_capacity;
	struct line_record *lines;
	size_t line_count, line_capacity;

	/* Of the line being filled. */
	size_t line_start; /* in placed */
	struct pen pen;
	unsigned hyphens;      /* lines before this one in a row that end with a hyphen */
	bool hyphenated;       /* this one does */
	uint32_t warned_group; /* + 1 */
};

static inline uint32_t
font_of(const struct style *style)
{
	return (uint32_t)style->family * FACE_VARIANTS + (uint32_t)style->variant;
}

static inline const struct style *
token_style(const struct paragraph *p, const struct token *token)
{
	return p->spans[token->span].style;
}

/*
 * Where a character of a span was written: a line break in the text is one in the file, and a quote in it
 * may be two.
 */
struct srcloc locate(const struct span *, const char *at);

/* Makes the tokens; errors for characters that no face has. */
void scan_paragraph(struct paragraph *);

/* Fills lines with the tokens. */
void fill_lines(struct paragraph *);

/* Puts a word at the pen; false, and nothing done, when its end would lie beyond the width. */
bool place_word(struct paragraph *, const struct word *, const struct style *);

/* Takes the line back to where it was before the token. */
void rewind_to(struct paragraph *, const struct token *);

/*
 * The token `over` does not fit on the line that started with token `start`.  The last place where the
 * line may end between tokens is before token `best` (== start: there is none).  Decides where the line
 * ends, leaves on it what belongs there, and returns the token that starts the next line.  On failure (an
 * error was added) p->failed is set.
 */
size_t end_overfull_line(struct paragraph *, size_t start, size_t best, size_t over);

#endif
