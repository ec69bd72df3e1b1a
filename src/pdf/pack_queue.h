/*
 * A second thread for a document: it puts streams into rows, deflates, and hands the output what comes of
 * them, while the document's own thread goes on with what follows.
 *
 * Streams wait in a ring of fixed size, are copied into it, and go out in the order in which they came: so
 * the bytes are those that one thread makes.  One producer, one consumer.  Where a stream came to be is told
 * later: by a call, in the producer's thread, from within pack_queue_put() or pack_queue_wait().
 *
 * The outlet, and with it the output, belongs to the thread from pack_queue_put() until pack_queue_wait()
 * has returned; else to the producer.  The thread allocates nothing (it would get an arena of its own from
 * malloc, and with it address space), gets no signals, and takes no lock but the ring's: so whoever ends the
 * process, in a signal handler too, need not wait for it.
 *
 * Failures of the outlet stick, and are told by whichever call comes next: some streams later than they
 * happened.
 */
#ifndef PLIEGO_PDF_PACK_QUEUE_H
#define PLIEGO_PDF_PACK_QUEUE_H

#include "pdf/outlet.h"

struct pack_queue;

/* The stream that was put with `place` is at that offset of the file. */
typedef void pack_queue_placed_fn(void *ctx, size_t place, uint64_t offset);

/*
 * Starts the thread, which works for the outlet.  NULL when there is no memory for it, or no thread to be
 * had: then the caller has to do without.
 */
struct pack_queue *pack_queue_open(struct outlet *, pack_queue_placed_fn *, void *ctx);

/* Ends the thread, after the stream it is at; those that wait behind it are dropped.  NULL: nothing to do. */
void pack_queue_close(struct pack_queue *);

/* Whether it may be put: it is not larger than half of the ring. */
bool pack_queue_takes(const struct stream *);

/* Puts a stream that it takes behind the others, waiting for room. */
enum failure pack_queue_put(struct pack_queue *, const struct stream *, size_t place);

/* Waits until all have gone out. */
enum failure pack_queue_wait(struct pack_queue *);

#endif
