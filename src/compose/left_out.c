#include "compose/left_out.h"

#include <string.h>

#include "base/buf.h"

void
left_out_mark(const struct composition *composition, struct outline *outline)
{
	size_t at = 0;

	if (composition->left_out_count == 0 || outline->count == 0)
		return;
	while (at < outline->count && !outline->sections[at].cover)
		at++;
	outline->sections[at < outline->count ? at : 0].tells_left_out = true;
}

/* ---- the style ---- */

static bool
has_draft(const struct text_template *text)
{
	for (size_t i = 0; i < text->count; i++)
		if (text->pieces[i].field == FIELD_DRAFT)
			return true;
	return false;
}

static const struct style *
draft_style_of_grid(const struct grid *grid)
{
	for (size_t r = 0; grid && r < grid->row_count; r++)
		for (size_t k = 0; k < grid->rows[r].cell_count; k++)
			if (has_draft(&grid->rows[r].cells[k].text))
				return grid->rows[r].cells[k].style;
	return NULL;
}

/* A paragraph or heading; NULL for anything else. */
static const struct text_template *
text_of(const struct content *content)
{
	if (content->kind == CONTENT_PARAGRAPH)
		return &content->u.paragraph.text;
	return content->kind == CONTENT_HEADING ? &content->u.heading.text : NULL;
}

/* What is found of styles on the way through the contents, which are 64 levels deep at most. */
struct styles_found {
	const struct style *draft, *cover, *paragraph,
	    *heading; /* cover: its last text; the others: the first */
};

static void
find_styles(const struct content *contents, size_t n, bool in_cover, struct styles_found *out)
{
	for (size_t i = 0; i < n; i++) {
		const struct content *content = &contents[i];
		const struct text_template *text = text_of(content);

		find_styles(content->children, content->child_count,
		    in_cover || content->kind == CONTENT_COVER, out);
		if (content->kind == CONTENT_GRID && !out->draft)
			out->draft = draft_style_of_grid(&content->u.grid);
		if (!text)
			continue;
		if (has_draft(text) && !out->draft)
			out->draft = content->style;
		if (in_cover)
			out->cover = content->style;
		const struct style **first =
		    content->kind == CONTENT_PARAGRAPH ? &out->paragraph : &out->heading;
		if (!*first)
			*first = content->style;
	}
}

/* Styles that the line may have. */
#define CHOICES 6

static const struct style *
style_for(const struct template *t)
{
	struct styles_found found = {0};
	const struct style *header = draft_style_of_grid(t->header), *footer = draft_style_of_grid(t->footer);

	find_styles(t->contents, t->content_count, false, &found);
	const struct style *const choice[CHOICES] = {found.draft, header, footer, found.cover,
	    found.paragraph, found.heading};
	for (size_t i = 0; i < CHOICES; i++)
		if (choice[i])
			return choice[i];
	return &t->styles[0];
}

/* ---- the words ---- */

/* Not of a catalogue: one that can't be had would make another document. */
static const struct words {
	const char *language, *before, *after_one, *after_several;
} all_words[] = {
    {"es", "No incluye: ", " (su plan tiene errores)", " (sus planes tienen errores)"},
    {"pt", "Não inclui: ", " (o seu plano tem erros)", " (os seus planos têm erros)"},
    {"en", "Not included: ", " (its plan has errors)", " (their plans have errors)"},
};

static const struct words *
words_of(const char *language)
{
	size_t i = 0;

	while (
	    i + 1 < sizeof all_words / sizeof *all_words && strncmp(all_words[i].language, language, 2) != 0)
		i++;
	return &all_words[i];
}

struct paragraph
left_out_paragraph(const struct context *c)
{
	const struct composition *composition = c->composition;
	const struct words *words = words_of(composition->template->language);
	const struct style *style = style_for(composition->template);
	struct span *span = ARENA_NEW(c->arena, struct span);
	struct buf text = BUF_INIT;

	buf_adds(&text, words->before);
	for (size_t i = 0; i < composition->left_out_count; i++) {
		const struct unit_left_out *unit = &composition->left_out[i];

		buf_addf(&text, "%s%s – %s", i > 0 ? "; " : "", unit->code, unit->name);
	}
	buf_adds(&text, composition->left_out_count == 1 ? words->after_one : words->after_several);
	*span = (struct span){
	    .length = (uint32_t)text.length,
	    .style = style,
	    .loc = composition->left_out[0].loc,
	};
	span->text = buf_take(&text, c->arena);
	return (struct paragraph){span, 1, style};
}
