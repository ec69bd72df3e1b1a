#include "compose/compose.h"
#include "compose/context.h"

/* A document under construction: sections, and the blocks of the one that is open. */
struct builder {
	struct context c;
	struct page_style *page;
	struct section *sections;
	size_t section_count, section_capacity;
	struct block *blocks; /* of the open section */
	size_t block_count, block_capacity;
	uint8_t heading_level; /* of the last one; 0: there was none */
	size_t *kept_sections; /* how many of each unit of the job have their folio; NULL: own numbering */
};

static struct block *
add_block(struct builder *b, enum block_kind kind, const struct content *content)
{
	b->blocks = arena_grow(b->c.arena, b->blocks, b->block_count, &b->block_capacity, b->block_count + 1,
	    sizeof *b->blocks);
	struct block *block = &b->blocks[b->block_count++];
	*block = (struct block){.kind = kind, .keep_with_next = content->keep_with_next, .loc = content->loc};
	return block;
}

/* Gives the open blocks to a new section and starts afresh. */
static struct section *
close_section(struct builder *b)
{
	b->sections = arena_grow(b->c.arena, b->sections, b->section_count, &b->section_capacity,
	    b->section_count + 1, sizeof *b->sections);
	struct section *section = &b->sections[b->section_count++];
	*section = (struct section){.page = b->page, .blocks = b->blocks, .block_count = b->block_count};
	b->blocks = NULL;
	b->block_count = b->block_capacity = 0;
	return section;
}

static void
set_furniture(struct builder *b, struct section *section, bool header, bool footer)
{
	const struct template *t = b->c.composition->template;
	if (t->header && header) {
		section->header = compose_grid(&b->c, t->header, true);
		section->header_gap = t->header->gap;
	}
	if (t->footer && footer) {
		section->footer = compose_grid(&b->c, t->footer, true);
		section->footer_gap = t->footer->gap;
	}
}

/* The nth section of a unit keeps the folio of the nth one there; 0 where there is none, and it goes on. */
static uint32_t
kept_folio(struct builder *b)
{
	const struct composition *composition = b->c.composition;

	if (!b->kept_sections)
		return 0;
	size_t u = (size_t)(b->c.unit - composition->job->units);
	const struct kept_unit *kept = &composition->kept[u];
	return b->kept_sections[u] < kept->count ? kept->sections[b->kept_sections[u]++].first_folio : 0;
}

/* Closes a section of ordinary content, if there is any. */
static void
flush(struct builder *b, enum section_start start)
{
	if (b->block_count == 0)
		return;
	struct section *section = close_section(b);
	section->start = start;
	set_furniture(b, section, true, true);
	if (b->c.unit) {
		section->key = b->c.unit->code.text;
		section->title = b->c.unit->name.text;
		section->first_folio = kept_folio(b);
	}
}

static struct paragraph
fill_paragraph(struct builder *b, const struct text_template *text, const struct style *style)
{
	struct spans spans = fill_spans(&b->c, text, style);
	return (struct paragraph){spans.spans, spans.count, style};
}

/* Whoever listens to a document finds the way by its headings: none may seem to be missing. */
static void
check_level(struct builder *b, struct srcloc loc, uint8_t level)
{
	const char *standard = structure_standard(&b->c);
	uint8_t before = b->heading_level;

	b->heading_level = level;
	if (!standard || level <= before + 1)
		return;
	b->c.failed = true;
	if (diags_has(b->c.diags, loc, "compose-heading-level"))
		return;
	if (before == 0)
		diag_add(b->c.diags, SEVERITY_ERROR, loc, "compose-heading-level",
		    "the first heading of the document is of level %u; %s asks for level 1", level, standard);
	else
		diag_add(b->c.diags, SEVERITY_ERROR, loc, "compose-heading-level",
		    "a heading of level %u follows one of level %u; %s asks for level %u at most", level,
		    before, standard, before + 1u);
}

/* A heading before it is filled in. */
struct heading_spec {
	const struct text_template *text;
	const struct style *style;
	uint8_t level;
	bool in_outline, in_contents;
};

