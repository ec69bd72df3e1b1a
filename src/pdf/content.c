#include "pdf/content.h"

#include "pdf/cid_font.h"
#include "pdf/group.h"
#include "pdf/syntax.h"

void
content_init(struct content *c, struct pdf_fonts *fonts, struct pdf_images *images,
    struct structure *structure)
{
	*c = (struct content){.fonts = fonts, .images = images, .structure = structure};
}

void
content_release(struct content *c)
{
	buf_release(&c->out);
}

static void
add_operand(struct content *c, int64_t thousandths)
{
	buf_add_milli(&c->out, thousandths);
	buf_addc(&c->out, ' ');
}

/* --- what goes on from item to item --------------------------------------------------------------------- */

static void
add_box(struct content *c)
{
	const struct fill_box *box = &c->box;

	add_operand(c, box->x);
	add_operand(c, c->page_height - box->y - box->h);
	add_operand(c, box->w);
	add_operand(c, box->h);
	buf_adds(&c->out, "re\n");
}

static void
end_path(struct content *c)
{
	if (c->path == PATH_FILL) {
		add_box(c);
		buf_adds(&c->out, "f\n");
	}
	if (c->path == PATH_STROKE)
		buf_adds(&c->out, "S\n");
	c->path = PATH_NONE;
}

static void
end_text(struct content *c)
{
	if (c->in_text)
		buf_adds(&c->out, "ET\n");
	c->in_text = false;
}

static void
begin_text(struct content *c)
{
	end_path(c);
	if (c->in_text)
		return;
	buf_adds(&c->out, "BT\n");
	c->in_text = true;
	c->text_x = c->text_y = 0;
}

static uint32_t
rgb(struct color color)
{
	return (uint32_t)color.r << 16 | (uint32_t)color.g << 8 | color.b;
}

static void
add_color(struct content *c, uint32_t color, const char *gray_operator, const char *rgb_operator)
{
	uint32_t r = color >> 16, g = color >> 8 & 0xFF, b = color & 0xFF;
	bool gray = r == g && g == b;

	add_operand(c, (r * 1000 + 127) / 255);
	if (!gray) {
		add_operand(c, (g * 1000 + 127) / 255);
		add_operand(c, (b * 1000 + 127) / 255);
	}
	buf_adds(&c->out, gray ? gray_operator : rgb_operator);
}

static void
set_fill(struct content *c, struct color color)
{
	if (c->fill == rgb(color))
		return;
	c->fill = rgb(color);
	add_color(c, c->fill, "g\n", "rg\n");
}

/* --- boxes, rules, images ------------------------------------------------------------------------------- */

/*
 * Boxes side by side, as those of the cells of a row, become one: but never the first of a path with the
 * next, since poppler snaps a path to whole pixels where it is one box, and only there.
 */
static void
draw_fill(struct content *c, const struct item *item)
{
	const struct fill_box box = {item->x, item->y, item->w, item->h};

	if (item->u.fill.none)
		return;
	end_text(c);
	if (c->path != PATH_FILL || c->fill != rgb(item->u.fill)) {
		end_path(c);
		set_fill(c, item->u.fill);
		c->path = PATH_FILL;
		c->box_is_first = true;
	} else if (!c->box_is_first && box.x == c->box.x + c->box.w && box.y == c->box.y &&
	    box.h == c->box.h) {
		c->box.w += box.w;
		return;
	} else {
		add_box(c);
		c->box_is_first = false;
	}
	c->box = box;
}

/*
 * Rules are strokes: viewers snap strokes to whole pixels (stroke adjustment, 10.6.5), so that rules of one
 * width look alike on a screen, while filled boxes as thin come out now dark, now pale.  They end where
 * layout has them end: it is layout that closes corners.
 */
static void
draw_rule(struct content *c, const struct item *item)
{
	length thickness = item->u.rule.thickness;
	uint32_t color = rgb(item->u.rule.color);

	if (item->u.rule.color.none || thickness <= 0)
		return;
	end_text(c);
	if (c->path != PATH_STROKE || c->stroke != color || c->line_width != thickness)
		end_path(c);
	if (c->line_width < 0)
		buf_adds(&c->out, "/G0 gs\n");
	if (c->line_width != thickness) {
		add_operand(c, thickness);
		buf_adds(&c->out, "w\n");
	}
	c->line_width = thickness;
	if (c->stroke != color)
		add_color(c, color, "G\n", "RG\n");
	c->stroke = color;
	c->path = PATH_STROKE;
	add_operand(c, item->x);
	add_operand(c, c->page_height - item->y);
	buf_adds(&c->out, "m ");
	add_operand(c, item->x + item->w);
	add_operand(c, c->page_height - item->y - item->h);
	buf_adds(&c->out, "l\n");
}

