#include "layout/text_cache.h"

/*
 * Most cells of a table hold a figure, and there are few different ones: the lines of short texts are set
 * once, and shared by every place of the same style and width.
 */
#define SHORT_MAX 16 /* bytes */

struct short_text {
	const struct style *style, *span_style;
	const char *bytes;
	uint32_t length;
	length width;
	uint32_t hash;
	struct lines lines;
};

static uint32_t
hash_of_key(const struct short_text *s)
{
	uint32_t hash = hash_mix(hash_bytes(s->bytes, s->length), (uintptr_t)s->style);

	return hash_mix(hash_mix(hash, (uintptr_t)s->span_style), (uint32_t)s->width);
}

static uint32_t
hash_of(const void *shorts, uint32_t number)
{
	return ((const struct short_text *)shorts)[number].hash;
}

static bool
is_same(const struct short_text *a, const struct short_text *b)
{
	return a->hash == b->hash && a->style == b->style && a->span_style == b->span_style &&
	    a->width == b->width && a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

/* NULL: it was not set so far. */
static const struct short_text *
find(const struct layout *l, const struct short_text *wanted)
{
	uint32_t i;

	for (size_t at = hash_start(wanted->hash); (i = hash_index_at(&l->short_index, at)) != HASH_NONE;
	     at++)
		if (is_same(&l->shorts[i], wanted))
			return &l->shorts[i];
	return NULL;
}

static void
keep(struct layout *l, const struct short_text *set)
{
	size_t count = l->short_index.count;

	l->shorts =
	    arena_grow(l->scratch, l->shorts, count, &l->short_capacity, count + 1, sizeof(*l->shorts));
	l->shorts[count] = *set;
	(void)hash_index_add(&l->short_index, l->scratch, set->hash, hash_of, l->shorts);
}

bool
set_shared(struct layout *l, const struct rich_text *text, length width, struct lines *lines)
{
	const struct span *span = text->spans;
	size_t told = diags_errors(l->diags) + diags_warnings(l->diags);

	if (text->count != 1 || span->length == 0 || span->length > SHORT_MAX || span->late != LATE_NONE)
		return set_lines(l, TELL_ALL, text, width, lines);
	struct short_text wanted = {text->style, span->style, span->text, span->length, width, 0, {0}};
	wanted.hash = hash_of_key(&wanted);
	const struct short_text *known = find(l, &wanted);
	if (known != NULL) {
		*lines = known->lines;
		return true;
	}
	if (!set_lines(l, TELL_ALL, text, width, lines))
		return false;
	/* What there is to be said of it is said at each place. */
	if (told != diags_errors(l->diags) + diags_warnings(l->diags))
		return true;
	wanted.lines = *lines;
	keep(l, &wanted);
	return true;
}
