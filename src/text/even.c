/* The most even lines: the places where they may end, for total_fit() to choose from. */
#include "text/hang.h"

#define ROUNDS_MAX 4

/* Lines that are each as full as they will be: how many; where the last begins, and the next one might. */
struct filling {
	size_t lines;
	int64_t line, next;
};

/* How long what was seen of the paragraph is, were it one line. */
struct measure {
	int64_t scale, at;
	uint32_t spaces;

	/* Of the span that the tokens are of. */
	uint32_t span;
	const struct style *style;
	int64_t space;

	struct filling plain, divided;
};

static inline int64_t
parts(const struct measure *m, int64_t advance, uint16_t units_per_em, length size)
{
	int64_t units = advance * size;

	return units_per_em == m->scale ? units : (units * m->scale + units_per_em / 2) / units_per_em;
}

static inline int64_t
run_parts(const struct measure *m, const struct shaped *run, const struct style *style)
{
	return parts(m, run->advance, run->units_per_em, style->size);
}

static inline int64_t
word_parts(const struct measure *m, const struct word *word, const struct style *style)
{
	int64_t sum = 0;

	if (word->units_per_em == m->scale)
		return (int64_t)word->advance * style->size;
	for (size_t i = 0; i < word->run_count; i++)
		sum += run_parts(m, &word->runs[i], style);
	return sum;
}

static inline int64_t
last_parts(const struct measure *m, const struct word *word, const struct style *style)
{
	return word->run_count > 0 ? run_parts(m, &word->runs[word->run_count - 1], style) : 0;
}

/* How much of a word hangs out where it begins a line. */
static int64_t
word_hangs_before(const struct paragraph *p, const struct measure *m, const struct word *word,
    const struct style *style)
{
	if (p->hang.left <= 0 || !word || word->run_count == 0)
		return 0;
	const struct shaped *run = &word->runs[0];
	return parts(m, hang_before(p, run, style->size), run->units_per_em, style->size);
}

/* And where it ends one. */
static int64_t
word_hangs_after(const struct paragraph *p, const struct measure *m, const struct word *word,
    const struct style *style)
{
	if (p->hang.right <= 0 || !word || word->run_count == 0)
		return 0;
	const struct shaped *run = &word->runs[word->run_count - 1];
	return parts(m, hang_after(p, run, style->size), run->units_per_em, style->size);
}

static inline int64_t
hangs_after(const struct paragraph *p, const struct measure *m, const struct token *token)
{
	return p->hang.right > 0 ? word_hangs_after(p, m, token->word, token_style(p, token)) : 0;
}

/* Where the line starts that begins with token i, when all before it is passed. */
static inline int64_t
line_at(const struct paragraph *p, const struct measure *m, size_t i)
{
	if (p->hang.left <= 0 || i == p->token_count)
		return m->at;
	const struct token *token = &p->tokens[i];
	return m->at + word_hangs_before(p, m, token->word, token_style(p, token));
}

/* What tokens of another span than the one before have in common. */
static inline void
note_span(const struct paragraph *p, struct measure *m, const struct token *token)
{
	if (token->span == m->span && m->style)
		return;
	const struct style *spaced = space_style(p, token);
	const struct font_lines *font = &p->fonts[font_of(spaced)];
	m->span = token->span;
	m->style = token_style(p, token);
	m->space = parts(m, font->space, font->units_per_em, spaced->size);
}

/* The measure before the first word: in parts of the style's font, to which lengths of others are rounded. */
static struct measure
start_measure(const struct paragraph *p)
{
	int64_t scale = p->fonts[font_of(p->style)].units_per_em;
	int64_t begin = -first_indent(p) * scale;
	struct measure m = {.scale = scale, .plain = {0, begin, begin}, .divided = {0, begin, begin}};

	if (begin == 0)
		m.at = -line_at(p, &m, 0);
	return m;
}

/* Goes on over a token, and the space after it; returns where it ends. */
static inline int64_t
pass_token(const struct paragraph *p, struct measure *m, const struct token *token)
{
	if (token->blank)
		return m->at;
	note_span(p, m, token);
	int64_t end = m->at + word_parts(m, token->word, m->style);
	m->at = token->space ? end + m->space : end;
	m->spaces += token->space;
	return end;
}

/*
 * Whether two lines at most, each as full as it will be, are as even as any: where the first is neither
 * loose nor within a rounding of its width.
 */
