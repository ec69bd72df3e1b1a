#include "dataset/printed.h"
#include "progress_sheets.h"

#define PLAN_A                                                                  \
	HEAD_CODES "1,,suma,L,Visitas,R,M,\"2,400\",700,700,700,300,,,,,,,,,\n" \
		   "3,,suma,K,Cursos,R,M,4,,,,4,,,,,,,,,\n"
#define DID_A PROGRESS_HEAD "1,,,\"1,000\",500,,,,,,,,,,,Lluvias\n3,,,,,1,,,,,,,,,,\n"
#define PLAN_B HEAD_CODES "1,,suma,L,Visitas,R,M,100,30,30,40,,,,,,,,,,\n"
#define DID_B PROGRESS_HEAD "1,,,30,30,40,,,,,,,,,,\n"

/* Texts of a page: each behind the digit of its row; "-": in none, "p": in a picture. */
static struct page_texts
page_of(struct arena *arena, const char *page)
{
	struct page_texts out = {.items = ARENA_ARRAY(arena, struct page_text, 32)};
	size_t n;

	for (const char *at = page; *at; at += n, at += *at == '|') {
		n = strcspn(at, "|");
		out.items[out.count++] = (struct page_text){
		    .text = arena_strndup(arena, at + 1, n - 1),
		    .row = at[0] >= '0' && at[0] <= '9' ? (uint32_t)(at[0] - '0') : 0,
		    .in_picture = at[0] == 'p',
		};
	}
	return out;
}

/* From January on they are the same. */
static const bool *
of_the_period(struct arena *arena, enum dataset dataset)
{
	const struct dataset_column *columns = dataset_info(dataset)->columns;
	const size_t n = dataset_column_count(columns);
	bool *out = ARENA_ARRAY(arena, bool, n);

	for (size_t k = 0; k < n; k++)
		out[k] = (columns[k].figure & FIGURE_ASPECT) == 0;
	return out;
}

/* "dataset unit row heading same/beside" of each figure that is found; only: what prints them, -1: all do. */
static void
expect_found_in(int only, const char *page, const char *figure, const char *expected)
{
	struct reported r;
	struct buf b = BUF_INIT;

	reported_open(&r);
	reported_unit(&r, "A", PLAN_A, DID_A, NULL);
	reported_unit(&r, "B", PLAN_B, DID_B, NULL);
	reported_reckon(&r, &usual_scale, cut_at(1, 0));
	const struct page_texts texts = page_of(r.r.p.arena, page);
	const struct dataset_source source = {.plan = &r.r.p.plan,
	    .units = r.r.units,
	    .national = &r.r.national,
	    .compliance = &r.compliance,
	    .findings = &r.findings,
	    .numbers = salvador};
	const bool *columns_of_units = of_the_period(r.r.p.arena, DATASET_UNIT_PROGRESS);
	const bool *columns_of_all = of_the_period(r.r.p.arena, DATASET_PROGRESS_SUMMARY);
	struct printed_view views[6];
	size_t count = 0;
	for (int where = PRINTED_IN_TABLE; where <= PRINTED_IN_TEXT; where++) {
		if (only >= 0 && only != where)
			continue;
		views[count++] =
		    (struct printed_view){DATASET_UNIT_PROGRESS, (enum printed_where)where, columns_of_units};
		views[count++] = (struct printed_view){DATASET_PROGRESS_SUMMARY, (enum printed_where)where,
		    columns_of_all};
	}
	const struct printed_figures found = printed_find(r.r.p.arena,
	    &(struct printed_request){.source = &source,
		.texts = &texts,
		.figure = figure,
		.views = views,
		.view_count = count});
	for (size_t i = 0; i < found.count; i++) {
		const struct printed_figure *f = &found.items[i];

		buf_addf(&b, "%s%u %s %s %u/%u|", dataset_info(f->dataset)->name, (unsigned)f->unit,
		    arena_printf(r.r.p.arena, "%zu", f->row + 1),
		    dataset_info(f->dataset)->columns[f->column].heading, f->same, f->beside);
	}
	cr_expect_str_eq(buf_cstr(&b), expected, "%s: %s", page, buf_cstr(&b));
	buf_release(&b);
	reported_close(&r);
}

static void
expect_found(const char *page, const char *figure, const char *expected)
{
	expect_found_in(-1, page, figure, expected);
}

Test(dataset_printed, texts_are_compared_without_what_only_sets_them)
{
	struct arena *arena = support_arena();

	cr_expect_str_eq(printed_normal(arena, " 92.6\u202f% "), "92.6%");
	cr_expect_str_eq(printed_normal(arena, "prome\u00addio\n de\u00a0 2"), "promedio de 2");
	cr_expect_str_eq(printed_normal(arena, ""), "");
	arena_close(arena);
}

