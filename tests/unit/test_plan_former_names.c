/*
 * Progress that was reported under the name of then.
 */
#include "plan/former_names.h"
#include "progress_sheets.h"

#define PLAN "LÍNEA,ACTIVIDAD,META ANUAL," MONTHS_HEAD "\n"
#define ROW(line, name) line "," name ",12,1,1,1,1,1,1,1,1,1,1,1,1\n"
#define REPORT "LÍNEA,ACTIVIDAD,ENE\n"

struct history {
	struct planned then[2];
	struct reported now;
	struct former_version versions[2];
};

static void
open_history(struct history *h, const char *first, const char *second, const char *now, const char *before)
{
	const char *plans[] = {first, second};

	for (int i = 0; i < 2; i++) {
		planned_open(&h->then[i]);
		planned_unit(&h->then[i], "A", plans[i]);
		planned_must_build(&h->then[i]);
	}
	reported_open(&h->now);
	reported_unit(&h->now, "A", now, before, before);
	rolled_build(&h->now.r);
}

static void
join(struct history *h)
{
	struct plan *plan = &h->now.r.p.plan;
	struct arena *arena = h->now.r.p.arena;

	struct pairing *to_second = ARENA_NEW(arena, struct pairing);
	struct pairing *to_now = ARENA_ARRAY(arena, struct pairing, 2);

	pairing_find(arena, &h->then[0].plan, &h->then[1].plan, to_second);
	pairing_find(arena, &h->then[1].plan, plan, &to_now[1]);
	pairing_join(arena, &h->then[0].plan, to_second, &to_now[1], plan, &to_now[0]);
	for (int i = 0; i < 2; i++)
		h->versions[i] = (struct former_version){&h->then[i].plan, &to_now[i]};
	plan->former_names = former_names_of(arena, h->versions, 2, plan);
	progress_join(arena, plan, h->now.units, salvador, &h->now.progress);
}

static void
close_history(struct history *h)
{
	planned_close(&h->then[0]);
	planned_close(&h->then[1]);
	reported_close(&h->now);
}

Test(plan_former_names, follow_an_activity_through_every_version)
{
	struct history h;

	open_history(&h, PLAN ROW("L", "Atender quejas del público"),
	    PLAN ROW("L", "Atender las quejas del público"),
	    PLAN ROW("L", "Atender todas las quejas del público"), REPORT "L,Atender quejas del público,7\n");
	join(&h);
	cr_assert(h.now.r.p.plan.former_names);
	cr_expect_eq(h.now.r.p.plan.former_names->count, 2);
	cr_expect_eq(h.now.progress.before[0].row, 0,
	    "the previous edition was reported under the name of then");
	cr_expect_eq(h.now.progress.before[0].month[0].value.number.units, 7);
	cr_expect_eq(h.now.progress.executed[0].row, 0, "and so is today's, which is told of");
	cr_expect_eq(h.now.progress.sheets[0].rows[0].join, PROGRESS_JOINED);
	cr_expect(h.now.progress.sheets[0].rows[0].is_renamed);
	cr_expect_eq(h.now.progress.earlier[0].rows[0].activity, 0);
	close_history(&h);
}

Test(plan_former_names, give_way_to_an_activity_that_has_the_name_today)
{
	struct history h;

	/* What was reported as "Dar cursos" is of the one that is called so today. */
	open_history(&h, PLAN ROW("L", "Dar cursos de riego"), PLAN ROW("L", "Dar cursos de riego"),
	    PLAN ROW("L", "Dar cursos de riego nocturno") ROW("L", "Dar cursos de riego"),
	    REPORT "L,Dar cursos de riego,3\n");
	join(&h);
	cr_expect_null(h.now.r.p.plan.former_names, "it still has its name");
	cr_expect_eq(h.now.progress.before[0].row, PROGRESS_NO_ROW);
	cr_expect_eq(h.now.progress.before[1].row, 0);
	close_history(&h);
}

Test(plan_former_names, of_one_text_under_two_lines_go_by_the_line)
{
	struct history h;

	open_history(&h, PLAN ROW("1. Campo", "Dar un curso largo") ROW("2. Ciudad", "Dar un curso largo"),
	    PLAN ROW("1. Campo", "Dar un curso largo") ROW("2. Ciudad", "Dar un curso largo"),
	    PLAN ROW("1. Campo", "Dar un curso muy largo") ROW("2. Ciudad", "Dar un curso algo largo"),
	    REPORT "2. Ciudad,Dar un curso largo,5\nDe nadie,Dar un curso largo,9\n");
	join(&h);
	cr_expect_eq(h.now.progress.before[0].row, PROGRESS_NO_ROW, "of two, none is meant without its line");
	cr_expect_eq(h.now.progress.before[1].row, 0);
	cr_expect_eq(h.now.progress.before[1].month[0].value.number.units, 5);
	close_history(&h);
}

/* A row under today's name counts, whatever another one says under the name of then. */
Test(plan_former_names, give_way_to_a_row_under_the_name_of_today)
{
	struct history h;

	open_history(&h, PLAN ROW("L", "Atender quejas del público"),
	    PLAN ROW("L", "Atender quejas del público"), PLAN ROW("L", "Atender las quejas del público"),
	    REPORT "L,Atender quejas del público,7\nL,Atender las quejas del público,3\n");
	join(&h);
	cr_expect_eq(h.now.progress.executed[0].row, 1);
	cr_expect_eq(h.now.progress.sheets[0].rows[0].join, PROGRESS_UNKNOWN);
	close_history(&h);
}
