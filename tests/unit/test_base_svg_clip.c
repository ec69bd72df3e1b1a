/* Clip paths that are one rectangle; where their corners are was worked out by hand. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/image_file.h"
#include "base/svg/clip.h"
#include "support.h"

static const struct srcloc job = {"job.yaml", 5, 7};

/* A unit is 50,000 of the vectors', whose origin is bottom left: y is at 500,000 - 50,000 y. */
#define OPEN "<svg xmlns='http://www.w3.org/2000/svg' width='20' height='10'>"

/* One triangle, and a rectangle from 2 1 to 6 4. */
#define PATH "<path d='M0 0h9v9'/>"
#define CLIP(inside) "<clipPath id='c'>" inside "</clipPath>"
#define RECT "<rect x='2' y='1' width='4' height='3'/>"

static const char *
told_of(struct arena *arena, const char *inside, struct image *image)
{
	const char *svg = arena_printf(arena, OPEN "%s</svg>", inside);
	struct diags *diags = diags_open();
	const bool good = image_decode(arena, "a.svg", (struct bytes){svg, strlen(svg)}, job, image, diags);
	const char *printed = support_printed(arena, diags);

	cr_assert_eq(good, diags_count(diags) == 0, "%s: %s", svg, printed);
	diags_close(diags);
	return printed;
}

/* "p" for each shape; groups in brackets, with the corners of their clips, in units of the drawing. */
static void
add_marks(struct buf *out, const struct vector_mark *mark)
{
	for (; mark != NULL; mark = mark->next) {
		if (mark->shape != NULL) {
			buf_adds(out, "p");
			continue;
		}
		buf_adds(out, "(");
		for (int i = 0; mark->group->is_clipped && i < 4; i++)
			buf_addf(out, "%.9g,%.9g ", mark->group->clip[i].x / 50000.0,
			    (500000 - mark->group->clip[i].y) / 50000.0);
		add_marks(out, mark->group->first);
		buf_adds(out, ")");
	}
}

static void
check_marks(const char *inside, const char *expected)
{
	struct arena *arena = support_arena();
	struct image image;
	struct buf out = BUF_INIT;
	const char *told = told_of(arena, inside, &image);

	cr_assert_str_eq(told, "", "%s: %s", inside, told);
	add_marks(&out, image.vector->all.first);
	cr_assert_str_eq(buf_take(&out, arena), expected, "%s", inside);
	arena_close(arena);
}

/* --- references ----------------------------------------------------------------------------------------- */

Test(base_svg_clip, reads_what_it_refers_to)
{
	static const struct {
		const char *value, *id;
	} cases[] = {{"url(#a)", "a"}, {"url( #a-b.1 )", "a-b.1"}, {"url('#a')", "a"},
	    {"url( \"#a)\" )", "a)"}, {"url(#)", ""}, {"url(#a", NULL}, {"url('#a)", NULL},
	    {"url('#a'", NULL}, {"url(a)", NULL}, {"url(b.svg#a)", NULL}, {"url(#a) view-box", NULL},
	    {"url('#a') x", NULL}, {"url('#a'x)", NULL}, {"circle(5px)", NULL}, {"inherit", NULL},
	    {"", NULL}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t n = 0;
		const char *id = svg_clip_id(cases[i].value, &n);
		if (cases[i].id == NULL)
			cr_assert_null(id, "%s", cases[i].value);
		else
			cr_assert(id != NULL && n == strlen(cases[i].id) && strncmp(id, cases[i].id, n) == 0,
			    "%s", cases[i].value);
	}
}

Test(base_svg_clip, clips_as_programs_export)
{
	check_marks("<g clip-path='url(#clip0_1_2)'>" PATH PATH
		    "</g><defs><clipPath id='clip0_1_2'><rect width='4' height='3' fill='white' "
		    "transform='translate(2 1)'/></clipPath></defs>",
	    "(2,1 6,1 6,4 2,4 pp)");
	check_marks(
	    "<g clip-path='url(#c)'>" PATH
	    "</g><defs><clipPath id='c'><rect width='20' height='10' fill='white'/></clipPath></defs>",
	    "p");
}

Test(base_svg_clip, finds_it_wherever_it_is_told)
{
	check_marks(CLIP(RECT) "<path d='M0 0h9v9' clip-path='url(\"#c\")'/>" PATH, "(2,1 6,1 6,4 2,4 p)p");
	check_marks("<g style='fill:red; clip-path: url(#c) !important; clip-rule:evenodd'>" PATH
		    "</g>" CLIP(RECT),
	    "(2,1 6,1 6,4 2,4 p)");
	check_marks("<style>.a{clip-path:url(#c)}</style><g class='a'>" PATH "</g>" CLIP(RECT),
	    "(2,1 6,1 6,4 2,4 p)");
	check_marks("<g clip-path='url(#c)' style='clip-path:none'>" PATH "</g>" CLIP(RECT), "p");
	/* It is not inherited, and not read where nothing is seen. */
	check_marks("<g clip-path='url(#c)'><g>" PATH "</g></g>" CLIP(RECT), "(2,1 6,1 6,4 2,4 p)");
	check_marks("<g clip-path='url(#b)' display='none'/>", "");
}

