#include "pdf/embedded_worker.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/packet.h"
#include "base/utf8.h"
#include "pdf/libqpdf.h"

#define MEBIBYTE ((size_t)1024 * 1024)
/*
 * Address space for the program with its libraries and a small PDF; more for a larger one: its bytes, those
 * of one stream twice, and what is known of its objects, which may take several times the room that they have
 * in it.
 */
#define MEMORY_LEAST (256 * MEBIBYTE)
#define MEMORY_COPIES 3
#define MEMORY_FACTOR 16
#define MEMORY_MORE_MAX (1024 * MEBIBYTE)
/* Seconds for a step: opening the PDF, reading a file. */
#define SECONDS_LEAST 30
#define BYTES_A_SECOND MEBIBYTE
#define PIECE MEBIBYTE

enum message_kind {
	MESSAGE_NO_LIBRARY,
	MESSAGE_ERROR,
	MESSAGE_NAMES,
	MESSAGE_FILE,
	MESSAGE_PIECE,
	MESSAGE_PAGE,
};

#define REFUSE(r, rule, ...) \
	diag_add((r)->diags, SEVERITY_ERROR, (struct srcloc){(r)->path, 0, 0}, rule, __VA_ARGS__)

/* Task 0 opens the PDF, task i reads file i - 1; or, where a page is asked for, task 1 reads that. */
struct reader {
	struct arena *arena;
	const char *path;
	struct bytes pdf;
	struct workers *workers;
	const struct attachments_calls *calls;
	struct diags *diags;
	enum attachments_result result;
	bool over;
	size_t next;
	/* In the worker. */
	struct libqpdf lib;
	struct embedded *embedded;
	/* Of what it sent. */
	struct unpacker *unpacker;
	struct embedded_name *names;
	size_t count;
	struct packed packed;
	char *data; /* of the file that is on its way, for packed.data.length bytes */
	size_t received;
	bool announced; /* its dictionary was received */
	struct page_texts page;
	bool has_page; /* it was received */
	bool garbled;
};

/* Nothing more is read. */
static void
give_up(struct reader *r, enum attachments_result result)
{
	r->over = true;
	r->result = result;
}

/* ---- in the worker ---- */

static void
send_text(struct worker_line *line, enum message_kind kind, const char *rule, const char *text)
{
	struct buf message = BUF_INIT;

	packet_put(&message, kind);
	packet_put_text(&message, rule);
	packet_put_text(&message, text);
	worker_send(line, &message);
	buf_release(&message);
}

static void
send_errors(struct reader *r, size_t from, struct worker_line *line)
{
	for (size_t i = from; i < diags_count(r->diags); i++) {
		const struct diag *d = diags_get(r->diags, i);
		send_text(line, MESSAGE_ERROR, d->rule, d->message);
	}
}

/* What libraries print by themselves is no message of ours.  That of a sanitizer is wanted. */
static void
silence(void)
{
#ifndef __SANITIZE_ADDRESS__
	int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (fd >= 0) {
		(void)dup2(fd, STDERR_FILENO);
		(void)close(fd);
	}
#endif
}

static void
open_pdf(struct reader *r, struct worker_line *line)
{
	struct buf message = BUF_INIT;

	silence();
	const char *why = libqpdf_load(&r->lib);
	if (why) {
		send_text(line, MESSAGE_NO_LIBRARY, NULL, why);
		return;
	}
	r->embedded = embedded_open(r->arena, &r->lib, r->path, r->pdf, r->diags);
	if (!r->embedded)
		return;
	size_t n = embedded_count(r->embedded);
	const struct embedded_name *names = embedded_names(r->embedded);
	packet_put(&message, MESSAGE_NAMES);
	packet_put(&message, n);
	for (size_t i = 0; i < n; i++) {
		packet_put(&message, names[i].length);
		packet_put_bytes(&message, names[i].text, names[i].length);
	}
	worker_send(line, &message);
	buf_release(&message);
}

static void
send_file(struct reader *r, size_t i, struct worker_line *line)
{
	struct buf message = BUF_INIT;
	struct packed packed;

	if (!embedded_read(r->embedded, i, &packed))
		return;
	packet_put(&message, MESSAGE_FILE);
	packet_put(&message, packed.data.length);
	packet_put(&message, packed.deflated);
	packet_put(&message, packed.has_size);
	packet_put(&message, (uint64_t)packed.size);
	packet_put(&message, packed.has_checksum);
	packet_put_bytes(&message, packed.checksum, sizeof packed.checksum);
	worker_send(line, &message);
	for (size_t at = 0; at < packed.data.length; at += PIECE) {
		size_t n = packed.data.length - at < PIECE ? packed.data.length - at : PIECE;
		buf_clear(&message);
		packet_put(&message, MESSAGE_PIECE);
		packet_put_bytes(&message, packed.data.data + at, n);
		worker_send(line, &message);
	}
	buf_release(&message);
}

