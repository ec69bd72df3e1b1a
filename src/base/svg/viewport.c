#include "base/svg/viewport.h"

#include <string.h>

#include "base/svg/value.h"

bool
svg_place_element(struct svg_faults *faults, const struct svg_element *e, const struct matrix *outer,
    struct matrix *out)
{
	const char *value = svg_attribute(e, "transform");
	struct matrix own = matrix_identity;

	if (value == NULL || (svg_transform(value, &own) && matrix_multiply(outer, &own, out))) {
		if (value == NULL)
			*out = *outer;
		return true;
	}
	svg_fault_value(faults, e, (struct svg_property){"transform", value});
	return false;
}

struct view_box
svg_view_box(struct svg_faults *faults, const struct svg_element *e)
{
	const char *value = svg_attribute(e, "viewBox");
	fixed n[4];
	size_t count;

	if (value == NULL)
		return (struct view_box){0};
	if (svg_lengths(value, n, 4, &count) && count == 4 && n[2] >= 0 && n[3] >= 0)
		return (struct view_box){n[0], n[1], n[2], n[3], true};
	svg_fault_value(faults, e, (struct svg_property){"viewBox", value});
	return (struct view_box){0};
}

/* How contents are fitted; shares of what is left over go before them. */
struct fitting {
	bool stretches, covers;
	int x, y; /* halves */
};

static bool
scan_word(const char **at, const char *word)
{
	const size_t n = strlen(word);

	if (strncmp(*at, word, n) != 0)
		return false;
	*at += n;
	return true;
}

static bool
scan_share(const char **at, int *halves)
{
	static const char *const words[] = {"Min", "Mid", "Max"};

	for (*halves = 0; *halves < 3; ++*halves)
		if (scan_word(at, words[*halves]))
			return true;
	return false;
}

static bool
read_fitting(const char *s, struct fitting *out)
{
	svg_skip_blanks(&s);
	if (scan_word(&s, "none"))
		out->stretches = true;
	else if (!scan_word(&s, "x") || !scan_share(&s, &out->x) || !scan_word(&s, "Y") ||
	    !scan_share(&s, &out->y))
		return false;
	svg_skip_blanks(&s);
	if (scan_word(&s, "slice"))
		out->covers = true;
	else
		(void)scan_word(&s, "meet");
	svg_skip_blanks(&s);
	return *s == '\0';
}

/* How many times as long; false when it is out of bounds. */
static bool
ratio(fixed is, fixed was, int64_t *out)
{
	const fixed_wide factor = wide_divide((fixed_wide)is * FACTOR_ONE, was);

	*out = factor > FACTOR_MAX ? FACTOR_MAX : (int64_t)factor;
	return factor > 0 && factor <= FACTOR_MAX;
}

static fixed
before(fixed room, fixed length, int64_t factor, int halves)
{
	return (room - fixed_times(length, factor)) / 2 * halves;
}

bool
svg_fit(struct svg_faults *faults, const struct svg_element *e, const struct view_box *box,
    struct fixed_point size, struct matrix *out)
{
	const char *value = svg_attribute(e, "preserveAspectRatio");
	struct fitting f = {.x = 1, .y = 1};
	struct matrix m = matrix_identity, from_origin = matrix_identity;

	*out = matrix_identity;
	if (!box->is_told)
		return true;
	if (value != NULL && !read_fitting(value, &f)) {
		svg_fault_value(faults, e, (struct svg_property){"preserveAspectRatio", value});
		return false;
	}
	if (box->width == 0 || box->height == 0)
		return false;
	const bool fits = ratio(size.x, box->width, &m.a) && ratio(size.y, box->height, &m.d);
	if (!f.stretches) {
		const bool is_wide = m.a > m.d;
		m.a = m.d = is_wide == f.covers ? m.a : m.d;
		m.e = before(size.x, box->width, m.a, f.x);
		m.f = before(size.y, box->height, m.d, f.y);
	}
	from_origin.e = -box->x;
	from_origin.f = -box->y;
	if (fits && matrix_multiply(&m, &from_origin, out))
		return true;
	svg_fault_value(faults, e, (struct svg_property){"viewBox", svg_attribute(e, "viewBox")});
	return false;
}