static void
add_heading(struct builder *b, const struct content *content, const struct heading_spec *spec)
{
	struct paragraph filled = fill_paragraph(b, spec->text, spec->style);
	if (filled.span_count == 0)
		return; /* its fields have no value here */
	check_level(b, content->loc, spec->level);
	struct block *block = add_block(b, BLOCK_HEADING, content);
	block->u.heading = (struct heading){
	    .text = filled,
	    .title = fill_plain(&b->c, spec->text),
	    .level = spec->level,
	    .in_outline = spec->in_outline,
	    .in_contents = spec->in_contents,
	};
}

static void
add_contents(struct builder *b, const struct content *content)
{
	if (content->u.contents.title.count > 0)
		add_heading(b, content,
		    &(struct heading_spec){
			.text = &content->u.contents.title,
			.style = content->u.contents.title_style,
			.level = 1,
			.in_outline = true,
		    });
	struct block *block = add_block(b, BLOCK_CONTENTS, content);
	block->u.contents.max_level = content->u.contents.levels;
	block->u.contents.number_width = content->u.contents.number_width;
	for (size_t i = 0; i < HEADING_LEVELS; i++)
		block->u.contents.level_style[i] = content->u.contents.level_style[i];
}

static void
add_list(struct builder *b, const struct content *content)
{
	struct paragraph *items = ARENA_ARRAY(b->c.arena, struct paragraph, content->u.list.count);
	struct span *labels = ARENA_ARRAY(b->c.arena, struct span, content->u.list.count);
	size_t n = 0;
	for (size_t i = 0; i < content->u.list.count; i++) {
		items[n] = fill_paragraph(b, &content->u.list.items[i], content->style);
		if (items[n].span_count == 0)
			continue;
		const char *label =
		    content->u.list.numbered ? arena_printf(b->c.arena, "%zu.", n + 1) : "\u2022";
		labels[n++] = (struct span){.text = label,
		    .style = content->style,
		    .loc = content->u.list.items[i].loc,
		    .length = (uint32_t)strlen(label)};
	}
	if (n > 0)
		add_block(b, BLOCK_LIST, content)->u.list =
		    (struct list){items, labels, n, content->u.list.label_width, content->u.list.numbered};
}

static void
add_image(struct builder *b, const struct content *content)
{
	const struct figure *figure = figure_from(&b->c, &content->u.image);
	if (!figure)
		return;
	struct block *block = add_block(b, BLOCK_FIGURE, content);
	block->u.figure.figure = *figure;
	block->u.figure.align = content->u.image.align;
}

static void
add_table(struct builder *b, const struct content *content, const struct table *table)
{
	if (table)
		add_block(b, BLOCK_TABLE, content)->u.table = *table;
}

/* Where nothing is known to draw, the template may have words for it. */
static void
add_chart(struct builder *b, const struct content *content)
{
	const struct chart_spec *spec = content->u.chart;
	const struct chart *chart = compose_chart(&b->c, spec);

	if (chart) {
		add_block(b, BLOCK_CHART, content)->u.chart = chart;
		return;
	}
	struct paragraph text = fill_paragraph(b, &spec->empty, spec->style);
	if (text.span_count > 0)
		add_block(b, BLOCK_PARAGRAPH, content)->u.paragraph = text;
}

/* Content that stands in the flow; covers and units are the caller's business. */
static void
add_content(struct builder *b, const struct content *content)
{
	switch (content->kind) {
	case CONTENT_CONTENTS:
		add_contents(b, content);
		break;
	case CONTENT_HEADING:
		add_heading(b, content,
		    &(struct heading_spec){
			.text = &content->u.heading.text,
			.style = content->style,
			.level = content->u.heading.level,
			.in_outline = content->u.heading.in_outline,
			.in_contents = content->u.heading.in_contents,
		    });
		break;
	case CONTENT_PARAGRAPH: {
		struct paragraph text = fill_paragraph(b, &content->u.paragraph.text, content->style);
		if (text.span_count > 0)
			add_block(b, BLOCK_PARAGRAPH, content)->u.paragraph = text;
		break;
	}
	case CONTENT_LIST:
		add_list(b, content);
		break;
	case CONTENT_IMAGE:
		add_image(b, content);
		break;
	case CONTENT_SPACE:
		add_block(b, BLOCK_SPACE, content)->u.space = content->u.space;
		break;
	case CONTENT_PAGE_BREAK:
		add_block(b, BLOCK_PAGE_BREAK, content);
		break;
	case CONTENT_GRID:
		add_table(b, content, compose_grid(&b->c, &content->u.grid, false));
		break;
	case CONTENT_SIGNATURES:
		add_table(b, content, compose_signatures(&b->c, content));
		break;
	case CONTENT_CHANGES:
		add_table(b, content, compose_changes(&b->c, content));
		break;
	case CONTENT_TABLE:
		add_table(b, content, compose_table(&b->c, content->u.table));
		break;
	case CONTENT_CHART:
		add_chart(b, content);
		break;
	case CONTENT_COVER:
	case CONTENT_EACH_UNIT:
		break;
	}
}

