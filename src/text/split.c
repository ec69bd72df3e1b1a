#include "text/hang.h"
#include "text/letters.h"

#include "base/utf8.h"

#define NAME_CHARACTERS 24

static const char *
token_start(const struct token *token)
{
	return token->text - token->taken;
}

/* --- cutting a token --- */

/*
 * Roughly how many bytes of the token fit behind the pen: from the advances of the whole word, with some
 * room for kerning and ligatures that come undone, and for what hangs.  So that long words don't have every
 * beginning of theirs shaped.
 */
size_t
bytes_that_fit(const struct paragraph *p, const struct token *token)
{
	const struct style *style = token_style(p, token);
	const length spare = style->size / (p->hang.right > 0 ? 2 : 4);
	struct pen pen = p->pen;
	size_t at = 0;
	for (size_t i = 0; i < token->word->run_count; i++) {
		const struct shaped *run = &token->word->runs[i];
		for (size_t k = 0; k < run->glyph_count; k++) {
			const char *shown = fonts_slot(p->faces, run->face, run->glyphs[k].slot)->characters;
			pen_move(&pen, run->glyphs[k].advance, run->units_per_em, style->size);
			if (pen_at(&pen) > p->width + spare)
				return at;
			while (at + 2 <= token->length && memcmp(token->text + at, "\xC2\xAD", 2) == 0)
				at += 2;
			if (strcmp(shown, "\xE2\x80\x8B") != 0)
				at += strlen(shown);
		}
	}
	return token->length;
}

static void
take_from(struct paragraph *p, struct token *token, size_t n)
{
	token->text += n;
	token->taken += (uint32_t)n;
	token->length -= (uint32_t)n;
	token->word = words_get(p->words, token->word->font, token->text, token->length);
}

bool
cut_token(struct paragraph *p, struct token *token, struct word_break at)
{
	const struct style *style = token_style(p, token);
	uint32_t font = token->word->font;
	const struct word *hyphen = at.hyphen ? words_hyphen(p->words, font) : NULL;
	if (at.hyphen && !hyphen)
		return false;
	const struct word *head = words_get(p->words, font, token->text, at.offset);
	if (head->run_count == 0 || !place_word(p, head, style) ||
	    (hyphen && !place_word(p, hyphen, style)) ||
	    words_get(p->words, font, token->text + at.offset, token->length - at.offset)->run_count == 0)
		return false;
	take_from(p, token, at.offset);
	p->hyphenated = hyphen != NULL;
	return true;
}

/*
 * Ends the line at the last of the breaks that fits; false, and the line as it was before the token, if
 * none does.
 */
static bool
cut_at_last(struct paragraph *p, struct token *token, const struct word_break *breaks, size_t count)
{
	rewind_to(p, token);
	if (count == 0)
		return false;
	size_t fits = bytes_that_fit(p, token);
	for (size_t i = count; i-- > 0;) {
		if (breaks[i].offset > fits)
			continue;
		if (cut_token(p, token, breaks[i]))
			return true;
		rewind_to(p, token);
	}
	return false;
}

void
make_whole(struct paragraph *p)
{
	for (size_t i = 0; i < p->token_count; i++) {
		struct token *token = &p->tokens[i];
		if (token->taken == 0)
			continue;
		token->text -= token->taken;
		token->length += token->taken;
		token->taken = 0;
		token->word = words_get(p->words, token->word->font, token->text, token->length);
	}
}

/* --- finding where --- */

typedef size_t find_breaks_fn(struct paragraph *, const struct token *, struct word_break out[WORD_MAX]);

static size_t
find_natural(struct paragraph *p, const struct token *token, struct word_break out[WORD_MAX])
{
	const struct word *word = token->word;
	(void)p;
	for (size_t i = 0; i < word->break_count; i++)
		out[i] = word->breaks[i];
	return word->break_count;
}

static size_t
find_emergency(struct paragraph *p, const struct token *token, struct word_break out[WORD_MAX])
{
	(void)p;
	return breaks_emergency(token->text, token->length, out);
}

struct stretch {
	size_t start, end; /* bytes of a word */
};

