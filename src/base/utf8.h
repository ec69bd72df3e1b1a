/*
 * UTF-8: decoding, checking, normalising, comparing as a reader would.
 */
#ifndef PLIEGO_BASE_UTF8_H
#define PLIEGO_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/library.h"

#define UTF8_INVALID 0xFFFFFFFFu

/*
 * Decodes the code point at s (n bytes left, n > 0) and stores its length in *length.  Overlong forms,
 * surrogates and values past U+10FFFF give UTF8_INVALID with *length the bytes to skip (at least 1).
 */
uint32_t utf8_decode(const char *s, size_t n, size_t *length);

/* Writes 1 to 4 bytes to out and returns how many; code must be a Unicode scalar value. */
size_t utf8_encode(uint32_t code, char out[4]);

/* Number of bytes before the first fault; n when there is none.  NUL is valid here. */
size_t utf8_valid_prefix(const char *s, size_t n);

/* Code points in n bytes; an invalid byte counts as one. */
size_t utf8_count(const char *s, size_t n);

/* Whether valid UTF-8 is in NFC at a glance: it holds nothing that is ever changed.  False says nothing. */
bool utf8_is_plain(const char *s, size_t n);

/*
 * NFC (Unicode Annex 15) of valid UTF-8, in the arena; the input itself when it is already NFC or not valid.
 * Sets *out_n.  A copy is NUL-terminated.
 */
const char *utf8_nfc(struct arena *, const char *s, size_t n, size_t *out_n);

/* The same for NFD, which some systems write the names of files in. */
const char *utf8_nfd(struct arena *, const char *s, size_t n, size_t *out_n);

/*
 * A key that is equal for spellings a reader takes as the same: case folded, accents dropped, runs of white
 * space (no-break too) and line breaks made one space, trimmed, soft hyphens and joiners dropped.
 * "  Línea\u00A0Estratégica " -> "linea estrategica".  NUL-terminated, in the arena.  For keys only: "ñ"
 * becomes "n" too.
 */
char *utf8_fold(struct arena *, const char *s, size_t n, size_t *out_n);

/* In capital letters, NUL-terminated; all of it, or its first character only. */
char *utf8_upper(struct arena *, const char *s, bool first_only);

/*
 * True for white space as a spreadsheet user sees it: the controls from tab to CR, NEL, space, no-break and
 * narrow spaces, every other space separator, line and paragraph separators, zero-width space, BOM.
 */
bool utf8_is_space(uint32_t code);

/* Line and paragraph separators, and marks that make a terminal show text in another order than it is in. */
bool utf8_is_misleading(uint32_t code);

/* Trims such white space from both ends in place of pointer and length. */
void utf8_trim(const char **s, size_t *n);

/* utf8proc. */
struct library utf8_library(void);

#endif
