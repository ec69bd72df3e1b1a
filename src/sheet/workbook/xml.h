/*
 * A part of a workbook as XML (expat), element by element.
 *
 * Nobody reads a workbook that has a document type: it is refused as soon as it is named, before any
 * entity of it is looked at, so none is ever expanded.  Nothing is held of the XML but the element under
 * way.
 *
 * Texts are UTF-8, whatever the part is written in.  Every fault is one error at the place of the workbook,
 * [workbook-xml], that says in which part.
 */
#ifndef PLIEGO_SHEET_WORKBOOK_XML_H
#define PLIEGO_SHEET_WORKBOOK_XML_H

#include "sheet/workbook.h"

#define XML_DEPTH_MAX 100                   /* elements in elements */
#define XML_TOKEN_MAX ((size_t)1024 * 1024) /* bytes of a start tag, a comment */
#define XML_BLOCK ((size_t)64 * 1024)       /* that are read at a time */
#define XML_NAMESPACE_END '\x01'            /* between a namespace and the name behind it */

/*
 * Names are as written ("x:row") or, with namespaces, the namespace, XML_NAMESPACE_END and the name
 * without a prefix.  Attributes: name, value, ... NULL.  Text comes in pieces.  Each returns false to
 * stop, after an error or where it has what it wanted.  NULL: nobody asks for them.
 */
struct xml_handler {
	bool (*start)(void *ctx, const char *name, const char **attributes);
	bool (*end)(void *ctx, const char *name);
	bool (*text)(void *ctx, const char *, size_t n);
	bool namespaces;
};

/* Where the bytes come from: at most n of them, 0 at the end, -1 after an error. */
struct xml_source {
	const char *part; /* its name, for messages */
	ptrdiff_t (*read)(void *ctx, char *, size_t n);
	void *ctx;
};

enum xml_end {
	XML_WHOLE,   /* all of it was given */
	XML_STOPPED, /* by the handler */
	XML_FAULTY,  /* after an error */
};

enum xml_end xml_read(const struct workbook_input *, const struct xml_source *, const struct xml_handler *,
    void *ctx);

/* Bytes in memory as a source; they outlive it. */
struct xml_source xml_bytes(const char *part, struct bytes *);

/* The name without what stands before it. */
const char *xml_local(const char *name);

/* The value of the attribute of that name, whatever stands before it; NULL: it has none. */
const char *xml_attribute(const char **attributes, const char *name);

/* Whether the value is "1" or "true". */
bool xml_is_true(const char *value);

/* Reads digits only, up to the limit; false: something else, or more. */
bool xml_number(const char *value, uint32_t limit, uint32_t *out);

#endif
