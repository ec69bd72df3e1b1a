#include "layout/table/emit.h"

#include "layout/figure.h"
#include "layout/table/borders.h"
#include "layout/table/insets.h"

/* Between letters and the hatch beside them. */
#define PLATE_MARGIN (3 * LENGTH_PT / 2)

/* Of a revision bar: how wide it is, and how far from the table. */
#define BAR_WIDTH (3 * LENGTH_PT / 2)
#define BAR_GAP (4 * LENGTH_PT)

static struct area
piece_area(const struct fragment *f, const struct piece *piece)
{
	return (struct area){
	    f->x + f->grid->edges[piece->column],
	    f->edges[piece->strip],
	    f->grid->edges[piece->column_end] - f->grid->edges[piece->column],
	    f->edges[piece->strip_end] - f->edges[piece->strip],
	};
}

/* What is in it, from its top to its foot, in the width that it may have. */
static struct area
content_area(const struct fragment *f, const struct piece *piece)
{
	struct area area = piece_area(f, piece);
	length content = piece->image_height + piece->marker.height;

	if (piece->text != NULL)
		content += piece->cell->turned ? piece->text->height
					       : text_slice_height(piece->text, piece->from, piece->count);
	const length padding = cell_padding(f->grid, piece->part, piece->row, piece->column);
	const length rest = at_least(area.height - padding - content, 0);
	area.x += cell_left(f->grid, piece->cell, piece->column);
	area.y += cell_top(f->grid, piece->part, piece->row, piece->column);
	area.width = cell_width(f->grid, piece->cell, piece->column);
	area.height = content;
	area.y += align_above(piece->cell->style->valign, rest);
	return area;
}

static struct area
image_area(const struct piece *piece, struct area area)
{
	length rest = at_least(area.width - piece->image_width, 0);

	area.x += align_before(piece->cell->style->align, rest);
	area.width = piece->image_width;
	area.height = piece->image_height;
	return area;
}

static void
emit_image(struct layout *l, const struct piece *piece, struct area area)
{
	uint32_t parent = piece->tag.artifact == ARTIFACT_NONE ? piece->tag.node : NONE;
	image_add(l, piece->cell->figure, image_area(piece, area), parent,
	    tag_artifact(parent == NONE ? piece->tag.artifact : ARTIFACT_LAYOUT));
}

/* How wide the lines are, turned. */
static length
lines_across(const struct piece *piece)
{
	length across = 0;

	for (uint32_t i = 0; piece->text != NULL && i < piece->count; i++)
		across += piece->text->line[i].height;
	return across;
}

/* From the foot of the cell up, the first line on the left. */
static void
emit_turned(struct layout *l, const struct piece *piece, struct area area)
{
	const struct text *text = piece->text;

	if (text == NULL)
		return;
	area.x += align_before(piece->cell->style->align, at_least(area.width - lines_across(piece), 0));
	for (uint32_t i = 0; i < piece->count; i++) {
		const struct line *line = &text->line[i];
		struct turned *turned = ARENA_NEW(page_scratch(l), struct turned);
		const length foot = area.y + text->height;

		*turned = (struct turned){line, area.x + line->ascent, foot, 0, TURN_ONE};
		item_add(l, ITEM_TURNED, piece->text_tag,
		    (struct area){area.x, foot - line->width, line->height, line->width}, piece->loc)
		    ->u.turned = turned;
		area.x += line->height;
	}
}

static void
emit_text(struct layout *l, const struct piece *piece, struct area area)
{
	if (piece->marker.count > 0) {
		struct slice marker = {
		    .source = &piece->marker_source,
		    .text = &piece->marker,
		    .count = piece->marker.count,
		    .folio_page = (uint32_t)(l->page_count - 1),
		    .tag = tag_artifact(ARTIFACT_PAGINATION),
		};
		text_emit(l, &marker, area);
		area.y += piece->marker.height;
	}
	if (piece->text == NULL || piece->count == 0)
		return;
	struct slice slice = {
	    .source = &piece->source,
	    .text = piece->text,
	    .from = piece->from,
	    .count = piece->count,
	    .folio_page = piece->folio_page,
	    .valign = piece->cell->style->valign,
	    .tag = piece->text_tag,
	};
	text_emit(l, &slice, area);
}

