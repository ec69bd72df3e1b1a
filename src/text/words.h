/*
 * Words: pieces of text without spaces, shaped once for each font and kept.
 *
 * A font is what a style asks for: a variant of a family, and the faces to look for characters in.  Font
 * numbers are family * FACE_VARIANTS + variant.
 */
#ifndef PLIEGO_TEXT_WORDS_H
#define PLIEGO_TEXT_WORDS_H

#include "base/hash.h"
#include "base/style.h"
#include "layout/metrics.h"
#include "text/breaks.h"
#include "text/fonts.h"

struct font {
	const uint16_t *faces; /* its own first, then those of the fallback families */
	size_t face_count;     /* at least 1 */
};

/*
 * A place where a line may end inside a word, and what stands before and after it: mostly its advance is
 * enough.  Else they are words, which are NULL until asked for.
 */
struct cut {
	struct word_break at;
	bool measured;
	int32_t head_advance, tail_advance; /* if so: in the word's units */
	const struct word *head, *tail;     /* if not */
};

/* Cuts of a word that were asked for: at its breaks, and at its hyphens in one language. */
struct word_cuts {
	struct cut *breaks, *hyphens; /* NULL: not yet */
	size_t hyphen_count;
	const char *language;
	size_t least; /* letters on both sides */
};

struct word {
	const char *text; /* as written, soft hyphens and all */
	uint32_t length;
	uint32_t hash;
	uint32_t font;
	uint16_t run_count; /* 0 when nothing of it is seen */
	uint16_t break_count;
	uint16_t edges;        /* enum word_edges */
	bool missing;          /* it has a character that no face has */
	uint16_t units_per_em; /* of all runs; 0: they differ, or there is none */
	int32_t advance;       /* of all runs, where they don't */
	const struct shaped *runs;
	const struct word_break *breaks;
	struct word_cuts *cuts;
};

struct words;

/*
 * Words are kept up to so many bytes, about twenty thousand of them.  What comes later is made for each text
 * anew.  None is taken out, as lines everywhere point to them; and the words that a job has often come early.
 */
#define WORDS_KEPT_BYTES ((size_t)4 * 1024 * 1024)

/* Needs closing; what is kept lives in the arena. */
struct words *words_open(struct arena *, struct fonts *, const struct font *, size_t n);
void words_close(struct words *);

/* From now on, words that are not kept live in that arena. */
void words_lend(struct words *, struct arena *);

/* The word of n bytes, 0 < n <= WORD_MAX; `hash` is hash_add_byte() of each, from HASH_OF_NOTHING on. */
const struct word *words_hashed(struct words *, uint32_t font, const char *text, size_t n, uint32_t hash);
const struct word *words_get(struct words *, uint32_t font, const char *text, size_t n);

/* Cuts at n breaks, ascending; *kept: they live as long as all words that are kept. */
struct cut *words_cuts(struct words *, const struct word *, const struct word_break *, size_t n, bool *kept);

/* The cut of a word that is not measured, with the words on both sides of it. */
struct cut words_part(struct words *, const struct word *, struct cut *);

/* A hyphen that stands for a soft one, U+00AD; NULL when no face of the font has one. */
const struct word *words_hyphen(struct words *, uint32_t font);

/* Whether some face of the font can print the character. */
bool words_can_print(const struct words *, uint32_t font, uint32_t character);

#endif
