/*
 * The documents of a job: what each is called, keeps to and carries, and whose page numbers it prints.
 */
#include <string.h>

#include "base/buf.h"
#include "template/loader.h"

#define DOCUMENTS_MAX 100

/* --- the tables ----------------------------------------------------------------------------------------- */

struct raw_document {
	struct job_document d;
	const struct yaml_node *fields, *standards, *changes, *signatures;
};

static const char *const per_words[] = {"document", "unit", "group", "region", NULL};
static const char *const embed_words[] = {"none", "sources", NULL};

static const struct schema_key document_keys[] = {
    {"template", VALUE_TEXT, KEY_AT(raw_document, d.template_name), .flags = KEY_REQUIRED | KEY_PATH},
    {"output", VALUE_TEXT, KEY_AT(raw_document, d.output), .flags = KEY_REQUIRED},
    {"title", VALUE_TEXT, KEY_AT(raw_document, d.title), .flags = KEY_REQUIRED},
    {"code", VALUE_TEXT, KEY_AT(raw_document, d.code)},
    {"version", VALUE_TEXT, KEY_AT(raw_document, d.version)},
    {"date", VALUE_TEXT, KEY_AT(raw_document, d.date)},
    {"subject", VALUE_TEXT, KEY_AT(raw_document, d.subject)},
    {"author", VALUE_TEXT, KEY_AT(raw_document, d.author)},
    {"keywords", VALUE_TEXT, KEY_AT(raw_document, d.keywords)},
    {"fields", VALUE_NODE, KEY_AT(raw_document, fields)},
    {"per", VALUE_WORD, KEY_INT_AT(raw_document, d.per), .words = per_words},
    {"numbering", VALUE_TEXT, KEY_AT(raw_document, d.numbering)},
    {"pages-of", VALUE_TEXT, KEY_AT(raw_document, d.pages_of)},
    {"quarter", VALUE_COUNT, KEY_INT_AT(raw_document, d.quarter), RANGE(1, 4)},
    {"month", VALUE_COUNT, KEY_INT_AT(raw_document, d.month), RANGE(1, 12)},
    {"period", VALUE_TEXT, KEY_AT(raw_document, d.period)},
    {"standards", VALUE_NODE, KEY_AT(raw_document, standards)},
    {"embed", VALUE_WORD, KEY_INT_AT(raw_document, d.embed_sources), .words = embed_words},
    {"changes", VALUE_LIST, KEY_AT(raw_document, changes)},
    {"signatures", VALUE_LIST, KEY_AT(raw_document, signatures)},
};
const struct schema_map schema_job_document = SCHEMA_MAP("job-document", "a document", document_keys);

static const struct schema_key change_keys[] = {
    {"version", VALUE_TEXT, KEY_AT(job_change, version)},
    {"date", VALUE_TEXT, KEY_AT(job_change, date)},
    {"description", VALUE_TEXT, KEY_AT(job_change, description), .flags = KEY_REQUIRED},
    {"author", VALUE_TEXT, KEY_AT(job_change, author)},
};
const struct schema_map schema_job_change = SCHEMA_MAP("job-change", "a change", change_keys);

static const struct schema_key signature_keys[] = {
    {"role", VALUE_TEXT, KEY_AT(job_signature, role), .flags = KEY_REQUIRED},
    {"name", VALUE_TEXT, KEY_AT(job_signature, name)},
    {"position", VALUE_TEXT, KEY_AT(job_signature, position)},
};
const struct schema_map schema_job_signature = SCHEMA_MAP("job-signature", "a signature", signature_keys);

static const char *const standard_words[] = {"none", "pdf/a-3a", "pdf/a-3b", "pdf/ua-1", NULL};
static const unsigned standard_sets[] = {0, JOB_PDF_A3A, JOB_PDF_A3B, JOB_PDF_UA1};

