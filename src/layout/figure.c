#include "layout/figure.h"

#include "layout/chart/spark.h"

/* Of a figure and its place: what rounding may take off, and no one sees. */
#define FIGURE_SLACK (LENGTH_PT / 10)

void
image_add(struct layout *l, const struct figure *figure, struct area area, uint32_t parent,
    struct tag otherwise)
{
	struct tag tag = otherwise;

	if (figure->alt != NULL && parent != NONE) {
		tag = tag_node(node_add(l, ROLE_FIGURE, parent));
		node_at(l, tag.node)->text = node_text(l, figure->alt);
	}
	if (!l->keeps_items)
		return;
	if (figure->spark != NULL) {
		struct drawing drawing = {.l = l};
		spark_draw(&drawing, figure->spark, area.width, area.height);
		drawing_place(&drawing, area.x, area.y, tag);
		return;
	}
	item_add(l, ITEM_IMAGE, tag, area, figure->loc)->u.image = figure->image;
}

/* n * part / whole, in 64 bits; at least 1, so that a sliver of an image does not vanish. */
static length
in_proportion(length n, int64_t part, int64_t whole)
{
	int64_t scaled = whole > 0 ? n * part / whole : n;
	return scaled < 1 ? 1 : scaled > LENGTH_MAX ? LENGTH_MAX : (length)scaled;
}

struct area
figure_size(const struct figure *figure, length width, length height)
{
	const struct image *image = figure->image;
	length w = figure->width, h = figure->height;

	if (figure->spark != NULL)
		return (struct area){0, 0, w > 0 ? at_most(w, width) : width, at_most(h, height)};
	if (w <= 0 && h <= 0) {
		w = image->natural_width;
		h = image->natural_height;
	} else if (w <= 0) {
		w = in_proportion(h, image->natural_width, image->natural_height);
	} else if (h <= 0) {
		h = in_proportion(w, image->natural_height, image->natural_width);
	}
	if (w > width) {
		h = in_proportion(h, width, w);
		w = width;
	}
	if (h > height) {
		w = in_proportion(w, height, h);
		h = height;
	}
	return (struct area){0, 0, w, h};
}

void
figure_warn(struct layout *l, const struct figure *figure, length width, length height)
{
	if (figure->spark != NULL || l->trying)
		return;
	struct area own = figure_size(figure, LENGTH_MAX, LENGTH_MAX);
	if (width >= own.width - FIGURE_SLACK && height >= own.height - FIGURE_SLACK)
		return;
	if (!diags_has(l->diags, figure->loc, "layout-image-shrunk"))
		diag_add(l->diags, SEVERITY_WARNING, figure->loc, "layout-image-shrunk",
		    "the image, " MM " wide and " MM " high, is too large for its place: shrunk to " MM
		    " by " MM,
		    MM_ARGS(own.width), MM_ARGS(own.height), MM_ARGS(width), MM_ARGS(height));
}
