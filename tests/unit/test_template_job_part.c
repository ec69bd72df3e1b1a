#include <criterion/criterion.h>

#include "support.h"
#include "template/job_part.h"
#include "template/loader.h"

static const char *const endings[] = {".pdf", NULL};

/* A job that is read, and what it can be taken apart to. */
struct sample {
	struct arena *arena;
	struct diags *diags;
	struct job job;
	const struct job_parts *parts;
};

static void
sample_open(struct sample *s, const char *text)
{
	struct bytes bytes = {text, strlen(text)};

	s->arena = support_arena();
	s->diags = diags_open();
	cr_assert(job_parse(s->arena, "job.yaml", bytes, endings, &s->job, s->diags), "%s",
	    support_printed(s->arena, s->diags));
	s->parts = job_parts_of(s->arena, &s->job, bytes);
}

static void
sample_close(struct sample *s)
{
	diags_close(s->diags);
	arena_close(s->arena);
}

static void
append(const struct sample *s, size_t document, const struct job_unit *const *units, size_t count,
    const char *language, struct buf *out)
{
	const struct job_part part = {&s->job.documents[document], units, count, language};

	job_part_append(s->parts, &part, out);
}

static const char *
part_of(const struct sample *s, size_t document, size_t unit)
{
	struct buf b = BUF_INIT;

	append(s, document, (const struct job_unit *const[]){&s->job.units[unit]}, 1, "en", &b);
	return buf_take(&b, s->arena);
}

#define COMMENT \
	"# The part of the job that this document is made from: other units and documents are left out.\n"
#define HEAD "# Ours.\nyear: 2024\ninstitution: I\n"
#define ALIASES "aliases: {A: B}\n\n# documents\n"
#define BOOKLET "  - {template: b, per: unit, output: \"{unit.code}.pdf\", title: T}\n"

/* What only B needs is there for B, in its place; comments behind the last item of a list stay. */
static const char whole[] = HEAD "units: # all\n"
				 "  - {code: A, name: NA, plan: a.csv}\n"
				 "  - code: B\n"
				 "    name: |\n"
				 "      NB\n"
				 "      # no comment\n"
				 "    plan: b.csv\n"
				 "  # of C\n"
				 "\n"
				 "  - {code: C, name: NC, plan: c.csv}\n"
				 "\n"
				 "  # behind\n"
				 "measures:\n"
				 "  - {activity: X, measure: number}\n"
				 "  - {activity: Y, unit: A, measure: number}\n"
				 "  - {activity: Z, unit: B, measure: number}\n"
				 "accept:\n"
				 "  - {rule: plan-empty, unit: C, reason: R}\n" ALIASES "documents:\n"
				 "  - {template: p, output: p.pdf, title: T}\n" BOOKLET
				 "  - {template: q, output: q.pdf, title: T, quarter: 1}\n"
				 "# end";

Test(template_job_part, says_so_in_the_language_of_the_document)
{
	struct sample s;
	struct buf spanish = BUF_INIT;

	sample_open(&s, whole);
	append(&s, 1, (const struct job_unit *const[]){&s.job.units[1]}, 1, "es-SV", &spanish);
	cr_expect(strncmp(buf_cstr(&spanish), "# Parte del trabajo ", 20) == 0, "%s", buf_cstr(&spanish));
	cr_expect(strncmp(part_of(&s, 1, 1), COMMENT, strlen(COMMENT)) == 0);
	buf_release(&spanish);
	sample_close(&s);
}

Test(template_job_part, has_what_the_unit_and_the_document_need)
{
	struct sample s;

	sample_open(&s, whole);
	cr_assert_not_null(s.parts);
	cr_expect_str_eq(part_of(&s, 1, 1),
	    COMMENT HEAD "units: # all\n"
			 "  - code: B\n"
			 "    name: |\n"
			 "      NB\n"
			 "      # no comment\n"
			 "    plan: b.csv\n"
			 "  # of C\n"
			 "\n"
			 "\n"
			 "  # behind\n"
			 "measures:\n"
			 "  - {activity: X, measure: number}\n"
			 "  - {activity: Z, unit: B, measure: number}\n"
			 "accept:\n" ALIASES "documents:\n" BOOKLET "# end");
	cr_expect_str_eq(part_of(&s, 1, 2),
	    COMMENT HEAD "units: # all\n"
			 "  - {code: C, name: NC, plan: c.csv}\n"
			 "\n"
			 "  # behind\n"
			 "measures:\n"
			 "  - {activity: X, measure: number}\n"
			 "accept:\n"
			 "  - {rule: plan-empty, unit: C, reason: R}\n" ALIASES "documents:\n" BOOKLET
			 "# end");
	sample_close(&s);
}

