#include "publish/publication.h"

#include <errno.h>
#include <fcntl.h>
#include <libdeflate.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/file_name.h"
#include "base/io.h"
#include "publish/folder.h"

#define FOLDER_TRIES 100

void
publication_init(struct publication *p, struct arena *arena, const char *folder)
{
	p->arena = arena;
	p->folder = folder;
	p->root = -1;
	p->folders_made = 0;
	p->owner = getpid();
	p->lock = (struct lock){.folder = -1, .whole = -1, .shard = -1};
	p->mark = NULL;
	p->mode = -1;
	atomic_init(&p->last, NULL);
	p->count = 0;
	p->open = NULL;
	p->fd = p->below = -1;
	p->error = 0;
	p->kept = false;
	p->used = 0;
}

static void
report(struct diags *diags, const char *path, const char *what, int error)
{
	enum language language = diags_language(diags);

	diag_add(diags, SEVERITY_ERROR, (struct srcloc){path, 0, 0}, "output-failed", "%s: %s",
	    diag_phrase(diags, what),
	    error == ENOENT ? language_error(language, error) : file_error(language, error));
}

static void
close_folder_of_open(struct publication *p)
{
	if (p->below >= 0)
		(void)close(p->below); /* only looked into */
	p->below = -1;
}

/* ---- the folder ---- */

static bool
open_root(struct publication *p, struct diags *diags)
{
	if (p->root >= 0)
		return true;
	size_t failed;
	p->root = folder_make(p->folder, &p->folders_made, &failed);
	if (p->root < 0) {
		int error = errno;
		report(diags, arena_strndup(p->arena, p->folder, failed), N_("could not make the folder"),
		    error);
	}
	return p->root >= 0;
}

static void
report_busy(const struct publication *p, const struct lock_holder *holder, struct diags *diags)
{
	if (holder->process[0] != '\0')
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){p->folder, 0, 0}, "lock-busy",
		    "another run is writing here: process %s, begun %s", holder->process, holder->started);
	else
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){p->folder, 0, 0}, "lock-busy",
		    "another run is writing here");
}

enum lock_result
publication_open_folder(struct publication *p, const struct lock_request *request, struct diags *diags)
{
	struct lock_holder holder = {"", ""};
	enum lock_result result = LOCK_FAILED;

	p->mark = request->mark;
	/* A run that made the folder for nothing removes it again, and may do so while we wait for it. */
	for (int i = 0; i < FOLDER_TRIES; i++) {
		if (!open_root(p, diags))
			return LOCK_FAILED;
		result = lock_take(&p->lock, p->root, request, &holder);
		if (result != LOCK_FAILED || errno != ENOENT)
			break;
		(void)close(p->root);
		p->root = -1;
	}
	if (result == LOCK_FAILED)
		report(diags, p->folder, N_("could not lock the folder"), errno);
	else if (result == LOCK_BUSY)
		report_busy(p, &holder, diags);
	else
		(void)folder_sweep(p->root, p->mark);
	return result;
}

void
publication_close_folder(struct publication *p)
{
	lock_release(&p->lock);
	if (p->root >= 0)
		(void)close(p->root);
	p->root = -1;
	folder_unmake(p->folder, p->folders_made);
	p->folders_made = 0;
}

void
publication_sweep(struct publication *p, const char *path)
{
	int fd = folder_of(p->root, path, false);

	if (fd < 0)
		return;
	(void)folder_sweep(fd, p->mark);
	(void)close(fd);
}

/* ---- staging ---- */

struct staged *
publication_announce(struct publication *p, const char *path, file_check *check)
{
	size_t length = strlen(p->folder);
	const char *between = length > 0 && p->folder[length - 1] == '/' ? "" : "/";
	int folder = (int)(file_name_of(path) - path);
	struct staged *staged = ARENA_NEW(p->arena, struct staged);

	staged->path = path;
	staged->full = arena_printf(p->arena, "%s%s%s", p->folder, between, path);
	staged->temporary =
	    arena_printf(p->arena, "%.*s" FOLDER_TEMPORARY_PREFIX "%s%ld-%zu" FOLDER_TEMPORARY_SUFFIX, folder,
		path, p->mark ? p->mark : "", (long)getpid(), p->count);
	staged->check = check;
	staged->is_new = false;
	atomic_init(&staged->present, false);
	staged->before = atomic_load(&p->last);
	p->count++;
	atomic_store(&p->last, staged);
	return staged;
}

/* Whether a document may be put there: nothing is there, or a file, or a link. */
static bool
may_replace(int folder, const struct staged *staged, struct diags *diags)
{
	struct stat st;

	if (fstatat(folder, file_name_of(staged->path), &st, AT_SYMLINK_NOFOLLOW) != 0 ||
	    S_ISREG(st.st_mode) || S_ISLNK(st.st_mode))
		return true;
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){staged->full, 0, 0}, "output-failed",
	    "there is something here that is not a file; it was left alone");
	return false;
}

