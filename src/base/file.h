/*
 * Reading a whole file, with a limit.
 */
#ifndef PLIEGO_BASE_FILE_H
#define PLIEGO_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

struct bytes {
	const char *data; /* followed by a NUL that length does not count */
	size_t length;
};

#define INPUT_MAX ((size_t)64 * 1024 * 1024) /* bytes of a file that a job is made from */

/* Why a file can't be read or written: in words of ours where the system's are for programmers. */
const char *file_error(enum language, int error);

/*
 * Reads a regular file of at most `limit` bytes.  Otherwise an error at `loc` (where the path was written;
 * the file itself when loc.file is NULL) that says which path and why, and false.
 */
bool file_read(struct arena *, const char *path, size_t limit, struct srcloc loc, struct bytes *out,
    struct diags *);

/* The same, with when the file was last changed, as the file system says once all of it was read. */
struct file_content {
	struct bytes bytes;
	int64_t changed; /* nanoseconds since 1970 */
};

bool file_read_content(struct arena *, const char *path, size_t limit, struct srcloc loc,
    struct file_content *out, struct diags *);

/* Whether a folder is there, or a link to one; errno is as stat() leaves it. */
bool file_is_folder(const char *path);

/*
 * The path, byte for byte, where something is there; else the same in another normal form of Unicode (NFC or
 * NFD, each name on the way by itself) where that is there: systems write "ñ" in names in one way or the
 * other, and people can't see which.  Else the path.
 */
const char *path_found(struct arena *, const char *path);

/* `path` as seen from the folder of `base_file`, or alone when it is absolute; as path_found() has it. */
const char *path_beside(struct arena *, const char *base_file, const char *path);

/* The name in the folder, whose path may end in "/". */
const char *path_in_folder(struct arena *, const char *folder, const char *name);

#endif
