/*
 * Number formats of spreadsheets: a number and the code of its format -> the text that a person sees.
 *
 * Codes are those of ECMA-376 part 1, 18.8.31, as Excel writes them into files: in English letters, "."
 * before decimals, "," between thousands.  What the number holds beyond fifteen digits is not looked at
 * (digits.h); rounding is half away from zero.  No binary fraction comes near it.
 *
 * What is shown is what a column that is wide enough shows, but for these:
 *
 * - Marks of numbers are those of the style asked for, as decimal_format() writes them: the file does not
 *   say in which country it is looked at.
 * - General, and "@", have all digits, as no column is too narrow for a value to be read: up to eighteen
 *   before the mark, and as many decimals as a figure may have (DECIMAL_SCALE_MAX), to which it is rounded.
 *   Excel has eleven characters, and an exponent for what is longer.  So has a code that asks for an exponent
 *   ("0.00E+00"): programs choose it by themselves where a long code was typed.
 * - "_x" (room as wide as x) and "* " (a space that fills the column) are one space; "*x" is nothing.
 *   White space at both ends is left out.
 * - A decimal mark with no digit behind it is left out: 5 by "0.##" is "5".
 * - Fractions ("# ?/?") are shown as General shows them, so that none is less than what it was.
 * - Names of months and days are Spanish, or English and Portuguese where the code asks for these
 *   ([$-409]).
 * - The date of built-in formats, which programs show in the order of their country, is day/month/year.
 * - A date that there is not (negative, past 9999) is the number; Excel fills the cell with "#".
 */
#ifndef PLIEGO_SHEET_WORKBOOK_NUMBER_FORMAT_H
#define PLIEGO_SHEET_WORKBOOK_NUMBER_FORMAT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/decimal.h"
#include "sheet/workbook/moment.h"

struct number_format;

/* Compiles a code of n bytes, which are copied.  One that is too long, or means nothing, is General. */
const struct number_format *number_format_make(struct arena *, const char *code, size_t n);

/* The code of a built-in format, by its identifier (18.8.30); NULL: there is none. */
const char *number_format_builtin(unsigned id);

enum shown_kind {
	SHOWN_NUMBER, /* digits, with the marks of the style */
	SHOWN_DATE,
	SHOWN_WORDS, /* what the code says, and no digit of the number */
};

struct shown {
	enum shown_kind kind;
	bool rounded; /* fewer digits than the number has, not counting what is beyond fifteen */
};

/* Appends the number as it is shown. */
struct shown number_format_number(const struct number_format *, const struct digits *, enum date_system,
    struct number_style, struct buf *);

/* Appends a date that is known as one; by a format of numbers, as "29/02/2024 18:30". */
struct shown number_format_moment(const struct number_format *, struct moment, struct number_style,
    struct buf *);

/* Appends a text: itself, unless the code has a section for texts. */
void number_format_text(const struct number_format *, const char *, size_t n, struct buf *);

/* Whether number_format_text() gives any text as it is. */
bool number_format_keeps_texts(const struct number_format *);

/* Whether it is General, which says nothing of how numbers are shown. */
bool number_format_is_general(const struct number_format *);

/* Whether it shows numbers as dates or times. */
bool number_format_is_date(const struct number_format *);

/* Appends the number in full: all digits that it has. */
void number_format_held(const struct digits *, struct number_style, struct buf *);

#endif
