#include "plan/progress_sheet.h"

#include "plan/rates.h"
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
is_in_rates(const struct rate_columns *columns, int k)
{
	bool is = false;

	for (int slot = 0; columns != NULL && slot < MONTHS; slot++)
		is = is || columns->numerator[slot] == k || columns->denominator[slot] == k;
	return is;
}

static bool
has_numbers(const struct sheet *sheet, size_t k, struct number_style style)
{
	bool any = false;

	for (size_t row = 0; row < sheet->row_count && !any; row++) {
		struct value value;

		any =
		    sheet_cell_value(&sheet->rows[row].cells[k], style, &value) && value.kind == VALUE_NUMBER;
	}
	return any;
}

/* Numerators and denominators of no period of the plan; a column of texts only tells what they are. */
static void
warn_of_rates(struct arena *arena, const struct sheet *sheet, struct calendar calendar,
    struct number_style style, struct diags *diags)
{
	const struct rate_columns *columns = rate_columns_of(arena, sheet, calendar);

	for (size_t k = 0; k < sheet->column_count; k++) {
		struct period_heading heading;

		if (!period_heading_but_reason(sheet->keys[k], &heading) ||
		    (heading.subject != PERIOD_NUMERATOR && heading.subject != PERIOD_DENOMINATOR) ||
		    is_in_rates(columns, (int)k) || !has_numbers(sheet, k, style))
			continue;
		diag_add(diags, SEVERITY_WARNING, cell_place(sheet->file, &sheet->headings[k]),
		    "progress-rate",
		    "«%s» is of no period by which the plan is: what is in it is left out; expected «%s %s», "
		    "and so on",
		    sheet_text(&sheet->headings[k]), period_subject_heading(heading.subject),
		    column_heading(calendar_column(calendar, calendar_slot(calendar, 0))));
	}
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
	if (calendar.division != DIVISIONS)
		warn_of_rates(arena, out, calendar, request->style, diags);
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
