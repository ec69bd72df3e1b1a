#include "sheet/texts.h"

#include <string.h>

void
sheet_texts_init(struct sheet_texts *texts, struct arena *arena, struct arena *index)
{
	*texts = (struct sheet_texts){.arena = arena};
	intern_init(&texts->all, index);
}

static const char *
keep(struct sheet_texts *texts, const char *text, size_t n)
{
	uint32_t number = intern_copy(&texts->all, texts->arena, text, n);

	return texts->all.texts[number].text;
}

/* Where a text of so few bytes was kept if it was lately. */
static struct short_text *
short_slot(struct sheet_texts *texts, uint64_t bytes)
{
	return &texts->recent[bytes * 0x9E3779B97F4A7C15u >> 56];
}

const char *
sheet_texts_keep(struct sheet_texts *texts, const char *text, size_t n)
{
	struct short_text *recent;
	uint64_t bytes = 0;

	if (n == 0)
		return "";
	if (n > sizeof(bytes))
		return keep(texts, text, n);
	for (size_t i = 0; i < n; i++)
		bytes = bytes << 8 | (unsigned char)text[i];
	recent = short_slot(texts, bytes);
	if (recent->bytes != bytes || recent->length != n)
		*recent = (struct short_text){bytes, n, keep(texts, text, n)};
	return recent->text;
}
