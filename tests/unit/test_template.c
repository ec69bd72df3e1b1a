#include <criterion/criterion.h>
#include <time.h>

#include "base/buf.h"
#include "support.h"
#include "template/content.h"
#include "template/loader.h"

#define LEN(array) (sizeof(array) / sizeof((array)[0]))

/* Three lines that make a template of what follows them; its own lines begin with 4. */
#define START "pliego: 1\nfonts: {n: {regular: ArchivoNarrow-Regular.ttf}}\nsections: [page-break]\n"
/* Two; what follows gives the sections. */
#define BODY "pliego: 1\nfonts: {n: {regular: ArchivoNarrow-Regular.ttf}}\n"

struct fault {
	const char *text, *expected;
};

static bool
load(struct arena *arena, const char *text, struct template *out, const char **printed)
{
	struct diags *diags = diags_open();
	struct bytes bytes = {text, strlen(text)};
	bool good = template_parse(arena, "t.yaml", bytes, "fonts", out, diags);

	cr_assert_eq(good, diags_errors(diags) == 0);
	*printed = support_printed(arena, diags);
	diags_close(diags);
	return good;
}

static void
must_load(struct arena *arena, const char *text, struct template *out)
{
	const char *printed;

	cr_assert(load(arena, text, out, &printed), "%s", printed);
	cr_assert_str_eq(printed, "");
}

static void
check_faults(const struct fault *cases, size_t n)
{
	struct arena *arena = support_arena();

	for (size_t i = 0; i < n; i++) {
		struct template t;
		const char *printed;
		load(arena, cases[i].text, &t, &printed);
		cr_expect_str_eq(printed, cases[i].expected, "case %zu:\n%s\ngives\n%s", i, cases[i].text,
		    printed);
	}
	arena_close(arena);
}

#define CHECK_FAULTS(cases) check_faults(cases, LEN(cases))

/* --- faults --------------------------------------------------------------------------------------------- */

Test(template, names_faults_of_the_whole)
{
	static const struct fault cases[] = {
	    {"a: 1\n",
		"t.yaml:1:1: error: unknown key «a» in the template [yaml-unknown-key]\n"
		"t.yaml:1:1: error: the template needs the key «pliego» [yaml-missing-key]\n"
		"t.yaml:1:1: error: the template needs the key «fonts» [yaml-missing-key]\n"
		"t.yaml:1:1: error: the template needs the key «sections» [yaml-missing-key]\n"},
	    {"- a\n", "t.yaml:1:1: error: the template should be a mapping; this is a list [yaml-shape]\n"},
	    {"a\n",
		"t.yaml:1:1: error: the template should be a mapping; this is a single value [yaml-shape]\n"},
	    {"pliego: 2\nfonts: x\nsections: y\n",
		"t.yaml:1:9: error: the template is written for version 2 of the language; this program"
		" reads version 1"
		" [template-version]\n"},
	    {"pliego: one\nfonts: {n: {regular: ArchivoNarrow-Regular.ttf}}\nsections: []\n",
		"t.yaml:1:9: error: «pliego» should be a whole number, not «one» [yaml-value]\n"
		"t.yaml:3:11: error: a list of content holds 1 to 5000 items [yaml-range]\n"},
	    {START "style: {}\n",
		"t.yaml:4:1: error: unknown key «style» in the template; is «styles» meant?"
		" [yaml-unknown-key]\n"},
	    {START "language: Spanish\n",
		"t.yaml:4:11: error: «language» should be a language tag like «es» or «es-SV»,"
		" not «Spanish» [yaml-value]\n"},
	    {START "styles: [a]\ntables: x\n",
		"t.yaml:4:9: error: «styles» should be a mapping; this is a list [yaml-shape]\n"
		"t.yaml:5:9: error: «tables» should be a mapping; this is a single value [yaml-shape]\n"},
	};

	CHECK_FAULTS(cases);
}

Test(template, names_faults_of_the_page)
{
	static const struct fault cases[] = {
	    {START "page: {size: leter}\n",
		"t.yaml:4:14: error: «size» should be letter, legal, oficio, tabloid, a4, a3 or [width,"
		" height], not"
		" «leter»; is «letter» meant? [yaml-value]\n"},
	    {START "page: {size: [10 mm, 300 mm]}\n",
		"t.yaml:4:15: error: «size» is 10 mm; it may be 50 mm to 5080 mm [yaml-range]\n"},
	    {START "page: {size: {a: b}}\n",
		"t.yaml:4:14: error: «size» should be the name of a paper size, or [width, height]"
		" [yaml-shape]\n"},
	    {START "page: {orientation: upright}\n",
		"t.yaml:4:21: error: «orientation» should be portrait or landscape, not «upright»"
		" [yaml-value]\n"},
	    {START "page:\n  margins: 120 mm\n",
		"t.yaml:5:3: error: the margins leave less than 20 mm of the page's"
		" width; make them smaller or the page larger [template-page]\n"},
	    {START "page: {margins: {top: 8 in, botom: 1 in}, two-sided: maybe}\n",
		"t.yaml:4:29: error: unknown key «botom» in a mapping of sides; is «bottom» meant?"
		" [yaml-unknown-key]\n"
		"t.yaml:4:54: error: «two-sided» should be yes or no, not «maybe» [yaml-value]\n"},
	};

	CHECK_FAULTS(cases);
}

