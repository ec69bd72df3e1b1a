#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/input_file.h"
#include "support.h"

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" /* FIPS 180-2, B.1 */

static const struct srcloc job = {"job.yaml", 3, 9};

struct files {
	struct arena *arena;
	struct diags *diags;
	struct input_files inputs;
};

/* As of a run that began at `began`. */
static void
files_open(struct files *f, bool digests, int64_t began)
{
	f->arena = support_arena();
	f->diags = diags_open();
	input_files_init(&f->inputs, f->arena, digests, began);
}

static void
files_close(struct files *f)
{
	diags_close(f->diags);
	arena_close(f->arena);
}

static const struct input *
read_file(struct files *f, const char *path)
{
	return input_files_read(&f->inputs, (struct input_request){path, 100, job}, f->diags);
}

static bool
has_digest(const struct input *input, const char *digest)
{
	char hex[DIGEST_HEX_SIZE];

	digest_print(&input->digest, hex);
	return strcmp(hex, digest) == 0;
}

static bool
has_none(const struct input *input)
{
	const struct digest zeroes = {{0}};

	return digest_equal(&input->digest, &zeroes);
}

static void
overwrite(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	cr_assert_not_null(file);
	fputs(text, file);
	fclose(file);
}

Test(base_input_file, is_read_once)
{
	struct files f;
	const char *path;

	files_open(&f, true, INT64_MAX);
	path = support_file(f.arena, "abc", 3);
	const struct input *first = read_file(&f, path);
	cr_assert_not_null(first);
	cr_expect_str_eq(first->bytes.data, "abc");
	cr_expect_eq(first->bytes.length, 3);
	cr_expect(has_digest(first, ABC));
	cr_expect(first->settled);
	overwrite(path, "other");
	cr_expect_eq(read_file(&f, path), first);
	cr_expect_eq(input_files_get(&f.inputs, path), first);
	cr_expect_str_eq(first->bytes.data, "abc");
	cr_expect(has_digest(first, ABC));
	files_close(&f);
}

Test(base_input_file, borrowed_bytes_are_not_kept)
{
	struct files f;
	struct arena *scratch = support_arena();
	struct bytes bytes;

	files_open(&f, true, INT64_MAX);
	struct input_request request = {support_file(f.arena, "abc", 3), 100, job};
	const struct input *input = input_files_borrow(&f.inputs, scratch, request, &bytes, f.diags);
	cr_assert_not_null(input);
	cr_expect_str_eq(bytes.data, "abc");
	cr_expect_null(input->bytes.data);
	cr_expect(has_digest(input, ABC));
	arena_close(scratch);
	/* Who needs them for longer reads them again; who borrows them then is given those. */
	cr_expect_eq(read_file(&f, request.path), input);
	cr_expect_str_eq(input->bytes.data, "abc");
	cr_expect_eq(input_files_borrow(&f.inputs, f.arena, request, &bytes, f.diags), input);
	cr_expect_eq(bytes.data, input->bytes.data);
	files_close(&f);
}

/* As of two units that have one plan, which was saved between the first's turn and the second's. */
Test(base_input_file, what_is_noted_stays_and_is_not_settled_once_it_differs)
{
	struct files f;
	struct bytes bytes;
	struct input_content content;

	files_open(&f, true, INT64_MAX);
	struct input_request request = {support_file(f.arena, "abc", 3), 100, job};
	const struct input *input = input_files_borrow(&f.inputs, f.arena, request, &bytes, f.diags);
	cr_assert_not_null(input);
	cr_assert(input_content_read(&f.inputs, f.arena, request, &content, f.diags));
	cr_expect_eq(input_files_note(&f.inputs, request.path, &content), input);
	cr_expect(input->settled);
	overwrite(request.path, "abd");
	cr_assert(input_content_read(&f.inputs, f.arena, request, &content, f.diags));
	cr_expect_eq(input_files_note(&f.inputs, request.path, &content), input);
	cr_expect(has_digest(input, ABC));
	cr_expect_not(input->settled);
	cr_expect_null(input_files_note(&f.inputs, request.path, NULL));
	files_close(&f);
}

Test(base_input_file, what_changed_since_the_run_began_is_not_settled)
{
	const int64_t began[] = {INT64_MIN, 0, INT64_MAX}; /* not known; before the file; after it */
	struct files f;

	for (size_t i = 0; i < 3; i++) {
		files_open(&f, true, began[i]);
		const char *path = support_file(f.arena, "abc", 3);
		cr_expect_eq(read_file(&f, path)->settled, i == 2);
		path = support_file(f.arena, "abc", 3);
		cr_expect_eq(input_files_get(&f.inputs, path)->settled, i == 2);
		files_close(&f);
	}
}

Test(base_input_file, faults_are_told_where_the_path_was_written)
{
	struct files f;

	files_open(&f, true, INT64_MAX);
	cr_expect_null(read_file(&f, "no/such"));
	cr_expect_null(read_file(&f, "no/such"));
	cr_expect_null(read_file(&f, support_file(f.arena, (char[101]){0}, 101)));
	cr_expect_eq(diags_errors(f.diags), 3);
	cr_expect_eq(diags_get(f.diags, 0)->loc.line, 3);
	/* Who asks for a digest only is told nothing. */
	cr_expect(has_none(input_files_get(&f.inputs, "no/such")));
	cr_expect(has_none(input_files_get(&f.inputs, "/dev/zero")));
	cr_expect_not(input_files_get(&f.inputs, "/dev/zero")->settled);
	cr_expect_eq(diags_errors(f.diags), 3);
	files_close(&f);
}

Test(base_input_file, digests_are_made_where_they_are_needed)
{
	struct files f;

	files_open(&f, false, INT64_MAX);
	const char *path = support_file(f.arena, "abc", 3);
	cr_expect(has_none(read_file(&f, path)));
	cr_expect_str_eq(read_file(&f, path)->bytes.data, "abc");
	files_close(&f);
	files_open(&f, true, INT64_MAX);
	path = support_file(f.arena, "abc", 3);
	const struct input *input = input_files_get(&f.inputs, path);
	cr_expect(has_digest(input, ABC));
	cr_expect_null(input->bytes.data);
	files_close(&f);
}

Test(base_input_file, names_tell_nothing_of_the_machine)
{
	static const char *const names[][2] = {
	    {"/home/ana/plan/odah.csv", "odah.csv"},
	    {"/home/ana/plan/avance/odah.csv", "avance/odah.csv"},
	    {"/usr/share/pliego/fonts/a.ttf", "fonts/a.ttf"},
	    {"/home/ana/planes/x.csv", "/home/ana/planes/x.csv"},
	    {"x\xFF.csv", "x\\xff.csv"},
	};
	struct files f;

	files_open(&f, true, INT64_MAX);
	input_files_add_folder(&f.inputs, "/home/ana/plan", NULL);
	input_files_add_folder(&f.inputs, NULL, "templates");
	input_files_add_folder(&f.inputs, "/usr/share/pliego/fonts", "fonts");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		cr_expect_str_eq(input_files_name(&f.inputs, names[i][0]), names[i][1]);
		cr_expect_str_eq(input_files_get(&f.inputs, names[i][0])->name, names[i][1]);
	}
	files_close(&f);
}