static bool
create_temporary(struct publication *p, struct staged *staged, struct diags *diags)
{
	atomic_store(&staged->present, true);
	p->fd = openat(p->below, file_name_of(staged->temporary),
	    O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (p->fd < 0) {
		atomic_store(&staged->present, false);
		report(diags, staged->full, N_("could not be written"), errno);
		return false;
	}
	if (p->mode >= 0 && fchmod(p->fd, (mode_t)p->mode) != 0) {
		report(diags, staged->full, N_("its mode could not be set"), errno);
		return false;
	}
	return true;
}

bool
publication_open(struct publication *p, struct staged *staged, struct diags *diags)
{
	p->open = staged;
	p->below = folder_of(p->root, staged->path, true);
	if (p->below < 0) {
		report(diags, staged->full, N_("could not make its folder"), errno);
		publication_drop(p, diags);
		return false;
	}
	if (!may_replace(p->below, staged, diags) || !create_temporary(p, staged, diags)) {
		publication_drop(p, diags);
		return false;
	}
	digest_begin(&p->digester);
	p->checksum = 0;
	p->written = 0;
	p->error = 0;
	p->used = p->digested = 0;
	return true;
}

bool
publication_begin(struct publication *p, const char *path, file_check *check, struct diags *diags)
{
	return open_root(p, diags) && publication_open(p, publication_announce(p, path, check), diags);
}

/* Brings the digest up to all that was given. */
static void
digest_rest(struct publication *p)
{
	digest_add(&p->digester, p->buffer + p->digested, p->used - p->digested);
	p->digested = p->used;
}

/* Empties the buffer. */
static bool
write_buffer(struct publication *p)
{
	digest_rest(p);
	p->checksum = libdeflate_crc32(p->checksum, p->buffer, p->used);
	p->written += p->used;
	if (!io_write(p->fd, p->buffer, p->used)) {
		p->error = errno;
		return false;
	}
	p->used = p->digested = 0;
	return true;
}

bool
publication_write(void *ctx, const void *data, size_t n)
{
	struct publication *p = ctx;
	const char *from = data;

	if (p->error != 0)
		return false;
	while (n > 0) {
		size_t piece = PUBLICATION_BUFFER - p->used < n ? PUBLICATION_BUFFER - p->used : n;
		memcpy(p->buffer + p->used, from, piece);
		p->used += piece;
		from += piece;
		n -= piece;
		if (p->used == PUBLICATION_BUFFER && !write_buffer(p))
			return false;
	}
	return true;
}

struct digest
publication_digest(void *ctx)
{
	struct publication *p = ctx;
	struct digester so_far;

	digest_rest(p);
	so_far = p->digester;
	return digest_end(&so_far);
}

static void
remove_temporary(struct publication *p, struct staged *staged)
{
	if (atomic_exchange(&staged->present, false))
		(void)unlinkat(p->root, staged->temporary, 0);
}

static void
close_open(struct publication *p)
{
	if (p->fd >= 0)
		(void)close(p->fd); /* nothing of it is kept */
	p->fd = -1;
	close_folder_of_open(p);
	if (p->open)
		remove_temporary(p, p->open);
	p->open = NULL;
	p->error = 0;
}

void
publication_drop(struct publication *p, struct diags *diags)
{
	if (p->open && p->error != 0)
		report(diags, p->open->full, N_("could not be written"), p->error);
	close_open(p);
}

/* What a file comes to, read piece by piece. */
struct content {
	uint32_t checksum;
	uint64_t size;
};

static bool
add_piece(void *ctx, const void *data, size_t n)
{
	struct content *content = ctx;

	content->checksum = libdeflate_crc32(content->checksum, data, n);
	content->size += n;
	return true;
}

/* What is wrong with the file as others will find it; NULL when nothing is. */
static const char *
verify_staged(struct publication *p, struct staged *staged)
{
	struct stat written, found;
	struct content content = {0};
	const char *wrong = NULL;
	int fd = openat(p->below, file_name_of(staged->temporary), O_RDONLY | O_NOFOLLOW | O_CLOEXEC);

	if (fd < 0)
		return N_("it can't be read");
	if (fstat(p->fd, &written) != 0 || fstat(fd, &found) != 0 || !io_read_pieces(fd, add_piece, &content))
		wrong = N_("it can't be read");
	else if (written.st_dev != found.st_dev || written.st_ino != found.st_ino)
		wrong = N_("another file is in its place");
	else if (content.size != p->written || content.checksum != p->checksum)
		wrong = N_("it is not what was written");
	else if (staged->check)
		wrong = staged->check(fd, content.size);
	(void)close(fd); /* only read from */
	return wrong;
}

/* Flushes, verifies and closes the file; false after telling what is wrong. */
static bool
finish(struct publication *p, struct staged *staged, struct diags *diags)
{
	if (fsync(p->fd) != 0) {
		report(diags, staged->full, N_("could not be flushed to the disk"), errno);
		return false;
	}
	const char *wrong = verify_staged(p, staged);
	if (wrong) {
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){staged->full, 0, 0}, "output-failed",
		    "read again before it was put in place: %s", diag_phrase(diags, wrong));
		return false;
	}
	int closed = close(p->fd);
	p->fd = -1;
	if (closed != 0)
		report(diags, staged->full, N_("could not be flushed to the disk"), errno);
	return closed == 0;
}

