#include <criterion/criterion.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "support.h"

static const struct srcloc job = {"job.yaml", 9, 11};

static const char *
complaint(struct arena *arena, const char *path, size_t limit)
{
	struct diags *diags = diags_open();
	struct bytes bytes = {0};
	const char *text;

	cr_assert_not(file_read(arena, path, limit, job, &bytes, diags), "%s", path);
	cr_assert_null(bytes.data);
	text = support_printed(arena, diags);
	diags_close(diags);
	return text;
}

Test(base_file, reads_all_of_it_and_adds_a_nul)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct bytes bytes;

	cr_assert(file_read(arena, support_file(arena, "a\0b\n", 4), 4, job, &bytes, diags));
	cr_assert_eq(bytes.length, 4);
	cr_assert_eq(memcmp(bytes.data, "a\0b\n\0", 5), 0);
	cr_assert(file_read(arena, support_file(arena, "", 0), 0, job, &bytes, diags));
	cr_assert_eq(bytes.length, 0);
	cr_assert_eq(bytes.data[0], '\0');
	cr_assert_eq(diags_count(diags), 0);
	diags_close(diags);
	arena_close(arena);
}

Test(base_file, says_where_the_path_was_written_and_why_it_cannot)
{
	struct arena *arena = support_arena();
	const char *path = support_file(arena, "12345", 5);

	cr_assert_str_eq(complaint(arena, "no/such.csv", 9),
	    "job.yaml:9:11: error: cannot read \"no/such.csv\": no such file [file-unreadable]\n");
	cr_assert_str_eq(complaint(arena, "/proc", 9),
	    "job.yaml:9:11: error: cannot read \"/proc\": it is a folder [file-unreadable]\n");
	cr_assert_str_eq(complaint(arena, "/dev/null", 9),
	    "job.yaml:9:11: error: cannot read \"/dev/null\": it is not a regular file [file-unreadable]\n");
	cr_assert_not_null(strstr(complaint(arena, "/dev/null/x", 9), "part of its path is not a folder"));
	cr_assert_not_null(strstr(complaint(arena, path, 4), "it is larger than the limit of 4 bytes"));
	/* A pretend file whose size is 0 and that has bytes all the same. */
	cr_assert_not_null(
	    strstr(complaint(arena, "/proc/self/stat", 99999), "it changed while it was read"));
	arena_close(arena);
}

Test(base_file, names_the_limit_in_mebibytes)
{
	struct arena *arena = support_arena();
	size_t n = 8 * 1024 * 1024;
	char *zeros = arena_alloc(arena, n + 1, 1);

	cr_assert_not_null(
	    strstr(complaint(arena, support_file(arena, zeros, n + 1), n), "larger than the limit of 8 MiB"));
	arena_close(arena);
}

Test(base_file, is_its_own_place_when_none_is_given)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct bytes bytes;

	cr_assert_not(file_read(arena, "no.csv", 9, (struct srcloc){0}, &bytes, diags));
	cr_assert_str_eq(support_printed(arena, diags),
	    "no.csv: error: cannot read \"no.csv\": no such file [file-unreadable]\n");
	diags_close(diags);
	arena_close(arena);
}

Test(base_file, does_not_wait_at_a_pipe, .timeout = 5)
{
	struct arena *arena = support_arena();
	char folder[] = "/tmp/pliego-test-XXXXXX";
	const char *path;

	cr_assert_not_null(mkdtemp(folder));
	path = arena_printf(arena, "%s/fifo", folder);
	cr_assert_eq(mkfifo(path, 0600), 0);
	cr_expect_not_null(strstr(complaint(arena, path, 9), "it is not a regular file"));
	unlink(path);
	rmdir(folder);
	arena_close(arena);
}

Test(base_file, finds_paths_beside_another)
{
	struct arena *arena = support_arena();

	cr_assert_str_eq(path_beside(arena, "input/plan/job.yaml", "odah.csv"), "input/plan/odah.csv");
	cr_assert_str_eq(path_beside(arena, "input/job.yaml", "../logo.png"), "input/../logo.png");
	cr_assert_str_eq(path_beside(arena, "job.yaml", "odah.csv"), "odah.csv");
	cr_assert_str_eq(path_beside(arena, "/job.yaml", "odah.csv"), "/odah.csv");
	cr_assert_str_eq(path_beside(arena, "input/job.yaml", "/srv/odah.csv"), "/srv/odah.csv");
	cr_assert_str_eq(path_beside(arena, NULL, "odah.csv"), "odah.csv");
	arena_close(arena);
}

Test(base_file, knows_a_folder_from_a_file)
{
	cr_assert(file_is_folder("/"));
	cr_assert(file_is_folder("tests/unit"));
	cr_assert_not(file_is_folder("Makefile"));
	cr_assert_not(file_is_folder("tests/no-such-folder"));
	cr_assert_not(file_is_folder(""));
}
