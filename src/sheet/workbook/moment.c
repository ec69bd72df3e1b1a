#include "sheet/workbook/moment.h"

#include "base/ascii.h"

#define YEAR_DAYS_400 146097  /* of 400 years */
#define DAYS_0000_1970 719468 /* from 1 March of year 0 */
#define EPOCH_1900 (-25569)   /* 30 December 1899, in days since 1970: day 0 but for the leap year's fault */
#define EPOCH_1904 (-24107)
#define FAULT_DAY 60 /* 29 February 1900 */
#define LAST_DAY 2958465
#define DAYS_1900_1904 1462
#define SERIAL_SCALE 10 /* digits of a day that are looked at: some ten microseconds */

bool
moment_of_serial(const struct digits *serial, enum date_system since, struct moment *out)
{
	__extension__ typedef __int128 wide;
	wide unit = 10000000000;
	int64_t scaled;

	if (serial->negative || !digits_scaled(serial, SERIAL_SCALE, &scaled))
		return false;
	int64_t ms = (int64_t)(((wide)scaled * MOMENT_DAY_MS + unit / 2) / unit);
	int64_t last = since == DATE_SYSTEM_1904 ? LAST_DAY - DAYS_1900_1904 : LAST_DAY;
	if (ms / MOMENT_DAY_MS > last)
		return false;
	*out = (struct moment){ms, since};
	return true;
}

/* Days since 1970 of a date (Howard Hinnant, "chrono-compatible low-level date algorithms"), and back. */
static int64_t
days_from_date(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = y / 400;
	int of_era = y - era * 400;
	int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return (int64_t)era * YEAR_DAYS_400 + (int64_t)of_era * 365 + of_era / 4 - of_era / 100 + of_year -
	    DAYS_0000_1970;
}

static struct calendar_date
date_from_days(int64_t days)
{
	int64_t z = days + DAYS_0000_1970;
	int era = (int)(z / YEAR_DAYS_400);
	int of_era = (int)(z - (int64_t)era * YEAR_DAYS_400);
	int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int of_year = of_era - (365 * year + year / 4 - year / 100);
	int shifted = (5 * of_year + 2) / 153;
	int month = shifted < 10 ? shifted + 3 : shifted - 9;

	return (struct calendar_date){
	    .year = year + era * 400 + (month <= 2 ? 1 : 0),
	    .month = month,
	    .day = of_year - (153 * shifted + 2) / 5 + 1,
	};
}

struct calendar_date
moment_date(struct moment moment, int64_t unit)
{
	int64_t days = (moment.ms + unit / 2) / unit * unit / MOMENT_DAY_MS;
	int64_t day_1900 = days + (moment.since == DATE_SYSTEM_1904 ? DAYS_1900_1904 : 0);
	struct calendar_date date;

	if (moment.since == DATE_SYSTEM_1904 || day_1900 > FAULT_DAY)
		date = date_from_days(days + (moment.since == DATE_SYSTEM_1904 ? EPOCH_1904 : EPOCH_1900));
	else if (day_1900 == FAULT_DAY)
		date = (struct calendar_date){1900, 2, 29, 0};
	else if (day_1900 == 0)
		date = (struct calendar_date){1900, 1, 0, 0};
	else
		date = date_from_days(days + EPOCH_1900 + 1);
	/* Day 1 was a Sunday, as Excel has it. */
	date.weekday = (int)((day_1900 + 6) % 7);
	return date;
}

/*
 * --- what is written
 * --------------------------------------------------------------------------------------
 */

/* Text that is read from the left. */
struct written {
	const char *at, *end;
};

/* Takes a number of at least so many digits, and at most nine. */
static bool
take_number(struct written *w, int least, int64_t *out)
{
	int n = 0;

	*out = 0;
	for (; w->at < w->end && n < 9 && ascii_is_digit(*w->at); n++)
		*out = *out * 10 + (*w->at++ - '0');
	return n >= least;
}

static bool
take_mark(struct written *w, char mark)
{
	if (w->at == w->end || *w->at != mark)
		return false;
	w->at++;
	return true;
}

/* What stands behind a decimal mark, in thousandths, rounded. */
static int64_t
take_thousandths(struct written *w)
{
	int64_t thousandths = 0;
	int n = 0;

	for (; w->at < w->end && ascii_is_digit(*w->at); w->at++, n++) {
		if (n < 3)
			thousandths = thousandths * 10 + (*w->at - '0');
		else if (n == 3 && *w->at >= '5')
			thousandths++;
	}
	for (; n < 3; n++)
		thousandths *= 10;
	return thousandths;
}

/* "12:30", "12:30:00.5": milliseconds. */
static bool
take_time(struct written *w, int64_t *out)
{
	int64_t hour, minute, second = 0, thousandths = 0;

	if (!take_number(w, 2, &hour) || !take_mark(w, ':') || !take_number(w, 2, &minute))
		return false;
	if (take_mark(w, ':')) {
		if (!take_number(w, 2, &second))
			return false;
		if (take_mark(w, '.') || take_mark(w, ','))
			thousandths = take_thousandths(w);
	}
	*out = ((hour * 60 + minute) * 60 + second) * 1000 + thousandths;
	return hour <= 24 && minute < 60 && second < 60;
}

static bool
take_date(struct written *w, int64_t *days)
{
	int64_t year, month, day;

	if (!take_number(w, 4, &year) || !take_mark(w, '-') || !take_number(w, 2, &month) ||
	    !take_mark(w, '-') || !take_number(w, 2, &day))
		return false;
	if (year < 1900 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
		return false;
	int64_t since_1970 = days_from_date((int)year, (int)month, (int)day);
	*days = since_1970 - EPOCH_1900;
	if (*days <= FAULT_DAY)
		(*days)--;
	return date_from_days(since_1970).day == day;
}

bool
moment_of_iso(const char *s, size_t n, struct moment *out)
{
	struct written w = {s, s + n};
	int64_t days = 0, ms = 0;
	bool timed = n > 2 && s[2] == ':';

	if (!timed && !take_date(&w, &days))
		return false;
	timed = timed || take_mark(&w, 'T') || take_mark(&w, ' ');
	if (timed && !take_time(&w, &ms))
		return false;
	*out = (struct moment){days * MOMENT_DAY_MS + ms, DATE_SYSTEM_1900};
	return w.at == w.end || (timed && (*w.at == 'Z' || *w.at == '+' || *w.at == '-'));
}

bool
moment_of_duration(const char *s, size_t n, struct moment *out)
{
	static const struct {
		char letter;
		int64_t ms;
	} units[] = {{'D', MOMENT_DAY_MS}, {'H', 3600000}, {'M', 60000}, {'S', 1000}};
	struct written w = {s, s + n};
	int64_t ms = 0, number, thousandths;
	bool timed = false;

	if (!take_mark(&w, 'P'))
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]) && w.at < w.end;) {
		timed = take_mark(&w, 'T') || timed;
		struct written before = w;
		if (!take_number(&w, 1, &number))
			return false;
		thousandths = take_mark(&w, '.') || take_mark(&w, ',') ? take_thousandths(&w) : 0;
		while (i < sizeof(units) / sizeof(units[0]) && !take_mark(&w, units[i].letter))
			i++;
		if (i == sizeof(units) / sizeof(units[0]) || (timed ? i == 0 : i > 0) || w.at == before.at)
			return false;
		ms += number * units[i].ms + thousandths * units[i].ms / 1000;
		i++;
	}
	*out = (struct moment){ms, DATE_SYSTEM_1900};
	return w.at == w.end && n > 1;
}
