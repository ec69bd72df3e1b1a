#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file_name.h"
#include "base/io.h"
#include "base/utf8.h"

#define MEBIBYTE ((size_t)1024 * 1024)
#define NANOSECONDS INT64_C(1000000000)

const char *
file_error(enum language language, int error)
{
	switch (error) {
	case ENOENT:
		return language_text(language, "no such file");
	case ENOTDIR:
		return language_text(language, "part of its path is not a folder");
	case EACCES:
	case EPERM:
		return language_text(language, "permission denied");
	case EISDIR:
		return language_text(language, "it is a folder");
	case ENXIO:
		return language_text(language, "it is not a regular file");
	default:
		return language_error(language, error);
	}
}

/* What is asked for, and where what is wrong with it is told. */
struct request {
	const char *path;
	size_t limit; /* bytes */
	struct srcloc loc;
	struct diags *diags;
};

static bool
refuse_errno(const struct request *r, int error)
{
	diag_add(r->diags, SEVERITY_ERROR, r->loc, "file-unreadable", "cannot read \"%s\": %s", r->path,
	    file_error(diags_language(r->diags), error));
	return false;
}

static bool
refuse_size(const struct request *r)
{
	if (r->limit >= MEBIBYTE && r->limit % MEBIBYTE == 0)
		diag_add(r->diags, SEVERITY_ERROR, r->loc, "file-unreadable",
		    "cannot read \"%s\": it is larger than the limit of %zu MiB", r->path,
		    r->limit / MEBIBYTE);
	else
		diag_add(r->diags, SEVERITY_ERROR, r->loc, "file-unreadable",
		    "cannot read \"%s\": it is larger than the limit of %zu bytes", r->path, r->limit);
	return false;
}

/* Its NUL comes behind; a byte of the file there shows that somebody is still writing it. */
static bool
read_bytes(struct arena *arena, int fd, const struct request *r, size_t size, struct bytes *out)
{
	char *data = arena_alloc(arena, size + 1, 1);
	ssize_t got = io_read_all(fd, data, size + 1);

	if (got < 0)
		return refuse_errno(r, errno);
	if ((size_t)got != size) {
		diag_add(r->diags, SEVERITY_ERROR, r->loc, "file-unreadable",
		    "cannot read \"%s\": it changed while it was read", r->path);
		return false;
	}
	*out = (struct bytes){.data = data, .length = size};
	return true;
}

static bool
read_open_file(struct arena *arena, int fd, const struct request *r, struct file_content *out)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return refuse_errno(r, errno);
	if (S_ISDIR(st.st_mode))
		return refuse_errno(r, EISDIR);
	if (!S_ISREG(st.st_mode))
		return refuse_errno(r, ENXIO);
	if (st.st_size < 0 || (uintmax_t)st.st_size > r->limit || (uintmax_t)st.st_size >= SIZE_MAX)
		return refuse_size(r);
	if (!read_bytes(arena, fd, r, (size_t)st.st_size, &out->bytes))
		return false;
	out->changed =
	    fstat(fd, &st) == 0 ? (int64_t)st.st_ctim.tv_sec * NANOSECONDS + st.st_ctim.tv_nsec : INT64_MAX;
	return true;
}

bool
file_read_content(struct arena *arena, const char *path, size_t limit, struct srcloc loc,
    struct file_content *out, struct diags *diags)
{
	struct request request = {path, limit, loc, diags};
	bool ok;
	int fd;

	if (loc.file == NULL)
		request.loc = (struct srcloc){.file = arena_strdup(arena, path)};
	/* O_NONBLOCK: opening a FIFO would wait for a writer, and what it is can't be seen safely before. */
	fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (fd < 0)
		return refuse_errno(&request, errno);
	ok = read_open_file(arena, fd, &request, out);
	/* Only read from: nothing can be lost by a failing close. */
	close(fd);
	return ok;
}

bool
file_read(struct arena *arena, const char *path, size_t limit, struct srcloc loc, struct bytes *out,
    struct diags *diags)
{
	struct file_content content;

	if (!file_read_content(arena, path, limit, loc, &content, diags))
		return false;
	*out = content.bytes;
	return true;
}

bool
file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* --- names of files ------------------------------------------------------------------------------------- */

static bool
is_there(const char *path)
{
	struct stat st;

	return lstat(path, &st) == 0;
}

/* The part of a path that ends at its byte n, behind `before`: in the form in which it is there. */
static const char *
part_found(struct arena *arena, const char *before, const char *part, size_t n)
{
	const char *written = arena_printf(arena, "%s%.*s", before, (int)n, part);
	size_t length;

	for (int form = 0; form < 2 && !is_there(written); form++) {
		const char *other =
		    form == 0 ? utf8_nfc(arena, part, n, &length) : utf8_nfd(arena, part, n, &length);
		const char *path = arena_printf(arena, "%s%.*s", before, (int)length, other);
		if (is_there(path))
			return path;
	}
	return written;
}

static bool
is_ascii(const char *s)
{
	while (*s != '\0' && (unsigned char)*s < 0x80)
		s++;
	return *s == '\0';
}

const char *
path_found(struct arena *arena, const char *path)
{
	const char *found = "";

	if (is_ascii(path) || is_there(path))
		return path;
	for (const char *part = path; *part != '\0';) {
		size_t n = strcspn(part, "/");
		n += strspn(part + n, "/");
		found = part_found(arena, found, part, n);
		part += n;
	}
	return is_there(found) ? found : path;
}

const char *
path_in_folder(struct arena *arena, const char *folder, const char *name)
{
	size_t n = strlen(folder);

	return arena_printf(arena, "%s%s%s", folder, n > 0 && folder[n - 1] == '/' ? "" : "/", name);
}

const char *
path_beside(struct arena *arena, const char *base_file, const char *path)
{
	int folder = base_file != NULL ? (int)(file_name_of(base_file) - base_file) : 0;

	if (path[0] == '/' || folder == 0)
		return path_found(arena, path);
	return path_found(arena, arena_printf(arena, "%.*s%s", folder, base_file, path));
}
