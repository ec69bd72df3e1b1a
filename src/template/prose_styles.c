/*
 * The styles of a text in Markdown: named by the template, or derived of the style of its paragraphs.
 */
#include "template/loader.h"
#include "template/prose_spec.h"

#define AT(member) KEY_AT(prose_styles, member)

static const struct schema_key prose_style_keys[] = {
    {"paragraph", VALUE_STYLE, AT(paragraph)},
    {"heading-1", VALUE_STYLE, AT(heading[0])},
    {"heading-2", VALUE_STYLE, AT(heading[1])},
    {"heading-3", VALUE_STYLE, AT(heading[2])},
    {"heading-4", VALUE_STYLE, AT(heading[3])},
    {"heading-5", VALUE_STYLE, AT(heading[4])},
    {"heading-6", VALUE_STYLE, AT(heading[5])},
    {"list", VALUE_STYLE, AT(list)},
    {"quote", VALUE_STYLE, AT(quote)},
    {"code", VALUE_STYLE, AT(code)},
    {"table", VALUE_STYLE, AT(table)},
    {"table-head", VALUE_STYLE, AT(table_head)},
    {"caption", VALUE_STYLE, AT(caption)},
    {"footnote", VALUE_STYLE, AT(footnote)},
    {"link", VALUE_STYLE, AT(link)},
};
const struct schema_map schema_markdown_styles =
    SCHEMA_MAP("markdown-styles", "the styles of a text in Markdown", prose_style_keys);

/* A tenth of a point is the least that sizes differ by. */
static length
scaled(length n, int32_t percent)
{
	return (length)((int64_t)n * percent / 100 / 100 * 100);
}

static struct style *
derive(struct loader *l, const struct style *from, const char *name, int32_t percent)
{
	struct style *style = ARENA_NEW(l->arena, struct style);

	*style = *from;
	style->name = name;
	style->size = scaled(from->size, percent);
	style->leading = scaled(from->leading, percent);
	/* Of rounding, none may be lost: faces ask for so much of their size (text/typesetter.h). */
	if ((int64_t)style->leading * from->size < (int64_t)from->leading * style->size)
		style->leading += LENGTH_PT / 10;
	return style;
}

static void
derive_headings(struct loader *l, struct prose_styles *styles)
{
	static const struct {
		const char *name;
		int16_t size, before, after; /* percent: of the size; of the leading of paragraphs */
		enum face_variant variant;
	} looks[PROSE_LEVELS] = {
	    {"heading-1", 160, 180, 60, FACE_BOLD},
	    {"heading-2", 130, 140, 50, FACE_BOLD},
	    {"heading-3", 110, 100, 40, FACE_BOLD},
	    {"heading-4", 100, 80, 30, FACE_BOLD_ITALIC},
	    {"heading-5", 100, 80, 30, FACE_ITALIC},
	    {"heading-6", 100, 60, 20, FACE_ITALIC},
	};
	const struct style *p = styles->paragraph;

	for (size_t i = 0; i < PROSE_LEVELS; i++) {
		if (styles->heading[i] != NULL)
			continue;
		struct style *style = derive(l, p, looks[i].name, looks[i].size);
		style->variant = looks[i].variant;
		style->space_before = scaled(p->leading, looks[i].before);
		style->space_after = scaled(p->leading, looks[i].after);
		style->align = ALIGN_START;
		style->hyphenate = false;
		style->indent = style->indent_left = 0;
		styles->heading[i] = style;
	}
}

static struct style *
derive_table(struct loader *l, const struct style *p)
{
	const struct border hairline = {LENGTH_PT * 4 / 10, {0x99, 0x99, 0x99, false}};
	struct style *style = derive(l, p, "table", 92);

	style->align = ALIGN_START;
	style->space_before = style->space_after = style->indent = style->indent_left = 0;
	for (int side = 0; side < SIDES; side++) {
		bool is_level = side == SIDE_TOP || side == SIDE_BOTTOM;
		style->padding[side] = is_level ? 2 * LENGTH_PT : 4 * LENGTH_PT;
		style->border[side] = is_level ? hairline : (struct border){.color.none = true};
	}
	return style;
}

static const struct style *
derive_head(struct loader *l, const struct style *table)
{
	const struct border rule = {LENGTH_PT * 8 / 10, {0, 0, 0, false}};
	struct style *style = derive(l, table, "table-head", 100);

	style->variant = FACE_BOLD;
	style->hyphenate = false;
	style->valign = VALIGN_BOTTOM;
	style->border[SIDE_TOP] = style->border[SIDE_BOTTOM] = rule;
	return style;
}

static struct style *
derive_words(struct loader *l, const struct style *p, const char *name, int32_t percent)
{
	struct style *style = derive(l, p, name, percent);

	style->space_before = 0;
	style->space_after = 0;
	style->indent = 0;
	return style;
}

static const struct style *
derive_code(struct loader *l, const struct style *p)
{
	struct style *style = derive_words(l, p, "code", 92);

	style->align = ALIGN_START;
	style->hyphenate = style->hanging_punctuation = false;
	style->indent_left = 2 * p->size;
	style->space_after = p->space_after;
	return style;
}

static const struct style *
derive_caption(struct loader *l, const struct style *p)
{
	struct style *style = derive_words(l, p, "caption", 85);

	style->align = ALIGN_CENTER;
	style->space_before = scaled(p->leading, 30);
	style->space_after = p->space_after;
	return style;
}

static const struct style *
derive_paragraph(struct loader *l)
{
	struct style *style = derive(l, load_find_style(l, "base"), "paragraph", 100);

	if (style->space_after == 0)
		style->space_after = scaled(style->leading, 50);
	return style;
}

void
load_prose_styles(struct loader *l, const struct yaml_node *node, struct prose_styles *styles)
{
	const struct style *p;

	if (node != NULL)
		load_map(l, node, &schema_markdown_styles, styles);
	styles->inline_code = styles->code;
	if (styles->paragraph == NULL)
		styles->paragraph = derive_paragraph(l);
	p = styles->paragraph;
	derive_headings(l, styles);
	if (styles->quote == NULL)
		styles->quote = derive(l, p, "quote", 100);
	if (styles->list == NULL)
		styles->list = derive_words(l, p, "list", 100);
	if (styles->code == NULL)
		styles->code = derive_code(l, p);
	if (styles->table == NULL)
		styles->table = derive_table(l, p);
	if (styles->table_head == NULL)
		styles->table_head = derive_head(l, styles->table);
	if (styles->caption == NULL)
		styles->caption = derive_caption(l, p);
	if (styles->footnote == NULL)
		styles->footnote = derive_words(l, p, "footnote", 85);
}