static void
send_page(struct reader *r, struct worker_line *line)
{
	struct buf message = BUF_INIT;
	struct page_texts page;

	if (!embedded_page(r->embedded, r->calls->page, &page))
		return;
	packet_put(&message, MESSAGE_PAGE);
	packet_put(&message, page.count);
	for (size_t i = 0; i < page.count; i++) {
		const struct page_text *text = &page.items[i];

		packet_put(&message, text->row);
		packet_put(&message, text->is_cell);
		packet_put(&message, text->in_picture);
		packet_put_text(&message, text->text);
	}
	worker_send(line, &message);
	buf_release(&message);
}

static void
work(void *ctx, size_t task, struct worker_line *line)
{
	struct reader *r = ctx;
	size_t known = diags_count(r->diags);

	if (getpid() == r->workers->owner) { /* where a fault of libqpdf would be one of this process */
		REFUSE(r, "extract-process", "no process could be begun to read it");
		give_up(r, ATTACHMENTS_FAILED);
		return;
	}
	if (task == 0)
		open_pdf(r, line);
	else if (r->calls->page > 0)
		send_page(r, line);
	else
		send_file(r, task - 1, line);
	send_errors(r, known, line);
}

/* ---- what it sent ---- */

static void
take_names(struct reader *r, struct packet_reader *in)
{
	size_t n = packet_get_count(in, sizeof(uint64_t));

	r->names = ARENA_ARRAY(r->arena, struct embedded_name, n);
	for (size_t i = 0; i < n; i++) {
		size_t length = (size_t)packet_get(in);
		char *text = arena_alloc(r->arena, 1, EMBEDDED_NAME_MAX + 1);
		if (length > EMBEDDED_NAME_MAX)
			in->bad = true;
		else
			packet_get_bytes(in, text, length);
		r->names[i] = (struct embedded_name){text, length};
	}
	r->count = n;
}

static void
take_file(struct reader *r, struct packet_reader *in)
{
	r->packed.data.length = (size_t)packet_get(in);
	r->packed.deflated = packet_get(in) != 0;
	r->packed.has_size = packet_get(in) != 0;
	r->packed.size = (long long)packet_get(in);
	r->packed.has_checksum = packet_get(in) != 0;
	packet_get_bytes(in, r->packed.checksum, sizeof r->packed.checksum);
	if (in->bad || r->announced || r->packed.data.length > r->pdf.length) {
		in->bad = true;
		return;
	}
	r->announced = true;
	r->data = malloc(r->packed.data.length + 1);
	if (!r->data)
		arena_out_of_memory(r->arena, r->packed.data.length);
	r->packed.data.data = r->data;
	r->received = 0;
}

static void
take_piece(struct reader *r, struct packet_reader *in)
{
	size_t n = in->left;

	if (!r->announced || n > r->packed.data.length - r->received) {
		in->bad = true;
		return;
	}
	packet_get_bytes(in, r->data + r->received, n);
	r->received += n;
}

static void
take_page(struct reader *r, struct packet_reader *in)
{
	const size_t n = packet_get_count(in, 4 * sizeof(uint64_t));

	if (n > PAGE_TEXTS_MAX || in->bad) {
		in->bad = true;
		return;
	}
	r->page.items = ARENA_ARRAY(r->arena, struct page_text, n);
	for (size_t i = 0; i < n; i++) {
		struct page_text *text = &r->page.items[i];

		text->row = (uint32_t)packet_get(in);
		text->is_cell = packet_get(in) != 0;
		text->in_picture = packet_get(in) != 0;
		text->text = packet_get_text(in, r->arena);
		if (!text->text || utf8_valid_prefix(text->text, strlen(text->text)) < strlen(text->text))
			in->bad = true;
		if (in->bad)
			return;
	}
	r->page.count = n;
	r->has_page = true;
}

static void
take_text(struct reader *r, struct packet_reader *in, enum message_kind kind)
{
	const char *rule = packet_get_text(in, r->arena), *text = packet_get_text(in, r->arena);

	if (!text || (kind == MESSAGE_ERROR && !rule)) {
		in->bad = true;
	} else if (kind == MESSAGE_ERROR) {
		give_up(r, ATTACHMENTS_REFUSED);
		diag_add_text(r->diags, SEVERITY_ERROR, (struct srcloc){r->path, 0, 0}, rule, text);
	} else {
		give_up(r, ATTACHMENTS_FAILED);
		REFUSE(r, "extract-library",
		    "libqpdf, which reads PDFs, can't be loaded: %s; is the package %s installed?", text,
		    LIBQPDF_PACKAGE);
	}
}

