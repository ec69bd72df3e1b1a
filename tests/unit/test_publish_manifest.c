#include <criterion/criterion.h>

#include "publish/manifest.h"
#include "support.h"

#define ZEROES "0000000000000000000000000000000000000000000000000000000000000000"
/* SHA-256 of "abc": FIPS 180-4, example in the NIST collection. */
#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static bool
parse(struct arena *arena, const char *text, struct manifest *out, struct diags *diags)
{
	return manifest_parse(arena, "m.json", (struct bytes){text, strlen(text)}, out, diags);
}

Test(publish_manifest, is_read_whole)
{
	static const char text[] =
	    "{\"manifest\": 1, \"program\": \"Pliego x\", \"libraries\": {\"a\": \"1\"}, \"failed\": "
	    "[\"z.pdf\", "
	    "\"y.pdf\"],\n\"documents\": {\"u/b.pdf\": {\"bytes\": 12, \"date\": \"Enero\", \"findings\": 3,"
	    "\"fingerprint\": \"" ZEROES "\", \"inputs\": {\"b.csv\": \"" ABC
	    "\"}, \"pages\": 4, \"sha256\": \"" ABC "\", \"units\": {\"B\": 4}, \"plans\": \"" ABC
	    "\", \"stale\": true},\n"
	    "\"a.pdf\": {\"bytes\": 0, \"findings\": 0, \"fingerprint\": \"" ABC
	    "\", \"inputs\": {}, \"pages\": "
	    "0, \"sha256\": \"" ZEROES "\", \"units\": {}}}}";
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct manifest m;

	cr_assert(parse(arena, text, &m, diags), "%s", support_printed(arena, diags));
	cr_assert_eq(m.count, 2);
	cr_assert_str_eq(m.entries[0].path, "a.pdf");
	const struct manifest_entry *b = manifest_find(&m, "u/b.pdf");
	cr_assert_eq(b, &m.entries[1]);
	cr_assert_null(manifest_find(&m, "c.pdf"));
	cr_assert(b->bytes == 12 && b->pages == 4 && b->findings == 3 && b->stale && b->shows_all);
	cr_assert_str_eq(b->date, "Enero");
	cr_assert(b->unit_count == 1 && b->units[0].pages == 4 && strcmp(b->units[0].code, "B") == 0);
	cr_assert(b->input_count == 1 && strcmp(b->inputs[0].name, "b.csv") == 0);
	cr_assert_not(m.entries[0].stale || m.entries[0].shows_all || m.entries[0].date);
	cr_assert(m.failed_count == 2 && strcmp(m.failed[0], "y.pdf") == 0);
	cr_assert_eq(m.shards, 0);
	diags_close(diags);
	arena_close(arena);
}

Test(publish_manifest, paths_that_lead_out_are_refused)
{
	static const char *const paths[] = {"/a.pdf", "../a.pdf", "a/../b.pdf", "", ".", "a//b.pdf", ".a.pdf",
	    "a/.b.pdf", "a/", "a\\u0001.pdf"};
	struct arena *arena = support_arena();

	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct diags *diags = diags_open();
		struct manifest m;
		const char *text = arena_printf(arena,
		    "{\"manifest\": 1, \"documents\": {\"%s\": {\"bytes\": 1, \"findings\": 0, "
		    "\"fingerprint\": "
		    "\"" ZEROES "\", \"inputs\": {}, \"pages\": 1, \"sha256\": \"" ZEROES
		    "\", \"units\": {}}}}",
		    paths[i]);
		cr_assert_not(parse(arena, text, &m, diags), "«%s» was taken", paths[i]);
		cr_assert_eq(diags_errors(diags), 1, "«%s»", paths[i]);
		diags_close(diags);
	}
	arena_close(arena);
}

Test(publish_manifest, those_of_shares_are_known_by_their_names)
{
	static const char *const others[] = {"manifest.json", "manifest-0-of-3.json", "manifest-4-of-3.json",
	    "manifest-1-of-0.json", "manifest-01-of-3.json", "manifest-1-of-3.json~", "manifest-1-of-3.jso",
	    "manifest-+1-of-3.json", "manifest- 1-of-3.json", "manifest-1-of-99999.json", "x-1-of-3.json"};
	struct arena *arena = support_arena();
	uint32_t k = 0, n = 0;

	cr_assert_str_eq(manifest_name(arena, 0, 0), "manifest.json");
	cr_assert(manifest_is_of_shard(manifest_name(arena, 3, 8), &k, &n));
	cr_assert(k == 3 && n == 8);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		cr_assert_not(manifest_is_of_shard(others[i], &k, &n), "%s", others[i]);
	arena_close(arena);
}

