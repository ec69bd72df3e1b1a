/*
 * Parts of a document with pages of their own: units, and sections of another page style.
 */
#include <string.h>

#include "template/content.h"
#include "template/loader.h"

/* The greatest number that a page may be given. */
#define FIRST_PAGE_MAX 100000

struct raw_page_section {
	struct page_section section;
	const struct yaml_node *content, *page, *header, *footer;
};

static const char *const numeral_words[] = {"arabic", "roman", "Roman", "letters", "Letters", "none", NULL};
static const char *const section_start_words[] = {"next-page", "odd-page", NULL};

static const struct schema_key page_section_keys[] = {
    {"content", VALUE_LIST, KEY_AT(raw_page_section, content), .flags = KEY_REQUIRED},
    {"page", VALUE_MAP, KEY_AT(raw_page_section, page)},
    {"header", VALUE_NODE, KEY_AT(raw_page_section, header)},
    {"footer", VALUE_NODE, KEY_AT(raw_page_section, footer)},
    {"numbering", VALUE_WORD, KEY_INT_AT(raw_page_section, section.numbering), .words = numeral_words},
    {"first-page", VALUE_COUNT, KEY_INT_AT(raw_page_section, section.first_page), RANGE(1, FIRST_PAGE_MAX)},
    {"start", VALUE_WORD, KEY_INT_AT(raw_page_section, section.starts_odd), .words = section_start_words},
};
const struct schema_map schema_page_section = SCHEMA_MAP("page-section", "a page-section", page_section_keys);

struct raw_each_unit {
	enum unit_start start;
	const struct yaml_node *content, *tabs;
};

/* As enum unit_start, from its second on. */
static const char *const unit_start_words[] = {"next-page", "odd-page", "continue", NULL};

static const struct schema_key each_unit_keys[] = {
    {"content", VALUE_LIST, KEY_AT(raw_each_unit, content), .flags = KEY_REQUIRED},
    {"start", VALUE_WORD, KEY_INT_AT(raw_each_unit, start), .words = unit_start_words},
    {"thumb-tabs", VALUE_MAP, KEY_AT(raw_each_unit, tabs)},
};
const struct schema_map schema_each_unit = SCHEMA_MAP("each-unit", "each-unit", each_unit_keys);

/* Headers, footers and grids in it are measured by the width between its own margins. */
static void
load_parts(struct loader *l, const struct raw_page_section *raw, enum content_place place,
    struct content *out)
{
	struct page_section *section = ARENA_NEW(l->arena, struct page_section);
	const length outside = l->body_width;
	const size_t errors = diags_errors(l->diags);

	*section = raw->section;
	section->page = l->template->page;
	section->header = l->template->header;
	section->footer = l->template->footer;
	if (raw->page != NULL)
		load_page(l, raw->page, &section->page);
	l->body_width = diags_errors(l->diags) == errors ? load_body_width(&section->page) : 0;
	if (raw->header != NULL)
		section->header = load_band(l, raw->header, &schema_header);
	if (raw->footer != NULL)
		section->footer = load_band(l, raw->footer, &schema_footer);
	out->u.page_section = section;
	if (raw->content != NULL)
		load_content(l, raw->content, place == PLACE_UNIT ? PLACE_UNIT_SECTION : PLACE_PAGE_SECTION,
		    &out->children, &out->child_count);
	l->body_width = outside;
}

void
load_page_section(struct loader *l, const struct yaml_node *value, enum content_place place,
    struct content *out)
{
	struct raw_page_section raw = {.content = NULL};

	if (load_map(l, value, &schema_page_section, &raw))
		load_parts(l, &raw, place, out);
}

void
load_each_unit(struct loader *l, const struct yaml_node *value, struct content *out)
{
	struct raw_each_unit raw = {.start = UNIT_AS_PAGE};

	if (value->kind == YAML_LIST)
		raw.content = value;
	else if (value->kind != YAML_MAP ? !load_expect(l, value, YAML_LIST, "«each-unit»")
					 : !load_map(l, value, &schema_each_unit, &raw))
		return;
	if (value->kind == YAML_MAP && yaml_get(value, "start") != NULL)
		raw.start++;
	out->u.each_unit.start = raw.start;
	l->unit_known = true;
	if (raw.tabs != NULL)
		out->u.each_unit.tabs = load_thumb_tabs(l, raw.tabs, raw.start == UNIT_CONTINUE);
	if (raw.content != NULL)
		load_content(l, raw.content, PLACE_UNIT, &out->children, &out->child_count);
	l->unit_known = false;
}

/* ---- before the tables are read ---- */

/* The width of the pages of a page-section; its faults are told later. */
static length
width_of(struct loader *l, const struct yaml_node *page)
{
	struct diags *told = l->diags, *muted = diags_open();
	struct page_setup setup = l->template->page;

	if (muted == NULL)
		return 0;
	l->diags = muted;
	load_page(l, page, &setup);
	length width = diags_errors(muted) == 0 ? load_body_width(&setup) : 0;
	l->diags = told;
	diags_close(muted);
	return width;
}

/* A page-section is found wherever it may stand: in the sections, and in each-unit there. */
static length
widest_in(struct loader *l, const struct yaml_node *list, length widest)
{
	for (size_t i = 0; list->kind == YAML_LIST && i < list->count; i++) {
		const struct yaml_node *section = yaml_get(list->items[i], "page-section");
		const struct yaml_node *page = section != NULL ? yaml_get(section, "page") : NULL;
		length width = page != NULL ? width_of(l, page) : 0;

		widest = width > widest ? width : widest;
	}
	return widest;
}

length
load_widest_body(struct loader *l, const struct yaml_node *sections)
{
	length widest = widest_in(l, sections, 0);

	for (size_t i = 0; sections->kind == YAML_LIST && i < sections->count; i++) {
		const struct yaml_node *units = yaml_get(sections->items[i], "each-unit");
		const struct yaml_node *content = units != NULL ? yaml_get(units, "content") : NULL;

		if (units != NULL)
			widest = widest_in(l, content != NULL ? content : units, widest);
	}
	return widest;
}