static void
message(void *ctx, size_t task, const char *data, size_t n)
{
	struct reader *r = ctx;
	struct packet_reader in = {.data = data, .left = n};
	uint64_t kind = packet_get(&in);

	(void)task;
	if (kind == MESSAGE_NO_LIBRARY || kind == MESSAGE_ERROR)
		take_text(r, &in, (enum message_kind)kind);
	else if (kind == MESSAGE_NAMES && !r->names)
		take_names(r, &in);
	else if (kind == MESSAGE_FILE)
		take_file(r, &in);
	else if (kind == MESSAGE_PIECE)
		take_piece(r, &in);
	else if (kind == MESSAGE_PAGE && r->calls->page > 0 && !r->has_page)
		take_page(r, &in);
	else
		in.bad = true;
	r->garbled = r->garbled || in.bad;
}

/* ---- what it came to ---- */

static void
tell_end(struct reader *r, enum worker_end end, int detail)
{
	give_up(r, ATTACHMENTS_REFUSED);
	switch (end) {
	case WORKER_TIME:
		REFUSE(r, "extract-limit", "reading it takes longer than a PDF of its size may (%u seconds)",
		    (unsigned)r->workers->timeout);
		break;
	case WORKER_MEMORY:
		REFUSE(r, "extract-limit", "reading it takes more memory than a PDF of its size may");
		break;
	case WORKER_SIGNAL:
		REFUSE(r, "extract-damaged",
		    "the process that read it was ended by signal %d: it is damaged, or made to do that",
		    detail);
		break;
	case WORKER_STATUS:
	case WORKER_GARBLED:
	case WORKER_DONE:
		REFUSE(r, "extract-process", "the process that read it ended before it was done");
		give_up(r, ATTACHMENTS_FAILED);
		break;
	}
}

/* A file is there as a whole. */
static bool
pass_on(struct reader *r, size_t i)
{
	struct bytes bytes;
	bool ok = unpack(r->unpacker, r->names[i].text, &r->packed, &bytes);

	if (!ok)
		give_up(r, ATTACHMENTS_REFUSED);
	return ok && r->calls->file(r->calls->ctx, i, bytes);
}

static void
ended(void *ctx, size_t task, enum worker_end end, int detail)
{
	struct reader *r = ctx;
	const bool is_page = task > 0 && r->calls->page > 0;
	bool whole = task == 0 ? r->names != NULL : r->announced && r->received == r->packed.data.length;

	if (is_page)
		whole = r->has_page;

	r->next = task + 1;
	if (r->over) {
		/* It was told why. */
	} else if (end != WORKER_DONE || r->garbled || !whole) {
		tell_end(r, end, detail);
	} else if (is_page) {
		r->calls->texts(r->calls->ctx, &r->page);
		r->over = true;
	} else {
		bool go_on =
		    task == 0 ? r->calls->names(r->calls->ctx, r->names, r->count) : pass_on(r, task - 1);
		r->over = !go_on || task == r->count;
	}
	free(r->data);
	r->data = NULL;
	r->announced = false;
}

static bool
next(void *ctx, size_t *task)
{
	struct reader *r = ctx;

	*task = r->next;
	return !r->over;
}

static uint64_t
memory_for(size_t pdf)
{
	size_t more = pdf < MEMORY_MORE_MAX / MEMORY_FACTOR ? pdf * MEMORY_FACTOR : MEMORY_MORE_MAX;

#ifdef __SANITIZE_ADDRESS__
	return 0; /* its address space is larger than any limit */
#endif
	return (uint64_t)MEMORY_LEAST + (uint64_t)pdf * MEMORY_COPIES + more;
}

enum attachments_result
attachments_read(struct arena *arena, const char *path, struct bytes pdf, struct workers *workers,
    const struct attachments_calls *calls, struct diags *diags)
{
	struct reader r = {
	    .arena = arena,
	    .path = path,
	    .pdf = pdf,
	    .workers = workers,
	    .calls = calls,
	    .diags = diags,
	    .unpacker = unpacker_open(arena, path, diags),
	};
	const struct worker_calls worker_calls = {&r, next, work, message, ended};

	workers->count = 1;
	workers->timeout = (uint32_t)(SECONDS_LEAST + pdf.length / BYTES_A_SECOND);
	workers->memory = memory_for(pdf.length);
	workers_run(workers, &worker_calls);
	unpacker_close(r.unpacker);
	return r.result;
}
