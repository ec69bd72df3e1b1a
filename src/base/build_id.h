/*
 * What tells one build of the program from another: the linker's digest of it (--build-id), read from the
 * notes of the program as it is in memory.
 */
#ifndef PLIEGO_BASE_BUILD_ID_H
#define PLIEGO_BASE_BUILD_ID_H

#include <stddef.h>

/* The digest, which lasts as long as the program, and its size in bytes; 0: there is none. */
size_t build_id(const void **out);

#endif
