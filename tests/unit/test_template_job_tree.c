#include <criterion/criterion.h>

#include "support.h"
#include "template/job_tree.h"
#include "template/loader.h"

static const char *const endings[] = {".pdf", NULL};

/* DG has DT (A, and B with C under it) and D; E is by itself. */
static const char text[] =
    "year: 2024\ninstitution: I\n"
    "groups:\n  - {code: DT, name: NDT, parent: DG}\n  - {code: DG, name: NDG}\n"
    "  - {code: DX, name: empty, parent: DG}\n"
    "units:\n  - {code: A, name: NA, plan: a.csv, parent: DT, region: Norte}\n"
    "  - {code: B, name: NB, plan: b.csv, parent: DT, region: Sur}\n"
    "  - {code: C, name: NC, plan: c.csv, parent: B, region: NORTE}\n"
    "  - {code: D, name: ND, plan: d.csv, parent: DG}\n"
    "  - {code: E, name: NE, plan: e.csv}\n"
    "measures:\n  - {activity: X, measure: number}\n  - {activity: X, unit: C, measure: number}\n"
    "  - {activity: X, unit: D, measure: number}\n"
    "accept:\n  - {rule: plan-empty, unit: D, reason: R}\n"
    "documents:\n  - {template: p, output: p.pdf, title: T}\n";

static void
read_job(struct arena *arena, struct job *job)
{
	struct diags *diags = diags_open();

	cr_assert(job_parse(arena, "job.yaml", (struct bytes){text, strlen(text)}, endings, job, diags), "%s",
	    support_printed(arena, diags));
	diags_close(diags);
}

/* "DT: A B C\n" */
static const char *
printed(struct arena *arena, const struct job *job, enum job_per per)
{
	size_t count;
	const struct job_set *sets = job_sets(arena, job, per, &count);
	const char *out = "";

	for (size_t i = 0; i < count; i++) {
		out = arena_printf(arena, "%s%s (%s, %zu):", out, sets[i].code, sets[i].name, sets[i].depth);
		for (size_t u = 0; u < sets[i].unit_count; u++)
			out = arena_printf(arena, "%s %s", out, job->units[sets[i].units[u]].code.text);
		out = arena_printf(arena, "%s\n", out);
	}
	return out;
}

Test(template_job_tree, sets_of_units)
{
	struct arena *arena = support_arena();
	struct job job;

	read_job(arena, &job);
	cr_expect_str_eq(printed(arena, &job, JOB_PER_GROUP),
	    "DT (NDT, 1): A B C\nDG (NDG, 0): A B C D\nB (NB, 2): B C\n");
	cr_expect_str_eq(printed(arena, &job, JOB_PER_REGION), "Norte (Norte, 0): A C\nSur (Sur, 0): B\n");
	cr_expect_str_eq(printed(arena, &job, JOB_PER_UNIT), "");
	cr_expect_str_eq(printed(arena, &job, JOB_PER_JOB), "");
	arena_close(arena);
}

/* Its group is the top; nothing is said of other units. */
Test(template_job_tree, a_job_of_a_group)
{
	struct arena *arena = support_arena();
	struct job job, own;
	size_t count;

	read_job(arena, &job);
	const struct job_set *sets = job_sets(arena, &job, JOB_PER_GROUP, &count);
	own = job_of_set(arena, &job, JOB_PER_GROUP, &sets[0]);
	cr_expect_str_eq(printed(arena, &own, JOB_PER_GROUP), "DT (NDT, 0): A B C\nB (NB, 1): B C\n");
	cr_expect(own.measure_count == 2 && own.accepted_count == 0);
	cr_expect_str_eq(own.measures[1].unit.text, "C");
	own = job_of_set(arena, &job, JOB_PER_GROUP, &sets[2]);
	cr_expect_str_eq(printed(arena, &own, JOB_PER_GROUP), "B (NB, 0): B C\n");
	/* The one that it was made of is as it was. */
	cr_expect_str_eq(job.units[1].parent.text, "DT");
	arena_close(arena);
}

/* B, which is not of the region, is above C as a group. */
Test(template_job_tree, a_job_of_a_region)
{
	struct arena *arena = support_arena();
	struct job job, own;
	size_t count;

	read_job(arena, &job);
	const struct job_set *sets = job_sets(arena, &job, JOB_PER_REGION, &count);
	own = job_of_set(arena, &job, JOB_PER_REGION, &sets[0]);
	cr_expect_str_eq(printed(arena, &own, JOB_PER_GROUP),
	    "B (NB, 2): C\nDT (NDT, 1): A C\nDG (NDG, 0): A C\n");
	arena_close(arena);
}
