#include "template/inherit.h"

#include <string.h>

const char *const inherit_by_name[] = {"page", "fonts", "styles", "statuses", "tables", "fragments", NULL};

/* --- the files ------------------------------------------------------------------------------------------ */

bool
inherit_is_template(const struct template_file *file, struct diags *diags)
{
	static const char what[] = N_("a template is a text file in YAML that says what a document looks"
				      " like");

	return load_is_yaml(file->path, file->bytes, what, diags);
}

/* Of a file that is extended; that of the first is looked at with its other keys. */
static bool
check_version(struct loader *l, const struct yaml_node *root)
{
	const struct schema_key key = {"pliego", VALUE_COUNT, .size = sizeof(int), RANGE(0, INT32_MAX)};
	const struct yaml_node *node = yaml_get(root, key.name);
	int version;

	if (node == NULL) {
		LOAD_ERROR(l, root->loc, "yaml-missing-key", "%s needs the key «%s»",
		    diag_phrase(l->diags, N_("the template")), key.name);
		return false;
	}
	if (!load_value(l, node, &key, &version))
		return false;
	if (version != TEMPLATE_VERSION)
		LOAD_ERROR(l, node->loc, "template-version",
		    "the template is written for version %d of the language; this program reads version %d",
		    version, TEMPLATE_VERSION);
	return version == TEMPLATE_VERSION;
}

static bool
parse(struct loader *l, struct template_file *file)
{
	const struct yaml_limits limits = {TEMPLATE_FILE_MAX, TEMPLATE_VALUES_MAX};

	return yaml_parse(l->arena, file->path, file->bytes, limits, &file->root, l->diags) &&
	    load_expect(l, file->root, YAML_MAP, N_("the template"));
}

/* What the file says that it extends, where it does; text NULL: nothing. */
static bool
read_extends(struct loader *l, const struct template_file *file, struct job_text *out)
{
	const struct schema_key key = {"extends", VALUE_TEXT, .flags = KEY_PATH};
	const struct yaml_node *node = yaml_get(file->root, "extends");

	*out = (struct job_text){0};
	return node == NULL || load_value(l, node, &key, out);
}

/* Whether the file is none of those before it; told at `name`, by which it is extended once more. */
static bool
check_circle(struct loader *l, const struct template_file *files, size_t n, const struct job_text *name)
{
	for (size_t i = 0; i < n; i++) {
		if (strcmp(files[i].path, files[n].path) != 0)
			continue;
		const struct yaml_node *first = yaml_get(files[i].root, "extends");
		LOAD_ERROR(l, name->loc, "template-extends",
		    "«%s» is extended by this template already: %s:%u:%u begins a chain that comes back here",
		    load_quote(l, name->text), first->loc.file, (unsigned)first->loc.line,
		    (unsigned)first->loc.column);
		return false;
	}
	return true;
}

bool
inherit_chain(struct loader *l, const struct template_places *places, struct template_file first,
    struct template_file files[TEMPLATE_CHAIN_MAX], size_t *count)
{
	struct job_text name;
	size_t n = 0;

	files[n] = first;
	if (!parse(l, &files[n]) || !read_extends(l, &files[n], &name))
		return false;
	for (n++; name.text != NULL; n++) {
		if (n == TEMPLATE_CHAIN_MAX) {
			LOAD_ERROR(l, name.loc, "template-extends",
			    "a document is made with up to %d templates that extend each other",
			    TEMPLATE_CHAIN_MAX);
			return false;
		}
		if (places->open == NULL || !places->open(places->ctx, &name, &files[n], l->diags) ||
		    !check_circle(l, files, n, &name) || !inherit_is_template(&files[n], l->diags) ||
		    !parse(l, &files[n]) || !check_version(l, files[n].root) ||
		    !read_extends(l, &files[n], &name))
			return false;
	}
	*count = n;
	return true;
}

/* --- the tree ------------------------------------------------------------------------------------------- */

static bool
is_by_name(const char *key)
{
	for (size_t i = 0; inherit_by_name[i] != NULL; i++)
		if (strcmp(inherit_by_name[i], key) == 0)
			return true;
	return false;
}

/* The pair of that key; NULL where there is none. */
static const struct yaml_node *const *
find_pair(const struct yaml_node *map, const char *key)
{
	for (size_t i = 0; i < map->count; i++)
		if (strcmp(map->items[2 * i]->text, key) == 0)
			return &map->items[2 * i];
	return NULL;
}

/* Whether it sets anything: not where it was left open, but for a value that became a comment, a fault. */
static bool
is_set(const struct yaml_node *const *pair)
{
	return pair != NULL && (!yaml_is_null(pair[1]) || pair[0]->comment_is_word);
}

static const struct yaml_node *merge(struct arena *, const struct yaml_node *base,
    const struct yaml_node *own, bool is_root);

/* The value of a key that both have. */
static const struct yaml_node *
merge_values(struct arena *arena, const char *key, const struct yaml_node *base, const struct yaml_node *own)
{
	if (!is_by_name(key) || base->kind != YAML_MAP || own->kind != YAML_MAP)
		return own;
	return merge(arena, base, own, false);
}

/* Two levels deep: of the root, and of what goes by names. */
static const struct yaml_node *
merge(struct arena *arena, const struct yaml_node *base, const struct yaml_node *own, bool is_root)
{
	struct yaml_node *all = ARENA_NEW(arena, struct yaml_node);
	const struct yaml_node **items =
	    ARENA_ARRAY(arena, const struct yaml_node *, 2 * (base->count + own->count));
	size_t n = 0;

	for (size_t i = 0; i < base->count; i++) {
		const struct yaml_node *const *from = &base->items[2 * i];
		const struct yaml_node *const *pair = find_pair(own, from[0]->text);

		items[2 * n] = is_set(pair) ? pair[0] : from[0];
		items[2 * n + 1] = from[1];
		if (is_set(pair))
			items[2 * n + 1] =
			    is_root ? merge_values(arena, pair[0]->text, from[1], pair[1]) : pair[1];
		n++;
	}
	for (size_t i = 0; i < own->count; i++) {
		if (find_pair(base, own->items[2 * i]->text) != NULL)
			continue;
		items[2 * n] = own->items[2 * i];
		items[2 * n + 1] = own->items[2 * i + 1];
		n++;
	}
	*all = *own;
	all->items = items;
	all->count = n;
	return all;
}

const struct yaml_node *
inherit_merge(struct arena *arena, const struct template_file *files, size_t count)
{
	const struct yaml_node *all = files[count - 1].root;

	for (size_t i = count - 1; i > 0; i--)
		all = merge(arena, all, files[i - 1].root, true);
	return all;
}