/* Beside the first line of a text, on the side where it begins; decoration, as the text says the same. */
static void
emit_mark(struct layout *l, const struct fragment *f, const struct piece *piece, struct area area)
{
	const struct mark *mark = piece->cell->mark;
	const struct label *letter = &f->grid->letters[mark - f->grid->table->marks];
	const struct line *line = &piece->text->line[0];
	length rest = area.width - line->width, height = mark->style->size;
	struct drawing drawing = {.l = l};

	area.x += align_before(piece->cell->style->align, rest);
	const struct area box = {0, (line->height - height) / 2, f->grid->mark_width, height};
	draw_ink(&drawing, box, &mark->ink, letter);
	drawing_place(&drawing, area.x - cell_mark_room(f->grid, piece->cell), area.y + piece->marker.height,
	    tag_artifact(ARTIFACT_LAYOUT));
}

static length
widest_line(const struct text *text, uint32_t from, uint32_t count)
{
	length widest = 0;

	for (uint32_t i = 0; i < count; i++)
		widest = at_least(widest, text->line[from + i].width);
	return widest;
}

/* Its lines beside each other, which begin at the foot of the area. */
static struct area
turned_area(const struct piece *piece, struct area area)
{
	const length across = lines_across(piece);
	const length along = piece->text != NULL ? widest_line(piece->text, 0, piece->count) : 0;

	area.x += align_before(piece->cell->style->align, at_least(area.width - across, 0));
	return (struct area){area.x, area.y + at_least(area.height - along, 0), across, along};
}

/* Of what is in a cell, as much as is printed on: of lines of text, as wide as the widest. */
static struct area
printed_area(const struct fragment *f, const struct piece *piece)
{
	const struct style *style = piece->cell->style;
	const length room = cell_mark_room(f->grid, piece->cell), inset = text_inset(style);
	struct area area = content_area(f, piece);

	if (piece->image_height > 0)
		return image_area(piece, area);
	if (piece->cell->turned)
		return turned_area(piece, area);
	length widest = widest_line(&piece->marker, 0, piece->marker.count);
	if (piece->text != NULL)
		widest = at_least(widest, widest_line(piece->text, piece->from, piece->count));
	area.x += inset + align_before(style->align, at_least(area.width - inset - widest, 0)) - room;
	area.width = widest > 0 ? widest + room : 0;
	return area;
}

/* The paper behind what is printed in the cell, and a little beside it. */
static struct area
plate_area(struct area printed, struct area cell)
{
	const length left = at_least(printed.x - PLATE_MARGIN, cell.x);
	const length right = at_most(printed.x + printed.width + PLATE_MARGIN, cell.x + cell.width);

	return (struct area){left - cell.x, printed.y - cell.y, at_least(right - left, 0), printed.height};
}

/* Clear of what is printed: that stands on a plate of the background. */
static void
emit_hatch(struct layout *l, const struct fragment *f, const struct piece *piece)
{
	static const struct color paper = {255, 255, 255, false};
	const struct style *style = piece->cell->style;
	const struct area cell = piece_area(f, piece), printed = printed_area(f, piece);
	const struct ink ink = {.fill = {.none = true}, .line = style->color, .hatch = style->hatch};
	struct drawing drawing = {.l = l};

	draw_ink(&drawing, (struct area){0, 0, cell.width, cell.height}, &ink, NULL);
	if (printed.width > 0)
		draw_fill(&drawing, plate_area(printed, cell),
		    style->background.none ? paper : style->background);
	drawing_place(&drawing, cell.x, cell.y, tag_artifact(ARTIFACT_LAYOUT));
}

