#include <criterion/criterion.h>

#include "dice.h"
#include "plan/similar.h"
#include "support.h"

#define TEXTS_MAX 250

/* Of each two texts, how often they were told to be near. */
struct told {
	uint8_t pairs[TEXTS_MAX][TEXTS_MAX];
	size_t count;
	struct near_pair last;
};

static void
tell(void *ctx, const struct near_pair *pair)
{
	struct told *told = ctx;

	cr_assert_lt(pair->a, pair->b);
	told->pairs[pair->a][pair->b]++;
	told->count++;
	told->last = *pair;
}

static size_t
found_among(const char *const *texts, size_t n, struct near_pair *last)
{
	struct arena *arena = support_arena();
	struct told *told = ARENA_NEW(arena, struct told);
	size_t count;

	near_find(arena, texts, n, tell, told);
	count = told->count;
	if (last != NULL)
		*last = told->last;
	arena_close(arena);
	return count;
}

/* "abcd": " ab" "abc" "bcd" "cd "; "abcde": three of those and "cde", "de ". */
Test(plan_similar, pieces_are_counted_by_hand)
{
	const char *const texts[] = {"abcdefghij", "abcdefghijk", "abcdefghiz"};
	const char *const apart[] = {"abcd", "abcde"};
	struct near_pair pair;

	/* 10 and 11 pieces; " ab" to "hij", 9, are in both, 12 in either: exactly three quarters. */
	cr_expect_eq(found_among(texts, 2, &pair), 1);
	cr_expect_eq(pair.a, 0);
	cr_expect_eq(pair.b, 1);
	cr_expect_eq(pair.common, 9);
	cr_expect_eq(pair.all, 12);
	/* 8 of 12. */
	cr_expect_eq(found_among(texts, 3, NULL), 1);
	cr_expect_eq(found_among(apart, 2, NULL), 0);
	cr_expect_eq(found_among(texts, 1, NULL), 0);
	cr_expect_eq(found_among(texts, 0, NULL), 0);
}

Test(plan_similar, slips_are_near_and_other_activities_are_not)
{
	const char *const near[][2] = {
	    {"entrevista y envio a entrevista de temas", "entrevista y envio a entrevista de ternas"},
	    {"ejecutar el plan de derechos de adolescentes trabajadoras",
		"ejecutar el plan de derechos de adolescentes trabajadores"},
	    {"gestionar el proceso de inspeccion", "gestion del proceso de inspeccion"},
	};
	const char *const other[][2] = {
	    {"intermediacion laboral para la colocacion de personas a nivel nacional",
		"intermediacion laboral para la colocacion de personas con discapacidad"},
	    {"informe del trimestre 1 sobre el avance de la inspeccion",
		"informe del trimestre 2 sobre el avance de la inspeccion"},
	    {"", "a"},
	    {"", ""},
	};

	for (size_t i = 0; i < sizeof(near) / sizeof(near[0]); i++)
		cr_expect_eq(found_among(near[i], 2, NULL), 1, "%s", near[i][0]);
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		cr_expect_eq(found_among(other[i], 2, NULL), 0, "%s", other[i][0]);
}

/* Adds up to 20 letters that are rare elsewhere: what is rare is looked at first. */
static size_t
add_rare(struct dice *dice, char *text, size_t length)
{
	for (uint32_t n = roll(dice, 20); n > 0; n--)
		text[length++] = (char)('f' + (int)roll(dice, 20));
	return length;
}

/* Texts of few words and letters, many of them made from an earlier one by slips or additions. */
static const char *
random_text(struct arena *arena, struct dice *dice, const char *const *texts, size_t n)
{
	const char *letters = "abcde  ñ1";
	char text[120];
	size_t length = 0;

	if (n > 0 && roll(dice, 3) > 0) {
		const char *base = texts[n - 1 - roll(dice, (uint32_t)(n < 20 ? n : 20))];

		length = strlen(base);
		memcpy(text, base, length);
		for (uint32_t slips = 1 + roll(dice, 3); slips > 0 && length > 0; slips--)
			text[roll(dice, (uint32_t)length)] = letters[roll(dice, 7)];
		if (length > 3 && roll(dice, 2) == 0)
			length -= roll(dice, 3);
		if (length < 80 && roll(dice, 3) == 0)
			length = add_rare(dice, text, length);
		return arena_strndup(arena, text, length);
	}
	for (uint32_t most = roll(dice, 75); length < most;)
		text[length++] = letters[roll(dice, 10)];
	return arena_strndup(arena, text, length);
}

