/* The CSS of drawings; what it comes to was worked out by hand. */
#include <criterion/criterion.h>

#include "base/svg/declaration.h"
#include "base/vector.h"
#include "base_svg_bench.h"

/* --- words without case --------------------------------------------------------------------------------- */

/* The names of properties are CSS in declarations, XML as attributes; values are CSS in both. */
Test(base_svg_css, reads_css_without_case)
{
	svg_bench_check("<path " PATH " style='FILL:Red'/>", "ff0000");
	svg_bench_check("<style>.a{Fill:BLUE}.A{fill:RGB(0,255,0)}</style><path class='a' " PATH "/>"
			"<path class='A' " PATH "/>",
	    "0000ff 00ff00");
	svg_bench_check("<style>.a{fill:red;DISPLAY:none}</style><path class='a' " PATH "/>", "");
	svg_bench_check("<path " PATH " style='display:NONE'/><path " PATH " display='None'/>", "");
	svg_bench_check("<path " PATH " visibility='HIDDEN'/><path " PATH " visibility='VISIBLE'/>",
	    "000000");
	svg_bench_check("<path " PATH " fill='NONE'/>", "");
	svg_bench_check("<path " PATH " fill='HSL(120DEG,100%,50%)'/>", "00ff00");
	svg_bench_check("<path " PATH " color='red' fill='CURRENTCOLOR'/>", "ff0000");
	svg_bench_check("<path " PATH " style='fill:red !IMPORTANT;FILL:blue'/>", "ff0000");
	svg_bench_check("<g fill='red'><path " PATH " fill='INHERIT'/></g>", "ff0000");
	svg_bench_check("<style TYPE='x' type='Text/CSS' media='ALL'>path{fill:red}</style><path " PATH
			" filter='NONE'/>",
	    "ff0000");
	/* Those of XML are others. */
	svg_bench_check("<path " PATH " FILL='red'/>", "000000");
	svg_bench_check("<style>#A,.A,PATH{fill:red}</style><path id='a' class='a' " PATH "/>", "000000");
}

Test(base_svg_css, reads_words_of_strokes_without_case)
{
	struct arena *arena = support_arena();
	const struct image image = svg_bench_picture(arena,
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

Test(base_svg_css, refuses_what_it_can_not_draw_in_any_case)
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
		const char *told = svg_bench_complaint(arena, cases[i].inside);
		cr_assert_not_null(strstr(told, cases[i].told), "%s: %s", cases[i].inside, told);
	}
	arena_close(arena);
}

/* --- inheritance ---------------------------------------------------------------------------------------- */

/* The parent's, whatever is told by what is weaker. */
Test(base_svg_css, inherits_where_it_is_told_to)
{
	svg_bench_check("<style>.b{fill:inherit}</style><g fill='blue'>"
			"<path " PATH " fill='red' style='fill:inherit'/><path " PATH
			" fill='red' class='b'/>"
			"<path " PATH " class='b' style='fill:lime'/></g>",
	    "0000ff 0000ff 00ff00");
	svg_bench_check("<style>path{fill:red}.b{fill:inherit!important}</style><g fill='blue'>"
			"<path " PATH " class='b' style='fill:lime'/></g>",
	    "0000ff");
	svg_bench_check("<g color='blue'><path " PATH
			" color='red' style='color:inherit' fill='currentColor'/>"
			"<path " PATH " color='red' style='color:currentColor' fill='currentColor'/></g>",
	    "0000ff 0000ff");
	svg_bench_check("<g opacity='.5'><path " PATH " opacity='.1' style='opacity:inherit'/></g>",
	    "(000000/500)");
	svg_bench_check("<g><path " PATH " display='none' style='display:inherit'/></g>", "000000");
	svg_bench_check("<g visibility='hidden'><path " PATH
			" visibility='visible' style='visibility:inherit'/>"
			"</g>",
	    "");
	/* From 0 0 to 5 5 of the group, and of the path within. */
	svg_bench_check("<clipPath id='c'><rect width='5' height='5'/></clipPath>"
			"<g clip-path='url(#c)'><path " PATH
			" clip-path='none' style='clip-path:inherit'/></g>",
	    "((000000))");
	svg_bench_check("<g><path " PATH " clip-path='url(#c)' style='clip-path:inherit'/></g>", "000000");
	/* A group has no end at which it would be cut, an <svg> in the drawing has. */
	svg_bench_check("<g><svg width='5' height='5'><path " PATH "/></svg>"
			"<svg width='5' height='5' overflow='inherit'><path " PATH "/></svg></g>",
	    "(000000) 000000");
}

