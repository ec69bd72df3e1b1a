/*
 * The files that a run is made from.  Each is read once: its bytes and, where documents are made, its digest
 * are kept by its path, whoever asks for it.  It is known by a name that tells nothing of the machine: as the
 * job or the template writes it, or below "fonts/", "templates/", "hyphen/" of the program.
 *
 * A file that was changed since the run began is not settled: whatever wrote it may not be done, and what
 * depends on it is made again next time.
 *
 * Inputs live in the arena of their list, and so do the bytes, unless they are borrowed; nobody changes them.
 */
#ifndef PLIEGO_BASE_INPUT_FILE_H
#define PLIEGO_BASE_INPUT_FILE_H

#include "base/arena.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/intern.h"

struct input {
	const char *path, *name;
	struct bytes bytes;   /* data NULL: it could not be read, or only its digest is kept */
	struct digest digest; /* zeroes: it could not be read, or no document is made */
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
	bool digests;
	int64_t began; /* nanoseconds since 1970, by the clock of the file systems; INT64_MIN: not known */
	struct intern paths;
	struct input **files; /* by the number of the path */
	size_t capacity;
	struct intern lent_paths;
	struct bytes *lent; /* by the number of the path */
	size_t lent_capacity;
};

/* With `digests` each file's is made; otherwise none is, and what asks for one only is not read. */
void input_files_init(struct input_files *, struct arena *, bool digests, int64_t began);

/* Names of files are looked for among the folders in the order in which they were added; first of all. */
void input_files_add_folder(struct input_files *, const char *path, const char *name);

/* What is read at `path` from now on, whatever is there; both outlive the list. */
void input_files_lend(struct input_files *, const char *path, struct bytes);

/* Another list, in the arena, that is lent what this one is, and has read nothing. */
void input_files_init_beside(struct input_files *, struct arena *, const struct input_files *);

/* Whether something is lent there, or there is a file. */
bool input_files_has(const struct input_files *, const char *path);

/* What the file at `path` is called. */
const char *input_files_name(const struct input_files *, const char *path);

/* A file asked for: of at most `limit` bytes; faults are told at `loc`, where the path was written. */
struct input_request {
	const char *path; /* outlives the list */
	size_t limit;
	struct srcloc loc;
};

/*
 * The file, with its bytes for as long as the list lives.  NULL after an error, as file_read() tells it; at
 * every call.
 */
const struct input *input_files_read(struct input_files *, struct input_request, struct diags *);

/* What a file says, and what is noted of it. */
struct input_content {
	struct bytes bytes;
	struct digest digest; /* zeroes: no document is made */
	bool settled;
};

/*
 * Reads a file without a look at the list, or a note in it: several may be read at once.  The bytes live in
 * the arena given.  False after an error, as file_read() tells it.
 */
bool input_content_read(const struct input_files *, struct arena *, struct input_request,
    struct input_content *out, struct diags *);

/*
 * Notes what was read so, but for its bytes; NULL: it could not be.  What is noted of a file stays; where it
 * said something else then, it is not settled.  Returns the input; NULL where it could not be read.
 */
const struct input *input_files_note(struct input_files *, const char *path, const struct input_content *);

/*
 * Reads a file again whose digest is known.  False after an error: it can't be read, or says something else
 * than when it was read [input-changed].
 */
bool input_file_read_again(const struct input_files *, struct arena *, const struct input *,
    struct input_request, struct bytes *out, struct diags *);

/*
 * The same for bytes that are needed for a while only: they are in *out, and live in the arena given, unless
 * they are known already.
 */
const struct input *input_files_borrow(struct input_files *, struct arena *, struct input_request,
    struct bytes *out, struct diags *);

/*
 * The file at `path`, which outlives the list, with or without its bytes; never NULL.  It is read for its
 * digest where it wasn't yet; what is larger than INPUT_MAX, or no file, is not.  Says nothing.
 */
const struct input *input_files_get(struct input_files *, const char *path);

#endif
