#include "pdf/objects.h"

#include <hpdf.h>

#if HPDF_VERSION_ID < 20300 || HPDF_VERSION_ID >= 20500
#error "written for the internals of libharu 2.3 and 2.4"
#endif

/* Kids of one node of the page tree; libharu's arrays end at 32767 items. */
#define PAGES_PER_NODE 256

/* Entries of one dictionary: sizes are 32 bits in libharu. */
#define ENTRIES_MAX ((size_t)INT32_MAX / 2)

/* What is in one of our dictionaries. */
struct body {
	HPDF_UINT length;
	HPDF_BYTE bytes[];
};

struct objects {
	HPDF_Doc doc;
	struct writer writer;
	HPDF_STATUS status;  /* of FAILURE_LIBRARY */
	uint32_t first_free; /* numbers before this one are of objects that libharu holds */
	HPDF_Stream out;     /* libharu's: to `object` */
	struct buf *object;  /* being written */
};

bool
objects_failed(const struct objects *h)
{
	return h->writer.failure != FAILURE_NONE;
}

void
objects_fail(struct objects *h)
{
	writer_fail(&h->writer, FAILURE_MEMORY);
}

/* libharu's errors are sticky, but later ones overwrite the first. */
static void
note_error(HPDF_STATUS status, HPDF_STATUS detail, void *ctx)
{
	struct objects *h = ctx;

	(void)detail;
	if (objects_failed(h))
		return;
	h->status = status;
	writer_fail(&h->writer, status == HPDF_FAILD_TO_ALLOC_MEM ? FAILURE_MEMORY : FAILURE_LIBRARY);
}

/* To be asked after each call of libharu: most of its functions set the error without calling the handler. */
static bool
is_well(struct objects *h)
{
	if (!objects_failed(h) && h->doc->error.error_no != HPDF_OK)
		note_error(h->doc->error.error_no, h->doc->error.detail_no, h);
	return !objects_failed(h);
}

/* --- objects -------------------------------------------------------------------------------------------- */

/* libharu's lists grow by a constant; doubling keeps adding linear. */
static void
make_room(HPDF_List list)
{
	if (list->count == list->block_siz && list->block_siz > list->items_per_block)
		list->items_per_block = list->block_siz;
}

