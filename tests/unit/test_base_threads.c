#include "base/threads.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#define ITEMS 1000

struct seen {
	atomic_int times[ITEMS];
	atomic_bool busy[THREADS_MAX];
	atomic_int together; /* calls of one thread at the same time */
	atomic_int open;     /* calls in which a thread of ours could be sent a signal */
	pthread_t caller;
};

static void
see(void *ctx, unsigned thread, size_t item)
{
	struct seen *seen = ctx;
	sigset_t mask;

	cr_assert_lt(thread, THREADS_MAX);
	if (atomic_exchange(&seen->busy[thread], true))
		atomic_fetch_add(&seen->together, 1);
	atomic_fetch_add(&seen->times[item], 1);
	pthread_sigmask(SIG_SETMASK, NULL, &mask);
	if (!pthread_equal(pthread_self(), seen->caller) && !sigismember(&mask, SIGTERM))
		atomic_fetch_add(&seen->open, 1);
	atomic_store(&seen->busy[thread], false);
}

static void
expect_each_once(unsigned threads, size_t n)
{
	static struct seen seen;
	sigset_t mask;

	memset(&seen, 0, sizeof(seen));
	seen.caller = pthread_self();
	threads_run(threads, n, see, &seen);
	for (size_t i = 0; i < ITEMS; i++)
		cr_expect_eq(atomic_load(&seen.times[i]), i < n ? 1 : 0, "%u threads, item %zu", threads, i);
	cr_expect_eq(atomic_load(&seen.together), 0);
	cr_expect_eq(atomic_load(&seen.open), 0);
	pthread_sigmask(SIG_SETMASK, NULL, &mask);
	cr_expect_not(sigismember(&mask, SIGTERM), "the caller takes signals as before");
}

Test(base_threads, do_each_item_once)
{
	for (unsigned threads = 1; threads <= THREADS_MAX; threads++)
		expect_each_once(threads, ITEMS);
	expect_each_once(2, 1);
	expect_each_once(THREADS_MAX, 0);
}

/* Both items are begun before either ends, which one thread alone can't do. */
static void
meet(void *ctx, unsigned thread, size_t item)
{
	pthread_barrier_t *barrier = ctx;

	(void)thread;
	(void)item;
	(void)pthread_barrier_wait(barrier);
}

Test(base_threads, run_at_the_same_time, .timeout = 60)
{
	pthread_barrier_t barrier;

	pthread_barrier_init(&barrier, NULL, 2);
	threads_run(2, 2, meet, &barrier);
	pthread_barrier_destroy(&barrier);
}

Test(base_threads, are_no_more_than_there_is_work_for)
{
	cr_expect_eq(threads_for(4, 1000), 4);
	cr_expect_eq(threads_for(4, 3), 3);
	cr_expect_eq(threads_for(100, 1000), THREADS_MAX);
	cr_expect_eq(threads_for(0, 1000), 1);
	cr_expect_eq(threads_for(4, 0), 1);
}
