#include <criterion/criterion.h>

#include "base/digest.h"

/* SHA-256 of "abc": FIPS 180-4, example in the NIST collection. */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

/* FIPS 180-2, B.1 to B.3, and the empty text. */
Test(base_digest, is_what_the_standard_has)
{
	static const struct {
		const char *text, *hex;
		size_t times;
	} examples[] = {
	    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", 1},
	    {"abc", ABC, 1},
	    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
		"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1", 1},
	    {"a", "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", 1000000},
	};

	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		struct digester d;
		char hex[DIGEST_HEX_SIZE];
		digest_begin(&d);
		for (size_t k = 0; k < examples[i].times; k++)
			digest_add(&d, examples[i].text, strlen(examples[i].text));
		struct digest digest = digest_end(&d);
		digest_print(&digest, hex);
		cr_assert_str_eq(hex, examples[i].hex, "%zu times «%.3s»", examples[i].times,
		    examples[i].text);
	}
}

/* Wherever the text is cut, be it across the 64 bytes of a block. */
Test(base_digest, comes_to_the_same_in_pieces)
{
	uint8_t text[200];

	for (size_t i = 0; i < sizeof text; i++)
		text[i] = (uint8_t)(31 * i);
	struct digest whole = digest_of(text, sizeof text);
	for (size_t cut = 0; cut <= sizeof text; cut++) {
		struct digester d;
		digest_begin(&d);
		digest_add(&d, text, cut);
		digest_add(&d, text + cut, sizeof text - cut);
		struct digest pieces = digest_end(&d);
		cr_assert(digest_equal(&whole, &pieces), "cut at %zu", cut);
	}
}

Test(base_digest, is_sha256)
{
	char hex[DIGEST_HEX_SIZE];
	struct digest digest = digest_of("abc", 3), again;

	digest_print(&digest, hex);
	cr_assert_str_eq(hex, ABC);
	cr_assert(digest_parse(hex, &again));
	cr_assert(digest_equal(&digest, &again));
	hex[0] = 'B';
	cr_assert_not(digest_parse(hex, &again));
	cr_assert_not(digest_parse("ba78", &again));
}

Test(base_digest, lists_of_texts_that_differ_have_other_digests)
{
	const char *lists[][3] = {{"ab", "c", ""}, {"a", "bc", ""}, {"a", "b", "c"}, {"ab", "c", NULL}};
	struct digest digests[4];

	for (size_t i = 0; i < 4; i++) {
		struct digester d;
		digest_begin(&d);
		for (size_t k = 0; k < 3; k++)
			digest_add_text(&d, lists[i][k]);
		digests[i] = digest_end(&d);
		for (size_t k = 0; k < i; k++)
			cr_assert_not(digest_equal(&digests[i], &digests[k]), "%zu and %zu", i, k);
	}
}
