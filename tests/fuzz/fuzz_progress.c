/*
 * Any bytes at all as the progress of a unit, in this edition and the previous one: they are read, joined to
 * a plan, checked and computed, and what is counted adds up.
 */
#include "check/check.h"
#include "fuzz.h"
#include "plan/build.h"
#include "plan/compliance.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const struct number_style style = {'.', ','};

static const char plan_text[] =
    "CÓDIGO,MEDIDA,CONSOLIDACIÓN,LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,"
    "MEDIO DE VERIFICACIÓN,META ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,OBSERVACIONES\n"
    "1,,suma,LE 1.1,Visitas,R,M,12,1,1,1,1,1,1,1,1,1,1,1,1,\n"
    "2,porcentaje,constante,LE 1.1,Atender,R,M,100%,100%,100%,100%,100%,100%,,,,,,,,\n"
    ",,promedio,LE 1.2,Cursos,R,M,9.5,9,10,,,,,,,,,,,\n"
    ",,último,LE 1.2,Actas,R,M,40,10,20,30,40,,,,,,,,,\n"
    ",,máximo,LE 1.1,Actas,R,M,40,10,40,30,40,,,,,,,,,\n"
    ",,ninguna,,Otras,R,M,-,,,,,,,,,,,,,\n";

static const char head[] =
    "CÓDIGO,LÍNEA,ACTIVIDAD,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,JUSTIFICACIÓN\n";

static const struct status_scale scale = {
    .words = {{"S", "S"}, {"C", "C"}, {"P", "P"}, {"K", "K"}, [STATUS_UNPROGRAMMED] = {"-", "-"},
	[STATUS_UNPLANNED] = {"E", "E"}, [STATUS_NOT_REPORTED] = {"R", "R"}, [STATUS_NONE] = {"N", "N"}},
    .level_count = 4,
    .levels = {{100, true}, {100, false}, {80, false}, {0, false}},
    .justify_below = 80,
};

static void
require(bool condition)
{
	if (!condition)
		abort();
}

static bool
read_part(struct arena *arena, const char *name, const uint8_t *data, size_t n, struct sheet *out,
    struct diags *diags)
{
	char *text = arena_printf(arena, "%s%s", head, arena_strndup(arena, (const char *)data, n));
	struct bytes in = {text, strlen(text)};
	struct sheet_request request = {.path = name, .style = style};

	return progress_sheet_parse(arena, &request, (struct calendar){0}, in, out, diags);
}

static void
check_rows(const struct progress *progress, const struct progress_sheet *sheet)
{
	for (size_t row = 0; row < sheet->sheet->row_count; row++) {
		const struct progress_row *joined = &sheet->rows[row];

		if (joined->join == PROGRESS_JOINED)
			require(progress->executed[joined->activity].row == row);
		if (joined->join == PROGRESS_TWICE)
			require(joined->earlier < row);
	}
}

static void
check_tally(const struct compliance *c)
{
	uint32_t statuses = 0, figures = 0;

	for (int s = 0; s < STATUSES; s++) {
		statuses += c->all.period[s];
		figures += status_is_level((unsigned)s) ? c->all.period[s] : 0;
	}
	require(statuses == c->plan->activity_count);
	require(figures == c->all.period_mean.measured.count);
}

static void
use_progress(struct arena *arena, const struct plan *plan, const struct progress *progress, unsigned month,
    struct diags *diags)
{
	struct rollup units[1], national;
	struct compliance compliance;
	struct check_settings settings = {.progress = progress};
	struct findings findings;
	struct compliance_basis basis = {progress, &national, scale, cut_at(0, month)};

	check_rows(progress, &progress->sheets[0]);
	require(rollup_build(arena, plan, units, &national, 1, diags));
	if (compliance_build(arena, &basis, &compliance, diags)) {
		check_tally(&compliance);
		settings.compliance = &compliance;
	} else {
		require(diags_errors(diags) > 0);
	}
	check_run(arena, plan, &settings, style, &findings, diags);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding f = findings_get(&findings, i);

		require(f.message.format != NULL && f.loc.line > 0);
	}
	check_report(arena, &findings, diags);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	struct sheet plan_sheet, now, before;
	struct sheet_request request = {.path = "plan.csv", .style = style};
	struct plan_unit unit = {.code = "A", .name = "A", .sheet = &plan_sheet};
	struct progress_unit given = {.sheet = &now, .loc = {"job.yaml", 3, 5}};
	struct plan_source source = {.units = &unit, .unit_count = 1, .style = style};
	struct plan plan;
	struct progress progress;
	/* The first byte is the month of the cut, the second says where this edition ends. */
	size_t cut = n > 2 ? data[1] * (n - 2) / 255 : 0;

	require(sheet_parse(arena, &request, (struct bytes){plan_text, sizeof(plan_text) - 1}, &plan_sheet,
	    diags));
	require(plan_build(arena, &source, &plan, diags));
	if (n > 2 && read_part(arena, "now.csv", data + 2, cut, &now, diags)) {
		if (read_part(arena, "before.csv", data + 2 + cut, n - 2 - cut, &before, diags))
			given.previous = &before;
		progress_join(arena, &plan, &given, style, &progress);
		use_progress(arena, &plan, &progress, data[0] % 12 + 1u, diags);
	}
	diags_close(diags);
	arena_close(arena);
	return 0;
}
