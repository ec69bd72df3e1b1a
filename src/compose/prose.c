#include "compose/prose.h"

#include "base/utf8.h"

#define NO_BREAK_SPACE "\u00A0"
#define CELL_WEIGHT_MIN 4 /* characters that the share of a column in the width goes by */
#define CELL_WEIGHT_MAX 48
#define CELL_PADDING 3

/* Where blocks come to stand. */
struct composer {
	struct context *c;
	const struct prose_spec *spec;
	struct prose_blocks *out;
	const struct container *in;
	const struct style *style; /* of paragraphs */
	bool labelled;             /* the container's label is still to stand beside one */
};

static struct block *
add(struct composer *p, enum block_kind kind, struct srcloc loc)
{
	struct prose_blocks *out = p->out;

	out->blocks = arena_grow(p->c->arena, out->blocks, out->count, &out->capacity, out->count + 1,
	    sizeof(*out->blocks));
	struct block *block = &out->blocks[out->count++];
	*block = (struct block){.kind = kind, .in = p->in, .loc = loc};
	return block;
}

static struct paragraph
filled(struct composer *p, const struct text_template *text, const struct style *style)
{
	struct spans spans = fill_spans(p->c, text, style);

	return (struct paragraph){spans.spans, spans.count, style};
}

static struct span *
made_span(struct composer *p, const char *text, const struct style *style, struct srcloc loc)
{
	struct span *span = ARENA_NEW(p->c->arena, struct span);

	*span = (struct span){
	    .text = text,
	    .length = (uint32_t)strlen(text),
	    .style = style,
	    .loc = loc,
	    .is_made = true,
	};
	return span;
}

static void add_parts(struct composer *, const struct prose_part *, size_t n);

static void
add_space(struct composer *p, length space, struct srcloc loc)
{
	add(p, BLOCK_SPACE, loc)->u.space = space;
}

/* --- texts ---------------------------------------------------------------------------------------------- */

static void
add_paragraph(struct composer *p, const struct prose_part *part)
{
	struct paragraph text = filled(p, &part->text, p->style);

	if (text.span_count == 0 && p->labelled)
		text = (struct paragraph){made_span(p, NO_BREAK_SPACE, p->style, part->loc), 1, p->style};
	if (text.span_count > 0)
		add(p, BLOCK_PARAGRAPH, part->loc)->u.paragraph = text;
	p->labelled = false;
}

/* A line for the label, where what follows is no text that it could stand beside. */
static void
add_label_line(struct composer *p, struct srcloc loc)
{
	if (!p->labelled)
		return;
	struct block *block = add(p, BLOCK_PARAGRAPH, loc);
	block->u.paragraph = (struct paragraph){made_span(p, NO_BREAK_SPACE, p->style, loc), 1, p->style};
	block->keep_with_next = true;
	p->labelled = false;
}

/* The number, then a gap, then the title. */
static struct paragraph
numbered(struct composer *p, const struct prose_part *part, struct paragraph text)
{
	struct span *spans = ARENA_ARRAY(p->c->arena, struct span, text.span_count + 1);
	const char *number = arena_printf(p->c->arena, "%s" NO_BREAK_SPACE NO_BREAK_SPACE, part->number);

	spans[0] = *made_span(p, number, text.style, part->loc);
	memcpy(spans + 1, text.spans, text.span_count * sizeof(*spans));
	return (struct paragraph){spans, text.span_count + 1, text.style};
}

/* A heading right below another is nearer to it than to text. */
static const struct style *
heading_style(struct composer *p, const struct prose_part *part)
{
	const struct prose_blocks *out = p->out;
	const struct style *style = p->spec->styles.heading[part->level - 1];
	const struct look near = {.has_space_before = true, .space_before = style->space_before / 4};

	if (out->count == 0 || out->blocks[out->count - 1].kind != BLOCK_HEADING)
		return style;
	return look_style(p->c, style, near);
}

static void
add_heading(struct composer *p, const struct prose_part *part)
{
	const char *words = fill_plain(p->c, &part->text), *title = words;
	struct paragraph text = filled(p, &part->text, heading_style(p, part));

	if (text.span_count == 0)
		return;
	if (part->number != NULL) {
		text = numbered(p, part, text);
		title = arena_printf(p->c->arena, "%s %s", part->number, title);
	}
	add(p, BLOCK_HEADING, part->loc)->u.heading = (struct heading){
	    .text = text,
	    .title = title,
	    .words = words,
	    .level = part->level,
	    .in_outline = p->spec->in_outline,
	    .in_contents = p->spec->in_contents,
	};
	p->labelled = false;
}

