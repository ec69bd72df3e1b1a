#include "text/words.h"

#include <hb.h>

#include "base/utf8.h"
#include "text/face.h"
#include "text/letters.h"
#include "text/shape.h"

#define NO_FACE UINT16_MAX

struct words {
	struct arena *arena;
	struct fonts *fonts;
	struct shaper *shaper;
	const struct font *font;
	const struct word **hyphens; /* for each font, once asked for */
	struct arena *lent;          /* for words that are not kept */
	const struct word **kept;
	size_t capacity;
	size_t kept_bytes;
	struct hash_index index; /* of the words that are kept */
};

struct words *
words_open(struct arena *arena, struct fonts *fonts, const struct font *font, size_t n)
{
	struct words *words = ARENA_NEW(arena, struct words);
	words->arena = arena;
	words->fonts = fonts;
	words->font = font;
	words->shaper = shaper_open(arena, fonts);
	words->hyphens = ARENA_ARRAY(arena, const struct word *, n);
	return words;
}

void
words_close(struct words *words)
{
	if (words)
		shaper_close(words->shaper);
}

void
words_lend(struct words *words, struct arena *arena)
{
	words->lent = arena;
}

/* --- faces --- */

static bool
has_glyph(const struct words *words, uint16_t face, uint32_t c)
{
	hb_codepoint_t glyph;
	hb_font_t *font = fonts_hb(words->fonts, face);
	if (is_space_glyph(c)) /* HarfBuzz takes the space and mends its width */
		c = ' ';
	if (hb_font_get_nominal_glyph(font, c, &glyph))
		return true;
	return c == 0x2011 && hb_font_get_nominal_glyph(font, 0x2010, &glyph);
}

/* HarfBuzz takes a letter that the face lacks apart into letter and mark. */
static bool
has_parts(const struct words *words, uint16_t face, uint32_t c)
{
	hb_codepoint_t letter, mark;
	while (hb_unicode_decompose(hb_unicode_funcs_get_default(), c, &letter, &mark)) {
		if (mark != 0 && !has_glyph(words, face, mark))
			return false;
		if (has_glyph(words, face, letter))
			return true;
		c = letter;
	}
	return false;
}

/* The face for a character; `current` is that of the character before it, or NO_FACE. */
static uint16_t
choose_face(const struct words *words, const struct font *font, uint32_t c, uint16_t current)
{
	if (is_control(c) || c == UTF8_INVALID)
		return NO_FACE;
	if (is_invisible(c))
		return current != NO_FACE ? current : font->faces[0];
	if (current != NO_FACE && (is_mark(c) || is_space_glyph(c)) && has_glyph(words, current, c))
		return current;
	for (size_t i = 0; i < font->face_count; i++) {
		if (has_glyph(words, font->faces[i], c))
			return font->faces[i];
	}
	for (size_t i = 0; i < font->face_count; i++) {
		if (has_parts(words, font->faces[i], c))
			return font->faces[i];
	}
	return NO_FACE;
}

bool
words_can_print(const struct words *words, uint32_t font, uint32_t character)
{
	return choose_face(words, &words->font[font], character, NO_FACE) != NO_FACE;
}

/* --- making a word --- */

/* The text without its soft hyphens, which are only seen where a line ends. */
static const char *
without_soft_hyphens(struct arena *arena, const char *text, size_t n, size_t *out_n)
{
	char *copy = NULL;
	size_t out = 0;
	for (size_t i = 0; i < n; i++) {
		if (i + 1 < n && text[i] == '\xC2' && text[i + 1] == '\xAD') {
			if (!copy)
				copy = arena_strndup(arena, text, n);
			i++;
		} else if (copy) {
			copy[out++] = text[i];
		} else {
			out++;
		}
	}
	*out_n = out;
	if (!copy)
		return text;
	copy[out] = '\0';
	return copy;
}

static void
add_up(struct word *word)
{
	int32_t sum = 0;

	for (size_t i = 0; i < word->run_count; i++) {
		if (word->runs[i].units_per_em != word->runs[0].units_per_em)
			return;
		sum += word->runs[i].advance;
	}
	word->advance = sum;
	word->units_per_em = word->run_count > 0 ? word->runs[0].units_per_em : 0;
}

/* Cuts the text where the face changes and shapes each piece. */
static void
shape_word(struct words *words, struct arena *arena, struct word *word, const char *text, size_t n)
{
	const struct font *font = &words->font[word->font];
	struct {
		size_t start;
		uint16_t face;
	} cuts[WORD_MAX + 1];
	size_t count = 0;
	uint16_t current = NO_FACE;

	for (size_t i = 0, step; i < n; i += step) {
		uint32_t c = utf8_decode(text + i, n - i, &step);
		uint16_t face = choose_face(words, font, c, current);
		if (face == NO_FACE) {
			word->missing = true;
			return;
		}
		if (face != current) {
			cuts[count].start = i;
			cuts[count++].face = face;
		}
		current = face;
	}
	cuts[count].start = n;
	struct shaped *runs = ARENA_ARRAY(arena, struct shaped, count);
	for (size_t k = 0; k < count; k++)
		shape_run(words->shaper, arena, cuts[k].face, text + cuts[k].start,
		    cuts[k + 1].start - cuts[k].start, &runs[k]);
	word->runs = runs;
	word->run_count = (uint16_t)count;
	add_up(word);
}

