/*
 * The rules of <style>, by what they are for: "*", an element, a .class or an #id, and several of them with
 * commas between.  All others, and what begins with "@", are errors at their places in the drawing.
 *
 * Source: CSS 2.1, 5 (selectors).
 */
#ifndef PLIEGO_BASE_SVG_SHEET_H
#define PLIEGO_BASE_SVG_SHEET_H

#include "base/intern.h"
#include "base/svg/fault.h"

#define SVG_RULES_MAX 4000              /* of all, one for each selector */
#define SVG_RULE_DECLARATIONS_MAX 65536 /* of all rules */
#define SVG_SELECTOR_MAX ((size_t)100)  /* characters */

struct svg_rule {
	struct svg_rule *next; /* with the same selector, behind it in the drawing */
	unsigned order;        /* of all rules */
	struct svg_declaration *declarations;
	size_t weight; /* characters of them */
	const struct svg_text *text;
	size_t at; /* where in the text they begin */
};

struct svg_rule_list {
	struct svg_rule *first, *last;
};

struct svg_sheet {
	struct arena *arena;
	struct intern selectors;
	struct svg_rule_list *lists; /* of each selector */
	size_t list_capacity;
	unsigned rule_count, block_count;
	size_t declaration_count;
	bool has_important;
};

void svg_sheet_init(struct svg_sheet *, struct arena *);

/* Adds the rules of a <style>, which is read once: its text is taken apart. */
void svg_sheet_add(struct svg_sheet *, struct svg_faults *, const struct svg_element *);

/* The first rule for a selector: of a mark ("." or "#", or '\0') and a name; NULL: there is none. */
struct svg_rule *svg_sheet_find(const struct svg_sheet *, char mark, const char *name, size_t length);

#endif
