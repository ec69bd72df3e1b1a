#include <jansson.h>

#include "base/image.h"
#include "base/utf8.h"
#include "compose/compose.h"
#include "pdf/pdf.h"
#include "run/run.h"
#include "template/yaml.h"

/* Raised whenever what a fingerprint is made of changes. */
#define FINGERPRINT_VERSION 2

/* ---- what a template needs ---- */

static void
depend_on(struct build *b, struct loaded *t, const char *path)
{
	const struct input *input = input_files_get(&b->inputs, path);

	for (size_t i = 0; i < t->input_count; i++)
		if (t->inputs[i] == input)
			return;
	t->inputs = arena_grow(b->arena, t->inputs, t->input_count, &t->input_capacity, t->input_count + 1,
	    sizeof(const struct input *));
	t->inputs[t->input_count++] = input;
}

/* Reads a picture now: before the first document, and for all of them. */
static void
need_image(struct build *b, struct loaded *t, const struct image_use *use)
{
	if (!use->source || (use->is_logo && !b->job.logo.text))
		return;
	const char *path = use->is_logo ? path_beside(b->arena, b->job.path, b->job.logo.text)
					: path_beside(b->arena, t->template.path, use->source);
	(void)images_get(&b->images, path, use->is_logo ? b->job.logo.loc : use->loc, b->diags);
	depend_on(b, t, path);
}

static void
need_grid(struct build *b, struct loaded *t, const struct grid *grid)
{
	for (size_t r = 0; grid && r < grid->row_count; r++)
		for (size_t c = 0; c < grid->rows[r].cell_count; c++)
			need_image(b, t, &grid->rows[r].cells[c].image);
}

/* As people read them. */
static void
add_rows(struct arena *arena, struct digester *out, const struct dataset_rows *rows,
    struct number_style numbers)
{
	struct buf text = BUF_INIT;

	digest_add_number(out, rows->row_count);
	for (size_t r = 0; r < rows->row_count; r++)
		for (size_t c = 0; c < rows->column_count; c++) {
			buf_clear(&text);
			cell_append(&text, &rows->rows[r][c], cell_style_for_people(numbers));
			digest_add_number(out, text.length);
			digest_add(out, buf_cstr(&text), text.length);
		}
	if (text.failed)
		arena_out_of_memory(arena, text.capacity);
	buf_release(&text);
}

/* What its tables and charts show, be they used or not. */
static void
need_bindings(struct build *b, struct loaded *t)
{
	struct dataset_source source = b->figures.source;
	bool findings = false;

	for (size_t i = 0; i < t->template.binding_count; i++) {
		enum dataset from = t->template.bindings[i].source;
		findings = findings || dataset_has(from, TELLS_FINDINGS);
		/* What these say of a unit is in the fingerprint of each of its documents. */
		t->shows_all = t->shows_all || !(from == DATASET_PLAN || dataset_is_of_unit_plan(from));
	}
	if (!findings)
		return;
	/* They name files as the program was told of them, and are told by a catalogue of sentences. */
	struct arena *arena = arena_open_beside(b->arena);
	struct digester d;
	struct dataset_rows rows;
	source.language = language_of_tag(t->template.language);
	digest_begin(&d);
	for (size_t i = 0; i < b->job.document_count; i++) {
		if (b->templates[i] != t)
			continue;
		source.findings = b->findings[i];
		dataset_build(arena, DATASET_FINDINGS, &source, 0, &rows);
		add_rows(arena, &d, &rows, source.numbers);
	}
	t->findings = digest_end(&d);
	arena_close(arena);
}

