/*
 * A font that can be computed with by hand, and small documents to set in it.
 *
 * Every character is half an em wide, a space too; lines break at spaces only, words too wide anywhere.
 * A line is as high as the paragraph's leading, and its baseline is three quarters down.  So at 10/12 pt a
 * character is 5 pt wide, a line 12 pt high, a baseline 9 pt below its top.
 *
 * All of it is in this header, so that any test can use it.
 */
#ifndef PLIEGO_TESTS_UNIT_FAKE_METRICS_H
#define PLIEGO_TESTS_UNIT_FAKE_METRICS_H

#include "base/buf.h"
#include "base/utf8.h"
#include "collected_pages.h"
#include "layout/dump.h"
#include "support.h"

#define FAKE_EM 1000
#define FAKE_ADVANCE 500

/* ctx of the fake metrics: how often it was asked, and a text at which it fails. */
struct fake_font {
	size_t calls;
	const char *fails_at;
};

struct fake_pen {
	struct arena *arena;
	const struct style *style;
	length width;
	length x; /* where the next run starts */
	struct line *line;
	size_t run_capacity;
	struct line *lines;
	size_t count, capacity;
};

static inline void
fake_new_line(struct fake_pen *pen)
{
	pen->lines = (struct line *)arena_grow(pen->arena, pen->lines, pen->count, &pen->capacity,
	    pen->count + 1, sizeof(*pen->lines));
	pen->line = &pen->lines[pen->count];
	*pen->line = (struct line){.ascent = pen->style->leading * 3 / 4, .height = pen->style->leading};
	pen->x = pen->count == 0 ? pen->style->indent : 0;
	pen->run_capacity = 0;
	pen->count++;
}

static inline void
fake_place(struct fake_pen *pen, const struct style *style, const char *text, size_t n, bool space_after)
{
	struct line *line = pen->line;
	size_t characters = utf8_count(text, n);
	length width = advance_width((int64_t)characters * FAKE_ADVANCE, FAKE_EM, style->size);
	struct shaped *run = ARENA_NEW(pen->arena, struct shaped);

	/* With what comes behind it: tests look at all of a word that was broken. */
	*run = (struct shaped){
	    .text = arena_strdup(pen->arena, text),
	    .length = (uint32_t)n,
	    .glyph_count = (uint32_t)characters,
	    .advance = (int32_t)characters * FAKE_ADVANCE,
	    .units_per_em = FAKE_EM,
	};
	line->runs = (struct placed *)arena_grow(pen->arena, line->runs, line->count, &pen->run_capacity,
	    line->count + 1, sizeof(*line->runs));
	line->runs[line->count++] = (struct placed){run, style, pen->x, space_after};
	line->width = pen->x + width;
	pen->x = line->width + (space_after ? advance_width(FAKE_ADVANCE, FAKE_EM, style->size) : 0);
}

/* A space that no word of its span comes before belongs to the word before. */
static inline void
fake_space(struct fake_pen *pen, const struct style *style)
{
	pen->x += advance_width(FAKE_ADVANCE, FAKE_EM, style->size);
	if (pen->line->count > 0)
		pen->line->runs[pen->line->count - 1].space_after = true;
}

static inline void
fake_word(struct fake_pen *pen, const struct span *span, const char *word, size_t n, bool space_after,
    struct diags *diags)
{
	length advance = advance_width(FAKE_ADVANCE, FAKE_EM, span->style->size);
	size_t fits = (size_t)(pen->width / advance);

	if (pen->line->count > 0 && pen->x + (length)utf8_count(word, n) * advance > pen->width)
		fake_new_line(pen);
	if (n > fits)
		diag_add(diags, SEVERITY_WARNING, span->loc, "text-word-broken", "a word was broken");
	while (n > fits) {
		fake_place(pen, span->style, word, fits, false);
		fake_new_line(pen);
		word += fits;
		n -= fits;
	}
	fake_place(pen, span->style, word, n, space_after);
}

static inline bool
fake_set(void *ctx, struct arena *arena, const struct rich_text *text, length width, struct lines *out,
    struct diags *diags)
{
	struct fake_font *font = (struct fake_font *)ctx;
	struct fake_pen pen = {.arena = arena, .style = text->style, .width = width};

