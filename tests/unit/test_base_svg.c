/* SVG pictures, read from texts given here; what they come to was worked out by hand. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/image_file.h"
#include "base/svg/color.h"
#include "base/svg/path_data.h"
#include "base/svg/svg.h"
#include "base/svg/value.h"
#include "base/vector.h"
#include "support.h"

static const struct srcloc job = {"job.yaml", 5, 7};

/* --- values --------------------------------------------------------------------------------------------- */

static fixed
number(const char *s)
{
	fixed n = 0;

	cr_assert(svg_number(s, &n), "%s", s);
	return n;
}

Test(base_svg, reads_numbers)
{
	cr_assert_eq(number(" 1.5 "), 1500000000);
	cr_assert_eq(number("-.5e1"), -5000000000);
	cr_assert_eq(number("+3."), 3000000000);
	cr_assert_eq(number("1e-9"), 1);
	cr_assert_eq(number("0.0000000005"), 1);
	cr_assert_eq(number("0.00000000049"), 0);
	cr_assert_eq(number("00000000000000000000000012"), 12000000000);
	cr_assert_eq(number("0.333333333333333333333333333"), 333333333);
	cr_assert_eq(number("100000000"), FIXED_MAX);
	cr_assert_eq(number("1e-99999999999"), 0);
	cr_assert_eq(number("0e99"), 0);
}

Test(base_svg, refuses_what_is_no_number)
{
	static const char *const texts[] = {"", ".", "-", "e5", "1 2", "1px", "0x10", "1e9", "100000000.1",
	    "123456789012345678901234567890", "1e99999999999"};
	fixed n;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_assert(!svg_number(texts[i], &n), "%s", texts[i]);
}

static fixed
pixels(const char *s)
{
	struct svg_length n = {0, false};

	cr_assert(svg_length(s, &n) && !n.is_share, "%s", s);
	return n.n;
}

Test(base_svg, reads_lengths)
{
	static const char *const faulty[] = {"2em", "100000000in", "5px%", "5%%", "%", "5 %"};
	struct svg_length n;

	cr_assert_eq(pixels("10mm"), 37795275591);
	cr_assert_eq(pixels("2.54cm"), 96 * FIXED_ONE);
	cr_assert_eq(pixels("1in"), 96 * FIXED_ONE);
	cr_assert_eq(pixels("3pt"), 4 * FIXED_ONE);
	cr_assert_eq(pixels("2e1px"), 20 * FIXED_ONE);
	cr_assert_eq(pixels(" 1e-3 "), FIXED_ONE / 1000);
	cr_assert(svg_length("-12.5%", &n) && n.is_share && n.n == -12500000000);
	for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++)
		cr_assert(!svg_length(faulty[i], &n), "%s", faulty[i]);
	cr_assert(svg_is_relative(" 2em") && svg_is_relative("1e1ex") && svg_is_relative(".5vw"));
	cr_assert(!svg_is_relative("2px") && !svg_is_relative("em"));
}

Test(base_svg, takes_shares_of_lengths)
{
	fixed n;

	cr_assert(svg_length_of((struct svg_length){25 * FIXED_ONE, true}, 8 * FIXED_ONE, &n));
	cr_assert_eq(n, 2 * FIXED_ONE);
	cr_assert(svg_length_of((struct svg_length){25 * FIXED_ONE, false}, 8 * FIXED_ONE, &n));
	cr_assert_eq(n, 25 * FIXED_ONE);
	cr_assert(!svg_length_of((struct svg_length){101 * FIXED_ONE, true}, FIXED_MAX, &n));
}

/* With its alpha in thousandths before it; "none" is all ones. */
static uint64_t
color(const char *s)
{
	struct color c;
	uint16_t alpha = 7;

	cr_assert(svg_color(s, &c, &alpha), "%s", s);
	return c.none ? UINT64_MAX : (uint64_t)alpha << 24 | (uint32_t)c.r << 16 | (uint32_t)c.g << 8 | c.b;
}

#define OPAQUE(rgb) ((uint64_t)1000 << 24 | (rgb))
#define ALPHA(thousandths, rgb) ((uint64_t)(thousandths) << 24 | (rgb))

