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
#include "text/total_fit.h"
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
	bool held;       /* but for its being a word of one letter */
	bool must_break; /* a line ends after it */
	bool blank;      /* stands for an empty line */
	bool divide;     /* a hyphen in it may be worth it */
	length room;     /* most that a line has left for it */

	/* Of the line being filled. */
	uint32_t placed_before;
	struct pen pen_before;
};

/* Where a line ends: after a token, or inside it. */
struct line_end {
	size_t token;
	struct word_break cut; /* offset 0: after the token */
};

struct line_record {
	size_t first, count; /* of the placed runs */
	length width, ascent, height;
	bool divides; /* a word */
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
	struct hang hang;
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

	/* Of the search for the most even lines. */
	struct fit_break *breaks;
	size_t break_count, break_capacity;
	struct fit_ways *ways; /* these three have room for as many as there are breaks */
	uint32_t *taken;
	struct line_end *ends;
	size_t end_capacity;

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

/* The style that a space after a token has: of a raised one, the paragraph's. */
static inline const struct style *
space_style(const struct paragraph *p, const struct token *token)
{
	const struct style *own = token_style(p, token);

	return own->rise != 0 ? p->style : own;
}

static inline length
first_indent(const struct paragraph *p)
{
	return p->style->indent < p->width / 2 ? p->style->indent : p->width / 2;
}

/*
 * Where a character of a span was written: a line break in the text is one in the file, and a quote in it
 * may be two.
 */
struct srcloc locate(const struct span *, const char *at);

/* Makes the tokens; errors for characters that no face has. */
void scan_paragraph(struct paragraph *);

/* Fills lines with the tokens: as the style has it, to even lines or each as full as it will be. */
void fill_lines(struct paragraph *);

/* Puts a word at the pen; false, and nothing done, when its end would lie beyond the width. */
bool place_word(struct paragraph *, const struct word *, const struct style *);

/* Takes the line back to where it was before the token. */
void rewind_to(struct paragraph *, const struct token *);

/* --- inside a word: split.c --- */

/*
 * The token `over` does not fit on the line that started with token `start`.  The last place where the
 * line may end between tokens is before token `best` (== start: there is none).  Decides where the line
 * ends, leaves on it what belongs there, and returns the token that starts the next line.  On failure (an
 * error was added) p->failed is set.
 */
size_t end_overfull_line(struct paragraph *, size_t start, size_t best, size_t over);

/*
 * Puts the token up to the break, and its hyphen, at the pen, and leaves the rest for the next line.  False,
 * and the token as it was but the line not, when that does not fit.
 */
bool cut_token(struct paragraph *, struct token *, struct word_break);

/* Tokens as scan_paragraph() made them, after lines have ended inside them. */
void make_whole(struct paragraph *);

/* About how many bytes of a token fit behind the pen. */
size_t bytes_that_fit(const struct paragraph *, const struct token *);

/* Where the hyphens of a style may divide a token, unless it is in capitals or beside figures. */
size_t find_hyphens_small(struct paragraph *, const struct token *, struct word_break out[WORD_MAX]);

/* Letters at least on both sides of a hyphen. */
static inline size_t
least_letters(const struct style *style)
{
	return style->hyphen_min > 0 ? style->hyphen_min : HYPHEN_MIN;
}

/* Whether the rest of a divided word would stand alone on the paragraph's last line. */
bool ends_paragraph(const struct paragraph *, size_t token);

#define HYPHENS_IN_A_ROW 2

/*
 * A hyphen is worth it when the line would end this much of its width too early: sooner where the gap would
 * be shared out between the words.
 */
static inline length
loose_gap(const struct paragraph *p)
{
	return p->width / (p->style->align == ALIGN_JUSTIFY ? 12 : 3);
}

/* --- even lines: even.c --- */

/*
 * Finds the ends of the most even lines, p->ends; returns how many.  0 where filling them one by one gives
 * the same, or there is no way, as where a word is wider than its line.
 */
size_t find_line_ends(struct paragraph *);

#endif
