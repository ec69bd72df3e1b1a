#include "base/svg/color.h"

#include <string.h>

#include "base/ascii.h"
#include "base/svg/value.h"

static const struct {
	char name[21];
	uint32_t rgb;
} names[] = {
    /* clang-format off */
    {"aliceblue", 0xF0F8FF},
    {"antiquewhite", 0xFAEBD7},
    {"aqua", 0x00FFFF},
    {"aquamarine", 0x7FFFD4},
    {"azure", 0xF0FFFF},
    {"beige", 0xF5F5DC},
    {"bisque", 0xFFE4C4},
    {"black", 0x000000},
    {"blanchedalmond", 0xFFEBCD},
    {"blue", 0x0000FF},
    {"blueviolet", 0x8A2BE2},
    {"brown", 0xA52A2A},
    {"burlywood", 0xDEB887},
    {"cadetblue", 0x5F9EA0},
    {"chartreuse", 0x7FFF00},
    {"chocolate", 0xD2691E},
    {"coral", 0xFF7F50},
    {"cornflowerblue", 0x6495ED},
    {"cornsilk", 0xFFF8DC},
    {"crimson", 0xDC143C},
    {"cyan", 0x00FFFF},
    {"darkblue", 0x00008B},
    {"darkcyan", 0x008B8B},
    {"darkgoldenrod", 0xB8860B},
    {"darkgray", 0xA9A9A9},
    {"darkgreen", 0x006400},
    {"darkgrey", 0xA9A9A9},
    {"darkkhaki", 0xBDB76B},
    {"darkmagenta", 0x8B008B},
    {"darkolivegreen", 0x556B2F},
    {"darkorange", 0xFF8C00},
    {"darkorchid", 0x9932CC},
    {"darkred", 0x8B0000},
    {"darksalmon", 0xE9967A},
    {"darkseagreen", 0x8FBC8F},
    {"darkslateblue", 0x483D8B},
    {"darkslategray", 0x2F4F4F},
    {"darkslategrey", 0x2F4F4F},
    {"darkturquoise", 0x00CED1},
    {"darkviolet", 0x9400D3},
    {"deeppink", 0xFF1493},
    {"deepskyblue", 0x00BFFF},
    {"dimgray", 0x696969},
    {"dimgrey", 0x696969},
    {"dodgerblue", 0x1E90FF},
    {"firebrick", 0xB22222},
    {"floralwhite", 0xFFFAF0},
    {"forestgreen", 0x228B22},
    {"fuchsia", 0xFF00FF},
    {"gainsboro", 0xDCDCDC},
    {"ghostwhite", 0xF8F8FF},
    {"gold", 0xFFD700},
    {"goldenrod", 0xDAA520},
    {"gray", 0x808080},
    {"green", 0x008000},
    {"greenyellow", 0xADFF2F},
    {"grey", 0x808080},
    {"honeydew", 0xF0FFF0},
    {"hotpink", 0xFF69B4},
    {"indianred", 0xCD5C5C},
    {"indigo", 0x4B0082},
    {"ivory", 0xFFFFF0},
    {"khaki", 0xF0E68C},
    {"lavender", 0xE6E6FA},
    {"lavenderblush", 0xFFF0F5},
    {"lawngreen", 0x7CFC00},
    {"lemonchiffon", 0xFFFACD},
    {"lightblue", 0xADD8E6},
    {"lightcoral", 0xF08080},
    {"lightcyan", 0xE0FFFF},
    {"lightgoldenrodyellow", 0xFAFAD2},
    {"lightgray", 0xD3D3D3},
    {"lightgreen", 0x90EE90},
    {"lightgrey", 0xD3D3D3},
    {"lightpink", 0xFFB6C1},
    {"lightsalmon", 0xFFA07A},
    {"lightseagreen", 0x20B2AA},
    {"lightskyblue", 0x87CEFA},
    {"lightslategray", 0x778899},
    {"lightslategrey", 0x778899},
    {"lightsteelblue", 0xB0C4DE},
    {"lightyellow", 0xFFFFE0},
    {"lime", 0x00FF00},
    {"limegreen", 0x32CD32},
    {"linen", 0xFAF0E6},
    {"magenta", 0xFF00FF},
    {"maroon", 0x800000},
    {"mediumaquamarine", 0x66CDAA},
    {"mediumblue", 0x0000CD},
    {"mediumorchid", 0xBA55D3},
    {"mediumpurple", 0x9370DB},
    {"mediumseagreen", 0x3CB371},
    {"mediumslateblue", 0x7B68EE},
    {"mediumspringgreen", 0x00FA9A},
    {"mediumturquoise", 0x48D1CC},
    {"mediumvioletred", 0xC71585},
    {"midnightblue", 0x191970},
    {"mintcream", 0xF5FFFA},
    {"mistyrose", 0xFFE4E1},
    {"moccasin", 0xFFE4B5},
    {"navajowhite", 0xFFDEAD},
    {"navy", 0x000080},
    {"oldlace", 0xFDF5E6},
    {"olive", 0x808000},
    {"olivedrab", 0x6B8E23},
    {"orange", 0xFFA500},
    {"orangered", 0xFF4500},
    {"orchid", 0xDA70D6},
    {"palegoldenrod", 0xEEE8AA},
    {"palegreen", 0x98FB98},
    {"paleturquoise", 0xAFEEEE},
    {"palevioletred", 0xDB7093},
    {"papayawhip", 0xFFEFD5},
    {"peachpuff", 0xFFDAB9},
    {"peru", 0xCD853F},
    {"pink", 0xFFC0CB},
    {"plum", 0xDDA0DD},
    {"powderblue", 0xB0E0E6},
    {"purple", 0x800080},
    {"rebeccapurple", 0x663399},
    {"red", 0xFF0000},
    {"rosybrown", 0xBC8F8F},
    {"royalblue", 0x4169E1},
    {"saddlebrown", 0x8B4513},
    {"salmon", 0xFA8072},
    {"sandybrown", 0xF4A460},
    {"seagreen", 0x2E8B57},
    {"seashell", 0xFFF5EE},
    {"sienna", 0xA0522D},
    {"silver", 0xC0C0C0},
    {"skyblue", 0x87CEEB},
    {"slateblue", 0x6A5ACD},
    {"slategray", 0x708090},
    {"slategrey", 0x708090},
    {"snow", 0xFFFAFA},
    {"springgreen", 0x00FF7F},
    {"steelblue", 0x4682B4},
    {"tan", 0xD2B48C},
    {"teal", 0x008080},
    {"thistle", 0xD8BFD8},
    {"tomato", 0xFF6347},
    {"turquoise", 0x40E0D0},
    {"violet", 0xEE82EE},
    {"wheat", 0xF5DEB3},
    {"white", 0xFFFFFF},
    {"whitesmoke", 0xF5F5F5},
    {"yellow", 0xFFFF00},
    {"yellowgreen", 0x9ACD32},
    /* clang-format on */
};

