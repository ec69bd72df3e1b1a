/*
 * Fields that say more than a name, and the own fields of jobs.
 */
#include <criterion/criterion.h>

#include "support.h"
#include "template/content.h"
#include "template/loader.h"

static const char *
load(struct arena *arena, const char *paragraph, struct template *out)
{
	struct diags *diags = diags_open();
	const char *text = arena_printf(arena,
	    "pliego: 1\nfonts: {n: {regular: ArchivoNarrow-Regular.ttf}}\nsections:\n- paragraph: %s\n",
	    paragraph);

	(void)template_parse(arena, "t.yaml", (struct bytes){text, strlen(text)}, "fonts", out, diags);
	const char *printed = support_printed(arena, diags);
	diags_close(diags);
	return printed;
}

static const struct text_template *
text_of(struct arena *arena, const char *paragraph, struct template *out)
{
	cr_assert_str_eq(load(arena, paragraph, out), "");
	return &out->contents[0].u.paragraph.text;
}

Test(template_field_uses, a_figure_is_bound_like_a_column)
{
	struct arena *arena = support_arena();
	struct template t;
	const struct text_template *text = text_of(arena, "\"a{ worst-units[ 12 ].UNIDAD}\"", &t);

	cr_assert_eq(text->count, 2);
	cr_assert_eq(text->pieces[1].field, FIELD_FIGURE);
	const struct field_use *use = text->pieces[1].use;
	cr_assert(
	    use->choice == ROW_NUMBERED && use->row == 11 && use->binding.source == DATASET_WORST_UNITS);
	cr_assert_str_eq(use->binding.key, "unidad");
	cr_assert(t.binding_count == 1 && t.bindings[0].in_text && t.bindings[0].loc.column == 16);
	cr_assert_not(t.per_unit_only);
	arena_close(arena);
}

Test(template_field_uses, a_row_is_called_by_a_text)
{
	struct arena *arena = support_arena();
	struct template t;
	const struct text_template *text = text_of(arena, "\"{progress-statuses[Crítico].LETRA}\"", &t);

	cr_assert_eq(text->pieces[0].use->choice, ROW_CALLED);
	cr_assert_str_eq(text->pieces[0].use->called, "critico");
	text = text_of(arena, "\"{unit-statuses[1 a 3].LETRA}\"", &t);
	cr_assert_str_eq(text->pieces[0].use->called, "1 a 3");
	cr_assert(t.per_unit_only);
	arena_close(arena);
}

Test(template_field_uses, a_count_asks_for_the_dataset)
{
	struct arena *arena = support_arena();
	struct template t;
	const struct text_template *text = text_of(arena, "\"{units.rows ? una : }\"", &t);

	cr_assert_eq(text->pieces[0].use->choice, ROW_COUNT);
	cr_assert_str_eq(text->pieces[0].use->words.one, "una");
	cr_assert_str_eq(text->pieces[0].use->words.other, "");
	cr_assert(t.binding_count == 1 && t.bindings[0].source == DATASET_UNITS);
	arena_close(arena);
}

Test(template_field_uses, sentences_are_one_text)
{
	struct arena *arena = support_arena();
	struct template t;
	const struct text_template *text = text_of(arena, "[\"Uno {year}.\", \"Dos.\"]", &t);

	/* the mark and its three pieces, the mark and its one */
	cr_assert_eq(text->count, 6);
	cr_assert(text->pieces[0].field == FIELD_SENTENCE && text->pieces[0].length == 3);
	cr_assert(text->pieces[4].field == FIELD_SENTENCE && text->pieces[4].length == 1);
	cr_assert_eq(text->pieces[4].loc.column, 30);
	arena_close(arena);
}

