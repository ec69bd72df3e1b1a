/* The colour profile that archival documents carry is sRGB (IEC 61966-2-1), told as ISO 15076-1 wants it. */
#include <criterion/criterion.h>

#include "base/file.h"
#include "support.h"

static uint32_t
number_at(const struct bytes *b, size_t at)
{
	const uint8_t *p = (const uint8_t *)b->data + at;

	cr_assert_leq(at + 4, b->length);
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* The numbers of a tag (s15Fixed16) from `skip` bytes of it on. */
static void
expect_tag(const struct bytes *b, const char *tag, size_t skip, const double *expected, size_t count)
{
	for (uint32_t i = 0; i < number_at(b, 128); i++) {
		size_t entry = 132 + 12 * (size_t)i, at = number_at(b, entry + 4) + skip;
		if (memcmp(b->data + entry, tag, 4) != 0)
			continue;
		cr_expect_eq(at + 4 * count, (size_t)number_at(b, entry + 4) + number_at(b, entry + 8), "%s",
		    tag);
		for (size_t k = 0; k < count; k++)
			cr_expect_float_eq((int32_t)number_at(b, at + 4 * k) / 65536.0, expected[k], 2e-5,
			    "%s, number %zu", tag, k);
		return;
	}
	cr_assert_fail("no %s", tag);
}

/* Primaries of ITU-R BT.709 and white D65, adapted to D50 by Bradford; the formula behind 0.04045. */
Test(pdf_profile, is_that_of_the_standard)
{
	static const double white[] = {0.9642, 1, 0.8249};
	static const double primaries[3][3] = {{0.43607, 0.22249, 0.01392}, {0.38515, 0.71687, 0.09708},
	    {0.14307, 0.06061, 0.71410}};
	static const double curve[] = {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045};
	static const double adapted[] = {1.04788, 0.02292, -0.05022, 0.02958, 0.99048, -0.01708, -0.00925,
	    0.01507, 0.75168};
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct bytes b;

	cr_assert(file_read(arena, "fonts/sRGB.icc", 1 << 20, (struct srcloc){0}, &b, diags));
	cr_expect_eq(number_at(&b, 0), b.length);
	expect_tag(&b, "wtpt", 8, white, 3);
	expect_tag(&b, "rXYZ", 8, primaries[0], 3);
	expect_tag(&b, "gXYZ", 8, primaries[1], 3);
	expect_tag(&b, "bXYZ", 8, primaries[2], 3);
	expect_tag(&b, "rTRC", 12, curve, 5);
	expect_tag(&b, "gTRC", 12, curve, 5);
	expect_tag(&b, "bTRC", 12, curve, 5);
	expect_tag(&b, "chad", 8, adapted, 9);
	diags_close(diags);
	arena_close(arena);
}