/* Adds the hyphens of the letters of a stretch of the token's whole word. */
static size_t
divide_letters(struct paragraph *p, const struct token *token, struct stretch letters, size_t least,
    struct word_break *out)
{
	uint16_t offsets[HYPHEN_WORD_MAX];
	const char *word = token_start(token);
	size_t added = 0;
	size_t count = hyphenator_divide(p->hyphenator, token_style(p, token)->language,
	    (struct letters){word + letters.start, letters.end - letters.start}, least, offsets, p->diags);
	for (size_t i = 0; i < count; i++) {
		size_t at = letters.start + offsets[i];
		/* Of a word divided before, as many letters at least go to this line as well. */
		if (at > token->taken && utf8_count(word + token->taken, at - token->taken) >= least)
			out[added++] = (struct word_break){(uint16_t)(at - token->taken), true};
	}
	return added;
}

/* Runs of letters of the whole word, not next to a figure; those all in capitals only if asked for. */
static size_t
find_hyphens(struct paragraph *p, const struct token *token, bool capitals, size_t least,
    struct word_break out[WORD_MAX])
{
	const char *word = token_start(token);
	size_t n = token->taken + token->length, count = 0, start = 0, step;
	bool in_letters = false, small = false, after_digit = false;
	if (token->word->edges & WORD_IS_ADDRESS)
		return 0;
	for (size_t i = 0; i <= n; i += step) {
		uint32_t c = i < n ? utf8_decode(word + i, n - i, &step) : ' ';
		if (i == n)
			step = 1;
		if (c == 0xAD)
			return 0; /* the writer has said where */
		if (i < n && is_letter(c)) {
			if (!in_letters)
				start = i;
			small = (in_letters && small) || !is_upper(c);
			in_letters = true;
			continue;
		}
		bool tied = after_digit || is_digit(c) || is_mark(c) || c == '_' || c == '@';
		if (in_letters && !tied && (small || capitals) && i > token->taken && count < WORD_MAX)
			count += divide_letters(p, token, (struct stretch){start, i}, least, out + count);
		in_letters = false;
		after_digit = is_digit(c) || is_mark(c) || c == '_';
	}
	return count;
}

size_t
find_hyphens_small(struct paragraph *p, const struct token *token, struct word_break out[WORD_MAX])
{
	return find_hyphens(p, token, false, least_letters(token_style(p, token)), out);
}

static size_t
find_hyphens_any(struct paragraph *p, const struct token *token, struct word_break out[WORD_MAX])
{
	return find_hyphens(p, token, true, least_letters(token_style(p, token)), out);
}

/* Short pieces are better than to break a word anywhere. */
static size_t
find_hyphens_least(struct paragraph *p, const struct token *token, struct word_break out[WORD_MAX])
{
	return find_hyphens(p, token, true, HYPHEN_LETTERS_LEAST, out);
}

/* Ends the line inside the last token that allows it, from `over` back to `best`; *out is that token. */
static bool
cut_between(struct paragraph *p, size_t best, size_t over, find_breaks_fn *find, size_t *out)
{
	struct word_break breaks[WORD_MAX];
	for (size_t i = over + 1; i-- > best;) {
		struct token *token = &p->tokens[i];
		if (cut_at_last(p, token, breaks, find(p, token, breaks))) {
			*out = i;
			return true;
		}
	}
	return false;
}

/* --- deciding --- */

/* How far a token hangs out that ends a line. */
static length
hung_at_end(const struct paragraph *p, const struct token *token)
{
	const struct word *word = token->word;
	const length size = token_style(p, token)->size;

	if (p->hang.right <= 0 || token->blank || word->run_count == 0)
		return 0;
	const struct shaped *last = &word->runs[word->run_count - 1];
	return advance_width(hang_after(p, last, size), last->units_per_em, size);
}

/* Whether the tokens from `from` on to the next space or break are wider than a whole line. */
static bool
is_wide(const struct paragraph *p, size_t from)
{
	struct pen pen = {.base = 0};
	if (p->hang.left > 0)
		hang_pen(p, &p->tokens[from], &pen);
	for (size_t i = from;; i++) {
		const struct token *token = &p->tokens[i];
		const struct word *word = token->word;
		for (size_t k = 0; k < word->run_count; k++)
			pen_move(&pen, word->runs[k].advance, word->runs[k].units_per_em,
			    token_style(p, token)->size);
		if (pen_at(&pen) - hung_at_end(p, token) > p->width)
			return true;
		if (token->space || token->may_break || token->must_break)
			return false;
	}
}

