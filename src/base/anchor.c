#include "base/anchor.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

const char *
anchor_of(struct arena *arena, const char *title)
{
	size_t n, kept = 0;
	char *folded = utf8_fold(arena, title, strlen(title), &n);

	for (size_t i = 0; i < n; i++) {
		char c = folded[i] == ' ' ? '-' : folded[i];
		bool is_kept = c == '-' || c == '_' || ascii_is_digit(c) || ascii_is_lower(c) ||
		    (unsigned char)c >= 0x80;
		if (is_kept)
			folded[kept++] = c;
	}
	folded[kept] = '\0';
	return folded;
}
