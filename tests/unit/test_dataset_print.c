#include <jansson.h>

#include "base/file.h"
#include "dataset/print.h"
#include "rollup_build.h"

/* Two units that share an activity; counts and a percent. */
static void
open_two_units(struct rolled *r, struct dataset_source *source)
{
	planned_open(&r->p);
	planned_unit(&r->p, "N",
	    HEAD "L1,Visitar,R,M,\"1,500\",1000,500,,,,,,,,,,,\n"
		 "L1,Atender,R,M,100%,50%,50%,,,,,,,,,,,\n");
	planned_unit(&r->p, "S",
	    HEAD "L1,Visitar,R,M,7,,7,,,,,,,,,,,\n"
		 "L1,Atender,R,M,90%,45%,45%,,,,,,,,,,,\n");
	rolled_build(r);
	*source = (struct dataset_source){.plan = &r->p.plan,
	    .units = r->units,
	    .national = &r->national,
	    .numbers = salvador};
}

static const char *
printed_by(struct rolled *r, const struct dataset_rows *rows, enum report_format format, unsigned threads)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	cr_assert_not_null(out);
	cr_assert(report_rows(out, rows, format, salvador, threads));
	cr_assert_eq(fclose(out), 0);
	const char *kept = arena_strndup(r->p.arena, text, size);
	free(text);
	return kept;
}

static const char *
printed(struct rolled *r, const struct dataset_rows *rows, enum report_format format)
{
	return printed_by(r, rows, format, 1);
}

static const struct dataset_cell *
find_cell(const struct dataset_rows *rows, size_t row, const char *heading)
{
	for (size_t k = 0; k < rows->column_count; k++)
		if (strcmp(rows->columns[k].heading, heading) == 0)
			return &rows->rows[row][k];
	cr_assert_fail("no heading %s", heading);
	return NULL;
}

static const char *
cell(struct rolled *r, const struct dataset_rows *rows, size_t row, const char *heading)
{
	return cell_text(r->p.arena, find_cell(rows, row, heading), cell_style_for_people(salvador));
}

/* 1,500 + 7 = 1,507; (100 + 90) / 2 = 95. */
Test(dataset_print, national_rows_print_sums_and_means)
{
	struct rolled r = {0};
	struct dataset_source source;
	struct dataset_rows rows;
	open_two_units(&r, &source);
	dataset_build(r.p.arena, DATASET_NATIONAL_ROLLUP, &source, 0, &rows);
	cr_assert_eq(rows.row_count, 2);
	cr_expect_str_eq(cell(&r, &rows, 0, "ACTIVIDAD"), "Visitar");
	cr_expect_str_eq(cell(&r, &rows, 0, "META ANUAL"), "1,507");
	cr_expect_str_eq(cell(&r, &rows, 0, "ENE"), "1,000");
	cr_expect_str_eq(cell(&r, &rows, 0, "FEB"), "507");
	cr_expect_str_eq(cell(&r, &rows, 0, "MAR"), ""); /* blank is not zero */
	cr_expect_str_eq(cell(&r, &rows, 0, "T1"), "1,507");
	cr_expect_str_eq(cell(&r, &rows, 0, "MÍNIMO"), ""); /* beside a sum there is no range */
	cr_expect_str_eq(cell(&r, &rows, 1, "META ANUAL"), "95.0%");
	cr_expect_str_eq(cell(&r, &rows, 1, "MÍNIMO"), "90%");
	cr_expect_str_eq(cell(&r, &rows, 1, "MÁXIMO"), "100%");
	cr_expect_str_eq(cell(&r, &rows, 1, "REGLA"), "promedio");
	planned_close(&r.p);
}

Test(dataset_print, for_programs_figures_are_plain)
{
	struct rolled r = {0};
	struct dataset_source source;
	struct dataset_rows rows;
	open_two_units(&r, &source);
	dataset_build(r.p.arena, DATASET_NATIONAL_ROLLUP, &source, 0, &rows);
	cr_expect_str_eq(cell_text(r.p.arena, find_cell(&rows, 0, "META ANUAL"), cell_style_for_programs()),
	    "1507");
	cr_expect_str_eq(cell_text(r.p.arena, find_cell(&rows, 1, "META ANUAL"), cell_style_for_programs()),
	    "95.0");
	planned_close(&r.p);
}

