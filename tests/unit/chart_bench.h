/*
 * Charts to be set in the fake font: a chart with one series of values written as text.
 */
#ifndef PLIEGO_TESTS_UNIT_CHART_BENCH_H
#define PLIEGO_TESTS_UNIT_CHART_BENCH_H

#include <stdlib.h>

#include "fake_metrics.h"

#define CHART_BENCH_SERIES 4

struct chart_bench {
	struct bench bench;
	struct chart chart;
	struct chart_category *categories;
	struct chart_series series[CHART_BENCH_SERIES];
};

static inline void
chart_bench_open(struct chart_bench *b, enum chart_kind kind)
{
	bench_open(&b->bench);
	b->chart = (struct chart){.kind = kind,
	    .series = b->series,
	    .style = &b->bench.text,
	    .numbers = {'.', ','},
	    .suffix = "",
	    .alt = "What it shows.",
	    .loc = {"test.yaml", 1, 1}};
	for (size_t s = 0; s < CHART_BENCH_SERIES; s++)
		b->series[s] = (struct chart_series){.ink = {.fill = {1, 2, 3, false}}};
}

static inline void
chart_bench_close(struct chart_bench *b)
{
	bench_close(&b->bench);
}

/* "12.5%" -> 12.5; "" is not known. */
static inline struct chart_value
chart_bench_value(const char *text)
{
	struct chart_value value = {.text = text, .known = text[0] != '\0'};
	bool fraction = false;
	int sign = 1;

	if (!value.known)
		value.text = "none";
	for (; *text != '\0' && *text != '%'; text++) {
		if (*text == '-') {
			sign = -1;
		} else if (*text == '.') {
			fraction = true;
		} else {
			value.number.units = value.number.units * 10 + (*text - '0');
			value.number.scale = (uint8_t)(value.number.scale + (fraction ? 1 : 0));
		}
	}
	value.number.units *= sign;
	return value;
}

/* Categories with a value for each series, from names and count * series texts, series by series. */
static inline void
chart_bench_table(struct chart_bench *b, size_t count, const char *const *names, size_t series,
    const char *const *texts)
{
	struct chart_category *categories = ARENA_ARRAY(b->bench.arena, struct chart_category, count);

	b->chart.categories = b->categories = categories;
	b->chart.category_count = count;
	b->chart.series_count = series;
	for (size_t s = 0; s < series; s++) {
		struct chart_value *values = ARENA_ARRAY(b->bench.arena, struct chart_value, count);
		for (size_t i = 0; i < count; i++)
			values[i] = chart_bench_value(texts[s * count + i]);
		b->series[s].values = values;
	}
	for (size_t i = 0; i < count; i++)
		categories[i] = (struct chart_category){.name = names[i],
		    .told = arena_printf(b->bench.arena, "%s: %s", names[i], b->series[0].values[i].text),
		    .loc = {"test.csv", 1, 1}};
}

/* Up to three categories; those whose name is NULL are left out. */
static inline void
chart_bench_values(struct chart_bench *b, const char *n1, const char *v1, const char *n2, const char *v2,
    const char *n3, const char *v3)
{
	const char *names[] = {n1, n2, n3}, *texts[] = {v1, v2, v3};
	chart_bench_table(b, n2 == NULL ? 1 : n3 == NULL ? 2 : 3, names, 1, texts);
}

/* n1: 1, n2: 2, ... */
static inline void
chart_bench_many(struct chart_bench *b, size_t count)
{
	const char **names = ARENA_ARRAY(b->bench.arena, const char *, count);
	const char **texts = ARENA_ARRAY(b->bench.arena, const char *, count);
	for (size_t i = 0; i < count; i++) {
		names[i] = arena_printf(b->bench.arena, "n%zu", i + 1);
		texts[i] = arena_printf(b->bench.arena, "%zu", i + 1);
	}
	chart_bench_table(b, count, names, 1, texts);
}

static inline bool
chart_bench_run(struct chart_bench *b)
{
	struct block *block = ARENA_NEW(b->bench.arena, struct block);
	*block = (struct block){.kind = BLOCK_CHART, .u.chart = &b->chart, .loc = {"test.yaml", 1, 1}};
	bench_section(&b->bench, block, 1);
	return bench_run(&b->bench);
}

static inline size_t
chart_bench_count(const struct chart_bench *b, size_t page, enum item_kind kind)
{
	size_t n = 0;
	for (size_t i = 0; i < b->bench.pages.pages[page].item_count; i++)
		n += b->bench.pages.pages[page].items[i].kind == kind;
	return n;
}

#endif
