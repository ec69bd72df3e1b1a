#include <criterion/criterion.h>
#include <time.h>

#include "support.h"
#include "template/yaml.h"

#define FILE_MAX ((size_t)1024 * 1024)
#define LEN(array) (sizeof(array) / sizeof((array)[0]))

/* Parses text of n bytes as "t.yaml"; *printed becomes the diagnostics. */
static const struct yaml_node *
parse_bytes(struct arena *arena, const char *text, size_t n, const char **printed)
{
	struct diags *diags = diags_open();
	const struct yaml_node *root = NULL;
	struct bytes bytes = {arena_strndup(arena, text, n), n};

	const struct yaml_limits limits = {FILE_MAX, 100000};
	bool good = yaml_parse(arena, "t.yaml", bytes, limits, &root, diags);
	cr_assert_eq(good, diags_errors(diags) == 0);
	cr_assert_eq(good, root != NULL);
	*printed = support_printed(arena, diags);
	diags_close(diags);
	return root;
}

static const struct yaml_node *
parse(struct arena *arena, const char *text)
{
	const char *printed;
	const struct yaml_node *root = parse_bytes(arena, text, strlen(text), &printed);

	cr_assert_str_eq(printed, "");
	return root;
}

static void
assert_at(const struct yaml_node *node, unsigned line, unsigned column)
{
	cr_assert_eq(node->loc.line, line, "line %u, not %u", (unsigned)node->loc.line, line);
	cr_assert_eq(node->loc.column, column, "column %u, not %u", (unsigned)node->loc.column, column);
}

Test(template_yaml, makes_a_tree_that_knows_its_places)
{
	struct arena *arena = support_arena();
	const struct yaml_node *root =
	    parse(arena, "año: 2024\nunits:\n  - {code: DJ, name: \"ÁÉ {x}\"}\n  - b\n");

	cr_assert_eq(root->kind, YAML_MAP);
	cr_assert_eq(root->count, 2);
	cr_assert_eq(root->total, 11);
	cr_assert_eq(root->height, 4);
	cr_assert_str_eq(root->items[0]->text, "año");
	assert_at(root->items[1], 1, 6);
	const struct yaml_node *units = yaml_get(root, "units");
	cr_assert_eq(units->kind, YAML_LIST);
	cr_assert_eq(units->count, 2);
	assert_at(units->items[0], 3, 5);
	assert_at(units->items[1], 4, 5);
	const struct yaml_node *name = yaml_get(units->items[0], "name");
	assert_at(name, 3, 22);
	cr_assert_str_eq(name->text, "ÁÉ {x}");
	cr_assert_not(name->plain);
	cr_assert_eq(name->text_loc.column, 23);
	cr_assert_null(yaml_get(root, "none"));
	arena_close(arena);
}

Test(template_yaml, knows_when_a_texts_columns_are_not_those_of_the_file)
{
	struct arena *arena = support_arena();
	const struct yaml_node *root =
	    parse(arena, "- \"a\\u00e1\"\n- 'it''s'\n- a\n  b\n- |\n  a\n- 'x'\n- y\n");

	for (size_t i = 0; i < 4; i++)
		cr_assert_eq(root->items[i]->text_loc.column, 0, "item %zu", i);
	cr_assert_eq(root->items[4]->text_loc.column, 4);
	cr_assert_eq(root->items[5]->text_loc.column, 3);
	arena_close(arena);
}

Test(template_yaml, tells_nothing_from_an_empty_text)
{
	struct arena *arena = support_arena();
	const struct yaml_node *root = parse(arena,
	    "- \n- ~\n- null\n- Null\n- NULL\n- \"\"\n- 'null'\n- \"~\"\n- none\n- nULL\n- no\n- nulls\n");

	cr_assert_eq(root->count, 12);
	for (size_t i = 0; i < root->count; i++)
		cr_assert_eq(yaml_is_null(root->items[i]), i < 5, "item %zu", i);
	root = parse(arena, "a: ~\nb: \nc: \"~\"\n");
	cr_assert_null(yaml_get(root, "a"));
	cr_assert_null(yaml_get(root, "b"));
	cr_assert_str_eq(yaml_get(root, "c")->text, "~");
	arena_close(arena);
}