static bool
is_even_anyway(const struct paragraph *p)
{
	struct measure m = start_measure(p);
	int64_t least = (p->width - loose_gap(p)) * m.scale, spare = 2 * m.scale;
	int64_t limit = m.plain.line + p->width * m.scale, next = 0, filled = 0;
	bool second = p->style->align == ALIGN_JUSTIFY; /* which is not even by itself */

	for (size_t i = 0;; i++) {
		const struct token *token = &p->tokens[i];
		int64_t end = pass_token(p, &m, token) - hangs_after(p, &m, token);
		if (end > limit - spare) {
			if (second || end < limit + spare || filled < m.plain.line + least)
				return false;
			second = true;
			limit = next + p->width * m.scale;
			if (end > limit - spare)
				return false;
		}
		if (token->may_break) {
			next = line_at(p, &m, i + 1);
			filled = end;
		}
		if (token->must_break)
			return i + 1 == p->token_count;
	}
}

static void
add_break(struct paragraph *p, struct fit_break at)
{
	if (p->break_count == p->break_capacity)
		p->breaks = arena_grow(p->arena, p->breaks, p->break_count, &p->break_capacity,
		    p->break_count + 1, sizeof(*p->breaks));
	p->breaks[p->break_count++] = at;
}

/* What stands before and after a cut, the last run before it, and what hangs beside it without a hyphen. */
struct measured_cut {
	int64_t head, tail, last;
	int64_t head_hangs, tail_hangs;
};

/* False where one of both would not be seen. */
static bool
measure_cut(struct paragraph *p, const struct measure *m, const struct token *token, struct cut *at,
    struct measured_cut *out)
{
	const struct style *style = token_style(p, token);

	/* What hangs is seen in the words only; and beside a hyphen nothing but that hangs. */
	if (at->measured && (at->at.hyphen || (p->hang.left <= 0 && p->hang.right <= 0))) {
		const uint16_t units = token->word->units_per_em;
		out->head = out->last = parts(m, at->head_advance, units, style->size);
		out->tail = parts(m, at->tail_advance, units, style->size);
		out->head_hangs = out->tail_hangs = 0;
		return true;
	}
	const struct cut cut = words_part(p->words, token->word, at);
	*out = (struct measured_cut){
	    .head = word_parts(m, cut.head, style),
	    .tail = word_parts(m, cut.tail, style),
	    .last = last_parts(m, cut.head, style),
	    .head_hangs = word_hangs_after(p, m, cut.head, style),
	    .tail_hangs = word_hangs_before(p, m, cut.tail, style),
	};
	return cut.head->run_count > 0 && cut.tail->run_count > 0;
}

/* A break inside a token; nothing where a piece of it would not be seen. */
static void
add_break_inside(struct paragraph *p, const struct measure *m, size_t i, struct cut *at)
{
	const struct word *word = p->tokens[i].word;
	const struct style *style = token_style(p, &p->tokens[i]);
	const struct word *hyphen = at->at.hyphen ? words_hyphen(p->words, word->font) : NULL;
	struct measured_cut cut;

	if ((at->at.hyphen && !hyphen) || !measure_cut(p, m, &p->tokens[i], at, &cut))
		return;
	int64_t last = hyphen ? last_parts(m, hyphen, style) : cut.last;
	int64_t hangs = hyphen ? word_hangs_after(p, m, hyphen, style) : cut.head_hangs;
	int64_t end = cut.head + (hyphen ? last : 0), whole = word_parts(m, word, style);
	if (end >= whole)
		return; /* nothing is gained by a hyphen that is wider than what it parts */
	add_break(p,
	    (struct fit_break){
		.end = m->at + end - hangs,
		.last = last - hangs,
		.start = m->at + whole - cut.tail + cut.tail_hangs,
		.spaces_end = m->spaces,
		.spaces_start = m->spaces,
		.token = (uint32_t)i,
		.offset = at->at.offset,
		.hyphen = at->at.hyphen,
	    });
}

/* The cuts at the breaks of a token's word. */
static struct cut *
find_breaks(struct paragraph *p, const struct token *token)
{
	struct word_cuts *cuts = token->word->cuts;
	bool kept;

	if (cuts->breaks || token->word->break_count == 0)
		return cuts->breaks;
	struct cut *found =
	    words_cuts(p->words, token->word, token->word->breaks, token->word->break_count, &kept);
	if (kept)
		cuts->breaks = found;
	return found;
}

