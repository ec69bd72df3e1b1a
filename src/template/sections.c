/*
 * What a document is made of: the list «sections», and the content of covers and units.
 */
#include <string.h>

#include "template/loader.h"

#define CONTENT_MAX 5000
#define LEVELS 6
#define CHANGE_COLUMNS 4

static const char *const align_words[] = {"left", "center", "right", NULL};
static const char *const valign_words[] = {"top", "middle", "bottom", NULL};

struct raw_content {
	struct content c;
	struct job_text source, table;
	/* Lists. */
	const struct yaml_node *content, *styles, *items, *roles, *titles, *widths;
};

#define STYLE_KEY                                                  \
	{                                                          \
		"style", VALUE_STYLE, KEY_AT(raw_content, c.style) \
	}

static const struct schema_key cover_keys[] = {
    {"content", VALUE_LIST, KEY_AT(raw_content, content), .flags = KEY_REQUIRED},
    {"header", VALUE_YES_NO, KEY_AT(raw_content, c.u.cover.header)},
    {"footer", VALUE_YES_NO, KEY_AT(raw_content, c.u.cover.footer)},
    {"valign", VALUE_WORD, KEY_INT_AT(raw_content, c.u.cover.valign), .words = valign_words},
};
static const struct schema_key contents_keys[] = {
    {"title", VALUE_FIELDS, KEY_AT(raw_content, c.u.contents.title), .flags = KEY_NO_PAGES},
    {"title-style", VALUE_STYLE, KEY_AT(raw_content, c.u.contents.title_style)},
    {"levels", VALUE_COUNT, KEY_INT_AT(raw_content, c.u.contents.levels), RANGE(1, LEVELS)},
    STYLE_KEY,
    {"styles", VALUE_LIST, KEY_AT(raw_content, styles)},
    {"number-width", VALUE_LENGTH, KEY_AT(raw_content, c.u.contents.number_width),
	RANGE(LENGTH_PT, 200 * LENGTH_PT)},
};
static const struct schema_key heading_keys[] = {
    {"text", VALUE_FIELDS, KEY_AT(raw_content, c.u.heading.text), .flags = KEY_REQUIRED | KEY_NO_PAGES},
    STYLE_KEY,
    {"level", VALUE_COUNT, KEY_INT_AT(raw_content, c.u.heading.level), RANGE(1, LEVELS)},
    {"outline", VALUE_YES_NO, KEY_AT(raw_content, c.u.heading.in_outline)},
    {"contents", VALUE_YES_NO, KEY_AT(raw_content, c.u.heading.in_contents)},
};
static const struct schema_key paragraph_keys[] = {
    {"text", VALUE_FIELDS, KEY_AT(raw_content, c.u.paragraph), .flags = KEY_REQUIRED},
    STYLE_KEY,
    {"keep-with-next", VALUE_YES_NO, KEY_AT(raw_content, c.keep_with_next)},
};
static const struct schema_key list_keys[] = {
    {"items", VALUE_LIST, KEY_AT(raw_content, items), .flags = KEY_REQUIRED},
    STYLE_KEY,
    {"numbered", VALUE_YES_NO, KEY_AT(raw_content, c.u.list.numbered)},
    {"label-width", VALUE_LENGTH, KEY_AT(raw_content, c.u.list.label_width),
	RANGE(LENGTH_PT, 200 * LENGTH_PT)},
};
static const struct schema_key image_keys[] = {
    {"source", VALUE_TEXT, KEY_AT(raw_content, source), .flags = KEY_REQUIRED | KEY_PATH},
    {"width", VALUE_LENGTH, KEY_AT(raw_content, c.u.image.width), RANGE(LENGTH_PT, LENGTH_MAX)},
    {"height", VALUE_LENGTH, KEY_AT(raw_content, c.u.image.height), RANGE(LENGTH_PT, LENGTH_MAX)},
    {"align", VALUE_WORD, KEY_INT_AT(raw_content, c.u.image.align), .words = align_words},
    {"alt", VALUE_FIELDS, KEY_AT(raw_content, c.u.image.alt), .flags = KEY_NO_PAGES},
};
static const struct schema_key signatures_keys[] = {
    {"roles", VALUE_LIST, KEY_AT(raw_content, roles)},
    STYLE_KEY,
    {"role-style", VALUE_STYLE, KEY_AT(raw_content, c.u.signatures.role_style)},
    {"height", VALUE_LENGTH, KEY_AT(raw_content, c.u.signatures.height), RANGE(0, 500 * LENGTH_PT)},
};
static const struct schema_key changes_keys[] = {
    {"titles", VALUE_LIST, KEY_AT(raw_content, titles), .flags = KEY_REQUIRED},
    {"widths", VALUE_LIST, KEY_AT(raw_content, widths)},
    STYLE_KEY,
    {"head-style", VALUE_STYLE, KEY_AT(raw_content, c.u.changes.head_style)},
    {"empty", VALUE_FIELDS, KEY_AT(raw_content, c.u.changes.empty)},
};
static const struct schema_map schema_cover = SCHEMA_MAP("cover", "a cover", cover_keys);
static const struct schema_map schema_contents = SCHEMA_MAP("contents", "the contents", contents_keys);
static const struct schema_map schema_heading = SCHEMA_MAP("heading", "a heading", heading_keys);
static const struct schema_map schema_paragraph = SCHEMA_MAP("paragraph", "a paragraph", paragraph_keys);
static const struct schema_map schema_list = SCHEMA_MAP("list", "a list of texts", list_keys);
static const struct schema_map schema_image = SCHEMA_MAP("image", "an image", image_keys);
static const struct schema_map schema_signatures =
    SCHEMA_MAP("signatures", "a signature block", signatures_keys);
