#include "publish/verify.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_name.h"
#include "publish/folder.h"
#include "publish/manifest.h"

struct verifier {
	struct arena *arena;
	const char *folder;
	int root;
	struct manifest manifest;
	struct diags *diags;
};

static struct srcloc
place(struct verifier *v, const char *path)
{
	size_t n = strlen(v->folder);
	const char *between = n > 0 && v->folder[n - 1] == '/' ? "" : "/";
	return (struct srcloc){arena_printf(v->arena, "%s%s%s", v->folder, between, path), 0, 0};
}

static void
check_entry(struct verifier *v, const struct manifest_entry *entry)
{
	char is[DIGEST_HEX_SIZE], was[DIGEST_HEX_SIZE];
	struct digest found;

	switch (manifest_compare(v->root, entry, &found)) {
	case MANIFEST_HOLDS:
		if (entry->stale)
			diag_add(v->diags, SEVERITY_WARNING, place(v, entry->path), "verify-stale",
			    "this is an earlier edition: the last attempt to make the document failed");
		break;
	case MANIFEST_MISSING:
		diag_add(v->diags, SEVERITY_ERROR, place(v, entry->path), "verify-missing",
		    "the manifest has this document, but it is not here");
		break;
	case MANIFEST_NO_FILE:
		diag_add(v->diags, SEVERITY_ERROR, place(v, entry->path), "verify-not-a-file",
		    "the manifest has this document, but what is here is not a file");
		break;
	case MANIFEST_UNREADABLE:
		diag_add(v->diags, SEVERITY_ERROR, place(v, entry->path), "verify-unreadable",
		    "this can't be read: %s", language_error(diags_language(v->diags), errno));
		break;
	case MANIFEST_CHANGED:
		digest_print(&found, is);
		digest_print(&entry->digest, was);
		diag_add(v->diags, SEVERITY_ERROR, place(v, entry->path), "verify-changed",
		    "this was changed: its SHA-256 is %s, and %s in the manifest", is, was);
		break;
	}
}

static void
check_failed(struct verifier *v)
{
	for (size_t i = 0; i < v->manifest.failed_count; i++)
		if (!manifest_find(&v->manifest, v->manifest.failed[i]))
			diag_add(v->diags, SEVERITY_ERROR, place(v, v->manifest.failed[i]), "verify-missing",
			    "the last attempt to make this document failed, and there is no earlier edition");
}

/* Hidden, and nothing of the program's: ".gitkeep".  No document can have such a name (template/job.h). */
static bool
is_others(const char *name)
{
	return name[0] == '.' && strncmp(name, ".pliego", 7) != 0;
}

/* The program's own: manifests, of shards too, and the lock, which a killed run leaves behind. */
static bool
is_own(const char *name)
{
	uint32_t shard, shards;
	size_t n = strlen(name);

	if (strncmp(name, ".pliego", 7) == 0)
		return n > 5 && strcmp(name + n - 5, ".lock") == 0;
	return strcmp(name, FOLDER_MANIFEST) == 0 || manifest_is_of_shard(name, &shard, &shards);
}

static void
check_name(struct verifier *v, int fd, const char *below, const char *name)
{
	const char *path = arena_printf(v->arena, "%s%s", below, name);
	struct stat st;

	if (is_others(name) || fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) != 0 || S_ISDIR(st.st_mode) ||
	    manifest_find(&v->manifest, path) || (*below == '\0' && is_own(name)))
		return;
	if (folder_is_temporary(name, NULL))
		diag_add(v->diags, SEVERITY_ERROR, place(v, path), "verify-extra",
		    "this was left by a run that was ended; the next one removes it");
	else
		diag_add(v->diags, SEVERITY_ERROR, place(v, path), "verify-extra",
		    "the manifest does not have this file");
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Names in the order of their bytes, so that messages come in the same order everywhere. */
static const char **
list_names(struct verifier *v, DIR *dir, size_t *count)
{
	const char **names = NULL;
	size_t n = 0, capacity = 0;

	for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
		names = arena_grow(v->arena, names, n, &capacity, n + 1, sizeof(*names));
		names[n++] = arena_strdup(v->arena, entry->d_name);
	}
	if (n > 0)
		qsort(names, n, sizeof *names, compare_names);
	*count = n;
	return names;
}

