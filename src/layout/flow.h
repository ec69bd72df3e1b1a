/*
 * The flow of blocks down the pages of a document, section by section.
 */
#ifndef PLIEGO_LAYOUT_FLOW_H
#define PLIEGO_LAYOUT_FLOW_H

#include "layout/page.h"

/* Lays out all sections, one run. */
bool flow_document(struct layout *);

#endif
