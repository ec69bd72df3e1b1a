#include "sheet/texts.h"

#include <string.h>

void
sheet_texts_init(struct sheet_texts *texts, struct arena *arena, struct arena *index)
{
	*texts = (struct sheet_texts){.arena = arena, .kept = ARENA_NEW(arena, struct kept_texts)};
	kept_texts_add(texts->kept, arena, "", 0);
	intern_init(&texts->all, index);
}

static uint32_t
keep(struct sheet_texts *texts, const char *text, size_t n)
{
	uint32_t known = texts->all.count;
	uint32_t i = intern_add(&texts->all, text, n);

	if (i == known) {
		texts->numbers = arena_grow(texts->all.arena, texts->numbers, known, &texts->capacity,
		    (size_t)known + 1, sizeof(*texts->numbers));
		texts->numbers[i] = kept_texts_add(texts->kept, texts->arena, text, n);
		texts->all.texts[i].text = kept_text(texts->kept, texts->numbers[i])->text;
	}
	return texts->numbers[i];
}

/* Where a text of so few bytes was kept if it was lately. */
static struct short_text *
short_slot(struct sheet_texts *texts, uint64_t bytes)
{
	return &texts->recent[bytes * 0x9E3779B97F4A7C15u >> 56];
}

uint32_t
sheet_texts_keep(struct sheet_texts *texts, const char *text, size_t n)
{
	struct short_text *recent;
	uint64_t bytes;

	if (n == 0)
		return 0;
	if (n > sizeof(bytes))
		return keep(texts, text, n);
	bytes = hash_few_bytes(text, n);
	recent = short_slot(texts, bytes);
	if (recent->bytes != bytes || recent->length != n)
		*recent = (struct short_text){bytes, (uint32_t)n, keep(texts, text, n)};
	return recent->number;
}
