/*
 * Streams that the documents of a run have in common, deflated once: pictures, the colour profile, files that
 * all of them carry.
 *
 * They are known by the address of what they were made from, which must neither change nor go away before the
 * store does.  So nothing belongs here that lives no longer than one document.
 */
#ifndef PLIEGO_PDF_SHARED_STREAMS_H
#define PLIEGO_PDF_SHARED_STREAMS_H

#include <nettle/md5.h>

#include <stdbool.h>
#include <stdint.h>

#include "base/intern.h"

struct packed {
	const void *data; /* deflated; NULL: nothing yet */
	size_t length;
	bool rows;               /* a picture, as differences from row to row */
	const char *color_space; /* of a picture, as PDF spells it */
	uint64_t size;           /* of an attached file: its bytes, and their MD5 */
	uint8_t checksum[MD5_DIGEST_SIZE];
};

struct shared_streams {
	struct arena *arena;
	struct intern sources;  /* by address */
	struct packed *entries; /* of each */
	size_t capacity;
};

/* What is kept lives in the arena. */
void shared_streams_init(struct shared_streams *, struct arena *);

/* The entry of a source (not NULL), for the caller to fill where it is new; good until the next call. */
struct packed *shared_streams_get(struct shared_streams *, const void *source);

#endif