/* As deep as templates are: 64 levels at most. */
static void
need_contents(struct build *b, struct loaded *t, const struct content *contents, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct content *content = &contents[i];
		switch (content->kind) {
		case CONTENT_COVER:
		case CONTENT_EACH_UNIT:
			need_contents(b, t, content->children, content->child_count);
			break;
		case CONTENT_IMAGE:
			need_image(b, t, &content->u.image);
			break;
		case CONTENT_GRID:
			need_grid(b, t, &content->u.grid);
			break;
		case CONTENT_CONTENTS:
		case CONTENT_HEADING:
		case CONTENT_PARAGRAPH:
		case CONTENT_LIST:
		case CONTENT_SPACE:
		case CONTENT_PAGE_BREAK:
		case CONTENT_SIGNATURES:
		case CONTENT_CHANGES:
		case CONTENT_TABLE:
		case CONTENT_CHART:
			break;
		}
	}
}

static void
need_fonts(struct build *b, struct loaded *t)
{
	bool hyphenates = false;

	for (size_t i = 0; i < t->template.family_count; i++)
		for (int v = 0; v < FACE_VARIANTS; v++)
			if (t->template.families[i].path[v])
				depend_on(b, t, t->template.families[i].path[v]);
	for (size_t i = 0; i < t->template.style_count; i++)
		hyphenates = hyphenates || t->template.styles[i].hyphenate;
	if (hyphenates)
		typesetter_prepare(t->typesetter, t->template.language, t->template.language_loc, b->diags);
	/* A word that is wider than its column is divided whatever its style says. */
	const char *patterns = typesetter_patterns(t->typesetter, t->template.language);
	if (patterns)
		depend_on(b, t, patterns);
}

/* ---- what all documents need ---- */

static void
list_libraries(struct build *b)
{
	const struct library libraries[] = {
	    fonts_library(),
	    {"jansson", jansson_version_str()},
	    pdf_deflate_library(),
	    pdf_library(),
	    image_library(),
	    yaml_library(),
	    utf8_library(),
	};

	b->library_count = sizeof libraries / sizeof *libraries;
	b->libraries = ARENA_ARRAY(b->arena, struct library, b->library_count);
	memcpy(b->libraries, libraries, sizeof libraries);
}

static void
digest_surroundings(struct build *b)
{
	const struct build_options *o = b->options;
	struct digester d;

	list_libraries(b);
	digest_begin(&d);
	digest_add_number(&d, FINGERPRINT_VERSION);
	digest_add_text(&d, o->creator);
	digest_add_number(&d, o->program_id_size);
	digest_add(&d, o->program_id, o->program_id_size);
	if (o->program_id_size == 0) {
		const struct input *program = input_files_read(&b->inputs, "/proc/self/exe");
		digest_add(&d, &program->digest, sizeof program->digest);
	}
	for (size_t i = 0; i < b->library_count; i++) {
		digest_add_text(&d, b->libraries[i].name);
		digest_add_text(&d, b->libraries[i].version);
	}
	digest_add_number(&d, (uint64_t)o->created);
	digest_add_number(&d, o->strict);
	digest_add_text(&d, b->job_input->name);
	digest_add(&d, &b->job_input->digest, sizeof b->job_input->digest);
	digest_add(&d, &b->profile_input->digest, sizeof b->profile_input->digest);
	b->surroundings = digest_end(&d);
}

/* One file, where it is there. */
static void
add_file(struct digester *out, const struct bytes *files, size_t u)
{
	bool given = files && files[u].data;

	digest_add_number(out, given);
	if (!given)
		return;
	digest_add_number(out, files[u].length);
	digest_add(out, files[u].data, files[u].length);
}

static void
digest_plans(struct build *b)
{
	size_t n = b->job.unit_count;
	struct digester all;

	b->plans = ARENA_ARRAY(b->arena, struct digest, n);
	digest_begin(&all);
	for (size_t u = 0; u < n; u++) {
		b->plans[u] = digest_of(b->sheet_files[u].data, b->sheet_files[u].length);
		digest_add(&all, &b->plans[u], sizeof b->plans[u]);
		add_file(&all, b->progress_files, u);
		digest_add_number(&all, b->progress && b->progress[u].faulty);
		add_file(&all, b->previous_files, u);
	}
	b->all_plans = digest_end(&all);
}

