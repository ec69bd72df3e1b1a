#include "publish/build.h"

#include <limits.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "compose/compose.h"
#include "layout/pages.h"
#include "pdf/pdf.h"
#include "plan/sheet.h"
#include "publish/numbering.h"
#include "publish/sources.h"
#include "template/job.h"
#include "template/template.h"
#include "text/typesetter.h"

#define PROFILE_MAX ((size_t)1024 * 1024)

/* A template in use, with the means to set its text. */
struct loaded {
	const char *path;
	struct template template;
	struct bytes file;
	struct typesetter *typesetter;
	bool ok;
};

struct build {
	struct arena *arena;
	const struct build_options *options;
	struct publication *publication;
	struct build_totals *totals;
	struct diags *diags;
	struct job job;
	bool *wanted;  /* documents to build */
	size_t *units; /* indexes of the units asked for */
	size_t unit_count;
	struct loaded *loaded; /* distinct templates */
	size_t loaded_count;
	struct loaded **templates; /* of each document; NULL where not needed */
	struct sheet *sheets;
	struct bytes *sheet_files; /* what they were read from */
	struct bytes job_file;
	struct reckoning reckoning;
	struct numbering *numbering; /* of each document */
	struct fonts *fonts;
	struct bytes profile; /* of the colours, for archival PDF */
	struct images images;
	bool io_failed;
};

/* ---- what was asked for ---- */

static bool
unknown_name(struct build *b, const char *what, const char *name, const char *const *names, size_t n)
{
	const char *near = nearest_name(name, names, n);
	diag_add(b->diags, SEVERITY_ERROR, (struct srcloc){b->job.path, 0, 0}, "usage-unknown",
	    "the job has no %s «%s»%s%s%s", what, name, near ? "; is «" : "", near ? near : "",
	    near ? "» meant?" : "");
	return false;
}

static bool
select_documents(struct build *b)
{
	const struct build_options *o = b->options;
	size_t n = b->job.document_count;
	const char **names = ARENA_ARRAY(b->arena, const char *, n);
	for (size_t d = 0; d < n; d++)
		names[d] = b->job.documents[d].output.text;

	bool ok = true;
	for (size_t i = 0; i < o->document_count; i++) {
		size_t d = 0;
		while (d < n && strcmp(names[d], o->documents[i]) != 0)
			d++;
		if (d == n)
			ok = unknown_name(b, "document", o->documents[i], names, n);
		else if (o->unit_count > 0 && !b->job.documents[d].per_unit) {
			diag_add(b->diags, SEVERITY_ERROR, b->job.documents[d].loc, "usage-unit",
			    "«%s» is one document for all units; --unit can't cut it", names[d]);
			ok = false;
		} else
			b->wanted[d] = true;
	}
	bool any = o->document_count > 0;
	for (size_t d = 0; d < n && o->document_count == 0; d++) {
		b->wanted[d] = o->unit_count == 0 || b->job.documents[d].per_unit;
		any = any || b->wanted[d];
	}
	if (!any) {
		diag_add(b->diags, SEVERITY_ERROR, (struct srcloc){b->job.path, 0, 0}, "usage-unit",
		    "--unit was given, but the job has no document `per: unit`");
		return false;
	}
	return ok;
}

static bool
select_units(struct build *b)
{
	const struct build_options *o = b->options;
	size_t n = b->job.unit_count;
	const char **codes = ARENA_ARRAY(b->arena, const char *, n);
	bool *asked = ARENA_ARRAY(b->arena, bool, n);
	for (size_t u = 0; u < n; u++)
		codes[u] = b->job.units[u].code.text;

	bool ok = true;
	for (size_t i = 0; i < o->unit_count; i++) {
		size_t u = 0;
		while (u < n && strcmp(codes[u], o->units[i]) != 0)
			u++;
		if (u == n)
			ok = unknown_name(b, "unit", o->units[i], codes, n);
		else
			asked[u] = true;
	}
	b->units = ARENA_ARRAY(b->arena, size_t, n);
	for (size_t u = 0; u < n; u++)
		if (o->unit_count == 0 || asked[u])
			b->units[b->unit_count++] = u;
	return ok;
}

