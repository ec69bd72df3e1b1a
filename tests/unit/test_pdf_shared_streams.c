/* What documents of one run share: the same bytes, made once. */
#include <criterion/criterion.h>

#include "base/file.h"
#include "base/image.h"
#include "pdf/shared_streams.h"
#include "pdf_bench.h"
#include "support.h"

static const struct pdf_info about = {.title = "T", .created = INT64_MIN};
static const struct node nodes[] = {{.role = ROLE_DOCUMENT}, {.role = ROLE_FIGURE, .text = "picture"}};

#define SIDE 40
#define FILE_SIZE 3000

/* A document with a profile, a picture with transparency and three attached files. */
struct sample {
	struct bench b;
	struct image image;
	struct page page;
	struct pages pages;
	struct pdf_attachment files[3];
	struct pdf_options options;
	uint8_t samples[SIDE * SIDE * 3], alpha[SIDE * SIDE];
	char kept[FILE_SIZE], own[FILE_SIZE];
};

static void
open_sample(struct sample *d)
{
	struct bytes profile;
	struct item *item;

	memset(d, 0, sizeof(*d));
	d->b = bench_open(REGULAR, BOLD);
	for (size_t i = 0; i < sizeof(d->samples); i++)
		d->samples[i] = (uint8_t)(i / SIDE);
	memset(d->alpha, 0x80, sizeof(d->alpha));
	memset(d->kept, 'k', sizeof(d->kept));
	memset(d->own, 'o', sizeof(d->own));
	d->image = (struct image){.width = SIDE,
	    .height = SIDE,
	    .channels = 3,
	    .samples = d->samples,
	    .alpha = d->alpha};
	item = add_item(&d->b, ITEM_IMAGE, 0, 0, 10000, 10000);
	item->u.image = &d->image;
	item->node = 1;
	d->page = d->b.page;
	d->pages = (struct pages){.pages = &d->page, .page_count = 1, .nodes = nodes, .node_count = 2};
	d->files[0] =
	    (struct pdf_attachment){.name = "kept", .data = d->kept, .size = FILE_SIZE, .kept = true};
	d->files[1] = (struct pdf_attachment){.name = "own", .data = d->own, .size = FILE_SIZE};
	d->files[2] = (struct pdf_attachment){.name = "empty", .kept = true};
	cr_assert(file_read(d->b.arena, "fonts/sRGB.icc", 1 << 20, (struct srcloc){0}, &profile, d->b.diags));
	d->options = (struct pdf_options){.standards = PDF_A3A | PDF_UA1,
	    .icc_profile = profile.data,
	    .icc_size = profile.length,
	    .attachments = d->files,
	    .attachment_count = 3};
	d->b.options = &d->options;
}

static bool
same(const char *a, size_t an, const char *b, size_t bn)
{
	return an == bn && memcmp(a, b, an) == 0;
}

Test(pdf_shared_streams, documents_that_share_have_the_bytes_of_those_that_do_not)
{
	struct sample d;
	struct shared_streams store;
	const char *file[3];
	size_t n[3];

	open_sample(&d);
	shared_streams_init(&store, d.b.arena);
	for (int i = 0; i < 3; i++) {
		file[i] = whole_file(&d.b, &d.pages, &about, &n[i]);
		d.options.store = &store;
	}
	cr_expect(same(file[0], n[0], file[1], n[1]), "the first of a store");
	cr_expect(same(file[0], n[0], file[2], n[2]), "the second");
	cr_expect_eq(store.sources.count, 4, "profile, colours, transparency, one file");
	bench_close(&d.b);
}

/* Told by breaking the rule that sources don't change: what is deflated once shows nothing of it. */
Test(pdf_shared_streams, what_is_shared_is_deflated_once)
{
	struct sample d;
	struct shared_streams store;
	const char *before, *after;
	size_t before_n, after_n;

	open_sample(&d);
	shared_streams_init(&store, d.b.arena);
	d.options.store = &store;
	before = whole_file(&d.b, &d.pages, &about, &before_n);
	memset(d.samples, 7, sizeof(d.samples));
	memset(d.alpha, 7, sizeof(d.alpha));
	memset(d.kept, '7', sizeof(d.kept));
	after = whole_file(&d.b, &d.pages, &about, &after_n);
	cr_expect(same(before, before_n, after, after_n));
	memset(d.own, '7', sizeof(d.own));
	after = whole_file(&d.b, &d.pages, &about, &after_n);
	cr_expect_not(same(before, before_n, after, after_n), "a file that is not kept is read each time");
	bench_close(&d.b);
}