static const struct word *
make_word(struct words *words, struct arena *arena, uint32_t font, const char *text, size_t n, uint32_t hash)
{
	struct word_break breaks[WORD_MAX];
	struct word *word = ARENA_NEW(arena, struct word);
	word->text = arena_strndup(arena, text, n);
	word->length = (uint32_t)n;
	word->hash = hash;
	word->font = font;
	word->cuts = ARENA_NEW(arena, struct word_cuts);
	word->edges = (uint16_t)breaks_edges(word->text, n);
	size_t count = breaks_inside(word->text, n, breaks);
	if (count > 0) {
		struct word_break *copy = ARENA_ARRAY(arena, struct word_break, count);
		memcpy(copy, breaks, count * sizeof(*copy));
		word->breaks = copy;
		word->break_count = (uint16_t)count;
	}
	size_t shown;
	const char *seen = without_soft_hyphens(arena, word->text, n, &shown);
	shape_word(words, arena, word, seen, shown);
	return word;
}

/* --- the table --- */

static uint32_t
hash_of(const void *kept, uint32_t number)
{
	return ((const struct word *const *)kept)[number]->hash;
}

static const struct word *
find_word(const struct words *words, uint32_t font, const char *text, size_t n, uint32_t hash)
{
	uint32_t i;

	for (size_t at = hash_start(hash); (i = hash_index_at(&words->index, at)) != HASH_NONE; at++) {
		const struct word *word = words->kept[i];
		if (word->hash == hash && word->font == font && word->length == n &&
		    memcmp(word->text, text, n) == 0)
			return word;
	}
	return NULL;
}

const struct word *
words_hashed(struct words *words, uint32_t font, const char *text, size_t n, uint32_t hash)
{
	size_t count = words->index.count;

	hash ^= font * 0x9E3779B9u;
	const struct word *word = find_word(words, font, text, n, hash);
	if (word)
		return word;
	if (words->kept_bytes >= WORDS_KEPT_BYTES && words->lent)
		return make_word(words, words->lent, font, text, n, hash);
	size_t before = arena_used(words->arena);
	word = make_word(words, words->arena, font, text, n, hash);
	words->kept_bytes += arena_used(words->arena) - before;
	words->kept = arena_grow(words->arena, words->kept, count, &words->capacity, count + 1,
	    sizeof(const struct word *));
	words->kept[count] = word;
	(void)hash_index_add(&words->index, words->arena, hash, hash_of, words->kept);
	return word;
}

const struct word *
words_get(struct words *words, uint32_t font, const char *text, size_t n)
{
	uint32_t hash = HASH_OF_NOTHING;
	for (size_t i = 0; i < n; i++)
		hash = hash_add_byte(hash, text[i]);
	return words_hashed(words, font, text, n, hash);
}

/* --- cuts --- */

static bool
keeps_words(const struct words *words)
{
	return words->kept_bytes < WORDS_KEPT_BYTES || !words->lent;
}

/* Measures the cuts at which the glyphs stay as they are. */
static void
measure_cuts(const struct word *word, struct cut *cuts, size_t n)
{
	const struct shaped *run = word->runs;
	int32_t advance = 0;

	if (word->run_count != 1 || run->length != word->length)
		return;
	for (size_t i = 0, k = 0; i < n; i++) {
		struct cut *cut = &cuts[i];
		while (k < run->glyph_count && run->glyphs[k].parts_at < cut->at.offset)
			advance += run->glyphs[k++].advance;
		cut->measured = k < run->glyph_count && run->glyphs[k].parts_at == cut->at.offset;
		cut->head_advance = advance;
		cut->tail_advance = run->advance - advance;
	}
}

struct cut *
words_cuts(struct words *words, const struct word *word, const struct word_break *breaks, size_t n,
    bool *kept)
{
	*kept = keeps_words(words);
	struct cut *cuts = ARENA_ARRAY(*kept ? words->arena : words->lent, struct cut, n);
	for (size_t i = 0; i < n; i++)
		cuts[i].at = breaks[i];
	measure_cuts(word, cuts, n);
	if (*kept)
		words->kept_bytes += n * sizeof(*cuts);
	return cuts;
}

struct cut
words_part(struct words *words, const struct word *word, struct cut *cut)
{
	if (cut->head)
		return *cut;
	size_t at = cut->at.offset;
	struct cut parted = {
	    .at = cut->at,
	    .head = words_get(words, word->font, word->text, at),
	    .tail = words_get(words, word->font, word->text + at, word->length - at),
	};
	if (keeps_words(words))
		*cut = parted;
	return parted;
}

const struct word *
words_hyphen(struct words *words, uint32_t font)
{
	if (!words->hyphens[font]) {
		struct word *word = ARENA_NEW(words->arena, struct word);
		struct shaped *run = ARENA_NEW(words->arena, struct shaped);
		word->font = font;
		word->text = "\xC2\xAD";
		word->length = 2;
		for (size_t i = 0; i < words->font[font].face_count && word->run_count == 0; i++)
			word->run_count = shape_hyphen(words->shaper, words->font[font].faces[i], run);
		word->runs = run;
		add_up(word);
		words->hyphens[font] = word;
	}
	return words->hyphens[font]->run_count > 0 ? words->hyphens[font] : NULL;
}
