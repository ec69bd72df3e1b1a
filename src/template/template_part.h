/*
 * The part of a template that another extends which that uses: its text without the tables, styles and
 * fragments that nothing names, and without what other files say instead.  All else stays as it is written,
 * byte for byte; where something was left out, a comment before it says so.  So a document carries of a base
 * what it is made from, and a part of a part is that part.
 *
 * An entry is kept where its name stands anywhere in what is used: that may be more than is needed, but
 * never less.  The style "base" and the first style are always.
 */
#ifndef PLIEGO_TEMPLATE_TEMPLATE_PART_H
#define PLIEGO_TEMPLATE_TEMPLATE_PART_H

#include "template/template.h"

/*
 * What documents made with the template carry of each of its files, in their order: of its own, all.  In the
 * arena, or the bytes of the file.
 */
const struct bytes *template_parts(struct arena *, const struct template *);

#endif
