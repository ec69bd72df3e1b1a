#include "base/svg/arc.h"

/* Of the unit circle. */
#define UNIT INT64_C(1000000000000000)

/* A distance is no more than so many radii, and a radius no more than so many times the other. */
#define RADII_MAX 1000
#define RATIO_MAX 10000

/* Arcs of a shorter chord are straight lines, to a millionth. */
#define CHORD_MIN (UNIT / 200000)

struct unit_point {
	int64_t x, y;
};

struct ellipse {
	fixed_wide rx, ry;
	struct turn turn;
	struct fixed_point middle; /* of the chord */
	struct unit_point centre;  /* seen from there */
	int direction;             /* 1: from x to y */
	bool is_out;               /* of bounds */
};

static int64_t
times(int64_t a, int64_t b)
{
	return (int64_t)wide_divide((fixed_wide)a * b, UNIT);
}

/* A quarter further. */
static struct unit_point
ahead(const struct ellipse *e, struct unit_point p)
{
	return (struct unit_point){-e->direction * p.y, e->direction * p.x};
}

static struct unit_point
shifted(struct unit_point p, struct unit_point by, int64_t share)
{
	return (struct unit_point){p.x + times(by.x, share), p.y + times(by.y, share)};
}

static fixed
bounded(struct ellipse *e, fixed_wide n)
{
	if (n <= FIXED_MAX && n >= -FIXED_MAX)
		return (fixed)n;
	e->is_out = true;
	return 0;
}

/* Back in the units of the path. */
static struct fixed_point
placed(struct ellipse *e, struct unit_point p)
{
	const fixed_wide x = wide_divide(e->rx * (p.x + e->centre.x), UNIT);
	const fixed_wide y = wide_divide(e->ry * (p.y + e->centre.y), UNIT);

	return (struct fixed_point){
	    bounded(e, e->middle.x + wide_divide(x * e->turn.cos - y * e->turn.sin, FACTOR_ONE)),
	    bounded(e, e->middle.y + wide_divide(x * e->turn.sin + y * e->turn.cos, FACTOR_ONE)),
	};
}

/* Half the chord in the space where the ellipse is the unit circle; it grows where it is too small. */
static bool
find_chord(struct ellipse *e, struct fixed_point half, struct unit_point *chord)
{
	const fixed_wide x = (fixed_wide)half.x * e->turn.cos + (fixed_wide)half.y * e->turn.sin;
	const fixed_wide y = (fixed_wide)half.y * e->turn.cos - (fixed_wide)half.x * e->turn.sin;
	const fixed_wide along = wide_divide(x, FACTOR_ONE), across = wide_divide(y, FACTOR_ONE);
	fixed_uwide square;

	if (e->rx > e->ry * RATIO_MAX || e->ry > e->rx * RATIO_MAX)
		return false;
	while ((along < 0 ? -along : along) > e->rx * RADII_MAX ||
	    (across < 0 ? -across : across) > e->ry * RADII_MAX) {
		e->rx *= 2;
		e->ry *= 2;
	}
	chord->x = (int64_t)wide_divide(along * UNIT, e->rx);
	chord->y = (int64_t)wide_divide(across * UNIT, e->ry);
	square = (fixed_uwide)((fixed_wide)chord->x * chord->x + (fixed_wide)chord->y * chord->y);
	if (square > (fixed_uwide)UNIT * UNIT) {
		const int64_t size = wide_root(square);
		e->rx = wide_divide(e->rx * size, UNIT);
		e->ry = wide_divide(e->ry * size, UNIT);
		chord->x = (int64_t)wide_divide((fixed_wide)chord->x * UNIT, size);
		chord->y = (int64_t)wide_divide((fixed_wide)chord->y * UNIT, size);
	}
	return true;
}

