/* A second thread makes the same file, and is gone when the writer is. */
#include <criterion/criterion.h>
#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>

#include "pdf/writer.h"
#include "pdf_bench.h"
#include "support.h"

/* What the output is given, and by whom. */
struct sink {
	struct buf got;
	unsigned calls, refuse_at; /* 0: never */
	unsigned calls_after;      /* it had refused */
	unsigned calls_elsewhere;  /* by another thread than `home` */
	unsigned open_to_signals;  /* of those */
	atomic_bool is_busy;       /* there is a call */
	pthread_t home;
};

static bool
sink_take(void *ctx, const void *data, size_t n)
{
	struct sink *s = ctx;
	sigset_t blocked;

	atomic_store(&s->is_busy, true);
	s->calls++;
	if (s->refuse_at > 0 && s->calls > s->refuse_at)
		s->calls_after++;
	if (!pthread_equal(pthread_self(), s->home)) {
		s->calls_elsewhere++;
		cr_assert_eq(pthread_sigmask(SIG_SETMASK, NULL, &blocked), 0);
		s->open_to_signals +=
		    sigismember(&blocked, SIGTERM) != 1 || sigismember(&blocked, SIGALRM) != 1;
	}
	buf_add(&s->got, data, n);
	atomic_store(&s->is_busy, false);
	return s->refuse_at == 0 || s->calls < s->refuse_at;
}

static struct digest
sink_digest(void *ctx)
{
	const struct sink *s = ctx;

	return digest_of(s->got.data, s->got.length);
}

static struct pdf_output
sink_open(struct sink *s, unsigned refuse_at)
{
	*s = (struct sink){.refuse_at = refuse_at, .home = pthread_self()};
	return (struct pdf_output){sink_take, sink_digest, s};
}

enum { STREAMS = 400, BIG = 700000 };

/* Text that deflates to about half of it, the same each time. */
static void
fill(char *data, size_t n)
{
	uint32_t x = 1;

	for (size_t i = 0; i < n; i++) {
		x = x * 1664525 + 1013904223;
		data[i] = (char)('a' + (x >> 28));
	}
}

/* Some of a few bytes and some of many, and now and then one that is too large for the ring. */
static size_t
size_of_stream(uint32_t i)
{
	return i % 100 == 99 ? BIG : i % 7 == 0 ? i : (size_t)i * i % 60000;
}

static enum effort
effort_of_stream(uint32_t i)
{
	return i % 2 == 0 ? EFFORT_MORE : EFFORT_LITTLE;
}

static bool
write_file(struct pdf_output output, bool two_threads)
{
	struct arena *arena = support_arena();
	struct buf entries = BUF_INIT;
	char *data = arena_alloc(arena, BIG, 1);
	struct writer w;
	bool done;

	fill(data, BIG);
	writer_init(&w, arena, output);
	if (two_threads)
		writer_start_thread(&w);
	cr_assert(!two_threads || w.queue != NULL);
	writer_start_numbers(&w, STREAMS + 1, 10 * STREAMS);
	for (uint32_t i = 1; i <= STREAMS; i++) {
		buf_clear(&entries);
		buf_addf(&entries, "/Number %u\n", i);
		if (i % 3 == 0)
			writer_stream(&w, i, &entries, data, size_of_stream(i));
		else
			writer_deflated_stream(&w, effort_of_stream(i), i, &entries, data, size_of_stream(i));
		for (uint32_t k = 0; k < 8; k++)
			buf_addf(writer_object(&w, (enum packing)(i % PACKINGS), writer_reserve(&w, 1)),
			    "[%u %.*s]", i, (int)(i % 90), data);
	}
	done = writer_finish(&w, 1, 2);
	cr_assert_eq(w.failure, done ? FAILURE_NONE : FAILURE_SINK);
	writer_release(&w);
	buf_release(&entries);
	arena_close(arena);
	return done;
}