Test(dataset_print, units_and_their_sum_are_the_national_number)
{
	struct rolled r = {0};
	struct dataset_source source;
	struct dataset_rows rows;
	open_two_units(&r, &source);
	dataset_build(r.p.arena, DATASET_RECONCILIATION, &source, 0, &rows);
	cr_assert_eq(rows.row_count, 4);
	cr_expect_str_eq(cell(&r, &rows, 0, "ACTIVIDADES"), "2");
	cr_expect_str_eq(cell(&r, &rows, 2, "ACTIVIDADES"), "4");
	cr_expect_str_eq(cell(&r, &rows, 3, "ACTIVIDADES"), "4");
	cr_expect_str_eq(cell(&r, &rows, 3, "PORCENTAJE"), "2");
	planned_close(&r.p);
}

#define TEXT(s)                                  \
	{                                        \
		.kind = CELL_TEXT, .u.text = (s) \
	}
#define NUMBER(n)                                        \
	{                                                \
		.kind = CELL_NUMBER, .number = {(n), 0 } \
	}

Test(dataset_print, formats)
{
	static const struct dataset_column columns[] = {{"A", CELL_TEXT, 0}, {"ÑU", CELL_NUMBER, 0}};
	static const struct dataset_cell one[] = {TEXT("x, \"y\""), NUMBER(12)};
	static const struct dataset_cell two[] = {{.kind = CELL_BLANK}, NUMBER(3456)};
	const struct dataset_cell *const cells[] = {one, two};
	const struct dataset_rows rows = {columns, 2, cells, 2}, none = {columns, 2, NULL, 0};
	struct rolled r = {0};
	planned_open(&r.p);
	cr_expect_str_eq(printed(&r, &rows, REPORT_CSV), "A,ÑU\n\"x, \"\"y\"\"\",12\n,3456\n");
	cr_expect_str_eq(printed(&r, &rows, REPORT_JSON),
	    "[\n{\"A\":\"x, \\\"y\\\"\",\"ÑU\":\"12\"},\n{\"ÑU\":\"3456\"}\n]\n");
	cr_expect_str_eq(printed(&r, &rows, REPORT_TEXT), "A       ÑU\nx, \"y\"     12\n        3,456\n");
	cr_expect_str_eq(printed(&r, &none, REPORT_CSV), "A,ÑU\n");
	cr_expect_str_eq(printed(&r, &none, REPORT_JSON), "[\n]\n");
	planned_close(&r.p);
}

Test(dataset_print, any_number_of_threads_writes_the_same_rows)
{
	static const enum dataset datasets[] = {DATASET_NATIONAL_ROLLUP, DATASET_ALL_UNITS_ROLLUP};
	struct rolled r = {0};
	rolled_many(&r);
	cr_assert(rollup_build(r.p.arena, &r.p.plan, r.units, &r.national, 1, r.p.diags));
	const struct dataset_source source = {.plan = &r.p.plan,
	    .units = r.units,
	    .national = &r.national,
	    .numbers = salvador};
	for (size_t i = 0; i < sizeof datasets / sizeof *datasets; i++) {
		struct dataset_rows one, rows;
		dataset_build(r.p.arena, datasets[i], &source, 0, &one);
		for (unsigned threads = 1; threads <= 3; threads++) {
			dataset_build_by(r.p.arena, datasets[i], &source, threads, &rows);
			cr_expect_eq(rows.row_count, one.row_count);
			cr_expect_str_eq(printed(&r, &rows, REPORT_CSV), printed(&r, &one, REPORT_CSV));
		}
	}
	planned_close(&r.p);
}

/* More rows than are held at once, in pieces that are not all full; the widest cell is in the last one. */
#define MANY 5000

Test(dataset_print, any_number_of_threads_prints_the_same)
{
	static const struct dataset_column columns[] = {{"A", CELL_TEXT, 0}, {"N", CELL_NUMBER, 0},
	    {"NADA", CELL_TEXT, 0}};
	struct rolled r = {0};
	struct buf text = BUF_INIT, csv = BUF_INIT;
	planned_open(&r.p);
	const struct dataset_cell **cells = ARENA_ARRAY(r.p.arena, const struct dataset_cell *, MANY);
	buf_adds(&text, "A       N\n");
	buf_adds(&csv, "A,N,NADA\n");
	for (int i = 0; i < MANY; i++) {
		struct dataset_cell *row = ARENA_ARRAY(r.p.arena, struct dataset_cell, 3);
		row[0] = (struct dataset_cell)TEXT(i == MANY - 1 ? "último" : "x");
		row[1] = (struct dataset_cell)NUMBER(i % 1000);
		cells[i] = row;
		buf_addf(&text, "%s  %3d\n", i == MANY - 1 ? "último" : "x     ", i % 1000);
		buf_addf(&csv, "%s,%d,\n", row[0].u.text, i % 1000);
	}
	const struct dataset_rows rows = {columns, 3, cells, MANY};
	for (unsigned threads = 1; threads <= 3; threads++) {
		cr_expect_str_eq(printed_by(&r, &rows, REPORT_TEXT, threads), buf_cstr(&text));
		cr_expect_str_eq(printed_by(&r, &rows, REPORT_CSV, threads), buf_cstr(&csv));
	}
	buf_release(&text);
	buf_release(&csv);
	planned_close(&r.p);
}

