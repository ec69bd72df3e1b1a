#include "text_setting.h"

/* --- widths --- */

Test(text_typesetter, widths_of_figures_and_spaces)
{
	struct setting s;
	setting_open(&s);
	cr_assert(set_text(&s, "12 345", WIDE));
	cr_assert_eq(s.lines.count, 1);
	const struct line *line = &s.lines.line[0];
	cr_assert_eq(line->count, 2);
	cr_expect_eq(line->runs[0].x, 0);
	cr_expect_eq(line->runs[1].x, 2 * FIGURE + SPACE);
	cr_expect_eq(line->width, 5 * FIGURE + SPACE);
	cr_expect_eq(line->runs[0].run->advance, 2 * FIGURE);
	cr_expect_eq(line->runs[0].run->units_per_em, 1000);
	cr_expect(line->runs[0].space_after && !line->runs[1].space_after);
	cr_expect_eq(width_of(&s, "1111"), 4 * FIGURE, "figures are not kerned: columns stand straight");
	setting_close(&s);
}

Test(text_typesetter, rounding_does_not_add_up)
{
	/* At 6.7 pt a figure is 3055.2 thousandths, a space 1527.6: 20 of each round once, not 40 times. */
	struct setting s;
	setting_open(&s);
	s.style.size = 6700;
	cr_assert(set_text(&s, "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", WIDE));
	cr_expect_eq(s.lines.line[0].runs[20].x, 91656); /* 20 * (456 + 228) * 6.7 */
	cr_expect_eq(s.lines.line[0].width, 91656 + 3055);
	setting_close(&s);
}

Test(text_typesetter, kerning_and_ligatures)
{
	struct setting s;
	setting_open(&s);
	length apart = width_of(&s, "A") + width_of(&s, "V");
	cr_expect_lt(width_of(&s, "AV"), apart);
	cr_assert(set_text(&s, "fi", WIDE));
	const struct shaped *run = s.lines.line[0].runs[0].run;
	cr_assert_eq(run->glyph_count, 1, "fi is one glyph");
	cr_expect_str_eq(fonts_slot(s.fonts, run->face, run->glyphs[0].slot)->characters, "fi");
	setting_close(&s);
}

/* The advance of a text that is one run, and how many of its glyphs may begin another. */
static int32_t
advance_of(struct setting *s, const char *text, size_t n, struct shaped *out)
{
	char copy[32];

	snprintf(copy, sizeof(copy), "%.*s", (int)n, text);
	cr_assert(set_text(s, copy, WIDE));
	*out = *s->lines.line[0].runs[0].run;
	return out->advance;
}

Test(text_typesetter, runs_may_be_parted_where_both_sides_look_the_same)
{
	static const struct {
		const char *text;
		size_t parts;
	} cases[] = {{"AVAV", 0}, {"fi", 0}, {"mano", 3}, {"niño", 3}};
	struct setting s;
	setting_open(&s);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *text = cases[i].text;
		struct shaped whole, part;
		size_t parts = 0;
		(void)advance_of(&s, text, strlen(text), &whole);
		for (uint32_t k = 0; k < whole.glyph_count; k++) {
			size_t at = whole.glyphs[k].parts_at;
			if (at == 0)
				continue;
			parts++;
			cr_expect_eq(advance_of(&s, text, at, &part) +
				advance_of(&s, text + at, strlen(text + at), &part),
			    whole.advance, "%s at %zu", text, at);
			cr_expect_eq(utf8_count(text, at), k);
		}
		cr_expect_eq(parts, cases[i].parts, "%s has %zu", text, parts);
	}
	setting_close(&s);
}

