#include "run/fingerprint.h"

#include "base/image_file.h"
#include "base/utf8.h"
#include "pdf/pdf.h"
#include "run/attachments.h"
#include "run/last_year.h"
#include "run/layouts.h"
#include "run/left_out.h"
#include "run/load_data.h"
#include "run/part.h"
#include "run/versions.h"
#include "template/prose_spec.h"
#include "template/yaml.h"

/* Raised whenever what a fingerprint is made of changes. */
#define FINGERPRINT_VERSION 3

/* ---- what a template needs ---- */

static void
depend_on(struct run *run, struct run_template *t, const char *path)
{
	const struct input *input = input_files_get(&run->inputs, path);

	for (size_t i = 0; i < t->input_count; i++)
		if (t->inputs[i] == input)
			return;
	t->inputs = arena_grow(run->arena, t->inputs, t->input_count, &t->input_capacity, t->input_count + 1,
	    sizeof(const struct input *));
	t->inputs[t->input_count++] = input;
}

static void
depend_on_of_unit(struct run *run, struct run_template *t, size_t u, const char *path)
{
	if (!t->unit_inputs)
		t->unit_inputs = ARENA_ARRAY(run->arena, struct unit_inputs, run->job.unit_count);
	struct unit_inputs *own = &t->unit_inputs[u];
	own->items = arena_grow(run->arena, own->items, own->count, &own->capacity, own->count + 1,
	    sizeof(const struct input *));
	own->items[own->count++] = input_files_get(&run->inputs, path);
}

/* Whether a document made with the template, which is asked for, prints the unit. */
static bool
prints_unit(const struct run *run, const struct run_template *t, size_t u)
{
	bool is_selected = false;

	for (size_t i = 0; i < run->selected_count && !is_selected; i++)
		is_selected = run->selected[i] == u;
	for (size_t d = 0; d < run->job.document_count; d++)
		if (run->documents[d].template == t &&
		    (is_selected || run->documents[d].job->per != JOB_PER_UNIT))
			return true;
	return false;
}

/* The pictures that an own field of the units names. */
static void
need_images_of_units(struct run *run, struct run_template *t, const struct image_use *use,
    struct diags *diags)
{
	for (size_t u = 0; u < run->job.unit_count; u++) {
		const struct job_text *said = job_field(&run->job.units[u].fields, use->field->name);

		if (!said || said->text[0] == '\0' || !prints_unit(run, t, u))
			continue;
		const char *path = path_beside(run->arena, run->job.path, said->text);
		(void)images_get(&run->images, path, said->loc, diags);
		depend_on_of_unit(run, t, u, path);
	}
}

/* Where the path of a picture is written that isn't a unit's: NULL, it is the template's own. */
static const struct job_text *
said_of_image(const struct run *run, const struct job_document *document, const struct image_use *use)
{
	if (!use->field)
		return use->is_logo ? &run->job.logo : NULL;
	return job_field(use->field->scope == OWN_OF_JOB ? &run->job.fields : &document->fields,
	    use->field->name);
}

/* A picture of the template, of the job, or of a document made with it. */
static void
need_one_image(struct run *run, struct run_template *t, const struct job_document *document,
    const struct image_use *use, struct diags *diags)
{
	const struct job_text *said = said_of_image(run, document, use);
	const bool is_own = !use->field && !use->is_logo;

	if (!is_own && (!said || !said->text || said->text[0] == '\0'))
		return;
	const char *path = is_own ? path_beside(run->arena, use->loc.file, use->source)
				  : path_beside(run->arena, run->job.path, said->text);
	(void)images_get(&run->images, path, is_own ? use->loc : said->loc, diags);
	depend_on(run, t, path);
}

/* Reads pictures now: before the first document, and for all of them. */
static void
need_image(struct run *run, struct run_template *t, const struct image_use *use, struct diags *diags)
{
	if (use->field && use->field->scope == OWN_OF_UNIT) {
		need_images_of_units(run, t, use, diags);
		return;
	}
	for (size_t d = 0; d < run->job.document_count; d++)
		if (run->documents[d].template == t)
			need_one_image(run, t, run->documents[d].job, use, diags);
}

