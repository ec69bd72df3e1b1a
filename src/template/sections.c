/*
 * What a document is made of: the list «sections», and the content of covers and units.
 */
#include <assert.h>
#include <string.h>

#include "template/chart_spec.h"
#include "template/condition.h"
#include "template/content.h"
#include "template/loader.h"
#include "template/prose_spec.h"

#define CONTENT_MAX 5000

static const char *const align_words[] = {"left", "center", "right", NULL};
static const char *const valign_words[] = {"top", "middle", "bottom", NULL};

struct raw_content {
	struct content c;
	struct job_text source, table;
	bool markup;
	const struct yaml_node *prose_styles;
	/* Lists. */
	const struct yaml_node *content, *styles, *fields, *items, *roles, *titles, *widths;
};

#define NOTHING(...)

/* The keys of each kind that is a mapping. */
#define KEY(target, ...) {__VA_ARGS__, KEY_AT(raw_content, target)},
#define FIELD_KEY(of, type, member, value, ...) KEY(c.u.of.member, __VA_ARGS__, .size = sizeof(type))
#define SCHEMA_OF(KIND, name, words)                                                          \
	static const struct schema_key name##_keys[] = {KIND##_FIELDS(FIELD_KEY, KEY, name)}; \
	static const struct schema_map schema_##name = SCHEMA_MAP(#name, words, name##_keys);
CONTENT_KINDS(SCHEMA_OF, NOTHING)
#undef KEY
#undef FIELD_KEY
#undef SCHEMA_OF

/* Of each kind that is a mapping; else NULL. */
#define MAP_OF(KIND, name, words) [CONTENT_##KIND] = &schema_##name,
#define NO_MAP(KIND, key) [CONTENT_##KIND] = NULL,
const struct schema_map *const schema_content_maps[] = {CONTENT_KINDS(MAP_OF, NO_MAP)};
#undef MAP_OF
#undef NO_MAP
const size_t schema_content_map_count = sizeof(schema_content_maps) / sizeof(const struct schema_map *);

/* The key of each kind in a list of content. */
#define KEY_OF(KIND, key) [CONTENT_##KIND] = {key, .flags = KEY_ELSEWHERE},
#define KEY_OF_MAP(KIND, name, words) KEY_OF(KIND, #name)
static const struct schema_key content_keys[] = {
    CONTENT_KINDS(KEY_OF_MAP, KEY_OF){"when", .flags = KEY_ELSEWHERE},
    {"keep-together", VALUE_YES_NO, KEY_AT(content, keep_together)}, {"fit", .flags = KEY_ELSEWHERE},
    {"fragment", .flags = KEY_ELSEWHERE}};
#undef KEY_OF
#undef KEY_OF_MAP
const struct schema_map schema_content = SCHEMA_MAP("content", "the content", content_keys);

#define CONTENT_KIND_COUNT (sizeof(schema_content_maps) / sizeof(const struct schema_map *))
#define KEY_WHEN CONTENT_KIND_COUNT
#define KEY_KEEP_TOGETHER (CONTENT_KIND_COUNT + 1)
#define KEY_FIT (CONTENT_KIND_COUNT + 2)
#define KEY_FRAGMENT (CONTENT_KIND_COUNT + 3)

/* How content is made to fit. */
struct raw_fit {
	int to; /* a page; there is nothing else so far */
	length least;
};

#define FIT_LEAST (5 * LENGTH_PT) /* what a photocopy leaves legible */

static const char *const fit_words[] = {"page", NULL};
static const struct schema_key fit_keys[] = {
    {"to", VALUE_WORD, KEY_INT_AT(raw_fit, to), .words = fit_words},
    {"least-size", VALUE_LENGTH, KEY_AT(raw_fit, least), RANGE(LENGTH_PT, 200 * LENGTH_PT)},
};
const struct schema_map schema_fit = SCHEMA_MAP("fit", "fit", fit_keys);

