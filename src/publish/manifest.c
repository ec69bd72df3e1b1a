#include "publish/manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_name.h"
#include "publish/folder.h"

#define PATH_LENGTH_MAX 4096
#define NAMES_LOOKED_AT 32
#define SHARD_DIGITS 9

struct reader {
	struct arena *arena;
	const char *path;
	struct diags *diags;
	bool failed;
};

static void
refuse(struct reader *r, const char *where, const char *what)
{
	if (!r->failed)
		diag_add(r->diags, SEVERITY_ERROR, (struct srcloc){r->path, 0, 0}, "manifest-invalid",
		    "%s: %s", where, diag_phrase(r->diags, what));
	r->failed = true;
}

/* True for a path that stays below the folder, and shows what it is. */
static bool
is_below(const char *path)
{
	if (strlen(path) > PATH_LENGTH_MAX)
		return false;
	for (const char *p = path; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7F)
			return false;
	for (const char *part = path;;) {
		size_t n = strcspn(part, "/");
		if (n == 0 || part[0] == '.')
			return false;
		if (part[n] == '\0')
			return true;
		part += n + 1;
	}
}

/* ---- values ---- */

static const char *
read_text(struct reader *r, const json_t *object, const char *key, const char *where)
{
	const json_t *value = json_object_get(object, key);

	if (!value)
		return NULL;
	if (!json_is_string(value) || strlen(json_string_value(value)) != json_string_length(value)) {
		refuse(r, where, N_("a text was expected"));
		return NULL;
	}
	return arena_strdup(r->arena, json_string_value(value));
}

static uint64_t
read_number(struct reader *r, const json_t *object, const char *key, const char *where, uint64_t max)
{
	const json_t *value = json_object_get(object, key);
	json_int_t number = json_is_integer(value) ? json_integer_value(value) : -1;

	if (number < 0 || (uint64_t)number > max) {
		refuse(r, where, N_("a number is missing, or is none"));
		return 0;
	}
	return (uint64_t)number;
}

static struct digest
parse_digest(struct reader *r, const json_t *value, const char *where)
{
	struct digest digest = {{0}};

	if (!json_is_string(value) || !digest_parse(json_string_value(value), &digest))
		refuse(r, where, N_("a SHA-256 of 64 small hexadecimal digits is missing, or is none"));
	return digest;
}

/* ---- entries ---- */

static void
read_units(struct reader *r, json_t *units, struct manifest_entry *entry)
{
	struct manifest_unit *out;
	const char *code;
	json_t *pages;

	if (!json_is_object(units)) {
		refuse(r, entry->path, N_("it has no \"units\""));
		return;
	}
	entry->units = out = ARENA_ARRAY(r->arena, struct manifest_unit, json_object_size(units));
	json_object_foreach(units, code, pages)
	{
		json_int_t n = json_is_integer(pages) ? json_integer_value(pages) : -1;
		if (n < 0 || n > UINT32_MAX)
			refuse(r, entry->path, N_("the pages of a unit are no number"));
		else
			out[entry->unit_count++] =
			    (struct manifest_unit){arena_strdup(r->arena, code), (uint32_t)n};
	}
}

/* Most documents are made from the same files as the one before: then their names are kept once. */
static const char *
keep_name(struct reader *r, const struct manifest_entry *before, const char *name)
{
	for (size_t i = 0; before && i < before->input_count && i < NAMES_LOOKED_AT; i++)
		if (strcmp(before->inputs[i].name, name) == 0)
			return before->inputs[i].name;
	return arena_strdup(r->arena, name);
}

static void
read_inputs(struct reader *r, json_t *inputs, const struct manifest_entry *before,
    struct manifest_entry *entry)
{
	struct manifest_input *out;
	const char *name;
	json_t *digest;

	if (!json_is_object(inputs)) {
		refuse(r, entry->path, N_("it has no \"inputs\""));
		return;
	}
	entry->inputs = out = ARENA_ARRAY(r->arena, struct manifest_input, json_object_size(inputs));
	json_object_foreach(inputs, name, digest) out[entry->input_count++] =
	    (struct manifest_input){keep_name(r, before, name), parse_digest(r, digest, entry->path)};
}

static void
read_left_out(struct reader *r, const json_t *list, struct manifest_entry *entry)
{
	const char **codes = ARENA_ARRAY(r->arena, const char *, json_array_size(list));

	entry->left_out = codes;
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *code = json_string_value(json_array_get(list, i));

		if (code)
			codes[entry->left_out_count++] = arena_strdup(r->arena, code);
		else
			refuse(r, entry->path, N_("the code of a unit left out is no text"));
	}
}

