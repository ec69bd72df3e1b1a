#include "publish/embedded.h"

#include <libdeflate.h>
#include <md5.h>
#include <qpdf/qpdf-c.h>

#define TREE_DEPTH_MAX 32
#define TREE_NODES_MAX 20000
#define MEBIBYTE ((size_t)1024 * 1024)

struct source {
	struct embedded_name name;
	qpdf_oh stream;
};

struct embedded {
	struct arena *arena;
	const char *path;
	struct diags *diags;
	qpdf_data qpdf;
	struct source *sources;
	struct embedded_name *names;
	size_t count, capacity;
	size_t total; /* bytes read, as they are in the PDF and as they come out */
	struct libdeflate_decompressor *inflate;
	unsigned char *data; /* of the file read last */
};

#define REFUSE(e, rule, ...) \
	diag_add((e)->diags, SEVERITY_ERROR, (struct srcloc){(e)->path, 0, 0}, rule, __VA_ARGS__)

/* ---- the document ---- */

/* What the library says of its last error, which is then forgotten. */
static const char *
detail(struct embedded *e, enum qpdf_error_code_e *code)
{
	*code = qpdf_e_damaged_pdf;
	if (!qpdf_has_error(e->qpdf))
		return diag_phrase(e->diags, N_("no reason given"));
	qpdf_error error = qpdf_get_error(e->qpdf);
	*code = qpdf_get_error_code(e->qpdf, error);
	return arena_strdup(e->arena, qpdf_get_error_message_detail(e->qpdf, error));
}

static bool
open_document(struct embedded *e, struct bytes pdf)
{
	enum qpdf_error_code_e code;

	qpdf_silence_errors(e->qpdf);
	qpdf_set_suppress_warnings(e->qpdf, QPDF_TRUE);
	qpdf_set_attempt_recovery(e->qpdf, QPDF_FALSE);
	QPDF_ERROR_CODE status = qpdf_read_memory(e->qpdf, e->path, pdf.data, pdf.length, NULL);
	if ((status & QPDF_ERRORS) == 0)
		return true;
	const char *why = detail(e, &code);
	if (code == qpdf_e_password)
		REFUSE(e, "extract-not-pdf", "it can't be opened without a password");
	else
		REFUSE(e, "extract-not-pdf", "this is not a PDF, or a damaged one: %s", why);
	return false;
}

/* ---- the tree of names ---- */

static const char *
text_of(struct embedded *e, qpdf_oh string, size_t *length)
{
	const char *text = qpdf_oh_get_binary_utf8_value(e->qpdf, string, length);
	return arena_strndup(e->arena, text, *length);
}

/* The value of the first of two keys that has one of the type asked for; null when neither has. */
static qpdf_oh
either(struct embedded *e, qpdf_oh dict, QPDF_BOOL is_type(qpdf_data, qpdf_oh))
{
	qpdf_oh unicode = qpdf_oh_get_key_if_dict(e->qpdf, dict, "/UF");
	return is_type(e->qpdf, unicode) ? unicode : qpdf_oh_get_key_if_dict(e->qpdf, dict, "/F");
}

static bool
is_stream(qpdf_data qpdf, qpdf_oh object)
{
	return qpdf_oh_get_type_code(qpdf, object) == ot_stream;
}

static QPDF_BOOL
stream_type(qpdf_data qpdf, qpdf_oh object)
{
	return is_stream(qpdf, object) ? QPDF_TRUE : QPDF_FALSE;
}

static bool
add_file(struct embedded *e, qpdf_oh spec)
{
	if (e->count == EMBEDDED_FILES_MAX) {
		REFUSE(e, "extract-limit", "more than %d files are embedded in it", EMBEDDED_FILES_MAX);
		return false;
	}
	qpdf_oh name = either(e, spec, qpdf_oh_is_string);
	qpdf_oh stream = either(e, qpdf_oh_get_key_if_dict(e->qpdf, spec, "/EF"), stream_type);
	if (!qpdf_oh_is_string(e->qpdf, name) || !is_stream(e->qpdf, stream)) {
		REFUSE(e, "extract-damaged",
		    is_stream(e->qpdf, stream) ? "embedded file %zu has no name"
					       : "embedded file %zu has no content",
		    e->count + 1);
		return false;
	}
	e->sources =
	    arena_grow(e->arena, e->sources, e->count, &e->capacity, e->count + 1, sizeof *e->sources);
	struct source *source = &e->sources[e->count++];
	source->name.text = text_of(e, name, &source->name.length);
	source->stream = stream;
	return true;
}

