#include "run/form_words.h"

#include "run/calendar.h"

/* Why offices do less than they planned, most often.  Another word may be written beside. */
static const char *const causes[] = {
    N_("Late or insufficient budget"),
    N_("Procurement delayed"),
    N_("Lack of staff"),
    N_("Lack of supplies, vehicles or equipment"),
    N_("Depends on another institution"),
    N_("Rescheduled to another period"),
    N_("Demand lower than planned"),
    N_("Weather or emergency"),
    N_("Change of priorities"),
};

static const char *const of_progress[] = {
    N_("Fill in the white cells only: what was done in each period, in figures."),
    N_("Codes, texts and what was planned are locked. Grey cells are of periods to come."),
    N_("Type figures, 0 or more. A blank cell says that nothing was reported; 0 says that nothing was done."),
    N_("Percents are typed with their sign: 85%."),
    N_("Where less was done than planned: choose the CAUSA from the list, or write another; say why in "
       "JUSTIFICACIÓN, and what is done about it in MEDIDA CORRECTIVA."),
    N_("Leave headings, rows and the name of the sheet as they are. Save it as .xlsx, .ods or .csv, and send "
       "it back: nothing has to be typed again."),
};

static const char *const of_plan[] = {
    N_("The activities of this year are here, without figures. Write META ANUAL and what is planned in each "
       "period."),
    N_("Delete the row of an activity that ends. Leave the code of one that goes on as it is."),
    N_("Write new activities in the blank rows at the end, and choose their line from the list."),
    N_("Type figures, 0 or more; where nothing is planned in META ANUAL, a dash."),
    N_("Percents are typed with their sign: 85%."),
    N_("Leave headings and the name of the sheet as they are. Save it as .xlsx, .ods or .csv, and send it "
       "back: nothing has to be typed again."),
};

static struct form_list
translate(struct arena *arena, enum language language, const char *const *texts, size_t n)
{
	const char **items = ARENA_ARRAY(arena, const char *, n);

	for (size_t i = 0; i < n; i++)
		items[i] = language_text(language, texts[i]);
	return (struct form_list){.items = items, .count = n};
}

#define TRANSLATE(arena, language, texts) translate(arena, language, texts, sizeof(texts) / sizeof *(texts))

/* Those of the job, and no others; else those of the plans. */
static struct form_list
list_lines(struct arena *arena, const struct job *job, const struct plan *plan)
{
	const size_t n = job->line_count > 0 ? job->line_count : plan->line_count;
	const char **items = ARENA_ARRAY(arena, const char *, n);

	for (size_t i = 0; i < n; i++)
		items[i] = job->line_count > 0 ? job->lines[i].text : plan->lines[i].label;
	return (struct form_list){.items = items, .count = n, .closed = job->line_count > 0};
}

static void
add_fact(const char **facts, size_t *n, const char *label, const char *text)
{
	if (text == NULL)
		return;
	facts[(*n)++] = label;
	facts[(*n)++] = text;
}

static struct form_list
list_facts(struct arena *arena, const struct form_request *request, const struct form_table *form)
{
	const struct job *job = &request->reading->job;
	const char **facts = ARENA_ARRAY(arena, const char *, 8);
	size_t n = 0;

	add_fact(facts, &n, language_text(form->language, N_("Unit")), form->unit);
	add_fact(facts, &n, language_text(form->language, N_("Institution")), job->institution.text);
	add_fact(facts, &n, language_text(form->language, N_("Year")), arena_printf(arena, "%d", form->year));
	if (request->of == FORM_OF_PROGRESS)
		add_fact(facts, &n, language_text(form->language, N_("Period")),
		    arena_printf(arena, "%s, %s", column_heading(request->period),
			period_name(request->period)));
	return (struct form_list){.items = facts, .count = n};
}

void
form_words(struct arena *arena, const struct form_request *request, size_t unit, struct form_table *out)
{
	const struct job *job = &request->reading->job;
	const struct job_unit *of = &job->units[unit];
	const bool progress = request->of == FORM_OF_PROGRESS;

	out->numbers = job->numbers;
	out->language = language_of_tag(job->locale.text);
	out->year = progress ? job->year : request->year;
	out->first_month = job_year_of(job).first;
	out->unit = arena_printf(arena, "%s · %s", of->code.text, of->name.text);
	out->sheet = progress && of->progress.sheet.text != NULL ? of->progress.sheet.text : of->code.text;
	out->facts = list_facts(arena, request, out);
	if (progress) {
		out->causes = TRANSLATE(arena, out->language, causes);
		out->instructions = TRANSLATE(arena, out->language, of_progress);
	} else {
		out->lines = list_lines(arena, job, &request->reading->figures.plan);
		out->instructions = TRANSLATE(arena, out->language, of_plan);
	}
}
