#include <criterion/criterion.h>

#include "base/buf.h"
#include "support.h"
#include "template/loader.h"

static const char *const endings[] = {".pdf", NULL};

static struct job_subject
subject_of(const struct job_unit *unit)
{
	return unit ? (struct job_subject){unit->code.text, unit->name.text} : (struct job_subject){0};
}

#define LEN(array) (sizeof(array) / sizeof((array)[0]))

/* Four lines that make a job; what is added begins on line 5. */
#define START                                                                               \
	"year: 2024\ninstitution: M\nunits: [{code: DJ, name: Dirección, plan: dj.csv}]\n" \
	"documents: [{template: a, output: a.pdf, title: T}]\n"
/* Three; the documents follow. */
#define BODY                           \
	"year: 2024\ninstitution: M\n" \
	"units: [{code: DJ, name: Dirección, plan: dj.csv}, {code: A/B, name: Dirección, plan: ab.csv}]\n"

static bool
load(struct arena *arena, const char *text, struct job *out, const char **printed)
{
	struct diags *diags = diags_open();
	struct bytes bytes = {text, strlen(text)};
	bool good = job_parse(arena, "job.yaml", bytes, endings, out, diags);

	cr_assert_eq(good, diags_errors(diags) == 0);
	*printed = support_printed(arena, diags);
	diags_close(diags);
	return good;
}

static void
must_load(struct arena *arena, const char *text, struct job *out)
{
	const char *printed;

	cr_assert(load(arena, text, out, &printed), "%s", printed);
	cr_assert_str_eq(printed, "");
}