/* The pairs of a leaf: key, file specification. */
static bool
add_pairs(struct embedded *e, qpdf_oh pairs)
{
	int n = qpdf_oh_get_array_n_items(e->qpdf, pairs);
	for (int i = 1; i < n; i += 2)
		if (!add_file(e, qpdf_oh_get_array_item(e->qpdf, pairs, i)))
			return false;
	return true;
}

/* Kids still to be visited, on one level of the tree. */
struct level {
	qpdf_oh kids;
	int next, count;
};

/* Takes in one node; one with kids opens a level.  False after an error. */
static bool
visit(struct embedded *e, qpdf_oh node, struct level *levels, size_t *depth)
{
	if (!qpdf_oh_is_dictionary(e->qpdf, node)) {
		REFUSE(e, "extract-damaged", "the tree of embedded files is damaged");
		return false;
	}
	qpdf_oh pairs = qpdf_oh_get_key(e->qpdf, node, "/Names");
	if (qpdf_oh_is_array(e->qpdf, pairs) && !add_pairs(e, pairs))
		return false;
	qpdf_oh kids = qpdf_oh_get_key(e->qpdf, node, "/Kids");
	if (!qpdf_oh_is_array(e->qpdf, kids))
		return true;
	if (*depth == TREE_DEPTH_MAX) {
		REFUSE(e, "extract-limit", "the tree of embedded files is more than %d deep", TREE_DEPTH_MAX);
		return false;
	}
	levels[(*depth)++] = (struct level){.kids = kids, .count = qpdf_oh_get_array_n_items(e->qpdf, kids)};
	return true;
}

/* A tree that holds itself ends at the limits. */
static bool
walk(struct embedded *e, qpdf_oh root)
{
	struct level levels[TREE_DEPTH_MAX];
	size_t depth = 0, nodes = 1;

	if (!visit(e, root, levels, &depth))
		return false;
	while (depth > 0) {
		struct level *level = &levels[depth - 1];
		if (level->next == level->count) {
			depth--;
			continue;
		}
		if (++nodes > TREE_NODES_MAX) {
			REFUSE(e, "extract-limit", "the tree of embedded files has more than %d nodes",
			    TREE_NODES_MAX);
			return false;
		}
		qpdf_oh kid = qpdf_oh_get_array_item(e->qpdf, level->kids, level->next++);
		if (!visit(e, kid, levels, &depth))
			return false;
	}
	return true;
}

static bool
find_files(struct embedded *e)
{
	qpdf_oh names = qpdf_oh_get_key_if_dict(e->qpdf, qpdf_get_root(e->qpdf), "/Names");
	qpdf_oh tree = qpdf_oh_get_key_if_dict(e->qpdf, names, "/EmbeddedFiles");
	if (qpdf_oh_is_dictionary(e->qpdf, tree) && !walk(e, tree))
		return false;
	if (e->count == 0) {
		REFUSE(e, "extract-none", "no files are embedded in it");
		return false;
	}
	e->names = ARENA_ARRAY(e->arena, struct embedded_name, e->count);
	for (size_t i = 0; i < e->count; i++)
		e->names[i] = e->sources[i].name;
	return true;
}

struct embedded *
embedded_open(struct arena *arena, const char *path, struct bytes pdf, struct diags *diags)
{
	struct embedded *e = ARENA_NEW(arena, struct embedded);
	*e = (struct embedded){.arena = arena, .path = path, .diags = diags, .qpdf = qpdf_init()};
	e->inflate = libdeflate_alloc_decompressor();
	if (!e->inflate)
		REFUSE(e, "extract-limit", "out of memory");
	else if (open_document(e, pdf) && find_files(e))
		return e;
	embedded_close(e);
	return NULL;
}