Test(template, names_faults_of_values)
{
	static const struct fault cases[] = {
	    {START "styles: {a: {size: 12}}\n",
		"t.yaml:4:20: error: «size» is «12», without a unit; it should be a length"
		" like «12 mm» (mm, cm, in or pt) [yaml-value]\n"},
	    {START "styles: {a: {size: 12 px}}\n",
		"t.yaml:4:20: error: «size» should be a length like «12 mm» (mm, cm,"
		" in or pt), not «12 px» [yaml-value]\n"},
	    {START "styles:\n  a: {size: \"6,5 pt\"}\n",
		"t.yaml:5:13: error: «size» is «6,5 pt»; decimals are written with a point [yaml-value]\n"},
	    {START "styles: {a: {size: 201 pt}}\n",
		"t.yaml:4:20: error: «size» is 201 pt; it may be 1 pt to 200 pt [yaml-range]\n"},
	    {START "styles: {a: {size: [1]}}\n",
		"t.yaml:4:20: error: «size» should be a length like «12 mm» (mm, cm, in"
		" or pt); this is a list [yaml-shape]\n"},
	    {START "styles: {a: {size: 9999999 mm}}\n",
		"t.yaml:4:20: error: «size» is «9999999 mm», more than any page holds [yaml-range]\n"},
	    {START "styles: {a: {size: 12 px, leading: }}\n",
		"t.yaml:4:20: error: «size» should be a length like «12 mm» (mm, cm, in or pt), not «12 px»"
		" [yaml-value]\n"},
	    {START "styles: {a: {size: 7,5 pt}}\n",
		"t.yaml:4:20: error: «size» is «7», without a unit; it should be a length like «12 mm» (mm,"
		" cm,"
		" in or pt) [yaml-value]\n"
		"t.yaml:4:22: error: «5 pt» stands where a key should: a comma ends a value; decimals are"
		" written"
		" with a point [yaml-unknown-key]\n"},
	    {START "styles: {a: {tamaño: 9 pt, Alineación: centro, align: Centro, borde: }}\n",
		"t.yaml:4:14: error: unknown key «tamaño» in a style; is «size» meant? [yaml-unknown-key]\n"
		"t.yaml:4:28: error: unknown key «Alineación» in a style; is «align» meant?"
		" [yaml-unknown-key]\n"
		"t.yaml:4:55: error: «align» should be left, center, right or justify, not «Centro»; is"
		" «center»"
		" meant? [yaml-value]\n"
		"t.yaml:4:63: error: unknown key «borde» in a style; is «border» meant?"
		" [yaml-unknown-key]\n"},
	    {START "styles: {a: {size: 9 pt, hyphen-min: 1, line-breaking: even}}\n",
		"t.yaml:4:38: error: «hyphen-min» is 1; it may be 2 to 10 [yaml-range]\n"
		"t.yaml:4:56: error: «line-breaking» should be greedy or optimal, not «even» [yaml-value]\n"},
	    {START "styles: {a: {size: 9 pt, hyphen-max: 3}}\n",
		"t.yaml:4:26: error: unknown key «hyphen-max» in a style; is «hyphen-min» meant? "
		"[yaml-unknown-key]\n"},
	    {START "styles: {a: {hyphenate: on, size:9 pt}}\n",
		"t.yaml:4:25: error: «hyphenate» should be yes or no, not «on» [yaml-value]\n"
		"t.yaml:4:29: error: «size:9 pt» lacks a blank after the colon; write «size: 9 pt»"
		" [yaml-unknown-key]\n"},
	    {START "styles:\n  a:\n    border: #FF0000\n    size: #9\n    font:\n      #none\n",
		"t.yaml:6:13: error: «border» has no colour: a bare # begins a comment; a colour stands in"
		" quotes,"
		" \"#1F3864\" [yaml-value]\n"
		"t.yaml:7:11: error: «size» has no value: a bare # begins a comment; a text with a # stands"
		" in"
		" quotes [yaml-value]\n"},
	    {START "styles: {a: {size: 10 pt, leading: 7.9 pt}}\n",
		"t.yaml:4:13: error: the lines of style «a» would run into each other: «leading» must be at"
		" least 0.8 of"
		" «size» [yaml-range]\n"},
	    {START "styles: {a: {color: red}}\n",
		"t.yaml:4:21: error: «color» should be a colour like \"#1F3864\", in"
		" quotes, or none, not «red» [yaml-value]\n"},
	    {START "styles:\n  a:\n    color: #FF0000\n",
		"t.yaml:6:12: error: «color» has no colour: a bare # begins a comment; a colour stands in"
		" quotes,"
		" \"#1F3864\" [yaml-value]\n"},
	    {START "styles: {a: {color: none}}\n",
		"t.yaml:4:13: error: style «a» would print nothing: «color» can't be none [yaml-value]\n"},
	    {START "styles:\n  a:\n    border: 0.5 pt #000000\n",
		"t.yaml:6:13: error: «border» has no colour; it is written in quotes, \"#1F3864\": a bare #"
		" begins a"
		" comment [yaml-value]\n"},
	    {START "styles: {a: {border: {left: thick}}}\n",
		"t.yaml:4:29: error: «border» is «thick»; a border is none, or a width up to 20 pt and a"
		" colour: 0.5 pt"
		" \"#000000\" [yaml-value]\n"},
	    {START "styles: {a: {padding: [1 pt, 2 pt, 3 pt]}}\n",
		"t.yaml:4:23: error: «padding» should be a length, [vertical, horizontal] or {top: …,"
		" right: …, bottom: …,"
		" left: …}; this is a list [yaml-shape]\n"},
	    {START "styles: {a: {padding: -1 pt}}\n",
		"t.yaml:4:23: error: «padding» is -1 pt; it may be 0 pt to 100 pt [yaml-range]\n"},
	    {START "styles: {a: {orphans: 0, widows: 2.5}}\n",
		"t.yaml:4:23: error: «orphans» is 0; it may be 1 to 20 [yaml-range]\n"
		"t.yaml:4:34: error: «widows» should be a whole number, not «2.5» [yaml-value]\n"},
	    {START "styles: {a: {align: centre}}\n",
		"t.yaml:4:21: error: «align» should be left, center, right or"
		" justify, not «centre»; is «center» meant? [yaml-value]\n"},
	    {START "styles: {a: {colour: \"#000000\"}}\n",
		"t.yaml:4:14: error: unknown key «colour» in a style; is «color» meant?"
		" [yaml-unknown-key]\n"},
	};

	CHECK_FAULTS(cases);
}