Test(text_typesetter, a_mark_without_an_anchor_is_centred_on_its_letter)
{
	/* x and the combining acute: the face has no anchor for that pair */
	struct setting s;
	setting_open(&s);
	cr_assert(set_text(&s, "x\u0301", WIDE));
	const struct shaped *run = s.lines.line[0].runs[0].run;
	cr_assert_eq(run->glyph_count, 2);
	cr_expect_str_eq(fonts_slot(s.fonts, 0, run->glyphs[0].slot)->characters, "x");
	cr_expect_str_eq(fonts_slot(s.fonts, 0, run->glyphs[1].slot)->characters, "\u0301");
	cr_expect_eq(run->advance, width_of(&s, "x"));
	hb_glyph_extents_t letter, mark;
	hb_font_t *font = fonts_hb(s.fonts, 0);
	hb_font_get_glyph_extents(font, fonts_slot(s.fonts, 0, run->glyphs[0].slot)->glyph, &letter);
	hb_font_get_glyph_extents(font, fonts_slot(s.fonts, 0, run->glyphs[1].slot)->glyph, &mark);
	int middle = run->advance + run->glyphs[1].x_offset + mark.x_bearing + mark.width / 2;
	cr_expect_leq(abs(middle - letter.x_bearing - letter.width / 2), 1);
	setting_close(&s);
}

Test(text_typesetter, composed_letters_are_one_slot)
{
	struct setting s;
	setting_open(&s);
	cr_assert(set_text(&s, "ñ", WIDE));
	const struct shaped *run = s.lines.line[0].runs[0].run;
	cr_assert_eq(run->glyph_count, 1);
	cr_expect_str_eq(fonts_slot(s.fonts, 0, run->glyphs[0].slot)->characters, "ñ");
	setting_close(&s);
}

/* --- faces --- */

Test(text_typesetter, characters_come_from_the_fallback_face)
{
	struct setting s;
	setting_open(&s);
	s.style.family = 1;
	cr_assert(set_text(&s, "ab12c", WIDE));
	const struct line *line = &s.lines.line[0];
	cr_assert_eq(line->count, 3);
	cr_expect_eq(line->runs[0].run->length, 2);
	cr_expect_eq(line->runs[1].run->length, 2);
	cr_expect_neq(line->runs[0].run->face, line->runs[1].run->face);
	cr_expect_eq(line->runs[0].run->face, line->runs[2].run->face);
	cr_expect(!line->runs[0].space_after && !line->runs[1].space_after);
	cr_expect_eq(line->runs[2].x, line->runs[1].x + 2 * FIGURE);
	setting_close(&s);
}

Test(text_typesetter, a_mark_stays_with_its_letter_in_the_fallback)
{
	struct setting s;
	setting_open(&s);
	s.style.family = 1;
	cr_assert(set_text(&s, "É\u0301", WIDE)); /* the face has the mark, but not the letter */
	cr_expect_eq(s.lines.line[0].count, 1);
	setting_close(&s);
}

Test(text_typesetter, missing_characters_are_told_where_they_stand)
{
	struct setting s;
	setting_open(&s);
	/* Lines and columns go on inside a quoted cell; the second of the same kind is not told again. */
	cr_expect_not(set_text(&s, "año 中 y\r\notra 文中 \a", WIDE));
	cr_expect_str_eq(support_printed(s.arena, s.diags),
	    "x.csv:3:9: error: no face has the character U+4E2D '中' [text-no-glyph]\n"
	    "x.csv:4:6: error: no face has the character U+6587 '文' [text-no-glyph]\n"
	    "x.csv:4:9: error: the control character U+0007 can't be printed [text-no-glyph]\n");
	/* The next paragraph is not in its debt. */
	cr_expect(set_text(&s, "bien", WIDE));
	setting_close(&s);
}

Test(text_typesetter, a_missing_variant_is_noted_once_and_printed_regular)
{
	struct setting s;
	setting_open(&s);
	s.style.variant = FACE_ITALIC;
	cr_assert(set_text(&s, "uno", WIDE));
	cr_expect_eq(s.lines.line[0].runs[0].run->face, 0);
	cr_assert(set_text(&s, "dos", WIDE));
	cr_expect_str_eq(support_printed(s.arena, s.diags),
	    "t.yaml:3:9: note: the family \"Archivo\" has no italic face; style \"t\" is printed in its"
	    " regular one [text-no-variant]\n");
	setting_close(&s);
}

