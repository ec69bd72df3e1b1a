#include "base/json.h"

#include <string.h>

#include "base/utf8.h"

/* Where the first byte is that JSON wants escaped; n: nowhere. */
static size_t
plain_length(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && (unsigned char)s[i] >= ' ' && s[i] != '"' && s[i] != '\\')
		i++;
	return i;
}

static void
add_escape(struct buf *b, char c)
{
	static const char letters[] = "b\bf\fn\nr\rt\t\"\"\\\\";

	for (size_t i = 0; letters[i] != '\0'; i += 2)
		if (letters[i + 1] == c) {
			buf_addc(b, '\\');
			buf_addc(b, letters[i]);
			return;
		}
	buf_addf(b, "\\u%04X", (unsigned)(unsigned char)c);
}

static void
add_valid(struct buf *b, const char *s, size_t n)
{
	buf_addc(b, '"');
	for (;;) {
		size_t plain = plain_length(s, n);

		buf_add(b, s, plain);
		if (plain == n)
			break;
		add_escape(b, s[plain]);
		s += plain + 1;
		n -= plain + 1;
	}
	buf_addc(b, '"');
}

void
json_add_text(struct buf *b, const char *text, size_t n)
{
	struct buf copy = BUF_INIT, escaped = BUF_INIT;

	if (utf8_valid_prefix(text, n) == n) {
		add_valid(b, text, n);
		return;
	}
	buf_add(&copy, text, n);
	buf_add_escaped(&escaped, buf_cstr(&copy));
	add_valid(b, escaped.data, escaped.length);
	b->failed = b->failed || copy.failed || escaped.failed;
	buf_release(&copy);
	buf_release(&escaped);
}
