#include "template/yaml.h"

#include <string.h>
#include <yaml.h>

#include "base/utf8.h"
#include "template/yaml_source.h"

struct frame {
	struct yaml_node *node;
	const struct yaml_node **items;
	size_t count, capacity;
	const char *anchor;
};

struct anchor {
	const char *name;
	const struct yaml_node *node;
};

struct builder {
	struct arena *arena;
	struct diags *diags;
	const char *path;
	struct yaml_limits limits;
	struct frame frames[YAML_DEPTH_MAX];
	size_t depth;
	size_t nodes;
	struct anchor anchors[YAML_ANCHORS_MAX];
	size_t anchor_count;
	const struct yaml_node *root;
	struct yaml_cursor cursor;
};

bool
yaml_is_null(const struct yaml_node *node)
{
	static const char *const words[] = {"", "~", "null", "Null", "NULL"};

	if (node->kind != YAML_SCALAR || !node->plain || node->length > 4)
		return false;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(node->text, words[i]) == 0)
			return true;
	return false;
}

const struct yaml_node *
yaml_get(const struct yaml_node *map, const char *key)
{
	for (size_t i = 0; map->kind == YAML_MAP && i < map->count; i++)
		if (strcmp(map->items[2 * i]->text, key) == 0)
			return yaml_is_null(map->items[2 * i + 1]) ? NULL : map->items[2 * i + 1];
	return NULL;
}

/* --- before parsing ------------------------------------------------------------------------------------- */

static struct srcloc
loc_of_byte(const char *path, const char *data, size_t at)
{
	struct srcloc loc = {path, 1, 1};
	size_t line_start = 0;

	for (size_t i = 0; i < at; i++) {
		if (data[i] == '\n' || (data[i] == '\r' && data[i + 1] != '\n')) {
			loc.line++;
			line_start = i + 1;
		}
	}
	loc.column = (uint32_t)utf8_count(data + line_start, at - line_start) + 1;
	return loc;
}

/* C0 without tab and line ends, DEL, C1 without NEL, BOM and the two that are never characters. */
static bool
is_refused(uint32_t code)
{
	if (code < 0x20)
		return code != '\t' && code != '\n' && code != '\r';
	return (code >= 0x7F && code <= 0x9F && code != 0x85) || code == 0xFEFF || code == 0xFFFE ||
	    code == 0xFFFF;
}

/* False after an error: libyaml says only the offset of such a byte, or takes it. */
static bool
check_characters(const char *path, struct bytes bytes, struct diags *diags)
{
	size_t valid = utf8_valid_prefix(bytes.data, bytes.length);

	for (size_t i = 0, n = 0; i < valid; i += n) {
		uint32_t code = utf8_decode(bytes.data + i, valid - i, &n);
		if (!is_refused(code))
			continue;
		diag_add(diags, SEVERITY_ERROR, loc_of_byte(path, bytes.data, i), "yaml-encoding",
		    "character U+%04X has no place in this file; delete it", (unsigned)code);
		return false;
	}
	if (valid == bytes.length)
		return true;
	diag_add(diags, SEVERITY_ERROR, loc_of_byte(path, bytes.data, valid), "yaml-encoding",
	    "byte 0x%02X is not UTF-8; save the file as UTF-8", (unsigned)(unsigned char)bytes.data[valid]);
	return false;
}

/*
 * No directives: %YAML says nothing that we don't know, and libyaml compares each %TAG with all before
 * it.  They can stand only before a document's first line, or after a line "...".
 */
static bool
check_directives(const char *path, struct bytes bytes, struct diags *diags)
{
	bool between = true;

	for (size_t i = 0; i < bytes.length;) {
		const char *line = bytes.data + i;
		size_t n = strcspn(line, "\r\n");
		if (between && line[0] == '%') {
			diag_add(diags, SEVERITY_ERROR, loc_of_byte(path, bytes.data, i), "yaml-syntax",
			    "a directive (%%) is not understood here; delete the line");
			return false;
		}
		size_t blanks = strspn(line, " \t");
		if (strncmp(line, "...", 3) == 0)
			between = true;
		else if (blanks < n && line[blanks] != '#')
			between = false;
		i += n + 1;
	}
	return true;
}

