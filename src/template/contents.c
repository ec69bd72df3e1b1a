/*
 * The contents: the styles of their lines, and what they say of each unit in columns before the page numbers.
 */
#include "template/content.h"
#include "template/loader.h"

#define WIDTH (length_from_um(15000))

struct raw_field {
	struct contents_field_spec field;
	const struct yaml_node *text;
};

static const struct schema_key field_keys[] = {
    {"text", VALUE_NODE, KEY_AT(raw_field, text), .flags = KEY_REQUIRED},
    {"title", VALUE_FIELDS, KEY_AT(raw_field, field.title), .flags = KEY_NO_PAGES},
    {"width", VALUE_LENGTH, KEY_AT(raw_field, field.width), RANGE(LENGTH_PT, 200 * LENGTH_PT)},
};
const struct schema_map schema_contents_field =
    SCHEMA_MAP("contents-field", "a column of the contents", field_keys);

/* Its text is of the unit of each line, wherever the contents stand; its title is not. */
static void
load_field(struct loader *l, const struct yaml_node *node, struct contents_field_spec *out)
{
	const struct schema_key text = {"text", VALUE_FIELDS, KEY_AT(contents_field_spec, text),
	    .flags = KEY_NO_PAGES};
	const bool known = l->unit_known;
	struct raw_field raw = {.field.width = WIDTH};

	if (load_map(l, node, &schema_contents_field, &raw) && raw.text != NULL) {
		l->unit_known = true;
		load_value(l, raw.text, &text, &raw.field);
		l->unit_known = known;
	}
	*out = raw.field;
}

static struct contents_field_spec *
load_contents_fields(struct loader *l, const struct yaml_node *list, size_t *count)
{
	if (list->count == 0 || list->count > CONTENTS_FIELDS_MAX) {
		LOAD_ERROR(l, list->loc, "yaml-range", "«fields» holds 1 to %d columns", CONTENTS_FIELDS_MAX);
		return NULL;
	}
	struct contents_field_spec *fields = ARENA_ARRAY(l->arena, struct contents_field_spec, list->count);
	for (size_t i = 0; i < list->count; i++)
		load_field(l, list->items[i], &fields[i]);
	*count = list->count;
	return fields;
}

/* Something of the width must be left for the headings. */
static void
check_contents_width(struct loader *l, const struct yaml_node *value, const struct content *out)
{
	const length gaps = (out->u.contents.columns - 1) * out->u.contents.gap;
	int64_t need = out->u.contents.number_width;

	for (size_t i = 0; i < out->u.contents.field_count; i++)
		need += out->u.contents.fields[i].width;
	if (l->body_width > 0 && need * out->u.contents.columns + gaps >= l->body_width)
		LOAD_ERROR(l, value->loc, "template-widths",
		    "the columns of these contents leave no width for the headings");
}

void
load_contents_lists(struct loader *l, const struct yaml_node *value, const struct contents_lists *lists,
    struct content *out)
{
	const struct schema_key key = {"styles", VALUE_STYLE, .flags = 0};
	const struct yaml_node *styles = lists->styles;
	const struct style *style = out->style;

	if (styles != NULL && yaml_get(value, "style") != NULL)
		LOAD_ERROR(l, styles->loc, "template-section", "«style» or «styles», not both");
	if (styles != NULL && (styles->count == 0 || styles->count > HEADING_LEVELS)) {
		LOAD_ERROR(l, styles->loc, "yaml-range", "«styles» holds 1 to %d styles", HEADING_LEVELS);
		styles = NULL;
	}
	for (size_t i = 0; i < HEADING_LEVELS; i++) {
		if (styles != NULL && i < styles->count)
			load_value(l, styles->items[i], &key, (void *)&style);
		out->u.contents.level_style[i] = style;
	}
	if (out->u.contents.fields_style == NULL)
		out->u.contents.fields_style = out->u.contents.level_style[0];
	if (lists->fields != NULL)
		out->u.contents.fields = load_contents_fields(l, lists->fields, &out->u.contents.field_count);
	check_contents_width(l, value, out);
	if (l->beside != NULL && out->u.contents.columns > 1)
		LOAD_ERROR(l, yaml_get(value, "columns")->loc, "template-section", "«%s» can't stand in «%s»",
		    "columns", l->beside);
}
