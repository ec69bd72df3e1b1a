#include "base/workers.h"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/heap.h"
#include "base/io.h"

/* Where a worker does not even die of its own alarm, it is killed so many seconds later. */
#define GRACE 5

enum frame_kind { FRAME_MESSAGE, FRAME_DONE };

struct frame {
	uint32_t kind, length;
};

/* One end: a socket in a worker, the caller itself in this process. */
struct worker_line {
	struct workers *workers;
	int fd; /* -1: here */
	size_t task;
};

void
workers_init(struct workers *ws)
{
	memset(ws, 0, sizeof *ws);
	ws->owner = getpid();
	for (size_t i = 0; i < WORKERS_MAX; i++)
		ws->workers[i].fd = -1;
}

void
workers_renew(struct workers *ws)
{
	ws->generation++;
}

/* ---- in a worker ---- */

static void
send_frame(struct worker_line *line, enum frame_kind kind, const void *data, size_t n)
{
	const struct frame frame = {kind, (uint32_t)n};

	/* Nobody is there to read it: then nobody wants the rest of the work either. */
	if (!io_send(line->fd, &frame, sizeof frame) || !io_send(line->fd, data, n))
		line->workers->leave(1);
}

void
worker_send(struct worker_line *line, const struct buf *message)
{
	struct workers *ws = line->workers;

	if (line->fd < 0)
		ws->calls->message(ws->calls->ctx, line->task, message->data, message->length);
	else if (message->failed || message->length > WORKERS_MESSAGE_MAX)
		ws->leave(ws->memory_status);
	else
		send_frame(line, FRAME_MESSAGE, message->data, message->length);
}

/* Signals do what they do by default: who waits for us is told. */
static void
reset_signals(const sigset_t *mask)
{
	static const int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2};

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		(void)signal(signals[i], SIG_DFL);
	(void)sigprocmask(SIG_SETMASK, mask, NULL);
}

static void
set_alarm(uint32_t seconds)
{
	const struct itimerval timer = {.it_value.tv_sec = seconds};

	(void)setitimer(ITIMER_REAL, &timer, NULL);
}

static void
be_worker(struct workers *ws, int fd, const sigset_t *mask)
{
	struct worker_line line = {.workers = ws, .fd = fd};

	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != ws->owner)
		ws->leave(1);
	reset_signals(mask);
	for (size_t i = 0; i < WORKERS_MAX; i++)
		if (ws->workers[i].fd >= 0)
			(void)close(ws->workers[i].fd);
	if (ws->memory > 0) {
		const struct rlimit limit = {ws->memory, ws->memory};
		heap_give_back(); /* what was asked for in advance would be had beyond the limit */
		(void)setrlimit(RLIMIT_AS, &limit);
	}
	while (io_read_all(fd, &line.task, sizeof line.task) == (ssize_t)sizeof line.task) {
		set_alarm(ws->timeout);
		ws->calls->work(ws->calls->ctx, line.task, &line);
		set_alarm(0);
		send_frame(&line, FRAME_DONE, "", 0);
	}
	ws->leave(0);
}

/* ---- beginning and ending them ---- */