Test(base_svg, reads_colors)
{
	static const char *const faulty[] = {"#12345", "#1234567", "#123456789", "#12", "greenish",
	    "rgb(1,2)", "rgb(1,2,3", "rgb(1,2,3,4,5)", "hsl(0,1,1)", "hsl(10%,10%,10%)", "hsl(1turn,1%,1%)",
	    "rgba()"};
	struct color c;
	uint16_t alpha;

	cr_assert_eq(color("#369"), OPAQUE(0x336699));
	cr_assert_eq(color("#AbCdEf"), OPAQUE(0xABCDEF));
	cr_assert_eq(color("rgb(1, 20,255)"), OPAQUE(0x0114FF));
	cr_assert_eq(color("rgb(100%,0%,20%)"), OPAQUE(0xFF0033));
	cr_assert_eq(color("rgb(1 20 300)"), OPAQUE(0x0114FF));
	cr_assert_eq(color("RebeccaPurple "), OPAQUE(0x663399));
	cr_assert_eq(color("green"), OPAQUE(0x008000));
	cr_assert_eq(color("none"), UINT64_MAX);
	cr_assert_eq(color("transparent"), UINT64_MAX);
	for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++)
		cr_assert(!svg_color(faulty[i], &c, &alpha), "%s", faulty[i]);
}

/* Hexadecimal 33 is a fifth of ff, 80 is 128/255 = 0.50196 of it. */
Test(base_svg, reads_colors_with_alpha)
{
	cr_assert_eq(color("#3693"), ALPHA(200, 0x336699));
	cr_assert_eq(color("#369f"), OPAQUE(0x336699));
	cr_assert_eq(color("#abcdef80"), ALPHA(502, 0xABCDEF));
	cr_assert_eq(color("#abcdef00"), ALPHA(0, 0xABCDEF));
	cr_assert_eq(color("rgba(1,2,3,.25)"), ALPHA(250, 0x010203));
	cr_assert_eq(color("rgb(1 2 3 / 50%)"), ALPHA(500, 0x010203));
	cr_assert_eq(color("rgba(1, 2, 3)"), OPAQUE(0x010203));
	cr_assert_eq(color("rgba(1,2,3,7)"), OPAQUE(0x010203));
	cr_assert_eq(color("hsla(120, 100%, 50%, 0.1)"), ALPHA(100, 0x00FF00));
}

/* Those of which the parts are known: of CSS Color 4, 7, and its names. */
Test(base_svg, reads_hues)
{
	cr_assert_eq(color("hsl(0,100%,50%)"), OPAQUE(0xFF0000));
	cr_assert_eq(color("hsl(60 100% 50%)"), OPAQUE(0xFFFF00));
	cr_assert_eq(color("hsl(240deg, 100%, 50%)"), OPAQUE(0x0000FF));
	cr_assert_eq(color("hsl(-120, 100%, 50%)"), OPAQUE(0x0000FF));
	cr_assert_eq(color("hsl(120, 100%, 25%)"), OPAQUE(0x008000));
	cr_assert_eq(color("hsl(270, 50%, 40%)"), OPAQUE(0x663399));
	cr_assert_eq(color("hsl(77, 0%, 50%)"), OPAQUE(0x808080));
	cr_assert_eq(color("hsl(3, 4%, 100%)"), OPAQUE(0xFFFFFF));
}

static struct fixed_point
moved(const char *transform, fixed x, fixed y)
{
	struct matrix m;
	struct fixed_point p;

	cr_assert(svg_transform(transform, &m), "%s", transform);
	cr_assert(matrix_apply(&m, (struct fixed_point){x * FIXED_ONE, y * FIXED_ONE}, &p));
	return p;
}

static void
check_moved(const char *transform, fixed x, fixed y, struct fixed_point expected)
{
	struct fixed_point p = moved(transform, x, y);

	cr_assert(p.x == expected.x && p.y == expected.y, "%s: %ld %ld", transform, (long)p.x, (long)p.y);
}

