/*
 * Templates that extend others, fragments, and what documents carry of a base.
 */
#include <criterion/criterion.h>

#include "support.h"
#include "template/content.h"
#include "template/loader.h"
#include "template/template_part.h"

/* Files by name; the first is read, the others are where what they extend is looked for. */
struct named {
	const char *path, *text;
};

struct folder {
	const struct named *files;
	size_t count;
};

static bool
open_named(void *ctx, const struct job_text *name, struct template_file *out, struct diags *diags)
{
	const struct folder *folder = ctx;

	for (size_t i = 0; i < folder->count; i++) {
		const struct named *file = &folder->files[i];
		if (strcmp(file->path, name->text) != 0)
			continue;
		*out = (struct template_file){.path = file->path, .bytes = {file->text, strlen(file->text)}};
		return true;
	}
	diag_add(diags, SEVERITY_ERROR, name->loc, "template-extends", "none");
	return false;
}

static const char *
load(struct arena *arena, const struct named *files, size_t n, struct template *out)
{
	struct folder folder = {files, n};
	const struct template_places places = {"fonts", open_named, &folder};
	const struct template_file first = {.path = files[0].path,
	    .bytes = {files[0].text, strlen(files[0].text)}};
	struct diags *diags = diags_open();
	bool good = template_read(arena, first, &places, out, diags);
	const char *printed = support_printed(arena, diags);

	cr_assert_eq(good, diags_errors(diags) == 0);
	diags_close(diags);
	return printed;
}

#define LOAD(arena, out, ...)                            \
	load(arena, (const struct named[]){__VA_ARGS__}, \
	    sizeof((const struct named[]){__VA_ARGS__}) / sizeof(struct named), out)

#define FONTS "fonts: {n: {regular: ArchivoNarrow-Regular.ttf}}\n"
#define BASE                                                                                     \
	"pliego: 1\nlanguage: es-MX\n" FONTS "page: {size: a4, margins: 10 mm, binding: 5 mm}\n" \
	"styles:\n  base: {size: 10 pt}\n  cell: {parent: base}\n"                               \
	"tables:\n  a: {style: cell, columns: [{field: A}]}\n"                                   \
	"  b: {columns: [{field: B}]}\n"                                                         \
	"header: {columns: [1*], rows: [{cells: [{text: H}]}]}\n"                                \
	"sections: [{paragraph: base}]\n"

Test(template_inherit, takes_what_it_does_not_say_from_its_base)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(
	    LOAD(arena, &t,
		{"own.yaml",
		    "pliego: 1\nextends: base\npage: {margins: 20 mm}\n"
		    "styles: {base: {size: 12 pt}, more: {parent: cell}}\n"
		    "tables: {b: {columns: [{field: C}]}}\nsections: [{each-unit: [{table: a}]}]\n"},
		{"base", BASE}),
	    "");
	cr_assert_str_eq(t.name, "own");
	cr_assert_str_eq(t.language, "es-MX");
	/* 20 mm of its own, the paper and 5 mm of the base */
	cr_assert(t.page.margin[SIDE_TOP] == 56693 && t.page.width == 595276 && t.page.binding == 14173);
	cr_assert_eq(t.style_count, 3);
	cr_assert_str_eq(t.styles[2].name, "more");
	/* The style of the base has the parent that the template itself gives it. */
	cr_assert_eq(t.styles[2].size, 12000);
	cr_assert(t.table_count == 2 && t.tables[0].columns[0].style->size == 12000);
	cr_assert_str_eq(t.tables[1].columns[0].binding.heading, "C");
	cr_assert_eq(t.content_count, 1);
	cr_assert_eq(t.contents[0].kind, CONTENT_EACH_UNIT);
	cr_assert(t.header != NULL && t.footer == NULL);
	/* What only its base's unused table asks for is not asked for. */
	cr_assert_eq(t.binding_count, 1);
	cr_assert_str_eq(t.bindings[0].heading, "A");
	cr_assert(t.file_count == 2 && strcmp(t.files[1].path, "base") == 0);
	arena_close(arena);
}

Test(template_inherit, gives_up_a_header_and_keeps_keys_left_open)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(LOAD(arena, &t,
			     {"own.yaml", "pliego: 1\nextends: base\nheader: none\nstyles:\nsections:\n"},
			     {"base", BASE}),
	    "");
	cr_assert(t.header == NULL && t.style_count == 2 && t.contents[0].kind == CONTENT_PARAGRAPH);
	arena_close(arena);
}

Test(template_inherit, follows_a_chain)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(LOAD(arena, &t, {"own.yaml", "pliego: 1\nextends: middle\nfonts:\n"},
			     {"middle", "pliego: 1\nextends: base\nlanguage: es-SV\n"}, {"base", BASE}),
	    "");
	cr_assert_str_eq(t.language, "es-SV");
	cr_assert(t.file_count == 3 && t.table_count == 2);
	arena_close(arena);
}