/* What is written is read back the same, and written again not touched. */
Test(publish_manifest, comes_back_as_it_was)
{
	char folder[] = "/tmp/pliego-test-XXXXXX";
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct publication *p = calloc(1, sizeof *p);
	struct digest abc = digest_of("abc", 3);
	const struct manifest_input inputs[] = {{"plan \"1\".csv", abc}, {"ñ.csv", abc}};
	const struct manifest_unit units[] = {{"U\\1", 7}};
	const char *const left_out[] = {"Z", "Ñ\"2"};
	struct manifest_entry entries[] = {
	    {.path = "b.pdf",
		.digest = abc,
		.bytes = 3,
		.pages = 7,
		.units = units,
		.unit_count = 1,
		.inputs = inputs,
		.input_count = 2,
		.shows_all = true,
		.plans = abc,
		.left_out = left_out,
		.left_out_count = 2,
		.date = "Año"},
	    {.path = "a.pdf", .digest = abc, .bytes = 3, .stale = true},
	};
	const char *failed[] = {"c.pdf", "a.pdf"};
	const struct library libraries[] = {{"x", "1"}};
	struct manifest out, in = {"Pliego", libraries, 1, entries, 2, failed, 2, 2, 5, abc};
	bool found;

	cr_assert_not_null(mkdtemp(folder));
	manifest_sort(entries, 2, failed, 2);
	publication_init(p, arena, folder);
	cr_assert(manifest_publish(p, "m.json", &in, diags));
	const char *path = arena_printf(arena, "%s/m.json", folder);
	cr_assert(manifest_read(arena, p->root, path, &found, &out, diags), "%s",
	    support_printed(arena, diags));
	cr_assert(found && out.count == 2 && out.failed_count == 2 && out.shard == 2 && out.shards == 5);
	cr_assert(digest_equal(&out.plans, &abc));
	cr_assert_str_eq(out.failed[0], "a.pdf");
	cr_assert(out.entries[0].stale && !out.entries[1].stale);
	cr_assert_eq(out.entries[0].left_out_count, 0);
	cr_assert_eq(out.entries[1].left_out_count, 2);
	cr_assert_str_eq(out.entries[1].left_out[0], "Z");
	cr_assert_str_eq(out.entries[1].left_out[1], "Ñ\"2");
	cr_assert_str_eq(out.entries[1].date, "Año");
	cr_assert_str_eq(out.entries[1].units[0].code, "U\\1");
	cr_assert_eq(out.entries[1].input_count, 2);
	cr_assert(manifest_read(arena, p->root, "n.json", &found, &out, diags) && !found);

	struct manifest_entry file = {.path = "m.json"};
	struct digest digest;
	cr_assert_eq(manifest_compare(p->root, &file, &digest), MANIFEST_CHANGED);
	file.path = "none.json";
	cr_assert_eq(manifest_compare(p->root, &file, &digest), MANIFEST_MISSING);
	file.path = "m.json/x";
	cr_assert_eq(manifest_compare(p->root, &file, &digest), MANIFEST_UNREADABLE);
	publication_close_folder(p);
	cr_assert_eq(system(arena_printf(arena, "rm -rf %s", folder)), 0);
	free(p);
	diags_close(diags);
	arena_close(arena);
}

Test(publish_manifest, a_share_is_two_numbers_and_nothing_else)
{
	static const char *const none[] = {"", "/", "3", "3/", "/8", "0/8", "9/8", "3/8 ", " 3/8", "+3/8",
	    "3/ 8", "3/+8", "-3/8", "3//8", "3-8", "1/10001", "1/4294967297", "0000000001/8", "3/8/9"};
	uint32_t k = 0, n = 0;

	for (size_t i = 0; i < sizeof(none) / sizeof(*none); i++)
		cr_assert_not(manifest_parse_shard(none[i], &k, &n), "%s", none[i]);
	cr_assert(manifest_parse_shard("3/8", &k, &n) && k == 3 && n == 8);
	cr_assert(manifest_parse_shard("10000/10000", &k, &n) && k == 10000 && n == 10000);
	cr_assert(manifest_parse_shard("03/08", &k, &n) && k == 3 && n == 8, "as people count files");
}
