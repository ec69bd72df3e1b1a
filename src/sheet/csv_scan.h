/*
 * Looking for the bytes that end cells, sixteen at a time.
 *
 * A stop is a separator, a line end or a quote.  On the way the bytes are counted that begin no character, so
 * that columns, which are characters, are known at each stop without a second look.
 *
 * Vectors are those of GCC and Clang, which have them compared on any machine, one byte after another where
 * it can't do better; there are no instructions of a certain machine here.
 */
#ifndef PLIEGO_SHEET_CSV_SCAN_H
#define PLIEGO_SHEET_CSV_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CSV_SCAN_BYTES 16

typedef signed char csv_scan_bytes __attribute__((vector_size(CSV_SCAN_BYTES)));

/* Bit 0 is of the first byte of those that are looked at. */
struct csv_scan {
	const char *at, *end;     /* the sixteen bytes that are looked at, and where the text ends */
	csv_scan_bytes separator; /* sixteen times */
	uint32_t stops;           /* those that were not given yet */
	uint32_t continued;       /* the bytes that begin no character */
	size_t passed;            /* such bytes before these */
	size_t before;            /* and before the stop that was given last */
};

/* How many of sixteen bits are set. */
static inline uint32_t
csv_scan_count(uint32_t bits)
{
	bits -= bits >> 1 & 0x5555;
	bits = (bits & 0x3333) + (bits >> 2 & 0x3333);
	bits = (bits + (bits >> 4)) & 0x0F0F;
	return (bits + (bits >> 8)) & 0x1F;
}

/* A bit for each byte, of eight that are 0 or 0xFF. */
static inline uint32_t
csv_scan_bits_of(uint64_t bytes)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	bytes = __builtin_bswap64(bytes);
#endif
	return (uint32_t)((bytes & 0x8040201008040201u) * 0x0101010101010101u >> 56);
}

/* The same of sixteen. */
static inline uint32_t
csv_scan_bits(csv_scan_bytes found)
{
	uint64_t halves[2];

	memcpy(halves, &found, sizeof(halves));
	if ((halves[0] | halves[1]) == 0)
		return 0;
	return csv_scan_bits_of(halves[0]) | csv_scan_bits_of(halves[1]) << 8;
}

static inline void
csv_scan_look(struct csv_scan *scan)
{
	size_t left = (size_t)(scan->end - scan->at);
	csv_scan_bytes bytes = {0};

	if (left >= CSV_SCAN_BYTES)
		memcpy(&bytes, scan->at, CSV_SCAN_BYTES);
	else
		memcpy(&bytes, scan->at, left);
	scan->stops = csv_scan_bits((bytes == scan->separator) | (bytes == '\n') | (bytes == '"'));
	/* 0x80 to 0xBF. */
	scan->continued = csv_scan_bits(bytes < -64);
}

/* The text from s to end; the separator is of ASCII, and no NUL. */
static inline void
csv_scan_init(struct csv_scan *scan, const char *s, const char *end, char separator)
{
	*scan = (struct csv_scan){
	    .at = s,
	    .end = end,
	    .separator = (csv_scan_bytes){0} + (signed char)separator,
	};
	csv_scan_look(scan);
}

/* The next stop, or NULL when there is none left; `before` is then set to what it says. */
static inline const char *
csv_scan_next(struct csv_scan *scan)
{
	uint32_t stop;

	while (scan->stops == 0) {
		if (scan->continued != 0)
			scan->passed += csv_scan_count(scan->continued);
		if ((size_t)(scan->end - scan->at) <= CSV_SCAN_BYTES)
			return NULL;
		scan->at += CSV_SCAN_BYTES;
		csv_scan_look(scan);
	}
	stop = scan->stops & -scan->stops;
	scan->stops ^= stop;
	scan->before = scan->passed;
	if (scan->continued != 0)
		scan->before += csv_scan_count(scan->continued & (stop - 1));
	return scan->at + __builtin_ctz(stop);
}

#endif