/* What is not given keeps its default. */
static void
set_defaults(struct raw_content *raw)
{
#define DEFAULT(of, type, member, value, ...) raw->c.u.of.member = (type){value};
#define DEFAULTS_OF(KIND, name, words)                \
	if (raw->c.kind == CONTENT_##KIND) {          \
		KIND##_FIELDS(DEFAULT, NOTHING, name) \
	}
	CONTENT_KINDS(DEFAULTS_OF, NOTHING)
#undef DEFAULT
#undef DEFAULTS_OF
}
#undef NOTHING

/* --- one kind each -------------------------------------------------------------------------------------- */

static void
finish_changes(struct loader *l, struct raw_content *raw)
{
	struct text_template *titles = NULL;
	struct column_width *widths = NULL;

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
	const struct schema_key key = {"space", VALUE_LENGTH, RANGE(0, 2000 * LENGTH_PT)};

	load_value(l, value, &key, &raw->c.u.space);
}

static void
load_table(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	const struct template *t = l->template;
	const struct schema_key key = {"table", VALUE_TEXT, .flags = KEY_REQUIRED};
	const char **names = ARENA_ARRAY(l->arena, const char *, t->table_count);

	if (!load_value(l, value, &key, &raw->table) || raw->table.text == NULL)
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
	if (!load_map(l, value, &schema_list, raw) || raw->items == NULL)
		return;
	l->markup = raw->markup;
	raw->c.u.list.items = load_texts(l, raw->items, "items");
	l->markup = false;
	raw->c.u.list.count = raw->items->count;
}

static void
load_signatures(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
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
	if (load_map(l, value, &schema_cover, raw) && raw->content != NULL)
		load_content(l, raw->content, PLACE_COVER, &raw->c.children, &raw->c.child_count);
}

/* A heading or paragraph may be given as its text alone, which is its first key. */
static void
load_words(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	const struct schema_map *map = schema_content_maps[raw->c.kind];

	if (value->kind == YAML_LIST || (value->kind == YAML_SCALAR && !yaml_is_null(value)))
		load_value(l, value, &map->keys[0], raw);
	else
		load_map(l, value, map, raw);
}

/* What is said of it besides, as a template lists its texts. */
static void
load_markdown(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	const struct schema_key key = {"markdown", VALUE_TEXT, .flags = KEY_REQUIRED | KEY_PATH};
	struct prose_spec *spec = ARENA_NEW(l->arena, struct prose_spec);

	if (value->kind != YAML_MAP)
		load_value(l, value, &key, &raw->source);
	else
		load_map(l, value, &schema_markdown, raw);
	*spec = (struct prose_spec){
	    .file = raw->source,
	    .optional = raw->c.u.markdown.optional,
	    .first_level = raw->c.u.markdown.first_level,
	    .numbered = raw->c.u.markdown.numbered,
	    .in_outline = raw->c.u.markdown.in_outline,
	    .in_contents = raw->c.u.markdown.in_contents,
	    .unit_known = l->unit_known,
	};
	load_prose_styles(l, raw->prose_styles, &spec->styles);
	raw->c.u.markdown.spec = spec;
	struct template *t = l->template;
	t->prose = arena_grow(l->arena, (void *)t->prose, t->prose_count, &t->prose_capacity,
	    t->prose_count + 1, sizeof(struct prose_spec *));
	t->prose[t->prose_count++] = spec;
}

static void
load_contents(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	raw->c.u.contents.title_style = raw->c.style;
	if (load_map(l, value, &schema_contents, raw))
		load_contents_lists(l, value, &(struct contents_lists){raw->styles, raw->fields}, &raw->c);
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
	raw->c.keep_with_next = raw->c.u.grid.keep_with_next;
}

static void
load_changes(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	for (size_t i = 0; i < CHANGE_COLUMNS; i++)
		raw->c.u.changes.widths[i] = (struct column_width){WIDTH_FLEX, 1000, value->loc};
	if (load_map(l, value, &schema_changes, raw))
		finish_changes(l, raw);
}

