/*
 * Plans made of CSV texts, or of the plan of 2024, for the tests of plans, checks and rollups.
 */
#ifndef PLIEGO_TESTS_UNIT_PLAN_SHEETS_H
#define PLIEGO_TESTS_UNIT_PLAN_SHEETS_H

#include <criterion/criterion.h>

#include "plan/build.h"
#include "sheet/read.h"
#include "support.h"

#define UNITS_MAX 64

/* A heading row with all columns, and one without the three that are not printed. */
#define MONTHS_HEAD "ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC"
#define WORDS_HEAD "LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,MEDIO DE VERIFICACIÓN,META ANUAL,"
#define HEAD WORDS_HEAD MONTHS_HEAD ",OBSERVACIONES\n"
#define HEAD_CODES "CÓDIGO,MEDIDA,CONSOLIDACIÓN," WORDS_HEAD MONTHS_HEAD ",OBSERVACIONES\n"

static const struct number_style salvador = {'.', ','};

struct planned {
	struct arena *arena;
	struct diags *diags;
	struct plan_unit units[UNITS_MAX];
	size_t unit_count;
	const struct plan_alias *aliases;
	size_t alias_count;
	const struct unit_left_out *left_out;
	size_t left_out_count;
	struct plan plan;
	bool ok;
};

static inline void
planned_open(struct planned *p)
{
	*p = (struct planned){.arena = support_arena(), .diags = diags_open()};
}

static inline void
planned_close(struct planned *p)
{
	diags_close(p->diags);
	arena_close(p->arena);
}

/* Adds a unit whose sheet is the text; its file is called "CODE.csv". */
static inline void
planned_unit(struct planned *p, const char *code, const char *csv)
{
	struct sheet *sheet = ARENA_NEW(p->arena, struct sheet);
	struct bytes in = {arena_strdup(p->arena, csv), strlen(csv)};
	struct sheet_request request = {arena_printf(p->arena, "%s.csv", code), {"job.yaml", 1, 1}, {0},
	    salvador};

	cr_assert_lt(p->unit_count, UNITS_MAX);
	cr_assert(sheet_parse(p->arena, &request, in, sheet, p->diags), "%s",
	    support_printed(p->arena, p->diags));
	p->units[p->unit_count++] = (struct plan_unit){.code = code, .name = code, .sheet = sheet};
}

static inline void
planned_build(struct planned *p)
{
	struct plan_source source = {
	    .units = p->units,
	    .unit_count = p->unit_count,
	    .aliases = p->aliases,
	    .alias_count = p->alias_count,
	    .style = salvador,
	    .threads = 2,
	    .left_out = p->left_out,
	    .left_out_count = p->left_out_count,
	};

	p->ok = plan_build(p->arena, &source, &p->plan, p->diags);
}

static inline void
planned_must_build(struct planned *p)
{
	planned_build(p);
	cr_assert(p->ok, "%s", support_printed(p->arena, p->diags));
}

/* The plan of 2024, its units in the order of its job. */
static inline void
planned_2024(struct planned *p)
{
	static const char *const codes[] = {"drit", "dj", "dtic", "da", "odah", "odso", "p092"};

	planned_open(p);
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		const char *path = arena_printf(p->arena, "input/plan-2024/%s.csv", codes[i]);
		struct bytes in;

		cr_assert(file_read(p->arena, path, SHEET_FILE_MAX, (struct srcloc){0}, &in, p->diags));
		planned_unit(p, codes[i], in.data);
	}
	planned_must_build(p);
}

#endif