Test(base_svg_css, goes_back_to_what_is_not_told)
{
	svg_bench_check("<g fill='blue'><path " PATH " fill='red' style='fill:initial'/><path " PATH
			" fill='red' style='fill:unset'/><path " PATH " fill='red' style='fill:Revert'/></g>",
	    "000000 0000ff 0000ff");
	svg_bench_check("<path " PATH " opacity='.5' style='opacity:unset'/><path " PATH
			" display='none' style='display:initial'/><path " PATH
			" clip-path='url(#c)' style='clip-path:revert'/>",
	    "000000 000000 000000");
	svg_bench_check("<svg width='5' height='5' style='overflow:initial'><path " PATH "/></svg>"
			"<svg width='5' height='5' overflow='visible' style='overflow:revert'><path " PATH
			"/></svg>",
	    "000000 (000000)");
}

Test(base_svg_css, inherits_strokes)
{
	struct arena *arena = support_arena();
	const struct image image = svg_bench_picture(arena,
	    "<g stroke='red' stroke-dasharray='1 2 3' stroke-dashoffset='4' stroke-width='5' "
	    "stroke-linecap='round' stroke-linejoin='bevel' stroke-miterlimit='6' fill-rule='evenodd'>"
	    "<path d='M0 0h1v1' stroke='blue' stroke-dasharray='9' stroke-dashoffset='9' stroke-width='9' "
	    "stroke-linecap='square' stroke-linejoin='round' stroke-miterlimit='9' fill-rule='nonzero' "
	    "style='stroke:inherit;stroke-dasharray:inherit;stroke-dashoffset:inherit;stroke-width:inherit;"
	    "stroke-linecap:inherit;stroke-linejoin:inherit;stroke-miterlimit:inherit;fill-rule:inherit'/>"
	    "</g>");
	const struct vector_shape *shape = image.vector->all.first->shape;
	const struct vector_stroke *stroke = &shape->stroke;

	cr_assert(stroke->color.r == 255 && stroke->color.b == 0);
	cr_assert_eq(stroke->dash_count, 3);
	cr_assert(stroke->dashes[0] == 10000 && stroke->dashes[1] == 20000 && stroke->dashes[2] == 30000);
	cr_assert_eq(stroke->dash_phase, 40000);
	cr_assert_eq(stroke->width, 50000);
	cr_assert_eq(stroke->cap, VECTOR_CAP_ROUND);
	cr_assert_eq(stroke->join, VECTOR_JOIN_BEVEL);
	cr_assert_eq(stroke->miter_limit, 6000);
	cr_assert(shape->even_odd);
	arena_close(arena);
}

