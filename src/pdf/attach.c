#include "pdf/attach.h"

#include "pdf/deflater.h"
#include "pdf/syntax.h"
#include "pdf/tree.h"

/* A file specification in the tree of names. */
struct entry {
	const char *key; /* the bytes of the name as a text string, in hexadecimal */
	uint32_t object;
	const char *name;
};

static const char *const relationships[] = {
    [PDF_UNSPECIFIED] = "Unspecified",
    [PDF_SOURCE] = "Source",
    [PDF_DATA] = "Data",
    [PDF_ALTERNATIVE] = "Alternative",
    [PDF_SUPPLEMENT] = "Supplement",
};

static void
check_sum(const struct pdf_attachment *a, uint8_t digest[MD5_DIGEST_SIZE])
{
	struct md5_ctx md5;

	md5_init(&md5);
	if (a->size > 0)
		md5_update(&md5, a->size, a->data);
	md5_digest(&md5, MD5_DIGEST_SIZE, digest);
}

/* Of a file that is made while it is written so much is collected, and deflated as a whole if that is all. */
#define WHOLE_SIZE ((size_t)64 * 1024)

/* Such a file, on its way. */
struct making {
	struct buf whole;
	bool is_long; /* then the deflater has it */
	struct deflater deflater;
	struct md5_ctx md5;
};

static bool
take_piece(void *ctx, const void *data, size_t n)
{
	struct making *making = ctx;
	struct buf *whole = &making->whole;

	md5_update(&making->md5, n, data);
	if (!making->is_long && n <= WHOLE_SIZE - whole->length) {
		buf_add(whole, data, n);
		return !whole->failed;
	}
	if (!making->is_long) {
		making->is_long = true;
		deflater_begin(&making->deflater);
		if (!deflater_add(&making->deflater, whole->data, whole->length))
			return false;
	}
	return deflater_add(&making->deflater, data, n);
}

static void
pack_long(const struct attaching *to, const struct pdf_attachment *a, struct deflater *deflater,
    struct packed *packed)
{
	if (!deflater_end(deflater)) {
		objects_fail(to->objects);
		return;
	}
	packed->size = deflater->size;
	packed->data = deflater->out.data;
	packed->length = deflater->out.length;
	if (a->kept)
		packed->data = arena_strndup(to->store->arena, deflater->out.data, deflater->out.length);
}

static void
pack_whole(const struct attaching *to, const struct pdf_attachment *a, struct packed *packed)
{
	packed->size = a->size;
	if (a->kept && a->size > 0)
		objects_pack(to->objects, to->store, a->data, a->size, packed);
}

/* The bytes of the attachment become those that were made, where they are whole. */
static void
pack_made(const struct attaching *to, struct pdf_attachment *a, struct making *making, struct packed *packed)
{
	bool made;

	md5_init(&making->md5);
	made = a->write(a->data, take_piece, making);
	md5_digest(&making->md5, MD5_DIGEST_SIZE, packed->checksum);
	a->data = making->whole.data;
	a->size = making->whole.length;
	if (!made)
		objects_fail(to->objects);
	else if (making->is_long)
		pack_long(to, a, &making->deflater, packed);
	else
		pack_whole(to, a, packed);
}

static void
pack(const struct attaching *to, const struct pdf_attachment *a, struct packed *packed)
{
	check_sum(a, packed->checksum);
	pack_whole(to, a, packed);
}

/* Parameters are an object by themselves, which is deflated with others. */
static void
add_entries(const struct attaching *to, const struct pdf_attachment *a, const struct packed *packed,
    struct buf *b)
{
	int64_t modified = a->modified != INT64_MIN ? a->modified : to->created;
	struct buf params = BUF_INIT;

	buf_addf(&params, "/Size %llu\n/CheckSum <", (unsigned long long)packed->size);
	for (size_t i = 0; i < sizeof(packed->checksum); i++)
		buf_addf(&params, "%02X", packed->checksum[i]);
	buf_adds(&params, ">\n");
	if (modified != INT64_MIN) {
		buf_adds(&params, "/ModDate ");
		if (!syntax_date(&params, modified))
			buf_adds(&params, "null");
		buf_addc(&params, '\n');
	}
	buf_adds(b, "/Subtype");
	syntax_name(b, a->mime != NULL ? a->mime : "application/octet-stream");
	buf_addf(b, "/Params %u 0 R", objects_add(to->objects, &params));
	buf_release(&params);
}

