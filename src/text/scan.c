#include "text/paragraph.h"

#include "base/utf8.h"
#include "text/letters.h"

#define REPORTED_MAX 64

enum mark {
	MARK_NONE,
	MARK_SPACE,
	MARK_BREAK_HERE, /* zero-width space */
	MARK_LINE_END,
};

/* Bytes that a mark may start with: all else is part of a word. */
static bool
starts_mark(unsigned char byte)
{
	if (byte > ' ' && byte < 0xC2)
		return false;
	return byte <= ' ' || byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3);
}

/* The mark at s, if there is one, and its length. */
static enum mark
read_mark(const char *s, size_t n, size_t *size)
{
	*size = 1;
	switch (s[0]) {
	case ' ':
	case '\t':
		return MARK_SPACE;
	case '\n':
		return MARK_LINE_END;
	case '\r':
		*size = n > 1 && s[1] == '\n' ? 2 : 1;
		return MARK_LINE_END;
	default:
		break;
	}
	uint32_t c = utf8_decode(s, n, size);
	if (c == 0x85 || c == 0x2028 || c == 0x2029)
		return MARK_LINE_END;
	if (c == 0x200B)
		return MARK_BREAK_HERE;
	if (c == 0x1680 || (c >= 0x2000 && c <= 0x2008 && c != 0x2007) || c == 0x205F || c == 0x3000)
		return MARK_SPACE;
	return MARK_NONE;
}

struct srcloc
locate(const struct span *span, const char *at)
{
	struct srcloc loc = span->loc;
	if (loc.line == 0 || loc.column == 0 || span->is_made)
		return loc;
	loc.line += span->lead_lines;
	loc.column = span->lead + (span->lead_lines > 0 ? 1 : loc.column);
	for (const char *s = span->text; s < at;) {
		size_t step, left = span->length - (size_t)(s - span->text);
		utf8_decode(s, left, &step);
		bool crlf = s[0] == '\r' && left > 1 && s[1] == '\n';
		if (s[0] == '\n' || (s[0] == '\r' && !crlf)) {
			loc.line++;
			loc.column = 1;
		} else if (!crlf) {
			loc.column += span->quotes_doubled && s[0] == '"' ? 2 : 1;
		}
		s += step;
	}
	return loc;
}

/* --- characters that no face has --- */

struct reported {
	uint32_t characters[REPORTED_MAX];
	size_t count;
};

static void
report_character(struct paragraph *p, struct reported *reported, const struct span *span, const char *at,
    uint32_t c, size_t size)
{
	for (size_t i = 0; i < reported->count; i++) {
		if (reported->characters[i] == c)
			return;
	}
	if (reported->count < REPORTED_MAX)
		reported->characters[reported->count++] = c;
	struct srcloc loc = locate(span, at);
	if (c == UTF8_INVALID)
		diag_add(p->diags, SEVERITY_ERROR, loc, "text-no-glyph", "the text is not valid UTF-8 here");
	else if (is_control(c))
		diag_add(p->diags, SEVERITY_ERROR, loc, "text-no-glyph",
		    "the control character U+%04X can't be printed", (unsigned)c);
	else
		diag_add(p->diags, SEVERITY_ERROR, loc, "text-no-glyph",
		    "no face has the character U+%04X '%.*s'", (unsigned)c, (int)size, at);
}

static void
report_word(struct paragraph *p, struct reported *reported, const struct token *token)
{
	const struct span *span = &p->spans[token->span];
	for (size_t i = 0, step; i < token->length; i += step) {
		uint32_t c = utf8_decode(token->text + i, token->length - i, &step);
		if (!words_can_print(p->words, token->word->font, c))
			report_character(p, reported, span, token->text + i, c, step);
	}
	p->failed = true;
}

/* --- tokens --- */

/*
 * Whether a line may end between two tokens that no space parts, because the style changes or the word is
 * long.
 */
static bool
may_break_seam(const struct token *a, const struct token *b)
{
	struct word_break breaks[WORD_MAX];
	char text[WORD_MAX];
	size_t tail = a->length < WORD_MAX / 2 ? a->length : WORD_MAX / 2;
	size_t head = b->length < WORD_MAX / 2 ? b->length : WORD_MAX / 2;
	while (tail > 0 && tail < a->length && ((unsigned char)a->text[a->length - tail] & 0xC0) == 0x80)
		tail--;
	while (head > 0 && head < b->length && ((unsigned char)b->text[head] & 0xC0) == 0x80)
		head--;
	memcpy(text, a->text + a->length - tail, tail);
	memcpy(text + tail, b->text, head);
	for (size_t i = breaks_inside(text, tail + head, breaks); i-- > 0;) {
		if (breaks[i].offset == tail)
			return !breaks[i].hyphen;
	}
	return false;
}

