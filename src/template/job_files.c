/*
 * The files of rows that a job names, and what they call their columns.
 */
#include "template/loader.h"

#define ROW_MAX 1048576

struct raw_file {
	struct job_file file;
	const struct yaml_node *columns;
};

static const struct schema_key file_keys[] = {
    {"file", VALUE_TEXT, KEY_AT(raw_file, file.file), .flags = KEY_REQUIRED | KEY_PATH},
    {"sheet", VALUE_TEXT, KEY_AT(raw_file, file.sheet)},
    {"headings", VALUE_COUNT, KEY_INT_AT(raw_file, file.headings), RANGE(1, ROW_MAX)},
    {"until", VALUE_TEXT, KEY_AT(raw_file, file.until)},
    {"columns", VALUE_NODE, KEY_AT(raw_file, columns)},
};
const struct schema_map schema_job_file = SCHEMA_MAP("job-file", "a file", file_keys);

struct job_columns
load_job_columns(struct loader *l, const struct yaml_node *map)
{
	const struct schema_key key = {"columns", VALUE_TEXT, .flags = KEY_REQUIRED};
	struct job_column *columns;

	if (map == NULL || !load_expect(l, map, YAML_MAP, "«columns»"))
		return (struct job_columns){0};
	columns = ARENA_ARRAY(l->arena, struct job_column, map->count);
	for (size_t i = 0; i < map->count; i++) {
		load_value(l, map->items[2 * i], &key, &columns[i].column);
		load_value(l, map->items[2 * i + 1], &key, &columns[i].heading);
	}
	return (struct job_columns){columns, map->count};
}

void
load_job_file(struct loader *l, const struct yaml_node *node, const char *name, struct job_file *out)
{
	const struct schema_key path = {name, VALUE_TEXT, .flags = KEY_REQUIRED | KEY_PATH};
	struct raw_file raw = {.file.loc = node->loc};

	if (node->kind != YAML_MAP)
		load_value(l, node, &path, &raw.file.file);
	else if (load_map(l, node, &schema_job_file, &raw))
		raw.file.columns = load_job_columns(l, raw.columns);
	*out = raw.file;
}
