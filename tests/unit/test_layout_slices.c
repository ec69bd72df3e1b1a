/* Tables whose rows come in slices: laid out as if all were there, and held as far as pages need them. */
#include <criterion/criterion.h>
#include <malloc.h>

#include "dice.h"
#include "fake_metrics.h"

#define COLUMNS 4
#define SEEDS 400

/* A table, and how it is handed out: `least` rows at a time, and as many more as a slice needs. */
struct slicer {
	struct bench *b;
	struct row *rows;
	size_t count, least;
	struct sliced_body body;
	const struct style *styles[COLUMNS];
	size_t next; /* the row that is to be asked for, unless it is the first */
	size_t made;
	size_t ballast; /* bytes that each slice takes beside */
	size_t most;    /* bytes in use when a slice was asked for, at most */
};

static size_t
bytes_in_use(void)
{
	struct mallinfo2 in_use = mallinfo2();

	return in_use.uordblks + in_use.hblkhd;
}

/* Cells of the first column may go on from slice to slice, those of others not. */
static bool
may_start(const struct slicer *s, size_t row)
{
	for (size_t c = 1; c < COLUMNS; c++)
		if (s->rows[row].cells[c].covered)
			return false;
	return !s->rows[row].keep_with_previous;
}

/* A copy in the slice's own memory, spans and texts too, so that none is used past its time. */
static const struct row *
make_slice(void *ctx, struct arena *arena, size_t first, size_t *count)
{
	struct slicer *s = ctx;
	size_t n = s->least < s->count - first ? s->least : s->count - first;

	s->most = bytes_in_use() > s->most ? bytes_in_use() : s->most;
	cr_assert(first == 0 || first == s->next, "row %zu is asked for, not %zu", first, s->next);
	while (first + n < s->count && !may_start(s, first + n))
		n++;
	struct row *rows = ARENA_ARRAY(arena, struct row, n);
	for (size_t r = 0; r < n; r++) {
		rows[r] = s->rows[first + r];
		rows[r].cells = ARENA_ARRAY(arena, struct cell, COLUMNS);
		for (size_t c = 0; c < COLUMNS; c++) {
			struct cell *cell = &rows[r].cells[c];
			*cell = s->rows[first + r].cells[c];
			struct span *spans = ARENA_ARRAY(arena, struct span, cell->span_count);
			for (size_t i = 0; i < cell->span_count; i++) {
				spans[i] = cell->spans[i];
				spans[i].text = arena_strdup(arena, spans[i].text);
			}
			cell->spans = cell->span_count > 0 ? spans : NULL;
		}
	}
	arena_alloc(arena, s->ballast, 1);
	s->next = first + n;
	s->made++;
	*count = n;
	return rows;
}

/* `least` 0: all rows are there. */
static void
set_body(struct slicer *s, struct table *table, size_t least)
{
	s->least = least;
	s->next = 0;
	s->body = (struct sliced_body){make_slice, s, s->styles};
	table->slices = least > 0 ? &s->body : NULL;
	table->body = least > 0 ? NULL : s->rows;
	table->body_count = s->count;
}

static struct cell
random_cell(struct bench *b, struct dice *dice, const struct style *style, unsigned *word)
{
	struct cell cell = {.style = style, .columns = 1, .rows = 1};
	struct buf text = BUF_INIT;
	uint32_t words = roll(dice, 15) == 0 ? 50 : 5;

	for (uint32_t n = roll(dice, words); n > 0; n--)
		buf_addf(&text, "w%u%s ", (*word)++, roll(dice, 8) == 0 ? "xxxxxxxx" : "");
	if (text.length > 0) {
		struct span *spans = ARENA_ARRAY(b->arena, struct span, 2);
		const char *copy = arena_strdup(b->arena, buf_cstr(&text));
		spans[0] = *bench_span(b, copy, style);
		spans[1] = *bench_span(b, "", style);
		spans[1].folio = roll(dice, 2) == 0 ? FOLIO_PAGE : FOLIO_PAGE_COUNT;
		cell.spans = spans;
		cell.span_count = roll(dice, 12) == 0 ? 2 : 1;
	}
	buf_release(&text);
	return cell;
}

/* Groups of rows that nest from the left, as equal neighbours of merged columns do. */
static void
random_groups(struct dice *dice, struct slicer *s, size_t column, size_t from, size_t to)
{
	for (size_t r = from, end; r < to; r = end) {
		size_t most = column == 0 ? 40 : 5;
		end = r + 1 + (roll(dice, 3) == 0 ? roll(dice, (uint32_t)most) : 0);
		end = end < to ? end : to;
		s->rows[r].cells[column].rows = (uint16_t)(end - r);
		for (size_t k = r + 1; k < end; k++)
			s->rows[k].cells[column] = (struct cell){.covered = true};
		if (column == 0)
			random_groups(dice, s, 1, r, end);
	}
}