static bool
append(void *ctx, const void *data, size_t n)
{
	buf_add(ctx, data, n);
	return true;
}

static bool
refuse(void *ctx, const void *data, size_t n)
{
	(void)data;
	*(size_t *)ctx += n;
	return false;
}

/* Rows that are not held come to the same text as rows that are. */
Test(dataset_print, json_row_by_row_is_that_of_all_rows)
{
	static const enum dataset datasets[] = {DATASET_NATIONAL_ROLLUP, DATASET_UNIT_ROLLUP,
	    DATASET_ALL_UNITS_ROLLUP, DATASET_RECONCILIATION};
	struct rolled r = {0};
	struct dataset_source source;
	open_two_units(&r, &source);
	for (size_t i = 0; i < sizeof datasets / sizeof *datasets; i++) {
		struct dataset_rows rows;
		struct buf text = BUF_INIT;
		dataset_build(r.p.arena, datasets[i], &source, 1, &rows);
		cr_assert(report_json(r.p.arena, datasets[i], &source, 1, append, &text));
		cr_expect_str_eq(buf_cstr(&text), printed(&r, &rows, REPORT_JSON));
		buf_release(&text);
	}
	planned_close(&r.p);
}

/* One piece, and it goes on without sending the next. */
Test(dataset_print, json_that_the_sink_refuses_is_not_written)
{
	struct rolled r = {0};
	struct dataset_source source;
	size_t sent = 0;
	open_two_units(&r, &source);
	cr_expect_not(report_json(r.p.arena, DATASET_NATIONAL_ROLLUP, &source, 0, refuse, &sent));
	cr_expect_gt(sent, 0);
	planned_close(&r.p);
}

/* Cells of all kinds and forms, as Jansson writes an object of them. */
Test(dataset_print, json_is_what_jansson_writes)
{
	static const struct dataset_column columns[] = {{"T\"\\", CELL_TEXT, 0}, {"AÑO", CELL_NUMBER, 0},
	    {"P", CELL_PERCENT, 0}, {"M", CELL_NUMBER, 0}, {"C", CELL_TEXT, 0}, {"B", CELL_TEXT, 0},
	    {"D", CELL_NUMBER, 0}};
	static const struct told told = {"people", "programs \t\x01"};
	static const struct dataset_cell cells[] = {TEXT("á \"x\" \\ \n/\U0001F600"), NUMBER(-1234567),
	    {.kind = CELL_PERCENT, .number = {1255, 1}},
	    {.kind = CELL_NUMBER, .form = CELL_MEAN, .number = {10, 0}, .divisor = 3},
	    {.kind = CELL_TEXT, .form = CELL_TOLD, .u.told = &told}, {.kind = CELL_BLANK},
	    {.kind = CELL_NUMBER, .form = CELL_DIFFERENCE, .number = {5, 0}}};
	const struct dataset_cell *const row[] = {cells};
	const struct dataset_rows rows = {columns, 7, row, 1};
	struct rolled r = {0};
	planned_open(&r.p);
	json_t *object = json_pack("{s:s, s:s, s:s, s:s, s:s, s:s}", "T\"\\", "á \"x\" \\ \n/\U0001F600",
	    "AÑO", "-1234567", "P", "125.5", "M", "3.3", "C", "programs \t\x01", "D", "5");
	char *line = json_dumps(object, JSON_COMPACT);
	cr_expect_str_eq(printed(&r, &rows, REPORT_JSON), arena_printf(r.p.arena, "[\n%s\n]\n", line));
	free(line);
	json_decref(object);
	planned_close(&r.p);
}

/* In spreadsheets: texts never become formulas; figures, and dashes among words, stay what they are. */
Test(dataset_print, cells_of_spreadsheets)
{
	static const struct dataset_column columns[] = {{"T", CELL_TEXT, 0}, {"W", CELL_WORD, 0},
	    {"N", CELL_NUMBER, 0}, {"S", CELL_STATUS, 0}};
	static const struct dataset_cell cells[] = {TEXT("-5"), {.kind = CELL_WORD, .u.text = "=1"},
	    NUMBER(-5), {.kind = CELL_STATUS, .u.text = "-"}};
	const struct dataset_cell *const row[] = {cells};
	const struct dataset_rows rows = {columns, 4, row, 1};
	struct rolled r = {0};
	planned_open(&r.p);
	cr_expect_str_eq(printed(&r, &rows, REPORT_CSV), "T,W,N,S\n'-5,'=1,-5,-\n");
	planned_close(&r.p);
}