Test(template_inherit, tells_faults_in_the_file_that_they_are_in)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(LOAD(arena, &t,
			     {"own.yaml", "pliego: 1\nextends: base\nsections: [{table: c}]\nstile: {}\n"},
			     {"base", "pliego: 1\n" FONTS "tables: {t: {colums: [{field: A}]}}\n"}),
	    "own.yaml:4:1: error: unknown key «stile» in the template [yaml-unknown-key]\n"
	    "base:3:14: error: unknown key «colums» in a table; is «columns» meant? [yaml-unknown-key]\n"
	    "base:3:13: error: a table needs the key «columns» [yaml-missing-key]\n"
	    "own.yaml:3:20: error: unknown table «c»; is «t» meant? [template-unknown-table]\n");
	arena_close(arena);
}

Test(template_inherit, tells_circles_with_both_places)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(LOAD(arena, &t, {"a", "pliego: 1\nextends: b\n"}, {"b", "pliego: 1\nextends: a\n"}),
	    "b:2:10: error: «a» is extended by this template already: a:2:10 begins a chain that comes back "
	    "here [template-extends]\n");
	cr_assert_str_eq(LOAD(arena, &t, {"a", "pliego: 1\nextends: a\n"}),
	    "a:2:10: error: «a» is extended by this template already: a:2:10 begins a chain that comes back "
	    "here [template-extends]\n");
	arena_close(arena);
}

Test(template_inherit, ends_a_chain_at_eight_files)
{
	struct arena *arena = support_arena();
	struct named files[9];
	struct template t;

	for (size_t i = 0; i < 9; i++)
		files[i] = (struct named){arena_printf(arena, "%zu", i),
		    arena_printf(arena, "pliego: 1\nextends: \"%zu\"\n", i + 1)};
	cr_assert_str_eq(load(arena, files, 9, &t),
	    "7:2:10: error: a document is made with up to 8 templates that extend each other "
	    "[template-extends]\n");
	files[7].text = BASE;
	cr_assert_str_eq(load(arena, files, 8, &t), "");
	arena_close(arena);
}

Test(template_inherit, refuses_a_base_that_is_none)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(LOAD(arena, &t, {"a", "pliego: 1\nextends: b\n"}, {"b", "pliego: 2\n"}),
	    "b:1:9: error: the template is written for version 2 of the language; this program reads "
	    "version 1 [template-version]\n");
	cr_assert_str_eq(LOAD(arena, &t, {"a", "pliego: 1\nextends: b\n"}, {"b", FONTS}),
	    "b:1:1: error: the template needs the key «pliego» [yaml-missing-key]\n");
	cr_assert_str_eq(LOAD(arena, &t, {"a", "pliego: 1\nextends: b\n"}, {"b", "[1]\n"}),
	    "b:1:1: error: the template should be a mapping; this is a list [yaml-shape]\n");
	cr_assert_str_eq(LOAD(arena, &t, {"a", "pliego: 1\nextends: [b]\n"}),
	    "a:2:10: error: «extends» should be a text; this is a list [yaml-shape]\n");
	arena_close(arena);
}

/* --- fragments ------------------------------------------------------------------------------------------ */

#define START "pliego: 1\n" FONTS

Test(template_inherit, puts_fragments_in_their_place)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(LOAD(arena, &t,
			     {"t",
				 START "fragments:\n  two: [{paragraph: b}, {fragment: one}]\n"
				       "  one: [{heading: c}]\n  unused: [{tabel: x}]\n"
				       "sections: [{paragraph: a}, {fragment: two}, "
				       "{each-unit: [{fragment: one}]}]\n"}),
	    "");
	cr_assert_eq(t.content_count, 4);
	cr_assert(t.contents[1].kind == CONTENT_PARAGRAPH && t.contents[2].kind == CONTENT_HEADING);
	cr_assert_eq(t.contents[1].loc.line, 4);
	cr_assert(t.contents[3].child_count == 1 && t.contents[3].children[0].kind == CONTENT_HEADING);
	arena_close(arena);
}

Test(template_inherit, tells_faults_of_fragments_once)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(
	    LOAD(arena, &t,
		{"t",
		    START "fragments:\n  bad: [{tabel: x}]\n"
			  "sections: [{fragment: bad}, {fragment: bad}, {fragment: bat}, fragment]\n"}),
	    "t:4:10: error: unknown key «tabel» in the content; is «table» meant? [yaml-unknown-key]\n"
	    "t:5:57: error: unknown fragment «bat»; is «bad» meant? [template-unknown-fragment]\n"
	    "t:5:63: error: «fragment» should be a text; nothing is given [yaml-value]\n");
	cr_assert_str_eq(LOAD(arena, &t, {"t", START "fragments: {a: 1}\nsections: [{fragment: a}]\n"}),
	    "t:3:16: error: «a» should be a list; this is a single value [yaml-shape]\n");
	arena_close(arena);
}

Test(template_inherit, refuses_fragments_that_hold_themselves)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(LOAD(arena, &t,
			     {"t",
				 START "fragments:\n  a: [{fragment: b}]\n  b: [{fragment: a}]\n"
				       "sections: [{fragment: a}]\n"}),
	    "t:5:18: error: fragment «a» would hold itself: it is being put in at t:6:23 "
	    "[template-fragment]\n");
	arena_close(arena);
}