static void
random_rows(struct slicer *s, struct dice *dice, unsigned *word)
{
	struct bench *b = s->b;

	s->count = 1 + roll(dice, roll(dice, 3) == 0 ? 150 : 30);
	s->rows = ARENA_ARRAY(b->arena, struct row, s->count);
	for (size_t r = 0; r < s->count; r++) {
		s->rows[r].cells = ARENA_ARRAY(b->arena, struct cell, COLUMNS);
		s->rows[r].loc = (struct srcloc){"random", (uint32_t)r, 1};
		s->rows[r].keep_with_previous = roll(dice, 8) == 0;
		s->rows[r].min_height = roll(dice, 5) == 0 ? (length)roll(dice, 200) * 1000 : 0;
		for (size_t c = 0; c < COLUMNS; c++)
			s->rows[r].cells[c] = random_cell(b, dice, s->styles[c], word);
	}
	random_groups(dice, s, 0, 0, s->count);
}

static void
random_styles(struct slicer *s, struct dice *dice)
{
	for (size_t c = 0; c < COLUMNS; c++) {
		struct style *style = ARENA_NEW(s->b->arena, struct style);
		*style = s->b->text;
		for (int side = 0; side < SIDES; side++) {
			style->padding[side] = (length)roll(dice, 3) * 1000;
			style->border[side].width = (length)roll(dice, 6) * 500;
		}
		style->valign = (enum valign)roll(dice, 3);
		style->background.none = roll(dice, 2) == 0;
		s->styles[c] = style;
	}
}

/* Paragraph, table, paragraph; the first kept with the table, or the table with the last, or neither. */
static struct table *
random_document(struct slicer *s, struct dice *dice)
{
	struct bench *b = s->b;
	struct block blocks[3];
	unsigned word = 0;

	random_styles(s, dice);
	random_rows(s, dice, &word);
	const char *titles[COLUMNS] = {"one", "two", "three", "four"};
	blocks[0] = bench_paragraph(b, bench_lines(b, 'a', 1 + (int)roll(dice, 12), 10));
	blocks[0].keep_with_next = roll(dice, 2) == 0;
	blocks[1] = bench_table(b, COLUMNS, bench_rows(b, COLUMNS, 1, titles, &b->head), roll(dice, 2),
	    s->rows, s->count);
	blocks[1].keep_with_next = roll(dice, 3) == 0;
	struct column *columns = ARENA_ARRAY(b->arena, struct column, COLUMNS);
	for (size_t c = 0; c < COLUMNS; c++)
		columns[c] = (struct column){COLUMN_FLEX, 1000, {0}};
	blocks[1].u.table.columns = columns;
	blocks[2] = bench_paragraph(b, bench_lines(b, 'z', 2, 10));
	struct section *section = bench_section(b, blocks, 3);
	return &((struct block *)section->blocks)[1].u.table;
}

Test(layout_slices, tables_come_out_the_same_in_slices_of_any_size)
{
	static const size_t sizes[] = {1, 2, 7, 100};

	for (unsigned seed = 1; seed <= SEEDS; seed++) {
		struct dice dice = {seed * 2654435761u + 1};
		struct bench b;
		bench_open(&b);
		struct slicer s = {.b = &b};
		struct table *table = random_document(&s, &dice);
		b.document.kept_bytes = roll(&dice, 2) == 0 ? SIZE_MAX : 0;
		set_body(&s, table, 0);
		cr_assert(bench_run(&b), "seed %u", seed);
		const char *whole = bench_dump(&b);
		size_t told = diags_count(b.diags);
		for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
			diags_close(b.diags);
			b.diags = diags_open();
			set_body(&s, table, sizes[i]);
			cr_assert(bench_run(&b), "seed %u, slices of %zu: %s", seed, sizes[i],
			    support_printed(b.arena, b.diags));
			cr_assert_str_eq(bench_dump(&b), whole, "seed %u, slices of %zu", seed, sizes[i]);
			cr_assert_eq(diags_count(b.diags), told, "seed %u, slices of %zu", seed, sizes[i]);
		}
		bench_close(&b);
	}
}

