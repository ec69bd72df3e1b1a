#include "text/fonts.h"

#include <errno.h>
#include <hb-ot.h>

#include "base/file.h"
#include "base/file_name.h"
#include "base/hash.h"
#include "text/face.h"
#include "text/sfnt.h"

#define POSTSCRIPT_NAME_MAX 63 /* bytes, as the name table's own limit has it */

struct face {
	const char *path;
	const void *data; /* the file */
	size_t size;
	struct face_info info;
	hb_font_t *font;
	struct slot *slots;
	size_t slot_capacity;
	struct hash_index index; /* of the slots, by glyph and characters */
	hb_codepoint_t space;
	int16_t space_advance;
};

struct fonts {
	struct arena *arena;
	struct input_files *inputs;
	struct face *faces[FONT_FACES_MAX];
	size_t count;
};

/* What HarfBuzz makes once for the whole process; made without memory, it would stay empty. */
static void
prepare_harfbuzz(struct arena *arena)
{
	errno = 0;
	hb_font_t *font = hb_font_create(hb_face_get_empty());
	hb_unicode_funcs_get_default();
	hb_font_destroy(font);
	if (errno == ENOMEM)
		arena_out_of_memory(arena, 0);
}

struct fonts *
fonts_open(struct arena *arena, struct input_files *inputs)
{
	struct fonts *fonts = ARENA_NEW(arena, struct fonts);
	fonts->arena = arena;
	fonts->inputs = inputs;
	prepare_harfbuzz(arena);
	return fonts;
}

void
fonts_close(struct fonts *fonts)
{
	if (!fonts)
		return;
	for (size_t i = 0; i < fonts->count; i++)
		hb_font_destroy(fonts->faces[i]->font);
	fonts->count = 0;
}

/* --- opening --- */

/* Has HarfBuzz load the tables that it is asked for outside fonts_use(). */
static void
load_tables(hb_face_t *face, hb_font_t *font)
{
	hb_codepoint_t space = 0;
	hb_glyph_extents_t extents;
	unsigned names;
	hb_face_get_glyph_count(face);
	hb_ot_name_list_names(face, &names);
	hb_font_get_nominal_glyph(font, ' ', &space);
	hb_font_get_glyph_h_advance(font, space);
	hb_font_get_glyph_extents(font, space, &extents);
}

static hb_font_t *
try_open_font(const void *data, size_t size)
{
	hb_blob_t *blob = hb_blob_create(data, (unsigned)size, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);
	hb_font_t *font = hb_font_create(face);
	hb_face_make_immutable(face);
	hb_font_make_immutable(font);
	load_tables(face, font);
	hb_face_destroy(face);
	hb_blob_destroy(blob);
	return font;
}

/*
 * A font that lacked memory is left lying: when it was libharfbuzz-subset that could not load a table, what
 * stands for it is that library's empty table, which libharfbuzz does not know and would free (6.0.0).
 */
static hb_font_t *
open_font(struct arena *arena, const void *data, size_t size)
{
	for (int tries = 0; tries < 2; tries++) {
		errno = 0;
		hb_font_t *font = try_open_font(data, size);
		if (errno != ENOMEM)
			return font;
	}
	arena_out_of_memory(arena, 0);
}

void
fonts_use(struct fonts *fonts, uint16_t face_id, fonts_use_fn *use, void *ctx)
{
	struct face *face = fonts->faces[face_id];
	errno = 0;
	use(ctx, face->font);
	if (errno != ENOMEM)
		return;
	face->font = open_font(fonts->arena, face->data, face->size);
	errno = 0;
	use(ctx, face->font);
	if (errno == ENOMEM)
		arena_out_of_memory(fonts->arena, 0);
}

/* The name as PDF wants it: printable ASCII but for delimiters; from the path when the font tells none. */
static const char *
postscript_name(struct arena *arena, hb_face_t *face, const char *path)
{
	char name[POSTSCRIPT_NAME_MAX + 1];
	unsigned size = sizeof(name), n = 0;
	hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
	if (size == 0) {
		snprintf(name, sizeof(name), "%s", file_name_of(path));
		size = (unsigned)strcspn(name, ".");
	}
	for (unsigned i = 0; i < size; i++) {
		if (name[i] > ' ' && name[i] < 0x7F && !strchr("[](){}<>/%#", name[i]))
			name[n++] = name[i];
	}
	return n > 0 ? arena_strndup(arena, name, n) : "Unnamed";
}

