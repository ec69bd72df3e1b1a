#include <signal.h>

#include "base/packet.h"
#include "run/batch.h"

enum message_kind { MESSAGE_NUMBERING, MESSAGE_RESULT };

/* ---- at work ---- */

static void
put_numbering(const struct build *b, const struct numbering *numbering, struct buf *out)
{
	packet_put(out, numbering->total);
	for (size_t u = 0; u < b->job.unit_count; u++) {
		packet_put(out, numbering->units[u].count);
		for (size_t s = 0; s < numbering->units[u].count; s++) {
			packet_put(out, numbering->units[u].sections[s].first_folio);
			packet_put(out, numbering->units[u].sections[s].pages);
		}
	}
	packet_put_bytes(out, numbering->activity_folios,
	    b->figures.plan.activity_count * sizeof *numbering->activity_folios);
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
put_result(const struct task *task, enum outcome outcome, const struct made *made, const struct diags *diags,
    struct buf *out)
{
	bool written = task->staged && outcome == OUTCOME_DONE;

	packet_put(out, MESSAGE_RESULT);
	packet_put(out, outcome);
	packet_put(out, written);
	if (written) {
		packet_put_bytes(out, &task->staged->digest, sizeof task->staged->digest);
		packet_put(out, task->staged->size);
	}
	packet_put(out, made->pages);
	if (made->pages > 0)
		packet_put_bytes(out, made->unit_pages, task->unit_count * sizeof *made->unit_pages);
	put_diags(task, diags, out);
}

/* Where a worker says what it has made. */
struct report {
	const struct build *build;
	struct worker_line *line;
	struct buf message;
};

/* At once, as other documents wait for it. */
static void
send_numbering(void *ctx, const struct numbering *numbering)
{
	struct report *report = ctx;

	packet_put(&report->message, MESSAGE_NUMBERING);
	put_numbering(report->build, numbering, &report->message);
	worker_send(report->line, &report->message);
	buf_clear(&report->message);
}

static enum outcome
make(struct build *b, struct arena *arena, const struct task *task, struct made *made, struct report *report)
{
	bool is_awaited = b->is_source[task->document] && task->unit_count == b->job.unit_count;
	const struct order order = {
	    .document = task->document,
	    .units = task->units,
	    .unit_count = task->unit_count,
	    .staged = task->staged,
	    .dump = task->path && b->options->dump,
	    .numbered = is_awaited ? send_numbering : NULL,
	    .ctx = report,
	};
	return make_document(b, arena, &order, made);
}

void
task_work(void *ctx, size_t number, struct worker_line *line)
{
	struct batch *batch = ctx;
	struct build *b = batch->build;
	const struct task *task = batch_task(batch, number);
	struct diags *diags = batch_open_diags(b), *all = b->diags;
	struct arena *arena = batch_open_arena(b);
	struct report report = {b, line, BUF_INIT};
	struct made made = {0};

	b->diags = b->publication->diags = diags;
	enum outcome outcome = make(b, arena, task, &made, &report);
	b->diags = b->publication->diags = all;
	put_result(task, outcome, &made, diags, &report.message);
	worker_send(line, &report.message);
	buf_release(&report.message);
	arena_close(arena);
	diags_close(diags);
}

/* ---- what it came to ---- */

static void
get_numbering(struct build *b, struct packet_reader *r, struct numbering *out)
{
	const size_t n = b->figures.plan.activity_count;
	uint32_t *folios = ARENA_ARRAY(b->arena, uint32_t, n);

	out->total = (uint32_t)packet_get(r);
	out->units = ARENA_ARRAY(b->arena, struct kept_unit, b->job.unit_count);
	for (size_t u = 0; u < b->job.unit_count; u++) {
		size_t count = packet_get_count(r, 2 * sizeof(uint64_t));
		struct kept_section *sections = ARENA_ARRAY(b->arena, struct kept_section, count);
		for (size_t s = 0; s < count; s++) {
			sections[s].first_folio = (uint32_t)packet_get(r);
			sections[s].pages = (uint32_t)packet_get(r);
		}
		out->units[u] = (struct kept_unit){sections, count};
	}
	packet_get_bytes(r, folios, n * sizeof *folios);
	out->activity_folios = folios;
	out->ok = !r->bad;
}

static void
get_diags(struct build *b, struct packet_reader *r, struct diags *out)
{
	size_t n = packet_get_count(r, 6 * sizeof(uint64_t));

	for (size_t i = 0; i < n && !r->bad; i++) {
		uint64_t severity = packet_get(r);
		struct srcloc loc = {.line = (uint32_t)packet_get(r)};
		loc.column = (uint32_t)packet_get(r);
		loc.file = packet_get_text(r, b->arena);
		const char *rule = packet_get_text(r, b->arena), *text = packet_get_text(r, b->arena);
		if (r->bad || severity > SEVERITY_ERROR || !rule || !text)
			break;
		diag_add_text(out, (enum severity)severity, loc, rule, text);
	}
}

static void
get_result(struct build *b, struct packet_reader *r, struct task *task)
{
	struct digest digest = {{0}};
	uint64_t size = 0;
	enum outcome outcome = (enum outcome)packet_get(r);
	bool written = packet_get(r) != 0;

	if (written) {
		packet_get_bytes(r, &digest, sizeof digest);
		size = packet_get(r);
	}
	task->made.pages = (uint32_t)packet_get(r);
	if (task->made.pages > 0) {
		uint32_t *pages = ARENA_ARRAY(b->arena, uint32_t, task->unit_count);
		packet_get_bytes(r, pages, task->unit_count * sizeof *pages);
		task->made.unit_pages = pages;
	}
	task->diags = batch_open_diags(b);
	get_diags(b, r, task->diags);
	task->outcome = r->bad ? OUTCOME_FAILED : outcome;
	if (task->staged && written && !r->bad)
		publication_accept(task->staged, &digest, size);
}

void
task_message(void *ctx, size_t number, const char *data, size_t n)
{
	struct batch *batch = ctx;
	struct task *task = batch_task(batch, number);
	struct packet_reader r = {.data = data, .left = n};

	if (packet_get(&r) == MESSAGE_NUMBERING) {
		get_numbering(batch->build, &r, &batch->build->numbering[task->document]);
		batch->build->numbering[task->document].known = true;
		workers_renew(batch->build->options->workers);
	} else if (!task->diags) {
		get_result(batch->build, &r, task);
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
tell_end(struct build *b, struct task *task, enum worker_end end, int detail)
{
	const struct srcloc loc =
	    task->staged ? (struct srcloc){task->staged->full, 0, 0} : b->job.documents[task->document].loc;
	struct diags *diags = task->diags;
	const struct workers *ws = b->options->workers;

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
	struct build *b = batch->build;
	struct task *task = batch_task(batch, number);
	struct numbering *numbering = &b->numbering[task->document];

	task->state = TASK_ENDED;
	if (!task->diags) {
		task->diags = batch_open_diags(b);
		task->outcome = OUTCOME_FAILED;
		end = end == WORKER_DONE ? WORKER_GARBLED : end;
	}
	if (task->outcome == OUTCOME_DONE && task->staged && !task->staged->ready)
		end = WORKER_GARBLED;
	if (end != WORKER_DONE) {
		task->outcome = OUTCOME_FAILED;
		tell_end(b, task, end, detail);
	}
	if (task->staged && task->outcome != OUTCOME_DONE)
		publication_reject(b->publication, task->staged);
	/* A source that can't be laid out: those that print its page numbers are not waited for. */
	if (b->is_source[task->document] && task->unit_count == b->job.unit_count)
		numbering->known = true;
	batch_progress(batch, task);
}