/* Rows of one line, "r17" in each column; a body holds ten. */
static struct block
plain_table(struct slicer *s, size_t rows)
{
	const char **texts = ARENA_ARRAY(s->b->arena, const char *, rows *COLUMNS);

	for (size_t i = 0; i < rows * COLUMNS; i++)
		texts[i] = arena_printf(s->b->arena, "r%zu", i / COLUMNS);
	s->count = rows;
	s->rows = bench_rows(s->b, COLUMNS, rows, texts, &s->b->text);
	for (size_t c = 0; c < COLUMNS; c++)
		s->styles[c] = &s->b->text;
	s->b->page.width = 24000 + COLUMNS * 50000;
	return bench_table(s->b, COLUMNS, NULL, 0, s->rows, rows);
}

#define BALLAST ((size_t)2 * 1024 * 1024)

/* When one is asked for: the two that the page shows, and one that a cell reaches down from. */
Test(layout_slices, no_more_of_them_are_there_than_a_page_needs)
{
	struct bench b;
	bench_open(&b);
	struct slicer s = {.b = &b, .ballast = BALLAST};
	struct block block = plain_table(&s, 400);
	s.rows[3].cells[0].rows = 300;
	for (size_t r = 4; r < 303; r++)
		s.rows[r].cells[0] = (struct cell){.covered = true};
	struct section *section = bench_section(&b, &block, 1);
	set_body(&s, &((struct block *)section->blocks)[0].u.table, 5);
	size_t before = bytes_in_use();
	struct page_dump dump = {.file = fopen("/dev/null", "w")};
	struct page_sink sink = page_dump_sink(&dump);
	cr_assert(bench_lay_out(&b, &sink));
	cr_assert_eq(s.made, 2 * 80, "once a pass: %zu", s.made);
	cr_expect_leq(s.most, before + 3 * BALLAST + BALLAST / 2);
	/* Where memory is counted at all: checkers of it have their own allocator. */
	cr_expect(before == 0 || s.most >= before + 3 * BALLAST);
	page_dump_release(&dump);
	fclose(dump.file);
	cr_expect_leq(bytes_in_use(), before + BALLAST / 2, "none is left");
	bench_close(&b);
}

/* A text that can't be set. */
static void
spoil(struct slicer *s, size_t row)
{
	s->rows[row].cells[2].spans = bench_span(s->b, "bad", &s->b->text);
	((struct span *)s->rows[row].cells[2].spans)->loc.line = (uint32_t)row;
}

static const char *
told(struct slicer *s, struct table *table, size_t least)
{
	diags_close(s->b->diags);
	s->b->diags = diags_open();
	set_body(s, table, least);
	cr_expect_not(bench_run(s->b));
	return support_printed(s->b->arena, s->b->diags);
}

Test(layout_slices, whatever_is_wrong_in_any_of_them_is_told)
{
	for (int spoilt_before = 0; spoilt_before < 2; spoilt_before++) {
		struct bench b;
		bench_open(&b);
		b.font.fails_at = "bad";
		struct slicer s = {.b = &b};
		struct block first = bench_paragraph(&b, spoilt_before ? "bad" : "good");
		struct block block = plain_table(&s, 60);
		struct block last = bench_paragraph(&b, "bad");
		spoil(&s, 3);
		spoil(&s, 17);
		spoil(&s, 44);
		bench_section(&b, &first, 1);
		struct section *section = bench_section(&b, &block, 1);
		bench_section(&b, &last, 1);
		struct table *table = &((struct block *)section->blocks)[0].u.table;
		const char *whole = told(&s, table, 0);
		cr_assert_eq(diags_count(b.diags), 4 + (size_t)spoilt_before, "%s", whole);
		cr_assert_str_eq(told(&s, table, 1), whole);
		cr_assert_str_eq(told(&s, table, 7), whole);
		bench_close(&b);
	}
}

Test(layout_slices, those_after_a_row_that_fits_nowhere_are_looked_through_too)
{
	struct bench b;
	bench_open(&b);
	b.font.fails_at = "bad";
	struct slicer s = {.b = &b};
	struct block block = plain_table(&s, 60);
	struct style *tall = ARENA_NEW(b.arena, struct style);
	*tall = b.text;
	tall->leading = 200000;
	s.rows[12].cells[1].style = tall;
	spoil(&s, 44);
	struct section *section = bench_section(&b, &block, 1);
	(void)told(&s, &((struct block *)section->blocks)[0].u.table, 7);
	cr_expect_eq(diags_count(b.diags), 2, "%s", support_printed(b.arena, b.diags));
	bench_close(&b);
}
