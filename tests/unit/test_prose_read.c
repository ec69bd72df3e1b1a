#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "prose/prose.h"
#include "support.h"

/* Runs as text: bold B, italic I, code C, then the place and the words; a link's target in parentheses. */
static void
print_runs(struct buf *b, const struct prose_block *block)
{
	for (size_t i = 0; i < block->run_count; i++) {
		const struct prose_run *run = &block->runs[i];
		buf_addf(b, " %u:%u", run->loc.line, run->loc.column);
		if (run->emphasis != 0)
			buf_addf(b, "%s%s%s", run->emphasis & PROSE_BOLD ? "B" : "",
			    run->emphasis & PROSE_ITALIC ? "I" : "",
			    run->emphasis & PROSE_CODE_WORDS ? "C" : "");
		if (run->link != NULL)
			buf_addf(b, "(%s)", run->link->target);
		if (run->kind == PROSE_RUN_NOTE)
			buf_addf(b, "[%u]", run->note);
		else
			buf_addf(b, "%s",
			    run->kind == PROSE_RUN_SOFT_BREAK       ? "~"
				: run->kind == PROSE_RUN_HARD_BREAK ? "/"
								    : "");
		if (run->kind == PROSE_RUN_TEXT)
			buf_addf(b, "\"%.*s\"", (int)run->length, run->text);
	}
}

static void
print_blocks(struct buf *b, const struct prose_block *blocks, size_t n, int depth)
{
	static const char *const kinds[] = {"p", "h", "figure", "code", "rule", "quote", "list", "item",
	    "table", "row", "cell"};

	for (size_t i = 0; i < n; i++) {
		const struct prose_block *block = &blocks[i];
		buf_addf(b, "%*s%s", depth * 2, "", kinds[block->kind]);
		if (block->kind == PROSE_HEADING)
			buf_addf(b, "%u", block->level);
		if (block->kind == PROSE_LIST)
			buf_addf(b, "%s%u%s", block->numbered ? "#" : "*", block->start,
			    block->tight ? "" : " loose");
		if (block->kind == PROSE_FIGURE)
			buf_addf(b, " %s %s", block->target, block->title ? block->title : "-");
		for (size_t c = 0; c < block->column_count; c++)
			buf_addf(b, " %d", (int)block->columns[c]);
		buf_addf(b, " %u:%u", block->loc.line, block->loc.column);
		print_runs(b, block);
		buf_addc(b, '\n');
		print_blocks(b, block->children, block->child_count, depth + 1);
	}
}

static const char *
read_bytes(struct arena *arena, const char *text, size_t n, const char **told)
{
	struct diags *diags = diags_open();
	struct bytes bytes = {arena_strndup(arena, text, n), n};
	struct prose prose;
	struct buf b = BUF_INIT;

	bool good = prose_read(arena, "t.md", bytes, &prose, diags);
	cr_assert_eq(good, diags_errors(diags) == 0);
	*told = support_printed(arena, diags);
	print_blocks(&b, prose.blocks, prose.block_count, 0);
	for (size_t i = 0; i < prose.note_count; i++) {
		buf_addf(&b, "note %zu\n", i);
		print_blocks(&b, prose.notes[i].children, prose.notes[i].child_count, 1);
	}
	diags_close(diags);
	return buf_take(&b, arena);
}

static void
assert_reads(const char *text, const char *expected)
{
	struct arena *arena = support_arena();
	const char *told, *got = read_bytes(arena, text, strlen(text), &told);

	cr_assert_str_eq(told, "");
	cr_assert_str_eq(got, expected, "%s\nshould be\n%s", got, expected);
	arena_close(arena);
}

static void
assert_tells(const char *text, const char *expected)
{
	struct arena *arena = support_arena();
	const char *told;

	read_bytes(arena, text, strlen(text), &told);
	cr_assert_str_eq(told, expected, "%s\nshould be\n%s", told, expected);
	arena_close(arena);
}

/* Columns are code points: é is two bytes. */
Test(prose_read, knows_where_words_stand)
{
	assert_reads("# Título **uno**\n\nUn *énfasis* y\n  `cód` **_a_**.\n",
	    "h1 1:1 1:3\"Título \" 1:12B\"uno\"\n"
	    "p 3:1 3:1\"Un \" 3:5I\"énfasis\" 3:13\" y\" 3:15~ 4:4C\"cód\" 4:8\" \" 4:12BI\"a\" 4:16\".\"\n");
}

Test(prose_read, reads_breaks_and_addresses)
{
	assert_reads("Uno  \ndos\\\ntres [a *b*](http://x.y \"t\") https://z.sv\n",
	    "p 1:1 1:1\"Uno\" 1:4/ 2:1\"dos\" 2:4/ 3:1\"tres \" 3:7(http://x.y)\"a \" 3:10I(http://x.y)\"b\" "
	    "3:29\" \" 3:30(https://z.sv)\"https://z.sv\"\n");
}

