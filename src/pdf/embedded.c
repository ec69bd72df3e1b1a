#include "pdf/embedded.h"

#include <string.h>

#include "base/utf8.h"
#include "pdf/libqpdf.h"

#define TREE_DEPTH_MAX 32
#define TREE_NODES_MAX 20000
#define FILTER_SHOWN_MAX 100 /* bytes of what names the filters of a stream */

struct source {
	struct embedded_name name;
	qpdf_oh stream;
};

struct embedded {
	struct arena *arena;
	const struct libqpdf *lib;
	const char *path;
	struct diags *diags;
	qpdf_data qpdf;
	struct source *sources;
	struct embedded_name *names;
	size_t count, capacity;
	unsigned char *data; /* of the file read last */
};

#define REFUSE(e, rule, ...) \
	diag_add((e)->diags, SEVERITY_ERROR, (struct srcloc){(e)->path, 0, 0}, rule, __VA_ARGS__)

/* ---- the document ---- */

/* Whether the library tells, in its own words or those of C++ or zlib, of memory that it did not get. */
static bool
lacks_memory(const char *why)
{
	return strstr(why, "bad_alloc") || strstr(why, "memory error");
}

static const char *
take_detail(struct embedded *e, qpdf_error error, enum qpdf_error_code_e *code)
{
	*code = e->lib->get_error_code(e->qpdf, error);
	return arena_strdup(e->arena, e->lib->get_error_message_detail(e->qpdf, error));
}

/*
 * What the library says of its last error, else of its first warning; NULL when there is neither.  But what
 * is found missing may be so for want of memory, of which only a warning tells.  All of them are forgotten
 * then: an error that is not asked for would be printed in the end.
 */
static const char *
detail(struct embedded *e, enum qpdf_error_code_e *code)
{
	const char *why = NULL;

	if (e->lib->has_error(e->qpdf))
		why = take_detail(e, e->lib->get_error(e->qpdf), code);
	while (e->lib->more_warnings(e->qpdf)) {
		qpdf_error warning = e->lib->next_warning(e->qpdf);
		if (!why || lacks_memory(e->lib->get_error_message_detail(e->qpdf, warning)))
			why = take_detail(e, warning, code);
	}
	return why;
}

/*
 * True when all went well.  What the library warns of it has mended by guessing, or left out; what it could
 * not find memory for, too.
 */
static bool
is_well(struct embedded *e)
{
	enum qpdf_error_code_e code;
	const char *why = detail(e, &code);

	if (!why)
		return true;
	if (lacks_memory(why))
		REFUSE(e, "extract-limit", "reading it takes more memory than a PDF of its size may");
	else if (code == qpdf_e_password)
		REFUSE(e, "extract-not-pdf", "it can't be opened without a password");
	else
		REFUSE(e, "extract-not-pdf", "this is not a PDF, or a damaged one: %s", why);
	return false;
}

static bool
open_document(struct embedded *e, struct bytes pdf)
{
	e->lib->silence_errors(e->qpdf);
	e->lib->set_suppress_warnings(e->qpdf, QPDF_TRUE);
	e->lib->set_attempt_recovery(e->qpdf, QPDF_FALSE);
	(void)e->lib->read_memory(e->qpdf, e->path, pdf.data, pdf.length, NULL);
	return is_well(e);
}

/* ---- the tree of names ---- */

static const char *
text_of(struct embedded *e, qpdf_oh string, size_t *length)
{
	const char *text = e->lib->oh_get_binary_utf8_value(e->qpdf, string, length);

	if (*length > EMBEDDED_NAME_MAX)
		*length = utf8_valid_prefix(text, EMBEDDED_NAME_MAX);
	return arena_strndup(e->arena, text, *length);
}

static bool
is_of(struct embedded *e, qpdf_oh object, enum qpdf_object_type_e type)
{
	return e->lib->oh_get_type_code(e->qpdf, object) == type;
}

/* Null for what is no dictionary, too. */
static qpdf_oh
value_of(struct embedded *e, qpdf_oh dict, const char *key)
{
	return is_of(e, dict, ot_dictionary) ? e->lib->oh_get_key(e->qpdf, dict, key)
					     : e->lib->oh_new_null(e->qpdf);
}

