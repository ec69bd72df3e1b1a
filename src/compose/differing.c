/* What differs between two texts, word by word. */
#include "compose/body.h"

/* Of longer texts, nothing is marked: who reads them side by side is better served. */
#define WORDS_MAX 400

struct word {
	const char *text;
	size_t length;
	bool common;
};

struct words {
	struct word *words;
	size_t count;
};

/* Words with the spaces behind them; false: there are too many. */
static bool
split(struct context *c, const char *text, struct words *out)
{
	size_t count = 0;

	out->words = ARENA_ARRAY(c->arena, struct word, WORDS_MAX);
	while (*text != '\0') {
		const size_t word = strcspn(text, " \n"), n = word + strspn(text + word, " \n");

		if (count == WORDS_MAX)
			return false;
		out->words[count++] = (struct word){text, n, false};
		text += n;
	}
	out->count = count;
	return true;
}

static size_t
bare(const struct word *word)
{
	size_t n = word->length;

	while (n > 0 && (word->text[n - 1] == ' ' || word->text[n - 1] == '\n'))
		n--;
	return n;
}

static bool
is_same(const struct word *a, const struct word *b)
{
	return bare(a) == bare(b) && memcmp(a->text, b->text, bare(a)) == 0;
}

/* Marks a longest common subsequence of the words in `a`: lengths[i][k], of what is left from i and k on. */
static void
mark_common(struct context *c, const struct words *a, const struct words *b)
{
	const size_t columns = b->count + 1;
	uint16_t *lengths = ARENA_ARRAY(c->arena, uint16_t, (a->count + 1) * columns);

	for (size_t i = a->count; i-- > 0;) {
		for (size_t k = b->count; k-- > 0;) {
			const uint16_t down = lengths[(i + 1) * columns + k],
				       right = lengths[i * columns + k + 1];
			const uint16_t on = (uint16_t)(lengths[(i + 1) * columns + k + 1] + 1);

			lengths[i * columns + k] = is_same(&a->words[i], &b->words[k]) ? on
			    : down > right                                             ? down
										       : right;
		}
	}
	for (size_t i = 0, k = 0; i < a->count && k < b->count;) {
		if (is_same(&a->words[i], &b->words[k])) {
			a->words[i].common = true;
			i++;
			k++;
		} else if (lengths[(i + 1) * columns + k] >= lengths[i * columns + k + 1]) {
			i++;
		} else {
			k++;
		}
	}
}

struct spans
differing_spans(struct context *c, const struct span *whole, const char *other)
{
	struct words a, b;

	if (other[0] == '\0' || !split(c, whole->text, &a) || !split(c, other, &b))
		return (struct spans){whole, 1};
	mark_common(c, &a, &b);
	struct span *spans = ARENA_ARRAY(c->arena, struct span, a.count);
	size_t count = 0;
	for (size_t i = 0; i < a.count; i++) {
		const struct word *word = &a.words[i];

		if (i > 0 && word->common == a.words[i - 1].common) {
			spans[count - 1].length += (uint32_t)word->length;
			continue;
		}
		spans[count] = *whole;
		spans[count].text = word->text;
		spans[count].length = (uint32_t)word->length;
		if (!word->common)
			spans[count].style =
			    changed_style(c, whole->style, &(struct style_change){.kind = CHANGE_BOLD});
		count++;
	}
	return (struct spans){spans, count};
}
