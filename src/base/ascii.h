/*
 * Kinds of ASCII characters, whatever the locale.  Bytes of other characters are of none.
 */
#ifndef PLIEGO_BASE_ASCII_H
#define PLIEGO_BASE_ASCII_H

#include <stdbool.h>

static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static inline bool
ascii_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ascii_is_letter(char c)
{
	return ascii_is_lower(c) || ascii_is_upper(c);
}

/* All but capitals stay as they are. */
static inline char
ascii_lower(char c)
{
	return (char)(ascii_is_upper(c) ? c - 'A' + 'a' : c);
}

#endif