Test(pdf_shared_streams, many_entries_are_found_again)
{
	struct arena *arena = support_arena();
	struct shared_streams store;
	static char sources[1000];

	shared_streams_init(&store, arena);
	for (size_t i = 0; i < sizeof(sources); i++) {
		struct packed *packed = shared_streams_get(&store, &sources[i]);
		cr_assert_null(packed->data);
		packed->data = &sources[i];
		packed->length = i;
	}
	for (size_t i = 0; i < sizeof(sources); i++)
		cr_assert_eq(shared_streams_get(&store, &sources[i])->length, i);
	cr_expect_eq(store.sources.count, sizeof(sources));
	arena_close(arena);
}

/* --- subsets of fonts --- */

static const struct style small = {.size = 7000};

/* A document that shows a text. */
static const char *
text_file(struct bench *b, const char *text, struct shared_streams *store, size_t *n)
{
	struct pdf_options options = {.store = store};
	struct pages pages = {.pages = &b->page, .page_count = 1};
	const char *file;

	b->page.item_count = 0;
	add_text(b, &small, 10000, 20000, text);
	b->options = &options;
	file = whole_file(b, &pages, &about, n);
	b->options = NULL;
	return file;
}

/* Told by what a subset is said to be long: it is not cut again. */
Test(pdf_shared_streams, a_subset_is_cut_once)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct shared_streams store;
	const char *file[3];
	size_t n[3];

	shared_streams_init(&store, b.arena);
	file[0] = text_file(&b, "ab *c*", NULL, &n[0]);
	file[1] = text_file(&b, "ab *c*", &store, &n[1]);
	file[2] = text_file(&b, "ba *c*", &store, &n[2]);
	cr_expect(same(file[0], n[0], file[1], n[1]), "the first of a store");
	cr_expect_eq(store.subsets.count, 2);
	file[0] = text_file(&b, "ba *c*", NULL, &n[0]);
	cr_expect(same(file[0], n[0], file[2], n[2]), "the same glyphs in another order");
	file[0] = text_file(&b, "ab *d*", NULL, &n[0]);
	file[1] = text_file(&b, "ab *d*", &store, &n[1]);
	cr_expect(same(file[0], n[0], file[1], n[1]), "another glyph in one of two faces");
	cr_expect_eq(store.subsets.count, 3);
	store.fonts[0].size = 77;
	file[2] = text_file(&b, "ab *c*", &store, &n[2]);
	cr_expect_not_null(memmem(file[2], n[2], "/Length1 77\n", 12));
	bench_close(&b);
}

/* The same glyphs of another face, or at other codes, are another subset. */
Test(pdf_shared_streams, a_full_store_keeps_no_more_subsets)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct shared_streams store;
	uint32_t glyphs[256] = {0};
	const char *file[2];
	size_t n[2];

	shared_streams_init(&store, b.arena);
	for (uint32_t i = 0; i < SHARED_SUBSETS_MAX; i++) {
		glyphs[i / 2] = 1; /* the same for two faces */
		cr_assert_not_null(shared_streams_subset(&store, (uint16_t)i, glyphs));
		cr_assert_eq(store.subsets.count, i + 1);
		cr_assert_not_null(shared_streams_subset(&store, (uint16_t)i, glyphs));
		cr_assert_eq(store.subsets.count, i + 1);
	}
	glyphs[7] = 7;
	cr_expect_null(shared_streams_subset(&store, 0, glyphs));
	file[0] = text_file(&b, "ab *c*", NULL, &n[0]);
	file[1] = text_file(&b, "ab *c*", &store, &n[1]);
	cr_expect(same(file[0], n[0], file[1], n[1]));
	cr_expect_eq(store.subsets.count, SHARED_SUBSETS_MAX);
	bench_close(&b);
}
