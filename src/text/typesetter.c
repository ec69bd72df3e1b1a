#include "text/typesetter.h"

#include "base/buf.h"
#include "text/face.h"
#include "text/paragraph.h"

struct typesetter {
	struct fonts *fonts;
	const struct font_family *families;
	size_t family_count;
	struct font *font; /* family * FACE_VARIANTS + variant */
	bool *noted;       /* for each font: that it is printed in the regular face */
	struct words *words;
	struct hyphenator *hyphenator;
	struct paragraph paragraph;
};

/* --- opening --- */

static const char *
face_path(const struct font_family *family, enum face_variant variant, struct srcloc *loc)
{
	if (!family->path[variant])
		variant = FACE_REGULAR;
	*loc = family->loc[variant];
	return family->path[variant];
}

/* Faces of one font: its own, then those of the fallback families. */
static bool
open_font(struct typesetter *setter, struct arena *arena, size_t index, struct diags *diags)
{
	const struct font_family *family = &setter->families[index / FACE_VARIANTS];
	enum face_variant variant = (enum face_variant)(index % FACE_VARIANTS);
	uint16_t *faces = ARENA_ARRAY(arena, uint16_t, family->fallback_count + 1);
	size_t count = 0;
	struct srcloc loc;
	for (size_t i = 0; i <= family->fallback_count; i++) {
		size_t which = i == 0 ? index / FACE_VARIANTS : family->fallback[i - 1];
		if (which >= setter->family_count)
			continue;
		const char *path = face_path(&setter->families[which], variant, &loc);
		int face = fonts_face(setter->fonts, path, loc, diags);
		if (face < 0)
			return false;
		faces[count++] = (uint16_t)face;
	}
	setter->font[index] = (struct font){faces, count};
	return true;
}

static struct font_lines *
measure_fonts(struct arena *arena, const struct fonts *fonts, const struct font *font, size_t n)
{
	struct font_lines *lines = ARENA_ARRAY(arena, struct font_lines, n);
	for (size_t i = 0; i < n; i++) {
		const struct face_info *info = fonts_info(fonts, font[i].faces[0]);
		lines[i] = (struct font_lines){
		    .units_per_em = info->units_per_em,
		    .space = fonts_space_advance(fonts, font[i].faces[0]),
		    .ascent = info->ascent,
		    .descent = info->descent,
		};
	}
	return lines;
}

static const char *const variant_names[] = {"regular", "bold", "italic", "bold-italic"};

/* Tells what is not drawn as the template asks for it: the variants of one file look alike. */
static void
warn_of_files(const struct fonts *fonts, const struct font_family *family, const struct font *font,
    struct diags *diags)
{
	for (size_t v = 0; v < FACE_VARIANTS; v++) {
		if (!family->path[v])
			continue;
		uint16_t face = font[v].faces[0];
		if (fonts_info(fonts, face)->variable) {
			diag_add(diags, SEVERITY_WARNING, family->loc[v], "font-variable",
			    "%s: a variable font, of which only the default instance is drawn, whatever the"
			    " variant; "
			    "name a file of its own for each of regular, bold and italic",
			    family->path[v]);
			continue;
		}
		for (size_t k = 0; k < v; k++) {
			if (!family->path[k] || !fonts_same(fonts, face, font[k].faces[0]))
				continue;
			diag_add(diags, SEVERITY_WARNING, family->loc[v], "font-same",
			    "%s and %s of the font \"%s\" are the same file, and look alike",
			    variant_names[k], variant_names[v], family->name);
			break;
		}
	}
}

struct typesetter *
typesetter_open(struct arena *arena, struct fonts *fonts, const struct font_family *families, size_t n,
    const char *hyphen_dir, struct diags *diags)
{
	struct typesetter *setter = ARENA_NEW(arena, struct typesetter);
	size_t count = n * FACE_VARIANTS;
	bool opened = true;
	setter->fonts = fonts;
	setter->families = families;
	setter->family_count = n;
	setter->font = ARENA_ARRAY(arena, struct font, count);
	setter->noted = ARENA_ARRAY(arena, bool, count);
	for (size_t i = 0; i < count && opened; i++)
		opened = open_font(setter, arena, i, diags);
	if (!opened)
		return NULL;
	for (size_t i = 0; i < n; i++)
		warn_of_files(fonts, &families[i], &setter->font[i * FACE_VARIANTS], diags);
	setter->words = words_open(arena, fonts, setter->font, count);
	setter->hyphenator = hyphenator_open(arena, fonts_inputs(fonts), hyphen_dir);
	breaks_init();
	setter->paragraph = (struct paragraph){
	    .arena = arena,
	    .words = setter->words,
	    .hyphenator = setter->hyphenator,
	    .faces = fonts,
	    .fonts = measure_fonts(arena, fonts, setter->font, count),
	};
	return setter;
}