static void
read_entry(struct reader *r, const char *path, const json_t *object, const struct manifest_entry *before,
    struct manifest_entry *entry)
{
	entry->path = arena_strdup(r->arena, path);
	if (!is_below(path) || !json_is_object(object)) {
		refuse(r, entry->path, N_("this is no document below the folder"));
		return;
	}
	entry->date = read_text(r, object, "date", entry->path);
	entry->digest = parse_digest(r, json_object_get(object, "sha256"), entry->path);
	entry->fingerprint = parse_digest(r, json_object_get(object, "fingerprint"), entry->path);
	entry->bytes = read_number(r, object, "bytes", entry->path, INT64_MAX);
	entry->pages = (uint32_t)read_number(r, object, "pages", entry->path, UINT32_MAX);
	entry->findings = (uint32_t)read_number(r, object, "findings", entry->path, UINT32_MAX);
	entry->shows_all = json_object_get(object, "plans") != NULL;
	if (entry->shows_all)
		entry->plans = parse_digest(r, json_object_get(object, "plans"), entry->path);
	entry->stale = json_is_true(json_object_get(object, "stale"));
	read_left_out(r, json_object_get(object, "left-out"), entry);
	read_units(r, json_object_get(object, "units"), entry);
	read_inputs(r, json_object_get(object, "inputs"), before, entry);
}

static void
read_entries(struct reader *r, json_t *documents, struct manifest *out)
{
	struct manifest_entry *entries;
	const char *path;
	json_t *object;

	if (!json_is_object(documents)) {
		refuse(r, "documents", N_("it is missing, or no object"));
		return;
	}
	out->entries = entries = ARENA_ARRAY(r->arena, struct manifest_entry, json_object_size(documents));
	json_object_foreach(documents, path, object)
	{
		const struct manifest_entry *before = out->count > 0 ? &entries[out->count - 1] : NULL;
		read_entry(r, path, object, before, &entries[out->count++]);
	}
	manifest_sort(entries, out->count, NULL, 0);
}

static void
read_failed(struct reader *r, const json_t *failed, struct manifest *out)
{
	size_t n = json_array_size(failed);
	const char **paths = ARENA_ARRAY(r->arena, const char *, n);

	out->failed = paths;
	for (size_t i = 0; i < n; i++) {
		const char *path = json_string_value(json_array_get(failed, i));
		if (path && is_below(path))
			paths[out->failed_count++] = arena_strdup(r->arena, path);
		else
			refuse(r, "failed", N_("this is no document below the folder"));
	}
	manifest_sort(NULL, 0, paths, out->failed_count);
}

static void
read_libraries(struct reader *r, json_t *libraries, struct manifest *out)
{
	struct library *list = ARENA_ARRAY(r->arena, struct library, json_object_size(libraries));
	const char *name;
	json_t *version;

	out->libraries = list;
	json_object_foreach(libraries, name, version)
	{
		const char *text = json_string_value(version);
		if (text)
			list[out->library_count++] =
			    (struct library){arena_strdup(r->arena, name), arena_strdup(r->arena, text)};
		else
			refuse(r, "libraries", N_("a version is no text"));
	}
}

/* "3/8" */
static bool
parse_shard(const char *text, const char *between, const char *end, uint32_t *shard, uint32_t *shards)
{
	size_t digits = strspn(text, "0123456789"), gap = strlen(between);
	const char *second = text + digits + gap;

	if (digits == 0 || digits > SHARD_DIGITS || strncmp(text + digits, between, gap) != 0)
		return false;
	digits = strspn(second, "0123456789");
	if (digits == 0 || digits > SHARD_DIGITS || strcmp(second + digits, end) != 0)
		return false;
	*shard = (uint32_t)strtoul(text, NULL, 10);
	*shards = (uint32_t)strtoul(second, NULL, 10);
	return *shard > 0 && *shard <= *shards && *shards <= MANIFEST_SHARDS_MAX;
}

bool
manifest_parse_shard(const char *text, uint32_t *shard, uint32_t *shards)
{
	return parse_shard(text, "/", "", shard, shards);
}

/* As it is written, without a zero too many. */
static bool
is_shard(struct arena *arena, const char *text, struct manifest *out)
{
	return manifest_parse_shard(text, &out->shard, &out->shards) &&
	    strcmp(text, manifest_shard(arena, out->shard, out->shards)) == 0;
}

static void
read_shard(struct reader *r, const json_t *root, struct manifest *out)
{
	const char *shard = read_text(r, root, "shard", "shard");

	if (shard && !is_shard(r->arena, shard, out))
		refuse(r, "shard", N_("it should be like 3/8"));
	if (shard)
		out->plans = parse_digest(r, json_object_get(root, "plans"), "plans");
	if (json_object_get(root, "errors"))
		out->errors = (uint32_t)read_number(r, root, "errors", "errors", UINT32_MAX);
}

