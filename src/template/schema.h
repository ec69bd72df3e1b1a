/*
 * The one list of the keys of job and template files: the loaders, "did you mean" and the reference test share it.
 */
#ifndef PLIEGO_TEMPLATE_SCHEMA_H
#define PLIEGO_TEMPLATE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

/* One mapping of the language: "template", "page", "style", "table-column", "job-unit", ... */
struct schema_map {
	const char *name;
	const char *const *keys; /* in the order of the reference */
	size_t key_count;
};

size_t schema_map_count(void);
const struct schema_map *schema_map(size_t i);

#endif
