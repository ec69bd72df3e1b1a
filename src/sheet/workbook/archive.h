/*
 * The zip archive that a workbook is (libzip), held in memory as it came; its parts are read in blocks, so
 * that none is ever there whole.
 *
 * What is inflated is counted.  A part is refused that comes to more than PART_MAX, or to PART_RATIO times
 * what is stored of it and PART_SLACK more: sheets of real plans come to some 10 to 30 times, bombs to a
 * thousand. The check sum of a part is looked at when its last byte is read.
 *
 * Every fault is one error, at the place of the workbook: [workbook-archive] where it is damaged,
 * [workbook-size] where it is too large, [workbook-encrypted] where a password is asked for.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_ARCHIVE_H
#define PLIEGO_SHEET_WORKBOOK_ARCHIVE_H

#include "sheet/workbook.h"

#define ARCHIVE_PARTS_MAX 10000
#define PART_MAX ((uint64_t)1024 * 1024 * 1024)
#define PART_RATIO 100
#define PART_SLACK ((uint64_t)8 * 1024 * 1024)

struct archive;
struct part;

/* The bytes outlive it.  NULL after an error. */
struct archive *archive_open(const struct workbook_input *);
void archive_close(struct archive *);

/* Names of its parts, in its order; any bytes but NUL.  Borrowed. */
size_t archive_count(const struct archive *);
const char *archive_name(const struct archive *, size_t);

/* Whether it has such a part, in upper or lower case, as OPC has it. */
bool archive_has(const struct archive *, const char *name);

/* NULL after an error; so it is where there is no such part, [workbook-part]. */
struct part *part_open(const struct archive *, const char *name);
void part_close(struct part *);

/* Reads at most n bytes, n > 0; 0 at the end, -1 after an error. */
ptrdiff_t part_read(struct part *, char *, size_t n);

#endif