/* The ring is gone through some ten times, and streams too large for it are done between. */
Test(pdf_pack_queue, two_threads_make_the_file_that_one_makes)
{
	struct sink one, two;

	cr_assert(write_file(sink_open(&one, 0), false));
	cr_assert_eq(one.calls_elsewhere, 0);
	cr_assert_gt(one.got.length, 5000000);
	for (int round = 0; round < 3; round++) {
		cr_assert(write_file(sink_open(&two, 0), true));
		cr_assert_eq(two.got.length, one.got.length);
		cr_assert_eq(memcmp(two.got.data, one.got.data, one.got.length), 0);
		cr_assert_gt(two.calls_elsewhere, 10);
		cr_assert_eq(two.open_to_signals, 0);
		buf_release(&two.got);
	}
	buf_release(&one.got);
}

Test(pdf_pack_queue, a_document_of_pages_is_the_same)
{
	struct bench b = bench_open(REGULAR, BOLD);
	struct page pages[300];
	struct pdf_info info = {.title = "x", .created = INT64_MIN};
	struct pages all = {.pages = pages, .page_count = 300};
	const char *one, *two;
	size_t n, m;

	add_text(&b, &(struct style){.size = 7000}, 24000, 50000, "Metas del año");
	for (size_t i = 0; i < 300; i++)
		pages[i] = b.page;
	one = whole_file(&b, &all, &info, &n);
	b.options = &(struct pdf_options){.two_threads = true};
	two = whole_file(&b, &all, &info, &m);
	cr_assert_eq(n, m);
	cr_assert_eq(memcmp(one, two, n), 0);
	bench_close(&b);
}

/* Whoever finds it. */
Test(pdf_pack_queue, an_output_that_refuses_is_not_called_again)
{
	struct sink s;

	for (unsigned at = 1; at < 80; at += at < 8 ? 1 : 23) {
		cr_assert_not(write_file(sink_open(&s, at), true), "refused at %u", at);
		cr_assert_eq(s.calls, at);
		cr_assert_eq(s.calls_after, 0);
		buf_release(&s.got);
	}
}

/* A document that can't be written is not made to its end: of 2.4 MB half of one fits in the ring. */
Test(pdf_pack_queue, a_refusal_is_told_while_streams_come)
{
	struct arena *arena = support_arena();
	char *data = arena_alloc(arena, 60000, 1);
	struct sink s;
	struct writer w;

	fill(data, 60000);
	writer_init(&w, arena, sink_open(&s, 1));
	writer_start_thread(&w);
	for (uint32_t i = 1; i <= 40; i++)
		writer_stream(&w, i, &(struct buf)BUF_INIT, data, 60000);
	cr_assert_eq(w.failure, FAILURE_SINK);
	writer_release(&w);
	buf_release(&s.got);
	arena_close(arena);
}

/* In the middle of a document, when there is more in the ring. */
Test(pdf_pack_queue, a_writer_that_is_given_up_leaves_no_thread)
{
	struct arena *arena = support_arena();
	char *data = arena_alloc(arena, 60000, 1);
	struct sink s;
	struct writer w;

	fill(data, 60000);
	for (uint32_t n = 0; n < 20; n++) {
		writer_init(&w, arena, sink_open(&s, 0));
		writer_start_thread(&w);
		for (uint32_t i = 1; i <= n; i++)
			writer_deflated_stream(&w, EFFORT_MORE, i, &(struct buf)BUF_INIT, data, 60000);
		writer_release(&w);
		cr_assert_not(atomic_load(&s.is_busy), "of %u streams one is still going out", n);
		buf_release(&s.got);
	}
	arena_close(arena);
}

static bool
count_bytes(void *ctx, const void *data, size_t n)
{
	(void)data;
	*(size_t *)ctx += n;
	return true;
}

static struct digest
digest_of_count(void *ctx)
{
	return digest_of(ctx, sizeof(size_t));
}

/* A thread that takes memory gets a heap of its own. */
static unsigned
count_heaps(void)
{
	char *text = NULL;
	size_t n;
	FILE *out = open_memstream(&text, &n);
	unsigned count;

	cr_assert_not_null(out);
	cr_assert_eq(malloc_info(0, out), 0);
	cr_assert_eq(fclose(out), 0);
	count = times(text, "<heap ");
	free(text);
	return count;
}

Test(pdf_pack_queue, the_thread_allocates_nothing)
{
	size_t taken = 0;
	unsigned before = count_heaps();

	cr_assert(write_file((struct pdf_output){count_bytes, digest_of_count, &taken}, true));
	cr_assert_gt(taken, 5000000);
	cr_assert_eq(count_heaps(), before);
}