/* A list and a text have none. */
Test(template_yaml, finds_keys_in_maps_only)
{
	struct arena *arena = support_arena();
	const struct yaml_node *root = parse(arena, "m: {b: 1, a: 2}\nl: [{a: 1}, a, a]\nt: a\n");

	cr_assert_str_eq(yaml_get(yaml_get(root, "m"), "a")->text, "2");
	cr_expect_null(yaml_get(yaml_get(root, "l"), "a"));
	cr_expect_null(yaml_get(yaml_get(root, "t"), "a"));
	arena_close(arena);
}

Test(template_yaml, shares_what_an_alias_stands_for)
{
	struct arena *arena = support_arena();
	const struct yaml_node *root = parse(arena, "a: &x [1, 2]\nb: *x\nc: [*x, *x]\n");

	cr_assert_eq(yaml_get(root, "a"), yaml_get(root, "b"));
	cr_assert_eq(yaml_get(root, "c")->items[1], yaml_get(root, "a"));
	/* The map, 3 keys, 3 for a, 3 for b, 1 + 6 for c. */
	cr_assert_eq(root->total, 17);
	arena_close(arena);
}

Test(template_yaml, takes_a_byte_order_mark_and_any_line_end)
{
	struct arena *arena = support_arena();

	assert_at(yaml_get(parse(arena,
			       "\xEF\xBB\xBF"
			       "a: 1\r\nb: 2\r\n"),
		      "b"),
	    2, 4);
	assert_at(yaml_get(parse(arena, "a: 1\rb: 2"), "b"), 2, 4);
	assert_at(parse(arena, "---\na: 1\n...\n# the end\n"), 2, 1);
	arena_close(arena);
}

#define OPEN_QUOTE(at, line)                                                                       \
	"t.yaml:" at                                                                               \
	": error: the quote that opens here is not closed on its line, and what follows was taken" \
	" into the text as far as line " line "; close it [yaml-syntax]\n"
#define BEHIND_QUOTE(at)                                                                            \
	"t.yaml:" at ": error: text behind a closing quote: put all of it in quotes; a \" in it is" \
	" written \\\", a ' in ' ' is doubled [yaml-syntax]\n"
#define LOST_BRACKET(at)                                                                                   \
	"t.yaml:" at ": error: a bare # begins a comment, so that the bracket behind it is lost; a colour" \
	" stands in quotes, \"#1F3864\", and so does a text with a # [yaml-syntax]\n"
#define NO_BLANK(at) \
	"t.yaml:" at ": error: this should be «key: value», with a blank after the colon [yaml-syntax]\n"

Test(template_yaml, finds_the_comment_behind_a_value)
{
	struct arena *arena = support_arena();
	const struct yaml_node *root = parse(arena,
	    "á: ñ #1\nb: #000\nc: # no\nd: \"x\" #y\ne: x#y\nf:\n  - #fff\n  - {g: #h\n    }\r\n  - [i"
	    " #j\r\n    ]\n");
	const struct {
		const struct yaml_node *node;
		unsigned line, column;
		bool is_word;
	} cases[] = {
	    {root->items[1], 1, 6, true},
	    {root->items[2], 2, 4, true},
	    {root->items[4], 3, 4, false},
	    {root->items[7], 4, 8, true},
	    {root->items[9], 0, 0, false},
	    {root->items[11]->items[0], 7, 5, true},
	    {root->items[11]->items[1]->items[0], 8, 9, true},
	    {root->items[11]->items[2]->items[0], 10, 8, true},
	};

	for (size_t i = 0; i < LEN(cases); i++) {
		struct srcloc loc = cases[i].node->comment_loc;
		cr_expect_eq(loc.line, cases[i].line, "case %zu: line %u", i, (unsigned)loc.line);
		cr_expect_eq(loc.column, cases[i].column, "case %zu: column %u", i, (unsigned)loc.column);
		cr_expect_eq(cases[i].node->comment_is_word, cases[i].is_word, "case %zu", i);
	}
	arena_close(arena);
}

