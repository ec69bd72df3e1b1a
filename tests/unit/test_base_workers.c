#include <criterion/criterion.h>
#include <signal.h>
#include <unistd.h>

#include "base/packet.h"
#include "base/workers.h"
#include "support.h"

#define TASKS 40

/* Tasks square their numbers; some come to a bad end. */
struct job {
	struct workers *workers;
	size_t given, limit;
	uint64_t squares[TASKS];
	enum worker_end ends[TASKS];
	int details[TASKS];
	size_t ended;
	size_t renew_after;              /* a task from which on workers have to know better */
	uint64_t bonus;                  /* which they do by this */
	int crash, hang, leave, chatter; /* tasks that do; -1: none */
};

static bool
next(void *ctx, size_t *task)
{
	struct job *job = ctx;

	if (job->given == job->limit)
		return false;
	*task = job->given++;
	return true;
}

static void
work(void *ctx, size_t task, struct worker_line *line)
{
	const struct job *job = ctx;
	struct buf message = BUF_INIT;

	if ((int)task == job->crash)
		raise(SIGKILL); /* which no sanitizer takes for itself */
	while ((int)task == job->hang)
		pause();
	if ((int)task == job->leave)
		_exit(7);
	packet_put(&message, task * task + job->bonus);
	/* More than a socket holds at once. */
	for (size_t i = 0; (int)task == job->chatter && i < 100000; i++)
		packet_put(&message, i);
	worker_send(line, &message);
	buf_release(&message);
}

static void
message(void *ctx, size_t task, const char *data, size_t n)
{
	struct job *job = ctx;
	struct packet_reader r = {data, n, false};

	job->squares[task] = packet_get(&r);
	cr_expect_eq(r.left, (int)task == job->chatter ? 100000 * sizeof(uint64_t) : 0);
	cr_expect_not(r.bad);
}

static void
ended(void *ctx, size_t task, enum worker_end end, int detail)
{
	struct job *job = ctx;

	job->ends[task] = end;
	job->details[task] = detail;
	job->ended++;
	if (task == job->renew_after) {
		job->bonus = 1000000;
		workers_renew(job->workers);
	}
}

static void
leave(int status)
{
	_exit(status);
}

static struct job
run(unsigned count, struct job job)
{
	struct workers *ws = malloc(sizeof *ws);
	const struct worker_calls calls = {&job, next, work, message, ended};

	workers_init(ws);
	ws->count = count;
	ws->timeout = 1;
	ws->memory_status = 3;
	ws->leave = leave;
	job.workers = ws;
	job.limit = TASKS;
	workers_run(ws, &calls);
	cr_assert_eq(job.ended, TASKS);
	free(ws);
	return job;
}

static const struct job well = {.crash = -1, .hang = -1, .leave = -1, .chatter = -1, .renew_after = TASKS};

Test(base_workers, do_every_task_however_many_they_are)
{
	for (unsigned count = 0; count < 9; count += count < 3 ? 1 : 5) {
		struct job job = run(count, well);
		for (size_t i = 0; i < TASKS; i++)
			cr_assert(job.ends[i] == WORKER_DONE && job.squares[i] == i * i, "%zu of %u", i,
			    count);
	}
}

Test(base_workers, that_are_lost_lose_one_task)
{
	struct job ill = well;
	ill.crash = 5;
	ill.hang = 11;
	ill.leave = 17;
	ill.chatter = 23;
	for (unsigned count = 1; count < 4; count++) {
		struct job job = run(count, ill);
		for (size_t i = 0; i < TASKS; i++)
			if (i != 5 && i != 11 && i != 17)
				cr_assert(job.ends[i] == WORKER_DONE && job.squares[i] == i * i, "%zu", i);
		cr_assert(job.ends[5] == WORKER_SIGNAL && job.details[5] == SIGKILL);
		cr_assert_eq(job.ends[11], WORKER_TIME);
		cr_assert(job.ends[17] == WORKER_STATUS && job.details[17] == 7);
	}
}

Test(base_workers, that_are_renewed_know_what_was_learned)
{
	struct job job = well;
	job.renew_after = 9;
	for (unsigned count = 0; count < 2; count++) {
		struct job done = run(count, job);
		for (size_t i = 0; i < TASKS; i++)
			cr_assert_eq(done.squares[i], i * i + (i > 9 ? 1000000 : 0), "%zu", i);
	}
}
