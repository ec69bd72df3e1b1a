/*
 * The template as a whole: version, language, page, and the order in which its parts are read.
 */
#include "template/template.h"

#include <string.h>

#include "base/file_name.h"
#include "template/inherit.h"
#include "template/loader.h"

#define SIDE_MIN 141732      /* 50 mm */
#define BODY_MIN 56693       /* 20 mm: less holds no text */
#define MARGIN_DEFAULT 42520 /* 15 mm */
#define MARGIN_MAX (2000 * LENGTH_PT)

struct raw_template {
	int version;
	struct job_text language, draft;
	const struct yaml_node *watermark, *page, *fonts, *styles, *statuses, *header, *footer, *tables,
	    *fragments, *sections;
};

static const struct schema_key template_keys[] = {
    {"pliego", VALUE_COUNT, KEY_INT_AT(raw_template, version), RANGE(0, INT32_MAX), .flags = KEY_REQUIRED},
    {"extends", .flags = KEY_ELSEWHERE},
    {"language", VALUE_TEXT, KEY_AT(raw_template, language)},
    {"draft", VALUE_TEXT, KEY_AT(raw_template, draft)},
    {"page", VALUE_NODE, KEY_AT(raw_template, page)},
    {"fonts", VALUE_NODE, KEY_AT(raw_template, fonts), .flags = KEY_REQUIRED},
    {"styles", VALUE_NODE, KEY_AT(raw_template, styles)},
    {"statuses", VALUE_NODE, KEY_AT(raw_template, statuses)},
    {"header", VALUE_NODE, KEY_AT(raw_template, header)},
    {"footer", VALUE_NODE, KEY_AT(raw_template, footer)},
    {"watermark", VALUE_MAP, KEY_AT(raw_template, watermark)},
    {"tables", VALUE_NODE, KEY_AT(raw_template, tables)},
    {"fragments", VALUE_NODE, KEY_AT(raw_template, fragments)},
    {"sections", VALUE_NODE, KEY_AT(raw_template, sections), .flags = KEY_REQUIRED},
};
const struct schema_map schema_template = SCHEMA_MAP("template", "the template", template_keys);

/* --- page ----------------------------------------------------------------------------------------------- */

enum orientation { PORTRAIT, LANDSCAPE, AS_GIVEN };

struct raw_page {
	struct page_setup page;
	enum orientation orientation;
	const struct yaml_node *size;
};

static const char *const orientation_words[] = {"portrait", "landscape", NULL};
static const char *const start_words[] = {"next", "odd", NULL};
static const char *const edge_words[] = {"side", "top", NULL};

static const struct schema_key page_keys[] = {
    {"size", VALUE_NODE, KEY_AT(raw_page, size)},
    {"orientation", VALUE_WORD, KEY_INT_AT(raw_page, orientation), .words = orientation_words},
    {"margins", VALUE_SIDES, KEY_AT(raw_page, page.margin), RANGE(0, MARGIN_MAX)},
    {"binding", VALUE_LENGTH, KEY_AT(raw_page, page.binding), RANGE(0, MARGIN_MAX)},
    {"binding-edge", VALUE_WORD, KEY_INT_AT(raw_page, page.binding_top), .words = edge_words},
    {"two-sided", VALUE_YES_NO, KEY_AT(raw_page, page.two_sided)},
    {"start-units-on", VALUE_WORD, KEY_INT_AT(raw_page, page.units_on_odd), .words = start_words},
};
const struct schema_map schema_page = SCHEMA_MAP("page", "the page", page_keys);

/* "oficio" is that of Central America and Mexico, 8.5 by 13 in; the others are ANSI and ISO 216. */
static const struct {
	const char *name;
	int32_t width_um, height_um;
} page_sizes[] = {
    {"letter", 215900, 279400},
    {"legal", 215900, 355600},
    {"oficio", 215900, 330200},
    {"tabloid", 279400, 431800},
    {"a4", 210000, 297000},
    {"a3", 297000, 420000},
};

#define PAGE_SIZES (sizeof(page_sizes) / sizeof(*page_sizes))

