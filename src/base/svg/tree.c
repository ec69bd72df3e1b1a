#include "base/svg/tree.h"

#include <expat.h>
#include <string.h>

#include "base/svg/value.h"

/* Between a namespace and the name behind it. */
#define SEPARATOR '\x01'

#define NAMESPACE "http://www.w3.org/2000/svg"
#define XLINK "http://www.w3.org/1999/xlink"

struct reader {
	struct arena *arena;
	const char *path;
	struct bytes file;
	struct diags *diags;
	XML_Parser parser;
	struct svg_element *root;
	struct svg_element *open[SVG_DEPTH_MAX];
	unsigned depth, passed_over; /* passed_over: elements in one that is, and itself */
	size_t count, declaration_count, text_length;
	bool is_bare; /* the root is in no namespace, so all are in none */
	bool has_type;
	bool failed;
};

static bool
has_mark(struct bytes file)
{
	return (file.length >= 3 && memcmp(file.data, "\xEF\xBB\xBF", 3) == 0) ||
	    (file.length >= 2 &&
		(memcmp(file.data, "\xFE\xFF", 2) == 0 || memcmp(file.data, "\xFF\xFE", 2) == 0));
}

/* A byte order mark is no character of the first line, though expat counts it. */
static struct srcloc
here(const struct reader *r)
{
	struct srcloc loc = {
	    .file = r->path,
	    .line = (uint32_t)XML_GetCurrentLineNumber(r->parser),
	    .column = (uint32_t)XML_GetCurrentColumnNumber(r->parser) + 1,
	};

	if (loc.line == 1 && loc.column > 1 && has_mark(r->file))
		loc.column--;
	return loc;
}

static void
fail(struct reader *r, const char *rule, const char *why)
{
	if (!r->failed)
		diag_add_text(r->diags, SEVERITY_ERROR, here(r), rule, diag_phrase(r->diags, why));
	r->failed = true;
	(void)XML_StopParser(r->parser, XML_FALSE);
}

/* The local name, when it is in that namespace; NULL otherwise. */
static const char *
name_in(const char *name, const char *space)
{
	const size_t n = strlen(space);

	if (n == 0)
		return strchr(name, SEPARATOR) == NULL ? name : NULL;
	return strncmp(name, space, n) == 0 && name[n] == SEPARATOR ? name + n + 1 : NULL;
}

static const char *
drawn_name(const struct reader *r, const char *name)
{
	static const char *const told[] = {"metadata", "title", "desc"};
	const char *local = name_in(name, r->is_bare ? "" : NAMESPACE);

	for (size_t i = 0; local != NULL && i < sizeof told / sizeof *told; i++)
		if (strcmp(local, told[i]) == 0)
			return NULL;
	return local;
}

/* A copy without blanks around it. */
static char *
trimmed(const struct reader *r, const char *value, size_t *length)
{
	while (svg_is_blank(*value))
		value++;
	*length = strlen(value);
	while (*length > 0 && svg_is_blank(value[*length - 1]))
		--*length;
	return arena_strndup(r->arena, value, *length);
}

static void
read_style(struct reader *r, struct svg_element *e, char *text, size_t length)
{
	char *end = text + length, *open = svg_css_drop_comments(text, end);
	const char *fault = NULL;

	if (open != NULL) {
		/* The end of what is before it is written over. */
		fault = arena_strdup(r->arena, open);
		end = open;
	}
	e->fault = svg_declarations(r->arena, text, end, &e->declarations, &r->declaration_count);
	if (e->fault == NULL)
		e->fault = fault;
	for (const struct svg_declaration *d = e->declarations; d != NULL; d = d->next)
		e->has_important |= d->is_important;
	if (r->declaration_count > SVG_DECLARATIONS_MAX)
		fail(r, "svg-limit", N_("the drawing has too many properties in \"style\": simplify it"));
}

/* Those without a namespace, and the address of XLink; `style` is taken apart. */
static void
copy_attributes(struct reader *r, struct svg_element *e, const char **attributes)
{
	size_t n = 0, kept = 0;

	while (attributes[n] != NULL)
		n += 2;
	e->attributes = ARENA_ARRAY(r->arena, const char *, n + 1);
	for (size_t i = 0; i < n; i += 2) {
		const char *name = name_in(attributes[i], "");
		size_t length;
		if (name == NULL) {
			name = name_in(attributes[i], XLINK);
			if (name == NULL || strcmp(name, "href") != 0)
				continue;
		}
		char *value = trimmed(r, attributes[i + 1], &length);
		e->weight += length;
		if (strcmp(name, "style") == 0) {
			read_style(r, e, value, length);
			continue;
		}
		e->attributes[kept++] = arena_strdup(r->arena, name);
		e->attributes[kept++] = value;
	}
}

