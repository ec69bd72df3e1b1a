#include "text/hang.h"

/* --- runs on a line --- */

static void
add_placed(struct paragraph *p, const struct shaped *run, const struct style *style, length x)
{
	if (p->placed_count == p->placed_capacity)
		p->placed = arena_grow(p->arena, p->placed, p->placed_count, &p->placed_capacity,
		    p->placed_count + 1, sizeof(*p->placed));
	p->placed[p->placed_count++] =
	    (struct placed){.run = run, .style = style, .x = x, .space_after = false};
}

/* A run at x that is too wide for the line may be not, were it the last: what hangs needs no room. */
static bool
fits_hanging(const struct paragraph *p, const struct shaped *run, length size, length x)
{
	return p->hang.right > 0 &&
	    x + (int64_t)advance_width(hang_less(p, run, size), run->units_per_em, size) <= p->width;
}

bool
place_word(struct paragraph *p, const struct word *word, const struct style *style)
{
	struct pen before = p->pen;
	size_t count = p->placed_count;
	for (size_t i = 0; i < word->run_count; i++) {
		const struct shaped *run = &word->runs[i];
		length x = pen_at(&p->pen);
		if (x + (int64_t)advance_width(run->advance, run->units_per_em, style->size) > p->width &&
		    !fits_hanging(p, run, style->size, x)) {
			p->pen = before;
			p->placed_count = count;
			return false;
		}
		add_placed(p, run, style, x);
		pen_move(&p->pen, run->advance, run->units_per_em, style->size);
	}
	return true;
}

void
rewind_to(struct paragraph *p, const struct token *token)
{
	p->placed_count = token->placed_before;
	p->pen = token->pen_before;
}

/* --- ending a line --- */

/* Room that a style's lines take, and where their baseline is: the leading is shared out above and below. */
static void
line_room(const struct paragraph *p, const struct style *style, length *ascent, length *height)
{
	const struct font_lines *font = &p->fonts[font_of(style)];
	length up = advance_width(font->ascent, font->units_per_em, style->size);
	length down = -advance_width(font->descent, font->units_per_em, style->size);
	length spare = style->leading - up - down;
	*height = style->leading;
	*ascent = up + (spare - (spare < 0)) / 2;
}

static length
end_of(const struct placed *placed)
{
	return placed->x +
	    advance_width(placed->run->advance, placed->run->units_per_em, placed->style->size);
}

/* How far a run hangs out that ends a line. */
static length
hung_by(const struct paragraph *p, const struct placed *last)
{
	const struct shaped *run = last->run;
	const length size = last->style->size;

	if (p->hang.right <= 0)
		return 0;
	return advance_width(run->advance, run->units_per_em, size) -
	    advance_width(hang_less(p, run, size), run->units_per_em, size);
}

/* Shares out what is left of the width over the spaces, so that the last run ends exactly there. */
static void
justify(struct paragraph *p, struct line_record *line)
{
	struct placed *placed = p->placed + line->first;
	const length width = p->width + (line->count > 0 ? hung_by(p, &placed[line->count - 1]) : 0);
	int64_t spaces = 0, passed = 0, spare = width - line->width;
	for (size_t i = 0; i + 1 < line->count; i++)
		spaces += placed[i].space_after;
	if (spaces == 0)
		return;
	for (size_t i = 1; i < line->count; i++) {
		passed += placed[i - 1].space_after;
		placed[i].x += (length)(spare * passed / spaces);
	}
	line->width = width;
}

static void
end_line(struct paragraph *p, bool last)
{
	struct line_record line = {.first = p->line_start, .count = p->placed_count - p->line_start};
	const struct style *largest = p->style;
	for (size_t i = p->line_start; i < p->placed_count; i++) {
		const struct style *style = p->placed[i].style;
		if (style != p->style && style->leading > largest->leading)
			largest = style;
		length end = end_of(&p->placed[i]);
		if (end > line.width)
			line.width = end;
	}
	line_room(p, largest, &line.ascent, &line.height);
	line.divides = p->hyphenated;
	if (p->style->align == ALIGN_JUSTIFY && !last)
		justify(p, &line);
	p->lines = arena_grow(p->arena, p->lines, p->line_count, &p->line_capacity, p->line_count + 1,
	    sizeof(*p->lines));
	p->lines[p->line_count++] = line;
	p->line_start = p->placed_count;
	p->hyphens = p->hyphenated ? p->hyphens + 1 : 0;
	p->hyphenated = false;
}