static void
add_cover(struct builder *b, const struct content *content)
{
	flush(b, SECTION_NEXT_PAGE);
	for (size_t i = 0; i < content->child_count; i++)
		add_content(b, &content->children[i]);
	struct section *section = close_section(b);
	section->valign = content->u.cover.valign;
	set_furniture(b, section, content->u.cover.header, content->u.cover.footer);
}

static void
set_unit(struct context *c, size_t unit)
{
	c->unit = &c->composition->job->units[unit];
	c->sheet = &c->composition->sheets[unit];
	c->row_count = c->sheet->row_count;
}

void
context_rows(const struct context *c, enum dataset dataset, struct rows *out)
{
	const struct composition *composition = c->composition;
	size_t unit = c->unit ? (size_t)(c->unit - composition->job->units) : 0;

	if (dataset == DATASET_PLAN)
		rows_of_sheet(c->arena, c->sheet, composition->job->numbers, out);
	else
		rows_of_dataset(c->arena, dataset, composition->computed, (uint32_t)unit, out);
}

static void
add_units(struct builder *b, const struct content *content)
{
	const struct composition *composition = b->c.composition;
	const struct context outer = b->c;
	enum section_start start =
	    composition->template->page.units_on_odd ? SECTION_ODD_PAGE : SECTION_NEXT_PAGE;

	flush(b, SECTION_NEXT_PAGE);
	for (size_t u = 0; u < composition->unit_count; u++) {
		set_unit(&b->c, composition->units[u]);
		for (size_t i = 0; i < content->child_count; i++)
			add_content(b, &content->children[i]);
		flush(b, start);
	}
	b->c.unit = outer.unit;
	b->c.sheet = outer.sheet;
	b->c.row_count = outer.row_count;
}

static struct page_style *
page_style(struct arena *arena, const struct page_setup *setup)
{
	struct page_style *page = ARENA_NEW(arena, struct page_style);
	*page = (struct page_style){
	    .width = setup->width,
	    .height = setup->height,
	    .binding = setup->binding,
	    .two_sided = setup->two_sided,
	    .loc = setup->loc,
	};
	for (int side = 0; side < SIDES; side++)
		page->margin[side] = setup->margin[side];
	return page;
}

static const struct section *
composed_section(void *ctx, size_t index)
{
	const struct section *sections = ctx;
	return &sections[index];
}

bool
compose(struct arena *arena, const struct composition *composition, struct images *images,
    struct document *out, struct diags *diags)
{
	const struct template *t = composition->template;
	struct builder b = {
	    .c = {.arena = arena, .composition = composition, .images = images, .diags = diags},
	    .page = page_style(arena, &t->page),
	};
	if (composition->kept)
		b.kept_sections = ARENA_ARRAY(arena, size_t, composition->job->unit_count);
	if (composition->document->per_unit)
		set_unit(&b.c, composition->units[0]);

	for (size_t i = 0; i < t->content_count; i++) {
		const struct content *content = &t->contents[i];
		if (content->kind == CONTENT_COVER)
			add_cover(&b, content);
		else if (content->kind == CONTENT_EACH_UNIT)
			add_units(&b, content);
		else
			add_content(&b, content);
	}
	flush(&b, SECTION_NEXT_PAGE);
	if (b.section_count == 0 && !b.c.failed) {
		diag_add(diags, SEVERITY_ERROR, composition->document->template_name.loc, "compose-empty",
		    "the template «%s» makes no page for this document: all its sections are empty here",
		    composition->document->template_name.text);
		return false;
	}
	if (b.c.failed)
		return false;
	*out = (struct document){
	    .language = t->language,
	    .section_count = b.section_count,
	    .section = composed_section,
	    .ctx = b.sections,
	    .total_pages = composition->total_pages,
	};
	return true;
}