/* Height of a character's ink, for fonts whose OS/2 table does not tell. */
static int16_t
ink_height(hb_font_t *font, hb_codepoint_t character)
{
	hb_codepoint_t glyph;
	hb_glyph_extents_t extents;
	if (!hb_font_get_nominal_glyph(font, character, &glyph) ||
	    !hb_font_get_glyph_extents(font, glyph, &extents) || extents.y_bearing < 0 ||
	    extents.y_bearing > INT16_MAX)
		return 0;
	return (int16_t)extents.y_bearing;
}

/*
 * How far accented capitals reach up, and descenders down: what meets where one line is close below another.
 */
static void
measure_ink(hb_font_t *font, struct face_info *info)
{
	static const uint16_t capitals[] = {0xC1, 0xC9, 0xCD, 0xD1, 0xD3, 0xDA, 0xDC}; /* ÁÉÍÑÓÚÜ */
	static const char descenders[] = "gjpqy";
	hb_codepoint_t glyph;
	hb_glyph_extents_t extents;

	for (size_t i = 0; i < sizeof(capitals) / sizeof(*capitals); i++) {
		int16_t top = ink_height(font, capitals[i]);
		info->ink_top = top > info->ink_top ? top : info->ink_top;
	}
	for (size_t i = 0; descenders[i] != '\0'; i++) {
		if (!hb_font_get_nominal_glyph(font, (unsigned char)descenders[i], &glyph) ||
		    !hb_font_get_glyph_extents(font, glyph, &extents))
			continue;
		int64_t bottom = (int64_t)extents.y_bearing + extents.height;
		if (bottom < info->ink_bottom && bottom >= INT16_MIN)
			info->ink_bottom = (int16_t)bottom;
	}
}

static void
fill_info(struct arena *arena, struct face *face, const struct sfnt *sfnt)
{
	struct face_info *info = &face->info;
	info->postscript_name = postscript_name(arena, hb_font_get_face(face->font), face->path);
	info->units_per_em = sfnt->units_per_em;
	info->ascent = sfnt->ascent;
	info->descent = sfnt->descent;
	info->cap_height = sfnt->cap_height ? sfnt->cap_height : ink_height(face->font, 'H');
	info->x_height = sfnt->x_height ? sfnt->x_height : ink_height(face->font, 'x');
	memcpy(info->bbox, sfnt->bbox, sizeof(info->bbox));
	/*
	 * The usual estimate, 50 + (weight / 65)^2 thousandths of an em: 88 for a regular, 166 for a bold
	 * face.
	 */
	int32_t weight = sfnt->weight < 1000 ? sfnt->weight : 1000;
	info->stem_v = (int16_t)((50 + weight * weight / (65 * 65)) * sfnt->units_per_em / 1000);
	info->italic_angle = (int32_t)((int64_t)sfnt->italic_angle * 1000 / 65536);
	info->fixed_pitch = sfnt->fixed_pitch;
	info->serif = sfnt->serif;
	info->variable = sfnt->variable;
	info->cff = sfnt->cff;
	measure_ink(face->font, info);
	info->italic = sfnt->italic;
}

int
fonts_add_memory(struct fonts *fonts, const char *path, const void *data, size_t size, struct srcloc loc,
    struct diags *diags)
{
	struct sfnt sfnt;
	const char *why = fonts->count < FONT_FACES_MAX ? sfnt_check(data, size, &sfnt)
							: N_("there are too many fonts already");
	struct face *face = ARENA_NEW(fonts->arena, struct face);
	if (!why) {
		face->font = open_font(fonts->arena, data, size);
		if (!hb_font_get_nominal_glyph(face->font, ' ', &face->space)) {
			hb_font_destroy(face->font);
			why = N_("it has no glyph for the space");
		}
	}
	if (why) {
		diag_add(diags, SEVERITY_ERROR, loc, "font-invalid", "the font \"%s\" can't be used: %s",
		    path, diag_phrase(diags, why));
		return -1;
	}
	face->path = arena_strdup(fonts->arena, path);
	face->data = data;
	face->size = size;
	face->space_advance = (int16_t)hb_font_get_glyph_h_advance(face->font, face->space);
	fill_info(fonts->arena, face, &sfnt);
	face->info.path = face->path;
	face->info.loc = loc;
	fonts->faces[fonts->count] = face;
	return (int)fonts->count++;
}