/* A unit is known by its code: where others were left out, it has another number. */
Test(template_job_part, is_of_the_unit_of_that_code)
{
	struct sample s;
	struct buf part = BUF_INIT;

	sample_open(&s, whole);
	const struct job_unit alone = s.job.units[2];
	append(&s, 1, (const struct job_unit *const[]){&alone}, 1, "en", &part);
	cr_expect_str_eq(buf_cstr(&part), part_of(&s, 1, 2));
	cr_expect_not_null(strstr(buf_cstr(&part), "{code: C, name: NC, plan: c.csv}"));
	buf_release(&part);
	sample_close(&s);
}

/* And the part of a part is the same again. */
Test(template_job_part, is_a_job_that_is_whole)
{
	struct sample s;

	sample_open(&s, whole);
	for (size_t u = 0; u < s.job.unit_count; u++) {
		const char *part = part_of(&s, 1, u);
		struct sample again;
		sample_open(&again, part);
		cr_expect_eq(again.job.unit_count, 1);
		cr_expect_str_eq(again.job.units[0].code.text, s.job.units[u].code.text);
		cr_expect_str_eq(again.job.units[0].name.text, s.job.units[u].name.text);
		cr_assert_eq(again.job.document_count, 1);
		cr_expect_str_eq(part_of(&again, 0, 0), part);
		sample_close(&again);
	}
	sample_close(&s);
}

/* b keeps the numbers of p, and names the pages of q, which keeps those of r. */
Test(template_job_part, keeps_the_documents_whose_page_numbers_are_printed)
{
	struct sample s;

	sample_open(&s,
	    HEAD "units:\n- {code: A, name: NA, plan: a.csv}\ndocuments:\n"
		 "- {template: p, output: p.pdf, title: T}\n"
		 "- {template: b, per: unit, output: \"{unit.code}.pdf\", title: T, numbering: p.pdf, "
		 "pages-of: q.pdf}\n"
		 "- {template: o, output: o.pdf, title: T}\n"
		 "- {template: q, output: q.pdf, title: T, numbering: r.pdf}\n"
		 "- {template: r, output: r.pdf, title: T}\n");
	const char *part = part_of(&s, 1, 0);
	cr_expect_not_null(strstr(part, "template: p"));
	cr_expect_not_null(strstr(part, "template: b"));
	cr_expect_null(strstr(part, "template: o"));
	cr_expect_not_null(strstr(part, "template: q"));
	cr_expect_not_null(strstr(part, "template: r"));
	sample_close(&s);
}

Test(template_job_part, is_the_same_text_whatever_ends_its_lines)
{
	struct sample s;

	sample_open(&s,
	    "\xEF\xBB\xBFyear: 2024\r\ninstitution: I\r\nunits:\r\n- {code: A, name: NA, plan: a.csv}\r\n"
	    "- {code: B, name: NB, plan: b.csv}\r\ndocuments:\r\n" BOOKLET);
	cr_expect_str_eq(part_of(&s, 0, 1),
	    "\xEF\xBB\xBF" COMMENT "year: 2024\r\ninstitution: I\r\nunits:\r\n"
	    "- {code: B, name: NB, plan: b.csv}\r\ndocuments:\r\n" BOOKLET);
	sample_close(&s);
}

Test(template_job_part, does_not_grow_with_the_number_of_units)
{
	size_t lengths[2];

	for (int i = 0; i < 2; i++) {
		struct buf text = BUF_INIT;
		struct sample s;
		buf_adds(&text, HEAD "units:\n");
		for (unsigned u = 0; u < (i == 0 ? 10u : 1000u); u++)
			buf_addf(&text, "  - {code: U%04u, name: N, plan: u.csv}\n", u);
		buf_adds(&text, "documents:\n" BOOKLET);
		sample_open(&s, buf_cstr(&text));
		lengths[i] = strlen(part_of(&s, 0, 7));
		sample_close(&s);
		buf_release(&text);
	}
	cr_expect_eq(lengths[0], lengths[1]);
}