/* --- where it is ---------------------------------------------------------------------------------------- */

Test(base_svg_clip, is_in_the_units_of_what_it_clips)
{
	/* (x, y) becomes (1 - y, 2 + x). */
	check_marks("<g transform='translate(1 2) rotate(90)' clip-path='url(#c)'>" PATH "</g>" CLIP(RECT),
	    "(0,4 0,8 -3,8 -3,4 p)");
	/* (x, y) becomes (2 x + 1, 2 y), then (20 - x, y). */
	check_marks("<g transform='matrix(-1 0 0 1 20 0)' clip-path='url(#c)'>" PATH
		    "</g><clipPath id='c' transform='scale(2)'><rect width='4' height='3' "
		    "transform='translate(.5)'/></clipPath>",
	    "(19,0 11,0 11,6 19,6 p)");
	/* Turned back. */
	check_marks("<g transform='rotate(45)' clip-path='url(#c)'>" PATH
		    "</g><clipPath id='c' transform='rotate(-45)'>" RECT "</clipPath>",
	    "(2,1 6,1 6,4 2,4 p)");
	/* Half of 20 and of 10; then of 8 and of 4, from 4 2. */
	check_marks("<g clip-path='url(#c)'>" PATH "</g>" CLIP("<rect width='50%' height='50%' rx='0'/>"),
	    "(0,0 10,0 10,5 0,5 p)");
	check_marks("<svg x='4' y='2' width='8' height='4' overflow='visible'><g clip-path='url(#c)'>" PATH
		    "</g></svg>" CLIP("<rect width='50%' height='50%'/>"),
	    "(4,2 8,2 8,4 4,4 p)");
}

Test(base_svg_clip, is_in_the_units_of_what_is_used)
{
	/* What <use> adds is for what it uses, not for its own clip. */
	check_marks("<use href='#u' x='5' clip-path='url(#c)'/><defs><g id='u'>" PATH
		    "</g>" CLIP(RECT) "</defs>",
	    "(2,1 6,1 6,4 2,4 p)");
	check_marks("<use href='#u' x='5'/><defs><g id='u' clip-path='url(#c)'>" PATH
		    "</g>" CLIP(RECT) "</defs>",
	    "(7,1 11,1 11,4 7,4 p)");
}

Test(base_svg_clip, clips_within_clips)
{
	check_marks("<g clip-path='url(#c)'><path d='M0 0h9v9' clip-path='url(#d)'/>" PATH
		    "</g>" PATH CLIP(RECT) "<clipPath id='d'><rect width='3' height='10'/></clipPath>",
	    "(2,1 6,1 6,4 2,4 (0,0 3,0 3,10 0,10 p)p)p");
	check_marks("<g opacity='.5' clip-path='url(#c)'>" PATH "</g>" CLIP(RECT), "(2,1 6,1 6,4 2,4 (p))");
}

Test(base_svg_clip, leaves_all_or_nothing)
{
	/* Larger than the picture, and as wide, but not as high. */
	check_marks("<g transform='rotate(180 10 5)' clip-path='url(#c)'>" PATH
		    "</g>" CLIP("<rect x='-1' width='21.5' height='10'/>"),
	    "p");
	check_marks("<g clip-path='url(#c)'>" PATH "</g>" CLIP("<rect width='20' height='9'/>"),
	    "(0,0 20,0 20,9 0,9 p)");
	check_marks("<g clip-path='url(#c)'>" PATH "</g>" CLIP("<rect width='20'/>"), "");
	check_marks("<g clip-path='url(#c)'>" PATH
		    "</g>" CLIP("<rect width='20' height='9' transform='scale(0 1)'/>"),
	    "");
	check_marks("<g clip-path='url(#c)'>" PATH
		    "</g>" CLIP("<rect width='20' height='9' transform='scale(1 0)'/>"),
	    "");
}

/* --- what it is not ------------------------------------------------------------------------------------- */

