#include "compose/compose.h"
#include "compose/condition.h"
#include "compose/left_out.h"
#include "compose/outline.h"
#include "compose/prose.h"
#include "template/chart_spec.h"

/* What makes the sections of a document, each when it is asked for. */
struct composer {
	struct context c; /* of all sections */
	struct outline outline;
	struct page_style *page; /* the template's */
	struct setup_page {
		const struct content *setup;
		struct page_style *page;
	} * setup_pages; /* of page-sections */
	size_t setup_page_count, setup_page_capacity;
	size_t composed;       /* sections that were, so that their faults are told */
	uint8_t heading_level; /* of the last one; 0: there was none */
	uint32_t notes;        /* footnotes in them */
};

/* A section under construction. */
struct builder {
	struct context c;
	struct block *blocks;
	size_t block_count, block_capacity;
	uint8_t *heading_level; /* of the last one before; NULL: it was seen to */
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

static struct paragraph
fill_paragraph(struct builder *b, const struct text_template *text, const struct style *style)
{
	struct spans spans = fill_spans(&b->c, text, style);
	return (struct paragraph){spans.spans, spans.count, style};
}

static void
add_paragraph(struct builder *b, const struct content *content, const struct text_template *text,
    const struct style *style)
{
	struct paragraph filled = fill_paragraph(b, text, style);
	if (filled.span_count > 0)
		add_block(b, BLOCK_PARAGRAPH, content)->u.paragraph = filled;
}

/* Whoever listens to a document finds the way by its headings: none may seem to be missing. */
static void
check_level(struct builder *b, struct srcloc loc, uint8_t level)
{
	const char *standard = structure_standard(&b->c);

	if (!b->heading_level)
		return;
	uint8_t before = *b->heading_level;
	*b->heading_level = level;
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

static const struct columns *
columns_of(struct builder *b, uint8_t count, length gap)
{
	struct columns *columns = ARENA_NEW(b->c.arena, struct columns);

	*columns = (struct columns){.count = count, .gap = gap};
	return columns;
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
	if (content->u.contents.columns > 1)
		block->columns = columns_of(b, content->u.contents.columns, content->u.contents.gap);
	compose_contents_fields(&b->c, content, &block->u.contents);
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
add_prose(struct builder *b, const struct content *content)
{
	struct prose_blocks prose = {b->blocks, b->block_count, b->block_capacity};
	size_t first = b->block_count;

	compose_prose(&b->c, content->u.markdown.spec, &prose);
	b->blocks = prose.blocks;
	b->block_count = prose.count;
	b->block_capacity = prose.capacity;
	for (size_t i = first; i < b->block_count; i++)
		if (b->blocks[i].kind == BLOCK_HEADING)
			check_level(b, b->blocks[i].loc, b->blocks[i].u.heading.level);
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

/* Of content that is a table. */
static const struct table *
table_of(struct builder *b, const struct content *content)
{
	if (content->kind == CONTENT_GRID)
		return compose_grid(&b->c, &content->u.grid, false);
	if (content->kind == CONTENT_SIGNATURES)
		return compose_signatures(&b->c, content);
	if (content->kind == CONTENT_CHANGES)
		return compose_changes(&b->c, content);
	return compose_table(&b->c, content->u.table);
}

/* Where nothing is known to draw, the template may have words for it. */
static void
add_chart(struct builder *b, const struct content *content)
{
	const struct chart_spec *spec = content->u.chart;

	if (text_is_left_out(&b->c, &spec->alt))
		return;
	const struct chart *chart = compose_chart(&b->c, spec);

	if (chart) {
		add_block(b, BLOCK_CHART, content)->u.chart = chart;
		return;
	}
	add_paragraph(b, content, &spec->empty, spec->style);
}

static void add_content(struct builder *, const struct content *);

static void
add_children(struct builder *b, const struct content *content)
{
	for (size_t i = 0; i < content->child_count; i++)
		add_content(b, &content->children[i]);
}

/* A page has one foot, and what its notes take of it would take the columns before them apart. */
static void
refuse_notes(struct builder *b, const struct paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->span_count; i++) {
		const uint32_t note = paragraph->spans[i].style->note;

		if (note == 0)
			continue;
		b->c.failed = true;
		const struct srcloc loc = b->c.words->notes[note - 1].loc;
		if (!diags_has(b->c.diags, loc, "compose-note"))
			diag_add(b->c.diags, SEVERITY_ERROR, loc, "compose-note",
			    "a footnote can't stand in columns: write it in brackets, or print its text "
			    "outside of them");
	}
}

static void
refuse_notes_of(struct builder *b, const struct block *block)
{
	if (block->kind == BLOCK_PARAGRAPH)
		refuse_notes(b, &block->u.paragraph);
	else if (block->kind == BLOCK_HEADING)
		refuse_notes(b, &block->u.heading.text);
}

/* As high as a page at most, so that they are kept together. */
static void
add_beside(struct builder *b, const struct content *content)
{
	const struct columns_spec *spec = &content->u.columns;
	struct columns *columns = ARENA_NEW(b->c.arena, struct columns);
	struct column *widths = ARENA_ARRAY(b->c.arena, struct column, spec->count);
	const size_t first = b->block_count;

	for (uint8_t i = 0; spec->widths && i < spec->count; i++)
		widths[i] = column_from(&spec->widths[i]);
	*columns = (struct columns){spec->count, spec->gap, spec->widths ? widths : NULL, true, content->loc};
	for (size_t k = 0; k < content->child_count; k++) {
		size_t i = b->block_count;
		add_children(b, &content->children[k]);
		for (; i < b->block_count; i++) {
			b->blocks[i].columns = columns;
			b->blocks[i].column = (uint8_t)k;
			refuse_notes_of(b, &b->blocks[i]);
		}
	}
	if (b->block_count > first)
		b->blocks[first].together = (uint32_t)(b->block_count - first);
}

static void
add_columns(struct builder *b, const struct content *content)
{
	const struct columns *columns = columns_of(b, content->u.columns.count, content->u.columns.gap);
	const size_t first = b->block_count;

	add_children(b, content);
	for (size_t i = first; i < b->block_count; i++) {
		b->blocks[i].columns = columns;
		refuse_notes_of(b, &b->blocks[i]);
	}
}

/* Content that stands in the flow; covers and units are the outline's business (makes_block() there). */
static void
add_kind(struct builder *b, const struct content *content)
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
	case CONTENT_PARAGRAPH:
		add_paragraph(b, content, &content->u.paragraph.text, content->style);
		break;
	case CONTENT_MARKDOWN:
		add_prose(b, content);
		break;
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
	case CONTENT_SIGNATURES:
	case CONTENT_CHANGES:
	case CONTENT_TABLE:
		add_table(b, content, table_of(b, content));
		break;
	case CONTENT_CHART:
		add_chart(b, content);
		break;
	case CONTENT_GROUP:
		add_children(b, content);
		break;
	case CONTENT_COLUMNS:
		add_columns(b, content);
		break;
	case CONTENT_BESIDE:
		add_beside(b, content);
		break;
	case CONTENT_COVER:
	case CONTENT_EACH_UNIT:
	case CONTENT_PAGE_SECTION:
		break;
	}
}

/* What is left out tells nothing either.  As deep as groups are nested. */
static void
add_content(struct builder *b, const struct content *content)
{
	const size_t first = b->block_count;

	if (!condition_holds(&b->c, content->when))
		return;
	add_kind(b, content);
	if (b->block_count == first || (!content->keep_together && content->fit_least == 0))
		return;
	b->blocks[first].together = (uint32_t)(b->block_count - first);
	b->blocks[first].fit_least = content->fit_least;
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
	    .binding_top = setup->binding_top,
	    .loc = setup->loc,
	};
	for (int side = 0; side < SIDES; side++)
		page->margin[side] = setup->margin[side];
	return page;
}

