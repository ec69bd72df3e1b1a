/*
 * The tokens of a content stream or a CMap (ISO 32000-1, 7.2 and 7.8.2).  Nothing that they hold is trusted:
 * whatever the bytes are, each call takes at least one, or is the end.
 */
#ifndef PLIEGO_PDF_LEXER_H
#define PLIEGO_PDF_LEXER_H

#include "base/buf.h"
#include "base/file.h"

enum token {
	TOKEN_END,
	TOKEN_NUMBER, /* its whole part is in number */
	TOKEN_NAME,   /* without the slash, as it is written: text */
	TOKEN_STRING, /* what it holds: text */
	TOKEN_OPEN_ARRAY,
	TOKEN_CLOSE_ARRAY,
	TOKEN_OPEN_DICT,
	TOKEN_CLOSE_DICT,
	TOKEN_WORD, /* an operator, or null, true, false: text */
};

struct lexer {
	const char *at, *end;
	struct buf text; /* of the token; not NUL-terminated */
	int64_t number;
};

void lexer_init(struct lexer *, struct bytes);
void lexer_release(struct lexer *);

enum token lexer_next(struct lexer *);

/* Whether the text of the token is that. */
bool lexer_is(const struct lexer *, const char *text);

#endif
