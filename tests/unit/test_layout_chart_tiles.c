#include <criterion/criterion.h>

#include "chart_bench.h"

/*
 * 176 pt wide, letters 5 pt wide, lines of 12 pt; the body begins at 12, 12.  Three columns of tiles, 1.5
 * apart, are 57.666 wide each; with padding of 3.333 above and below two lines, 30.666 high.
 */
Test(layout_chart_tiles, stand_about_where_their_places_lie)
{
	struct chart_bench b;
	static const struct tile_place at[] = {{0, 1}, {1, 0}, {1, 2}};
	static const struct color scale[] = {{255, 255, 255, false}, {0, 0, 0, false}};
	const struct tile_map map = {2, 3, at, scale, 2, "<1", ">9"};

	chart_bench_open(&b, CHART_TILES);
	chart_bench_values(&b, "N", "5", "W", "", "E", "7");
	const struct mark shaded = {.ink = {.fill = {9, 9, 9, false}}, .style = &b.bench.text};
	const struct mark blank = {.ink = {.fill = {.none = true}, .outlined = true}, .style = &b.bench.text};
	b.categories[0].mark = b.categories[2].mark = &shaded;
	b.categories[1].mark = &blank;
	b.chart.tiles = &map;
	b.chart.missing = "none";
	cr_assert(chart_bench_run(&b));
	cr_expect_str_eq(bench_says(&b.bench, 0), "N|5|W|\u2014|E|7|<1|>9|\u2014|none|", "%s",
	    bench_says(&b.bench, 0));
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 0), 12000 + 59166, 12000, 57666, 30666);
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 1), 12000 + 118332, 12000 + 32166, 57666, 30666);
	/* The two shades of the scale; where nothing is known there is none. */
	cr_expect_eq(chart_bench_count(&b, 0, ITEM_FILL), 4);
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 2), 12000 + 15000, 12000 + 62832 + 5000 + 1000, 5000,
	    10000);
	cr_expect_str_eq(b.bench.pages.nodes[1].text, "What it shows. N: 5; W: none; E: 7.");
	chart_bench_close(&b);
}

/* The map is higher than a tile asks to be where its texts need more. */
Test(layout_chart_tiles, are_as_high_as_they_are_said_to_be)
{
	struct chart_bench b;
	static const struct tile_place at[] = {{0, 0}};
	static const struct color scale[] = {{255, 255, 255, false}};
	const struct tile_map map = {1, 1, at, scale, 1, "a", "b"};

	chart_bench_open(&b, CHART_TILES);
	chart_bench_values(&b, "N", "5", NULL, NULL, NULL, NULL);
	const struct mark shaded = {.ink = {.fill = {9, 9, 9, false}}, .style = &b.bench.text};
	b.categories[0].mark = &shaded;
	b.chart.tiles = &map;
	b.chart.height = 50000;
	cr_assert(chart_bench_run(&b));
	cr_box(bench_item(&b.bench, 0, ITEM_FILL, 0), 12000, 12000, 176000, 50000);
	cr_expect_str_eq(bench_says(&b.bench, 0), "N|5|a|b|", "%s", bench_says(&b.bench, 0));
	chart_bench_close(&b);
}
