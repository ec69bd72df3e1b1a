/* What is kept of objects that are written. */
#include <criterion/criterion.h>
#include <malloc.h>

#include "pdf/objects.h"
#include "support.h"

static bool
swallow(void *ctx, const void *data, size_t n)
{
	(void)data;
	*(size_t *)ctx += n;
	return true;
}

static struct digest
no_digest(void *ctx)
{
	(void)ctx;
	return (struct digest){{0}};
}

/* Of a page its place in the page tree, two hundred bytes or so; of anything else nothing. */
Test(pdf_objects, no_text_of_an_object_is_kept)
{
	enum { PAGES = 2000, SIZE = 5000 };
	struct arena *arena = support_arena();
	size_t taken = 0, before;
	struct objects *h = objects_open(arena, (struct pdf_output){swallow, no_digest, &taken});
	const uint32_t *pages = objects_add_pages(h, arena, PAGES, (size_t)3 * PAGES);
	struct buf entries = BUF_INIT;

	for (uint32_t i = 0; i < SIZE / 20; i++)
		buf_addf(&entries, "/Key%05u %9u\n", i, i * 2654435769u);
	objects_add_stream(h, EFFORT_LITTLE, &(struct buf)BUF_INIT, entries.data, entries.length);
	before = mallinfo2().uordblks;
	for (size_t i = 0; i < PAGES; i++) {
		objects_set(h, pages[i], &entries);
		objects_add_stream(h, EFFORT_LITTLE, &(struct buf)BUF_INIT, entries.data, entries.length);
		objects_set(h, objects_reserve(h), &entries);
	}
	cr_assert_lt(mallinfo2().uordblks, before + (size_t)PAGES * 100);
	cr_assert(objects_write(h));
	objects_close(h);
	buf_release(&entries);
	arena_close(arena);
}