Test(prose_read, reads_lists_and_quotes_in_each_other)
{
	assert_reads("> cita\n>\n> 3. tres\n>    - hijo\n> 4. cuatro\n\n- a\n\n  b\n- c\n",
	    "quote 1:1\n"
	    "  p 1:3 1:3\"cita\"\n"
	    "  list#3 3:3\n"
	    "    item 3:3\n"
	    "      p 3:6 3:6\"tres\"\n"
	    "      list*1 4:6\n"
	    "        item 4:6\n"
	    "          p 4:8 4:8\"hijo\"\n"
	    "    item 5:3\n"
	    "      p 5:6 5:6\"cuatro\"\n"
	    "list*1 loose 7:1\n"
	    "  item 7:1\n"
	    "    p 7:3 7:3\"a\"\n"
	    "    p 9:3 9:3\"b\"\n"
	    "  item 10:1\n"
	    "    p 10:3 10:3\"c\"\n");
}

/* Left, right, centred are 0, 2 and 1; a row without its last cell has it empty, at the row. */
Test(prose_read, reads_tables)
{
	assert_reads("| A | B | C |\n|:--|--:|:-:|\n| ñ | *d* |\n| x \\| y | | z |\n",
	    "table 0 2 1 1:1\n"
	    "  row 1:1\n"
	    "    cell 1:3 1:3\"A\"\n"
	    "    cell 1:7 1:7\"B\"\n"
	    "    cell 1:11 1:11\"C\"\n"
	    "  row 3:1\n"
	    "    cell 3:3 3:3\"ñ\"\n"
	    "    cell 3:7 3:8I\"d\"\n"
	    "    cell 3:1\n"
	    "  row 4:1\n"
	    "    cell 4:3 4:3\"x | y\"\n"
	    "    cell 4:1\n"
	    "    cell 4:14 4:14\"z\"\n");
}

Test(prose_read, reads_footnotes_in_the_order_of_their_references)
{
	assert_reads("Uno[^b] y dos[^a], otra vez[^b].\n\n[^a]: La *a*.\n[^b]: La b.\n\n    Sigue.\n",
	    "p 1:1 1:1\"Uno\" 1:4[0] 1:8\" y dos\" 1:14[1] 1:18\", otra vez\" 1:28[0] 1:32\".\"\n"
	    "note 0\n"
	    "  p 4:7 4:7\"La b.\"\n"
	    "  p 6:5 6:5\"Sigue.\"\n"
	    "note 1\n"
	    "  p 3:7 3:7\"La \" 3:11I\"a\" 3:13\".\"\n");
}

Test(prose_read, reads_code_rules_and_figures)
{
	assert_reads("```c\nif {x}\n  y\n```\n\n    z\\{\n\n***\n\n![Un *mapa*](m.png \"Mapa 1\")\n",
	    "code 1:1 2:1C\"if {x}\n  y\"\n"
	    "code 6:5 6:5C\"z\\{\"\n"
	    "rule 8:1\n"
	    "figure m.png Mapa 1 10:1 10:3\"Un \" 10:7I\"mapa\"\n");
}

/* An escaped brace is doubled, as fields have it; a backslash that is itself escaped escapes nothing. */
Test(prose_read, tells_braces_from_fields)
{
	assert_reads("{year} \\{x\\} \\\\{y} {{z\n", "p 1:1 1:1\"{year} {{x}} \\{y} {{z\"\n");
}

Test(prose_read, reads_any_line_end_and_a_byte_order_mark)
{
	assert_reads("\xEF\xBB\xBF# A\r\n\r\nb *c*\rd\r\n",
	    "h1 1:1 1:3\"A\"\np 3:1 3:1\"b \" 3:4I\"c\" 3:5~ 4:1\"d\"\n");
	assert_reads("", "");
}

Test(prose_read, refuses_what_it_would_lose)
{
	assert_tells("a <b>x\n",
	    "t.md:1:3: error: raw HTML can't be printed: write it in Markdown, or `\\<` for the sign itself "
	    "[prose-html]\n");
	assert_tells("<div>\nx\n</div>\n",
	    "t.md:1:1: error: raw HTML can't be printed: write it in Markdown, or `\\<` for the sign itself "
	    "[prose-html]\n");
	assert_tells("x\n\n<!-- y -->\n", "t.md:3:1: note: this comment is not printed [prose-comment]\n");
	assert_tells("<!-- y --> z\n",
	    "t.md:1:1: error: raw HTML can't be printed: write it in Markdown, or `\\<` for the sign itself "
	    "[prose-html]\n");
	assert_tells("a ![b](c.png) d\n",
	    "t.md:1:3: error: an image stands alone, between blank lines, not amid words [prose-image]\n");
	assert_tells("| A |\n|---|\n| b | c |\n",
	    "t.md:3:1: error: this row has 2 cells; the head of its table has 1 [prose-table]\n");
	assert_tells("| A |\n|---|---|\n| b | c |\n",
	    "t.md:1:1: warning: this is printed as text: the line of dashes of a table has as many columns "
	    "as "
	    "its head [prose-table]\n");
}

