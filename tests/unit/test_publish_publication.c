#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "publish/pdf_check.h"
#include "publish/publication.h"
#include "support.h"

struct place {
	struct arena *arena;
	struct diags *diags;
	struct publication *publication;
	char folder[64];
};

static void
open_place(struct place *place)
{
	memset(place, 0, sizeof *place);
	snprintf(place->folder, sizeof place->folder, "/tmp/pliego-test-XXXXXX");
	cr_assert_not_null(mkdtemp(place->folder));
	place->arena = support_arena();
	place->diags = diags_open();
	place->publication = calloc(1, sizeof *place->publication);
	publication_init(place->publication, place->arena, place->folder);
}

static void
close_place(struct place *place)
{
	const char *command = arena_printf(place->arena, "rm -rf %s", place->folder);
	cr_assert_eq(system(command), 0);
	free(place->publication);
	diags_close(place->diags);
	arena_close(place->arena);
}

static const char *
inside(struct place *place, const char *name)
{
	return arena_printf(place->arena, "%s/%s", place->folder, name);
}

static void
put(struct place *place, const char *name, const char *text)
{
	FILE *f = fopen(inside(place, name), "w");
	cr_assert_not_null(f);
	fputs(text, f);
	cr_assert_eq(fclose(f), 0);
}

static void
expect_text(struct place *place, const char *name, const char *text)
{
	char got[256] = "";
	FILE *f = fopen(inside(place, name), "r");
	cr_assert_not_null(f, "%s is not there", name);
	size_t n = fread(got, 1, sizeof got - 1, f);
	got[n] = '\0';
	cr_assert_eq(fclose(f), 0);
	cr_assert_str_eq(got, text);
}

static size_t
entries(struct place *place)
{
	size_t n = 0;
	DIR *dir = opendir(place->folder);
	cr_assert_not_null(dir);
	for (struct dirent *e = readdir(dir); e; e = readdir(dir))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			n++;
	closedir(dir);
	return n;
}

static bool
stage(struct place *place, const char *name, const char *text)
{
	return publication_begin(place->publication, name, NULL, place->diags) &&
	    publication_write(place->publication, text, strlen(text)) &&
	    publication_stage(place->publication, place->diags);
}

Test(publish_publication, old_edition_stays_until_commit)
{
	struct place place;
	open_place(&place);
	put(&place, "plan.pdf", "old");
	cr_assert(stage(&place, "plan.pdf", "new"));
	expect_text(&place, "plan.pdf", "old");
	cr_assert(publication_commit(place.publication, place.diags));
	expect_text(&place, "plan.pdf", "new");
	cr_assert_eq(entries(&place), 1);
	close_place(&place);
}

Test(publish_publication, discard_leaves_nothing_behind)
{
	struct place place;
	open_place(&place);
	put(&place, "a.pdf", "old a");
	cr_assert(stage(&place, "a.pdf", "new a"));
	cr_assert(stage(&place, "b.pdf", "new b"));
	cr_assert(publication_begin(place.publication, "c.pdf", NULL, place.diags)); /* still open */
	publication_discard(place.publication);
	expect_text(&place, "a.pdf", "old a");
	cr_assert_eq(entries(&place), 1);
	close_place(&place);
}

Test(publish_publication, makes_the_folders_on_the_way)
{
	struct place place;
	open_place(&place);
	cr_assert(stage(&place, "units/north/x.pdf", "x"));
	cr_assert(publication_commit(place.publication, place.diags));
	expect_text(&place, "units/north/x.pdf", "x");
	close_place(&place);
}

Test(publish_publication, writes_larger_than_its_buffer_arrive_whole)
{
	struct place place;
	open_place(&place);
	size_t n = 3 * PUBLICATION_BUFFER + 17;
	char *text = calloc(1, n);
	for (size_t i = 0; i < n; i++)
		text[i] = (char)('a' + i % 23);
	cr_assert(publication_begin(place.publication, "big", NULL, place.diags));
	cr_assert(publication_write(place.publication, text, 5));
	cr_assert(publication_write(place.publication, text + 5, n - 5));
	cr_assert(publication_stage(place.publication, place.diags));
	cr_assert(publication_commit(place.publication, place.diags));

	char *got = calloc(1, n + 1);
	FILE *f = fopen(inside(&place, "big"), "r");
	cr_assert_eq(fread(got, 1, n + 1, f), n);
	fclose(f);
	cr_assert_eq(memcmp(got, text, n), 0);
	free(got);
	free(text);
	close_place(&place);
}