Test(template, names_faults_of_fonts_and_styles)
{
	static const struct fault cases[] = {
	    {"pliego: 1\nfonts: {}\nsections: [page-break]\n",
		"t.yaml:2:8: error: a template has 1 to 64 fonts [yaml-range]\n"},
	    {"pliego: 1\nfonts: {n: {bold: None.ttf}}\nsections: [page-break]\n",
		"t.yaml:2:12: error: a font needs the key «regular», or «family» where it is installed"
		" [yaml-missing-key]\n"
		"t.yaml:2:19: error: font file «None.ttf» is neither beside the template nor in fonts;"
		" a font is named by its .ttf or .otf file there, by the path of one, or as `family` by the"
		" name of an installed one"
		" [template-font-missing]\n"},
	    {"pliego: 1\nfonts: {narrow: {regular: ArchivoNarrow-Regular.ttf, fallback: [narow, narrow]}}\n"
	     "sections: [page-break]\n",
		"t.yaml:2:65: error: unknown font «narow»; is «narrow» meant? [template-unknown-font]\n"
		"t.yaml:2:72: error: a font can't stand in for itself [template-unknown-font]\n"},
	    {START "styles: {a: {font: sans}}\n",
		"t.yaml:4:20: error: unknown font «sans» [template-unknown-font]\n"},
	    {START "styles:\n  table-cell: {}\n  b: {parent: tabel-cell}\n",
		"t.yaml:6:15: error: unknown style «tabel-cell»; is «table-cell» meant?"
		" [template-unknown-style]\n"},
	    {START "styles:\n  a: {parent: b}\n  b: {parent: c}\n  c: {parent: a}\n  d: {parent: c}\n",
		"t.yaml:7:15: error: style «c» would be its own ancestor [template-style-cycle]\n"},
	    {START "styles: {a: {parent: a}}\n",
		"t.yaml:4:22: error: style «a» would be its own ancestor [template-style-cycle]\n"},
	    {START "styles: {a: 3}\n",
		"t.yaml:4:13: error: a style should be a mapping; this is a single value [yaml-shape]\n"},
	};

	CHECK_FAULTS(cases);
}

Test(template, tells_what_a_comment_took_from_a_text)
{
	static const struct fault cases[] = {
	    {BODY "sections:\n  - paragraph: PLAN #2\n  - paragraph: PLAN # two\n  - paragraph: \"P\" #2\n",
		"t.yaml:4:21: warning: «text» is only «PLAN»: a bare # begins a comment; a text with a #"
		" stands in"
		" quotes [yaml-comment]\n"},
	    {BODY "draft: #1\nsections:\n  - list:\n      items:\n        - #1\n        - 2\n",
		"t.yaml:3:8: error: «draft» has no value: a bare # begins a comment; a text with a # stands"
		" in"
		" quotes [yaml-value]\n"
		"t.yaml:7:11: error: «items» has no value: a bare # begins a comment; a text with a # stands"
		" in"
		" quotes [yaml-value]\n"},
	};

	CHECK_FAULTS(cases);
}

Test(template, takes_a_key_left_open_as_not_given)
{
	static const struct fault cases[] = {
	    {"pliego: ~\nfonts: NULL\nsections:\n",
		"t.yaml:1:9: error: «pliego» should be a whole number; nothing is given [yaml-value]\n"
		"t.yaml:2:8: error: «fonts» should be a mapping; this is nothing [yaml-shape]\n"
		"t.yaml:3:10: error: «sections» should be a list; this is nothing [yaml-shape]\n"},
	    {BODY
		"page: {size: null, margins: {top: ~, left: }, binding: }\nlanguage: Null\ndraft: ~\n"
		"styles: {base: {parent: , font: ~, size: null, color: , border: ~, background: NULL, align:"
		" ~}}\n"
		"header: ~\nfooter:\ntables: null\nstatuses:\n"
		"sections:\n  - page-break: ~\n  - heading: {text: a, style: ~, level: null}\n"
		"  - grid: {columns: [1*], rows: [{cells: [{text: ~, width: null}], height: ~}], align: }\n",
		""},
	    {BODY "sections:\n  - heading: ~\n  - space: null\n  - table: ~\n  - list: {items: [~, null,"
		  " 'null']}\n"
		  "  - ~\n",
		"t.yaml:4:14: error: a heading needs the key «text» [yaml-missing-key]\n"
		"t.yaml:5:12: error: «space» should be a length like «12 mm» (mm, cm, in or pt); nothing is"
		" given"
		" [yaml-value]\n"
		"t.yaml:6:12: error: «table» should be a text; nothing is given [yaml-value]\n"
		"t.yaml:7:20: error: «items» should be a text; nothing is given [yaml-value]\n"
		"t.yaml:7:23: error: «items» should be a text; nothing is given [yaml-value]\n"
		"t.yaml:8:5: error: each item is one word or one «kind: …»; begin the next one with '- '"
		" [template-section]\n"},
	};

	CHECK_FAULTS(cases);
}

Test(template, names_faults_of_texts)
{
	static const struct fault cases[] = {
	    {BODY "sections:\n  - paragraph: \"Año {yaer}\"\n",
		"t.yaml:4:21: error: unknown field {yaer}; is {year} meant? [yaml-field]\n"},
	    {BODY "sections:\n  - paragraph: \"á\\u00e9 {x}\"\n",
		"t.yaml:4:16: error: unknown field {x} [yaml-field]\n"},
	    {BODY "sections:\n  - paragraph: \"a {year\"\n",
		"t.yaml:4:19: error: this brace is never closed; a brace as"
		" such is written {{ [yaml-field]\n"},
	    {BODY "sections:\n  - paragraph: \"{a {year}\"\n",
		"t.yaml:4:17: error: this brace is never closed; a brace as"
		" such is written {{ [yaml-field]\n"},
	    {BODY "sections:\n  - heading: \"{year} {page}\"\n",
		"t.yaml:4:22: error: field {page} has no value in this text [yaml-field]\n"},
	    {BODY "sections:\n  - paragraph: \"{unti.name} {institucion}\"\n",
		"t.yaml:4:17: error: unknown field {unti.name}; is {unit.name} meant? [yaml-field]\n"
		"t.yaml:4:29: error: unknown field {institucion}; is {institution} meant? [yaml-field]\n"},
	    {BODY "sections:\n  - paragraph: [a, [b]]\n",
		"t.yaml:4:20: error: «text» should be a text; this is a list [yaml-shape]\n"},
	};

	CHECK_FAULTS(cases);
}