/* Lines are kept as they are, and blanks at their beginning or in a row. */
static void
add_code(struct composer *p, const struct prose_part *part)
{
	const struct style *style = p->spec->styles.code;
	struct buf text = BUF_INIT;
	const char *s = part->text.count > 0 ? part->text.pieces[0].text : "";

	add_label_line(p, part->loc);
	for (char before = '\n'; *s != '\0'; before = *s++) {
		bool is_kept = (*s == ' ' && (before == '\n' || before == ' ' || s[1] == ' ')) || *s == '\t';
		if (*s == '\t')
			buf_adds(&text, NO_BREAK_SPACE NO_BREAK_SPACE NO_BREAK_SPACE);
		if (is_kept)
			buf_adds(&text, NO_BREAK_SPACE);
		else
			buf_addc(&text, *s);
	}
	const struct span *span = made_span(p, buf_take(&text, p->c->arena), style, part->loc);
	if (span->length > 0)
		add(p, BLOCK_PARAGRAPH, part->loc)->u.paragraph = (struct paragraph){span, 1, style};
}

static void
add_rule(struct composer *p, const struct prose_part *part)
{
	const struct style *style = p->spec->styles.paragraph;

	add_label_line(p, part->loc);
	struct block *block = add(p, BLOCK_RULE, part->loc);
	block->u.rule.width = 8 * style->size;
	block->u.rule.thickness = LENGTH_PT / 2;
	block->u.rule.color = style->color;
	block->u.rule.space_before = style->leading / 2;
	block->u.rule.space_after = style->leading / 2 + style->space_after;
}

static void
add_figure(struct composer *p, const struct prose_part *part)
{
	const struct style *style = p->spec->styles.paragraph;
	const struct figure *figure = figure_from(p->c, &part->image);

	if (figure == NULL)
		return;
	add_label_line(p, part->loc);
	struct block *block = add(p, BLOCK_FIGURE, part->loc);
	block->u.figure.figure = *figure;
	block->u.figure.align = part->image.align;
	block->u.figure.space_before = style->leading / 2;
	struct paragraph caption = filled(p, &part->caption, p->spec->styles.caption);
	block->keep_with_next = caption.span_count > 0;
	block->u.figure.space_after = caption.span_count > 0 ? 0 : style->leading / 2 + style->space_after;
	if (caption.span_count > 0)
		add(p, BLOCK_PARAGRAPH, part->loc)->u.paragraph = caption;
}

/* --- containers ----------------------------------------------------------------------------------------- */

static struct container *
contain(struct composer *p, enum container_kind kind)
{
	struct container *container = ARENA_NEW(p->c->arena, struct container);

	*container = (struct container){
	    .parent = p->in,
	    .kind = kind,
	    .depth = (uint8_t)(p->in != NULL ? p->in->depth + 1 : 0),
	    .left = p->in != NULL ? p->in->left : 0,
	    .right = p->in != NULL ? p->in->right : 0,
	};
	return container;
}

static void
add_quote(struct composer *p, const struct prose_part *part)
{
	struct composer inner = *p;
	struct container *quote = contain(p, CONTAINER_QUOTE);

	add_label_line(p, part->loc);
	inner.style = p->spec->styles.quote;
	quote->left += 3 * inner.style->size / 2;
	quote->right += 3 * inner.style->size / 2;
	inner.in = quote;
	inner.labelled = false;
	add_parts(&inner, part->children, part->child_count);
	p->labelled = false;
}

/* Digits are half as wide as letters are high, and a little more. */
static length
label_width(const struct prose_part *list, const struct style *style)
{
	uint64_t last = (uint64_t)list->start + list->child_count;
	length digits = 1;

	for (; last >= 10; last /= 10)
		digits++;
	return list->numbered ? style->size * (6 * digits + 9) / 10 : style->size * 13 / 10;
}

/* Bullets, or dashes in a list that is in another. */
static const char *
label_text(struct composer *p, const struct prose_part *list, size_t i)
{
	unsigned around = 0;

	if (list->numbered)
		return arena_printf(p->c->arena, "%llu.", (unsigned long long)list->start + i);
	for (const struct container *in = p->in; in != NULL; in = in->parent)
		around += in->kind == CONTAINER_LIST;
	return around % 2 == 1 ? "\u2022" : "\u2013";
}

