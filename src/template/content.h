/*
 * What a document is made of: the kinds of content, and what a template says of each.
 *
 * To add a kind that is a mapping of keys: its fields, as NAME_FIELDS; a member of struct content made of
 * them; and a row in CONTENT_KINDS.  By that it is read (template/sections.c); compose/compose.c makes blocks
 * of it (layout/block/block.h).  A kind that is more than its keys, or no mapping, has a loader of its own in
 * sections.c besides.
 *
 * All lives in the template's arena.
 */
#ifndef PLIEGO_TEMPLATE_CONTENT_H
#define PLIEGO_TEMPLATE_CONTENT_H

#include "base/numeral.h"
#include "template/template.h"

#define HEADING_LEVELS 6
#define CHANGE_COLUMNS 4

#define TEXT_COLUMNS_MAX 3 /* there is no reading narrower ones */
#define COLUMNS_GAP (length_from_um(6000))
#define COLUMNS_GAP_MAX (200 * LENGTH_PT)

/*
 * The kinds.  X is given those that are a mapping with fields below: KIND, the name that is both member and
 * key, and what messages call it.  OTHER is given those whose value is something else or read elsewhere: KIND
 * and key.
 */
#define CONTENT_KINDS(X, OTHER)                             \
	/* own page(s) of its children */                   \
	X(COVER, cover, N_("a cover"))                      \
	X(CONTENTS, contents, N_("the contents"))           \
	X(HEADING, heading, N_("a heading"))                \
	X(PARAGRAPH, paragraph, N_("a paragraph"))          \
	X(MARKDOWN, markdown, N_("a text in Markdown"))     \
	X(LIST, list, N_("a list of texts"))                \
	X(IMAGE, image, N_("an image"))                     \
	OTHER(SPACE, "space")                               \
	OTHER(PAGE_BREAK, "page-break")                     \
	OTHER(GRID, "grid")                                 \
	X(SIGNATURES, signatures, N_("a signature block"))  \
	X(CHANGES, changes, N_("a table of changes"))       \
	OTHER(TABLE, "table")                               \
	OTHER(CHART, "chart")                               \
	/* children once for each unit */                   \
	OTHER(EACH_UNIT, "each-unit")                       \
	/* children on pages of another style */            \
	OTHER(PAGE_SECTION, "page-section")                 \
	/* children, of which together something is said */ \
	OTHER(GROUP, "group")                               \
	/* children in columns */                           \
	OTHER(COLUMNS, "columns")                           \
	/* groups beside each other */                      \
	OTHER(BESIDE, "side-by-side")

/*
 * The keys of each mapping, in the order of the reference (templates/README.md).
 *
 * FIELD declares a member of the kind `of`, with its type and default, and the key that sets it: what follows
 * is a struct schema_key without its target.  KEY is a key whose value goes elsewhere: a member of struct
 * raw_content of sections.c, which is also where these rows become tables.
 */
#define COVER_FIELDS(FIELD, KEY, of)                               \
	KEY(content, "content", VALUE_LIST, .flags = KEY_REQUIRED) \
	FIELD(of, bool, header, true, "header", VALUE_YES_NO)      \
	FIELD(of, bool, footer, true, "footer", VALUE_YES_NO)      \
	FIELD(of, enum valign, valign, VALIGN_TOP, "valign", VALUE_WORD, .words = valign_words)

#define CONTENTS_FIELDS(FIELD, KEY, of)                                                         \
	FIELD(of, struct text_template, title, 0, "title", VALUE_FIELDS, .flags = KEY_NO_PAGES) \
	FIELD(of, const struct style *, title_style, NULL, "title-style", VALUE_STYLE)          \
	FIELD(of, uint8_t, levels, 3, "levels", VALUE_COUNT, RANGE(1, HEADING_LEVELS))          \
	KEY(c.style, "style", VALUE_STYLE)                                                      \
	KEY(styles, "styles", VALUE_LIST)                                                       \
	FIELD(of, length, number_width, length_from_um(10000), "number-width", VALUE_LENGTH,    \
	    RANGE(LENGTH_PT, 200 * LENGTH_PT))                                                  \
	FIELD(of, uint8_t, columns, 1, "columns", VALUE_COUNT, RANGE(1, TEXT_COLUMNS_MAX))      \
	FIELD(of, length, gap, COLUMNS_GAP, "gap", VALUE_LENGTH, RANGE(0, COLUMNS_GAP_MAX))     \
	KEY(fields, "fields", VALUE_LIST)                                                       \
	FIELD(of, const struct style *, fields_style, NULL, "fields-style", VALUE_STYLE)        \
	FIELD(of, struct text_template, number_title, 0, "number-title", VALUE_FIELDS, .flags = KEY_NO_PAGES)

