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

/*
 * Reads a regular file of at most `limit` bytes.  Otherwise an error at `loc` (where the path was written;
 * the file itself when loc.file is NULL) that says which path and why, and false.
 */
bool file_read(struct arena *, const char *path, size_t limit, struct srcloc loc, struct bytes *out,
    struct diags *);

/* `path` as seen from the folder of `base_file`; `path` itself when it is absolute. */
const char *path_beside(struct arena *, const char *base_file, const char *path);

#endif