Test(template, names_faults_of_grids)
{
	static const struct fault cases[] = {
	    {START "header: {columns: [1*, 1*], rows: [{cells: [{text: a}]}]}\n",
		"t.yaml:4:36: error: the cells of this row leave column 2 of 2 empty [template-grid]\n"},
	    {START "header: {columns: [1*, 1*], rows: [{cells: [{text: a}, {text: b, columns: 2}]}]}\n",
		"t.yaml:4:56: error: this cell is 2 columns wide, but 1 of 2 are free here"
		" [template-grid]\n"},
	    {START "footer:\n  columns: [1*, 1*]\n  rows:\n    - cells: [{rows: 2}, {}]\n    - cells: [{},"
		   " {}]\n",
		"t.yaml:8:19: error: this cell is 1 columns wide, but 0 of 2 are free here"
		" [template-grid]\n"},
	    {START "footer:\n  columns: [1*]\n  rows: [{cells: [{rows: 3}]}]\n",
		"t.yaml:5:3: error: the cell in column 1 reaches 2 below the last row [template-grid]\n"},
	    {START "header: {columns: [], rows: []}\n",
		"t.yaml:4:19: error: the header has 1 to 64 columns and 1 to 200 rows [yaml-range]\n"},
	    {START "header: {columns: [300 mm, 1*], rows: [{cells: [{}, {}]}], space-before: 1 mm}\n",
		"t.yaml:4:60: error: unknown key «space-before» in the header [yaml-unknown-key]\n"
		"t.yaml:4:19: error: the columns need 300 mm without the flexible ones; the page has 185.9"
		" mm between"
		" its margins [template-widths]\n"},
	    {START "header: {columns: [60 %, 50 %], rows: [{cells: [{}, {}]}]}\n",
		"t.yaml:4:19: error: the columns make up more than 100 % [template-widths]\n"},
	    {START "header: {columns: [0], rows: [{cells: [{}]}]}\n",
		"t.yaml:4:20: error: «columns» is 0; it must be more than 0 [yaml-range]\n"},
	    {START "header: {columns: [wide], rows: [{cells: [{}]}]}\n",
		"t.yaml:4:20: error: «columns» should be a width like «25 mm», «12 %» or «1.5*», not «wide»"
		" [yaml-value]\n"},
	    {START "header: {columns: [1*], rows: [{cells: [{text: a, image: logo}]}]}\n",
		"t.yaml:4:41: error: a cell has a text or an image, not both [template-grid]\n"},
	    {START "header: {columns: [1*], rows: [{cells: [{text: a, height: 2 mm}]}]}\n",
		"t.yaml:4:51: error: «height» is for cells with an image [template-grid]\n"},
	    {START "header: {columns: [1*], rows: [{cells: [{image: none.png}]}]}\n",
		"t.yaml:4:49: error: image «none.png» is not beside the template; «logo» is the job's logo"
		" [template-image-missing]\n"},
	    {START "header: {rows: [{cells: [{}]}]}\n",
		"t.yaml:4:9: error: the header needs the key «columns» [yaml-missing-key]\n"},
	};

	CHECK_FAULTS(cases);
}

Test(template, names_faults_of_tables)
{
	static const struct fault cases[] = {
	    {START "tables: {t: {columns: []}}\n",
		"t.yaml:4:23: error: «columns» holds no column [template-table]\n"},
	    {START "tables: {t: {}}\n",
		"t.yaml:4:13: error: a table needs the key «columns» [yaml-missing-key]\n"},
	    {START "tables: {t: {columns: [{title: a}]}}\n",
		"t.yaml:4:24: error: a column of a table needs the key «field» [yaml-missing-key]\n"},
	    {START "tables: {t: {columns: [{field: A, decimals: 2}, {field: B, number: as-written, decimals:"
		   " 1}]}}\n",
		"t.yaml:4:45: error: «decimals» needs «kind: number», «kind: percent» or «kind: money»"
		" [template-table]\n"
		"t.yaml:4:90: error: «decimals» needs «kind: number», «kind: percent» or «kind: money»"
		" [template-table]\n"},
	    {START "tables: {t: {columns: [{field: A, kind: money, number: number}, {field: B, kind: coin},"
		   " {field: C, kind: text, decimals: 1}]}}\n",
		"t.yaml:4:41: error: «kind» or «number», not both [template-table]\n"
		"t.yaml:4:82: error: «kind» should be text, number, percent or money, not «coin» "
		"[yaml-value]\n"
		"t.yaml:4:122: error: «decimals» needs «kind: number», «kind: percent» or «kind: money»"
		" [template-table]\n"},
	    {START "tables: {t: {columns: [{group: a, columns: [{group: b, columns: [{group: c, columns:"
		   " [{group: d,"
		   " columns: [{group: e, columns: [{field: A}]}]}]}]}]}]}}\n",
		"t.yaml:4:108: error: groups may be nested 4 deep [template-table]\n"},
	    {START "tables: {t: {columns: [{columns: [{field: A}]}]}}\n",
		"t.yaml:4:24: error: a group of columns needs the key «group» [yaml-missing-key]\n"},
	    {BODY "tables: {t: {columns: [{field: A, width: 100 mm}, {field: B, width: 86 mm}]}}\n"
		  "sections: [{each-unit: [{table: t}]}]\n",
		"t.yaml:3:10: error: the columns need 186 mm; the page has 185.9 mm between its margins"
		" [template-widths]\n"},
	    {START "tables: {t: {columns: [{field: A, merge: 1, style: c}]}}\n",
		"t.yaml:4:42: error: «merge» should be yes or no, not «1» [yaml-value]\n"
		"t.yaml:4:52: error: unknown style «c» [template-unknown-style]\n"},
	};

	CHECK_FAULTS(cases);
}

