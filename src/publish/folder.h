/*
 * The folder that documents are written to, and those below it, by descriptors.
 *
 * The folder itself is where its path leads.  Below it nothing is followed: a link where a folder should be
 * is an error (ELOOP or ENOTDIR), so that nothing is ever written outside.
 */
#ifndef PLIEGO_PUBLISH_FOLDER_H
#define PLIEGO_PUBLISH_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

/* What a file is called while it is written: ".pliego-" PID "-" NUMBER ".tmp". */
#define FOLDER_TEMPORARY_PREFIX ".pliego-"
#define FOLDER_TEMPORARY_SUFFIX ".tmp"
#define FOLDER_MANIFEST "manifest.json"

/* Returns a descriptor, or -1 with errno. */
int folder_open(const char *path);

/*
 * The same for a folder that may have to be made, with those it lies in; *made: how many had to be.  When one
 * can't be, none is left, and it is that of the first *failed bytes of the path.
 */
int folder_make(const char *path, size_t *made, size_t *failed);

/* Removes again the last `made` of the folders on the path, as far as they are empty. */
void folder_unmake(const char *path, size_t made);

/*
 * Opens the folder, below `root`, that a path like "a/b/c.pdf" names its file in; `root` itself, duplicated,
 * for a path without folder.  Those that are missing are made where `make` says so.
 */
int folder_of(int root, const char *path, bool make);

/*
 * Renames a file in the open folder, unless something has the new name: then -1 with EEXIST, at any moment.
 * Only where the file system knows neither such a rename nor hard links, what comes to be there between one
 * call of the system and the next is replaced.
 */
int folder_rename_new(int fd, const char *from, const char *to);

/* True for the name of a file that was being written: by any run, or by runs with the given mark only. */
bool folder_is_temporary(const char *name, const char *mark);

/*
 * Removes what earlier runs left in the open folder.  False with errno when the folder can't be read; a file
 * that can't be removed is left.
 */
bool folder_sweep(int fd, const char *mark);

#endif