Test(template_job, names_every_fault_and_its_place)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
	    {"yaer: 2024\n",
		"job.yaml:1:1: error: unknown key «yaer» in the job; is «year» meant? [yaml-unknown-key]\n"
		"job.yaml:1:1: error: the job needs the key «year» [yaml-missing-key]\n"
		"job.yaml:1:1: error: the job needs the key «institution» [yaml-missing-key]\n"
		"job.yaml:1:1: error: the job needs the key «units» [yaml-missing-key]\n"
		"job.yaml:1:1: error: the job needs the key «documents» [yaml-missing-key]\n"},
	    {"year: 24\ninstitution:\nunits: []\ndocuments: {}\n",
		"job.yaml:1:7: error: «year» is 24; it may be 1900 to 2200 [yaml-range]\n"
		"job.yaml:2:13: error: «institution» should be a text; nothing is given [yaml-value]\n"
		"job.yaml:4:12: error: «documents» should be a list; this is a mapping [yaml-shape]\n"
		"job.yaml:3:8: error: a job has 1 to 10000 units [yaml-range]\n"},
	    {START "numbers: {decimal: 0, group: \"5\"}\n",
		"job.yaml:5:20: error: «decimal» should be \".\" or \",\", in quotes, not «0» [job-numbers]\n"
		"job.yaml:5:30: error: «group» should be \".\", \",\", a space or an apostrophe, in quotes, "
		"or none; not «5» [job-numbers]\n"},
	    {START "numbers: {decimal: \"'\", group: \"..\", thousands: \",\"}\n",
		"job.yaml:5:38: error: unknown key «thousands» in the marks of numbers [yaml-unknown-key]\n"
		"job.yaml:5:20: error: «decimal» should be \".\" or \",\", in quotes, not «'» [job-numbers]\n"
		"job.yaml:5:32: error: «group» should be \".\", \",\", a space or an apostrophe, in quotes, "
		"or none; not «..» [job-numbers]\n"},
	    {START "numbers: {decimal: \",\", group: \",\"}\n",
		"job.yaml:5:32: error: «decimal» and «group» are both «,»: a number could not be read "
		"[job-numbers]\n"},
	    {START "numbers: {decimal: \",\"}\n",
		"job.yaml:5:20: error: the locale has «,» between thousands already: say what stands there, "
		"with «group» [job-numbers]\n"},
	    {START "locale: es-ES\nnumbers: {group: \",\"}\n",
		"job.yaml:6:18: error: the locale has «,» before decimals already: say what stands there, "
		"with «decimal» [job-numbers]\n"},
	    {START "numbers: {percent: \"-\"}\n",
		"job.yaml:5:20: error: «percent» should be a space, in quotes, or none; not «-» "
		"[job-numbers]\n"},
	    {START "numbers: {decimal: [], group: {}}\n",
		"job.yaml:5:20: error: «decimal» should be a single value; this is a list [yaml-shape]\n"
		"job.yaml:5:31: error: «group» should be a single value; this is a mapping [yaml-shape]\n"},
	    {START "numbers: \",\"\n",
		"job.yaml:5:10: error: «numbers» should be a mapping, not «,» [yaml-value]\n"},
	    {START "mode: 0666x\n",
		"job.yaml:5:7: error: «mode» should be like 0640: octal, and let the owner read and write; "
		"not «0666x» [yaml-value]\n"},
	    {START "mode: 0440\n",
		"job.yaml:5:7: error: «mode» should be like 0640: octal, and let the owner read and write; "
		"not «0440» [yaml-value]\n"},
	    {START "weights-total: 0.0\n",
		"job.yaml:5:16: error: «weights-total» is what weights add up to, like 100: it can't be 0; "
		"leave it out where that is not checked [job-weight]\n"},
	    {START "faulty-units: leave\n",
		"job.yaml:5:15: error: «faulty-units» should be refuse or leave-out, not «leave» "
		"[yaml-value]\n"},
	    {START "locale: es-SW\n",
		"job.yaml:5:9: error: unknown locale «es-SW»; is «es-SV» meant?;"
		" those known are es-SV, es-GT, es-HN, es-NI, es-PA, es-MX, es-DO, es-PR, es-CU, es-PE, "
		"es-US,"
		" es-419, es-CR, es-AR, es-BO,"
		" es-CL, es-CO, es-EC, es-PY, es-UY, es-VE, es-GQ, es-ES, pt-BR, en-US, en-GB, fr-FR "
		"[job-locale]\n"},
	    {BODY "documents: [{template: a, output: a.pdf, title: T, quarter: 2, month: 7}]\n",
		"job.yaml:4:71: error: month 7 is not in quarter 2, which has the months 4 to 6 "
		"[job-quarter]\n"},
	    {START "aliases: [a]\n",
		"job.yaml:5:10: error: «aliases» should be a mapping; this is a list [yaml-shape]\n"},
	    {START "aliases:\n  a: b\n  c:\n",
		"job.yaml:7:5: error: «aliases» should be a text; nothing is given [yaml-value]\n"},
	    {"year: 2024\ninstitution: M\nunits:\n  - {code: A, name: a, plan: a.csv}\n  - {code: B, nam:"
	     " b}\n"
	     "  - {code: A, name: c, plan: c.csv}\ndocuments: [{template: a, output: a.pdf, title: T}]\n",
		"job.yaml:5:15: error: unknown key «nam» in a unit; is «name» meant? [yaml-unknown-key]\n"
		"job.yaml:5:5: error: a unit needs the key «name» [yaml-missing-key]\n"
		"job.yaml:5:5: error: a unit needs the key «plan» [yaml-missing-key]\n"
		"job.yaml:6:12: error: unit code «A» is given twice; the first is on line 4"
		" [job-unit-code]\n"},
	    {BODY "documents:\n  - {template: a, output: a.pdf}\n",
		"job.yaml:5:5: error: a document needs the key «title» [yaml-missing-key]\n"},
	    {BODY "documents:\n  - {template: a, output: a.pdf, title: T, quarter: 5, per: units}\n",
		"job.yaml:5:53: error: «quarter» is 5; it may be 1 to 4 [yaml-range]\n"
		"job.yaml:5:61: error: «per» should be document, unit, group or region, not «units»;"
		" is «unit» meant? [yaml-value]\n"},
	    {BODY "documents:\n  - {template: a, output: a.pdf, title: T, signatures: [{name: x}], changes:"
		  " [{date: y}]}\n",
		"job.yaml:5:79: error: a change needs the key «description» [yaml-missing-key]\n"
		"job.yaml:5:57: error: a signature needs the key «role» [yaml-missing-key]\n"},
	    {BODY "documents:\n  - {template: a, output: b.pdf, title: T}\n  - {template: a, output: B.pdf,"
		  " title: T}\n",
		"job.yaml:6:27: error: output «B.pdf» is written twice; the other document is on line 5"
		" [job-output]\n"},
	    {BODY "documents:\n  - {template: a, output: b.pdf, title: T, per: unit}\n",
		"job.yaml:5:27: error: a document «per: unit» needs {unit.code} or {unit.name} in its output"
		" [job-output]\n"},
	    {BODY "documents:\n  - {template: a, output: \"{unit.code}.pdf\", title: T}\n",
		"job.yaml:5:27: error: the output names a unit, but the document is not «per: unit»"
		" [job-output]\n"},
	    {BODY "documents:\n  - {template: a, output: \"{unit.name}.pdf\", title: T, per: unit}\n",
		"job.yaml:5:27: error: units «DJ» and «A/B» would both write «Dirección.pdf» [job-output]\n"},
	    {BODY "documents:\n  - {template: a, output: \"{unit.cod}.pdf\", title: T, per: unit}\n",
		"job.yaml:5:28: error: unknown field {unit.cod}; is {unit.code} meant? [yaml-field]\n"},
	    {BODY "documents:\n  - {template: a, output: \"x{page}.pdf\", title: T}\n",
		"job.yaml:5:29: error: field {page} has no value in this text [yaml-field]\n"},
	    {BODY
		"documents:\n  - {template: a, output: a.pdf, title: T, standards: pdf/a3a, embed: source}\n"
		"  - {template: a, output: b.pdf, title: T, standards: [pdf/ua-1, {}, pdf/ua-1]}\n"
		"  - {template: a, output: c.pdf, title: T, standards: []}\n"
		"  - {template: a, output: d.pdf, title: T, standards: [none, pdf/a-3b]}\n"
		"  - {template: a, output: e.pdf, title: T, standards: [pdf/a-3b, pdf/a-3a, pdf/ua-1]}\n",
		"job.yaml:5:71: error: «embed» should be none or sources, not «source»; is «sources» meant?"
		" [yaml-value]\n"
		"job.yaml:5:55: error: «standards» should be none, pdf/a-3a, pdf/a-3b or pdf/ua-1, not"
		" «pdf/a3a»; is «pdf/a-3a» meant? [yaml-value]\n"
		"job.yaml:6:66: error: «standards» should be none, pdf/a-3a, pdf/a-3b or pdf/ua-1; this is a"
		" mapping [yaml-shape]\n"
		"job.yaml:6:70: error: «pdf/ua-1» is given twice [job-standards]\n"
		"job.yaml:7:55: error: a list of no standards; say none [job-standards]\n"
		"job.yaml:8:56: error: «none» stands alone [job-standards]\n"
		"job.yaml:9:66: error: a document is pdf/a-3a or pdf/a-3b, not both; a-3a is the stricter of"
		" them [job-standards]\n"},
	    {BODY "documents:\n  - {template: a, output: a.pdf, title: T, numbering: a.pdf}\n"
		  "  - {template: a, output: b.pdf, title: T, numbering: aa.pdf}\n"
		  "  - {template: a, output: \"{unit.code}.pdf\", title: T, per: unit, numbering: b.pdf}\n",
		"job.yaml:5:55: error: «a.pdf» can't lend its page numbers: it is this document"
		" [job-numbering]\n"
		"job.yaml:6:55: error: no document has the output «aa.pdf»; is «a.pdf» meant?"
		" [job-numbering]\n"
		"job.yaml:7:78: error: «b.pdf» can't lend its page numbers: it is numbered by another"
		" [job-numbering]\n"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(cases); i++) {
		struct job job;
		const char *printed;
		load(arena, cases[i].text, &job, &printed);
		cr_expect_str_eq(printed, cases[i].expected, "case %zu:\n%s\ngives\n%s", i, cases[i].text,
		    printed);
	}
	arena_close(arena);
}

