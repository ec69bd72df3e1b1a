#include "base/svg/shape.h"

#include <string.h>

#include "base/svg/path_data.h"
#include "base/svg/value.h"

void
svg_get_length(struct svg_faults *faults, const struct svg_element *e, const char *name, fixed *out)
{
	const char *value = svg_attribute(e, name);
	fixed n;

	if (value == NULL)
		return;
	if (svg_length(value, &n))
		*out = n;
	else
		svg_fault_value(faults, e, (struct svg_property){name, value});
}

/* The same of one that is not negative; *is_told: there is one. */
static fixed
extent(struct svg_faults *faults, const struct svg_element *e, const char *name, bool *is_told)
{
	const char *value = svg_attribute(e, name);
	fixed n = 0;

	*is_told = value != NULL && strcmp(value, "auto") != 0;
	if (!*is_told)
		return 0;
	svg_get_length(faults, e, name, &n);
	if (n < 0) {
		svg_fault_value(faults, e, (struct svg_property){name, value});
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
outline_rect(struct svg_faults *faults, const struct svg_element *e, struct svg_path *path)
{
	bool has_rx, has_ry, told;
	struct rect r = {
	    .width = extent(faults, e, "width", &told),
	    .height = extent(faults, e, "height", &told),
	    .rx = extent(faults, e, "rx", &has_rx),
	    .ry = extent(faults, e, "ry", &has_ry),
	};

	svg_get_length(faults, e, "x", &r.x);
	svg_get_length(faults, e, "y", &r.y);
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
centre(struct svg_faults *faults, const struct svg_element *e)
{
	struct fixed_point c = {0, 0};

	svg_get_length(faults, e, "cx", &c.x);
	svg_get_length(faults, e, "cy", &c.y);
	return c;
}

static void
outline_circle(struct svg_faults *faults, const struct svg_element *e, struct svg_path *path)
{
	bool told;
	const fixed r = extent(faults, e, "r", &told);

	add_ellipse(path, centre(faults, e), r, r);
}

static void
outline_ellipse(struct svg_faults *faults, const struct svg_element *e, struct svg_path *path)
{
	bool has_rx, has_ry;
	fixed rx = extent(faults, e, "rx", &has_rx), ry = extent(faults, e, "ry", &has_ry);

	add_ellipse(path, centre(faults, e), has_rx ? rx : ry, has_ry ? ry : rx);
}

/* --- lines ---------------------------------------------------------------------------------------------- */

static void
outline_line(struct svg_faults *faults, const struct svg_element *e, struct svg_path *path)
{
	struct fixed_point from = {0, 0}, to = {0, 0};

	svg_get_length(faults, e, "x1", &from.x);
	svg_get_length(faults, e, "y1", &from.y);
	svg_get_length(faults, e, "x2", &to.x);
	svg_get_length(faults, e, "y2", &to.y);
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
outline_polyline(struct svg_faults *faults, const struct svg_element *e, struct svg_path *path)
{
	const char *points = svg_attribute(e, "points");

	if (points == NULL || add_points(path, points))
		return;
	svg_fault_value(faults, e, (struct svg_property){"points", points});
	svg_path_clear(path);
}

static void
outline_polygon(struct svg_faults *faults, const struct svg_element *e, struct svg_path *path)
{
	outline_polyline(faults, e, path);
	if (path->step_count > 0)
		svg_close(path);
}

static void
outline_path(struct svg_faults *faults, const struct svg_element *e, struct svg_path *path)
{
	const char *data = svg_attribute(e, "d");
	const char *fault = data != NULL ? svg_path_data(path, data) : NULL;

	if (fault == NULL)
		return;
	faults->any = true;
	diag_add(faults->diags, SEVERITY_ERROR, e->loc, "svg-value",
	    "the path data of this <path> can't be read from character %zu on: \"%.20s\"",
	    (size_t)(fault - data) + 1, fault);
	svg_path_clear(path);
}

/* --- all ------------------------------------------------------------------------------------------------ */

static const struct {
	const char *name;
	void (*outline)(struct svg_faults *, const struct svg_element *, struct svg_path *);
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
svg_outline(struct svg_faults *faults, const struct svg_element *e, struct svg_path *path)
{
	svg_path_clear(path);
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		if (strcmp(e->name, shapes[i].name) == 0)
			shapes[i].outline(faults, e, path);
}
