#include "base/utf8.h"
#include "base/wording.h"
#include "compose/words.h"
#include "sheet/vocabulary.h"

/* What a field prints; text is NULL when it has no value here. */
struct field_value {
	struct job_text text;
	enum folio_field folio;
};

static struct field_value
text_value(struct job_text text)
{
	return (struct field_value){.text = text};
}

static struct field_value
number_value(struct context *c, size_t number, struct srcloc loc)
{
	return (struct field_value){.text = {arena_printf(c->arena, "%zu", number), loc}};
}

static enum folio_field
folio_of(enum field field)
{
	switch (field) {
	case FIELD_PAGE:
		return FOLIO_PAGE;
	case FIELD_PAGES:
		return FOLIO_PAGE_COUNT;
	case FIELD_SECTION_PAGE:
		return FOLIO_SECTION_PAGE;
	case FIELD_SECTION_PAGES:
		return FOLIO_SECTION_PAGE_COUNT;
	case FIELD_UNIT_CODE:
		return FOLIO_UNIT_CODE;
	case FIELD_UNIT_NAME:
		return FOLIO_UNIT_NAME;
	default:
		return FOLIO_HEADING_1 + (field - FIELD_HEADING_1);
	}
}

static struct field_value
folio_value(enum field field, struct srcloc loc)
{
	return (struct field_value){.text = {"", loc}, .folio = folio_of(field)};
}

static enum wording
wording_of(const struct context *c)
{
	return wording_of_tag(c->composition->template->language);
}

/*
 * The column of the period that ends with the cut, and begins with it; COLUMNS: it is none, but a part of
 * one.
 */
static enum plan_column
period_column(struct calendar calendar, struct cut cut)
{
	for (int column = COLUMN_PERIOD; column < COLUMNS; column++) {
		struct period of = calendar_period_of(calendar, (enum plan_column)column);

		if (of.first == cut.first && of.last == cut.month)
			return (enum plan_column)column;
	}
	return COLUMNS;
}

/* A month of the cut, counted on from January of the job's year: "marzo"; with the year, "marzo de 2025". */
static const char *
month_of_cut(struct context *c, unsigned month, bool dated)
{
	const char *name = wording_text(wording_of(c), month_name((int)(month % MONTHS)));
	const int year = c->composition->job->year + (int)(month / MONTHS);

	return dated ? arena_printf(c->arena, wording_text(wording_of(c), "%s de %d"), name, year) : name;
}

/* "enero a marzo"; with years, "enero a marzo de 2024", "julio de 2024 a marzo de 2025". */
static const char *
months_of_cut(struct context *c, struct calendar calendar, struct cut cut, bool dated)
{
	const unsigned first = calendar.first + cut.first, last = calendar.first + cut.month;
	const char *to = month_of_cut(c, last, dated);

	if (first == last)
		return to;
	return arena_printf(c->arena, wording_text(wording_of(c), "%s a %s"),
	    month_of_cut(c, first, dated && first / MONTHS != last / MONTHS), to);
}

/* Which of the year it is: of its quarters, or whatever the period is; of a part of one, the quarter. */
static size_t
period_number(struct calendar calendar, struct cut cut)
{
	enum plan_column column = period_column(calendar, cut);

	if (column >= COLUMN_MONTH)
		return cut.month / division_length(DIVISION_QUARTERS) + 1;
	return (unsigned)column - division_column(division_of_column(column), 0) + 1;
}

size_t
context_quarter(const struct context *c)
{
	const struct compliance *compliance = c->composition->computed->compliance;

	return compliance ? period_number(compliance->plan->calendar, compliance->cut) : 0;
}

static const char *
period_text(struct context *c, struct calendar calendar, struct cut cut, enum field field)
{
	enum plan_column column = period_column(calendar, cut);

	if (field == FIELD_CUT)
		return month_of_cut(c, calendar_month(calendar, cut.month), false);
	if (field == FIELD_PERIOD_NAME && column != COLUMNS)
		return wording_text(wording_of(c), period_name(column));
	return months_of_cut(c, calendar, cut, field == FIELD_PERIOD_DATED);
}

