#include "publish/merge.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_name.h"
#include "base/io.h"
#include "publish/folder.h"
#include "publish/manifest.h"

/* A manifest of a share, and the folder it was found in. */
struct share {
	const char *folder, *path, *name;
	int fd;    /* of the folder, borrowed */
	bool here; /* it is the publication's */
	struct manifest manifest;
};

/* A document of a share. */
struct part {
	const struct manifest_entry *entry;
	const struct share *share;
	struct staged *staged; /* NULL: not copied */
};

struct merger {
	struct arena *arena;
	const struct merge_request *request;
	struct publication *publication;
	struct merged *out;
	struct diags *diags;
	struct share *shares;
	size_t count, capacity;
	int *fds; /* of the folders */
	size_t fd_count;
	struct part *parts; /* sorted by path */
	size_t part_count;
};

static struct srcloc
at(const char *path)
{
	return (struct srcloc){path, 0, 0};
}

/* ---- finding the shares ---- */

static bool
same_folder(int a, int b)
{
	struct stat x, y;

	return fstat(a, &x) == 0 && fstat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static void
add_share(struct merger *m, const char *folder, int fd, const char *name)
{
	bool found;

	m->shares = arena_grow(m->arena, m->shares, m->count, &m->capacity, m->count + 1, sizeof(*m->shares));
	struct share *share = &m->shares[m->count++];
	*share = (struct share){
	    .folder = folder,
	    .name = arena_strdup(m->arena, name),
	    .path = arena_printf(m->arena, "%s/%s", folder, name),
	    .fd = fd,
	    .here = same_folder(fd, m->publication->root),
	};
	if (!manifest_read(m->arena, fd, share->path, &found, &share->manifest, m->diags))
		m->count--;
}

static bool
tell_unreadable(struct merger *m, const char *folder)
{
	diag_add(m->diags, SEVERITY_ERROR, at(folder), "verify-unreadable", "this can't be read: %s",
	    language_error(diags_language(m->diags), errno));
	return false;
}

/* False when any of them can't be read: each of those is told. */
static bool
open_folders(struct merger *m, const char *const *folders, size_t n)
{
	bool ok = true;

	m->fds = ARENA_ARRAY(m->arena, int, n);
	for (size_t i = 0; i < n; i++) {
		int fd = folder_open(folders[i]);
		if (fd >= 0)
			m->fds[m->fd_count++] = fd;
		else
			ok = tell_unreadable(m, folders[i]);
	}
	return ok;
}

static bool
find_shares(struct merger *m, const char *folder, int fd)
{
	uint32_t shard, shards;
	size_t before = m->count;
	int own = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = own >= 0 ? fdopendir(own) : NULL;

	if (!dir) {
		(void)tell_unreadable(m, folder);
		if (own >= 0)
			(void)close(own);
		return false;
	}
	for (const struct dirent *entry; (entry = readdir(dir)) != NULL;)
		if (manifest_is_of_shard(entry->d_name, &shard, &shards))
			add_share(m, folder, fd, entry->d_name);
	(void)closedir(dir);
	if (m->count == before && diags_errors(m->diags) == 0)
		diag_add(m->diags, SEVERITY_ERROR, at(folder), "merge-none",
		    "there is no manifest of a share here");
	return true;
}

static int
compare_shares(const void *a, const void *b)
{
	const struct share *x = a, *y = b;

	if (x->manifest.shard != y->manifest.shard)
		return x->manifest.shard < y->manifest.shard ? -1 : 1;
	return strcmp(x->path, y->path);
}

/* Each share once, and all of one set. */
static void
check_shares(struct merger *m)
{
	const uint32_t shards = m->count > 0 ? m->shares[0].manifest.shards : 0;
	uint32_t next = 1;

	if (m->count > 0)
		qsort(m->shares, m->count, sizeof *m->shares, compare_shares);
	for (size_t i = 0; i < m->count; i++) {
		const struct share *share = &m->shares[i];
		uint32_t shard, of;
		if (share->manifest.shards != shards || !manifest_is_of_shard(share->name, &shard, &of) ||
		    shard != share->manifest.shard || of != shards) {
			diag_add(m->diags, SEVERITY_ERROR, at(share->path), "merge-differs",
			    "this is a share of another set than %s", m->shares[0].path);
			continue;
		}
		if (i > 0 && m->shares[i - 1].manifest.shard == shard)
			diag_add(m->diags, SEVERITY_ERROR, at(share->path), "merge-twice",
			    "this share is there twice: see %s", m->shares[i - 1].path);
		for (; next < shard; next++)
			diag_add(m->diags, SEVERITY_ERROR, at(m->publication->folder), "merge-missing",
			    "share %s is missing", manifest_shard(m->arena, next, shards));
		next = shard + 1;
	}
	for (; m->count > 0 && next <= shards; next++)
		diag_add(m->diags, SEVERITY_ERROR, at(m->publication->folder), "merge-missing",
		    "share %s is missing", manifest_shard(m->arena, next, shards));
}

static bool
same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool
same_program(const struct manifest *a, const struct manifest *b)
{
	if (!same_text(a->program, b->program) || a->library_count != b->library_count)
		return false;
	for (size_t i = 0; i < a->library_count; i++) {
		size_t k = 0;
		while (k < b->library_count && strcmp(a->libraries[i].name, b->libraries[k].name) != 0)
			k++;
		if (k == b->library_count || strcmp(a->libraries[i].version, b->libraries[k].version) != 0)
			return false;
	}
	return true;
}

/* ---- looking at the documents ---- */

static int
compare_parts(const void *a, const void *b)
{
	return strcmp(((const struct part *)a)->entry->path, ((const struct part *)b)->entry->path);
}

static void
list_parts(struct merger *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->count; i++)
		n += m->shares[i].manifest.count;
	m->parts = ARENA_ARRAY(m->arena, struct part, n);
	for (size_t i = 0; i < m->count; i++)
		for (size_t k = 0; k < m->shares[i].manifest.count; k++)
			m->parts[m->part_count++] =
			    (struct part){&m->shares[i].manifest.entries[k], &m->shares[i], NULL};
	if (n > 0)
		qsort(m->parts, n, sizeof *m->parts, compare_parts);
	for (size_t i = 1; i < n; i++)
		if (compare_parts(&m->parts[i - 1], &m->parts[i]) == 0)
			diag_add(m->diags, SEVERITY_ERROR, at(m->parts[i].share->path), "merge-twice",
			    "«%s» is in another share, too", m->parts[i].entry->path);
}