Test(dataset_print, an_explanation_names_every_cell)
{
	struct rolled r = {0};
	struct dataset_source source;
	char *text = NULL;
	size_t size = 0;
	open_two_units(&r, &source);
	FILE *out = open_memstream(&text, &size);
	cr_expect_eq(report_explain(out, r.p.arena, &source, "  VISITAR ", column_of_month(1)), 1);
	cr_expect_eq(report_explain(out, r.p.arena, &source, "Otra cosa", column_of_month(1)), 0);
	cr_assert_eq(fclose(out), 0);
	cr_expect(strstr(text, "FEB = 507, the sum of 2 values"), "%s", text);
	cr_expect(strstr(text, ":2:"), "%s", text); /* both stand in line 2 of their files */
	cr_expect(strstr(text, " 500  ") && strstr(text, " 7  "), "%s", text);
	cr_expect_str_eq(report_nearest(r.p.arena, &r.p.plan, "visitr"), "Visitar");
	cr_expect_null(report_nearest(r.p.arena, &r.p.plan, "nada de eso"));
	free(text);
	planned_close(&r.p);
}

Test(dataset_print, months_by_name_or_number)
{
	cr_expect_eq(report_month("1"), column_of_month(0));
	cr_expect_eq(report_month("12"), column_of_month(11));
	cr_expect_eq(report_month("Ene"), column_of_month(0));
	cr_expect_eq(report_month("diciembre"), column_of_month(11));
	cr_expect_eq(report_month("August"), column_of_month(7));
	cr_expect_eq(report_month("SET."), column_of_month(8));
	cr_expect_eq(report_month("setiembre"), column_of_month(8));
	cr_expect_eq(report_month("mzo"), column_of_month(2));
	cr_expect_eq(report_month("0"), -1);
	cr_expect_eq(report_month("13"), -1);
	cr_expect_eq(report_month(""), -1);
	cr_expect_eq(report_month("en"), -1);
	cr_expect_eq(report_month("enerox"), -1);
	cr_expect_eq(report_month("T1"), -1);
	cr_expect_eq(report_period("T2"), division_column(DIVISION_QUARTERS, 1));
	cr_expect_eq(report_period("marzo"), column_of_month(2));
	cr_expect_eq(report_period("nada"), -1);
}

/* Every rule is in the reference, with the severity that it has. */
Test(dataset_print, the_reference_tells_every_rule)
{
	struct arena *arena = support_arena();
	struct diags *diags = diags_open();
	struct bytes reference;
	cr_assert(file_read(arena, "templates/README.md", 1 << 20, (struct srcloc){0}, &reference, diags));
	for (int rule = 0; rule < RULES; rule++) {
		const struct rule_info *info = rule_info((enum rule)rule);
		cr_assert_not_null(strstr(reference.data, arena_printf(arena, "`%s`", info->id)),
		    "%s is not in the reference", info->id);
		/* Where several rules are told together, the severity stands behind the last of them. */
		const char *told = strstr(reference.data, arena_printf(arena, "- `%s`", info->id));
		if (!told)
			told = strstr(reference.data, arena_printf(arena, "`%s`", info->id));
		const char *severity = arena_printf(arena, "(%s)", severity_name(info->severity));
		const char *first = strchr(told, '(');
		cr_expect_eq(strncmp(first, severity, strlen(severity)), 0, "%s", info->id);
	}
	diags_close(diags);
	arena_close(arena);
}

static const char *
explained(struct rolled *r, const char *activity, enum plan_column period)
{
	struct dataset_source source = {.plan = &r->p.plan,
	    .units = r->units,
	    .national = &r->national,
	    .numbers = salvador};
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	cr_assert_not_null(out);
	(void)report_explain(out, r->p.arena, &source, activity, period);
	cr_assert_eq(fclose(out), 0);
	const char *kept = arena_strndup(r->p.arena, text, size);
	free(text);
	return kept;
}

