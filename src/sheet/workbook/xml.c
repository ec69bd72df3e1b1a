#include "sheet/workbook/xml.h"

#include <expat.h>

#include "base/ascii.h"

struct reader {
	const struct workbook_input *in;
	const struct xml_source *source;
	const struct xml_handler *handler;
	void *ctx;
	XML_Parser parser;
	unsigned depth;
	bool doctype, deep, stopped;
};

/* No handler is called behind this one. */
static void
stop(struct reader *r)
{
	(void)XML_StopParser(r->parser, XML_FALSE);
}

static void
on_start(void *data, const char *name, const char **attributes)
{
	struct reader *r = data;

	if (r->stopped)
		return;
	if (++r->depth > XML_DEPTH_MAX) {
		r->deep = true;
		stop(r);
	} else if (!r->handler->start(r->ctx, name, attributes)) {
		r->stopped = true;
		stop(r);
	}
}

static void
on_end(void *data, const char *name)
{
	struct reader *r = data;

	/* Of an empty element, the end is told even so. */
	if (r->stopped || r->deep)
		return;
	r->depth--;
	if (r->handler->end != NULL && !r->handler->end(r->ctx, name)) {
		r->stopped = true;
		stop(r);
	}
}

static void
on_text(void *data, const char *text, int n)
{
	struct reader *r = data;

	if (r->stopped || r->deep)
		return;
	if (!r->handler->text(r->ctx, text, (size_t)n)) {
		r->stopped = true;
		stop(r);
	}
}

static void
on_doctype(void *data, const char *name, const char *system, const char *public, int internal)
{
	struct reader *r = data;

	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	r->doctype = true;
	stop(r);
}

static void
refuse(const struct reader *r, const char *why)
{
	diag_add(r->in->diags, SEVERITY_ERROR, r->in->loc, "workbook-xml",
	    "\"%s\" can't be read: line %zu of its part %s %s; open it in a spreadsheet program and save it "
	    "anew",
	    r->in->file, (size_t)XML_GetCurrentLineNumber(r->parser), r->source->part,
	    diag_phrase(r->in->diags, why));
}

/* What a parser that gave up has found. */
static enum xml_end
end_of(struct reader *r)
{
	if (r->stopped)
		return XML_STOPPED;
	if (XML_GetErrorCode(r->parser) == XML_ERROR_NO_MEMORY)
		arena_out_of_memory(r->in->scratch, 0);
	refuse(r,
	    r->doctype    ? N_("has a document type, which no workbook has")
		: r->deep ? N_("has too many elements in one another")
			  : N_("is not well-formed XML"));
	return XML_FAULTY;
}

static enum xml_end
feed(struct reader *r)
{
	size_t fed = 0;

	for (;;) {
		void *block = XML_GetBuffer(r->parser, (int)XML_BLOCK);
		if (block == NULL)
			return end_of(r);
		ptrdiff_t n = r->source->read(r->source->ctx, block, XML_BLOCK);
		if (n < 0)
			return XML_FAULTY;
		if (XML_ParseBuffer(r->parser, (int)n, n == 0) == XML_STATUS_ERROR)
			return end_of(r);
		if (n == 0)
			return XML_WHOLE;
		fed += (size_t)n;
		/* What is behind that is kept by the parser until it ends. */
		XML_Index done = XML_GetCurrentByteIndex(r->parser);
		if (fed - (done > 0 ? (size_t)done : 0) > XML_TOKEN_MAX) {
			refuse(r, N_("has a tag or a comment that does not end"));
			return XML_FAULTY;
		}
	}
}

enum xml_end
xml_read(const struct workbook_input *in, const struct xml_source *source, const struct xml_handler *handler,
    void *ctx)
{
	struct reader r = {.in = in, .source = source, .handler = handler, .ctx = ctx};

	r.parser = handler->namespaces ? XML_ParserCreateNS(NULL, XML_NAMESPACE_END) : XML_ParserCreate(NULL);
	if (r.parser == NULL)
		arena_out_of_memory(in->scratch, 0);
	XML_SetUserData(r.parser, &r);
	XML_SetElementHandler(r.parser, on_start, on_end);
	if (handler->text != NULL)
		XML_SetCharacterDataHandler(r.parser, on_text);
	XML_SetStartDoctypeDeclHandler(r.parser, on_doctype);
	enum xml_end end = feed(&r);
	XML_ParserFree(r.parser);
	return end;
}

static ptrdiff_t
read_bytes(void *ctx, char *out, size_t n)
{
	struct bytes *rest = ctx;
	size_t got = rest->length < n ? rest->length : n;

	memcpy(out, rest->data, got);
	rest->data += got;
	rest->length -= got;
	return (ptrdiff_t)got;
}

struct xml_source
xml_bytes(const char *part, struct bytes *bytes)
{
	return (struct xml_source){part, read_bytes, bytes};
}

const char *
xml_local(const char *name)
{
	for (const char *c = name; *c != '\0'; c++) {
		if (*c == ':' || *c == XML_NAMESPACE_END)
			name = c + 1;
	}
	return name;
}

const char *
xml_attribute(const char **attributes, const char *name)
{
	for (; *attributes != NULL; attributes += 2) {
		if (strcmp(xml_local(attributes[0]), name) == 0)
			return attributes[1];
	}
	return NULL;
}

bool
xml_is_true(const char *value)
{
	return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

bool
xml_number(const char *value, uint32_t limit, uint32_t *out)
{
	uint64_t number = 0;

	if (value == NULL || *value == '\0')
		return false;
	for (; *value != '\0'; value++) {
		if (!ascii_is_digit(*value))
			return false;
		number = number * 10 + (unsigned)(*value - '0');
		if (number > limit)
			return false;
	}
	*out = (uint32_t)number;
	return true;
}
