/*
 * Drawings of SVG that are read from texts, and what is told of them.
 */
#ifndef PLIEGO_TESTS_UNIT_BASE_SVG_BENCH_H
#define PLIEGO_TESTS_UNIT_BASE_SVG_BENCH_H

#include "base/image.h"
#include "support.h"

#define OPEN "<svg xmlns='http://www.w3.org/2000/svg' "

/* A triangle. */
#define PATH "d='M0 0h9v9'"

#define RULES(text) "<style type='text/css'>" text "</style>"

/* The drawing of a file, which has no fault. */
struct image svg_bench_picture_of(struct arena *, struct bytes file);

/* That of what is inside an <svg> of 100 by 100: a unit is 10,000 of the vectors'. */
struct image svg_bench_picture(struct arena *, const char *inside);

/* What is told of a file that has faults. */
const char *svg_bench_complaint_of(struct arena *, struct bytes file);

/* The same of what is inside an <svg>, of which it begins in column 64. */
const char *svg_bench_complaint(struct arena *, const char *inside);

/*
 * Checks the fill of each shape in turn as #rrggbb and, behind a stroke, its opacity; "-" where there is
 * none; groups in brackets.
 */
void svg_bench_check(const char *inside, const char *expected);

#endif
