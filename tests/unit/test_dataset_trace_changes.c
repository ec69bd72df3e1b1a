/*
 * Where figures of what a version changed come from, by hand.
 */
#include "dataset/ask.h"
#include "dataset/plan_cells.h"
#include "dataset/printed.h"
#include "plan_sheets.h"

#define SHORT "CÓDIGO,LÍNEA,ACTIVIDAD,META ANUAL," MONTHS_HEAD ",OBSERVACIONES"
#define TWELVE ",,,,,,,,,,,,"

struct reform {
	struct planned before, now;
	struct changes changes;
	struct version_info versions[2];
	struct source_versions told;
	struct dataset_source source;
};

/*
 * Visitas: its target was 12, and is 24; Talleres, of 3, is gone; Ferias is new; and so is a column, with one
 * of its two cells filled in.
 */
static void
reform_open(struct reform *r)
{
	planned_open(&r->before);
	planned_open(&r->now);
	planned_unit(&r->before, "A",
	    SHORT "\n1,L,Visitas,12,6,6,,,,,,,,,,,\n2,L,Talleres,3,3,,,,,,,,,,,,\n");
	planned_unit(&r->now, "A",
	    SHORT ",COSTO\n1,L,Visitas,24,6,6,,,,,,,,,,,,\"1,500\"\n3,L,Ferias,5,5" TWELVE ",\n");
	planned_must_build(&r->before);
	planned_must_build(&r->now);
	changes_find(r->now.arena, (struct changes_side){&r->before.plan, salvador},
	    (struct changes_side){&r->now.plan, salvador}, &r->changes);
	r->versions[0] = (struct version_info){"01", "Enero", NULL, NULL, NULL};
	r->versions[1] = (struct version_info){"02", "Mayo", NULL, NULL, &r->changes};
	r->told = (struct source_versions){.items = r->versions,
	    .count = 2,
	    .last = &r->changes,
	    .initial = &r->changes};
	r->source = (struct dataset_source){.plan = &r->now.plan, .numbers = salvador, .versions = &r->told};
}

static void
reform_close(struct reform *r)
{
	planned_close(&r->before);
	planned_close(&r->now);
}

/* "CAMBIOS 2 (casilla cambiada A · 1 Visitas · META ANUAL (ANTES «12»@3:9 ...))". */
static void
tell(struct buf *b, struct arena *arena, const struct trace *node)
{
	buf_adds(b, node->name);
	if (node->operation == TRACE_CHANGE)
		buf_addf(b, " %s", node->subject);
	if (node->text)
		buf_addf(b, " «%s»", node->text);
	if (node->value.kind != CELL_BLANK)
		buf_addf(b, " %s", cell_text(arena, &node->value, cell_style_for_people(salvador)));
	if (node->place.line > 0)
		buf_addf(b, " %u:%u", (unsigned)node->place.line, (unsigned)node->place.column);
	for (size_t i = 0; i < node->parts.count; i++) {
		buf_adds(b, i == 0 ? " (" : "; ");
		tell(b, arena, node->parts.items[i]);
		buf_adds(b, i + 1 == node->parts.count ? ")" : "");
	}
}

static void
expect_traces(enum dataset dataset, const char *heading, const char *expected)
{
	struct reform r;
	struct buf b = BUF_INIT;

	reform_open(&r);
	const struct answers found = ask_dataset(r.now.arena, &r.source,
	    &(struct asked_cells){.dataset = dataset, .row = SIZE_MAX, .heading = heading});
	for (size_t i = 0; i < found.count; i++) {
		tell(&b, r.now.arena, found.items[i].trace);
		buf_adds(&b, "\n");
	}
	cr_expect_str_eq(buf_cstr(&b), expected, "%s: %s", heading, buf_cstr(&b));
	buf_release(&b);
	reform_close(&r);
}

