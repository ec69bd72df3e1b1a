#include "template/installed.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"
#include "template/libfontconfig.h"

#define NAMES_MAX 4000 /* of families, to suggest one of */

/* The least weight that is a bold one, as fontconfig counts; a medium is 100, a bold 200. */
#define WEIGHT_BOLD_LEAST FC_WEIGHT_DEMIBOLD

/* A file, and which letters are in it. */
struct installed {
	const char *path;
	int weight, slant, width;
};

struct search {
	struct loader *l;
	struct libfontconfig lib;
	FcConfig *config;
};

/* --- asking fontconfig ---------------------------------------------------------------------------------- */

/* Fonts of a family, or of all (NULL), with what is needed of them; NULL without memory. */
static FcFontSet *
list_fonts(const struct search *s, const char *family)
{
	static const char *const wanted[] = {FC_FILE, FC_FAMILY, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH,
	    FC_FONTFORMAT};
	FcPattern *pattern = s->lib.PatternCreate();
	FcObjectSet *objects = s->lib.ObjectSetCreate();
	FcFontSet *list = NULL;
	bool ok = pattern && objects;

	for (size_t i = 0; ok && i < sizeof wanted / sizeof *wanted; i++)
		ok = s->lib.ObjectSetAdd(objects, wanted[i]);
	if (ok && family)
		ok = s->lib.PatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	if (ok)
		list = s->lib.FontList(s->config, pattern, objects);
	if (objects)
		s->lib.ObjectSetDestroy(objects);
	if (pattern)
		s->lib.PatternDestroy(pattern);
	if (!list)
		arena_out_of_memory(s->l->arena, 0);
	return list;
}

static const char *
text_of(const struct search *s, const FcPattern *font, const char *what, int n)
{
	FcChar8 *text;

	return s->lib.PatternGetString(font, what, n, &text) == FcResultMatch ? (const char *)text : NULL;
}

/* What isn't one number is several: of a variable font, which is drawn as its default. */
static int
number_of(const struct search *s, const FcPattern *font, const char *what, int otherwise)
{
	int number;

	return s->lib.PatternGetInteger(font, what, 0, &number) == FcResultMatch ? number : otherwise;
}

/* Outlines that can be embedded; no instance of a variable font, which has numbers of its own. */
static bool
is_usable(const struct search *s, const FcPattern *font)
{
	const char *format = text_of(s, font, FC_FONTFORMAT, 0);

	return number_of(s, font, FC_INDEX, 0) == 0 && format &&
	    (strcmp(format, "TrueType") == 0 || strcmp(format, "CFF") == 0);
}

/* --- choosing ------------------------------------------------------------------------------------------- */

static bool
is_of_variant(const struct installed *font, enum face_variant variant)
{
	const bool bold = variant == FACE_BOLD || variant == FACE_BOLD_ITALIC;
	const bool italic = variant == FACE_ITALIC || variant == FACE_BOLD_ITALIC;

	if (variant == FACE_REGULAR)
		return font->slant == FC_SLANT_ROMAN;
	return bold == (font->weight >= WEIGHT_BOLD_LEAST) && italic == (font->slant > FC_SLANT_ROMAN);
}

/* How far it is from what is looked for: width before weight. */
static long
distance(const struct installed *font, enum face_variant variant)
{
	const bool bold = variant == FACE_BOLD || variant == FACE_BOLD_ITALIC;

	return 1000L * labs((long)font->width - FC_WIDTH_NORMAL) +
	    labs((long)font->weight - (bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR));
}

static bool
is_better(const struct installed *a, const struct installed *b, enum face_variant variant)
{
	const long far_a = distance(a, variant), far_b = distance(b, variant);

	return !b->path || far_a < far_b || (far_a == far_b && strcmp(a->path, b->path) < 0);
}

/* Returns whether there was any font of the family. */
static bool
choose(const struct search *s, const FcFontSet *list, struct installed best[FACE_VARIANTS])
{
	bool any = false;

	for (int i = 0; i < list->nfont; i++) {
		const FcPattern *pattern = list->fonts[i];
		const char *path = text_of(s, pattern, FC_FILE, 0);
		if (!path || !is_usable(s, pattern))
			continue;
		const struct installed font = {
		    .path = path,
		    .weight = number_of(s, pattern, FC_WEIGHT, FC_WEIGHT_REGULAR),
		    .slant = number_of(s, pattern, FC_SLANT, FC_SLANT_ROMAN),
		    .width = number_of(s, pattern, FC_WIDTH, FC_WIDTH_NORMAL),
		};
		any = true;
		for (int v = 0; v < FACE_VARIANTS; v++)
			if (is_of_variant(&font, (enum face_variant)v) &&
			    is_better(&font, &best[v], (enum face_variant)v))
				best[v] = font;
	}
	return any;
}

/* --- the family ----------------------------------------------------------------------------------------- */

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
refuse(const struct search *s, struct job_text name)
{
	struct loader *l = s->l;
	FcFontSet *all = list_fonts(s, NULL);
	const char **names = ARENA_ARRAY(l->arena, const char *, NAMES_MAX);
	size_t n = 0;

	for (int i = 0; i < all->nfont; i++) {
		const char *family = text_of(s, all->fonts[i], FC_FAMILY, 0);
		if (n < NAMES_MAX && family && is_usable(s, all->fonts[i]))
			names[n++] = arena_strdup(l->arena, family);
	}
	s->lib.FontSetDestroy(all);
	qsort(names, n, sizeof *names, compare_names);
	LOAD_ERROR(l, name.loc, "template-font-missing",
	    "no font of the family «%s» is installed on this machine (fontconfig)%s",
	    load_quote(l, name.text), suggest_name(l->arena, diags_language(l->diags), name.text, names, n));
}

static void
take_family(const struct search *s, struct job_text name, struct font_family *family)
{
	struct installed best[FACE_VARIANTS] = {{0}};
	FcFontSet *list = list_fonts(s, name.text);
	const bool any = choose(s, list, best);

	if (any && !best[FACE_REGULAR].path)
		best[FACE_REGULAR] = best[best[FACE_ITALIC].path ? FACE_ITALIC : FACE_BOLD_ITALIC];
	for (int v = 0; v < FACE_VARIANTS; v++) {
		if (!best[v].path || family->path[v] || family->loc[v].file)
			continue;
		family->path[v] = arena_strdup(s->l->arena, best[v].path);
		family->loc[v] = name.loc;
	}
	s->lib.FontSetDestroy(list);
	if (!any)
		refuse(s, name);
}

void
load_installed_family(struct loader *l, struct job_text name, struct font_family *family)
{
	struct search s = {.l = l};
	const char *fault = libfontconfig_load(&s.lib);

	if (fault) {
		LOAD_ERROR(l, name.loc, "template-font-library",
		    "to find a font by its family needs fontconfig (%s), which can't be loaded: %s",
		    LIBFONTCONFIG_PACKAGE, fault);
		return;
	}
	s.config = s.lib.InitLoadConfigAndFonts();
	if (!s.config)
		arena_out_of_memory(l->arena, 0);
	take_family(&s, name, family);
	s.lib.ConfigDestroy(s.config);
}