/* What goes with the document's cut; nothing where it has none. */
static struct field_value
cut_value(struct context *c, enum field field, struct srcloc loc)
{
	const struct compliance *compliance = c->composition->computed->compliance;
	struct job_text text = {NULL, loc};

	if (!compliance)
		return text_value(text);
	const struct calendar calendar = compliance->plan->calendar;
	struct cut cut = compliance->cut;
	if (field == FIELD_JUSTIFY_BELOW)
		return number_value(c, compliance->scale.justify_below, loc);
	if (field == FIELD_RANK_FROM)
		return number_value(c, compliance->scale.rank_from, loc);
	if (field == FIELD_SPENDING_GAP)
		return number_value(c, compliance->scale.spending_gap, loc);
	if (field == FIELD_QUARTER)
		return number_value(c, period_number(calendar, cut), loc);
	text.text = period_text(c, calendar, cut, field);
	return text_value(text);
}

/* "ENE – DIC"; of a year, "ANUAL". */
static const char *
range_text(struct context *c, struct calendar calendar)
{
	const unsigned last = calendar_count(calendar) - 1;
	const char *from = column_heading(calendar_column(calendar, calendar_slot(calendar, 0)));
	const char *to = column_heading(calendar_column(calendar, calendar_slot(calendar, last)));

	if (last == 0)
		return wording_text(wording_of(c), from);
	return arena_printf(c->arena, wording_text(wording_of(c), "%s – %s"),
	    wording_text(wording_of(c), from), wording_text(wording_of(c), to));
}

/* A word for what the plan is by; of a year, which is one, there are not several. */
static struct field_value
periods_value(struct context *c, const struct piece *piece)
{
	static const char *const one[] = {"mes", "trimes\u00ADtre", "cuatri\u00ADmestre", "semes\u00ADtre",
	    "año"};
	static const char *const several[] = {"meses", "trimes\u00ADtres", "cuatri\u00ADmestres",
	    "semes\u00ADtres", "año"};
	const struct calendar calendar = context_calendar(c);
	const char *text = piece->field == FIELD_PLAN_PERIODS ? several[calendar.division]
	    : piece->field == FIELD_YEAR_STARTS               ? month_name(calendar.first)
							      : one[calendar.division];

	text = wording_text(wording_of(c), text);
	if (piece->field == FIELD_PERIOD_RANGE)
		text = range_text(c, calendar);
	if (piece->letter_case != CASE_AS_IS)
		text = utf8_upper(c->arena, text, piece->letter_case == CASE_CAPITAL);
	return text_value((struct job_text){text, piece->loc});
}

bool
text_is_left_out(const struct context *c, const struct text_template *text)
{
	/* Of sentences, each on its own is. */
	if (text->count > 0 && text->pieces[0].field == FIELD_SENTENCE)
		return false;
	for (size_t i = 0; i < text->count; i++)
		if (!field_holds(text->pieces[i].field, context_calendar(c).division))
			return true;
	return false;
}

/* Names what the page belongs to, which not every page does. */
static bool
is_name(enum field field)
{
	return field == FIELD_UNIT_CODE || field == FIELD_UNIT_NAME || field >= FIELD_HEADING_1;
}

static bool
is_of_section(enum field field)
{
	return field == FIELD_SECTION_PAGE || field == FIELD_SECTION_PAGES;
}

static bool
has_heading(const struct text_template *text)
{
	for (size_t i = 0; i < text->count; i++)
		if (text->pieces[i].field >= FIELD_HEADING_1)
			return true;
	return false;
}

static struct field_value
unit_value(struct context *c, enum field field, struct srcloc loc)
{
	/* Layout knows which of the units on the page it is, and leaves out texts that name nothing. */
	if (c->furniture && field != FIELD_UNIT_ROWS && (c->runs_on || c->names_heading))
		return folio_value(field, loc);
	if (!c->unit)
		return (struct field_value){.folio = FOLIO_NONE};
	if (field == FIELD_UNIT_CODE)
		return text_value(c->unit->code);
	if (field == FIELD_UNIT_NAME)
		return text_value(c->unit->name);
	return number_value(c, c->row_count, loc);
}

static struct field_value
draft_value(const struct context *c)
{
	const struct template *t = c->composition->template;

	return text_value((struct job_text){c->composition->draft ? t->draft : NULL, t->draft_loc});
}

/* The group or the region that the document is for. */
static struct field_value
set_value(const struct context *c, const struct piece *piece)
{
	const struct job_subject *subject = &c->composition->subject;

	return text_value(
	    (struct job_text){piece->field == FIELD_SET_CODE ? subject->code : subject->name, piece->loc});
}

/* Of rows of a table. */
static struct field_value
rows_value_of(struct context *c, enum field field, struct srcloc loc)
{
	if (field == FIELD_GROUP)
		return text_value((struct job_text){c->group.text, c->group.loc});
	return number_value(c, field == FIELD_GROUP_ROWS ? c->group.rows : c->left_out, loc);
}

