#include "run/task.h"

#include <signal.h>

#include "base/packet.h"
#include "run/fingerprint.h"
#include "run/part.h"
#include "run/unchanged.h"

enum message_kind { MESSAGE_FINGERPRINT, MESSAGE_NUMBERING, MESSAGE_RESULT };

/* ---- at work ---- */

static void
put_numbering(const struct run *run, const struct numbering *numbering, struct buf *out)
{
	packet_put(out, numbering->total);
	for (size_t u = 0; u < run->job.unit_count; u++) {
		packet_put(out, numbering->units[u].count);
		for (size_t s = 0; s < numbering->units[u].count; s++) {
			packet_put(out, numbering->units[u].sections[s].first_folio);
			packet_put(out, numbering->units[u].sections[s].pages);
		}
	}
	packet_put_bytes(out, numbering->activity_folios,
	    run->figures.plan.activity_count * sizeof *numbering->activity_folios);
}

/* What has no place of its own is told with the document that was being made. */
static void
put_diags(const struct task *task, const struct diags *diags, struct buf *out)
{
	size_t n = diags_count(diags);

	packet_put(out, n);
	for (size_t i = 0; i < n; i++) {
		const struct diag *d = diags_get(diags, i);
		packet_put(out, d->severity);
		packet_put(out, d->loc.line);
		packet_put(out, d->loc.column);
		packet_put_text(out, d->loc.file || !task->staged ? d->loc.file : task->staged->full);
		packet_put_text(out, d->rule);
		packet_put_text(out, d->message);
	}
}

static void
put_result(const struct task *task, enum outcome outcome, const struct layout_result *result,
    const struct diags *diags, struct buf *out)
{
	bool written = task->staged && outcome == OUTCOME_DONE;

	packet_put(out, MESSAGE_RESULT);
	packet_put(out, outcome);
	packet_put(out, written);
	if (written) {
		packet_put_bytes(out, &task->staged->digest, sizeof task->staged->digest);
		packet_put(out, task->staged->size);
	}
	packet_put(out, result->pages);
	if (result->pages > 0)
		packet_put_bytes(out, result->unit_pages,
		    task->edition.unit_count * sizeof *result->unit_pages);
	put_diags(task, diags, out);
}

/* What is known of it before it is made: so that is not lost with a worker. */
static void
send_fingerprint(struct worker_line *line, bool settled, const struct digest *fingerprint, bool unchanged)
{
	struct buf message = BUF_INIT;

	packet_put(&message, MESSAGE_FINGERPRINT);
	packet_put(&message, settled);
	packet_put_bytes(&message, fingerprint, sizeof *fingerprint);
	packet_put(&message, unchanged);
	worker_send(line, &message);
	buf_release(&message);
}

/* True when there is nothing to be made. */
static bool
decide(const struct batch *batch, const struct task *task, struct worker_line *line)
{
	struct arena *arena = batch_open_arena(batch);
	struct digest fingerprint;
	bool settled = fingerprint_of(batch->run, arena, &task->edition, &fingerprint);
	bool unchanged = settled && is_unchanged(batch, task, &fingerprint);

	arena_close(arena);
	send_fingerprint(line, settled, &fingerprint, unchanged);
	return unchanged;
}

/* Who waits for the numbering of what a worker makes. */
struct waiting {
	const struct run *run;
	struct worker_line *line;
};

static void
send_numbering(void *ctx, const struct numbering *numbering)
{
	const struct waiting *waiting = ctx;
	struct buf message = BUF_INIT;

	packet_put(&message, MESSAGE_NUMBERING);
	put_numbering(waiting->run, numbering, &message);
	worker_send(waiting->line, &message);
	buf_release(&message);
}

/* Whether it makes the numbering known that other documents print. */
static bool
lends_numbering(const struct run *run, const struct task *task)
{
	return task->edition.document->lends_numbering && edition_is_whole(run, &task->edition);
}

static enum outcome
make(struct batch *batch, const struct task *task, struct layout_result *result, struct worker_line *line,
    struct arena *arena, struct diags *diags)
{
	struct run *run = batch->run;
	const struct build_options *options = run->options;
	struct waiting waiting = {run, line};
	struct edition own;
	const struct delivery delivery = {
	    .output = task->edition.path ? task->output : NULL,
	    .staged = task->staged,
	    .stream = options->stream,
	    .numbered = lends_numbering(run, task) ? send_numbering : NULL,
	    .ctx = &waiting,
	};