static void
count_findings(struct build *b)
{
	const struct findings *findings = &b->figures.findings;

	b->unit_findings = ARENA_ARRAY(b->arena, struct unit_findings, b->job.unit_count);
	for (size_t i = 0; i < findings->count; i++) {
		const struct finding *f = &findings->findings[i];
		struct unit_findings *unit = &b->unit_findings[f->unit];

		if (f->accepted)
			continue;
		unit->open++;
		if (f->severity == SEVERITY_ERROR)
			*(finding_is_of_progress(f) ? &unit->progress_errors : &unit->plan_errors) = true;
	}
}

bool
is_draft(const struct build *b, size_t d, const size_t *units, size_t unit_count)
{
	bool has_cut = job_document_has_cut(&b->job.documents[d]);

	for (size_t i = 0; i < unit_count; i++) {
		const struct unit_findings *unit = &b->unit_findings[units[i]];
		if (unit->plan_errors || (has_cut && unit->progress_errors))
			return true;
	}
	return false;
}

/* The folder that a path is seen from; NULL where that is the current one. */
static const char *
folder_of_path(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? arena_strndup(arena, path, (size_t)(slash - path)) : NULL;
}

void
fingerprint_prepare(struct build *b)
{
	const struct build_options *o = b->options;

	input_files_init(&b->inputs, b->arena, o->began);
	input_files_add_folder(&b->inputs, folder_of_path(b->arena, b->job.path), NULL);
	input_files_add_folder(&b->inputs, o->templates_dir, "templates");
	input_files_add_folder(&b->inputs, o->fonts_dir, "fonts");
	input_files_add_folder(&b->inputs, o->hyphen_dir, "hyphen");
	b->job_input = input_files_get(&b->inputs, b->job.path);
	b->profile_input = input_files_get(&b->inputs, arena_printf(b->arena, "%s/sRGB.icc", o->fonts_dir));
	for (size_t i = 0; i < b->loaded_count; i++) {
		struct loaded *t = &b->loaded[i];
		depend_on(b, t, t->path);
		need_fonts(b, t);
		need_bindings(b, t);
		need_grid(b, t, t->template.header);
		need_grid(b, t, t->template.footer);
		need_contents(b, t, t->template.contents, t->template.content_count);
	}
	digest_surroundings(b);
	digest_plans(b);
	count_findings(b);
}

/* ---- what a document needs ---- */

/* One that is for all units is attached what they come to. */
static bool
shows_all(const struct build *b, size_t d)
{
	return b->templates[d]->shows_all || !b->job.documents[d].per_unit;
}

/* What the unit comes to, as tables and the attached rollup show it. */
static void
add_unit(struct build *b, struct arena *arena, const struct loaded *t, struct digester *out, size_t unit)
{
	struct dataset_source source = b->figures.source;
	struct dataset_rows rows;

	source.language = language_of_tag(t->template.language);
	digest_add_number(out, unit);
	digest_add(out, &b->plans[unit], sizeof b->plans[unit]);
	add_file(out, b->progress_files, unit);
	digest_add_number(out, b->progress && b->progress[unit].faulty);
	add_file(out, b->previous_files, unit);
	for (int d = 0; d < DATASETS; d++) {
		if (!dataset_is_of_unit_plan((enum dataset)d))
			continue;
		dataset_build(arena, (enum dataset)d, &source, (uint32_t)unit, &rows);
		add_rows(arena, out, &rows, source.numbers);
	}
}

