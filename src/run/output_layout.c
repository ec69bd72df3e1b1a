/*
 * Every placed item as text, for comparing.
 */
#include "base/buf.h"
#include "layout/dump.h"
#include "run/output.h"

static struct page_sink
start(const struct output_request *request, void **own)
{
	struct page_dump *dump = ARENA_NEW(request->arena, struct page_dump);

	(void)own;
	dump->file = request->stream;
	fprintf(dump->file, "document %s\n", buf_escaped(request->arena, request->edition->path));
	return page_dump_sink(dump);
}

const struct output output_layout = {.start = start};
