#include "layout/text_cache.h"

/*
 * Most cells of a table hold a figure, and there are few different ones; and units have activities, results
 * and names in common.  The lines of texts that are not too long are set once, and shared by every place of
 * the same style and width.
 */
#define CACHED_BYTES_MAX 256
#define SHORT_BYTES_MAX 16

/*
 * No more of them, about a megabyte of each: the same figures come again and again from the first pages on,
 * and long texts, of which there may be many that never come again, leave them their room.  Those in the
 * cache last, as places share their lines, so a full one is not emptied.
 */
#define SHORT_TEXTS_MAX 8192
#define LONG_BYTES_MAX ((size_t)256 * 1024) /* lines take a few times as much */

struct cached_text {
	const struct style *style, *span_style;
	const char *bytes;
	uint32_t length;
	length width;
	uint32_t hash;
	struct lines lines;
};

static uint32_t
hash_of_key(const struct cached_text *s)
{
	uint32_t hash = hash_mix(hash_bytes(s->bytes, s->length), (uintptr_t)s->style);

	return hash_mix(hash_mix(hash, (uintptr_t)s->span_style), (uint32_t)s->width);
}

static uint32_t
hash_of(const void *texts, uint32_t number)
{
	return ((const struct cached_text *)texts)[number].hash;
}

static bool
is_same(const struct cached_text *a, const struct cached_text *b)
{
	return a->hash == b->hash && a->style == b->style && a->span_style == b->span_style &&
	    a->width == b->width && a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

/* NULL: it was not set so far. */
static const struct cached_text *
find(const struct layout *l, const struct cached_text *wanted)
{
	uint32_t i;

	for (size_t at = hash_start(wanted->hash);
	     (i = hash_index_at(&l->cached_text_index, at)) != HASH_NONE; at++)
		if (is_same(&l->cached_texts[i], wanted))
			return &l->cached_texts[i];
	return NULL;
}

static void
keep(struct layout *l, const struct cached_text *set)
{
	size_t count = l->cached_text_index.count;

	l->cached_texts = arena_grow(l->whole, l->cached_texts, count, &l->cached_text_capacity, count + 1,
	    sizeof(*l->cached_texts));
	l->cached_texts[count] = *set;
	l->cached_texts[count].bytes = arena_strndup(l->whole, set->bytes, set->length);
	(void)hash_index_add(&l->cached_text_index, l->whole, set->hash, hash_of, l->cached_texts);
}

/* Whether there is room for one more text, which is taken. */
static bool
take_room(struct layout *l, size_t n)
{
	if (n <= SHORT_BYTES_MAX)
		return l->cached_short_count++ < SHORT_TEXTS_MAX;
	if (l->cached_long_bytes + n > LONG_BYTES_MAX)
		return false;
	l->cached_long_bytes += n;
	return true;
}

bool
set_lines_cached(struct layout *l, const struct rich_text *text, length width, struct lines *lines)
{
	const struct span *span = text->spans;
	size_t told = diags_errors(l->diags) + diags_warnings(l->diags);

	/* Where it may hang out, a text is set in other lines than in a cell as wide. */
	if (text->count != 1 || text->hang.left > 0 || text->hang.right > 0 || span->length == 0 ||
	    span->length > CACHED_BYTES_MAX || span->folio != FOLIO_NONE)
		return set_lines(l, l->scratch, TELL_ALL, text, width, lines);
	struct cached_text wanted = {text->style, span->style, span->text, span->length, width, 0, {0}};
	wanted.hash = hash_of_key(&wanted);
	const struct cached_text *known = find(l, &wanted);
	if (known != NULL) {
		*lines = known->lines;
		return true;
	}
	const bool has_room = take_room(l, span->length);
	if (!set_lines(l, has_room ? l->whole : l->scratch, TELL_ALL, text, width, lines))
		return false;
	/* What there is to be said of it is said at each place. */
	if (!has_room || told != diags_errors(l->diags) + diags_warnings(l->diags))
		return true;
	wanted.lines = *lines;
	keep(l, &wanted);
	return true;
}
