/*
 * The structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8), for those who listen to it or let it
 * reflow.
 *
 * While the pages of a section, or of a part of one, are written, what belongs to a node is noted: its marked
 * content, its links, the boxes of its pictures.  With the last of them, the elements are numbered and
 * written, and all of it is let go: there may be millions.  Of those that go on in the next part, the numbers
 * of their kids are kept until they end.  What is kept until the end of the document is a line in the list of
 * its kids for each element right below it, and four bytes for each link and for each head that cells name.
 *
 * Elements differ from nodes in little.  A node without content is left out, unless it is a table's: a grid
 * keeps its empty cells.  Heading levels are closed up where some are skipped.  An entry of the contents gets
 * a Reference around its link.  Where a head spans columns or rows, the cells name their heads.
 */
#ifndef PLIEGO_PDF_STRUCTURE_H
#define PLIEGO_PDF_STRUCTURE_H

#include "layout/pages.h"
#include "pdf/objects.h"

struct structure;

/* The language is the document's, which is not repeated in elements; NULL: not known. */
struct structure *structure_open(struct arena *, struct objects *, const struct pagination *,
    const uint32_t *page_objects, const char *language);
void structure_close(struct structure *); /* NULL: nothing to do */

void structure_begin_page(struct structure *, size_t page, const struct nodes *);

/* These nodes are complete, after their last page, but for those `open`: writes their elements. */
void structure_end_part(struct structure *, const struct nodes *, const struct open_nodes *open);

/*
 * Notes more content of a node, in a language (NULL: the document's), and returns its identifier, which is
 * for this page.  *type is set to the type of the element.
 */
uint32_t structure_mark(struct structure *, uint32_t node, const char *language, const char **type);

/* Notes where a picture is: left, bottom, right, top. */
void structure_picture(struct structure *, uint32_t node, const int64_t box[4]);

/* Notes a link on this page, and returns the annotation's key in the parent tree. */
uint32_t structure_link(struct structure *, uint32_t node, uint32_t annotation);

/* Adds the tree's root, after the last section, and returns it; 0 after a failure. */
uint32_t structure_finish(struct structure *);

#endif