	if (!task->edition.part)
		return make_edition(run, arena, &task->edition, &delivery, result, diags);
	run = run_part_open(run, arena, &task->edition, &own, diags);
	return run ? make_edition(run, arena, &own, &delivery, result, diags) : OUTCOME_REFUSED;
}

static void
make_and_send(struct batch *batch, const struct task *task, struct worker_line *line)
{
	struct diags *diags = batch_open_diags(batch);
	struct arena *arena = batch_open_arena(batch);
	struct buf message = BUF_INIT;
	struct layout_result result = {0};

	enum outcome outcome = make(batch, task, &result, line, arena, diags);
	put_result(task, outcome, &result, diags, &message);
	worker_send(line, &message);
	buf_release(&message);
	arena_close(arena);
	diags_close(diags);
}

void
task_work(void *ctx, size_t number, struct worker_line *line)
{
	struct batch *batch = ctx;
	const struct task *task = batch_task(batch, number);

	if (!task->staged || !decide(batch, task, line))
		make_and_send(batch, task, line);
}

/* ---- what it came to ---- */

static void
get_fingerprint(const struct batch *batch, struct packet_reader *r, struct task *task)
{
	bool settled = packet_get(r) != 0;

	packet_get_bytes(r, &task->fingerprint, sizeof task->fingerprint);
	bool unchanged = packet_get(r) != 0;
	task->settled = settled && !r->bad;
	if (task->settled && unchanged) {
		task->state = TASK_UNCHANGED;
		task->before = manifest_find(&batch->before, task->edition.path);
	}
}

static void
get_numbering(struct run *run, struct packet_reader *r, struct numbering *out)
{
	const size_t n = run->figures.plan.activity_count;
	uint32_t *folios = ARENA_ARRAY(run->arena, uint32_t, n);

	out->total = (uint32_t)packet_get(r);
	out->units = ARENA_ARRAY(run->arena, struct kept_unit, run->job.unit_count);
	for (size_t u = 0; u < run->job.unit_count; u++) {
		size_t count = packet_get_count(r, 2 * sizeof(uint64_t));
		struct kept_section *sections = ARENA_ARRAY(run->arena, struct kept_section, count);
		for (size_t s = 0; s < count; s++) {
			sections[s].first_folio = (uint32_t)packet_get(r);
			sections[s].pages = (uint32_t)packet_get(r);
		}
		out->units[u] = (struct kept_unit){sections, count};
	}
	packet_get_bytes(r, folios, n * sizeof *folios);
	out->activity_folios = folios;
	out->is_there = !r->bad;
}

static void
get_diags(struct run *run, struct packet_reader *r, struct diags *out)
{
	size_t n = packet_get_count(r, 6 * sizeof(uint64_t));

	for (size_t i = 0; i < n && !r->bad; i++) {
		uint64_t severity = packet_get(r);
		struct srcloc loc = {.line = (uint32_t)packet_get(r)};
		loc.column = (uint32_t)packet_get(r);
		loc.file = packet_get_text(r, run->arena);
		const char *rule = packet_get_text(r, run->arena), *text = packet_get_text(r, run->arena);
		if (r->bad || severity > SEVERITY_ERROR || !rule || !text)
			break;
		diag_add_text(out, (enum severity)severity, loc, rule, text);
	}
}

static void
get_result(struct batch *batch, struct packet_reader *r, struct task *task)
{
	struct run *run = batch->run;
	struct digest digest = {{0}};
	uint64_t size = 0;
	enum outcome outcome = (enum outcome)packet_get(r);
	bool written = packet_get(r) != 0;

	if (written) {
		packet_get_bytes(r, &digest, sizeof digest);
		size = packet_get(r);
	}
	task->result.pages = (uint32_t)packet_get(r);
	if (task->result.pages > 0) {
		uint32_t *pages = ARENA_ARRAY(run->arena, uint32_t, task->edition.unit_count);
		packet_get_bytes(r, pages, task->edition.unit_count * sizeof *pages);
		task->result.unit_pages = pages;
	}
	task->diags = batch_open_diags(batch);
	get_diags(run, r, task->diags);
	task->outcome = r->bad ? OUTCOME_FAILED : outcome;
	if (task->staged && written && !r->bad)
		publication_accept(task->staged, &digest, size);
}

