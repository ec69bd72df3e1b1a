#include "run/source_list.h"

#include <string.h>

#include "base/json.h"
#include "template/yaml.h"

#define BETWEEN "\x1f" /* the parts of a key, which none of them has */
#define LIST_FILE_MAX ((size_t)64 * 1024 * 1024)
#define LIST_VALUES_MAX ((size_t)16 * 1000 * 1000)

#define HEAD "{\"fuentes\":["

static const char *const parts[] = {"job", "plan", "avance"};

static const char *
edition_text(struct arena *arena, const struct source_key *key)
{
	if (key->edition == SOURCE_VERSION)
		return arena_printf(arena, "versión %zu", key->version + 1);
	return key->edition == SOURCE_PREVIOUS ? "anterior" : "año anterior";
}

/* ---- writing ---- */

void
source_list_begin(struct buf *out)
{
	buf_adds(out, HEAD);
}

void
source_list_add(struct arena *arena, struct buf *out, const struct source_key *key, const char *name)
{
	buf_addf(out,
	    "%s\n{\"edición\":\"%s\",\"parte\":\"%s\",\"unidad\":", out->length > strlen(HEAD) ? "," : "",
	    edition_text(arena, key), parts[key->part]);
	json_add_text(out, key->unit, strlen(key->unit));
	buf_adds(out, ",\"archivo\":");
	json_add_text(out, name, strlen(name));
	buf_addc(out, '}');
}

void
source_list_end(struct buf *out)
{
	buf_adds(out, "\n]}\n");
}

/* ---- reading ---- */

static const char *
key_text(struct arena *arena, const char *edition, const char *part, const char *unit)
{
	return arena_printf(arena, "%s" BETWEEN "%s" BETWEEN "%s", edition, part, unit);
}

static const char *
text_of(const struct yaml_node *entry, const char *key)
{
	const struct yaml_node *value = entry->kind == YAML_MAP ? yaml_get(entry, key) : NULL;

	return value && value->kind == YAML_SCALAR ? value->text : NULL;
}

static bool
add_entry(struct arena *arena, struct source_list *out, const struct yaml_node *entry)
{
	const char *edition = text_of(entry, "edición"), *part = text_of(entry, "parte");
	const char *unit = text_of(entry, "unidad"), *name = text_of(entry, "archivo");
	const uint32_t known = out->keys.count;
	const char *key;

	if (!edition || !part || !unit || !name)
		return false;
	key = key_text(arena, edition, part, unit);
	if (intern_add(&out->keys, key, strlen(key)) == known)
		out->names[known] = name;
	return true;
}

static bool
read_entries(struct arena *arena, const struct yaml_node *root, struct source_list *out)
{
	const struct yaml_node *list = root->kind == YAML_MAP ? yaml_get(root, "fuentes") : NULL;

	if (!list || list->kind != YAML_LIST)
		return false;
	out->names = ARENA_ARRAY(arena, const char *, list->count);
	for (size_t i = 0; i < list->count; i++)
		if (!add_entry(arena, out, list->items[i]))
			return false;
	return true;
}

bool
source_list_read(struct arena *arena, const char *path, struct bytes bytes, struct source_list *out,
    struct diags *diags)
{
	const struct yaml_limits limits = {LIST_FILE_MAX, LIST_VALUES_MAX};
	const struct yaml_node *root;
	struct diags *unused = diags_open_like(diags);
	bool good;

	if (!unused)
		arena_out_of_memory(arena, 0);
	*out = (struct source_list){0};
	intern_init(&out->keys, arena);
	good = yaml_parse(arena, path, bytes, limits, &root, unused) && read_entries(arena, root, out);
	diags_close(unused);
	if (!good)
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){path, 0, 0}, "version-pdf",
		    "the list of the files of earlier editions can't be read");
	return good;
}

const char *
source_list_find(struct arena *arena, const struct source_list *list, const struct source_key *key)
{
	const char *text;
	uint32_t number;

	if (!list->names)
		return NULL;
	text = key_text(arena, edition_text(arena, key), parts[key->part], key->unit);
	number = intern_find(&list->keys, text, strlen(text));
	return number == INTERN_NONE ? NULL : list->names[number];
}

bool
source_list_has_job(const struct source_list *list, const char *name)
{
	for (uint32_t i = 0; i < list->keys.count; i++) {
		const char *key = list->keys.texts[i].text;

		if (strcmp(list->names[i], name) == 0 && strstr(key, BETWEEN "job" BETWEEN))
			return true;
	}
	return false;
}
