#include "layout/text_cache.h"

/*
 * Most cells of a table hold a figure, and there are few different ones: the lines of short texts are set
 * once, and shared by every place of the same style and width.
 */
#define SHORT_MAX 16 /* bytes */

struct short_text {
	const struct style *style, *span_style;
	const char *bytes; /* NULL: none here */
	uint32_t length;
	length width;
	struct lines lines;
};

static uint32_t
hash_of(const struct short_text *s)
{
	uint64_t hash = (uint64_t)(uintptr_t)s->style ^ (uint64_t)(uintptr_t)s->span_style << 7;

	hash = (hash ^ (uint32_t)s->width) * UINT64_C(1099511628211);
	for (uint32_t i = 0; i < s->length; i++)
		hash = (hash ^ (unsigned char)s->bytes[i]) * UINT64_C(1099511628211);
	return (uint32_t)(hash >> 32 ^ hash);
}

static bool
is_same(const struct short_text *a, const struct short_text *b)
{
	return a->style == b->style && a->span_style == b->span_style && a->width == b->width &&
	    a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

/* Its place in a table of a power of two, never full: where it is, or would be. */
static struct short_text *
place_of(struct short_text *table, size_t capacity, const struct short_text *wanted)
{
	size_t i = hash_of(wanted) & (capacity - 1);

	while (table[i].bytes != NULL && !is_same(&table[i], wanted))
		i = (i + 1) & (capacity - 1);
	return &table[i];
}

/* At most half full. */
static void
grow(struct layout *l)
{
	size_t capacity = l->short_capacity > 0 ? 2 * l->short_capacity : 256;
	struct short_text *table = ARENA_ARRAY(l->scratch, struct short_text, capacity);

	for (size_t i = 0; i < l->short_capacity; i++)
		if (l->shorts[i].bytes != NULL)
			*place_of(table, capacity, &l->shorts[i]) = l->shorts[i];
	l->shorts = table;
	l->short_capacity = capacity;
}

bool
set_shared(struct layout *l, const struct style *style, const struct span *spans, size_t n, length width,
    struct lines *lines)
{
	size_t told = diags_errors(l->diags) + diags_warnings(l->diags);

	if (n != 1 || spans[0].length == 0 || spans[0].length > SHORT_MAX || spans[0].late != LATE_NONE)
		return set_lines(l, TELL_ALL, style, spans, n, width, lines);
	if (2 * l->short_count >= l->short_capacity)
		grow(l);
	struct short_text wanted = {style, spans[0].style, spans[0].text, spans[0].length, width, {0}};
	struct short_text *known = place_of(l->shorts, l->short_capacity, &wanted);
	if (known->bytes != NULL) {
		*lines = known->lines;
		return true;
	}
	if (!set_lines(l, TELL_ALL, style, spans, n, width, lines))
		return false;
	/* What there is to be said of it is said at each place. */
	if (told != diags_errors(l->diags) + diags_warnings(l->diags))
		return true;
	wanted.lines = *lines;
	*known = wanted;
	l->short_count++;
	return true;
}