Test(template_yaml, names_every_fault_and_its_place)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
	    {"", "t.yaml:1:1: error: the file is empty [yaml-syntax]\n"},
	    {"# nothing\n\n", "t.yaml:1:1: error: the file is empty [yaml-syntax]\n"},
	    {"a: 1\nb: 2\na: 3\nc: 4\na: 5\n",
		"t.yaml:3:1: error: key «a» is given twice; the first is on line 1 [yaml-duplicate-key]\n"
		"t.yaml:5:1: error: key «a» is given twice; the first is on line 1 [yaml-duplicate-key]\n"},
	    {"- {x: 1, \"x\": 2}\n",
		"t.yaml:1:10: error: key «x» is given twice; the first is on line 1 [yaml-duplicate-key]\n"},
	    {"a: 1\n---\nb: 2\n",
		"t.yaml:2:1: error: a second document begins here; a file holds one [yaml-documents]\n"},
	    {"a: !color red\n",
		"t.yaml:1:4: error: tag «!color» is not understood; delete it, or put the text in quotes"
		" [yaml-tag]\n"},
	    {"a: !!binary abc\nb: !!str 1\nc: ! x\n",
		"t.yaml:1:4: error: tag «tag:yaml.org,2002:binary» is not understood; delete it, or put the"
		" text in quotes"
		" [yaml-tag]\n"},
	    {"a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n",
		"t.yaml:3:3: error: merge keys (<<) are not supported; write out the keys, or use a parent"
		" style"
		" [yaml-key]\n"},
	    {"? [a, b]\n: 1\n? {c: d}\n: 2\n",
		"t.yaml:1:3: error: a key must be a word; a text that begins with { or [ stands in quotes"
		" [yaml-key]\n"
		"t.yaml:3:3: error: a key must be a word; a text that begins with { or [ stands in quotes"
		" [yaml-key]\n"},
	    {"null: 1\n",
		"t.yaml:1:1: error: «null» without quotes means nothing, and can't be a key; put it in quotes"
		" [yaml-key]\n"},
	    {"\"\": 1\n", "t.yaml:1:1: error: a key is missing before this ':' [yaml-key]\n"},
	    {"{: 1}", "t.yaml:1:2: error: a value is missing before this [yaml-syntax]\n"},
	    {"a: *x\nx: &x 1\n",
		"t.yaml:1:4: error: alias *x stands for nothing: no value above has the anchor &x; a text"
		" that"
		" begins with * stands in quotes [yaml-alias]\n"},
	    {"a: &x\n  b: [*x]\n",
		"t.yaml:2:7: error: alias *x stands within the value that it stands for, which begins on"
		" line 1"
		" and would have no end [yaml-alias]\n"},
	    {"%YAML 1.1\n---\na: 1\n",
		"t.yaml:1:1: error: a directive (%) is not understood here; delete the line [yaml-syntax]\n"},
	    {"a: 1\n...\n%TAG ! x\n",
		"t.yaml:3:1: error: a directive (%) is not understood here; delete the line [yaml-syntax]\n"},
	    {"á: b\xFFz\n",
		"t.yaml:1:5: error: byte 0xFF is not UTF-8; save the file as UTF-8 [yaml-encoding]\n"},
	    {"a: 1\r\nb: \x01\n",
		"t.yaml:2:4: error: character U+0001 has no place in this file; delete it [yaml-encoding]\n"},
	    {"a: 1\n\xEF\xBB\xBF"
	     "b: 2\n",
		"t.yaml:2:1: error: character U+FEFF has no place in this file; delete it [yaml-encoding]\n"},
	    {"a: \"x\\0y\"\nb: \"\\x1b\"\n",
		"t.yaml:1:4: error: character U+0000, written as an escape, has no place in a text"
		" [yaml-encoding]\n"
		"t.yaml:2:4: error: character U+001B, written as an escape, has no place in a text"
		" [yaml-encoding]\n"},
	    {"a: Nota: b\n",
		"t.yaml:1:8: error: a ':' where none can be; is the indentation right, is a text with ': ' in"
		" quotes? [yaml-syntax]\n"},
	    {"a: \"b\nc: d\n", "t.yaml:1:4: error: this quoted text is never closed [yaml-syntax]\n"},
	    {"a: [1, 2\nb: 3\n",
		"t.yaml:2:2: error: expected ',' or ']' here, to go on with or close a list [ ]"
		" [yaml-syntax]\n"},
	    {"a: \"b\nc: \"d\"\n", OPEN_QUOTE("1:4", "2")},
	    {"a: 1 # it's \"b\nb: 'c\nd: 1\ne: 'f'\n", OPEN_QUOTE("2:4", "4")},
	    {"- {a: \"b, c: 1}\n- {a: \"b\", c: 2}\n", OPEN_QUOTE("1:7", "2")},
	    {"a: it's\nb: it's\nc: d: e\n",
		"t.yaml:3:5: error: a ':' where none can be; is the indentation right, is a text with ': ' in"
		" quotes? [yaml-syntax]\n"},
	    {"a: \"b\" c\n", BEHIND_QUOTE("1:8")},
	    {"a: 'it's'\n", BEHIND_QUOTE("1:8")},
	    {"a: {color: #000080}\nb: 1\n", LOST_BRACKET("1:12")},
	    {"a: 1\nb: [#fff]\nc:\n  d: 1\ne: 2\n", LOST_BRACKET("2:5")},
	    {"a: {b: [{x: 1}, {c: 0.5 pt #000}]}\nd: 1\n", LOST_BRACKET("1:28")},
	    {"- {a: 1, # one [1]\n   b: 2}\n- {c: \"#1\", d: 2\n- e\n",
		"t.yaml:5:1: error: expected ',' or '}' here, to go on with or close a mapping { }"
		" [yaml-syntax]\n"},
	    {"a: 1\nb:2\nc: 3\n", NO_BLANK("2:1")},
	    {"a: {b: 1, c:}\n",
		"t.yaml:1:12: error: a blank is missing behind this ':'; a text with a ':' stands in quotes"
		" [yaml-syntax]\n"},
	    {"- a:1\n  b: 2\n",
		"t.yaml:2:4: error: a ':' where none can be; is the indentation right, is a text with ': ' in"
		" quotes? [yaml-syntax]\n"},
	    {"a:\n\t- b\n", "t.yaml:2:1: error: a tab in the indentation; use spaces [yaml-syntax]\n"},
	    {"a: @b\n",
		"t.yaml:1:4: error: a text can't begin with this character; put it in quotes"
		" [yaml-syntax]\n"},
	    {"a: \"\\q\"\n",
		"t.yaml:1:5: error: in a text in \" \", a backslash must be doubled: \\\\ [yaml-syntax]\n"},
	    {"a: 1\n  b: 2\n",
		"t.yaml:2:4: error: a ':' where none can be; is the indentation right, is a text with ': '"
		" in quotes? [yaml-syntax]\n"},
	    {"a:\n  b: 1\n c: 2\n",
		"t.yaml:3:2: error: expected a key here; is the indentation that of the keys above?"
		" [yaml-syntax]\n"},
	};
	struct arena *arena = support_arena();
	const char *printed;

	for (size_t i = 0; i < LEN(cases); i++) {
		parse_bytes(arena, cases[i].text, strlen(cases[i].text), &printed);
		cr_expect_str_eq(printed, cases[i].expected, "case %zu: %s gives\n%s", i, cases[i].text,
		    printed);
	}
	arena_close(arena);
}