static const struct schema_map schema_changes = SCHEMA_MAP("changes", "a table of changes", changes_keys);

/*
 * The kinds of content: what reads a value, the mapping that it is (NULL: none, or one of its own), and the
 * key in a list of content.
 */
#define ELSEWHERE(name)                      \
	{                                    \
		name, .flags = KEY_ELSEWHERE \
	}
#define CONTENT_KINDS(KIND)                                                                      \
	KIND(COVER, load_cover, &schema_cover, ELSEWHERE("cover"))                               \
	KIND(CONTENTS, load_contents, &schema_contents, ELSEWHERE("contents"))                   \
	KIND(HEADING, load_heading, &schema_heading, ELSEWHERE("heading"))                       \
	KIND(PARAGRAPH, load_paragraph, &schema_paragraph, ELSEWHERE("paragraph"))               \
	KIND(LIST, load_list, &schema_list, ELSEWHERE("list"))                                   \
	KIND(IMAGE, load_image, &schema_image, ELSEWHERE("image"))                               \
	KIND(SPACE, load_space, NULL,                                                            \
	    {"space", VALUE_LENGTH, KEY_AT(raw_content, c.u.space), RANGE(0, 2000 * LENGTH_PT)}) \
	KIND(PAGE_BREAK, load_page_break, NULL, ELSEWHERE("page-break"))                         \
	KIND(GRID, load_grid_content, NULL, ELSEWHERE("grid"))                                   \
	KIND(SIGNATURES, load_signatures, &schema_signatures, ELSEWHERE("signatures"))           \
	KIND(CHANGES, load_changes, &schema_changes, ELSEWHERE("changes"))                       \
	KIND(TABLE, load_table, NULL,                                                            \
	    {"table", VALUE_TEXT, KEY_AT(raw_content, table), .flags = KEY_REQUIRED})            \
	KIND(CHART, load_chart_content, &schema_chart, ELSEWHERE("chart"))                       \
	KIND(EACH_UNIT, load_each_unit, NULL, {"each-unit", VALUE_LIST, KEY_AT(raw_content, content)})

#define KEY_OF(kind, load, map, ...) [CONTENT_##kind] = __VA_ARGS__,
static const struct schema_key content_keys[] = {CONTENT_KINDS(KEY_OF)};
#undef KEY_OF
const struct schema_map schema_content = SCHEMA_MAP("content", "the content", content_keys);

#define MAP_OF(kind, load, map, ...) map,
const struct schema_map *const schema_content_maps[] = {CONTENT_KINDS(MAP_OF)};
#undef MAP_OF
const size_t schema_content_map_count = sizeof(schema_content_maps) / sizeof(const struct schema_map *);

/* Where content stands: what may not be nested isn't, so that nesting ends here. */
enum place { PLACE_SECTIONS, PLACE_COVER, PLACE_UNIT };

static void load_content(struct loader *, const struct yaml_node *list, enum place,
    const struct content **out, size_t *count);

/* --- one kind each -------------------------------------------------------------------------------------- */

