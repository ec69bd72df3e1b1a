#include <jansson.h>

#include "publish/manifest.h"

#define LINE_FLAGS (JSON_SORT_KEYS | JSON_COMPACT | JSON_ENCODE_ANY)

/* A manifest on its way out, an entry at a time: there may be many. */
struct writer {
	struct publication *publication;
	bool ok;
};

static void
put(struct writer *w, const char *text)
{
	w->ok = w->ok && publication_write(w->publication, text, strlen(text));
}

static int
put_piece(const char *piece, size_t n, void *ctx)
{
	struct writer *w = ctx;

	w->ok = w->ok && publication_write(w->publication, piece, n);
	return w->ok ? 0 : -1;
}

/* Jansson says in silence that it has no memory, by a NULL that it also takes. */
static json_t *
made(struct writer *w, json_t *value)
{
	if (!value)
		arena_out_of_memory(w->publication->arena, 0);
	return value;
}

static void
set(struct writer *w, json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, made(w, value)) != 0)
		arena_out_of_memory(w->publication->arena, 0);
}

/* All that comes here was read as UTF-8: from YAML, JSON, or literals. */
static json_t *
text_value(const char *text)
{
	return json_string(text);
}

static json_t *
texts_value(struct writer *w, const char *const *texts, size_t n)
{
	json_t *list = made(w, json_array());

	for (size_t i = 0; i < n; i++)
		if (json_array_append_new(list, made(w, text_value(texts[i]))) != 0)
			arena_out_of_memory(w->publication->arena, 0);
	return list;
}

static json_t *
digest_value(const struct digest *digest)
{
	char hex[DIGEST_HEX_SIZE];

	digest_print(digest, hex);
	return json_string_nocheck(hex);
}

/* Writes a value, and lets go of it. */
static void
put_value(struct writer *w, json_t *value)
{
	if (w->ok && json_dump_callback(value, put_piece, w, LINE_FLAGS) != 0 && w->ok)
		arena_out_of_memory(w->publication->arena, 0);
	json_decref(value);
}

static json_t *
entry_value(struct writer *w, const struct manifest_entry *e)
{
	json_t *object = made(w, json_object()), *units = made(w, json_object()),
	       *inputs = made(w, json_object());

	for (size_t i = 0; i < e->unit_count; i++)
		set(w, units, e->units[i].code, json_integer(e->units[i].pages));
	for (size_t i = 0; i < e->input_count; i++)
		set(w, inputs, e->inputs[i].name, digest_value(&e->inputs[i].digest));
	set(w, object, "bytes", json_integer((json_int_t)e->bytes));
	if (e->date)
		set(w, object, "date", text_value(e->date));
	set(w, object, "findings", json_integer(e->findings));
	set(w, object, "fingerprint", digest_value(&e->fingerprint));
	set(w, object, "inputs", inputs);
	if (e->left_out_count > 0)
		set(w, object, "left-out", texts_value(w, e->left_out, e->left_out_count));
	set(w, object, "pages", json_integer(e->pages));
	if (e->shows_all)
		set(w, object, "plans", digest_value(&e->plans));
	set(w, object, "sha256", digest_value(&e->digest));
	if (e->stale)
		set(w, object, "stale", json_true());
	set(w, object, "units", units);
	return object;
}

static void
put_entries(struct writer *w, const struct manifest *m)
{
	put(w, "{\n\"documents\": {");
	for (size_t i = 0; i < m->count && w->ok; i++) {
		put(w, i > 0 ? ",\n" : "\n");
		put_value(w, made(w, text_value(m->entries[i].path)));
		put(w, ": ");
		put_value(w, entry_value(w, &m->entries[i]));
	}
	put(w, "\n},\n");
}

static void
put_rest(struct writer *w, const struct manifest *m)
{
	json_t *libraries = made(w, json_object());

	for (size_t i = 0; i < m->library_count; i++)
		set(w, libraries, m->libraries[i].name, text_value(m->libraries[i].version));
	if (m->shards > 0 && m->errors > 0) {
		char errors[32];
		snprintf(errors, sizeof errors, "\"errors\": %u,\n", (unsigned)m->errors);
		put(w, errors);
	}
	put(w, "\"failed\": ");
	put_value(w, texts_value(w, m->failed, m->failed_count));
	put(w, ",\n\"libraries\": ");
	put_value(w, libraries);
	put(w, ",\n\"manifest\": 1");
	if (m->shards > 0) {
		put(w, ",\n\"plans\": ");
		put_value(w, made(w, digest_value(&m->plans)));
	}
	put(w, ",\n\"program\": ");
	put_value(w, made(w, text_value(m->program)));
	if (m->shards > 0) {
		char shard[32];
		snprintf(shard, sizeof shard, ",\n\"shard\": \"%u/%u\"", (unsigned)m->shard,
		    (unsigned)m->shards);
		put(w, shard);
	}
	put(w, "\n}\n");
}

bool
manifest_publish(struct publication *publication, const char *name, const struct manifest *manifest,
    struct diags *diags)
{
	struct writer w = {publication, true};

	if (!publication_begin(publication, name, NULL, diags))
		return false;
	put_entries(&w, manifest);
	put_rest(&w, manifest);
	if (!w.ok) {
		publication_drop(publication, diags);
		return false;
	}
	const struct staged *staged = publication->open;
	if (!publication_stage(publication, diags))
		return false;
	struct digest found;
	const struct manifest_entry self = {.path = name, .digest = staged->digest, .bytes = staged->size};
	if (manifest_compare(publication->root, &self, &found) == MANIFEST_HOLDS) {
		publication_discard(publication);
		return true;
	}
	return publication_commit(publication, diags);
}
