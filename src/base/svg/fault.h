/*
 * What a drawing has that can't be drawn, told at its elements: nothing of it is left out without a word.
 */
#ifndef PLIEGO_BASE_SVG_FAULT_H
#define PLIEGO_BASE_SVG_FAULT_H

#include "base/svg/tree.h"

/* Different things that are not drawn; what is beyond is an error, too, but not told. */
#define SVG_TOLD_MAX 64

struct svg_faults {
	struct diags *diags;
	const char *told[SVG_TOLD_MAX]; /* names of elements and properties: told once each */
	size_t told_count;
	bool any;
};

/* An element of that kind; what to do about it is to be translated. */
void svg_fault_element(struct svg_faults *, const struct svg_element *, const char *what_to_do);

/* What to do about lengths in a unit of texts or of windows, of which a drawing has none. */
extern const char *const svg_use_pixels;

/* A property or an attribute with a value that is not drawn. */
struct svg_property {
	const char *name, *value;
};

void svg_fault_property(struct svg_faults *, const struct svg_element *, struct svg_property,
    const char *what_to_do);

/* One whose value can't be read. */
void svg_fault_value(struct svg_faults *, const struct svg_element *, struct svg_property);

/* More than there may be, to be translated. */
void svg_fault_limit(struct svg_faults *, const struct svg_element *, const char *what);

#endif
