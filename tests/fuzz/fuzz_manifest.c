/*
 * Any bytes at all as a manifest: refused with an error, or all of its paths stay below the folder.
 */
#include "fuzz.h"
#include "publish/manifest.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
require(bool condition)
{
	if (!condition)
		abort();
}

static void
check_path(const char *path)
{
	require(path[0] != '/' && path[0] != '\0' && path[0] != '.');
	require(!strstr(path, "/.") && !strstr(path, "//") && path[strlen(path) - 1] != '/');
}

static void
check_entry(const struct manifest *m, size_t i)
{
	const struct manifest_entry *entry = &m->entries[i];

	check_path(entry->path);
	require(i == 0 || strcmp(m->entries[i - 1].path, entry->path) < 0);
	require(manifest_find(m, entry->path) == entry);
	for (size_t k = 0; k < entry->unit_count; k++)
		require(entry->units[k].code != NULL);
	for (size_t k = 0; k < entry->input_count; k++)
		require(entry->inputs[k].name != NULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	struct manifest m;

	require(arena && diags);
	const char *text = arena_strndup(arena, (const char *)data, n);
	bool good = manifest_parse(arena, "m.json", (struct bytes){text, n}, &m, diags);
	require(good == (diags_errors(diags) == 0));
	for (size_t i = 0; good && i < m.count; i++)
		check_entry(&m, i);
	for (size_t i = 0; good && i < m.failed_count; i++)
		check_path(m.failed[i]);
	require(!good || (m.shards == 0 ? m.shard == 0 : m.shard >= 1 && m.shard <= m.shards));
	diags_close(diags);
	arena_close(arena);
	return 0;
}
