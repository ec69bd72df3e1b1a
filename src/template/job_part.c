#include "template/job_part.h"

#include <assert.h>
#include <string.h>

#include "base/json.h"
#include "template/job_tree.h"
#include "template/yaml.h"
#include "template/yaml_source.h"

#define ALL UINT32_MAX

/* What only one unit needs, in the order of the text. */
struct own {
	size_t start, end;
	uint32_t unit;
	const struct own *next;   /* of the same unit */
	const struct own *behind; /* of any */
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
	struct own *first_of_all, *last_of_all;
	const bool *
	    *needed; /* by each document that is not one for all: documents of the job; NULL for others */
	struct job_tree tree;
	size_t groups_at; /* where further groups may be told of; text.length: nowhere */
	bool has_groups;  /* others are told of there */
	uint32_t indent;  /* of an item there, or of a key */
};

/* Of a byte order mark that the text begins with. */
static size_t
mark_length(const char *text, size_t n)
{
	return n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

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
	*own = (struct own){.start = start, .end = end, .unit = unit};
	if (parts->last_of_all)
		parts->last_of_all->behind = own;
	else
		parts->first_of_all = own;
	parts->last_of_all = own;
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

/* Before the first of the groups that there are, or else before the first key of the job. */
static void
find_place_of_groups(struct job_parts *parts, const struct yaml_node *root)
{
	const struct yaml_node *groups = yaml_get(root, "groups");
	const struct yaml_node *first = root->count > 0 ? root->items[0] : NULL;
	struct finder f = {.parts = parts, .cursor = yaml_cursor_begin(parts->text)};

	parts->groups_at = parts->text.length;
	parts->has_groups = groups != NULL;
	if (groups != NULL)
		first = groups->kind == YAML_LIST && groups->count > 0 ? groups->items[0] : NULL;
	if (first == NULL)
		return;
	size_t at = line_start(&f, first->loc.line);
	at = at == 0 ? mark_length(parts->text.data, parts->text.length) : at;
	size_t dash = at;

	while (dash < parts->text.length && parts->text.data[dash] == ' ')
		dash++;
	if (f.failed || (groups != NULL && first_of_line(&parts->text, at) != '-') ||
	    (groups == NULL && dash - at + 1 != first->loc.column))
		return;
	parts->groups_at = at;
	parts->indent = (uint32_t)(dash - at);
}

/* Whether the unit is a part of another one, directly or not. */
static bool
is_below_unit(const struct job_tree *tree, size_t unit)
{
	size_t at = tree->parent[unit];

	for (int depth = 0; depth < JOB_LEVELS_MAX && at < tree->count; depth++) {
		if (at < tree->job->unit_count)
			return true;
		at = tree->parent[at];
	}
	return false;
}

static bool
any_is_below_unit(const struct job_tree *tree)
{
	for (size_t u = 0; u < tree->job->unit_count; u++)
		if (is_below_unit(tree, u))
			return true;
	return false;
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
	parts->tree = job_tree_of(arena, job);
	find_place_of_groups(parts, root);
	if (any_is_below_unit(&parts->tree) && parts->groups_at == text.length)
		return NULL;
	parts->needed = ARENA_ARRAY(arena, const bool *, job->document_count);
	for (size_t d = 0; d < job->document_count; d++)
		if (job->documents[d].per != JOB_PER_JOB)
			parts->needed[d] = documents_needed(job, arena, &job->documents[d]);
	return f.failed ? NULL : parts;
}

/* --- putting a part together ---------------------------------------------------------------------------- */

/* The units that a part is for, and how far its text is put together. */
struct putting {
	const struct job_parts *parts;
	const struct job_part *part;
	bool *member;          /* by unit; NULL: it is for one */
	const struct own *own; /* the next that is wanted */
	const struct job_group *above;
	size_t above_count;
	struct buf *out;
};

/* The next that is wanted, from this one on. */
static const struct own *
wanted(const struct putting *p, const struct own *own)
{
	while (own && p->member && !p->member[own->unit])
		own = own->behind;
	return own;
}

static void
add_key(struct buf *out, const char *before, const char *key, const char *text)
{
	buf_addf(out, "%s%s: ", before, key);
	json_add_text(out, text, strlen(text));
}

/* Units above that are left out, as groups: a string of JSON is one of YAML. */
static void
add_groups(const struct putting *p)
{
	const struct job_parts *parts = p->parts;

	if (!parts->has_groups)
		buf_addf(p->out, "%*sgroups:\n", (int)parts->indent, "");
	for (size_t i = 0; i < p->above_count; i++) {
		const struct job_group *group = &p->above[i];

		buf_addf(p->out, "%*s- ", (int)parts->indent, "");
		add_key(p->out, "{", "code", group->code.text);
		add_key(p->out, ", ", "name", group->name.text);
		if (group->parent.text)
			add_key(p->out, ", ", "parent", group->parent.text);
		buf_adds(p->out, "}\n");
	}
}

/* The text from `at` to `end`, and before what stands at the place of groups those that are added. */
static void
add_kept(const struct putting *p, size_t at, size_t end)
{
	const struct job_parts *parts = p->parts;

	if (p->above_count > 0 && at <= parts->groups_at && parts->groups_at < end) {
		buf_add(p->out, parts->text.data + at, parts->groups_at - at);
		add_groups(p);
		at = parts->groups_at;
	}
	buf_add(p->out, parts->text.data + at, end - at);
}

static void
add_text(struct putting *p)
{
	const struct job_parts *parts = p->parts;
	const bool *needed = parts->needed[p->part->document - parts->job->documents];
	size_t at = 0;

	for (size_t i = 0; i < parts->cut_count; i++) {
		const struct cut *cut = &parts->cuts[i];
		if (cut->document != ALL && needed[cut->document])
			continue;
		add_kept(p, at, cut->start);
		while (p->own && p->own->start < cut->end) {
			buf_add(p->out, parts->text.data + p->own->start, p->own->end - p->own->start);
			p->own = p->member ? wanted(p, p->own->behind) : p->own->next;
		}
		at = cut->end;
	}
	add_kept(p, at, parts->text.length);
}

/* For one unit, what it needs is found without a look at that of others. */
static void
begin_text(struct putting *p, struct arena *scratch)
{
	const struct job_parts *parts = p->parts;
	const uint32_t first = unit_named(parts, &p->part->units[0]->code);
	bool *member;

	if (p->part->unit_count == 1 && !is_below_unit(&parts->tree, first)) {
		p->own = parts->first[first];
		return;
	}
	member = ARENA_ARRAY(scratch, bool, parts->job->unit_count + 1);
	for (size_t i = 0; i < p->part->unit_count; i++)
		member[unit_named(parts, &p->part->units[i]->code)] = true;
	p->above = job_groups_above(scratch, &parts->tree, member, &p->above_count);
	p->member = member;
	p->own = wanted(p, parts->first_of_all);
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

bool
job_part_is(struct bytes text)
{
	static const char *const languages[] = {"es", "en"};

	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
		const char *said = left_out(languages[i]);
		const size_t n = strlen(said);

		if (text.length > n + 2 && memcmp(text.data, "# ", 2) == 0 &&
		    memcmp(text.data + 2, said, n) == 0)
			return true;
	}
	return false;
}

void
job_part_append(const struct job_parts *parts, const struct job_part *part, struct buf *out)
{
	struct arena *scratch = arena_open_beside(parts->arena);
	struct buf text = BUF_INIT;
	struct putting putting = {.parts = parts, .part = part, .out = &text};
	size_t before = 0;

	begin_text(&putting, scratch);
	add_text(&putting);
	if (text.length != parts->text.length || putting.above_count > 0) {
		before = mark_length(text.data, text.length);
		buf_add(out, text.data, before);
		buf_addf(out, "# %s\n", left_out(part->language));
	}
	buf_add(out, text.data + before, text.length - before);
	out->failed |= text.failed;
	buf_release(&text);
	arena_close(scratch);
}