static struct field_value
document_value(const struct job_document *document, enum field field)
{
	const struct job_text *text = field == FIELD_DOCUMENT_TITLE ? &document->title
	    : field == FIELD_DOCUMENT_CODE                          ? &document->code
	    : field == FIELD_DOCUMENT_VERSION                       ? &document->version
	    : field == FIELD_DOCUMENT_DATE                          ? &document->date
	    : field == FIELD_DOCUMENT_SUBJECT                       ? &document->subject
								    : &document->author;

	return text_value(*text);
}

static struct field_value
job_value(struct context *c, const struct piece *piece)
{
	const struct job *job = c->composition->job;

	if (piece->field == FIELD_YEAR)
		return number_value(c, (size_t)job->year, piece->loc);
	return text_value(piece->field == FIELD_INSTITUTION ? job->institution : job->government);
}

/* Where the page begins that a text asks for; nothing where the document has no heading of the unit. */
static struct field_value
page_of_value(struct context *c, const struct piece *piece)
{
	const char *anchor = page_of_anchor(c, piece);

	return (struct field_value){
	    .text = {anchor, piece->loc},
	    .folio = anchor ? FOLIO_PAGE_OF : FOLIO_NONE,
	};
}

static struct field_value
used_value(struct context *c, const struct piece *piece)
{
	if (piece->field == FIELD_LITERAL)
		return text_value((struct job_text){piece->text, piece->loc});
	if (piece->field == FIELD_PAGE_OF)
		return page_of_value(c, piece);
	return text_value(piece->field == FIELD_OWN ? own_field_text(c, piece) : figure_text(c, piece));
}

static struct field_value
field_value(struct context *c, const struct piece *piece)
{
	switch (piece->field) {
	case FIELD_INSTITUTION:
	case FIELD_GOVERNMENT:
	case FIELD_YEAR:
		return job_value(c, piece);
	case FIELD_DOCUMENT_TITLE:
	case FIELD_DOCUMENT_CODE:
	case FIELD_DOCUMENT_VERSION:
	case FIELD_DOCUMENT_DATE:
	case FIELD_DOCUMENT_SUBJECT:
	case FIELD_DOCUMENT_AUTHOR:
		return document_value(c->composition->document, piece->field);
	case FIELD_QUARTER:
	case FIELD_PERIOD:
	case FIELD_PERIOD_DATED:
	case FIELD_PERIOD_NAME:
	case FIELD_CUT:
	case FIELD_JUSTIFY_BELOW:
	case FIELD_RANK_FROM:
	case FIELD_SPENDING_GAP:
		return cut_value(c, piece->field, piece->loc);
	case FIELD_PLAN_PERIOD:
	case FIELD_PLAN_PERIODS:
	case FIELD_PERIOD_RANGE:
	case FIELD_YEAR_STARTS:
		return periods_value(c, piece);
	case FIELD_SET_CODE:
	case FIELD_SET_NAME:
	case FIELD_REGION_NAME:
		return set_value(c, piece);
	case FIELD_DRAFT:
		return draft_value(c);
	case FIELD_UNIT_CODE:
	case FIELD_UNIT_NAME:
	case FIELD_UNIT_ROWS:
		return unit_value(c, piece->field, piece->loc);
	case FIELD_GROUP:
	case FIELD_GROUP_ROWS:
	case FIELD_LEFT_OUT:
		return rows_value_of(c, piece->field, piece->loc);
	case FIELD_PAGE:
	case FIELD_PAGES:
	case FIELD_SECTION_PAGE:
	case FIELD_SECTION_PAGES:
	case FIELD_HEADING_1:
	case FIELD_HEADING_2:
	case FIELD_HEADING_3:
	case FIELD_HEADING_4:
	case FIELD_HEADING_5:
	case FIELD_HEADING_6:
		return folio_value(piece->field, piece->loc);
	case FIELD_LITERAL:
	case FIELD_PAGE_OF:
	case FIELD_OWN:
	case FIELD_FIGURE:
		return used_value(c, piece);
	default: /* {if-…}, which print nothing */
		break;
	}
	return (struct field_value){.folio = FOLIO_NONE};
}

/* The number of a footnote. */
static struct field_value
note_value(struct context *c, const struct piece *piece)
{
	return number_value(c, c->notes_before + c->first_note + piece->note, piece->loc);
}

/*
 * A header or footer that only says what the page belongs to says nothing of a page that belongs to no unit,
 * not even which page of its section it is.
 */
