/*
 * The documents of a job: what each is called, keeps to and carries, and where it is written.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/file_name.h"
#include "base/plain.h"
#include "base/utf8.h"
#include "template/loader.h"

#define DOCUMENTS_MAX 100
#define PATH_MAX_BYTES 1000

/* --- the tables ----------------------------------------------------------------------------------------- */

struct raw_document {
	struct job_document d;
	const struct yaml_node *fields, *standards, *changes, *signatures;
};

static const char *const per_words[] = {"document", "unit", NULL};
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
    {"per", VALUE_WORD, KEY_INT_AT(raw_document, d.per_unit), .words = per_words},
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

/* --- outputs -------------------------------------------------------------------------------------------- */

/* What can't stand in a file name is a hyphen, and what is unseen nothing. */
static void
add_value(struct buf *buf, const char *value)
{
	for (size_t i = 0, n = 0, end = strlen(value); i < end; i += n) {
		uint32_t code = utf8_decode(value + i, end - i, &n);
		if (file_name_check_character(code) != NAME_PLAIN)
			buf_addc(buf, '-');
		else if (!plain_is_invisible(code))
			buf_add(buf, value + i, n);
	}
}

/* Compiled without a place to report to: job_read() has done that. */
static const char *
expand(struct arena *arena, const struct job *job, const struct text_template *output,
    const struct job_unit *unit)
{
	struct buf buf = BUF_INIT;

	for (size_t i = 0; i < output->count; i++) {
		const struct piece *piece = &output->pieces[i];
		if (piece->field == FIELD_LITERAL)
			buf_add(&buf, piece->text, piece->length);
		else if (piece->field == FIELD_YEAR)
			buf_add_int(&buf, job->year);
		else if (piece->field == FIELD_UNIT_CODE && unit != NULL)
			add_value(&buf, unit->code.text);
		else if (piece->field == FIELD_UNIT_NAME && unit != NULL)
			add_value(&buf, unit->name.text);
	}
	return buf_take(&buf, arena);
}

/* Reports nothing: what is compiled is right, or it has been reported at its place in the file. */
static void
compile_output(struct loader *l, struct job_text output, struct text_template *out, unsigned *used)
{
	struct srcloc first_unit;
	struct yaml_node node = {.kind = YAML_SCALAR,
	    .loc = output.loc,
	    .text = output.text,
	    .length = strlen(output.text)};

	fields_compile(l, &node, FIELDS_OUTPUT, out, used, &first_unit);
}

/* What is wrong with a path one of whose names has the fault; NULL: nothing. */
static const char *
part_fault(enum name_fault fault)
{
	switch (fault) {
	case NAME_PLAIN:
		break;
	case NAME_EMPTY:
		return N_("a folder in it has no name");
	case NAME_LONG:
		return N_("a name in it is too long");
	case NAME_NOT_UTF8:
		return N_("it is not UTF-8");
	case NAME_CONTROL:
		return N_("it holds a control character");
	case NAME_MISLEADING:
		return N_("it holds a mark that makes it look like another name");
	case NAME_FOLDER:
	case NAME_FORBIDDEN:
		return N_("one of \\ : * ? \" < > | is in it, which not every system allows");
	case NAME_DOT:
		return N_("no folder or file in it may begin with a dot");
	case NAME_EDGE:
		return N_("a folder or file in it begins or ends with a space, or ends with a dot");
	case NAME_DEVICE:
		return N_("a folder or file in it has the name of a device, like CON, NUL or COM1");
	}
	return NULL;
}

/* All in small letters, or all in capitals. */
static bool
is_of_one_case(const char *text)
{
	bool small = false, capital = false;

	for (; *text != '\0'; text++) {
		small = small || ascii_is_lower(*text);
		capital = capital || ascii_is_upper(*text);
	}
	return !small || !capital;
}

/* The ending of documents that n bytes of a path have; NULL: none. */
static const char *
find_ending(const struct loader *l, const char *path, size_t n)
{
	for (const char *const *ending = l->endings; *ending; ending++)
		if (file_name_ends_in(path, n, *ending))
			return *ending;
	return NULL;
}

/* ".pdf", or more of them */
static const char *
list_endings(struct loader *l)
{
	struct buf list = BUF_INIT;

	for (const char *const *ending = l->endings; *ending; ending++) {
		buf_adds(&list, ending == l->endings ? "" : ", ");
		buf_adds(&list, *ending);
	}
	return buf_take(&list, l->arena);
}

/* What is wrong with a path, in the language of who is told; NULL: nothing. */
static const char *
path_fault(struct loader *l, const char *path)
{
	size_t n = strlen(path);
	const char *ending = find_ending(l, path, n);

	if (path[0] == '/')
		return diag_phrase(l->diags, N_("it must be relative: it is seen from the output folder"));
	if (n > PATH_MAX_BYTES)
		return diag_phrase(l->diags, N_("it is too long"));
	if (!ending || !is_of_one_case(path + n - strlen(ending)))
		return arena_printf(l->arena, diag_phrase(l->diags, N_("it must end in %s")),
		    list_endings(l));
	for (const char *part = path;; part += n + 1) {
		n = strcspn(part, "/");
		const char *fault = part_fault(file_name_check(part, n));
		if (fault)
			return diag_phrase(l->diags, fault);
		ending = part[n] == '/' ? find_ending(l, part, n) : NULL;
		if (ending)
			return arena_printf(l->arena,
			    diag_phrase(l->diags, N_("a folder in it ends in %s, like a document")), ending);
		if (part[n] == '\0')
			return NULL;
	}
}

