/*
 * What layout is given: a document of sections, blocks, tables and text, with nothing left to look up.
 *
 * Compose makes it from plan and template; layout turns it into pages (layout/pages.h).  It knows page
 * geometry, styles and text with source positions, but no plan and no field names.
 *
 * Styles, images, keys and titles of sections and names of files last as long as the document; all else that
 * a section is made of lasts as long as the section does, so that the memory of a document is that of one
 * section; but the rows of a long table may come in slices.  With what is measured, a cell takes about 200
 * bytes.
 */
#ifndef PLIEGO_LAYOUT_DOCUMENT_H
#define PLIEGO_LAYOUT_DOCUMENT_H

#include "base/image.h"
#include "base/numeral.h"
#include "layout/chart/chart.h"
#include "layout/metrics.h"

/*
 * Page geometry.  Binding margin is added on the left of odd pages and the right of even ones, or at the top.
 * Pages are counted for that, not folios: the first page of a document is always a right-hand page.
 */
struct page_style {
	length width, height;
	length margin[SIDES];
	length binding;
	bool two_sided;   /* false: the binding margin is always on the left */
	bool binding_top; /* it is at the top of every page instead */
	struct srcloc loc;
};

/*
 * An image to be placed; one of width and height may be 0: kept in proportion. Both 0: natural size.  Or, in
 * a cell, a spark: as high as it says, and as wide, or as there is room where width is 0.
 */
struct figure {
	const struct image *image;
	const struct spark *spark; /* instead of the image */
	length width, height;
	const char *alt; /* text alternative; NULL: decoration only */
	struct srcloc loc;
};

/*
 * Where words lead that have a style with its number: to an address or to a heading.  One for each place of
 * such words, so that they are one element.
 *
 * A heading is called by its title (base/anchor.h); the first one of a section with a key by "@" and the key,
 * which may be of none: then nothing leads there.  So is, with a line feed and any text behind the key, the
 * first row with that place (struct row); where the document has none, the section's heading.
 */
struct link {
	const char *uri;    /* NULL: a heading or a row */
	const char *anchor; /* what that is called */
	const char *words;  /* what it is for who can't see it */
	struct srcloc loc;
};

struct paragraph {
	const struct span *spans;
	size_t span_count;
	const struct style *style;
};

/*
 * A footnote: printed at the foot of the page that has the first line with its reference, and, as far as that
 * would take more than half of the body, of pages after it.  References in tables are not looked for.
 */
struct footnote {
	struct span label; /* hung into the indent of the first paragraph */
	length label_width;
	const struct paragraph *paragraphs;
	size_t count;
	struct srcloc loc;
};

enum column_kind {
	COLUMN_FIXED,   /* value: a length */
	COLUMN_PERCENT, /* value: thousandths of a percent of the table's width */
	COLUMN_FLEX,    /* value: weight, in thousandths, of what the others leave */
};

struct column {
	enum column_kind kind;
	int32_t value;
	struct srcloc loc;
};

/*
 * A cell of the row-major grid of a table.  One that is covered by a neighbour's span has covered set and
 * nothing else.  rows and columns count from 1, and may not leave the grid, nor head or body.
 */
struct cell {
	const struct span *spans;    /* NULL: empty */
	const struct figure *figure; /* instead of text */
	const struct style *style;
	const struct mark *mark; /* beside the text: one of the table's; NULL: none */
	uint16_t span_count;
	uint16_t columns, rows;
	bool covered : 1;
	bool header : 1; /* a head cell: TH */
	/*
	 * Of a head cell: its text, which has no folios, is turned to the left, in lines of the length that
	 * the table has for its column, from the foot of the cell up.
	 */
	bool turned : 1;
	bool revised : 1; /* its row is new, or was another: a bar is beside it, in the outer margin */
};

_Static_assert(sizeof(struct cell) <= 40, "there are many, as long as their section is kept");

struct row {
	struct cell *cells; /* one for each column */
	length min_height;
	bool keep_with_previous; /* totals stay with what they total */
	/*
	 * The first of a group of rows, over all columns: on each page where rows of the group go on, its
	 * first cell is repeated above them, with table->continued after the text.  Not in slices.
	 */
	bool is_group_head;
	uint8_t groups;    /* how many groups the row is in, its own included: one in another */
	const char *place; /* how links call it (struct link): "@ODAH\nL.E. 7"; NULL: none leads to it */
	struct srcloc loc;
};

#define TABLE_GROUPS_MAX 4

/*
 * A long body, whose rows are made in slices when their pages come, and let go of behind them.
 *
 * Its cells have the borders of the style of their column, and none is over several columns.  Some may go
 * on in the next slice, whose rows have their places covered, down to a line that no other cell crosses.  A
 * row that is kept with the one before does not start a slice.
 */