Test(template, names_faults_of_sections)
{
	static const struct fault cases[] = {
	    {BODY "sections:\n  - headin: a\n",
		"t.yaml:4:5: error: unknown key «headin» in the content; is «heading» meant?"
		" [yaml-unknown-key]\n"},
	    {BODY "sections:\n  - heading: a\n    paragraph: b\n",
		"t.yaml:4:5: error: each item is one word or one «kind: …»; begin the next one with '- '"
		" [template-section]\n"},
	    {BODY "sections:\n  - page-break: 2\n",
		"t.yaml:4:17: error: «page-break» stands alone, without a value [yaml-shape]\n"},
	    {BODY "sections:\n  - heading\n",
		"t.yaml:4:5: error: a heading needs the key «text» [yaml-missing-key]\n"},
	    {BODY "sections:\n  - heading: {text: a, level: 7}\n",
		"t.yaml:4:31: error: «level» is 7; it may be 1 to 6 [yaml-range]\n"},
	    {BODY "sections:\n  - each-unit:\n      - cover: {content: [page-break]}\n      - each-unit:"
		  " [page-break]\n",
		"t.yaml:5:9: error: «cover» can't stand in each-unit; move it to «sections»"
		" [template-section]\n"
		"t.yaml:6:9: error: «each-unit» can't stand in each-unit; move it to «sections»"
		" [template-section]\n"},
	    {BODY "sections:\n  - cover: {content: [{each-unit: [page-break]}]}\n",
		"t.yaml:4:24: error: «each-unit» can't stand in a cover; move it to «sections»"
		" [template-section]\n"},
	    {BODY "tables: {plan: {columns: [{field: A}]}}\nsections:\n  - table: plann\n",
		"t.yaml:5:12: error: unknown table «plann»; is «plan» meant? [template-unknown-table]\n"},
	    {BODY "sections:\n  - contents: {style: base, styles: [base]}\n",
		"t.yaml:4:37: error: «style» or «styles», not both [template-section]\n"},
	    {BODY "sections:\n  - changes: {titles: [a, b, c], widths: [1*, 2*]}\n",
		"t.yaml:4:23: error: «titles» holds 3 texts; it needs 4: of version, date, description and"
		" author"
		" [template-section]\n"
		"t.yaml:4:42: error: «widths» holds 2 widths; it needs 4 [template-section]\n"},
	    {BODY "sections:\n  - space: 3\n  - list: {items: a}\n",
		"t.yaml:4:12: error: «space» is «3», without a unit; it should be a length like «12 mm»"
		" (mm, cm, in or pt)"
		" [yaml-value]\n"
		"t.yaml:5:19: error: «items» should be a list, not «a» [yaml-value]\n"},
	};

	CHECK_FAULTS(cases);
}

/* --- values --------------------------------------------------------------------------------------------- */

Test(template, reads_lengths_exactly)
{
	static const struct {
		const char *text;
		length value;
	} cases[] = {
	    {"0", 0},
	    {"1 pt", 1000},
	    {"6.5pt", 6500},
	    {"0.0005 pt", 1}, /* half away from zero */
	    {"0.0004 pt", 0},
	    {"1 in", 72000},
	    {"1 mm", 2835},   /* 72000 / 25.4 = 2834.645 */
	    {"12 mm", 34016}, /* 34015.748 */
	    {"2.54 cm", 72000},
	    {"-1 cm", -28346}, /* -28346.457 */
	    {"200 in", 14400000},
	};

	for (size_t i = 0; i < LEN(cases); i++) {
		length value = -1;
		cr_expect_eq(value_length(cases[i].text, strlen(cases[i].text), &value), VALUE_OK, "%s",
		    cases[i].text);
		cr_expect_eq(value, cases[i].value, "%s: %d", cases[i].text, (int)value);
	}
}

Test(template, refuses_what_is_no_length)
{
	static const struct {
		const char *text;
		enum value_fault fault;
	} cases[] = {
	    {"", VALUE_MALFORMED},
	    {"mm", VALUE_MALFORMED},
	    {"1 MM", VALUE_MALFORMED},
	    {"1.5", VALUE_NO_UNIT},
	    {"1. pt", VALUE_MALFORMED},
	    {".5 pt", VALUE_MALFORMED},
	    {"+1 pt", VALUE_MALFORMED},
	    {"1 pt x", VALUE_MALFORMED},
	    {"1,5 pt", VALUE_COMMA},
	    {"14400.1 pt", VALUE_TOO_LARGE},
	    {"1000000 cm", VALUE_TOO_LARGE},
	    {"99999999999999999999 pt", VALUE_TOO_LARGE},
	    {"0.1234567 pt", VALUE_MALFORMED},
	    {"1e3 pt", VALUE_MALFORMED},
	    {"--1 pt", VALUE_MALFORMED},
	    {"999999 cm", VALUE_TOO_LARGE},
	    {"-999999 cm", VALUE_TOO_LARGE},
	};

	for (size_t i = 0; i < LEN(cases); i++) {
		length value = 7;
		cr_expect_eq(value_length(cases[i].text, strlen(cases[i].text), &value), cases[i].fault, "%s",
		    cases[i].text);
		cr_expect_eq(value, 7, "%s", cases[i].text);
	}
}