void
embedded_close(struct embedded *e)
{
	libdeflate_free_decompressor(e->inflate);
	free(e->data);
	qpdf_cleanup(&e->qpdf);
}

size_t
embedded_count(const struct embedded *e)
{
	return e->count;
}

const struct embedded_name *
embedded_names(const struct embedded *e)
{
	return e->names;
}

/* ---- the content of one file ---- */

static bool
too_large(struct embedded *e, const struct source *source)
{
	REFUSE(e, "extract-limit", "«%s» is larger than %zu MB", source->name.text,
	    EMBEDDED_FILE_MAX / MEBIBYTE);
	return false;
}

/* Counts what a file takes, so that many names for one huge content come to an end. */
static bool
count_bytes(struct embedded *e, size_t n)
{
	e->total += n;
	if (e->total <= EMBEDDED_TOTAL_MAX)
		return true;
	REFUSE(e, "extract-limit", "its embedded files make up more than %zu MB",
	    EMBEDDED_TOTAL_MAX / MEBIBYTE);
	return false;
}

enum filter { FILTER_NONE, FILTER_FLATE, FILTER_OTHER };

static bool
is_null(struct embedded *e, qpdf_oh object)
{
	return qpdf_oh_get_type_code(e->qpdf, object) == ot_null;
}

/* A filter and its parameters may each be given as an array of one. */
static qpdf_oh
only_item(struct embedded *e, qpdf_oh object)
{
	if (qpdf_oh_is_array(e->qpdf, object) && qpdf_oh_get_array_n_items(e->qpdf, object) == 1)
		return qpdf_oh_get_array_item(e->qpdf, object, 0);
	return object;
}

static enum filter
filter_of(struct embedded *e, qpdf_oh dict)
{
	qpdf_oh filter = only_item(e, qpdf_oh_get_key(e->qpdf, dict, "/Filter"));
	qpdf_oh parameters = only_item(e, qpdf_oh_get_key(e->qpdf, dict, "/DecodeParms"));
	if (qpdf_oh_is_array(e->qpdf, filter) && qpdf_oh_get_array_n_items(e->qpdf, filter) == 0)
		return FILTER_NONE;
	if (is_null(e, filter))
		return FILTER_NONE;
	if (qpdf_oh_is_name_and_equals(e->qpdf, filter, "/FlateDecode") && is_null(e, parameters))
		return FILTER_FLATE;
	return FILTER_OTHER;
}

/* The size that the PDF tells; false when it tells none. */
static bool
told_size(struct embedded *e, qpdf_oh parameters, long long *out)
{
	qpdf_oh size = qpdf_oh_get_key_if_dict(e->qpdf, parameters, "/Size");
	return qpdf_oh_is_integer(e->qpdf, size) &&
	    qpdf_oh_get_value_as_longlong(e->qpdf, size, out) == QPDF_TRUE;
}

/* Gives e->data up for n bytes of something else. */
static bool
make_room(struct embedded *e, size_t n)
{
	free(e->data);
	e->data = malloc(n);
	if (e->data)
		return true;
	REFUSE(e, "extract-limit", "out of memory");
	return false;
}

/* Decompresses into e->data, first as large as the PDF says, then larger up to the limit. */
static bool
inflate(struct embedded *e, const struct source *source, const unsigned char *raw, size_t n, size_t room,
    size_t *size)
{
	if (room == 0 || room > EMBEDDED_FILE_MAX)
		room = n < 1024 ? 4096 : n < EMBEDDED_FILE_MAX / 4 ? 4 * n : EMBEDDED_FILE_MAX;
	for (;;) {
		if (!make_room(e, room))
			return false;
		switch (libdeflate_zlib_decompress(e->inflate, raw, n, e->data, room, size)) {
		case LIBDEFLATE_SUCCESS:
			return true;
		case LIBDEFLATE_INSUFFICIENT_SPACE:
			if (room == EMBEDDED_FILE_MAX)
				return too_large(e, source);
			room = room < EMBEDDED_FILE_MAX / 2 ? 2 * room : EMBEDDED_FILE_MAX;
			break;
		case LIBDEFLATE_BAD_DATA:
		case LIBDEFLATE_SHORT_OUTPUT:
			REFUSE(e, "extract-damaged", "the content of «%s» is damaged", source->name.text);
			return false;
		}
	}
}