/* --- breaking at spaces --- */

Test(text_typesetter, lines_end_at_spaces)
{
	struct setting s;
	setting_open(&s);
	expect(&s, "11 22 33", 5 * FIGURE, "11 22 |33");
	expect(&s, "11 22 33", 4 * FIGURE + SPACE, "11 22 |33");
	expect(&s, "11 22 33", 4 * FIGURE + SPACE - 1, "11 |22 |33");
	expect(&s, "  11   22  ", WIDE, "11 22 ");
	expect(&s, "11\t22\u200333", WIDE, "11 22 33");
	expect(&s, "11\u200B22", 4 * FIGURE - 1, "11|22");
	expect(&s, "11\u200B22", 4 * FIGURE, "1122");
	expect(&s, "11\u00A022 33", 5 * FIGURE + 2 * SPACE, "11\u00A022 |33");
	expect(&s, "11 22\u00A033", 5 * FIGURE + 2 * SPACE, "11 |22\u00A033");
	cr_expect_eq(diags_count(s.diags), 0);
	setting_close(&s);
}

Test(text_typesetter, what_belongs_together_stays_on_a_line)
{
	static const struct {
		const char *text, *tail, *expected; /* broken at one less than the width up to the tail */
	} cases[] = {
	    {"el 100 %", "", "el |100 %"},
	    {"van $ 5", "", "van |$ 5"},
	    {"la N° 5", "", "la |N° 5"},
	    {"ver Art. 5", "", "ver |Art. 5"},
	    {"dirección y/o", "", "dirección |y/o"},
	    {"en S.A.", "", "en |S.A."},
	    {"LÍNEA ESTRATÉGICA/PROCESO", "", "LÍNEA ESTRATÉGICA/|PROCESO"},
	    {"lo socio-económico", "", "lo socio-|económico"},
	    {"plan 2023-2024", "", "plan 2023-|2024"},
	    {"son -5", "", "son |-5"},
	    {"inciso a) uno", " uno", "inciso |a) uno"},
	    {"dijo « uno »", "", "dijo |« uno »"},
	};
	struct setting s;
	setting_open(&s);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *head =
		    arena_strndup(s.arena, cases[i].text, strlen(cases[i].text) - strlen(cases[i].tail));
		expect(&s, cases[i].text, width_of(&s, head) - 1, cases[i].expected);
	}
	cr_expect_eq(diags_count(s.diags), 0);
	setting_close(&s);
}

Test(text_typesetter, a_space_that_should_hold_gives_way_before_a_word_is_broken)
{
	struct setting s;
	setting_open(&s);
	expect(&s, "1000 %", 4 * FIGURE, "1000 |%");
	cr_expect_eq(diags_count(s.diags), 0);
	setting_close(&s);
}

Test(text_typesetter, line_breaks_of_the_text)
{
	struct setting s;
	setting_open(&s);
	expect(&s, "11\n22", WIDE, "11|22");
	expect(&s, "11\r\n\r\n22\n", WIDE, "11||22");
	cr_expect_eq(s.lines.line[1].height, 1200);
	cr_expect_eq(s.lines.height, 3600);
	expect(&s, "\n11", WIDE, "|11");
	expect(&s, "11 \n 22", WIDE, "11 |22");
	setting_close(&s);
}

Test(text_typesetter, no_text_gives_no_line)
{
	struct setting s;
	setting_open(&s);
	cr_assert(set_text(&s, "", WIDE));
	cr_expect_eq(s.lines.count, 0);
	cr_expect_eq(s.lines.height, 0);
	cr_assert(set_text(&s, "  \t ", WIDE));
	cr_expect_eq(s.lines.count, 0);
	cr_assert(set_spans(&s, NULL, 0, WIDE));
	cr_expect_eq(s.lines.count, 0);
	setting_close(&s);
}

