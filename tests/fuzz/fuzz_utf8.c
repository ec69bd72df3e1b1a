/* Folding and composing give valid UTF-8 and change nothing the second time; decoding always advances. */
#include <assert.h>

#include "base/utf8.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_decoding(const char *s, size_t n)
{
	size_t valid = utf8_valid_prefix(s, n);
	size_t count = 0;
	size_t length;

	for (size_t at = 0; at < n; at += length, count++) {
		char back[4];
		uint32_t code = utf8_decode(s + at, n - at, &length);

		assert(length >= 1 && length <= n - at);
		if (code == UTF8_INVALID) {
			assert(at >= valid);
			continue;
		}
		assert(utf8_encode(code, back) == length && memcmp(back, s + at, length) == 0);
	}
	assert(count == utf8_count(s, n));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_open(no_memory, NULL);
	const char *s = (const char *)data;
	const char *once, *again;
	size_t n = size;
	size_t once_n, again_n;

	check_decoding(s, n);
	once = utf8_fold(arena, s, n, &once_n);
	assert(utf8_valid_prefix(once, once_n) == once_n);
	again = utf8_fold(arena, once, once_n, &again_n);
	assert(again_n == once_n && memcmp(again, once, once_n) == 0);
	once = utf8_nfc(arena, s, n, &once_n);
	again = utf8_nfc(arena, once, once_n, &again_n);
	assert(again_n == once_n && memcmp(again, once, once_n) == 0);
	utf8_trim(&s, &n);
	assert(s >= (const char *)data && s + n <= (const char *)data + size);
	arena_close(arena);
	return 0;
}