/* One word, or a list of them. */
static void
load_standards(struct loader *l, const struct yaml_node *node, unsigned *out)
{
	const struct schema_key key = {"standards", VALUE_WORD, .size = 1, .words = standard_words};
	bool is_list = node->kind == YAML_LIST;
	size_t count = is_list ? node->count : 1;
	unsigned set = 0;

	if (count == 0)
		LOAD_ERROR(l, node->loc, "job-standards", "a list of no standards; say none");
	for (size_t i = 0; i < count; i++) {
		const struct yaml_node *item = is_list ? node->items[i] : node;
		uint8_t word;
		if (!load_value(l, item, &key, &word))
			continue;
		unsigned added = standard_sets[word];
		if (added == 0 && count > 1)
			LOAD_ERROR(l, item->loc, "job-standards", "«none» stands alone");
		else if ((set & added) != 0)
			LOAD_ERROR(l, item->loc, "job-standards", "«%s» is given twice", item->text);
		set |= added;
		if ((added & (JOB_PDF_A3A | JOB_PDF_A3B)) != 0 && (set & JOB_PDF_A3A) != 0 &&
		    (set & JOB_PDF_A3B) != 0)
			LOAD_ERROR(l, item->loc, "job-standards",
			    "a document is pdf/a-3a or pdf/a-3b, not both; a-3a is the stricter of them");
	}
	*out = set;
}

static void
load_document(struct loader *l, const struct yaml_node *node, struct job_document *out)
{
	static const char *const taken[] = {"title", "code", "version", "date", "subject", "author", NULL};
	struct raw_document raw = {
	    .d = {.loc = node->loc, .embed_sources = true, .standards = JOB_PDF_A3A | JOB_PDF_UA1}};

	load_map(l, node, &schema_job_document, &raw);
	raw.d.fields = load_own_fields(l, raw.fields, taken);
	if (raw.standards != NULL)
		load_standards(l, raw.standards, &raw.d.standards);
	if (raw.changes != NULL) {
		struct job_change *changes = ARENA_ARRAY(l->arena, struct job_change, raw.changes->count);
		for (size_t i = 0; i < raw.changes->count; i++)
			load_map(l, raw.changes->items[i], &schema_job_change, &changes[i]);
		raw.d.changes = changes;
		raw.d.change_count = raw.changes->count;
	}
	if (raw.signatures != NULL) {
		struct job_signature *signatures =
		    ARENA_ARRAY(l->arena, struct job_signature, raw.signatures->count);
		for (size_t i = 0; i < raw.signatures->count; i++)
			load_map(l, raw.signatures->items[i], &schema_job_signature, &signatures[i]);
		raw.d.signatures = signatures;
		raw.d.signature_count = raw.signatures->count;
	}
	*out = raw.d;
}

/* Quarters of another year than the calendar's are looked at when it is known (run/period.h). */
static void
check_cut(struct loader *l, const struct yaml_node *node, const struct job *job, const struct job_document *d)
{
	if (d->quarter > 0 && d->month > 0 && job->year_starts.text == NULL &&
	    (d->month + 2) / 3 != d->quarter)
		LOAD_ERROR(l, yaml_get(node, "month")->loc, "job-quarter",
		    "month %u is not in quarter %u, which has the months %u to %u", d->month, d->quarter,
		    d->quarter * 3u - 2, d->quarter * 3u);
	if (d->period.text != NULL && (d->quarter > 0 || d->month > 0))
		LOAD_ERROR(l, d->period.loc, "job-period",
		    "a document is of a `period`, or of a `quarter` and `month`, not of both");
}

/* --- page numbers of other documents -------------------------------------------------------------------- */

/* The document with that output; document_count when there is none, or no name. */
static size_t
find_lender(const struct job *job, const char *output)
{
	size_t d = output == NULL ? job->document_count : 0;

	while (d < job->document_count &&
	    (job->documents[d].output.text == NULL || strcmp(job->documents[d].output.text, output) != 0))
		d++;
	return d;
}

/* Why the document can't lend its page numbers; NULL: it can. */
static const char *
lending_fault(const struct job *job, size_t lender, size_t borrower, bool keeps)
{
	if (lender == borrower)
		return N_("it is this document");
	if (job->documents[lender].per == JOB_PER_UNIT)
		return N_("it is per unit");
	if (job->documents[lender].per != JOB_PER_JOB)
		return N_("it is not one for all units");
	if (keeps && job->documents[lender].numbering.text != NULL)
		return N_("it is numbered by another");
	return NULL;
}

