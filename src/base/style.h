/*
 * Lengths, colours and type styles: what template, layout, text and pdf all speak of.
 *
 * A length is an integer in thousandths of a point (1 pt = 1/72 in); 1 mm = 2834.646 of them, rounded to
 * nearest.
 */
#ifndef PLIEGO_BASE_STYLE_H
#define PLIEGO_BASE_STYLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

typedef int32_t length;

#define LENGTH_PT 1000
#define LENGTH_MAX 14400000 /* 200 in: the largest page side of PDF 1.7 */

static inline length
length_from_um(int64_t micrometres)
{
	int64_t n = micrometres * 72 * LENGTH_PT;
	return (length)((n + (n < 0 ? -12700 : 12700)) / 25400);
}

struct color {
	uint8_t r, g, b;
	bool none; /* nothing is painted */
};

enum align { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_JUSTIFY };
enum valign { VALIGN_TOP, VALIGN_MIDDLE, VALIGN_BOTTOM };

enum line_breaking { LINE_BREAKING_GREEDY, LINE_BREAKING_OPTIMAL };

/* How much of the room that is left over goes before what is aligned, and above it. */
static inline length
align_before(enum align align, length rest)
{
	return align == ALIGN_CENTER ? rest / 2 : align == ALIGN_END ? rest : 0;
}

static inline length
align_above(enum valign valign, length rest)
{
	return valign == VALIGN_MIDDLE ? rest / 2 : valign == VALIGN_BOTTOM ? rest : 0;
}

enum face_variant { FACE_REGULAR, FACE_BOLD, FACE_ITALIC, FACE_BOLD_ITALIC, FACE_VARIANTS };

/* Told without colour: hatches are single lines, dashes are as long as a line is wide, times so much. */
enum hatch { HATCH_NONE, HATCH_RISING, HATCH_FALLING, HATCH_CROSSED, HATCH_LEVEL, HATCH_UPRIGHT };
enum dash { DASH_NONE, DASH_LONG, DASH_SHORT };

/* How an area or a line of a drawing is painted. */
struct ink {
	struct color fill; /* of areas; none: paper */
	struct color line; /* of hatches, outlines, lines and markers */
	enum hatch hatch;
	enum dash dash;
	bool outlined;
};

/* How light a colour is on a photocopy, 0 to 255 (ITU-R BT.601); what is not painted is paper. */
static inline int
color_gray(struct color color)
{
	return color.none ? 255 : (299 * color.r + 587 * color.g + 114 * color.b) / 1000;
}

struct border {
	length width; /* 0: none */
	struct color color;
};

enum side { SIDE_TOP, SIDE_RIGHT, SIDE_BOTTOM, SIDE_LEFT, SIDES };

#define HYPHEN_MIN 3

/* All of a style is resolved: inheritance is the loader's business.  Compared by address, never copied. */
struct style {
	const char *name;
	uint16_t family; /* index into the fonts of the template */
	enum face_variant variant;
	length size;
	length leading; /* baseline to baseline */
	struct color color;
	enum align align;
	enum valign valign;
	bool hyphenate;
	uint8_t hyphen_min; /* letters at least before and after a hyphen; 0: HYPHEN_MIN */
	enum line_breaking line_breaking;
	bool hanging_punctuation;
	const char *language; /* BCP 47, like "es-SV" */
	length space_before;  /* paragraphs, headings: not kept at the top of a page */
	length space_after;
	length indent;               /* first line; negative hangs */
	length indent_left;          /* whole paragraph */
	length padding[SIDES];       /* cells */
	struct border border[SIDES]; /* cells; the heavier of two neighbours wins */
	struct color background;     /* cells */
	enum hatch hatch;            /* cells: in the colour of the letters, clear of them */
	/* Least lines at the foot and at the head of a page; at least 2 in table rows. */
	uint8_t orphans, widows;
	bool refers;       /* words in it refer to a note: they are tagged as that */
	length rise;       /* of its letters above the line */
	uint32_t link;     /* what words in it lead to: that of the section, from 1; 0: nothing */
	uint32_t note;     /* the footnote whose reference they are, in the same way */
	struct srcloc loc; /* of what sets the leading; file NULL: nothing does */
};

/* A family of faces, by the paths of their files; NULL where it has no such variant (never the regular). */
struct font_family {
	const char *name;
	const char *path[FACE_VARIANTS];
	struct srcloc loc[FACE_VARIANTS]; /* where the path was written */
	const uint16_t *fallback;         /* families to look for missing characters in, in order */
	size_t fallback_count;
};

#endif
