#include <string.h>

#include "base/utf8.h"
#include "prose/reader.h"

/* Marks within marks: more than this is no text. */
#define MARKS_DEPTH_MAX (4 * PROSE_DEPTH_MAX)

/* The runs of a block under construction. */
struct runs {
	struct reader *r;
	struct prose_run *runs;
	size_t count, capacity;
	struct source_at cursor; /* behind what was read */
	size_t last_line;        /* of the block */
};

/* What holds of the words at hand. */
struct marks {
	unsigned emphasis, depth;
	const struct prose_link *link;
};

struct source_at
reader_at(const struct reader *r, cmark_node *node)
{
	int line = r->lib->node_get_start_line(node), byte = r->lib->node_get_start_column(node);

	return (struct source_at){line > 0 ? (size_t)line : 1, byte > 0 ? (size_t)byte : 1};
}

struct srcloc
reader_place(const struct reader *r, cmark_node *node)
{
	return source_place(r->source, reader_at(r, node));
}

/* The place of a node that begins with a text; the cursor goes on behind it. */
static struct srcloc
find(struct runs *runs, cmark_node *node, const char *text)
{
	return source_find(runs->r->source, &runs->cursor, reader_at(runs->r, node), runs->last_line,
	    (struct bytes){text, strlen(text)});
}

static void
find_next_line(struct runs *runs)
{
	if (runs->cursor.line < runs->last_line)
		runs->cursor = (struct source_at){runs->cursor.line + 1, 1};
}

bool
reader_count(struct reader *r, struct srcloc loc)
{
	if (r->nodes < PROSE_NODES_MAX) {
		r->nodes++;
		return true;
	}
	if (r->nodes++ == PROSE_NODES_MAX)
		READER_TELL(r, SEVERITY_ERROR, loc, "prose-limit",
		    "the text has more than %d parts; divide it into several files", PROSE_NODES_MAX);
	return false;
}

void
reader_tell_html(const struct reader *r, cmark_node *node, struct srcloc loc)
{
	const char *html = r->lib->node_get_literal(node), *end;

	if (r->inline_loc.file != NULL && diags_has(r->diags, r->inline_loc, "prose-html"))
		return;
	html += strspn(html, " ");
	end = strncmp(html, "<!--", 4) == 0 ? strstr(html + 4, "-->") : NULL;
	if (end != NULL && end[3 + strspn(end + 3, " \t\r\n")] == '\0')
		READER_TELL(r, SEVERITY_NOTE, loc, "prose-comment", "this comment is not printed");
	else
		READER_TELL(r, SEVERITY_ERROR, loc, "prose-html",
		    "raw HTML can't be printed: write it in Markdown, or `\\<` for the sign itself");
}

const char *
reader_text(const struct reader *r, const char *literal, bool is_code, size_t *n)
{
	char *text = arena_strdup(r->arena, literal);

	for (char *s = text; *s != '\0'; s++)
		if (*s == SOURCE_ESCAPE)
			*s = is_code ? '\\' : s[1];
	return utf8_nfc(r->arena, text, strlen(text), n);
}

static struct prose_run *
add_run(struct runs *runs, enum prose_run_kind kind, struct marks marks, struct srcloc loc)
{
	runs->runs = arena_grow(runs->r->arena, runs->runs, runs->count, &runs->capacity, runs->count + 1,
	    sizeof(*runs->runs));
	struct prose_run *run = &runs->runs[runs->count++];
	*run = (struct prose_run){.kind = kind,
	    .text = "",
	    .emphasis = marks.emphasis,
	    .link = marks.link,
	    .loc = loc};
	return run;
}

/* Behind the words of a link: its address or name may have words, too. */
static void
find_end_of_link(struct runs *runs)
{
	struct bytes line = source_line(runs->r->source, runs->cursor.line);
	size_t at = runs->cursor.byte - 1, open = 0;

	while (at < line.length && strchr("*_`", line.data[at]) != NULL)
		at++;
	if (at + 1 >= line.length || line.data[at] != ']' || strchr("([", line.data[at + 1]) == NULL)
		return;
	for (at++; at < line.length; at++) {
		open += strchr("([", line.data[at]) != NULL;
		open -= strchr(")]", line.data[at]) != NULL;
		if (open == 0)
			break;
	}
	runs->cursor.byte = at + 2;
}

static bool
holds(struct bytes line, const char *text)
{
	size_t n = strlen(text);

	for (size_t i = 0; i + n <= line.length; i++)
		if (memcmp(line.data + i, text, n) == 0)
			return true;
	return false;
}

/* `[^9]` left as text: there is no such footnote. */
static void
check_note_names(const struct reader *r, struct srcloc start, const char *text)
{
	for (const char *at = text; (at = strstr(at, "[^")) != NULL; at += 2) {
		size_t n = strcspn(at, "] ");
		struct srcloc loc = start;
		struct bytes line = source_line(r->source, loc.line);
		if (at[n] != ']' || n == 2 || holds(line, "\\[^"))
			continue;
		loc.column += (uint32_t)utf8_count(text, (size_t)(at - text));
		READER_TELL(r, SEVERITY_ERROR, loc, "prose-note",
		    "there is no footnote «%.*s]»: it is written «%.*s]: …» on a line of its own", (int)n, at,
		    (int)n, at);
	}
}

