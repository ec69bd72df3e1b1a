/*
 * What kind of character a code point is, as far as setting text needs to know.
 *
 * Letters are the Latin ones of the blocks up to U+024F and of U+1E00-U+1EFF: those that hyphenation
 * patterns and the rules for hyphens and slashes speak of.
 */
#ifndef PLIEGO_TEXT_LETTERS_H
#define PLIEGO_TEXT_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool is_letter(uint32_t);
bool is_digit(uint32_t);       /* 0-9 */
bool is_upper(uint32_t);       /* Latin-1 and Latin Extended-A; others count as lower case */
uint32_t to_lower(uint32_t);   /* of these */
bool is_mark(uint32_t);        /* combining: belongs to the character before it */
bool is_joiner(uint32_t);      /* zero-width joiner: ties both neighbours together */
bool is_invisible(uint32_t);   /* default ignorable: needs no glyph in the face */
bool is_space_glyph(uint32_t); /* spaces that are set as glyphs of a word: no-break, narrow, thin, figure */
bool is_ideographic(uint32_t); /* may be broken on either side where UAX 14 has it so */
bool is_control(uint32_t);

/* Decodes the code point before s + n (n > 0); its length in *length.  UTF8_INVALID: of one byte. */
uint32_t utf8_decode_last(const char *s, size_t n, size_t *length);

#endif
