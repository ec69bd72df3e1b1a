#include "layout/watermark.h"

#include "layout/lines.h"

/* To each edge of the page, at least. */
#define CLEAR length_from_um(8000)

/* Set for pages of one size. */
struct set_watermark {
	length page_width, page_height;
	struct turned turned;
	struct area box;
	struct style style;
};

/* The root, rounded down; by halving intervals, as there is no use for a double here. */
static int64_t
root_of(int64_t n)
{
	int64_t low = 0, high = INT32_MAX;

	while (low < high) {
		int64_t middle = low + (high - low + 1) / 2;
		if (middle <= n / middle)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* The sine and cosine of the page's diagonal, or of no turn. */
static void
set_turn(const struct page_style *page, bool diagonal, struct turned *turned)
{
	const int64_t w = page->width, h = page->height, root = root_of(w * w + h * h);

	turned->cos = diagonal ? (int32_t)(w * TURN_ONE / root) : TURN_ONE;
	turned->sin = diagonal ? (int32_t)(h * TURN_ONE / root) : 0;
}

static int64_t
times(int64_t n, int32_t factor)
{
	return n * factor / TURN_ONE;
}

/* The box around the turned line, whose height is that of its letters. */
static struct area
box_of(const struct page_style *page, const struct turned *turned, length letters)
{
	length width = (length)(times(turned->line->width, turned->cos) + times(letters, turned->sin));
	length height = (length)(times(turned->line->width, turned->sin) + times(letters, turned->cos));

	return (struct area){(page->width - width) / 2, (page->height - height) / 2, width, height};
}

/* The largest type, up to that of the style, in which the line is within the page. */
static length
fitting_size(const struct page_style *page, const struct area *box, length size)
{
	const int64_t width = at_least(page->width - 2 * CLEAR, 1),
		      height = at_least(page->height - 2 * CLEAR, 1);
	int64_t fits = size;

	if (box->width > width)
		fits = size * width / box->width;
	if (box->height > height && size * height / box->height < fits)
		fits = size * height / box->height;
	return fits > LENGTH_PT ? (length)fits : LENGTH_PT;
}

static bool
set_line(struct layout *l, const struct watermark *watermark, struct set_watermark *set)
{
	struct span *spans = ARENA_ARRAY(l->whole, struct span, watermark->count);
	struct lines lines;

	for (size_t i = 0; i < watermark->count; i++) {
		spans[i] = watermark->spans[i];
		spans[i].style = &set->style;
	}
	const struct rich_text text = plain_text(&set->style, spans, watermark->count);
	if (!set_lines(l, l->whole, TELL_NEW, &text, LENGTH_MAX, &lines))
		return false;
	set->turned.line = lines.count > 0 ? &lines.line[0] : NULL;
	return true;
}

static bool
set_for(struct layout *l, const struct page_style *page, struct set_watermark *set)
{
	const struct watermark *watermark = l->document->watermark;

	*set = (struct set_watermark){.page_width = page->width, .page_height = page->height};
	set->style = *watermark->style;
	set->style.align = ALIGN_START;
	set->style.indent = set->style.indent_left = 0;
	set_turn(page, watermark->diagonal, &set->turned);
	if (!set_line(l, watermark, set) || set->turned.line == NULL)
		return set->turned.line == NULL;
	set->box = box_of(page, &set->turned, set->style.size);
	const length size = fitting_size(page, &set->box, set->style.size);
	if (size < set->style.size) {
		set->style.leading = (length)((int64_t)set->style.leading * size / set->style.size);
		set->style.size = size;
		if (!set_line(l, watermark, set) || set->turned.line == NULL)
			return false;
		set->box = box_of(page, &set->turned, set->style.size);
	}
	/* The line begins left of the middle, and below it by half the height of capitals, nearly. */
	const int64_t half = set->turned.line->width / 2, down = set->style.size / 3;
	set->turned.x =
	    page->width / 2 - (length)times(half, set->turned.cos) + (length)times(down, set->turned.sin);
	set->turned.y =
	    page->height / 2 + (length)times(half, set->turned.sin) + (length)times(down, set->turned.cos);
	return true;
}

bool
watermark_emit(struct layout *l)
{
	const struct page_style *page = l->section->page;
	struct set_watermark *set = l->watermark;

	if (l->document->watermark == NULL)
		return true;
	if (set == NULL || set->page_width != page->width || set->page_height != page->height) {
		l->watermark = set = ARENA_NEW(l->whole, struct set_watermark);
		if (!set_for(l, page, set))
			return false;
	}
	if (set->turned.line != NULL)
		item_add(l, ITEM_TURNED, tag_artifact(ARTIFACT_WATERMARK), set->box,
		    l->document->watermark->spans[0].loc)
		    ->u.turned = &set->turned;
	return true;
}
