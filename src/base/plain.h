/*
 * Text for places where it is not laid out: bookmarks, titles, descriptions, names of files.
 *
 * What only guides the layout would be seen there as boxes or hyphens, or keep a search from finding the
 * word.
 */
#ifndef PLIEGO_BASE_PLAIN_H
#define PLIEGO_BASE_PLAIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/*
 * Whether nothing is seen of the character wherever it stands: soft hyphen, zero-width space, word joiner,
 * byte order mark, and the marks that turn the direction of text.  The joiners U+200C and U+200D are not
 * among them.
 */
bool plain_is_invisible(uint32_t code);

/*
 * Appends valid UTF-8 as one line: without invisible characters, each run of blanks, tabs and line ends
 * (LF, CR, U+0085, U+2028, U+2029) one space, none at the ends.  Joiners stay between two letters of a
 * script that needs them, which begin at U+0590, and go elsewhere.  No-break and other spaces stay.
 */
void plain_add(struct buf *, const char *utf8);

#endif