Test(plan_similar, agrees_with_comparing_all_pairs)
{
	size_t pairs = 0;

	for (uint64_t seed = 1; seed <= 60; seed++) {
		struct arena *arena = support_arena();
		struct told *told = ARENA_NEW(arena, struct told);
		struct dice dice = {seed};
		size_t n = 1 + roll(&dice, TEXTS_MAX - 1);
		const char *texts[TEXTS_MAX];

		for (size_t i = 0; i < n; i++)
			texts[i] = random_text(arena, &dice, texts, i);
		near_find(arena, texts, n, tell, told);
		for (size_t a = 0; a < n; a++) {
			for (size_t b = a + 1; b < n; b++) {
				int near = near_texts(arena, texts[a], texts[b]);

				cr_assert_eq(told->pairs[a][b], near, "seed %u: «%s» «%s»", (unsigned)seed,
				    texts[a], texts[b]);
				pairs += (size_t)near;
			}
		}
		arena_close(arena);
	}
	/* It would be easy to agree on nothing. */
	cr_expect_gt(pairs, 1500, "%zu", pairs);
}

/* Pieces of one text, each counted at its first place, and how many of them the other has. */
static size_t
count_pieces(struct arena *arena, const char *text, const char *other, size_t *common)
{
	char *own = arena_printf(arena, " %s ", text);
	char *others = other[0] != '\0' ? arena_printf(arena, " %s ", other) : arena_strdup(arena, "");
	size_t count = 0;

	*common = 0;
	for (size_t i = 0; text[0] != '\0' && own[i + 2] != '\0'; i++) {
		char *piece = arena_strndup(arena, own + i, 3);

		if (strstr(own, piece) != own + i)
			continue;
		count++;
		*common += strstr(others, piece) != NULL;
	}
	return count;
}

/* Brute force itself, held against a count of the test's own; no figure but 1 occurs. */
Test(plan_similar, comparing_two_is_the_jaccard_index)
{
	struct arena *arena = support_arena();
	struct dice dice = {7};
	const char *texts[200];

	for (size_t i = 0; i < 200; i++)
		texts[i] = random_text(arena, &dice, texts, i);
	for (size_t k = 0; k < 5000; k++) {
		const char *a = texts[roll(&dice, 200)], *b = texts[roll(&dice, 200)];
		size_t common, reverse;
		size_t all_a = count_pieces(arena, a, b, &common),
		       all_b = count_pieces(arena, b, a, &reverse);
		bool near = common > 0 && common * 4 >= (all_a + all_b - common) * 3;

		cr_expect_eq(common, reverse);
		if (strchr(a, '1') == NULL && strchr(b, '1') == NULL)
			cr_expect_eq(near_texts(arena, a, b), near, "«%s» «%s»", a, b);
		else if (near_texts(arena, a, b))
			cr_expect(near, "«%s» «%s»", a, b);
	}
	arena_close(arena);
}

#define MANY 2000
#define MANY_LETTERS 300

/* Calls for texts of which the first two are near, the next two, and so on, but no others. */
static void
count_neighbours(void *ctx, const struct near_pair *pair)
{
	size_t *count = ctx;

	cr_assert(pair->a % 2 == 0 && pair->b == pair->a + 1, "%u %u", (unsigned)pair->a, (unsigned)pair->b);
	++*count;
}

/*
 * 1,000 texts with the figure 1 have 300,000 pieces, more than are put in order at once; 300 with greater
 * figures, three of a figure or two, are read together.  Of three pairs in four, one has figures of its own.
 */
static const char **
many_texts(struct arena *arena)
{
	const char **texts = ARENA_ARRAY(arena, const char *, MANY);
	struct dice dice = {1};

	for (uint32_t i = 0; i < MANY; i += 2) {
		uint32_t figures = i < 1600 ? 1 : i / 4;
		char text[MANY_LETTERS + 1];

		for (size_t k = 0; k < MANY_LETTERS; k++)
			text[k] = (char)('a' + (int)roll(&dice, 20));
		text[MANY_LETTERS] = '\0';
		texts[i] = arena_printf(arena, "%s %u", text, (unsigned)figures);
		text[roll(&dice, MANY_LETTERS)] = 'z';
		if (i % 8 != 0)
			figures = MANY + i;
		texts[i + 1] = arena_printf(arena, "%s %u", text, (unsigned)figures);
	}
	return texts;
}

Test(plan_similar, texts_read_in_parts_are_compared_as_if_at_once)
{
	struct arena *arena = support_arena();
	size_t count = 0;

	near_find(arena, many_texts(arena), MANY, count_neighbours, &count);
	cr_expect_eq(count, MANY / 8, "%zu", count);
	/* What the search takes is its own, and gone. */
	cr_expect_lt(arena_used(arena), (size_t)MANY * (MANY_LETTERS + 64), "%zu", arena_used(arena));
	arena_close(arena);
}
