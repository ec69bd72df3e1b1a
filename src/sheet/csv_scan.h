/*
 * Looking for the bytes that end cells, eight at a time, in plain C.
 *
 * A stop is a separator, a line end or a quote.  On the way the bytes are counted that begin no character, so
 * that columns, which are characters, are known at each stop without a second look.
 */
#ifndef PLIEGO_SHEET_CSV_SCAN_H
#define PLIEGO_SHEET_CSV_SCAN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define CSV_SCAN_BYTES sizeof(uint64_t)
#define CSV_SCAN_ONES 0x0101010101010101u
#define CSV_SCAN_LOW (0x7F * CSV_SCAN_ONES)
#define CSV_SCAN_HIGH (0x80 * CSV_SCAN_ONES)

/* The first byte of a word is its lowest; of each byte that is meant, the highest bit is set. */
struct csv_scan {
	const char *word, *end; /* the eight bytes that are looked at */
	uint64_t separator;     /* eight times */
	uint64_t stops;         /* of the word, those that were not given yet */
	uint64_t continued;     /* of the word, the bytes that begin no character */
	size_t passed;          /* such bytes before the word */
	size_t before;          /* and before the stop that was given last */
};

/* The highest bit of each byte that is not zero; exact, as no byte carries into the next. */
static inline uint64_t
csv_scan_nonzero(uint64_t word)
{
	return ((word & CSV_SCAN_LOW) + CSV_SCAN_LOW) | word;
}

/* How many of the bytes are marked. */
static inline size_t
csv_scan_count(uint64_t marks)
{
	return (marks >> 7) * CSV_SCAN_ONES >> 56;
}

static inline void
csv_scan_look(struct csv_scan *scan)
{
	size_t left = (size_t)(scan->end - scan->word);
	uint64_t word = 0;

	if (left >= CSV_SCAN_BYTES)
		memcpy(&word, scan->word, CSV_SCAN_BYTES);
	else
		memcpy(&word, scan->word, left);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	word = __builtin_bswap64(word);
#endif
	scan->continued = word & ~(word << 1) & CSV_SCAN_HIGH;
	scan->stops =
	    ~(csv_scan_nonzero(word ^ scan->separator) & csv_scan_nonzero(word ^ '\n' * CSV_SCAN_ONES) &
		csv_scan_nonzero(word ^ '"' * CSV_SCAN_ONES)) &
	    CSV_SCAN_HIGH;
}

/* The text from s to end; the separator is neither NUL nor a part of a character. */
static inline void
csv_scan_init(struct csv_scan *scan, const char *s, const char *end, char separator)
{
	*scan = (struct csv_scan){
	    .word = s,
	    .end = end,
	    .separator = (unsigned char)separator * CSV_SCAN_ONES,
	};
	csv_scan_look(scan);
}

/* The next stop, or NULL when there is none left; `before` is then set to what it says. */
static inline const char *
csv_scan_next(struct csv_scan *scan)
{
	uint64_t stop;

	while (scan->stops == 0) {
		scan->passed += csv_scan_count(scan->continued);
		if ((size_t)(scan->end - scan->word) <= CSV_SCAN_BYTES)
			return NULL;
		scan->word += CSV_SCAN_BYTES;
		csv_scan_look(scan);
	}
	stop = scan->stops & -scan->stops;
	scan->stops ^= stop;
	scan->before = scan->passed + csv_scan_count(scan->continued & (stop - 1));
	return scan->word + __builtin_ctzll(stop) / 8;
}

#endif
