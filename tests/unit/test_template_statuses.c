#include <criterion/criterion.h>

#include "support.h"
#include "template/loader.h"

/* Four lines; what is added begins on line 5, within `statuses`. */
#define START \
	"pliego: 1\nfonts: {n: {regular: ArchivoNarrow-Regular.ttf}}\nsections: [page-break]\nstatuses:\n"

static const char *
load(struct arena *arena, const char *text, struct template *out)
{
	struct diags *diags = diags_open();
	struct bytes bytes = {text, strlen(text)};
	const char *printed;

	template_parse(arena, "t.yaml", bytes, "fonts", out, diags);
	printed = support_printed(arena, diags);
	diags_close(diags);
	return printed;
}

Test(template_statuses, the_usual_ones)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(load(arena, START "  justify-below: 70\n  cap: 120\n", &t), "");
	cr_expect_eq(t.statuses.level_count, 4);
	cr_expect_str_eq(t.statuses.levels[0].name.text, "Sobrecumplimiento");
	cr_expect(t.statuses.levels[0].above && t.statuses.levels[0].percent == 100);
	cr_expect(!t.statuses.levels[2].above && t.statuses.levels[2].percent == 80);
	cr_expect_str_eq(t.statuses.not_reported.letter.text, "R");
	cr_expect_eq(t.statuses.justify_below, 70);
	cr_expect_eq(t.statuses.cap, 120);
	arena_close(arena);
}

Test(template_statuses, levels_and_words_of_the_template)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(load(arena,
			     START "  levels:\n    - {name: Bien, letter: B, from: 90}\n"
				   "    - {name: Mal, letter: M, from: 0}\n  not-reported: {name: Falta, "
				   "letter: F}\n",
			     &t),
	    "");
	cr_expect_eq(t.statuses.level_count, 2);
	cr_expect_str_eq(t.statuses.levels[1].letter.text, "M");
	cr_expect_str_eq(t.statuses.not_reported.name.text, "Falta");
	cr_expect_str_eq(t.statuses.unplanned.name.text, "Ejecutado sin programar");
	arena_close(arena);
}

Test(template_statuses, faults)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
	    {"  levels: []\n", "t.yaml:5:11: error: «levels» holds 1 to 6 levels [yaml-range]\n"},
	    {"  levels:\n    - {name: A, letter: A, from: 50}\n",
		"t.yaml:6:7: error: the last level must begin at 0, with «from: 0», so that each figure has "
		"one "
		"[template-statuses]\n"},
	    {"  levels:\n    - {name: A, letter: A, above: 0}\n",
		"t.yaml:6:7: error: the last level must begin at 0, with «from: 0», so that each figure has "
		"one "
		"[template-statuses]\n"},
	    {"  levels:\n    - {name: A, letter: A, from: 50}\n    - {name: B, letter: B, above: 50}\n"
	     "    - {name: C, letter: C, from: 0}\n",
		"t.yaml:7:7: error: levels go down from the highest; this one does not begin below the one "
		"before it [template-statuses]\n"},
	    {"  levels:\n    - {name: A, letter: A, from: 50, above: 50}\n    - {name: B, letter: B}\n",
		"t.yaml:6:7: error: a level has «from», for that percent or more, or «above», for more than "
		"that [template-statuses]\n"
		"t.yaml:7:7: error: a level has «from», for that percent or more, or «above», for more than "
		"that [template-statuses]\n"},
	    {"  levels:\n    - {name: A, letter: A, from: 50}\n    - {name: a, letter: Á, from: 0}\n",
		"t.yaml:7:14: error: two statuses are called «a» [template-statuses]\n"
		"t.yaml:7:25: error: two statuses have the letter «Á» [template-statuses]\n"},
	    {"  none: {name: Nada, letter: NADA}\n",
		"t.yaml:5:30: error: «letter» should be 1 to 3 letters or figures, not «NADA» "
		"[yaml-value]\n"},
	    {"  none: {name: Nada, letter: K}\n",
		"t.yaml:5:30: error: two statuses have the letter «K» [template-statuses]\n"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct template t;
		const char *printed = load(arena, arena_printf(arena, "%s%s", START, cases[i].text), &t);

		cr_expect_str_eq(printed, cases[i].expected, "case %zu:\n%s", i, printed);
	}
	arena_close(arena);
}
