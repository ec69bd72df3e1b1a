/* What logos have as drawing programs save them; what it comes to was worked out by hand. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "base/svg/svg.h"
#include "base/svg/tree.h"
#include "base/vector.h"
#include "base_svg_bench.h"

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
		    svg_bench_picture_of(arena, widened(arena, kinds[i].mark, good, kinds[i].low));
		cr_assert_eq(image.vector->all.first->shape->fill.b, 0x33);
		const char *told =
		    svg_bench_complaint_of(arena, widened(arena, kinds[i].mark, bad, kinds[i].low));
		cr_assert_not_null(strstr(told, "a.svg:4:3: error: the drawing has an entity"), "%s", told);
	}
	arena_close(arena);
}

/* The declaration is the 71st character of its line, the first path the 89th. */
Test(base_svg_logos, counts_no_byte_order_mark)
{
	static const char drawn[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
				    "<style>*{fill:rojo}</style><path d='x'/>\n<path d='y'/></svg>";
	static const char bad[] = "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>";
	static const char *const places[] = {"a.svg:1:71: ", "a.svg:1:89: ", "a.svg:2:1: "};
	struct arena *arena = support_arena();
	const char *marked = arena_printf(arena, "\xEF\xBB\xBF%s", drawn);
	const struct bytes files[] = {{drawn, sizeof drawn - 1}, {marked, strlen(marked)},
	    widened(arena, "\xFF\xFE", drawn, 0), widened(arena, "\xFE\xFF", drawn, 1),
	    widened(arena, "", drawn, 0)};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		const char *told = svg_bench_complaint_of(arena, files[i]);
		for (size_t n = 0; n < sizeof places / sizeof *places; n++)
			cr_assert_not_null(strstr(told, places[n]), "%zu: %s", i, told);
	}
	const char *told = svg_bench_complaint_of(arena, (struct bytes){bad, sizeof bad - 1});
	cr_assert_str_eq(svg_bench_complaint_of(arena, widened(arena, "\xFF\xFE", bad, 0)), told);
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
		const char *told = svg_bench_complaint_of(arena, cases[i].file);
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
	    svg_bench_picture_of(arena, (struct bytes){svg, sizeof svg - 1}).vector->all.first;

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
	const struct image image = svg_bench_picture(arena,
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

Test(base_svg_logos, sees_through_colors_as_through_opacity)
{
	svg_bench_check("<path " PATH " fill='#ff000080'/>", "ff0000/502");
	svg_bench_check("<path " PATH " fill='rgba(255,0,0,.5)' fill-opacity='.5'/>", "ff0000/250");
	svg_bench_check("<path " PATH " fill='rgba(255,0,0,.5)' opacity='.1'/>", "ff0000/50");
	svg_bench_check("<path " PATH " fill='rgba(255,0,0,1)'/>", "ff0000");
	svg_bench_check("<path " PATH " fill='rgba(255,0,0,0)'/>", "");
	svg_bench_check("<path " PATH " fill='transparent'/>", "");
	svg_bench_check("<g color='#0f08'><path " PATH " fill='currentColor'/></g>", "00ff00/533");
	svg_bench_check(
	    "<g color='blue'><g color='currentColor' fill='currentColor'><path " PATH "/></g></g>", "0000ff");
	/* The inner half of the stroke is seen through: it is a shape of its own. */
	svg_bench_check("<path " PATH " stroke='#0008'/>", "000000 -");
}

/* --- what is seen --------------------------------------------------------------------------------------- */

Test(base_svg_logos, leaves_out_what_is_hidden)
{
	svg_bench_check("<g visibility='hidden'><path " PATH "/><path " PATH
			" visibility='visible' fill='red'/></g>",
	    "ff0000");
	svg_bench_check("<g style='display:none'><path " PATH " style='display:inline'/></g>", "");
	svg_bench_check("<path " PATH " display='none'/><path " PATH " visibility='collapse'/>", "");
	svg_bench_check("<style>.h{visibility:hidden}.n{display:none}</style><path class='h' " PATH "/>"
			"<g class='n'><text>a</text></g>",
	    "");
	svg_bench_check("<use href='#a' visibility='hidden'/><defs><path id='a' " PATH "/></defs>", "");
}

Test(base_svg_logos, draws_what_a_switch_takes)
{
	svg_bench_check("<switch><foreignObject requiredExtensions='&amp;ns_ai;' width='1' height='1'/>"
			"<g><path " PATH " fill='red'/></g><path " PATH "/></switch>",
	    "ff0000");
	svg_bench_check(
	    "<switch><foreignObject requiredFeatures='http://www.w3.org/TR/SVG11/feature#Extensibility'/>"
	    "<defs/><path " PATH " requiredFeatures='http://www.w3.org/TR/SVG11/feature#Shape'/></switch>",
	    "000000");
	svg_bench_check("<switch opacity='.5' fill='red'><path requiredFeatures='' " PATH "/><path " PATH
			"/></switch>",
	    "(ff0000)");
	svg_bench_check("<switch><path requiredExtensions='' " PATH "/></switch>", "");
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

/* An element of n classes that have rules, and one of none. */
static const char *
classes(struct arena *arena, const char *tag, int n)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, "<style>");
	for (int i = 0; i < n; i++)
		buf_addf(&b, ".a%d{fill:red}", i);
	buf_addf(&b, "</style>%s class='b", tag);
	for (int i = 0; i < n; i++)
		buf_addf(&b, " a%d", i);
	buf_adds(&b, "'/>");
	return buf_take(&b, arena);
}

Test(base_svg_logos, keeps_to_its_limits)
{
	struct arena *arena = support_arena();
	static const char too_many[] = "too many rules";

	cr_assert_not_null(strstr(
	    svg_bench_complaint(arena, repeated(arena, "<style>", ".a{}", 4001, "</style>")), too_many));
	cr_assert_not_null(strstr(
	    svg_bench_complaint(arena, repeated(arena, "<style>", "a,", 4000, "a{}</style>")), too_many));
	cr_assert_not_null(strstr(
	    svg_bench_complaint(arena, repeated(arena, "<style>.a{", "a:b;", 65537, "}</style>")), too_many));
	cr_assert_not_null(
	    strstr(svg_bench_complaint(arena, repeated(arena, "<style>.a{}", "        ", 131073, "</style>")),
		too_many));
	cr_assert_not_null(
	    strstr(svg_bench_complaint(arena, classes(arena, "<g", 33)), "an element of too many classes"));
	cr_assert_not_null(
	    strstr(svg_bench_complaint(arena, repeated(arena, "<g style='", "a:b;", 1000001, "'/>")),
		"too many properties"));
	/* All is as it may be: as many classes as there may be, and those that have no rules. */
	svg_bench_check(classes(arena, "<path " PATH, 32), "ff0000");
	/* Those that are named again count once. */
	svg_bench_check(
	    repeated(arena, RULES(".a{fill:red}") "<path " PATH " class='", "a ", 1000, " b b'/>"), "ff0000");
	arena_close(arena);
}

/* A long attribute that is read again wherever it is used; rules that are read again for each element. */
Test(base_svg_logos, stops_what_is_read_too_often)
{
	struct arena *arena = support_arena();
	const char *text = repeated(arena, "<defs><g id='u' class='", "1234567 ", 131072, "'/></defs>");

	cr_assert_not_null(
	    strstr(svg_bench_complaint(arena, repeated(arena, text, "<use href='#u'/>", 100, "")),
		"uses too many elements"));
	text = repeated(arena, "<style>.a{", "fill:red;", 60000, "}</style>");
	cr_assert_not_null(
	    strstr(svg_bench_complaint(arena, repeated(arena, text, "<g class='a'/>", 1000, "")),
		"uses too many elements"));
	arena_close(arena);
}
