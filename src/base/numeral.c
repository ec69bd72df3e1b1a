#include "base/numeral.h"

#define LETTERS 26

static void
append_roman(struct buf *out, uint32_t number, bool upper)
{
	static const struct {
		uint32_t value;
		const char *lower, *upper;
	} signs[] = {
	    {1000, "m", "M"},
	    {900, "cm", "CM"},
	    {500, "d", "D"},
	    {400, "cd", "CD"},
	    {100, "c", "C"},
	    {90, "xc", "XC"},
	    {50, "l", "L"},
	    {40, "xl", "XL"},
	    {10, "x", "X"},
	    {9, "ix", "IX"},
	    {5, "v", "V"},
	    {4, "iv", "IV"},
	    {1, "i", "I"},
	};

	for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		for (; number >= signs[i].value; number -= signs[i].value)
			buf_adds(out, upper ? signs[i].upper : signs[i].lower);
}

/* One letter, as often as the alphabet was gone through. */
static void
append_letters(struct buf *out, uint32_t number, char first)
{
	for (uint32_t n = 0; n < number; n += LETTERS)
		buf_addc(out, (char)(first + (char)((number - 1) % LETTERS)));
}

void
numeral_append(struct buf *out, enum numerals numbering, uint32_t number)
{
	switch (numbering) {
	case NUMERALS_ARABIC:
		buf_addf(out, "%u", (unsigned)number);
		break;
	case NUMERALS_LOWER_ROMAN:
	case NUMERALS_UPPER_ROMAN:
		append_roman(out, number, numbering == NUMERALS_UPPER_ROMAN);
		break;
	case NUMERALS_LOWER_LETTERS:
	case NUMERALS_UPPER_LETTERS:
		append_letters(out, number, numbering == NUMERALS_UPPER_LETTERS ? 'A' : 'a');
		break;
	case NUMERALS_NONE:
		break;
	}
}

const char *
numeral(struct arena *arena, enum numerals numbering, uint32_t number)
{
	struct buf out = BUF_INIT;

	numeral_append(&out, numbering, number);
	return buf_take(&out, arena);
}

unsigned
numeral_width(enum numerals numbering, unsigned digits)
{
	bool roman = numbering == NUMERALS_LOWER_ROMAN || numbering == NUMERALS_UPPER_ROMAN;

	return numbering == NUMERALS_NONE ? 0 : roman ? 3 * digits : digits;
}
