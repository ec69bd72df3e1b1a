/*
 * Telling of units left out: a line on the cover of a document that would have shown them, so that nobody
 * takes it for the whole.
 *
 * It is a paragraph of its own, so it is read aloud; it is in the document's language, where that is
 * Spanish, English or Portuguese, and in English otherwise.  It is set like the {draft} of the template's
 * text, header or footer, in this order, since it is as much to be seen; else like the last text of the
 * cover; else like the first paragraph, or heading, that there is, or as the template's first style says.
 *
 * It is the last thing on the cover; where a template has none, the first on the first page.
 */
#ifndef PLIEGO_COMPOSE_LEFT_OUT_H
#define PLIEGO_COMPOSE_LEFT_OUT_H

#include "compose/context.h"
#include "compose/outline.h"

/* Marks the section that has the line; nothing where no unit is left out. */
void left_out_mark(const struct composition *, struct outline *);

/* The line.  In the arena of the context. */
struct paragraph left_out_paragraph(const struct context *);

#endif
