/*
 * The objects of a PDF file, kept and written by libharu.
 *
 * libharu numbers the objects, keeps all that are not streams, holds the page tree, and prints them.  What is
 * inside an object is text that we prepare.  Streams go out at once, and nothing of them is kept.  No other
 * file of ours knows libharu.
 *
 * Failures stick: after the first one every call does nothing (numbers given out are 0), and haru_write()
 * returns false.  All memory goes with haru_close().
 */
#ifndef PLIEGO_PDF_OBJECTS_H
#define PLIEGO_PDF_OBJECTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "pdf/pdf.h"
#include "pdf/shared_streams.h"
#include "pdf/writer.h"

struct haru;

/* The struct itself lives in the arena. */
struct haru *haru_open(struct arena *, pdf_sink_fn *, void *ctx);
void haru_close(struct haru *);

/* The numbers of objects that are there from the start; haru_set() adds to what libharu puts into them. */
uint32_t haru_catalog(const struct haru *);
uint32_t haru_info(const struct haru *);

/* What libharu put into the information dictionary; NULL when nothing. */
const char *haru_producer(const struct haru *);

/* Adds n pages to a balanced tree, and returns their object numbers.  At most once. */
const uint32_t *haru_add_pages(struct haru *, struct arena *, size_t n);

/* A new dictionary, to be filled with haru_set(). */
uint32_t haru_reserve(struct haru *);

/* The entries of a dictionary, without the << >>; at most once for each. */
void haru_set(struct haru *, uint32_t object, const struct buf *entries);

/* A new dictionary, filled at once. */
uint32_t haru_add(struct haru *, const struct buf *entries);

/* Numbers for n objects that haru_object() will write; returns the first. */
uint32_t haru_reserve_range(struct haru *, size_t n);

/* A new stream: deflates the data, adds Filter and Length to the entries, and writes it. */
uint32_t haru_add_stream(struct haru *, const struct buf *entries, const void *data, size_t n);

/* The same, but not deflated. */
uint32_t haru_add_plain_stream(struct haru *, const struct buf *entries, const void *data, size_t n);

/* Deflates the data into the arena of the store.  Leaves `packed` as it is after a failure. */
void haru_pack(struct haru *, struct pdf_store *, const void *data, size_t n, struct packed *packed);

/* As haru_add_stream(), of what haru_pack() made. */
uint32_t haru_add_packed_stream(struct haru *, const struct buf *entries, const struct packed *);

/* The size that haru_add_stream() would bring the data to; 0 after a failure. */
size_t haru_deflated_size(struct haru *, const void *data, size_t n);

/*
 * Begins an object of a range: its text is to be appended to what is returned, before the next call.  By then
 * all other objects need to be there.
 */
struct buf *haru_object(struct haru *, enum packing, uint32_t number);

/*
 * Writes what is left of the file.  Its identifier is a digest of nearly all of it.  False after any failure;
 * haru_report() says which.
 */
bool haru_write(struct haru *);

bool haru_failed(const struct haru *);

/* Memory ran out elsewhere. */
void haru_fail(struct haru *);

/* Adds the error; nothing when it was the sink that refused. */
void haru_report(const struct haru *, struct diags *);

#endif
