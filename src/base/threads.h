/*
 * The same work on many items, by several threads of this process.
 *
 * Items are begun in order and end in any; whoever wants results in order puts each in a place of its own,
 * and looks at them when all are done.  What items share is only read, but for what belongs to a thread.
 *
 * The caller is one of the threads, and does what others would have done where the system has none: nothing
 * can fail.  Signals are the caller's.  An arena without memory calls its handler in the thread that has it.
 */
#ifndef PLIEGO_BASE_THREADS_H
#define PLIEGO_BASE_THREADS_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

/*
 * Starts one thread, with all signals blocked: they are for the one that calls.  stack: its bytes.  False
 * where no thread can be had.
 */
bool thread_start(pthread_t *, size_t stack, void *(*)(void *), void *ctx);

#define THREADS_MAX 8

/* thread: less than there are threads; no two calls with the same one run at once. */
typedef void threads_fn(void *ctx, unsigned thread, size_t item);

/* How many threads are worth having for n items, of those that may be had; at least 1. */
unsigned threads_for(unsigned most, size_t n);

/* Calls the function for items 0 to n - 1, in as many threads, at most THREADS_MAX; all are then done. */
void threads_run(unsigned threads, size_t n, threads_fn *, void *ctx);

#endif