Test(base_svg, reads_transformations)
{
	check_moved("translate(10,20) rotate(90) scale(2)", 1, 0,
	    (struct fixed_point){10 * FIXED_ONE, 22 * FIXED_ONE});
	check_moved("rotate(30)", 1000, 0, (struct fixed_point){866025403784, 500000000000});
	check_moved("rotate(-690)", 1000, 0, (struct fixed_point){866025403784, 500000000000});
	check_moved("rotate(90 10 10)", 20, 10, (struct fixed_point){10 * FIXED_ONE, 20 * FIXED_ONE});
	check_moved("skewX(45)", 0, 3, (struct fixed_point){3 * FIXED_ONE, 3 * FIXED_ONE});
	check_moved("skewY(-45)", 3, 0, (struct fixed_point){3 * FIXED_ONE, -3 * FIXED_ONE});
	check_moved(" matrix( 1,2 3 4,5 6 ) ", 10, 100,
	    (struct fixed_point){315 * FIXED_ONE, 426 * FIXED_ONE});
	check_moved("none", 7, 8, (struct fixed_point){7 * FIXED_ONE, 8 * FIXED_ONE});
}

Test(base_svg, refuses_faulty_transformations)
{
	static const char *const texts[] = {"turn(3)", "scale()", "scale(1 2 3)", "rotate(1 2)",
	    "matrix(1 2 3)", "translate(1", "skewX(90)", "scale(1e7)", "translate(1)x",
	    "scale(1e6) scale(1e6)"};
	struct matrix m;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		cr_assert(!svg_transform(texts[i], &m), "%s", texts[i]);
}

/* --- paths ---------------------------------------------------------------------------------------------- */

/* The steps and their points, in thousandths: "M1000,2000 L...". */
static const char *
path_text(struct arena *arena, const char *data)
{
	struct svg_path path = {.arena = arena};
	struct buf out = BUF_INIT;
	const struct fixed_point *point;

	cr_assert_null(svg_path_data(&path, data), "%s", data);
	point = path.points;
	for (size_t i = 0; i < path.step_count; i++) {
		const enum vector_step step = (enum vector_step)path.steps[i];
		buf_addf(&out, "%s%c", i > 0 ? " " : "", "MLCZ"[step]);
		for (int n = step == VECTOR_CURVE ? 3 : step == VECTOR_CLOSE ? 0 : 1; n > 0; n--, point++)
			buf_addf(&out, "%s%ld,%ld", step == VECTOR_CURVE && n < 3 ? " " : "",
			    (long)wide_divide(point->x, 1000000), (long)wide_divide(point->y, 1000000));
	}
	return buf_take(&out, arena);
}

static void
check_path(const char *data, const char *expected)
{
	struct arena *arena = support_arena();

	cr_assert_str_eq(path_text(arena, data), expected);
	arena_close(arena);
}

Test(base_svg, reads_lines)
{
	check_path("M1 2l3,4h5v-6z", "M1000,2000 L4000,6000 L9000,6000 L9000,0 Z");
	check_path("m1-2.5.5 3", "M1000,-2500 L1500,500");
	check_path("M1,1 2,2 H5 V6", "M1000,1000 L2000,2000 L5000,2000 L5000,6000");
	check_path("m1 1 2 0zl3 3", "M1000,1000 L3000,1000 Z M1000,1000 L4000,4000");
	check_path("M5 5zm1 1", "M5000,5000 Z M6000,6000");
	check_path("  ", "");
	check_path("none", "");
}

Test(base_svg, reads_curves)
{
	check_path("M0 0C0 1 2 3 4 3S8 1 8 0",
	    "M0,0 C0,1000 2000,3000 4000,3000 C6000,3000 8000,1000 8000,0");
	check_path("M0 0s1 1 2 0", "M0,0 C0,0 1000,1000 2000,0");
	check_path("M0 0Q3 3 6 0T12 0", "M0,0 C2000,2000 4000,2000 6000,0 C8000,-2000 10000,-2000 12000,0");
	/* Behind a line there is no handle to mirror. */
	check_path("M0 0h3t3 0", "M0,0 L3000,0 C3000,0 4000,0 6000,0");
}

