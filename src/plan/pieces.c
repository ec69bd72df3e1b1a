#include "plan/pieces.h"

#include <string.h>

#include "base/ascii.h"
#include "base/intern.h"

/* Pieces that are put in order at once: at least so many, and many times those that differ. */
#define BATCH ((size_t)1 << 18)
#define BATCH_OF_DIFFERENT 4

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

/* "112 5" of "la 112a reunion de 5"; returns its length.  Room for strlen(text) + 1 is needed. */
static size_t
write_figures(const char *text, char *figures)
{
	size_t n = 0;

	for (; *text != '\0'; text++) {
		if (ascii_is_digit(*text))
			figures[n++] = *text;
		else if (n > 0 && figures[n - 1] != ' ')
			figures[n++] = ' ';
	}
	if (n > 0 && figures[n - 1] == ' ')
		n--;
	figures[n] = '\0';
	return n;
}

static uint32_t
number_of_figures(struct intern *figures, const char *text, char *room)
{
	size_t n = write_figures(text, room);

	return intern_copy(figures, figures->arena, room, n);
}

/*
 * --- before they are read ---------------------------------------------------------------------------------
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

/* Reads the pieces of a text, each of them once; returns how many there are. */
static uint32_t
read_pieces(struct pieces *p, const char *text, uint32_t *out)
{
	size_t n = write_pieces(&p->alphabet, text, p->own);
	uint32_t reading = ++p->reading, count = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t piece = p->own[i];

		if (p->latest[piece] != reading)
			out[count++] = piece;
		p->latest[piece] = reading;
	}
	return count;
}

/* Counts the pieces of each text, and the texts that have each of them, in its place in rank. */
static void
count_pieces(struct pieces *p, size_t n, size_t longest)
{
	struct arena *scratch = arena_open_beside(p->arena);
	struct intern figures;
	char *room = arena_alloc(scratch, longest + 1, 1);
	uint32_t *own = ARENA_ARRAY(scratch, uint32_t, longest);

	intern_init(&figures, scratch);
	for (size_t i = 0; i < n; i++) {
		uint32_t count = read_pieces(p, p->given[i], own);

		for (uint32_t k = 0; k < count; k++)
			p->rank[own[k]]++;
		p->texts[i] = (struct text){.count = count,
		    .figures = number_of_figures(&figures, p->given[i], room),
		    .index = (uint32_t)i};
	}
	arena_close(scratch);
}

/* Puts ranks in the place of how many texts have each of `all` pieces. */
static void
rank_pieces(struct pieces *p, size_t all)
{
	struct arena *scratch = arena_open_beside(p->arena);
	struct frequency *frequencies;
	uint32_t n = 0;

	for (size_t i = 0; i < all; i++)
		p->piece_count += p->rank[i] > 0;
	frequencies = ARENA_ARRAY(scratch, struct frequency, p->piece_count);
	for (size_t i = 0; i < all; i++) {
		if (p->rank[i] > 0)
			frequencies[n++] = (struct frequency){(uint32_t)i, p->rank[i]};
	}
	if (n > 0)
		qsort(frequencies, n, sizeof(*frequencies), compare_frequencies);
	for (uint32_t i = 0; i < n; i++)
		p->rank[frequencies[i].piece] = i;
	arena_close(scratch);
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

/* Leaves out texts that are alone with their figures. */
static void
drop_single(struct pieces *p)
{
	uint32_t out = 0;

	for (uint32_t first = 0, end; first < p->count; first = end) {
		end = pieces_group_end(p, first);
		for (uint32_t x = first; x < end && end - first > 1; x++)
			p->texts[out++] = p->texts[x];
	}
	p->count = out;
}

/* The end of the groups that are read together with the one that begins with text `first`. */
static uint32_t
read_end(const struct pieces *p, uint32_t first, size_t *size)
{
	uint32_t end = first;

	*size = 0;
	while (end < p->count) {
		uint32_t next = pieces_group_end(p, end);
		size_t own = 0;

		for (uint32_t x = end; x < next; x++)
			own += p->texts[x].count;
		if (end > first && own > p->batch - *size)
			break;
		*size += own;
		end = next;
		if (*size > p->batch)
			break;
	}
	return end;
}

static void
make_room(struct pieces *p)
{
	size_t most = 0;

	p->batch =
	    BATCH / BATCH_OF_DIFFERENT > p->piece_count ? BATCH : (size_t)p->piece_count * BATCH_OF_DIFFERENT;
	for (uint32_t first = 0; first < p->count;) {
		size_t size;

		first = read_end(p, first, &size);
		most = size > most ? size : most;
	}
	p->pool = ARENA_ARRAY(p->arena, uint32_t, most);
	p->end = ARENA_ARRAY(p->arena, uint32_t, (size_t)p->piece_count + 1);
	p->owner = ARENA_ARRAY(p->arena, uint32_t, most < p->batch ? most : p->batch);
	p->placed = ARENA_ARRAY(p->arena, uint32_t, p->count);
}

void
pieces_prepare(struct pieces *p, struct arena *arena, const char *const *texts, size_t n)
{
	size_t longest = 0, all;

	*p = (struct pieces){.arena = arena, .given = texts, .count = (uint32_t)n};
	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(texts[i]);

		longest = length > longest ? length : longest;
		alphabet_add(&p->alphabet, texts[i]);
	}
	alphabet_number(&p->alphabet);
	all = (size_t)p->alphabet.size * p->alphabet.size * p->alphabet.size;
	p->latest = ARENA_ARRAY(arena, uint32_t, all);
	p->rank = ARENA_ARRAY(arena, uint32_t, all);
	p->own = ARENA_ARRAY(arena, uint32_t, longest);
	p->texts = ARENA_ARRAY(arena, struct text, n);
	count_pieces(p, n, longest);
	rank_pieces(p, all);
	if (n > 0)
		qsort(p->texts, n, sizeof(*p->texts), compare_texts);
	drop_single(p);
	make_room(p);
}

