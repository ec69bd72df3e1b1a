/* What is written as JSON, against Jansson: it must read it as it was, and write the same. */
#include <criterion/criterion.h>
#include <jansson.h>

#include "base/json.h"
#include "base/utf8.h"
#include "support.h"

static void
expect_as_jansson(const char *text, size_t n)
{
	struct buf b = BUF_INIT;
	json_t *string = json_stringn(text, n);
	char *dumped = json_dumps(string, JSON_COMPACT | JSON_ENCODE_ANY);

	json_add_text(&b, text, n);
	cr_expect_str_eq(buf_cstr(&b), dumped);
	json_t *again = json_loads(buf_cstr(&b), JSON_DECODE_ANY, NULL);
	cr_assert_not_null(again, "%s", buf_cstr(&b));
	cr_expect_str_eq(json_string_value(again), text);
	json_decref(again);
	json_decref(string);
	free(dumped);
	buf_release(&b);
}

Test(base_json, each_character_as_jansson_has_it)
{
	char text[8];

	for (uint32_t code = 1; code < 0x11000; code++) {
		if (code >= 0xD800 && code < 0xE000)
			continue;
		size_t n = utf8_encode(code, text + 1);
		text[0] = 'a';
		text[n + 1] = 'z';
		text[n + 2] = '\0';
		expect_as_jansson(text, n + 2);
	}
}

static uint64_t
next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return *state >> 33;
}

Test(base_json, runs_of_all_kinds_as_jansson_has_them)
{
	static const char *const pieces[] = {"\"", "\\", "\n", "\x01", "\x1f", "\x7f", "plain text", "\u00f1",
	    "\u2028", "\U0001F600", "/", "</script>"};
	uint64_t state = 7;

	for (int i = 0; i < 3000; i++) {
		struct buf text = BUF_INIT;
		for (uint64_t n = next_random(&state) % 9; n > 0; n--)
			buf_adds(&text, pieces[next_random(&state) % (sizeof pieces / sizeof *pieces)]);
		expect_as_jansson(buf_cstr(&text), text.length);
		buf_release(&text);
	}
}

/* JSON can't hold bytes that are no UTF-8: the name of a file, say. */
Test(base_json, what_is_no_utf8_is_escaped)
{
	struct buf b = BUF_INIT;

	json_add_text(&b, "\xE1\"\n", 3);
	cr_expect_str_eq(buf_cstr(&b), "\"\\\\xe1\\\"\\\\n\"");
	buf_release(&b);
}