/* A cell as people read it, behind its length: as digest_add_number() has that. */
static void
add_cell(struct buf *out, const struct dataset_cell *cell, struct number_style numbers)
{
	static const char room[8];
	size_t start = out->length;

	buf_add(out, room, sizeof room);
	cell_append(out, cell, cell_style_for_people(numbers));
	for (size_t i = 0; i < sizeof room && !out->failed; i++)
		out->data[start + i] =
		    (char)(uint8_t)((uint64_t)(out->length - start - sizeof room) >> (8 * (7 - i)));
}

/* Row by row, since a digest of many small pieces takes its time. */
static void
add_rows(struct arena *arena, struct digester *out, const struct dataset_rows *rows,
    struct number_style numbers)
{
	struct buf text = BUF_INIT;

	digest_add_number(out, rows->row_count);
	for (size_t r = 0; r < rows->row_count; r++) {
		buf_clear(&text);
		for (size_t c = 0; c < rows->column_count; c++)
			add_cell(&text, &rows->rows[r][c], numbers);
		digest_add(out, text.data, text.length);
	}
	if (text.failed)
		arena_out_of_memory(arena, text.capacity);
	buf_release(&text);
}

/*
 * What they tell of files, as the program was told of them, and in sentences of a catalogue; zeroes where the
 * template tells none.
 */
static struct digest
digest_findings(const struct run *run, const struct run_template *t)
{
	struct dataset_source source = run->figures.source;

	if ((t->needs.traits & TELLS_FINDINGS) == 0)
		return (struct digest){{0}};
	struct arena *arena = arena_open_beside(run->arena);
	struct digester d;
	struct dataset_rows rows;
	source.language = language_of_tag(t->template.language);
	source.wording = wording_of_tag(t->template.language);
	digest_begin(&d);
	for (size_t i = 0; i < run->job.document_count; i++) {
		if (run->documents[i].template != t)
			continue;
		source.findings = run->documents[i].source.findings;
		dataset_build(arena, DATASET_FINDINGS, &source, 0, &rows);
		add_rows(arena, &d, &rows, source.numbers);
	}
	arena_close(arena);
	return digest_end(&d);
}

static void
need_fonts(struct run *run, struct run_template *t, struct diags *diags)
{
	for (size_t i = 0; i < t->template.family_count; i++)
		for (int v = 0; v < FACE_VARIANTS; v++)
			if (t->template.families[i].path[v])
				depend_on(run, t, t->template.families[i].path[v]);
	if (t->needs.hyphenates)
		typesetter_prepare(t->typesetter, t->template.language, t->template.language_loc, diags);
	/* A word that is wider than its column is divided whatever its style says. */
	const char *patterns = typesetter_patterns(t->typesetter, t->template.language);
	if (patterns)
		depend_on(run, t, patterns);
}

/* ---- what all documents need ---- */

static bool
has_prose(const struct run *run)
{
	for (size_t i = 0; i < run->template_count; i++)
		if (run->templates[i].is_good && run->templates[i].template.prose_count > 0)
			return true;
	return false;
}

static void
list_libraries(struct run *run)
{
	const struct library prose = has_prose(run) ? prose_library() : (struct library){0};
	const struct library libraries[] = {
	    fonts_library(),
	    pdf_deflate_library(),
	    pdf_library(),
	    image_library(),
	    yaml_library(),
	    utf8_library(),
	    pdf_zlib_library(),
	    prose,
	};

	run->library_count = sizeof libraries / sizeof *libraries - (prose.name == NULL);
	run->libraries = ARENA_ARRAY(run->arena, struct library, run->library_count);
	memcpy(run->libraries, libraries, run->library_count * sizeof *libraries);
}

