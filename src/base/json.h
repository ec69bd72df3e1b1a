/*
 * Writing JSON (RFC 8259) without a tree of it: the same text as Jansson writes when asked to be compact.
 */
#ifndef PLIEGO_BASE_JSON_H
#define PLIEGO_BASE_JSON_H

#include "base/buf.h"

/*
 * Appends a text as a string of JSON, between quotes.  What is no UTF-8 (the name of a file, which may be any
 * bytes) JSON can't hold: such a text is escaped as a whole, as in diagnostics.
 */
void json_add_text(struct buf *, const char *text, size_t n);

#endif