/* --- filling lines --- */

static void
move_over_space(struct paragraph *p, const struct token *token)
{
	const struct style *style = space_style(p, token);
	const struct font_lines *font = &p->fonts[font_of(style)];
	pen_move(&p->pen, font->space, font->units_per_em, style->size);
}

/* The line that begins with a token. */
static void
start_line(struct paragraph *p, const struct token *token)
{
	p->pen = (struct pen){.base = p->line_count == 0 ? first_indent(p) : 0};
	if (p->hang.left > 0 && p->pen.base == 0)
		hang_pen(p, token, &p->pen);
}

/* "100 %" in a line of its own that is too narrow for it is better as "100%" than broken. */
static bool
place_without_gap(struct paragraph *p, const struct token *token)
{
	static const char *const gaps[] = {"\xC2\xA0%", "\xE2\x80\xAF%"};
	char text[WORD_MAX];

	for (size_t i = 0; i < sizeof(gaps) / sizeof(*gaps); i++) {
		size_t n = strlen(gaps[i]);
		if (token->length <= n || memcmp(token->text + token->length - n, gaps[i], n) != 0)
			continue;
		/* Without the gap: its last byte is the sign. */
		n = token->length - n;
		for (size_t k = 0; k < n; k++)
			text[k] = token->text[k];
		text[n] = '%';
		return place_word(p, words_get(p->words, token->word->font, text, n + 1),
		    token_style(p, token));
	}
	return false;
}

/* Puts a token and the space after it at the pen; false, and nothing done, when it does not fit. */
static inline bool
put_token(struct paragraph *p, const struct token *token)
{
	if (token->blank)
		return true;
	if (!place_word(p, token->word, token_style(p, token)) &&
	    (p->placed_count > p->line_start || !place_without_gap(p, token)))
		return false;
	if (token->space) {
		p->placed[p->placed_count - 1].space_after = true;
		move_over_space(p, token);
	}
	return true;
}

/* Fills one line from token i on; returns the token that starts the next one. */
static size_t
fill_line(struct paragraph *p, size_t start)
{
	size_t best = start;
	start_line(p, &p->tokens[start]);
	for (size_t i = start;; i++) {
		struct token *token = &p->tokens[i];
		token->placed_before = (uint32_t)p->placed_count;
		token->pen_before = p->pen;
		if (!put_token(p, token)) {
			size_t next = end_overfull_line(p, start, best, i);
			if (!p->failed)
				end_line(p, false);
			return next;
		}
		if (token->must_break) {
			end_line(p, true);
			return i + 1;
		}
		if (token->may_break)
			best = i + 1;
	}
}

static void
start_lines(struct paragraph *p)
{
	p->placed_count = p->line_count = p->line_start = 0;
	p->hyphens = 0;
	p->hyphenated = false;
}

static void
fill_greedily(struct paragraph *p)
{
	start_lines(p);
	p->warned_group = 0;
	for (size_t i = 0; i < p->token_count && !p->failed;)
		i = fill_line(p, i);
}

/* Fills n lines that end at p->ends; false when a word does not fit. */
static bool
fill_lines_to(struct paragraph *p, size_t n)
{
	size_t i = 0;

	start_lines(p);
	for (size_t line = 0; line < n; line++) {
		const struct line_end *end = &p->ends[line];
		start_line(p, &p->tokens[i]);
		for (; i < end->token; i++)
			if (!put_token(p, &p->tokens[i]))
				return false;
		struct token *last = &p->tokens[i];
		if (end->cut.offset > 0) {
			if (!cut_token(p, last, end->cut))
				return false;
		} else if (!put_token(p, last)) {
			return false;
		} else {
			i++;
		}
		end_line(p, end->cut.offset == 0 && last->must_break);
	}
	return true;
}

void
fill_lines(struct paragraph *p)
{
	if (p->style->line_breaking == LINE_BREAKING_OPTIMAL && p->token_count > 2) {
		size_t n = find_line_ends(p);
		if (n > 0 && fill_lines_to(p, n))
			return;
		make_whole(p);
	}
	fill_greedily(p);
}