bool
svg_is_wide(struct bytes file)
{
	static const char *const marks[] = {"\xFE\xFF", "\xFF\xFE", "\0<", "<\0"};

	for (size_t i = 0; file.length >= 2 && i < sizeof marks / sizeof *marks; i++)
		if (memcmp(file.data, marks[i], 2) == 0)
			return true;
	return false;
}

/* The tag under way, in UTF-8; of wide characters, in ASCII, with "?" for the others. */
static const char *
tag_under_way(const struct reader *r, size_t *n)
{
	const char *s = r->file.data + XML_GetCurrentByteIndex(r->parser);
	const bool big_end = r->file.data[0] == '\xFE' || r->file.data[0] == '\0';

	*n = (size_t)XML_GetCurrentByteCount(r->parser);
	if (!svg_is_wide(r->file))
		return s;
	*n /= 2;
	char *copy = ARENA_ARRAY(r->arena, char, *n + 1);
	for (size_t i = 0; i < *n; i++)
		copy[i] = s[2 * i + !big_end] == '\0' ? s[2 * i + big_end] : '?';
	return copy;
}

/*
 * Of a document with a type, expat takes entities that it does not know for declared elsewhere, and leaves
 * them out of attributes without a word.
 */
static bool
has_entity(const struct reader *r)
{
	static const char *const known[] = {"#", "lt;", "gt;", "amp;", "quot;", "apos;"};
	size_t n;
	const char *tag = tag_under_way(r, &n), *end = tag + n;

	while ((tag = memchr(tag, '&', (size_t)(end - tag))) != NULL) {
		bool is_known = false;
		tag++;
		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			is_known |= strncmp(tag, known[i], strlen(known[i])) == 0;
		if (!is_known)
			return true;
	}
	return false;
}

static bool
take_root(struct reader *r, const char *name)
{
	r->is_bare = strcmp(name, "svg") == 0;
	if (drawn_name(r, name) != NULL && strcmp(drawn_name(r, name), "svg") == 0)
		return true;
	fail(r, "svg-root", N_("this is no SVG picture: its first element is not <svg>"));
	return false;
}

static void
add_element(struct reader *r, const char *name, const char **attributes)
{
	struct svg_element *e = ARENA_NEW(r->arena, struct svg_element);

	*e = (struct svg_element){
	    .name = arena_strdup(r->arena, name),
	    .loc = here(r),
	};
	copy_attributes(r, e, attributes);
	if (r->depth > 0) {
		struct svg_element *parent = r->open[r->depth - 1];
		*(parent->last != NULL ? &parent->last->next : &parent->first) = e;
		parent->last = e;
	} else {
		r->root = e;
	}
	r->open[r->depth++] = e;
}

static bool
is_in_style(const struct reader *r)
{
	return r->depth > 0 && strcmp(r->open[r->depth - 1]->name, "style") == 0;
}

static void
on_start(void *data, const char *name, const char **attributes)
{
	struct reader *r = data;

	if (r->failed || (r->depth == 0 && !take_root(r, name)))
		return;
	if (r->passed_over == 0 && is_in_style(r)) {
		fail(r, "svg-value",
		    N_("the <style> of the drawing has an element inside, where only rules are read: take it "
		       "out"));
		return;
	}
	const char *drawn = r->passed_over > 0 ? NULL : drawn_name(r, name);
	if (drawn == NULL)
		r->passed_over++;
	else if (++r->count > SVG_ELEMENTS_MAX)
		fail(r, "svg-limit", N_("the drawing has too many elements: simplify it"));
	else if (r->depth == SVG_DEPTH_MAX)
		fail(r, "svg-limit", N_("the drawing has too many elements in one another: ungroup some"));
	else if (r->has_type && has_entity(r))
		fail(r, "svg-entity", N_("the drawing has an entity: write its text instead"));
	else
		add_element(r, drawn, attributes);
}

static void
on_end(void *data, const char *name)
{
	struct reader *r = data;

	(void)name;
	if (r->failed)
		return;
	if (r->passed_over > 0)
		r->passed_over--;
	else
		r->depth--;
}