/* The page numbers that a document prints are another's, which is whole; those kept are that one's own. */
static bool
check_lender(struct loader *l, const struct job *job, size_t d, const struct job_text *named, bool keeps)
{
	const char **names;
	const char *fault;
	size_t lender = find_lender(job, named->text);

	if (named->text == NULL)
		return true;
	if (lender < job->document_count) {
		fault = lending_fault(job, lender, d, keeps);
		if (fault == NULL)
			return true;
		LOAD_ERROR(l, named->loc, "job-numbering", "«%s» can't lend its page numbers: %s",
		    load_quote(l, named->text), diag_phrase(l->diags, fault));
		return false;
	}
	names = ARENA_ARRAY(l->arena, const char *, job->document_count);
	for (size_t i = 0; i < job->document_count; i++)
		names[i] = job->documents[i].output.text != NULL ? job->documents[i].output.text : "";
	LOAD_ERROR(l, named->loc, "job-numbering", "no document has the output «%s»%s",
	    load_quote(l, named->text), load_suggestion(l, named->text, names, job->document_count));
	return false;
}

/* Walks from document to document by the page numbers that they print. */
struct walk {
	const struct job *job;
	size_t path[DOCUMENTS_MAX];   /* from the first one to the one at hand */
	uint8_t taken[DOCUMENTS_MAX]; /* of the two ways that lead on, how many were taken */
	bool on_path[DOCUMENTS_MAX], done[DOCUMENTS_MAX];
	size_t depth;
};

static const struct job_text *
lender_named(const struct job *job, size_t d, unsigned way)
{
	return way == 0 ? &job->documents[d].numbering : &job->documents[d].pages_of;
}

static void
enter(struct walk *w, size_t d)
{
	w->path[w->depth] = d;
	w->taken[w->depth] = 0;
	w->on_path[d] = true;
	w->depth++;
}

/* Tells of the circle from document d, which is on the path, to its end and back. */
static void
tell_circle(struct loader *l, const struct walk *w, size_t d)
{
	struct buf names = BUF_INIT;
	size_t i = 0;

	while (w->path[i] != d)
		i++;
	const struct job_text *first = lender_named(w->job, d, w->taken[i] - 1u);
	for (; i < w->depth; i++) {
		buf_adds(&names, w->job->documents[w->path[i]].output.text);
		buf_adds(&names, " → ");
	}
	buf_adds(&names, w->job->documents[d].output.text);
	LOAD_ERROR(l, first->loc, "job-numbering",
	    "these documents print each other's page numbers, so that none can be the first to be laid out: "
	    "«%s»; leave out one of these `numbering` and `pages-of`",
	    load_quote(l, buf_take(&names, l->arena)));
}

/* Every circle is told once, at the first document of the job that is in it. */
static void
walk_from(struct loader *l, struct walk *w, size_t start)
{
	if (!w->done[start])
		enter(w, start);
	while (w->depth > 0) {
		size_t d = w->path[w->depth - 1];
		if (w->taken[w->depth - 1] == 2) {
			w->on_path[d] = false;
			w->done[d] = true;
			w->depth--;
			continue;
		}
		unsigned way = w->taken[w->depth - 1]++;
		size_t lender = find_lender(w->job, lender_named(w->job, d, way)->text);
		if (lender == w->job->document_count || w->done[lender])
			continue;
		if (w->on_path[lender])
			tell_circle(l, w, lender);
		else
			enter(w, lender);
	}
}

static void
check_lenders(struct loader *l, const struct job *job)
{
	struct walk walk = {.job = job};
	bool ok = true;

	for (size_t d = 0; d < job->document_count; d++) {
		ok = check_lender(l, job, d, &job->documents[d].numbering, true) && ok;
		ok = check_lender(l, job, d, &job->documents[d].pages_of, false) && ok;
	}
	for (size_t d = 0; d < job->document_count && ok; d++)
		walk_from(l, &walk, d);
}

void
load_job_documents(struct loader *l, const struct yaml_node *list, struct job *job)
{
	if (list->count == 0 || list->count > DOCUMENTS_MAX) {
		LOAD_ERROR(l, list->loc, "yaml-range", "a job has 1 to %d documents", DOCUMENTS_MAX);
		return;
	}
	struct job_document *documents = ARENA_ARRAY(l->arena, struct job_document, list->count);
	for (size_t i = 0; i < list->count; i++) {
		load_document(l, list->items[i], &documents[i]);
		check_cut(l, list->items[i], job, &documents[i]);
	}
	job->documents = documents;
	job->document_count = list->count;
	load_check_outputs(l, job, list);
	check_lenders(l, job);
}