static void
digest_surroundings(struct run *run)
{
	const struct build_options *o = run->options;
	struct digester d;

	list_libraries(run);
	digest_begin(&d);
	digest_add_number(&d, FINGERPRINT_VERSION);
	digest_add_text(&d, o->creator);
	digest_add_number(&d, o->program_id_size);
	digest_add(&d, o->program_id, o->program_id_size);
	if (o->program_id_size == 0) {
		const struct input *program = input_files_get(&run->inputs, "/proc/self/exe");
		digest_add(&d, &program->digest, sizeof program->digest);
	}
	for (size_t i = 0; i < run->library_count; i++) {
		digest_add_text(&d, run->libraries[i].name);
		digest_add_text(&d, run->libraries[i].version);
	}
	digest_add_number(&d, (uint64_t)o->created);
	digest_add_number(&d, o->strict);
	digest_add_text(&d, run->job_input->name);
	digest_add(&d, &run->profile_input->digest, sizeof run->profile_input->digest);
	run->surroundings = digest_end(&d);
}

/* One file, where it is there. */
static void
add_file(struct digester *out, const struct input *file)
{
	digest_add_number(out, file != NULL);
	if (!file)
		return;
	digest_add(out, &file->digest, sizeof file->digest);
}

/* How its files are read. */
static void
add_layouts(const struct run *run, struct digester *out, size_t u)
{
	const struct job_unit *unit = &run->job.units[u];
	struct arena *scratch = arena_open_beside(run->arena);

	layout_digest(out, layout_of_file(scratch, &run->job, unit, &unit->plan, SHEET_OF_PLAN));
	layout_digest(out, layout_of_file(scratch, &run->job, unit, &unit->progress, SHEET_OF_PROGRESS));
	layout_digest(out, layout_of_file(scratch, &run->job, unit, &unit->previous, SHEET_OF_PROGRESS));
	arena_close(scratch);
}

/* What a unit gave. */
static void
add_files(const struct run *run, struct digester *out, size_t u)
{
	const struct run_unit *unit = &run->units[u];

	add_layouts(run, out, u);

	digest_add(out, &unit->plan->digest, sizeof unit->plan->digest);
	add_file(out, unit->progress);
	digest_add_number(out, run->progress && run->progress[u].faulty);
	add_file(out, unit->previous);
}

static void
digest_plans(struct run *run)
{
	struct digester all;

	digest_begin(&all);
	for (size_t u = 0; u < run->job.unit_count; u++)
		add_files(run, &all, u);
	for (size_t i = 0; i < run->left_out_count; i++)
		digest_add_number(&all, run->left_out[i].number);
	run->all_plans = digest_end(&all);
}

/* Data that the template prints. */
static void
need_data(struct run *run, struct run_template *t)
{
	for (size_t i = 0; i < t->template.data_count; i++) {
		const char *name = t->template.data_names[i];
		const struct run_data *whole = data_of(run, name, DATA_OF_JOB);

		if (whole && whole->input && data_is_bound(&t->template, i, false))
			depend_on(run, t, whole->input->path);
		for (size_t u = 0; u < run->job.unit_count && data_is_bound(&t->template, i, true); u++) {
			const struct run_data *own = data_of(run, name, u);

			if (own && own->input)
				depend_on_of_unit(run, t, u, own->input->path);
		}
	}
}

/* Whether its documents show nothing of other units than their own. */
static bool
shows_own_units(const struct run *run, const struct run_template *t)
{
	for (size_t d = 0; d < run->job.document_count; d++)
		if (run->documents[d].template == t &&
		    (run->documents[d].job->per == JOB_PER_JOB ||
			(run->documents[d].job->per == JOB_PER_UNIT &&
			    (t->needs.all_units || t->needs.changes_table))))
			return false;
	return true;
}

static void
depend_on_version(struct run *run, struct run_template *t, struct version_file *file)
{
	file->input = input_files_get(&run->inputs, file->path);
	if (file->unit == NULL || !shows_own_units(run, t))
		depend_on(run, t, file->path);
	else if (file->number < run->job.unit_count)
		depend_on_of_unit(run, t, file->number, file->path);
}

