#include "base/damage.h"
#include "check/checking.h"
#include "check/recall.h"

/* Those of one kind in one column. */
struct damaged {
	const struct sheet_cell *cell;
	uint32_t activity;
	size_t count;
};

/* What is true of each cell is told of each; what befell the whole file once for each column. */
static bool
is_of_cell(enum damage damage)
{
	return damage == DAMAGE_ERROR || damage == DAMAGE_FORMULA;
}

static struct message
message_of(const struct checking *c, enum damage damage, const char *text, size_t more)
{
	switch (damage) {
	case DAMAGE_NONE:
	case DAMAGE_ERROR:
		break;
	case DAMAGE_FORMULA:
		return message_make(c->arena, "«%s» is a formula, in place of what it comes to.", text);
	case DAMAGE_UTF8:
		return message_make(c->arena,
		    "«%s» was saved as UTF-8 and then read as something else: signs stand in place of "
		    "letters. Others like "
		    "it in the column: %zu.",
		    text, more);
	case DAMAGE_CODE_PAGE:
		return message_make(c->arena,
		    "«%s» was read in a wrong encoding, it seems: a sign stands in place of a letter. "
		    "Others like it in the "
		    "column: %zu.",
		    text, more);
	case DAMAGE_LOST:
		return message_make(c->arena,
		    "«%s» has a «?» within a word, it seems in place of a letter that was lost. Others like "
		    "it in the "
		    "column: %zu.",
		    text, more);
	case DAMAGE_MARKUP:
		return message_make(c->arena,
		    "«%s» has a code of a web page or spreadsheet in place of a character. Others like it "
		    "in the column: "
		    "%zu.",
		    text, more);
	}
	return message_make(c->arena, "«%s» is an error of the spreadsheet, not a text.", text);
}

static void
tell(struct checking *c, const struct checked_sheet *s, size_t column, enum damage damage,
    const struct damaged *of)
{
	struct finding finding =
	    finding_at(RULE_DAMAGED_TEXT, of->activity, sheet_text(&s->sheet->headings[column]), of->cell);

	finding.unit = s->unit;
	finding.in = s->in;
	finding.message = message_of(c, damage, quoted(c, sheet_text(of->cell)), of->count - 1);
	if (is_of_cell(damage))
		finding.mend =
		    message_make(c->arena, "Mend the cell in the spreadsheet, and save the sheet again.");
	else
		finding.mend = message_make(c->arena,
		    "Save the sheet again from the spreadsheet as \"CSV UTF-8\", or correct the text.");
	finding_add(c, finding, of->cell);
}

static enum damage
damage_of(const struct recall *known, const struct sheet_cell *cell)
{
	struct recalled *recalled = recall_place(known, sheet_text(cell));

	if (recalled->text != sheet_text(cell))
		*recalled = (struct recalled){sheet_text(cell),
		    (int)damage_find(sheet_text(cell), sheet_length(cell))};
	return (enum damage)recalled->is;
}

static void
check_column(struct checking *c, const struct checked_sheet *s, size_t column, const struct recall *known)
{
	struct damaged kinds[DAMAGES] = {0};

	for (size_t row = 0; row < s->sheet->row_count; row++) {
		const struct sheet_cell *cell = &s->sheet->rows[row].cells[column];
		enum damage damage = damage_of(known, cell);
		struct damaged one = {cell, s->activity_of[row], 1};

		if (damage == DAMAGE_NONE)
			continue;
		if (is_of_cell(damage))
			tell(c, s, column, damage, &one);
		else if (kinds[damage].count++ == 0)
			kinds[damage] = one;
	}
	for (int i = 0; i < DAMAGES; i++) {
		if (kinds[i].count > 0)
			tell(c, s, column, (enum damage)i, &kinds[i]);
	}
}

static void
check_sheet(struct checking *c, uint32_t unit, enum finding_file in, const struct sheet *sheet,
    const struct recall *known)
{
	struct checked_sheet s;

	if (sheet == NULL)
		return;
	s = checked_sheet_of(c, unit, in, sheet);
	for (size_t k = 0; k < sheet->column_count; k++) {
		/* Figures have been read as such. */
		if (sheet->readings == NULL || !sheet->readings[k].number)
			check_column(c, &s, k, known);
	}
}

void
check_damage(struct checking *c)
{
	const struct recall known = recall_of(c->scratch, c->plan->activity_count);

	for (uint32_t u = 0; u < c->plan->unit_count && rule_is_on(c, RULE_DAMAGED_TEXT); u++) {
		check_sheet(c, u, FOUND_IN_PLAN, c->plan->units[u].sheet, &known);
		if (c->settings->progress != NULL)
			check_sheet(c, u, FOUND_IN_PROGRESS, c->settings->progress->units[u].sheet, &known);
	}
}