/* The document with that output; document_count when there is none, or no name. */
static size_t
find_output(const struct build *b, const char *name)
{
	size_t d = name ? 0 : b->job.document_count;
	for (; d < b->job.document_count; d++) {
		const char *output = b->job.documents[d].output.text;
		if (output && strcmp(output, name) == 0)
			break;
	}
	return d;
}

/* The document whose numbering d keeps; itself when it has its own. */
static size_t
numbering_source(const struct build *b, size_t d)
{
	size_t source = find_output(b, b->job.documents[d].numbering.text);
	return source < b->job.document_count ? source : d;
}

/* The document whose pages the findings in d are told with; itself when it tells none. */
static size_t
pages_source(const struct build *b, size_t d)
{
	size_t source = find_output(b, b->job.documents[d].pages_of.text);
	return source < b->job.document_count ? source : d;
}

/* ---- reading ---- */

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
	return arena_printf(b->arena, "%s/%s.yaml", b->options->templates_dir, name);
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
	loaded->ok = loaded->typesetter != NULL;
	return loaded;
}

static void
load_templates(struct build *b)
{
	size_t n = b->job.document_count;
	b->loaded = ARENA_ARRAY(b->arena, struct loaded, n);
	b->templates = ARENA_ARRAY(b->arena, struct loaded *, n);
	for (size_t d = 0; d < n; d++) {
		if (!b->wanted[d])
			continue;
		b->templates[d] = load_template(b, &b->job.documents[d]);
		const size_t sources[] = {numbering_source(b, d), pages_source(b, d)};
		for (size_t i = 0; i < 2; i++)
			if (!b->templates[sources[i]])
				b->templates[sources[i]] = load_template(b, &b->job.documents[sources[i]]);
		const struct job_document *document = &b->job.documents[d];
		if (document->pages_of.text && pages_source(b, d) == d)
			diag_add(b->diags, SEVERITY_ERROR, document->pages_of.loc, "job-numbering",
			    "no other document has the output «%s»", document->pages_of.text);
		if (b->templates[d] && b->templates[d]->ok && b->templates[d]->template.per_unit_only &&
		    !document->per_unit)
			diag_add(b->diags, SEVERITY_ERROR, document->loc, "job-needs-unit",
			    "the template «%s» is made for one unit (see %s:%u): say `per: unit`",
			    document->template_name.text, b->templates[d]->path,
			    b->templates[d]->template.per_unit_loc.line);
	}
}

static size_t
bind(struct sheet_binding *bindings, size_t n, const struct table_column *column)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(bindings[i].key, column->heading_key) == 0) {
			bindings[i].number = bindings[i].number || column->number;
			return n;
		}
	bindings[n] =
	    (struct sheet_binding){column->heading, column->heading_key, column->loc, column->number};
	return n + 1;
}

/* All columns that any table of any template in use prints. */
static struct sheet_binding *
collect_bindings(struct build *b, size_t *count)
{
	size_t most = 0;
	for (size_t i = 0; i < b->loaded_count; i++)
		for (size_t t = 0; b->loaded[i].ok && t < b->loaded[i].template.table_count; t++)
			most += b->loaded[i].template.tables[t].column_count;
	struct sheet_binding *bindings = ARENA_ARRAY(b->arena, struct sheet_binding, most > 0 ? most : 1);
	*count = 0;
	for (size_t i = 0; i < b->loaded_count; i++)
		for (size_t t = 0; b->loaded[i].ok && t < b->loaded[i].template.table_count; t++) {
			const struct table_spec *table = &b->loaded[i].template.tables[t];
			for (size_t k = 0; k < table->column_count && table->source == SOURCE_PLAN; k++)
				*count = bind(bindings, *count, &table->columns[k]);
		}
	return bindings;
}