/* Whether its buffer is full, empty or between; and the digest of the whole is none the worse for it. */
Test(publish_publication, the_digest_so_far_is_of_all_that_was_written)
{
	static char text[2 * PUBLICATION_BUFFER + 100];
	const size_t pieces[] = {100, PUBLICATION_BUFFER - 100, 50, PUBLICATION_BUFFER};
	struct digest is, should;
	struct place place;
	size_t n = 0;

	memset(text, 'x', sizeof text);
	open_place(&place);
	cr_assert(publication_begin(place.publication, "a.pdf", NULL, place.diags));
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
		cr_assert(publication_write(place.publication, text + n, pieces[i]));
		n += pieces[i];
		is = publication_digest(place.publication);
		should = digest_of(text, n);
		cr_assert(digest_equal(&is, &should), "after %zu bytes", n);
	}
	struct staged *staged = place.publication->open;
	cr_assert(publication_stage(place.publication, place.diags));
	cr_assert(digest_equal(&staged->digest, &should));
	publication_discard(place.publication);
	close_place(&place);
}

Test(publish_publication, a_file_where_a_folder_should_be_is_told)
{
	struct place place;
	open_place(&place);
	put(&place, "units", "a file");
	cr_assert_not(publication_begin(place.publication, "units/x.pdf", NULL, place.diags));
	cr_assert_eq(diags_errors(place.diags), 1);
	expect_text(&place, "units", "a file");
	close_place(&place);
}

Test(publish_publication, a_folder_where_the_document_should_be_is_left_alone)
{
	struct place place;
	open_place(&place);
	cr_assert_eq(mkdir(inside(&place, "x.pdf"), 0777), 0);
	cr_assert_not(publication_begin(place.publication, "x.pdf", NULL, place.diags));
	cr_assert_eq(diags_errors(place.diags), 1);
	cr_assert_eq(entries(&place), 1);
	close_place(&place);
}

/* A file size limit stands for a full disk: the write fails half-way. */
Test(publish_publication, a_failing_write_keeps_the_old_edition)
{
	struct place place;
	open_place(&place);
	put(&place, "plan.pdf", "old");
	pid_t child = fork();
	cr_assert_geq(child, 0);
	if (child == 0) {
		struct rlimit limit = {1000, 1000};
		signal(SIGXFSZ, SIG_IGN);
		if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
			_exit(9);
		char text[4000] = {0};
		if (!publication_begin(place.publication, "plan.pdf", NULL, place.diags))
			_exit(8);
		bool written = publication_write(place.publication, text, sizeof text);
		bool staged = publication_stage(place.publication, place.diags);
		publication_discard(place.publication);
		_exit(written && staged ? 7 : (int)diags_errors(place.diags));
	}
	int status;
	cr_assert_eq(waitpid(child, &status, 0), child);
	cr_assert(WIFEXITED(status));
	cr_assert_eq(WEXITSTATUS(status), 1, "one error was expected, got %d", WEXITSTATUS(status));
	expect_text(&place, "plan.pdf", "old");
	cr_assert_eq(entries(&place), 1);
	close_place(&place);
}

static void
expect_refused(struct place *place, const char *text)
{
	cr_assert(publication_begin(place->publication, "x.pdf", pdf_check, place->diags));
	cr_assert(publication_write(place->publication, text, strlen(text)));
	cr_assert_not(publication_stage(place->publication, place->diags), "taken for a PDF: %s", text);
}

