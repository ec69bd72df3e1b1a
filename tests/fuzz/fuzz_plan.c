/*
 * Any bytes at all as the sheets of two units: plan, checks and rollups take them, and the rollups reconcile.
 */
#include "check/check.h"
#include "fuzz.h"
#include "plan/build.h"
#include "plan/rollup.h"
#include "sheet/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const char head[] =
    "CÓDIGO,MEDIDA,CONSOLIDACIÓN,LÍNEA ESTRATÉGICA/PROCESO,ACTIVIDAD,RESULTADO ESPERADO,"
    "MEDIO DE VERIFICACIÓN,META ANUAL,ENE,FEB,MAR,ABR,MAY,JUN,JUL,AGO,SEP,OCT,NOV,DIC,"
    "OBSERVACIONES\n";

static void
require(bool condition)
{
	if (!condition)
		abort();
}

static void
check_plan(const struct plan *plan)
{
	for (size_t i = 0; i < plan->activity_count; i++) {
		const struct activity *a = &plan->activities[i];

		require(a->unit < plan->unit_count);
		require(a->line == UINT32_MAX || a->line < plan->line_count);
		require(a->group == UINT32_MAX || a->group < plan->group_count);
	}
	for (size_t k = 0; k < plan->group_count; k++) {
		require(plan->groups[k].key[0] != '\0' && plan->groups[k].label != NULL);
		require(plan->groups[k].units > 0 && plan->groups[k].units <= plan->groups[k].count);
	}
}

static void
use_plan(struct arena *arena, const struct plan *plan, struct number_style style, struct diags *diags)
{
	static const struct check_settings settings = {0};
	struct findings findings;
	struct finding before = {0};
	struct rollup units[2], national;
	size_t row, open = 0;

	check_plan(plan);
	check_run(arena, plan, &settings, style, &findings, diags);
	for (size_t i = 0; i < findings.count; i++) {
		const struct finding f = findings_get(&findings, i);

		require(f.message.format != NULL && f.loc.line > 0 && f.loc.column > 0);
		require(i == 0 || f.unit > before.unit ||
		    (f.unit == before.unit && f.loc.line >= before.loc.line));
		open += f.accepted == NULL;
		before = f;
	}
	require(open == findings.by_severity[0] + findings.by_severity[1] + findings.by_severity[2]);
	check_report(arena, &findings, diags);
	if (!rollup_build(arena, plan, units, &national, 1, diags)) {
		require(diags_errors(diags) > 0);
		return;
	}
	for (int u = 0; u < 2; u++)
		rollup_rows(arena, plan, &units[u]);
	require(rollup_reconciles(arena, plan, units, &national, 1, &row));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	const struct number_style style = {'.', ','};
	struct arena *arena = arena_open(no_memory, NULL);
	struct diags *diags = diags_open();
	struct plan_unit units[2];
	struct sheet sheets[2];
	struct plan plan;
	/* The first byte says where the first sheet ends. */
	size_t cut = n > 0 ? data[0] * (n - 1) / 255 : 0;
	bool read = n > 0;
	struct plan_source source = {.units = units, .unit_count = 2, .style = style};

	for (int u = 0; u < 2 && read; u++) {
		const char *rows = (const char *)data + 1 + (u == 0 ? 0 : cut);
		size_t length = u == 0 ? cut : n - 1 - cut;
		char *text = arena_printf(arena, "%s%s", head, arena_strndup(arena, rows, length));
		struct bytes in = {text, strlen(text)};
		struct sheet_request request = {.path = u == 0 ? "A" : "B", .style = style};

		units[u] = (struct plan_unit){.code = u == 0 ? "A" : "B", .name = "U", .sheet = &sheets[u]};
		read = sheet_parse(arena, &request, in, &sheets[u], diags);
	}
	if (read && plan_build(arena, &source, &plan, diags))
		use_plan(arena, &plan, style, diags);
	diags_close(diags);
	arena_close(arena);
	return 0;
}