static struct token *
last_token(struct paragraph *p)
{
	return p->token_count > 0 ? &p->tokens[p->token_count - 1] : NULL;
}

static struct token *
add_token(struct paragraph *p)
{
	if (p->token_count == p->token_capacity)
		p->tokens = arena_grow(p->arena, p->tokens, p->token_count, &p->token_capacity,
		    p->token_count + 1, sizeof(*p->tokens));
	return &p->tokens[p->token_count++];
}

/* The styles of a template share the text of their language. */
static const struct ties *
ties_for(struct paragraph *p, const char *language)
{
	if (p->ties_language != language || !p->ties) {
		p->ties_language = language;
		p->ties = ties_of(language);
	}
	return p->ties;
}

static void
add_word(struct paragraph *p, struct reported *reported, uint32_t span, const char *text, size_t n,
    uint32_t hash)
{
	const struct word *word = words_hashed(p->words, font_of(p->spans[span].style), text, n, hash);
	struct token token = {
	    .word = word,
	    .text = text,
	    .length = (uint32_t)n,
	    .span = span,
	    .group = (uint32_t)p->token_count,
	};
	struct token *before = last_token(p);
	if (word->missing)
		report_word(p, reported, &token);
	else if (word->run_count == 0)
		return; /* nothing but soft hyphens */
	if (before && !before->must_break) {
		if (before->space && !before->may_break) {
			const struct ties *ties = ties_for(p, token_style(p, &token)->language);
			before->held = before->word->edges & WORD_HOLDS_NEXT &&
			    ties_letter(ties, before->text, before->length);
			before->may_break = !before->held &&
			    breaks_between(ties,
				(struct edged_word){before->text, before->length, before->word->edges},
				(struct edged_word){text, n, word->edges});
		} else if (!before->may_break) {
			before->may_break = may_break_seam(before, &token);
			token.group = before->group;
		}
	}
	*add_token(p) = token;
}

static void
add_mark(struct paragraph *p, uint32_t span, enum mark mark)
{
	struct token *before = last_token(p);
	if (mark == MARK_LINE_END) {
		if (before && !before->must_break)
			before->must_break = true;
		else
			*add_token(p) = (struct token){.span = span, .must_break = true, .blank = true};
	} else if (before && !before->must_break) {
		if (mark == MARK_SPACE)
			before->space = true;
		else
			before->may_break = true;
	}
}

/* Where to cut a word longer than WORD_MAX: before the last character that is not a mark. */
static size_t
cut_long(const char *s, size_t n)
{
	struct word_break breaks[WORD_MAX];
	size_t end = n, step;
	if (utf8_decode_last(s, n, &step) == UTF8_INVALID)
		while (end > 1 && end > n - 4 && ((unsigned char)s[end] & 0xC0) == 0x80)
			end--;
	size_t count = breaks_anywhere(s, end, breaks);
	return count > 0 ? breaks[count - 1].offset : end;
}

static void
scan_span(struct paragraph *p, struct reported *reported, uint32_t index)
{
	const struct span *span = &p->spans[index];
	const char *s = span->text;
	size_t n = span->length, i = 0, step;

	while (i < n) {
		if (starts_mark((unsigned char)s[i])) {
			enum mark mark = read_mark(s + i, n - i, &step);
			if (mark != MARK_NONE) {
				add_mark(p, index, mark);
				i += step;
				continue;
			}
		}
		size_t start = i;
		uint32_t hash = HASH_OF_NOTHING;
		size_t end = n - start < WORD_MAX ? n : start + WORD_MAX;
		do {
			hash = hash_add_byte(hash, s[i++]);
		} while (i < end &&
		    (!starts_mark((unsigned char)s[i]) || read_mark(s + i, n - i, &step) == MARK_NONE));
		if (i - start == WORD_MAX && i < n) {
			i = start + cut_long(s + start, WORD_MAX);
			hash = HASH_OF_NOTHING;
			for (size_t k = start; k < i; k++)
				hash = hash_add_byte(hash, s[k]);
		}
		add_word(p, reported, index, s + start, i - start, hash);
	}
}

void
scan_paragraph(struct paragraph *p)
{
	struct reported reported = {.count = 0};
	p->token_count = 0;
	for (size_t i = 0; i < p->span_count; i++)
		scan_span(p, &reported, (uint32_t)i);
	struct token *last = last_token(p);
	if (last)
		last->must_break = true;
}
