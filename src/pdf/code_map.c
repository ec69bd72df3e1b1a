#include "pdf/code_map.h"

#include "base/utf8.h"
#include "pdf/lexer.h"

#define TOLD_MAX ((size_t)2 * CODES_MAX) /* codes, those that are told of again with them */
#define TEXT_MAX 64                      /* bytes in UTF-16 of what one code stands for */

static uint32_t
number_of(const struct buf *string)
{
	uint32_t n = 0;

	for (size_t i = 0; i < string->length && i < 4; i++)
		n = n << 8 | (unsigned char)string->data[i];
	return n;
}

static bool
is_character(uint32_t c)
{
	return c != 0 && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
}

/* The characters of UTF-16 with the high byte first, the last of them moved on by `step`. */
static const char *
text_of(struct arena *arena, const struct buf *string, uint32_t step)
{
	struct buf b = BUF_INIT;
	char bytes[4];
	const size_t n = string->length / 2 < TEXT_MAX / 2 ? string->length / 2 : TEXT_MAX / 2;

	for (size_t i = 0; i < n; i++) {
		const unsigned char *at = (const unsigned char *)string->data + 2 * i;
		uint32_t c = (uint32_t)at[0] << 8 | at[1];

		if (c >= 0xd800 && c < 0xdc00 && i + 1 < n) {
			c = 0x10000 + ((c - 0xd800) << 10) + ((uint32_t)at[2] << 8 | at[3]) - 0xdc00;
			i++;
		}
		if (i + 1 == n)
			c += step;
		buf_add(&b, bytes, utf8_encode(is_character(c) ? c : 0xfffd, bytes));
	}
	return buf_take(&b, arena);
}

static void
set(struct arena *arena, struct code_map *map, uint32_t code, const struct buf *string, uint32_t step)
{
	if (code < map->count && map->told < TOLD_MAX && ++map->told)
		map->texts[code] = text_of(arena, string, step);
}

/* Pairs of a code and its text, up to the word that ends them. */
static void
read_characters(struct arena *arena, struct lexer *l, struct code_map *map)
{
	while (lexer_next(l) == TOKEN_STRING) {
		const uint32_t code = number_of(&l->text);

		if (lexer_next(l) != TOKEN_STRING)
			return;
		set(arena, map, code, &l->text, 0);
	}
}

/* First and last code, and the text of the first, or a list of texts. */
static void
read_ranges(struct arena *arena, struct lexer *l, struct code_map *map)
{
	while (lexer_next(l) == TOKEN_STRING) {
		uint32_t code = number_of(&l->text), last;
		enum token kind = lexer_next(l);

		if (kind != TOKEN_STRING)
			return;
		last = number_of(&l->text);
		kind = lexer_next(l);
		if (kind == TOKEN_OPEN_ARRAY) {
			while (lexer_next(l) == TOKEN_STRING)
				set(arena, map, code++, &l->text, 0);
			continue;
		}
		if (kind != TOKEN_STRING)
			return;
		for (uint32_t i = 0; code <= last && code < map->count && map->told < TOLD_MAX; i++)
			set(arena, map, code++, &l->text, i);
	}
}

void
code_map_read(struct arena *arena, struct bytes cmap, unsigned bytes, struct code_map *out)
{
	struct lexer l;

	out->told = 0;
	out->bytes = bytes;
	out->count = bytes == 1 ? 256 : CODES_MAX;
	out->texts = ARENA_ARRAY(arena, const char *, out->count);
	lexer_init(&l, cmap);
	for (enum token kind = lexer_next(&l); kind != TOKEN_END; kind = lexer_next(&l)) {
		if (kind == TOKEN_WORD && lexer_is(&l, "beginbfchar"))
			read_characters(arena, &l, out);
		else if (kind == TOKEN_WORD && lexer_is(&l, "beginbfrange"))
			read_ranges(arena, &l, out);
	}
	lexer_release(&l);
}

void
code_map_append(const struct code_map *map, struct bytes string, struct buf *out)
{
	const unsigned char *at = (const unsigned char *)string.data;

	for (size_t i = 0; i + map->bytes <= string.length; i += map->bytes) {
		const size_t code = map->bytes == 1 ? at[i] : (size_t)at[i] << 8 | at[i + 1];
		const char *text = code < map->count ? map->texts[code] : NULL;

		buf_adds(out, text ? text : "\xef\xbf\xbd");
	}
}