/* --- hyphens --- */

Test(text_typesetter, words_are_divided_where_spanish_divides_them)
{
	struct setting s;
	setting_open(&s);
	length hyphen = width_of(&s, "\u2010");
	/* Wider than the line: divided even where the style would not. */
	expect(&s, "información", width_of(&s, "informa") + hyphen, "informa~|ción");
	expect(&s, "información", width_of(&s, "informa") + hyphen - 1, "infor~|mación");
	expect(&s, "información", width_of(&s, "infor") + hyphen - 1, "in~|for~|ma~|ción");
	expect(&s, "INFORMACIÓN", width_of(&s, "INFOR") + hyphen, "INFOR~|MA~|CIÓN");
	cr_expect_eq(diags_count(s.diags), 0);

	cr_assert(set_text(&s, "información", width_of(&s, "infor") + hyphen));
	cr_assert_str_eq(shown(&s), "infor~|ma~|ción", "\"mación\" is wider than \"infor-\"");
	const struct line *line = &s.lines.line[0];
	cr_assert_eq(line->count, 2);
	const struct shaped *mark = line->runs[1].run;
	cr_expect_eq(line->runs[1].x, width_of(&s, "infor"));
	cr_expect_str_eq(fonts_slot(s.fonts, mark->face, mark->glyphs[0].slot)->characters, "\u00AD");
	cr_expect(!line->runs[0].space_after && !line->runs[1].space_after);
	setting_close(&s);
}

Test(text_typesetter, hyphens_only_where_a_gap_would_be_left)
{
	struct setting s;
	setting_open(&s);
	length width = width_of(&s, "1111 informa\u2010");
	expect(&s, "1111 información 22", width, "1111 |información |22");
	s.style.hyphenate = true;
	expect(&s, "1111 información 22", width, "1111 informa~|ción 22");
	/* Less than a third of the line: no hyphen. */
	length most = width_of(&s, "11111111111 in\u2010");
	expect(&s, "11111111111 información 22", most, "11111111111 |información 22");
	/* The last word of a paragraph leaves no fragment alone on a line. */
	expect(&s, "1111 información", width, "1111 |información");
	expect(&s, "1111 información\n22", width, "1111 |información|22");
	/* Capitals and words with figures are left whole. */
	expect(&s, "1111 INFORMACIÓN 22", width_of(&s, "1111 INFORMA\u2010"), "1111 |INFORMACIÓN |22");
	expect(&s, "1111 información2 22", width, "1111 |información2 |22");
	cr_expect_eq(diags_count(s.diags), 0);
	setting_close(&s);
}

/* Most lines in a row that end in a hyphen. */
static unsigned
hyphens_in_a_row(const struct lines *lines)
{
	unsigned row = 0, most = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->line[i];
		const struct shaped *last = line->runs[line->count - 1].run;
		row = memcmp(last->text, "\u00AD", 2) == 0 ? row + 1 : 0;
		most = row > most ? row : most;
	}
	return most;
}

Test(text_typesetter, no_more_than_two_hyphens_in_a_row)
{
	static const char text[] = "internacionalización institucionalización administrativamente "
				   "constitucionalidad responsabilidades internacionalización "
				   "institucionalización administrativamente fin";
	struct setting s;
	setting_open(&s);
	s.style.hyphenate = true;
	unsigned most = 0;
	/* At every width where whole words fit, and at one of them at least the limit is reached. */
	for (length width = width_of(&s, "internacionalización"), i = 0; i < 60; i++, width += 500) {
		cr_assert(set_text(&s, text, width));
		unsigned row = hyphens_in_a_row(&s.lines);
		cr_expect_leq(row, 2, "%s", shown(&s));
		most = row > most ? row : most;
	}
	cr_expect_eq(most, 2);
	setting_close(&s);
}