#define HEADING_FIELDS(FIELD, KEY, of)                                               \
	FIELD(of, struct text_template, text, 0, "text", VALUE_FIELDS,               \
	    .flags = KEY_REQUIRED | KEY_NO_PAGES | KEY_MARKUP)                       \
	KEY(markup, "markup", VALUE_YES_NO)                                          \
	KEY(c.style, "style", VALUE_STYLE)                                           \
	FIELD(of, uint8_t, level, 1, "level", VALUE_COUNT, RANGE(1, HEADING_LEVELS)) \
	FIELD(of, bool, in_outline, true, "outline", VALUE_YES_NO)                   \
	FIELD(of, bool, in_contents, true, "contents", VALUE_YES_NO)

#define PARAGRAPH_FIELDS(FIELD, KEY, of)                                                                   \
	FIELD(of, struct text_template, text, 0, "text", VALUE_FIELDS, .flags = KEY_REQUIRED | KEY_MARKUP) \
	KEY(markup, "markup", VALUE_YES_NO)                                                                \
	KEY(c.style, "style", VALUE_STYLE)                                                                 \
	KEY(c.keep_with_next, "keep-with-next", VALUE_YES_NO)

#define MARKDOWN_FIELDS(FIELD, KEY, of)                                                          \
	KEY(source, "file", VALUE_TEXT, .flags = KEY_REQUIRED | KEY_PATH)                        \
	FIELD(of, bool, optional, false, "optional", VALUE_YES_NO)                               \
	FIELD(of, uint8_t, first_level, 1, "first-level", VALUE_COUNT, RANGE(1, HEADING_LEVELS)) \
	FIELD(of, bool, numbered, false, "numbered", VALUE_YES_NO)                               \
	FIELD(of, bool, in_outline, true, "outline", VALUE_YES_NO)                               \
	FIELD(of, bool, in_contents, true, "contents", VALUE_YES_NO)                             \
	KEY(prose_styles, "styles", VALUE_MAP)

#define LIST_FIELDS(FIELD, KEY, of)                                                 \
	KEY(items, "items", VALUE_LIST, .flags = KEY_REQUIRED)                      \
	KEY(markup, "markup", VALUE_YES_NO)                                         \
	KEY(c.style, "style", VALUE_STYLE)                                          \
	FIELD(of, bool, numbered, false, "numbered", VALUE_YES_NO)                  \
	FIELD(of, length, label_width, 12 * LENGTH_PT, "label-width", VALUE_LENGTH, \
	    RANGE(LENGTH_PT, 200 * LENGTH_PT))

#define IMAGE_FIELDS(FIELD, KEY, of)                                                             \
	KEY(source, "source", VALUE_TEXT, .flags = KEY_REQUIRED | KEY_PATH)                      \
	KEY(c.u.of.width, "width", VALUE_LENGTH, RANGE(LENGTH_PT, LENGTH_MAX))                   \
	KEY(c.u.of.height, "height", VALUE_LENGTH, RANGE(LENGTH_PT, LENGTH_MAX))                 \
	KEY(c.u.of.align, "align", VALUE_WORD, .size = sizeof(enum align), .words = align_words) \
	KEY(c.u.of.alt, "alt", VALUE_FIELDS, .flags = KEY_NO_PAGES)

#define SIGNATURES_FIELDS(FIELD, KEY, of)                                            \
	KEY(roles, "roles", VALUE_LIST)                                              \
	KEY(c.style, "style", VALUE_STYLE)                                           \
	FIELD(of, const struct style *, role_style, NULL, "role-style", VALUE_STYLE) \
	/* of the room to sign in */                                                 \
	FIELD(of, length, height, length_from_um(20000), "height", VALUE_LENGTH, RANGE(0, 500 * LENGTH_PT))

