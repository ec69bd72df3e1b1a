#include <unistd.h>

#include "base/file.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "compose/compose.h"
#include "run/run.h"
#include "sheet/columns.h"

#define PROFILE_MAX ((size_t)1024 * 1024)

/* The file a template's name in the job stands for. */
static const char *
template_path(struct build *b, const char *name)
{
	size_t n = strlen(name);
	bool is_path = strchr(name, '/') || (n > 5 && strcmp(name + n - 5, ".yaml") == 0);
	if (is_path)
		return path_beside(b->arena, b->job.path, name);
	const char *beside = path_beside(b->arena, b->job.path, arena_printf(b->arena, "%s.yaml", name));
	if (access(beside, F_OK) == 0)
		return beside;
	return path_found(b->arena, arena_printf(b->arena, "%s/%s.yaml", b->options->templates_dir, name));
}

static struct loaded *
load_template(struct build *b, const struct job_document *document)
{
	if (!document->template_name.text)
		return NULL; /* reported with the job */
	const char *path = template_path(b, document->template_name.text);
	for (size_t i = 0; i < b->loaded_count; i++)
		if (strcmp(b->loaded[i].path, path) == 0)
			return &b->loaded[i];
	struct loaded *loaded = &b->loaded[b->loaded_count++];
	loaded->path = path;
	if (access(path, F_OK) != 0) {
		diag_add(b->diags, SEVERITY_ERROR, document->template_name.loc, "job-no-template",
		    "no template «%s»: there is no file %s", document->template_name.text, path);
		return loaded;
	}
	loaded->ok = template_read(b->arena, path, b->options->fonts_dir, &loaded->template, b->diags);
	if (!loaded->ok)
		return loaded;
	loaded->typesetter = typesetter_open(b->arena, b->fonts, loaded->template.families,
	    loaded->template.family_count, b->options->hyphen_dir, b->diags);
	loaded->ok = loaded->typesetter != NULL &&
	    typesetter_check(loaded->typesetter, loaded->template.styles, loaded->template.style_count,
		b->diags);
	return loaded;
}

void
load_templates(struct build *b)
{
	size_t n = b->job.document_count;
	b->loaded = ARENA_ARRAY(b->arena, struct loaded, n);
	b->templates = ARENA_ARRAY(b->arena, struct loaded *, n);
	for (size_t d = 0; d < n; d++) {
		if (!b->needed[d])
			continue;
		const struct job_document *document = &b->job.documents[d];
		b->templates[d] = load_template(b, document);
		if (b->templates[d] && b->templates[d]->ok && b->templates[d]->template.per_unit_only &&
		    !document->per_unit)
			diag_add(b->diags, SEVERITY_ERROR, document->loc, "job-needs-unit",
			    "the template «%s» is made for one unit (see %s:%u): say `per: unit`",
			    document->template_name.text, b->templates[d]->path,
			    b->templates[d]->template.per_unit_loc.line);
	}
}

static size_t
bind(struct arena *arena, struct sheet_binding *bindings, size_t n, const struct binding *from)
{
	const char *key = heading_key(arena, from->heading, strlen(from->heading));

	for (size_t i = 0; i < n; i++)
		if (strcmp(bindings[i].key, key) == 0) {
			bindings[i].number = bindings[i].number || from->number;
			bindings[i].percent = bindings[i].percent || from->percent;
			bindings[i].read = bindings[i].read || from->read;
			return n;
		}
	bindings[n] =
	    (struct sheet_binding){from->heading, key, from->loc, from->number, from->percent, from->read};
	return n + 1;
}

/* All columns of the plan that any template in use prints. */
static struct sheet_binding *
collect_bindings(struct build *b, size_t *count)
{
	size_t most = 0;
	for (size_t i = 0; i < b->loaded_count; i++)
		most += b->loaded[i].ok ? b->loaded[i].template.binding_count : 0;
	struct sheet_binding *bindings = ARENA_ARRAY(b->arena, struct sheet_binding, most > 0 ? most : 1);
	*count = 0;
	for (size_t i = 0; i < b->loaded_count; i++)
		for (size_t k = 0; b->loaded[i].ok && k < b->loaded[i].template.binding_count; k++)
			if (b->loaded[i].template.bindings[k].source == SOURCE_PLAN)
				*count = bind(b->arena, bindings, *count, &b->loaded[i].template.bindings[k]);
	return bindings;
}