/* What attributes of the parent say would be drawn twice. */
Test(base_svg_css, refuses_to_inherit_places)
{
	static const struct {
		const char *inside, *told;
	} cases[] = {
	    {"<g transform='scale(2)'><g style='transform:inherit'/></g>",
		"this <g> has transform \"inherit\", which can't be drawn: write it as an attribute"},
	    {"<style>rect{width:Inherit}</style><rect width='1' height='1'/>",
		"a.svg:1:76: error: this <style> has width \"Inherit\""},
	    {"<g style='all:unset'/>", "this <g> has all \"unset\""},
	    {"<g style='fill:revert-layer'/>", "the fill of this <g> can't be read: \"revert-layer\""},
	    {"<g style='display:revert-layer'/>", "the display of this <g> can't be read"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *told = svg_bench_complaint(arena, cases[i].inside);
		cr_assert_not_null(strstr(told, cases[i].told), "%s: %s", cases[i].inside, told);
	}
	svg_bench_check("<path " PATH " filter='inherit' style='mask:inherit'/>", "000000");
	arena_close(arena);
}

/* --- rules ---------------------------------------------------------------------------------------------- */

Test(base_svg_css, applies_rules)
{
	svg_bench_check(RULES("\n\t.st0{fill:#FF0000;}\n\t.st1{fill:none;}\n") "<path class='st0' " PATH "/>",
	    "ff0000");
	svg_bench_check(
	    "<defs>" RULES("<![CDATA[ <!-- .a { fill : blue } --> ]]>") "</defs><path class='a' " PATH "/>",
	    "0000ff");
	svg_bench_check(RULES("path{fill:red}g{fill:lime}") "<path " PATH
							    "/><g><rect width='1' height='1'/></g>",
	    "ff0000 00ff00");
	svg_bench_check(RULES("#a{fill:red}") "<path id='a' " PATH "/><path id='b' " PATH "/>",
	    "ff0000 000000");
	svg_bench_check(RULES("*{fill:red}") "<path " PATH "/>", "ff0000");
	svg_bench_check(RULES(".a,.b , #c{fill:red}") "<path class='b' " PATH "/><path id='c' " PATH "/>",
	    "ff0000 ff0000");
	svg_bench_check(RULES("/* .a{fill:red} */.b/**/{/*;*/fill:/*x*/lime/***/;}") "<path class='a b' " PATH
										     "/>",
	    "00ff00");
	svg_bench_check(RULES(".a{}.b{;;}") "<path class='a b' " PATH "/>", "000000");
	/* Where they stand does not matter, nor how many there are of <style>. */
	svg_bench_check("<path class=' x&#9;a ' " PATH "/>" RULES(".a{fill:red}")
			    RULES(".a{fill-opacity:.5}"),
	    "ff0000/500");
	/* The root has classes too, and what is used keeps its own. */
	svg_bench_check(RULES(".A\xC3\xA1_1-b{fill:red}svg{fill:lime}") "<use href='#a'/><path " PATH
									"/><defs><path id='a' "
									"class='A\xC3\xA1_1-b' " PATH
									"/></defs>",
	    "ff0000 00ff00");
}

Test(base_svg_css, applies_what_is_more_particular_last)
{
	svg_bench_check(
	    "<style>#i{fill:#000001}.c{fill:#000002}path{fill:#000003}*{fill:#000004}</style>"
	    "<path d='M0 0h9v9' fill='red'/><path d='M0 0h9v9' class='c'/>"
	    "<path d='M0 0h9v9' class='c' id='i'/>"
	    "<path d='M0 0h9v9' class='c' id='i' style='fill:#000005'/><rect width='1' height='1'/>",
	    "000003 000002 000001 000005 000004");
	/* Of the same kind the last in the drawing, whatever `class` says. */
	svg_bench_check(RULES(".a{fill:red}.b{fill:lime}.a{fill-opacity:.5}") "<path class='b a' " PATH "/>",
	    "00ff00/500");
	svg_bench_check(RULES(".a{fill:red!important}") "<path class='a' style='fill:lime' " PATH "/>"
							"<path class='a' style='fill:lime ! IMPORTANT' " PATH
							"/>",
	    "ff0000 00ff00");
	svg_bench_check("<path style='fill:red !important;fill:lime' " PATH "/>", "ff0000");
}

Test(base_svg_css, tells_which_rules_it_does_not_read)
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
	    {RULES("/* .a{fill:red}"),
		"a.svg:1:87: error: the text of this <style> can't be read: \"/* .a{fill:red}\""},
	    {RULES(".a{fill:red}/*/.b{}"),
		"a.svg:1:99: error: the text of this <style> can't be read: \"/*/.b{}\""},
	    {RULES(".a{fill:red;/*}"), "the text of this <style> can't be read: \"/*}\""},
	    {"<g style='fill:red;/* stroke:blue'/>",
		"the style of this <g> can't be read: \"/* stroke:blue\""},
	    {"<g style='fill;/*'/>", "the style of this <g> can't be read: \"fill\""},
	    {"<style>.a{fill:red}<b/>.a{fill:blue}</style>",
		"a.svg:1:83: error: the <style> of the drawing has an element inside"},
	    {"<style>\n<title>a</title></style>",
		"a.svg:2:1: error: the <style> of the drawing has an element inside"},
	    {"<style><x:b xmlns:x='x'>.a{}</x:b></style>", "a.svg:1:71: error: the <style> of the drawing"},
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
		const char *told = svg_bench_complaint(arena, cases[i].inside);
		cr_assert_not_null(strstr(told, cases[i].told), "%s: %s", cases[i].inside, told);
	}
	/* Once, however many have the class. */
	const char *told = svg_bench_complaint(arena,
	    RULES(".a{fill:rojo}") "<g class='a'/><g class='a'/><path class='a'/>");
	cr_assert_null(strstr(strstr(told, "rojo") + 1, "rojo"), "%s", told);
	/* Not at all, where nothing has it. */
	svg_bench_check(RULES(".a{filter:url(#f);fill:rojo}") "<path " PATH "/>", "000000");
	arena_close(arena);
}

/* --- declarations --------------------------------------------------------------------------------------- */

Test(base_svg_css, takes_declarations_apart)
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
