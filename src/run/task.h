/*
 * One task of a batch, decided on and made in a process of its own or here: calls of workers
 * (base/workers.h), whose ctx is the batch.
 */
#ifndef PLIEGO_RUN_TASK_H
#define PLIEGO_RUN_TASK_H

#include "base/workers.h"
#include "run/batch.h"

/* At work: makes it, where it isn't unchanged (run/unchanged.h), and sends what came of it. */
void task_work(void *batch, size_t number, struct worker_line *);

/* Where the batch is kept: takes what was sent, and then the end of it. */
void task_message(void *batch, size_t number, const char *, size_t n);
void task_ended(void *batch, size_t number, enum worker_end, int detail);

#endif
