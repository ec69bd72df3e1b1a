#include <criterion/criterion.h>

#include "support.h"

#include <sys/stat.h>

#include "text/hyphen.h"

/* A folder of pattern files, and the hyphenator that looks there. */
struct shelf {
	struct arena *arena;
	struct diags *diags;
	const char *folder;
	struct hyphenator *h;
	size_t least; /* letters beside a hyphen */
};

static void
shelf_open(struct shelf *s)
{
	char *folder;

	s->arena = support_arena();
	s->diags = diags_open();
	folder = arena_strdup(s->arena, "/tmp/pliego-hyphen-XXXXXX");
	cr_assert_not_null(mkdtemp(folder));
	s->folder = folder;
	s->least = 2;
	s->h = hyphenator_open(s->arena, support_inputs(s->arena), folder);
}

static void
shelf_add(const struct shelf *s, const char *name, const char *text)
{
	FILE *file = fopen(arena_printf(s->arena, "%s/%s", s->folder, name), "w");

	cr_assert_not_null(file);
	fputs(text, file);
	fclose(file);
}

static void
shelf_close(struct shelf *s)
{
	hyphenator_close(s->h);
	cr_expect_eq(system(arena_printf(s->arena, "rm -rf %s", s->folder)), 0);
	diags_close(s->diags);
	arena_close(s->arena);
}

/* The word with its hyphens. */
static const char *
divided(struct shelf *s, const char *language, const char *word)
{
	uint16_t at[HYPHEN_WORD_MAX];
	size_t n = hyphenator_divide(s->h, language, (struct letters){word, strlen(word)}, s->least, at,
		   s->diags),
	       from = 0;
	const char *out = "";

	for (size_t i = 0; i < n; i++) {
		out = arena_printf(s->arena, "%s%.*s-", out, (int)(at[i] - from), word + from);
		from = at[i];
	}
	return arena_printf(s->arena, "%s%s", out, word + from);
}

/* "1" before a consonant and a vowel: as syllables of Spanish begin. */
#define SYLLABLES "UTF-8\n1ba\n1be\n1da\n1do\n1ñe\n1to\n"

Test(text_hyphen, words_are_divided_by_the_patterns)
{
	struct shelf s;

	shelf_open(&s);
	shelf_add(&s, "hyph_es.dic", SYLLABLES);
	cr_expect_str_eq(divided(&s, "es", "cadadato"), "ca-da-da-to");
	cr_expect_str_eq(divided(&s, "es", "CADADATO"), "CA-DA-DA-TO");
	cr_expect_str_eq(divided(&s, "es", "adoba"), "ado-ba"); /* two letters before it */
	cr_expect_str_eq(divided(&s, "es", "cañeda"), "ca-ñe-da");
	cr_expect_str_eq(divided(&s, "es", "CAÑEDA"), "CA-ÑE-DA");
	cr_expect_str_eq(divided(&s, "es", "bado"), "ba-do");
	cr_expect_str_eq(support_printed(s.arena, s.diags), "");
	shelf_close(&s);
}

Test(text_hyphen, so_many_letters_at_least_stand_on_both_sides)
{
	struct shelf s;

	shelf_open(&s);
	shelf_add(&s, "hyph_es.dic", SYLLABLES);
	s.least = 3;
	cr_expect_str_eq(divided(&s, "es", "cadadato"), "cada-dato");
	cr_expect_str_eq(divided(&s, "es", "cañedo"), "cañedo"); /* two and four, four and two */
	cr_expect_str_eq(divided(&s, "es", "ñañeda"), "ñañeda"); /* letters, not bytes */
	cr_expect_str_eq(divided(&s, "es", "ñañdañ"), "ñañ-dañ");
	cr_expect_str_eq(divided(&s, "es", "adoba"), "adoba");
	s.least = 5;
	cr_expect_str_eq(divided(&s, "es", "cadadadato"), "cadadadato"); /* da is fourth and sixth */
	shelf_close(&s);
}

Test(text_hyphen, the_longest_word)
{
	char word[HYPHEN_WORD_MAX + 2] = "";
	struct shelf s;
	uint16_t at[HYPHEN_WORD_MAX];

	shelf_open(&s);
	shelf_add(&s, "hyph_es.dic", SYLLABLES);
	for (size_t i = 0; i < HYPHEN_WORD_MAX; i += 2)
		memcpy(word + i, "da", 2);
	/* Before each "da" but the first and the last. */
	cr_expect_eq(hyphenator_divide(s.h, "es", (struct letters){word, HYPHEN_WORD_MAX}, 2, at, s.diags),
	    HYPHEN_WORD_MAX / 2 - 1);
	cr_expect_eq(at[0], 2);
	word[HYPHEN_WORD_MAX] = 'd';
	cr_expect_eq(
	    hyphenator_divide(s.h, "es", (struct letters){word, HYPHEN_WORD_MAX + 1}, 2, at, s.diags), 0);
	shelf_close(&s);
}