Test(template, reads_measures_and_colours)
{
	struct column_width m = {0};
	struct color c;

	cr_assert_eq(value_width("12.5 %", 6, &m), VALUE_OK);
	cr_assert(m.kind == WIDTH_PERCENT && m.value == 12500);
	cr_assert_eq(value_width("1.25*", 5, &m), VALUE_OK);
	cr_assert(m.kind == WIDTH_FLEX && m.value == 1250);
	cr_assert_eq(value_width("25 mm", 5, &m), VALUE_OK);
	cr_assert(m.kind == WIDTH_FIXED && m.value == 70866);
	cr_assert_eq(value_width("1001*", 5, &m), VALUE_TOO_LARGE);
	cr_assert_eq(value_width("* 2", 3, &m), VALUE_MALFORMED);
	cr_assert(value_color("#1F38a4", 7, &c) && c.r == 0x1F && c.g == 0x38 && c.b == 0xA4 && !c.none);
	cr_assert(value_color("none", 4, &c) && c.none);
	cr_assert_not(value_color("#12345g", 7, &c));
	cr_assert_not(value_color("#123", 4, &c));
}

Test(template, inherits_and_fills_in_styles)
{
	struct arena *arena = support_arena();
	struct template t;

	/*
	 * The parent comes last; a size without a leading has 1.2 times itself; no size, the parent's
	 * leading.
	 */
	must_load(arena,
	    START
	    "language: es-MX\nstyles:\n"
	    "  a: {parent: c, size: 10 pt, padding: {left: 3 pt}}\n"
	    "  b: {parent: a, variant: bold-italic, border: {top: none, left: 2 pt \"#010203\"}}\n"
	    "  c: {size: 8 pt, leading: 11 pt, padding: [1 pt, 2 pt], border: '0.5 pt #0A0B0C', hyphenate:"
	    " sí}\n"
	    "  d: {parent: c, align: justify}\n",
	    &t);
	const struct style *a = &t.styles[0], *b = &t.styles[1], *c = &t.styles[2], *d = &t.styles[3];
	cr_assert_eq(t.style_count, 5);
	cr_assert_str_eq(t.styles[4].name, "base");
	cr_assert(t.styles[4].size == 9000 && t.styles[4].leading == 10800 && t.styles[4].background.none);
	cr_assert(a->size == 10000 && a->leading == 12000);
	cr_assert(b->size == 10000 && b->leading == 12000 && b->variant == FACE_BOLD_ITALIC);
	cr_assert(c->size == 8000 && c->leading == 11000 && c->hyphenate);
	cr_assert(d->size == 8000 && d->leading == 11000 && d->hyphenate && d->align == ALIGN_JUSTIFY);
	cr_assert(a->padding[SIDE_TOP] == 1000 && a->padding[SIDE_RIGHT] == 2000);
	cr_assert(a->padding[SIDE_BOTTOM] == 1000 && a->padding[SIDE_LEFT] == 3000);
	cr_assert(b->border[SIDE_TOP].width == 0 && b->border[SIDE_RIGHT].width == 500);
	cr_assert(b->border[SIDE_LEFT].width == 2000 && b->border[SIDE_LEFT].color.g == 2);
	cr_assert_eq(c->border[SIDE_BOTTOM].color.b, 0x0C);
	cr_assert(d->orphans == 2 && d->widows == 2);
	cr_assert_str_eq(d->language, "es-MX");
	arena_close(arena);
}

Test(template, turns_pages)
{
	static const struct {
		const char *text;
		length width, height;
	} cases[] = {
	    {START, 612000, 792000},
	    {START "page: {size: letter, orientation: landscape}\n", 792000, 612000},
	    {START "page: {size: oficio}\n", 612000, 936000},
	    {START "page: {size: legal, orientation: portrait}\n", 612000, 1008000},
	    {START "page: {size: tabloid}\n", 792000, 1224000},
	    {START "page: {size: a4}\n", 595276, 841890},
	    {START "page: {size: a3}\n", 841890, 1190551},
	    {START "page: {size: [300 pt, 200 pt]}\n", 300000, 200000},
	    {START "page: {size: [300 pt, 200 pt], orientation: portrait}\n", 200000, 300000},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(cases); i++) {
		struct template t;
		must_load(arena, cases[i].text, &t);
		cr_expect_eq(t.page.width, cases[i].width, "case %zu: %d", i, (int)t.page.width);
		cr_expect_eq(t.page.height, cases[i].height, "case %zu: %d", i, (int)t.page.height);
		cr_expect_eq(t.page.margin[SIDE_LEFT], 42520);
	}
	arena_close(arena);
}

Test(template, compiles_texts)
{
	struct arena *arena = support_arena();
	struct template t;

	/* "n" and a combining tilde become one character. */
	must_load(arena, BODY "sections:\n  - paragraph: \"an\xCC\x83o {year}{page}{{x}} z\"\n", &t);
	const struct text_template *text = &t.contents[0].u.paragraph.text;
	cr_assert_eq(text->count, 4);
	cr_assert(text->pieces[0].field == FIELD_LITERAL && text->pieces[0].length == 5);
	cr_assert_str_eq(text->pieces[0].text, "a\xC3\xB1o ");
	cr_assert_eq(text->pieces[0].loc.column, 17);
	cr_assert(text->pieces[1].field == FIELD_YEAR && text->pieces[1].loc.column == 22);
	cr_assert(text->pieces[2].field == FIELD_PAGE && text->pieces[2].loc.column == 28);
	cr_assert_str_eq(text->pieces[3].text, "{x} z");
	cr_assert_eq(text->pieces[3].loc.column, 34);
	cr_assert_not(t.per_unit_only);
	arena_close(arena);
}