struct sliced_body {
	/*
	 * Makes the rows from `first` on, *count of them, in the arena: the same each time.  They are asked
	 * for in order, again and again from 0.  Faults were told with the section.
	 */
	const struct row *(*make)(void *ctx, struct arena *, size_t first, size_t *count);
	void *ctx;
	const struct style *const *styles; /* of the columns */
};

/*
 * Borders collapse: of two cells that meet, the wider border is drawn, once; of equals, the one of the cell
 * that comes first.  What is in a cell keeps clear of the rules: its padding is at least half of the widest
 * rule along that line of the table, the one below the head included for every row of the body.  Around the
 * table the outer half takes room above and below, and at the sides what of it the margin does not hold; the
 * outer half of a border of up to 1 pt hangs over.
 *
 * The table takes the whole width given to it unless its columns are fixed and narrower.
 */
struct table {
	const struct column *columns;
	size_t column_count;
	const struct row *head; /* repeated on every page, as artifacts after the first */
	size_t head_count;
	const length *turned;   /* of each column: the lines of head cells that are; NULL: none is */
	const struct row *body; /* NULL where it comes in slices */
	size_t body_count;
	const struct sliced_body *slices; /* NULL: the body is there */
	/*
	 * Says, in its style, that a cell goes on from the page before: after the text of a cell over several
	 * rows, which is repeated there, and on a line of its own above what is left of a text that had to be
	 * split, in each cell of the row.  Not NULL when body_count > 0.
	 */
	const struct span *continued;
	const struct mark *marks; /* of its cells */
	size_t mark_count;
	uint32_t min_rows;   /* so many at least stand together before and after the end of a page; 0: any */
	const char *summary; /* of the table, for readers who can't see it; may be NULL */
	enum align align;    /* when narrower than its place */
	bool has_revisions;  /* some of its cells may be revised */
	struct srcloc loc;
};

/*
 * The kinds of blocks.  Each has a file of its own name that lays it out (layout/block/block.h); what struct
 * block holds of it is below.
 */
#define BLOCK_KINDS(KIND)          \
	KIND(PARAGRAPH, paragraph) \
	KIND(HEADING, heading)     \
	KIND(LIST, list)           \
	KIND(TABLE, table)         \
	KIND(FIGURE, figure)       \
	KIND(CHART, chart)         \
	KIND(RULE, rule)           \
	KIND(CONTENTS, contents)   \
	KIND(SPACE, space)         \
	KIND(PAGE_BREAK, page_break)

#define BLOCK_KIND(kind, name) BLOCK_##kind,
enum block_kind { BLOCK_KINDS(BLOCK_KIND) };
#undef BLOCK_KIND

struct heading {
	struct paragraph text;
	const char *title; /* plain text, for the outline and the contents */
	uint8_t level;     /* 1 to 6 */
	bool in_outline, in_contents;
	const char *words; /* of the title, without a number: what links call it by; NULL: the title */
};

struct list {
	struct paragraph *items;
	struct span *labels; /* one for each item, hung into the indent of its style */
	size_t count;
	length label_width;
	bool numbered; /* labels are numbers, not bullets */
};

/* A column of contents, before the page numbers: of units, what is said of each. */
struct contents_field {
	struct paragraph title; /* above it in each region; span_count 0: none */
	length width;
};

/* Of a unit: on the line of the first heading in the contents that the sections with its key have. */
struct contents_unit {
	const char *key;
	const struct paragraph
	    *texts; /* one for each field, in the style of the line; span_count 0: nothing */
};

/* Entries are the headings with in_contents of the whole document, up to max_level, each a link. */
struct contents {
	uint8_t max_level;
	const struct style *level_style[6]; /* [level - 1] */
	length number_width;                /* of the page number column */
	struct paragraph number_title;
	const struct contents_field *fields; /* from the left */
	size_t field_count;
	const struct contents_unit *units;
	size_t unit_count;
};

/*
 * What blocks stand in, one in the other: blocks of the same one follow each other.  It may be over several
 * pages.
 */
enum container_kind {
	CONTAINER_QUOTE,
	CONTAINER_LIST, /* of ITEMs only */
	CONTAINER_ITEM,
	CONTAINER_NOTE, /* to a table */
};

#define CONTAINERS_MAX 32 /* within each other */

struct container {
	const struct container *parent; /* NULL: none */
	enum container_kind kind;
	uint8_t depth;      /* containers around it */
	bool numbered;      /* LIST: labels are numbers */
	length left, right; /* of what is in it, from the sides of the body */
	/*
	 * ITEM, NOTE: stands `label_width` to the left of the first line in it, which is that of a paragraph
	 * or heading; NULL: none.
	 */
	const struct span *label;
	length label_width;
};

/*
 * Columns of equal width that blocks flow down, from the left to the right, over as many pages as it takes;
 * on the last they are of one height, as far as the blocks allow.  Or, where `beside` is set, columns that
 * each have blocks of their own (block.column), all of them on one page.  Blocks of the same ones follow each
 * other, in the order of their columns.  None is a page break, nor has a footnote.
 */
