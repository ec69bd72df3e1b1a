/*
 * Mappings read by their tables.
 */
#include <string.h>

#include "base/utf8.h"
#include "template/loader.h"

static const struct schema_key *
find_key(const struct schema_map *map, const char *name)
{
	for (size_t i = 0; i < map->key_count; i++)
		if (strcmp(map->keys[i].name, name) == 0)
			return &map->keys[i];
	return NULL;
}

/* Be it left open. */
static bool
has_key(const struct yaml_node *map, const char *name)
{
	for (size_t i = 0; i < map->count; i++)
		if (strcmp(map->items[2 * i]->text, name) == 0)
			return true;
	return false;
}

/* `code:ODAH` is one word to YAML. */
static bool
lacks_blank(struct loader *l, const struct yaml_node *key, const struct schema_map *map)
{
	size_t n = strcspn(key->text, ":");

	if (key->text[n] == '\0' || find_key(map, arena_strndup(l->arena, key->text, n)) == NULL)
		return false;
	LOAD_ERROR(l, key->loc, "yaml-unknown-key", "«%s» lacks a blank after the colon; write «%.*s: %s»",
	    load_quote(l, key->text), (int)n, key->text, load_quote(l, key->text + n + 1));
	return true;
}

void
load_unknown_key(struct loader *l, const struct yaml_node *key, const struct schema_map *map)
{
	const char **names = ARENA_ARRAY(l->arena, const char *, map->key_count);

	for (size_t i = 0; i < map->key_count; i++)
		names[i] = map->keys[i].name;
	if (lacks_blank(l, key, map))
		return;
	LOAD_ERROR(l, key->loc, "yaml-unknown-key", "unknown key «%s» in %s%s", load_quote(l, key->text),
	    diag_phrase(l->diags, map->words), load_suggestion(l, key->text, names, map->key_count));
}

/*
 * A key left open is not given: what it would set stays as it was.  One that is needed, or whose value became
 * a comment, is told of.
 */
static void
take_nothing(struct loader *l, const struct yaml_node *name, const struct yaml_node *value,
    const struct schema_key *key, void *target)
{
	bool color = key->type == VALUE_COLOR || key->type == VALUE_BORDERS;

	if (value->length == 0 && name->comment_loc.column > 0 && (name->comment_is_word || color))
		LOAD_ERROR(l, name->comment_loc, "yaml-value",
		    color ? "«%s» has no colour: a bare # begins a comment; a colour stands in quotes,"
			    " \"#1F3864\""
			  : "«%s» has no value: a bare # begins a comment; a text with a # stands in quotes",
		    key->name);
	else if ((key->flags & KEY_REQUIRED) != 0)
		load_value(l, value, key, target);
}

/* What is no yes or no is told when the key is read. */
static bool
says_yes(struct loader *l, const struct yaml_node *node)
{
	size_t n;
	const char *word = node != NULL && node->kind == YAML_SCALAR
	    ? utf8_fold(l->arena, node->text, node->length, &n)
	    : "";

	return strcmp(word, "yes") == 0 || strcmp(word, "true") == 0 || strcmp(word, "si") == 0;
}

bool
load_map(struct loader *l, const struct yaml_node *node, const struct schema_map *map, void *target)
{
	struct yaml_node nothing = {.kind = YAML_MAP, .loc = node->loc};

	if (yaml_is_null(node))
		node = &nothing;
	if (!load_expect(l, node, YAML_MAP, map->words))
		return false;
	const bool outer = l->markup;
	l->markup = find_key(map, "markup") != NULL && says_yes(l, yaml_get(node, "markup"));
	for (size_t i = 0; i < node->count; i++) {
		const struct yaml_node *name = node->items[2 * i], *value = node->items[2 * i + 1];
		const struct schema_key *key = find_key(map, name->text);
		if (key == NULL && strspn(name->text, "0123456789") > 0 && yaml_is_null(value))
			LOAD_ERROR(l, name->loc, "yaml-unknown-key",
			    "«%s» stands where a key should: a comma ends a value; decimals are written with"
			    " a point",
			    load_quote(l, name->text));
		else if (key == NULL)
			load_unknown_key(l, name, map);
		else if (yaml_is_null(value))
			take_nothing(l, name, value, key, target);
		else
			load_value(l, value, key, target);
	}
	for (size_t i = 0; i < map->key_count; i++)
		if ((map->keys[i].flags & KEY_REQUIRED) != 0 && !has_key(node, map->keys[i].name))
			LOAD_ERROR(l, node->loc, "yaml-missing-key", "%s needs the key «%s»",
			    diag_phrase(l->diags, map->words), map->keys[i].name);
	l->markup = outer;
	return true;
}
