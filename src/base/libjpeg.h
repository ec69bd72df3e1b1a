/*
 * libjpeg-turbo, loaded when a JPEG picture is to be read: linked, it would cost every command its start.
 *
 * Its calls are here without their prefix: jpeg_start_decompress() is libjpeg.start_decompress().  It is seen
 * only in this folder.
 */
#ifndef PLIEGO_BASE_LIBJPEG_H
#define PLIEGO_BASE_LIBJPEG_H

#include <stddef.h>
#include <stdio.h>

#include <jpeglib.h>

/* clang-format off */
#define LIBJPEG_CALLS(CALL) \
	CALL(std_error) \
	CALL(CreateDecompress) \
	CALL(mem_src) \
	CALL(read_header) \
	CALL(start_decompress) \
	CALL(read_scanlines) \
	CALL(finish_decompress) \
	CALL(destroy_decompress)
/* clang-format on */

#define LIBJPEG_FIELD(name) __typeof__(jpeg_##name) *(name);

struct libjpeg {
	LIBJPEG_CALLS(LIBJPEG_FIELD)
};

/* Loads it, for the life of the process.  Returns NULL, or the system's words for why that can't be. */
const char *libjpeg_load(struct libjpeg *);

#endif