Test(prose_read, refuses_footnotes_without_reference_or_text)
{
	assert_tells("a[^1]\n\n[^1]: b\n[^2]: c\n[^1]: d\n",
	    "t.md:4:1: error: nothing refers to the footnote «[^2]», or it is there twice [prose-note]\n"
	    "t.md:5:1: error: nothing refers to the footnote «[^1]», or it is there twice [prose-note]\n");
	assert_tells("ña [^9]\n",
	    "t.md:1:4: error: there is no footnote «[^9]»: it is written «[^9]: …» on a line of its own "
	    "[prose-note]\n");
	assert_tells("a[^1]\n\n[^1]: - b\n",
	    "t.md:3:7: error: a footnote holds paragraphs only [prose-note]\n");
	assert_tells("```\n[^1]: no\n```\n\n\\[^1]\n", "");
}

Test(prose_read, refuses_links_that_lead_nowhere)
{
	assert_tells("[a](b.html)\n",
	    "t.md:1:1: error: this link leads to «b.html»; it should lead to an address (https://…, "
	    "mailto:…) "
	    "or to a heading (#its-words) [prose-link]\n");
	assert_tells("x [](https://a.b)\n",
	    "t.md:1:3: error: this link has no words to be printed: [words](address) [prose-link]\n");
	assert_tells("[a](#b) [c](mailto:d@e.f) <tel:1>\n", "");
}

Test(prose_read, refuses_what_is_no_text)
{
	struct arena *arena = support_arena();
	const char *told;

	read_bytes(arena, "ña\nb\0c", 7, &told);
	cr_assert_str_eq(told,
	    "t.md:2:2: error: a control character (byte 0x00) in a text; is this a text file? "
	    "[prose-encoding]\n");
	read_bytes(arena, "ña \xF1o", 7, &told);
	cr_assert_str_eq(told,
	    "t.md:1:4: error: byte 0xF1 is not UTF-8; save the text as UTF-8 [prose-encoding]\n");
	arena_close(arena);
}

Test(prose_read, ends_at_its_limits)
{
	struct arena *arena = support_arena();
	const char *told;
	struct buf b = BUF_INIT;

	for (int i = 0; i < PROSE_DEPTH_MAX; i++)
		buf_adds(&b, "> ");
	buf_adds(&b, "x\n");
	read_bytes(arena, b.data, b.length, &told);
	cr_assert_str_eq(told, "");
	buf_clear(&b);
	for (int i = 0; i <= PROSE_DEPTH_MAX; i++)
		buf_adds(&b, "> ");
	buf_adds(&b, "x\n");
	read_bytes(arena, b.data, b.length, &told);
	cr_assert(strstr(told, "more than 8 deep [prose-limit]"), "%s", told);
	buf_clear(&b);
	buf_adds(&b, "a\n\n");
	for (size_t i = 0; i <= PROSE_STRETCH_MAX / 8; i++)
		buf_adds(&b, "1234 678\n");
	read_bytes(arena, b.data, b.length, &told);
	cr_assert_str_eq(told,
	    "t.md:3:1: error: more than 64 KB of text without a blank line; divide it [prose-limit]\n");
	buf_release(&b);
	arena_close(arena);
}

static void
assert_inline(const char *text, const char *expected, const char *expected_told)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct prose_block block;
	struct buf b = BUF_INIT;

	prose_read_inline(arena, (struct srcloc){"t.yaml", 7, 3}, (struct bytes){text, strlen(text)}, &block,
	    diags);
	print_runs(&b, &block);
	cr_assert_str_eq(support_printed(arena, diags), expected_told);
	cr_assert_str_eq(buf_take(&b, arena), expected);
	diags_close(diags);
	arena_close(arena);
}

/* Places are those in the text; a template's texts may be empty, and have no footnotes. */
Test(prose_read, reads_texts_of_templates)
{
	assert_inline("De **{year}**\na [^1]", " 1:1\"De \" 1:6B\"{year}\" 1:12~ 2:1\"a [^1]\"", "");
	assert_inline("", "", "");
	assert_inline("1. Objetivo", "",
	    "t.yaml:7:3: error: a text with markup is one paragraph, with **bold**, *italic*, `code` and "
	    "[links](…) in it; what begins a heading, a list or a quote is written with a backslash: \\#, "
	    "1\\., "
	    "\\- [prose-inline]\n");
}