static void
emit_piece(struct layout *l, const struct fragment *f, const struct piece *piece)
{
	const struct area area = content_area(f, piece);

	item_add(l, ITEM_CELL, piece->tag, piece_area(f, piece), piece->loc);
	if (piece->image_height > 0)
		emit_image(l, piece, area);
	else if (piece->cell->turned)
		emit_turned(l, piece, area);
	else
		emit_text(l, piece, area);
	if (l->keeps_items && piece->cell->mark != NULL && piece->text != NULL && piece->count > 0 &&
	    piece->from == 0)
		emit_mark(l, f, piece, area);
}

static void
note_owners(struct layout *l, struct fragment *f)
{
	size_t columns = f->grid->table->column_count;
	size_t n = f->strip_count * columns;

	f->owners = arena_grow(l->whole, f->owners, 0, &f->owner_capacity, n, sizeof(*f->owners));
	for (size_t i = 0; i < n; i++)
		f->owners[i] = 0;
	for (size_t i = 0; i < f->piece_count; i++) {
		const struct piece *piece = &f->pieces[i];
		for (size_t s = piece->strip; s < piece->strip_end; s++)
			for (size_t c = piece->column; c < piece->column_end; c++)
				f->owners[s * columns + c] = (uint32_t)i + 1;
	}
}

/* Whether some row that changed stands in the strip: that of a cell over several rows does not count. */
static bool
is_revised(const struct fragment *f, size_t strip)
{
	const size_t columns = f->grid->table->column_count;

	for (size_t c = 0; c < columns; c++) {
		const uint32_t owner = f->owners[strip * columns + c];
		const struct cell *cell = owner > 0 ? f->pieces[owner - 1].cell : NULL;

		if (cell != NULL && cell->revised && cell->rows <= 1)
			return true;
	}
	return false;
}

/* Beside the table, on the outer side of the page; the text says what changed. */
static length
bar_left(const struct layout *l, const struct fragment *f)
{
	const length right = f->x + f->grid->edges[f->grid->table->column_count];

	if (page_outer_is_left(l))
		return at_least(f->x + f->grid->edges[0] - BAR_GAP - BAR_WIDTH, 0);
	return at_most(right + BAR_GAP, l->section->page->width - BAR_WIDTH);
}

/* One bar for rows that follow each other. */
static void
emit_revision_bars(struct layout *l, const struct fragment *f)
{
	static const struct color black = {0, 0, 0, false};

	for (size_t first = 0, end; first < f->strip_count; first = end) {
		const bool revised = is_revised(f, first);

		for (end = first + 1; end < f->strip_count && is_revised(f, end) == revised;)
			end++;
		if (!revised || f->edges[end] == f->edges[first])
			continue;
		item_add(l, ITEM_FILL, tag_artifact(ARTIFACT_LAYOUT),
		    (struct area){bar_left(l, f), f->edges[first], BAR_WIDTH,
			f->edges[end] - f->edges[first]},
		    f->grid->table->loc)
		    ->u.fill = black;
	}
}

/* Whether there is something to note of a piece even while pages are only counted. */
static bool
is_noted(const struct piece *piece)
{
	return piece->image_height > 0 || piece->marker.has_folios ||
	    (piece->text != NULL && piece->text->has_folios);
}

static void
note_pieces(struct layout *l, const struct fragment *f)
{
	for (size_t i = 0; i < f->piece_count; i++)
		if (is_noted(&f->pieces[i]))
			emit_piece(l, f, &f->pieces[i]);
}

void
fragment_emit(struct layout *l, struct fragment *f)
{
	if (!l->keeps_items) {
		note_pieces(l, f);
		return;
	}
	for (size_t i = 0; i < f->piece_count; i++) {
		const struct piece *piece = &f->pieces[i];
		const struct style *style = piece->cell->style;
		if (!style->background.none)
			item_add(l, ITEM_FILL, tag_artifact(ARTIFACT_LAYOUT), piece_area(f, piece),
			    piece->loc)
			    ->u.fill = style->background;
		if (style->hatch != HATCH_NONE)
			emit_hatch(l, f, piece);
	}
	note_owners(l, f);
	borders_emit(l, f);
	if (f->grid->table->has_revisions)
		emit_revision_bars(l, f);
	for (size_t i = 0; i < f->piece_count; i++)
		emit_piece(l, f, &f->pieces[i]);
}
