#include "sheet/calendar.h"

#include "base/message.h"

static const uint8_t lengths[DIVISIONS] = {1, 3, 4, 6, 12};

static const enum plan_column columns[DIVISIONS] = {COLUMN_MONTH, COLUMN_QUARTER, COLUMN_FOUR_MONTHS,
    COLUMN_SEMESTER, COLUMN_YEAR};

const char *
division_name(enum division division)
{
	static const char *const names[DIVISIONS] = {N_("months"), N_("quarters"), N_("four months"),
	    N_("semesters"), N_("the year")};

	return names[division];
}

unsigned
division_length(enum division division)
{
	return lengths[division];
}

unsigned
division_count(enum division division)
{
	return MONTHS / lengths[division];
}

bool
division_is_made_of(enum division whole, enum division part)
{
	return lengths[whole] % lengths[part] == 0;
}

enum division
division_common(enum division a, enum division b)
{
	enum division common = a;

	while (!division_is_made_of(common, a) || !division_is_made_of(common, b))
		common++;
	return common;
}

enum division
division_of_column(enum plan_column column)
{
	for (int d = 0; d < DIVISIONS; d++) {
		if (column >= columns[d] && column < columns[d] + MONTHS / lengths[d])
			return (enum division)d;
	}
	return DIVISIONS;
}

enum plan_column
division_column(enum division division, unsigned p)
{
	return (enum plan_column)(columns[division] + p);
}

enum division
division_of_columns(const int at[COLUMNS])
{
	bool any = false;

	for (int d = DIVISION_MONTHS; d < DIVISION_YEAR; d++) {
		unsigned count = 0;

		for (unsigned p = 0; p < division_count((enum division)d); p++)
			count += at[division_column((enum division)d, p)] >= 0;
		if (count == division_count((enum division)d))
			return (enum division)d;
		/* Months that one is missing from are no quarters for having their sums beside them. */
		if (d == DIVISION_MONTHS && count >= MONTHS / 2)
			return DIVISIONS;
		any = any || count > 0;
	}
	return !any && (at[COLUMN_TARGET] >= 0 || at[COLUMN_YEAR] >= 0) ? DIVISION_YEAR : DIVISIONS;
}

unsigned
calendar_count(struct calendar calendar)
{
	return division_count(calendar.division);
}

struct period
calendar_period(struct calendar calendar, unsigned p)
{
	unsigned length = lengths[calendar.division];

	return (struct period){(uint8_t)(p * length), (uint8_t)(p * length + length - 1)};
}

unsigned
calendar_slot(struct calendar calendar, unsigned p)
{
	return calendar_period(calendar, p).last;
}

unsigned
calendar_month(struct calendar calendar, unsigned slot)
{
	return (calendar.first + slot) % MONTHS;
}

unsigned
calendar_slot_of_month(struct calendar calendar, unsigned month)
{
	return (month + MONTHS - calendar.first) % MONTHS;
}

enum plan_column
calendar_column(struct calendar calendar, unsigned slot)
{
	return division_column(calendar.division,
	    calendar.division == DIVISION_MONTHS ? calendar_month(calendar, slot)
						 : slot / lengths[calendar.division]);
}

struct period
calendar_period_of(struct calendar calendar, enum plan_column column)
{
	enum division division = division_of_column(column);
	unsigned p = (unsigned)column - columns[division];

	if (division == DIVISION_MONTHS)
		p = calendar_slot_of_month(calendar, p);
	return calendar_period((struct calendar){division, 0}, p);
}

struct calendar
calendar_groups(struct calendar calendar)
{
	if (calendar.division == DIVISION_MONTHS)
		calendar.division = DIVISION_QUARTERS;
	return calendar;
}

bool
calendar_has(struct calendar calendar, struct period period)
{
	unsigned length = lengths[calendar.division];

	return period.first % length == 0 && (period.last + 1) % length == 0;
}
