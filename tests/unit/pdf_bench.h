/*
 * What the tests of pdf/ share: pages put together by hand, with words shaped in the fonts that the program
 * comes with, and files to look into.
 */
#ifndef PLIEGO_TESTS_UNIT_PDF_BENCH_H
#define PLIEGO_TESTS_UNIT_PDF_BENCH_H

#include "collected_pages.h"
#include "pdf/content.h"
#include "pdf/pdf.h"
#include "text/shape.h"

#define REGULAR "fonts/ArchivoNarrow-Regular.ttf"
#define BOLD "fonts/ArchivoNarrow-Bold.ttf"

#define ITEMS_MAX 64

/* A page under work, and what it takes to shape text for it. */
struct bench {
	struct arena *arena;
	struct diags *diags;
	struct fonts *fonts;
	struct shaper *shaper;
	uint16_t regular, bold;
	const struct pdf_options *options; /* NULL: none */
	struct item items[ITEMS_MAX];
	struct page page;
};

/* The faces are files. */
struct bench bench_open(const char *regular, const char *bold);
void bench_close(struct bench *b);

/* Items go onto the one page of the bench. */
struct item *add_item(struct bench *b, enum item_kind kind, length x, length y, length w, length h);

/* Words at single spaces; those between asterisks are set in bold.  A space at the end is one of the text. */
struct line *set_line(struct bench *b, const struct style *style, const char *text);
struct item *add_text(struct bench *b, const struct style *style, length x, length y, const char *text);

/* The operators of the page, uncompressed. */
const char *operators(struct bench *b);

/* A sink that refuses its call number `refuse_at`, counted from 1; 0: never. */
struct taker {
	struct buf got;
	unsigned calls, refuse_at;
};

bool take(void *ctx, const void *data, size_t n);
struct pdf_output output_to(struct taker *t);
bool write_pages(struct bench *b, const struct pages *pages, const struct pdf_info *info, struct taker *t);

/* The whole file, as text that may hold NULs; its length in *n. */
const char *whole_file(struct bench *b, const struct pages *pages, const struct pdf_info *info, size_t *n);

/*
 * The same with each stream inflated in its place, the objects of an object stream behind it as if each
 * stood by itself, and every NUL made a dot, so that it is a string.
 */
const char *readable_file(struct bench *b, const struct pages *pages, const struct pdf_info *info);

/* Whether and how often a piece is in a text. */
void has(const char *text, const char *piece);
void lacks(const char *text, const char *piece);
unsigned times(const char *text, const char *piece);

/* Takes PNG's row filters (none and up) back, in place; returns how many bytes are left. */
size_t undo_rows(char *data, size_t n, size_t columns);

#endif
