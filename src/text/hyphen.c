#include "text/hyphen.h"

#include <dirent.h>
#include <errno.h>
#include <hyphen.h>
#include <stdint.h>
#include <unistd.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "text/letters.h"

#define LANGUAGE_MAX 16
#define LANGUAGES_MAX 16
#define PATTERNS_FILE_MAX INPUT_MAX

struct hyphen_language {
	char tag[LANGUAGE_MAX];
	HyphenDict *patterns; /* NULL: none were found */
};

struct hyphenator {
	struct arena *arena;
	struct input_files *inputs;
	const char *folder;
	struct hyphen_language languages[LANGUAGES_MAX];
	size_t count;
};

/* --- memory --- */

/*
 * When memory runs out, libhyphen's own allocator calls exit(1), wherever the program is.  It is a function
 * like any other of the library, and the dynamic linker finds these first.  They are given no context: hence
 * the variable, the arena of the hyphenator at work.
 */
static struct arena *at_work;

void *hnj_malloc(int size);
void *hnj_realloc(void *, int size);

void *
hnj_malloc(int size)
{
	return hnj_realloc(NULL, size);
}

void *
hnj_realloc(void *old, int size)
{
	void *p = realloc(old, (size_t)size);
	if (!p)
		arena_out_of_memory(at_work, (size_t)size);
	return p;
}

static HyphenDict *
parse_patterns(struct arena *arena, struct bytes bytes)
{
	FILE *file = fmemopen((void *)bytes.data, bytes.length, "r"); /* which only reads them */

	if (!file && errno == ENOMEM)
		arena_out_of_memory(arena, 0);
	if (!file)
		return NULL;
	at_work = arena;
	HyphenDict *patterns = hnj_hyphen_load_file(file);
	(void)fclose(file); /* only read from */
	return patterns;
}

/* A file that can't be read is as good as none. */
static HyphenDict *
load_patterns(struct hyphenator *h, const char *path)
{
	const struct input_request request = {path, PATTERNS_FILE_MAX, {path, 0, 0}};
	struct diags *unused = diags_open();

	if (!unused)
		arena_out_of_memory(h->arena, 0);
	const struct input *input = input_files_read(h->inputs, request, unused);
	diags_close(unused);
	return input ? parse_patterns(h->arena, input->bytes) : NULL;
}

struct hyphenator *
hyphenator_open(struct arena *arena, struct input_files *inputs, const char *folder)
{
	struct hyphenator *hyphenator = ARENA_NEW(arena, struct hyphenator);
	hyphenator->arena = arena;
	hyphenator->inputs = inputs;
	hyphenator->folder = folder ? arena_strdup(arena, folder) : NULL;
	return hyphenator;
}

void
hyphenator_close(struct hyphenator *hyphenator)
{
	if (!hyphenator)
		return;
	for (size_t i = 0; i < hyphenator->count; i++) {
		if (hyphenator->languages[i].patterns)
			hnj_hyphen_free(hyphenator->languages[i].patterns);
	}
	hyphenator->count = 0;
}

/* --- finding the patterns --- */

/* The first name by bytes, so that it is the same on every file system, of those that start with `prefix`. */
static const char *
first_with_prefix(struct arena *arena, const char *folder, const char *prefix)
{
	const char *first = NULL;
	DIR *dir = opendir(folder);
	if (!dir && errno == ENOMEM)
		arena_out_of_memory(arena, 0);
	if (!dir)
		return NULL;
	for (const struct dirent *entry; (entry = readdir(dir)) != NULL;) {
		const char *name = entry->d_name;
		size_t n = strlen(name);
		if (strncmp(name, prefix, strlen(prefix)) == 0 && n > 4 &&
		    strcmp(name + n - 4, ".dic") == 0 && (!first || strcmp(name, first) < 0))
			first = arena_strdup(arena, name);
	}
	closedir(dir);
	return first ? arena_printf(arena, "%s/%s", folder, first) : NULL;
}

static const char *
find_patterns(struct hyphenator *h, const char *tag)
{
	char name[LANGUAGE_MAX];
	size_t n = 0;
	for (; tag[n] != '\0'; n++)
		name[n] = tag[n] == '-' ? '_' : tag[n];
	name[n] = '\0';

	const char *path = arena_printf(h->arena, "%s/hyph_%s.dic", h->folder, name);
	if (access(path, R_OK) == 0)
		return path;
	name[strcspn(name, "_")] = '\0';
	path = arena_printf(h->arena, "%s/hyph_%s.dic", h->folder, name);
	if (access(path, R_OK) == 0)
		return path;
	path = arena_printf(h->arena, "%s/hyph_%s_ES.dic", h->folder, name);
	if (access(path, R_OK) == 0)
		return path;
	return first_with_prefix(h->arena, h->folder, arena_printf(h->arena, "hyph_%s_", name));
}

