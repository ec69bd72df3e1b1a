/*
 * Compose makes a document of plan sheets, job and template: it fills in the fields, binds the columns
 * of tables to the columns of sheets, and joins equal cells.  It measures nothing and places nothing.
 *
 * The document is a list of sections (compose/outline.h), 56 bytes each; a section is composed when it is
 * asked for, in the arena that it is asked for in, and composed again when it is asked for again.  Texts of
 * cells are borrowed from the sheets, styles from the template; the few styles that are made here, and the
 * list, live in the arena of compose().
 */
#ifndef PLIEGO_COMPOSE_COMPOSE_H
#define PLIEGO_COMPOSE_COMPOSE_H

#include "compose/composition.h"
#include "compose/images.h"
#include "layout/document.h"

/*
 * Returns false with an error in diags: no page to make.
 *
 * The sections of *out, which are to be asked for in order at first, tell of themselves, the first time: an
 * image that can't be read, a cell that no number format fits; and where the document keeps to a standard
 * that asks for structure, an image without description [compose-no-alt], or a heading more than one level
 * below the one before it [compose-heading-level].  What is composed of, images and diags must outlive *out.
 *
 * Bound columns are there and readable: sheet_read() saw to it.
 */
bool compose(struct arena *, const struct composition *, struct images *, struct document *out,
    struct diags *);

#endif