static void
add_point(struct content *c, const struct item *item, struct point point)
{
	add_operand(c, item->x + point.x);
	add_operand(c, c->page_height - item->y - point.y);
}

static void
add_points(struct content *c, const struct item *item)
{
	const struct path *path = item->u.path;
	bool pairs = path->shape == SHAPE_SEGMENTS || path->shape == SHAPE_BOXES;

	for (uint32_t i = 0; i < path->count; i++) {
		const struct point *point = &path->points[i];
		if (path->shape == SHAPE_BOXES && i % 2 != 0) {
			/* From its bottom left, as the box of a fill. */
			add_point(c, item, (struct point){point[-1].x, point->y});
			add_operand(c, point->x - point[-1].x);
			add_operand(c, point->y - point[-1].y);
			buf_adds(&c->out, "re\n");
		} else if (path->shape != SHAPE_BOXES) {
			add_point(c, item, *point);
			buf_adds(&c->out, i == 0 || (pairs && i % 2 == 0) ? "m\n" : "l\n");
		}
	}
}

/* Dashes are as long as the line is wide, times so much, and as far apart: on off. */
static void
add_dash(struct content *c, enum dash dash, length thickness)
{
	length on = dash == DASH_LONG ? 4 * thickness : thickness, off = 2 * thickness;

	if (dash == DASH_NONE)
		return;
	buf_addc(&c->out, '[');
	add_operand(c, on);
	buf_add_milli(&c->out, off);
	buf_adds(&c->out, "]0 d\n");
}

/* In a graphics state of its own: butt ends, so that lines end where they are meant to, and round joins. */
static void
draw_path(struct content *c, const struct item *item)
{
	const struct path *path = item->u.path;
	bool filled = path->thickness <= 0;
	uint32_t color = rgb(path->color);

	end_path(c);
	end_text(c);
	if (filled) {
		set_fill(c, path->color);
	} else {
		buf_adds(&c->out, "q 1 j ");
		add_operand(c, path->thickness);
		buf_adds(&c->out, "w\n");
		add_color(c, color, "G\n", "RG\n");
		add_dash(c, path->dash, path->thickness);
	}
	add_points(c, item);
	if (filled)
		buf_adds(&c->out, "f\n");
	else
		buf_adds(&c->out, path->shape == SHAPE_POLYGON ? "s Q\n" : "S Q\n");
}

static void
draw_image(struct content *c, const struct item *item)
{
	uint32_t resource = pdf_image_use(c->images, item->u.image);

	end_path(c);
	end_text(c);
	buf_adds(&c->out, "q ");
	pdf_image_matrix(item->u.image,
	    (struct image_box){item->x, c->page_height - item->y - item->h, item->w, item->h}, &c->out);
	buf_adds(&c->out, "cm /I");
	buf_add_int(&c->out, resource);
	buf_adds(&c->out, " Do Q\n");
}

/* --- text ----------------------------------------------------------------------------------------------- */

/*
 * What is shown goes into one [(...) number (...)] TJ as long as nothing but positions changes.  The byte
 * before the first string becomes the bracket if there turns out to be a number.
 */
static void
begin_show(struct content *c)
{
	if (c->show != SHOW_NONE)
		return;
	c->show_start = c->out.length;
	c->show_is_array = false;
	c->show = SHOW_ARRAY;
	buf_addc(&c->out, ' ');
}

static void
end_string(struct content *c)
{
	if (c->show != SHOW_STRING)
		return;
	if (c->font->is_composite)
		cid_font_widen(&c->out, c->string_start);
	buf_addc(&c->out, ')');
}

static void
end_show(struct content *c)
{
	if (c->show == SHOW_NONE)
		return;
	end_string(c);
	buf_adds(&c->out, c->show_is_array ? "]TJ\n" : "Tj\n");
	if (c->show_is_array && !c->out.failed)
		c->out.data[c->show_start] = '[';
	c->show = SHOW_NONE;
}

