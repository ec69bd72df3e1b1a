/* Styles that are made of a template's: they last as long as the document. */
#include "compose/context.h"

struct made_style {
	const struct style *from;
	struct style_change change;
	const struct style *style;
};

/* Letters on a background that is this dark are white: darker than the middle. */
#define DARK 128

static bool
is_same_color(struct color a, struct color b)
{
	return a.none == b.none && a.r == b.r && a.g == b.g && a.b == b.b;
}

static bool
is_same_change(const struct style_change *a, const struct style_change *b)
{
	return a->kind == b->kind && a->look == b->look && is_same_color(a->shade, b->shade);
}

static void
make_bold(const struct template *t, struct style *style)
{
	const bool italic = style->variant == FACE_ITALIC || style->variant == FACE_BOLD_ITALIC;
	const enum face_variant bold = italic ? FACE_BOLD_ITALIC : FACE_BOLD;

	if (t->families[style->family].path[bold])
		style->variant = bold;
}

static void
take_look(struct style *style, const struct style *look)
{
	style->background = look->background;
	style->color = look->color;
	style->variant = look->variant;
	style->hatch = look->hatch;
}

/* How much light a part of a colour sends out, in millionths: sRGB, by a polynomial within 0.2 % of it. */
static int64_t
light(uint8_t part)
{
	const int64_t x = part, most = UINT8_MAX;

	return 305306 * x * x * x / (most * most * most) + 682171 * x * x / (most * most) + 12523 * x / most;
}

/*
 * Black or white, whichever contrasts more (WCAG 2.1, contrast ratio): both have 4.58 to 1 at a luminance
 * of 0.179, and with this rounding it is never less than 4.5.
 */
static struct color
letters_on(struct color ground)
{
	const int64_t luminance =
	    (2126 * light(ground.r) + 7152 * light(ground.g) + 722 * light(ground.b)) / 10000;

	return luminance > 179000 ? (struct color){0, 0, 0, false} : (struct color){255, 255, 255, false};
}

static void
change(const struct template *t, struct style *style, const struct style_change *change)
{
	switch (change->kind) {
	case CHANGE_LEFT:
		style->align = ALIGN_START;
		break;
	case CHANGE_BARE:
		for (size_t side = 0; side < SIDES; side++)
			style->border[side] = (struct border){0};
		break;
	case CHANGE_BOLD:
		make_bold(t, style);
		break;
	case CHANGE_LOOK:
		take_look(style, change->look);
		break;
	case CHANGE_FOOT:
		take_look(style, change->look);
		style->border[SIDE_TOP] = change->look->border[SIDE_TOP];
		style->border[SIDE_BOTTOM] = change->look->border[SIDE_BOTTOM];
		break;
	case CHANGE_CONTRAST:
		style->background = change->shade;
		style->color = letters_on(change->shade);
		break;
	case CHANGE_SHADE:
		style->background = change->shade;
		if (color_gray(change->shade) < DARK)
			style->color = (struct color){255, 255, 255, false};
		break;
	}
}

const struct style *
changed_style(struct context *c, const struct style *from, const struct style_change *how)
{
	struct made_styles *styles = c->styles;

	for (size_t i = 0; i < styles->count; i++)
		if (styles->made[i].from == from && is_same_change(&styles->made[i].change, how))
			return styles->made[i].style;
	struct style *style = ARENA_NEW(styles->arena, struct style);
	*style = *from;
	change(c->composition->template, style, how);
	struct made_style *made = arena_grow(styles->arena, (void *)styles->made, styles->count,
	    &styles->capacity, styles->count + 1, sizeof(*made));
	made[styles->count++] = (struct made_style){from, *how, style};
	styles->made = made;
	return style;
}
