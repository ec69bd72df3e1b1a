#include "run/load_progress.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/file_name.h"
#include "base/intern.h"
#include "plan/progress_sheet.h"
#include "run/calendar.h"
#include "run/layouts.h"
#include "run/previous_pdf.h"

/* Whether a document needed has a cut; or none at all has one, and the data are there to be checked. */
static bool
is_asked_for(const struct run *run)
{
	bool any_cut = false;

	for (size_t d = 0; d < run->job.document_count; d++) {
		bool has_cut = job_document_has_cut(&run->job.documents[d]);

		any_cut = any_cut || has_cut;
		if (run->documents[d].is_needed && has_cut)
			return true;
	}
	for (size_t u = 0; u < run->job.unit_count && !any_cut; u++)
		if (run->job.units[u].progress.file.text)
			return true;
	return false;
}

/* A file that is not there yet is no fault: its unit has not submitted. */
static bool
is_absent(const struct run *run, const char *path)
{
	struct stat info;

	if (run->carried)
		return !input_files_has(&run->inputs, path);
	return stat(path, &info) != 0 && errno == ENOENT;
}

/* What was told of the same sheet, as the plan is in it too, is told once. */
static void
tell_all(const struct diags *from, struct diags *to)
{
	for (size_t i = 0; i < diags_count(from); i++) {
		const struct diag *d = diags_get(from, i);

		if (!diags_has_same(to, d))
			diag_add_text(to, d->severity, d->loc, d->rule, d->message);
	}
}

/* The files of all units: their texts, and how many have one of each name. */
struct progress_files {
	struct sheet_texts texts;
	struct intern names;
	uint32_t *count;
	struct calendar calendar;       /* of the plan of the unit whose turn it is */
	const struct previous_pdf *pdf; /* that is the previous edition; NULL: it is a folder */
};

/* A file to be read. */
struct asked_file {
	const char *path;
	struct srcloc loc;
	const struct sheet_layout *layout;
};

static struct asked_file
ask_for(const struct run *run, const struct job_unit *unit, const struct job_file *file)
{
	return (struct asked_file){path_beside(run->arena, run->job.path, file->file.text), file->file.loc,
	    layout_of_file(run->arena, &run->job, unit, file, SHEET_OF_PROGRESS)};
}

/*
 * NULL where the file has faults, of which run->progress_faults tells then; *file, where it can't even be
 * read.
 */
static const struct sheet *
read_sheet(struct run *run, struct progress_files *files, const struct asked_file *asked,
    const struct input **file, struct diags *diags)
{
	struct sheet *sheet = ARENA_NEW(run->arena, struct sheet);
	struct sheet_request request = {
	    .path = asked->path,
	    .loc = asked->loc,
	    .style = run->job.numbers,
	    .texts = &files->texts,
	    .layout = asked->layout,
	};
	struct arena *scratch = arena_open_beside(run->arena);
	struct diags *own = diags_open();
	struct bytes bytes;
	bool good;

	if (!own)
		arena_out_of_memory(run->arena, 0);
	diags_speak(own, diags_language(diags));
	*file = input_files_borrow(&run->inputs, scratch,
	    (struct input_request){asked->path, SHEET_FILE_MAX, asked->loc}, &bytes, own);
	good = *file && progress_sheet_parse(run->arena, &request, files->calendar, bytes, sheet, own);
	arena_close(scratch);
	if (good) {
		struct plan_columns columns = columns_of(sheet, run->job.numbers);

		columns_tell_year(sheet, SHEET_OF_PROGRESS, &columns, job_year_of(&run->job), own);
	}
	tell_all(own, good ? diags : run->progress_faults);
	diags_close(own);
	return good ? sheet : NULL;
}

static void
count_names(const struct run *run, struct progress_files *out)
{
	intern_init(&out->names, run->arena);
	out->count = ARENA_ARRAY(run->arena, uint32_t, run->job.unit_count);
	for (size_t u = 0; u < run->job.unit_count; u++) {
		const char *path = run->job.units[u].progress.file.text;

		if (path)
			out->count[intern_add(&out->names, file_name_of(path), strlen(file_name_of(path)))]++;
	}
}

/* Whether the path stays below the folder that it is put behind. */
static bool
is_below(const char *path)
{
	bool below = path[0] != '/';

	for (const char *at = path; below && at; at = strchr(at, '/')) {
		at += *at == '/';
		below = strncmp(at, "..", 2) != 0 || (at[2] != '/' && at[2] != '\0');
	}
	return below;
}

/* A file in a folder by its name, or with the ending of another kind of sheet; NULL: there is none. */
static const char *
sheet_in(struct run *run, const char *folder, const char *name)
{
	static const char *const endings[] = {".csv", ".xlsx", ".xlsm", ".ods"};
	const char *path = path_found(run->arena, arena_printf(run->arena, "%s/%s", folder, name));
	const char *dot = strrchr(file_name_of(name), '.');
	const size_t n = dot ? (size_t)(dot - name) : strlen(name);

	for (size_t i = 0; is_absent(run, path); i++) {
		if (i == sizeof endings / sizeof *endings)
			return NULL;
		path = path_found(run->arena,
		    arena_printf(run->arena, "%s/%.*s%s", folder, (int)n, name, endings[i]));
	}
	return path;
}

/*
 * The unit's file in the folder of the previous edition: as the job writes its path, or by its name alone
 * where no other unit has a file of that name.  NULL, with a note, where there is none.
 */
static const char *
path_in_previous(struct run *run, const struct job_unit *unit, const struct progress_files *files,
    struct diags *diags)
{
	const char *progress = unit->progress.file.text, *name = file_name_of(progress);
	const char *folder = path_beside(run->arena, run->job.path, run->job.previous.text);
	const char *path = is_below(progress) ? sheet_in(run, folder, progress) : NULL;

