#include "base/svg/path_data.h"

#include <string.h>

#include "base/ascii.h"
#include "base/svg/arc.h"
#include "base/svg/value.h"

struct data {
	struct svg_path *path;
	const char *at;
	struct fixed_point pen, start; /* start: of the part under way */
	struct fixed_point handle;     /* of the last curve, near its end */
	char before;                   /* the command before, a capital; 0: none */
	bool is_closed;                /* behind Z: the next part begins at its start */
};

/* Only digits of their own: "a1 1 0 00.5.5" has two flags and two numbers. */
static bool
scan_flag(const char **at, bool *out)
{
	if (**at != '0' && **at != '1')
		return false;
	*out = *(*at)++ == '1';
	return true;
}

/* A number that a comma may be before, but for the first. */
static bool
scan_next(struct data *d, fixed *out)
{
	svg_skip_comma(&d->at);
	return svg_scan_number(&d->at, out);
}

/* No further off than numbers may be. */
static bool
offset(fixed from, bool relative, fixed *n)
{
	if (relative)
		*n += from;
	return *n <= FIXED_MAX && *n >= -FIXED_MAX;
}

static bool
scan_point(struct data *d, bool relative, struct fixed_point *out)
{
	return scan_next(d, &out->x) && scan_next(d, &out->y) && offset(d->pen.x, relative, &out->x) &&
	    offset(d->pen.y, relative, &out->y);
}

/* What follows Z without a move begins where that ended. */
static void
open_part(struct data *d)
{
	if (d->is_closed)
		svg_move(d->path, d->start);
	d->is_closed = false;
}

static bool
draw_line(struct data *d, struct fixed_point to)
{
	open_part(d);
	svg_line(d->path, to);
	d->pen = to;
	return true;
}

static bool
draw_curve(struct data *d, struct fixed_point a, struct fixed_point b, struct fixed_point to)
{
	open_part(d);
	svg_curve(d->path, a, b, to);
	d->pen = to;
	d->handle = b;
	return true;
}

static fixed
two_thirds(fixed from, fixed to)
{
	return from + (fixed)wide_divide(2 * ((fixed_wide)to - from), 3);
}

/* A curve with one handle. */
static bool
draw_quadratic(struct data *d, struct fixed_point q, struct fixed_point to)
{
	draw_curve(d, (struct fixed_point){two_thirds(d->pen.x, q.x), two_thirds(d->pen.y, q.y)},
	    (struct fixed_point){two_thirds(to.x, q.x), two_thirds(to.y, q.y)}, to);
	d->handle = q;
	return true;
}

/* The handle before, on the other side of the pen; the pen itself behind anything but such a curve. */
static bool
mirror_handle(const struct data *d, const char *curves, struct fixed_point *out)
{
	*out = d->pen;
	if (d->before == '\0' || strchr(curves, d->before) == NULL)
		return true;
	out->x = 2 * d->pen.x - d->handle.x;
	out->y = 2 * d->pen.y - d->handle.y;
	return offset(0, false, &out->x) && offset(0, false, &out->y);
}

static bool
draw_move(struct data *d, bool relative)
{
	struct fixed_point to;

	if (!scan_point(d, relative, &to))
		return false;
	svg_move(d->path, to);
	d->pen = d->start = to;
	d->is_closed = false;
	return true;
}

static bool
draw_lines(struct data *d, char command, bool relative)
{
	struct fixed_point to = d->pen;

	if (command == 'H')
		return scan_next(d, &to.x) && offset(d->pen.x, relative, &to.x) && draw_line(d, to);
	if (command == 'V')
		return scan_next(d, &to.y) && offset(d->pen.y, relative, &to.y) && draw_line(d, to);
	return scan_point(d, relative, &to) && draw_line(d, to);
}

static bool
draw_curves(struct data *d, char command, bool relative)
{
	struct fixed_point a, b, to;

	switch (command) {
	case 'C':
		return scan_point(d, relative, &a) && scan_point(d, relative, &b) &&
		    scan_point(d, relative, &to) && draw_curve(d, a, b, to);
	case 'S':
		return mirror_handle(d, "CS", &a) && scan_point(d, relative, &b) &&
		    scan_point(d, relative, &to) && draw_curve(d, a, b, to);
	case 'Q':
		return scan_point(d, relative, &a) && scan_point(d, relative, &to) &&
		    draw_quadratic(d, a, to);
	default:
		return mirror_handle(d, "QT", &a) && scan_point(d, relative, &to) && draw_quadratic(d, a, to);
	}
}

static bool
draw_arc(struct data *d, bool relative)
{
	struct svg_arc arc;

	if (!scan_next(d, &arc.rx) || !scan_next(d, &arc.ry) || !scan_next(d, &arc.rotation))
		return false;
	svg_skip_comma(&d->at);
	if (!scan_flag(&d->at, &arc.large))
		return false;
	svg_skip_comma(&d->at);
	if (!scan_flag(&d->at, &arc.sweep) || !scan_point(d, relative, &arc.end))
		return false;
	open_part(d);
	d->pen = arc.end;
	return d->path->is_full || svg_arc(d->path, &arc);
}

static bool
draw(struct data *d, char command, bool relative)
{
	if (command == 'M')
		return draw_move(d, relative);
	if (command == 'A')
		return draw_arc(d, relative);
	if (strchr("LHV", command) != NULL)
		return draw_lines(d, command, relative);
	return draw_curves(d, command, relative);
}

/* A command and all the groups of numbers behind it: behind the first of a move, they are lines. */
static bool
read_command(struct data *d)
{
	const char letter = *d->at++;
	const bool relative = ascii_is_lower(letter);
	char command = (char)(relative ? letter - 'a' + 'A' : letter);

	if (command == 'Z') {
		if (!d->is_closed)
			svg_close(d->path);
		d->is_closed = true;
		d->pen = d->start;
		d->before = command;
		return true;
	}
	svg_skip_blanks(&d->at);
	do {
		if (*d->at == ',' || !draw(d, command, relative))
			return false;
		d->before = command;
		if (command == 'M')
			command = 'L';
		svg_skip_comma(&d->at);
	} while (*d->at != '\0' && !ascii_is_letter(*d->at));
	return true;
}

const char *
svg_path_data(struct svg_path *path, const char *text)
{
	struct data d = {.path = path, .at = text};

	svg_skip_blanks(&d.at);
	if (strcmp(d.at, "none") == 0)
		return NULL;
	for (bool first = true; *d.at != '\0' && !path->is_full; first = false) {
		if (*d.at == '\0' || strchr(first ? "Mm" : "MmZzLlHhVvCcSsQqTtAa", *d.at) == NULL)
			return d.at;
		if (!read_command(&d))
			return d.at;
		svg_skip_blanks(&d.at);
	}
	return NULL;
}