Test(text_typesetter, soft_hyphens_are_seen_only_where_a_line_ends)
{
	struct setting s;
	setting_open(&s);
	expect(&s, "11\u00AD22", WIDE, "1122");
	cr_expect_eq(s.lines.line[0].width, 4 * FIGURE);
	expect(&s, "1111\u00AD22", 4 * FIGURE + width_of(&s, "\u2010"), "1111~|22");
	expect(&s, "\u00AD", WIDE, "");
	expect(&s, "11 \u00AD 22", WIDE, "11 22");
	expect(&s, "1111\u00AD", WIDE, "1111");
	setting_close(&s);
}

Test(text_typesetter, without_patterns_there_is_a_warning_once)
{
	struct setting s;
	setting_open(&s);
	s.style.language = "xx";
	s.style.hyphenate = true;
	expect(&s, "1111 información 22", width_of(&s, "1111 informa\u2010"), "1111 |información |22");
	cr_assert(set_text(&s, "1111 información 22", width_of(&s, "1111 informa\u2010")));
	cr_expect_str_eq(support_printed(s.arena, s.diags),
	    "pliego: warning: no hyphenation patterns for \"xx\" in " PATTERNS "; words are not divided."
	    " There are those of: es. Debian's packages hyphen-LANGUAGE bring more: hyphen-xx"
	    " [text-no-hyphenation]\n");
	setting_close(&s);
}

/* --- words that do not fit --- */

Test(text_typesetter, a_long_word_is_broken_and_nothing_is_lost)
{
	char word[2 * 200 + 1];
	struct setting s;
	setting_open(&s);
	/* "ç" is two bytes: the word is longer than what is shaped at once; no pattern divides it. */
	for (size_t i = 0; i < 200; i++)
		memcpy(word + 2 * i, "ç", 2);
	word[400] = '\0';
	length width = 10 * width_of(&s, "ç");
	cr_assert(set_text(&s, word, width));
	cr_expect_eq(s.lines.count, 20);
	char *bare = arena_strdup(s.arena, shown(&s)), *end = bare;
	for (const char *c = bare; *c; c++) {
		if (*c != '|')
			*end++ = *c;
	}
	*end = '\0';
	cr_expect_str_eq(bare, word);
	cr_expect_str_eq(support_printed(s.arena, s.diags),
	    arena_printf(s.arena,
		"x.csv:3:5: warning: the word \"çççççççççççççççççççççççç…\" does not fit a width of"
		" %d.%03d pt; it was broken to fit [text-word-broken]\n",
		width / 1000, width % 1000));
	setting_close(&s);
}

Test(text_typesetter, addresses_break_at_their_joints)
{
	struct setting s;
	setting_open(&s);
	expect(&s, "https://www.mtps.gob.sv/tramites", width_of(&s, "https://www.mtps.gob."),
	    "https://www.mtps.gob.|sv/tramites");
	expect(&s, "atencion@mtps.gob.sv", width_of(&s, "atencion@mtps"), "atencion@|mtps.gob.sv");
	cr_expect_eq(diags_count(s.diags), 0);
	setting_close(&s);
}

Test(text_typesetter, a_column_narrower_than_a_character_is_an_error)
{
	struct setting s;
	setting_open(&s);
	cr_expect_not(set_text(&s, "11 2", FIGURE - 1));
	cr_expect_str_eq(support_printed(s.arena, s.diags),
	    "x.csv:3:5: error: the word \"11\" does not fit a width of 0.455 pt: not even one character"
	    " of it does [text-too-narrow]\n");
	cr_expect(set_text(&s, "11 2", FIGURE));
	cr_expect_str_eq(shown(&s), "1|1 |2");
	setting_close(&s);
}

/* --- styles on a line --- */

