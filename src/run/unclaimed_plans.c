#include "run/unclaimed_plans.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file_name.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "run/layouts.h"
#include "sheet/columns.h"
#include "sheet/read.h"

#define NAMES_TOLD 20

struct search {
	struct arena *arena; /* of this search */
	const char *folder;
	const struct job *job;
	struct intern claimed, folders; /* paths as seen from the folder; "" is the folder itself */
	const char **files;
	size_t count, capacity;
	bool is_cut;
};

/* ---- what is whose ---- */

static void
claim(struct search *s, const struct job_file *file)
{
	const char *text = file->file.text;

	if (!text)
		return;
	const char *name = file_name_of(text);

	(void)intern_add(&s->claimed, text, strlen(text));
	(void)intern_add(&s->claimed, name, strlen(name));
}

static void
claim_data(struct search *s, const struct job_data_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		claim(s, &list->items[i].file);
}

static void
claim_all(struct search *s)
{
	claim_data(s, &s->job->data);
	for (size_t u = 0; u < s->job->unit_count; u++) {
		const struct job_unit *unit = &s->job->units[u];

		claim(s, &unit->plan);
		claim(s, &unit->progress);
		claim(s, &unit->previous);
		claim_data(s, &unit->data);
	}
}

/* ---- the files ---- */

static bool
may_be_sheet(const char *name)
{
	static const char *const endings[] = {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods"};
	const size_t n = strlen(name);

	if (name[0] == '.' || utf8_valid_prefix(name, n) != n)
		return false;
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		if (file_name_ends_in(name, n, endings[i]))
			return true;
	return false;
}

static void
add_file(struct search *s, const char *below, const char *name)
{
	const char *path =
	    below[0] ? arena_printf(s->arena, "%s%s", below, name) : arena_strdup(s->arena, name);

	if (intern_find(&s->claimed, path, strlen(path)) != INTERN_NONE)
		return;
	s->files = arena_grow(s->arena, s->files, s->count, &s->capacity, s->count + 1, sizeof(*s->files));
	s->files[s->count++] = path;
}

/* `below` ends in a slash, or is "". */
static void
list_folder(struct search *s, const char *below)
{
	DIR *dir = opendir(arena_printf(s->arena, "%s/%s", s->folder, below));
	size_t n = 0;

	if (!dir)
		return;
	for (const struct dirent *entry; (entry = readdir(dir)) != NULL; n++) {
		if (n == UNCLAIMED_NAMES_MAX) {
			s->is_cut = true;
			break;
		}
		if (may_be_sheet(entry->d_name))
			add_file(s, below, entry->d_name);
	}
	closedir(dir);
}

/* The folder, and those in it where the job has plans. */
static void
list_folders(struct search *s)
{
	(void)intern_add(&s->folders, "", 0);
	list_folder(s, "");
	for (size_t u = 0; u < s->job->unit_count; u++) {
		const char *text = s->job->units[u].plan.file.text;
		const size_t n = text ? (size_t)(file_name_of(text) - text) : 0;
		const uint32_t known = s->folders.count;

		if (n == 0 || text[0] == '/' || strstr(text, "..") || known > UNCLAIMED_FILES_MAX)
			continue;
		if (intern_add(&s->folders, text, n) == known)
			list_folder(s, arena_strndup(s->arena, text, n));
	}
}

/* ---- what they are ---- */

static bool
is_small_file(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size <= UNCLAIMED_SIZE_MAX;
}

static bool
is_plan(struct arena *scratch, const struct search *s, const char *file)
{
	const struct job_unit unit = {.code.text = ""};
	const struct sheet_request request = {
	    .path = arena_printf(scratch, "%s/%s", s->folder, file),
	    .style = s->job->numbers,
	    .layout = layout_of_file(scratch, s->job, &unit, &unit.plan, SHEET_OF_PLAN),
	    .part = SHEET_HEADINGS,
	};
	struct diags *unused;
	struct sheet sheet = {0};
	bool is = false;

	if (!is_small_file(request.path))
		return false;
	unused = diags_open();
	if (!unused)
		arena_out_of_memory(scratch, 0);
	if (sheet_read(scratch, &request, &sheet, unused)) {
		const struct plan_columns columns = columns_of(&sheet, s->job->numbers);

		is = columns_suffice(&columns);
	}
	diags_close(unused);
	return is;
}

static int
compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
tell(const struct search *s, struct srcloc loc, const char *const *plans, size_t n, struct diags *diags)
{
	const char *list = "";

	for (size_t i = 0; i < n && i < NAMES_TOLD; i++)
		list = arena_printf(s->arena, "%s%s%s", list, i > 0 ? ", " : "", plans[i]);
	if (n > NAMES_TOLD || s->is_cut)
		list = arena_printf(s->arena, "%s, \u2026", list);
	diag_add(diags, SEVERITY_NOTE, loc, RULE_OTHER_PLANS,
	    "the folder \"%s\" has plans that are of no unit of this job, and are not read (%zu): %s; if "
	    "they are of units that are gone since, put a job.yaml into it that names them",
	    s->folder, n, list);
}

void
unclaimed_plans_tell(struct arena *arena, const char *folder, const struct job *job, struct srcloc loc,
    struct diags *diags)
{
	struct search s = {.arena = arena_open_beside(arena), .folder = folder, .job = job};
	size_t n = 0;

	intern_init(&s.claimed, s.arena);
	intern_init(&s.folders, s.arena);
	claim_all(&s);
	list_folders(&s);
	if (s.count > 0)
		qsort(s.files, s.count, sizeof(*s.files), compare_paths);
	if (s.count > UNCLAIMED_FILES_MAX) {
		s.count = UNCLAIMED_FILES_MAX;
		s.is_cut = true;
	}
	for (size_t i = 0; i < s.count; i++) {
		struct arena *scratch = arena_open_beside(arena);

		if (is_plan(scratch, &s, s.files[i]))
			s.files[n++] = s.files[i];
		arena_close(scratch);
	}
	if (n > 0)
		tell(&s, loc, s.files, n, diags);
	arena_close(s.arena);
}
