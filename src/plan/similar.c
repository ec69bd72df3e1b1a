#include "plan/similar.h"

#include "plan/pieces.h"

/* Words of the outline of a summary: its halves laid over one another. */
#define OUTLINE 2

/* Texts that have a piece among their first: a part of the postings of a group. */
struct under {
	uint32_t start, count;
};

/* A text under a piece, with what is enough to let most of them be without a look at the text. */
struct posting {
	uint64_t summary[OUTLINE];
	uint32_t text, count;
};

struct search {
	struct pieces pieces;
	struct under *under; /* of each piece */
	struct posting *postings;
	size_t posting_capacity;
	uint32_t *seen; /* of each text: the last one that it was compared with, plus 1 */
	near_fn *fn;
	void *ctx;
};

static bool
is_near(uint32_t common, uint32_t a, uint32_t b)
{
	return (uint64_t)common * 4 >= ((uint64_t)a + b - common) * 3;
}

/* Pieces that two texts of these sizes must share to be near: 3/7 of both together, rounded up. */
static uint32_t
needed(uint32_t a, uint32_t b)
{
	return (uint32_t)((((uint64_t)a + b) * 3 + 6) / 7);
}

/* Pieces of both, or 0 once there can't be `need` of them. */
static uint32_t
count_common(const struct text *a, const struct text *b, uint32_t need)
{
	uint32_t i = 0, j = 0, found = 0;

	while (i < a->count && j < b->count) {
		uint32_t left = a->count - i < b->count - j ? a->count - i : b->count - j;

		if (found + left < need)
			return 0;
		if (a->pieces[i] == b->pieces[j]) {
			found++;
			i++;
			j++;
		} else if (a->pieces[i] < b->pieces[j]) {
			i++;
		} else {
			j++;
		}
	}
	return found;
}

/* So many of n pieces that, of the part given, rounded up, one must be among them. */
static uint32_t
first_pieces(uint32_t n, uint32_t numerator, uint32_t denominator)
{
	uint64_t kept = ((uint64_t)n * numerator + denominator - 1) / denominator;

	return n == 0 ? 0 : n - (uint32_t)kept + 1;
}

/* Bits set in two words, counted in pairs, fours and bytes at once (Warren, Hacker's Delight, 5-1). */
static inline uint32_t
count_bits(uint64_t x, uint64_t y)
{
	uint64_t sum;

	x -= x >> 1 & 0x5555555555555555u;
	y -= y >> 1 & 0x5555555555555555u;
	sum = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u) + (y & 0x3333333333333333u) +
	    (y >> 2 & 0x3333333333333333u);
	sum = (sum & 0x0F0F0F0F0F0F0F0Fu) + (sum >> 4 & 0x0F0F0F0F0F0F0F0Fu);
	return (uint32_t)(sum * 0x0101010101010101u >> 56);
}

/* Pieces that only one of two texts of these sizes may have, for them to be near. */
static uint32_t
allowed_apart(uint32_t a, uint32_t b)
{
	return a + b - 2 * needed(a, b);
}

/* At least so many pieces only one of them has: those that their outlines show. */
static inline uint32_t
shown_apart(const uint64_t *a, const uint64_t *b)
{
	return count_bits(a[0] ^ b[0], a[1] ^ b[1]);
}

static struct posting
posting_of(const struct search *s, uint32_t x)
{
	const struct text *text = &s->pieces.texts[x];
	struct posting posting = {.text = x, .count = text->count};

	for (int i = 0; i < SUMMARY; i++)
		posting.summary[i % OUTLINE] |= text->summary[i];
	return posting;
}

/* Whether the texts are near; then they are told. */
static bool
compare(const struct search *s, const struct text *a, const struct text *b)
{
	uint32_t need = needed(a->count, b->count);
	uint32_t apart =
	    shown_apart(a->summary, b->summary) + shown_apart(a->summary + OUTLINE, b->summary + OUTLINE);
	uint32_t common = apart <= allowed_apart(a->count, b->count) ? count_common(a, b, need) : 0;
	bool in_order = a->index < b->index;
	struct near_pair pair = {
	    in_order ? a->index : b->index,
	    in_order ? b->index : a->index,
	    common,
	    a->count + b->count - common,
	};

	if (!is_near(common, a->count, b->count))
		return false;
	s->fn(s->ctx, &pair);
	return true;
}

/* The postings of a piece that are to be looked at: from `end` to `at` - 1, from the last down. */
struct walk {
	const struct posting *postings;
	uint32_t at, end;
	uint32_t least; /* pieces: postings with fewer, which come last, are not near */
};

