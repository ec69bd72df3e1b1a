#include "base/plain.h"

#include <string.h>

#include "base/utf8.h"

#define JOINING_SCRIPTS 0x0590

bool
plain_is_invisible(uint32_t code)
{
	return code == 0xAD || code == 0x061C || code == 0x200B || code == 0x200E || code == 0x200F ||
	    (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x2064) ||
	    (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

static bool
is_blank(uint32_t code)
{
	return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 ||
	    code == 0x2029;
}

static bool
is_joiner(uint32_t code)
{
	return code == 0x200C || code == 0x200D;
}

void
plain_add(struct buf *b, const char *s)
{
	uint32_t before = 0, code;
	bool blank = false;
	char bytes[4];

	for (size_t n = strlen(s), used, next; n > 0; s += used, n -= used) {
		code = utf8_decode(s, n, &used);
		if (plain_is_invisible(code))
			continue;
		if (is_joiner(code) &&
		    (before < JOINING_SCRIPTS || blank || n == used ||
			utf8_decode(s + used, n - used, &next) < JOINING_SCRIPTS))
			continue;
		if (is_blank(code)) {
			blank = true;
			continue;
		}
		if (blank && before != 0)
			buf_addc(b, ' ');
		blank = false;
		before = code;
		if (code == UTF8_INVALID)
			buf_add(b, s, used);
		else
			buf_add(b, bytes, utf8_encode(code, bytes));
	}
}