/* That of the page-section, which is the same each time. */
static struct page_style *
page_of_setup(struct composer *p, const struct content *setup)
{
	size_t i = 0;

	if (!setup)
		return p->page;
	while (i < p->setup_page_count && p->setup_pages[i].setup != setup)
		i++;
	if (i < p->setup_page_count)
		return p->setup_pages[i].page;
	p->setup_pages =
	    arena_grow(p->c.arena, p->setup_pages, i, &p->setup_page_capacity, i + 1, sizeof *p->setup_pages);
	p->setup_page_count++;
	p->setup_pages[i] = (struct setup_page){setup, page_style(p->c.arena, &setup->u.page_section->page)};
	return p->setup_pages[i].page;
}

/* NULL: as on the other pages. */
static const struct band *
variant(struct context *c, const struct grid *grid)
{
	if (!grid)
		return NULL;
	struct band *band = ARENA_NEW(c->arena, struct band);
	if (grid->row_count > 0)
		*band = (struct band){compose_grid(c, grid, true), grid->gap};
	return band;
}

static void
set_furniture(struct context *c, struct section *section, const struct outlined *outlined)
{
	const struct template *t = c->composition->template;
	const struct page_section *setup = outlined->setup ? outlined->setup->u.page_section : NULL;
	const struct content *cover = outlined->cover;
	const struct grid *header = setup ? setup->header : t->header,
			  *footer = setup ? setup->footer : t->footer;

	if (header && (!cover || cover->u.cover.header)) {
		section->header = compose_grid(c, header, true);
		section->header_gap = header->gap;
		section->first_header = variant(c, header->first);
		section->even_header = variant(c, header->even);
	}
	if (footer && (!cover || cover->u.cover.footer)) {
		section->footer = compose_grid(c, footer, true);
		section->footer_gap = footer->gap;
		section->first_footer = variant(c, footer->first);
		section->even_footer = variant(c, footer->even);
	}
}

