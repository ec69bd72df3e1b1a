#include "publish/publication.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

void
publication_init(struct publication *p, struct arena *arena, const char *folder, struct diags *diags)
{
	p->arena = arena;
	p->diags = diags;
	p->folder = folder;
	atomic_init(&p->last, NULL);
	p->count = 0;
	p->fd = -1;
	p->failed = false;
	p->used = 0;
}

static void
report(struct publication *p, const char *path, const char *what, int error)
{
	diag_add(p->diags, SEVERITY_ERROR, (struct srcloc){path, 0, 0}, "output-failed", "%s: %s",
	    diag_phrase(p->diags, what), language_error(diags_language(p->diags), error));
}

/* Makes the folders that `path` lies in, from the first '/' after `from` on. */
static bool
make_folders(struct publication *p, char *path, size_t from)
{
	for (char *slash = strchr(path + from, '/'); slash; slash = strchr(slash + 1, '/')) {
		if (slash == path)
			continue;
		*slash = '\0';
		int made = mkdir(path, 0777);
		int error = errno;
		struct stat st;
		if (made != 0 && (error != EEXIST || stat(path, &st) != 0 || !S_ISDIR(st.st_mode))) {
			report(p, arena_strdup(p->arena, path), N_("could not make the folder"),
			    error == EEXIST ? ENOTDIR : error);
			*slash = '/';
			return false;
		}
		*slash = '/';
	}
	return true;
}

/* A name beside the target that no other run uses at the same time. */
static const char *
temporary_name(struct publication *p, const char *path)
{
	const char *slash = strrchr(path, '/');
	int folder = slash ? (int)(slash - path) + 1 : 0;
	return arena_printf(p->arena, "%.*s.%.200s.%ld-%zu.tmp", folder, path, path + folder, (long)getpid(),
	    p->count);
}

bool
publication_begin(struct publication *p, const char *path)
{
	size_t length = strlen(p->folder);
	const char *between = length > 0 && p->folder[length - 1] == '/' ? "" : "/";
	char *full = arena_printf(p->arena, "%s%s%s", p->folder, between, path);
	if (!make_folders(p, full, 0))
		return false;

	struct stat st;
	if (lstat(full, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISLNK(st.st_mode)) {
		diag_add(p->diags, SEVERITY_ERROR, (struct srcloc){full, 0, 0}, "output-failed",
		    "there is something here that is not a file; it was left alone");
		return false;
	}
	struct staged *staged = ARENA_NEW(p->arena, struct staged);
	staged->path = full;
	staged->temporary = temporary_name(p, full);
	staged->before = atomic_load(&p->last);
	p->count++;
	atomic_init(&staged->present, true);
	atomic_store(&p->last, staged);
	p->fd = open(staged->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (p->fd < 0) {
		atomic_store(&staged->present, false);
		report(p, full, N_("could not be written"), errno);
		return false;
	}
	p->failed = false;
	p->used = 0;
	return true;
}

static bool
write_all(struct publication *p, const char *data, size_t n)
{
	while (n > 0) {
		ssize_t written = write(p->fd, data, n);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0) {
			report(p, atomic_load(&p->last)->path, N_("could not be written"),
			    written < 0 ? errno : ENOSPC);
			p->failed = true;
			return false;
		}
		data += written;
		n -= (size_t)written;
	}
	return true;
}

bool
publication_write(void *ctx, const void *data, size_t n)
{
	struct publication *p = ctx;
	const char *from = data;

	if (p->failed)
		return false;
	while (n > 0) {
		size_t piece = PUBLICATION_BUFFER - p->used < n ? PUBLICATION_BUFFER - p->used : n;
		memcpy(p->buffer + p->used, from, piece);
		p->used += piece;
		from += piece;
		n -= piece;
		if (p->used == PUBLICATION_BUFFER) {
			if (!write_all(p, p->buffer, p->used))
				return false;
			p->used = 0;
		}
	}
	return true;
}

static void
remove_temporary(struct staged *staged)
{
	if (atomic_exchange(&staged->present, false))
		(void)unlink(staged->temporary);
}

void
publication_drop(struct publication *p)
{
	if (p->fd < 0)
		return;
	(void)close(p->fd); /* nothing of it is kept */
	p->fd = -1;
	remove_temporary(atomic_load(&p->last));
}

bool
publication_stage(struct publication *p)
{
	struct staged *staged = atomic_load(&p->last);
	if (p->failed || !write_all(p, p->buffer, p->used)) {
		publication_drop(p);
		return false;
	}
	int flushed = fsync(p->fd);
	int error = errno;
	if (close(p->fd) != 0 && flushed == 0) {
		flushed = -1;
		error = errno;
	}
	p->fd = -1;
	if (flushed != 0) {
		report(p, staged->path, N_("could not be flushed to the disk"), error);
		remove_temporary(staged);
		return false;
	}
	return true;
}

static bool
flush_folder(struct publication *p, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *folder = slash ? arena_strndup(p->arena, path, (size_t)(slash - path) + 1) : ".";
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 || fsync(fd) != 0) {
		report(p, folder, "the folder could not be flushed to the disk", errno);
		if (fd >= 0)
			(void)close(fd);
		return false;
	}
	if (close(fd) != 0) {
		report(p, folder, "the folder could not be flushed to the disk", errno);
		return false;
	}
	return true;
}

/* True when both lie in the same folder, by name. */
static bool
same_folder(const char *a, const char *b)
{
	const char *ea = strrchr(a, '/'), *eb = strrchr(b, '/');
	if (!ea || !eb)
		return ea == eb;
	return ea - a == eb - b && memcmp(a, b, (size_t)(ea - a)) == 0;
}

bool
publication_commit(struct publication *p)
{
	/* The list runs backwards; documents are published in the order in which they were staged. */
	struct staged **order = ARENA_ARRAY(p->arena, struct staged *, p->count > 0 ? p->count : 1);
	size_t n = p->count;
	for (struct staged *s = atomic_load(&p->last); s; s = s->before)
		order[--n] = s;

	for (size_t i = 0; i < p->count; i++) {
		struct staged *s = order[i];
		if (!atomic_load(&s->present))
			continue;
		if (rename(s->temporary, s->path) != 0) {
			report(p, s->path, N_("could not be put in place"), errno);
			publication_discard(p);
			return false;
		}
		atomic_store(&s->present, false);
		bool last_of_folder = i + 1 == p->count || !same_folder(s->path, order[i + 1]->path);
		if (last_of_folder && !flush_folder(p, s->path)) {
			publication_discard(p);
			return false;
		}
	}
	return true;
}

void
publication_discard(struct publication *p)
{
	publication_drop(p);
	publication_unlink_staged(p);
}

void
publication_unlink_staged(struct publication *p)
{
	for (struct staged *s = atomic_load(&p->last); s; s = s->before)
		remove_temporary(s);
}