bool
publication_stage(struct publication *p, struct diags *diags)
{
	struct staged *staged = p->open;

	if (p->error != 0 || !write_buffer(p)) {
		publication_drop(p, diags);
		return false;
	}
	staged->digest = digest_end(&p->digester);
	staged->size = p->written;
	if (!finish(p, staged, diags)) {
		publication_drop(p, diags);
		return false;
	}
	close_folder_of_open(p);
	staged->ready = true;
	p->open = NULL;
	return true;
}

void
publication_entrust(struct staged *staged)
{
	atomic_store(&staged->present, true);
}

void
publication_accept(struct staged *staged, const struct digest *digest, uint64_t size)
{
	staged->digest = *digest;
	staged->size = size;
	staged->ready = true;
}

void
publication_reject(struct publication *p, struct staged *staged)
{
	staged->ready = false;
	remove_temporary(p, staged);
}

/* ---- putting in place ---- */

/* True when both lie in the same folder, by name. */
static bool
same_folder(const char *a, const char *b)
{
	size_t na = (size_t)(file_name_of(a) - a), nb = (size_t)(file_name_of(b) - b);
	return na == nb && memcmp(a, b, na) == 0;
}

static bool
put_in_place(struct publication *p, int folder, struct staged *s, struct diags *diags)
{
	const char *from = file_name_of(s->temporary), *to = file_name_of(s->path);

	if (!s->is_new && !may_replace(folder, s, diags))
		return false;
	int renamed = s->is_new ? folder_rename_new(folder, from, to) : renameat(folder, from, folder, to);
	if (renamed != 0 && s->is_new && errno == EEXIST) {
		p->kept = true;
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){s->full, 0, 0}, "output-exists",
		    "this came to be here meanwhile; it was kept, and nothing was written (--force replaces "
		    "it)");
		return false;
	}
	if (renamed != 0) {
		report(diags, s->full, N_("could not be put in place"), errno);
		return false;
	}
	atomic_store(&s->present, false);
	s->committed = true;
	return true;
}

/* Takes those that are new back from their places, to be discarded. */
static void
take_back(int folder, struct staged **order, size_t first, size_t last)
{
	for (size_t i = first; i < last; i++) {
		struct staged *s = order[i];
		if (!s->committed || !s->is_new)
			continue;
		atomic_store(&s->present, true);
		s->committed = false;
		(void)folder_rename_new(folder, file_name_of(s->path), file_name_of(s->temporary));
	}
}

/* Documents first to last-1 lie in one folder; those that are ready are put in place, and it is flushed. */
static bool
commit_folder(struct publication *p, struct staged **order, size_t first, size_t last, struct diags *diags)
{
	bool ok = true;
	int folder = folder_of(p->root, order[first]->path, false);

	if (folder < 0) {
		report(diags, order[first]->full, N_("its folder could not be opened"), errno);
		return false;
	}
	for (size_t i = first; i < last; i++)
		if (order[i]->ready)
			ok = put_in_place(p, folder, order[i], diags) && ok;
	if (p->kept)
		take_back(folder, order, first, last);
	int flushed = fsync(folder), error = errno;
	if (close(folder) != 0 && flushed == 0) {
		flushed = -1;
		error = errno;
	}
	if (flushed == 0)
		return ok;
	report(diags, order[first]->full, N_("its folder could not be flushed to the disk"), error);
	for (size_t i = first; i < last; i++)
		order[i]->committed = false; /* it may be there, or not, after a loss of power */
	return false;
}

bool
publication_commit(struct publication *p, struct diags *diags)
{
	/* The list runs backwards. */
	struct staged **order = ARENA_ARRAY(p->arena, struct staged *, p->count);
	size_t n = 0, i = p->count;
	bool ok = true;

	for (struct staged *s = atomic_load(&p->last); s; s = s->before)
		order[--i] = s;
	for (size_t k = 0; k < p->count; k++)
		if (order[k]->ready && !order[k]->committed)
			order[n++] = order[k];
	for (size_t first = 0, last; first < n; first = last) {
		for (last = first + 1; last < n && same_folder(order[first]->path, order[last]->path);)
			last++;
		ok = commit_folder(p, order, first, last, diags) && ok;
	}
	publication_discard(p);
	return ok;
}

void
publication_discard(struct publication *p)
{
	close_open(p);
	for (struct staged *s = atomic_load(&p->last); s; s = s->before) {
		remove_temporary(p, s);
		s->ready = s->ready && s->committed;
	}
}

void
publication_unlink_staged(struct publication *p)
{
	if (getpid() != p->owner)
		return;
	for (struct staged *s = atomic_load(&p->last); s; s = s->before)
		remove_temporary(p, s);
	lock_release(&p->lock);
}