	font->calls++;
	for (size_t s = 0; s < text->count; s++) {
		const struct span *span = &text->spans[s];
		if (advance_width(FAKE_ADVANCE, FAKE_EM, span->style->size) > width ||
		    (font->fails_at != NULL && strcmp(font->fails_at, span->text) == 0)) {
			diag_add(diags, SEVERITY_ERROR, span->loc, "text-too-narrow",
			    "no room for a character");
			return false;
		}
		for (size_t i = 0; i < span->length;) {
			size_t end = i;
			while (end < span->length && span->text[end] != ' ' && span->text[end] != '\n')
				end++;
			bool space = end < span->length && span->text[end] == ' ';
			if (pen.count == 0)
				fake_new_line(&pen);
			if (end > i)
				fake_word(&pen, span, span->text + i, end - i, space, diags);
			else if (space)
				fake_space(&pen, span->style);
			if (end < span->length && span->text[end] == '\n')
				fake_new_line(&pen);
			i = end + 1;
		}
	}
	out->line = pen.lines;
	out->count = pen.count;
	out->height = (length)pen.count * text->style->leading;
	return true;
}

/* --- documents ----------------------------------------------------------------------------------------- */

struct bench {
	struct arena *arena;
	struct diags *diags;
	struct fake_font font;
	struct style text, head, total; /* 10/12 pt, without rules or paddings */
	struct page_style page;         /* 200 by 144 pt, margins of 12 pt: a body of 176 by 120, ten lines */
	struct span continued;
	struct section sections[16];
	struct document document;
	struct pages pages;
};

static inline const struct section *
bench_hand_out(void *ctx, struct arena *arena, size_t index)
{
	(void)arena;
	const struct bench *b = (const struct bench *)ctx;
	return &b->sections[index];
}

static inline void
bench_open(struct bench *b)
{
	*b = (struct bench){.arena = support_arena(), .diags = diags_open()};
	b->text = (struct style){.name = "text", .size = 10000, .leading = 12000, .orphans = 2, .widows = 2};
	b->text.background.none = true;
	b->head = b->text;
	b->head.name = "head";
	b->total = b->text;
	b->total.name = "total";
	b->page = (struct page_style){.width = 200000, .height = 144000};
	for (int side = 0; side < SIDES; side++)
		b->page.margin[side] = 12000;
	b->continued = (struct span){.text = "(c)", .length = 3, .style = &b->text};
	b->document = (struct document){.language = "es-SV", .section = bench_hand_out, .ctx = b};
}

static inline void
bench_close(struct bench *b)
{
	diags_close(b->diags);
	arena_close(b->arena);
}

/* Rules around the cells of a style. */
static inline void
bench_rules(struct style *style, length width)
{
	for (int side = 0; side < SIDES; side++)
		style->border[side] = (struct border){width, {0}};
}

static inline struct span *
bench_span(struct bench *b, const char *text, const struct style *style)
{
	struct span *span = ARENA_NEW(b->arena, struct span);
	*span = (struct span){.text = text,
	    .length = (uint32_t)strlen(text),
	    .style = style,
	    .loc = {"test.csv", 1, 1}};
	return span;
}

static inline struct block
bench_paragraph(struct bench *b, const char *text)
{
	return (struct block){
	    .kind = BLOCK_PARAGRAPH,
	    .loc = {"test.csv", 1, 1},
	    .u.paragraph = {bench_span(b, text, &b->text), 1, &b->text},
	};
}

static inline struct block
bench_heading(struct bench *b, const char *text, uint8_t level)
{
	return (struct block){
	    .kind = BLOCK_HEADING,
	    .loc = {"test.csv", 1, 1},
	    .u.heading = {{bench_span(b, text, &b->text), 1, &b->text}, text, level, true, true},
	};
}

/* Text of n lines: words of a letter and a number, `width` characters long. */
static inline const char *
bench_lines(struct bench *b, char letter, int n, int width)
{
	struct buf text = BUF_INIT;
	for (int i = 1; i <= n; i++)
		buf_addf(&text, "%s%c%0*d", i > 1 ? " " : "", letter, width - 1, i);
	const char *copy = arena_strdup(b->arena, buf_cstr(&text));
	buf_release(&text);
	return copy;
}

/* Rows of cells from their texts, "" for an empty one, NULL for one that is covered. */
static inline struct row *
bench_rows(struct bench *b, size_t columns, size_t rows, const char *const *texts, const struct style *style)
{
	struct row *row = ARENA_ARRAY(b->arena, struct row, rows);
	for (size_t r = 0; r < rows; r++) {
		row[r].cells = ARENA_ARRAY(b->arena, struct cell, columns);
		row[r].loc = (struct srcloc){"test.csv", (uint32_t)r + 2, 1};
		for (size_t c = 0; c < columns; c++) {
			const char *text = texts[r * columns + c];
			struct cell *cell = &row[r].cells[c];
			*cell =
			    (struct cell){.style = style, .columns = 1, .rows = 1, .covered = text == NULL};
			if (text != NULL && *text != '\0') {
				cell->spans = bench_span(b, text, style);
				cell->span_count = 1;
			}
		}
	}
	return row;
}