/* The folder that the path names its file in. */
static bool
check_folder(struct verifier *v, const char *path)
{
	const char *below = arena_strndup(v->arena, path, (size_t)(file_name_of(path) - path));
	int fd = folder_of(v->root, path, false);
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	size_t n = 0;

	if (!dir) {
		int error = errno;
		if (fd >= 0)
			(void)close(fd);
		if (error != ENOENT && error != ENOTDIR && error != ELOOP) {
			diag_add(v->diags, SEVERITY_ERROR, place(v, below), "verify-unreadable",
			    "this can't be read: %s", language_error(diags_language(v->diags), error));
			return false;
		}
		return true; /* its documents were told to be missing */
	}
	const char **names = list_names(v, dir, &n);
	for (size_t i = 0; i < n; i++)
		check_name(v, dirfd(dir), below, names[i]);
	(void)closedir(dir);
	return true;
}

/* The folder of an entry: the first `length` bytes of its path. */
struct home {
	const char *path;
	size_t length, entry;
};

static int
compare_homes(const void *a, const void *b)
{
	const struct home *x = a, *y = b;
	int order = memcmp(x->path, y->path, x->length < y->length ? x->length : y->length);

	if (order == 0 && x->length != y->length)
		return x->length < y->length ? -1 : 1;
	return order != 0 ? order : (x->entry > y->entry) - (x->entry < y->entry);
}

/*
 * Each folder once, where its first entry is.  Entries are sorted, but those of a folder do not all lie
 * together: what its folders hold comes in between.
 */
static bool
check_folders(struct verifier *v)
{
	const size_t n = v->manifest.count;
	struct home *homes = ARENA_ARRAY(v->arena, struct home, n);
	bool *is_first = ARENA_ARRAY(v->arena, bool, n);
	bool ok = check_folder(v, "");

	for (size_t i = 0; i < n; i++) {
		const char *path = v->manifest.entries[i].path;
		homes[i] = (struct home){path, (size_t)(file_name_of(path) - path), i};
	}
	if (n > 0)
		qsort(homes, n, sizeof *homes, compare_homes);
	for (size_t i = 0; i < n; i++)
		is_first[homes[i].entry] = homes[i].length > 0 &&
		    (i == 0 || homes[i - 1].length != homes[i].length ||
			memcmp(homes[i - 1].path, homes[i].path, homes[i].length) != 0);
	for (size_t i = 0; i < n; i++)
		if (is_first[i])
			ok = check_folder(v, v->manifest.entries[i].path) && ok;
	return ok;
}

static enum verify_result
verify_open(struct verifier *v, struct verification *out)
{
	const char *path = place(v, FOLDER_MANIFEST).file;
	size_t errors = diags_errors(v->diags);
	bool found;

	if (!manifest_read(v->arena, v->root, path, &found, &v->manifest, v->diags))
		return VERIFY_BAD;
	if (!found) {
		diag_add(v->diags, SEVERITY_ERROR, (struct srcloc){path, 0, 0}, "verify-missing",
		    "there is no manifest here; name the folder that documents were made in");
		return VERIFY_BAD;
	}
	out->documents = v->manifest.count;
	for (size_t i = 0; i < v->manifest.count; i++) {
		const struct manifest_entry *entry = &v->manifest.entries[i];
		out->pages += entry->pages;
		out->stale += entry->stale ? 1 : 0;
		check_entry(v, entry);
	}
	check_failed(v);
	if (!check_folders(v))
		return VERIFY_FAILED;
	return diags_errors(v->diags) > errors ? VERIFY_BAD : VERIFY_GOOD;
}

enum verify_result
verify_folder(struct arena *arena, const char *folder, struct verification *out, struct diags *diags)
{
	struct verifier v = {.arena = arena, .folder = folder, .root = folder_open(folder), .diags = diags};

	*out = (struct verification){0};
	if (v.root < 0) {
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){folder, 0, 0}, "verify-unreadable",
		    "this can't be read: %s", language_error(diags_language(diags), errno));
		return VERIFY_FAILED;
	}
	enum verify_result result = verify_open(&v, out);
	(void)close(v.root); /* only read from */
	return result;
}
