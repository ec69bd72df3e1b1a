#include "pdf/pack_queue.h"

#include "base/threads.h"

/* Enough for some pages ahead.  A page's content has 10 to 20 KB, a full object stream up to 120. */
#define RING_SIZE ((size_t)512 * 1024)

/* The thread calls deflate, a hash and write(); what libraries keep for each thread is in there, too. */
#define STACK_SIZE ((size_t)256 * 1024)

/* A slot: the head of a message, or a piece of what follows one, its entries and its data. */
struct message {
	struct stream stream;
	size_t slots; /* of the whole message */
	bool is_gap;  /* up to the end of the ring: no message */
	size_t place;
	uint64_t offset; /* once it has gone out */
};

#define SLOTS (RING_SIZE / sizeof(struct message))
#define DATA_MAX (SLOTS / 2 * sizeof(struct message))

/*
 * Positions count slots from the beginning of time: freed <= done <= put <= freed + SLOTS.  Those before
 * `freed` are room; those before `done` have gone out, and the producer has not looked yet where to.
 */
struct pack_queue {
	struct outlet *outlet; /* and `compressing`: the thread's, while there is something to do */
	struct compressing compressing;
	pack_queue_placed_fn *placed;
	void *ctx;
	struct message *ring;
	size_t freed; /* the producer's only */

	pthread_t thread;
	pthread_mutex_t lock; /* of all below */
	pthread_cond_t more;  /* was put, or closing */
	pthread_cond_t less;  /* done has grown */
	size_t put, done;
	bool is_closing;
	enum failure failure; /* the outlet's, after what is done */
};

static struct message *
message_at(const struct pack_queue *q, size_t position)
{
	return &q->ring[position % SLOTS];
}

static size_t
slots_of(const struct stream *s)
{
	size_t n = s->entries_length + s->length;

	return 1 + (n + sizeof(struct message) - 1) / sizeof(struct message);
}

/* --- the thread ----------------------------------------------------------------------------------------- */

/* The next message; NULL when the thread is to end. */
static struct message *
next(struct pack_queue *q)
{
	while (q->done == q->put && !q->is_closing)
		(void)pthread_cond_wait(&q->more, &q->lock);
	return q->is_closing ? NULL : message_at(q, q->done);
}

static void *
run(void *queue)
{
	struct pack_queue *q = queue;
	struct message *m;

	(void)pthread_mutex_lock(&q->lock);
	while ((m = next(q)) != NULL) {
		(void)pthread_mutex_unlock(&q->lock);
		if (!m->is_gap)
			m->offset = outlet_stream(q->outlet, &q->compressing, &m->stream);
		(void)pthread_mutex_lock(&q->lock);
		q->done += m->slots;
		q->failure = q->outlet->failure;
		(void)pthread_cond_signal(&q->less);
	}
	(void)pthread_mutex_unlock(&q->lock);
	return NULL;
}

/* --- the producer --------------------------------------------------------------------------------------- */

/* Looks where those have come to be that went out; their slots are room again. */
static void
free_done(struct pack_queue *q)
{
	while (q->freed < q->done) {
		const struct message *m = message_at(q, q->freed);
		if (!m->is_gap)
			q->placed(q->ctx, m->place, m->offset);
		q->freed += m->slots;
	}
}

/* Waits for so many slots in a row, and returns where they are; those before them become a gap. */
static struct message *
make_room(struct pack_queue *q, size_t slots)
{
	size_t rest = SLOTS - q->put % SLOTS, gap = slots > rest ? rest : 0;
	struct message *m = message_at(q, q->put);

	free_done(q);
	while (q->put + gap + slots - q->freed > SLOTS) {
		(void)pthread_cond_wait(&q->less, &q->lock);
		free_done(q);
	}
	if (gap > 0) {
		*m = (struct message){.is_gap = true, .slots = gap};
		q->put += gap;
	}
	return message_at(q, q->put);
}

bool
pack_queue_takes(const struct stream *s)
{
	return s->length <= DATA_MAX && s->entries_length <= DATA_MAX && slots_of(s) <= SLOTS / 2;
}

enum failure
pack_queue_put(struct pack_queue *q, const struct stream *s, size_t place)
{
	size_t slots = slots_of(s);
	struct message *m;
	enum failure failure;
	char *to;

	(void)pthread_mutex_lock(&q->lock);
	m = make_room(q, slots);
	(void)pthread_mutex_unlock(&q->lock);
	*m = (struct message){.stream = *s, .slots = slots, .place = place};
	to = (char *)(m + 1);
	m->stream.entries = to;
	m->stream.data = to + s->entries_length;
	if (s->entries_length > 0)
		memcpy(to, s->entries, s->entries_length);
	if (s->length > 0)
		memcpy(to + s->entries_length, s->data, s->length);
	(void)pthread_mutex_lock(&q->lock);
	q->put += slots;
	failure = q->failure;
	(void)pthread_cond_signal(&q->more);
	(void)pthread_mutex_unlock(&q->lock);
	return failure;
}

enum failure
pack_queue_wait(struct pack_queue *q)
{
	enum failure failure;

	(void)pthread_mutex_lock(&q->lock);
	while (q->done < q->put)
		(void)pthread_cond_wait(&q->less, &q->lock);
	free_done(q);
	failure = q->failure;
	(void)pthread_mutex_unlock(&q->lock);
	return failure;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static void
release(struct pack_queue *q)
{
	(void)pthread_cond_destroy(&q->less);
	(void)pthread_cond_destroy(&q->more);
	(void)pthread_mutex_destroy(&q->lock);
	compressing_release(&q->compressing);
	free(q->ring);
	free(q);
}

struct pack_queue *
pack_queue_open(struct outlet *outlet, pack_queue_placed_fn *placed, void *ctx)
{
	struct pack_queue *q = calloc(1, sizeof(*q));

	if (q == NULL)
		return NULL;
	*q = (struct pack_queue){.outlet = outlet,
	    .placed = placed,
	    .ctx = ctx,
	    .ring = calloc(SLOTS, sizeof(*q->ring)),
	    .lock = PTHREAD_MUTEX_INITIALIZER,
	    .more = PTHREAD_COND_INITIALIZER,
	    .less = PTHREAD_COND_INITIALIZER};
	if (q->ring != NULL && compressing_reserve(&q->compressing, DATA_MAX) &&
	    thread_start(&q->thread, STACK_SIZE, run, q))
		return q;
	release(q);
	return NULL;
}

void
pack_queue_close(struct pack_queue *q)
{
	if (q == NULL)
		return;
	(void)pthread_mutex_lock(&q->lock);
	q->is_closing = true;
	(void)pthread_cond_signal(&q->more);
	(void)pthread_mutex_unlock(&q->lock);
	(void)pthread_join(q->thread, NULL);
	release(q);
}
