/*
 * Fragments: content under a name, for several lists of content.
 */
#include <string.h>

#include "template/loader.h"

#define FRAGMENTS_MAX 500
#define FRAGMENT_DEPTH_MAX 8
#define FRAGMENT_USES_MAX 5000

void
load_fragments(struct loader *l, const struct yaml_node *map)
{
	if (map == NULL || yaml_is_null(map) || !load_expect(l, map, YAML_MAP, "«fragments»"))
		return;
	if (map->count > FRAGMENTS_MAX) {
		LOAD_ERROR(l, map->loc, "yaml-range", "a template has up to %d fragments", FRAGMENTS_MAX);
		return;
	}
	l->fragments = ARENA_ARRAY(l->arena, struct fragment, map->count);
	l->fragment_count = map->count;
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_node *content = map->items[2 * i + 1];
		struct fragment *fragment = &l->fragments[i];

		fragment->name = map->items[2 * i]->text;
		if (load_expect(l, content, YAML_LIST, arena_printf(l->arena, "«%s»", fragment->name)))
			fragment->content = content;
		fragment->is_faulty = fragment->content == NULL;
	}
}

/* NULL after an error. */
static struct fragment *
find_fragment(struct loader *l, const struct job_text *name)
{
	const char **names = ARENA_ARRAY(l->arena, const char *, l->fragment_count);

	for (size_t i = 0; i < l->fragment_count; i++) {
		names[i] = l->fragments[i].name;
		if (strcmp(names[i], name->text) == 0)
			return &l->fragments[i];
	}
	LOAD_ERROR(l, name->loc, "template-unknown-fragment", "unknown fragment «%s»%s",
	    load_quote(l, name->text), load_suggestion(l, name->text, names, l->fragment_count));
	return NULL;
}

struct fragment *
load_begin_fragment(struct loader *l, const struct yaml_node *value)
{
	const struct schema_key key = {"fragment", VALUE_TEXT, .flags = KEY_REQUIRED};
	struct job_text name = {0};
	struct fragment *found = NULL;

	if (load_value(l, value, &key, &name))
		found = find_fragment(l, &name);
	if (found == NULL || found->is_faulty)
		return NULL;
	if (found->read_at.file != NULL)
		LOAD_ERROR(l, name.loc, "template-fragment",
		    "fragment «%s» would hold itself: it is being put in at %s:%u:%u",
		    load_quote(l, name.text), found->read_at.file, (unsigned)found->read_at.line,
		    (unsigned)found->read_at.column);
	else if (l->fragment_depth == FRAGMENT_DEPTH_MAX)
		LOAD_ERROR(l, name.loc, "template-fragment", "fragments may be nested %d deep",
		    FRAGMENT_DEPTH_MAX);
	else if (l->fragment_uses == FRAGMENT_USES_MAX)
		LOAD_ERROR(l, name.loc, "template-fragment", "a template uses fragments up to %d times",
		    FRAGMENT_USES_MAX);
	else {
		found->read_at = name.loc;
		l->fragment_depth++;
		l->fragment_uses++;
		return found;
	}
	return NULL;
}

void
load_end_fragment(struct loader *l, struct fragment *fragment)
{
	fragment->read_at = (struct srcloc){0};
	l->fragment_depth--;
}
