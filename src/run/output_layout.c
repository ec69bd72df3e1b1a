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

	*own = dump;
	dump->file = request->stream;
	fprintf(dump->file, "document %s\n", buf_escaped(request->arena, request->edition->path));
	return page_dump_sink(dump);
}

static void
end(void *own)
{
	page_dump_release(own);
}

const struct output output_layout = {.start = start, .end = end};