int
fonts_face(struct fonts *fonts, const char *path, struct srcloc loc, struct diags *diags)
{
	for (size_t i = 0; i < fonts->count; i++) {
		if (strcmp(fonts->faces[i]->path, path) == 0)
			return (int)i;
	}
	const struct input_request request = {path, FONT_FILE_MAX, loc};
	const struct input *input = input_files_read(fonts->inputs, request, diags);
	if (!input)
		return -1;
	return fonts_add_memory(fonts, path, input->bytes.data, input->bytes.length, loc, diags);
}

/* --- asking --- */

struct input_files *
fonts_inputs(const struct fonts *fonts)
{
	return fonts->inputs;
}

bool
fonts_same(const struct fonts *fonts, uint16_t a, uint16_t b)
{
	const struct face *x = fonts->faces[a], *y = fonts->faces[b];
	return x->size == y->size && memcmp(x->data, y->data, x->size) == 0;
}

size_t
fonts_face_count(const struct fonts *fonts)
{
	return fonts->count;
}

const struct face_info *
fonts_info(const struct fonts *fonts, uint16_t face)
{
	return &fonts->faces[face]->info;
}

hb_font_t *
fonts_hb(const struct fonts *fonts, uint16_t face)
{
	return fonts->faces[face]->font;
}

int16_t
fonts_space_advance(const struct fonts *fonts, uint16_t face)
{
	return fonts->faces[face]->space_advance;
}

/* --- slots --- */

static uint32_t
hash_of_pair(uint32_t glyph, const char *characters, size_t n)
{
	uint32_t hash = HASH_OF_NOTHING ^ glyph * 0x9E3779B9u;

	for (size_t i = 0; i < n; i++)
		hash = hash_add_byte(hash, characters[i]);
	return hash;
}

static uint32_t
hash_of(const void *slots, uint32_t number)
{
	const struct slot *slot = &((const struct slot *)slots)[number];

	return hash_of_pair(slot->glyph, slot->characters, strlen(slot->characters));
}

/* HASH_NONE: the pair has no slot. */
static uint32_t
find_slot(const struct face *face, uint32_t glyph, const char *characters, size_t n, uint32_t hash)
{
	uint32_t number;

	for (size_t at = hash_start(hash); (number = hash_index_at(&face->index, at)) != HASH_NONE; at++) {
		const struct slot *slot = &face->slots[number];
		if (slot->glyph == glyph && strncmp(slot->characters, characters, n) == 0 &&
		    slot->characters[n] == '\0')
			break;
	}
	return number;
}

uint32_t
fonts_slot_for(struct fonts *fonts, uint16_t face_id, uint32_t glyph, const char *characters, size_t n)
{
	struct face *face = fonts->faces[face_id];
	uint32_t hash = hash_of_pair(glyph, characters, n);
	uint32_t number = find_slot(face, glyph, characters, n, hash);

	if (number != HASH_NONE)
		return number;
	face->slots = arena_grow(fonts->arena, face->slots, face->index.count, &face->slot_capacity,
	    (size_t)face->index.count + 1, sizeof(*face->slots));
	face->slots[face->index.count] = (struct slot){
	    .glyph = glyph,
	    .characters = arena_strndup(fonts->arena, characters, n),
	    .advance = (int16_t)hb_font_get_glyph_h_advance(face->font, glyph),
	};
	return hash_index_add(&face->index, fonts->arena, hash, hash_of, face->slots);
}

const struct slot *
fonts_slot(const struct fonts *fonts, uint16_t face, uint32_t slot)
{
	return &fonts->faces[face]->slots[slot];
}

size_t
fonts_slot_count(const struct fonts *fonts, uint16_t face)
{
	return fonts->faces[face]->index.count;
}

uint32_t
fonts_space_slot(struct fonts *fonts, uint16_t face)
{
	return fonts_slot_for(fonts, face, fonts->faces[face]->space, " ", 1);
}

struct library
fonts_library(void)
{
	return (struct library){"harfbuzz", hb_version_string()};
}