/* The cuts at hyphens, which are looked for once. */
static size_t
find_hyphens_once(struct paragraph *p, const struct token *token, struct cut **out)
{
	struct word_break found[WORD_MAX];
	struct word_cuts *cuts = token->word->cuts;
	const char *language = token_style(p, token)->language;
	size_t least = least_letters(token_style(p, token));
	bool kept;

	*out = cuts->hyphens;
	if (cuts->hyphens && cuts->language == language && cuts->least == least)
		return cuts->hyphen_count;
	size_t count = find_hyphens_small(p, token, found);
	*out = words_cuts(p->words, token->word, found, count, &kept);
	if (kept)
		*cuts = (struct word_cuts){
		    .breaks = cuts->breaks,
		    .hyphens = *out,
		    .hyphen_count = count,
		    .language = language,
		    .least = least,
		};
	return count;
}

/* The breaks of a token's word, and its hyphens where it is marked for them; ascending. */
static void
add_breaks_inside(struct paragraph *p, const struct measure *m, size_t i)
{
	const struct token *token = &p->tokens[i];
	struct cut *breaks = find_breaks(p, token), *hyphens = NULL;
	size_t naturals = token->word->break_count, count = 0;

	if (token->divide) {
		count = find_hyphens_once(p, token, &hyphens);
		p->pen = (struct pen){.base = p->width - token->room};
		size_t fit = count > 0 ? bytes_that_fit(p, token) : 0;
		while (count > 0 && hyphens[count - 1].at.offset > fit)
			count--;
	}
	for (size_t h = 0, n = 0; h < count || n < naturals;) {
		bool first = n < naturals && (h == count || breaks[n].at.offset <= hyphens[h].at.offset);
		add_break_inside(p, m, i, first ? &breaks[n++] : &hyphens[h++]);
	}
}

/* Goes on with a token that ends there, after which a line might. */
static void
fill_on(struct filling *f, const struct token *token, bool may_break, int64_t next)
{
	if (may_break || token->must_break)
		f->next = next;
	if (token->must_break) {
		f->lines++;
		f->line = next;
	}
}

/*
 * Counts lines, were words of one letter like all others; and were words that leave a loose line behind
 * divided just where it is full.
 */
static void
count_lines(const struct paragraph *p, struct measure *m, size_t i, int64_t end, int64_t next)
{
	const struct token *token = &p->tokens[i];
	int64_t width = p->width * m->scale;

	if (end - m->plain.line > width && m->plain.next > m->plain.line) {
		m->plain.lines++;
		m->plain.line = m->plain.next;
	}
	if (end - m->divided.line > width && m->divided.next > m->divided.line) {
		bool loose = m->divided.line + width - m->divided.next > loose_gap(p) * m->scale;
		m->divided.lines++;
		m->divided.line =
		    loose && token_style(p, token)->hyphenate ? m->divided.line + width : m->divided.next;
	}
	fill_on(&m->plain, token, token->may_break || token->held, next);
	fill_on(&m->divided, token, token->may_break, next);
}

/* Goes on over a token, after which a line may end. */
static void
add_break_after(struct paragraph *p, struct measure *m, size_t i)
{
	const struct token *token = &p->tokens[i];
	uint32_t spaces = m->spaces;
	int64_t hangs = hangs_after(p, m, token), end = pass_token(p, m, token) - hangs;
	int64_t next = line_at(p, m, i + 1);

	count_lines(p, m, i, end, next);
	if (token->may_break || token->must_break)
		add_break(p,
		    (struct fit_break){
			.end = end,
			.last = token->blank ? 0 : last_parts(m, token->word, m->style) - hangs,
			.start = next,
			.spaces_end = spaces,
			.spaces_start = m->spaces,
			.token = (uint32_t)i,
			.forced = token->must_break,
		    });
}

/* All breaks between words and of words; hyphens in the tokens that are marked for it. */
static struct measure
collect_breaks(struct paragraph *p)
{
	struct measure m = start_measure(p);

	p->break_count = 0;
	for (size_t i = 0; i < p->token_count; i++) {
		const struct token *token = &p->tokens[i];
		if (!token->blank && (token->word->break_count > 0 || token->divide))
			add_breaks_inside(p, &m, i);
		add_break_after(p, &m, i);
	}
	return m;
}