Test(base_svg, takes_arcs_apart)
{
	/* Half a circle of radius 5 by way of (5, -5): handles are 5 * 0.5522847 long. */
	static const char half[] = "M0,0 C0,-2761 2239,-5000 5000,-5000 C7761,-5000 10000,-2761 10000,0";

	check_path("M0 0A5 5 0 0 1 10 0", half);
	check_path("M0 0a5 5 0 0110 0", half);
	check_path("M0 0A1 1 0 0 1 10 0", half); /* too small: as large as must be */
	check_path("M0 0A-5 5 77 0 1 10 0", half);
	/* A quarter, and the other three. */
	check_path("M10 0A10 10 0 0 1 0 10", "M10000,0 C10000,5523 5523,10000 0,10000");
	check_path("M10 0A10 10 0 1 0 0 10",
	    "M10000,0 C10000,-5523 5523,-10000 0,-10000 C-5523,-10000 -10000,-5523 -10000,0 "
	    "C-10000,5523 -5523,10000 0,10000");
	/* An ellipse that stands upright once it is turned. */
	check_path("M0-10A10 5 90 0 1 5 0", "M0,-10000 C2761,-10000 5000,-5523 5000,0");
	check_path("M0 0A0 5 0 0 1 3 4", "M0,0 L3000,4000");
	check_path("M3 4A5 5 0 0 1 3 4", "M3000,4000");
	/* A twelfth of a circle: 4/3 tan(7.5°) = 0.175535. */
	check_path("M100 0A100 100 0 0 1 86.60254 50", "M100000,0 C100000,17554 95379,34798 86603,50000");
}

Test(base_svg, tells_where_path_data_are_faulty)
{
	static const struct {
		const char *data;
		size_t at;
	} faulty[] = {{"L1 1", 0}, {"M1", 2}, {"M1 1 L", 6}, {"M1 1 x", 5}, {"M1 1 2", 6},
	    {"M1 1A1 1 0 2 0 1 1", 11}, {"M 1 1 h 1e9", 8}, {"M1 1 L,2 2", 6}};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
		struct svg_path path = {.arena = arena};
		const char *fault = svg_path_data(&path, faulty[i].data);
		cr_assert_not_null(fault, "%s", faulty[i].data);
		cr_assert_eq((size_t)(fault - faulty[i].data), faulty[i].at, "%s: at %zu", faulty[i].data,
		    (size_t)(fault - faulty[i].data));
	}
	arena_close(arena);
}

/* --- pictures ------------------------------------------------------------------------------------------- */

#define OPEN "<svg xmlns=\"http://www.w3.org/2000/svg\" "

static struct image
picture(struct arena *arena, const char *svg)
{
	struct diags *diags = diags_open();
	struct image image;

	cr_assert(image_decode(arena, "a.svg", (struct bytes){svg, strlen(svg)}, job, &image, diags), "%s",
	    support_printed(arena, diags));
	cr_assert_eq(diags_count(diags), 0);
	cr_assert_not_null(image.vector);
	diags_close(diags);
	return image;
}

static const struct vector_shape *
only_shape(const struct image *image)
{
	const struct vector_mark *mark = image->vector->all.first;

	cr_assert(mark != NULL && mark->shape != NULL && mark->next == NULL);
	return mark->shape;
}

Test(base_svg, has_the_size_that_it_says)
{
	static const struct {
		const char *attributes;
		length width, height;
	} sizes[] = {
	    {"width='20' height='10'", 15000, 7500},
	    {"width='1in' height='2in'", 72000, 144000},
	    {"viewBox='0 0 40 20'", 30000, 15000},
	    {"viewBox='5 5 40 20' width='10'", 7500, 3750},
	    {"viewBox='0 0 40 20' width='100%' height='10'", 15000, 7500},
	    {"viewBox='0 0 40000 20000'", LENGTH_MAX, LENGTH_MAX / 2},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		const struct image image =
		    picture(arena, arena_printf(arena, OPEN "%s/>", sizes[i].attributes));
		cr_assert_eq(image.natural_width, sizes[i].width, "%s", sizes[i].attributes);
		cr_assert_eq(image.natural_height, sizes[i].height, "%s", sizes[i].attributes);
	}
	arena_close(arena);
}

static void
check_points(const struct vector_shape *shape, const struct vector_point *points, size_t count)
{
	for (size_t i = 0; i < count; i++)
		cr_assert(shape->path.points[i].x == points[i].x && shape->path.points[i].y == points[i].y,
		    "%zu: %d %d", i, shape->path.points[i].x, shape->path.points[i].y);
}

