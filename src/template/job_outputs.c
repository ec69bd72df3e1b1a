/*
 * Where the documents of a job are written: each for whom it is made.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/file_name.h"
#include "base/plain.h"
#include "base/utf8.h"
#include "template/job_tree.h"
#include "template/loader.h"

#define PATH_MAX_BYTES 1000

/* --- paths ---------------------------------------------------------------------------------------------- */

/* What an output of a document names, and what is told of it. */
static const struct naming {
	enum field code, name;
	const char *not_so;  /* it names one, and the document is made otherwise */
	const char *lacking; /* the document is made so, and it names none */
	const char *none;    /* there is none */
} namings[] = {
    [JOB_PER_UNIT] = {FIELD_UNIT_CODE, FIELD_UNIT_NAME,
	N_("the output names a unit, but the document is not «per: unit»"),
	N_("a document «per: unit» needs {unit.code} or {unit.name} in its output"), NULL},
    [JOB_PER_GROUP] = {FIELD_SET_CODE, FIELD_SET_NAME,
	N_("the output names a group, but the document is not «per: group»"),
	N_("a document «per: group» needs {group.code} or {group.name} in its output"),
	N_("there is no group to make this document for: no unit has a `parent`")},
    [JOB_PER_REGION] = {FIELD_REGION_NAME, FIELD_REGION_NAME,
	N_("the output names a region, but the document is not «per: region»"),
	N_("a document «per: region» needs {region.name} in its output"),
	N_("there is no region to make this document for: no unit has a `region`")},
};

static bool
names(const struct text_template *output, const struct naming *naming)
{
	for (size_t i = 0; i < output->count; i++)
		if (output->pieces[i].field == naming->code || output->pieces[i].field == naming->name)
			return true;
	return false;
}

static bool
is_code(enum field field)
{
	return field == FIELD_UNIT_CODE || field == FIELD_SET_CODE;
}

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
    struct job_subject subject)
{
	struct buf buf = BUF_INIT;

	for (size_t i = 0; i < output->count; i++) {
		const struct piece *piece = &output->pieces[i];
		if (piece->field == FIELD_LITERAL)
			buf_add(&buf, piece->text, piece->length);
		else if (piece->field == FIELD_YEAR)
			buf_add_int(&buf, job->year);
		else if (is_code(piece->field) && subject.code != NULL)
			add_value(&buf, subject.code);
		else if (subject.name != NULL)
			add_value(&buf, subject.name);
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
	const char *code; /* of whom it is for; NULL: all */
	size_t number;
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
	return (x->number > y->number) - (x->number < y->number);
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
			LOAD_ERROR(l, output->loc, "job-output",
			    made[i].document->per == JOB_PER_UNIT
				? "units «%s» and «%s» would both write «%s»"
				: made[i].document->per == JOB_PER_GROUP
				? "groups «%s» and «%s» would both write «%s»"
				: "regions «%s» and «%s» would both write «%s»",
			    load_quote(l, made[i - 1].code), load_quote(l, made[i].code),
			    load_quote(l, made[i].path));
	}
}

/* The paths of one document, while they are made. */
struct making {
	struct loader *l;
	const struct job *job;
	const struct job_document *document;
	struct text_template output;
	struct made_path *made;
	size_t count;
};

/* Expands the output for one of them, or for all, and checks where it leads. */
static bool
make_path(struct making *m, struct job_subject subject)
{
	struct loader *l = m->l;
	const char *path = expand(l->arena, m->job, &m->output, subject);
	const char *fault = path_fault(l, path);

	if (fault == NULL) {
		m->made[m->count] =
		    (struct made_path){path, fold_case(l->arena, path), m->document, subject.code, m->count};
		m->count++;
		return true;
	}
	if (subject.code == NULL)
		LOAD_ERROR(l, m->document->output.loc, "job-output", "output «%s»: %s", load_quote(l, path),
		    fault);
	else
		LOAD_ERROR(l, m->document->output.loc, "job-output",
		    m->document->per == JOB_PER_UNIT        ? "output «%s» of unit «%s»: %s"
			: m->document->per == JOB_PER_GROUP ? "output «%s» of group «%s»: %s"
							    : "output «%s» of region «%s»: %s",
		    load_quote(l, path), load_quote(l, subject.code), fault);
	return false;
}