/* Of its document, as the run keeps it. */
static struct numbering *
numbering_of(const struct batch *batch, const struct task *task)
{
	return &batch->run->documents[task->edition.document->number].numbering;
}

void
task_message(void *ctx, size_t number, const char *data, size_t n)
{
	struct batch *batch = ctx;
	struct task *task = batch_task(batch, number);
	struct packet_reader r = {.data = data, .left = n};
	uint64_t kind = packet_get(&r);

	if (kind == MESSAGE_FINGERPRINT) {
		get_fingerprint(batch, &r, task);
	} else if (kind == MESSAGE_NUMBERING) {
		struct numbering *numbering = numbering_of(batch, task);

		get_numbering(batch->run, &r, numbering);
		numbering->is_known = true;
		workers_renew(batch->run->options->workers);
	} else if (!task->diags) {
		get_result(batch, &r, task);
	}
}

static const char *
signal_name(int number)
{
	static const struct {
		int number;
		const char *name;
	} names[] = {{SIGSEGV, "SIGSEGV"}, {SIGABRT, "SIGABRT"}, {SIGBUS, "SIGBUS"}, {SIGFPE, "SIGFPE"},
	    {SIGILL, "SIGILL"}, {SIGKILL, "SIGKILL"}, {SIGTERM, "SIGTERM"}, {SIGINT, "SIGINT"},
	    {SIGHUP, "SIGHUP"}, {SIGQUIT, "SIGQUIT"}, {SIGTRAP, "SIGTRAP"}, {SIGSYS, "SIGSYS"},
	    {SIGXCPU, "SIGXCPU"}, {SIGPIPE, "SIGPIPE"}};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].number == number)
			return names[i].name;
	return "?";
}

static void
tell_end(const struct run *run, const struct task *task, enum worker_end end, int detail)
{
	const struct srcloc loc =
	    task->staged ? (struct srcloc){task->staged->full, 0, 0} : task->edition.document->job->loc;
	struct diags *diags = task->diags;
	const struct workers *ws = run->options->workers;

	switch (end) {
	case WORKER_DONE:
		break;
	case WORKER_SIGNAL:
		diag_add(diags, SEVERITY_ERROR, loc, "document-crash",
		    "the process that made this was ended by signal %d (%s)", detail, signal_name(detail));
		break;
	case WORKER_TIME:
		diag_add(diags, SEVERITY_ERROR, loc, "document-timeout",
		    "this took longer than %u seconds (--timeout), and was given up", (unsigned)ws->timeout);
		break;
	case WORKER_MEMORY:
		diag_add(diags, SEVERITY_ERROR, loc, "document-memory",
		    "the process that made this ran out of memory");
		break;
	case WORKER_STATUS:
		diag_add(diags, SEVERITY_ERROR, loc, "document-crash",
		    "the process that made this ended with exit status %d", detail);
		break;
	case WORKER_GARBLED:
		diag_add(diags, SEVERITY_ERROR, loc, "document-crash",
		    "the process that made this sent what can't be read");
		break;
	}
}

void
task_ended(void *ctx, size_t number, enum worker_end end, int detail)
{
	struct batch *batch = ctx;
	struct run *run = batch->run;
	struct task *task = batch_task(batch, number);

	if (task->state == TASK_UNCHANGED && end == WORKER_DONE) {
		publication_reject(run->publication, task->staged);
		batch_progress(batch, task);
		return;
	}
	task->state = TASK_ENDED;
	if (!task->diags) {
		task->diags = batch_open_diags(batch);
		task->outcome = OUTCOME_FAILED;
		end = end == WORKER_DONE ? WORKER_GARBLED : end;
	}
	if (task->outcome == OUTCOME_DONE && task->staged && !task->staged->ready)
		end = WORKER_GARBLED;
	if (end != WORKER_DONE) {
		task->outcome = OUTCOME_FAILED;
		tell_end(run, task, end, detail);
	}
	if (task->staged && task->outcome != OUTCOME_DONE)
		publication_reject(run->publication, task->staged);
	/* A source that can't be laid out: those that print its page numbers are not waited for. */
	if (lends_numbering(run, task))
		numbering_of(batch, task)->is_known = true;
	batch_progress(batch, task);
}
