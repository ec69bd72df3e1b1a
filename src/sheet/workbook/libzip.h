/*
 * libzip, loaded when a workbook is to be read: linked, it and the libraries that it needs in turn would cost
 * every command half a million instructions at its start.
 *
 * Its calls are here without their prefix: zip_fopen_index() is libzip.fopen_index().  It is seen only in
 * archive.c.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_LIBZIP_H
#define PLIEGO_SHEET_WORKBOOK_LIBZIP_H

#include <stdbool.h>
#include <zip.h>

#define LIBZIP_PACKAGE "libzip4" /* what Debian calls it */

/* clang-format off */
#define LIBZIP_CALLS(CALL) \
	CALL(error_init) \
	CALL(error_fini) \
	CALL(error_code_zip) \
	CALL(source_buffer_create) \
	CALL(source_free) \
	CALL(open_from_source) \
	CALL(discard) \
	CALL(get_num_entries) \
	CALL(get_name) \
	CALL(name_locate) \
	CALL(stat_index) \
	CALL(get_error) \
	CALL(file_get_error) \
	CALL(fopen_index) \
	CALL(fclose) \
	CALL(fread)
/* clang-format on */

#define LIBZIP_FIELD(name) __typeof__(zip_##name) *(name);

struct libzip {
	LIBZIP_CALLS(LIBZIP_FIELD)
};

/* Loads it, for the life of the process.  Returns NULL, or the system's words for why that can't be. */
const char *libzip_load(struct libzip *);

#endif
