#include "compose/outline.h"

#define TEXTS_MAX ((size_t)32 * 1024) /* bytes */

/* The outline under construction. */
struct outliner {
	struct arena *arena;
	struct context c;      /* its arena is for a while only */
	struct arena *scratch; /* until the outline is there */
	struct outline outline;
	size_t *kept_sections; /* how many of each unit of the job have their folio; NULL: own numbering */
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

/* Whether compose_content() makes a block of it, or fails. */
static bool
makes_block(struct outliner *o, const struct content *content)
{
	const struct composition *composition = o->c.composition;

	switch (content->kind) {
	case CONTENT_HEADING:
		return has_text(o, &content->u.heading.text);
	case CONTENT_PARAGRAPH:
		return has_text(o, &content->u.paragraph.text);
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
	case CONTENT_COVER:
	case CONTENT_EACH_UNIT:
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

static struct outlined *
add_section(struct outliner *o, const struct content *contents, size_t count)
{
	struct outline *outline = &o->outline;

	outline->sections = arena_grow(o->arena, outline->sections, outline->count, &outline->capacity,
	    outline->count + 1, sizeof *outline->sections);
	struct outlined *section = &outline->sections[outline->count++];
	*section = (struct outlined){.contents = contents, .content_count = (uint32_t)count, .unit = NO_UNIT};
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

/* Ordinary content, if there is any: of the unit in the context. */
static void
add_flow(struct outliner *o, const struct content *contents, size_t count, enum section_start start)
{
	if (!make_block(o, contents, count))
		return;
	struct outlined *section = add_section(o, contents, count);
	section->start = start;
	if (o->c.unit) {
		section->unit = (uint32_t)(o->c.unit - o->c.composition->job->units);
		section->first_folio = kept_folio(o, section->unit);
	}
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

static void
add_units(struct outliner *o, const struct content *content)
{
	const struct composition *composition = o->c.composition;
	const struct context outer = o->c;
	enum section_start start =
	    composition->template->page.units_on_odd ? SECTION_ODD_PAGE : SECTION_NEXT_PAGE;

	for (size_t u = 0; u < composition->unit_count; u++) {
		set_unit(&o->c, composition->units[u]);
		add_flow(o, content->children, content->child_count, start);
		forget_texts(o);
	}
	o->c.unit = outer.unit;
	o->c.sheet = outer.sheet;
	o->c.row_count = outer.row_count;
}

static void
add_all(struct outliner *o)
{
	const struct template *t = o->c.composition->template;
	size_t from = 0;

	for (size_t i = 0; i <= t->content_count; i++) {
		const struct content *content = &t->contents[i];
		bool parts = i < t->content_count &&
		    (content->kind == CONTENT_COVER || content->kind == CONTENT_EACH_UNIT);
		if (i < t->content_count && !parts)
			continue;
		add_flow(o, &t->contents[from], i - from, SECTION_NEXT_PAGE);
		from = i + 1;
		if (parts && content->kind == CONTENT_COVER)
			add_section(o, content->children, content->child_count)->cover = content;
		else if (parts)
			add_units(o, content);
	}
}

struct outline
outline_of(struct arena *arena, const struct context *c)
{
	struct outliner o = {.arena = arena, .c = *c, .scratch = arena_open_beside(arena)};
	struct diags *muted = diags_open();

	o.c.arena = arena_open_beside(arena);
	if (muted)
		o.c.diags = muted;
	if (c->composition->kept)
		o.kept_sections = ARENA_ARRAY(o.scratch, size_t, c->composition->job->unit_count);
	add_all(&o);
	diags_close(muted);
	arena_close(o.c.arena);
	arena_close(o.scratch);
	return o.outline;
}
