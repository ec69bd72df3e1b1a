#include "template/condition.h"
#include "template/loader.h"

/* Pale enough for figures over it to be read on a photocopy. */
static const struct color pale = {0xD9, 0xD9, 0xD9, false};

#define WATERMARK_SIZE (96 * LENGTH_PT)

struct raw_watermark {
	struct watermark_spec spec;
	const struct yaml_node *when;
};

static const char *const angle_words[] = {"diagonal", "level", NULL};

static const struct schema_key watermark_keys[] = {
    {"text", VALUE_FIELDS, KEY_AT(raw_watermark, spec.text), .flags = KEY_REQUIRED | KEY_NO_PAGES},
    {"style", VALUE_STYLE, KEY_AT(raw_watermark, spec.style)},
    {"angle", VALUE_WORD, KEY_INT_AT(raw_watermark, spec.level), .words = angle_words},
    {"when", VALUE_NODE, KEY_AT(raw_watermark, when)},
};
const struct schema_map schema_watermark = SCHEMA_MAP("watermark", "a watermark", watermark_keys);

static const struct style *
usual_style(struct loader *l)
{
	const struct style *base = load_find_style(l, "base");
	struct style *style = ARENA_NEW(l->arena, struct style);

	*style = *base;
	style->name = "watermark";
	style->variant = FACE_BOLD;
	style->size = WATERMARK_SIZE;
	style->leading = WATERMARK_SIZE + WATERMARK_SIZE / 5;
	style->color = pale;
	style->hyphenate = false;
	return style;
}

const struct watermark_spec *
load_watermark(struct loader *l, const struct yaml_node *node)
{
	struct raw_watermark raw = {.spec.style = usual_style(l)};
	const struct condition_rows none = {.known = false};

	if (node == NULL || !load_map(l, node, &schema_watermark, &raw))
		return NULL;
	if (raw.when != NULL)
		raw.spec.when = load_condition(l, raw.when, &none);
	struct watermark_spec *spec = ARENA_NEW(l->arena, struct watermark_spec);
	*spec = raw.spec;
	return spec;
}