struct seen {
	const struct manifest_input *input;
	const struct share *share;
};

static int
compare_seen(const void *a, const void *b)
{
	return strcmp(((const struct seen *)a)->input->name, ((const struct seen *)b)->input->name);
}

/* All shares were made when the plans said the same. */
static void
check_plans(struct merger *m)
{
	for (size_t i = 1; i < m->count; i++)
		if (!digest_equal(&m->shares[0].manifest.plans, &m->shares[i].manifest.plans))
			diag_add(m->diags, SEVERITY_ERROR, at(m->shares[i].path), "merge-differs",
			    "this was made from other plans than %s", m->shares[0].path);
}

/* A file that two documents of today were made from is one file.  Those of earlier editions may differ. */
static void
check_inputs(struct merger *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->part_count; i++)
		n += m->parts[i].entry->input_count;
	struct seen *seen = ARENA_ARRAY(m->arena, struct seen, n);
	n = 0;
	for (size_t i = 0; i < m->part_count; i++)
		for (size_t k = 0; k < m->parts[i].entry->input_count && !m->parts[i].entry->stale; k++)
			seen[n++] = (struct seen){&m->parts[i].entry->inputs[k], m->parts[i].share};
	if (n > 0)
		qsort(seen, n, sizeof *seen, compare_seen);
	for (size_t i = 1; i < n; i++)
		if (compare_seen(&seen[i - 1], &seen[i]) == 0 &&
		    !digest_equal(&seen[i - 1].input->digest, &seen[i].input->digest)) {
			diag_add(m->diags, SEVERITY_ERROR, at(seen[i].share->path), "merge-differs",
			    "the shares were made from different files «%s»", seen[i].input->name);
			return;
		}
}

static void
check_documents(struct merger *m)
{
	struct digest found;

	for (size_t i = 0; i < m->part_count; i++) {
		const struct part *part = &m->parts[i];
		const char *path = arena_printf(m->arena, "%s/%s", part->share->folder, part->entry->path);
		switch (manifest_compare(part->share->fd, part->entry, &found)) {
		case MANIFEST_HOLDS:
			break;
		case MANIFEST_MISSING:
		case MANIFEST_NO_FILE:
			diag_add(m->diags, SEVERITY_ERROR, at(path), "verify-missing",
			    "%s has this document, but it is not here", part->share->path);
			break;
		case MANIFEST_CHANGED:
			diag_add(m->diags, SEVERITY_ERROR, at(path), "verify-changed",
			    "this is not what %s says", part->share->path);
			break;
		case MANIFEST_UNREADABLE:
			diag_add(m->diags, SEVERITY_ERROR, at(path), "verify-unreadable",
			    "this can't be read: %s", language_error(diags_language(m->diags), errno));
			break;
		}
	}
}

/* ---- joining ---- */

static bool
copy_document(struct merger *m, struct part *part)
{
	const char *path = part->entry->path;
	struct digest found;

	if (part->share->here ||
	    manifest_compare(m->publication->root, part->entry, &found) == MANIFEST_HOLDS)
		return true;
	int below = folder_of(part->share->fd, path, false);
	int fd = below >= 0 ? openat(below, file_name_of(path), O_RDONLY | O_NOFOLLOW | O_CLOEXEC) : -1;
	if (below >= 0)
		(void)close(below);
	bool ok = fd >= 0 && publication_begin(m->publication, path, m->request->check_of(path), m->diags);
	part->staged = ok ? m->publication->open : NULL;
	ok = ok && io_read_pieces(fd, publication_write, m->publication) &&
	    publication_stage(m->publication, m->diags) &&
	    digest_equal(&part->staged->digest, &part->entry->digest);
	if (fd >= 0)
		(void)close(fd);
	publication_drop(m->publication, m->diags); /* what was not staged */
	if (ok)
		m->out->copied++;
	else if (diags_errors(m->diags) == 0)
		diag_add(m->diags, SEVERITY_ERROR,
		    at(arena_printf(m->arena, "%s/%s", part->share->folder, path)), "output-failed",
		    "this could not be copied");
	return ok;
}

