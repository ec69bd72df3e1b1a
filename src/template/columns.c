/*
 * Content beside each other: in columns.
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
	out->u.columns = (struct columns_spec){raw.count, raw.gap};
	l->body_width = width_of_one(l, &raw);
	if (l->body_width == 0 && outside > 0)
		LOAD_ERROR(l, value->loc, "template-section", "the gaps leave no width for %u columns",
		    raw.count);
	l->beside = "columns";
	load_content(l, raw.content, PLACE_GROUP, &out->children, &out->child_count);
	l->beside = NULL;
	l->body_width = outside;
}

bool
load_has_columns(const struct content *content)
{
	if (content->kind == CONTENT_COLUMNS ||
	    (content->kind == CONTENT_CONTENTS && content->u.contents.columns > 1))
		return true;
	for (size_t i = 0; i < content->child_count; i++)
		if (load_has_columns(&content->children[i]))
			return true;
	return false;
}
