/* What logos have as drawing programs save them; what it comes to was worked out by hand. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/image_file.h"
#include "base/svg/declaration.h"
#include "base/svg/svg.h"
#include "base/svg/tree.h"
#include "base/vector.h"
#include "support.h"

static const struct srcloc job = {"job.yaml", 5, 7};

#define OPEN "<svg xmlns='http://www.w3.org/2000/svg' "

static struct image
picture_of(struct arena *arena, struct bytes file)
{
	struct diags *diags = diags_open();
	struct image image;

	cr_assert(image_decode(arena, "a.svg", file, job, &image, diags), "%s",
	    support_printed(arena, diags));
	cr_assert_eq(diags_count(diags), 0);
	diags_close(diags);
	return image;
}

/* 100 by 100: a unit is 10,000 of the vectors'. */
static struct image
picture(struct arena *arena, const char *inside)
{
	const char *svg = arena_printf(arena, OPEN "width='100' height='100'>%s</svg>", inside);

	return picture_of(arena, (struct bytes){svg, strlen(svg)});
}

static const char *
complaint_of(struct arena *arena, struct bytes file)
{
	struct diags *diags = diags_open();
	struct image image;

	cr_assert(!image_decode(arena, "a.svg", file, job, &image, diags));
	cr_assert_gt(diags_errors(diags), 0);
	const char *printed = support_printed(arena, diags);
	diags_close(diags);
	return printed;
}

static const char *
complaint(struct arena *arena, const char *inside)
{
	const char *svg = arena_printf(arena, OPEN "width='10' height='10'>%s</svg>", inside);

	return complaint_of(arena, (struct bytes){svg, strlen(svg)});
}

/* Of each shape in turn its fill as #rrggbb and its opacity, "-" where there is none; groups in brackets. */
static void
add_fills(struct buf *out, const struct vector_mark *mark)
{
	for (; mark != NULL; mark = mark->next) {
		if (mark->group != NULL) {
			buf_adds(out, "(");
			add_fills(out, mark->group->first);
			buf_adds(out, ")");
		} else if (mark->shape->fill.none) {
			buf_adds(out, "-");
		} else {
			const struct color c = mark->shape->fill;
			buf_addf(out, "%02x%02x%02x", c.r, c.g, c.b);
			if (mark->shape->fill_opacity != VECTOR_OPAQUE)
				buf_addf(out, "/%d", mark->shape->fill_opacity);
		}
		buf_adds(out, mark->next != NULL ? " " : "");
	}
}

static void
check_fills(const char *inside, const char *expected)
{
	struct arena *arena = support_arena();
	const struct image image = picture(arena, inside);
	struct buf out = BUF_INIT;

	add_fills(&out, image.vector->all.first);
	cr_assert_str_eq(buf_take(&out, arena), expected, "%s", inside);
	arena_close(arena);
}

/* --- files ---------------------------------------------------------------------------------------------- */

/* The text with zeros between, as UTF-16 has ASCII; `low` is the place of what is not zero. */
static struct bytes
widened(struct arena *arena, const char *mark, const char *text, size_t low)
{
	const size_t before = strlen(mark), n = strlen(text);
	char *wide = ARENA_ARRAY(arena, char, before + 2 * n + 1);

	memcpy(wide, mark, before);
	for (size_t i = 0; i < n; i++)
		wide[before + 2 * i + low] = text[i];
	return (struct bytes){wide, before + 2 * n};
}

Test(base_svg_logos, reads_utf_16)
{
	static const struct {
		const char *mark;
		size_t low;
	} kinds[] = {{"\xFF\xFE", 0}, {"\xFE\xFF", 1}, {"", 0}, {"", 1}};
	static const char good[] = "<?xml version='1.0' encoding='UTF-16'?>\n<!DOCTYPE svg SYSTEM 'a'>\n" OPEN
				   "width='10' height='10'><path d='M0 0h1v1' fill='#12&#51;'/></svg>";
	static const char bad[] = "<?xml version='1.0' encoding='UTF-16'?>\n<!DOCTYPE svg SYSTEM 'a'>\n" OPEN
				  "width='10' height='10'>\n  <path d='&red;'/></svg>";
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct image image =
		    picture_of(arena, widened(arena, kinds[i].mark, good, kinds[i].low));
		cr_assert_eq(image.vector->all.first->shape->fill.b, 0x33);
		const char *told = complaint_of(arena, widened(arena, kinds[i].mark, bad, kinds[i].low));
		cr_assert_not_null(strstr(told, "a.svg:4:3: error: the drawing has an entity"), "%s", told);
	}
	arena_close(arena);
}