static void
make_paths_of_units(struct making *m)
{
	for (size_t i = 0; i < m->job->unit_count; i++) {
		const struct job_unit *unit = &m->job->units[i];

		if (unit->code.text != NULL && unit->name.text != NULL &&
		    !make_path(m, job_subject_of_unit(unit)))
			break;
	}
}

/* Whether the job says, right or wrong, that there are any. */
static bool
says_any(const struct job *job, enum job_per per)
{
	bool any = false;

	for (size_t u = 0; u < job->unit_count; u++)
		any = any ||
		    (per == JOB_PER_GROUP ? job->units[u].parent.text : job->units[u].region.text) != NULL;
	return any;
}

static void
make_paths_of_sets(struct making *m, const struct yaml_node *node)
{
	size_t count;
	const struct job_set *sets = job_sets(m->l->arena, m->job, m->document->per, &count);

	if (!says_any(m->job, m->document->per))
		LOAD_ERROR(m->l, yaml_get(node, "per")->loc, "job-per", "%s",
		    diag_phrase(m->l->diags, namings[m->document->per].none));
	for (size_t i = 0; i < count; i++)
		if (!make_path(m, job_subject_of_set(&sets[i])))
			break;
}

/* False after an error: it names what the document isn't made for, or doesn't name what it is. */
static bool
check_naming(struct making *m)
{
	for (enum job_per per = JOB_PER_UNIT; per <= JOB_PER_REGION; per++) {
		if (names(&m->output, &namings[per]) == (m->document->per == per))
			continue;
		LOAD_ERROR(m->l, m->document->output.loc, "job-output", "%s",
		    diag_phrase(m->l->diags,
			m->document->per == per ? namings[per].lacking : namings[per].not_so));
		return false;
	}
	return true;
}

/* Adds the paths of one document to made; returns how many. */
static size_t
make_paths(struct loader *l, const struct job *job, const struct job_document *document,
    const struct yaml_node *node, struct made_path *made)
{
	struct making m = {.l = l, .job = job, .document = document, .made = made};
	struct srcloc first_unit;
	unsigned used;

	if (document->output.text == NULL)
		return 0;
	if (!fields_compile(l, yaml_get(node, "output"), FIELDS_OUTPUT, &m.output, &used, &first_unit))
		return 0;
	compile_output(l, document->output, &m.output, &used);
	if (!check_naming(&m))
		return 0;
	switch (document->per) {
	case JOB_PER_JOB:
		(void)make_path(&m, (struct job_subject){NULL, NULL});
		break;
	case JOB_PER_UNIT:
		make_paths_of_units(&m);
		break;
	case JOB_PER_GROUP:
	case JOB_PER_REGION:
		make_paths_of_sets(&m, node);
		break;
	}
	return m.count;
}

void
load_check_outputs(struct loader *l, const struct job *job, const struct yaml_node *list)
{
	struct made_path *made = ARENA_ARRAY(l->arena, struct made_path,
	    job->document_count * (job->unit_count + job->group_count + 1));
	size_t count = 0;

	for (size_t i = 0; i < job->document_count; i++)
		count += make_paths(l, job, &job->documents[i], list->items[i], made + count);
	check_unique(l, made, count);
}

const char *
job_output(struct arena *arena, const struct job *job, const struct job_document *document,
    struct job_subject subject)
{
	struct loader l = {.arena = arena};
	struct text_template output;
	unsigned used;

	compile_output(&l, document->output, &output, &used);
	return expand(arena, job, &output, subject);
}