Test(text_typesetter, spans_join_without_a_seam)
{
	struct setting s;
	setting_open(&s);
	struct style bold = s.style;
	bold.variant = FACE_BOLD;
	struct span spans[] = {
	    {.text = "uno", .style = &bold, .length = 3},
	    {.text = "dos tres", .style = &s.style, .length = 8},
	};
	cr_assert(set_spans(&s, spans, 2, WIDE));
	cr_expect_str_eq(shown(&s), "unodos tres");
	cr_expect_eq(s.lines.line[0].count, 3);
	length all = s.lines.line[0].width;
	cr_assert(set_spans(&s, spans, 2, all - 1));
	cr_expect_str_eq(shown(&s), "unodos |tres", "no break where only the style changes");
	setting_close(&s);
}

Test(text_typesetter, larger_spans_make_a_line_higher)
{
	/* ascent 1035, descent 312: at 1 pt with 1.2 pt leading the spare -147 is shared: 1035 - 74 = 961 */
	struct setting s;
	setting_open(&s);
	struct style large = s.style;
	large.size = 2000;
	large.leading = 3000;
	struct span spans[] = {
	    {.text = "11 22\n", .style = &s.style, .length = 6},
	    {.text = "33", .style = &large, .length = 2},
	};
	cr_assert(set_spans(&s, spans, 2, WIDE));
	cr_assert_eq(s.lines.count, 2);
	cr_expect_eq(s.lines.line[0].height, 1200);
	cr_expect_eq(s.lines.line[0].ascent, 961);
	cr_expect_eq(s.lines.line[1].height, 3000);
	cr_expect_eq(s.lines.line[1].ascent, 2070 + (3000 - 2070 - 624) / 2);
	cr_expect_eq(s.lines.height, 4200);
	cr_expect_eq(s.lines.line[1].width, 4 * FIGURE);
	setting_close(&s);
}

Test(text_typesetter, first_lines_are_indented_or_hang)
{
	struct setting s;
	setting_open(&s);
	s.style.indent = FIGURE;
	cr_assert(set_text(&s, "11 22 33", 5 * FIGURE));
	cr_expect_str_eq(shown(&s), "11 |22 33");
	cr_expect_eq(s.lines.line[0].runs[0].x, FIGURE);
	cr_expect_eq(s.lines.line[0].width, 3 * FIGURE);
	cr_expect_eq(s.lines.line[1].runs[0].x, 0);
	s.style.indent = -FIGURE;
	cr_assert(set_text(&s, "11 22 33", 4 * FIGURE));
	cr_expect_str_eq(shown(&s), "11 22 |33");
	cr_expect_eq(s.lines.line[0].runs[0].x, -FIGURE);
	setting_close(&s);
}

Test(text_typesetter, justified_lines_end_exactly_at_the_width)
{
	struct setting s;
	setting_open(&s);
	s.style.align = ALIGN_JUSTIFY;
	cr_assert(set_text(&s, "11 22 33 44 55\n66 77", 7 * FIGURE + 3 * SPACE));
	cr_assert_str_eq(shown(&s), "11 22 33 |44 55|66 77");
	const struct line *line = &s.lines.line[0];
	/* FIGURE + SPACE to share out over two spaces */
	cr_expect_eq(line->runs[1].x, 2 * FIGURE + SPACE + (FIGURE + SPACE) / 2);
	cr_expect_eq(line->runs[2].x + 2 * FIGURE, 7 * FIGURE + 3 * SPACE);
	cr_expect_eq(line->width, 7 * FIGURE + 3 * SPACE);
	cr_expect_eq(s.lines.line[1].width, 4 * FIGURE + SPACE, "a line that the text ends is not stretched");
	cr_expect_eq(s.lines.line[2].width, 4 * FIGURE + SPACE, "nor is the last one");
	setting_close(&s);
}

/* More than are kept, at about 160 bytes each. */
#define WORDS_ENOUGH 40000

