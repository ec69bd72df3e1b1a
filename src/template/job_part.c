#include "template/job_part.h"

#include <assert.h>
#include <string.h>

#include "base/intern.h"
#include "template/yaml.h"
#include "template/yaml_source.h"

#define ALL UINT32_MAX

/* What only one unit needs, in the order of the text. */
struct own {
	size_t start, end;
	const struct own *next;
};

/* What is left out, save what the unit at hand needs of it; in the order of the text. */
struct cut {
	size_t start, end;
	uint32_t document; /* that it describes, alone; ALL: it is items of units */
};

struct job_parts {
	struct arena *arena;
	const struct job *job;
	struct bytes text;
	struct intern codes; /* of the units: a number is an index */
	struct cut *cuts;
	size_t cut_count;
	struct own **first, **last; /* of each unit */
	const bool **needed;        /* by each document per unit: documents of the job; NULL for others */
};

/* --- finding the items ---------------------------------------------------------------------------------- */

/* While the lists are gone through. */
struct finder {
	struct job_parts *parts;
	struct yaml_cursor cursor;
	bool failed;
};

/* Where a line begins, counted from 1: a line not before the one asked for last. */
static size_t
line_start(struct finder *f, size_t line)
{
	f->failed = f->failed || !yaml_cursor_line(&f->cursor, line - 1);
	return f->cursor.at;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The first character of the line there that is no blank; '\0' where there is none. */
static char
first_of_line(const struct bytes *text, size_t at)
{
	while (at < text->length && (text->data[at] == ' ' || text->data[at] == '\t'))
		at++;
	return at == text->length || is_blank(text->data[at]) ? '\0' : text->data[at];
}

/* Before the comments and blank lines that stand in front of `end`. */
static size_t
end_of_last(const struct bytes *text, size_t start, size_t end)
{
	for (size_t at = end; at > start;) {
		size_t line = at - 1;
		while (line > start && text->data[line - 1] != '\n')
			line--;
		char first = first_of_line(text, line);
		if (first != '\0' && first != '#')
			return at;
		at = line;
	}
	return end;
}

/* The unit that an item names; ALL: none. */
static uint32_t
unit_named(const struct job_parts *parts, const struct job_text *code)
{
	return code->text ? intern_find(&parts->codes, code->text, strlen(code->text)) : ALL;
}

/* The unit that needs item i of the list of that key, alone; ALL: another rule holds. */
static uint32_t
owner_of(const struct job_parts *parts, const char *key, size_t i)
{
	if (strcmp(key, "units") == 0)
		return (uint32_t)i;
	if (strcmp(key, "measures") == 0)
		return unit_named(parts, &parts->job->measures[i].unit);
	if (strcmp(key, "accept") == 0)
		return unit_named(parts, &parts->job->accepted[i].unit);
	return ALL;
}

/* Adds it to what the unit needs, and to the cut before it where it is right behind that. */
static void
add_own(struct job_parts *parts, uint32_t unit, size_t start, size_t end)
{
	struct own *own = ARENA_NEW(parts->arena, struct own);
	struct cut *cut = parts->cut_count > 0 ? &parts->cuts[parts->cut_count - 1] : NULL;

	assert(parts->cuts != NULL); /* there is room for one of each item */
	*own = (struct own){start, end, NULL};
	if (parts->last[unit])
		parts->last[unit]->next = own;
	else
		parts->first[unit] = own;
	parts->last[unit] = own;
	if (cut && cut->document == ALL && cut->end == start)
		cut->end = end;
	else
		parts->cuts[parts->cut_count++] = (struct cut){start, end, ALL};
}

static void
add_item(struct job_parts *parts, const char *key, size_t i, size_t start, size_t end)
{
	uint32_t unit = owner_of(parts, key, i);

	if (strcmp(key, "documents") == 0)
		parts->cuts[parts->cut_count++] = (struct cut){start, end, (uint32_t)i};
	else if (unit < parts->job->unit_count)
		add_own(parts, unit, start, end);
}

/* The items of a list, the last of which ends before line `end`; 0: with the text. */
static void
find_items(struct finder *f, const char *key, const struct yaml_node *list, size_t end)
{
	size_t start = 0;

	for (size_t i = 0; i <= list->count && list->count > 0 && !f->failed; i++) {
		bool behind = i == list->count;
		size_t at = behind && end == 0 ? f->parts->text.length
					       : line_start(f, behind ? end : list->items[i]->loc.line);
		f->failed =
		    f->failed || at <= start || (!behind && first_of_line(&f->parts->text, at) != '-');
		if (behind && !f->failed)
			at = end_of_last(&f->parts->text, start, at);
		if (i > 0 && !f->failed)
			add_item(f->parts, key, i - 1, start, at);
		start = at;
	}
}

static bool
is_taken_apart(const char *key)
{
	return strcmp(key, "units") == 0 || strcmp(key, "documents") == 0 || strcmp(key, "measures") == 0 ||
	    strcmp(key, "accept") == 0;
}

/* Adds the document whose output that is, where there is one that isn't needed yet. */
static void
need(const struct job *job, const struct job_text *output, bool *needed, size_t *list, size_t *count)
{
	for (size_t d = 0; output->text && d < job->document_count; d++)
		if (!needed[d] && strcmp(job->documents[d].output.text, output->text) == 0) {
			needed[d] = true;
			list[(*count)++] = d;
		}
}

/* The document, and those whose page numbers it prints, or they. */
static const bool *
documents_needed(const struct job *job, struct arena *arena, const struct job_document *document)
{
	bool *needed = ARENA_ARRAY(arena, bool, job->document_count);
	size_t *list = ARENA_ARRAY(arena, size_t, job->document_count), count = 0;

	need(job, &document->output, needed, list, &count);
	for (size_t i = 0; i < count; i++) {
		need(job, &job->documents[list[i]].numbering, needed, list, &count);
		need(job, &job->documents[list[i]].pages_of, needed, list, &count);
	}
	return needed;
}

const struct job_parts *
job_parts_of(struct arena *arena, const struct job *job, struct bytes text)
{
	struct job_parts *parts = ARENA_NEW(arena, struct job_parts);
	const struct yaml_node *root = job->root;
	struct finder f = {.parts = parts, .cursor = yaml_cursor_begin(text)};

	if (root->has_anchors)
		return NULL;
	*parts = (struct job_parts){.arena = arena, .job = job, .text = text};
	parts->cuts = ARENA_ARRAY(arena, struct cut,
	    job->unit_count + job->document_count + job->measure_count + job->accepted_count);
	parts->first = ARENA_ARRAY(arena, struct own *, job->unit_count);
	parts->last = ARENA_ARRAY(arena, struct own *, job->unit_count);
	intern_init(&parts->codes, arena);
	for (size_t u = 0; u < job->unit_count; u++)
		(void)intern_add(&parts->codes, job->units[u].code.text, strlen(job->units[u].code.text));
	for (size_t k = 0; k < root->count; k++) {
		const struct yaml_node *key = root->items[2 * k], *value = root->items[2 * k + 1];
		size_t end = k + 1 < root->count ? root->items[2 * k + 2]->loc.line : 0;
		if (value->kind == YAML_LIST && is_taken_apart(key->text))
			find_items(&f, key->text, value, end);
	}
	parts->needed = ARENA_ARRAY(arena, const bool *, job->document_count);
	for (size_t d = 0; d < job->document_count; d++)
		if (job->documents[d].per_unit)
			parts->needed[d] = documents_needed(job, arena, &job->documents[d]);
	return f.failed ? NULL : parts;
}

/* --- putting a part together ---------------------------------------------------------------------------- */

static void
add_text(const struct job_parts *parts, const struct job_document *document, const struct job_unit *unit,
    struct buf *out)
{
	const bool *needed = parts->needed[document - parts->job->documents];
	const struct own *own = parts->first[unit_named(parts, &unit->code)];
	const char *text = parts->text.data;
	size_t at = 0;

	for (size_t i = 0; i < parts->cut_count; i++) {
		const struct cut *cut = &parts->cuts[i];
		if (cut->document != ALL && needed[cut->document])
			continue;
		buf_add(out, text + at, cut->start - at);
		for (; own && own->start < cut->end; own = own->next)
			buf_add(out, text + own->start, own->end - own->start);
		at = cut->end;
	}
	buf_add(out, text + at, parts->text.length - at);
}

/* Not by a catalogue: one that can't be had would make another document. */
static const char *
left_out(const char *language)
{
	if (strncmp(language, "es", 2) != 0)
		return "The part of the job that this document is made from: other units and documents are "
		       "left out.";
	return "Parte del trabajo con la que se hizo este documento: se dejaron fuera las demás "
	       "unidades y los demás documentos.";
}

void
job_part_append(const struct job_parts *parts, const struct job_document *document,
    const struct job_unit *unit, const char *language, struct buf *out)
{
	static const char mark[] = "\xEF\xBB\xBF";
	struct buf text = BUF_INIT;
	size_t before = 0;

	add_text(parts, document, unit, &text);
	if (text.length < parts->text.length) {
		before = text.length >= 3 && memcmp(text.data, mark, 3) == 0 ? 3 : 0;
		buf_add(out, text.data, before);
		buf_addf(out, "# %s\n", left_out(language));
	}
	buf_add(out, text.data + before, text.length - before);
	out->failed |= text.failed;
	buf_release(&text);
}
