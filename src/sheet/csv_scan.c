#include "sheet/csv_scan.h"

#ifdef __SSE2__
#include <emmintrin.h>

/* A bit for each byte of those that are 0 or 0xFF. */
static uint64_t
bits_of(csv_scan_part found)
{
	return (uint32_t)_mm_movemask_epi8((__m128i)found);
}
#else
static uint64_t
bits_of_half(uint64_t bytes)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	bytes = __builtin_bswap64(bytes);
#endif
	return (bytes & 0x8040201008040201u) * 0x0101010101010101u >> 56;
}

static uint64_t
bits_of(csv_scan_part found)
{
	uint64_t halves[2];

	memcpy(halves, &found, sizeof(halves));
	if ((halves[0] | halves[1]) == 0)
		return 0;
	return bits_of_half(halves[0]) | bits_of_half(halves[1]) << 8;
}
#endif

static void
take(struct csv_scan *scan, const char *at)
{
	uint64_t stops = 0, continued = 0;

	for (int i = 0; i < CSV_SCAN_BYTES; i += CSV_SCAN_PART) {
		csv_scan_part bytes;

		memcpy(&bytes, at + i, sizeof(bytes));
		stops |= bits_of((bytes == scan->separator) | (bytes == '\n') | (bytes == '"')) << i;
		/* 0x80 to 0xBF. */
		continued |= bits_of(bytes < -64) << i;
	}
	scan->stops = stops;
	scan->continued = continued;
}

/* Apart, as what has a buffer has it guarded. */
static __attribute__((noinline)) void
take_last(struct csv_scan *scan)
{
	char last[CSV_SCAN_BYTES] = {0};

	memcpy(last, scan->at, (size_t)(scan->end - scan->at));
	take(scan, last);
}

static void
look(struct csv_scan *scan)
{
	if (scan->end - scan->at >= CSV_SCAN_BYTES)
		take(scan, scan->at);
	else
		take_last(scan);
}

void
csv_scan_init(struct csv_scan *scan, const char *s, const char *end, char separator)
{
	*scan = (struct csv_scan){
	    .at = s,
	    .end = end,
	    .separator = (csv_scan_part){0} + (signed char)separator,
	};
	look(scan);
}

bool
csv_scan_go_on(struct csv_scan *scan)
{
	while (scan->stops == 0) {
		if (scan->continued != 0)
			scan->before += csv_scan_count(scan->continued);
		if (scan->end - scan->at <= CSV_SCAN_BYTES)
			return false;
		scan->at += CSV_SCAN_BYTES;
		look(scan);
	}
	return true;
}