static void
finish_contents(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	const struct schema_key key = {"styles", VALUE_STYLE, .flags = 0};
	const struct style *style = raw->c.style;

	if (raw->styles != NULL && yaml_get(value, "style") != NULL)
		LOAD_ERROR(l, raw->styles->loc, "template-section", "«style» or «styles», not both");
	if (raw->styles != NULL && (raw->styles->count == 0 || raw->styles->count > LEVELS)) {
		LOAD_ERROR(l, raw->styles->loc, "yaml-range", "«styles» holds 1 to %d styles", LEVELS);
		raw->styles = NULL;
	}
	for (size_t i = 0; i < LEVELS; i++) {
		if (raw->styles != NULL && i < raw->styles->count)
			load_value(l, raw->styles->items[i], &key, (void *)&style);
		raw->c.u.contents.level_style[i] = style;
	}
}

static void
finish_changes(struct loader *l, struct raw_content *raw)
{
	struct text_template *titles = NULL;
	struct measure *widths = NULL;

	if (raw->c.u.changes.head_style == NULL)
		raw->c.u.changes.head_style = raw->c.style;
	if (raw->titles != NULL)
		titles = load_texts(l, raw->titles, "titles");
	if (raw->widths != NULL)
		widths = load_widths(l, raw->widths, "widths");
	if (titles != NULL && raw->titles->count != CHANGE_COLUMNS)
		LOAD_ERROR(l, raw->titles->loc, "template-section",
		    "«titles» holds %zu texts; it needs 4: of version, date, description and author",
		    raw->titles->count);
	else if (titles != NULL)
		memcpy(raw->c.u.changes.titles, titles, CHANGE_COLUMNS * sizeof(*titles));
	if (widths != NULL && raw->widths->count != CHANGE_COLUMNS)
		LOAD_ERROR(l, raw->widths->loc, "template-section", "«widths» holds %zu widths; it needs 4",
		    raw->widths->count);
	else if (widths != NULL)
		memcpy(raw->c.u.changes.widths, widths, CHANGE_COLUMNS * sizeof(*widths));
}

static void
load_space(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	load_value(l, value, &content_keys[CONTENT_SPACE], raw);
}

static void
load_table(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	const struct template *t = l->template;
	const char **names = ARENA_ARRAY(l->arena, const char *, t->table_count);

	if (!load_value(l, value, &content_keys[CONTENT_TABLE], raw) || raw->table.text == NULL)
		return;
	for (size_t i = 0; i < t->table_count; i++) {
		names[i] = t->tables[i].name;
		if (strcmp(names[i], raw->table.text) != 0)
			continue;
		raw->c.u.table = &t->tables[i];
		l->uses[i].used = true;
	}
	if (raw->c.u.table == NULL)
		LOAD_ERROR(l, raw->table.loc, "template-unknown-table", "unknown table «%s»%s",
		    load_quote(l, raw->table.text),
		    load_suggestion(l, raw->table.text, names, t->table_count));
	if (!l->unit_known && (raw->c.u.table == NULL || dataset_is_of_unit(raw->c.u.table->source)))
		load_needs_unit(l, raw->table.loc);
}

static void
load_list(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	raw->c.u.list.label_width = 12 * LENGTH_PT;
	if (!load_map(l, value, &schema_list, raw) || raw->items == NULL)
		return;
	raw->c.u.list.items = load_texts(l, raw->items, "items");
	raw->c.u.list.count = raw->items->count;
}

static void
load_signatures(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	raw->c.u.signatures.height = length_from_um(20000);
	if (!load_map(l, value, &schema_signatures, raw))
		return;
	if (raw->c.u.signatures.role_style == NULL)
		raw->c.u.signatures.role_style = raw->c.style;
	if (raw->roles == NULL)
		return;
	raw->c.u.signatures.roles = load_texts(l, raw->roles, "roles");
	raw->c.u.signatures.role_count = raw->roles->count;
}

static void
load_cover(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	raw->c.u.cover.header = true;
	raw->c.u.cover.footer = true;
	if (load_map(l, value, &schema_cover, raw) && raw->content != NULL)
		load_content(l, raw->content, PLACE_COVER, &raw->c.children, &raw->c.child_count);
}

static void
load_each_unit(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	if (!load_expect(l, value, YAML_LIST, "«each-unit»"))
		return;
	l->unit_known = true;
	load_content(l, value, PLACE_UNIT, &raw->c.children, &raw->c.child_count);
	l->unit_known = false;
}

/* A heading or paragraph may be given as its text alone. */
static void
load_words(struct loader *l, const struct yaml_node *value, const struct schema_map *map,
    struct raw_content *raw)
{
	raw->c.u.heading.level = 1; /* of a heading; a paragraph's text is set whole */
	if (map == &schema_heading) {
		raw->c.u.heading.in_outline = true;
		raw->c.u.heading.in_contents = true;
	}
	if (value->kind == YAML_SCALAR && !yaml_is_null(value))
		load_value(l, value, &map->keys[0], raw);
	else
		load_map(l, value, map, raw);
}

