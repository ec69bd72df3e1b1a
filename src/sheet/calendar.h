/*
 * How a plan divides its year: by months, quarters, four months, semesters or not at all; and which month the
 * year begins with.
 *
 * A year is twelve slots, whatever divides it: slot 0 is the month that it begins with.  What is planned or
 * done in a period longer than a month stands in the last slot of it, and the others stay blank; so a sum,
 * the last or the highest of some slots is that of the periods which end in them, and a cut is sound where a
 * period ends.
 *
 * Where a slot is told of, it is called by the heading of its month or period (plan_column.h, vocabulary.h).
 */
#ifndef PLIEGO_SHEET_CALENDAR_H
#define PLIEGO_SHEET_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "sheet/plan_column.h"

/* From the finest on. */
enum __attribute__((packed)) division {
	DIVISION_MONTHS,
	DIVISION_QUARTERS,
	DIVISION_FOUR_MONTHS,
	DIVISION_SEMESTERS,
	DIVISION_YEAR,
	DIVISIONS,
};

/* All zero: months from January on. */
struct calendar {
	enum division division;
	uint8_t first; /* the month that the year begins with: 0 is January */
};

/* Slots, first to last. */
struct period {
	uint8_t first, last;
};

/* Its months as bits; bit 0 is the first of the year. */
static inline unsigned
period_bits(struct period of)
{
	return (2u << of.last) - (1u << of.first);
}

/* "months", "quarters", ..., for diag_phrase(). */
const char *division_name(enum division);

/* Months of one period, and periods of a year. */
unsigned division_length(enum division);
unsigned division_count(enum division);

/* Whether periods of the one are made of whole periods of the other. */
bool division_is_made_of(enum division whole, enum division part);

/* The finest that is made of both. */
enum division division_common(enum division, enum division);

/* The division that has the column; of columns that are no period's: DIVISIONS. */
enum division division_of_column(enum plan_column);

/* The column of its period p, from 0; of months, of the p-th from January. */
enum plan_column division_column(enum division, unsigned p);

/*
 * What divides the year, by where its columns are (-1: nowhere): the finest division all of whose columns are
 * there, but none where half of the months are; the year, where no month and no period of a part of it is
 * there, but META ANUAL or ANUAL; else DIVISIONS.
 */
enum division division_of_columns(const int at[COLUMNS]);

/* Periods of the year; the p-th of them, and the slot that its figures are in. */
unsigned calendar_count(struct calendar);
struct period calendar_period(struct calendar, unsigned p);
unsigned calendar_slot(struct calendar, unsigned p);

/* The month of a slot, 0 to 11 from January; and the slot of a month. */
unsigned calendar_month(struct calendar, unsigned slot);
unsigned calendar_slot_of_month(struct calendar, unsigned month);

/* The column of the period that the slot is in. */
enum plan_column calendar_column(struct calendar, unsigned slot);

/* What a column of a month or period is, in slots. */
struct period calendar_period_of(struct calendar, enum plan_column);

/* The longer periods in which figures are told of, too: quarters of months; else those of the plan itself. */
struct calendar calendar_groups(struct calendar);

/* Whether figures may be added up over the slots: a period of the calendar ends with each end of them. */
bool calendar_has(struct calendar, struct period);

#endif
