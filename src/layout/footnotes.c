#include "layout/footnotes.h"

#include "layout/columns.h"
#include "layout/hang.h"

#define RULE_WIDTH_DIVISOR 4 /* of the body */
#define RULE_THICKNESS (LENGTH_PT / 2)

/* A note measured. */
struct note_text {
	struct text *texts;       /* of its paragraphs; NULL: not measured so far */
	length height;            /* with the space after each, without what is printed */
	bool is_taken;            /* it stands on this page or one before, or goes on there */
	uint32_t paragraph, line; /* that come next, of one that was begun */
	uint32_t parent, node, text_node;
};

static struct rich_text
source_of(const struct layout *l, const struct footnote *note, size_t paragraph)
{
	const struct paragraph *p = &note->paragraphs[paragraph];

	return (struct rich_text){p->style, p->spans, p->span_count, hang_of_labelled(l, p->style)};
}

/* How far texts stand in, so that the label has room. */
static length
indent_of(const struct footnote *note)
{
	return note->label_width;
}

void
footnotes_start(struct layout *l)
{
	size_t n = l->section->note_count;

	l->notes = n > 0 ? ARENA_ARRAY(l->scratch, struct note_text, n) : NULL;
}

static struct note_text *
measured(struct layout *l, uint32_t i)
{
	struct note_text *measured = &l->notes[i];
	const struct footnote *note = &l->section->notes[i];

	if (measured->texts != NULL)
		return measured;
	measured->texts = ARENA_ARRAY(l->scratch, struct text, note->count);
	for (size_t p = 0; p < note->count; p++) {
		struct rich_text source = source_of(l, note, p);
		text_set(l, &source, columns_around(l).width - indent_of(note), &measured->texts[p]);
		measured->height += measured->texts[p].height + source.style->space_after;
	}
	return measured;
}

/* The distance between the text and the notes of a page, the first of which is this, with the rule in it. */
static length
gap_above(const struct footnote *note)
{
	return note->paragraphs[0].style->leading;
}

static length
most(const struct layout *l)
{
	return columns_around(l).height / 2;
}

/* Its notes wait for the end of the page. */
static void
take(struct layout *l, uint32_t i)
{
	l->notes[i].is_taken = true;
	l->notes[i].parent = l->section_part;
	l->waiting_notes = arena_grow(l->whole, l->waiting_notes, l->waiting_count, &l->waiting_capacity,
	    l->waiting_count + 1, sizeof(*l->waiting_notes));
	l->waiting_notes[l->waiting_count++] = (struct waiting_note){&l->section->notes[i], &l->notes[i]};
}

/* What notes of these lines need, if those were all; each is then marked as taken, or none is. */
static length
sum_of_new(struct layout *l, const struct text *text, uint32_t from, uint32_t count, bool takes)
{
	uint32_t last = 0;
	length sum = 0;

	for (uint32_t i = from; l->notes != NULL && text->has_notes && i < from + count; i++) {
		for (uint32_t k = 0; k < text->line[i].count; k++) {
			uint32_t note = text->line[i].runs[k].style->note;
			if (note == 0 || note == last || l->notes[note - 1].is_taken)
				continue;
			last = note;
			sum = at_most(sum + measured(l, note - 1)->height, most(l));
			if (!takes)
				continue;
			take(l, note - 1);
		}
	}
	return sum;
}

length
footnotes_need(struct layout *l, const struct text *text, uint32_t from, uint32_t count)
{
	length sum = sum_of_new(l, text, from, count, false);

	if (sum == 0)
		return 0;
	return at_most(sum + (l->foot == 0 ? gap_above(&l->section->notes[0]) : 0), most(l) - l->foot);
}

void
footnotes_take(struct layout *l, const struct text *text, uint32_t from, uint32_t count)
{
	length need = footnotes_need(l, text, from, count);

	sum_of_new(l, text, from, count, true);
	l->foot += need;
}

/* Of all that waits, with the gap. */
static int64_t
sum_of_waiting(const struct layout *l)
{
	int64_t sum = 0;

	for (size_t i = 0; i < l->waiting_count; i++)
		sum += l->waiting_notes[i].text->height;
	return sum > 0 ? sum + gap_above(l->waiting_notes[0].note) : 0;
}

void
footnotes_begin_page(struct layout *l)
{
	int64_t sum = sum_of_waiting(l);

	l->foot = sum < most(l) ? (length)sum : most(l);
}

bool
footnotes_go_on(const struct layout *l)
{
	return sum_of_waiting(l) > l->foot;
}