Test(base_svg, puts_shapes_where_they_are)
{
	struct arena *arena = support_arena();
	/* A unit is 50 of the vectors', whose origin is bottom left: y 1 is at 500 - 50. */
	const struct image image = picture(arena,
	    OPEN "width='20' height='10'><rect x='2' y='1' width='4' height='3' fill='red' stroke='#00f' "
		 "stroke-width='2' style='stroke-linecap:round; stroke-dasharray: 1, 2 !important;'/></svg>");
	const struct vector_shape *shape = only_shape(&image);

	cr_assert_eq(image.vector->width, VECTOR_SIDE);
	cr_assert_eq(image.vector->height, VECTOR_SIDE / 2);
	cr_assert_eq(shape->path.step_count, 5);
	check_points(shape,
	    (struct vector_point[]){{100000, 450000}, {300000, 450000}, {300000, 300000}, {100000, 300000}},
	    4);
	cr_assert(shape->fill.r == 255 && shape->fill.g == 0 && !shape->has_matrix);
	cr_assert_eq(shape->stroke.width, 100000);
	cr_assert_eq(shape->stroke.cap, VECTOR_CAP_ROUND);
	cr_assert_eq(shape->stroke.miter_limit, 4000);
	cr_assert_eq(shape->stroke.dash_count, 2);
	cr_assert_eq(shape->stroke.dashes[1], 100000);
	arena_close(arena);
}

Test(base_svg, keeps_a_space_for_strokes_that_are_stretched)
{
	struct arena *arena = support_arena();
	/* Stretched by 4 and 1: twice as large as it was, and from there twice and half as long. */
	const struct image image = picture(arena,
	    OPEN "width='10' height='10'><path transform='translate(1 2) scale(4 1)' d='M1 1h1' "
		 "fill='none' stroke='red' stroke-width='.5'/></svg>");
	const struct vector_shape *shape = only_shape(&image);

	cr_assert(shape->has_matrix);
	cr_assert_arr_eq(shape->matrix, ((int32_t[]){2000000, 0, 0, -500000}), sizeof shape->matrix);
	cr_assert(shape->origin.x == 500000 && shape->origin.y == 700000);
	check_points(shape, (struct vector_point[]){{0, 0}, {200000, 0}}, 2);
	cr_assert_eq(shape->stroke.width, 100000);
	arena_close(arena);
}

Test(base_svg, fits_the_view_box)
{
	struct arena *arena = support_arena();
	static const struct {
		const char *fitting;
		struct vector_point point; /* of 0 0, top left of the view box */
	} cases[] = {
	    {"xMidYMid", {250000, 500000}},
	    {"xMinYMid meet", {0, 500000}},
	    {"xMaxYMax", {500000, 500000}},
	    {"none", {0, 500000}},
	    {"xMidYMin slice", {0, 500000}},
	    {"xMidYMax slice", {0, 1000000}},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct image image = picture(arena,
		    arena_printf(arena,
			OPEN "width='20' height='10' viewBox='3 4 8 8' preserveAspectRatio='%s'>"
			     "<path d='M3 4h1v1'/></svg>",
			cases[i].fitting));
		check_points(only_shape(&image), &cases[i].point, 1);
	}
	arena_close(arena);
}

Test(base_svg, inherits_and_uses)
{
	struct arena *arena = support_arena();
	const struct image image = picture(arena,
	    OPEN "width='10' height='10' xmlns:xlink='http://www.w3.org/1999/xlink' fill='red'>"
		 "<defs><path id='a' d='M0 0h1v1'/></defs><g color='#010203'>"
		 "<use xlink:href='#a' x='2' fill='inherit'/><use href='#a' y='3' fill='currentColor'/></g>"
		 "</svg>");
	const struct vector_mark *mark = image.vector->all.first;

	check_points(mark->shape, (struct vector_point[]){{200000, 1000000}}, 1);
	cr_assert_eq(mark->shape->fill.r, 255);
	mark = mark->next;
	check_points(mark->shape, (struct vector_point[]){{0, 700000}}, 1);
	cr_assert_eq(mark->shape->fill.b, 3);
	cr_assert_null(mark->next);
	arena_close(arena);
}

Test(base_svg, groups_what_is_seen_through_as_one)
{
	struct arena *arena = support_arena();
	const struct image image = picture(arena,
	    OPEN "width='10' height='10'><g opacity='.25'><path d='M0 0h1v1' opacity='50%'/>"
		 "<path d='M0 0h1v1' stroke='red' stroke-opacity='.5'/></g></svg>");
	const struct vector_mark *mark = image.vector->all.first;

	cr_assert_not_null(mark->group);
	cr_assert_eq(mark->group->opacity, 250);
	mark = mark->group->first;
	cr_assert_eq(mark->shape->fill_opacity, 500);
	/* The fill is seen through the inner half of its stroke: one after the other. */
	mark = mark->next;
	cr_assert(!mark->shape->fill.none && mark->shape->stroke.color.none);
	mark = mark->next;
	cr_assert(mark->shape->fill.none && mark->shape->stroke.opacity == 500);
	cr_assert_null(mark->next);
	arena_close(arena);
}

