#include "base/exif.h"

#include <string.h>

/* Tags of the first directory, the types that they have, and bytes of an entry. */
enum { ORIENTATION = 0x0112, X_RESOLUTION = 0x011A, Y_RESOLUTION = 0x011B, RESOLUTION_UNIT = 0x0128 };
enum { SHORT = 3, RATIONAL = 5 };
#define ENTRY 12

enum { UNIT_INCH = 2, UNIT_CENTIMETRE = 3 };

struct tiff {
	const uint8_t *data;
	size_t size;
	bool is_little; /* the byte of the lowest worth first */
};

static uint32_t
u16(const struct tiff *t, size_t at)
{
	const uint8_t *p = t->data + at;

	return t->is_little ? (uint32_t)(p[1] << 8 | p[0]) : (uint32_t)(p[0] << 8 | p[1]);
}

static uint32_t
u32(const struct tiff *t, size_t at)
{
	uint32_t a = u16(t, at), b = u16(t, at + 2);

	return t->is_little ? b << 16 | a : a << 16 | b;
}

/* Where the entry of a tag is that has one value of this type; 0: nowhere. */
static size_t
find_entry(const struct tiff *t, uint32_t tag, uint32_t type)
{
	size_t at = u32(t, 4), count;

	if (at < 8 || at + 2 > t->size)
		return 0;
	count = u16(t, at);
	for (at += 2; count > 0 && at + ENTRY <= t->size; count--, at += ENTRY)
		if (u16(t, at) == tag)
			return u16(t, at + 2) == type && u32(t, at + 4) == 1 ? at : 0;
	return 0;
}

static uint32_t
find_short(const struct tiff *t, uint32_t tag, uint32_t otherwise)
{
	size_t entry = find_entry(t, tag, SHORT);

	return entry > 0 ? u16(t, entry + 8) : otherwise;
}

static struct density
find_density(const struct tiff *t, uint32_t tag, uint32_t unit)
{
	size_t entry = find_entry(t, tag, RATIONAL), at;

	if (entry == 0 || (unit != UNIT_INCH && unit != UNIT_CENTIMETRE))
		return (struct density){0, 0};
	at = u32(t, entry + 8);
	if (at > t->size || t->size - at < 8)
		return (struct density){0, 0};
	if (unit == UNIT_INCH)
		return density_per_inch(u32(t, at), u32(t, at + 4));
	return density_per_centimetre(u32(t, at), u32(t, at + 4));
}

struct exif
exif_read(const uint8_t *data, size_t n)
{
	/* By where the first row and the first column are: top left, top right, bottom right ... */
	static const struct image_turn turns[] = {
	    [2] = {false, true, false},
	    [3] = {false, true, true},
	    [4] = {false, false, true},
	    [5] = {true, false, false},
	    [6] = {true, true, false},
	    [7] = {true, true, true},
	    [8] = {true, false, true},
	};
	const struct tiff t = {data, n, n > 0 && data[0] == 'I'};
	struct exif exif = {.turn = {false, false, false}};
	uint32_t orientation, unit;

	if (n < 8 || (memcmp(data, "II*\0", 4) != 0 && memcmp(data, "MM\0*", 4) != 0))
		return exif;
	orientation = find_short(&t, ORIENTATION, 1);
	unit = find_short(&t, RESOLUTION_UNIT, UNIT_INCH);
	if (orientation < sizeof turns / sizeof *turns)
		exif.turn = turns[orientation];
	exif.densities.across = find_density(&t, X_RESOLUTION, unit);
	exif.densities.down = find_density(&t, Y_RESOLUTION, unit);
	return exif;
}