static bool
names_nothing(const struct context *c, const struct text_template *text)
{
	bool names = false, others = false;

	if (!c->furniture || c->unit || c->runs_on || c->names_heading)
		return false;
	for (size_t i = 0; i < text->count; i++) {
		enum field field = text->pieces[i].field;
		bool name = is_name(field) || is_of_section(field);

		names = names || name;
		others = others || (!name && field != FIELD_LITERAL);
	}
	return names && !others;
}

/* The same, or the word that is chosen by it. */
static struct field_value
chosen_value(struct context *c, const struct piece *piece)
{
	struct field_value value = piece->note != 0 ? note_value(c, piece) : field_value(c, piece);

	if (piece->use && piece->use->words.one)
		value.text.text = chosen_text(&piece->use->words, value.text.text);
	return value;
}

static bool
is_blank(const struct field_value *value)
{
	return !value->text.text || (value->text.text[0] == '\0' && value->folio == FOLIO_NONE);
}

/* What a text prints, field by field; blanks are not among it. */
struct filled {
	struct field_value *values;
	size_t *pieces; /* whose they are, of the text */
	size_t count;
};

/* A word that is chosen may be "". */
static bool
is_missing(const struct piece *piece, const struct field_value *value)
{
	const bool is_chosen = piece->use && piece->use->words.one;

	return is_chosen ? !value->text.text : is_blank(value);
}

static void
add_value(struct filled *out, struct field_value value, size_t piece)
{
	out->values[out->count] = value;
	out->pieces[out->count++] = piece;
}

/* A sentence that begins with a point between two things, but nothing stands before it. */
static const char *
without_point(const char *text)
{
	static const char point[] = "· ";

	return strncmp(text, point, sizeof(point) - 1) == 0 ? text + sizeof(point) - 1 : text;
}

/* A sentence all whose fields have a value, behind a blank where something stands before it. */
static void
add_sentence(struct context *c, const struct text_template *text, size_t at, struct filled *out)
{
	const struct piece *mark = &text->pieces[at];
	const size_t before = out->count;

	if (before > 0)
		add_value(out, text_value((struct job_text){" ", mark->loc}), at);
	for (size_t i = 1; i <= mark->length; i++) {
		struct field_value value = chosen_value(c, &mark[i]);
		const bool holds = field_holds(mark[i].field, context_calendar(c).division);

		if (!holds || (!field_is_condition(mark[i].field) && is_missing(&mark[i], &value))) {
			out->count = before;
			return;
		}
		if (out->count == 0 && mark[i].field == FIELD_LITERAL)
			value.text.text = without_point(value.text.text);
		if (!is_blank(&value))
			add_value(out, value, at + i);
	}
}

static struct filled
fill(struct context *c, const struct text_template *text)
{
	struct filled out = {0};

	if (text->count == 0 || text_is_left_out(c, text))
		return out;
	out.values = ARENA_ARRAY(c->arena, struct field_value, text->count);
	out.pieces = ARENA_ARRAY(c->arena, size_t, text->count);
	for (size_t i = 0; i < text->count; i++) {
		const struct piece *piece = &text->pieces[i];

		if (piece->field == FIELD_SENTENCE) {
			add_sentence(c, text, i, &out);
			i += piece->length;
			continue;
		}
		const struct field_value value = chosen_value(c, piece);
		if (!is_blank(&value))
			add_value(&out, value, i);
	}
	return out;
}

struct spans
fill_spans(struct context *c, const struct text_template *text, const struct style *style)
{
	c->names_heading = c->furniture && has_heading(text);
	const struct filled filled = names_nothing(c, text) ? (struct filled){0} : fill(c, text);

	if (filled.count == 0)
		return (struct spans){NULL, 0};
	struct span *spans = ARENA_ARRAY(c->arena, struct span, filled.count);
	for (size_t i = 0; i < filled.count; i++) {
		const struct field_value *value = &filled.values[i];

		spans[i] = (struct span){
		    .text = value->text.text,
		    .length = (uint32_t)strlen(value->text.text),
		    .style = piece_style(c, text, filled.pieces[i], style),
		    .loc = value->text.loc,
		    .folio = value->folio,
		    .is_literal = text->pieces[filled.pieces[i]].field == FIELD_LITERAL,
		};
	}
	return (struct spans){spans, filled.count};
}

const char *
fill_plain(struct context *c, const struct text_template *text)
{
	const struct filled filled = fill(c, text);
	struct buf out = BUF_INIT;

	for (size_t i = 0; i < filled.count; i++)
		buf_adds(&out, filled.values[i].text.text);
	return buf_take(&out, c->arena);
}
