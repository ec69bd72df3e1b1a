/*
 * A PDF file on its way out: streams are written as they come, everything else is packed into object streams,
 * and a cross-reference stream ends it (ISO 32000-1, 7.5.7 and 7.5.8).
 *
 * Which object has which number is the caller's business.  Failures stick: after the first one nothing more
 * goes out.
 */
#ifndef PLIEGO_PDF_WRITER_H
#define PLIEGO_PDF_WRITER_H

#include "base/arena.h"
#include "base/buf.h"
#include "pdf/numeral.h"
#include "pdf/outlet.h"
#include "pdf/pack_queue.h"

/* PDF/A allows no more (ISO 19005-3, 6.1.13); so the numbers of all objects are smaller. */
#define WRITER_OBJECTS_MAX 8388607

/*
 * Where objects are: one at an offset of the file, or some with numbers in a row in an object stream, at
 * indexes in a row.
 */
struct place {
	uint64_t where : 46;
	uint64_t index : 16; /* of the first */
	uint64_t kind : 2;
	uint32_t first, count;
};

/*
 * How an object is packed.  Millions of objects differ from the one before in a few digits only; they are put
 * into rows, and each row is written as what it adds to the one above (PNG's filters, 7.4.4.4).  This does
 * most for numbers that are as wide as those above them.
 */
enum packing {
	PACK_TEXT,       /* as text */
	PACK_CELLS,      /* in rows as long as most objects of this kind */
	PACK_ATTRIBUTES, /* the same, of what cells share, and of their identifiers */
	PACK_LISTS,      /* in rows as long as a reference */
	PACK_ARRAYS,     /* the same, of the elements of a page */
	PACKINGS
};

#define WRITER_CELL_COLUMNS 60
#define WRITER_ATTRIBUTE_COLUMNS 40
#define WRITER_LIST_COLUMNS 12

/* An object stream that is being filled. */
struct packer {
	uint32_t number; /* its own */
	uint32_t count;
	size_t entry_width; /* of the index */
	struct numeral object, offset;
	size_t place; /* of the last object in it */
	struct buf index, text;
};

struct writer {
	struct arena *arena;
	enum failure failure; /* the first one */
	struct outlet outlet;
	struct compressing compressing;
	struct pack_queue *queue; /* NULL: streams go out at once, and the outlet is at hand */

	struct buf places; /* struct place; in no order until all are there */
	uint32_t size;     /* one more than the greatest number */

	uint32_t next_number; /* 0: not known yet */
	unsigned digits;      /* of numbers, so that they are alike in width */
	struct packer packers[PACKINGS];
};

/* The header is written at once. */
void writer_init(struct writer *, struct arena *, struct pdf_output);

/*
 * From here on streams are deflated and handed to the output by a thread of their own, where there can be
 * one; the file is the same.  Neither the writer nor the output may be moved or used otherwise until
 * writer_finish() or writer_release() has returned.  Failures of the output may be seen some streams later.
 */
void writer_start_thread(struct writer *);

void writer_release(struct writer *);

void writer_fail(struct writer *, enum failure);

/* Deflates; what came of it is good until the next call.  NULL after a failure. */
const struct buf *writer_pack(struct writer *, enum effort, const void *data, size_t n);

/* Writes a stream object.  The entries are those of its dictionary, without Length. */
void writer_stream(struct writer *, uint32_t number, const struct buf *entries, const void *data, size_t n);

/* The same, and deflates the data; Filter is among the entries. */
void writer_deflated_stream(struct writer *, enum effort, uint32_t number, const struct buf *entries,
    const void *data, size_t n);

/*
 * From here on numbers are given out by the writer, who takes some for itself.  There will be about
 * `expected` objects; where there are more, files get larger than they need be.
 */
void writer_start_numbers(struct writer *, uint32_t first_free, size_t expected);

/* Numbers for n objects, in a row; returns the first, 0 after a failure. */
uint32_t writer_reserve(struct writer *, size_t n);

/*
 * Begins an object that is no stream: its text is to be appended to what is returned, before the next call.
 * A row starts where the text does.  Not before writer_start_numbers().
 */
struct buf *writer_object(struct writer *, enum packing, uint32_t number);

/*
 * Writes what is left.  The identifier of the file is half a digest, of all that comes before the
 * cross-reference stream.  False after any failure.
 */
bool writer_finish(struct writer *, uint32_t catalog, uint32_t info);

#endif
