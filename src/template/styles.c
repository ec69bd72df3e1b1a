/*
 * Fonts and styles of a template.
 */
#include <string.h>

#include "base/utf8.h"
#include "template/installed.h"
#include "template/loader.h"

#define STYLES_MAX 1000

/* --- fonts ---------------------------------------------------------------------------------------------- */

struct raw_family {
	struct job_text family;
	struct job_text path[FACE_VARIANTS];
	const struct yaml_node *fallback;
};

static const struct schema_key font_keys[] = {
    {"family", VALUE_TEXT, KEY_AT(raw_family, family)},
    {"regular", VALUE_TEXT, KEY_AT(raw_family, path[FACE_REGULAR]), .flags = KEY_PATH},
    {"bold", VALUE_TEXT, KEY_AT(raw_family, path[FACE_BOLD]), .flags = KEY_PATH},
    {"italic", VALUE_TEXT, KEY_AT(raw_family, path[FACE_ITALIC]), .flags = KEY_PATH},
    {"bold-italic", VALUE_TEXT, KEY_AT(raw_family, path[FACE_BOLD_ITALIC]), .flags = KEY_PATH},
    {"fallback", VALUE_LIST, KEY_AT(raw_family, fallback)},
};
const struct schema_map schema_font = SCHEMA_MAP("font", "a font", font_keys);

static void
load_fallback(struct loader *l, const struct yaml_node *list, size_t self, struct font_family *family)
{
	const struct schema_key key = {"fallback", VALUE_FONT, .flags = 0};
	uint16_t *indexes = ARENA_ARRAY(l->arena, uint16_t, list->count);

	for (size_t i = 0; i < list->count; i++) {
		if (!load_value(l, list->items[i], &key, &indexes[family->fallback_count]))
			continue;
		if (indexes[family->fallback_count] == self)
			LOAD_ERROR(l, list->items[i]->loc, "template-unknown-font",
			    "a font can't stand in for itself");
		else
			family->fallback_count++;
	}
	family->fallback = indexes;
}

/* Its files, then those that its family has. */
static void
load_family(struct loader *l, const struct yaml_node *node, const struct raw_family *raw,
    const char *fonts_dir, struct font_family *family)
{
	if (raw->path[FACE_REGULAR].text == NULL && raw->family.text == NULL)
		LOAD_ERROR(l, node->loc, "yaml-missing-key",
		    "a font needs the key «regular», or «family» where it is installed");
	for (size_t v = 0; v < FACE_VARIANTS; v++) {
		family->loc[v] = raw->path[v].loc;
		if (raw->path[v].text != NULL)
			family->path[v] = load_font_file(l, raw->path[v], fonts_dir);
	}
	if (raw->family.text != NULL && !l->template->only_read)
		load_installed_family(l, raw->family, family);
}

void
load_fonts(struct loader *l, const struct yaml_node *node, const char *fonts_dir)
{
	if (!load_expect(l, node, YAML_MAP, "«fonts»"))
		return;
	if (node->count == 0 || node->count > FAMILIES_MAX) {
		LOAD_ERROR(l, node->loc, "yaml-range", "a template has 1 to %d fonts", FAMILIES_MAX);
		return;
	}
	struct font_family *families = ARENA_ARRAY(l->arena, struct font_family, node->count);
	struct raw_family *raw = ARENA_ARRAY(l->arena, struct raw_family, node->count);
	for (size_t i = 0; i < node->count; i++) {
		families[i].name = node->items[2 * i]->text;
		const struct yaml_node *font = node->items[2 * i + 1];
		if (load_map(l, font, &schema_font, &raw[i]))
			load_family(l, font, &raw[i], fonts_dir, &families[i]);
	}
	l->template->families = families;
	l->template->family_count = node->count;
	for (size_t i = 0; i < node->count; i++)
		if (raw[i].fallback != NULL)
			load_fallback(l, raw[i].fallback, i, &families[i]);
}

/* --- styles --------------------------------------------------------------------------------------------- */

static const char *const variant_words[] = {"regular", "bold", "italic", "bold-italic", NULL};
static const char *const align_words[] = {"left", "center", "right", "justify", NULL};
static const char *const breaking_words[] = {"greedy", "optimal", NULL};
static const char *const valign_words[] = {"top", "middle", "bottom", NULL};

static const struct schema_key style_keys[] = {
    {"parent", .flags = KEY_ELSEWHERE},
    {"font", VALUE_FONT, KEY_AT(style, family)},
    {"variant", VALUE_WORD, KEY_INT_AT(style, variant), .words = variant_words},
    {"size", VALUE_LENGTH, KEY_AT(style, size), RANGE(1 * LENGTH_PT, 200 * LENGTH_PT)},
    {"leading", VALUE_LENGTH, KEY_AT(style, leading), RANGE(1 * LENGTH_PT, 400 * LENGTH_PT)},
    {"color", VALUE_COLOR, KEY_AT(style, color)},
    {"align", VALUE_WORD, KEY_INT_AT(style, align), .words = align_words},
    {"valign", VALUE_WORD, KEY_INT_AT(style, valign), .words = valign_words},
    {"hyphenate", VALUE_YES_NO, KEY_AT(style, hyphenate)},
    {"hyphen-min", VALUE_COUNT, KEY_INT_AT(style, hyphen_min), RANGE(2, 10)},
    {"hanging-punctuation", VALUE_YES_NO, KEY_AT(style, hanging_punctuation)},
    {"line-breaking", VALUE_WORD, KEY_INT_AT(style, line_breaking), .words = breaking_words},
    {"space-before", VALUE_LENGTH, KEY_AT(style, space_before), RANGE(0, 500 * LENGTH_PT)},
    {"space-after", VALUE_LENGTH, KEY_AT(style, space_after), RANGE(0, 500 * LENGTH_PT)},
    {"indent", VALUE_LENGTH, KEY_AT(style, indent), RANGE(-300 * LENGTH_PT, 300 * LENGTH_PT)},
    {"indent-left", VALUE_LENGTH, KEY_AT(style, indent_left), RANGE(0, 300 * LENGTH_PT)},
    {"padding", VALUE_SIDES, KEY_AT(style, padding), RANGE(0, 100 * LENGTH_PT)},
    {"border", VALUE_BORDERS, KEY_AT(style, border)},
    {"background", VALUE_COLOR, KEY_AT(style, background)},
    {"hatch", VALUE_WORD, KEY_INT_AT(style, hatch), .words = hatch_words},
    {"orphans", VALUE_COUNT, KEY_INT_AT(style, orphans), RANGE(1, 20)},
    {"widows", VALUE_COUNT, KEY_INT_AT(style, widows), RANGE(1, 20)},
};
const struct schema_map schema_style = SCHEMA_MAP("style", "a style", style_keys);