/* Marks the tokens from one break to the next that may be divided; false when there are no new ones. */
static bool
mark(struct paragraph *p, ptrdiff_t from, size_t to, length room)
{
	bool marked = false;
	size_t last = p->breaks[to].token;

	for (size_t i = from < 0 ? 0 : p->breaks[from].token + 1; i <= last; i++) {
		struct token *token = &p->tokens[i];
		if (token->blank || !token_style(p, token)->hyphenate || ends_paragraph(p, i))
			continue;
		marked = marked || !token->divide || room > token->room;
		token->divide = true;
		if (room > token->room)
			token->room = room;
	}
	return marked;
}

/*
 * Marks the words without which a line would have more than the gap left over, wherever the lines before may
 * end; false when there are no new ones.
 */
static bool
mark_divided(struct paragraph *p, const struct fit *fit, int64_t gap, size_t lines)
{
	bool marked = false;
	size_t over = 0;

	for (ptrdiff_t from = -1; from + 1 < (ptrdiff_t)fit->count; from++) {
		if (lines > 0 && from >= 0 && p->ways[from].before + p->ways[from].after != lines)
			continue;
		if (over < (size_t)(from + 1))
			over = (size_t)(from + 1);
		while (over < fit->count && total_fit_line(fit, from, over) >= 0 && !fit->breaks[over].forced)
			over++;
		if (over == fit->count || total_fit_line(fit, from, over) >= 0)
			continue;
		ptrdiff_t best = (ptrdiff_t)over - 1;
		int64_t start = from < 0 ? 0 : fit->breaks[from].start;
		int64_t filled = best == from ? 0 : fit->breaks[best].end - start;
		if (filled < (p->width - gap) * fit->scale)
			marked = mark(p, best, over, p->width - (length)(filled / fit->scale)) || marked;
	}
	return marked;
}

/* Whether some line is so loose that a hyphen is worth it. */
static bool
is_loose(const struct fit *fit, const uint32_t *taken, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (total_fit_line(fit, i == 0 ? -1 : (ptrdiff_t)taken[i - 1], taken[i]) > FIT_LOOSE)
			return true;
	}
	return false;
}

static struct fit
prepare_fit(struct paragraph *p)
{
	const struct font_lines *font = &p->fonts[font_of(p->style)];
	size_t capacity = p->end_capacity;

	if (p->break_count > capacity) {
		p->ways = arena_grow(p->arena, p->ways, 0, &capacity, p->break_capacity, sizeof(*p->ways));
		p->taken = ARENA_ARRAY(p->arena, uint32_t, capacity);
		p->ends = ARENA_ARRAY(p->arena, struct line_end, capacity);
		p->end_capacity = capacity;
	}
	return (struct fit){
	    .breaks = p->breaks,
	    .count = p->break_count,
	    .width = p->width,
	    .indent = first_indent(p),
	    .scale = font->units_per_em,
	    .space = p->style->align == ALIGN_JUSTIFY ? (int64_t)font->space * p->style->size : 0,
	};
}

static size_t
take_ends(struct paragraph *p, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct fit_break *end = &p->breaks[p->taken[i]];
		p->ends[i] = (struct line_end){end->token, {end->offset, end->hyphen}};
	}
	return n;
}

size_t
find_line_ends(struct paragraph *p)
{
	if (is_even_anyway(p))
		return 0;
	struct measure m = collect_breaks(p);
	struct fit fit = prepare_fit(p);
	if (p->break_count < 2 || (m.plain.lines == 1 && total_fit_line(&fit, -1, fit.count - 1) >= 0))
		return 0;
	size_t n = total_fit(&fit, p->ways, p->taken);
	/* Words of one letter should not cost a line where a hyphen can save it. */
	bool costly = n > 0 && n > m.plain.lines, fewer = n == 0 || costly || n > m.divided.lines;
	if (!fewer && !is_loose(&fit, p->taken, n))
		return take_ends(p, n);
	bool marked = false;
	/* Again, as lines that begin with the rest of a word end elsewhere. */
	for (int round = 0;
	     round < ROUNDS_MAX && mark_divided(p, &fit, costly ? 0 : loose_gap(p), fewer ? 0 : n); round++) {
		(void)collect_breaks(p);
		fit = prepare_fit(p);
		marked = true;
		if (!fewer)
			break;
	}
	return take_ends(p, marked ? total_fit(&fit, p->ways, p->taken) : n);
}