Test(dataset_trace_changes, a_count_is_of_the_changes_with_both_places)
{
	expect_traces(DATASET_VERSIONS, "CASILLAS",
	    "CASILLAS 1 (casilla cambiada A · 1 Visitas · META ANUAL (ANTES «12» 12 2:13; "
	    "DESPUÉS «24» 24 2:13))\n");
	expect_traces(DATASET_VERSIONS, "AGREGADAS",
	    "AGREGADAS 1 (actividad agregada A · 3 Ferias (DESPUÉS «Ferias» 3:5))\n");
	expect_traces(DATASET_VERSIONS, "RETIRADAS",
	    "RETIRADAS 1 (actividad retirada A · 2 Talleres (ANTES «Talleres» 3:5))\n");
	expect_traces(DATASET_VERSIONS, "COLUMNAS AGREGADAS",
	    "COLUMNAS AGREGADAS 1 (columna agregada A · COSTO (DESPUÉS «COSTO» 1:97))\n");
	expect_traces(DATASET_VERSIONS, "UNIDADES RETIRADAS", "UNIDADES RETIRADAS 0\n");
}

Test(dataset_trace_changes, a_cell_says_one_thing_before_and_another_now)
{
	expect_traces(DATASET_CHANGES, "CIFRA ANTES", "CIFRA ANTES «12» 12 2:13\n");
	expect_traces(DATASET_UNIT_CHANGES, "CIFRA DESPUÉS", "CIFRA DESPUÉS «24» 24 2:13\n");
	expect_traces(DATASET_CHANGES, "CASILLAS", "CASILLAS 1 (COSTO «1,500» 2:31)\n");
}

Test(dataset_trace_changes, what_is_withdrawn_had_a_target)
{
	expect_traces(DATASET_WITHDRAWN, "META ANUAL", "META ANUAL «3» 3 3:14\n");
	expect_traces(DATASET_UNIT_WITHDRAWN, "META ANUAL", "META ANUAL «3» 3 3:14\n");
}

/* The rows of the plan have, behind their own figures, what the cells said; what they say is their own. */
Test(dataset_trace_changes, rows_of_the_plan_know_what_they_said)
{
	struct reform r;
	struct dataset_rows rows;

	reform_open(&r);
	plan_cells_build(r.now.arena, &r.source, 0, &rows);
	const size_t before = rows.column_count - 2;
	cr_assert_eq(rows.columns[before].figure, IS_CHANGED_FROM);
	cr_expect_eq(rows.rows[0][before].number.units, 12);
	cr_expect_eq(rows.rows[0][before + 1].kind, CELL_BLANK, "24 is its META ANUAL");
	cr_expect_eq(rows.rows[1][before].kind, CELL_BLANK, "Ferias is new");
	const struct trace *trace = trace_of_rows(tracer_open(r.now.arena, &r.source), &rows, 0, before);
	cr_assert_not_null(trace);
	cr_expect_eq(trace->place.line, 2);
	cr_expect_str_eq(trace->subject, "A · 1 Visitas · META ANUAL");
	reform_close(&r);
}

/* "dataset row heading|" of each figure that is found in one row of a table with these texts. */
static void
expect_found(const char *const *row, const char *figure, const char *expected)
{
	struct reform r;
	struct dataset_rows plan;
	struct page_text texts[8] = {{0}};
	struct page_texts page = {.items = texts};
	struct buf b = BUF_INIT;
	bool all[64];

	reform_open(&r);
	memset(all, true, sizeof all);
	plan_cells_build(r.now.arena, &r.source, 0, &plan);
	for (; row[page.count]; page.count++)
		texts[page.count] = (struct page_text){.text = row[page.count], .row = 1, .is_cell = true};
	const struct printed_view views[] = {{DATASET_VERSIONS, PRINTED_IN_TABLE, all},
	    {DATASET_PLAN, PRINTED_IN_TABLE, all}};
	const struct printed_figures found = printed_find(r.now.arena,
	    &(struct printed_request){.source = &r.source,
		.texts = &page,
		.figure = figure,
		.views = views,
		.view_count = 2});
	for (size_t i = 0; i < found.count; i++) {
		const struct printed_figure *f = &found.items[i];
		const struct dataset_column *columns =
		    f->dataset == DATASET_PLAN ? plan.columns : dataset_info(f->dataset)->columns;

		buf_addf(&b, "%s %u %s|", dataset_info(f->dataset)->name, (unsigned)f->row + 1,
		    columns[f->column].heading);
	}
	cr_expect_str_eq(buf_cstr(&b), expected, "%s: %s", figure, buf_cstr(&b));
	buf_release(&b);
	reform_close(&r);
}