static void
emit_label(struct layout *l, const struct footnote *note, uint32_t node, struct area area,
    const struct line *line)
{
	struct rich_text source = plain_text(note->label.style, &note->label, 1);
	struct text text;

	if (!text_set_again(l, &source, area.width, &text) || text.count == 0)
		return;
	struct slice slice = {
	    .source = &source,
	    .text = &text,
	    .count = text.count,
	    .folio_page = (uint32_t)(l->page_count - 1),
	    .tag = tag_node(node),
	};
	area.y += line->ascent - text.line[0].ascent;
	text_emit(l, &slice, area);
}

/* The nodes of a note, or of its next paragraph. */
static void
begin_paragraph(struct layout *l, const struct footnote *note, struct note_text *measured, struct area area)
{
	struct rich_text source = source_of(l, note, measured->paragraph);
	const struct text *text = &measured->texts[measured->paragraph];

	if (measured->paragraph == 0) {
		measured->node = node_add(l, ROLE_NOTE, measured->parent);
		uint32_t label = node_add(l, ROLE_LABEL, measured->node);
		if (text->count > 0)
			emit_label(l, note, label, (struct area){area.x, area.y, note->label_width, 0},
			    &text->line[0]);
	}
	measured->text_node = node_add(l, ROLE_PARAGRAPH, measured->node);
	text_nodes(l, &source, text, measured->text_node);
}

/* Prints lines of a paragraph down to `bottom`, at least one where `forced`; returns where they end. */
static length
emit_lines(struct layout *l, const struct footnote *note, struct note_text *measured, struct area area,
    bool forced)
{
	struct rich_text source = source_of(l, note, measured->paragraph);
	const struct text *text = &measured->texts[measured->paragraph];
	uint32_t take = text_take(text, measured->line, area.height, (struct breaking){1, 1, forced});
	struct slice slice = {
	    .source = &source,
	    .text = text,
	    .from = measured->line,
	    .count = take,
	    .folio_page = (uint32_t)(l->page_count - 1),
	    .tag = tag_node(measured->text_node),
	};
	length height = text_slice_height(text, measured->line, take);

	area.x += indent_of(note);
	area.width -= indent_of(note);
	area.height = height;
	text_emit(l, &slice, area);
	measured->line += take;
	measured->height -= height;
	return height;
}

/* As much of a note as there is room for; false: something of it is left. */
static bool
emit_note(struct layout *l, const struct footnote *note, struct note_text *measured, struct area *room,
    bool forced)
{
	for (; measured->paragraph < note->count; measured->paragraph++, measured->line = 0) {
		const struct text *text = &measured->texts[measured->paragraph];
		length space = note->paragraphs[measured->paragraph].style->space_after;
		if (text->count > 0 && text->line[measured->line].height > room->height && !forced)
			return false;
		if (measured->line == 0)
			begin_paragraph(l, note, measured, *room);
		length height = emit_lines(l, note, measured, *room, forced);
		room->y += height;
		room->height -= height;
		if (measured->line < text->count)
			return false;
		room->y += space;
		room->height -= space;
		measured->height -= space;
		forced = false;
	}
	return true;
}

static void
emit_rule(struct layout *l, const struct footnote *note, struct area body, length y)
{
	const struct area area = {body.x, y, body.width / RULE_WIDTH_DIVISOR, 0};
	struct item *item = item_add(l, ITEM_RULE, tag_artifact(ARTIFACT_LAYOUT), area, note->loc);

	item->u.rule.thickness = RULE_THICKNESS;
	item->u.rule.color = note->paragraphs[0].style->color;
}

void
footnotes_end_page(struct layout *l)
{
	struct area room = columns_around(l);
	size_t done = 0;

	if (l->waiting_count == 0)
		return;
	const struct footnote *first = l->waiting_notes[0].note;
	room.y += room.height - l->foot;
	room.height = l->foot;
	emit_rule(l, first, room, room.y + gap_above(first) / 2);
	room.y += gap_above(first);
	room.height -= gap_above(first);
	while (done < l->waiting_count) {
		const struct waiting_note *waiting = &l->waiting_notes[done];
		if (!emit_note(l, waiting->note, waiting->text, &room, done == 0))
			break;
		done++;
	}
	memmove(l->waiting_notes, l->waiting_notes + done,
	    (l->waiting_count - done) * sizeof(*l->waiting_notes));
	l->waiting_count -= done;
	l->foot = 0;
}