bool
ends_paragraph(const struct paragraph *p, size_t i)
{
	while (!p->tokens[i].may_break && !p->tokens[i].must_break)
		i++;
	return p->tokens[i].must_break;
}

static length
gap_before(const struct paragraph *p, size_t start, size_t best)
{
	if (best == start)
		return p->width;
	const struct placed *last = &p->placed[p->tokens[best].placed_before - 1];
	return p->width - last->x -
	    advance_width(hang_less(p, last->run, last->style->size), last->run->units_per_em,
		last->style->size);
}

/* The name of a word in a message: its beginning, and how much of that to print. */
static int
name_length(const struct token *token, bool *whole)
{
	size_t n = token->taken + token->length, at = 0, step;
	for (size_t i = 0; i < NAME_CHARACTERS && at < n; i++) {
		utf8_decode(token_start(token) + at, n - at, &step);
		at += step;
	}
	*whole = at == n;
	return (int)at;
}

static void
report(struct paragraph *p, enum severity severity, const struct token *token, const char *rule,
    struct srcloc loc)
{
	bool whole;
	int n = name_length(token, &whole);
	diag_add(p->diags, severity, loc, rule,
	    severity == SEVERITY_ERROR
		? "the word \"%.*s%s\" does not fit a width of %d.%03d pt: not even one character of it does"
		: "the word \"%.*s%s\" does not fit a width of %d.%03d pt; it was broken to fit",
	    n, token_start(token), whole ? "" : "…", (int)(p->width / LENGTH_PT),
	    (int)(p->width % LENGTH_PT));
}

/* Between any two characters, in the token that begins the line and is too long for it. */
static size_t
cut_anywhere(struct paragraph *p, size_t start, size_t over)
{
	struct word_break breaks[WORD_MAX];
	struct token *token = &p->tokens[over];
	const struct token *first = &p->tokens[token->group];
	const struct span *span = &p->spans[token->span];
	if (!cut_at_last(p, token, breaks, breaks_in_letters(token->text, token->length, breaks)) &&
	    !cut_at_last(p, token, breaks, breaks_anywhere(token->text, token->length, breaks)) &&
	    over == start) {
		report(p, SEVERITY_ERROR, token, "text-too-narrow", locate(span, token->text));
		p->failed = true;
		return over;
	}
	if (p->warned_group != token->group + 1) {
		p->warned_group = token->group + 1;
		report(p, SEVERITY_WARNING, first, "text-word-broken",
		    locate(&p->spans[first->span], token_start(first)));
	}
	return over;
}

/*
 * The last token after `best` and up to `over` that a space stands before, though no line should end
 * there; or best.
 */
static size_t
after_last_space(const struct paragraph *p, size_t best, size_t over)
{
	while (over > best && !p->tokens[over - 1].space)
		over--;
	return over;
}

/* Whether a hyphen in the token would be a good one. */
static bool
may_divide(const struct paragraph *p, size_t over)
{
	return token_style(p, &p->tokens[over])->hyphenate && p->hyphens < HYPHENS_IN_A_ROW &&
	    !ends_paragraph(p, over);
}

size_t
end_overfull_line(struct paragraph *p, size_t start, size_t best, size_t over)
{
	size_t next;
	if (cut_between(p, best, over, find_natural, &next))
		return next;

	bool loose = gap_before(p, start, best) > loose_gap(p);
	bool alone = best == start;
	size_t word = after_last_space(p, best, over);
	if (alone || is_wide(p, word)) {
		if (word > best) {
			if (may_divide(p, over) && cut_between(p, word, over, find_hyphens_small, &next))
				return next;
			rewind_to(p, &p->tokens[word]);
			return word;
		}
		if (loose && cut_between(p, word, over, find_emergency, &next))
			return next;
		if (cut_between(p, word, over, find_hyphens_any, &next) ||
		    (alone && cut_between(p, word, over, find_hyphens_least, &next)))
			return next;
	} else if (loose && may_divide(p, over) && cut_between(p, word, over, find_hyphens_small, &next)) {
		return next;
	}
	if (!alone) {
		rewind_to(p, &p->tokens[best]);
		return best;
	}
	rewind_to(p, &p->tokens[over]);
	return cut_anywhere(p, start, over);
}