Test(template, knows_when_it_needs_a_unit)
{
	static const struct {
		const char *text;
		unsigned line, column; /* 0: it doesn't */
	} cases[] = {
	    {BODY "sections:\n  - each-unit: [heading: \"{unit.name}\"]\n  - paragraph: x\n", 0, 0},
	    {BODY "sections:\n  - each-unit: [page-break]\n  - paragraph: \"a {unit.code}\"\n", 5, 19},
	    {BODY "header: {columns: [1*], rows: [{cells: [{text: \"{unit.rows}\"}]}]}\nsections:"
		  " [page-break]\n",
		3, 49},
	    {BODY "tables: {t: {summary: \"{unit.name}\", columns: [{field: A}]}}\nsections:\n  - table: t\n",
		5, 12},
	    {BODY "tables: {t: {columns: [{field: A}]}}\nsections:\n  - each-unit: [table: t]\n", 0, 0},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(cases); i++) {
		struct template t;
		must_load(arena, cases[i].text, &t);
		cr_expect_eq(t.per_unit_only, cases[i].line > 0, "case %zu", i);
		cr_expect_eq(t.per_unit_loc.line, cases[i].line, "case %zu", i);
		cr_expect_eq(t.per_unit_loc.column, cases[i].column, "case %zu: %u", i,
		    (unsigned)t.per_unit_loc.column);
	}
	arena_close(arena);
}

Test(template, types_every_kind_of_content)
{
	struct arena *arena = support_arena();
	struct template t;

	must_load(arena,
	    BODY
	    "styles: {a: {}, b: {}}\nsections:\n"
	    "  - cover: {header: no, valign: middle, content: [space: 20 pt, page-break]}\n"
	    "  - contents: {title: x, levels: 2, styles: [a, b], number-width: 12 mm}\n"
	    "  - contents\n"
	    "  - heading: {text: y, level: 3, outline: no, style: b}\n"
	    "  - heading: z\n"
	    "  - paragraph: {text: p, keep-with-next: yes}\n"
	    "  - list: {items: [i, j], numbered: yes, label-width: 1 in}\n"
	    "  - image: {source: logo, height: 34 mm, align: center, alt: q}\n"
	    "  - grid: {columns: [20 mm, 1*], align: right, rows: [{height: 1 in, cells: [{columns: 2}]}]}\n"
	    "  - signatures: {roles: [r, s], height: 22 mm, role-style: a, style: b}\n"
	    "  - changes: {titles: [k, l, m, n], widths: [18 mm, 32 mm, 1*, 62 mm], style: a}\n",
	    &t);
	const struct content *c = t.contents;
	cr_assert_eq(t.content_count, 11);
	cr_assert(c[0].kind == CONTENT_COVER && c[0].loc.line == 5 && c[0].loc.column == 5 &&
	    c[0].child_count == 2);
	cr_assert(!c[0].u.cover.header && c[0].u.cover.footer && c[0].u.cover.valign == VALIGN_MIDDLE);
	cr_assert(c[0].children[0].kind == CONTENT_SPACE && c[0].children[0].u.space == 20000);
	cr_assert_eq(c[0].children[1].kind, CONTENT_PAGE_BREAK);
	cr_assert(c[1].kind == CONTENT_CONTENTS && c[1].u.contents.levels == 2);
	cr_assert_eq(c[1].u.contents.number_width, 34016);
	cr_assert_str_eq(c[1].u.contents.level_style[0]->name, "a");
	cr_assert_str_eq(c[1].u.contents.level_style[5]->name, "b");
	cr_assert(
	    c[2].kind == CONTENT_CONTENTS && c[2].u.contents.levels == 3 && c[2].u.contents.title.count == 0);
	cr_assert(c[3].u.heading.level == 3 && !c[3].u.heading.in_outline && c[3].u.heading.in_contents);
	cr_assert(c[4].u.heading.level == 1 && c[4].u.heading.in_outline && c[4].style == &t.styles[2]);
	cr_assert(c[5].kind == CONTENT_PARAGRAPH && c[5].keep_with_next && c[5].u.paragraph.text.count == 1);
	cr_assert(c[6].u.list.count == 2 && c[6].u.list.numbered && c[6].u.list.label_width == 72000);
	cr_assert(c[7].u.image.is_logo && c[7].u.image.height == 96378 && c[7].u.image.align == ALIGN_CENTER);
	cr_assert(c[8].u.grid.align == ALIGN_END && c[8].u.grid.rows[0].min_height == 72000);
	cr_assert(c[8].u.grid.column_count == 2 && c[8].u.grid.rows[0].cells[0].columns == 2);
	cr_assert(c[9].u.signatures.role_count == 2 && c[9].u.signatures.height == 62362);
	cr_assert(c[9].u.signatures.role_style == &t.styles[0] && c[9].style == &t.styles[1]);
	cr_assert_str_eq(c[10].u.changes.titles[3].pieces[0].text, "n");
	cr_assert(c[10].u.changes.widths[2].kind == WIDTH_FLEX && c[10].u.changes.widths[3].value == 175748);
	cr_assert_eq(c[10].u.changes.head_style, &t.styles[0]);
	arena_close(arena);
}

/* Comparing every wrong name with every right one would take a quarter of a minute. */
Test(template, suggests_no_more_when_nearly_all_is_wrong)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct buf text = BUF_INIT;
	struct template t;

	buf_adds(&text, BODY "styles:\n");
	for (int i = 0; i < 1000; i++)
		buf_addf(&text, "  cell-style-number-%04d: {}\n", i);
	buf_adds(&text, "header:\n  columns: [1*]\n  rows:\n");
	for (int i = 0; i < 12000; i++)
		buf_addf(&text, "%s{style: cell-stile-nnmber-%04d}%s", i % 60 == 0 ? "   - cells: [" : ",",
		    i % 1000, i % 60 == 59 ? "]\n" : "");
	buf_adds(&text, "sections: [page-break]\n");
	struct bytes bytes = {buf_cstr(&text), text.length};
	clock_t start = clock();
	cr_assert_not(template_parse(arena, "t.yaml", bytes, "fonts", &t, diags));
	cr_assert_lt((double)(clock() - start) / CLOCKS_PER_SEC, 2);
	cr_assert_eq(diags_errors(diags), 12000);
	cr_assert_str_eq(diags_get(diags, 0)->message,
	    "unknown style «cell-stile-nnmber-0000»; is «cell-style-number-0000» meant?");
	cr_assert_str_eq(diags_get(diags, 100)->message, "unknown style «cell-stile-nnmber-0100»");
	buf_release(&text);
	diags_close(diags);
	arena_close(arena);
}

