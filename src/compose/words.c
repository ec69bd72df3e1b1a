#include "compose/words.h"

#include "base/anchor.h"

#define LINK_COLOR                      \
	{                               \
		0x1F, 0x4E, 0x8C, false \
	}
#define RAISED_MIN (5 * LENGTH_PT)
#define DARK 96 /* letters that are darker than this are on paper */

static bool
is_same(const struct look *a, const struct look *b)
{
	return a->emphasis == b->emphasis && a->ink == b->ink && a->refers == b->refers &&
	    a->link == b->link && a->note == b->note && a->has_space_before == b->has_space_before &&
	    a->space_before == b->space_before && a->has_space_after == b->has_space_after &&
	    a->space_after == b->space_after && a->has_align == b->has_align && a->align == b->align;
}

static enum face_variant
variant_of(enum face_variant variant, unsigned emphasis)
{
	bool bold = variant == FACE_BOLD || variant == FACE_BOLD_ITALIC || (emphasis & PROSE_BOLD) != 0;
	bool italic = variant == FACE_ITALIC || variant == FACE_BOLD_ITALIC || (emphasis & PROSE_ITALIC) != 0;

	return bold && italic ? FACE_BOLD_ITALIC : bold ? FACE_BOLD : italic ? FACE_ITALIC : FACE_REGULAR;
}

static void
take_ink(struct style *style, const struct look *look)
{
	const struct style *ink = look->ink;
	const struct color usual = LINK_COLOR;

	if ((look->emphasis & PROSE_CODE_WORDS) != 0 && ink != NULL) {
		style->family = ink->family;
		style->color = ink->color;
		style->hyphenate = false;
	} else if (look->link != 0) {
		style->color = ink != NULL            ? ink->color
		    : color_gray(style->color) < DARK ? usual
						      : style->color;
	}
}

/* Two thirds of the size, as far as that can be read. */
static void
raise_letters(struct style *style, const struct style *from)
{
	length least = from->size < RAISED_MIN ? from->size : RAISED_MIN;

	style->rise = from->size / 3;
	style->size = from->size * 13 / 20;
	style->size = style->size > least ? style->size : least;
	style->leading = from->leading * 13 / 20;
}

static struct style *
make(struct arena *arena, const struct style *from, const struct look *look)
{
	struct style *style = ARENA_NEW(arena, struct style);

	*style = *from;
	style->variant = variant_of(from->variant, look->emphasis);
	take_ink(style, look);
	style->link = look->link;
	style->note = look->note;
	style->refers = look->refers;
	if (look->refers)
		raise_letters(style, from);
	if (look->has_space_before)
		style->space_before = look->space_before;
	if (look->has_space_after)
		style->space_after = look->space_after;
	if (look->has_align)
		style->align = look->align;
	return style;
}

/* The one made last of the link, as in struct look_styles. */
static size_t *
last_of_link(struct arena *arena, struct look_styles *styles, uint32_t link)
{
	styles->last = arena_grow(arena, styles->last, styles->link_count, &styles->link_capacity,
	    (size_t)link + 1, sizeof(*styles->last));
	if (styles->link_count <= link)
		styles->link_count = (size_t)link + 1;
	return &styles->last[link];
}

const struct style *
look_style(struct context *c, const struct style *from, struct look look)
{
	const struct look none = {0};
	struct look_styles *styles = c->looks;
	struct arena *arena = c->styles->arena;

	if (from == NULL || is_same(&look, &none))
		return from;
	size_t *last = last_of_link(arena, styles, look.link);
	for (size_t i = *last; i > 0; i = styles->made[i - 1].before)
		if (styles->made[i - 1].from == from && is_same(&styles->made[i - 1].look, &look))
			return styles->made[i - 1].style;
	const struct style *style = make(arena, from, &look);
	styles->made = arena_grow(arena, styles->made, styles->count, &styles->capacity, styles->count + 1,
	    sizeof(*styles->made));
	styles->made[styles->count++] = (struct made_look){from, style, look, *last};
	*last = styles->count;
	return style;
}