/* Earlier plans, where it prints what changed since. */
static void
need_versions(struct run *run, struct run_template *t)
{
	for (size_t i = 0; run->versions && t->needs.versions && i < run->versions->file_count; i++)
		depend_on_version(run, t, &run->versions->files[i]);
}

/* And the year before, where it prints what was done in it. */
static void
need_last_year(struct run *run, struct run_template *t)
{
	for (size_t i = 0; run->last_year && t->needs.last_year && i < run->last_year->file_count; i++)
		depend_on_version(run, t, &run->last_year->files[i]);
}

void
fingerprint_prepare(struct run *run, struct diags *diags)
{
	for (size_t i = 0; i < run->template_count; i++) {
		struct run_template *t = &run->templates[i];
		for (size_t k = 0; k < t->template.file_count; k++)
			depend_on(run, t, t->template.files[k].path);
		need_fonts(run, t, diags);
		need_data(run, t);
		need_versions(run, t);
		need_last_year(run, t);
		t->findings = digest_findings(run, t);
		for (size_t k = 0; k < t->template.prose_count; k++)
			if (t->template.prose[k]->path)
				depend_on(run, t, t->template.prose[k]->path);
		for (size_t k = 0; k < t->needs.image_count; k++)
			need_image(run, t, t->needs.images[k], diags);
	}
	digest_surroundings(run);
	digest_plans(run);
}

/* ---- what an edition depends on ---- */

/* What the unit comes to, as tables and the attached rollup show it. */
static void
add_unit(const struct run *run, struct arena *arena, const struct edition *edition, struct digester *out,
    size_t unit)
{
	struct dataset_source source = run->figures.source;
	struct dataset_rows rows;

	source.language = edition->document->source.language;
	source.wording = edition->document->source.wording;
	add_files(run, out, unit);
	for (int d = 0; d < DATASETS; d++) {
		if (!dataset_is_of_unit_plan((enum dataset)d))
			continue;
		dataset_build(arena, (enum dataset)d, &source, (uint32_t)unit, &rows);
		add_rows(arena, out, &rows, source.numbers);
	}
}

/* The periods of the plan follow those of all its units, and are columns and words even where no row is. */
static void
add_calendar(const struct run *run, struct digester *out)
{
	const struct calendar calendar = source_calendar(&run->figures.source);

	if (calendar.division == DIVISION_MONTHS && calendar.first == 0)
		return;
	digest_add_number(out, calendar.division);
	digest_add_number(out, calendar.first);
}

/* All that comes of a group or a region comes of these. */
static void
add_part(const struct run *run, struct digester *out, const struct edition *edition)
{
	add_calendar(run, out);
	for (size_t i = 0; i < edition->unit_count; i++)
		add_files(run, out, edition->units[i]);
	digest_add_number(out, edition->part->left_out_count);
	for (size_t i = 0; i < edition->part->left_out_count; i++)
		digest_add_text(out, run->left_out[edition->part->left_out[i]].unit->code.text);
}

static void
add_units(const struct run *run, struct arena *arena, const struct edition *edition, struct digester *out)
{
	bool shows_all = edition_shows_all(edition);

	digest_add_number(out, edition->unit_count);
	if (edition->part) {
		add_part(run, out, edition);
		return;
	}
	if (!shows_all) {
		add_calendar(run, out);
		add_unit(run, arena, edition, out, edition->units[0]);
	}
	for (size_t i = 0; i < edition->unit_count && shows_all; i++)
		digest_add_number(out, edition->units[i]);
	if (shows_all)
		digest_add(out, &run->all_plans, sizeof run->all_plans);
}

/* Of the job as far as it is made from it, so that what is of others may change. */
static void
add_job(const struct run *run, struct arena *arena, const struct edition *edition, struct digester *out)
{
	const struct bytes text = sources_job(run, arena, edition);
	struct digest digest = text.data == run->job_input->bytes.data ? run->job_input->digest
								       : digest_of(text.data, text.length);

	if (!edition_shows_all(edition) || edition->part)
		digest_add_text(out, edition->subject.code);
	digest_add(out, &digest, sizeof digest);
}