Test(base_svg_logos, tells_what_to_do_about_other_files)
{
	static const struct {
		struct bytes file;
		const char *told;
	} cases[] = {
	    {{"\x1F\x8B\x08\x00", 4},
		"job.yaml:5:7: error: cannot use the picture \"a.svg\": it is packed (gzip), as an .svgz is: "
		"save the drawing as plain SVG in UTF-8 [image-unreadable]"},
	    {{"\x1F\x8B", 2}, "it is packed (gzip)"},
	    {{"\x1F", 1}, "it is neither a PNG, a JPEG nor an SVG picture"},
	    {{"<?xml version='1.0' encoding='UTF-16'?><svg/>", 45},
		"a.svg:1:31: error: the drawing says that it is in an encoding that is not read"},
	    {{"<?xml version='1.0' encoding='x-mac'?><svg/>", 44}, "save it as plain SVG in UTF-8"},
	    {{"\xFF\xFE", 2}, "not well-formed XML [svg-xml]"},
	    {{"\xFE\xFF\x00", 3}, "not well-formed XML [svg-xml]"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *told = complaint_of(arena, cases[i].file);
		cr_assert_not_null(strstr(told, cases[i].told), "%zu: %s", i, told);
	}
	arena_close(arena);
}

/* --- shares --------------------------------------------------------------------------------------------- */

static void
check_point(const struct vector_shape *shape, size_t n, struct vector_point p)
{
	cr_assert(shape->path.points[n].x == p.x && shape->path.points[n].y == p.y, "%zu: %d %d", n,
	    shape->path.points[n].x, shape->path.points[n].y);
}

/* Of a view box of 70 by 10, in which 100% of what is neither across nor down are 50. */
Test(base_svg_logos, takes_shares_of_the_viewport)
{
	static const char svg[] = OPEN "viewBox='0 0 70 10'>"
				       "<rect x='10%' y='20%' width='50%' height='60%' rx='10%' stroke='red' "
				       "stroke-width='2%' fill='none'/>"
				       "<circle cx='50%' cy='50%' r='10%'/>"
				       "<ellipse cx='5%' ry='10%' rx='20%'/>"
				       "<line x1='10%' y1='10%' x2='90%' y2='90%' stroke='red'/></svg>";
	struct arena *arena = support_arena();
	const struct vector_mark *mark =
	    picture_of(arena, (struct bytes){svg, sizeof svg - 1}).vector->all.first;

	/* 7 2 35 6, of radii 7 and, as half the height is less, 3: from 14 2 to 35 2. */
	check_point(mark->shape, 0, (struct vector_point){200000, 114286});
	check_point(mark->shape, 1, (struct vector_point){500000, 114286});
	cr_assert_eq(mark->shape->stroke.width, 14286); /* 1 */
	mark = mark->next;
	check_point(mark->shape, 0, (struct vector_point){571429, 71429}); /* 40 5 */
	mark = mark->next;
	check_point(mark->shape, 0, (struct vector_point){250000, 142857}); /* 17.5 0 */
	check_point(mark->shape, 3, (struct vector_point){50000, 128571});  /* 3.5 1 */
	mark = mark->next;
	check_point(mark->shape, 0, (struct vector_point){100000, 128571}); /* 7 1 */
	check_point(mark->shape, 1, (struct vector_point){900000, 14286});  /* 63 9 */
	arena_close(arena);
}

/* A share that is inherited is one of where the shape stands: 10% of 100, which are 5 there. */
Test(base_svg_logos, takes_shares_of_the_nearest_viewport)
{
	struct arena *arena = support_arena();
	const struct image image = picture(arena,
	    "<g stroke-width='10%'><svg x='50%' width='50%' height='50' viewBox='0 0 100 100' "
	    "overflow='visible'><path d='M0 0h1' stroke='red'/><rect x='100%' width='1' height='1'/>"
	    "</svg></g><use href='#u' x='20%'/><defs><path id='u' d='M0 0h1v1'/></defs>");
	const struct vector_mark *mark = image.vector->all.first;

	cr_assert_eq(mark->shape->stroke.width, 50000);
	check_point(mark->shape, 0, (struct vector_point){500000, 1000000});
	check_point(mark->next->shape, 0, (struct vector_point){1000000, 1000000});
	check_point(mark->next->next->shape, 0, (struct vector_point){200000, 1000000});
	arena_close(arena);
}

/* --- colours -------------------------------------------------------------------------------------------- */

#define PATH "d='M0 0h9v9'"

Test(base_svg_logos, sees_through_colors_as_through_opacity)
{
	check_fills("<path " PATH " fill='#ff000080'/>", "ff0000/502");
	check_fills("<path " PATH " fill='rgba(255,0,0,.5)' fill-opacity='.5'/>", "ff0000/250");
	check_fills("<path " PATH " fill='rgba(255,0,0,.5)' opacity='.1'/>", "ff0000/50");
	check_fills("<path " PATH " fill='rgba(255,0,0,1)'/>", "ff0000");
	check_fills("<path " PATH " fill='rgba(255,0,0,0)'/>", "");
	check_fills("<path " PATH " fill='transparent'/>", "");
	check_fills("<g color='#0f08'><path " PATH " fill='currentColor'/></g>", "00ff00/533");
	check_fills("<g color='blue'><g color='currentColor' fill='currentColor'><path " PATH "/></g></g>",
	    "0000ff");
	/* The inner half of the stroke is seen through: it is a shape of its own. */
	check_fills("<path " PATH " stroke='#0008'/>", "000000 -");
}

/* --- words without case --------------------------------------------------------------------------------- */

/* The names of properties are CSS in declarations, XML as attributes; values are CSS in both. */
Test(base_svg_logos, reads_css_without_case)
{
	check_fills("<path " PATH " style='FILL:Red'/>", "ff0000");
	check_fills("<style>.a{Fill:BLUE}.A{fill:RGB(0,255,0)}</style><path class='a' " PATH "/>"
		    "<path class='A' " PATH "/>",
	    "0000ff 00ff00");
	check_fills("<style>.a{fill:red;DISPLAY:none}</style><path class='a' " PATH "/>", "");
	check_fills("<path " PATH " style='display:NONE'/><path " PATH " display='None'/>", "");
	check_fills("<path " PATH " visibility='HIDDEN'/><path " PATH " visibility='VISIBLE'/>", "000000");
	check_fills("<path " PATH " fill='NONE'/>", "");
	check_fills("<path " PATH " fill='HSL(120DEG,100%,50%)'/>", "00ff00");
	check_fills("<path " PATH " color='red' fill='CURRENTCOLOR'/>", "ff0000");
	check_fills("<path " PATH " style='fill:red !IMPORTANT;FILL:blue'/>", "ff0000");
	check_fills("<g fill='red'><path " PATH " fill='INHERIT'/></g>", "ff0000");
	check_fills("<style TYPE='x' type='Text/CSS' media='ALL'>path{fill:red}</style><path " PATH
		    " filter='NONE'/>",
	    "ff0000");
	/* Those of XML are others. */
	check_fills("<path " PATH " FILL='red'/>", "000000");
	check_fills("<style>#A,.A,PATH{fill:red}</style><path id='a' class='a' " PATH "/>", "000000");
}

Test(base_svg_logos, reads_words_of_strokes_without_case)
{
	struct arena *arena = support_arena();
	const struct image image = picture(arena,
	    "<path d='M0 0h1v1' fill-rule='EvenOdd' stroke='Red' stroke-linecap='ROUND' "
	    "style='STROKE-LINEJOIN:Bevel;stroke-dasharray:NONE;stroke-width:2PX'/>"
	    "<path d='M0 0h1v1' stroke='red' paint-order='MARKERS Stroke'/>");
	const struct vector_mark *mark = image.vector->all.first;

	cr_assert(mark->shape->even_odd);
	cr_assert_eq(mark->shape->stroke.cap, VECTOR_CAP_ROUND);
	cr_assert_eq(mark->shape->stroke.join, VECTOR_JOIN_BEVEL);
	cr_assert_eq(mark->shape->stroke.width, 20000);
	/* The stroke, and the fill upon it. */
	mark = mark->next;
	cr_assert(mark->shape->fill.none && !mark->shape->stroke.color.none);
	cr_assert_not_null(mark->next);
	cr_assert(!mark->next->shape->fill.none);
	arena_close(arena);
}

Test(base_svg_logos, refuses_what_it_can_not_draw_in_any_case)
{
	static const struct {
		const char *inside, *told;
	} cases[] = {
	    {"<g style='FILTER:URL(#f)'/>", "this <g> has filter \"URL(#f)\""},
	    {"<path " PATH " fill='URL(#f)'/>",
		"this <path> has fill \"URL(#f)\", which can't be drawn: give"},
	    {"<path " PATH " style='CLIP-PATH:URL(#x)'/>", "there is no <clipPath> of that id"},
	    {"<g style='STROKE-WIDTH:1EM'/>",
		"this <g> has stroke-width \"1EM\", which can't be drawn: give it in px"},
	    {"<g paint-order='stroke stroke'/>", "the paint-order of this <g> can't be read"},
	    {"<g paint-order='strokes'/>", "the paint-order of this <g> can't be read"},
	    {"<g overflow='shown'/>", "the overflow of this <g> can't be read"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *told = complaint(arena, cases[i].inside);
		cr_assert_not_null(strstr(told, cases[i].told), "%s: %s", cases[i].inside, told);
	}
	arena_close(arena);
}

/* --- what is seen --------------------------------------------------------------------------------------- */

Test(base_svg_logos, leaves_out_what_is_hidden)
{
	check_fills("<g visibility='hidden'><path " PATH "/><path " PATH
		    " visibility='visible' fill='red'/></g>",
	    "ff0000");
	check_fills("<g style='display:none'><path " PATH " style='display:inline'/></g>", "");
	check_fills("<path " PATH " display='none'/><path " PATH " visibility='collapse'/>", "");
	check_fills("<style>.h{visibility:hidden}.n{display:none}</style><path class='h' " PATH "/>"
		    "<g class='n'><text>a</text></g>",
	    "");
	check_fills("<use href='#a' visibility='hidden'/><defs><path id='a' " PATH "/></defs>", "");
}

Test(base_svg_logos, draws_what_a_switch_takes)
{
	check_fills("<switch><foreignObject requiredExtensions='&amp;ns_ai;' width='1' height='1'/>"
		    "<g><path " PATH " fill='red'/></g><path " PATH "/></switch>",
	    "ff0000");
	check_fills(
	    "<switch><foreignObject requiredFeatures='http://www.w3.org/TR/SVG11/feature#Extensibility'/>"
	    "<defs/><path " PATH " requiredFeatures='http://www.w3.org/TR/SVG11/feature#Shape'/></switch>",
	    "000000");
	check_fills("<switch opacity='.5' fill='red'><path requiredFeatures='' " PATH "/><path " PATH
		    "/></switch>",
	    "(ff0000)");
	check_fills("<switch><path requiredExtensions='' " PATH "/></switch>", "");
}

/* --- rules ---------------------------------------------------------------------------------------------- */

#define RULES(text) "<style type='text/css'>" text "</style>"

Test(base_svg_logos, applies_rules)
{
	check_fills(RULES("\n\t.st0{fill:#FF0000;}\n\t.st1{fill:none;}\n") "<path class='st0' " PATH "/>",
	    "ff0000");
	check_fills("<defs>" RULES("<![CDATA[ <!-- .a { fill : blue } --> ]]>") "</defs><path class='a' " PATH
										"/>",
	    "0000ff");
	check_fills(RULES("path{fill:red}g{fill:lime}") "<path " PATH "/><g><rect width='1' height='1'/></g>",
	    "ff0000 00ff00");
	check_fills(RULES("#a{fill:red}") "<path id='a' " PATH "/><path id='b' " PATH "/>", "ff0000 000000");
	check_fills(RULES("*{fill:red}") "<path " PATH "/>", "ff0000");
	check_fills(RULES(".a,.b , #c{fill:red}") "<path class='b' " PATH "/><path id='c' " PATH "/>",
	    "ff0000 ff0000");
	check_fills(RULES("/* .a{fill:red} */.b/**/{/*;*/fill:/*x*/lime/***/;}") "<path class='a b' " PATH
										 "/>",
	    "00ff00");
	check_fills(RULES(".a{}.b{;;}") "<path class='a b' " PATH "/>", "000000");
	/* Where they stand does not matter, nor how many there are of <style>. */
	check_fills("<path class=' x&#9;a ' " PATH "/>" RULES(".a{fill:red}") RULES(".a{fill-opacity:.5}"),
	    "ff0000/500");
	/* The root has classes too, and what is used keeps its own. */
	check_fills(RULES(".A\xC3\xA1_1-b{fill:red}svg{fill:lime}") "<use href='#a'/><path " PATH
								    "/><defs><path id='a' "
								    "class='A\xC3\xA1_1-b' " PATH "/></defs>",
	    "ff0000 00ff00");
}

Test(base_svg_logos, applies_what_is_more_particular_last)
{
	check_fills("<style>#i{fill:#000001}.c{fill:#000002}path{fill:#000003}*{fill:#000004}</style>"
		    "<path d='M0 0h9v9' fill='red'/><path d='M0 0h9v9' class='c'/>"
		    "<path d='M0 0h9v9' class='c' id='i'/>"
		    "<path d='M0 0h9v9' class='c' id='i' style='fill:#000005'/><rect width='1' height='1'/>",
	    "000003 000002 000001 000005 000004");
	/* Of the same kind the last in the drawing, whatever `class` says. */
	check_fills(RULES(".a{fill:red}.b{fill:lime}.a{fill-opacity:.5}") "<path class='b a' " PATH "/>",
	    "00ff00/500");
	check_fills(RULES(".a{fill:red!important}") "<path class='a' style='fill:lime' " PATH "/>"
						    "<path class='a' style='fill:lime ! IMPORTANT' " PATH
						    "/>",
	    "ff0000 00ff00");
	check_fills("<path style='fill:red !important;fill:lime' " PATH "/>", "ff0000");
}

Test(base_svg_logos, tells_which_rules_it_does_not_read)
{
	static const struct {
		const char *inside, *told;
	} cases[] = {
	    {RULES("\n .a .b{}\n"), "a.svg:2:2: error: the rule \".a .b\" is not read, only those for"},
	    {RULES(".a,\n  g>a{}"), "a.svg:2:3: error: the rule \"g>a\" is not read"},
	    {RULES(".a.b{}"), "the rule \".a.b\""},
	    {RULES("a:hover{}"), "the rule \"a:hover\""},
	    {RULES("[id]{}"), "the rule \"[id]\""},
	    {RULES(".1a{}"), "the rule \".1a\""},
	    {RULES(",.a{}"), "the rule \"\""},
	    {RULES("@import 'a.css';"), "the rule \"@import 'a.css'\""},
	    {RULES("@media print{.a{}}"), "the rule \"@media print\""},
	    {RULES(".a{fill:red"), "the text of this <style> can't be read: \".a{fill:red\""},
	    {RULES(".a{.b{}}"), "the text of this <style>"},
	    {RULES(".a{} }"), "a.svg:1:92: error: the text of this <style> can't be read: \"}\""},
	    {RULES(".a{fill}"), "a.svg:1:90: error: the text of this <style> can't be read: \"fill\""},
	    {RULES(".a{fill:red!now}"), "the text of this <style>"},
	    {RULES(".a{\n fill:rojo}") "<g class='a'/>",
		"a.svg:2:2: error: the fill of this <style> can't be read: \"rojo\""},
	    {RULES("\xC3\xA9{}.a{filter:url(#f)}") "<g class='a'/>",
		"a.svg:1:93: error: this <style> has filter \"url(#f)\", which can't be drawn"},
	    {RULES(".a{fill:url(#f)}") "<g class='a'/>", "this <style> has fill \"url(#f)\""},
	    {RULES(".a{stroke-width:1em}") "<g class='a'/>", "this <style> has stroke-width \"1em\""},
	    {RULES(".a{x:1}") "<g class='a'/>", "write it as an attribute"},
	    {"<style type='text/less'>.a{}</style>", "this <style> has type \"text/less\""},
	    {"<style media='print'>.a{}</style>", "this <style> has media \"print\""},
	    {"<g style='fill:red;font:\"a;stroke:red'/>",
		"the style of this <g> can't be read: \"font:\"a;stroke:red\""},
	    {"<g style='a:b(;fill:red'/>", "the style of this <g>"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *told = complaint(arena, cases[i].inside);
		cr_assert_not_null(strstr(told, cases[i].told), "%s: %s", cases[i].inside, told);
	}
	/* Once, however many have the class. */
	const char *told =
	    complaint(arena, RULES(".a{fill:rojo}") "<g class='a'/><g class='a'/><path class='a'/>");
	cr_assert_null(strstr(strstr(told, "rojo") + 1, "rojo"), "%s", told);
	/* Not at all, where nothing has it. */
	check_fills(RULES(".a{filter:url(#f);fill:rojo}") "<path " PATH "/>", "000000");
	arena_close(arena);
}

/* --- limits --------------------------------------------------------------------------------------------- */

static const char *
repeated(struct arena *arena, const char *before, const char *text, size_t n, const char *behind)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, before);
	for (size_t i = 0; i < n; i++)
		buf_adds(&b, text);
	buf_adds(&b, behind);
	return buf_take(&b, arena);
}

Test(base_svg_logos, keeps_to_its_limits)
{
	struct arena *arena = support_arena();
	static const char too_many[] = "too many rules";

	cr_assert_not_null(
	    strstr(complaint(arena, repeated(arena, "<style>", ".a{}", 4001, "</style>")), too_many));
	cr_assert_not_null(
	    strstr(complaint(arena, repeated(arena, "<style>", "a,", 4000, "a{}</style>")), too_many));
	cr_assert_not_null(
	    strstr(complaint(arena, repeated(arena, "<style>.a{", "a:b;", 65537, "}</style>")), too_many));
	cr_assert_not_null(strstr(
	    complaint(arena, repeated(arena, "<style>.a{}", "        ", 131073, "</style>")), too_many));
	cr_assert_not_null(
	    strstr(complaint(arena, repeated(arena, "<style>.a{}</style><g class='", "a ", 33, "'/>")),
		"an element of too many classes"));
	cr_assert_not_null(strstr(complaint(arena, repeated(arena, "<g style='", "a:b;", 1000001, "'/>")),
	    "too many properties"));
	/* All is as it may be: as many classes as there may be, and those that have no rules. */
	check_fills(repeated(arena, RULES(".a{fill:red}") "<path " PATH " class='", "a ", 32, " b b'/>"),
	    "ff0000");
	arena_close(arena);
}

/* A long attribute that is read again wherever it is used; rules that are read again for each element. */
Test(base_svg_logos, stops_what_is_read_too_often)
{
	struct arena *arena = support_arena();
	const char *text = repeated(arena, "<defs><g id='u' class='", "1234567 ", 131072, "'/></defs>");

	cr_assert_not_null(strstr(complaint(arena, repeated(arena, text, "<use href='#u'/>", 100, "")),
	    "uses too many elements"));
	text = repeated(arena, "<style>.a{", "fill:red;", 60000, "}</style>");
	cr_assert_not_null(strstr(complaint(arena, repeated(arena, text, "<g class='a'/>", 1000, "")),
	    "uses too many elements"));
	arena_close(arena);
}

/* --- declarations --------------------------------------------------------------------------------------- */

Test(base_svg_logos, takes_declarations_apart)
{
	struct arena *arena = support_arena();
	char *text = arena_strdup(arena, " A : b ;; c:url(x;y:z) ;d: 'e;\\'f' !important; g ; h:");
	struct svg_declaration *d;
	size_t count = 0;
	static const struct {
		const char *name, *value;
		size_t at;
	} expected[] = {{"a", "b", 1}, {"c", "url(x;y:z)", 10}, {"d", "'e;\\'f'", 24}, {"h", "", 51}};

	cr_assert_str_eq(svg_declarations(arena, text, text + strlen(text), &d, &count), "g ");
	cr_assert_eq(count, 4);
	for (size_t i = 0; i < 4; i++, d = d->next) {
		cr_assert_str_eq(d->name, expected[i].name);
		cr_assert_str_eq(d->value, expected[i].value);
		cr_assert_eq(d->at, expected[i].at, "%zu: %zu", i, d->at);
		cr_assert_eq(d->is_important, i == 2);
	}
	cr_assert_null(d);
	arena_close(arena);
}