/* The columns of a table of reckoned rows, against the headings that those have. */
static void
check_reckoned_columns(struct build *b, const struct table_spec *table)
{
	size_t count, folded;
	const char *const *headings = dataset_headings(compose_dataset(table->source), &count);
	const size_t n = count;
	const char **keys = ARENA_ARRAY(b->arena, const char *, n);
	for (size_t i = 0; i < n; i++)
		keys[i] = utf8_fold(b->arena, headings[i], strlen(headings[i]), &folded);

	for (size_t k = 0; k < table->column_count; k++) {
		const struct table_column *column = &table->columns[k];
		size_t i = 0;
		while (i < n && strcmp(keys[i], column->heading_key) != 0)
			i++;
		if (i < n)
			continue;
		const char *near = nearest_name(column->heading_key, keys, n);
		for (i = 0; near && i < n && near != keys[i]; i++)
			continue;
		if (near)
			diag_add(b->diags, SEVERITY_ERROR, column->loc, "template-unknown-field",
			    "the rows of this table have no «%s»; is «%s» meant?", column->heading,
			    headings[i]);
		else
			diag_add(b->diags, SEVERITY_ERROR, column->loc, "template-unknown-field",
			    "the rows of this table have no «%s»", column->heading);
	}
}

static void
check_reckoned_tables(struct build *b)
{
	for (size_t i = 0; i < b->loaded_count; i++)
		for (size_t t = 0; b->loaded[i].ok && t < b->loaded[i].template.table_count; t++)
			if (b->loaded[i].template.tables[t].source != SOURCE_PLAN)
				check_reckoned_columns(b, &b->loaded[i].template.tables[t]);
}

static void
read_sheets(struct build *b)
{
	size_t binding_count;
	const struct sheet_binding *bindings = collect_bindings(b, &binding_count);
	b->sheets = ARENA_ARRAY(b->arena, struct sheet, b->job.unit_count);
	b->sheet_files = ARENA_ARRAY(b->arena, struct bytes, b->job.unit_count);
	for (size_t u = 0; u < b->job.unit_count; u++) {
		const struct job_text *plan = &b->job.units[u].plan;
		if (!plan->text)
			continue; /* reported with the job */
		const char *path = path_beside(b->arena, b->job.path, plan->text);
		if (file_read(b->arena, path, SHEET_FILE_MAX, plan->loc, &b->sheet_files[u], b->diags))
			(void)sheet_parse(b->arena, path, b->sheet_files[u], plan->loc, bindings,
			    binding_count, b->job.numbers, &b->sheets[u], b->diags);
	}
}

static bool
read_profile(struct build *b)
{
	const char *path = arena_printf(b->arena, "%s/sRGB.icc", b->options->fonts_dir);

	return file_read(b->arena, path, PROFILE_MAX, (struct srcloc){0}, &b->profile, b->diags);
}

/* ---- making ---- */

/* Composes and lays out document d, for the given units. */
static bool
lay_out(struct build *b, struct arena *arena, size_t d, const size_t *units, size_t unit_count,
    struct pages *pages)
{
	const struct loaded *loaded = b->templates[d];
	const struct numbering *kept = &b->numbering[numbering_source(b, d)];
	bool own = numbering_source(b, d) == d;
	struct composition composition = {
	    .template = &loaded->template,
	    .job = &b->job,
	    .document = &b->job.documents[d],
	    .sheets = b->sheets,
	    .units = units,
	    .unit_count = unit_count,
	    .kept = own ? NULL : kept->units,
	    .total_pages = own ? 0 : kept->total,
	    .draft = b->reckoning.findings.by_severity[SEVERITY_ERROR] > 0,
	};
	struct dataset_source source = b->reckoning.source;
	if (pages_source(b, d) != d)
		source.folios = b->numbering[pages_source(b, d)].activity_folios;
	composition.reckoned = &source;
	struct document document;
	struct metrics metrics = typesetter_metrics(loaded->typesetter);
	if (!compose(arena, &composition, &b->images, &document, b->diags) ||
	    !layout_document(arena, &document, &metrics, pages, b->diags))
		return false;
	if (!own)
		numbering_check(arena, &b->job, &b->job.documents[d], kept, units, unit_count, pages,
		    b->diags);
	return true;
}

static struct arena *
open_document_arena(struct build *b)
{
	struct arena *arena = arena_open(b->options->oom, b->options->oom_ctx);
	if (!arena)
		b->options->oom(b->options->oom_ctx, 0);
	return arena;
}