static void
load_chart_content(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	raw->c.u.chart = load_chart(l, value);
}

static void
load_group(struct loader *l, const struct yaml_node *value, struct raw_content *raw)
{
	if (load_expect(l, value, YAML_LIST, "«group»"))
		load_content(l, value, PLACE_GROUP, &raw->c.children, &raw->c.child_count);
}

/* Kinds that are not in this table are mappings with nothing to be done but to read their keys. */
static void
load_by_kind(struct loader *l, const struct yaml_node *value, enum content_place place,
    struct raw_content *raw)
{
	static void (*const loaders[])(struct loader *, const struct yaml_node *, struct raw_content *) = {
	    [CONTENT_COVER] = load_cover,
	    [CONTENT_CONTENTS] = load_contents,
	    [CONTENT_HEADING] = load_words,
	    [CONTENT_PARAGRAPH] = load_words,
	    [CONTENT_MARKDOWN] = load_markdown,
	    [CONTENT_LIST] = load_list,
	    [CONTENT_IMAGE] = load_image,
	    [CONTENT_SPACE] = load_space,
	    [CONTENT_PAGE_BREAK] = load_page_break,
	    [CONTENT_GRID] = load_grid_content,
	    [CONTENT_SIGNATURES] = load_signatures,
	    [CONTENT_CHANGES] = load_changes,
	    [CONTENT_TABLE] = load_table,
	    [CONTENT_CHART] = load_chart_content,
	    [CONTENT_GROUP] = load_group,
	};
	size_t count = sizeof(loaders) / sizeof(loaders[0]);

	assert(value != NULL);
	if (raw->c.kind == CONTENT_EACH_UNIT)
		load_each_unit(l, value, &raw->c);
	else if (raw->c.kind == CONTENT_PAGE_SECTION)
		load_page_section(l, value, place, &raw->c);
	else if (raw->c.kind == CONTENT_COLUMNS)
		load_columns(l, value, &raw->c);
	else if (raw->c.kind == CONTENT_BESIDE)
		load_beside(l, value, &raw->c);
	else if (raw->c.kind < count && loaders[raw->c.kind] != NULL)
		loaders[raw->c.kind](l, value, raw);
	else
		load_map(l, value, schema_content_maps[raw->c.kind], raw);
}

/* --- lists of content ----------------------------------------------------------------------------------- */

/* The index of a key among those of content; their count where it is none of them. */
static size_t
find_key(const struct yaml_node *name)
{
	size_t i = 0;

	while (i < schema_content.key_count && strcmp(content_keys[i].name, name->text) != 0)
		i++;
	return i;
}

static bool
find_kind(struct loader *l, const struct yaml_node *name, enum content_kind *kind)
{
	size_t i = find_key(name);

	if (i < CONTENT_KIND_COUNT)
		*kind = (enum content_kind)i;
	else
		load_unknown_key(l, name, &schema_content);
	return i < CONTENT_KIND_COUNT;
}

/* A fragment of which something is said is a group. */
static bool
is_kind(size_t key)
{
	return key < CONTENT_KIND_COUNT || key == KEY_FRAGMENT;
}

/* An item of a list of content: the kind and its value, and what is said beside them. */
struct item {
	const struct yaml_node *name, *value, *when, *keep_together, *fit;
};

