#include <criterion/criterion.h>

#include "base/digest.h"

/* SHA-256 of "abc": FIPS 180-4, example in the NIST collection. */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

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