struct columns {
	uint8_t count;
	length gap;
	const struct column *widths; /* of each, of what the gaps leave; NULL: equal */
	bool beside;
	struct srcloc loc;
};

struct block {
	enum block_kind kind;
	const struct container *in;    /* NULL: only the section */
	const struct columns *columns; /* NULL: none but the body */
	uint8_t column;                /* of those beside each other */
	bool keep_with_next;           /* headings always are */
	uint32_t together; /* so many blocks, from this one on, are kept on one page where they fit one */
	length fit_least;  /* those are set smaller to fit one, down to that size of type; 0: they are not */
	struct srcloc loc;
	union {
		struct paragraph paragraph;
		struct heading heading;
		struct list list;
		struct table table;
		struct {
			struct figure figure;
			enum align align;
			length space_before, space_after;
		} figure;
		const struct chart *chart; /* with the spaces of its style above and below */
		struct contents contents;
		/* A line amid the body, with the spaces of the style above and below. */
		struct {
			length width, thickness;
			struct color color;
			length space_before, space_after;
		} rule;
		length space; /* not kept at the top of a page, unless it is the first block of a section */
	} u;
};

/* A mark on the outer edge of each page of a section. */
struct thumb_tab {
	const struct table *table; /* of one head row, as high as it is */
	length width, top, height; /* top: from that of the page */
};

/* Where a section begins.  One that continues does so on the open page, below the section before. */
enum section_start { SECTION_NEXT_PAGE, SECTION_ODD_PAGE, SECTION_CONTINUE };

/* What is printed at the top or the foot of some pages: a table of head rows only. */
struct band {
	const struct table *table; /* NULL: nothing */
	length gap;                /* to the body */
};

/*
 * A run of pages with one geometry, and headers and footers, which are tables of head rows only.  The body
 * area is what they and the margins leave: on the first page what its own leave; on all others, be they left
 * or right, what the higher ones leave, so that their bodies are alike.
 *
 * Sections that continue run on together with the one before, in pages of the same style: the first of them
 * says what else these are like, and all count as one where pages of a section are counted.
 */
struct section {
	const struct page_style *page;
	enum section_start start;
	const struct table *header, *footer; /* NULL: none */
	length header_gap, footer_gap;       /* to the body */
	/* Of the first page, and of left-hand pages; NULL: as on the others. */
	const struct band *first_header, *first_footer;
	const struct band *even_header, *even_footer;
	const struct thumb_tab *tab; /* NULL: none */
	enum numerals numbering;     /* what its folios are written in */
	uint32_t first_folio;        /* 0: goes on from the section before */
	bool counts_on;     /* its pages are counted as those of the section before; none is a first */
	const char *key;    /* the unit's code, or NULL */
	const char *title;  /* of the part, for the structure tree; may be NULL */
	enum valign valign; /* of the blocks on its last page; covers only */
	const struct block *blocks;
	size_t block_count;
	const struct link *links; /* [number - 1] */
	const struct footnote *notes;
	size_t link_count, note_count;
};

/* A text in the middle of each page, behind all else; it lasts as long as the document. */
struct watermark {
	const struct span *spans;
	size_t count;
	const struct style *style;
	bool diagonal; /* from the lower left to the upper right; else level */
};

/*
 * Sections are made one at a time, each in an arena that is closed before the next one is asked for, unless
 * it is kept.  Layout asks for them in order, from the first to the last, once in each pass: one to look for
 * headings; one to count pages, or up to LAYOUT_COUNTS_MAX where page numbers outgrow their room; and one to
 * hand on the pages.  In all but the first, those that it has kept it does not ask for again.  The first
 * pass goes on after a fault, so that all of them are told; then there is no other.
 */
struct document {
	const char *language; /* BCP 47 */
	size_t section_count;
	/* Makes section `index`, the same each time; NULL after an error, which whoever makes it tells. */
	const struct section *(*section)(void *ctx, struct arena *, size_t index);
	void *ctx;
	const struct watermark *watermark; /* NULL: none */
	uint32_t total_pages; /* what {pages} prints in a cut of another document; 0: its own count */
	/*
	 * Bytes of sections, with what is measured of them, that layout keeps from one pass to the next, from
	 * the first section on.  Time saved; what comes out is the same.
	 */
	size_t kept_bytes;
};

/*
 * A good measure: documents of two hundred pages, at 30 to 40 KB each, are made once; larger ones need no
 * more room.  What is kept goes as its pages are handed on, while what is made of them grows.
 */
#define LAYOUT_KEPT_BYTES ((size_t)8 * 1024 * 1024)

#define LAYOUT_COUNTS_MAX 12

static inline const struct section *
document_section(const struct document *document, struct arena *arena, size_t index)
{
	return document->section(document->ctx, arena, index);
}

#endif
