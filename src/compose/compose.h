/*
 * Compose makes a document of plan sheets, job and template: it fills in the fields, binds the columns
 * of tables to the columns of sheets, and joins equal cells.  It measures nothing and places nothing.
 *
 * Texts of cells are borrowed from the sheets, styles from the template; everything else lives in the
 * caller's arena. Both must outlive the document.
 */
#ifndef PLIEGO_COMPOSE_COMPOSE_H
#define PLIEGO_COMPOSE_COMPOSE_H

#include "compose/composition.h"
#include "compose/images.h"
#include "layout/document.h"

/*
 * Returns false with an error in diags: an image that can't be read, no page to make, a cell that no number
 * format fits; and where the document keeps to a standard that asks for structure, an image without
 * description [compose-no-alt], or a heading more than one level below the one before it
 * [compose-heading-level].
 *
 * Bound columns are there and readable: sheet_read() saw to it.
 */
bool compose(struct arena *, const struct composition *, struct images *, struct document *out,
    struct diags *);

#endif