#define DEVICE "a folder or file in it has the name of a device, like CON, NUL or COM1"
#define FIFTY "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee"
#define LONG FIFTY FIFTY FIFTY FIFTY /* bytes: as many as a name may have */

/* What a name must be like to get by: its neighbours above do not. */
Test(template_job, takes_outputs_with_plain_names)
{
	static const char *const outputs[] = {"Año 2024 (1).pdf", "contra.pdf", "con-a.pdf", "COM10.pdf",
	    "a.b/c..pdf", "a b/c d.pdf", "lpt.pdf", "\\u00AB\\u00BB.pdf", LONG "/a.pdf"};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(outputs); i++) {
		struct job job;
		const char *printed;
		load(arena,
		    arena_printf(arena, BODY "documents:\n  - {template: a, output: \"%s\", title: T}\n",
			outputs[i]),
		    &job, &printed);
		cr_expect_str_eq(printed, "", "«%s»", outputs[i]);
	}
	arena_close(arena);
}

Test(template_job, keeps_outputs_within_their_folder)
{
	static const struct {
		const char *output, *why;
	} cases[] = {
	    {"/etc/a.pdf", "it must be relative: it is seen from the output folder"},
	    {"../a.pdf", "no folder or file in it may begin with a dot"},
	    {"a/../../b.pdf", "no folder or file in it may begin with a dot"},
	    {"./a.pdf", "no folder or file in it may begin with a dot"},
	    {"a/.b.pdf", "no folder or file in it may begin with a dot"},
	    {"a//b.pdf", "a folder in it has no name"},
	    {"a.txt", "it must end in .pdf"},
	    {".pdf", "it must end in .pdf"},
	    {"a\\\\b.pdf", "one of \\ : * ? \" < > | is in it, which not every system allows"},
	    {"a\\nb.pdf", "it holds a control character"},
	    {"a\\x85"
	     "b.pdf",
		"it holds a control character"},
	    {"a/\\u202Efdp.b.pdf", "it holds a mark that makes it look like another name"},
	    {"\\u2066a.pdf", "it holds a mark that makes it look like another name"},
	    {"a\\u200Fb.pdf", "it holds a mark that makes it look like another name"},
	    {"a\\u2028b.pdf", "it holds a mark that makes it look like another name"},
	    {"a:b.pdf", "one of \\ : * ? \" < > | is in it, which not every system allows"},
	    {"a?/b.pdf", "one of \\ : * ? \" < > | is in it, which not every system allows"},
	    {"a./b.pdf", "a folder or file in it begins or ends with a space, or ends with a dot"},
	    {"a /b.pdf", "a folder or file in it begins or ends with a space, or ends with a dot"},
	    {"a/ b.pdf", "a folder or file in it begins or ends with a space, or ends with a dot"},
	    {"CON.pdf", DEVICE},
	    {"nul.PDF", DEVICE},
	    {"Aux .pdf", DEVICE},
	    {"a/lpt9.x.pdf", DEVICE},
	    {"COM\\u00B2.pdf", DEVICE},
	    {"prn/a.pdf", DEVICE},
	    {"conin$.pdf", DEVICE},
	    {LONG ".pdf", "a name in it is too long"},
	    {LONG "a/a.pdf", "a name in it is too long"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(cases); i++) {
		struct job job;
		const char *printed;
		const char *text = arena_printf(arena,
		    BODY "documents:\n  - {template: a, output: \"%s\", title: T}\n", cases[i].output);
		const char *expected = arena_printf(arena, "%s [job-output]\n", cases[i].why);
		load(arena, text, &job, &printed);
		cr_expect_eq(strncmp(printed, "job.yaml:5:27: error: output «", 30), 0, "%s", printed);
		cr_expect(strlen(printed) > strlen(expected) &&
			strcmp(printed + strlen(printed) - strlen(expected), expected) == 0,
		    "%s gives %s", text, printed);
	}
	arena_close(arena);
}

Test(template_job, writes_outputs_for_units)
{
	struct arena *arena = support_arena();
	struct job job;

	must_load(arena,
	    BODY
	    "documents:\n  - {template: a, output: \"u/{year} {unit.code} {{x}}.pdf\", title: T, per: unit}\n"
	    "  - {template: a, output: \"{year}.pdf\", title: T, per: document}\n",
	    &job);
	cr_assert_str_eq(job_output(arena, &job, &job.documents[0], subject_of(&job.units[0])),
	    "u/2024 DJ {x}.pdf");
	cr_assert_str_eq(job_output(arena, &job, &job.documents[0], subject_of(&job.units[1])),
	    "u/2024 A-B {x}.pdf");
	cr_assert_str_eq(job_output(arena, &job, &job.documents[1], subject_of(NULL)), "2024.pdf");
	arena_close(arena);
}

/* They come from data, and are changed: only what is left of a name may then be one that can't be. */
Test(template_job, replaces_what_a_file_name_cant_hold)
{
	static const struct {
		const char *name, *path;
	} cases[] = {
	    {"a/b\\c:d", "a-b-c-d.pdf"},
	    {"a\xC2\x85\xE2\x80\xAE"
	     "b\xE2\x81\xA6",
		"a--b-.pdf"},
	    {"a\x7F\tb", "a--b.pdf"},
	    {"Ñuñoa", "Ñuñoa.pdf"},
	};
	struct arena *arena = support_arena();
	struct job job = {0};
	const struct job_document document = {.output = {.text = "{unit.name}.pdf"}};

	for (size_t i = 0; i < LEN(cases); i++) {
		const struct job_unit unit = {.name = {.text = cases[i].name}};
		cr_expect_str_eq(job_output(arena, &job, &document, subject_of(&unit)), cases[i].path);
	}
	arena_close(arena);
}

Test(template_job, knows_the_standards_of_documents)
{
	static const struct {
		const char *keys;
		unsigned standards;
		bool embed;
	} cases[] = {
	    {"quarter: 1", JOB_PDF_A3A | JOB_PDF_UA1, true},
	    {"standards: ~, embed: sources", JOB_PDF_A3A | JOB_PDF_UA1, true},
	    {"standards: none, embed: none", 0, false},
	    {"standards: [none]", 0, true},
	    {"standards: pdf/a-3b", JOB_PDF_A3B, true},
	    {"standards: [pdf/ua-1]", JOB_PDF_UA1, true},
	    {"standards: [pdf/ua-1, pdf/a-3b]", JOB_PDF_A3B | JOB_PDF_UA1, true},
	    {"standards: [pdf/a-3a, pdf/ua-1]", JOB_PDF_A3A | JOB_PDF_UA1, true},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(cases); i++) {
		struct job job;
		const char *text = arena_printf(arena,
		    BODY "documents: [{template: a, output: a.pdf, title: T, %s}]\n", cases[i].keys);
		must_load(arena, text, &job);
		cr_expect_eq(job.documents[0].standards, cases[i].standards, "%s", cases[i].keys);
		cr_expect_eq(job.documents[0].embed_sources, cases[i].embed, "%s", cases[i].keys);
	}
	arena_close(arena);
}

Test(template_job, reads_what_is_there_and_leaves_the_rest_empty)
{
	struct arena *arena = support_arena();
	struct job job;

	/* "e" and a combining acute become one character; space at the ends goes. */
	must_load(arena, START "government: \"  Me\xCC\x81xico \"\nlogo:\naliases: {\"a b\": c}\n", &job);
	cr_assert_eq(job.year, 2024);
	cr_assert_str_eq(job.locale.text, "es-SV");
	cr_assert(job.numbers.decimal_mark == '.' && job.numbers.group_mark == ',');
	cr_assert_str_eq(job.government.text, "M\xC3\xA9xico");
	cr_assert(job.government.loc.line == 5 && job.government.loc.column == 13);
	cr_assert_null(job.logo.text);
	cr_assert_eq(job.alias_count, 1);
	cr_assert_str_eq(job.aliases[0].from.text, "a b");
	cr_assert_str_eq(job.aliases[0].to.text, "c");
	cr_assert_null(job.units[0].progress.file.text);
	cr_assert(job.documents[0].quarter == 0 && job.documents[0].per == JOB_PER_JOB &&
	    job.documents[0].code.text == NULL);
	arena_close(arena);
}

/* n units on a line each, and a document for each of them. */
static const char *
many_units(struct arena *arena, size_t n)
{
	struct buf text = BUF_INIT;

	buf_adds(&text, "year: 2024\ninstitution: M\nunits:\n");
	for (size_t i = 0; i < n; i++)
		buf_addf(&text,
		    "  - {code: U%zu, name: OFICINA NÚMERO %zu DE LA DIRECCIÓN, plan: planes/unidad-%zu.csv, "
		    "progress: avance/unidad-%zu.csv}\n",
		    i, i, i, i);
	buf_adds(&text, "documents: [{template: a, output: \"{unit.code}.pdf\", title: T, per: unit}]\n");
	const char *copy = arena_strdup(arena, buf_cstr(&text));
	buf_release(&text);
	return copy;
}

Test(template_job, takes_ten_thousand_units, .timeout = 20)
{
	struct arena *arena = support_arena();
	struct job job;
	const char *printed;
	const char *text = many_units(arena, 10000);

	must_load(arena, text, &job);
	cr_assert_eq(job.unit_count, 10000);
	cr_assert_str_eq(job.units[9999].progress.file.text, "avance/unidad-9999.csv");

	/* The last takes the code of the first. */
	char *twice = arena_strdup(arena, text);
	memcpy(strstr(twice, "code: U9999,"), "code: U0   ,", 12);
	cr_assert_not(load(arena, twice, &job, &printed));
	cr_assert(strstr(printed,
		      "job.yaml:10003:12: error: unit code «U0» is given twice; the first is on line 4"),
	    "%s", printed);
	cr_assert_not(load(arena, many_units(arena, 10001), &job, &printed));
	cr_assert_str_eq(printed, "job.yaml:4:3: error: a job has 1 to 10000 units [yaml-range]\n");
	arena_close(arena);
}

Test(template_job, knows_how_locales_write_numbers)
{
	static const struct {
		const char *locale;
		char decimal, group;
	} cases[] = {{"es-MX", '.', ','}, {"es-ES", ',', '.'}, {"es-CR", ',', ' '}, {"es-AR", ',', '.'},
	    {"en-US", '.', ','}, {"es-PE", '.', ','}, {"es-CO", ',', '.'}, {"pt-BR", ',', '.'},
	    {"en-GB", '.', ','}, {"fr-FR", ',', '_'}};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(cases); i++) {
		struct job job;
		must_load(arena, arena_printf(arena, START "locale: %s\n", cases[i].locale), &job);
		cr_expect_eq(job.numbers.decimal_mark, cases[i].decimal, "%s", cases[i].locale);
		cr_expect_eq(job.numbers.group_mark, cases[i].group, "%s", cases[i].locale);
	}
	arena_close(arena);
}

