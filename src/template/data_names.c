/*
 * Data: further files of rows, under names of the job's choice, and what templates bind by these.
 */
#include <string.h>

#include "base/utf8.h"
#include "template/loader.h"

#define DATA_MAX 100 /* of one mapping; names of one template */

static const char *const prefixes[2] = {"data.", "unit-data."};

/* --- in a job ------------------------------------------------------------------------------------------- */

struct job_data_list
load_job_data(struct loader *l, const struct yaml_node *map)
{
	struct job_data_list all = {0};

	if (map == NULL || !load_expect(l, map, YAML_MAP, "«data»"))
		return all;
	if (map->count > DATA_MAX) {
		LOAD_ERROR(l, map->loc, "yaml-range", "up to %d data files can be named here", DATA_MAX);
		return all;
	}
	struct job_data *items = ARENA_ARRAY(l->arena, struct job_data, map->count);
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_node *name = map->items[2 * i], *value = map->items[2 * i + 1];
		struct job_data *item = &items[all.count];
		size_t n;

		if (!load_is_own_name(name->text)) {
			LOAD_ERROR(l, name->loc, "job-data",
			    "data can't be called «%s»: the name has letters, figures, hyphens and "
			    "underscores only",
			    load_quote(l, name->text));
			continue;
		}
		item->name = (struct job_text){utf8_nfc(l->arena, name->text, name->length, &n), name->loc};
		if (!yaml_is_null(value))
			load_job_file(l, value, item->name.text, &item->file);
		all.count++;
	}
	all.items = items;
	return all;
}

const struct job_data *
job_data_named(const struct job_data_list *list, const char *name)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].name.text, name) == 0)
			return &list->items[i];
	return NULL;
}

/* --- in a template -------------------------------------------------------------------------------------- */

/* The number of the name among the template's; DATA_MAX: there are too many. */
static size_t
number_of(struct loader *l, const char *name)
{
	struct template *t = l->template;

	for (size_t i = 0; i < t->data_count; i++)
		if (strcmp(t->data_names[i], name) == 0)
			return i;
	if (t->data_count == DATA_MAX)
		return DATA_MAX;
	if (t->data_names == NULL)
		t->data_names = ARENA_ARRAY(l->arena, const char *, DATA_MAX);
	t->data_names[t->data_count] = arena_strdup(l->arena, name);
	return t->data_count++;
}

size_t
load_data_prefix(const char *text)
{
	for (size_t i = 0; i < 2; i++)
		if (strncmp(text, prefixes[i], strlen(prefixes[i])) == 0)
			return strlen(prefixes[i]);
	return 0;
}

bool
load_find_dataset(struct loader *l, const char *name, enum dataset *out)
{
	size_t n = load_data_prefix(name), number;

	if (n > 0 && load_is_own_name(name + n)) {
		number = number_of(l, utf8_nfc(l->arena, name + n, strlen(name + n), &(size_t){0}));
		*out = dataset_of_data(number, n == strlen(prefixes[1]));
		return number < DATA_MAX;
	}
	for (size_t i = 0; dataset_names[i] != NULL; i++)
		if (strcmp(dataset_names[i], name) == 0) {
			*out = (enum dataset)i;
			return true;
		}
	return false;
}

bool
load_source(struct loader *l, const struct yaml_node *node, const struct schema_key *key, void *out)
{
	const struct schema_key word = {key->name, VALUE_WORD, .size = sizeof(enum dataset),
	    .words = dataset_names};

	if (node->kind == YAML_SCALAR && load_find_dataset(l, node->text, out))
		return true;
	return load_value(l, node, &word, out);
}
