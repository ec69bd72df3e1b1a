/* What the rows of a group, or of a table, come to. */
#include "base/fraction.h"
#include "base/utf8.h"
#include "compose/view.h"
#include "sheet/currency.h"
#include "sheet/vocabulary.h"

/* Why figures may not be put into one. */
enum fault {
	FAULT_NONE,
	FAULT_TEXT,
	FAULT_PERCENT, /* percents are never added */
	FAULT_MIXED,   /* percents and others */
	FAULT_MEAN,
	FAULT_ORDINAL,
	FAULT_UNITS,   /* units of measure, or currencies, that differ */
	FAULT_NO_UNIT, /* nothing says of what several activities are amounts */
	FAULT_SIZE,
};

/* What goes into a total, as far as it was gone through. */
struct adding {
	struct context *c;
	const struct rows *rows;
	const struct table_column *column;
	enum total total;
	int at, unit_at;  /* the column, and that of units of measure */
	size_t count;     /* of figures */
	size_t first;     /* the row of the first */
	bool percent;     /* they are percents */
	bool money;       /* of a currency */
	const char *unit; /* of the first: its unit of measure or currency; NULL: it has none */
	struct decimal sum, least, most;
	enum fault fault;
	size_t bad;           /* the row that doesn't go with those above */
	const char *bad_unit; /* of FAULT_UNITS: its unit; NULL: it has none */
};

static bool
refuse(struct adding *a, size_t row, enum fault fault)
{
	a->bad = row;
	a->fault = fault;
	return false;
}

static bool
has_form(const struct adding *a, size_t row, enum cell_form form)
{
	const struct dataset_cell *cell = rows_dataset_cell(a->rows, row, a->at);

	return cell && cell->form == form;
}

/* Whether the column holds amounts of what activities do: each is of some unit of measure. */
static bool
is_amount(const struct adding *a)
{
	if (a->rows->sheet)
		return a->rows->dataset == DATASET_PLAN && heading_is_count(a->column->binding.key);
	return dataset_column_is_amount(a->rows->dataset, &a->rows->computed.columns[a->at]);
}

/* Whether it holds amounts in the MONEDA of the row. */
static bool
is_money(const struct adding *a)
{
	return !a->rows->sheet && a->at >= 0 && a->rows->computed.columns[a->at].series == COLUMN_MONEY;
}

static const char *
unit_of(const struct adding *a, size_t row, const struct value *value)
{
	const char *text = rows_text(a->rows, row, a->at);

	if (value->money)
		return currency_code(value_currency(text, strlen(text)));
	text = is_amount(a) || is_money(a) ? rows_text(a->rows, row, a->unit_at) : "";
	return text[0] != '\0' ? text : NULL;
}

static bool
is_same(const struct adding *a, const char *one, const char *other)
{
	size_t n;

	if (!one || !other)
		return one == other;
	return strcmp(utf8_fold(a->c->arena, one, strlen(one), &n),
		   utf8_fold(a->c->arena, other, strlen(other), &n)) == 0;
}

/* All of one unit, and amounts of several activities of one that is known. */
static bool
check_unit(struct adding *a, size_t row, const struct value *value)
{
	const char *unit = unit_of(a, row, value);

	if (value->kind == VALUE_PERCENT)
		return true;
	if (a->count == 0) {
		a->unit = unit;
		return true;
	}
	a->bad_unit = unit;
	if (!is_same(a, unit, a->unit))
		return refuse(a, row, FAULT_UNITS);
	return unit || !is_amount(a) || refuse(a, row, FAULT_NO_UNIT);
}

/* What may never be, whatever stands above. */
static bool
check_kind(struct adding *a, size_t row, const struct value *value)
{
	const bool adds = a->total == TOTAL_SUM || a->total == TOTAL_SHARE;

	if (has_form(a, row, CELL_ORDINAL))
		return refuse(a, row, FAULT_ORDINAL);
	if (adds && value->kind == VALUE_PERCENT)
		return refuse(a, row, FAULT_PERCENT);
	if (adds && has_form(a, row, CELL_MEAN))
		return refuse(a, row, FAULT_MEAN);
	if (a->count > 0 && a->percent != (value->kind == VALUE_PERCENT))
		return refuse(a, row, FAULT_MIXED);
	return true;
}

/* False after what may not be. */
static bool
add_row(struct adding *a, size_t row)
{
	struct value value;

	if (!rows_value(a->rows, row, a->at, &value))
		return refuse(a, row, has_form(a, row, CELL_MEAN) ? FAULT_SIZE : FAULT_TEXT);
	if (value.kind != VALUE_NUMBER && value.kind != VALUE_PERCENT)
		return true;
	if (a->column->format == FORMAT_PERCENT) {
		value_as_decimals(&value);
		value.kind = VALUE_PERCENT;
	}
	if (!check_kind(a, row, &value) || !check_unit(a, row, &value))
		return false;
	if (a->count == 0) {
		a->percent = value.kind == VALUE_PERCENT;
		a->money = value.money;
		a->first = row;
		a->least = a->most = value.number;
	}
	if (!decimal_add(a->sum, value.number, &a->sum))
		return refuse(a, row, FAULT_SIZE);
	a->least = decimal_compare(value.number, a->least) < 0 ? value.number : a->least;
	a->most = decimal_compare(value.number, a->most) > 0 ? value.number : a->most;
	a->count++;
	return true;
}