Test(template_job, says_itself_how_its_numbers_are_written)
{
	static const struct {
		const char *keys;
		char decimal;
		const char *text; /* between thousands */
	} cases[] = {
	    {"numbers: {decimal: \",\", group: \".\"}", ',', "."},
	    {"locale: es-ES\nnumbers: {group: \" \"}", ',', "\u00a0"},
	    {"locale: fr-FR", ',', "\u202f"},
	    {"locale: fr-FR\nnumbers: {group: \"\u00a0\"}", ',', "\u00a0"},
	    {"numbers: {group: \"\u2009\"}", '.', "\u202f"},
	    {"numbers: {group: \"'\"}", '.', "'"},
	    {"numbers: {decimal: \",\", group: \"\u2019\"}", ',', "\u2019"},
	    {"numbers: {group: \"\"}", '.', ""},
	    {"locale: fr-FR\nnumbers: {group: none}", ',', ""},
	    {"numbers: {group: none, decimal: \",\"}", ',', ""},
	    {"numbers: {group: , decimal: \".\"}", '.', ","},
	    {"numbers:", '.', ","},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(cases); i++) {
		struct job job;
		must_load(arena, arena_printf(arena, START "%s\n", cases[i].keys), &job);
		cr_expect_eq(job.numbers.decimal_mark, cases[i].decimal, "%s", cases[i].keys);
		cr_expect_str_eq(number_group_text(job.numbers.group_mark), cases[i].text, "%s",
		    cases[i].keys);
	}
	arena_close(arena);
}