Test(publish_publication, what_does_not_look_like_a_pdf_is_not_put_in_place)
{
	struct place place;
	open_place(&place);
	put(&place, "x.pdf", "old");
	expect_refused(&place, "");
	expect_refused(&place, "%PDF-1.7\n");
	expect_refused(&place, "%PDG-1.7\nxref\nstartxref\n9\n%%EOF\n");
	expect_refused(&place, "%PDF-1.7\nxref\nstartxref\n8\n%%EOF\n");    /* not where it says */
	expect_refused(&place, "%PDF-1.7\nxref\nstartxref\n9999\n%%EOF\n"); /* past the end */
	expect_refused(&place, "%PDF-1.7\nxref\nstartxref\n9\n%%EO");       /* cut */
	expect_refused(&place, "%PDF-1.7\nxref\nstartxref\n9\n%%EOF\nmore");
	expect_refused(&place, "%PDF-1.7\n12 0 obj\n<</Type /Page>>\nstartxref\n9\n%%EOF\n");
	cr_assert(publication_commit(place.publication, place.diags));
	expect_text(&place, "x.pdf", "old");
	cr_assert_eq(entries(&place), 1);
	static const char *const good[] = {"%PDF-1.7\nxref\nstartxref\n9\n%%EOF\n",
	    "%PDF-1.4\n12 0 obj\n<</Type /XRef /Root 1 0 R>>\nstartxref\r\n9\r\n%%EOF"};
	for (size_t i = 0; i < 2; i++) {
		cr_assert(publication_begin(place.publication, "x.pdf", pdf_check, place.diags));
		cr_assert(publication_write(place.publication, good[i], strlen(good[i])));
		cr_assert(publication_stage(place.publication, place.diags));
		cr_assert(publication_commit(place.publication, place.diags));
		expect_text(&place, "x.pdf", good[i]);
	}
	close_place(&place);
}

/* What lies on the disk is read again: somebody wrote into the file meanwhile. */
Test(publish_publication, a_file_that_is_not_what_was_written_is_not_put_in_place)
{
	struct place place;
	open_place(&place);
	cr_assert(publication_begin(place.publication, "x", NULL, place.diags));
	cr_assert(publication_write(place.publication, "one", 3));
	cr_assert_eq(pwrite(place.publication->fd, "xy", 2, 3), 2);
	cr_assert_not(publication_stage(place.publication, place.diags));
	cr_assert_eq(diags_errors(place.diags), 1);
	cr_assert_eq(entries(&place), 0);
	/* And one that another took the place of. */
	cr_assert(publication_begin(place.publication, "x", NULL, place.diags));
	cr_assert(publication_write(place.publication, "one", 3));
	cr_assert_eq(unlink(inside(&place, place.publication->open->temporary)), 0);
	put(&place, place.publication->open->temporary, "one");
	cr_assert_not(publication_stage(place.publication, place.diags));
	close_place(&place);
}

Test(publish_publication, a_link_below_the_folder_is_not_followed)
{
	struct place place;
	open_place(&place);
	cr_assert_eq(mkdir(inside(&place, "real"), 0777), 0);
	cr_assert_eq(symlink("real", inside(&place, "units")), 0);
	cr_assert_not(publication_begin(place.publication, "units/x.pdf", NULL, place.diags));
	cr_assert_eq(diags_errors(place.diags), 1);
	put(&place, "elsewhere", "not ours");
	cr_assert_eq(symlink("elsewhere", inside(&place, "x.pdf")), 0);
	cr_assert(stage(&place, "x.pdf", "new"));
	cr_assert(publication_commit(place.publication, place.diags));
	expect_text(&place, "x.pdf", "new");
	expect_text(&place, "elsewhere", "not ours");
	close_place(&place);
}

Test(publish_publication, one_that_can_not_be_put_in_place_spares_the_others)
{
	struct place place;
	open_place(&place);
	cr_assert(stage(&place, "a", "a"));
	cr_assert(stage(&place, "b", "b"));
	cr_assert(stage(&place, "c", "c"));
	cr_assert_eq(mkdir(inside(&place, "b"), 0777), 0);
	cr_assert_not(publication_commit(place.publication, place.diags));
	expect_text(&place, "a", "a");
	expect_text(&place, "c", "c");
	cr_assert_eq(entries(&place), 3);
	const struct staged *s = atomic_load(&place.publication->last);
	cr_assert(s->committed && !s->before->committed && s->before->before->committed);
	close_place(&place);
}

