/*
 * What unit tests of several stages need.
 */
#ifndef PLIEGO_TESTS_UNIT_SUPPORT_H
#define PLIEGO_TESTS_UNIT_SUPPORT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/input_file.h"

/* An arena whose running out of memory fails the test. */
struct arena *support_arena(void);

/* All diagnostics as diags_print() writes them. */
const char *support_printed(struct arena *, const struct diags *);

/* A file that lives as long as the test's process, with the bytes given; returns its path. */
const char *support_file(struct arena *, const void *bytes, size_t n);

/* The files that what is tested reads. */
struct input_files *support_inputs(struct arena *);

#endif