Test(template_job, says_what_stands_before_a_percent_sign)
{
	static const struct {
		const char *keys, *sign;
	} cases[] = {
	    {"", "\u00a0%"}, /* es-SV */
	    {"locale: es-ES", "\u00a0%"},
	    {"locale: es-419", "\u00a0%"},
	    {"locale: fr-FR", "\u00a0%"},
	    {"locale: es-MX", "%"},
	    {"locale: es-US", "%"},
	    {"locale: pt-BR", "%"},
	    {"locale: en-GB", "%"},
	    {"numbers: {percent: none}", "%"},
	    {"numbers: {percent: \"\"}", "%"},
	    {"locale: es-MX\nnumbers: {percent: \" \"}", "\u00a0%"},
	    {"locale: en-US\nnumbers: {percent: \"\u00a0\"}", "\u00a0%"},
	    {"numbers: {percent: \"\u202f\"}", "\u202f%"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < LEN(cases); i++) {
		struct job job;
		must_load(arena, arena_printf(arena, START "%s\n", cases[i].keys), &job);
		cr_expect_str_eq(number_percent_text(job.numbers), cases[i].sign, "%s", cases[i].keys);
	}
	arena_close(arena);
}

/* As a run does. */
static bool
read_job(struct arena *arena, const char *path, struct job *job, struct diags *diags)
{
	struct bytes bytes;

	return job_is_no_folder(path, diags) &&
	    file_read(arena, path, JOB_FILE_MAX, (struct srcloc){NULL, 0, 0}, &bytes, diags) &&
	    job_read(arena, path, bytes, endings, job, diags);
}

Test(template_job, reads_the_sample)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct job job;
	bool good = read_job(arena, "input/plan-2024/job.yaml", &job, diags);

	cr_assert_str_eq(support_printed(arena, diags), "");
	cr_assert(good);
	cr_assert(job.unit_count == 7 && job.document_count >= 2);
	cr_assert_str_eq(job.units[4].name.text, "OFICINA DEPARTAMENTAL DE AHUACHAPÁN");
	cr_assert(job.documents[0].signature_count == 3 && job.documents[0].change_count == 1);
	cr_assert_str_eq(job.documents[0].version.text, "01");
	cr_assert_eq(job.documents[1].per, JOB_PER_UNIT);
	cr_assert_str_eq(job_output(arena, &job, &job.documents[1], subject_of(&job.units[0])),
	    "unidades/DRIT.pdf");
	cr_assert_str_eq(job.documents[1].numbering.text, "plan-anual-2024.pdf");
	diags_close(diags);
	arena_close(arena);
}