Test(base_svg_clip, refuses_all_others)
{
	static const char *const inside[] = {
	    CLIP(""),
	    CLIP("<circle r='5'/>"),
	    CLIP("<path d='M0 0H9V9H0z'/>"),
	    CLIP(RECT RECT),
	    CLIP("<g>" RECT "</g>"),
	    CLIP("<use href='#r'/>"),
	    CLIP("<rect width='4' height='3' rx='1'/>"),
	    CLIP("<rect width='4' height='3' ry='10%'/>"),
	    CLIP("<rect width='4' height='3' rx='.00001'/>"),
	    CLIP("<rect width='4' height='3' transform='rotate(1)'/>"),
	    CLIP("<rect width='4' height='3' transform='skewX(1)'/>"),
	    CLIP("<rect width='4' height='3' display='none'/>"),
	    CLIP("<rect width='4' height='3' visibility='hidden'/>"),
	    CLIP("<rect width='4' height='3' clip-path='url(#d)'/>"),
	    "<clipPath id='c' clip-path='url(#c)'>" RECT "</clipPath>",
	    "<clipPath id='c' clipPathUnits='objectBoundingBox'>" RECT "</clipPath>",
	    "<clipPath id='c' transform='rotate(45)'>" RECT "</clipPath>",
	    "<g id='c'>" RECT "</g>",
	};
	struct arena *arena = support_arena();
	struct image image;

	for (size_t i = 0; i < sizeof inside / sizeof *inside; i++) {
		const char *told = told_of(arena,
		    arena_printf(arena, "\n<g clip-path='url(#c)'>%s</g>\n%s", PATH, inside[i]), &image);
		cr_assert_not_null(
		    strstr(told,
			"a.svg:2:1: error: this <g> has clip-path \"url(#c)\", which can't be drawn: "
			"clip only shapes and groups, with one upright <rect>"),
		    "%s: %s", inside[i], told);
	}
	arena_close(arena);
}

Test(base_svg_clip, tells_what_is_faulty)
{
	static const struct {
		const char *inside, *told;
	} cases[] = {
	    {"<g clip-path='url(#b)'/>", "has clip-path \"url(#b)\", which can't be drawn: there is no"},
	    {"<g clip-path='inset(1px)'/>", "has clip-path \"inset(1px)\", which can't be drawn: clip only"},
	    {"<svg clip-path='url(#c)'/>" CLIP(RECT), "this <svg> has clip-path"},
	    {"<use href='#s'/><symbol id='s' clip-path='url(#c)'/>" CLIP(RECT),
		"this <symbol> has clip-path"},
	    {"<style>.a{\nclip-path:url(#b)}</style>\n<g class='a'/>",
		"a.svg:3:1: error: this <g> has clip-path"},
	    {"<g transform='rotate(1)'><g clip-path='url(#c)'/></g>" CLIP(RECT), "this <g> has clip-path"},
	    {"<g clip-path='url(#c)'/>\n" CLIP("<rect width='-4' height='3'/>"),
		"a.svg:2:18: error: the width of this <rect> can't be read: \"-4\""},
	    {"<g clip-path='url(#c)'/>" CLIP("<rect width='4em' height='3'/>"),
		"this <rect> has width \"4em\""},
	    {"<g clip-path='url(#c)'/>" CLIP("<rect width='4' height='3' transform='turn(1)'/>"),
		"the transform of this <rect>"},
	    {"<g clip-path='url(#c)'/>" CLIP("<rect width='4' height='3' filter='url(#f)'/>"),
		"this <rect> has filter"},
	    {"<g clip-path='url(#c)'/>" CLIP("<rect width='4' height='3' style='transform:scale(2)'/>"),
		"write it as an attribute"},
	    {"<g clip-path='url(#b)'><text/></g>", "a <text>"},
	};
	struct arena *arena = support_arena();
	struct image image;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *told = told_of(arena, cases[i].inside, &image);
		cr_assert_not_null(strstr(told, cases[i].told), "%s: %s", cases[i].inside, told);
	}
	/* The root itself. */
	static const char root[] = "<svg width='1' height='1' clip-path='url(#c)'>" CLIP(RECT) "</svg>";
	struct diags *diags = diags_open();
	cr_assert(!image_decode(arena, "a.svg", (struct bytes){root, sizeof root - 1}, job, &image, diags));
	cr_assert_not_null(strstr(support_printed(arena, diags), "this <svg> has clip-path"));
	diags_close(diags);
	arena_close(arena);
}

/* So many clips in one another; those of viewports count. */
static const char *
nested(struct arena *arena, const char *open, const char *close, size_t count)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < count; i++)
		buf_adds(&b, open);
	buf_adds(&b, PATH);
	for (size_t i = 0; i < count; i++)
		buf_adds(&b, close);
	buf_adds(&b, CLIP(RECT));
	return buf_take(&b, arena);
}

Test(base_svg_clip, keeps_to_its_limits)
{
	static const char *const tags[][2] = {{"<g clip-path='url(#c)'>", "</g>"},
	    {"<svg width='9' height='9'>", "</svg>"}};
	struct arena *arena = support_arena();
	struct image image;

	for (size_t i = 0; i < 2; i++) {
		const char *told = told_of(arena, nested(arena, tags[i][0], tags[i][1], 24), &image);
		cr_assert_str_eq(told, "", "%s", told);
		told = told_of(arena, nested(arena, tags[i][0], tags[i][1], 25), &image);
		cr_assert_not_null(strstr(told, "too many clip paths or <svg> in one another"), "%s", told);
	}
	arena_close(arena);
}