static void
load_page_size(struct loader *l, const struct yaml_node *node, struct page_setup *page)
{
	const struct schema_key key = {"size", VALUE_LENGTH, .min = SIDE_MIN, .max = LENGTH_MAX};
	const char *names[PAGE_SIZES];

	if (node->kind == YAML_LIST && node->count == 2) {
		load_value(l, node->items[0], &key, &page->width);
		load_value(l, node->items[1], &key, &page->height);
		return;
	}
	if (node->kind != YAML_SCALAR) {
		LOAD_ERROR(l, node->loc, "yaml-shape",
		    "«size» should be the name of a paper size, or [width, height]");
		return;
	}
	for (size_t i = 0; i < PAGE_SIZES; i++) {
		names[i] = page_sizes[i].name;
		if (strcmp(names[i], node->text) == 0) {
			page->width = length_from_um(page_sizes[i].width_um);
			page->height = length_from_um(page_sizes[i].height_um);
			return;
		}
	}
	LOAD_ERROR(l, node->loc, "yaml-value",
	    "«size» should be letter, legal, oficio, tabloid, a4, a3 or [width, height], not «%s»%s",
	    load_quote(l, node->text), load_suggestion(l, node->text, names, PAGE_SIZES));
}

static void
orient(struct page_setup *page, enum orientation orientation)
{
	length width = page->width;

	if (orientation != AS_GIVEN && (page->width > page->height) != (orientation == LANDSCAPE)) {
		page->width = page->height;
		page->height = width;
	}
}

length
load_body_width(const struct page_setup *page)
{
	return page->width - page->margin[SIDE_LEFT] - page->margin[SIDE_RIGHT] -
	    (page->binding_top ? 0 : page->binding);
}

void
load_page(struct loader *l, const struct yaml_node *node, struct page_setup *page)
{
	size_t errors = diags_errors(l->diags);
	struct raw_page raw = {.page = *page, .orientation = AS_GIVEN};

	if (node != NULL) {
		raw.page.loc = node->loc;
		load_map(l, node, &schema_page, &raw);
	}
	/* Another paper stands as the one before does. */
	if (raw.size != NULL && raw.size->kind == YAML_SCALAR && raw.orientation == AS_GIVEN &&
	    page->width > page->height)
		raw.orientation = LANDSCAPE;
	if (raw.size != NULL)
		load_page_size(l, raw.size, &raw.page);
	orient(&raw.page, raw.orientation);
	*page = raw.page;
	if (diags_errors(l->diags) > errors)
		return;
	length width = load_body_width(page);
	length height = page->height - page->margin[SIDE_TOP] - page->margin[SIDE_BOTTOM] -
	    (page->binding_top ? page->binding : 0);
	if (width < BODY_MIN || height < BODY_MIN)
		LOAD_ERROR(l, page->loc, "template-page",
		    width < BODY_MIN
			? "the margins leave less than 20 mm of the page's width; make them smaller or "
			  "the page larger"
			: "the margins leave less than 20 mm of the page's height; make them smaller or "
			  "the page larger");
}

static void
note_widest(struct loader *l, const struct yaml_node *contents)
{
	length widest = contents != NULL ? load_widest_body(l, contents) : 0;

	l->body_width = widest > l->body_width ? widest : l->body_width;
}

/* The template's own, from the usual one on. */
static void
load_template_page(struct loader *l, const struct raw_template *raw)
{
	size_t errors = diags_errors(l->diags);
	struct page_setup *page = &l->template->page;

	*page = (struct page_setup){.width = length_from_um(215900), .height = length_from_um(279400)};
	for (size_t i = 0; i < SIDES; i++)
		page->margin[i] = MARGIN_DEFAULT;
	page->loc = (struct srcloc){l->path, 1, 1};
	load_page(l, raw->page, page);
	if (diags_errors(l->diags) > errors)
		return;
	l->body_width = load_body_width(page);
	note_widest(l, raw->sections);
	const struct yaml_node *fragments = raw->fragments;
	for (size_t i = 0; fragments != NULL && fragments->kind == YAML_MAP && i < fragments->count; i++)
		note_widest(l, fragments->items[2 * i + 1]);
}

/* --- the whole ------------------------------------------------------------------------------------------ */

