/*
 * Fields of their own that a job, its documents and units have: names of choice, and what they say.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/damage.h"
#include "base/utf8.h"
#include "template/loader.h"

#define FIELDS_MAX 200 /* of one mapping */

bool
load_is_own_name(const char *name)
{
	for (const char *s = name; *s != '\0'; s++)
		if ((uint8_t)*s < 0x80 && !ascii_is_lower(*s) && !(*s >= 'A' && *s <= 'Z') &&
		    !ascii_is_digit(*s) && *s != '-' && *s != '_')
			return false;
	return name[0] != '\0';
}

static bool
check_name(struct loader *l, const struct yaml_node *node, const char *const *taken)
{
	for (; *taken != NULL; taken++)
		if (strcmp(*taken, node->text) == 0) {
			LOAD_ERROR(l, node->loc, "job-field",
			    "«%s» is a key of its own, beside «fields»: give this field another name",
			    node->text);
			return false;
		}
	if (load_is_own_name(node->text))
		return true;
	LOAD_ERROR(l, node->loc, "job-field",
	    "a field can't be called «%s»: its name has letters, figures, hyphens and underscores only",
	    load_quote(l, node->text));
	return false;
}

/* A text; left open, or empty in quotes, it says that there is nothing to say. */
static bool
load_field(struct loader *l, const struct yaml_node *name, const struct yaml_node *value,
    struct job_field *out)
{
	const struct schema_key key = {name->text, VALUE_TEXT, .flags = KEY_REQUIRED};
	const bool is_empty = value->kind == YAML_SCALAR && (value->length == 0 || yaml_is_null(value)) &&
	    !name->comment_is_word;
	size_t n;

	*out = (struct job_field){{utf8_nfc(l->arena, name->text, name->length, &n), name->loc},
	    {"", value->loc}};
	if (is_empty)
		return true;
	if (!load_value(l, value, &key, &out->value))
		return false;
	if (damage_find(out->value.text, strlen(out->value.text)) != DAMAGE_NONE)
		diag_add(l->diags, SEVERITY_WARNING, value->loc, "job-damaged-text",
		    "«%s» was damaged by a spreadsheet or a wrong encoding, it seems: correct it",
		    load_quote(l, out->value.text));
	return true;
}

struct job_fields
load_own_fields(struct loader *l, const struct yaml_node *map, const char *const *taken)
{
	struct job_fields all = {0};

	if (map == NULL || !load_expect(l, map, YAML_MAP, "«fields»"))
		return all;
	if (map->count > FIELDS_MAX) {
		LOAD_ERROR(l, map->loc, "yaml-range", "up to %d fields can be given here", FIELDS_MAX);
		return all;
	}
	struct job_field *items = ARENA_ARRAY(l->arena, struct job_field, map->count);
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_node *name = map->items[2 * i];

		if (check_name(l, name, taken) &&
		    load_field(l, name, map->items[2 * i + 1], &items[all.count]))
			all.count++;
	}
	all.items = items;
	return all;
}

const struct job_text *
job_field(const struct job_fields *fields, const char *name)
{
	for (size_t i = 0; i < fields->count; i++)
		if (strcmp(fields->items[i].name.text, name) == 0)
			return &fields->items[i].value;
	return NULL;
}
