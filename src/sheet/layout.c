#include "sheet/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

bool
layout_ends_above(const struct sheet_layout *layout, struct arena *scratch, uint32_t row, const char *text,
    size_t n)
{
	const char *until = layout->until.text;
	size_t length = until != NULL ? strlen(until) : 0, folded;
	const char *begins, *key;

	if (until == NULL)
		return false;
	if (strspn(until, "0123456789") == length)
		return row > strtoul(until, NULL, 10);
	begins = utf8_fold(scratch, until, length, &folded);
	key = utf8_fold(scratch, text, n, &n);
	return folded <= n && strncmp(key, begins, folded) == 0;
}
