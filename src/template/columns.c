/*
 * Content beside each other: in columns that it flows down, or that each have their own.
 */
#include "template/content.h"
#include "template/loader.h"

struct raw_columns {
	uint8_t count;
	length gap;
	const struct yaml_node *content;
};

static const struct schema_key columns_keys[] = {
    {"content", VALUE_LIST, KEY_AT(raw_columns, content), .flags = KEY_REQUIRED},
    {"count", VALUE_COUNT, KEY_INT_AT(raw_columns, count), RANGE(2, TEXT_COLUMNS_MAX)},
    {"gap", VALUE_LENGTH, KEY_AT(raw_columns, gap), RANGE(0, COLUMNS_GAP_MAX)},
};
const struct schema_map schema_columns = SCHEMA_MAP("columns", "columns", columns_keys);

/* What stands in them is read in the width of one, 0 where that is not known. */
static length
width_of_one(const struct loader *l, const struct raw_columns *raw)
{
	length gaps = (raw->count - 1) * raw->gap;

	return l->body_width > gaps ? (l->body_width - gaps) / raw->count : 0;
}

void
load_columns(struct loader *l, const struct yaml_node *value, struct content *out)
{
	struct raw_columns raw = {.count = 2, .gap = COLUMNS_GAP};
	const length outside = l->body_width;

	if (!load_map(l, value, &schema_columns, &raw) || raw.content == NULL)
		return;
	out->u.columns = (struct columns_spec){.count = raw.count, .gap = raw.gap};
	l->body_width = width_of_one(l, &raw);
	if (l->body_width == 0 && outside > 0)
		LOAD_ERROR(l, value->loc, "template-section", "the gaps leave no width for %u columns",
		    raw.count);
	l->beside = "columns";
	load_content(l, raw.content, PLACE_GROUP, &out->children, &out->child_count);
	l->beside = NULL;
	l->body_width = outside;
}

/* ---- blocks beside each other ---- */

#define BESIDE_MAX 6

struct raw_beside {
	length gap;
	const struct yaml_node *widths, *content;
};

static const struct schema_key beside_keys[] = {
    {"content", VALUE_LIST, KEY_AT(raw_beside, content), .flags = KEY_REQUIRED},
    {"widths", VALUE_LIST, KEY_AT(raw_beside, widths)},
    {"gap", VALUE_LENGTH, KEY_AT(raw_beside, gap), RANGE(0, COLUMNS_GAP_MAX)},
};
const struct schema_map schema_beside = SCHEMA_MAP("side-by-side", "side-by-side", beside_keys);

static void
load_beside_widths(struct loader *l, const struct raw_beside *raw, struct columns_spec *out)
{
	if (raw->widths == NULL)
		return;
	out->widths = load_widths(l, raw->widths, "widths");
	if (out->widths != NULL && raw->widths->count != raw->content->count)
		LOAD_ERROR(l, raw->widths->loc, "template-section",
		    "«widths» holds %zu widths, and «content» %zu lists", raw->widths->count,
		    raw->content->count);
}

/* Each is a group of its own. */
static void
load_cells(struct loader *l, const struct yaml_node *list, struct content *out)
{
	struct content *cells = ARENA_ARRAY(l->arena, struct content, list->count);

	for (size_t i = 0; i < list->count; i++) {
		const struct yaml_node *node = list->items[i];
		cells[i] = (struct content){
		    .kind = CONTENT_GROUP,
		    .loc = node->loc,
		    .style = load_find_style(l, "base"),
		};
		if (load_expect(l, node, YAML_LIST, "«content: [[…], […]]»"))
			load_content(l, node, PLACE_GROUP, &cells[i].children, &cells[i].child_count);
	}
	out->children = cells;
	out->child_count = list->count;
}

void
load_beside(struct loader *l, const struct yaml_node *value, struct content *out)
{
	struct raw_beside raw = {.gap = COLUMNS_GAP};
	const length outside = l->body_width;

	if (!load_map(l, value, &schema_beside, &raw) || raw.content == NULL)
		return;
	if (raw.content->count < 2 || raw.content->count > BESIDE_MAX) {
		LOAD_ERROR(l, raw.content->loc, "yaml-range",
		    "«content» of «side-by-side» holds 2 to %d lists of content", BESIDE_MAX);
		return;
	}
	out->u.columns = (struct columns_spec){.count = (uint8_t)raw.content->count, .gap = raw.gap};
	const length gaps = (out->u.columns.count - 1) * raw.gap;
	l->body_width = outside > gaps ? outside - gaps : 0;
	if (l->body_width == 0 && outside > 0)
		LOAD_ERROR(l, value->loc, "template-section", "the gaps leave no width for %u columns",
		    out->u.columns.count);
	l->beside = "side-by-side";
	load_beside_widths(l, &raw, &out->u.columns);
	load_cells(l, raw.content, out);
	l->beside = NULL;
	l->body_width = outside;
}

bool
load_has_columns(const struct content *content)
{
	if (content->kind == CONTENT_COLUMNS || content->kind == CONTENT_BESIDE ||
	    (content->kind == CONTENT_CONTENTS && content->u.contents.columns > 1))
		return true;
	for (size_t i = 0; i < content->child_count; i++)
		if (load_has_columns(&content->children[i]))
			return true;
	return false;
}