static void
add_item(struct composer *p, const struct prose_part *list, size_t i)
{
	const struct prose_part *part = &list->children[i];
	struct composer inner = *p;
	struct container *item = contain(p, CONTAINER_ITEM);

	item->label_width = label_width(list, p->style);
	item->left += item->label_width;
	item->label = made_span(p, label_text(p, list, i), p->style, part->loc);
	inner.in = item;
	inner.labelled = true;
	add_parts(&inner, part->children, part->child_count);
	add_label_line(&inner, part->loc);
}

/* The last text of a list is as far from what follows as a paragraph is. */
static void
end_list(struct composer *p)
{
	const struct look look = {.has_space_after = true, .space_after = p->style->space_after};

	if (p->out->count == 0)
		return;
	struct block *last = &p->out->blocks[p->out->count - 1];
	if (last->kind == BLOCK_PARAGRAPH && last->u.paragraph.style->space_after < look.space_after)
		last->u.paragraph.style = look_style(p->c, last->u.paragraph.style, look);
}

static void
add_list(struct composer *p, const struct prose_part *part)
{
	const struct look loose = {.has_space_after = true,
	    .space_after = p->spec->styles.paragraph->space_after};
	struct composer inner = *p;
	struct container *list = contain(p, CONTAINER_LIST);

	add_label_line(p, part->loc);
	list->numbered = part->numbered;
	inner.in = list;
	inner.style = p->spec->styles.list;
	if (!part->tight)
		inner.style = look_style(p->c, inner.style, loose);
	for (size_t i = 0; i < part->child_count; i++) {
		add_item(&inner, part, i);
		/* No page begins or ends with one item of several. */
		if (p->out->count > 0 && (i == 0 || i + 2 == part->child_count))
			p->out->blocks[p->out->count - 1].keep_with_next = i + 1 < part->child_count;
	}
	end_list(p);
	p->labelled = false;
}

/* --- tables --------------------------------------------------------------------------------------------- */

static struct cell
compose_cell(struct composer *p, const struct prose_part *part, enum align align, bool is_head)
{
	const struct style *style = is_head ? p->spec->styles.table_head : p->spec->styles.table;
	const struct look look = {.has_align = true, .align = align};

	if (align != ALIGN_START)
		style = look_style(p->c, style, look);
	struct cell cell = text_cell(p->c, &part->text, style);
	cell.header = is_head;
	return cell;
}

static struct row *
compose_rows(struct composer *p, const struct prose_part *part)
{
	struct row *rows = ARENA_ARRAY(p->c->arena, struct row, part->child_count);

	for (size_t r = 0; r < part->child_count; r++) {
		const struct prose_part *row = &part->children[r];
		rows[r].loc = row->loc;
		rows[r].cells = ARENA_ARRAY(p->c->arena, struct cell, part->column_count);
		for (size_t k = 0; k < part->column_count; k++)
			rows[r].cells[k] = compose_cell(p, &row->children[k], part->columns[k], r == 0);
	}
	return rows;
}

/* How many characters wide a text would like to be: all of it, within limits, or its longest word. */
static size_t
text_weight(const struct cell *cell)
{
	size_t all = 0, word = 0, longest = 0;

	for (size_t s = 0; s < cell->span_count; s++) {
		const struct span *span = &cell->spans[s];
		all += utf8_count(span->text, span->length);
		for (uint32_t i = 0; i < span->length; i++) {
			word = span->text[i] == ' ' ? 0 : word + ((span->text[i] & 0xC0) != 0x80);
			longest = word > longest ? word : longest;
		}
	}
	all = all < CELL_WEIGHT_MAX ? all : CELL_WEIGHT_MAX;
	return (all > longest ? all : longest) * (cell->header ? 6 : 5) / 5 + CELL_PADDING;
}

/* Columns share the width as the longest of their cells do. */
static struct column *
share_width(struct composer *p, const struct prose_part *part, const struct row *rows)
{
	struct column *columns = ARENA_ARRAY(p->c->arena, struct column, part->column_count);

	for (size_t k = 0; k < part->column_count; k++) {
		size_t most = CELL_WEIGHT_MIN;
		for (size_t r = 0; r < part->child_count; r++) {
			size_t n = text_weight(&rows[r].cells[k]);
			most = n > most ? n : most;
		}
		columns[k] = (struct column){
		    .kind = COLUMN_FLEX,
		    .value = (int32_t)most * 1000,
		    .loc = part->loc,
		};
	}
	return columns;
}

static const char *
note_number(struct composer *p, size_t index)
{
	return arena_printf(p->c->arena, "%zu", p->c->notes_before + p->c->first_note + index + 1);
}