/* The pairs of a mapping: one is the kind. */
static bool
split_item(struct loader *l, const struct yaml_node *node, struct item *out)
{
	size_t kinds = 0, others = 0;

	for (size_t i = 0; i < node->count; i++) {
		const struct yaml_node *name = node->items[2 * i], *value = node->items[2 * i + 1];
		size_t key = find_key(name);

		if (key == KEY_WHEN)
			out->when = yaml_is_null(value) ? NULL : value;
		else if (key == KEY_KEEP_TOGETHER)
			out->keep_together = yaml_is_null(value) ? NULL : value;
		else if (key == KEY_FIT)
			out->fit = yaml_is_null(value) ? NULL : value;
		else if (is_kind(key) ? kinds++ == 0 : kinds == 0)
			*out = (struct item){name, value, out->when, out->keep_together, out->fit};
		others += key == schema_content.key_count;
	}
	for (size_t i = 0; i < node->count && kinds == 1; i++)
		if (find_key(node->items[2 * i]) == schema_content.key_count)
			load_unknown_key(l, node->items[2 * i], &schema_content);
	return kinds == 1 || (kinds == 0 && others == 1);
}

/* The value of a key that has none. */
static const struct yaml_node *
nothing_at(struct loader *l, struct srcloc loc)
{
	struct yaml_node *nothing = ARENA_NEW(l->arena, struct yaml_node);

	*nothing = (struct yaml_node){.kind = YAML_SCALAR, .loc = loc, .text = "", .plain = true};
	return nothing;
}

/* What has pages of its own is not nested, but that a page-section may hold units, or stand in them. */
static bool
may_stand(enum content_kind kind, enum content_place place)
{
	if (kind == CONTENT_COVER || kind == CONTENT_EACH_UNIT)
		return place == PLACE_SECTIONS || place == PLACE_PAGE_SECTION;
	return kind != CONTENT_PAGE_SECTION || place == PLACE_SECTIONS || place == PLACE_UNIT;
}

/* Columns go on from page to page by themselves, and are not nested. */
static bool
may_stand_beside(enum content_kind kind)
{
	return kind != CONTENT_COLUMNS && kind != CONTENT_BESIDE && kind != CONTENT_PAGE_BREAK &&
	    may_stand(kind, PLACE_GROUP);
}

/* What may be said of content of any kind. */
static void
load_settings(struct loader *l, const struct item *item, struct content *content)
{
	struct condition_rows rows = {
	    .known = content->kind == CONTENT_TABLE || content->kind == CONTENT_CHART};

	if (content->kind == CONTENT_TABLE && content->u.table != NULL) {
		rows.table = content->u.table;
		rows.dataset = rows.table->source;
	} else if (content->kind == CONTENT_CHART && content->u.chart != NULL) {
		rows.dataset = content->u.chart->source;
	}
	if (item->when != NULL)
		content->when = load_condition(l, item->when, &rows);
	if (item->keep_together != NULL)
		load_value(l, item->keep_together, &content_keys[KEY_KEEP_TOGETHER], content);
	if (item->fit == NULL)
		return;
	if (load_has_columns(content)) {
		LOAD_ERROR(l, item->fit->loc, "template-section",
		    "«fit» can't be said of columns, nor of what stands side by side");
		return;
	}
	/* «page», or a mapping that says how small its type may become. */
	struct raw_fit fit = {.least = FIT_LEAST};
	if (item->fit->kind == YAML_MAP)
		load_map(l, item->fit, &schema_fit, &fit);
	else
		load_value(l, item->fit, &fit_keys[0], &fit);
	content->fit_least = fit.least;
}

static void load_fragment_group(struct loader *, const struct yaml_node *name, struct content *);