void
typesetter_close(struct typesetter *setter)
{
	if (!setter)
		return;
	words_close(setter->words);
	hyphenator_close(setter->hyphenator);
}

/* The least leading, in thousandths of a point; rounded up to a tenth of a point, to be written. */
static length
least_leading(const struct face_info *info, length size)
{
	int64_t ink = info->ink_top > 0 && info->ink_bottom < 0 ? info->ink_top - info->ink_bottom : 0;
	int64_t tenth = (int64_t)info->units_per_em * 100;
	return (length)((ink * size + tenth - 1) / tenth * 100);
}

static const char *
points(struct arena *arena, length value)
{
	struct buf buf = BUF_INIT;
	buf_add_milli(&buf, value);
	return buf_take(&buf, arena);
}

static bool
set_alike(const struct style *a, const struct style *b)
{
	return a->family == b->family && a->variant == b->variant && a->size == b->size &&
	    a->leading == b->leading;
}

bool
typesetter_check(const struct typesetter *setter, const struct style *styles, size_t n, struct diags *diags)
{
	bool good = true;
	for (size_t i = 0; i < n; i++) {
		const struct style *style = &styles[i];
		size_t told = 0;
		const struct face_info *info =
		    fonts_info(setter->fonts, setter->font[font_of(style)].faces[0]);
		length least = least_leading(info, style->size);
		if (style->leading >= least)
			continue;
		while (told < i && !set_alike(&styles[told], style))
			told++;
		if (told < i)
			continue;
		good = false;
		struct srcloc loc =
		    style->loc.file ? style->loc : setter->families[style->family].loc[FACE_REGULAR];
		diag_add(diags, SEVERITY_ERROR, loc, "text-leading",
		    "the lines of style «%s» would run into each other: at %s pt, accents and descenders of"
		    " %s "
		    "need a «leading» of %s pt at least",
		    style->name, points(setter->paragraph.arena, style->size), info->postscript_name,
		    points(setter->paragraph.arena, least));
	}
	return good;
}

void
typesetter_prepare(struct typesetter *setter, const char *language, struct srcloc loc, struct diags *diags)
{
	hyphenator_prepare(setter->hyphenator, language, loc, diags);
}

const char *
typesetter_patterns(struct typesetter *setter, const char *language)
{
	return hyphenator_file(setter->hyphenator, language);
}

/* --- setting --- */

/* Says once of each family's variant that it is not there. */
static void
note_variants(struct typesetter *setter, const struct span *spans, size_t n, struct diags *diags)
{
	for (size_t i = 0; i < n; i++) {
		const struct style *style = spans[i].style;
		const struct font_family *family = &setter->families[style->family];
		if (family->path[style->variant] || setter->noted[font_of(style)])
			continue;
		setter->noted[font_of(style)] = true;
		diag_add(diags, SEVERITY_NOTE, family->loc[FACE_REGULAR], "text-no-variant",
		    "the family \"%s\" has no %s face; style \"%s\" is printed in its regular one",
		    family->name, variant_names[style->variant], style->name ? style->name : "");
	}
}

static void
copy_lines(struct arena *arena, const struct paragraph *p, struct lines *out)
{
	struct line *lines = ARENA_ARRAY(arena, struct line, p->line_count);
	struct placed *placed = ARENA_ARRAY(arena, struct placed, p->placed_count);
	int64_t height = 0;
	if (p->placed_count > 0)
		memcpy(placed, p->placed, p->placed_count * sizeof(*placed));
	for (size_t i = 0; i < p->line_count; i++) {
		const struct line_record *record = &p->lines[i];
		lines[i] = (struct line){
		    .runs = placed + record->first,
		    .count = (uint32_t)record->count,
		    .width = record->width,
		    .ascent = record->ascent,
		    .height = record->height,
		    .divides = record->divides,
		};
		height += record->height;
	}
	*out = (struct lines){lines, p->line_count, (length)(height < INT32_MAX ? height : INT32_MAX)};
}

static bool
set_paragraph(void *ctx, struct arena *arena, const struct rich_text *text, length width, struct lines *out,
    struct diags *diags)
{
	struct typesetter *setter = ctx;
	struct paragraph *p = &setter->paragraph;
	p->style = text->style;
	p->spans = text->spans;
	p->span_count = text->count;
	p->width = width;
	p->hang = text->hang;
	p->diags = diags;
	p->failed = false;
	words_lend(setter->words, arena);
	note_variants(setter, text->spans, text->count, diags);
	scan_paragraph(p);
	if (!p->failed)
		fill_lines(p);
	if (p->failed)
		return false;
	copy_lines(arena, p, out);
	return true;
}

struct metrics
typesetter_metrics(struct typesetter *setter)
{
	return (struct metrics){.ctx = setter, .set = set_paragraph};
}