static length
default_leading(length size)
{
	return size + size / 5;
}

static struct style
default_style(const struct loader *l)
{
	struct style style = {
	    .name = "base",
	    .size = 9 * LENGTH_PT,
	    .leading = default_leading(9 * LENGTH_PT),
	    .background = {.none = true},
	    .hyphen_min = HYPHEN_MIN,
	    .line_breaking = LINE_BREAKING_OPTIMAL,
	    .orphans = 2,
	    .widows = 2,
	    .language = l->template->language,
	};

	for (size_t i = 0; i < SIDES; i++)
		style.border[i].color.none = true;
	return style;
}

struct ancestry {
	const struct yaml_node *node;
	size_t parent; /* index, or the count of styles: none */
	enum { NOT_READ, ON_THE_WAY, READ } state;
};

/* Which style each one's parent is.  Names must be known: all of them, as a parent may stand further down. */
static void
find_parents(struct loader *l, struct ancestry *ancestry, size_t count)
{
	const struct schema_key key = {"parent", VALUE_STYLE, .flags = 0};

	for (size_t i = 0; i < count; i++) {
		const struct style *parent = NULL;
		const struct yaml_node *node = ancestry[i].node;
		node = node->kind == YAML_MAP ? yaml_get(node, "parent") : NULL;
		ancestry[i].parent = l->style_count;
		if (node != NULL && load_value(l, node, &key, &parent))
			ancestry[i].parent = (size_t)(parent - l->styles);
	}
}

static void
read_one_style(struct loader *l, const struct yaml_node *node, const struct style *parent,
    struct style *style)
{
	const char *name = style->name;

	*style = *parent;
	style->name = name;
	style->loc = yaml_get(node, "leading") != NULL ? yaml_get(node, "leading")->loc : node->loc;
	if (!load_map(l, node, &schema_style, style) || yaml_is_null(node))
		return;
	if (yaml_get(node, "size") != NULL && yaml_get(node, "leading") == NULL)
		style->leading = default_leading(style->size);
	if ((int64_t)style->leading * 5 < (int64_t)style->size * 4)
		LOAD_ERROR(l, node->loc, "yaml-range",
		    "the lines of style «%s» would run into each other: "
		    "«leading» must be at least 0.8 of «size»",
		    load_quote(l, name));
	if (style->color.none)
		LOAD_ERROR(l, node->loc, "yaml-value",
		    "style «%s» would print nothing: «color» can't be none", load_quote(l, name));
}

/* Follows parents up to one that is read, then reads on the way back; the chain is kept in `way`. */
static void
read_with_parents(struct loader *l, struct ancestry *ancestry, size_t i, size_t *way)
{
	const struct style base = default_style(l);
	size_t none = l->style_count, n = 0;

	for (; i != none && ancestry[i].state == NOT_READ; i = ancestry[i].parent) {
		ancestry[i].state = ON_THE_WAY;
		way[n++] = i;
	}
	if (i != none && ancestry[i].state == ON_THE_WAY) {
		const struct yaml_node *parent = yaml_get(ancestry[way[n - 1]].node, "parent");
		LOAD_ERROR(l, parent->loc, "template-style-cycle", "style «%s» would be its own ancestor",
		    load_quote(l, l->styles[way[n - 1]].name));
		ancestry[way[n - 1]].parent = none;
	}
	while (n > 0) {
		size_t one = way[--n];
		size_t parent = ancestry[one].parent;
		read_one_style(l, ancestry[one].node, parent == none ? &base : &l->styles[parent],
		    &l->styles[one]);
		ancestry[one].state = READ;
	}
}

void
load_styles(struct loader *l, const struct yaml_node *node)
{
	size_t count = 0;

	if (node != NULL && load_expect(l, node, YAML_MAP, "«styles»"))
		count = node->count;
	if (count > STYLES_MAX) {
		LOAD_ERROR(l, node->loc, "yaml-range", "a template has up to %d styles", STYLES_MAX);
		count = 0;
	}
	l->styles = ARENA_ARRAY(l->arena, struct style, count + 1);
	struct ancestry *ancestry = ARENA_ARRAY(l->arena, struct ancestry, count + 1);
	size_t *way = ARENA_ARRAY(l->arena, size_t, count + 1);
	for (size_t i = 0; i < count; i++) {
		l->styles[i].name = node->items[2 * i]->text;
		ancestry[i].node = node->items[2 * i + 1];
	}
	l->style_count = count;
	find_parents(l, ancestry, count);
	for (size_t i = 0; i < count; i++)
		read_with_parents(l, ancestry, i, way);
	if (load_find_style(l, "base") == NULL)
		l->styles[l->style_count++] = default_style(l);
	l->template->styles = l->styles;
	l->template->style_count = l->style_count;
}
