/*
 * Total fit: the ends of the lines of a paragraph that are best for all its lines together (D. E. Knuth and
 * M. F. Plass, Breaking Paragraphs into Lines, Software: Practice and Experience 11, 1981), for lines whose
 * spaces never shrink.
 *
 * A pure function of lengths: all in integers, so that it is the same on every machine.
 *
 * No paragraph takes more lines than it must.  Of those with the fewest lines, the one with the fewest
 * demerits is taken:
 *   - a line that is neither the last nor ended by the text has the square of its looseness in
 *     thousandths, FIT_LOOSENESS_MAX at most.  Looseness is what is left of the width; of justified lines a
 *     third of the width that each space grows by, in spaces;
 *   - a line that ends with a hyphen has FIT_HYPHEN, and if the line before does too, FIT_HYPHENS as well; a
 *     third one in a row is not allowed.
 * Of paragraphs as good, the one whose last difference is a shorter line.
 */
#ifndef PLIEGO_TEXT_TOTAL_FIT_H
#define PLIEGO_TEXT_TOTAL_FIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/style.h"

#define FIT_HYPHEN 60000   /* a quarter of the width */
#define FIT_HYPHENS 120000 /* and more than a third */
#define FIT_LOOSENESS_MAX 10000
#define FIT_LOOSE ((int64_t)333 * 333) /* a third of the width; of justified lines, spaces twice as wide */

/*
 * A place where a line may end; each one ends, and starts the next line, further on than the one before it.
 * Lengths are measured along the whole paragraph on a line of its own, in parts
 * of struct fit's `scale`.
 */
struct fit_break {
	int64_t end;                       /* of a line that ends here: of its ink, with the hyphen */
	int64_t last;                      /* the part of it that is the last run */
	int64_t start;                     /* of the line that follows */
	uint32_t spaces_end, spaces_start; /* that stand before there */
	uint32_t token;                    /* the last of the line */
	uint16_t offset;                   /* inside the token: bytes before the break; else 0 */
	bool hyphen;
	bool forced; /* the text ends the line */
};

struct fit {
	const struct fit_break *breaks; /* ascending; the last one forced */
	size_t count;                   /* at least 1 */
	length width, indent;           /* indent: of the first line */
	int64_t scale;                  /* so many parts are a thousandth of a point */
	int64_t space;                  /* of justified lines; 0: they are not */
};

#define FIT_ROW_MAX 2 /* hyphens in a row */

/* For total_fit()'s own use: the best ways to a break, by the hyphens in a row that lines end with there. */
struct fit_ways {
	int64_t cost[FIT_ROW_MAX + 1];
	int32_t from[FIT_ROW_MAX + 1]; /* the break before; -1: the beginning */
	uint8_t from_row[FIT_ROW_MAX + 1];
	uint8_t best; /* the row of the least cost */

	/* Fewest lines up to here, and from here on; and the first break that a line to here may begin at. */
	uint32_t before, after;
	int32_t first;
	int32_t last_way; /* the last break before this one that there is a way to; -1: none */
};

/*
 * Writes the breaks that are taken, by their numbers, to `taken`, and returns how many: one for each line.
 * 0 when there is no way.  Both arrays have room for all breaks.
 */
size_t total_fit(const struct fit *, struct fit_ways *, uint32_t *taken);

/* Demerits of the line from break a (-1: the beginning) to b, but for its hyphen; -1 when it does not fit. */
int64_t total_fit_line(const struct fit *, ptrdiff_t a, size_t b);

#endif
