/*
 * Whether the reference of templates and jobs is of what there is.
 */
#include <criterion/criterion.h>

#include "support.h"
#include "template/loader.h"

static const char *const endings[] = {".pdf", NULL};

/* The next line, or NULL; *text goes on after it. */
static char *
next_line(struct arena *arena, const char **text)
{
	size_t n = strcspn(*text, "\n");

	if (**text == '\0')
		return NULL;
	char *line = arena_strndup(arena, *text, n);
	*text += n + ((*text)[n] == '\n');
	return line;
}

static const struct schema_map *
map_named(const char *name)
{
	for (size_t i = 0; i < schema_map_count(); i++)
		if (strcmp(schema_map(i)->name, name) == 0)
			return schema_map(i);
	return NULL;
}

static bool
has_key(const struct schema_map *map, const char *name)
{
	for (size_t i = 0; i < map->key_count; i++)
		if (strcmp(map->keys[i].name, name) == 0)
			return true;
	return false;
}

static const char *
reference(struct arena *arena)
{
	struct diags *diags = diags_open();
	struct bytes bytes;

	cr_assert(
	    file_read(arena, "templates/README.md", 1 << 20, (struct srcloc){NULL, 0, 0}, &bytes, diags));
	diags_close(diags);
	return bytes.data;
}

/* "### name", then rows "| `key` |". */
Test(template_reference, describes_no_key_that_there_is_not)
{
	struct arena *arena = support_arena();
	const char *text = reference(arena);
	const struct schema_map *map = NULL;
	char *line;
	size_t maps = 0, keys = 0;

	while ((line = next_line(arena, &text)) != NULL) {
		if (strncmp(line, "## ", 3) == 0)
			map = NULL;
		if (strncmp(line, "### ", 4) == 0) {
			map = map_named(line + 4);
			cr_expect_not_null(map, "the reference describes «%s», which the schema has not",
			    line + 4);
			maps++;
		}
		if (map == NULL || strncmp(line, "| `", 3) != 0)
			continue;
		const char *key = arena_strndup(arena, line + 3, strcspn(line + 3, "`"));
		cr_expect(has_key(map, key), "the reference describes «%s» in %s, which the schema has not",
		    key, map->name);
		keys++;
	}
	cr_assert_eq(maps, schema_map_count());
	cr_assert_gt(keys, 100);
	arena_close(arena);
}

static bool
described(const char *text, const char *map, const struct schema_key *key)
{
	char heading[64], row[64];

	snprintf(heading, sizeof(heading), "\n### %s\n", map);
	snprintf(row, sizeof(row), "\n| `%s` |", key->name);
	const char *from = strstr(text, heading);
	if (from == NULL)
		return false;
	const char *to = strstr(from + 4, "\n##");
	const char *at = strstr(from, row);
	if (at == NULL || (to != NULL && at > to))
		return false;
	/* And it says whether the key is required. */
	const char *end = strchr(at + 1, '\n');
	const char *required = strstr(at, "**required**");
	return (required != NULL && required < end) == ((key->flags & KEY_REQUIRED) != 0) ||
	    strcmp(map, "content") == 0;
}

Test(template_reference, describes_every_key)
{
	struct arena *arena = support_arena();
	const char *text = reference(arena);

	for (size_t i = 0; i < schema_map_count(); i++)
		for (size_t k = 0; k < schema_map(i)->key_count; k++)
			cr_expect(described(text, schema_map(i)->name, &schema_map(i)->keys[k]),
			    "«%s» of %s is not in the reference, or it says wrongly whether it is required",
			    schema_map(i)->keys[k].name, schema_map(i)->name);
	arena_close(arena);
}

/* Each block of YAML is a template, or a job when it doesn't begin with the version. */
Test(template_reference, shows_examples_that_load)
{
	struct arena *arena = support_arena();
	const char *text = reference(arena);
	size_t count = 0;

	while ((text = strstr(text, "\n```yaml\n")) != NULL) {
		struct diags *diags = diags_open();
		text += strlen("\n```yaml\n");
		size_t n = (size_t)(strstr(text, "```\n") - text);
		struct bytes bytes = {arena_strndup(arena, text, n), n};
		struct template t;
		struct job job;
		bool good = strncmp(text, "pliego:", 7) == 0
		    ? template_parse(arena, "templates/x.yaml", bytes, "fonts", &t, diags)
		    : job_parse(arena, "job.yaml", bytes, endings, &job, diags);
		cr_expect_str_eq(support_printed(arena, diags), "", "%s", support_printed(arena, diags));
		cr_expect(good);
		diags_close(diags);
		count++;
	}
	cr_assert_eq(count, 8);
	arena_close(arena);
}
