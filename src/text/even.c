/* The most even lines: the places where they may end, for total_fit() to choose from. */
#include "text/paragraph.h"

/* Parts of a thousandth of a point, where fonts of different units per em are on the lines. */
#define MIXED_SCALE 65536

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

	struct filling plain, divided;
};

/* The units per em that all runs share; 0 when they don't. */
static int64_t
common_scale(const struct paragraph *p)
{
	int64_t scale = 0;

	for (size_t i = 0; i < p->token_count; i++) {
		const struct token *token = &p->tokens[i];
		uint16_t space = p->fonts[font_of(token_style(p, token))].units_per_em;
		for (size_t k = 0; !token->blank && k < token->word->run_count; k++) {
			uint16_t units = token->word->runs[k].units_per_em;
			if ((scale != 0 && units != scale) || (token->space && units != space))
				return 0;
			scale = units;
		}
	}
	return scale;
}

static int64_t
parts(const struct measure *m, int64_t advance, uint16_t units_per_em, length size)
{
	int64_t units = advance * size;

	return units_per_em == m->scale ? units : (units * m->scale + units_per_em / 2) / units_per_em;
}

static int64_t
run_parts(const struct measure *m, const struct shaped *run, const struct style *style)
{
	return parts(m, run->advance, run->units_per_em, style->size);
}

static int64_t
word_parts(const struct measure *m, const struct word *word, const struct style *style)
{
	int64_t sum = 0;

	for (size_t i = 0; i < word->run_count; i++)
		sum += run_parts(m, &word->runs[i], style);
	return sum;
}

static int64_t
last_parts(const struct measure *m, const struct word *word, const struct style *style)
{
	return word->run_count > 0 ? run_parts(m, &word->runs[word->run_count - 1], style) : 0;
}

static void
add_break(struct paragraph *p, struct fit_break at)
{
	if (p->break_count == p->break_capacity)
		p->breaks = arena_grow(p->arena, p->breaks, p->break_count, &p->break_capacity,
		    p->break_count + 1, sizeof(*p->breaks));
	p->breaks[p->break_count++] = at;
}

/* A break inside a token; nothing where a piece of it would not be seen. */
static void
add_break_inside(struct paragraph *p, const struct measure *m, size_t i, struct word_break at)
{
	const struct token *token = &p->tokens[i];
	const struct style *style = token_style(p, token);
	uint32_t font = token->word->font;
	const struct word *hyphen = at.hyphen ? words_hyphen(p->words, font) : NULL;
	const struct word *head = words_get(p->words, font, token->text, at.offset);
	const struct word *tail =
	    words_get(p->words, font, token->text + at.offset, token->length - at.offset);

	if ((at.hyphen && !hyphen) || head->run_count == 0 || tail->run_count == 0)
		return;
	int64_t last = last_parts(m, hyphen ? hyphen : head, style),
		whole = word_parts(m, token->word, style);
	int64_t end = word_parts(m, head, style) + (hyphen ? last : 0);
	if (end >= whole)
		return; /* nothing is gained by a hyphen that is wider than what it parts */
	add_break(p,
	    (struct fit_break){
		.end = m->at + end,
		.last = last,
		.start = m->at + whole - word_parts(m, tail, style),
		.spaces_end = m->spaces,
		.spaces_start = m->spaces,
		.token = (uint32_t)i,
		.offset = at.offset,
		.hyphen = at.hyphen,
	    });
}

/* The breaks of a token's word, and its hyphens where it is marked for them; ascending. */
static void
add_breaks_inside(struct paragraph *p, const struct measure *m, size_t i)
{
	struct word_break found[WORD_MAX];
	const struct token *token = &p->tokens[i];
	const struct word_break *natural = token->word->breaks;
	size_t count = token->divide ? find_hyphens_small(p, token, found) : 0;
	p->pen = (struct pen){.base = p->width - token->room};
	size_t fit = count > 0 ? bytes_that_fit(p, token) : 0;
	while (count > 0 && found[count - 1].offset > fit)
		count--;
	size_t naturals = token->word->break_count;

	for (size_t h = 0, n = 0; h < count || n < naturals;) {
		bool first = n < naturals && (h == count || natural[n].offset <= found[h].offset);
		add_break_inside(p, m, i, first ? natural[n++] : found[h++]);
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
count_lines(const struct paragraph *p, struct measure *m, const struct token *token, int64_t end)
{
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
	fill_on(&m->plain, token, token->may_break || token->held, m->at);
	fill_on(&m->divided, token, token->may_break, m->at);
}

/* After a token, if a line may end there. */
static void
add_break_after(struct paragraph *p, struct measure *m, size_t i)
{
	const struct token *token = &p->tokens[i];
	const struct style *style = token_style(p, token);
	int64_t end = m->at, last = 0;

	if (!token->blank) {
		end += word_parts(m, token->word, style);
		last = last_parts(m, token->word, style);
	}
	m->at = end;
	uint32_t spaces = m->spaces;
	if (token->space && !token->blank) {
		const struct font_lines *font = &p->fonts[font_of(style)];
		m->at += parts(m, font->space, font->units_per_em, style->size);
		m->spaces++;
	}
	count_lines(p, m, token, end);
	if (token->may_break || token->must_break)
		add_break(p,
		    (struct fit_break){
			.end = end,
			.last = last,
			.start = m->at,
			.spaces_end = spaces,
			.spaces_start = m->spaces,
			.token = (uint32_t)i,
			.forced = token->must_break,
		    });
}

/* All breaks between words and of words; hyphens in the tokens that are marked for it. */
static struct measure
collect_breaks(struct paragraph *p, int64_t scale)
{
	int64_t begin = -first_indent(p) * scale;
	struct measure m = {.scale = scale, .plain = {0, begin, begin}, .divided = {0, begin, begin}};

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
prepare_fit(struct paragraph *p, int64_t scale)
{
	const struct font_lines *font = &p->fonts[font_of(p->style)];
	const struct measure m = {.scale = scale};
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
	    .scale = scale,
	    .space = p->style->align == ALIGN_JUSTIFY
		? parts(&m, font->space, font->units_per_em, p->style->size)
		: 0,
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
	int64_t scale = common_scale(p);

	if (scale == 0)
		scale = MIXED_SCALE;
	struct measure m = collect_breaks(p, scale);
	struct fit fit = prepare_fit(p, scale);
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
		(void)collect_breaks(p, scale);
		fit = prepare_fit(p, scale);
		marked = true;
		if (!fewer)
			break;
	}
	return take_ends(p, marked ? total_fit(&fit, p->ways, p->taken) : n);
}