static void
remember(struct build *b, size_t d, const size_t *units, size_t unit_count, const struct pages *pages)
{
	numbering_remember(b->arena, &b->job, units, unit_count, pages, &b->numbering[d]);
	b->numbering[d].activity_folios = numbering_folios(b->arena, &b->reckoning.plan, pages);
}

/* Lays out the whole of a document whose page numbers others print, where that is not done yet. */
static bool
know_numbering(struct build *b, size_t source)
{
	struct numbering *numbering = &b->numbering[source];
	if (numbering->known)
		return numbering->ok;
	numbering->known = true;
	size_t *all = ARENA_ARRAY(b->arena, size_t, b->job.unit_count);
	for (size_t u = 0; u < b->job.unit_count; u++)
		all[u] = u;
	struct arena *arena = open_document_arena(b);
	struct pages pages;
	if (lay_out(b, arena, source, all, b->job.unit_count, &pages))
		remember(b, source, all, b->job.unit_count, &pages);
	arena_close(arena);
	return numbering->ok;
}

static bool
know_sources(struct build *b, size_t d)
{
	size_t numbering = numbering_source(b, d), pages = pages_source(b, d);
	return (numbering == d || know_numbering(b, numbering)) && (pages == d || know_numbering(b, pages));
}

/* The same set, as the writer of PDFs calls it. */
static unsigned
pdf_standards(unsigned standards)
{
	return ((standards & JOB_PDF_A3A) != 0 ? PDF_A3A : 0u) |
	    ((standards & JOB_PDF_A3B) != 0 ? PDF_A3B : 0u) | ((standards & JOB_PDF_UA1) != 0 ? PDF_UA1 : 0u);
}

/* The files of job and template are read for this, once; those of the sheets have been. */
static bool
attach_sources(struct build *b, struct arena *arena, const struct job_document *document, const size_t *units,
    size_t unit_count, struct loaded *loaded, struct pdf_options *options)
{
	const struct srcloc nowhere = {NULL, 0, 0};
	if (!b->job_file.data &&
	    !file_read(b->arena, b->job.path, SHEET_FILE_MAX, nowhere, &b->job_file, b->diags))
		return false;
	if (!loaded->file.data &&
	    !file_read(b->arena, loaded->path, SHEET_FILE_MAX, nowhere, &loaded->file, b->diags))
		return false;
	struct sources sources = {
	    .job = &b->job,
	    .sheets = b->sheet_files,
	    .job_file = b->job_file,
	    .template_file = loaded->file,
	    .template_path = loaded->path,
	    .reckoning = &b->reckoning,
	};
	options->attachments =
	    sources_attach(arena, &sources, document, units, unit_count, &options->attachment_count);
	return true;
}

static bool
write_document(struct build *b, struct arena *arena, const struct job_document *document, const size_t *units,
    size_t unit_count, struct loaded *loaded, const struct pages *pages)
{
	const struct job_unit *unit = document->per_unit ? &b->job.units[units[0]] : NULL;
	struct pdf_info info = {
	    .title = document->title.text,
	    .author = document->author.text ? document->author.text : b->job.institution.text,
	    .subject = document->subject.text,
	    .keywords = document->keywords.text,
	    .creator = b->options->creator,
	    .language = loaded->template.language,
	    .created = b->options->created,
	};
	if (unit)
		info.title = arena_printf(arena, "%s \u2013 %s", document->title.text, unit->name.text);
	struct pdf_options options = {
	    .standards = pdf_standards(document->standards),
	    .icc_profile = b->profile.data,
	    .icc_size = b->profile.length,
	};
	if (document->embed_sources &&
	    !attach_sources(b, arena, document, units, unit_count, loaded, &options))
		return false;
	if (!publication_begin(b->publication, job_output(arena, &b->job, document, unit))) {
		b->io_failed = true;
		return false;
	}
	bool written =
	    pdf_write(arena, pages, b->fonts, &info, &options, publication_write, b->publication, b->diags);
	if (written && publication_stage(b->publication))
		return true;
	b->io_failed = true;
	publication_drop(b->publication);
	return false;
}