uint32_t
pieces_group_end(const struct pieces *p, uint32_t first)
{
	uint32_t end = first + 1;

	while (end < p->count && p->texts[end].figures == p->texts[first].figures)
		end++;
	return end;
}

/*
 * --- reading ----------------------------------------------------------------------------------------------
 */

/*
 * Puts the `size` pieces of texts first to end - 1 in order, which stand side by side in the pool: the texts
 * are put under their pieces, and then each piece, from the first on, behind those of its texts.
 */
static void
order_pieces(struct pieces *p, uint32_t *pool, size_t size, uint32_t first, uint32_t end)
{
	memset(p->end, 0, ((size_t)p->piece_count + 1) * sizeof(*p->end));
	for (size_t i = 0; i < size; i++)
		p->end[pool[i] + 1]++;
	for (uint32_t i = 0; i < p->piece_count; i++)
		p->end[i + 1] += p->end[i];
	for (uint32_t x = first; x < end; x++) {
		for (uint32_t k = 0; k < p->texts[x].count; k++)
			p->owner[p->end[p->texts[x].pieces[k]]++] = x;
	}
	for (uint32_t i = 0, at = 0; i < p->piece_count; i++) {
		for (; at < p->end[i]; at++) {
			uint32_t x = p->owner[at];
			uint32_t *own = pool + (p->texts[x].pieces - pool);

			own[p->placed[x]++] = i;
		}
	}
}

static void
summarise(struct text *text)
{
	for (uint32_t i = 0; i < text->count; i++) {
		uint32_t bit = text->pieces[i] % (SUMMARY * 64);

		text->summary[bit / 64] |= (uint64_t)1 << bit % 64;
	}
}

/* Reads texts first to end - 1 into the pool, where there is room for them. */
static void
read_batch(struct pieces *p, uint32_t *pool, uint32_t first, uint32_t end)
{
	size_t size = 0;

	for (uint32_t x = first; x < end; x++) {
		struct text *text = &p->texts[x];

		text->pieces = pool + size;
		(void)read_pieces(p, p->given[text->index], pool + size);
		for (uint32_t k = 0; k < text->count; k++, size++)
			pool[size] = p->rank[pool[size]];
	}
	order_pieces(p, pool, size, first, end);
	for (uint32_t x = first; x < end; x++)
		summarise(&p->texts[x]);
}

uint32_t
pieces_read(struct pieces *p, uint32_t first)
{
	uint32_t *pool = p->pool;
	size_t size;
	uint32_t end = read_end(p, first, &size);

	for (uint32_t x = first, next; x < end; x = next) {
		size = p->texts[x].count;
		for (next = x + 1; next < end && p->texts[next].count <= p->batch - size; next++)
			size += p->texts[next].count;
		read_batch(p, pool, x, next);
		pool += size;
	}
	return end;
}

/*
 * --- two --------------------------------------------------------------------------------------------------
 */

void
pieces_of_two(struct arena *arena, const char *a, const char *b, struct text *x, struct text *y)
{
	size_t n = strlen(a), m = strlen(b);
	struct alphabet alphabet = {0};
	uint32_t *pieces = ARENA_ARRAY(arena, uint32_t, n + m);
	char *figures = arena_alloc(arena, n + 1, 1), *other = arena_alloc(arena, m + 1, 1);

	alphabet_add(&alphabet, a);
	alphabet_add(&alphabet, b);
	alphabet_number(&alphabet);
	write_figures(a, figures);
	write_figures(b, other);
	*x = (struct text){.pieces = pieces, .count = (uint32_t)pieces_of(&alphabet, a, pieces), .index = 0};
	pieces += x->count;
	*y = (struct text){.pieces = pieces,
	    .count = (uint32_t)pieces_of(&alphabet, b, pieces),
	    .figures = strcmp(figures, other) != 0,
	    .index = 1};
}
