/*
 * Looking for the bytes that end cells, 64 at a time.
 *
 * A stop is a separator, a line end or a quote.  On the way the bytes are counted that begin no character, so
 * that columns, which are characters, are known at each stop without a second look.
 *
 * Vectors are those of GCC and Clang, which have them compared on any machine, one byte after another where
 * it can't do better.  What they find becomes bits: by the instruction that every x86-64 has for it, and by a
 * multiplication elsewhere.
 */
#ifndef PLIEGO_SHEET_CSV_SCAN_H
#define PLIEGO_SHEET_CSV_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CSV_SCAN_BYTES 64

/* Of those, what is compared at once. */
#define CSV_SCAN_PART 16

typedef signed char csv_scan_part __attribute__((vector_size(CSV_SCAN_PART)));

/* Bit 0 is of the first byte of those that are looked at. */
struct csv_scan {
	const char *at, *end;    /* the bytes that are looked at, and where the text ends */
	csv_scan_part separator; /* as often as there are bytes */
	uint64_t stops;          /* those that were not given yet */
	uint64_t continued;      /* the bytes behind the latest stop that begin no character */
	size_t before;           /* such bytes before the stop that was given last */
};

/* How many bits are set. */
static inline uint32_t
csv_scan_count(uint64_t bits)
{
	bits -= bits >> 1 & 0x5555555555555555u;
	bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
	bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
	return (uint32_t)(bits * 0x0101010101010101u >> 56);
}

/* The text from s to end; the separator is of ASCII, and no NUL. */
void csv_scan_init(struct csv_scan *, const char *s, const char *end, char separator);

/* Goes on to bytes with a stop among them; false when there are none left. */
bool csv_scan_go_on(struct csv_scan *);

/* The next stop, or NULL when there is none left; `before` is then set to what it says. */
static inline const char *
csv_scan_next(struct csv_scan *scan)
{
	uint64_t stop, passed;

	if (scan->stops == 0 && !csv_scan_go_on(scan))
		return NULL;
	stop = scan->stops & -scan->stops;
	scan->stops ^= stop;
	passed = scan->continued & (stop - 1);
	if (passed != 0) {
		scan->before += csv_scan_count(passed);
		scan->continued ^= passed;
	}
	return scan->at + __builtin_ctzll(stop);
}

#endif