#define CHANGES_FIELDS(FIELD, KEY, of)                                               \
	KEY(titles, "titles", VALUE_LIST, .flags = KEY_REQUIRED)                     \
	KEY(widths, "widths", VALUE_LIST)                                            \
	KEY(c.style, "style", VALUE_STYLE)                                           \
	FIELD(of, const struct style *, head_style, NULL, "head-style", VALUE_STYLE) \
	FIELD(of, struct text_template, empty, 0, "empty", VALUE_FIELDS)

#define CONTENT_KIND(KIND, ...) CONTENT_##KIND,
enum content_kind { CONTENT_KINDS(CONTENT_KIND, CONTENT_KIND) };
#undef CONTENT_KIND

/* Pages of their own: what they are like, and how they are numbered. */
struct page_section {
	struct page_setup page;
	const struct grid *header, *footer; /* NULL: none */
	enum numerals numbering;
	bool starts_odd;
	uint32_t first_page; /* its number; 0: as the pages before it have it */
};

/* Columns. */
struct columns_spec {
	uint8_t count;
	length gap;
	const struct column_width *widths; /* of those beside each other; NULL: equal */
};

/* A column of the contents: of the first heading of each unit. */
struct contents_field_spec {
	struct text_template text;  /* of the unit */
	struct text_template title; /* above it; count 0: none */
	length width;
};

#define CONTENTS_FIELDS_MAX 8

/* Where the content of each unit begins; as the page says where it is not said. */
/* A mark on the outer edge of a unit's pages, which stands lower from unit to unit. */
struct thumb_tabs {
	struct grid grid; /* of one cell; it has the place of the key */
	length width;
	uint32_t
	    count; /* from the top of the page to its foot; 0: as many as there are units, up to a limit */
};

#define THUMB_TABS_MAX 12 /* where the template does not say how many */

enum unit_start { UNIT_AS_PAGE, UNIT_NEXT_PAGE, UNIT_ODD_PAGE, UNIT_CONTINUE };

#define MEMBER(of, type, name, ...) type name;
#define NO_MEMBER(...)
struct content {
	enum content_kind kind;
	struct srcloc loc;
	const struct style *style;
	const struct content *children; /* COVER, EACH_UNIT, PAGE_SECTION, GROUP, COLUMNS, BESIDE */
	size_t child_count;
	const struct condition *when; /* it is printed; NULL: always */
	bool keep_together;           /* on one page, where it fits one */
	length fit_least;             /* set smaller to fit one, down to that size of type; 0: it is not */
	bool keep_with_next;
	union {
		struct {
			COVER_FIELDS(MEMBER, NO_MEMBER, cover)
		} cover;
		struct {
			CONTENTS_FIELDS(MEMBER, NO_MEMBER, contents) /* title: count 0: none */
			const struct style *level_style[HEADING_LEVELS];
			const struct contents_field_spec *fields;
			size_t field_count;
		} contents;
		struct {
			HEADING_FIELDS(MEMBER, NO_MEMBER, heading)
		} heading;
		struct {
			PARAGRAPH_FIELDS(MEMBER, NO_MEMBER, paragraph)
		} paragraph;
		struct {
			MARKDOWN_FIELDS(MEMBER, NO_MEMBER, markdown)
			const struct prose_spec *spec; /* template/prose_spec.h */
		} markdown;
		struct {
			LIST_FIELDS(MEMBER, NO_MEMBER, list)
			const struct text_template *items;
			size_t count;
		} list;
		struct image_use image;
		length space;
		struct grid grid;
		/*
		 * One column for each signature of the document (job), of equal width; labels are printed
		 * above each.
		 */
		struct {
			SIGNATURES_FIELDS(MEMBER, NO_MEMBER, signatures)
			const struct text_template *roles; /* printed when the job names no signatures */
			size_t role_count;
		} signatures;
		struct {
			CHANGES_FIELDS(MEMBER, NO_MEMBER, changes)
			struct text_template titles[CHANGE_COLUMNS]; /* version, date, description, author */
			struct column_width widths[CHANGE_COLUMNS];
		} changes;
		const struct table_spec *table;
		const struct chart_spec *chart;
		struct {
			enum unit_start start;
			const struct thumb_tabs *tabs; /* NULL: none */
		} each_unit;
		const struct page_section *page_section;
		struct columns_spec columns;
	} u;
};
#undef MEMBER
#undef NO_MEMBER

#endif