/* Of a <style>; as long as it is only blanks, there is none. */
static void
add_text(struct reader *r, struct svg_element *e, const char *s, size_t n)
{
	const struct srcloc loc = here(r);

	if (e->text == NULL) {
		if (strspn(s, " \t\r\n") >= n)
			return;
		e->text = ARENA_NEW(r->arena, struct svg_text);
		e->text->path = r->path;
	}
	struct svg_text *text = e->text;
	r->text_length += n;
	if (r->text_length > SVG_STYLE_TEXT_MAX) {
		fail(r, "svg-limit", N_("the drawing has too many rules: simplify it"));
		return;
	}
	text->pieces = arena_grow(r->arena, text->pieces, text->piece_count, &text->piece_capacity,
	    text->piece_count + 1, sizeof *text->pieces);
	text->pieces[text->piece_count++] =
	    (struct svg_text_piece){(uint32_t)text->length, loc.line, loc.column};
	text->s = arena_grow(r->arena, text->s, text->length, &text->capacity, text->length + n + 1, 1);
	memcpy(text->s + text->length, s, n);
	text->length += n;
}

static void
on_text(void *data, const char *text, int n)
{
	struct reader *r = data;

	if (!r->failed && r->passed_over == 0 && is_in_style(r))
		add_text(r, r->open[r->depth - 1], text, (size_t)n);
}

struct srcloc
svg_text_loc(const struct svg_text *text, size_t at)
{
	const struct svg_text_piece *piece = text->pieces;

	for (size_t i = 1; i < text->piece_count && text->pieces[i].at <= at; i++)
		piece = &text->pieces[i];
	struct srcloc loc = {.file = text->path, .line = piece->line, .column = piece->column};
	/* Characters, not bytes. */
	for (size_t i = piece->at; i < at; i++)
		loc.column += ((unsigned char)text->s[i] & 0xC0) != 0x80;
	return loc;
}

static void
on_type(void *data, const char *name, const char *system, const char *public, int internal)
{
	struct reader *r = data;

	(void)name;
	(void)system;
	(void)public;
	r->has_type = true;
	if (internal != 0)
		fail(r, "svg-entity",
		    N_("the document type of the drawing has declarations, as entities are: save it as plain "
		       "SVG, without them"));
}

static void
on_entity(void *data, const char *name, int is_parameter)
{
	(void)name;
	(void)is_parameter;
	fail(data, "svg-entity", N_("the drawing has an entity: write its text instead"));
}

static void
parse(struct reader *r)
{
	XML_SetUserData(r->parser, r);
	XML_SetElementHandler(r->parser, on_start, on_end);
	XML_SetCharacterDataHandler(r->parser, on_text);
	XML_SetStartDoctypeDeclHandler(r->parser, on_type);
	XML_SetSkippedEntityHandler(r->parser, on_entity);
	if (XML_Parse(r->parser, r->file.data, (int)r->file.length, 1) != XML_STATUS_ERROR || r->failed)
		return;
	switch (XML_GetErrorCode(r->parser)) {
	case XML_ERROR_NO_MEMORY:
		arena_out_of_memory(r->arena, 0);
	case XML_ERROR_UNKNOWN_ENCODING:
	case XML_ERROR_INCORRECT_ENCODING:
		fail(r, "svg-xml",
		    N_("the drawing says that it is in an encoding that is not read, or in one that it is "
		       "not in: save it as plain SVG in UTF-8"));
		break;
	default:
		fail(r, "svg-xml", N_("the drawing is not well-formed XML"));
	}
}

struct svg_element *
svg_tree(struct arena *arena, const char *path, struct bytes file, struct diags *diags)
{
	struct reader r = {.arena = arena, .path = path, .file = file, .diags = diags};

	if (file.length > SVG_FILE_MAX) {
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){.file = path}, "svg-limit",
		    "the drawing has more than %d MB: simplify it", (int)(SVG_FILE_MAX / 1024 / 1024));
		return NULL;
	}
	r.parser = XML_ParserCreateNS(NULL, SEPARATOR);
	if (r.parser == NULL)
		arena_out_of_memory(arena, 0);
	parse(&r);
	XML_ParserFree(r.parser);
	return r.failed ? NULL : r.root;
}

const char *
svg_attribute(const struct svg_element *e, const char *name)
{
	for (const char **a = e->attributes; *a != NULL; a += 2)
		if (strcmp(*a, name) == 0)
			return a[1];
	return NULL;
}