Test(template_inherit, keeps_covers_and_units_of_fragments_where_they_may_stand)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(LOAD(arena, &t,
			     {"t",
				 START "fragments:\n  c: [{cover: {content: [{paragraph: a}]}}]\n"
				       "sections: [{fragment: c}, {each-unit: [{paragraph: a}]}]\n"}),
	    "");
	cr_assert_str_eq(LOAD(arena, &t,
			     {"t",
				 START "fragments:\n  c: [{cover: {content: [{paragraph: a}]}}]\n"
				       "sections: [{each-unit: [{fragment: c}]}]\n"}),
	    "t:4:8: error: «cover» can't stand in each-unit; move it to «sections» [template-section]\n");
	arena_close(arena);
}

/* Fragments that double and double would be too many to read. */
Test(template_inherit, ends_fragments_that_multiply)
{
	struct arena *arena = support_arena();
	struct buf text = BUF_INIT;
	struct template t;

	buf_adds(&text, START "fragments:\n  f0: [{x: y}]\n");
	for (int i = 1; i < 12; i++)
		buf_addf(&text, "  f%d: [{fragment: f%d}, {fragment: f%d}]\n", i, i - 1, i - 1);
	buf_adds(&text, "sections: [{fragment: f11}]\n");
	const char *all = buf_take(&text, arena);
	cr_assert(strstr(LOAD(arena, &t, {"t", all}), "fragments may be nested 8 deep") != NULL);
	arena_close(arena);
}

/* --- what documents carry ------------------------------------------------------------------------------- */

#define COMMENT "# The part of the template that another one uses: what it doesn't name is left out.\n"
#define OWN "pliego: 1\nextends: base\nlanguage: en\nsections: [{table: a}]\n"

static const char base_text[] = "# Ours.\npliego: 1\n" FONTS "styles:\n"
				"  plain: {size: 9 pt}\n"
				"  # of no table\n"
				"  lost: {size: 8 pt}\n"
				"  cell: {parent: dark,\n"
				"    size: 7 pt}\n"
				"\n"
				"  # far away\n"
				"  dark: {size: 6 pt}\n"
				"  base: {size: 5 pt}\n"
				"tables:\n"
				"  a:\n"
				"    style: cell\n"
				"    columns: [{field: A}]\n"
				"  # of nobody\n"
				"  b:\n"
				"    columns:\n"
				"      - {field: B}\n"
				"  # at the end\n"
				"fragments:\n"
				"  one: [{paragraph: x}]\n"
				"sections:\n"
				"  - {table: b}\n";

static const char base_part[] = COMMENT "# Ours.\npliego: 1\n" FONTS "styles:\n"
					"  plain: {size: 9 pt}\n"
					"  cell: {parent: dark,\n"
					"    size: 7 pt}\n"
					"\n"
					"  # far away\n"
					"  dark: {size: 6 pt}\n"
					"  base: {size: 5 pt}\n"
					"tables:\n"
					"  a:\n"
					"    style: cell\n"
					"    columns: [{field: A}]\n"
					"fragments:\n";

static const char *
part_of_base(struct arena *arena, const char *own, const char *base)
{
	struct template t;

	cr_assert_str_eq(LOAD(arena, &t, {"own", own}, {"base", base}), "");
	const struct bytes *parts = template_parts(arena, &t);
	cr_assert_eq(parts[0].data, t.files[0].bytes.data);
	cr_assert_eq(strlen(parts[1].data), parts[1].length);
	return parts[1].data;
}

Test(template_inherit, carries_of_a_base_what_is_used)
{
	struct arena *arena = support_arena();

	cr_assert_str_eq(part_of_base(arena, OWN, base_text), base_part);
	/* What another file says instead is not looked for here. */
	cr_assert(strstr(part_of_base(arena,
			     "pliego: 1\nextends: base\nlanguage: en\n"
			     "styles: {cell: {size: 9 pt}}\nsections: [{table: a}]\n",
			     base_text),
		      "parent: dark") == NULL);
	arena_close(arena);
}

Test(template_inherit, a_part_of_a_part_is_that_part)
{
	struct arena *arena = support_arena();

	cr_assert_str_eq(part_of_base(arena, OWN, base_part), base_part);
	arena_close(arena);
}

/* Entries in brackets, anchors, and texts that look like comments. */
Test(template_inherit, carries_all_of_what_can_not_be_taken_apart)
{
	struct arena *arena = support_arena();
	static const char brackets[] =
	    "pliego: 1\n" FONTS "tables: {a: {columns: [{field: A}]}, b: {columns: [{field: B}]}}\n";
	static const char anchors[] =
	    "pliego: 1\n" FONTS "tables:\n  b: &b {columns: [{field: B}]}\n  a: *b\n";

	cr_assert_str_eq(part_of_base(arena, OWN, brackets), brackets);
	cr_assert_str_eq(part_of_base(arena, OWN, anchors), anchors);
	arena_close(arena);
}
