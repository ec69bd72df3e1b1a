/*
 * Font files, looked for beside the template, then in the fonts folder.
 */
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/file_name.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "template/loader.h"

#define FILES_MAX 1000 /* of a folder, to suggest one of */

static bool
is_file(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

struct near_file {
	const char *text, *folded; /* what is looked for; without blanks */
	const char *names[FILES_MAX];
	size_t count;
	const char *begins; /* the first by bytes that begins with what is looked for */
};

/* Small letters without accents, blanks and hyphens. */
static const char *
squeeze(struct arena *arena, const char *text)
{
	size_t n, kept = 0;
	char *folded = arena_strdup(arena, utf8_fold(arena, text, strlen(text), &n));

	for (size_t i = 0; i < n; i++)
		if (folded[i] != ' ' && folded[i] != '-' && folded[i] != '_')
			folded[kept++] = folded[i];
	folded[kept] = '\0';
	return folded;
}

static void
list_fonts(struct loader *l, const char *folder, struct near_file *near)
{
	DIR *dir = opendir(folder);

	if (dir == NULL)
		return;
	for (const struct dirent *entry; near->count < FILES_MAX && (entry = readdir(dir)) != NULL;) {
		size_t n = strlen(entry->d_name);
		bool is_font = file_name_ends_in(entry->d_name, n, ".ttf") ||
		    file_name_ends_in(entry->d_name, n, ".otf");
		if (!is_font || utf8_valid_prefix(entry->d_name, n) != n)
			continue;
		const char *name = arena_strdup(l->arena, entry->d_name);
		near->names[near->count++] = name;
		if (near->folded[0] != '\0' &&
		    strncmp(squeeze(l->arena, name), near->folded, strlen(near->folded)) == 0 &&
		    (near->begins == NULL || strcmp(name, near->begins) < 0))
			near->begins = name;
	}
	closedir(dir);
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "; is «Arial.ttf» meant?": a file of nearly that name, or of that family; otherwise "". */
static const char *
suggest_file(struct loader *l, const char *text, const char *beside, const char *fonts_dir)
{
	struct near_file *near = ARENA_NEW(l->arena, struct near_file);

	near->folded = squeeze(l->arena, text);
	list_fonts(l, beside, near);
	if (fonts_dir != NULL)
		list_fonts(l, fonts_dir, near);
	qsort(near->names, near->count, sizeof(*near->names), compare_names);
	size_t best = nearest_name(text, near->names, near->count);
	return suggestion(l->arena, diags_language(l->diags),
	    best < near->count ? near->names[best] : near->begins);
}

const char *
load_font_file(struct loader *l, struct job_text file, const char *fonts_dir)
{
	const char *path = path_beside(l->arena, file.loc.file, file.text);
	const char *beside = path_beside(l->arena, file.loc.file, ".");

	if (is_file(path) || l->template->only_read)
		return path;
	if (file_is_folder(path)) {
		LOAD_ERROR(l, file.loc, "template-font-missing",
		    "font file «%s» is a folder; name a .ttf or .otf file in it", load_quote(l, file.text));
		return NULL;
	}
	if (fonts_dir == NULL || file.text[0] == '/') {
		LOAD_ERROR(l, file.loc, "template-font-missing", "there is no font file «%s»%s",
		    load_quote(l, path), suggest_file(l, file.text, beside, NULL));
		return NULL;
	}
	path = path_found(l->arena, arena_printf(l->arena, "%s/%s", fonts_dir, file.text));
	if (is_file(path))
		return path;
	LOAD_ERROR(l, file.loc, "template-font-missing",
	    "font file «%s» is neither beside the template nor in %s; a font is named by its .ttf or .otf "
	    "file there, by the path of one, or as `family` by the name of an installed one%s",
	    load_quote(l, file.text), fonts_dir, suggest_file(l, file.text, beside, fonts_dir));
	return NULL;
}
