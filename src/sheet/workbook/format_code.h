/*
 * The code of a number format, taken apart: what number_format.h is made of.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_FORMAT_CODE_H
#define PLIEGO_SHEET_WORKBOOK_FORMAT_CODE_H

#include "base/arena.h"
#include "sheet/workbook/digits.h"

#define FORMAT_CODE_MAX 1024 /* bytes; Excel writes 255 characters at most */

enum format_token_kind {
	TOKEN_LITERAL,
	TOKEN_GENERAL,
	TOKEN_TEXT,    /* "@" */
	TOKEN_INTEGER, /* a place for a digit before the decimal mark: "0", "#", "?" */
	TOKEN_DECIMAL, /* one behind it */
	TOKEN_POINT,
	TOKEN_EXPONENT, /* `count` digits; mark "+": with a sign always */
	TOKEN_YEAR,
	TOKEN_MONTH,
	TOKEN_DAY,
	TOKEN_HOUR,
	TOKEN_MINUTE,
	TOKEN_SECOND,
	TOKEN_SECOND_PART, /* `count` decimals of seconds */
	TOKEN_HALF_DAY,    /* "AM/PM", or "A/P" with a count of 1 */
	TOKEN_ELAPSED,     /* `mark` of hours, minutes or seconds: "h", "m", "s" */
};

struct format_token {
	enum format_token_kind kind;
	char mark;        /* of a place: how it is written */
	uint16_t count;   /* of letters or digits; of a literal, bytes */
	const char *text; /* of a literal */
};

enum format_condition {
	CONDITION_NONE,
	CONDITION_LT,
	CONDITION_LE,
	CONDITION_GT,
	CONDITION_GE,
	CONDITION_EQ,
	CONDITION_NE,
};

enum format_language { FORMAT_SPANISH, FORMAT_ENGLISH, FORMAT_PORTUGUESE };

struct format_section {
	const struct format_token *tokens;
	size_t count;
	enum format_condition condition;
	struct digits limit; /* of the condition */
	enum format_language language;
	bool date, text; /* has tokens of that kind */
	bool grouped, half_day;
	int integers, decimals; /* places */
	int least_decimals;     /* up to the last "0" among them */
	int percents;           /* signs */
	int thousands;          /* commas behind the last place: each divides by a thousand */
	int exponent_digits;
	int second_decimals;
	bool seconds; /* are shown */
};

#define FORMAT_SECTIONS_MAX 4

struct number_format {
	struct format_section sections[FORMAT_SECTIONS_MAX];
	size_t count;    /* of those for numbers, at least 1 */
	int text;        /* index of that for texts; -1: none */
	bool text_alone; /* the code is that of a text, "@" */
};

/* False: it means nothing, or is too long. */
bool format_code_parse(struct arena *, const char *code, size_t n, struct number_format *out);

#endif