/* The order of hyphen.h, seen from its end: each file that is added is taken before those that were there. */
Test(text_hyphen, the_file_for_a_language)
{
	static const char *const names[] = {"hyph_es_MX.dic", "hyph_es_CO.dic", "hyph_es_ES.dic",
	    "hyph_es.dic", "hyph_es_SV.dic"};
	struct shelf s;

	shelf_open(&s);
	cr_expect_null(hyphenator_file(s.h, "es-SV"));
	shelf_add(&s, "hyph_en_US.dic", SYLLABLES);
	shelf_add(&s, "hyph_es_AA.txt", SYLLABLES);
	cr_expect_null(hyphenator_file(s.h, "es-SV"));
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const char *file;

		shelf_add(&s, names[i], SYLLABLES);
		file = hyphenator_file(s.h, "es-SV");
		cr_assert_not_null(file);
		cr_expect_str_eq(file, arena_printf(s.arena, "%s/%s", s.folder, names[i]));
	}
	cr_expect_null(hyphenator_file(s.h, "pt"));
	shelf_close(&s);
}

Test(text_hyphen, what_is_no_language)
{
	static const char *const tags[] = {"", "../es", "es_SV", "es SV", "abcdefghijklmnop", "ñ"};
	struct shelf s;

	shelf_open(&s);
	shelf_add(&s, "hyph_es.dic", SYLLABLES);
	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
		cr_expect_null(hyphenator_file(s.h, tags[i]), "%s", tags[i]);
		cr_expect_str_eq(divided(&s, tags[i], "cadadato"), "cadadato");
	}
	cr_expect_null(hyphenator_file(s.h, NULL));
	cr_expect_str_eq(divided(&s, NULL, "cadadato"), "cadadato");
	cr_expect_str_eq(support_printed(s.arena, s.diags), "");
	shelf_close(&s);
}

/* Told once for each language; patterns in an encoding of old are not read. */
Test(text_hyphen, no_patterns)
{
	struct shelf s;

	shelf_open(&s);
	shelf_add(&s, "hyph_pt.dic", "ISO8859-1\n1da\n");
	hyphenator_prepare(s.h, "es", (struct srcloc){0}, s.diags);
	cr_expect_str_eq(divided(&s, "es", "cadadato"), "cadadato");
	cr_expect_str_eq(divided(&s, "pt", "cadadato"), "cadadato");
	cr_expect_eq(diags_warnings(s.diags), 2, "%s", support_printed(s.arena, s.diags));
	shelf_close(&s);
}

Test(text_hyphen, no_folder)
{
	struct shelf s;
	struct hyphenator *none;
	uint16_t at[HYPHEN_WORD_MAX];

	shelf_open(&s);
	none = hyphenator_open(s.arena, support_inputs(s.arena), NULL);
	cr_expect_null(hyphenator_file(none, "es"));
	cr_expect_eq(hyphenator_divide(none, "es", (struct letters){"cadadato", 8}, 2, at, s.diags), 0);
	hyphenator_close(none);
	none = hyphenator_open(s.arena, support_inputs(s.arena), arena_printf(s.arena, "%s/none", s.folder));
	cr_expect_eq(hyphenator_divide(none, "es", (struct letters){"cadadato", 8}, 2, at, s.diags), 0);
	cr_expect_eq(diags_warnings(s.diags), 2);
	hyphenator_close(none);
	hyphenator_close(NULL);
	shelf_close(&s);
}

/* Sixteen languages have room; a text of yet another is not divided. */
Test(text_hyphen, too_many_languages)
{
	struct shelf s;

	shelf_open(&s);
	shelf_add(&s, "hyph_es.dic", SYLLABLES);
	for (char c = 'a'; c < 'a' + 15; c++)
		hyphenator_prepare(s.h, arena_printf(s.arena, "es-%c", c), (struct srcloc){0}, s.diags);
	cr_expect_str_eq(divided(&s, "es-y", "cadadato"), "ca-da-da-to");
	cr_expect_str_eq(divided(&s, "es-z", "cadadato"), "cadadato");
	cr_expect_str_eq(divided(&s, "es-a", "cadadato"), "ca-da-da-to");
	shelf_close(&s);
}

/* A language that changes its spelling at a hyphen (Hungarian: "asszony", asz-szony) is not divided there. */
Test(text_hyphen, a_change_of_spelling_is_no_place)
{
	struct shelf s;

	shelf_open(&s);
	shelf_add(&s, "hyph_hu.dic", "UTF-8\ns1sz/sz=sz,1,3\n1ny\n");
	cr_expect_str_eq(divided(&s, "hu", "asszonynya"), "asszo-ny-nya");
	shelf_close(&s);
}
