#include "check/checking.h"
#include "sheet/vocabulary.h"

/* The first of the numbers that are told of together. */
struct unusual {
	const struct sheet_cell *cell;
	size_t column;
	struct value read;
	size_t count;
};

static const uint32_t *
activities_of_rows(const struct checking *c, uint32_t unit, enum finding_file in, const struct sheet *sheet)
{
	const struct plan_unit *own = &c->plan->units[unit];
	const struct progress *progress = c->settings->progress;
	uint32_t *out = ARENA_ARRAY(c->scratch, uint32_t, sheet->row_count);

	memset(out, 0xFF, sheet->row_count * sizeof(*out));
	if (in == FOUND_IN_PLAN) {
		for (uint32_t i = 0; i < own->count; i++)
			out[c->plan->activities[own->first + i].row] = own->first + i;
		return out;
	}
	for (size_t row = 0; row < sheet->row_count; row++) {
		const struct progress_sheet *joined =
		    in == FOUND_IN_PROGRESS ? &progress->sheets[unit] : &progress->earlier[unit];

		if (joined->rows[row].join == PROGRESS_JOINED)
			out[row] = joined->rows[row].activity;
	}
	return out;
}

struct checked_sheet
checked_sheet_of(const struct checking *c, uint32_t unit, enum finding_file in, const struct sheet *sheet)
{
	return (struct checked_sheet){unit, in, sheet, activities_of_rows(c, unit, in, sheet)};
}

/* What a cell was read as, in its activity; false where it is blank. */
static bool
read_cell(const struct checking *c, const struct checked_sheet *s, size_t row, size_t column,
    struct value *out)
{
	uint32_t activity = s->activity_of[row];

	if (sheet_length(&s->sheet->rows[row].cells[column]) == 0 ||
	    !sheet_value(s->sheet, row, column, c->style, out))
		return false;
	if (activity != UINT32_MAX && c->plan->activities[activity].measure == QUANTITY_PERCENT)
		value_as_decimals(out);
	return true;
}

static void
take_unusual(struct unusual *unusual, const struct sheet_cell *cell, size_t column, const struct value *read)
{
	if (unusual->count++ == 0)
		*unusual = (struct unusual){cell, column, *read, 1};
}

/*
 * Whether a cell that no count is in can be read in two ways, and nothing else in its column tells in which.
 */
static bool
is_in_doubt(const struct checking *c, const struct sheet_reading *reading, const struct sheet_cell *cell)
{
	struct value bare;

	return !sheet_is_exact(cell) && reading->read && !reading->percent &&
	    (reading->thousands || reading->evidence == NULL) &&
	    value_parse(sheet_text(cell), sheet_length(cell), c->style, &bare) && bare.doubtful;
}

/*
 * Whether a count that can be read in two ways was read with decimals, all of them 0, only because another
 * row has some in its column.  Of others it is told that they are no whole numbers.
 */
static bool
follows_its_column(const struct checking *c, const struct checked_sheet *s, size_t row, size_t column)
{
	const struct sheet_cell *cell = &s->sheet->rows[row].cells[column];
	uint32_t activity = s->activity_of[row];
	struct value bare;

	if (sheet_is_exact(cell) || s->sheet->readings[column].thousands || activity == UINT32_MAX ||
	    c->plan->activities[activity].measure == QUANTITY_PERCENT ||
	    !value_parse(sheet_text(cell), sheet_length(cell), c->style, &bare) || !bare.doubtful ||
	    bare.kind != VALUE_NUMBER || sheet_row_has_decimals(s->sheet, row, c->style))
		return false;
	value_as_decimals(&bare);
	return !has_fraction(bare.number);
}

/*
 * Sorts out the numbers of a sheet: those that the locale writes otherwise, each column's in doubt, and,
 * behind the columns, the counts that were read as their columns are.
 */
static struct unusual
find_unusual(const struct checking *c, const struct checked_sheet *s, struct unusual *doubtful)
{
	struct unusual unusual = {0};

	for (size_t row = 0; row < s->sheet->row_count; row++) {
		for (size_t k = 0; k < s->sheet->column_count; k++) {
			const struct sheet_cell *cell = &s->sheet->rows[row].cells[k];
			const struct sheet_reading *reading = &s->sheet->readings[k];
			struct value value;

			if (!reading->number || !read_cell(c, s, row, k, &value))
				continue;
			if (!heading_is_count(s->sheet->keys[k]) && is_in_doubt(c, reading, cell))
				take_unusual(&doubtful[k], cell, k, &value);
			else if (heading_is_count(s->sheet->keys[k]) && follows_its_column(c, s, row, k))
				take_unusual(&doubtful[s->sheet->column_count], cell, k, &value);
			else if (value.against_locale)
				take_unusual(&unusual, cell, k, &value);
		}
	}
	return unusual;
}