Test(dataset_trace_changes, each_count_of_a_summary_is_found)
{
	const char *const row[] = {"02", "Mayo", "1 columna agregada, 1 casilla cambiadaDJ, página 5", NULL};

	expect_found(row, "1 casilla cambiada", "versions 2 CASILLAS|");
	expect_found(row, "1 columna agregada", "versions 2 COLUMNAS AGREGADAS|");
	expect_found(row, "1",
	    "versions 2 AGREGADAS|versions 2 RETIRADAS|versions 2 CASILLAS|versions 2 COLUMNAS AGREGADAS|");
	expect_found(row, "2 casillas cambiadas", "");
}

/* What it says and what it said stand in one cell, and each is found though others print it alone. */
Test(dataset_trace_changes, both_sides_of_a_changed_cell_are_found)
{
	const char *const row[] = {"L", "Visitas", "24\nantes: 12", "6", "6", NULL};

	expect_found(row, "12", "plan 1 CIFRA ANTES|");
	expect_found(row, "antes: 12", "plan 1 CIFRA ANTES|");
	expect_found(row, "24", "plan 1 META ANUAL|");
	expect_found(row, "antes: 24", "");
	expect_found(row, "antes", "");
}

/* Added up to each category; of what one of the two lacks there is none. */
Test(dataset_trace_changes, a_difference_is_of_both_series)
{
	static const char *const first[] = {"antes"}, *const second[] = {"despues"};
	static const struct dataset_column columns[] = {{"ANTES", CELL_NUMBER, COLUMN_ALONE, IS_TEXT},
	    {"DESPUÉS", CELL_NUMBER, COLUMN_ALONE, IS_TEXT}};
	const struct dataset_cell cells[][2] = {
	    {{.kind = CELL_NUMBER, .number = {7, 0}}, {.kind = CELL_NUMBER, .number = {35, 1}}},
	    {{.kind = CELL_NUMBER, .number = {2, 0}}, {0}},
	    {{.kind = CELL_NUMBER, .number = {1, 0}}, {.kind = CELL_NUMBER, .number = {4, 0}}}};
	const struct dataset_cell *const all[] = {cells[0], cells[1], cells[2]};
	const struct dataset_rows rows = {columns, 2, all, 3, NULL};
	struct series_difference of = {.dataset = DATASET_CHANGES,
	    .by_row = true,
	    .keys = {first, second},
	    .key_count = 1};
	struct arena *arena = support_arena();
	struct difference_cells bound = difference_bind(arena, &of, &rows);
	struct dataset_cell out;

	cr_assert_eq(bound.count, 3);
	cr_expect_str_eq(bound.heading.heading, "DESPUÉS − ANTES");
	cr_expect(difference_cell(&bound, 0, &out));
	cr_expect_eq(decimal_compare(out.number, (struct decimal){-35, 1}), 0, "3.5 less 7");
	cr_expect(!difference_cell(&bound, 1, &out), "one of the two is blank");
	of.cumulative = true;
	cr_expect(difference_cell(&bound, 2, &out));
	cr_expect_eq(decimal_compare(out.number, (struct decimal){-25, 1}), 0, "7.5 less 10");
	of.keys[1] = (const char *const[]){"nada"};
	cr_expect_eq(difference_bind(arena, &of, &rows).count, 0, "no such column");
	arena_close(arena);
}