#define TABLE(source, column)                                                         \
	BODY "tables: {t: {source: " source ", columns: [{field: A}, " column "]}}\n" \
	     "sections: [each-unit: [table: t]]\n"

Test(template, refuses_columns_of_periods_that_there_can_not_be)
{
	static const struct fault cases[] = {
	    {TABLE("plan", "{each-period: done}"),
		"the rows of «plan» have no column «done» for each period"},
	    {TABLE("plan", "{each-period: quarters}"),
		"the rows of «plan» have no column «quarters» for each period"},
	    {TABLE("unit-lines", "{each-period: done}"), "the rows of «unit-lines» have no column «done»"},
	    {TABLE("unit-progress", "{each-period: quarters}"), "have no column «quarters» for each period"},
	    {TABLE("unit-statuses", "{each-period: planned}"), "have no column «planned» for each period"},
	    {TABLE("plan", "{each-period: planned, field: ENE}"), "«field» or «each-period», not both"},
	    {TABLE("plan", "{each-period: planned, title: X}"),
		"«title» is for columns of text, not for «each-period»"},
	    {TABLE("plan", "{each-period: planned, merge: yes}"), "«merge» is for columns of text"},
	    {TABLE("plan", "{each-period: planned, sparkline: [ENE]}"),
		"«sparkline» or «each-period», not both"},
	    {TABLE("plan", "{each-period: months}"), "«months»"},
	    {TABLE("plan", "{sparkline: {each-period: yes, values: [ENE]}}"),
		"«each-period» draws the periods"},
	    {TABLE("plan", "{sparkline: {each-period: no}}"), "a sparkline needs the key «values»"},
	    {TABLE("unit-statuses", "{sparkline: {each-period: yes}}"), "have no column for each period"},
	    {TABLE("plan", "{each-period: planned, width: 30 mm}"), "template-widths"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(cases); i++) {
		const char *printed;
		struct template t;

		load(arena, cases[i].text, &t, &printed);
		cr_expect(strstr(printed, cases[i].expected) != NULL, "%s: %s", cases[i].text, printed);
	}
	arena_close(arena);
}

Test(template, wants_a_column_that_every_plan_has)
{
	static const char text[] =
	    BODY "tables: {t: {columns: [{each-period: planned}, {field: A, title: \"{if-parts}A\"}]}}\n"
		 "sections: [each-unit: [table: t]]\n";
	struct arena *arena = support_arena();
	const char *printed;
	struct template t;

	cr_assert(!load(arena, text, &t, &printed));
	cr_assert(strstr(printed, "the table would have no column") != NULL, "%s", printed);
	arena_close(arena);
}

/* The page has 60 mm between its margins. */
Test(template, counts_columns_for_plans_of_one_kind_once)
{
	static const struct {
		const char *months, *longer, *year, *more, *expected; /* NULL: it fits */
	} cases[] = {
	    {"40 mm", "40 mm", "40 mm", "{field: B, width: 20 mm}", NULL},
	    {"40 mm", "20 mm", "20 mm", "{field: B, width: 21 mm}", "need 61 mm"},
	    {"20 mm", "40 mm", "20 mm", "{field: B, width: 22 mm}", "need 62 mm"},
	    {"20 mm", "20 mm", "40 mm", "{field: B, width: 23 mm}", "need 63 mm"},
	    /* Twelve months, or four quarters of twice their width, or none. */
	    {"11 mm", "27 mm", "60 mm", "{each-period: planned, width: 4 mm}", NULL},
	    {"13 mm", "27 mm", "60 mm", "{each-period: planned, width: 4 mm}", "need 61 mm"},
	    {"11 mm", "30 mm", "60 mm", "{each-period: planned, width: 4 mm}", "need 62 mm"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(cases); i++) {
		const char *text = arena_printf(arena,
		    BODY "page: {size: [80 mm, 120 mm], margins: 10 mm}\n"
			 "tables: {t: {columns: [{field: A, title: \"{if-months}A\", width: %s}, "
			 "{field: A, title: \"{if-longer}A\", width: %s}, "
			 "{field: A, title: \"{if-year}A\", width: %s}, %s]}}\n"
			 "sections: [each-unit: [table: t]]\n",
		    cases[i].months, cases[i].longer, cases[i].year, cases[i].more);
		const char *printed;
		struct template t;
		bool good = load(arena, text, &t, &printed);

		cr_expect_eq(good, cases[i].expected == NULL, "case %zu: %s", i, printed);
		cr_expect(cases[i].expected == NULL || strstr(printed, cases[i].expected) != NULL,
		    "case %zu: %s", i, printed);
	}
	arena_close(arena);
}

Test(template, says_words_in_the_case_of_their_fields)
{
	struct arena *arena = support_arena();
	struct template t;
	const char *printed;

	must_load(arena, BODY "sections: [paragraph: \"{plan-period}{Plan-periods}{YEAR-STARTS}\"]\n", &t);
	const struct piece *pieces = t.contents[0].u.paragraph.text.pieces;
	cr_assert(pieces[0].field == FIELD_PLAN_PERIOD && pieces[0].letter_case == CASE_AS_IS);
	cr_assert(pieces[1].field == FIELD_PLAN_PERIODS && pieces[1].letter_case == CASE_CAPITAL);
	cr_assert(pieces[2].field == FIELD_YEAR_STARTS && pieces[2].letter_case == CASE_UPPER);
	cr_assert(t.tells_periods);
	cr_assert(!load(arena, BODY "sections: [paragraph: \"{Plan-Period}\"]\n", &t, &printed));
	cr_assert(strstr(printed, "unknown field {Plan-Period}") != NULL, "%s", printed);
	arena_close(arena);
}