/* False when there can't be another process now. */
static bool
begin(struct workers *ws, struct worker *w)
{
	sigset_t all, mask;
	int ends[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return false;
	/* Who is told to end us must find every worker there is. */
	(void)sigfillset(&all);
	(void)sigprocmask(SIG_BLOCK, &all, &mask);
	pid_t pid = fork();
	if (pid == 0) {
		(void)close(ends[0]);
		be_worker(ws, ends[1], &mask);
	}
	if (pid > 0)
		atomic_store(&w->pid, pid);
	(void)sigprocmask(SIG_SETMASK, &mask, NULL);
	(void)close(ends[1]);
	if (pid < 0) {
		(void)close(ends[0]);
		return false;
	}
	w->fd = ends[0];
	w->generation = ws->generation;
	w->busy = w->timed_out = false;
	buf_release(&w->received);
	return true;
}

static int
reap(struct worker *w)
{
	int status = 0;

	(void)io_wait(atomic_load(&w->pid), &status);
	atomic_store(&w->pid, 0);
	if (w->fd >= 0)
		(void)close(w->fd);
	w->fd = -1;
	return status;
}

/* One that does nothing at the moment. */
static void
dismiss(struct worker *w)
{
	(void)kill(atomic_load(&w->pid), SIGKILL);
	(void)reap(w);
}

void
workers_kill(struct workers *ws)
{
	if (getpid() != ws->owner)
		return;
	for (size_t i = 0; i < WORKERS_MAX; i++)
		if (atomic_load(&ws->workers[i].pid) > 0)
			(void)kill(atomic_load(&ws->workers[i].pid), SIGKILL);
	for (size_t i = 0; i < WORKERS_MAX; i++)
		if (atomic_load(&ws->workers[i].pid) > 0)
			(void)io_wait(atomic_load(&ws->workers[i].pid), NULL);
}

/* Its task has ended with the process, or must. */
static void
lose(struct workers *ws, struct worker *w, bool garbled)
{
	(void)kill(atomic_load(&w->pid), SIGKILL); /* it is dead, or may do no more */
	int status = reap(w);
	bool was_busy = w->busy;
	enum worker_end end = WORKER_STATUS;
	int detail = WIFEXITED(status) ? WEXITSTATUS(status) : 0;

	w->busy = false;
	if (!was_busy)
		return;
	if (garbled) {
		end = WORKER_GARBLED;
	} else if (w->timed_out || (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM)) {
		end = WORKER_TIME;
	} else if (WIFSIGNALED(status)) {
		end = WORKER_SIGNAL;
		detail = WTERMSIG(status);
	} else if (detail == ws->memory_status) {
		end = WORKER_MEMORY;
	}
	ws->calls->ended(ws->calls->ctx, w->task, end, detail);
}

/* ---- handing out ---- */

/* One that is free and up to date; NULL when there is none and none can be begun. */
static struct worker *
find_free(struct workers *ws)
{
	struct worker *none = NULL;

	for (unsigned i = 0; i < ws->count; i++) {
		struct worker *w = &ws->workers[i];
		if (atomic_load(&w->pid) > 0 && !w->busy && w->generation != ws->generation)
			dismiss(w);
		if (atomic_load(&w->pid) > 0 && !w->busy)
			return w;
		if (atomic_load(&w->pid) == 0 && !none)
			none = w;
	}
	return none && begin(ws, none) ? none : NULL;
}

static unsigned
count_busy(const struct workers *ws)
{
	unsigned busy = 0;

	for (unsigned i = 0; i < ws->count; i++)
		busy += ws->workers[i].busy ? 1 : 0;
	return busy;
}

static void
do_here(struct workers *ws, size_t task)
{
	struct worker_line line = {.workers = ws, .fd = -1, .task = task};

	ws->calls->work(ws->calls->ctx, task, &line);
	ws->calls->ended(ws->calls->ctx, task, WORKER_DONE, 0);
}

static void
hand_out(struct workers *ws)
{
	size_t task;

	while (count_busy(ws) < ws->count && ws->calls->next(ws->calls->ctx, &task)) {
		struct worker *w = find_free(ws);
		if (!w) {
			do_here(ws, task); /* there are no processes to be had */
			continue;
		}
		w->busy = true;
		w->task = task;
		if (!io_send(w->fd, &task, sizeof task))
			lose(ws, w, false);
	}
}

/* ---- listening ---- */

/* Takes the whole frames from what was received.  False for what is none. */
static bool
take_frames(struct workers *ws, struct worker *w)
{
	struct frame frame;
	size_t at = 0;

	while (w->received.length - at >= sizeof frame) {
		memcpy(&frame, w->received.data + at, sizeof frame);
		if (!w->busy || frame.kind > FRAME_DONE || frame.length > WORKERS_MESSAGE_MAX)
			return false;
		if (w->received.length - at - sizeof frame < frame.length)
			break;
		at += sizeof frame;
		if (frame.kind == FRAME_MESSAGE)
			ws->calls->message(ws->calls->ctx, w->task, w->received.data + at, frame.length);
		at += frame.length;
		if (frame.kind == FRAME_DONE) {
			w->busy = false;
			ws->calls->ended(ws->calls->ctx, w->task, WORKER_DONE, 0);
		}
	}
	if (at > 0) {
		memmove(w->received.data, w->received.data + at, w->received.length - at);
		w->received.length -= at;
	}
	return true;
}

static void
listen_to(struct workers *ws, struct worker *w)
{
	char piece[65536];
	ssize_t got = io_read(w->fd, piece, sizeof piece);

	if (got <= 0) {
		lose(ws, w, false);
		return;
	}
	buf_add(&w->received, piece, (size_t)got);
	if (w->received.failed || !take_frames(ws, w))
		lose(ws, w, true);
}

/* Waits until a worker has something to say, or all that are at work have had more than their time. */
static void
wait_for_workers(struct workers *ws)
{
	struct pollfd fds[WORKERS_MAX];
	struct worker *who[WORKERS_MAX];
	nfds_t n = 0;

	for (unsigned i = 0; i < ws->count; i++)
		if (ws->workers[i].busy) {
			fds[n] = (struct pollfd){ws->workers[i].fd, POLLIN, 0};
			who[n++] = &ws->workers[i];
		}
	int ready = poll(fds, n, ws->timeout > 0 ? (int)(ws->timeout + GRACE) * 1000 : -1);
	for (nfds_t i = 0; i < n && ready == 0; i++) {
		who[i]->timed_out = true;
		lose(ws, who[i], false);
	}
	for (nfds_t i = 0; i < n && ready > 0; i++)
		if (fds[i].revents != 0)
			listen_to(ws, who[i]);
}

void
workers_run(struct workers *ws, const struct worker_calls *calls)
{
	size_t task;

	ws->calls = calls;
	while (ws->count == 0 && calls->next(calls->ctx, &task))
		do_here(ws, task);
	for (;;) {
		hand_out(ws);
		if (count_busy(ws) == 0)
			break;
		wait_for_workers(ws);
	}
	for (unsigned i = 0; i < ws->count; i++) {
		if (atomic_load(&ws->workers[i].pid) > 0)
			dismiss(&ws->workers[i]);
		buf_release(&ws->workers[i].received);
	}
}