/* What the runs that made the shares ended with is so of the whole set. */
static void
tell_errors(struct merger *m)
{
	for (size_t i = 0; i < m->count; i++) {
		const struct manifest *share = &m->shares[i].manifest;

		m->out->has_errors = m->out->has_errors || share->errors > 0 || share->failed_count > 0;
		if (share->errors > 0)
			diag_add(m->diags, SEVERITY_WARNING, at(m->shares[i].path), "merge-errors",
			    "the run that made this share told of errors: %u", (unsigned)share->errors);
	}
}

/* What no share could make; NULL-free, in the order of the shares. */
static const char **
list_failed(struct merger *m, size_t *count)
{
	size_t n = 0;

	for (size_t i = 0; i < m->count; i++)
		n += m->shares[i].manifest.failed_count;
	const char **failed = ARENA_ARRAY(m->arena, const char *, n);
	*count = 0;
	for (size_t i = 0; i < m->count; i++)
		for (size_t k = 0; k < m->shares[i].manifest.failed_count; k++) {
			failed[(*count)++] = m->shares[i].manifest.failed[k];
			diag_add(m->diags, SEVERITY_WARNING, (struct srcloc){m->shares[i].path, 0, 0},
			    "merge-failed", "«%s» could not be made", m->shares[i].manifest.failed[k]);
		}
	return failed;
}

static bool
write_manifest(struct merger *m)
{
	struct manifest manifest = m->shares[0].manifest;
	struct manifest_entry *entries = ARENA_ARRAY(m->arena, struct manifest_entry, m->part_count);
	size_t failed_count;
	const char **failed = list_failed(m, &failed_count);

	tell_errors(m);
	for (size_t i = 0; i < m->part_count; i++) {
		entries[i] = *m->parts[i].entry;
		m->out->pages += entries[i].pages;
	}
	manifest_sort(entries, m->part_count, failed, failed_count);
	manifest.entries = entries;
	manifest.count = m->out->documents = m->part_count;
	manifest.failed = failed;
	manifest.failed_count = failed_count;
	manifest.shard = manifest.shards = manifest.errors = 0;
	return manifest_publish(m->publication, FOLDER_MANIFEST, &manifest, m->diags);
}

static enum merge_result
merge_open(struct merger *m, const char *const *folders, size_t n)
{
	bool readable = true;

	for (size_t i = 0; i < n; i++)
		readable = find_shares(m, folders[i], m->fds[i]) && readable;
	if (!readable)
		return MERGE_FAILED;
	if (m->count == 0 || diags_errors(m->diags) > 0)
		return MERGE_REFUSED;
	check_shares(m);
	for (size_t i = 1; i < m->count; i++)
		if (!same_program(&m->shares[0].manifest, &m->shares[i].manifest))
			diag_add(m->diags, SEVERITY_ERROR, at(m->shares[i].path), "merge-differs",
			    "this was made by another program, or with other libraries, than %s",
			    m->shares[0].path);
	check_plans(m);
	list_parts(m);
	check_inputs(m);
	check_documents(m);
	if (diags_errors(m->diags) > 0)
		return MERGE_REFUSED;
	for (size_t i = 0; i < m->part_count; i++)
		if (!copy_document(m, &m->parts[i]))
			return MERGE_FAILED;
	if (!publication_commit(m->publication, m->diags) || !write_manifest(m))
		return MERGE_FAILED;
	for (size_t i = 0; i < m->count; i++)
		if (m->shares[i].here)
			(void)unlinkat(m->publication->root, m->shares[i].name, 0);
	m->out->shards = m->count;
	return MERGE_DONE;
}

enum merge_result
merge_folders(struct publication *publication, const struct merge_request *request, struct merged *out,
    struct diags *diags)
{
	const struct lock_request lock = {.started = request->started};
	const char *const *folders = request->folders;
	size_t n = request->count;
	struct merger m = {
	    .arena = publication->arena,
	    .request = request,
	    .publication = publication,
	    .out = out,
	    .diags = diags,
	};
	enum merge_result result = MERGE_FAILED;

	*out = (struct merged){0};
	if (open_folders(&m, folders, n)) {
		switch (publication_open_folder(publication, &lock, diags)) {
		case LOCK_TAKEN:
			result = merge_open(&m, folders, n);
			break;
		case LOCK_BUSY:
			result = MERGE_BUSY;
			break;
		case LOCK_FAILED:
			break;
		}
	}
	for (size_t i = 0; i < m.fd_count; i++)
		(void)close(m.fds[i]); /* only looked into */
	publication_discard(publication);
	publication_close_folder(publication);
	return result;
}