static uint32_t
number_of(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

static HPDF_Dict
find_dict(const struct objects *h, uint32_t number)
{
	return HPDF_Xref_GetEntry(h->doc->xref, number)->obj;
}

static HPDF_STATUS
write_entries(HPDF_Dict dict, HPDF_Stream out)
{
	const struct body *body = dict->attr;

	return HPDF_Stream_Write(out, body->bytes, body->length);
}

static void
free_body(HPDF_Dict dict)
{
	HPDF_FreeMem(dict->mmgr, dict->attr);
}

/* Puts entries into a dictionary of libharu's. */
static void
fill(struct objects *h, HPDF_Dict dict, const struct buf *entries)
{
	struct body *body = HPDF_GetMem(h->doc->mmgr, (HPDF_UINT)(sizeof(*body) + entries->length));

	if (body == NULL) {
		is_well(h);
		return;
	}
	body->length = (HPDF_UINT)entries->length;
	if (entries->length > 0)
		memcpy(body->bytes, entries->data, entries->length);
	dict->attr = body;
	dict->write_fn = write_entries;
	dict->free_fn = free_body;
}

/* libharu prints into the object that has been begun. */
static HPDF_STATUS
take_output(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT n)
{
	struct objects *h = stream->attr;

	buf_add(h->object, data, n);
	return HPDF_OK;
}

static void
write_dict(struct objects *h, uint32_t number, HPDF_Dict dict)
{
	HPDF_STATUS status;

	h->object = writer_object(&h->writer, PACK_TEXT, number);
	status = HPDF_Obj_WriteValue(dict, h->out, NULL);
	if (status != HPDF_OK)
		note_error(status, 0, h);
}

static bool
is_page(HPDF_Dict dict)
{
	return dict->header.obj_class == (HPDF_OCLASS_DICT | HPDF_OSUBCLASS_PAGE);
}

/* Of a page that is written nothing is needed but that it is one. */
static void
empty_page(HPDF_Dict page)
{
	free_body(page);
	page->attr = NULL;
	page->write_fn = NULL;
	page->free_fn = NULL;
	HPDF_Dict_RemoveElement(page, "Parent");
}

uint32_t
objects_catalog(const struct objects *h)
{
	return objects_failed(h) ? 0 : number_of(h->doc->catalog);
}

uint32_t
objects_info(const struct objects *h)
{
	return objects_failed(h) ? 0 : number_of(h->doc->info);
}

const char *
objects_producer(const struct objects *h)
{
	return objects_failed(h) ? NULL : HPDF_GetInfoAttr(h->doc, HPDF_INFO_PRODUCER);
}

static HPDF_Dict
new_page(struct objects *h, HPDF_Pages parent)
{
	HPDF_PageAttr_Rec attr = {0};
	HPDF_Dict page;

	make_room(h->doc->xref->entries);
	page = HPDF_Dict_New(h->doc->mmgr);
	if (page != NULL)
		HPDF_Xref_Add(h->doc->xref, page);
	if (!is_well(h) || page == NULL)
		return NULL;
	page->list->items_per_block = 1; /* its parent */
	/*
	 * Counted as a page by its class.  The parent is noted in the attributes too, which nobody reads
	 * again.
	 */
	page->header.obj_class |= HPDF_OSUBCLASS_PAGE;
	page->attr = &attr;
	HPDF_Pages_AddKids(parent, page);
	page->attr = NULL;
	return is_well(h) ? page : NULL;
}

const uint32_t *
objects_add_pages(struct objects *h, struct arena *arena, size_t n, size_t expected)
{
	uint32_t *numbers = ARENA_ARRAY(arena, uint32_t, n);

	for (size_t i = 0; i < n && !objects_failed(h);) {
		HPDF_Pages node = h->doc->root_pages;
		size_t end = n;

		if (n > PAGES_PER_NODE) {
			make_room(h->doc->xref->entries);
			node = HPDF_Pages_New(h->doc->mmgr, h->doc->root_pages, h->doc->xref);
			if (!is_well(h))
				break;
			end = i + (n - i < PAGES_PER_NODE ? n - i : PAGES_PER_NODE);
		}
		for (; i < end; i++) {
			HPDF_Dict page = new_page(h, node);
			if (page == NULL)
				break;
			numbers[i] = number_of(page);
		}
	}
	if (!objects_failed(h))
		h->first_free = h->doc->xref->entries->count;
	writer_start_numbers(&h->writer, h->first_free, expected);
	return numbers;
}

uint32_t
objects_reserve(struct objects *h)
{
	return writer_reserve(&h->writer, 1);
}

uint32_t
objects_reserve_range(struct objects *h, size_t n)
{
	return writer_reserve(&h->writer, n);
}

unsigned
objects_digits(const struct objects *h)
{
	return h->writer.digits;
}

void
objects_set(struct objects *h, uint32_t object, const struct buf *entries)
{
	struct buf *b;

	if (entries->failed)
		writer_fail(&h->writer, FAILURE_MEMORY);
	if (entries->length > ENTRIES_MAX)
		writer_fail(&h->writer, FAILURE_SIZE);
	if (objects_failed(h))
		return;
	if (object < h->first_free) {
		HPDF_Dict dict = find_dict(h, object);
		fill(h, dict, entries);
		if (!objects_failed(h) && is_page(dict)) {
			write_dict(h, object, dict);
			empty_page(dict);
		}
		return;
	}
	b = writer_object(&h->writer, PACK_TEXT, object);
	buf_adds(b, "<<\n");
	buf_add(b, entries->data, entries->length);
	buf_adds(b, ">>");
}

uint32_t
objects_add(struct objects *h, const struct buf *entries)
{
	uint32_t object = objects_reserve(h);

	objects_set(h, object, entries);
	return object;
}

uint32_t
objects_add_plain_stream(struct objects *h, const struct buf *entries, const void *data, size_t n)
{
	uint32_t number = objects_reserve(h);

	writer_stream(&h->writer, number, entries, data, n);
	return number;
}

/* The entries of a stream that is deflated, in `all`. */
static void
add_filter(struct buf *all, const struct buf *entries, const char *filter)
{
	all->failed = entries->failed;
	buf_add(all, entries->data, entries->length);
	buf_addf(all, "/Filter%s", filter);
}

uint32_t
objects_add_stream(struct objects *h, enum effort effort, const struct buf *entries, const void *data,
    size_t n)
{
	struct buf all = BUF_INIT;
	uint32_t number = objects_reserve(h);

	add_filter(&all, entries, "/FlateDecode");
	writer_deflated_stream(&h->writer, effort, number, &all, data, n);
	buf_release(&all);
	return number;
}

void
objects_pack(struct objects *h, struct shared_streams *store, const void *data, size_t n,
    struct packed *packed)
{
	const struct buf *made = writer_pack(&h->writer, EFFORT_MORE, data, n);

	if (made == NULL)
		return;
	packed->data = arena_strndup(store->arena, made->data, made->length);
	packed->length = made->length;
}

uint32_t
objects_add_packed_stream(struct objects *h, const struct buf *entries, const struct packed *packed)
{
	struct buf all = BUF_INIT;
	uint32_t number;

	if (objects_failed(h))
		return 0;
	add_filter(&all, entries,
	    packed->form == PACKED_RUNS ? "[/FlateDecode /RunLengthDecode]" : "/FlateDecode");
	number = objects_add_plain_stream(h, &all, packed->data, packed->length);
	buf_release(&all);
	return number;
}

size_t
objects_deflated_size(struct objects *h, const void *data, size_t n)
{
	const struct buf *made = writer_pack(&h->writer, EFFORT_LITTLE, data, n);

	return made != NULL ? made->length : 0;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

struct objects *
objects_open(struct arena *arena, struct pdf_output output)
{
	struct objects *h = ARENA_NEW(arena, struct objects);

	writer_init(&h->writer, arena, output);
	/* Not with a pool: what libharu takes from its pools is not aligned. */
	h->doc = HPDF_New(note_error, h);
	if (h->doc == NULL)
		writer_fail(&h->writer, FAILURE_MEMORY);
	else if ((h->out = HPDF_CallbackWriter_New(h->doc->mmgr, take_output, h)) == NULL)
		is_well(h);
	return h;
}

void
objects_start_thread(struct objects *h)
{
	writer_start_thread(&h->writer);
}

void
objects_close(struct objects *h)
{
	if (h->out != NULL)
		HPDF_Stream_Free(h->out);
	if (h->doc != NULL)
		HPDF_Free(h->doc);
	writer_release(&h->writer);
}

struct buf *
objects_object(struct objects *h, enum packing packing, uint32_t number)
{
	return writer_object(&h->writer, packing, number);
}

/* The pages are written. */
bool
objects_write(struct objects *h)
{
	for (uint32_t i = 0; i < h->first_free && !objects_failed(h); i++) {
		HPDF_XrefEntry entry = HPDF_Xref_GetEntry(h->doc->xref, i);
		if (entry->entry_typ != HPDF_FREE_ENTRY && !is_page(entry->obj))
			write_dict(h, i, entry->obj);
	}
	return !objects_failed(h) && is_well(h) &&
	    writer_finish(&h->writer, objects_catalog(h), objects_info(h));
}

void
objects_report(const struct objects *h, struct diags *diags)
{
	struct srcloc nowhere = {0};

	switch (h->writer.failure) {
	case FAILURE_NONE:
	case FAILURE_SINK:
		break;
	case FAILURE_MEMORY:
		diag_add(diags, SEVERITY_ERROR, nowhere, "pdf-write", "out of memory while making the PDF");
		break;
	case FAILURE_SIZE:
		diag_add(diags, SEVERITY_ERROR, nowhere, "pdf-write",
		    "the PDF would hold more than %d objects, or one larger than %zu bytes",
		    WRITER_OBJECTS_MAX, STREAM_MAX);
		break;
	case FAILURE_LIBRARY:
		diag_add(diags, SEVERITY_ERROR, nowhere, "pdf-write",
		    "libharu %s could not make the PDF: its error 0x%04lX", HPDF_VERSION_TEXT,
		    (unsigned long)h->status);
		break;
	}
}

struct library
objects_library(void)
{
	return (struct library){"libharu", HPDF_GetVersion()};
}