/* The next posting whose outline is near enough to that of `own`; NULL when there is none. */
static inline __attribute__((always_inline)) const struct posting *
next_near_by(struct walk *walk, const struct posting *own, bool by_instruction)
{
	uint32_t count = 0, allowed = 0;

	for (; walk->at > walk->end; walk->at--) {
		const struct posting *posting = &walk->postings[walk->at - 1];
		uint64_t x = own->summary[0] ^ posting->summary[0], y = own->summary[1] ^ posting->summary[1];
		uint32_t apart = by_instruction
		    ? (uint32_t)(__builtin_popcountll(x) + __builtin_popcountll(y))
		    : count_bits(x, y);

		/* They are in order of their counts, so this is computed now and then. */
		if (posting->count != count) {
			if (posting->count < walk->least)
				break;
			count = posting->count;
			allowed = allowed_apart(own->count, count);
		}
		if (apart <= allowed) {
			walk->at--;
			return posting;
		}
	}
	return NULL;
}

/* Most of a search is counting these bits, so it is compiled twice where only newer processors count them. */
#ifdef __x86_64__
__attribute__((target("popcnt"))) static const struct posting *
next_near_popcnt(struct walk *walk, const struct posting *own)
{
	return next_near_by(walk, own, true);
}
#endif

static const struct posting *
next_near(struct walk *walk, const struct posting *own)
{
#ifdef __x86_64__
	if (__builtin_cpu_supports("popcnt"))
		return next_near_popcnt(walk, own);
#endif
	return next_near_by(walk, own, false);
}

/* Compares text x with those under one of its pieces that are not too small; returns how many were near. */
static unsigned
follow(struct search *s, uint32_t x, const struct under *under, unsigned most)
{
	const struct text *text = &s->pieces.texts[x];
	const struct posting own = posting_of(s, x), *posting;
	struct walk walk = {
	    .postings = s->postings + under->start,
	    .at = under->count,
	    .end = under->count > NEAR_FOLLOWED_MAX ? under->count - NEAR_FOLLOWED_MAX : 0,
	    .least = (uint32_t)(((uint64_t)text->count * 3 + 3) / 4),
	};
	unsigned near = 0;

	while (near < most && (posting = next_near(&walk, &own)) != NULL) {
		if (s->seen[posting->text] == x + 1)
			continue;
		s->seen[posting->text] = x + 1;
		near += compare(s, text, &s->pieces.texts[posting->text]);
	}
	return near;
}

/* Makes room for the postings of texts first to end - 1: each piece's side by side. */
static void
reserve_postings(struct search *s, uint32_t first, uint32_t end)
{
	uint32_t total = 0;

	for (uint32_t x = first; x < end; x++) {
		for (uint32_t i = 0; i < first_pieces(s->pieces.texts[x].count, 6, 7); i++)
			s->under[s->pieces.texts[x].pieces[i]].count++;
	}
	for (uint32_t x = first; x < end; x++) {
		for (uint32_t i = 0; i < first_pieces(s->pieces.texts[x].count, 6, 7); i++) {
			struct under *under = &s->under[s->pieces.texts[x].pieces[i]];

			if (under->count == 0)
				continue;
			under->start = total;
			total += under->count;
			under->count = 0;
		}
	}
	s->postings =
	    arena_grow(s->pieces.arena, s->postings, 0, &s->posting_capacity, total, sizeof(*s->postings));
}

/* Texts first to end - 1 have the same figures. */
static void
search_group(struct search *s, uint32_t first, uint32_t end)
{
	reserve_postings(s, first, end);
	for (uint32_t x = first; x < end; x++) {
		const struct text *text = &s->pieces.texts[x];
		const struct posting own = posting_of(s, x);
		unsigned near = 0;

		for (uint32_t i = 0; i < first_pieces(text->count, 3, 4) && near < NEAR_TOLD_MAX; i++)
			near += follow(s, x, &s->under[text->pieces[i]], NEAR_TOLD_MAX - near);
		for (uint32_t i = 0; i < first_pieces(text->count, 6, 7); i++) {
			struct under *under = &s->under[text->pieces[i]];

			s->postings[under->start + under->count++] = own;
		}
	}
	for (uint32_t x = first; x < end; x++) {
		for (uint32_t i = 0; i < first_pieces(s->pieces.texts[x].count, 6, 7); i++)
			s->under[s->pieces.texts[x].pieces[i]].count = 0;
	}
}

void
near_find(struct arena *arena, const char *const *texts, size_t n, near_fn *fn, void *ctx)
{
	struct arena *scratch;
	struct search s = {.fn = fn, .ctx = ctx};

	if (n < 2)
		return;
	scratch = arena_open_beside(arena);
	pieces_prepare(&s.pieces, scratch, texts, n);
	s.under = ARENA_ARRAY(scratch, struct under, s.pieces.piece_count);
	s.seen = ARENA_ARRAY(scratch, uint32_t, s.pieces.count);
	for (uint32_t first = 0, end, read = 0; first < s.pieces.count; first = end) {
		end = pieces_group_end(&s.pieces, first);
		if (end > read)
			read = pieces_read(&s.pieces, first);
		search_group(&s, first, end);
	}
	arena_close(scratch);
}

bool
near_texts(struct arena *arena, const char *a, const char *b)
{
	struct text x, y;

	pieces_of_two(arena, a, b, &x, &y);
	return x.figures == y.figures && x.count > 0 && y.count > 0 &&
	    is_near(count_common(&x, &y, 0), x.count, y.count);
}