static void
load_heading(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	load_words(l, value, &schema_heading, raw);
}

static void
load_paragraph(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	load_words(l, value, &schema_paragraph, raw);
}

static void
load_contents(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	raw->c.u.contents.levels = 3;
	raw->c.u.contents.number_width = length_from_um(10000);
	raw->c.u.contents.title_style = raw->c.style;
	if (load_map(l, value, &schema_contents, raw))
		finish_contents(l, value, raw);
}

static void
load_image(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	if (!load_map(l, value, &schema_image, raw) || raw->source.text == NULL)
		return;
	load_image_source(l, raw->source, &raw->c.u.image);
	raw->c.u.image.alt_given = yaml_get(value, "alt") != NULL;
}

static void
load_page_break(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	(void)raw;
	if (!yaml_is_null(value))
		LOAD_ERROR(l, value->loc, "yaml-shape", "«page-break» stands alone, without a value");
}

static void
load_grid_content(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	load_grid(l, value, &schema_grid, &raw->c.u.grid);
}

static void
load_changes(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	for (size_t i = 0; i < CHANGE_COLUMNS; i++)
		raw->c.u.changes.widths[i] = (struct measure){MEASURE_FLEX, 1000, value->loc};
	if (load_map(l, value, &schema_changes, raw))
		finish_changes(l, raw);
}

static void
load_chart_content(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	raw->c.u.chart = load_chart(l, value);
}

static void
load_by_kind(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
#define LOADER_OF(kind, load, map, ...) [CONTENT_##kind] = load,
	static void (*const loaders[])(struct loader *, const struct yaml_node *, struct raw_content *) = {
	    CONTENT_KINDS(LOADER_OF)};
#undef LOADER_OF
	loaders[raw->c.kind](l, value, raw);
}

/* --- lists of content ----------------------------------------------------------------------------------- */

static bool
find_kind(struct loader *l, const struct yaml_node *name, enum content_kind *kind)
{
	for (size_t i = 0; i < schema_content.key_count; i++) {
		if (strcmp(content_keys[i].name, name->text) == 0) {
			*kind = (enum content_kind)i;
			return true;
		}
	}
	load_unknown_key(l, name, &schema_content);
	return false;
}

/* A word, or a mapping of one key. */
static bool
load_item(struct loader *l, const struct yaml_node *node, enum place place, struct content *out)
{
	struct yaml_node *nothing = ARENA_NEW(l->arena, struct yaml_node);
	const struct yaml_node *name = node, *value = nothing;
	struct raw_content raw = {.c.loc = node->loc};

	*nothing = (struct yaml_node){.kind = YAML_SCALAR, .loc = node->loc, .text = "", .plain = true};
	if (node->kind == YAML_MAP && node->count == 1) {
		name = node->items[0];
		value = node->items[1];
	} else if (node->kind != YAML_SCALAR || yaml_is_null(node)) {
		LOAD_ERROR(l, node->loc, "template-section",
		    "each item is one word or one «kind: …»; begin the next one with '- '");
		return false;
	}
	if (!find_kind(l, name, &raw.c.kind))
		return false;
	if (place != PLACE_SECTIONS && (raw.c.kind == CONTENT_COVER || raw.c.kind == CONTENT_EACH_UNIT)) {
		LOAD_ERROR(l, name->loc, "template-section",
		    place == PLACE_COVER ? "«%s» can't stand in a cover; move it to «sections»"
					 : "«%s» can't stand in each-unit; move it to «sections»",
		    name->text);
		return false;
	}
	raw.c.style = load_find_style(l, "base");
	load_by_kind(l, value, &raw);
	*out = raw.c;
	return true;
}

/* Recursive, but a cover or unit holds no other: two levels at most. */
static void
load_content(struct loader *l, const struct yaml_node *list, enum place place, const struct content **out,
    size_t *count)
{
	if (list->count == 0 || list->count > CONTENT_MAX) {
		LOAD_ERROR(l, list->loc, "yaml-range", "a list of content holds 1 to %d items", CONTENT_MAX);
		return;
	}
	struct content *items = ARENA_ARRAY(l->arena, struct content, list->count);
	for (size_t i = 0; i < list->count; i++)
		if (load_item(l, list->items[i], place, &items[*count]))
			++*count;
	*out = items;
}

void
load_sections(struct loader *l, const struct yaml_node *node)
{
	struct template *t = l->template;

	if (load_expect(l, node, YAML_LIST, "«sections»"))
		load_content(l, node, PLACE_SECTIONS, &t->contents, &t->content_count);
}