static void
show_code(struct content *c, uint8_t code)
{
	if (c->show != SHOW_STRING) {
		begin_show(c);
		buf_addc(&c->out, '(');
		c->string_start = c->out.length;
		c->show = SHOW_STRING;
	}
	buf_addc(&c->out, (char)code);
}

/* Moves the pen by thousandths of an em, to the right when positive. */
static void
show_move(struct content *c, int64_t distance)
{
	begin_show(c);
	end_string(c);
	buf_add_int(&c->out, -distance);
	c->show = SHOW_ARRAY;
	c->show_is_array = true;
}

static void
change_font(struct content *c, const struct pdf_font *font, length size)
{
	end_show(c);
	buf_adds(&c->out, "/F");
	buf_add_int(&c->out, font->resource);
	buf_addc(&c->out, ' ');
	add_operand(c, size);
	buf_adds(&c->out, "Tf\n");
	c->font = font;
	c->size = size;
}

static void
set_font(struct content *c, const struct pdf_font *font, length size)
{
	if (c->font != font || c->size != size)
		change_font(c, font, size);
}

static void
set_rise(struct content *c, length rise)
{
	if (c->rise == rise)
		return;
	end_show(c);
	add_operand(c, rise);
	buf_adds(&c->out, "Ts\n");
	c->rise = rise;
}

/* a / b to nearest; b > 0. */
static int64_t
divide(int64_t a, int64_t b)
{
	return (a + (a < 0 ? -b / 2 : b / 2)) / b;
}

/*
 * A viewer moves its pen by the widths of the W array, which are rounded, and by the numbers of TJ, which
 * are whole thousandths of an em here.  Its pen is followed exactly, and corrected before each glyph that
 * would be a thousandth of an em or more off its place; so errors never add up.
 *
 * Within a run, distances are in thousandths of an em, times the units of an em, to be whole numbers.
 */
static void
show_run(struct content *c, const struct placed *placed, struct pdf_face *face)
{
	const struct shaped *run = placed->run;
	int64_t size = placed->style->size;
	int64_t em = run->units_per_em;
	int64_t start = (int64_t)placed->x * 1000; /* millionths of a point */
	int64_t ahead = divide((c->pen - start) * em, size);
	int64_t units = 0, moved = 0;
	const length rise = placed->style->rise;

	for (uint32_t i = 0; i < run->glyph_count; i++) {
		const struct glyph *g = &run->glyphs[i];
		struct pdf_code code = pdf_face_code(c->fonts, face, g->slot);
		int64_t off = (units + g->x_offset) * 1000 - ahead - moved * em;

		set_font(c, face->fonts[code.font], placed->style->size);
		if (g->y_offset != 0 || c->rise != rise)
			set_rise(c,
			    rise + advance_width(g->y_offset, run->units_per_em, placed->style->size));
		if (off >= em || off <= -em) {
			int64_t distance = divide(off, em);
			show_move(c, distance);
			moved += distance;
		}
		show_code(c, code.code);
		moved += c->font->widths[code.code];
		units += g->advance;
	}
	c->pen += moved * size;
	if (c->rise != 0)
		set_rise(c, 0);
	if (placed->space_after) {
		struct pdf_code code = pdf_face_code(c->fonts, face, face->space);
		set_font(c, face->fonts[code.font], placed->style->size);
		show_code(c, code.code);
		c->pen += c->font->widths[code.code] * size;
	}
}

/* Of a matrix, in millionths. */
static void
add_turn(struct content *c, int32_t n)
{
	const int32_t whole = n < 0 ? -n : n;

	buf_addf(&c->out, "%s%d.%06d ", n < 0 ? "-" : "", (int)(whole / TURN_ONE), (int)(whole % TURN_ONE));
}

static void
draw_text(struct content *c, const struct item *item)
{
	const struct line *line = item->u.line;
	length y = c->page_height - item->y;

	begin_text(c);
	add_operand(c, item->x - c->text_x);
	add_operand(c, y - c->text_y);
	buf_adds(&c->out, "Td\n");
	c->text_x = item->x;
	c->text_y = y;
	c->pen = 0;
	for (uint32_t i = 0; i < line->count; i++) {
		const struct placed *placed = &line->runs[i];

		if (!group_shows(placed->style))
			continue;
		if (c->fill != rgb(placed->style->color)) {
			end_show(c);
			set_fill(c, placed->style->color);
		}
		show_run(c, placed, pdf_face_get(c->fonts, placed->run->face));
	}
	end_show(c);
}