	if (!path && files->count[intern_find(&files->names, name, strlen(name))] == 1)
		path = sheet_in(run, folder, name);
	if (path)
		return path;
	/* A folder that is not there was told once. */
	if (!is_absent(run, folder))
		diag_add(diags, SEVERITY_NOTE, unit->progress.file.loc, "job-previous",
		    "the previous edition has no progress of unit %s: there is no file %s in %s",
		    unit->code.text, progress, folder);
	return NULL;
}

/* The same in a PDF. */
static const char *
path_in_pdf(const struct run *run, const struct job_unit *unit, const struct previous_pdf *pdf,
    struct diags *diags)
{
	const char *path = pdf ? previous_pdf_path(run->arena, pdf, unit) : NULL;

	if (pdf && !path)
		diag_add(diags, SEVERITY_NOTE, unit->progress.file.loc, "job-previous",
		    "the previous edition has no progress of unit %s: %s carries none", unit->code.text,
		    run->job.previous.text);
	return path;
}

static void
read_previous(struct run *run, size_t u, struct progress_files *files, struct diags *diags)
{
	const struct job_unit *unit = &run->job.units[u];
	struct asked_file asked = {0};

	if (unit->previous.file.text) {
		asked = ask_for(run, unit, &unit->previous);
	} else if (run->job.previous.text && unit->progress.file.text) {
		asked = ask_for(run, unit, &unit->progress);
		asked.path = previous_is_pdf(run) ? path_in_pdf(run, unit, files->pdf, diags)
						  : path_in_previous(run, unit, files, diags);
		asked.loc = run->job.previous.loc;
	}
	if (asked.path)
		run->progress[u].previous = read_sheet(run, files, &asked, &run->units[u].previous, diags);
}

static void
check_previous_folder(struct run *run, struct diags *diags)
{
	const char *path = path_beside(run->arena, run->job.path, run->job.previous.text);

	if (!file_is_folder(path))
		diag_add(diags, SEVERITY_ERROR, run->job.previous.loc, "job-previous",
		    "there is no folder \"%s\", in which the previous edition's progress should be", path);
}

/* Whether what was done would be read from where the plan says what is to be done. */
static bool
is_of_plan(const struct run *run, size_t u, const struct sheet *progress, struct calendar calendar)
{
	const struct sheet *plan = &run->sheets[u];
	int done[MONTHS], planned[MONTHS];

	if (plan->column_count == 0 || calendar.division == DIVISIONS ||
	    strcmp(plan->file, progress->file) != 0)
		return false;
	progress_slots(progress, calendar, done);
	progress_slots(plan, calendar, planned);
	return memcmp(done, planned, sizeof done) == 0;
}

/* What the unit reports now. */
static void
read_current(struct run *run, size_t u, struct progress_files *files, struct diags *diags)
{
	const struct job_unit *unit = &run->job.units[u];
	struct progress_unit *out = &run->progress[u];

	out->loc = unit->loc;
	if (!unit->progress.file.text)
		return;
	const struct asked_file asked = ask_for(run, unit, &unit->progress);
	out->loc = asked.loc;
	if (is_absent(run, asked.path)) {
		out->absent = asked.path;
		return;
	}
	out->sheet = read_sheet(run, files, &asked, &run->units[u].progress, diags);
	if (out->sheet && is_of_plan(run, u, out->sheet, files->calendar)) {
		diag_add(run->progress_faults, SEVERITY_ERROR, asked.loc, "progress-is-plan",
		    "this is the plan of unit %s itself, whose figures are what is to be done, not what was: "
		    "name the file of its progress",
		    unit->code.text);
		out->sheet = NULL;
	}
	if (!out->sheet)
		out->faulty = asked.path;
}

/* Of a unit whose plan isn't computed, by months; of one whose plan could not be read, nobody knows. */
static struct calendar
calendar_of_unit(const struct run *run, size_t u)
{
	struct calendar calendar = job_calendar(run->arena, &run->job, NULL);
	struct plan_columns columns;

	calendar.division = DIVISION_MONTHS;
	if (run->sheets[u].column_count == 0) {
		calendar.division = DIVISIONS;
		return calendar;
	}
	columns = columns_of(&run->sheets[u], run->job.numbers);
	if (columns_suffice(&columns))
		calendar.division = columns.division;
	return calendar;
}

static void
read_all(struct run *run, bool previous, struct diags *diags)
{
	struct progress_files files;
	struct arena *scratch;

	scratch = arena_open_beside(run->arena);
	sheet_texts_init(&files.texts, run->arena, scratch);
	run->progress = ARENA_ARRAY(run->arena, struct progress_unit, run->job.unit_count);
	files.pdf = NULL;
	if (previous && previous_is_pdf(run))
		files.pdf = previous_pdf_read(run, diags);
	else if (run->job.previous.text && previous)
		check_previous_folder(run, diags);
	count_names(run, &files);
	for (size_t u = 0; u < run->job.unit_count; u++) {
		files.calendar = calendar_of_unit(run, u);
		read_current(run, u, &files, diags);
		if (previous)
			read_previous(run, u, &files, diags);
	}
	arena_close(scratch);
}

/* What it reported before is checked, or may be asked about. */
static bool
reads_previous(const struct run *run)
{
	return !run->options->unchecked || run->options->explains;
}

void
load_progress(struct run *run, struct diags *diags)
{
	if (is_asked_for(run))
		read_all(run, reads_previous(run), diags);
}

void
load_progress_now(struct run *run, struct diags *diags)
{
	read_all(run, false, diags);
}