/* 1,500 of 2,100: the other texts of the row say of which activity. */
Test(dataset_printed, a_cell_is_of_the_row_that_has_most_of_its_texts)
{
	expect_found("1Visitas|12,400|12,100|11,500|171.4 %", "71.4%", "unit-progress0 1 CUMPLIMIENTO 4/4|");
	expect_found("1Visitas|12,400|12,100|11,500|171.4 %", "2,100", "unit-progress0 1 PROGRAMADO 4/4|");
	expect_found("1Visi\u00adtas|1100|1Cumplido", "100",
	    "unit-progress1 1 META ANUAL 2/2|"
	    "unit-progress1 1 PROGRAMADO 2/2|unit-progress1 1 EJECUTADO 2/2|");
}

/* 2 units, and 3 activities: but 3 is the code of an activity, too. */
Test(dataset_printed, a_code_without_a_letter_tells_no_more_than_a_figure)
{
	expect_found("12|12|13", "2",
	    "progress-summary0 1 UNIDADES 2/2|"
	    "progress-summary0 1 INFORMAN 2/2|"
	    "progress-summary0 1 CON CIFRA 2/2|"
	    "progress-summary0 1 EXIGIBLES 2/2|"
	    "progress-summary0 1 UNIDADES 2/2|"
	    "progress-summary0 1 INFORMAN 2/2|"
	    "progress-summary0 1 CON CIFRA 2/2|"
	    "progress-summary0 1 EXIGIBLES 2/2|");
}

/* As a column of money prints it, or one with `decimals`. */
Test(dataset_printed, a_figure_is_found_with_other_decimals)
{
	expect_found("1Visitas|12,400|12,100.00|11,500", "2,100.00", "unit-progress0 1 PROGRAMADO 3/3|");
	expect_found("1Visitas|12,400|12,100|171 %", "71%", "unit-progress0 1 CUMPLIMIENTO 3/3|");
	expect_found("1Visitas|12,400|12,100.50|11,500", "2,100.50", "");
}

/* A folio in the contents is none: no text outside tables and pictures prints the figures of units. */
Test(dataset_printed, a_paragraph_is_of_what_paragraphs_print)
{
	expect_found_in(PRINTED_IN_TABLE, "-Visitas: 2,100", "2,100", "");
	expect_found_in(PRINTED_IN_PICTURE, "-Visitas: 2,100", "2,100", "");
	expect_found_in(PRINTED_IN_TEXT, "-Visitas: 2,100", "2,100", "unit-progress0 1 PROGRAMADO 1/1|");
	expect_found_in(PRINTED_IN_TABLE, "pVisitas|p2,100", "2,100", "");
	expect_found_in(PRINTED_IN_PICTURE, "1Visitas|12,100", "2,100", "");
	expect_found_in(PRINTED_IN_TEXT, "1Visitas|12,100", "2,100", "unit-progress0 1 PROGRAMADO 1/1|");
}

/* A chart's words: of the row that is called so, and of no other. */
Test(dataset_printed, a_figure_is_asked_for_with_its_word)
{
	expect_found("pVisitas 2,100|pCursos 4", "Visitas 2,100", "unit-progress0 1 PROGRAMADO 0/1|");
	expect_found("pVisitas: 2,100|pCursos: 4", "Visitas: 2,100", "unit-progress0 1 PROGRAMADO 0/1|");
	expect_found("pCursos 2,100", "Cursos 2,100", "");
}

/* Without a figure: every text that is one. */
Test(dataset_printed, all_figures_of_a_page_are_found)
{
	expect_found("1Visitas|12,100|11,500|1999", NULL,
	    "unit-progress0 1 PROGRAMADO 2/3|unit-progress0 1 EJECUTADO 2/3|");
}

Test(dataset_printed, a_number_of_another_row_is_none)
{
	/* A page number beside the row of an activity; 100 is a figure of another unit. */
	expect_found("1Cursos|14|1En proceso|1100", "100", "");
	expect_found("1TOTAL|1100", "100", "");
	/* 40 and 100 are of one row of unit B; but this row is that of another activity, by its name. */
	expect_found("1Cursos|140|1100", "100", "");
	expect_found("1Visitas|12,400", "7", "");
	/* No part of a figure is one. */
	expect_found("-son 12,100.5 y 72,100", "2,100", "");
}

Test(dataset_printed, a_figure_in_a_sentence_is_of_all_or_of_what_is_named)
{
	expect_found("-2 unidades informaron.", "2",
	    "progress-summary0 1 UNIDADES 0/1|"
	    "progress-summary0 1 INFORMAN 0/1|progress-summary0 1 CON CIFRA 0/1|"
	    "progress-summary0 1 EXIGIBLES 0/1|");
	expect_found("-Visitas: 2,100 en el período.", "2,100", "unit-progress0 1 PROGRAMADO 1/1|");
	expect_found("pVisitas|p2,100", "2,100", "unit-progress0 1 PROGRAMADO 1/1|");
}

/* Both units plan 30 of Visitas in January: B does in the whole year. */
Test(dataset_printed, the_unit_that_is_named_on_the_page_is_meant)
{
	expect_found("-Unidad B|1Visitas|130", "30",
	    "unit-progress1 1 ENE 1/1|unit-progress1 1 FEB 1/1|unit-progress1 1 EJECUTADO ENE 1/1|"
	    "unit-progress1 1 EJECUTADO FEB 1/1|");
}