/* Steps over a byte order mark. */
static bool
check_bytes(const char *path, struct bytes *bytes, size_t limit, struct diags *diags)
{
	const unsigned char *b = (const unsigned char *)bytes->data;
	struct srcloc loc = {path, 1, 1};

	if (bytes->length > limit) {
		diag_add(diags, SEVERITY_ERROR, loc, "yaml-limit",
		    "the file has %zu bytes; at most %zu are read", bytes->length, limit);
		return false;
	}
	if (bytes->length >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF))) {
		diag_add(diags, SEVERITY_ERROR, loc, "yaml-encoding", "the file is UTF-16; save it as UTF-8");
		return false;
	}
	if (bytes->length >= 3 && memcmp(b, "\xEF\xBB\xBF", 3) == 0) {
		bytes->data += 3;
		bytes->length -= 3;
	}
	return check_characters(path, *bytes, diags) && check_directives(path, *bytes, diags);
}

/* --- building the tree ---------------------------------------------------------------------------------- */

static struct srcloc
loc_of_mark(const struct builder *b, yaml_mark_t mark)
{
	return (struct srcloc){b->path, (uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

/* Of two equal keys the second is named, and where the first is.  Equal keys meet when sorted. */
static int
compare_keys(const void *a, const void *b)
{
	const struct yaml_node *x = *(const struct yaml_node *const *)a;
	const struct yaml_node *y = *(const struct yaml_node *const *)b;
	int order = strcmp(x->text, y->text);

	if (order != 0)
		return order;
	if (x->loc.line != y->loc.line)
		return x->loc.line < y->loc.line ? -1 : 1;
	return (x->loc.column > y->loc.column) - (x->loc.column < y->loc.column);
}

static void
check_doubled_keys(struct builder *b, const struct yaml_node *map)
{
	if (map->count < 2)
		return;
	const struct yaml_node **keys = ARENA_ARRAY(b->arena, const struct yaml_node *, map->count);
	for (size_t i = 0; i < map->count; i++)
		keys[i] = map->items[2 * i];
	qsort(keys, map->count, sizeof(const struct yaml_node *), compare_keys);
	const struct yaml_node *first = keys[0];
	for (size_t i = 1; i < map->count; i++) {
		if (strcmp(first->text, keys[i]->text) != 0)
			first = keys[i];
		else
			diag_add(b->diags, SEVERITY_ERROR, keys[i]->loc, "yaml-duplicate-key",
			    "key «%s» is given twice; the first is on line %u", first->text,
			    (unsigned)first->loc.line);
	}
}

/* Pairs whose key is no word are reported and left out. */
static void
drop_bad_keys(struct builder *b, struct frame *frame)
{
	size_t kept = 0;

	for (size_t i = 0; i + 1 < frame->count; i += 2) {
		const struct yaml_node *key = frame->items[i];
		if (key->kind != YAML_SCALAR)
			diag_add(b->diags, SEVERITY_ERROR, key->loc, "yaml-key",
			    "a key must be a word; a text that begins with { or [ stands in quotes");
		else if (key->plain && strcmp(key->text, "<<") == 0)
			diag_add(b->diags, SEVERITY_ERROR, key->loc, "yaml-key",
			    "merge keys (<<) are not supported; write out the keys, or use a parent style");
		else if (key->length == 0)
			diag_add(b->diags, SEVERITY_ERROR, key->loc, "yaml-key",
			    "a key is missing before this ':'");
		else if (yaml_is_null(key))
			diag_add(b->diags, SEVERITY_ERROR, key->loc, "yaml-key",
			    "«%s» without quotes means nothing, and can't be a key; put it in quotes",
			    key->text);
		else {
			frame->items[kept] = key;
			frame->items[kept + 1] = frame->items[i + 1];
			kept += 2;
		}
	}
	frame->count = kept;
}

static void
remember(struct builder *b, const char *name, const struct yaml_node *node)
{
	if (name == NULL)
		return;
	if (b->anchor_count < YAML_ANCHORS_MAX)
		b->anchors[b->anchor_count++] = (struct anchor){name, node};
	else if (b->anchor_count++ == YAML_ANCHORS_MAX)
		diag_add(b->diags, SEVERITY_ERROR, node->loc, "yaml-limit", "more than %d anchors (&)",
		    YAML_ANCHORS_MAX);
}

static void
attach(struct builder *b, const struct yaml_node *node)
{
	if (b->depth == 0) {
		b->root = node;
		return;
	}
	struct frame *top = &b->frames[b->depth - 1];
	top->items = arena_grow(b->arena, top->items, top->count, &top->capacity, top->count + 1,
	    sizeof(const struct yaml_node *));
	top->items[top->count++] = node;
}

/* False when the file holds too much to go on. */
static bool
count_nodes(struct builder *b, size_t n, struct srcloc loc)
{
	b->nodes += n;
	if (b->nodes <= b->limits.nodes)
		return true;
	diag_add(b->diags, SEVERITY_ERROR, loc, "yaml-limit", "more than %zu values, aliases (*) counted out",
	    b->limits.nodes);
	return false;
}

static struct yaml_node *
new_node(struct builder *b, enum yaml_kind kind, const yaml_event_t *event)
{
	struct yaml_node *node = ARENA_NEW(b->arena, struct yaml_node);

	node->kind = kind;
	node->loc = loc_of_mark(b, event->start_mark);
	node->total = 1;
	node->height = 1;
	return node;
}

static bool
too_deep(struct builder *b, size_t depth, struct srcloc loc)
{
	if (depth <= YAML_DEPTH_MAX)
		return false;
	diag_add(b->diags, SEVERITY_ERROR, loc, "yaml-limit", "nested more than %d deep", YAML_DEPTH_MAX);
	return true;
}

static bool
open_node(struct builder *b, enum yaml_kind kind, const yaml_event_t *event, const yaml_char_t *anchor)
{
	struct yaml_node *node = new_node(b, kind, event);

	if (too_deep(b, b->depth + 1, node->loc) || !count_nodes(b, 1, node->loc))
		return false;
	struct frame *frame = &b->frames[b->depth++];
	*frame = (struct frame){.node = node};
	if (anchor != NULL)
		frame->anchor = arena_strdup(b->arena, (const char *)anchor);
	return true;
}

static void
close_node(struct builder *b)
{
	struct frame *frame = &b->frames[--b->depth];
	struct yaml_node *node = frame->node;

	if (node->kind == YAML_MAP)
		drop_bad_keys(b, frame);
	node->has_anchors = frame->anchor != NULL;
	for (size_t i = 0; i < frame->count; i++) {
		node->has_anchors |= frame->items[i]->has_anchors;
		node->total += frame->items[i]->total;
		if (node->height <= frame->items[i]->height)
			node->height = frame->items[i]->height + 1;
	}
	node->items = frame->items;
	node->count = node->kind == YAML_MAP ? frame->count / 2 : frame->count;
	if (node->kind == YAML_MAP)
		check_doubled_keys(b, node);
	remember(b, frame->anchor, node);
	attach(b, node);
}

static void
check_scalar(struct builder *b, const struct yaml_node *node)
{
	if (node->length > YAML_SCALAR_MAX)
		diag_add(b->diags, SEVERITY_ERROR, node->loc, "yaml-limit",
		    "a text of %zu bytes; at most %zu are allowed", node->length, YAML_SCALAR_MAX);
	for (size_t i = 0, n = 0; i < node->length; i += n) {
		uint32_t code = utf8_decode(node->text + i, node->length - i, &n);
		if (code != '\r' && !is_refused(code))
			continue;
		diag_add(b->diags, SEVERITY_ERROR, node->loc, "yaml-encoding",
		    "character U+%04X, written as an escape, has no place in a text", (unsigned)code);
		return;
	}
}

static bool
add_scalar(struct builder *b, const yaml_event_t *event)
{
	struct yaml_node *node = new_node(b, YAML_SCALAR, event);
	bool quoted = event->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
	    event->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;

	if (!count_nodes(b, 1, node->loc))
		return false;
	node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	node->length = event->data.scalar.length;
	node->text = arena_strndup(b->arena, (const char *)event->data.scalar.value, node->length);
	check_scalar(b, node);
	size_t written = event->end_mark.column - event->start_mark.column;
	if ((node->plain || quoted) && event->start_mark.line == event->end_mark.line &&
	    written == utf8_count(node->text, node->length) + (quoted ? 2 : 0)) {
		node->text_loc = node->loc;
		node->text_loc.column += quoted ? 1 : 0;
	} else {
		node->text_loc = (struct srcloc){b->path, node->loc.line, 0};
	}
	node->comment_loc = (struct srcloc){b->path, 0, 0};
	if (yaml_cursor_comment(&b->cursor, event->end_mark.line, event->end_mark.column,
		&node->comment_is_word)) {
		node->comment_loc.line = (uint32_t)b->cursor.line + 1;
		node->comment_loc.column = (uint32_t)b->cursor.column + 1;
	}
	node->has_anchors = event->data.scalar.anchor != NULL;
	if (node->has_anchors)
		remember(b, arena_strdup(b->arena, (const char *)event->data.scalar.anchor), node);
	attach(b, node);
	return true;
}

/* An alias shares its node.  One to a node that is still open, which would hold itself, finds nothing. */
static bool
add_alias(struct builder *b, const yaml_event_t *event)
{
	struct srcloc loc = loc_of_mark(b, event->start_mark);
	const char *name = (const char *)event->data.alias.anchor;
	size_t i = b->anchor_count < YAML_ANCHORS_MAX ? b->anchor_count : YAML_ANCHORS_MAX;

	while (i > 0 && strcmp(b->anchors[i - 1].name, name) != 0)
		i--;
	for (size_t k = b->depth; i == 0 && k > 0; k--) {
		const struct frame *open = &b->frames[k - 1];
		if (open->anchor == NULL || strcmp(open->anchor, name) != 0)
			continue;
		diag_add(b->diags, SEVERITY_ERROR, loc, "yaml-alias",
		    "alias *%s stands within the value that it stands for, which begins on line %u and would"
		    " have "
		    "no end",
		    name, (unsigned)open->node->loc.line);
		return false;
	}
	if (i == 0) {
		diag_add(b->diags, SEVERITY_ERROR, loc, "yaml-alias",
		    "alias *%s stands for nothing: no value above has the anchor &%s; a text that begins"
		    " with * stands "
		    "in quotes",
		    name, name);
		return false;
	}
	const struct yaml_node *node = b->anchors[i - 1].node;
	if (too_deep(b, b->depth + node->height, loc) || !count_nodes(b, node->total, loc))
		return false;
	attach(b, node);
	return true;
}

/* Tags of the core schema say what the schema's tables know better; others would be lost. */
static void
check_tag(struct builder *b, const yaml_event_t *event, const yaml_char_t *tag)
{
	static const char *const core[] = {"str", "int", "float", "bool", "null", "map", "seq"};
	static const char prefix[] = "tag:yaml.org,2002:";
	const char *name = (const char *)tag;

	if (name == NULL || strcmp(name, "!") == 0)
		return;
	if (strncmp(name, prefix, sizeof(prefix) - 1) == 0)
		for (size_t i = 0; i < sizeof(core) / sizeof(*core); i++)
			if (strcmp(name + sizeof(prefix) - 1, core[i]) == 0)
				return;
	diag_add(b->diags, SEVERITY_ERROR, loc_of_mark(b, event->start_mark), "yaml-tag",
	    "tag «%s» is not understood; delete it, or put the text in quotes", name);
}

/* --- libyaml -------------------------------------------------------------------------------------------- */

/*
 * What the parser stumbles over is often only the end of a fault that began further up.  False where
 * nothing of that kind is found.
 */
static bool
report_cause(struct builder *b, const yaml_parser_t *parser, struct bytes bytes)
{
	struct yaml_cursor at;
	yaml_mark_t problem = parser->problem_mark;
	struct srcloc loc = {b->path, 0, 0};

	if (parser->problem != NULL && strcmp(parser->problem, "found unexpected end of stream") == 0)
		return false;
	if (yaml_find_open_quote(bytes, problem.line, &at)) {
		loc.line = (uint32_t)at.line + 1;
		loc.column = (uint32_t)at.column + 1;
		diag_add(b->diags, SEVERITY_ERROR, loc, "yaml-syntax",
		    "the quote that opens here is not closed on its line, and what follows was taken into"
		    " the text "
		    "as far as line %zu; close it",
		    problem.line + 1);
		return true;
	}
	if (!yaml_find_lost_bracket(bytes, problem.line, problem.column, &at))
		return false;
	loc.line = (uint32_t)at.line + 1;
	loc.column = (uint32_t)at.column + 1;
	diag_add(b->diags, SEVERITY_ERROR, loc, "yaml-syntax",
	    "a bare # begins a comment, so that the bracket behind it is lost; a colour stands in quotes, "
	    "\"#1F3864\", and so does a text with a #");
	return true;
}

static void
report_parser(struct builder *b, const yaml_parser_t *parser, struct bytes bytes)
{
	struct srcloc loc = loc_of_mark(b, parser->problem_mark);
	const char *problem = parser->problem != NULL ? parser->problem : "unknown";
	const char *words = yaml_reworded(problem);

	if (parser->error == YAML_MEMORY_ERROR)
		arena_out_of_memory(b->arena, 0);
	if (report_cause(b, parser, bytes))
		return;
	if (yaml_follows_quote(bytes, parser->problem_mark.line, parser->problem_mark.column))
		words =
		    N_("text behind a closing quote: put all of it in quotes; a \" in it is written \\\", a '"
		       " in ' ' is "
		       "doubled");
	if (strcmp(problem, "could not find expected ':'") == 0)
		loc = loc_of_mark(b, parser->context_mark);
	if (strcmp(problem, "found unexpected end of stream") == 0) {
		diag_add_text(b->diags, SEVERITY_ERROR, loc_of_mark(b, parser->context_mark), "yaml-syntax",
		    diag_phrase(b->diags, words));
	} else if (strcmp(problem, "found character that cannot start any token") == 0) {
		const char *line = bytes.data;
		for (size_t n = parser->problem_mark.line; n > 0 && line != NULL; n--)
			line = strchr(line, '\n') == NULL ? NULL : strchr(line, '\n') + 1;
		bool tab = line != NULL && line[strspn(line, " ")] == '\t';
		diag_add(b->diags, SEVERITY_ERROR, loc, "yaml-syntax",
		    tab ? "a tab in the indentation; use spaces"
			: "a text can't begin with this character; put it in quotes");
	} else if (words != NULL) {
		diag_add_text(b->diags, SEVERITY_ERROR, loc, "yaml-syntax", diag_phrase(b->diags, words));
	} else {
		diag_add(b->diags, SEVERITY_ERROR, loc, "yaml-syntax", "not well-formed YAML: %s", problem);
	}
}

/* False when reading ends: at the end of the stream, or after an error that ends it. */
static bool
take_event(struct builder *b, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		check_tag(b, event, event->data.scalar.tag);
		return add_scalar(b, event);
	case YAML_ALIAS_EVENT:
		return add_alias(b, event);
	case YAML_SEQUENCE_START_EVENT:
		check_tag(b, event, event->data.sequence_start.tag);
		return open_node(b, YAML_LIST, event, event->data.sequence_start.anchor);
	case YAML_MAPPING_START_EVENT:
		check_tag(b, event, event->data.mapping_start.tag);
		return open_node(b, YAML_MAP, event, event->data.mapping_start.anchor);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		close_node(b);
		return true;
	case YAML_DOCUMENT_START_EVENT:
		if (b->root == NULL)
			return true;
		diag_add(b->diags, SEVERITY_ERROR, loc_of_mark(b, event->start_mark), "yaml-documents",
		    "a second document begins here; a file holds one");
		return false;
	case YAML_STREAM_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
	case YAML_NO_EVENT:
		return true;
	case YAML_STREAM_END_EVENT:
		return false;
	}
	return false;
}

bool
yaml_parse(struct arena *arena, const char *path, struct bytes bytes, struct yaml_limits limits,
    const struct yaml_node **out, struct diags *diags)
{
	size_t errors = diags_errors(diags);
	struct builder *b = ARENA_NEW(arena, struct builder);
	yaml_parser_t parser;
	yaml_event_t event;

	b->arena = arena;
	b->diags = diags;
	b->path = path;
	b->limits = limits;
	if (!check_bytes(path, &bytes, limits.file, diags))
		return false;
	b->cursor = yaml_cursor_begin(bytes);
	if (yaml_parser_initialize(&parser) == 0)
		arena_out_of_memory(arena, 0);
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser, (const unsigned char *)bytes.data, bytes.length);
	for (bool more = true; more;) {
		if (yaml_parser_parse(&parser, &event) == 0) {
			report_parser(b, &parser, bytes);
			break;
		}
		more = take_event(b, &event);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
	if (diags_errors(diags) == errors && b->root == NULL)
		diag_add(diags, SEVERITY_ERROR, (struct srcloc){path, 1, 1}, "yaml-syntax",
		    "the file is empty");
	if (diags_errors(diags) > errors)
		return false;
	*out = b->root;
	return true;
}

struct library
yaml_library(void)
{
	return (struct library){"libyaml", yaml_get_version_string()};
}
