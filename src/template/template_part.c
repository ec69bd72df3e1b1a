#include "template/template_part.h"

#include <string.h>

#include "base/buf.h"
#include "base/intern.h"
#include "template/yaml.h"
#include "template/yaml_source.h"

/* Whose entries are left out where nothing names them; and what is where another file says it instead. */
static const char *const by_name[] = {"styles", "tables", "fragments", NULL};
static const char *const whole[] = {"header", "footer", "sections", NULL};

/* A pair of a file that is extended, which may be left out. */
struct entry {
	size_t file;
	const char *key;                     /* of the file, that it stands under, or is */
	const struct yaml_node *const *pair; /* name, and what it says */
	bool is_replaced;                    /* another file says it instead */
	bool is_used;
};

struct parts {
	struct arena *arena;
	const struct template_file *files;
	size_t count;
	struct entry *entries; /* by file, in the order of the text */
	size_t entry_count, capacity;
	struct intern used; /* every text that stands as a value in what is used */
};

static bool
is_among(const char *const *words, const char *word)
{
	while (*words != NULL && strcmp(*words, word) != 0)
		words++;
	return *words != NULL;
}

/* --- what is used --------------------------------------------------------------------------------------- */

/* As deep as YAML is read. */
static void
use_texts(struct parts *p, const struct yaml_node *node)
{
	if (node->kind == YAML_SCALAR)
		(void)intern_add(&p->used, node->text, node->length);
	for (size_t i = 0; node->kind == YAML_LIST && i < node->count; i++)
		use_texts(p, node->items[i]);
	for (size_t i = 0; node->kind == YAML_MAP && i < node->count; i++)
		use_texts(p, node->items[2 * i + 1]);
}

/* Whether a file before that says something under the key, and there, if it is given, under the name. */
static bool
is_replaced(const struct parts *p, size_t file, const char *key, const char *name)
{
	for (size_t i = 0; i < file; i++) {
		const struct yaml_node *said = yaml_get(p->files[i].root, key);

		if (said != NULL && (name == NULL || yaml_get(said, name) != NULL))
			return true;
	}
	return false;
}

static void
add_entry(struct parts *p, struct entry entry)
{
	p->entries = arena_grow(p->arena, p->entries, p->entry_count, &p->capacity, p->entry_count + 1,
	    sizeof(*p->entries));
	p->entries[p->entry_count++] = entry;
}

static void
add_named(struct parts *p, size_t file, const char *key, const struct yaml_node *map)
{
	const bool is_first = file + 1 == p->count && strcmp(key, by_name[0]) == 0;

	for (size_t i = 0; i < map->count; i++) {
		const char *name = map->items[2 * i]->text;
		const bool replaced = is_replaced(p, file, key, name);

		add_entry(p,
		    (struct entry){file, key, &map->items[2 * i], replaced,
			!replaced && ((is_first && i == 0) || strcmp(name, "base") == 0)});
	}
}

/* What of a file may be left out; all else is used. */
static void
look_at(struct parts *p, size_t file)
{
	const struct yaml_node *root = p->files[file].root;

	for (size_t i = 0; i < root->count; i++) {
		const struct yaml_node *const *pair = &root->items[2 * i];
		const char *key = pair[0]->text;

		if (file > 0 && is_among(by_name, key) && pair[1]->kind == YAML_MAP)
			add_named(p, file, key, pair[1]);
		else if (file > 0 && is_among(whole, key) && is_replaced(p, file, key, NULL))
			add_entry(p, (struct entry){file, key, pair, true, false});
		else
			use_texts(p, pair[1]);
	}
}

/* Until nothing more is found that is named in what is used. */
static void
find_used(struct parts *p)
{
	for (bool goes_on = true; goes_on;) {
		goes_on = false;
		for (size_t i = 0; i < p->entry_count; i++) {
			struct entry *entry = &p->entries[i];
			const struct yaml_node *name = entry->pair[0];
			uint32_t before = p->used.count;

			entry->is_used = entry->is_used ||
			    (!entry->is_replaced &&
				intern_find(&p->used, name->text, name->length) != INTERN_NONE);
			if (entry->is_used)
				use_texts(p, entry->pair[1]);
			goes_on = goes_on || p->used.count > before;
		}
	}
}

/* --- the text ------------------------------------------------------------------------------------------- */

/* The beginning of the comments that stand right above the line there, as far left as it or further. */
static size_t
comments_above(struct bytes text, size_t at, size_t column)
{
	while (at > 0) {
		size_t line = at - 1;
		while (line > 0 && text.data[line - 1] != '\n')
			line--;
		size_t indent = strspn(text.data + line, " ");
		if (text.data[line + indent] != '#' || indent >= column)
			return at;
		at = line;
	}
	return at;
}

/* Where the line of a node begins, or the comments above it; the end of the text where it is NULL. */
static size_t
start_of(struct bytes text, struct yaml_cursor *cursor, const struct yaml_node *node)
{
	if (node == NULL || !yaml_cursor_line(cursor, node->loc.line - 1))
		return text.length;
	return comments_above(text, cursor->at, node->loc.column);
}

