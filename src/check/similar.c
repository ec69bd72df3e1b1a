#include "check/similar.h"

#include "base/ascii.h"
#include "base/intern.h"

/* Words of a summary. */
#define SUMMARY 4

/* Words of the outline of a summary: its halves laid over one another. */
#define OUTLINE 2

/* A text under search: its pieces by rank, rare ones first, and a bit for each, some sharing one. */
struct text {
	const uint32_t *pieces;
	uint64_t summary[SUMMARY];
	uint32_t count;
	uint32_t figures; /* number of its sequence of figures */
	uint32_t index;   /* as given */
};

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
	struct arena *arena;
	struct text *texts; /* by figures, then by number of pieces */
	size_t count;
	struct under *under; /* of each piece */
	struct posting *postings;
	size_t posting_capacity;
	uint32_t *seen; /* of each text: the last one that it was compared with, plus 1 */
	near_fn *fn;
	void *ctx;
};

/* Bytes that occur in the texts, numbered, so that pieces have small numbers. */
struct alphabet {
	uint32_t class_of[256];
	uint32_t size;
};

static int
compare_numbers(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static size_t
sort_unique(uint32_t *numbers, size_t n)
{
	size_t out = 0;

	qsort(numbers, n, sizeof(*numbers), compare_numbers);
	for (size_t i = 0; i < n; i++) {
		if (out == 0 || numbers[out - 1] != numbers[i])
			numbers[out++] = numbers[i];
	}
	return out;
}

static void
alphabet_add(struct alphabet *alphabet, const char *text)
{
	alphabet->class_of[' '] = 1;
	for (; *text != '\0'; text++)
		alphabet->class_of[(unsigned char)*text] = 1;
}

static void
alphabet_number(struct alphabet *alphabet)
{
	for (int i = 0; i < 256; i++) {
		if (alphabet->class_of[i] != 0)
			alphabet->class_of[i] = alphabet->size++;
	}
}

/* Writes the numbers of the pieces as they come; returns how many.  Room for strlen(text) is needed. */
static size_t
write_pieces(const struct alphabet *alphabet, const char *text, uint32_t *out)
{
	uint32_t size = alphabet->size;
	uint32_t window = alphabet->class_of[' '];
	size_t n = 0;

	if (text[0] == '\0')
		return 0;
	window = window * size + alphabet->class_of[(unsigned char)text[0]];
	for (size_t i = 1; text[i - 1] != '\0'; i++) {
		unsigned char next = text[i] != '\0' ? (unsigned char)text[i] : ' ';

		window = window % (size * size) * size + alphabet->class_of[next];
		out[n++] = window;
	}
	return n;
}

/* The same in order, each of them once. */
static size_t
pieces_of(const struct alphabet *alphabet, const char *text, uint32_t *out)
{
	return sort_unique(out, write_pieces(alphabet, text, out));
}

/* Leaves out those that come again.  latest: of each piece, the last text that has it, counted from 1. */
static size_t
drop_repeated(uint32_t *pieces, size_t n, uint32_t *latest, uint32_t text)
{
	size_t out = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t piece = pieces[i];

		if (latest[piece] != text)
			pieces[out++] = piece;
		latest[piece] = text;
	}
	return out;
}

/* "112 5" of "la 112a reunion de 5". */
static const char *
figures_of(struct arena *arena, const char *text)
{
	char *figures = arena_alloc(arena, strlen(text) + 1, 1);
	size_t n = 0;

	for (; *text != '\0'; text++) {
		if (ascii_is_digit(*text))
			figures[n++] = *text;
		else if (n > 0 && figures[n - 1] != ' ')
			figures[n++] = ' ';
	}
	figures[n > 0 && figures[n - 1] == ' ' ? n - 1 : n] = '\0';
	return figures;
}

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

/*
 * --- preparing --------------------------------------------------------------------------------------------
 */

/* A piece and in how many texts it is. */
struct frequency {
	uint32_t piece, count;
};

static int
compare_frequencies(const void *a, const void *b)
{
	const struct frequency *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	return (x->piece > y->piece) - (x->piece < y->piece);
}

/* Replaces the numbers of pieces by their ranks, the rarest first; returns how many there are. */
static uint32_t
rank_pieces(struct search *s, uint32_t *pool, size_t pool_count, size_t piece_count)
{
	uint32_t *rank = ARENA_ARRAY(s->arena, uint32_t, piece_count);
	struct frequency *frequencies;
	uint32_t used = 0, n = 0;

	for (size_t i = 0; i < pool_count; i++)
		used += rank[pool[i]]++ == 0;
	frequencies = ARENA_ARRAY(s->arena, struct frequency, used);
	for (size_t p = 0; p < piece_count; p++) {
		if (rank[p] > 0)
			frequencies[n++] = (struct frequency){(uint32_t)p, rank[p]};
	}
	qsort(frequencies, n, sizeof(*frequencies), compare_frequencies);
	for (uint32_t i = 0; i < n; i++)
		rank[frequencies[i].piece] = i;
	for (size_t i = 0; i < pool_count; i++)
		pool[i] = rank[pool[i]];
	return n;
}

/*
 * Puts the pieces of each text in order: the texts are put under their pieces, of which there are n, and
 * then each piece, from the first on, behind those of its texts.
 */