/*
 * The nth unit of the job has the nth place, be there others in the document or not, and so has the same in
 * its booklet as in the document of all.
 */
static const struct thumb_tab *
tab_of(struct context *c, const struct outlined *outlined, const struct page_style *page)
{
	const struct thumb_tabs *tabs = outlined->units ? outlined->units->u.each_unit.tabs : NULL;
	const size_t units = c->composition->job->unit_count;
	size_t count;

	if (!tabs || outlined->unit == NO_UNIT)
		return NULL;
	count = tabs->count > 0 ? tabs->count : units < THUMB_TABS_MAX ? units : THUMB_TABS_MAX;
	const length top = page->margin[SIDE_TOP] + (page->binding_top ? page->binding : 0);
	const length height = (page->height - top - page->margin[SIDE_BOTTOM]) / (length)count;
	struct grid_row row = tabs->grid.rows[0];
	struct grid grid = tabs->grid;
	row.min_height = height > 0 ? height : 0;
	grid.rows = &row;
	struct thumb_tab *tab = ARENA_NEW(c->arena, struct thumb_tab);
	*tab = (struct thumb_tab){
	    .table = compose_grid(c, &grid, true),
	    .width = tabs->width,
	    .top = top + (length)(outlined->unit % count) * height,
	    .height = height,
	};
	return tab;
}

static void
add_left_out(struct builder *b)
{
	const struct content none = {.loc = b->c.composition->left_out[0].loc};

	add_block(b, BLOCK_PARAGRAPH, &none)->u.paragraph = left_out_paragraph(&b->c);
}

