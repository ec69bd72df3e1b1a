/*
 * What the codes of a font stand for: its ToUnicode CMap (ISO 32000-1, 9.10.3).
 */
#ifndef PLIEGO_PDF_CODE_MAP_H
#define PLIEGO_PDF_CODE_MAP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"

#define CODES_MAX 65536

struct code_map {
	const char **texts; /* by the code, UTF-8; NULL: it stands for nothing that is known */
	size_t count;
	unsigned bytes; /* of a code: 1 or 2 */
	size_t told;
};

/* Reads as much as it understands; it lives in the arena. */
void code_map_read(struct arena *, struct bytes cmap, unsigned bytes, struct code_map *out);

/* Appends what a string shown in the font says; U+FFFD for a code that is not known. */
void code_map_append(const struct code_map *, struct bytes string, struct buf *);

#endif