static struct adding
add_up(struct context *c, const struct view *view, const struct table_column *column, size_t first, size_t n)
{
	struct adding a = {
	    .c = c,
	    .rows = view->rows,
	    .column = column,
	    .total = column->total,
	    .at = rows_column(view->rows, column->binding.key),
	    .unit_at = view->unit_at,
	};

	if (is_money(&a))
		a.unit_at = rows_column(view->rows, "moneda");
	for (size_t i = first; i < first + n && a.at >= 0; i++)
		if (!add_row(&a, view->order[i]))
			break;
	return a;
}

/* Why a total can't be made of the cell and those above it; "" for what no cell alone is to blame for. */
static const char *
reason(const struct adding *a, const char *text)
{
	struct arena *arena = a->c->arena;
	const struct diags *diags = a->c->diags;

	switch (a->fault) {
	case FAULT_TEXT:
		return arena_printf(arena, diag_phrase(diags, N_("«%s» is no number")), text);
	case FAULT_PERCENT:
		return arena_printf(arena,
		    diag_phrase(diags, N_("«%s» is a percent, and percents are never added")), text);
	case FAULT_MIXED:
		return arena_printf(arena,
		    diag_phrase(diags, N_("of «%s» and what is above it, one is a percent and one is not")),
		    text);
	case FAULT_MEAN:
		return arena_printf(arena,
		    diag_phrase(diags, N_("«%s» is a mean, and means are never added")), text);
	case FAULT_UNITS:
		return arena_printf(arena,
		    diag_phrase(diags, N_("«%s» is in another unit (%s) than what is above it (%s)")), text,
		    a->bad_unit ? a->bad_unit : "–", a->unit ? a->unit : "–");
	case FAULT_NO_UNIT:
		return arena_printf(arena,
		    diag_phrase(diags,
			N_("nothing says in what «%s» is measured, and amounts of several activities are "
			   "added only in one UNIDAD DE MEDIDA")),
		    text);
	case FAULT_SIZE:
		return arena_printf(arena,
		    diag_phrase(diags, N_("with «%s» it has more digits than a number can have")), text);
	case FAULT_ORDINAL:
		return arena_printf(arena,
		    diag_phrase(diags, N_("«%s» counts nothing, it says which one it is")), text);
	case FAULT_NONE:
		break;
	}
	return "";
}

static void
tell_fault(const struct adding *a)
{
	const struct srcloc loc = rows_place(a->rows, a->bad, a->at, a->column->binding.loc);

	diag_add(a->c->diags, SEVERITY_ERROR, loc, "compose-total",
	    "«%s» has no total here: %s; «total-else» can say what to print", a->column->binding.heading,
	    reason(a, rows_text(a->rows, a->bad, a->at)));
}

/* What is printed where there is no total. */
static const char *
refused(const struct adding *a)
{
	if (a->column->total_else.count > 0)
		return fill_plain(a->c, &a->column->total_else);
	tell_fault(a);
	a->c->failed = true;
	return "";
}

/* A figure as those of the column are printed; its currency is that of the first. */
static const char *
print(const struct adding *a, struct decimal number)
{
	const struct value value = {
	    .number = number,
	    .kind = a->percent ? VALUE_PERCENT : VALUE_NUMBER,
	    .money = a->money,
	};

	return format_figure(a->c, &(struct place){a->rows, a->first, a->at}, a->column, &value);
}

static const char *
print_mean(struct adding *a)
{
	struct decimal mean;

	if (decimal_mean(a->sum, (uint32_t)a->count, &mean))
		return print(a, mean);
	(void)refuse(a, a->first, FAULT_SIZE);
	return refused(a);
}

/* Of all rows, in percent; nothing of nothing. */
static const char *
print_share(const struct view *view, struct adding *a)
{
	struct adding all = add_up(a->c, view, a->column, 0, view->row_count);
	struct buf out = BUF_INIT;
	struct fraction share;

	if (all.fault != FAULT_NONE)
		return refused(&all);
	if (all.sum.units <= 0 || a->sum.units < 0 || !fraction_divide(a->sum, 1, all.sum, 1, &share))
		return "";
	const int places = a->column->decimals < 0 ? 1 : a->column->decimals;
	decimal_format(&out, fraction_percent(share, (unsigned)places), a->c->composition->job->numbers,
	    places, true);
	buf_adds(&out, number_percent_text(a->c->composition->job->numbers));
	return buf_take(&out, a->c->arena);
}

/* Cells in which something is printed. */
static const char *
print_count(struct context *c, const struct view *view, const struct view_line *line,
    const struct table_column *column)
{
	const int at = rows_column(view->rows, column->binding.key);
	struct buf out = BUF_INIT;
	int64_t count = 0;

	for (size_t i = line->first; i < line->first + line->count; i++)
		count += rows_text(view->rows, view->order[i], at)[0] != '\0';
	decimal_format(&out, (struct decimal){count, 0}, c->composition->job->numbers, 0, true);
	return buf_take(&out, c->arena);
}

const char *
view_total(struct context *c, const struct view *view, const struct view_line *line,
    const struct table_column *column)
{
	if (column->total == TOTAL_COUNT)
		return print_count(c, view, line, column);
	struct adding a = add_up(c, view, column, line->first, line->count);
	if (a.fault != FAULT_NONE)
		return refused(&a);
	if (a.count == 0)
		return "";
	switch (column->total) {
	case TOTAL_SUM:
		return print(&a, a.sum);
	case TOTAL_MEAN:
		return print_mean(&a);
	case TOTAL_MIN:
		return print(&a, a.least);
	case TOTAL_MAX:
		return print(&a, a.most);
	case TOTAL_SHARE:
		return print_share(view, &a);
	case TOTAL_COUNT:
	case TOTAL_NONE:
		break;
	}
	return "";
}
