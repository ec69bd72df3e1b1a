/*
 * A sink that prints every placed item as text, one a line, in a form made for comparing: see the top of
 * dump.c.
 */
#ifndef PLIEGO_LAYOUT_DUMP_H
#define PLIEGO_LAYOUT_DUMP_H

#include <stdio.h>

#include "base/buf.h"
#include "layout/pages.h"

struct page_dump {
	FILE *file;
	const struct pagination *whole; /* while pages come */
	struct buf nodes;               /* their lines, which come last */
};

/* Pages to `file`, which must outlive the layout as the dump must.  It refuses when the stream does. */
struct page_sink page_dump_sink(struct page_dump *);
void page_dump_release(struct page_dump *);

#endif