/* Of bytes that are there, or are made while they are written. */
static uint32_t
write_bytes(const struct attaching *to, const struct pdf_attachment *a)
{
	bool kept = a->kept && (a->size > 0 || a->write != NULL);
	struct packed own = {0}, *packed = kept ? shared_streams_get(to->store, a->data) : &own;
	struct pdf_attachment file = *a;
	struct making making = {.is_long = false};
	struct buf b = BUF_INIT;
	uint32_t object;

	if (packed->data == NULL && a->write != NULL)
		pack_made(to, &file, &making, packed);
	else if (packed->data == NULL)
		pack(to, a, packed);
	add_entries(to, a, packed, &b);
	object = packed->data != NULL
	    ? objects_add_packed_stream(to->objects, &b, packed)
	    : objects_add_stream(to->objects, EFFORT_MORE, &b, file.data, file.size);
	buf_release(&b);
	buf_release(&making.whole);
	deflater_release(&making.deflater);
	return object;
}

/* False after an error. */
static bool
write_file(const struct attaching *to, const struct pdf_attachment *a, uint32_t *object)
{
	struct pdf_attachment file = *a;
	struct arena *scratch;
	struct bytes bytes;
	bool is_read;

	if (a->read == NULL) {
		*object = write_bytes(to, a);
		return true;
	}
	scratch = arena_open_beside(to->arena);
	is_read = a->read(a->data, scratch, &bytes);
	if (is_read) {
		file.data = bytes.data;
		file.size = bytes.length;
		*object = write_bytes(to, &file);
	}
	arena_close(scratch);
	return is_read;
}

/* For viewers that only know the name of old: what is not ASCII is replaced. */
static void
add_plain_name(struct buf *b, const char *name)
{
	struct buf plain = BUF_INIT;

	for (; *name != '\0'; name++)
		if ((*name & 0xC0) != 0x80)
			buf_addc(&plain, *name < ' ' || *name > '~' ? '_' : *name);
	syntax_text(b, buf_cstr(&plain));
	b->failed |= plain.failed;
	buf_release(&plain);
}

/* False after an error. */
static bool
write_specification(const struct attaching *to, const struct pdf_attachment *a, uint32_t *object)
{
	struct buf b = BUF_INIT;
	uint32_t file;

	if (!write_file(to, a, &file))
		return false;
	buf_adds(&b, "/Type /Filespec\n/F ");
	add_plain_name(&b, a->name);
	buf_adds(&b, "\n/UF ");
	syntax_text(&b, a->name);
	if (a->description != NULL) {
		buf_adds(&b, "\n/Desc ");
		syntax_line(&b, a->description);
	}
	buf_addf(&b, "\n/AFRelationship /%s\n/EF <</F %u 0 R /UF %u 0 R>>\n", relationships[a->relationship],
	    file, file);
	*object = objects_add(to->objects, &b);
	buf_release(&b);
	return true;
}

static int
compare_keys(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->key, ((const struct entry *)b)->key);
}

static const char *
key_for(struct arena *arena, const char *name)
{
	struct buf b = BUF_INIT;

	syntax_bytes(&b, name);
	return buf_take(&b, arena);
}

/* What is ASCII packs better as it is. */
static void
add_key(const void *ctx, size_t i, struct buf *b)
{
	const struct entry *entry = &((const struct entry *)ctx)[i];

	if (strncmp(entry->key, "FEFF", 4) == 0)
		buf_addf(b, "<%s>", entry->key);
	else
		syntax_text(b, entry->name);
}

static void
add_specification(const void *ctx, size_t i, struct buf *b)
{
	const struct entry *entries = ctx;

	buf_addf(b, "%u 0 R", entries[i].object);
}

static bool
refuse(struct diags *diags, const char *name, const char *why)
{
	diag_add(diags, SEVERITY_ERROR, (struct srcloc){0}, "pdf-attachment", "attached file «%s»: %s", name,
	    diag_phrase(diags, why));
	return false;
}

bool
attach_files(const struct attaching *to, const struct pdf_options *options, struct buf *catalog)
{
	size_t n = options->attachment_count;
	struct entry *entries = ARENA_ARRAY(to->arena, struct entry, n);
	struct tree names = {"Names", n, add_key, add_specification, entries, false};

	if (n == 0)
		return true;
	buf_adds(catalog, "/AF [");
	for (size_t i = 0; i < n; i++) {
		const struct pdf_attachment *a = &options->attachments[i];
		if (a->name == NULL || a->name[0] == '\0')
			return refuse(to->diags, "", N_("it needs a name"));
		entries[i].name = a->name;
		entries[i].key = key_for(to->arena, a->name);
		if (!write_specification(to, a, &entries[i].object))
			return false;
		buf_addf(catalog, "%u 0 R ", entries[i].object);
	}
	qsort(entries, n, sizeof(*entries), compare_keys);
	for (size_t i = 1; i < n; i++)
		if (strcmp(entries[i].key, entries[i - 1].key) == 0)
			return refuse(to->diags, entries[i].name, N_("two of them have this name"));
	buf_addf(catalog, "]\n/Names <</EmbeddedFiles %u 0 R>>\n", tree_add(to->objects, to->arena, &names));
	return true;
}
