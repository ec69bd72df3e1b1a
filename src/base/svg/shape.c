#include "base/svg/shape.h"

#include <string.h>

#include "base/svg/path_data.h"
#include "base/svg/value.h"

fixed
svg_diagonal(struct fixed_point size)
{
	return wide_root(
	    ((fixed_uwide)((fixed_wide)size.x * size.x) + (fixed_uwide)((fixed_wide)size.y * size.y)) / 2);
}

/* What 100% of the attribute are. */
static fixed
whole_of(const char *name, struct fixed_point size)
{
	static const char *const across[] = {"x", "x1", "x2", "cx", "rx", "width"};

	if (strcmp(name, "r") == 0)
		return svg_diagonal(size);
	for (size_t i = 0; i < sizeof across / sizeof *across; i++)
		if (strcmp(name, across[i]) == 0)
			return size.x;
	return size.y;
}

void
svg_get_length(const struct svg_place *place, const char *name, fixed *out)
{
	const char *value = svg_attribute(place->element, name);
	struct svg_length told;
	fixed n;

	if (value == NULL)
		return;
	if (svg_length(value, &told) && svg_length_of(told, whole_of(name, place->size), &n))
		*out = n;
	else if (svg_is_relative(value))
		svg_fault_property(place->faults, place->element, (struct svg_property){name, value},
		    svg_use_pixels);
	else
		svg_fault_value(place->faults, place->element, (struct svg_property){name, value});
}

/* The same of one that is not negative; *is_told: there is one. */
static fixed
extent(const struct svg_place *place, const char *name, bool *is_told)
{
	const char *value = svg_attribute(place->element, name);
	fixed n = 0;

	*is_told = value != NULL && !svg_is_word(value, "auto");
	if (!*is_told)
		return 0;
	svg_get_length(place, name, &n);
	if (n < 0) {
		svg_fault_value(place->faults, place->element, (struct svg_property){name, value});
		n = 0;
	}
	return n;
}

/* --- rectangles and ellipses ---------------------------------------------------------------------------- */

struct rect {
	fixed x, y, width, height, rx, ry;
};

static struct fixed_point
at(fixed x, fixed y)
{
	return (struct fixed_point){x, y};
}

/* Of a quarter of an ellipse: as far as its handles are from the corner. */
static fixed
corner(fixed radius)
{
	return radius - fixed_times(radius, QUARTER_HANDLE);
}

/* Clockwise from the left end of the top side, as the standard has it, for dashes. */
static void
add_round_rect(struct svg_path *path, const struct rect *r)
{
	const fixed left = r->x, top = r->y, right = r->x + r->width, bottom = r->y + r->height;
	const fixed x = corner(r->rx), y = corner(r->ry);

	svg_move(path, at(left + r->rx, top));
	svg_line(path, at(right - r->rx, top));
	svg_curve(path, at(right - x, top), at(right, top + y), at(right, top + r->ry));
	svg_line(path, at(right, bottom - r->ry));
	svg_curve(path, at(right, bottom - y), at(right - x, bottom), at(right - r->rx, bottom));
	svg_line(path, at(left + r->rx, bottom));
	svg_curve(path, at(left + x, bottom), at(left, bottom - y), at(left, bottom - r->ry));
	svg_line(path, at(left, top + r->ry));
	svg_curve(path, at(left, top + y), at(left + x, top), at(left + r->rx, top));
	svg_close(path);
}

static void
add_rect(struct svg_path *path, const struct rect *r)
{
	svg_move(path, at(r->x, r->y));
	svg_line(path, at(r->x + r->width, r->y));
	svg_line(path, at(r->x + r->width, r->y + r->height));
	svg_line(path, at(r->x, r->y + r->height));
	svg_close(path);
}

static void
outline_rect(const struct svg_place *place, struct svg_path *path)
{
	bool has_rx, has_ry, told;
	struct rect r = {
	    .width = extent(place, "width", &told),
	    .height = extent(place, "height", &told),
	    .rx = extent(place, "rx", &has_rx),
	    .ry = extent(place, "ry", &has_ry),
	};

	svg_get_length(place, "x", &r.x);
	svg_get_length(place, "y", &r.y);
	if (r.width == 0 || r.height == 0)
		return;
	if (!has_rx)
		r.rx = r.ry;
	if (!has_ry)
		r.ry = r.rx;
	r.rx = r.rx > r.width / 2 ? r.width / 2 : r.rx;
	r.ry = r.ry > r.height / 2 ? r.height / 2 : r.ry;
	if (r.rx > 0 && r.ry > 0)
		add_round_rect(path, &r);
	else
		add_rect(path, &r);
}