bool
manifest_parse(struct arena *arena, const char *path, struct bytes bytes, struct manifest *out,
    struct diags *diags)
{
	struct reader r = {arena, path, diags, false};
	json_error_t error;
	json_t *root = json_loadb(bytes.data, bytes.length, JSON_REJECT_DUPLICATES, &error);

	*out = (struct manifest){0};
	if (!root) {
		if (json_error_code(&error) == json_error_out_of_memory)
			arena_out_of_memory(arena, bytes.length);
		diag_add(diags, SEVERITY_ERROR,
		    (struct srcloc){path, error.line > 0 ? (uint32_t)error.line : 0,
			error.column > 0 ? (uint32_t)error.column : 0},
		    "manifest-invalid", "this is no manifest: %s", error.text);
		return false;
	}
	if (!json_is_object(root) || json_integer_value(json_object_get(root, "manifest")) != 1) {
		refuse(&r, "manifest", N_("this is no manifest of version 1"));
	} else {
		out->program = read_text(&r, root, "program", "program");
		read_entries(&r, json_object_get(root, "documents"), out);
		read_failed(&r, json_object_get(root, "failed"), out);
		read_libraries(&r, json_object_get(root, "libraries"), out);
		read_shard(&r, root, out);
	}
	json_decref(root);
	return !r.failed;
}

bool
manifest_read(struct arena *arena, int folder, const char *path, bool *found, struct manifest *out,
    struct diags *diags)
{
	struct stat st;
	struct bytes bytes;
	struct arena *text;

	*found = false;
	*out = (struct manifest){0};
	if (fstatat(folder, file_name_of(path), &st, 0) != 0 && errno == ENOENT)
		return true;
	*found = true;
	text = arena_open_beside(arena);
	bool ok = file_read(text, path, MANIFEST_FILE_MAX, (struct srcloc){path, 0, 0}, &bytes, diags) &&
	    manifest_parse(arena, path, bytes, out, diags);
	arena_close(text);
	return ok;
}

const char *
manifest_shard(struct arena *arena, uint32_t shard, uint32_t shards)
{
	return arena_printf(arena, "%u/%u", (unsigned)shard, (unsigned)shards);
}

const char *
manifest_name(struct arena *arena, uint32_t shard, uint32_t shards)
{
	return shards == 0 ? FOLDER_MANIFEST
			   : arena_printf(arena, "manifest-%u-of-%u.json", (unsigned)shard, (unsigned)shards);
}

bool
manifest_is_of_shard(const char *name, uint32_t *shard, uint32_t *shards)
{
	static const char begin[] = "manifest-";
	const char *numbers = name + sizeof begin - 1;
	char again[64];

	if (strncmp(name, begin, sizeof begin - 1) != 0 ||
	    !parse_shard(numbers, "-of-", ".json", shard, shards))
		return false;
	snprintf(again, sizeof again, "manifest-%u-of-%u.json", (unsigned)*shard, (unsigned)*shards);
	return strcmp(again, name) == 0;
}

/* ---- looking at entries ---- */

static int
compare_entries(const void *a, const void *b)
{
	return strcmp(((const struct manifest_entry *)a)->path, ((const struct manifest_entry *)b)->path);
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void
manifest_sort(struct manifest_entry *entries, size_t n, const char **failed, size_t failed_count)
{
	if (n > 0)
		qsort(entries, n, sizeof *entries, compare_entries);
	if (failed_count > 0)
		qsort(failed, failed_count, sizeof *failed, compare_texts);
}

const struct manifest_entry *
manifest_find(const struct manifest *manifest, const char *path)
{
	struct manifest_entry key = {.path = path};

	if (manifest->count == 0)
		return NULL;
	return bsearch(&key, manifest->entries, manifest->count, sizeof key, compare_entries);
}

enum manifest_state
manifest_compare(int folder, const struct manifest_entry *entry, struct digest *found)
{
	enum manifest_state state = MANIFEST_UNREADABLE;
	struct stat st;
	uint64_t size;
	int below = folder_of(folder, entry->path, false);

	if (below < 0)
		return errno == ENOENT ? MANIFEST_MISSING : MANIFEST_UNREADABLE;
	int fd = openat(below, file_name_of(entry->path),
	    O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	int error = errno;
	(void)close(below); /* only looked into */
	if (fd < 0) {
		errno = error;
		if (error == ENOENT)
			return MANIFEST_MISSING;
		return error == ELOOP || error == ENXIO ? MANIFEST_NO_FILE : MANIFEST_UNREADABLE;
	}
	if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode))
		state = MANIFEST_NO_FILE;
	else if (digest_file(fd, found, &size))
		state = size == entry->bytes && digest_equal(found, &entry->digest) ? MANIFEST_HOLDS
										    : MANIFEST_CHANGED;
	error = errno;
	(void)close(fd); /* only read from */
	errno = error;
	return state;
}
