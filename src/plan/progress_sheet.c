#include "plan/progress_sheet.h"

#include "sheet/columns.h"

/* What is written there would be lost. */
static void
warn_of_reason(const char *path, const struct sheet *sheet, struct diags *diags)
{
	const struct calendar any = {0};
	struct period_columns columns;
	const struct sheet_cell *heading;

	period_columns_bind(sheet, any, PERIOD_REASON, &columns);
	if (columns.unknown < 0)
		return;
	heading = &sheet->headings[columns.unknown];
	diag_add(diags, SEVERITY_WARNING,
	    (struct srcloc){path, sheet_line(heading), sheet_field(heading).column}, "progress-reason",
	    "«%s» is of no quarter and no month: what is in it is left out; expected JUSTIFICACIÓN T1 to "
	    "JUSTIFICACIÓN T4, or JUSTIFICACIÓN ENE to JUSTIFICACIÓN DIC",
	    sheet_text(heading));
}

static bool
has_period(const struct sheet *sheet, struct calendar calendar)
{
	int slots[MONTHS];
	bool any = false;

	progress_slots(sheet, calendar, slots);
	for (int i = 0; i < MONTHS; i++)
		any = any || slots[i] >= 0;
	return any;
}

/* The calendar's own periods, as far as they go. */
static size_t
bind_periods(struct calendar calendar, struct sheet_binding *bindings)
{
	if (calendar.division == DIVISIONS)
		return 0;
	for (unsigned p = 0; p < calendar_count(calendar); p++) {
		enum plan_column column = calendar_column(calendar, calendar_slot(calendar, p));

		bindings[p] = (struct sheet_binding){.heading = column_heading(column),
		    .key = column_key(column),
		    .number = true,
		    .so_far = true};
	}
	return calendar_count(calendar);
}

static void
tell_no_period(const struct sheet *sheet, struct calendar calendar, struct sheet_bindings periods,
    struct diags *diags)
{
	const struct srcloc loc = cell_place(sheet->file, &sheet->headings[0]);
	const char *by = diag_phrase(diags, division_name(calendar.division));

	if (periods.count == 1)
		diag_add(diags, SEVERITY_ERROR, loc, "progress-columns",
		    "no column says what was done in the period of the plan, which is by %s: expected «%s»",
		    by, periods.bindings[0].heading);
	else
		diag_add(diags, SEVERITY_ERROR, loc, "progress-columns",
		    "no column says what was done in a period of the plan, which is by %s: expected «%s» "
		    "to «%s», as far "
		    "as there are any",
		    by, periods.bindings[0].heading, periods.bindings[periods.count - 1].heading);
}

bool
progress_sheet_parse(struct arena *arena, const struct sheet_request *request, struct calendar calendar,
    struct bytes bytes, struct sheet *out, struct diags *diags)
{
	struct sheet_request periods = *request;
	struct sheet_binding bindings[MONTHS];
	struct plan_columns c;

	periods.bindings = (struct sheet_bindings){bindings, bind_periods(calendar, bindings)};
	if (!sheet_parse(arena, &periods, bytes, out, diags))
		return false;
	warn_of_reason(out->file, out, diags);
	c = columns_of(out, request->style);
	columns_tell(arena, out, SHEET_OF_PROGRESS, &c, periods.bindings, diags);
	if (calendar.division != DIVISIONS && !has_period(out, calendar)) {
		tell_no_period(out, calendar, periods.bindings, diags);
		return false;
	}
	if (c.at[COLUMN_CODE] >= 0 || c.at[COLUMN_ACTIVITY] >= 0)
		return true;
	diag_add(diags, SEVERITY_ERROR, cell_place(out->file, &out->headings[0]), "progress-columns",
	    "no column «CÓDIGO» and none «ACTIVIDAD»: one of them must say which activity a row is of");
	return false;
}

void
progress_slots(const struct sheet *sheet, struct calendar calendar, int slots[MONTHS])
{
	int at[COLUMNS];

	columns_find(sheet->keys, sheet->column_count, at);
	for (int i = 0; i < MONTHS; i++)
		slots[i] = -1;
	for (unsigned p = 0; p < calendar_count(calendar); p++) {
		unsigned slot = calendar_slot(calendar, p);

		slots[slot] = at[calendar_column(calendar, slot)];
	}
}
