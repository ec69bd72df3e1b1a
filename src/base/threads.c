#include "base/threads.h"

#include <malloc.h>
#include <signal.h>
#include <stdatomic.h>

/* What is run goes nowhere near that deep; address space is what workers are held to (base/workers.h). */
#define STACK ((size_t)1024 * 1024)

struct work {
	threads_fn *run;
	void *ctx;
	size_t count;
	atomic_size_t next; /* item that nobody has begun */
};

struct worker {
	struct work *work;
	unsigned number;
	pthread_t thread;
};

bool
thread_start(pthread_t *thread, size_t stack, void *(*run)(void *), void *ctx)
{
	pthread_attr_t attributes;
	sigset_t all, before;
	bool done;

	if (pthread_attr_init(&attributes) != 0)
		return false;
	sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	done = pthread_attr_setstacksize(&attributes, stack) == 0 &&
	    pthread_create(thread, &attributes, run, ctx) == 0;
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	(void)pthread_attr_destroy(&attributes);
	return done;
}

static void *
work_on(void *arg)
{
	const struct worker *worker = arg;
	struct work *work = worker->work;
	size_t item;

	while ((item = atomic_fetch_add(&work->next, 1)) < work->count)
		work->run(work->ctx, worker->number, item);
	return NULL;
}

/*
 * Threads share what malloc() has.  Else it takes 64 MB of address space for each thread, which processes
 * that come after them are born with: --memory would be spent before they begin.
 */
static void
share_malloc(void)
{
#ifdef M_ARENA_MAX
	(void)mallopt(M_ARENA_MAX, 1);
#endif
}

unsigned
threads_for(unsigned most, size_t n)
{
	unsigned threads = most < THREADS_MAX ? most : THREADS_MAX;

	if (threads > n)
		threads = (unsigned)n;
	return threads > 0 ? threads : 1;
}

void
threads_run(unsigned threads, size_t n, threads_fn *run, void *ctx)
{
	struct work work = {.run = run, .ctx = ctx, .count = n};
	struct worker workers[THREADS_MAX] = {{&work, 0, 0}};
	unsigned begun = 1;

	share_malloc();
	for (unsigned i = 1; i < threads && i < THREADS_MAX; i++) {
		workers[begun] = (struct worker){&work, begun, 0};
		if (thread_start(&workers[begun].thread, STACK, work_on, &workers[begun]))
			begun++;
	}
	(void)work_on(&workers[0]);
	for (unsigned i = 1; i < begun; i++)
		(void)pthread_join(workers[i].thread, NULL);
}
