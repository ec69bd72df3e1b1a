/* Any code of a number format, a line, and any number behind it: a text, with no more than UTF-8 in it. */
#include "base/utf8.h"
#include "fuzz.h"
#include "sheet/workbook/number_format.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
check_text(struct buf *out, bool valid)
{
	if (out->failed || (valid && utf8_valid_prefix(out->data, out->length) != out->length))
		abort();
	buf_clear(out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	const char *code = arena_strndup(arena, (const char *)data, n), *end = memchr(code, '\n', n);
	size_t length = end != NULL ? (size_t)(end - code) : n;
	const char *number = end != NULL ? end + 1 : code + n;
	const struct number_format *format = number_format_make(arena, code, length);
	size_t rest = (size_t)(code + n - number);
	struct buf out = BUF_INIT;
	struct digits digits;
	struct moment moment;

	if (digits_parse(number, rest, &digits)) {
		number_format_number(format, &digits, n % 2 ? DATE_SYSTEM_1904 : DATE_SYSTEM_1900,
		    (struct number_style){',', ' '}, &out);
		check_text(&out, true);
		number_format_held(&digits, (struct number_style){',', ' '}, &out);
		check_text(&out, true);
	}
	if (moment_of_iso(number, rest, &moment) || moment_of_duration(number, rest, &moment)) {
		number_format_moment(format, moment, (struct number_style){'.', ','}, &out);
		check_text(&out, true);
	}
	number_format_text(format, number, rest, &out);
	check_text(&out, utf8_valid_prefix(number, rest) == rest);
	buf_release(&out);
	arena_close(arena);
	return 0;
}
