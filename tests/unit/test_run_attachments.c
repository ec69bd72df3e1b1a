#include "rollup_build.h"
#include "run/attachments.h"
#include "support.h"

static bool
append(void *ctx, const void *data, size_t n)
{
	buf_add(ctx, data, n);
	return true;
}

static void
expect_names(const char *const plans[3], const char *const names[3])
{
	struct rolled r = {0};
	struct job_unit units[3] = {0};
	const struct input files[3] = {{.path = "one"}, {.path = "two"}, {.path = "three"}};
	const struct input job_file = {.bytes = {"job", 3}};
	const struct template_file template_file = {.path = "/x/plan.yaml"};
	const struct bytes part = {"template", 8};
	struct run_unit inputs[3] = {0};
	struct build_options options = {.created = INT64_MIN};
	struct job_document job_document = {.title.text = "PLAN"};
	struct run_template template = {.template = {.files = &template_file, .file_count = 1},
	    .parts = &part};
	struct run_document document = {.job = &job_document, .template = &template};
	const struct edition edition = {&document, (const size_t[]){0, 1, 2}, 3, "plan.pdf", false};
	struct run run = {
	    .options = &options,
	    .job = {.path = "some/where/job.yaml", .year = 2024, .units = units, .unit_count = 3},
	    .job_input = &job_file,
	    .units = inputs,
	};
	size_t count;

	planned_open(&r.p);
	planned_unit(&r.p, "A", HEAD "L,X,R,M,3,3,,,,,,,,,,,,\n");
	rolled_build(&r);
	run.arena = r.p.arena;
	run.figures.source = (struct dataset_source){.plan = &r.p.plan,
	    .units = r.units,
	    .national = &r.national,
	    .numbers = salvador};
	for (size_t i = 0; i < 3; i++) {
		units[i] = (struct job_unit){.plan.file.text = plans[i], .name.text = "U"};
		inputs[i].plan = &files[i];
	}
	const struct pdf_attachment *all = sources_attach(&run, r.p.arena, &edition, &count, r.p.diags);
	cr_assert_eq(count, 6);
	for (size_t i = 0; i < 3; i++) {
		cr_expect_str_eq(all[i].name, names[i]);
		cr_expect_eq(all[i].relationship, PDF_SOURCE);
		cr_expect_not_null(all[i].read);
		cr_expect_not(all[i].kept);
		cr_expect_eq(all[i].modified, INT64_C(1704067200)); /* 2024-01-01T00:00:00Z */
	}
	cr_expect_str_eq(all[3].name, strcmp(names[1], "job.yaml") == 0 ? "job-2.yaml" : "job.yaml");
	cr_expect_str_eq(all[4].name, "plan.yaml");
	cr_expect(all[3].kept && all[4].kept && all[5].kept);
	cr_expect_str_eq(all[5].name, "consolidado.json");
	struct buf json = BUF_INIT;
	cr_assert(all[5].write(all[5].data, append, &json));
	cr_expect_not_null(strstr(buf_cstr(&json), "\"META ANUAL\":\"3\""));
	buf_release(&json);
	options.created = 86400;
	all = sources_attach(&run, r.p.arena, &edition, &count, r.p.diags);
	for (size_t i = 0; i < count; i++)
		cr_expect_eq(all[i].modified, 86400);
	planned_close(&r.p);
}

Test(run_attachments, names_have_no_folders_and_are_unique)
{
	expect_names((const char *const[3]){"a.csv", "b.csv", "c.csv"},
	    (const char *const[3]){"a.csv", "b.csv", "c.csv"});
	expect_names((const char *const[3]){"n/p.csv", "s/p.csv", "../p.csv"},
	    (const char *const[3]){"n-p.csv", "s-p.csv", "p.csv"});
	expect_names((const char *const[3]){"p.csv", "p.csv", "./p.csv"},
	    (const char *const[3]){"p.csv", "p-2.csv", "p-3.csv"});
	expect_names((const char *const[3]){"/abs/p", "job.yaml", "p"},
	    (const char *const[3]){"abs-p", "job.yaml", "p"});
}

static struct bytes
read_first(const struct pdf_attachment *all, struct arena *arena, bool good)
{
	struct bytes bytes = {0};

	cr_expect_eq(all[0].read(all[0].data, arena, &bytes), good);
	return bytes;
}

static void
write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	cr_assert_not_null(file);
	fputs(text, file);
	fclose(file);
}

Test(run_attachments, a_sheet_is_read_again_and_must_be_what_it_was)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	const char *path = support_file(arena, "abc", 3);
	struct job_unit unit = {.plan.file = {path, {"job.yaml", 7, 3}}, .name.text = "U"};
	struct build_options options = {.created = 0};
	struct job_document job_document = {.title.text = "PLAN"};
	const struct input other = {.bytes = {"x", 1}};
	const struct template_file template_file = {.path = "plan.yaml"};
	struct run_template template = {.template = {.files = &template_file, .file_count = 1},
	    .parts = &other.bytes};
	struct run_document document = {.job = &job_document, .template = &template};
	const struct edition edition = {&document, (const size_t[]){0}, 1, "plan.pdf", false};
	struct run_unit inputs = {0};
	struct run run = {.arena = arena, .options = &options, .job_input = &other, .units = &inputs};
	struct bytes bytes;
	size_t count;

	run.job = (struct job){.path = "job.yaml", .units = &unit, .unit_count = 1};
	input_files_init(&run.inputs, arena, true, INT64_MAX);
	inputs.plan = input_files_borrow(&run.inputs, arena, (struct input_request){path, 100, unit.plan.loc},
	    &bytes, diags);
	const struct pdf_attachment *all = sources_attach(&run, arena, &edition, &count, diags);
	bytes = read_first(all, arena, true);
	cr_expect_eq(bytes.length, 3);
	cr_expect_str_eq(bytes.data, "abc");
	/* As long, and not the same. */
	write_file(path, "abd");
	read_first(all, arena, false);
	cr_assert_eq(diags_count(diags), 1);
	cr_expect_str_eq(diags_get(diags, 0)->rule, "input-changed");
	cr_expect_eq(diags_get(diags, 0)->loc.line, 7);
	remove(path);
	read_first(all, arena, false);
	cr_expect_eq(diags_errors(diags), 2);
	write_file(path, "abc");
	read_first(all, arena, true);
	cr_expect_eq(diags_errors(diags), 2);
	diags_close(diags);
	arena_close(arena);
}