/* The page numbers that are kept from another document. */
static void
add_numbering(const struct build *b, struct digester *out, size_t d, const size_t *units, size_t unit_count)
{
	size_t source = numbering_source(b, d), pages = pages_source(b, d);
	const struct numbering *kept = &b->numbering[source];

	digest_add_number(out, source);
	if (source != d && kept->ok) {
		digest_add_number(out, kept->total);
		for (size_t i = 0; i < unit_count; i++) {
			const struct kept_unit *unit = &kept->units[units[i]];
			digest_add_number(out, unit->count);
			for (size_t s = 0; s < unit->count; s++) {
				digest_add_number(out, unit->sections[s].first_folio);
				digest_add_number(out, unit->sections[s].pages);
			}
		}
	}
	digest_add_number(out, pages);
	if (pages != d && b->numbering[pages].ok)
		digest_add(out, b->numbering[pages].activity_folios,
		    b->figures.plan.activity_count * sizeof(uint32_t));
}

bool
fingerprint_of(struct build *b, struct arena *arena, size_t d, const size_t *units, size_t unit_count,
    struct digest *out)
{
	const struct loaded *t = b->templates[d];
	bool settled = b->job_input->settled && b->profile_input->settled;
	struct digester all;

	digest_begin(&all);
	digest_add(&all, &b->surroundings, sizeof b->surroundings);
	digest_add_number(&all, d);
	for (size_t i = 0; i < t->input_count; i++) {
		digest_add_text(&all, t->inputs[i]->name);
		digest_add(&all, &t->inputs[i]->digest, sizeof t->inputs[i]->digest);
		settled = settled && t->inputs[i]->settled;
	}
	digest_add(&all, &t->findings, sizeof t->findings);
	/* An error in the sheet of one unit may be found through that of another. */
	digest_add_number(&all, is_draft(b, d, units, unit_count));
	digest_add_number(&all, unit_count);
	for (size_t i = 0; i < unit_count; i++) {
		digest_add_number(&all, units[i]);
		if (!shows_all(b, d))
			add_unit(b, arena, t, &all, units[i]);
	}
	if (shows_all(b, d))
		digest_add(&all, &b->all_plans, sizeof b->all_plans);
	add_numbering(b, &all, d, units, unit_count);
	*out = digest_end(&all);
	if (!settled)
		*out = (struct digest){{0}};
	return settled;
}

static void
list_inputs(struct build *b, const struct loaded *t, const size_t *units, size_t unit_count,
    struct manifest_entry *entry)
{
	struct manifest_input *list =
	    ARENA_ARRAY(b->arena, struct manifest_input, t->input_count + 2 + 3 * unit_count);
	size_t n = 0;

	list[n++] = (struct manifest_input){b->job_input->name, b->job_input->digest};
	list[n++] = (struct manifest_input){b->profile_input->name, b->profile_input->digest};
	for (size_t i = 0; i < t->input_count; i++)
		list[n++] = (struct manifest_input){t->inputs[i]->name, t->inputs[i]->digest};
	for (size_t i = 0; i < unit_count; i++) {
		size_t u = units[i];
		list[n++] = (struct manifest_input){b->job.units[u].plan.text, b->plans[u]};
		if (b->progress_files && b->progress_files[u].data)
			list[n++] = (struct manifest_input){b->job.units[u].progress.text,
			    digest_of(b->progress_files[u].data, b->progress_files[u].length)};
		if (b->previous_files && b->previous_files[u].data)
			list[n++] =
			    (struct manifest_input){input_files_name(&b->inputs, b->previous_paths[u]),
				digest_of(b->previous_files[u].data, b->previous_files[u].length)};
	}
	entry->inputs = list;
	entry->input_count = n;
}

void
fingerprint_describe(struct build *b, size_t d, const size_t *units, size_t unit_count,
    struct manifest_entry *entry)
{
	entry->date = b->job.documents[d].date.text;
	entry->findings = 0;
	for (size_t i = 0; i < unit_count; i++)
		entry->findings += b->unit_findings[units[i]].open;
	entry->shows_all = shows_all(b, d);
	if (entry->shows_all)
		entry->plans = b->all_plans;
	list_inputs(b, b->templates[d], units, unit_count, entry);
}
