/*
 * The objects of a PDF file, kept and written by libharu.
 *
 * libharu holds the catalog, the information dictionary and the page tree, and prints them.  What is inside
 * an object is text that we prepare.  An object goes out as soon as it is filled, and nothing of it is kept;
 * of a page, only its place in the page tree.  No other file of ours knows libharu.
 *
 * Failures stick: after the first one every call does nothing (numbers given out are 0), and objects_write()
 * returns false.  All memory goes with objects_close().
 */
#ifndef PLIEGO_PDF_OBJECTS_H
#define PLIEGO_PDF_OBJECTS_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/library.h"
#include "pdf/output.h"
#include "pdf/shared_streams.h"
#include "pdf/writer.h"

struct objects;

/* The struct itself lives in the arena. */
struct objects *objects_open(struct arena *, struct pdf_output);

/* See writer_start_thread(). */
void objects_start_thread(struct objects *);

void objects_close(struct objects *);

/* The numbers of objects that are there from the start; objects_set() adds to what libharu puts into them. */
uint32_t objects_catalog(const struct objects *);
uint32_t objects_info(const struct objects *);

/* What libharu put into the information dictionary; NULL when nothing. */
const char *objects_producer(const struct objects *);

/*
 * Adds n pages to a balanced tree, and returns their object numbers.  Once, before any other object.  There
 * will be about `expected` objects: numbers are made as wide as those of so many.
 */
const uint32_t *objects_add_pages(struct objects *, struct arena *, size_t n, size_t expected);

/* A new dictionary, to be filled with objects_set(). */
uint32_t objects_reserve(struct objects *);

/* The entries of a dictionary, without the << >>; at most once for each. */
void objects_set(struct objects *, uint32_t object, const struct buf *entries);

/* A new dictionary, filled at once. */
uint32_t objects_add(struct objects *, const struct buf *entries);

/* Numbers in a row for n objects that objects_object() will write; returns the first. */
uint32_t objects_reserve_range(struct objects *, size_t n);

/* Digits of numbers, so that they are alike in width. */
unsigned objects_digits(const struct objects *);

/* A new stream: deflates the data, adds Filter and Length to the entries, and writes it. */
uint32_t objects_add_stream(struct objects *, enum effort, const struct buf *entries, const void *data,
    size_t n);

/* The same, but not deflated. */
uint32_t objects_add_plain_stream(struct objects *, const struct buf *entries, const void *data, size_t n);

/* Deflates with more effort, into the arena of the store.  Leaves `packed` as it is after a failure. */
void objects_pack(struct objects *, struct shared_streams *, const void *data, size_t n,
    struct packed *packed);

/* As objects_add_stream(), of what objects_pack() made. */
uint32_t objects_add_packed_stream(struct objects *, const struct buf *entries, const struct packed *);

/* The size that little effort would bring the data to; 0 after a failure. */
size_t objects_deflated_size(struct objects *, const void *data, size_t n);

/* Begins an object of a range: its text is to be appended to what is returned, before the next call. */
struct buf *objects_object(struct objects *, enum packing, uint32_t number);

/*
 * Writes what is left of the file.  Its identifier is a digest of nearly all of it.  False after any failure;
 * objects_report() says which.
 */
bool objects_write(struct objects *);

bool objects_failed(const struct objects *);

/* Memory ran out elsewhere. */
void objects_fail(struct objects *);

/* Adds the error; nothing when it was the sink that refused. */
void objects_report(const struct objects *, struct diags *);

/* libharu. */
struct library objects_library(void);

#endif