static struct section *
build_section(struct builder *b, const struct outlined *outlined, const struct page_style *page)
{
	const struct content *cover = outlined->cover;
	struct section *section = ARENA_NEW(b->c.arena, struct section);

	if (outlined->tells_left_out && !cover)
		add_left_out(b);
	for (size_t i = 0; i < outlined->content_count; i++)
		add_content(b, &outlined->contents[i]);
	if (outlined->tells_left_out && cover)
		add_left_out(b);
	section->start = outlined->start;
	section->first_folio = outlined->first_folio;
	section->counts_on = outlined->counts_on;
	if (outlined->setup)
		section->numbering = outlined->setup->u.page_section->numbering;
	section->blocks = b->blocks;
	section->block_count = b->block_count;
	b->c.runs_on = outlined->runs_on;
	if (outlined->start != SECTION_CONTINUE)
		set_furniture(&b->c, section, outlined);
	section->page = page;
	section->tab = tab_of(&b->c, outlined, page);
	section->links = b->c.words->links;
	section->link_count = b->c.words->link_count;
	section->notes = b->c.words->notes;
	section->note_count = b->c.words->note_count;
	if (cover)
		section->valign = cover->u.cover.valign;
	if (outlined->unit != NO_UNIT) {
		section->key = b->c.unit->code.text;
		section->title = b->c.unit->name.text;
	}
	return section;
}

/* What is composed again has told its faults. */
static const struct section *
compose_section(void *ctx, struct arena *arena, size_t index)
{
	struct composer *p = ctx;
	struct outlined *outlined = &p->outline.sections[index];
	struct builder b = {.c = p->c};
	struct diags *muted = NULL;

	b.c.arena = arena;
	b.c.words = ARENA_NEW(arena, struct section_words);
	b.c.told = index < p->composed;
	if (b.c.told) {
		muted = diags_open();
		b.c.diags = muted ? muted : p->c.diags;
	} else {
		b.heading_level = &p->heading_level;
		p->composed = index + 1;
		outlined->notes_before = p->notes;
	}
	b.c.notes_before = outlined->notes_before;
	if (outlined->unit != NO_UNIT)
		set_unit(&b.c, outlined->unit);
	struct section *section = build_section(&b, outlined, page_of_setup(p, outlined->setup));
	if (!b.c.told)
		p->notes += (uint32_t)section->note_count;
	diags_close(muted);
	return b.c.failed ? NULL : section;
}

static const struct watermark *
watermark_of(struct context *c)
{
	const struct watermark_spec *spec = c->composition->template->watermark;

	if (!spec || !condition_holds(c, spec->when))
		return NULL;
	const struct spans spans = fill_spans(c, &spec->text, spec->style);
	struct watermark *watermark = ARENA_NEW(c->arena, struct watermark);
	*watermark = (struct watermark){spans.spans, spans.count, spec->style, !spec->level};
	return spans.count > 0 ? watermark : NULL;
}

bool
compose(struct arena *arena, const struct composition *composition, struct images *images,
    struct document *out, struct diags *diags)
{
	const struct template *t = composition->template;
	struct composer *p = ARENA_NEW(arena, struct composer);

	*p = (struct composer){
	    .c = {.arena = arena, .composition = composition, .images = images, .diags = diags},
	    .page = page_style(arena, &t->page),
	};
	p->c.styles = ARENA_NEW(arena, struct made_styles);
	p->c.styles->arena = arena;
	p->c.looks = ARENA_NEW(arena, struct look_styles);
	if (composition->document->per == JOB_PER_UNIT)
		set_unit(&p->c, composition->units[0]);
	p->outline = outline_of(arena, &p->c);
	p->c.unit_heads = unit_heads_of(arena, &p->outline, composition->job->unit_count);
	left_out_mark(composition, &p->outline);
	if (p->outline.count == 0) {
		diag_add(diags, SEVERITY_ERROR, composition->document->template_name.loc, "compose-empty",
		    "the template «%s» makes no page for this document: all its sections are empty here",
		    composition->document->template_name.text);
		return false;
	}
	*out = (struct document){
	    .language = t->language,
	    .section_count = p->outline.count,
	    .section = compose_section,
	    .ctx = p,
	    .watermark = watermark_of(&p->c),
	    .total_pages = composition->total_pages,
	    .kept_bytes = LAYOUT_KEPT_BYTES,
	};
	return true;
}
