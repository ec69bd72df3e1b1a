/*
 * Dates and times of day, as workbooks count them.
 *
 * A serial number counts days, and parts of one, since the day before 1 January 1900; it counts a 29
 * February 1900 too, which there never was (ECMA-376 part 1, 18.17.4.1).  In the 1904 system it counts
 * since 1 January 1904.  A moment holds the milliseconds nearest to it.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_MOMENT_H
#define PLIEGO_SHEET_WORKBOOK_MOMENT_H

#include "sheet/workbook/digits.h"

#define MOMENT_DAY_MS 86400000

/* Where days are counted from. */
enum date_system { DATE_SYSTEM_1900, DATE_SYSTEM_1904 };

struct moment {
	int64_t ms;             /* since the serial number 0, never negative: for elapsed times */
	enum date_system since; /* whose serial numbers these are */
};

struct calendar_date {
	int year, month, day; /* of day 0 of the 1900 system: 1900, 1, 0, as Excel has it */
	int weekday;          /* 0: Sunday; before March 1900 as Excel has it */
};

/* False where there is no such day: before the first, or after 31 December 9999. */
bool moment_of_serial(const struct digits *, enum date_system, struct moment *out);

/*
 * Reads an ISO 8601 date, with a time behind "T" or without, or a time alone ("12:30:00", day 0): n bytes,
 * seconds and parts of them may be left out.  A zone behind it is not looked at.  From 1 January 1900 to
 * 31 December 9999.
 */
bool moment_of_iso(const char *, size_t n, struct moment *out);

/*
 * Reads a duration of hours, minutes and seconds, and days before "T": "PT12H30M00S".  Years and
 * months are none.
 */
bool moment_of_duration(const char *, size_t n, struct moment *out);

/* The date of it, once it is rounded to so many milliseconds. */
struct calendar_date moment_date(struct moment, int64_t unit);

#endif