/* Letters, then groups of letters and digits: "es", "es-SV", "es-419". */
static bool
is_language(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz");

	if (n < 2 || n > 3)
		return false;
	for (s += n; *s == '-'; s += n + 1) {
		n = strspn(s + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
		if (n < 1 || n > 8)
			return false;
	}
	return *s == '\0';
}

/* "templates/plan-anual.yaml" -> "plan-anual" */
static const char *
name_of(struct arena *arena, const char *path)
{
	const char *name = file_name_of(path);
	size_t n = strlen(name);

	if (n > 5 && strcmp(name + n - 5, ".yaml") == 0)
		n -= 5;
	return arena_strndup(arena, name, n);
}

static void
load_parts(struct loader *l, const struct raw_template *raw, const char *fonts_dir)
{
	struct template *t = l->template;

	t->draft = raw->draft.text;
	t->draft_loc = raw->draft.loc;
	t->language = raw->language.text;
	t->language_loc = raw->language.loc;
	if (!is_language(t->language))
		LOAD_ERROR(l, raw->language.loc, "yaml-value",
		    "«language» should be a language tag like «es» or «es-SV», not «%s»",
		    load_quote(l, t->language));
	load_template_page(l, raw);
	if (raw->fonts != NULL)
		load_fonts(l, raw->fonts, fonts_dir);
	load_styles(l, raw->styles);
	load_statuses(l, raw->statuses);
	const length widest = l->body_width;
	l->body_width = widest > 0 ? load_body_width(&t->page) : 0;
	t->header = load_band(l, raw->header, &schema_header);
	t->footer = load_band(l, raw->footer, &schema_footer);
	/* A table may stand in any page-section: layout sees to it that it fits. */
	l->body_width = widest;
	load_tables(l, raw->tables);
	t->watermark = load_watermark(l, raw->watermark);
	l->body_width = widest > 0 ? load_body_width(&t->page) : 0;
	load_fragments(l, raw->fragments);
	if (raw->sections != NULL)
		load_sections(l, raw->sections);
	load_drop_unused(l);
	load_drop_unused_own(l);
	t->bindings = l->bindings;
	t->binding_count = l->binding_count;
	t->differences = l->differences;
	t->difference_count = l->difference_count;
}

/* False after an error. */
static bool
load_chain(struct loader *l, struct template_file first, const struct template_places *places)
{
	struct template_file *files = ARENA_ARRAY(l->arena, struct template_file, TEMPLATE_CHAIN_MAX);
	struct raw_template raw = {.language.text = "es", .version = TEMPLATE_VERSION};

	if (!inherit_chain(l, places, first, files, &l->template->file_count))
		return false;
	l->template->files = files;
	const struct yaml_node *root = inherit_merge(l->arena, files, l->template->file_count);
	if (!load_map(l, root, &schema_template, &raw))
		return false;
	if (raw.version != TEMPLATE_VERSION)
		LOAD_ERROR(l, yaml_get(root, "pliego")->loc, "template-version",
		    "the template is written for version %d of the language; this program reads version %d",
		    raw.version, TEMPLATE_VERSION);
	else
		load_parts(l, &raw, places->fonts_dir);
	return true;
}

static bool
read_chain(struct arena *arena, struct template_file first, const struct template_places *places,
    struct template *out, struct diags *diags)
{
	size_t errors = diags_errors(diags);
	struct template t = {.path = first.path,
	    .name = name_of(arena, first.path),
	    .only_read = places->only_read};
	struct loader l = {.arena = arena, .diags = diags, .path = first.path, .template = &t};

	bool good = load_chain(&l, first, places) && diags_errors(diags) == errors;
	if (!good)
		t = (struct template){.own_uses = t.own_uses, .own_use_count = t.own_use_count};
	*out = t;
	return good;
}

bool
template_parse(struct arena *arena, const char *path, struct bytes bytes, const char *fonts_dir,
    struct template *out, struct diags *diags)
{
	const struct template_places places = {.fonts_dir = fonts_dir};
	const struct template_file file = {.path = path, .bytes = bytes};

	return read_chain(arena, file, &places, out, diags);
}

bool
template_read(struct arena *arena, struct template_file file, const struct template_places *places,
    struct template *out, struct diags *diags)
{
	return inherit_is_template(&file, diags) && read_chain(arena, file, places, out, diags);
}
