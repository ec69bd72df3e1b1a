/*
 * The flow of blocks down the pages of a document, section by section.
 */
#ifndef PLIEGO_LAYOUT_FLOW_H
#define PLIEGO_LAYOUT_FLOW_H

#include "layout/page.h"

/* Places all sections in order: one pass.  False after an error, or when the sink refuses. */
bool flow_document(struct layout *);

#endif