/* In a graphics state of its own, whose origin is where the line starts. */
static void
draw_turned(struct content *c, const struct item *item)
{
	const struct turned *turned = item->u.turned;
	const struct item line = {.kind = ITEM_TEXT, .y = c->page_height, .u.line = turned->line};

	end_path(c);
	end_text(c);
	const struct content before = *c;
	buf_adds(&c->out, "q ");
	add_turn(c, turned->cos);
	add_turn(c, turned->sin);
	add_turn(c, -turned->sin);
	add_turn(c, turned->cos);
	add_operand(c, turned->x);
	add_operand(c, c->page_height - turned->y);
	buf_adds(&c->out, "cm\n");
	draw_text(c, &line);
	end_text(c);
	buf_adds(&c->out, "Q\n");
	c->fill = before.fill;
	c->font = before.font;
	c->size = before.size;
	c->rise = before.rise;
}

static void
draw_item(struct content *c, const struct item *item)
{
	switch (item->kind) {
	case ITEM_TEXT:
		draw_text(c, item);
		break;
	case ITEM_RULE:
		draw_rule(c, item);
		break;
	case ITEM_FILL:
		draw_fill(c, item);
		break;
	case ITEM_PATH:
		draw_path(c, item);
		break;
	case ITEM_IMAGE:
		draw_image(c, item);
		break;
	case ITEM_TURNED:
		draw_turned(c, item);
		break;
	case ITEM_LINK:
	case ITEM_URI:
	case ITEM_CELL:
		break;
	}
}

/* --- marks ---------------------------------------------------------------------------------------------- */

static void
begin_artifact(struct content *c, const struct group *g)
{
	buf_adds(&c->out, "/Artifact<</Type/");
	switch (g->items[0].artifact) {
	case ARTIFACT_HEADER:
		buf_adds(&c->out, "Pagination/Subtype/Header");
		break;
	case ARTIFACT_FOOTER:
		buf_adds(&c->out, "Pagination/Subtype/Footer");
		break;
	case ARTIFACT_PAGINATION:
		buf_adds(&c->out, "Pagination");
		break;
	case ARTIFACT_WATERMARK:
		buf_adds(&c->out, "Pagination/Subtype/Watermark");
		break;
	case ARTIFACT_NONE:
	case ARTIFACT_LAYOUT:
		if (g->items[0].kind == ITEM_FILL) {
			buf_adds(&c->out, "Background");
			syntax_box(&c->out, "BBox", g->box);
		} else {
			buf_adds(&c->out, "Layout");
		}
		break;
	}
	buf_adds(&c->out, ">>BDC\n");
}

static void
begin_content(struct content *c, const struct group *g)
{
	const char *type;
	uint32_t mark = structure_mark(c->structure, g->items[0].node, g->language, &type);

	buf_addc(&c->out, '/');
	buf_adds(&c->out, type);
	buf_adds(&c->out, "<</MCID ");
	buf_add_int(&c->out, mark);
	buf_adds(&c->out, ">>BDC\n");
	if (!g->is_text)
		structure_picture(c->structure, g->items[0].node, g->box);
}

/*
 * Marked content is all inside one text object, or has its text objects inside (14.6.1).  Text that follows
 * text stays in the same one.
 */
static void
draw_group(struct content *c, const struct group *g)
{
	if (!g->paints)
		return;
	if (c->structure != NULL) {
		end_path(c);
		if (g->is_text)
			begin_text(c);
		else
			end_text(c);
		if (g->items[0].node == NODE_ARTIFACT)
			begin_artifact(c, g);
		else
			begin_content(c, g);
	}
	for (size_t i = 0; i < g->count; i++)
		draw_item(c, &g->items[i]);
	if (c->structure != NULL) {
		end_path(c);
		if (!g->is_text)
			end_text(c);
		buf_adds(&c->out, "EMC\n");
	}
}

void
content_page(struct content *c, const struct page *page)
{
	struct group g;

	buf_clear(&c->out);
	c->page_height = page->frame.height;
	c->fill = c->stroke = 0; /* black is where every page starts */
	c->line_width = -1;
	c->font = NULL;
	c->rise = 0;
	for (size_t i = 0; i < page->item_count; i += g.count) {
		g = group_items(c->page_height, &page->items[i], page->item_count - i);
		draw_group(c, &g);
	}
	end_path(c);
	end_text(c);
}
