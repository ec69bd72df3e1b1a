#include "pdf/haru.h"

#include <hpdf.h>
#include <libdeflate.h>
#include <md5.h>

#if HPDF_VERSION_ID < 20300 || HPDF_VERSION_ID >= 20500
#error "written for the internals of libharu 2.3 and 2.4"
#endif

/* Kids of one node of the page tree; libharu's arrays end at 32767 items. */
#define PAGES_PER_NODE 256

/* Sizes are 32 bits in libharu, and it prints the offset of the table as a signed number. */
#define FILE_SIZE_MAX INT32_MAX

#define OUTPUT_SIZE ((size_t)64 * 1024)

/*
 * Measured on 154 pages of dense tables, the whole file: level 1 24 ms and 619 KB, level 4 31 ms and 551 KB,
 * level 6 38 ms and 533 KB, level 9 64 ms and 524 KB.
 */
#define DEFLATE_LEVEL 4

enum failure { FAILURE_NONE, FAILURE_MEMORY, FAILURE_SIZE, FAILURE_SINK, FAILURE_LIBRARY };

/* What is in one of our objects; the bytes are the entries, then the data of a stream. */
struct body {
	HPDF_UINT entries, data;
	HPDF_BYTE bytes[];
};

struct haru {
	HPDF_Doc doc;
	HPDF_Stream out;
	struct libdeflate_compressor *deflate;
	struct buf packed; /* what deflate made */
	enum failure failure;
	HPDF_STATUS status; /* of FAILURE_LIBRARY */
	pdf_sink_fn *sink;
	void *sink_ctx;
	struct buf pending; /* output on its way to the sink */
	size_t written;
	MD5_CTX digest;
};

static void
fail(struct haru *h, enum failure failure)
{
	if (h->failure == FAILURE_NONE)
		h->failure = failure;
}

/* libharu's errors are sticky, but later ones overwrite the first. */
static void
note_error(HPDF_STATUS status, HPDF_STATUS detail, void *ctx)
{
	struct haru *h = ctx;

	(void)detail;
	if (h->failure != FAILURE_NONE)
		return;
	h->status = status;
	fail(h, status == HPDF_FAILD_TO_ALLOC_MEM ? FAILURE_MEMORY : FAILURE_LIBRARY);
}

/* To be asked after each call of libharu: most of its functions set the error without calling the handler. */
static bool
is_well(struct haru *h)
{
	if (h->failure == FAILURE_NONE && h->doc->error.error_no != HPDF_OK)
		note_error(h->doc->error.error_no, h->doc->error.detail_no, h);
	return h->failure == FAILURE_NONE;
}

/* --- output --------------------------------------------------------------------------------------------- */

static bool
flush(struct haru *h)
{
	struct buf *p = &h->pending;

	MD5Update(&h->digest, (const uint8_t *)p->data, p->length);
	if (p->length > 0 && !h->sink(h->sink_ctx, p->data, p->length))
		fail(h, FAILURE_SINK);
	buf_clear(p);
	return h->failure == FAILURE_NONE;
}

static HPDF_STATUS
take_output(HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT n)
{
	struct haru *h = stream->attr;

	if (h->failure != FAILURE_NONE)
		return HPDF_FILE_IO_ERROR;
	if (n > FILE_SIZE_MAX - h->written) {
		fail(h, FAILURE_SIZE);
		return HPDF_FILE_IO_ERROR;
	}
	h->written += n;
	if (n > h->pending.capacity - h->pending.length && !flush(h))
		return HPDF_FILE_IO_ERROR;
	if (n > h->pending.capacity) {
		MD5Update(&h->digest, data, n);
		if (!h->sink(h->sink_ctx, data, n))
			fail(h, FAILURE_SINK);
	} else {
		buf_add(&h->pending, data, n);
	}
	return h->failure == FAILURE_NONE ? HPDF_OK : HPDF_FILE_IO_ERROR;
}

static HPDF_STATUS
write_entries(HPDF_Dict dict, HPDF_Stream out)
{
	const struct body *body = dict->attr;

	return HPDF_Stream_Write(out, body->bytes, body->entries);
}

