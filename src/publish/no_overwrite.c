#include "publish/no_overwrite.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/io.h"

enum presence { ABSENT, SAME, OTHER };

/* Takes what a piece of a file has in common with the bytes off them; false when it differs. */
static bool
take_same(void *ctx, const void *piece, size_t n)
{
	struct bytes *rest = ctx;

	if (n > rest->length || memcmp(piece, rest->data, n) != 0)
		return false;
	rest->data += n;
	rest->length -= n;
	return true;
}

static bool
same_bytes(int fd, struct bytes bytes)
{
	return io_read_pieces(fd, take_same, &bytes) && bytes.length == 0;
}

/* What is at the path already; links are not followed. */
static enum presence
presence(const char *path, struct bytes bytes)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

	/* Where a folder is in the way, or shut, who writes there tells. */
	if (fd < 0)
		return lstat(path, &st) == 0 ? OTHER : ABSENT;
	bool same = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && same_bytes(fd, bytes);
	(void)close(fd); /* only read from */
	return same ? SAME : OTHER;
}

enum no_overwrite
no_overwrite_stage(struct publication *publication, const char *name, struct bytes bytes, bool force,
    struct diags *diags)
{
	const char *path = arena_printf(publication->arena, "%s/%s", publication->folder, name);
	enum presence found = presence(path, bytes);

	if (found == SAME)
		return NO_OVERWRITE_SAME;
	if (found == OTHER && !force) {
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){path, 0, 0}, "output-exists",
		    "this is there already and differs; it was kept, and nothing was written (--force "
		    "replaces it)");
		return NO_OVERWRITE_KEPT;
	}
	if (!publication_begin(publication, name, NULL, diags))
		return NO_OVERWRITE_FAILED;
	publication->open->is_new = !force;
	if (publication_write(publication, bytes.data, bytes.length) && publication_stage(publication, diags))
		return NO_OVERWRITE_NEW;
	publication_drop(publication, diags);
	return NO_OVERWRITE_FAILED;
}

enum no_overwrite
no_overwrite_commit(struct publication *publication, struct diags *diags)
{
	if (publication_commit(publication, diags))
		return NO_OVERWRITE_NEW;
	return publication->kept ? NO_OVERWRITE_KEPT : NO_OVERWRITE_FAILED;
}

enum no_overwrite
no_overwrite_all(struct publication *publication, const char *const *names, const struct bytes *files,
    size_t n, bool force, struct diags *diags)
{
	bool kept = false;

	for (size_t i = 0; i < n; i++) {
		enum no_overwrite result = no_overwrite_stage(publication, names[i], files[i], force, diags);

		if (result == NO_OVERWRITE_FAILED)
			return result;
		kept = kept || result == NO_OVERWRITE_KEPT;
	}
	return kept ? NO_OVERWRITE_KEPT : no_overwrite_commit(publication, diags);
}