static enum lock_result
lock(struct place *place, const char *mark)
{
	const struct lock_request request = {mark, "today", 0};
	struct publication *p = calloc(1, sizeof *p);
	publication_init(p, place->arena, place->folder);
	enum lock_result result = publication_open_folder(p, &request, place->diags);
	free(p); /* the lock stays, as of another run */
	return result;
}

Test(publish_publication, whole_runs_exclude_all_and_shares_their_like)
{
	struct place place;
	open_place(&place);
	cr_assert_eq(lock(&place, "1of2."), LOCK_TAKEN);
	cr_assert_eq(lock(&place, "2of2."), LOCK_TAKEN);
	cr_assert_eq(lock(&place, "1of2."), LOCK_BUSY);
	cr_assert_eq(lock(&place, NULL), LOCK_BUSY);
	close_place(&place);
	open_place(&place);
	cr_assert_eq(lock(&place, NULL), LOCK_TAKEN);
	cr_assert_eq(lock(&place, NULL), LOCK_BUSY);
	cr_assert_eq(lock(&place, "1of2."), LOCK_BUSY);
	const char *said = support_printed(place.arena, place.diags);
	cr_assert(strstr(said, arena_printf(place.arena, "process %ld, begun today", (long)getpid())), "%s",
	    said);
	close_place(&place);
}

Test(publish_publication, a_folder_that_was_made_for_nothing_goes_again)
{
	const struct lock_request request = {NULL, "today", 0};
	struct place place;
	open_place(&place);
	publication_init(place.publication, place.arena, inside(&place, "a/b//c"));
	cr_assert_eq(publication_open_folder(place.publication, &request, place.diags), LOCK_TAKEN);
	publication_close_folder(place.publication);
	cr_assert_eq(entries(&place), 0);
	cr_assert_eq(publication_open_folder(place.publication, &request, place.diags), LOCK_TAKEN);
	cr_assert(stage(&place, "x", "x"));
	cr_assert(publication_commit(place.publication, place.diags));
	publication_close_folder(place.publication);
	expect_text(&place, "a/b/c/x", "x");
	close_place(&place);
}

static bool
stage_new(struct place *place, const char *name, const char *text)
{
	if (!publication_begin(place->publication, name, NULL, place->diags))
		return false;
	place->publication->open->is_new = true;
	return publication_write(place->publication, text, strlen(text)) &&
	    publication_stage(place->publication, place->diags);
}

Test(publish_publication, of_what_is_new_replaces_nothing)
{
	struct place place;
	open_place(&place);
	cr_assert(stage_new(&place, "a.csv", "ours"));
	cr_assert(stage_new(&place, "b.csv", "ours"));
	cr_assert(stage_new(&place, "c.csv", "ours"));
	put(&place, "b.csv", "theirs");
	cr_expect_not(publication_commit(place.publication, place.diags));
	cr_expect(place.publication->kept);
	expect_text(&place, "b.csv", "theirs");
	cr_expect_eq(entries(&place), 1, "a.csv and c.csv are taken back");
	cr_expect_str_eq(support_printed(place.arena, place.diags),
	    arena_printf(place.arena,
		"%s: error: this came to be here meanwhile; it was kept, and nothing was written (--force "
		"replaces it) [output-exists]\n",
		inside(&place, "b.csv")));
	close_place(&place);
}

Test(publish_publication, of_what_is_new_follows_no_link_and_spares_a_folder)
{
	struct place place;
	open_place(&place);
	cr_assert(stage_new(&place, "a.csv", "ours"));
	cr_assert_eq(symlink("nowhere", inside(&place, "a.csv")), 0);
	cr_expect_not(publication_commit(place.publication, place.diags));
	cr_assert(stage_new(&place, "b.csv", "ours"));
	cr_assert_eq(mkdir(inside(&place, "b.csv"), 0700), 0);
	cr_expect_not(publication_commit(place.publication, place.diags));
	cr_expect_eq(entries(&place), 2);
	close_place(&place);
}

Test(publish_publication, of_what_is_new_puts_it_in_place)
{
	struct place place;
	open_place(&place);
	cr_assert(stage_new(&place, "a.csv", "ours"));
	cr_assert(publication_commit(place.publication, place.diags));
	expect_text(&place, "a.csv", "ours");
	cr_expect_eq(entries(&place), 1);
	close_place(&place);
}
