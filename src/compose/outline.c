#include "compose/outline.h"

#include "compose/condition.h"
#include "template/chart_spec.h"
#include "template/prose_spec.h"

#define TEXTS_MAX ((size_t)32 * 1024) /* bytes */

/* The outline under construction. */
struct outliner {
	struct arena *arena;
	struct context c;      /* its arena is for a while only */
	struct arena *scratch; /* until the outline is there */
	struct outline outline;
	size_t *kept_sections; /* how many of each unit of the job have their folio; NULL: own numbering */
	const struct content *setup; /* the page-section that it is in */
	const struct content *units; /* the each-unit */
	uint32_t restart;            /* the folio that the next section begins with; 0: none is said */
	enum numerals numbering;     /* of the last section whose folios are printed */
	bool numbered;               /* there was one */
	size_t unit_first;           /* the first section of the unit */
};

void
set_unit(struct context *c, size_t unit)
{
	c->unit = &c->composition->job->units[unit];
	c->sheet = &c->composition->sheets[unit];
	c->row_count = c->sheet->row_count;
}

static bool
has_text(struct outliner *o, const struct text_template *text)
{
	return fill_spans(&o->c, text, NULL).count > 0;
}

static bool
has_items(struct outliner *o, const struct content *content)
{
	for (size_t i = 0; i < content->u.list.count; i++)
		if (has_text(o, &content->u.list.items[i]))
			return true;
	return false;
}

static bool make_block(struct outliner *, const struct content *, size_t count);

/* Whether compose_content() makes a block of it, or fails.  As deep as groups are nested. */
static bool
makes_block(struct outliner *o, const struct content *content)
{
	const struct composition *composition = o->c.composition;

	if (!condition_holds(&o->c, content->when))
		return false;
	switch (content->kind) {
	case CONTENT_HEADING:
		return has_text(o, &content->u.heading.text);
	case CONTENT_PARAGRAPH:
		return has_text(o, &content->u.paragraph.text);
	case CONTENT_MARKDOWN:
		return content->u.markdown.spec->part_count > 0;
	case CONTENT_LIST:
		return has_items(o, content);
	case CONTENT_IMAGE:
		return image_is_there(&o->c, &content->u.image);
	case CONTENT_SIGNATURES:
		return composition->document->signature_count > 0 || content->u.signatures.role_count > 0;
	case CONTENT_CHART:
		return !text_is_left_out(&o->c, &content->u.chart->alt) &&
		    (has_text(o, &content->u.chart->empty) ||
			compose_chart(&o->c, content->u.chart) != NULL || o->c.failed);
	case CONTENT_CONTENTS:
	case CONTENT_SPACE:
	case CONTENT_PAGE_BREAK:
	case CONTENT_GRID:
	case CONTENT_CHANGES:
	case CONTENT_TABLE:
		return true;
	case CONTENT_GROUP:
	case CONTENT_COLUMNS:
	case CONTENT_BESIDE:
		return make_block(o, content->children, content->child_count);
	case CONTENT_COVER:
	case CONTENT_EACH_UNIT:
	case CONTENT_PAGE_SECTION:
		break;
	}
	return false;
}

static bool
make_block(struct outliner *o, const struct content *contents, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (makes_block(o, &contents[i]))
			return true;
	return false;
}

/*
 * Folios in other numerals begin at 1, unless the section says where; those that are not printed are counted
 * all the same.
 */
static void
number_section(struct outliner *o, struct outlined *section)
{
	enum numerals numbering = o->setup ? o->setup->u.page_section->numbering : NUMERALS_ARABIC;

	section->first_folio = o->restart;
	o->restart = 0;
	if (numbering == NUMERALS_NONE)
		return;
	if (section->first_folio == 0 && o->numbered && numbering != o->numbering)
		section->first_folio = 1;
	o->numbering = numbering;
	o->numbered = true;
}

static struct outlined *
add_section(struct outliner *o, const struct content *contents, size_t count)
{
	struct outline *outline = &o->outline;

	outline->sections = arena_grow(o->arena, outline->sections, outline->count, &outline->capacity,
	    outline->count + 1, sizeof *outline->sections);
	struct outlined *section = &outline->sections[outline->count++];
	*section = (struct outlined){
	    .contents = contents,
	    .content_count = (uint32_t)count,
	    .unit = NO_UNIT,
	    .setup = o->setup,
	    .units = o->units,
	};
	number_section(o, section);
	return section;
}

/* The nth section of a unit keeps the folio of the nth one there; 0 where there is none, and it goes on. */
static uint32_t
kept_folio(struct outliner *o, size_t unit)
{
	if (!o->kept_sections)
		return 0;
	const struct kept_unit *kept = &o->c.composition->kept[unit];
	return o->kept_sections[unit] < kept->count ? kept->sections[o->kept_sections[unit]++].first_folio
						    : 0;
}

/* The section that the next one may continue; NULL: there is none, or it has other pages. */
static struct outlined *
section_before(const struct outliner *o)
{
	struct outlined *last = o->outline.count > 0 ? &o->outline.sections[o->outline.count - 1] : NULL;

	if (!last || last->cover || last->setup != o->setup || o->restart != 0)
		return NULL;
	return last;
}