/* From the right, clockwise. */
static void
add_ellipse(struct svg_path *path, struct fixed_point c, fixed rx, fixed ry)
{
	const fixed x = fixed_times(rx, QUARTER_HANDLE), y = fixed_times(ry, QUARTER_HANDLE);

	if (rx == 0 || ry == 0)
		return;
	svg_move(path, at(c.x + rx, c.y));
	svg_curve(path, at(c.x + rx, c.y + y), at(c.x + x, c.y + ry), at(c.x, c.y + ry));
	svg_curve(path, at(c.x - x, c.y + ry), at(c.x - rx, c.y + y), at(c.x - rx, c.y));
	svg_curve(path, at(c.x - rx, c.y - y), at(c.x - x, c.y - ry), at(c.x, c.y - ry));
	svg_curve(path, at(c.x + x, c.y - ry), at(c.x + rx, c.y - y), at(c.x + rx, c.y));
	svg_close(path);
}

static struct fixed_point
centre(const struct svg_place *place)
{
	struct fixed_point c = {0, 0};

	svg_get_length(place, "cx", &c.x);
	svg_get_length(place, "cy", &c.y);
	return c;
}

static void
outline_circle(const struct svg_place *place, struct svg_path *path)
{
	bool told;
	const fixed r = extent(place, "r", &told);

	add_ellipse(path, centre(place), r, r);
}

static void
outline_ellipse(const struct svg_place *place, struct svg_path *path)
{
	bool has_rx, has_ry;
	fixed rx = extent(place, "rx", &has_rx), ry = extent(place, "ry", &has_ry);

	add_ellipse(path, centre(place), has_rx ? rx : ry, has_ry ? ry : rx);
}

/* --- lines ---------------------------------------------------------------------------------------------- */

static void
outline_line(const struct svg_place *place, struct svg_path *path)
{
	struct fixed_point from = {0, 0}, to = {0, 0};

	svg_get_length(place, "x1", &from.x);
	svg_get_length(place, "y1", &from.y);
	svg_get_length(place, "x2", &to.x);
	svg_get_length(place, "y2", &to.y);
	svg_move(path, from);
	svg_line(path, to);
}

/* Pairs of numbers; false when there is something else. */
static bool
add_points(struct svg_path *path, const char *s)
{
	svg_skip_blanks(&s);
	for (bool first = true; *s != '\0'; first = false) {
		struct fixed_point p;
		if (!svg_scan_number(&s, &p.x))
			return false;
		svg_skip_comma(&s);
		if (!svg_scan_number(&s, &p.y))
			return false;
		svg_skip_comma(&s);
		if (first)
			svg_move(path, p);
		else
			svg_line(path, p);
	}
	return true;
}

static void
outline_polyline(const struct svg_place *place, struct svg_path *path)
{
	const char *points = svg_attribute(place->element, "points");

	if (points == NULL || add_points(path, points))
		return;
	svg_fault_value(place->faults, place->element, (struct svg_property){"points", points});
	svg_path_clear(path);
}

static void
outline_polygon(const struct svg_place *place, struct svg_path *path)
{
	outline_polyline(place, path);
	if (path->step_count > 0)
		svg_close(path);
}

static void
outline_path(const struct svg_place *place, struct svg_path *path)
{
	const char *data = svg_attribute(place->element, "d");
	const char *fault = data != NULL ? svg_path_data(path, data) : NULL;

	if (fault == NULL)
		return;
	place->faults->any = true;
	diag_add(place->faults->diags, SEVERITY_ERROR, place->element->loc, "svg-value",
	    "the path data of this <path> can't be read from character %zu on: \"%.20s\"",
	    (size_t)(fault - data) + 1, fault);
	svg_path_clear(path);
}

/* --- all ------------------------------------------------------------------------------------------------ */

static const struct {
	const char *name;
	void (*outline)(const struct svg_place *, struct svg_path *);
} shapes[] = {
    {"path", outline_path},
    {"rect", outline_rect},
    {"circle", outline_circle},
    {"ellipse", outline_ellipse},
    {"line", outline_line},
    {"polyline", outline_polyline},
    {"polygon", outline_polygon},
};

bool
svg_is_shape(const struct svg_element *e)
{
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (strcmp(e->name, shapes[i].name) == 0)
			return true;
	return false;
}

void
svg_outline(const struct svg_place *place, struct svg_path *path)
{
	svg_path_clear(path);
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (strcmp(place->element->name, shapes[i].name) == 0)
			shapes[i].outline(place, path);
}
