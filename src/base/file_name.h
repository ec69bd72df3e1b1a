/*
 * Names of files that travel: one rule for those that are made here and for those that come from elsewhere.
 *
 * A plain name is one of a file, on this system and on others that it may be copied to: no folder, nothing
 * hidden, nothing that misleads a reader or a system.
 */
#ifndef PLIEGO_BASE_FILE_NAME_H
#define PLIEGO_BASE_FILE_NAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FILE_NAME_MAX 200 /* bytes: what file systems take (255), less a temporary file's suffix */

enum name_fault {
	NAME_PLAIN,
	NAME_EMPTY,
	NAME_LONG,
	NAME_NOT_UTF8,
	NAME_CONTROL,    /* a control character, C1 ones too */
	NAME_MISLEADING, /* a mark that shows it in another order (base/utf8.h) */
	NAME_FOLDER,     /* '/' or '\\' */
	NAME_FORBIDDEN,  /* one of : * ? " < > |, which not every system allows */
	NAME_DOT,        /* it begins with a dot */
	NAME_EDGE,       /* it begins or ends with a space, or ends with a dot */
	NAME_DEVICE,     /* a device of some systems, whatever its ending and its letter case are */
};

/* What is wrong with a name of n bytes, which may hold NULs. */
enum name_fault file_name_check(const char *, size_t n);

/* The same of one character: UTF8_INVALID is NAME_NOT_UTF8. */
enum name_fault file_name_check_character(uint32_t code);

/* Whether a name of n bytes is that of a device: "con", "Com1.csv", "aux .tar.gz". */
bool file_name_is_device(const char *, size_t n);

/* The part of a path behind its last folder: of "a/b.pdf", "b.pdf"; all of it where there is no folder. */
const char *file_name_of(const char *path);

/* Whether n bytes of a path end in ".pdf", say, in letters of any case, and are more than that ending. */
bool file_name_ends_in(const char *path, size_t n, const char *ending);

#endif