/* What is in each figure, and behind it what is written there and is not; quarters by their values */
Test(dataset_print, an_explanation_lists_what_is_in_the_figure)
{
	struct rolled r = {0};
	planned_open(&r.p);
	planned_unit(&r.p, "A", HEAD_CODES ",número,,L,X,R,M,10,5,-,5%,5,,,,,,,,,\n");
	planned_unit(&r.p, "B", HEAD_CODES ",número,,L,X,R,M,50%,5,0,,,,,,,,,,,\n");
	rolled_build(&r);
	const char *text = explained(&r, "x", COLUMNS);
	cr_expect_str_eq(text,
	    "X\n  line: L\n  measure: número; months: suma; units: 2\n"
	    "  META ANUAL = 10, the sum of 1 value\n"
	    "            10  A.csv:2:18  A A\n"
	    "           50%  B.csv:2:18  B B  (not in the figure)\n"
	    "  ENE = 10, the sum of 2 values\n"
	    "             5  A.csv:2:21  A A\n"
	    "             5  B.csv:2:22  B B\n"
	    "  FEB = 0, the sum of 1 value\n"
	    "             0  B.csv:2:24  B B\n"
	    "             -  A.csv:2:23  A A  (not in the figure)\n"
	    "  ABR = 5, the sum of 1 value\n"
	    "             5  A.csv:2:28  A A\n"
	    "  T1 = 10, the sum of 2 values\n"
	    "             5  A.csv:2:21  A A\n"
	    "         5 + 0  B.csv:2:22  B B\n"
	    "  T2 = 5, the sum of 1 value\n"
	    "             5  A.csv:2:28  A A\n",
	    "%s", text);
	cr_expect_str_eq(explained(&r, "x", column_of_month(2)),
	    "X\n  line: L\n  measure: número; months: suma; units: 2\n  MAR = (blank)\n"
	    "            5%  A.csv:2:25  A A  (not in the figure)\n");
	planned_close(&r.p);
}

/* The last month of a quarter is what counts; an average takes them all. */
Test(dataset_print, an_explanation_of_other_quarters)
{
	struct rolled r = {0};
	planned_open(&r.p);
	planned_unit(&r.p, "A",
	    HEAD_CODES "1,,último,L,X,R,M,9,5,7,,,,,,,,,,,\n2,,promedio,L,Y,R,M,4,3,5,,,,,,,,,,,\n");
	rolled_build(&r);
	const char *text = explained(&r, "1", COLUMNS);
	cr_expect(strstr(text, "  T1 = 7, the sum of 1 value\n             7  A.csv:2:23  A A\n"), "%s",
	    text);
	text = explained(&r, "2", COLUMNS);
	cr_expect(strstr(text,
		      "  T1 = 4.0, the mean of 2 values\n             3  A.csv:3:23  A A\n"
		      "             5  A.csv:3:25  A A\n"),
	    "%s", text);
	planned_close(&r.p);
}

Test(dataset_print, nothing_in_a_cell_disturbs_the_columns)
{
	static const char broken[] = "uno\ndos",
			  turned[] = "a\xE2\x80\xAE"
				     "b\x1b",
			  bytes[] = "a\xF1o";
	static const struct dataset_column columns[] = {{"A", CELL_TEXT, 0}, {"B", CELL_TEXT, 0}};
	const struct dataset_cell cells[] = {TEXT(broken), TEXT(turned)};
	const struct dataset_cell file[] = {TEXT(bytes), {.kind = CELL_BLANK}};
	const struct dataset_cell *const both[] = {cells, file};
	const struct dataset_rows rows = {columns, 2, both, 2};
	struct rolled r = {0};

	planned_open(&r.p);
	cr_expect_str_eq(printed(&r, &rows, REPORT_TEXT),
	    "A        B\nuno dos  a\\u202eb\\x1b\na\\xf1o   \n");
	cr_expect(strstr(printed(&r, &rows, REPORT_JSON), "{\"A\":\"a\\\\xf1o\"}\n]\n"), "%s",
	    printed(&r, &rows, REPORT_JSON));
	planned_close(&r.p);
}

Test(dataset_print, a_coded_activity_is_near_by_its_text_or_its_code)
{
	struct rolled r = {0};
	planned_open(&r.p);
	planned_unit(&r.p, "A", HEAD_CODES "INS-12,,,L,Inspecciones laborales,R,M,1,1,,,,,,,,,,,,\n");
	rolled_build(&r);
	cr_expect_str_eq(report_nearest(r.p.arena, &r.p.plan, "Inspecciones laborale"),
	    "Inspecciones laborales");
	cr_expect_str_eq(report_nearest(r.p.arena, &r.p.plan, "ins-13"), "Inspecciones laborales");
	cr_expect_null(report_nearest(r.p.arena, &r.p.plan, "-"));
	planned_close(&r.p);
}
