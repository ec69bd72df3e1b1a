/*
 * Streams that the documents of a run have in common, deflated once: pictures, the colour profile, files
 * that all of them carry, subsets of fonts.
 *
 * They are known by the address of what they were made from, which must neither change nor go away before
 * the store does.  So nothing belongs here that lives no longer than one document.  Subsets are known by
 * what they are of, and are as many as there are different ones: only the first are kept.
 */
#ifndef PLIEGO_PDF_SHARED_STREAMS_H
#define PLIEGO_PDF_SHARED_STREAMS_H

#include <nettle/md5.h>

#include <stdbool.h>
#include <stdint.h>

#include "base/intern.h"

/* About 2 MB. */
#define SHARED_SUBSETS_MAX 512

/* What was deflated: the bytes themselves; of a picture maybe differences of rows, or runs of each */
enum packed_form { PACKED_PLAIN, PACKED_ROWS, PACKED_RUNS, PACKED_FORMS };

struct packed {
	const void *data; /* deflated; NULL: nothing yet */
	size_t length;
	enum packed_form form;
	uint8_t channels;                  /* of a picture, as it is deflated */
	const char *color_space;           /* of a picture, as PDF spells it */
	const uint16_t *cids;              /* of a font's CFF outlines: of its 256 codes */
	uint64_t size;                     /* of an attached file or a font, before it was deflated */
	uint8_t checksum[MD5_DIGEST_SIZE]; /* of an attached file: its MD5 */
};

struct shared_streams {
	struct arena *arena;
	struct intern sources;  /* by address */
	struct packed *entries; /* of each */
	size_t capacity;
	struct intern subsets; /* by face and glyphs */
	struct packed *fonts;  /* of each */
	size_t font_capacity;
};

/* What is kept lives in the arena. */
void shared_streams_init(struct shared_streams *, struct arena *);

/* The entry of a source (not NULL), for the caller to fill where it is new; good until the next call. */
struct packed *shared_streams_get(struct shared_streams *, const void *source);

/*
 * The same for a subset: of the glyphs of 256 codes, of a face of the one `struct fonts` that all documents
 * of the store have.  NULL when it is a new one, and there are SHARED_SUBSETS_MAX.
 */
struct packed *shared_streams_subset(struct shared_streams *, uint16_t face, const uint32_t glyphs[256]);

#endif
