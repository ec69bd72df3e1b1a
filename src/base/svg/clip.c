#include "base/svg/clip.h"

#include <stdlib.h>
#include <string.h>

#include "base/svg/viewport.h"

const char *
svg_clip_id(const char *value, size_t *n)
{
	char quote[] = ")";

	if (!svg_scan_word(&value, "url("))
		return NULL;
	svg_skip_blanks(&value);
	if (*value == '"' || *value == '\'')
		quote[0] = *value++;
	if (*value != '#')
		return NULL;
	const char *id = value + 1, *end = id + strcspn(id, quote);
	if (*end == '\0')
		return NULL;
	*n = (size_t)(end - id);
	if (quote[0] != ')') {
		end++;
		svg_skip_blanks(&end);
		return *end == ')' && svg_is_end(end + 1) ? id : NULL;
	}
	while (*n > 0 && svg_is_blank(id[*n - 1]))
		--*n;
	return svg_is_end(end + 1) ? id : NULL;
}

void
svg_clip_refuse(struct svg_faults *faults, const struct svg_element *e, const char *value)
{
	svg_fault_property(faults, e, (struct svg_property){"clip-path", value},
	    N_("clip only shapes and groups, with one upright <rect> without rx and ry, in userSpaceOnUse; "
	       "or cut the shapes themselves, as drawing programs do (intersection)"));
}

/* Its one child; NULL where it is none that can be drawn by what it says itself. */
static const struct svg_element *
only_rect(const struct svg_element *clip)
{
	const char *units = svg_attribute(clip, "clipPathUnits");
	const struct svg_element *rect = clip->first;

	if (strcmp(clip->name, "clipPath") != 0 || (units != NULL && strcmp(units, "userSpaceOnUse") != 0) ||
	    rect == NULL || rect->next != NULL || strcmp(rect->name, "rect") != 0)
		return NULL;
	return rect;
}

/* Whether the rectangle is all that counts; how it would be painted does not. */
static bool
is_plain(struct svg_styles *styles, const struct svg_element *clip, const struct svg_element *rect)
{
	const struct svg_style around = svg_style_of(styles, clip, &svg_style_initial);
	const struct svg_style style = svg_style_of(styles, rect, &around);

	styles->work += clip->weight + rect->weight;
	return around.clip_path == NULL && style.clip_path == NULL && !style.is_none && !style.is_hidden;
}

bool
svg_clip_outline(struct svg_styles *styles, const struct svg_place *place, const struct svg_element *clip,
    struct svg_path *path, struct matrix *m)
{
	const struct svg_element *rect = only_rect(clip);

	if (rect == NULL || !is_plain(styles, clip, rect))
		return false;
	if (!svg_place_element(place->faults, clip, m, m) || !svg_place_element(place->faults, rect, m, m))
		return false;
	svg_outline(&(struct svg_place){place->faults, rect, place->size}, path);
	/* More points are those of round corners. */
	return path->point_count <= 4;
}

static bool
alike(int32_t a, int32_t b)
{
	return abs(a - b) <= 1;
}

/* Pairs of corners that are below each other, of which the others are beside each other. */
static bool
goes_down(struct vector_point a, struct vector_point b, struct vector_point c, struct vector_point d)
{
	return alike(a.x, b.x) && alike(c.x, d.x) && alike(a.y, d.y) && alike(b.y, c.y);
}

bool
svg_clip_is_upright(const struct vector_point corners[4])
{
	const struct vector_point a = corners[0], b = corners[1], c = corners[2], d = corners[3];

	return goes_down(a, b, c, d) || goes_down(b, c, d, a);
}

static bool
spans(int32_t a, int32_t b, int32_t side)
{
	return (a <= 0 && b >= side) || (b <= 0 && a >= side);
}

bool
svg_clip_covers(const struct vector_point corners[4], const struct vector *vector)
{
	return spans(corners[0].x, corners[2].x, vector->width) &&
	    spans(corners[0].y, corners[2].y, vector->height);
}
