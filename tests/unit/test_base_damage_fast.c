/* The look at bytes that lets most texts be finds no less than the one at every character. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/damage.h"
#include "base/utf8.h"

static uint32_t
roll(uint64_t *dice, uint32_t n)
{
	*dice = *dice * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*dice >> 33) % n;
}

/* Whether it is damaged. */
static bool
expect_agreed(const char *text, size_t n)
{
	enum damage careful = damage_find_carefully(text, n);

	cr_assert_eq(damage_find(text, n), careful, "«%s» (%zu bytes): %d", text, n, (int)careful);
	return careful != DAMAGE_NONE;
}

/* Each character up to U+27FF, past all that damage is known by, beside letters, figures and signs. */
Test(base_damage_fast, each_character_in_each_place)
{
	static const char *const beside[] = {"", "a", "A", "7", "Ã", "³"};
	const size_t n_beside = sizeof(beside) / sizeof(beside[0]);
	size_t damaged = 0;

	for (uint32_t code = 1; code < 0x2800; code++) {
		char letter[5] = "";

		utf8_encode(code, letter);
		for (size_t i = 0; i < n_beside * n_beside; i++) {
			char text[16];

			snprintf(text, sizeof text, "%s%s%s", beside[i / n_beside], letter,
			    beside[i % n_beside]);
			damaged += expect_agreed(text, strlen(text));
		}
	}
	cr_expect_gt(damaged, 300, "%zu", damaged);
}

/* Texts of up to 30 pieces, and among those bytes that are no UTF-8. */
Test(base_damage_fast, texts_at_random)
{
	static const char *const pieces[] = {"a", "e", "n", "Visitas", " ", " de ", "ó", "Ñ", "gesti", "G",
	    "5", "502", "Err:", "#", "###", "#REF!", "#N/A", "=", "+B3", "@SUM(", "-", "&", "amp;", "&#243;",
	    "_x000D_", "_", "?", "¿", "Ã", "³", "â€œ", "—", "–", "’", "¢", "à", "√≥", "://", "www.", "«", "»",
	    "\xC3", "\xB3", "\xE2\x80", "\xFF", "\x80", "\n"};
	uint64_t dice = 20240131;
	size_t damaged = 0;

	for (int i = 0; i < 50000; i++) {
		char text[320] = "";
		size_t length = 0;

		for (uint32_t k = roll(&dice, 30); k > 0; k--) {
			/* Most pieces are letters, so that many texts are sound. */
			uint32_t most = roll(&dice, 12) == 0 ? sizeof(pieces) / sizeof(pieces[0]) : 10;
			const char *piece = pieces[roll(&dice, most)];

			memcpy(text + length, piece, strlen(piece));
			length += strlen(piece);
		}
		damaged += expect_agreed(text, length);
	}
	cr_expect(damaged > 5000 && damaged < 45000, "%zu", damaged);
}
