#include "compose/left_out.h"

#include <criterion/criterion.h>

#include "support.h"
#include "template/content.h"

static const struct unit_left_out two[] = {
    {.code = "DJ", .name = "JURÍDICA", .loc = {"job.yaml", 7, 9}},
    {.code = "DA", .name = "ADMINISTRATIVA", .loc = {"job.yaml", 8, 9}},
};

/* The styles of a template, each known by where it is used. */
static struct style base, heading, body, cover_line, draft, header_draft;

static struct piece said = {.field = FIELD_LITERAL, .text = "x", .length = 1},
		    is_draft = {.field = FIELD_DRAFT};

#define HEADING(of)                                                                         \
	{                                                                                   \
		.kind = CONTENT_HEADING, .style = (of), .u.heading.text = { &said, 1, {0} } \
	}
#define PARAGRAPH(of, what)                                                                     \
	{                                                                                       \
		.kind = CONTENT_PARAGRAPH, .style = (of), .u.paragraph.text = {(what), 1, {0} } \
	}

/* The line of a document in that language, from a template of these contents. */
static struct paragraph
line_of(struct arena *arena, const char *language, size_t units, const struct content *contents, size_t n,
    const struct grid *header)
{
	const struct template template = {.language = language,
	    .styles = &base,
	    .style_count = 1,
	    .contents = contents,
	    .content_count = n,
	    .header = header};
	const struct composition composition = {.template = &template,
	    .left_out = two,
	    .left_out_count = units};

	return left_out_paragraph(&(struct context){.arena = arena, .composition = &composition});
}

Test(compose_left_out, names_the_units_in_the_language_of_the_document)
{
	static const struct {
		const char *language, *one, *several;
	} expected[] = {
	    {"es-SV", "No incluye: DJ – JURÍDICA (su plan tiene errores)",
		"No incluye: DJ – JURÍDICA; DA – ADMINISTRATIVA (sus planes tienen errores)"},
	    {"pt-BR", "Não inclui: DJ – JURÍDICA (o seu plano tem erros)",
		"Não inclui: DJ – JURÍDICA; DA – ADMINISTRATIVA (os seus planos têm erros)"},
	    {"en", "Not included: DJ – JURÍDICA (its plan has errors)",
		"Not included: DJ – JURÍDICA; DA – ADMINISTRATIVA (their plans have errors)"},
	    {"fr-FR", "Not included: DJ – JURÍDICA (its plan has errors)",
		"Not included: DJ – JURÍDICA; DA – ADMINISTRATIVA (their plans have errors)"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		struct paragraph one = line_of(arena, expected[i].language, 1, NULL, 0, NULL);
		struct paragraph several = line_of(arena, expected[i].language, 2, NULL, 0, NULL);

		cr_assert_eq(one.span_count, 1);
		cr_expect_str_eq(one.spans[0].text, expected[i].one);
		cr_expect_eq(one.spans[0].length, strlen(expected[i].one));
		cr_expect_str_eq(several.spans[0].text, expected[i].several);
		cr_expect_eq(one.style, &base);
	}
	arena_close(arena);
}

/* As {draft}, wherever that stands; else as the last text of the cover; else as the first text. */
Test(compose_left_out, is_set_as_the_template_sets_what_is_as_important)
{
	struct arena *arena = support_arena();
	const struct grid_cell cells[] = {{.text = {&said, 1, {0}}, .style = &base},
	    {.text = {&is_draft, 1, {0}}, .style = &header_draft}};
	const struct grid_row row = {.cells = cells, .cell_count = 2};
	const struct grid header = {.rows = &row, .row_count = 1};
	const struct content on_cover[] = {HEADING(&heading), PARAGRAPH(&cover_line, &said)};
	const struct content drafted[] = {PARAGRAPH(&draft, &is_draft), PARAGRAPH(&cover_line, &said)};
	const struct content covered[] = {{.kind = CONTENT_COVER, .children = on_cover, .child_count = 2},
	    PARAGRAPH(&body, &said)};
	const struct content all[] = {{.kind = CONTENT_COVER, .children = drafted, .child_count = 2},
	    PARAGRAPH(&body, &said)};
	const struct content plain[] = {HEADING(&heading), PARAGRAPH(&body, &said)};

	cr_expect_eq(line_of(arena, "es", 1, all, 2, &header).style, &draft);
	cr_expect_eq(line_of(arena, "es", 1, covered, 2, &header).style, &header_draft);
	cr_expect_eq(line_of(arena, "es", 1, covered, 2, NULL).style, &cover_line);
	cr_expect_eq(line_of(arena, "es", 1, plain, 2, NULL).style, &body);
	cr_expect_eq(line_of(arena, "es", 1, plain, 1, NULL).style, &heading);
	arena_close(arena);
}

Test(compose_left_out, stands_on_the_cover_or_else_in_the_first_section)
{
	const struct content cover = {.kind = CONTENT_COVER};
	struct outlined sections[3] = {{0}, {.cover = &cover}, {0}};
	struct outline outline = {.sections = sections, .count = 3};
	const struct composition none = {0}, some = {.left_out = two, .left_out_count = 1};

	left_out_mark(&none, &outline);
	cr_expect_not(sections[0].tells_left_out || sections[1].tells_left_out || sections[2].tells_left_out);
	left_out_mark(&some, &outline);
	cr_expect(!sections[0].tells_left_out && sections[1].tells_left_out && !sections[2].tells_left_out);
	sections[1] = (struct outlined){0};
	left_out_mark(&some, &outline);
	cr_expect(sections[0].tells_left_out && !sections[1].tells_left_out && !sections[2].tells_left_out);
}
