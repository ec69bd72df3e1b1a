/*
 * The files that documents are made from, each known by its digest and by a name that tells nothing of the
 * machine: as the job or the template writes it, or below "fonts/", "templates/", "hyphen/" of the program.
 *
 * Stages read files for themselves; here they are read once more, for their digests.  A file that was changed
 * since the run began may have been read in two states: its digest is then not settled, and what depends on
 * it is made again next time.
 */
#ifndef PLIEGO_BASE_INPUT_FILE_H
#define PLIEGO_BASE_INPUT_FILE_H

#include "base/arena.h"
#include "base/digest.h"
#include "base/file.h"

struct input {
	const char *path, *name;
	struct digest digest; /* zeroes when the file can't be read, or is not one of INPUT_MAX at most */
	bool settled;
};

/* A folder whose files have names below `name`; NULL: names as seen from the folder. */
struct input_folder {
	const char *path, *name;
};

#define INPUT_FOLDERS 4

struct input_files {
	struct arena *arena;
	struct input_folder folders[INPUT_FOLDERS];
	size_t folder_count;
	int64_t began; /* nanoseconds since 1970, by the clock of the file systems; INT64_MIN: not known */
	const struct input **files;
	size_t count, capacity;
};

void input_files_init(struct input_files *, struct arena *, int64_t began);

/* Names of files are looked for among the folders in the order in which they were added. */
void input_files_add_folder(struct input_files *, const char *path, const char *name);

/* What the file at `path` is called. */
const char *input_files_name(const struct input_files *, const char *path);

/* The file at `path`, read at the first call.  Lives in the arena. */
const struct input *input_files_get(struct input_files *, const char *path);

/* The same, read at every call, and not kept: for the many that are asked for once. */
const struct input *input_files_read(struct input_files *, const char *path);

#endif