Test(template_job, says_which_file_is_missing_or_too_large)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct job job;
	char *big = arena_alloc(arena, JOB_FILE_MAX + 1, 1);

	memset(big, '#', JOB_FILE_MAX + 1);
	cr_assert_not(read_job(arena, "none/job.yaml", &job, diags));
	cr_assert_eq(diags_errors(diags), 1);
	cr_assert_not(read_job(arena, support_file(arena, big, JOB_FILE_MAX + 1), &job, diags));
	cr_assert_eq(diags_errors(diags), 2);
	diags_close(diags);
	arena_close(arena);
}

Test(template_job, versions_of_the_plan)
{
	struct arena *arena = support_arena();
	struct job job;

	must_load(arena,
	    START
	    "versions:\n"
	    "  - {version: \"01\", date: Enero, plan: v1/, reason: Emisión., author: Ana}\n"
	    "  - {version: \"02\", changes: [{unit: DJ, reason: r}, {unit: DJ, activity: a, reason: s}]}\n",
	    &job);
	cr_assert_eq(job.version_count, 2);
	cr_expect_str_eq(job.versions[0].plan.text, "v1/");
	cr_expect_str_eq(job.versions[0].author.text, "Ana");
	cr_expect_null(job.versions[1].plan.text);
	cr_assert_eq(job.versions[1].change_count, 2);
	cr_expect_null(job.versions[1].changes[0].activity.text);
	cr_expect_str_eq(job.versions[1].changes[1].reason.text, "s");
	must_load(arena, START "baseline: anterior\n", &job);
	cr_assert_eq(job.version_count, 2);
	cr_expect_str_eq(job.versions[0].plan.text, "anterior");
	cr_expect_null(job.versions[0].version.text);
	must_load(arena, START, &job);
	cr_expect_eq(job.version_count, 0);
	arena_close(arena);
}