/* Document d, for all units or for the one given. */
static void
make_document(struct build *b, size_t d, const size_t *units, size_t unit_count)
{
	const struct job_document *document = &b->job.documents[d];
	const struct job_unit *unit = document->per_unit ? &b->job.units[units[0]] : NULL;
	struct arena *arena = open_document_arena(b);
	struct pages pages;

	if (lay_out(b, arena, d, units, unit_count, &pages)) {
		if (!document->per_unit && numbering_source(b, d) == d && !b->numbering[d].known)
			remember(b, d, units, unit_count, &pages);
		b->totals->documents++;
		b->totals->pages += pages.page_count;
		if (b->options->dump) {
			fprintf(b->options->dump, "document %s\n",
			    job_output(arena, &b->job, document, unit));
			b->io_failed = !pages_dump(&pages, b->options->dump) || b->io_failed;
		} else if (diags_errors(b->diags) == 0) {
			(void)write_document(b, arena, document, units, unit_count, b->templates[d], &pages);
		}
	}
	arena_close(arena);
}

static void
make_documents(struct build *b)
{
	b->numbering = ARENA_ARRAY(b->arena, struct numbering, b->job.document_count);
	for (size_t d = 0; d < b->job.document_count && !b->io_failed; d++) {
		if (!b->wanted[d] || !know_sources(b, d))
			continue;
		if (!b->job.documents[d].per_unit) {
			make_document(b, d, b->units, b->unit_count);
			continue;
		}
		for (size_t u = 0; u < b->unit_count && !b->io_failed; u++)
			make_document(b, d, &b->units[u], 1);
	}
}

/* Everything up to the first page: reads and checks all that the documents asked for need. */
static enum build_result
read_all(struct build *b)
{
	bool job_is_good = job_read(b->arena, b->options->job_path, &b->job, b->diags);
	b->wanted = ARENA_ARRAY(b->arena, bool, b->job.document_count);
	if (job_is_good) {
		bool units_known = select_units(b);
		if (!select_documents(b) || !units_known)
			return BUILD_USAGE;
	} else {
		/* What it names is looked through all the same, so that one run shows every fault. */
		memset(b->wanted, true, b->job.document_count * sizeof(*b->wanted));
	}

	load_templates(b);
	check_reckoned_tables(b);
	read_sheets(b);
	if (diags_errors(b->diags) > 0)
		return BUILD_REFUSED;
	return reckon(b->arena, &b->job, b->sheets, &b->reckoning, b->diags) ? BUILD_DONE : BUILD_REFUSED;
}

static enum build_result
build_in(struct build *b)
{
	enum build_result result = read_all(b);
	if (result != BUILD_DONE)
		return result;
	check_report(&b->reckoning.findings, b->diags);
	if (diags_errors(b->diags) > 0)
		return BUILD_REFUSED;
	if (!read_profile(b))
		return BUILD_FAILED;
	make_documents(b);
	if (b->io_failed)
		return BUILD_FAILED;
	if (diags_errors(b->diags) > 0)
		return BUILD_REFUSED;
	return b->options->dump || publication_commit(b->publication) ? BUILD_DONE : BUILD_FAILED;
}

static void
close_build(struct build *b)
{
	for (size_t i = 0; i < b->loaded_count; i++)
		if (b->loaded[i].typesetter)
			typesetter_close(b->loaded[i].typesetter);
	fonts_close(b->fonts);
}

enum build_result
build_job(struct arena *arena, const struct build_options *options, struct publication *publication,
    struct build_totals *totals, struct diags *diags)
{
	struct build b = {
	    .arena = arena,
	    .options = options,
	    .publication = publication,
	    .totals = totals,
	    .diags = diags,
	    .fonts = fonts_open(arena),
	};
	images_init(&b.images, arena);
	enum build_result result = build_in(&b);
	if (result != BUILD_DONE)
		publication_discard(publication);
	close_build(&b);
	return result;
}

enum build_result
build_reckon(struct arena *arena, const struct build_options *options, struct reckoning *out,
    struct diags *diags)
{
	struct build b = {.arena = arena, .options = options, .diags = diags, .fonts = fonts_open(arena)};
	enum build_result result = read_all(&b);

	*out = b.reckoning;
	out->source.plan = &out->plan;
	out->source.national = &out->national;
	out->source.findings = &out->findings;
	close_build(&b);
	return result;
}