Test(base_svg, passes_over_what_is_not_seen)
{
	struct arena *arena = support_arena();
	const struct image image = picture(arena,
	    "\xEF\xBB\xBF<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x.dtd'>\n" OPEN
	    "width='10' height='10' xmlns:i='urn:i' i:x='&lt;'><title>T</title><metadata><text/></metadata>"
	    "<i:view><text/></i:view><style> </style><defs><linearGradient id='g'/><clipPath/></defs>"
	    "<g style='display:none'><text>a</text></g><g opacity='0'><image/></g>"
	    "<path d='M0 0h1v1' visibility='hidden'/>"
	    "<path d='M0 0h1' stroke='red' stroke-width='0' fill='none'/>"
	    "<path transform='scale(0)' d='M0 0h1v1'/><rect width='0' height='3'/></svg>");

	cr_assert_null(image.vector->all.first);
	arena_close(arena);
}

/* --- faults --------------------------------------------------------------------------------------------- */

static const char *
complaint(struct arena *arena, const char *svg)
{
	struct diags *diags = diags_open();
	struct image image;

	cr_assert(!image_decode(arena, "a.svg", (struct bytes){svg, strlen(svg)}, job, &image, diags), "%s",
	    svg);
	cr_assert_gt(diags_errors(diags), 0);
	const char *printed = support_printed(arena, diags);
	diags_close(diags);
	return printed;
}