/* Called behind the closing >>, but without the stream that is written to. */
static HPDF_STATUS
write_data(HPDF_Dict dict)
{
	const struct body *body = dict->attr;
	struct haru *h = dict->error->user_data;
	HPDF_STATUS status = HPDF_Stream_WriteStr(h->out, "\nstream\n");

	if (status == HPDF_OK)
		status = HPDF_Stream_Write(h->out, body->bytes + body->entries, body->data);
	if (status == HPDF_OK)
		status = HPDF_Stream_WriteStr(h->out, "\nendstream");
	return status;
}

/* The trailer's: by now everything else is written. */
static HPDF_STATUS
write_identifier(HPDF_Dict trailer, HPDF_Stream out)
{
	struct haru *h = trailer->error->user_data;
	uint8_t digest[MD5_DIGEST_LENGTH];
	char hex[2 * MD5_DIGEST_LENGTH + 1];
	char text[96];

	if (!flush(h))
		return HPDF_FILE_IO_ERROR;
	MD5Final(digest, &h->digest);
	MD5Init(&h->digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(hex + 2 * i, 3, "%02X", digest[i]);
	snprintf(text, sizeof(text), "/ID [<%s> <%s>]\n", hex, hex);
	return HPDF_Stream_WriteStr(out, text);
}

static void
free_body(HPDF_Dict dict)
{
	HPDF_FreeMem(dict->mmgr, dict->attr);
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
new_dict(struct haru *h)
{
	HPDF_Dict dict;

	if (h->failure != FAILURE_NONE)
		return NULL;
	make_room(h->doc->xref->entries);
	dict = HPDF_Dict_New(h->doc->mmgr);
	if (dict != NULL)
		HPDF_Xref_Add(h->doc->xref, dict);
	return is_well(h) ? dict : NULL;
}

static void
fill(struct haru *h, HPDF_Dict dict, const struct buf *entries, const struct buf *data)
{
	size_t data_length = data != NULL ? data->length : 0;
	struct body *body;

	if (entries->failed || (data != NULL && data->failed))
		fail(h, FAILURE_MEMORY);
	if (entries->length > FILE_SIZE_MAX / 2 || data_length > FILE_SIZE_MAX / 2)
		fail(h, FAILURE_SIZE);
	if (h->failure != FAILURE_NONE)
		return;
	body = HPDF_GetMem(h->doc->mmgr, (HPDF_UINT)(sizeof(*body) + entries->length + data_length));
	if (body == NULL) {
		is_well(h);
		return;
	}
	body->entries = (HPDF_UINT)entries->length;
	body->data = (HPDF_UINT)data_length;
	if (entries->length > 0)
		memcpy(body->bytes, entries->data, entries->length);
	if (data_length > 0)
		memcpy(body->bytes + entries->length, data->data, data_length);
	dict->attr = body;
	dict->write_fn = write_entries;
	dict->free_fn = free_body;
	if (data != NULL)
		dict->after_write_fn = write_data;
}

uint32_t
haru_catalog(const struct haru *h)
{
	return h->failure == FAILURE_NONE ? number_of(h->doc->catalog) : 0;
}

uint32_t
haru_info(const struct haru *h)
{
	return h->failure == FAILURE_NONE ? number_of(h->doc->info) : 0;
}

static HPDF_Dict
new_page(struct haru *h, HPDF_Pages parent)
{
	HPDF_Dict page = new_dict(h);
	HPDF_PageAttr_Rec attr = {0};

	if (page == NULL)
		return NULL;
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
haru_add_pages(struct haru *h, struct arena *arena, size_t n)
{
	uint32_t *numbers = ARENA_ARRAY(arena, uint32_t, n);

	for (size_t i = 0; i < n && h->failure == FAILURE_NONE;) {
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
	return numbers;
}

uint32_t
haru_reserve(struct haru *h)
{
	HPDF_Dict dict = new_dict(h);

	return dict != NULL ? number_of(dict) : 0;
}

void
haru_set(struct haru *h, uint32_t object, const struct buf *entries)
{
	if (h->failure == FAILURE_NONE)
		fill(h, HPDF_Xref_GetEntry(h->doc->xref, object)->obj, entries, NULL);
}

uint32_t
haru_add(struct haru *h, const struct buf *entries)
{
	HPDF_Dict dict = new_dict(h);

	if (dict == NULL)
		return 0;
	fill(h, dict, entries, NULL);
	return number_of(dict);
}

static bool
pack(struct haru *h, const void *data, size_t n)
{
	buf_clear(&h->packed);
	if (!buf_reserve(&h->packed, libdeflate_zlib_compress_bound(h->deflate, n))) {
		fail(h, FAILURE_MEMORY);
		return false;
	}
	h->packed.length = libdeflate_zlib_compress(h->deflate, data, n, h->packed.data, h->packed.capacity);
	return true;
}

uint32_t
haru_add_stream(struct haru *h, const struct buf *entries, const void *data, size_t n)
{
	HPDF_Dict dict = new_dict(h);
	struct buf all = BUF_INIT;

	if (dict == NULL || !pack(h, n > 0 ? data : "", n))
		return 0;
	all.failed = entries->failed;
	buf_add(&all, entries->data, entries->length);
	buf_addf(&all, "/Filter /FlateDecode\n/Length %zu\n", h->packed.length);
	fill(h, dict, &all, &h->packed);
	buf_release(&all);
	return number_of(dict);
}

size_t
haru_deflated_size(struct haru *h, const void *data, size_t n)
{
	return h->failure == FAILURE_NONE && pack(h, n > 0 ? data : "", n) ? h->packed.length : 0;
}

/* --- the whole ------------------------------------------------------------------------------------------ */

struct haru *
haru_open(struct arena *arena, pdf_sink_fn *sink, void *ctx)
{
	struct haru *h = ARENA_NEW(arena, struct haru);

	h->sink = sink;
	h->sink_ctx = ctx;
	MD5Init(&h->digest);
	/* Not with a pool: what libharu takes from its pools is not aligned. */
	h->doc = HPDF_New(note_error, h);
	h->deflate = libdeflate_alloc_compressor(DEFLATE_LEVEL);
	if (h->doc == NULL || h->deflate == NULL || !buf_reserve(&h->pending, OUTPUT_SIZE))
		fail(h, FAILURE_MEMORY);
	return h;
}

void
haru_close(struct haru *h)
{
	if (h->doc != NULL)
		HPDF_Free(h->doc);
	if (h->deflate != NULL)
		libdeflate_free_compressor(h->deflate);
	buf_release(&h->packed);
	buf_release(&h->pending);
}

/*
 * HPDF_SaveToStream() would do the same, but into memory, and write a header of its own idea of the
 * version.
 */
bool
haru_write(struct haru *h)
{
	static const char header[] = "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n";
	HPDF_STATUS status;

	if (h->failure != FAILURE_NONE)
		return false;
	h->out = HPDF_CallbackWriter_New(h->doc->mmgr, take_output, h);
	if (!is_well(h))
		return false;
	HPDF_Dict_Add(h->doc->trailer, "Root", h->doc->catalog);
	HPDF_Dict_Add(h->doc->trailer, "Info", h->doc->info);
	h->doc->trailer->write_fn = write_identifier;
	if (!is_well(h))
		return false;
	status = HPDF_Stream_WriteStr(h->out, header);
	if (status == HPDF_OK)
		status = HPDF_Xref_WriteToStream(h->doc->xref, h->out, NULL);
	if (status != HPDF_OK)
		note_error(status, 0, h);
	if (is_well(h))
		flush(h);
	HPDF_Stream_Free(h->out);
	return h->failure == FAILURE_NONE;
}

bool
haru_failed(const struct haru *h)
{
	return h->failure != FAILURE_NONE;
}

void
haru_report(const struct haru *h, struct diags *diags)
{
	struct srcloc nowhere = {0};

	switch (h->failure) {
	case FAILURE_NONE:
	case FAILURE_SINK:
		break;
	case FAILURE_MEMORY:
		diag_add(diags, SEVERITY_ERROR, nowhere, "pdf-write", "out of memory while making the PDF");
		break;
	case FAILURE_SIZE:
		diag_add(diags, SEVERITY_ERROR, nowhere, "pdf-write",
		    "the PDF would be larger than the %d bytes that can be written", FILE_SIZE_MAX);
		break;
	case FAILURE_LIBRARY:
		diag_add(diags, SEVERITY_ERROR, nowhere, "pdf-write",
		    "libharu %s could not make the PDF: its error 0x%04lX", HPDF_VERSION_TEXT,
		    (unsigned long)h->status);
		break;
	}
}