Test(template_field_uses, faults_of_sentences_are_told_at_each)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(load(arena, "[\"{yaer}\", \"{progress-summary[1}\", ~]", &t),
	    "t.yaml:4:16: error: unknown field {yaer}; is {year} meant? [yaml-field]\n"
	    "t.yaml:4:26: error: unknown field {progress-summary[1} [yaml-field]\n"
	    "t.yaml:4:49: error: «text» should be a text; nothing is given [yaml-value]\n");
	cr_assert_str_eq(load(arena, "[]", &t),
	    "t.yaml:4:14: error: «text» should be a text; this is a list [yaml-shape]\n");
	arena_close(arena);
}

Test(template_field_uses, own_fields_are_listed_where_they_are_used)
{
	struct arena *arena = support_arena();
	struct template t;

	cr_assert_str_eq(
	    load(arena, "\"{unit.jefe} {job.lema}\"\n- image: {source: \"{unit.foto}\", alt: \"\"}", &t), "");
	cr_assert_eq(t.own_use_count, 3);
	cr_assert(t.own_uses[0].scope == OWN_OF_UNIT && strcmp(t.own_uses[0].name, "jefe") == 0);
	cr_assert_eq(t.own_uses[1].scope, OWN_OF_JOB);
	cr_assert_str_eq(t.own_uses[2].name, "foto");
	cr_assert(t.per_unit_only);
	cr_assert_str_eq(load(arena, "x\n- image: {source: \"{year}.png\", alt: \"\"}", &t),
	    "t.yaml:5:19: error: an image is a file, or one own field of units, document or job that names "
	    "one, like {unit.foto} [yaml-field]\n");
	arena_close(arena);
}

/* --- of jobs -------------------------------------------------------------------------------------------- */

static const char *const endings[] = {".pdf", NULL};

static const char *
read_fields(struct arena *arena, const char *fields, struct job *out)
{
	struct diags *diags = diags_open();
	const char *text = arena_printf(arena,
	    "year: 2024\ninstitution: I\nunits:\n- {code: A, name: A, plan: a.csv, fields: %s}\n"
	    "documents: [{template: t, output: o.pdf, title: T}]\n",
	    fields);

	(void)job_parse(arena, "job.yaml", (struct bytes){text, strlen(text)}, endings, out, diags);
	const char *printed = support_printed(arena, diags);
	diags_close(diags);
	return printed;
}

Test(template_field_uses, own_fields_of_units_are_texts)
{
	struct arena *arena = support_arena();
	struct job job;

	cr_assert_str_eq(read_fields(arena, "{teléfono: 01, foto: ~, jefe: \"\", n_2-b: ' x '}", &job), "");
	const struct job_fields *fields = &job.units[0].fields;
	cr_assert_eq(fields->count, 4);
	cr_assert_str_eq(job_field(fields, "teléfono")->text, "01");
	cr_assert_str_eq(job_field(fields, "foto")->text, "");
	cr_assert_str_eq(job_field(fields, "jefe")->text, "");
	cr_assert_str_eq(job_field(fields, "n_2-b")->text, "x");
	cr_assert_null(job_field(fields, "otro"));
	arena_close(arena);
}

Test(template_field_uses, own_fields_of_units_have_names_that_are_free)
{
	struct arena *arena = support_arena();
	struct job job;

	cr_assert_str_eq(read_fields(arena, "{name: x, a b: y, c.d: z, e: [1]}", &job),
	    "job.yaml:4:44: error: «name» is a key of its own, beside «fields»: give this field another name "
	    "[job-field]\n"
	    "job.yaml:4:53: error: a field can't be called «a b»: its name has letters, figures, hyphens and "
	    "underscores only [job-field]\n"
	    "job.yaml:4:61: error: a field can't be called «c.d»: its name has letters, figures, hyphens and "
	    "underscores only [job-field]\n"
	    "job.yaml:4:72: error: «e» should be a text; this is a list [yaml-shape]\n");
	cr_assert_str_eq(read_fields(arena, "[a]", &job),
	    "job.yaml:4:43: error: «fields» should be a mapping; this is a list [yaml-shape]\n");
	arena_close(arena);
}
