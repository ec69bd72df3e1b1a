#include <criterion/criterion.h>

#include "publish/manifest.h"
#include "support.h"

#define SUM "0000000000000000000000000000000000000000000000000000000000000000"
#define NO_SUM "a SHA-256 of 64 small hexadecimal digits is missing, or is none"
#define NO_NUMBER "a number is missing, or is none"
#define NO_TEXT "a text was expected"
#define NO_PATH "this is no document below the folder"

/* The members of an entry, each of which a case can have otherwise. */
struct members {
	const char *digests, *numbers, *units, *inputs;
};

#define DIGESTS "\"sha256\": \"" SUM "\", \"fingerprint\": \"" SUM "\""
#define NUMBERS "\"bytes\": 1, \"pages\": 2, \"findings\": 3"
#define UNITS "\"units\": {\"A\": 2}"
#define INPUTS "\"inputs\": {\"a.csv\": \"" SUM "\"}"
#define NO_DOCUMENTS "\"documents\": {}"

/* Refused with one error, however much is wrong. */
static void
expect_refused(struct arena *arena, const char *text, const char *said)
{
	struct diags *diags = diags_open();
	struct manifest m;
	const char *printed;

	cr_expect_not(manifest_parse(arena, "m.json", (struct bytes){text, strlen(text)}, &m, diags),
	    "taken: %s", text);
	printed = support_printed(arena, diags);
	cr_expect_str_eq(printed, arena_printf(arena, "m.json: error: %s [manifest-invalid]\n", said),
	    "%s\n%s", text, printed);
	diags_close(diags);
}

Test(publish_manifest_faults, of_one_document)
{
	static const struct {
		struct members m;
		const char *said;
	} cases[] = {
	    {{"\"sha256\": \"" SUM "\"", NUMBERS, UNITS, INPUTS}, NO_SUM},
	    {{"\"sha256\": 5, \"fingerprint\": \"" SUM "\"", NUMBERS, UNITS, INPUTS}, NO_SUM},
	    {{"\"sha256\": \"" SUM "0\", \"fingerprint\": \"" SUM "\"", NUMBERS, UNITS, INPUTS}, NO_SUM},
	    {{DIGESTS ", \"plans\": \"12\"", NUMBERS, UNITS, INPUTS}, NO_SUM},
	    {{DIGESTS ", \"plans\": null", NUMBERS, UNITS, INPUTS}, NO_SUM},
	    {{DIGESTS ", \"date\": 2024", NUMBERS, UNITS, INPUTS}, NO_TEXT},
	    {{DIGESTS, "\"pages\": 2, \"findings\": 3", UNITS, INPUTS}, NO_NUMBER},
	    {{DIGESTS, "\"bytes\": -1, \"pages\": 2, \"findings\": 3", UNITS, INPUTS}, NO_NUMBER},
	    {{DIGESTS, "\"bytes\": 1.5, \"pages\": 2, \"findings\": 3", UNITS, INPUTS}, NO_NUMBER},
	    {{DIGESTS, "\"bytes\": 1, \"pages\": 4294967296, \"findings\": 3", UNITS, INPUTS}, NO_NUMBER},
	    {{DIGESTS, "\"bytes\": 1, \"pages\": 2, \"findings\": \"3\"", UNITS, INPUTS}, NO_NUMBER},
	    {{DIGESTS, NUMBERS, "\"units\": []", INPUTS}, "it has no \"units\""},
	    {{DIGESTS, NUMBERS, "\"units\": {\"A\": -1}", INPUTS}, "the pages of a unit are no number"},
	    {{DIGESTS, NUMBERS, "\"units\": {\"A\": \"2\"}", INPUTS}, "the pages of a unit are no number"},
	    {{DIGESTS, NUMBERS, "\"units\": {\"A\": 4294967296}", INPUTS},
		"the pages of a unit are no number"},
	    {{DIGESTS, NUMBERS, UNITS, "\"inputs\": \"a.csv\""}, "it has no \"inputs\""},
	    {{DIGESTS, NUMBERS, UNITS, "\"inputs\": {\"a.csv\": \"\"}"}, NO_SUM},
	    {{DIGESTS, NUMBERS, UNITS, "\"inputs\": {\"a.csv\": {}}"}, NO_SUM},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct members *m = &cases[i].m;
		const char *text =
		    arena_printf(arena, "{\"manifest\": 1, \"documents\": {\"u/a.pdf\": {%s, %s, %s, %s}}}",
			m->digests, m->numbers, m->units, m->inputs);
		expect_refused(arena, text, arena_printf(arena, "u/a.pdf: %s", cases[i].said));
	}
	arena_close(arena);
}