Test(template_yaml, finds_a_nul_and_utf16)
{
	struct arena *arena = support_arena();
	const char *printed;

	parse_bytes(arena, "a: 1\nb: \0x\n", 11, &printed);
	cr_assert_str_eq(printed,
	    "t.yaml:2:4: error: character U+0000 has no place in this file; delete it"
	    " [yaml-encoding]\n");
	parse_bytes(arena,
	    "\xFF\xFE"
	    "a\0:\0",
	    6, &printed);
	cr_assert_str_eq(printed,
	    "t.yaml:1:1: error: the file is UTF-16; save it as UTF-8 [yaml-encoding]\n");
	arena_close(arena);
}

/* `unit` over and over, up to n bytes; must be refused with this message, in well under a second. */
static void
assert_refused(const char *unit, size_t n, const char *expected)
{
	struct arena *arena = support_arena();
	size_t length = strlen(unit);
	char *text = arena_alloc(arena, n + 1, 1);
	const char *printed;

	for (size_t i = 0; i < n; i++)
		text[i] = unit[i % length];
	clock_t start = clock();
	parse_bytes(arena, text, n, &printed);
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	cr_expect_str_eq(printed, expected, "«%s» gives\n%s", unit, printed);
	cr_expect_lt(seconds, 0.5, "«%s» took %f s", unit, seconds);
	arena_close(arena);
}