static void
add_text(struct runs *runs, cmark_node *node, struct marks marks, bool is_code)
{
	const char *literal = runs->r->lib->node_get_literal(node);
	struct prose_run *run = add_run(runs, PROSE_RUN_TEXT, marks, find(runs, node, literal));

	run->text = reader_text(runs->r, literal, is_code, &run->length);
	if (!is_code && runs->r->inline_loc.file == NULL)
		check_note_names(runs->r, run->loc, literal);
}

/* Where a link may lead: what readers of a PDF open without harm. */
static bool
is_target(const char *target)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:", "ftp://"};

	if ((target[0] == '#' && target[1] != '\0') || target[0] == '{')
		return true;
	for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
		if (strncmp(target, schemes[i], strlen(schemes[i])) == 0 &&
		    target[strlen(schemes[i])] != '\0')
			return true;
	return false;
}

static const struct prose_link *
read_link(struct runs *runs, cmark_node *node)
{
	struct reader *r = runs->r;
	const char *url = r->lib->node_get_url(node);
	struct prose_link *link = ARENA_NEW(r->arena, struct prose_link);

	*link = (struct prose_link){reader_text(r, url, false, &(size_t){0}),
	    source_place(r->source, runs->cursor)};
	if (!is_target(url))
		READER_TELL(r, SEVERITY_ERROR, link->loc, "prose-link",
		    "this link leads to «%s»; it should lead to an address (https://…, mailto:…) or to a "
		    "heading (#its-words)",
		    url);
	else if (r->lib->node_first_child(node) == NULL)
		READER_TELL(r, SEVERITY_ERROR, link->loc, "prose-link",
		    "this link has no words to be printed: [words](address)");
	return link;
}

static void
add_note(struct runs *runs, cmark_node *node, struct marks marks)
{
	struct reader *r = runs->r;
	const char *number = r->lib->node_get_literal(node);
	struct prose_run *run = add_run(runs, PROSE_RUN_NOTE, marks, find(runs, node, "[^"));
	uint32_t value = 0;

	for (; *number >= '0' && *number <= '9'; number++)
		value = value * 10 + (uint32_t)(*number - '0');
	run->note = value - 1;
	if (marks.link != NULL)
		READER_TELL(r, SEVERITY_ERROR, run->loc, "prose-note", "a footnote can't stand in a link");
	else if (r->in_note)
		READER_TELL(r, SEVERITY_ERROR, run->loc, "prose-note",
		    "a footnote can't refer to another one");
}

static void add_children(struct runs *, cmark_node *, struct marks);

/* The parser's own kinds: those of extensions are not here. */
static void
add_node(struct runs *runs, cmark_node *node, struct marks marks)
{
	struct reader *r = runs->r;
	struct srcloc loc = source_place(r->source, runs->cursor);

	switch ((int)r->lib->node_get_type(node)) {
	case CMARK_NODE_TEXT:
		add_text(runs, node, marks, false);
		break;
	case CMARK_NODE_CODE:
		marks.emphasis |= PROSE_CODE_WORDS;
		add_text(runs, node, marks, true);
		break;
	case CMARK_NODE_SOFTBREAK:
		add_run(runs, PROSE_RUN_SOFT_BREAK, marks, loc);
		find_next_line(runs);
		break;
	case CMARK_NODE_LINEBREAK:
		add_run(runs, PROSE_RUN_HARD_BREAK, marks, loc);
		find_next_line(runs);
		break;
	case CMARK_NODE_EMPH:
		marks.emphasis |= PROSE_ITALIC;
		add_children(runs, node, marks);
		break;
	case CMARK_NODE_STRONG:
		marks.emphasis |= PROSE_BOLD;
		add_children(runs, node, marks);
		break;
	case CMARK_NODE_LINK:
		marks.link = read_link(runs, node);
		add_children(runs, node, marks);
		find_end_of_link(runs);
		break;
	case CMARK_NODE_FOOTNOTE_REFERENCE:
		add_note(runs, node, marks);
		break;
	case CMARK_NODE_HTML_INLINE:
		reader_tell_html(r, node, find(runs, node, r->lib->node_get_literal(node)));
		break;
	default:
		READER_TELL(r, SEVERITY_ERROR, loc, "prose-image",
		    "an image stands alone, between blank lines, not amid words");
	}
}

static void
add_children(struct runs *runs, cmark_node *node, struct marks marks)
{
	struct reader *r = runs->r;

	if (marks.depth++ == MARKS_DEPTH_MAX) {
		READER_TELL(r, SEVERITY_ERROR, source_place(r->source, runs->cursor), "prose-limit",
		    "emphasis within emphasis more than %d deep", MARKS_DEPTH_MAX);
		return;
	}
	for (cmark_node *kid = r->lib->node_first_child(node); kid != NULL; kid = r->lib->node_next(kid))
		if (reader_count(r, source_place(r->source, runs->cursor)))
			add_node(runs, kid, marks);
}

void
runs_read(struct reader *r, cmark_node *node, struct prose_block *block)
{
	int end_line = r->lib->node_get_end_line(node);
	size_t last_line = end_line > 0 ? (size_t)end_line : 1;
	struct runs runs = {.r = r, .cursor = reader_at(r, node)};

	last_line = last_line < r->source->line_count ? last_line : r->source->line_count;
	runs.last_line = last_line > runs.cursor.line ? last_line : runs.cursor.line;
	add_children(&runs, node, (struct marks){0});
	block->runs = runs.runs;
	block->run_count = runs.count;
}