/* The page numbers that are kept from another document. */
static void
add_kept(struct digester *out, const struct numbering *kept, const struct edition *edition)
{
	digest_add_number(out, kept->total);
	for (size_t i = 0; i < edition->unit_count; i++) {
		const struct kept_unit *unit = &kept->units[edition->units[i]];
		digest_add_number(out, unit->count);
		for (size_t s = 0; s < unit->count; s++) {
			digest_add_number(out, unit->sections[s].first_folio);
			digest_add_number(out, unit->sections[s].pages);
		}
	}
}

/* On which pages activities are; of a group or a region, its own. */
static void
add_folios(const struct run *run, struct digester *out, const struct edition *edition, const uint32_t *folios)
{
	const struct plan *plan = &run->figures.plan;

	if (!edition->part) {
		digest_add(out, folios, plan->activity_count * sizeof *folios);
		return;
	}
	for (size_t i = 0; i < edition->unit_count; i++) {
		const struct plan_unit *unit = &plan->units[edition->units[i]];

		digest_add(out, folios + unit->first, unit->count * sizeof *folios);
	}
}

/* The page numbers of other documents. */
static void
add_numbering(const struct run *run, struct digester *out, const struct edition *edition)
{
	const struct numbering *kept = edition_kept_numbering(edition);
	const struct numbering *told = edition_told_numbering(edition);

	digest_add_number(out, edition->document->numbering_from->number);
	if (kept && kept->is_there)
		add_kept(out, kept, edition);
	digest_add_number(out, edition->document->pages_from->number);
	if (told && told->is_there)
		add_folios(run, out, edition, told->activity_folios);
}

/* False: it changed while it was read. */
static bool
add_input(struct digester *out, const struct input *input)
{
	digest_add_text(out, input->name);
	digest_add(out, &input->digest, sizeof input->digest);
	return input->settled;
}

/* False: something of it changed while it was read. */
static bool
add_inputs(const struct run *run, struct digester *out, const struct edition *edition)
{
	const struct run_template *t = edition->document->template;
	bool settled = run->job_input->settled && run->profile_input->settled;

	for (size_t i = 0; i < t->input_count; i++)
		settled = add_input(out, t->inputs[i]) && settled;
	for (size_t i = 0; i < edition->unit_count; i++) {
		const struct unit_inputs *own = run_unit_inputs(t, edition->units[i]);

		for (size_t k = 0; own && k < own->count; k++)
			settled = add_input(out, own->items[k]) && settled;
	}
	return settled;
}

/* As the document tells them; what can't be computed of a part is told when it is made. */
static struct digest
findings_of(const struct run *run, struct arena *arena, const struct edition *edition)
{
	const struct run_template *t = edition->document->template;
	struct edition own;

	if (!edition->part || (t->needs.traits & TELLS_FINDINGS) == 0)
		return t->findings;
	struct diags *unused = diags_open();
	const struct run *part = run_part_open(run, arena, edition, &own, unused);
	const struct digest findings = part ? digest_findings(part, t) : (struct digest){{0}};

	diags_close(unused);
	return findings;
}

bool
fingerprint_of(const struct run *run, struct arena *arena, const struct edition *edition, struct digest *out)
{
	const struct digest findings = findings_of(run, arena, edition);
	struct digester all;

	digest_begin(&all);
	digest_add(&all, &run->surroundings, sizeof run->surroundings);
	digest_add_number(&all, edition->document->number);
	bool settled = add_inputs(run, &all, edition);
	digest_add(&all, &findings, sizeof findings);
	/* An error in the sheet of one unit may be found through that of another. */
	digest_add_number(&all, edition->is_draft);
	add_job(run, arena, edition, &all);
	add_units(run, arena, edition, &all);
	add_numbering(run, &all, edition);
	*out = digest_end(&all);
	if (!settled)
		*out = (struct digest){{0}};
	return settled;
}