/* Size and checksum, where the PDF tells them (ISO 32000-1, table 46). */
static bool
check(struct embedded *e, const struct source *source, qpdf_oh parameters, struct bytes got)
{
	uint8_t digest[MD5_DIGEST_LENGTH];
	long long size;
	size_t length = 0;

	if (told_size(e, parameters, &size) && (size < 0 || (size_t)size != got.length)) {
		REFUSE(e, "extract-checksum", "«%s» has %zu bytes; the PDF says it had %lld",
		    source->name.text, got.length, size);
		return false;
	}
	qpdf_oh told = qpdf_oh_get_key_if_dict(e->qpdf, parameters, "/CheckSum");
	if (!qpdf_oh_is_string(e->qpdf, told))
		return true;
	const char *sum = qpdf_oh_get_binary_string_value(e->qpdf, told, &length);
	MD5_CTX md5;
	MD5Init(&md5);
	MD5Update(&md5, (const uint8_t *)got.data, got.length);
	MD5Final(digest, &md5);
	if (length == sizeof digest && memcmp(sum, digest, sizeof digest) == 0)
		return true;
	REFUSE(e, "extract-checksum", "«%s» is not what was embedded: its MD5 checksum is another",
	    source->name.text);
	return false;
}

/* The stream as it stands in the PDF, for the caller to free. */
static bool
read_raw(struct embedded *e, const struct source *source, unsigned char **raw, size_t *n)
{
	enum qpdf_error_code_e code;
	QPDF_ERROR_CODE status = qpdf_oh_get_stream_data(e->qpdf, source->stream, qpdf_dl_none, NULL, raw, n);
	if (status == QPDF_SUCCESS)
		return true;
	REFUSE(e, "extract-damaged", "the content of «%s» can't be read: %s", source->name.text,
	    detail(e, &code));
	return false;
}

static bool
decode(struct embedded *e, const struct source *source, qpdf_oh dict, qpdf_oh parameters, struct bytes *out)
{
	unsigned char *raw = NULL;
	size_t n = 0;
	long long told;
	enum filter filter = filter_of(e, dict);

	if (filter == FILTER_OTHER) {
		REFUSE(e, "extract-filter", "«%s» is compressed in a way that is not read here: %s",
		    source->name.text, qpdf_oh_unparse(e->qpdf, qpdf_oh_get_key(e->qpdf, dict, "/Filter")));
		return false;
	}
	if (!read_raw(e, source, &raw, &n))
		return false;
	bool ok = count_bytes(e, n);
	if (filter == FILTER_NONE || n == 0) { /* nothing is left without compressing it */
		free(e->data);
		e->data = raw;
		*out = (struct bytes){(const char *)raw, n};
		return ok && (n <= EMBEDDED_FILE_MAX || too_large(e, source));
	}
	if (!told_size(e, parameters, &told) || told < 0)
		told = 0;
	ok = ok && inflate(e, source, raw, n, (size_t)told, &out->length) && count_bytes(e, out->length);
	free(raw);
	out->data = (const char *)e->data;
	return ok;
}

bool
embedded_read(struct embedded *e, size_t i, struct bytes *out)
{
	const struct source *source = &e->sources[i];
	qpdf_oh dict = qpdf_oh_get_dict(e->qpdf, source->stream);
	qpdf_oh parameters = qpdf_oh_get_key(e->qpdf, dict, "/Params");

	return decode(e, source, dict, parameters, out) && check(e, source, parameters, *out);
}
