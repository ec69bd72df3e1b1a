/*
 * Workbooks that tests make of their parts, and what is read of them, written down.
 */
#ifndef PLIEGO_TESTS_UNIT_WORKBOOK_BENCH_H
#define PLIEGO_TESTS_UNIT_WORKBOOK_BENCH_H

#include "sheet/workbook.h"

struct bench_part {
	const char *name, *text;
	size_t length; /* of the text; 0: up to its NUL */
};

/* A zip archive of the parts. */
struct bytes bench_archive(struct arena *, const struct bench_part *, size_t n);

/*
 * Each sheet as "= NAME", its rows as "LINE: CELL|CELL", "#" before those that are exact, and its facts as
 * far as there are any; then all messages.  Marks are "." and ",".
 */
const char *bench_read(struct arena *, struct bytes);

/*
 * The parts of an .xlsx around a sheet, its strings and its styles: the inner XML of each, NULL: no
 * such part.
 */
struct bytes bench_xlsx(struct arena *, const char *sheet, const char *strings, const char *styles);

/* An .ods around the inner XML of its tables and of its automatic styles. */
struct bytes bench_ods(struct arena *, const char *tables, const char *styles);

#endif
