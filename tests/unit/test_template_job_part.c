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

static const char *
part_of(const struct sample *s, size_t document, size_t unit)
{
	struct buf b = BUF_INIT;

	job_part_append(s->parts, &s->job.documents[document], &s->job.units[unit], "en", &b);
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
	job_part_append(s.parts, &s.job.documents[1], &s.job.units[1], "es-SV", &spanish);
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
	job_part_append(s.parts, &s.job.documents[1], &alone, "en", &part);
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