/* The value of the first of two keys that has the type asked for; of another type when neither has. */
static qpdf_oh
either(struct embedded *e, qpdf_oh dict, enum qpdf_object_type_e type)
{
	qpdf_oh unicode = value_of(e, dict, "/UF");
	return is_of(e, unicode, type) ? unicode : value_of(e, dict, "/F");
}

static bool
add_file(struct embedded *e, qpdf_oh spec)
{
	if (e->count == EMBEDDED_FILES_MAX) {
		REFUSE(e, "extract-limit", "more than %d files are embedded in it", EMBEDDED_FILES_MAX);
		return false;
	}
	qpdf_oh name = either(e, spec, ot_string);
	qpdf_oh stream = either(e, value_of(e, spec, "/EF"), ot_stream);
	if (!is_of(e, name, ot_string) || !is_of(e, stream, ot_stream)) {
		if (!is_well(e))
			return false;
		REFUSE(e, "extract-damaged",
		    is_of(e, stream, ot_stream) ? "embedded file %zu has no name"
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

static bool
damaged_tree(struct embedded *e)
{
	if (is_well(e)) /* else that is why */
		REFUSE(e, "extract-damaged", "the tree of embedded files is damaged");
	return false;
}

/* The pairs of a leaf: key, file specification. */
static bool
add_pairs(struct embedded *e, qpdf_oh pairs)
{
	int n = e->lib->oh_get_array_n_items(e->qpdf, pairs);

	if (n % 2 != 0)
		return damaged_tree(e);
	for (int i = 1; i < n; i += 2)
		if (!add_file(e, e->lib->oh_get_array_item(e->qpdf, pairs, i)))
			return false;
	return true;
}

/* The value of a key, which may be missing, else must have the type; then *there.  False after an error. */
static bool
find(struct embedded *e, qpdf_oh dict, const char *key, enum qpdf_object_type_e type, qpdf_oh *out,
    bool *there)
{
	*out = e->lib->oh_get_key(e->qpdf, dict, key);
	*there = is_of(e, *out, type);
	return *there || is_of(e, *out, ot_null) || damaged_tree(e);
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
	qpdf_oh pairs, kids;
	bool there;

	if (!is_of(e, node, ot_dictionary))
		return damaged_tree(e);
	if (!find(e, node, "/Names", ot_array, &pairs, &there) || (there && !add_pairs(e, pairs)))
		return false;
	if (!find(e, node, "/Kids", ot_array, &kids, &there))
		return false;
	if (!there)
		return true;
	if (*depth == TREE_DEPTH_MAX) {
		REFUSE(e, "extract-limit", "the tree of embedded files is more than %d deep", TREE_DEPTH_MAX);
		return false;
	}
	int n = e->lib->oh_get_array_n_items(e->qpdf, kids);
	levels[(*depth)++] = (struct level){.kids = kids, .count = n};
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
		qpdf_oh kid = e->lib->oh_get_array_item(e->qpdf, level->kids, level->next++);
		if (!visit(e, kid, levels, &depth))
			return false;
	}
	return true;
}

static bool
find_tree(struct embedded *e, qpdf_oh *tree, bool *there)
{
	qpdf_oh root = e->lib->get_root(e->qpdf), names;

	*there = false;
	if (!is_well(e))
		return false;
	return find(e, root, "/Names", ot_dictionary, &names, there) &&
	    (!*there || find(e, names, "/EmbeddedFiles", ot_dictionary, tree, there));
}

static bool
find_files(struct embedded *e)
{
	qpdf_oh tree = 0;
	bool there;

	/* What can't be read counts as not there for the library, which only warns of it. */
	if (!find_tree(e, &tree, &there) || (there && !walk(e, tree)) || !is_well(e))
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
embedded_open(struct arena *arena, const struct libqpdf *lib, const char *path, struct bytes pdf,
    struct diags *diags)
{
	struct embedded *e = ARENA_NEW(arena, struct embedded);

	*e = (struct embedded){.arena = arena, .lib = lib, .path = path, .diags = diags, .qpdf = lib->init()};
	if (open_document(e, pdf) && find_files(e))
		return e;
	embedded_close(e);
	return NULL;
}

void
embedded_close(struct embedded *e)
{
	enum qpdf_error_code_e code;

	(void)detail(e, &code);
	free(e->data);
	e->lib->cleanup(&e->qpdf);
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

/* A filter and its parameters may each be given as an array of one. */
static qpdf_oh
only_item(struct embedded *e, qpdf_oh object)
{
	if (is_of(e, object, ot_array) && e->lib->oh_get_array_n_items(e->qpdf, object) == 1)
		return e->lib->oh_get_array_item(e->qpdf, object, 0);
	return object;
}

/* False after an error: for a filter that is not read here, or several. */
static bool
read_filter(struct embedded *e, const struct source *source, qpdf_oh dict, struct packed *out)
{
	qpdf_oh given = e->lib->oh_get_key(e->qpdf, dict, "/Filter"), filter = only_item(e, given);
	qpdf_oh parameters = only_item(e, e->lib->oh_get_key(e->qpdf, dict, "/DecodeParms"));

	if (is_of(e, filter, ot_null) ||
	    (is_of(e, filter, ot_array) && e->lib->oh_get_array_n_items(e->qpdf, filter) == 0))
		return true;
	out->deflated =
	    e->lib->oh_is_name_and_equals(e->qpdf, filter, "/FlateDecode") && is_of(e, parameters, ot_null);
	if (out->deflated)
		return true;
	const char *text = e->lib->oh_unparse(e->qpdf, given);
	REFUSE(e, "extract-filter", "«%s» is compressed in a way that is not read here: %s",
	    source->name.text, arena_strndup(e->arena, text, strnlen(text, FILTER_SHOWN_MAX)));
	return false;
}

/* Size and checksum, where the PDF tells them (ISO 32000-1, table 46). */
static void
read_parameters(struct embedded *e, qpdf_oh dict, struct packed *out)
{
	qpdf_oh parameters = e->lib->oh_get_key(e->qpdf, dict, "/Params");
	qpdf_oh size = value_of(e, parameters, "/Size");
	qpdf_oh sum = value_of(e, parameters, "/CheckSum");
	size_t length;

	if (is_of(e, size, ot_integer)) {
		out->has_size = true;
		out->size = e->lib->oh_get_int_value(e->qpdf, size);
	}
	out->has_checksum = is_of(e, sum, ot_string);
	if (out->has_checksum) {
		/* One of another length is left all zeroes, which no file has. */
		const char *bytes = e->lib->oh_get_binary_string_value(e->qpdf, sum, &length);
		if (length == sizeof out->checksum)
			memcpy(out->checksum, bytes, length);
	}
}

bool
embedded_read(struct embedded *e, size_t i, struct packed *out)
{
	const struct source *source = &e->sources[i];
	qpdf_oh dict = e->lib->oh_get_dict(e->qpdf, source->stream);
	enum qpdf_error_code_e code;

	*out = (struct packed){0};
	read_parameters(e, dict, out);
	if (!read_filter(e, source, dict, out))
		return false;
	free(e->data);
	e->data = NULL;
	(void)e->lib->oh_get_stream_data(e->qpdf, source->stream, qpdf_dl_none, NULL, &e->data,
	    &out->data.length);
	out->data.data = (const char *)e->data;
	const char *why = detail(e, &code);
	if (!why)
		return true;
	if (lacks_memory(why))
		REFUSE(e, "extract-limit", "reading it takes more memory than a PDF of its size may");
	else
		REFUSE(e, "extract-damaged", "the content of «%s» can't be read: %s", source->name.text, why);
	return false;
}

/* ---- a page ---- */

bool
embedded_page(struct embedded *e, uint32_t page, struct page_texts *out)
{
	const struct page_source source = {e->arena, e->lib, e->qpdf};
	const int n = e->lib->get_num_pages(e->qpdf);

	if (!is_well(e))
		return false;
	if (n < 0 || page > (unsigned)n) {
		REFUSE(e, "explain-page", "there is no page %u: it has %d", (unsigned)page, n);
		return false;
	}
	const enum page_result result = page_text_read(&source, page - 1, out);
	if (!is_well(e))
		return false;
	if (result == PAGE_UNTAGGED)
		REFUSE(e, "explain-untagged",
		    "page %u has no tags, which say what its cells and paragraphs are: documents have them "
		    "that keep to PDF/UA-1 or PDF/A-3a",
		    (unsigned)page);
	if (result == PAGE_LARGE)
		REFUSE(e, "extract-limit", "there is more on page %u than is read", (unsigned)page);
	return result == PAGE_READ;
}