Test(text_typesetter, words_past_those_that_are_kept_are_set_alike_and_take_no_memory)
{
	struct setting first, s;
	setting_open(&first);
	setting_open(&s);
	struct arena *lines_only = arena_open_beside(s.arena);
	size_t used = 0;
	for (unsigned i = 0; i < WORDS_ENOUGH; i++) {
		char word[16];
		snprintf(word, sizeof(word), "w%u", i);
		struct span span = {.text = word, .style = &s.style, .length = (uint32_t)strlen(word)};
		struct rich_text text = {&s.style, &span, 1};
		cr_assert(s.metrics.set(s.metrics.ctx, lines_only, &text, 1000000, &s.lines, s.diags));
		if (i == WORDS_ENOUGH - 1000)
			used = arena_used(s.arena);
	}
	cr_assert_eq(arena_used(s.arena), used, "%zu more", arena_used(s.arena) - used);
	const char *said = "Información y w7 en «paz»";
	cr_assert(set_text(&first, said, 9000) && set_text(&s, said, 9000));
	cr_assert_eq(first.lines.count, s.lines.count);
	for (size_t i = 0; i < s.lines.count; i++) {
		const struct line *a = &first.lines.line[i], *b = &s.lines.line[i];
		cr_assert_eq(a->count, b->count);
		cr_assert_eq(a->width, b->width);
		for (uint32_t k = 0; k < a->count; k++) {
			cr_assert_eq(a->runs[k].x, b->runs[k].x);
			cr_assert_eq(a->runs[k].run->glyph_count, b->runs[k].run->glyph_count);
			cr_assert_str_eq(a->runs[k].run->text, b->runs[k].run->text);
		}
	}
	arena_close(lines_only);
	setting_close(&s);
	setting_close(&first);
}

Test(text_typesetter, a_hyphen_leaves_so_many_letters_as_the_style_asks_for)
{
	struct setting s;
	setting_open(&s);
	length width = width_of(&s, "111111 infor\u2010"), wider = width_of(&s, "111111 informa\u2010");
	s.style.hyphenate = true;
	expect(&s, "111111 información 22", width, "111111 infor~|mación 22");
	expect(&s, "111111 información 22", wider, "111111 informa~|ción 22");
	s.style.hyphen_min = 5; /* infor-mación has five and six, informa-ción only four after it */
	expect(&s, "111111 información 22", wider, "111111 infor~|mación 22");
	s.style.hyphen_min = 6;
	expect(&s, "111111 información 22", wider, "111111 |información 22");
	setting_close(&s);
}

Test(text_typesetter, the_gap_before_a_percent_sign_goes_where_a_line_is_too_narrow_for_it)
{
	struct setting s;
	setting_open(&s);
	length whole = width_of(&s, "100.0\u00A0%"), close = width_of(&s, "100.0%");
	expect(&s, "100.0\u00A0%", whole, "100.0\u00A0%");
	expect(&s, "100.0\u00A0%", whole - 1, "100.0%");
	expect(&s, "100.0\u202F%", close, "100.0%");
	/* But not beside other words: it has the next line. */
	expect(&s, "1 100.0\u00A0%", whole + FIGURE, "1 |100.0\u00A0%");
	setting_close(&s);
}

Test(text_typesetter, a_word_of_one_letter_goes_to_the_next_line)
{
	struct setting s;
	setting_open(&s);
	length width = width_of(&s, "plazos y");
	expect(&s, "plazos y casos", width, "plazos |y casos");
	/* Rather than alone on a line, it takes the beginning of a word that may be divided, */
	s.style.hyphenate = true;
	expect(&s, "y información 22", width_of(&s, "y informa\u2010"), "y informa~|ción 22");
	/* and where even that does not fit, a line ends after it. */
	expect(&s, "y uno", width_of(&s, "uno"), "y |uno");
	s.style.language = "en";
	expect(&s, "plazos y casos", width, "plazos y |casos");
	cr_expect_eq(diags_count(s.diags), 0);
	setting_close(&s);
}