Test(template_job, faults_of_versions)
{
	static const struct {
		const char *text, *expected;
	} cases[] = {
	    {START "versions: []\n", "job.yaml:5:11: error: a job has 1 to 100 versions [yaml-range]\n"},
	    {START "versions: [{plan: a}]\n",
		"job.yaml:5:19: error: the last version is the plan that this job has, and has no other "
		"`plan` [job-versions]\n"},
	    {START "versions: [{}, {}]\n",
		"job.yaml:5:12: error: only the last version is the plan that this job has: say where the "
		"`plan` of this one is [job-versions]\n"},
	    {START "versions: [{changes: [{unit: DJ, reason: r}]}]\n",
		"job.yaml:5:23: error: the first version changes nothing: there is none before it "
		"[job-versions]\n"},
	    {START "versions: [{version: \"1\", plan: a}, {version: \"1\"}]\n",
		"job.yaml:5:47: error: version «1» is given twice; the first is on line 5 [job-versions]\n"},
	    {START "versions: [{plan: a}, {changes: [{unit: DJ}]}]\n",
		"job.yaml:5:34: error: a change of a version needs the key «reason» [yaml-missing-key]\n"},
	    {START "baseline: a\nversions: [{}]\n",
		"job.yaml:5:11: error: `baseline` is short for one earlier version: it can't stand beside "
		"`versions` [job-versions]\n"},
	};

	for (size_t i = 0; i < LEN(cases); i++) {
		struct arena *arena = support_arena();
		const char *printed;
		struct job job;

		cr_expect_not(load(arena, cases[i].text, &job, &printed));
		cr_expect_str_eq(printed, cases[i].expected);
		arena_close(arena);
	}
}