static struct color
color_of(uint32_t rgb)
{
	return (struct color){.r = (uint8_t)(rgb >> 16), .g = (uint8_t)(rgb >> 8), .b = (uint8_t)rgb};
}

static int
hex_digit(char c)
{
	char lower = ascii_lower(c);

	return ascii_is_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* The digit at the place, from the right, for two of the same. */
static uint8_t
doubled(uint32_t digits, unsigned place)
{
	return (uint8_t)((digits >> 4 * place & 0xF) * 0x11);
}

/* Behind the "#": three digits that stand for two each, or six; and as many for alpha as for a channel. */
static bool
hex_color(const char *s, struct color *out, uint16_t *alpha)
{
	uint32_t n = 0, opaque = 255;
	unsigned count = 0;

	for (; hex_digit(*s) >= 0 && count < 8; s++, count++)
		n = n << 4 | (uint32_t)hex_digit(*s);
	if ((count != 3 && count != 4 && count != 6 && count != 8) || !svg_is_end(s))
		return false;
	if (count == 4 || count == 8) {
		opaque = count == 4 ? doubled(n, 0) : n & 0xFF;
		n >>= count == 4 ? 4 : 8;
	}
	if (count <= 4)
		n = (uint32_t)doubled(n, 2) << 16 | (uint32_t)doubled(n, 1) << 8 | doubled(n, 0);
	*out = color_of(n);
	*alpha = (uint16_t)((opaque * 1000 + 127) / 255);
	return true;
}

/* --- functions ------------------------------------------------------------------------------------------ */

/* A number, or a share of a hundred; *at is behind its sign. */
static bool
scan_part(const char **at, fixed *out, bool *is_share)
{
	svg_skip_blanks(at);
	if (!svg_scan_number(at, out))
		return false;
	*is_share = **at == '%';
	*at += *is_share;
	return true;
}

/* n, which is between 0 and 1, of 255. */
static uint8_t
channel(fixed n)
{
	const fixed within = n < 0 ? 0 : n > FIXED_ONE ? FIXED_ONE : n;

	return (uint8_t)wide_divide((fixed_wide)within * 255, FIXED_ONE);
}

/* Three numbers of 255, or shares. */
static bool
scan_rgb(const char **at, struct color *out)
{
	uint8_t channels[3];

	for (int i = 0; i < 3; i++) {
		fixed n;
		bool is_share;
		if (!scan_part(at, &n, &is_share))
			return false;
		channels[i] = channel(is_share ? n / 100 : (fixed)wide_divide(n, 255));
		if (i < 2)
			svg_skip_comma(at);
	}
	*out = (struct color){.r = channels[0], .g = channels[1], .b = channels[2]};
	return true;
}

static fixed
product(fixed a, fixed b)
{
	return (fixed)wide_divide((fixed_wide)a * b, FIXED_ONE);
}

/* A channel of a hue, which is in twelfths of the circle; `place` is 0, 8, 4 of red, green, blue. */
static uint8_t
hue_channel(fixed hue, fixed saturation, fixed lightness, int place)
{
	const fixed k = (hue + place * FIXED_ONE) % (12 * FIXED_ONE);
	const fixed range =
	    product(saturation, lightness < FIXED_ONE - lightness ? lightness : FIXED_ONE - lightness);
	fixed part = k - 3 * FIXED_ONE < 9 * FIXED_ONE - k ? k - 3 * FIXED_ONE : 9 * FIXED_ONE - k;

	part = part > FIXED_ONE ? FIXED_ONE : part < -FIXED_ONE ? -FIXED_ONE : part;
	return channel(lightness - product(range, part));
}

/* A share of 100%, between 0 and 1. */
static bool
scan_share(const char **at, fixed *out)
{
	bool is_share;

	svg_skip_comma(at);
	if (!scan_part(at, out, &is_share) || !is_share)
		return false;
	*out = *out < 0 ? 0 : *out > 100 * FIXED_ONE ? FIXED_ONE : *out / 100;
	return true;
}

/* A hue in degrees, saturation and lightness. */
static bool
scan_hsl(const char **at, struct color *out)
{
	fixed hue, saturation, lightness;
	bool is_share;

	if (!scan_part(at, &hue, &is_share) || is_share)
		return false;
	(void)svg_scan_word(at, "deg");
	if (!scan_share(at, &saturation) || !scan_share(at, &lightness))
		return false;
	hue %= 360 * FIXED_ONE;
	hue = (hue < 0 ? hue + 360 * FIXED_ONE : hue) / 30;
	*out = (struct color){
	    .r = hue_channel(hue, saturation, lightness, 0),
	    .g = hue_channel(hue, saturation, lightness, 8),
	    .b = hue_channel(hue, saturation, lightness, 4),
	};
	return true;
}

/* What may follow the colour, behind a comma or a stroke. */
static bool
scan_alpha(const char **at, uint16_t *alpha)
{
	fixed n;
	bool is_share;

	svg_skip_blanks(at);
	if (**at != ',' && **at != '/')
		return true;
	++*at;
	if (!scan_part(at, &n, &is_share))
		return false;
	n = is_share ? n / 100 : n;
	n = n < 0 ? 0 : n > FIXED_ONE ? FIXED_ONE : n;
	*alpha = (uint16_t)wide_divide((fixed_wide)n * 1000, FIXED_ONE);
	svg_skip_blanks(at);
	return true;
}

/* *is_one: whether it is a function at all. */
static bool
function_color(const char *s, struct color *out, uint16_t *alpha, bool *is_one)
{
	static const struct {
		const char *name;
		bool (*scan)(const char **, struct color *);
	} functions[] = {{"rgb(", scan_rgb}, {"rgba(", scan_rgb}, {"hsl(", scan_hsl}, {"hsla(", scan_hsl}};

	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
		if (!svg_scan_word(&s, functions[i].name))
			continue;
		*is_one = true;
		return functions[i].scan(&s, out) && scan_alpha(&s, alpha) && *s == ')' && svg_is_end(s + 1);
	}
	*is_one = false;
	return false;
}

/* --- all ------------------------------------------------------------------------------------------------ */

/* Names in any case. */
static bool
named_color(const char *s, struct color *out)
{
	char name[sizeof names[0].name];
	size_t n = 0;

	for (; ascii_is_letter(*s) && n < sizeof name - 1; s++)
		name[n++] = ascii_lower(*s);
	name[n] = '\0';
	if (!svg_is_end(s))
		return false;
	if (strcmp(name, "none") == 0 || strcmp(name, "transparent") == 0) {
		*out = (struct color){.none = true};
		return true;
	}
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i].name) == 0) {
			*out = color_of(names[i].rgb);
			return true;
		}
	return false;
}

bool
svg_color(const char *s, struct color *out, uint16_t *alpha)
{
	bool is_function;

	svg_skip_blanks(&s);
	*alpha = 1000;
	if (*s == '#')
		return hex_color(s + 1, out, alpha);
	const bool is_read = function_color(s, out, alpha, &is_function);
	if (is_function)
		return is_read;
	if (!named_color(s, out))
		return false;
	*alpha = out->none ? 0 : 1000;
	return true;
}