/* Footnotes that a table refers to stand below it. */
static void
add_table_note(struct composer *p, size_t index)
{
	const struct prose_part *note = &p->spec->notes[index];
	const struct style *style = p->spec->styles.footnote;
	struct composer inner = *p;
	struct container *container = contain(p, CONTAINER_NOTE);

	container->label_width = 3 * style->size / 2;
	container->left += container->label_width;
	container->label = made_span(p, note_number(p, index), style, note->loc);
	inner.in = container;
	inner.style = style;
	inner.labelled = true;
	add_parts(&inner, note->children, note->child_count);
}

static void
add_table_notes(struct composer *p, const struct prose_part *part)
{
	uint8_t *is_there = ARENA_ARRAY(p->c->arena, uint8_t, p->spec->note_count + 1);

	for (size_t r = 0; r < part->child_count; r++) {
		for (size_t k = 0; k < part->column_count; k++) {
			const struct text_template *text = &part->children[r].children[k].text;
			for (size_t i = 0; i < text->count; i++)
				is_there[text->pieces[i].note] = 1;
		}
	}
	for (size_t i = 0; i < p->spec->note_count; i++)
		if (is_there[i + 1])
			add_table_note(p, i);
}

static void
add_table(struct composer *p, const struct prose_part *part)
{
	const struct style *style = p->spec->styles.paragraph;
	struct table table = {.column_count = part->column_count, .loc = part->loc};

	add_label_line(p, part->loc);
	p->c->in_table = true;
	struct row *rows = compose_rows(p, part);
	p->c->in_table = false;
	table.columns = share_width(p, part, rows);
	table.head = rows;
	table.head_count = 1;
	table.body = rows + 1;
	table.body_count = part->child_count - 1;
	table.continued = made_span(p, "", p->spec->styles.table, part->loc);
	add(p, BLOCK_TABLE, part->loc)->u.table = table;
	add_space(p, style->leading / 4, part->loc);
	add_table_notes(p, part);
	add_space(p, style->leading / 4 + style->space_after, part->loc);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

static void
add_part(struct composer *p, const struct prose_part *part)
{
	switch (part->kind) {
	case PROSE_PARAGRAPH:
		add_paragraph(p, part);
		break;
	case PROSE_HEADING:
		add_heading(p, part);
		break;
	case PROSE_FIGURE:
		add_figure(p, part);
		break;
	case PROSE_CODE:
		add_code(p, part);
		break;
	case PROSE_RULE:
		add_rule(p, part);
		break;
	case PROSE_QUOTE:
		add_quote(p, part);
		break;
	case PROSE_LIST:
		add_list(p, part);
		break;
	case PROSE_TABLE:
		add_table(p, part);
		break;
	case PROSE_ITEM:
	case PROSE_ROW:
	case PROSE_CELL:
		break;
	}
}

/* Recursive, as deep as texts are. */
static void
add_parts(struct composer *p, const struct prose_part *parts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add_part(p, &parts[i]);
}

/* All footnotes of a text, so that their numbers in the section follow those in the text. */
static void
add_notes(struct composer *p)
{
	struct section_words *words = p->c->words;
	const struct style *style = p->spec->styles.footnote;

	p->c->first_note = (uint32_t)words->note_count;
	words->notes = arena_grow(p->c->arena, words->notes, words->note_count, &words->note_capacity,
	    words->note_count + p->spec->note_count, sizeof(*words->notes));
	for (size_t i = 0; i < p->spec->note_count; i++) {
		const struct prose_part *note = &p->spec->notes[i];
		struct paragraph *paragraphs = ARENA_ARRAY(p->c->arena, struct paragraph, note->child_count);
		const char *number = note_number(p, i);
		for (size_t k = 0; k < note->child_count; k++)
			paragraphs[k] = filled(p, &note->children[k].text, style);
		words->notes[words->note_count++] = (struct footnote){
		    .label = *made_span(p, number, style, note->loc),
		    .label_width = 3 * style->size / 2,
		    .paragraphs = paragraphs,
		    .count = note->child_count,
		    .loc = note->loc,
		};
	}
}

void
compose_prose(struct context *c, const struct prose_spec *spec, struct prose_blocks *out)
{
	struct composer p = {.c = c, .spec = spec, .out = out, .style = spec->styles.paragraph};

	c->prose = spec;
	if (spec->note_count > 0)
		add_notes(&p);
	add_parts(&p, spec->parts, spec->part_count);
	c->prose = NULL;
}