/* Returns its number in the section. */
static uint32_t
push_link(struct context *c, const struct link *link)
{
	struct section_words *words = c->words;

	words->links = arena_grow(c->arena, words->links, words->link_count, &words->link_capacity,
	    words->link_count + 1, sizeof(*words->links));
	words->links[words->link_count++] = *link;
	return (uint32_t)words->link_count;
}

/* Of the words from a piece on that lead there; returns its number. */
static uint32_t
add_link(struct context *c, const struct text_template *text, size_t piece)
{
	const struct piece_link *from = text->pieces[piece].link;
	struct text_template own = {text->pieces + piece, 0, text->loc};

	while (piece + own.count < text->count && own.pieces[own.count].link == from)
		own.count++;
	const char *target = fill_plain(c, &from->target);
	const bool is_anchor = target[0] == '#';
	return push_link(c,
	    &(struct link){
		.uri = is_anchor ? NULL : target,
		.anchor = is_anchor ? anchor_of(c->arena, target + 1) : NULL,
		.words = fill_plain(c, &own),
		.loc = from->loc,
	    });
}

const char *
unit_anchor(struct context *c, const char *code)
{
	const struct job *job = c->composition->job;

	for (size_t u = 0; u < job->unit_count && c->unit_heads; u++)
		if (c->unit_heads[u] && strcmp(job->units[u].code.text, code) == 0)
			return arena_printf(c->arena, "@%s", code);
	return NULL;
}

const char *
line_anchor(struct context *c, const char *code, const char *line)
{
	return arena_printf(c->arena, "@%s\n%s", code, line);
}

const struct style *
link_style(struct context *c, const struct link *link, const struct style *style)
{
	if (!c->words || c->furniture || !style)
		return style;
	return look_style(c, style, (struct look){.link = push_link(c, link), .ink = style});
}

static bool
is_unit(const struct job *job, const char *code)
{
	for (size_t u = 0; u < job->unit_count; u++)
		if (strcmp(job->units[u].code.text, code) == 0)
			return true;
	return false;
}

const char *
page_of_anchor(struct context *c, const struct piece *piece)
{
	if (piece->text[0] == '#')
		return anchor_of(c->arena, piece->text + 1);
	if (!is_unit(c->composition->job, piece->text)) {
		if (!diags_has(c->diags, piece->loc, "compose-page-of"))
			diag_add(c->diags, SEVERITY_ERROR, piece->loc, "compose-page-of",
			    "{page-of: %s}: the job has no unit with this code; a heading is asked for with "
			    "# and its words",
			    piece->text);
		c->failed = true;
	}
	return unit_anchor(c, piece->text);
}

const struct style *
piece_style(struct context *c, const struct text_template *text, size_t i, const struct style *style)
{
	const struct piece *piece = &text->pieces[i];
	struct look look = {.emphasis = piece->emphasis, .refers = piece->note != 0};
	const struct link page = {
	    .anchor = piece->field == FIELD_PAGE_OF ? page_of_anchor(c, piece) : NULL,
	    .words = piece->text,
	    .loc = piece->loc,
	};

	if (page.anchor)
		return link_style(c, &page, style);

	if (style == NULL || (piece->emphasis == 0 && piece->note == 0 && piece->link == NULL))
		return style;
	if (piece->link != NULL && c->words != NULL && !c->furniture) {
		bool begins = i == 0 || text->pieces[i - 1].link != piece->link;
		look.link = begins ? add_link(c, text, i) : (uint32_t)c->words->link_count;
		look.ink = c->prose != NULL ? c->prose->styles.link : NULL;
	}
	if ((piece->emphasis & PROSE_CODE_WORDS) != 0 && c->prose != NULL)
		look.ink = c->prose->styles.inline_code;
	if (piece->note != 0 && c->words != NULL && !c->in_table)
		look.note = c->first_note + piece->note;
	return look_style(c, style, look);
}