/* Lists in brackets, two items on a line, items below their dash, anchors. */
Test(template_job_part, is_all_of_what_cannot_be_taken_apart)
{
	static const char *const texts[] = {
	    HEAD "units: [{code: A, name: NA, plan: a.csv}]\ndocuments:\n" BOOKLET,
	    "{year: 2024, institution: I, units: [\n{code: A, name: N, plan: a.csv}], documents: [\n"
	    "{template: b, per: unit, output: \"{unit.code}.pdf\", title: T}]}",
	    HEAD "units:\n-\n  code: A\n  name: NA\n  plan: a.csv\ndocuments:\n" BOOKLET,
	    HEAD "units:\n- {code: A, name: &n NA, plan: a.csv}\n- {code: B, name: *n, plan: b.csv}\n"
		 "documents:\n" BOOKLET,
	};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct sample s;
		sample_open(&s, texts[i]);
		cr_expect_null(s.parts, "%zu", i);
		sample_close(&s);
	}
}

#define LEVELS                                                           \
	"units:\n"                                                       \
	"  - {code: A, name: \"N \\\"A\\\"\", plan: a.csv, parent: G}\n" \
	"  - {code: B, name: NB, plan: b.csv, parent: A}\n"              \
	"  - {code: C, name: NC, plan: c.csv, parent: B}\n"              \
	"  - {code: D, name: ND, plan: d.csv}\n"
#define OF_GROUP "documents:\n  - {template: b, per: group, output: \"{group.code}.pdf\", title: T}\n"

/* Units that are left out, and that others are parts of, are groups; of a part of several units, too. */
Test(template_job_part, tells_of_units_above_as_groups)
{
	struct sample s;
	struct buf part = BUF_INIT;

	sample_open(&s,
	    "\xEF\xBB\xBF# Ours.\nyear: 2024\ngroups:\n- {code: G, name: NG}\ninstitution: I\n" LEVELS
		OF_GROUP);
	cr_assert_not_null(s.parts);
	append(&s, 0, (const struct job_unit *const[]){&s.job.units[1], &s.job.units[2]}, 2, "en", &part);
	const char *text = buf_take(&part, s.arena);
	cr_expect_str_eq(text,
	    "\xEF\xBB\xBF" COMMENT "# Ours.\nyear: 2024\ngroups:\n"
	    "- {code: \"A\", name: \"N \\\"A\\\"\", parent: \"G\"}\n- {code: G, name: NG}\ninstitution: I\n"
	    "units:\n"
	    "  - {code: B, name: NB, plan: b.csv, parent: A}\n"
	    "  - {code: C, name: NC, plan: c.csv, parent: B}\n" OF_GROUP);
	/* It is a job, and the part of it is the same. */
	struct sample again;
	sample_open(&again, text);
	cr_expect_eq(again.job.group_count, 2);
	append(&again, 0, (const struct job_unit *const[]){&again.job.units[0], &again.job.units[1]}, 2, "en",
	    &part);
	cr_expect_str_eq(buf_cstr(&part), text);
	buf_release(&part);
	sample_close(&again);
	sample_close(&s);
}

/* Where the job has no groups, and begins with a mark; in brackets there is no place for one. */
Test(template_job_part, makes_a_list_of_groups)
{
	struct sample s;
	struct buf part = BUF_INIT;

	sample_open(&s,
	    "\xEF\xBB\xBFyear: 2024\ninstitution: I\nunits:\n  - {code: A, name: NA, plan: a.csv}\n"
	    "  - {code: B, name: NB, plan: b.csv, parent: A}\n  - {code: C, name: NC, plan: c.csv}\n"
	    "documents:\n" BOOKLET);
	append(&s, 0, (const struct job_unit *const[]){&s.job.units[1]}, 1, "en", &part);
	cr_expect_str_eq(buf_cstr(&part),
	    "\xEF\xBB\xBF" COMMENT
	    "groups:\n- {code: \"A\", name: \"NA\"}\nyear: 2024\ninstitution: I\nunits:\n"
	    "  - {code: B, name: NB, plan: b.csv, parent: A}\ndocuments:\n" BOOKLET);
	buf_clear(&part);
	append(&s, 0, (const struct job_unit *const[]){&s.job.units[2]}, 1, "en", &part);
	cr_expect_null(strstr(buf_cstr(&part), "groups"));
	buf_release(&part);
	sample_close(&s);
	sample_open(&s, "year: 2024\ninstitution: I\ngroups: [{code: G, name: NG}]\n" LEVELS OF_GROUP);
	cr_expect_null(s.parts);
	sample_close(&s);
}
