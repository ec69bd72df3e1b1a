/*
 * What spreadsheets and wrong encodings leave in a text in place of what was meant.
 *
 * Found by what a Spanish text never has: "#¡REF!", "=SUMA(B3:B9)", "GestiÃ³n" (UTF-8 read as something
 * else), "gesti¢n", "gesti—n" (a code page of MS-DOS or of old Macintoshes read as Windows-1252), "gesti?n",
 * "gesti&oacute;n".  A mark that may stand beside a letter in its own right is let be.
 */
#ifndef PLIEGO_BASE_DAMAGE_H
#define PLIEGO_BASE_DAMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum damage {
	DAMAGE_NONE,
	DAMAGE_ERROR,     /* the error value of a formula, or a column too narrow for its number */
	DAMAGE_FORMULA,   /* a formula in place of what it comes to */
	DAMAGE_UTF8,      /* UTF-8 that was read as another encoding, perhaps twice */
	DAMAGE_CODE_PAGE, /* a code page read as another */
	DAMAGE_LOST,      /* a "?" within a word */
	DAMAGE_MARKUP,    /* "&oacute;", "&#243;", "_x000D_" */
};

#define DAMAGES (DAMAGE_MARKUP + 1)

/* The first kind, in the order above, that a text of n bytes of UTF-8 has. */
enum damage damage_find(const char *, size_t n);

/* The same by a look at every character, which most texts need not: what damage_find() is held to. */
enum damage damage_find_carefully(const char *, size_t n);

enum code_page { CODE_PAGE_WINDOWS_1252, CODE_PAGE_DOS, CODE_PAGE_MACINTOSH };

/*
 * Which of these a text of single bytes that is not UTF-8 is in.  Windows-1252, unless it would make damage
 * of its words, and in another all its bytes past ASCII are letters of Spanish words, capitals among
 * capitals.
 */
enum code_page code_page_guess(const char *, size_t n);

/* The character of a byte from 0x80 on in MS-DOS's code page 850 or MacRoman. */
uint32_t code_page_character(enum code_page, unsigned char byte);

#endif
