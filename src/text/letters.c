#include "text/letters.h"

#include <hb.h>

#include "base/utf8.h"

bool
is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
	if (c < 0xC0)
		return c == 0xAA || c == 0xBA;
	return (c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1EFF);
}

bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/*
 * Latin Extended-A: pairs of capital and small letter, the capital even up to U+0137 and from U+014A,
 * else odd.
 */
static bool
extended_upper(uint32_t c)
{
	if (c == 0x138 || c == 0x149 || c == 0x17F)
		return false;
	if (c == 0x178)
		return true;
	bool odd = (c >= 0x139 && c <= 0x148) || c >= 0x179;
	return (c & 1) == (odd ? 1u : 0u);
}

bool
is_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	if (c < 0x100)
		return c >= 0xC0 && c <= 0xDE && c != 0xD7;
	return c <= 0x17F && extended_upper(c);
}

uint32_t
to_lower(uint32_t c)
{
	if (!is_upper(c))
		return c;
	if (c < 0x100)
		return c + 0x20;
	if (c == 0x130)
		return 'i';
	return c == 0x178 ? 0xFF : c + 1;
}

bool
is_mark(uint32_t c)
{
	if (c < 0x300)
		return false;
	if (c <= 0x36F)
		return true;
	switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), c)) {
	case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
	case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
	case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
		return true;
	default:
		return false;
	}
}

bool
is_joiner(uint32_t c)
{
	return c == 0x200D;
}

bool
is_invisible(uint32_t c)
{
	if (c < 0x300)
		return c == 0xAD;
	return c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
	    (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
	    c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

bool
is_space_glyph(uint32_t c)
{
	return c == 0xA0 || c == 0x2007 || c == 0x2009 || c == 0x200A || c == 0x202F;
}

bool
is_ideographic(uint32_t c)
{
	return (c >= 0x2E80 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
	    (c >= 0xFF01 && c <= 0xFFEF) || (c >= 0x1F000 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool
is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

uint32_t
utf8_decode_last(const char *s, size_t n, size_t *length)
{
	size_t back = 1;
	while (back < 4 && back < n && ((unsigned char)s[n - back] & 0xC0) == 0x80)
		back++;
	uint32_t c = utf8_decode(s + n - back, back, length);
	if (c != UTF8_INVALID && *length == back)
		return c;
	*length = 1;
	return UTF8_INVALID;
}