/* Ordinary content, if there is any: of the unit in the context.  Returns whether there is. */
static bool
add_flow(struct outliner *o, const struct content *contents, size_t count, enum section_start start)
{
	if (!make_block(o, contents, count))
		return false;
	struct outlined *before = section_before(o);
	if (start == SECTION_CONTINUE && before)
		before->runs_on = true;
	else if (start == SECTION_CONTINUE)
		start = SECTION_NEXT_PAGE;
	struct outlined *section = add_section(o, contents, count);
	section->start = start;
	section->runs_on = start == SECTION_CONTINUE;
	if (o->c.unit) {
		section->unit = (uint32_t)(o->c.unit - o->c.composition->job->units);
		section->counts_on = o->outline.count - 1 > o->unit_first;
		uint32_t kept = kept_folio(o, section->unit);
		section->first_folio = kept != 0 ? kept : section->first_folio;
	}
	return true;
}

/* What was filled in to see whether there is something: it must not grow with the units. */
static void
forget_texts(struct outliner *o)
{
	if (arena_used(o->c.arena) < TEXTS_MAX)
		return;
	arena_close(o->c.arena);
	o->c.arena = arena_open_beside(o->scratch);
}

static enum section_start
start_of_units(const struct outliner *o, const struct content *content)
{
	const struct page_setup *page =
	    o->setup ? &o->setup->u.page_section->page : &o->c.composition->template->page;

	switch (content->u.each_unit.start) {
	case UNIT_AS_PAGE:
		break;
	case UNIT_NEXT_PAGE:
		return SECTION_NEXT_PAGE;
	case UNIT_ODD_PAGE:
		return SECTION_ODD_PAGE;
	case UNIT_CONTINUE:
		return SECTION_CONTINUE;
	}
	return page->units_on_odd ? SECTION_ODD_PAGE : SECTION_NEXT_PAGE;
}

static void add_parts(struct outliner *, const struct content *, size_t count, enum section_start);

/* Where units run on, so does what comes after them. */
static enum section_start
add_units(struct outliner *o, const struct content *content)
{
	const struct composition *composition = o->c.composition;
	const struct context outer = o->c;
	enum section_start start = start_of_units(o, content);

	o->units = content;
	for (size_t u = 0; u < composition->unit_count; u++) {
		set_unit(&o->c, composition->units[u]);
		o->unit_first = o->outline.count;
		add_parts(o, content->children, content->child_count, start);
		forget_texts(o);
	}
	o->c.unit = outer.unit;
	o->c.sheet = outer.sheet;
	o->c.row_count = outer.row_count;
	o->unit_first = SIZE_MAX;
	o->units = NULL;
	return start == SECTION_CONTINUE ? start : SECTION_NEXT_PAGE;
}

static void
add_page_section(struct outliner *o, const struct content *content)
{
	const struct page_section *section = content->u.page_section;

	o->setup = content;
	o->restart = section->first_page;
	add_parts(o, content->children, content->child_count,
	    section->starts_odd ? SECTION_ODD_PAGE : SECTION_NEXT_PAGE);
	o->restart = 0;
	o->setup = NULL;
}

/* What begins where the contents before it end; returns how what comes after it begins. */
static enum section_start
add_part(struct outliner *o, const struct content *content, enum section_start start)
{
	if (content->kind == CONTENT_EACH_UNIT)
		return add_units(o, content);
	if (content->kind == CONTENT_PAGE_SECTION) {
		add_page_section(o, content);
	} else {
		struct outlined *section = add_section(o, content->children, content->child_count);
		section->cover = content;
		section->start = start == SECTION_CONTINUE ? SECTION_NEXT_PAGE : start;
	}
	return SECTION_NEXT_PAGE;
}

static bool
has_own_pages(const struct content *content)
{
	return content->kind == CONTENT_COVER || content->kind == CONTENT_EACH_UNIT ||
	    content->kind == CONTENT_PAGE_SECTION;
}

/* The sections of contents that follow each other; `start` is of the first.  They are nested three deep. */
static void
add_parts(struct outliner *o, const struct content *contents, size_t count, enum section_start start)
{
	size_t from = 0;

	for (size_t i = 0; i <= count; i++) {
		if (i < count && !has_own_pages(&contents[i]))
			continue;
		if (add_flow(o, &contents[from], i - from, start))
			start = SECTION_NEXT_PAGE;
		from = i + 1;
		if (i < count && condition_holds(&o->c, contents[i].when))
			start = add_part(o, &contents[i], start);
	}
}

struct outline
outline_of(struct arena *arena, const struct context *c)
{
	struct outliner o = {.arena = arena,
	    .c = *c,
	    .scratch = arena_open_beside(arena),
	    .unit_first = SIZE_MAX};
	struct diags *muted = diags_open();

	o.c.arena = arena_open_beside(arena);
	if (muted)
		o.c.diags = muted;
	if (c->composition->kept)
		o.kept_sections = ARENA_ARRAY(o.scratch, size_t, c->composition->job->unit_count);
	add_parts(&o, c->composition->template->contents, c->composition->template->content_count,
	    SECTION_NEXT_PAGE);
	diags_close(muted);
	arena_close(o.c.arena);
	arena_close(o.scratch);
	return o.outline;
}

const bool *
unit_heads_of(struct arena *arena, const struct outline *outline, size_t unit_count)
{
	bool *heads = ARENA_ARRAY(arena, bool, unit_count);

	for (size_t s = 0; s < outline->count; s++) {
		const struct outlined *section = &outline->sections[s];

		for (uint32_t i = 0; i < section->content_count && section->unit != NO_UNIT; i++)
			if (section->contents[i].kind == CONTENT_HEADING && !section->contents[i].when)
				heads[section->unit] = true;
	}
	return heads;
}
