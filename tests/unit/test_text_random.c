/* What holds whatever the text is. */
#include "text_setting.h"

static uint32_t
random_below(uint64_t *state, uint32_t n)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*state >> 33) % n;
}

static const char *
random_text(struct arena *arena, uint64_t *state)
{
	static const char *const pieces[] = {"a", "información", "MTPS", " ", " ", " ", " ", "  ", "-", "/",
	    "y/o", "100", " %", "N°", "á", "e\u0301", "ñ", "\u00AD", "\u200B", "\u00A0", "\n", ".", ", ", "(",
	    ")", "«", "»", "¿", "http://a.b/", "ana@b.sv", "fi", "institucionalidad", "\u2013", "\u2014",
	    "\u2009", "x\u0303\u0301", "“", "\"",
	    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	    "\t", "1"};
	struct buf out = BUF_INIT;
	for (uint32_t n = 1 + random_below(state, 60); n > 0; n--)
		buf_adds(&out, pieces[random_below(state, sizeof(pieces) / sizeof(pieces[0]))]);
	const char *copy = arena_strdup(arena, buf_cstr(&out));
	buf_release(&out);
	return copy;
}

/*
 * What should come out: white space made one space, none at the start of a line; no soft hyphens,
 * no-width spaces or line breaks.
 */
static const char *
expected_text(struct arena *arena, const char *text)
{
	char *out = arena_alloc(arena, strlen(text) + 1, 1), *end = out;
	bool line_start = true, spaced = false;
	for (size_t i = 0, n = strlen(text), step; i < n; i += step) {
		uint32_t c = utf8_decode(text + i, n - i, &step);
		if (c == 0xAD || c == 0x200B)
			continue;
		if (c == '\n' || c == ' ' || c == '\t') {
			if (c != '\n' && !line_start && !spaced)
				*end++ = ' ';
			spaced = c != '\n';
			line_start = line_start || c == '\n';
			continue;
		}
		memcpy(end, text + i, step);
		end += step;
		line_start = spaced = false;
	}
	return out;
}

static void
check_line(const struct setting *s, const struct line *line, length width, struct buf *out)
{
	length end = 0;
	for (uint32_t k = 0; k < line->count; k++) {
		const struct placed *placed = &line->runs[k];
		const struct shaped *run = placed->run;
		int32_t advance = 0;
		struct buf characters = BUF_INIT;
		cr_assert_geq(placed->x, end - 1, "runs follow each other");
		for (uint32_t g = 0; g < run->glyph_count; g++) {
			const struct slot *slot = fonts_slot(s->fonts, run->face, run->glyphs[g].slot);
			advance += run->glyphs[g].advance;
			if (strcmp(slot->characters, "\u200B") != 0)
				buf_adds(&characters, slot->characters);
		}
		cr_assert_eq(advance, run->advance);
		if (memcmp(run->text, "\u00AD", 2) != 0) {
			cr_assert_eq(characters.length, run->length);
			cr_assert_eq(memcmp(characters.data, run->text, run->length), 0,
			    "slots spell the run");
			buf_add(out, run->text, run->length);
		}
		if (placed->space_after)
			buf_addc(out, ' ');
		buf_release(&characters);
		end = placed->x + advance_width(run->advance, run->units_per_em, placed->style->size);
	}
	cr_assert_eq(line->width, end);
	cr_assert_leq(line->width, width);
	cr_assert_eq(line->height, 1200);
}

Test(text_random, nothing_is_lost_of_any_text)
{
	struct setting s;
	uint64_t state = 20240101;
	setting_open(&s);
	for (int round = 0; round < 3000; round++) {
		const char *text = random_text(s.arena, &state);
		length width = 1500 + (length)random_below(&state, 12000);
		struct buf out = BUF_INIT;
		s.style.hyphenate = round % 2;
		s.style.align = round % 3 == 0 ? ALIGN_JUSTIFY : ALIGN_START;
		s.style.line_breaking = round % 4 < 2 ? LINE_BREAKING_OPTIMAL : LINE_BREAKING_GREEDY;
		s.style.indent = round % 5 == 0 ? 300 : 0;
		cr_assert(set_text(&s, text, width), "\"%s\"\n%s", text, support_printed(s.arena, s.diags));
		for (size_t i = 0; i < s.lines.count; i++)
			check_line(&s, &s.lines.line[i], width, &out);
		cr_assert_str_eq(buf_cstr(&out), expected_text(s.arena, text), "\"%s\" at %d gives \"%s\"",
		    text, width, shown(&s));
		buf_release(&out);
	}
	setting_close(&s);
}

Test(text_random, what_was_set_before_makes_no_difference)
{
	struct setting a, b;
	uint64_t state = 7;
	setting_open(&a);
	setting_open(&b);
	for (int i = 0; i < 50; i++)
		cr_assert(set_text(&b, random_text(b.arena, &state), 5000));
	state = 99;
	for (int i = 0; i < 50; i++) {
		a.style.line_breaking = b.style.line_breaking =
		    i % 2 ? LINE_BREAKING_OPTIMAL : LINE_BREAKING_GREEDY;
		a.style.hyphenate = b.style.hyphenate = i % 4 < 2;
		const char *text = random_text(a.arena, &state);
		cr_assert(set_text(&a, text, 6000) && set_text(&b, text, 6000));
		cr_assert_str_eq(shown(&a), shown(&b));
		cr_assert_eq(a.lines.count, b.lines.count);
		for (size_t k = 0; k < a.lines.count; k++)
			cr_assert_eq(a.lines.line[k].width, b.lines.line[k].width);
	}
	setting_close(&a);
	setting_close(&b);
}

Test(text_random, long_texts_take_time_in_proportion, .timeout = 20)
{
	static const char *const pieces[] = {"a", "ab-cd", "a\u00AD", "á\u0301\u0301", "https://a/", "x,",
	    "中"};
	struct setting s;
	setting_open(&s);
	for (size_t i = 0; i + 1 < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct buf text = BUF_INIT;
		while (text.length < 300000)
			buf_adds(&text, pieces[i]);
		cr_assert(set_text(&s, buf_cstr(&text), 8000));
		cr_expect_gt(s.lines.count, 100);
		buf_release(&text);
	}
	setting_close(&s);
}
