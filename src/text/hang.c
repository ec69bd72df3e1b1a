#include "text/hang.h"

#include "base/utf8.h"

struct share {
	uint32_t character;
	uint8_t before, after; /* percent of the advance: at the beginning of a line, at its end */
};

static const struct share shares[] = {
    {'(', 10, 0}, {',', 0, 50}, {'-', 0, 50}, {'.', 0, 70}, {':', 0, 50}, {';', 0, 30}, {0xA1, 10, 0}, /* ¡ */
    {0xAB, 50, 0},   /* « */
    {0xAD, 0, 50},   /* the hyphen that divides a word */
    {0xBB, 0, 50},   /* » */
    {0xBF, 10, 0},   /* ¿ */
    {0x2010, 0, 50}, /* the hyphen that is not a minus */
    {0x2018, 50, 0}, /* ‘ */
    {0x2019, 0, 50}, /* ’ */
    {0x201C, 50, 0}, /* “ */
    {0x201D, 0, 50}, /* ” */
};

/* What hangs of a glyph that shows one of these characters alone. */
static struct share
share_of(const char *shown)
{
	size_t n = strlen(shown), step;
	uint32_t character = n > 0 ? utf8_decode(shown, n, &step) : UTF8_INVALID;

	for (size_t i = 0; n > 0 && step == n && i < sizeof(shares) / sizeof(*shares); i++)
		if (shares[i].character == character)
			return shares[i];
	return (struct share){0};
}

static const char *
shown(const struct paragraph *p, const struct shaped *run, const struct glyph *glyph)
{
	return fonts_slot(p->faces, run->face, glyph->slot)->characters;
}

/* Not more than there is room for, rounded down. */
static int32_t
limited(int64_t part, length room, const struct shaped *run, length size)
{
	int64_t most = (int64_t)room * run->units_per_em / size;

	return (int32_t)(part < most ? part : most);
}

int32_t
hang_before(const struct paragraph *p, const struct shaped *run, length size)
{
	if (p->hang.left <= 0 || run->glyph_count == 0)
		return 0;
	const struct glyph *glyph = &run->glyphs[0];
	int64_t part = (int64_t)glyph->advance * share_of(shown(p, run, glyph)).before / 100;
	return limited(part, p->hang.left, run, size);
}

int32_t
hang_after(const struct paragraph *p, const struct shaped *run, length size)
{
	if (p->hang.right <= 0 || run->glyph_count == 0)
		return 0;
	const struct glyph *glyph = &run->glyphs[run->glyph_count - 1];
	int64_t part = (int64_t)glyph->advance * share_of(shown(p, run, glyph)).after / 100;
	return limited(part, p->hang.right, run, size);
}

void
hang_pen(const struct paragraph *p, const struct token *token, struct pen *pen)
{
	if (token->blank || token->word->run_count == 0)
		return;
	const struct shaped *run = &token->word->runs[0];
	const length size = token_style(p, token)->size;
	pen_move(pen, -hang_before(p, run, size), run->units_per_em, size);
}
