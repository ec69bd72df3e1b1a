#include <criterion/criterion.h>

#include "base/plain.h"

Test(base_plain, drops_what_only_guides_the_layout)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
	    {"", ""},
	    {"Plan 2024", "Plan 2024"},
	    {"progra\u00ADma\u200Bción\u2060 \uFEFF1", "programación 1"},
	    {"  \tuno\r\ndos\n\n tres\u2028cuatro\u2029cinco\xC2\x85"
	     "seis \n",
		"uno dos tres cuatro cinco seis"},
	    {"uno\u00AD \u00ADdos", "uno dos"},
	    {"12\u00A0mm,\u202F5", "12\u00A0mm,\u202F5"},
	    {"\u202Eabc\u202C\u200E\u2066d\u2069", "abcd"},
	    /* Between Latin letters and at the ends joiners mean nothing; in Persian and Hindi they do. */
	    {"a\u200Cb\u200Dc\u200D", "abc"},
	    {"می\u200Cروم \u200C", "می\u200Cروم"},
	    {"क्\u200Dष", "क्\u200Dष"},
	    {"\u00AD\u200B", ""},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf b = BUF_INIT;
		plain_add(&b, cases[i].text);
		cr_expect_str_eq(buf_cstr(&b), cases[i].expected, "case %zu: «%s»", i, buf_cstr(&b));
		buf_release(&b);
	}
}
