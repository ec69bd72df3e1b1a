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
#include "sheet/sheet.h"

#define INPUT_MAX SHEET_FILE_MAX /* bytes: no stage reads larger files */

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

struct inputs {
	struct arena *arena;
	struct input_folder folders[INPUT_FOLDERS];
	size_t folder_count;
	int64_t began; /* nanoseconds since 1970, by the clock of the file systems; INT64_MIN: not known */
	const struct input **files;
	size_t count, capacity;
};

void inputs_init(struct inputs *, struct arena *, int64_t began);

/* Names of files are looked for among the folders in the order in which they were added. */
void inputs_add_folder(struct inputs *, const char *path, const char *name);

/* What the file at `path` is called. */
const char *inputs_name(const struct inputs *, const char *path);

/* The file at `path`, read at the first call.  Lives in the arena. */
const struct input *inputs_get(struct inputs *, const char *path);

/* The same, read at every call, and not kept: for the many that are asked for once. */
const struct input *inputs_read(struct inputs *, const char *path);

#endif