static void
order_pieces(struct search *s, uint32_t *pool, size_t pool_count, uint32_t n)
{
	uint32_t *end =
	    ARENA_ARRAY(s->arena, uint32_t, (size_t)n + 1); /* of each piece's; at first its start */
	uint32_t *text_of = ARENA_ARRAY(s->arena, uint32_t, pool_count);
	uint32_t *placed = ARENA_ARRAY(s->arena, uint32_t, s->count);

	for (size_t i = 0; i < pool_count; i++)
		end[pool[i] + 1]++;
	for (uint32_t p = 0; p < n; p++)
		end[p + 1] += end[p];
	for (uint32_t i = 0; i < s->count; i++) {
		for (uint32_t k = 0; k < s->texts[i].count; k++)
			text_of[end[s->texts[i].pieces[k]]++] = i;
	}
	for (uint32_t p = 0, at = 0; p < n; p++) {
		for (; at < end[p]; at++) {
			uint32_t *own = pool + (s->texts[text_of[at]].pieces - pool);

			own[placed[text_of[at]]++] = p;
		}
	}
}

static int
compare_texts(const void *a, const void *b)
{
	const struct text *x = a, *y = b;

	if (x->figures != y->figures)
		return x->figures < y->figures ? -1 : 1;
	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

static void
summarise(struct text *text)
{
	for (uint32_t i = 0; i < text->count; i++) {
		uint32_t bit = text->pieces[i] % (SUMMARY * 64);

		text->summary[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

/* Returns how many different pieces there are. */
static uint32_t
prepare(struct search *s, const char *const *texts, size_t n)
{
	struct alphabet alphabet = {0};
	struct intern figures;
	size_t size = 0, used = 0, piece_count;
	uint32_t *pool, *latest;
	uint32_t pieces;

	intern_init(&figures, s->arena);
	for (size_t i = 0; i < n; i++) {
		size += strlen(texts[i]);
		alphabet_add(&alphabet, texts[i]);
	}
	alphabet_number(&alphabet);
	piece_count = (size_t)alphabet.size * alphabet.size * alphabet.size;
	latest = ARENA_ARRAY(s->arena, uint32_t, piece_count);
	pool = ARENA_ARRAY(s->arena, uint32_t, size);
	s->texts = ARENA_ARRAY(s->arena, struct text, n);
	s->count = n;
	for (size_t i = 0; i < n; i++) {
		const char *sequence = figures_of(s->arena, texts[i]);
		size_t count = write_pieces(&alphabet, texts[i], pool + used);

		count = drop_repeated(pool + used, count, latest, (uint32_t)i + 1);
		s->texts[i] = (struct text){.pieces = pool + used,
		    .count = (uint32_t)count,
		    .figures = intern_add(&figures, sequence, strlen(sequence)),
		    .index = (uint32_t)i};
		used += count;
	}
	pieces = rank_pieces(s, pool, used, piece_count);
	order_pieces(s, pool, used, pieces);
	for (size_t i = 0; i < n; i++)
		summarise(&s->texts[i]);
	qsort(s->texts, n, sizeof(*s->texts), compare_texts);
	return pieces;
}

/*
 * --- searching --------------------------------------------------------------------------------------------
 */

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
	const struct text *text = &s->texts[x];
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
	const struct text *text = &s->texts[x];
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
		near += compare(s, text, &s->texts[posting->text]);
	}
	return near;
}

/* Makes room for the postings of texts first to end - 1: each piece's side by side. */
static void
reserve_postings(struct search *s, uint32_t first, uint32_t end)
{
	uint32_t total = 0;

	for (uint32_t x = first; x < end; x++) {
		for (uint32_t i = 0; i < first_pieces(s->texts[x].count, 6, 7); i++)
			s->under[s->texts[x].pieces[i]].count++;
	}
	for (uint32_t x = first; x < end; x++) {
		for (uint32_t i = 0; i < first_pieces(s->texts[x].count, 6, 7); i++) {
			struct under *under = &s->under[s->texts[x].pieces[i]];

			if (under->count == 0)
				continue;
			under->start = total;
			total += under->count;
			under->count = 0;
		}
	}
	s->postings = arena_grow(s->arena, s->postings, 0, &s->posting_capacity, total, sizeof(*s->postings));
}

/* Texts first to end - 1 have the same figures. */
static void
search_group(struct search *s, uint32_t first, uint32_t end)
{
	reserve_postings(s, first, end);
	for (uint32_t x = first; x < end; x++) {
		const struct text *text = &s->texts[x];
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
		for (uint32_t i = 0; i < first_pieces(s->texts[x].count, 6, 7); i++)
			s->under[s->texts[x].pieces[i]].count = 0;
	}
}

void
near_find(struct arena *arena, const char *const *texts, size_t n, near_fn *fn, void *ctx)
{
	struct search s = {.arena = arena, .fn = fn, .ctx = ctx};

	if (n < 2)
		return;
	s.under = ARENA_ARRAY(arena, struct under, prepare(&s, texts, n));
	s.seen = ARENA_ARRAY(arena, uint32_t, n);
	for (uint32_t first = 0, end; first < n; first = end) {
		for (end = first + 1; end < n && s.texts[end].figures == s.texts[first].figures;)
			end++;
		if (end - first > 1)
			search_group(&s, first, end);
	}
}

bool
near_texts(struct arena *arena, const char *a, const char *b)
{
	struct alphabet alphabet = {0};
	struct text x = {0}, y = {0};
	uint32_t *pieces = ARENA_ARRAY(arena, uint32_t, strlen(a) + strlen(b));

	alphabet_add(&alphabet, a);
	alphabet_add(&alphabet, b);
	alphabet_number(&alphabet);
	x.pieces = pieces;
	x.count = (uint32_t)pieces_of(&alphabet, a, pieces);
	y.pieces = pieces + x.count;
	y.count = (uint32_t)pieces_of(&alphabet, b, pieces + x.count);
	return strcmp(figures_of(arena, a), figures_of(arena, b)) == 0 && x.count > 0 && y.count > 0 &&
	    is_near(count_common(&x, &y, 0), x.count, y.count);
}