static const char *
read_text(const struct checking *c, const struct value *value)
{
	struct buf plain = BUF_INIT;

	decimal_format(&plain, value->number, (struct number_style){'.', ',', GROUP_NONE}, -1, false);
	if (value->kind == VALUE_PERCENT)
		buf_addc(&plain, '%');
	return buf_take(&plain, c->arena);
}

static struct finding
at_unusual(const struct checking *c, const struct checked_sheet *s, const struct unusual *unusual)
{
	struct finding finding = finding_at(RULE_NUMBER_STYLE, UINT32_MAX,
	    sheet_text(&s->sheet->headings[unusual->column]), unusual->cell);

	finding.unit = s->unit;
	finding.in = s->in;
	finding.expected = amount_text(c, unusual->read.number, unusual->read.kind == VALUE_PERCENT);
	return finding;
}

static void
tell_unusual(struct checking *c, const struct checked_sheet *s, const struct unusual *unusual)
{
	struct finding finding = at_unusual(c, s, unusual);
	const char *text = quoted(c, sheet_text(unusual->cell)), *read = read_text(c, &unusual->read);

	if (unusual->count > 1)
		finding.message = message_make(c->arena,
		    "«%s» was read as %s, though %s is how the job's locale writes it; more like it: %zu.",
		    text, read, finding.expected, unusual->count - 1);
	else
		finding.message = message_make(c->arena,
		    "«%s» was read as %s, though %s is how the job's locale writes it.", text, read,
		    finding.expected);
	finding_add(c, finding, unusual->cell);
}

static void
tell_doubtful(struct checking *c, const struct checked_sheet *s, const struct unusual *doubtful)
{
	const struct sheet_cell *evidence = s->sheet->readings[doubtful->column].evidence;
	struct finding finding = at_unusual(c, s, doubtful);
	const char *text = quoted(c, sheet_text(doubtful->cell)), *read = read_text(c, &doubtful->read);
	struct decimal whole = {doubtful->read.number.units, 0};

	if (evidence != NULL && !s->sheet->readings[doubtful->column].thousands)
		finding.message = message_make(c->arena,
		    "«%s» was read as %s, with decimals, as its mark stands before decimals in «%s» of the "
		    "same column; more like it: %zu.",
		    text, read, quoted(c, sheet_text(evidence)), doubtful->count - 1);
	else if (evidence != NULL)
		finding.message = message_make(c->arena,
		    "«%s» was read as %s, as its mark stands before thousands in «%s» of the same column; "
		    "more "
		    "like it: %zu.",
		    text, read, quoted(c, sheet_text(evidence)), doubtful->count - 1);
	else if (doubtful->read.money)
		finding.message = message_make(c->arena,
		    "«%s» was read as %s, as amounts of money have no three decimals; more like it: %zu.",
		    text, read, doubtful->count - 1);
	else
		finding.message = message_make(c->arena,
		    "«%s» was read as %s, with decimals, as the job's locale writes it; no other cell of the "
		    "column tells whether thousands are meant; more like it: %zu.",
		    text, read, doubtful->count - 1);
	finding.mend = message_make(c->arena,
	    "Write %s if thousands are meant; if decimals are, write one more zero: %s0.",
	    amount_text(c, whole, false), text);
	finding_add(c, finding, doubtful->cell);
}

static void
check_sheet(struct checking *c, uint32_t unit, enum finding_file in, const struct sheet *sheet)
{
	struct checked_sheet source;
	struct unusual *doubtful, unusual;

	if (sheet == NULL || sheet->unusual == 0)
		return;
	source = checked_sheet_of(c, unit, in, sheet);
	doubtful = ARENA_ARRAY(c->scratch, struct unusual, sheet->column_count + 1);
	unusual = find_unusual(c, &source, doubtful);
	if (unusual.count > 0)
		tell_unusual(c, &source, &unusual);
	for (size_t k = 0; k <= sheet->column_count; k++) {
		if (doubtful[k].count > 0)
			tell_doubtful(c, &source, &doubtful[k]);
	}
}

void
check_number_styles(struct checking *c)
{
	const struct progress *progress = c->settings->progress;

	for (uint32_t u = 0; u < c->plan->unit_count && rule_is_on(c, RULE_NUMBER_STYLE); u++) {
		check_sheet(c, u, FOUND_IN_PLAN, c->plan->units[u].sheet);
		if (progress == NULL)
			continue;
		check_sheet(c, u, FOUND_IN_PROGRESS, progress->units[u].sheet);
		check_sheet(c, u, FOUND_IN_PREVIOUS, progress->units[u].previous);
	}
}