Test(base_svg, tells_what_it_can_not_draw)
{
	static const struct {
		const char *inside, *told;
	} cases[] = {
	    {"<text>a</text>",
		"a.svg:2:1: error: the drawing has a <text>, which can't be drawn: convert text to"},
	    {"<g>\n  <image/></g>", "a.svg:3:3: error: the drawing has a <image>"},
	    {"<rect fill='url(#a)'/>", "has fill \"url(#a)\", which can't be drawn: give it a plain colour"},
	    {"<g style='filter: url(#a)'/>", "has filter \"url(#a)\""},
	    {"<g clip-path='url(#a)'/>", "has clip-path"},
	    {"<g mask='url(#a)'/>", "has mask"},
	    {"<g style='mix-blend-mode:multiply'/>", "has mix-blend-mode"},
	    {"<path marker-end='url(#a)'/>", "has marker-end"},
	    {"<defs><style>g > a {}</style></defs>", "a.svg:2:14: error: the rule \"g > a\" is not read"},
	    {"<style><![CDATA[a]]></style>",
		"a.svg:2:17: error: the text of this <style> can't be read: \"a\""},
	    {"<rect><animate/></rect>", "a <animate>"},
	    {"<script/>", "a <script>"},
	    {"<foreignObject/>", "a <foreignObject>"},
	    {"<blob/>", "a <blob>"},
	    {"<use href='b.svg#a'/>", "put what it uses into the drawing"},
	    {"<use href='#a'/>", "there is no element of that id"},
	    {"<g id='a'><use href='#a'/></g>", "one that uses itself"},
	    {"<path d='M1 1 1'/>", "the path data of this <path> can't be read from character 7 on: \"\""},
	    {"<polygon points='1 2 3'/>", "the points of this <polygon>"},
	    {"<rect width='-1'/>", "the width of this <rect> can't be read: \"-1\""},
	    {"<rect width='50em'/>", "has width \"50em\", which can't be drawn: give it in px, mm or pt"},
	    {"<rect width='-50%'/>", "the width of this <rect> can't be read: \"-50%\""},
	    {"<g stroke-width='2ex'/>", "has stroke-width \"2ex\", which can't be drawn"},
	    {"<g stroke-dashoffset='2%'/>", "the stroke-dashoffset of this <g>"},
	    {"<g transform='turn(1)'/>", "the transform of this <g>"},
	    {"<g style='transform:rotate(9deg)'/>", "write it as an attribute"},
	    {"<g stroke-linejoin='arcs'/>", "the stroke-linejoin of this <g>"},
	    {"<g stroke-miterlimit='.5'/>", "the stroke-miterlimit of this <g>"},
	    {"<g stroke-dasharray='1 -1'/>", "the stroke-dasharray of this <g>"},
	    {"<g fill='rgba(0,0,.5)/'/>", "the fill of this <g>"},
	    {"<g style='fill'/>", "the style of this <g>"},
	    {"<path d='M0 0H1e8V9'/>", "further off than it is large"},
	    {"<g transform='scale(1e6)'><g transform='scale(9)'/></g>", "the transform of this <g>"},
	    {"<g", "a.svg:2:3: error: the drawing is not well-formed XML"},
	    {"<g>&a;</g>", "not well-formed XML [svg-xml]"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *svg =
		    arena_printf(arena, OPEN "width='10' height='10'>\n%s</svg>", cases[i].inside);
		const char *told = complaint(arena, svg);
		cr_assert_not_null(strstr(told, cases[i].told), "%s: %s", svg, told);
	}
	arena_close(arena);
}

Test(base_svg, refuses_other_documents)
{
	static const struct {
		const char *svg, *told;
	} cases[] = {
	    {"<html/>", "a.svg:1:1: error: this is no SVG picture: its first element is not <svg>"},
	    {"<svg xmlns='urn:other'/>", "this is no SVG picture"},
	    {OPEN "/>", "does not say how large it is"},
	    {OPEN "width='10'/>", "does not say how large it is"},
	    {OPEN "viewBox='0 0 0 10'/>", "does not say how large it is"},
	    {OPEN "width='1e8' height='1'/>", "does not say how large it is"},
	    {OPEN "viewBox='0 0 1'/>", "the viewBox of this <svg>"},
	    {"<!DOCTYPE svg [<!ENTITY a 'b'>]>" OPEN "width='1' height='1'/>", "the document type"},
	    {"<!DOCTYPE svg SYSTEM 'a'>" OPEN "width='1' height='1' fill='&red;'/>",
		"the drawing has an entity"},
	    {"<!DOCTYPE svg SYSTEM 'a'>" OPEN "width='1' height='1'>&red;</svg>",
		"the drawing has an entity"},
	    {"<!-- -->", "not well-formed XML [svg-xml]"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *told = complaint(arena, cases[i].svg);
		cr_assert_not_null(strstr(told, cases[i].told), "%s: %s", cases[i].svg, told);
	}
	arena_close(arena);
}

/* `n` times the text. */
static const char *
repeated(struct arena *arena, const char *text, size_t n, const char *behind)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, OPEN "width='10' height='10'>");
	for (size_t i = 0; i < n; i++)
		buf_adds(&b, text);
	buf_adds(&b, behind);
	return buf_take(&b, arena);
}

Test(base_svg, keeps_to_its_limits)
{
	struct arena *arena = support_arena();

	cr_assert_not_null(strstr(complaint(arena, repeated(arena, "<g>", 100, "")), "in one another"));
	cr_assert_not_null(strstr(complaint(arena, repeated(arena, "<g/>", SVG_POINTS_MAX / 4, "</svg>")),
	    "too many elements"));
	const char *path =
	    repeated(arena, "<path d='M0 0H1H2H3H4H5H6H7H8H9'/>", SVG_POINTS_MAX / 8, "</svg>");
	cr_assert_not_null(strstr(complaint(arena, path), "too many points"));
	arena_close(arena);
}

/* Twice as many each time, and no shape at all. */
Test(base_svg, stops_what_uses_grow)
{
	struct arena *arena = support_arena();
	struct buf b = BUF_INIT;

	buf_adds(&b, OPEN "width='1' height='1'><g id='u0'/>");
	for (int i = 1; i < 40; i++)
		buf_addf(&b, "<g id='u%d'><use href='#u%d'/><use href='#u%d'/></g>", i, i - 1, i - 1);
	buf_adds(&b, "</svg>");
	cr_assert_not_null(strstr(complaint(arena, buf_take(&b, arena)), "uses too many elements"));
	cr_assert_not_null(strstr(complaint(arena,
				      OPEN "width='1' height='1'><g id='a'><use href='#a'/><use href='#a'/>"
					   "<use href='#a'/></g></svg>"),
	    "uses too many elements"));
	arena_close(arena);
}