/* What is bound to computed rows, against the headings that those have. */
static void
check_binding(struct build *b, const struct binding *binding)
{
	size_t count, folded;
	const char *const *headings = dataset_headings(compose_dataset(binding->source), &count);
	const size_t n = count;
	const char **keys;
	size_t i;

	/* As templates mostly write it. */
	for (size_t k = 0; k < n; k++) {
		if (strcmp(headings[k], binding->heading) == 0)
			return;
	}
	keys = ARENA_ARRAY(b->arena, const char *, n);
	for (size_t k = 0; k < n; k++)
		keys[k] = utf8_fold(b->arena, headings[k], strlen(headings[k]), &folded);
	if (heading_find(keys, n, binding->key) < n)
		return;
	const char *near = nearest_name(binding->key, keys, n);
	for (i = 0; near && i < n && near != keys[i]; i++)
		continue;
	if (near)
		diag_add(b->diags, SEVERITY_ERROR, binding->loc, "template-unknown-field",
		    "the rows of this table have no «%s»; is «%s» meant?", binding->heading, headings[i]);
	else
		diag_add(b->diags, SEVERITY_ERROR, binding->loc, "template-unknown-field",
		    "the rows of this table have no «%s»", binding->heading);
}

/* A document never has findings in another language than its own, for want of an installed file. */
static void
check_language(struct build *b, const struct loaded *loaded, const struct binding *binding)
{
	enum dataset dataset = compose_dataset(binding->source);

	if ((dataset == DATASET_UNIT_FINDINGS || dataset == DATASET_FINDINGS ||
		dataset == DATASET_FINDINGS_BY_RULE || dataset == DATASET_PROGRESS_FINDINGS) &&
	    !language_is_known(language_of_tag(loaded->template.language)))
		diag_add(b->diags, SEVERITY_ERROR, binding->loc, "template-no-language",
		    "findings can't be told in «%s»: the program's messages in it are not installed",
		    loaded->template.language);
}

void
check_computed_tables(struct build *b)
{
	for (size_t i = 0; i < b->loaded_count; i++)
		for (size_t k = 0; b->loaded[i].ok && k < b->loaded[i].template.binding_count; k++) {
			const struct binding *binding = &b->loaded[i].template.bindings[k];
			if (binding->source == SOURCE_PLAN)
				continue;
			check_binding(b, binding);
			/* Told once: of the first heading of those in a row. */
			if (k == 0 || binding[-1].source != binding->source)
				check_language(b, &b->loaded[i], binding);
		}
}

/* Where the plan is computed; of one that isn't, what it lacks is told with the checks. */
static void
tell_columns(struct build *b, size_t u, const struct sheet_binding *bindings, size_t binding_count)
{
	const struct job_unit *unit = &b->job.units[u];
	struct plan_columns columns = columns_of(&b->sheets[u], b->job.numbers);

	columns_of_unit(b->arena, &b->sheets[u], unit->code.text ? unit->code.text : "",
	    unit->name.text ? unit->name.text : "", &columns);
	if (!columns_suffice(&columns))
		return;
	columns_tell(b->arena, &b->sheets[u], SHEET_OF_PLAN, &columns, bindings, binding_count, b->diags);
	columns_tell_year(&b->sheets[u], SHEET_OF_PLAN, &columns, b->job.year, b->diags);
}

/* Only documents carry the bytes of the file: where none are made, they are let go of at once. */
static void
read_sheet(struct build *b, size_t u, const struct sheet_binding *bindings, size_t binding_count)
{
	const struct job_text *plan = &b->job.units[u].plan;
	bool kept = b->publication != NULL;
	struct arena *files = kept ? b->arena : arena_open_beside(b->arena);
	const char *path = path_beside(b->arena, b->job.path, plan->text);
	struct bytes file;

	if (file_read(files, path, SHEET_FILE_MAX, plan->loc, &file, b->diags)) {
		if (sheet_parse(b->arena, path, file, plan->loc, bindings, binding_count, b->job.numbers,
			&b->sheets[u], b->diags))
			tell_columns(b, u, bindings, binding_count);
		if (kept)
			b->sheet_files[u] = file;
	}
	if (!kept)
		arena_close(files);
}

void
read_sheets(struct build *b)
{
	size_t binding_count;
	const struct sheet_binding *bindings = collect_bindings(b, &binding_count);
	b->sheets = ARENA_ARRAY(b->arena, struct sheet, b->job.unit_count);
	b->sheet_files = ARENA_ARRAY(b->arena, struct bytes, b->job.unit_count);
	for (size_t u = 0; u < b->job.unit_count; u++) {
		/* A unit without a plan was reported with the job. */
		if (b->job.units[u].plan.text)
			read_sheet(b, u, bindings, binding_count);
	}
}

bool
read_profile(struct build *b)
{
	const char *path = arena_printf(b->arena, "%s/sRGB.icc", b->options->fonts_dir);

	return file_read(b->arena, path, PROFILE_MAX, (struct srcloc){0}, &b->profile, b->diags);
}