Test(publish_manifest_faults, of_all)
{
	static const struct {
		const char *members, *said;
	} cases[] = {
	    {"\"failed\": []", "documents: it is missing, or no object"},
	    {"\"documents\": []", "documents: it is missing, or no object"},
	    {"\"documents\": {\"a.pdf\": 1}", "a.pdf: " NO_PATH},
	    {"\"documents\": {\"a\\u007f.pdf\": {}}", "a\\x7f.pdf: " NO_PATH},
	    {NO_DOCUMENTS ", \"failed\": [\"../a.pdf\"]", "failed: " NO_PATH},
	    {NO_DOCUMENTS ", \"failed\": [\"a.pdf\", 3]", "failed: " NO_PATH},
	    {NO_DOCUMENTS ", \"libraries\": {\"png\": 1.6}", "libraries: a version is no text"},
	    {NO_DOCUMENTS ", \"program\": {}", "program: " NO_TEXT},
	    {NO_DOCUMENTS ", \"shard\": 3", "shard: " NO_TEXT},
	    {NO_DOCUMENTS ", \"shard\": \"3/8\"", "plans: " NO_SUM},
	    {NO_DOCUMENTS ", \"shard\": \"3-8\"", "shard: it should be like 3/8"},
	    {NO_DOCUMENTS ", \"shard\": \"a/8\"", "shard: it should be like 3/8"},
	    {NO_DOCUMENTS ", \"shard\": \"/8\"", "shard: it should be like 3/8"},
	    {NO_DOCUMENTS ", \"shard\": \"9/8\"", "shard: it should be like 3/8"},
	    {NO_DOCUMENTS ", \"shard\": \"3/\"", "shard: it should be like 3/8"},
	    {NO_DOCUMENTS ", \"shard\": \"3/a\"", "shard: it should be like 3/8"},
	    {NO_DOCUMENTS ", \"shard\": \"3/8 \"", "shard: it should be like 3/8"},
	    {NO_DOCUMENTS ", \"shard\": \"1/10001\"", "shard: it should be like 3/8"},
	    {NO_DOCUMENTS ", \"shard\": \"1/99999999999999999999\"", "shard: it should be like 3/8"},
	};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		expect_refused(arena, arena_printf(arena, "{\"manifest\": 1, %s}", cases[i].members),
		    cases[i].said);
	arena_close(arena);
}

/* A path of 4096 bytes is the longest. */
Test(publish_manifest_faults, a_path_that_is_too_long)
{
	struct arena *arena = support_arena();
	char path[4098];

	for (size_t length = 4096; length <= 4097; length++) {
		struct diags *diags = diags_open();
		struct manifest m;

		memset(path, 'a', length);
		path[length] = '\0';
		const char *text =
		    arena_printf(arena, "{\"manifest\": 1, \"documents\": {}, \"failed\": [\"%s\"]}", path);
		struct bytes bytes = {text, strlen(text)};
		cr_expect_eq(manifest_parse(arena, "m.json", bytes, &m, diags), length == 4096);
		cr_expect_eq(diags_errors(diags), length == 4096 ? 0 : 1);
		diags_close(diags);
	}
	arena_close(arena);
}
