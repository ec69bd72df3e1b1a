#include <criterion/criterion.h>

#include "run/source_list.h"
#include "support.h"

struct list_case {
	struct arena *arena;
	struct diags *diags;
	struct source_list list;
};

static struct list_case
open_case(void)
{
	return (struct list_case){.arena = support_arena(), .diags = diags_open()};
}

static void
close_case(struct list_case *c)
{
	diags_close(c->diags);
	arena_close(c->arena);
}

static bool
read_list(struct list_case *c, const char *text)
{
	return source_list_read(c->arena, "plan.pdf/fuentes.json", (struct bytes){text, strlen(text)},
	    &c->list, c->diags);
}

Test(run_source_list, says_again_what_was_written)
{
	const struct source_key keys[] = {
	    {SOURCE_PREVIOUS, SOURCE_PROGRESS, 0, "DJ"},
	    {SOURCE_VERSION, SOURCE_JOB, 0, ""},
	    {SOURCE_VERSION, SOURCE_PLAN, 0, "DJ"},
	    {SOURCE_VERSION, SOURCE_PLAN, 1, "DJ"},
	    {SOURCE_LAST_YEAR, SOURCE_PLAN, 0, "Área \"1\": {a}, [b]\\n"},
	    {SOURCE_LAST_YEAR, SOURCE_PROGRESS, 0, "DJ"},
	};
	const char *const names[] = {"a.csv", "job-2.yaml", "dj-2.csv", "dj-3.csv", "o'b \"c\".csv", "ñ.csv"};
	struct list_case c = open_case();
	struct buf text = BUF_INIT;

	source_list_begin(&text);
	for (size_t i = 0; i < 6; i++)
		source_list_add(c.arena, &text, &keys[i], names[i]);
	source_list_end(&text);
	cr_assert(read_list(&c, buf_cstr(&text)), "%s", support_printed(c.arena, c.diags));
	for (size_t i = 0; i < 6; i++) {
		const char *name = source_list_find(c.arena, &c.list, &keys[i]);

		cr_assert(name);
		cr_expect_str_eq(name, names[i]);
	}
	cr_expect_null(
	    source_list_find(c.arena, &c.list, &(struct source_key){SOURCE_VERSION, SOURCE_PLAN, 2, "DJ"}));
	cr_expect_null(source_list_find(c.arena, &c.list,
	    &(struct source_key){SOURCE_PREVIOUS, SOURCE_PROGRESS, 0, "D"}));
	cr_expect(source_list_has_job(&c.list, "job-2.yaml"));
	cr_expect_not(source_list_has_job(&c.list, "dj-2.csv"));
	buf_release(&text);
	close_case(&c);
}

Test(run_source_list, that_is_not_there_has_nothing)
{
	struct list_case c = open_case();

	cr_expect_null(
	    source_list_find(c.arena, &c.list, &(struct source_key){SOURCE_VERSION, SOURCE_JOB, 0, ""}));
	cr_expect_not(source_list_has_job(&c.list, "job.yaml"));
	close_case(&c);
}

Test(run_source_list, that_is_damaged_is_an_error)
{
	static const char *const damaged[] = {"", "[]", "{}", "{\"fuentes\":{}}", "{\"fuentes\":[1]}",
	    "{\"fuentes\":[{\"edición\":\"anterior\",\"parte\":\"avance\",\"unidad\":\"DJ\"}]}",
	    "{\"fuentes\":[{\"edición\":[],\"parte\":\"avance\",\"unidad\":\"DJ\",\"archivo\":\"a.csv\"}]}",
	    "{\"fuentes\":[", "%PDF"};

	for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
		struct list_case c = open_case();

		cr_expect_not(read_list(&c, damaged[i]), "%s", damaged[i]);
		cr_expect_str_eq(support_printed(c.arena, c.diags),
		    "plan.pdf/fuentes.json: error: the list of the files of earlier editions can't be read "
		    "[version-pdf]\n");
		close_case(&c);
	}
}