/* A table of columns of 50 pt. */
static inline struct block
bench_table(struct bench *b, size_t columns, struct row *head, size_t head_count, struct row *body,
    size_t count)
{
	struct column *column = ARENA_ARRAY(b->arena, struct column, columns);
	for (size_t c = 0; c < columns; c++)
		column[c] = (struct column){COLUMN_FIXED, 50000, {"table.yaml", 1, (uint32_t)c + 1}};
	for (size_t r = 0; r < head_count; r++)
		for (size_t c = 0; c < columns; c++)
			head[r].cells[c].header = true;
	return (struct block){
	    .kind = BLOCK_TABLE,
	    .loc = {"table.yaml", 1, 1},
	    .u.table = {.columns = column,
		.column_count = columns,
		.head = head,
		.head_count = head_count,
		.body = body,
		.body_count = count,
		.continued = &b->continued,
		.loc = {"table.yaml", 1, 1}},
	};
}

/* Adds a section of blocks. */
static inline struct section *
bench_section(struct bench *b, const struct block *blocks, size_t n)
{
	struct section *section = &b->sections[b->document.section_count++];
	struct block *copy = ARENA_ARRAY(b->arena, struct block, n);
	if (n > 0)
		memcpy(copy, blocks, n * sizeof(*copy));
	*section = (struct section){.page = &b->page, .blocks = copy, .block_count = n};
	return section;
}

static inline bool
bench_lay_out(struct bench *b, const struct page_sink *sink)
{
	struct metrics metrics = {&b->font, fake_set};
	return layout_document(b->arena, &b->document, &metrics, sink, b->diags);
}

/* All its pages, in b->pages. */
static inline bool
bench_run(struct bench *b)
{
	struct page_collector collector = {.arena = b->arena};
	struct page_sink sink = collector_sink(&collector);
	if (!bench_lay_out(b, &sink))
		return false;
	b->pages = collector.pages;
	return true;
}

/* The dump of all pages, one string. */
static inline const char *
bench_dump(struct bench *b)
{
	char *text = NULL;
	size_t n = 0;
	FILE *file = open_memstream(&text, &n);
	if (file == NULL)
		return "";
	struct page_dump dump = {.file = file};
	struct page_sink sink = page_dump_sink(&dump);
	bool ok = pages_play(b->arena, &b->pages, &sink);
	page_dump_release(&dump);
	fclose(file);
	const char *copy = ok ? arena_strndup(b->arena, text, n) : "";
	free(text);
	return copy;
}

static inline void
bench_add_text(struct buf *out, const struct item *item)
{
	const struct line *line = item->u.line;
	if (item->node == NODE_ARTIFACT)
		buf_addc(out, '[');
	for (uint32_t i = 0; i < line->count; i++) {
		buf_add(out, line->runs[i].run->text, line->runs[i].run->length);
		if (line->runs[i].space_after && i + 1 < line->count)
			buf_addc(out, ' ');
	}
	if (item->node == NODE_ARTIFACT)
		buf_addc(out, ']');
	buf_addc(out, '|');
}

/* What a page says: its lines, each followed by '|', artifacts in brackets. */
static inline const char *
bench_says(struct bench *b, size_t page)
{
	struct buf out = BUF_INIT;
	if (page < b->pages.page_count)
		for (size_t i = 0; i < b->pages.pages[page].item_count; i++)
			if (b->pages.pages[page].items[i].kind == ITEM_TEXT)
				bench_add_text(&out, &b->pages.pages[page].items[i]);
	const char *copy = arena_strdup(b->arena, buf_cstr(&out));
	buf_release(&out);
	return copy;
}

/* The k-th item of a kind on a page; NULL when there are fewer. */
static inline const struct item *
bench_item(const struct bench *b, size_t page, enum item_kind kind, size_t k)
{
	if (page >= b->pages.page_count)
		return NULL;
	for (size_t i = 0; i < b->pages.pages[page].item_count; i++)
		if (b->pages.pages[page].items[i].kind == kind && k-- == 0)
			return &b->pages.pages[page].items[i];
	return NULL;
}

static inline size_t
bench_count(const struct bench *b, size_t page, enum item_kind kind)
{
	size_t n = 0;
	while (bench_item(b, page, kind, n) != NULL)
		n++;
	return n;
}

/* Whether an item (not NULL) is where it should be: left, top, width and height. */
#define cr_box(given, X, Y, W, H)                            \
	do {                                                 \
		const struct item *box_ = (given);           \
		cr_assert_not_null(box_);                    \
		cr_assert_eq(box_->x, (X), "x %d", box_->x); \
		cr_assert_eq(box_->y, (Y), "y %d", box_->y); \
		cr_assert_eq(box_->w, (W), "w %d", box_->w); \
		cr_assert_eq(box_->h, (H), "h %d", box_->h); \
	} while (0)

#endif