/* A word, or a mapping of a kind and what is said beside it. */
static bool
load_item(struct loader *l, const struct yaml_node *node, enum content_place place, struct content *out)
{
	struct item item = {.name = node, .value = nothing_at(l, node->loc)};
	struct raw_content raw = {.c.loc = node->loc};

	if (node->kind == YAML_MAP ? !split_item(l, node, &item)
				   : node->kind != YAML_SCALAR || yaml_is_null(node)) {
		LOAD_ERROR(l, node->loc, "template-section",
		    "each item is one word or one «kind: …»; begin the next one with '- '");
		return false;
	}
	bool fragment = find_key(item.name) == KEY_FRAGMENT;
	raw.c.kind = CONTENT_GROUP;
	if (!fragment && !find_kind(l, item.name, &raw.c.kind))
		return false;
	if (l->beside != NULL && !may_stand_beside(raw.c.kind)) {
		LOAD_ERROR(l, item.name->loc, "template-section", "«%s» can't stand in «%s»", item.name->text,
		    l->beside);
		return false;
	}
	if (!may_stand(raw.c.kind, place)) {
		LOAD_ERROR(l, item.name->loc, "template-section",
		    place == PLACE_COVER       ? "«%s» can't stand in a cover; move it to «sections»"
			: place == PLACE_UNIT  ? "«%s» can't stand in each-unit; move it to «sections»"
			: place == PLACE_GROUP ? "«%s» can't stand in a group; move it to «sections»"
					       : "«%s» can't stand in a page-section; move it to «sections»",
		    item.name->text);
		return false;
	}
	raw.c.style = load_find_style(l, "base");
	set_defaults(&raw);
	if (fragment)
		load_fragment_group(l, item.value, &raw.c);
	else
		load_by_kind(l, item.value, place, &raw);
	load_settings(l, &item, &raw.c);
	*out = raw.c;
	return true;
}

/* A list of content as far as it is read. */
struct content_list {
	enum content_place place;
	struct content *items;
	size_t count, capacity;
};

/* The name of the fragment that stands there; NULL: it is other content. */
static const struct yaml_node *
fragment_name(struct loader *l, const struct yaml_node *node)
{
	if (node->kind == YAML_SCALAR)
		return strcmp(node->text, "fragment") == 0 ? nothing_at(l, node->loc) : NULL;
	return node->kind == YAML_MAP && node->count == 1 && strcmp(node->items[0]->text, "fragment") == 0
	    ? node->items[1]
	    : NULL;
}

static void add_items(struct loader *, const struct yaml_node *list, struct content_list *);

/* Its faults are told where it is used first. */
static void
add_fragment(struct loader *l, const struct yaml_node *name, struct content_list *out)
{
	size_t errors = diags_errors(l->diags);
	struct fragment *fragment = load_begin_fragment(l, name);

	if (fragment == NULL)
		return;
	add_items(l, fragment->content, out);
	fragment->is_faulty = diags_errors(l->diags) > errors;
	load_end_fragment(l, fragment);
}

static void
load_fragment_group(struct loader *l, const struct yaml_node *name, struct content *out)
{
	struct content_list all = {.place = PLACE_GROUP};

	add_fragment(l, name, &all);
	out->children = all.items;
	out->child_count = all.count;
}

/* Recursive, but fragments are nested only so deep, and no cover or unit holds another. */
static void
add_items(struct loader *l, const struct yaml_node *list, struct content_list *out)
{
	if (list->count == 0 || list->count + out->count > CONTENT_MAX) {
		LOAD_ERROR(l, list->loc, "yaml-range", "a list of content holds 1 to %d items", CONTENT_MAX);
		return;
	}
	for (size_t i = 0; i < list->count; i++) {
		const struct yaml_node *node = list->items[i], *name = fragment_name(l, node);

		if (name != NULL) {
			add_fragment(l, name, out);
			continue;
		}
		out->items = arena_grow(l->arena, out->items, out->count, &out->capacity, out->count + 1,
		    sizeof(*out->items));
		if (load_item(l, node, out->place, &out->items[out->count]))
			out->count++;
	}
}

/* Recursive, but what has pages of its own is nested three deep at most: a page-section of units. */
void
load_content(struct loader *l, const struct yaml_node *list, enum content_place place,
    const struct content **out, size_t *count)
{
	struct content_list all = {.place = place};

	add_items(l, list, &all);
	*out = all.items;
	*count = all.count;
}

void
load_sections(struct loader *l, const struct yaml_node *node)
{
	struct template *t = l->template;

	if (load_expect(l, node, YAML_LIST, "«sections»"))
		load_content(l, node, PLACE_SECTIONS, &t->contents, &t->content_count);
}