/* The key behind a pair of the file, or behind what holds it; NULL: the text ends there. */
static const struct yaml_node *
key_behind(const struct yaml_node *root, const struct entry *entry)
{
	size_t k = 0;

	while (strcmp(root->items[2 * k]->text, entry->key) != 0)
		k++;
	const struct yaml_node *map = root->items[2 * k + 1];
	size_t i = map->kind == YAML_MAP ? (size_t)(entry->pair - map->items) / 2 : map->count;
	if (i < map->count && entry->pair == &map->items[2 * i] && i + 1 < map->count)
		return entry->pair[2];
	return k + 1 < root->count ? root->items[2 * k + 2] : NULL;
}

/* Not by a catalogue: one that can't be had would make another document. */
static const char *
left_out(const char *language)
{
	if (strncmp(language, "es", 2) != 0)
		return "The part of the template that another one uses: what it doesn't name is left out.";
	return "Parte de la plantilla que otra usa: se dejó fuera lo que esa no nombra.";
}

/* The text without what isn't used; the same where that is nothing. */
static struct bytes
cut_text(struct parts *p, size_t file, const char *language)
{
	const struct bytes text = p->files[file].bytes;
	struct yaml_cursor cursor = yaml_cursor_begin(text);
	struct buf out = BUF_INIT;
	size_t at = 0;

	buf_addf(&out, "# %s\n", left_out(language));
	const size_t head = out.length;
	for (size_t i = 0; i < p->entry_count; i++) {
		const struct entry *entry = &p->entries[i];
		if (entry->file != file || entry->is_used)
			continue;
		const size_t start = start_of(text, &cursor, entry->pair[0]);
		const size_t end = start_of(text, &cursor, key_behind(p->files[file].root, entry));
		if (start >= at && end > start) {
			buf_add(&out, text.data + at, start - at);
			at = end;
		}
	}
	buf_add(&out, text.data + at, text.length - at);
	const size_t n = out.length;
	const char *data = buf_take(&out, p->arena);
	return at == 0 || n - head == text.length ? text : (struct bytes){data, n};
}

/* --- whether it says the same --------------------------------------------------------------------------- */

static bool
is_same(const struct yaml_node *a, const struct yaml_node *b)
{
	const size_t count = a->kind == YAML_MAP ? 2 * a->count : a->count;

	if (a->kind != b->kind || a->count != b->count)
		return false;
	if (a->kind == YAML_SCALAR)
		return strcmp(a->text, b->text) == 0 && a->plain == b->plain;
	for (size_t i = 0; i < count; i++)
		if (!is_same(a->items[i], b->items[i]))
			return false;
	return true;
}

/* Whether the file is found again in the part, all but what isn't used. */
static bool
is_kept(const struct parts *p, size_t file, const struct yaml_node *part)
{
	const struct yaml_node *root = p->files[file].root;

	for (size_t i = 0; i < root->count; i++) {
		const struct yaml_node *const *pair = &root->items[2 * i];
		const struct yaml_node *kept = yaml_get(part, pair[0]->text);

		if (yaml_is_null(pair[1]) || (is_among(by_name, pair[0]->text) && pair[1]->kind == YAML_MAP))
			continue;
		if (kept == NULL
			? !is_among(whole, pair[0]->text) || !is_replaced(p, file, pair[0]->text, NULL)
			: !is_same(pair[1], kept))
			return false;
	}
	for (size_t i = 0; i < p->entry_count; i++) {
		const struct entry *entry = &p->entries[i];
		const struct yaml_node *map = yaml_get(part, entry->key);
		if (entry->file != file || !entry->is_used || yaml_is_null(entry->pair[1]))
			continue;
		const struct yaml_node *kept = map != NULL ? yaml_get(map, entry->pair[0]->text) : NULL;
		if (kept == NULL || !is_same(entry->pair[1], kept))
			return false;
	}
	return true;
}

/* The part; all of the file where that can't be taken apart so. */
static struct bytes
part_of(struct parts *p, size_t file, const char *language)
{
	const struct template_file *from = &p->files[file];
	const struct yaml_limits limits = {TEMPLATE_FILE_MAX, TEMPLATE_VALUES_MAX};
	struct diags *muted = diags_open();
	const struct yaml_node *root;

	if (from->root->has_anchors || muted == NULL) {
		diags_close(muted);
		return from->bytes;
	}
	const struct bytes part = cut_text(p, file, language);
	const bool good = part.data == from->bytes.data ||
	    (yaml_parse(p->arena, from->path, part, limits, &root, muted) && is_kept(p, file, root));
	diags_close(muted);
	return good ? part : from->bytes;
}

const struct bytes *
template_parts(struct arena *arena, const struct template *t)
{
	struct parts p = {.arena = arena, .files = t->files, .count = t->file_count};
	struct bytes *out = ARENA_ARRAY(arena, struct bytes, t->file_count);

	intern_init(&p.used, arena);
	for (size_t i = 0; i < t->file_count && t->file_count > 1; i++)
		look_at(&p, i);
	find_used(&p);
	for (size_t i = 0; i < t->file_count; i++)
		out[i] = i == 0 ? t->files[i].bytes : part_of(&p, i, t->language);
	return out;
}