/* The centre is off the middle of the chord, at right angles to it. */
static void
find_centre(struct ellipse *e, struct unit_point chord, int64_t size, bool is_right)
{
	const fixed_wide square = (fixed_wide)size * size, one = (fixed_wide)UNIT * UNIT;
	const int64_t distance = square < one ? wide_root((fixed_uwide)(one - square)) : 0;
	const int64_t x = (int64_t)wide_divide((fixed_wide)chord.y * distance, size);
	const int64_t y = (int64_t)wide_divide((fixed_wide)chord.x * distance, size);

	e->centre = is_right ? (struct unit_point){x, -y} : (struct unit_point){-x, y};
}

/* 4/3 tan(angle/4), of an angle of a quarter at most. */
static int64_t
handle_of(struct unit_point from, struct unit_point to)
{
	int64_t cosine = times(from.x, to.x) + times(from.y, to.y);
	int64_t sine = times(from.x, to.y) - times(from.y, to.x);

	sine = sine < 0 ? -sine : sine;
	cosine = cosine < 0 ? 0 : cosine;
	const int64_t half = (int64_t)wide_divide((fixed_wide)sine * UNIT, UNIT + cosine);
	const int64_t root = wide_root((fixed_uwide)((fixed_wide)UNIT * UNIT + (fixed_wide)half * half));

	return (int64_t)wide_divide((fixed_wide)half * UNIT * 4, (fixed_wide)(UNIT + root) * 3);
}

static void
add_arc(struct svg_path *path, struct ellipse *e, struct unit_point from, struct unit_point to,
    struct fixed_point end)
{
	const int64_t handle = handle_of(from, to);

	svg_curve(path, placed(e, shifted(from, ahead(e, from), handle)),
	    placed(e, shifted(to, ahead(e, to), -handle)), end);
}

/* By more than what rounding makes of one. */
static bool
is_over_a_quarter(struct unit_point from, struct unit_point to)
{
	return times(from.x, to.x) + times(from.y, to.y) < -UNIT / 1000000000;
}

/* A large arc has two quarters at least, another one two at most; then it is one or less than that. */
static void
add_quarters(struct svg_path *path, struct ellipse *e, struct unit_point chord, const struct svg_arc *arc)
{
	struct unit_point at = {chord.x - e->centre.x, chord.y - e->centre.y};
	const struct unit_point end = {-chord.x - e->centre.x, -chord.y - e->centre.y};

	for (int quarters = 0; quarters < 3; quarters++) {
		if (!(arc->large && quarters < 2) && !is_over_a_quarter(at, end))
			break;
		const struct unit_point next = ahead(e, at);
		add_arc(path, e, at, next, placed(e, next));
		at = next;
	}
	add_arc(path, e, at, end, arc->end);
}

static fixed
magnitude(fixed n)
{
	return n < 0 ? -n : n;
}

bool
svg_arc(struct svg_path *path, const struct svg_arc *arc)
{
	const struct fixed_point from = svg_pen(path), to = arc->end;
	const struct fixed_point half = {(from.x - to.x) / 2, (from.y - to.y) / 2};
	struct ellipse e = {
	    .rx = magnitude(arc->rx),
	    .ry = magnitude(arc->ry),
	    .turn = turn_of(arc->rotation),
	    .middle = {to.x + half.x, to.y + half.y},
	    .direction = arc->sweep ? 1 : -1,
	};
	struct unit_point chord;

	if (from.x == to.x && from.y == to.y)
		return true;
	if (e.rx == 0 || e.ry == 0) {
		svg_line(path, to);
		return true;
	}
	if (!find_chord(&e, half, &chord))
		return false;
	const int64_t size =
	    wide_root((fixed_uwide)((fixed_wide)chord.x * chord.x + (fixed_wide)chord.y * chord.y));
	if (size < CHORD_MIN && !(arc->large && size > 0)) {
		svg_line(path, to);
		return true;
	}
	find_centre(&e, chord, size, arc->large != arc->sweep);
	add_quarters(path, &e, chord, arc);
	return !e.is_out;
}