Test(template_yaml, refuses_nesting_at_once)
{
	/* The 65th level: its bracket, or the 65th pair of bytes. */
	assert_refused("[", 200000, "t.yaml:1:65: error: nested more than 64 deep [yaml-limit]\n");
	assert_refused("[\n", 200000, "t.yaml:65:1: error: nested more than 64 deep [yaml-limit]\n");
	assert_refused("{", 200000, "t.yaml:1:65: error: nested more than 64 deep [yaml-limit]\n");
	assert_refused("{a: ", 200000, "t.yaml:1:257: error: nested more than 64 deep [yaml-limit]\n");
	assert_refused("- ", 200000, "t.yaml:1:129: error: nested more than 64 deep [yaml-limit]\n");
	assert_refused("? ", 200000, "t.yaml:1:129: error: nested more than 64 deep [yaml-limit]\n");
	assert_refused("[? ", 200000, "t.yaml:1:97: error: nested more than 64 deep [yaml-limit]\n");
}

Test(template_yaml, refuses_size_at_once)
{
	size_t more = FILE_MAX + 1;

	assert_refused("#\n", more,
	    "t.yaml:1:1: error: the file has 1048577 bytes; at most 1048576 are read"
	    " [yaml-limit]\n");
	/* The list and 99,999 of its items. */
	assert_refused("- a\n", FILE_MAX,
	    "t.yaml:100000:3: error: more than 100000 values, aliases (*) counted out"
	    " [yaml-limit]\n");
	assert_refused("a", 65537,
	    "t.yaml:1:1: error: a text of 65537 bytes; at most 65536 are allowed [yaml-limit]\n");
	assert_refused("%TAG !a! b\n", FILE_MAX,
	    "t.yaml:1:1: error: a directive (%) is not understood here; delete the line [yaml-syntax]\n");
	assert_refused("#\n", FILE_MAX, "t.yaml:1:1: error: the file is empty [yaml-syntax]\n");
}

Test(template_yaml, takes_what_is_just_allowed)
{
	struct arena *arena = support_arena();
	char text[2 * YAML_DEPTH_MAX + 1];

	memset(text, '[', YAML_DEPTH_MAX);
	memset(text + YAML_DEPTH_MAX, ']', YAML_DEPTH_MAX);
	text[2 * YAML_DEPTH_MAX] = '\0';
	cr_assert_eq(parse(arena, text)->height, 64);
	char *long_text = arena_alloc(arena, YAML_SCALAR_MAX + 1, 1);
	memset(long_text, 'a', YAML_SCALAR_MAX);
	cr_assert_eq(parse(arena, long_text)->length, YAML_SCALAR_MAX);
	arena_close(arena);
}

Test(template_yaml, counts_aliases_as_what_they_stand_for)
{
	struct arena *arena = support_arena();
	const char *printed;
	/* 11 values in a, 111 in b, 1,111 in c, 11,111 in d; of those in e the ninth goes past 100,000. */
	const char *bomb = "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
			   "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
			   "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
			   "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
			   "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
			   "f: [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]\n";

	parse_bytes(arena, bomb, strlen(bomb), &printed);
	cr_assert_str_eq(printed,
	    "t.yaml:5:36: error: more than 100000 values, aliases (*) counted out [yaml-limit]\n");
	/* 33 deep, then that within 33 more. */
	const char *deep = "- &a [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n"
			   "- [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[*a]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]\n";
	parse_bytes(arena, deep, strlen(deep), &printed);
	cr_assert_str_eq(printed, "t.yaml:2:34: error: nested more than 64 deep [yaml-limit]\n");
	arena_close(arena);
}

Test(template_yaml, limits_anchors)
{
	struct arena *arena = support_arena();
	char *text = arena_alloc(arena, (YAML_ANCHORS_MAX + 5) * 8 + 1, 1);
	const char *printed;

	for (size_t i = 0; i < YAML_ANCHORS_MAX + 5; i++)
		memcpy(text + i * 8, "- &a  b\n", 8);
	parse_bytes(arena, text, strlen(text), &printed);
	cr_assert_str_eq(printed, "t.yaml:257:3: error: more than 256 anchors (&) [yaml-limit]\n");
	arena_close(arena);
}
