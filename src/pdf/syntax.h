/*
 * Names, text strings and dates as PDF spells them (ISO 32000-1, 7.3.5, 7.9.2, 7.9.4).
 */
#ifndef PLIEGO_PDF_SYNTAX_H
#define PLIEGO_PDF_SYNTAX_H

#include "base/buf.h"

/* "/Name", with what is not a regular character escaped. */
void syntax_name(struct buf *, const char *);

/*
 * A text string: (literal) when all of it is printable in Latin-1, whose codes are those of PDFDocEncoding
 * too, else <UTF-16BE in hexadecimal> behind a byte order mark.
 */
void syntax_text(struct buf *, const char *utf8);

/* The same of text for people, as one line without what only guides the layout: plain_add(). */
void syntax_line(struct buf *, const char *utf8);

/* ASCII, or else UTF-16BE, in hexadecimal, bare: in the order of these, names are sorted. */
void syntax_bytes(struct buf *, const char *utf8);

/* UTF-16BE in hexadecimal, bare. */
void syntax_utf16(struct buf *, const char *utf8);

/* "12 0 R" */
void syntax_reference(struct buf *, uint32_t object);

/* A number, with blanks before it that make it `width` wide. */
void syntax_int(struct buf *, uint32_t value, unsigned width);

/* Blanks up to a multiple of so many bytes; 0: none. */
void syntax_align(struct buf *, size_t columns);

/* (D:20240102030405Z) for seconds since 1970; nothing, and false, outside the years 1 to 9999. */
bool syntax_date(struct buf *, int64_t seconds);

/* "/Key [x0 y0 x1 y1]" and a line end, in points. */
void syntax_box(struct buf *, const char *key, const int64_t thousandths[4]);

#endif
