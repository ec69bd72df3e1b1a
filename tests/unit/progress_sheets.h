/*
 * Plans with progress reported on them, for the tests of progress, compliance and their datasets.
 */
#ifndef PLIEGO_TESTS_UNIT_PROGRESS_SHEETS_H
#define PLIEGO_TESTS_UNIT_PROGRESS_SHEETS_H

#include "check/check.h"
#include "dataset/dataset.h"
#include "rollup_build.h"

#define PROGRESS_HEAD "CÓDIGO,LÍNEA,ACTIVIDAD," MONTHS_HEAD ",JUSTIFICACIÓN\n"

/* What a template says when it says nothing. */
static const struct status_scale usual_scale = {
    .words =
	{
	    {"Sobrecumplimiento", "S"},
	    {"Cumplido", "C"},
	    {"En proceso", "P"},
	    {"Crítico", "K"},
	    [STATUS_UNPROGRAMMED] = {"Sin programación", "-"},
	    [STATUS_UNPLANNED] = {"Ejecutado sin programar", "E"},
	    [STATUS_NOT_REPORTED] = {"No remitido", "R"},
	    [STATUS_NONE] = {"N/A", "N"},
	},
    .level_count = 4,
    .levels = {{100, true}, {100, false}, {80, false}, {0, false}},
    .justify_below = 80,
};

struct reported {
	struct rolled r;
	struct progress_unit units[UNITS_MAX];
	struct progress progress;
	struct compliance compliance;
	struct findings findings;
	const struct source_trend *trend; /* NULL: nobody asks for it */
	const struct compliance *before;  /* the same */
};

static inline void
reported_open(struct reported *r)
{
	*r = (struct reported){0};
	planned_open(&r->r.p);
}

static inline void
reported_close(struct reported *r)
{
	planned_close(&r->r.p);
}

static inline const struct sheet *
reported_sheet(struct reported *r, const char *path, const char *csv)
{
	struct arena *arena = r->r.p.arena;
	struct sheet *sheet = ARENA_NEW(arena, struct sheet);
	struct bytes in = {arena_strdup(arena, csv), strlen(csv)};

	struct sheet_request request = {.path = path, .loc = {"job.yaml", 1, 1}, .style = salvador};

	cr_assert(progress_sheet_parse(arena, &request, (struct calendar){0}, in, sheet, r->r.p.diags), "%s",
	    support_printed(arena, r->r.p.diags));
	return sheet;
}

/* Adds a unit: its plan, what it reports (NULL: nothing) and what it reported before (NULL: nothing). */
static inline void
reported_unit(struct reported *r, const char *code, const char *plan, const char *now, const char *before)
{
	struct progress_unit *unit = &r->units[r->r.p.unit_count];

	planned_unit(&r->r.p, code, plan);
	unit->loc = (struct srcloc){"job.yaml", (uint32_t)r->r.p.unit_count, 1};
	if (now != NULL)
		unit->sheet = reported_sheet(r, arena_printf(r->r.p.arena, "now/%s.csv", code), now);
	if (before != NULL)
		unit->previous = reported_sheet(r, arena_printf(r->r.p.arena, "before/%s.csv", code), before);
}

static inline void
reported_join(struct reported *r)
{
	rolled_build(&r->r);
	progress_join(r->r.p.arena, &r->r.p.plan, r->units, salvador, &r->progress);
}

static inline bool
reported_compliance(struct reported *r, const struct status_scale *scale, struct cut cut)
{
	struct compliance_basis basis = {&r->progress, &r->r.national, *scale, cut};

	return compliance_build(r->r.p.arena, &basis, &r->compliance, r->r.p.diags);
}

static inline void
reported_reckon(struct reported *r, const struct status_scale *scale, struct cut cut)
{
	reported_join(r);
	cr_assert(reported_compliance(r, scale, cut), "%s", support_printed(r->r.p.arena, r->r.p.diags));
}

/* A cell is blank, not reported, or what its column says; numbers of what is in percent are percents. */
static inline void
expect_kind(const struct dataset_column *column, const struct dataset_cell *cell)
{
	bool number = column->kind == CELL_NUMBER && cell->kind == CELL_PERCENT;

	cr_expect(cell->kind == CELL_BLANK || cell->kind == CELL_NOT_REPORTED || cell->kind == column->kind ||
		number,
	    "%s: %d", column->heading, cell->kind);
}

static inline size_t
find_heading(const struct dataset_rows *rows, const char *heading)
{
	size_t k = 0;

	while (k < rows->column_count && strcmp(rows->columns[k].heading, heading) != 0)
		k++;
	cr_assert_lt(k, rows->column_count, "no column %s", heading);
	return k;
}

/* The columns asked for, separated by commas, of all rows: "a|b|c" a line. */
static inline void
expect_cells(const struct reported *r, enum dataset dataset, uint32_t unit, const char *columns, bool plain,
    const char *expected)
{
	struct arena *arena = r->r.p.arena;
	struct dataset_source source = {
	    .plan = &r->r.p.plan,
	    .compliance = &r->compliance,
	    .trend = r->trend,
	    .before = r->before,
	    .numbers = salvador,
	};
	struct cell_style style = plain ? cell_style_for_programs() : cell_style_for_people(salvador);
	const char *text = "";
	struct dataset_rows rows;

	dataset_build(arena, dataset, &source, unit, &rows);
	for (size_t row = 0; row < rows.row_count; row++) {
		for (size_t k = 0; k < rows.column_count; k++)
			expect_kind(&rows.columns[k], &rows.rows[row][k]);
		for (const char *at = columns; *at != '\0'; at += strcspn(at, ","), at += *at == ',') {
			const char *heading = arena_strndup(arena, at, strcspn(at, ","));
			size_t column = find_heading(&rows, heading);

			text = arena_printf(arena, "%s%s%s", text, at > columns ? "|" : "",
			    cell_text(arena, &rows.rows[row][column], style));
		}
		text = arena_printf(arena, "%s\n", text);
	}
	cr_expect_str_eq(text, expected, "%s", text);
}

#endif