struct made_path {
	const char *path;
	const char *folded; /* A to Z made small: file systems elsewhere ignore letter case */
	const struct job_document *document;
	const struct job_unit *unit;
};

static int
compare_paths(const void *a, const void *b)
{
	const struct made_path *x = a, *y = b;
	int order = strcmp(x->folded, y->folded);

	if (order != 0)
		return order;
	if (x->document != y->document)
		return x->document < y->document ? -1 : 1;
	return (x->unit > y->unit) - (x->unit < y->unit);
}

static const char *
fold_case(struct arena *arena, const char *path)
{
	char *folded = arena_strdup(arena, path);

	for (char *p = folded; *p != '\0'; p++)
		*p = ascii_lower(*p);
	return folded;
}

static void
check_unique(struct loader *l, struct made_path *made, size_t count)
{
	qsort(made, count, sizeof(*made), compare_paths);
	for (size_t i = 1; i < count; i++) {
		const struct job_text *output = &made[i].document->output;
		if (strcmp(made[i - 1].folded, made[i].folded) != 0)
			continue;
		if (made[i - 1].document != made[i].document)
			LOAD_ERROR(l, output->loc, "job-output",
			    "output «%s» is written twice; the other document is on line %u",
			    load_quote(l, made[i].path), (unsigned)made[i - 1].document->output.loc.line);
		else
			LOAD_ERROR(l, output->loc, "job-output", "units «%s» and «%s» would both write «%s»",
			    load_quote(l, made[i - 1].unit->code.text),
			    load_quote(l, made[i].unit->code.text), load_quote(l, made[i].path));
	}
}

/* Expands one document's output for a unit, or for none, and checks where it leads. */
static bool
make_path(struct loader *l, const struct job *job, const struct text_template *output,
    const struct job_document *document, const struct job_unit *unit, struct made_path *out)
{
	const char *path = expand(l->arena, job, output, unit);
	const char *fault = path_fault(l, path);

	*out = (struct made_path){path, fold_case(l->arena, path), document, unit};
	if (fault == NULL)
		return true;
	if (unit == NULL)
		LOAD_ERROR(l, document->output.loc, "job-output", "output «%s»: %s", load_quote(l, path),
		    fault);
	else
		LOAD_ERROR(l, document->output.loc, "job-output", "output «%s» of unit «%s»: %s",
		    load_quote(l, path), load_quote(l, unit->code.text), fault);
	return false;
}

/* Adds the paths of one document to made; returns how many. */
static size_t
make_paths(struct loader *l, const struct job *job, const struct job_document *document,
    const struct yaml_node *node, struct made_path *made)
{
	struct text_template output;
	struct srcloc first_unit;
	unsigned used;
	size_t count = 0;

	if (document->output.text == NULL)
		return 0;
	if (!fields_compile(l, yaml_get(node, "output"), FIELDS_OUTPUT, &output, &used, &first_unit))
		return 0;
	compile_output(l, document->output, &output, &used);
	bool has_unit = (used & FIELDS_UNIT) != 0;
	if (has_unit != document->per_unit) {
		LOAD_ERROR(l, document->output.loc, "job-output",
		    has_unit ? "the output names a unit, but the document is not «per: unit»"
			     : "a document «per: unit» needs {unit.code} or {unit.name} in its output");
		return 0;
	}
	if (!has_unit)
		return make_path(l, job, &output, document, NULL, made) ? 1 : 0;
	for (size_t i = 0; i < job->unit_count; i++) {
		const struct job_unit *unit = &job->units[i];
		if (unit->code.text == NULL || unit->name.text == NULL)
			continue;
		if (!make_path(l, job, &output, document, unit, &made[count]))
			break;
		count++;
	}
	return count;
}

static void
check_outputs(struct loader *l, const struct job *job, const struct yaml_node *list)
{
	struct made_path *made =
	    ARENA_ARRAY(l->arena, struct made_path, job->document_count * (job->unit_count + 1));
	size_t count = 0;

	for (size_t i = 0; i < job->document_count; i++)
		count += make_paths(l, job, &job->documents[i], list->items[i], made + count);
	check_unique(l, made, count);
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
	if (job->documents[lender].per_unit)
		return N_("it is per unit");
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
	check_outputs(l, job, list);
	check_lenders(l, job);
}

const char *
job_output(struct arena *arena, const struct job *job, const struct job_document *document,
    const struct job_unit *unit)
{
	struct loader l = {.arena = arena};
	struct text_template output;
	unsigned used;

	compile_output(&l, document->output, &output, &used);
	return expand(arena, job, &output, unit);
}