/* The languages that the folder has patterns for, each once, in order: "en, es"; "" for none. */
static const char *
languages_there(struct hyphenator *h)
{
	char there[26][26] = {0};
	struct buf list = BUF_INIT;
	DIR *dir = h->folder ? opendir(h->folder) : NULL;
	for (const struct dirent *entry; dir && (entry = readdir(dir)) != NULL;) {
		const char *name = entry->d_name;
		if (strncmp(name, "hyph_", 5) == 0 && ascii_is_lower(name[5]) && ascii_is_lower(name[6]) &&
		    (name[7] == '_' || name[7] == '.'))
			there[name[5] - 'a'][name[6] - 'a'] = 1;
	}
	if (dir)
		closedir(dir);
	for (int i = 0; i < 26 * 26; i++) {
		if (!there[i / 26][i % 26])
			continue;
		buf_adds(&list, list.length > 0 ? ", " : "");
		buf_addc(&list, (char)('a' + i / 26));
		buf_addc(&list, (char)('a' + i % 26));
	}
	return buf_take(&list, h->arena);
}

static void
warn_of_language(struct hyphenator *h, const char *tag, struct srcloc loc, struct diags *diags)
{
	const char *there = languages_there(h);
	diag_add(diags, SEVERITY_WARNING, loc, "text-no-hyphenation",
	    "no hyphenation patterns for \"%s\" in %s; words are not divided. There are those of: %s."
	    " Debian's packages "
	    "hyphen-LANGUAGE bring more: hyphen-%.*s",
	    tag, h->folder ? h->folder : diag_phrase(diags, N_("any folder")),
	    there[0] != '\0' ? there : diag_phrase(diags, N_("no language")), (int)strcspn(tag, "-"), tag);
}

/* NULL when out of room or the tag is not one. */
static struct hyphen_language *
open_language(struct hyphenator *h, const char *tag, struct srcloc loc, struct diags *diags)
{
	if (h->count == LANGUAGES_MAX)
		return NULL;
	struct hyphen_language *language = &h->languages[h->count++];
	snprintf(language->tag, sizeof(language->tag), "%s", tag);
	const char *path = h->folder ? find_patterns(h, language->tag) : NULL;
	if (path)
		language->patterns = load_patterns(h, path);
	if (language->patterns && !language->patterns->utf8) {
		hnj_hyphen_free(language->patterns);
		language->patterns = NULL;
	}
	if (!language->patterns)
		warn_of_language(h, language->tag, loc, diags);
	return language;
}

static bool
is_tag(const char *tag)
{
	size_t n = strspn(tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");
	return n > 0 && n < LANGUAGE_MAX && tag[n] == '\0';
}

static HyphenDict *
patterns_for(struct hyphenator *h, const char *tag, struct srcloc loc, struct diags *diags)
{
	if (!tag || !is_tag(tag))
		return NULL;
	for (size_t i = 0; i < h->count; i++) {
		if (strcmp(h->languages[i].tag, tag) == 0)
			return h->languages[i].patterns;
	}
	const struct hyphen_language *language = open_language(h, tag, loc, diags);
	return language ? language->patterns : NULL;
}

const char *
hyphenator_file(struct hyphenator *h, const char *tag)
{
	return tag && is_tag(tag) && h->folder ? find_patterns(h, tag) : NULL;
}

void
hyphenator_prepare(struct hyphenator *h, const char *language, struct srcloc loc, struct diags *diags)
{
	(void)patterns_for(h, language, loc, diags);
}

/* --- dividing --- */

/* What libhyphen allocates for languages that change their spelling at a hyphen. */
static void
free_changes(char **rep, int *pos, int *cut, size_t n)
{
	for (size_t i = 0; rep && i < n; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
}

/* The word in small letters, which may take more bytes or fewer; returns how many. */
static size_t
lower_word(const char *word, size_t n, char lower[HYPHEN_WORD_MAX + 4])
{
	size_t out = 0;
	for (size_t i = 0, step; i < n && out < HYPHEN_WORD_MAX; i += step) {
		uint32_t c = utf8_decode(word + i, n - i, &step);
		out += utf8_encode(c == UTF8_INVALID ? '?' : to_lower(c), lower + out);
	}
	return out;
}

size_t
hyphenator_divide(struct hyphenator *h, const char *language, struct letters word, size_t least,
    uint16_t out[HYPHEN_WORD_MAX], struct diags *diags)
{
	char lower[HYPHEN_WORD_MAX + 4], hyphens[HYPHEN_WORD_MAX + 4 + 5];
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;
	size_t count = 0, n = word.length, letters = utf8_count(word.text, n);
	HyphenDict *patterns =
	    n <= HYPHEN_WORD_MAX ? patterns_for(h, language, (struct srcloc){0}, diags) : NULL;
	if (!patterns || letters < 2 * least)
		return 0;

	size_t size = lower_word(word.text, n, lower);
	lower[size] = '\0'; /* libhyphen is given the length, but looks for substrings too */
	memset(hyphens, 0, sizeof(hyphens));
	at_work = h->arena;
	if (hnj_hyphen_hyphenate2(patterns, lower, (int)size, hyphens, NULL, &rep, &pos, &cut) == 0) {
		/* hyphens[i] belongs to the character i; odd: it may be divided after that one. */
		for (size_t i = 0, at = 0, step; at < n && i + least < letters; i++) {
			utf8_decode(word.text + at, n - at, &step);
			at += step;
			if (i + 1 >= least && hyphens[i] & 1 && !(rep && rep[i]))
				out[count++] = (uint16_t)at;
		}
	}
	free_changes(rep, pos, cut, size);
	return count;
}
