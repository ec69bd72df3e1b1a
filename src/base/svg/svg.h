/*
 * SVG pictures: their shapes, as vectors.
 *
 * Read are <svg>, <g>, <a>, <switch>, <use>, <symbol>, <defs> and the basic shapes and paths, with their
 * transformations, plain colours, strokes and opacity, as attributes, in `style` or by simple rules of
 * <style>.  What else would be seen is an error at its line and column that says what to do: nothing is left
 * out without a word.  What is never seen is passed over.
 *
 * Source: SVG 1.1 (second edition), with href without XLink and paint-order of SVG 2.
 */
#ifndef PLIEGO_BASE_SVG_SVG_H
#define PLIEGO_BASE_SVG_SVG_H

#include "base/image.h"

/* Whether a file is XML, by how it begins, in UTF-8 or UTF-16. */
bool svg_is(struct bytes file);

/*
 * Fills in the vectors and the natural size of *image, whose path is told; what it has lives in the arena.
 * False after at least one error.
 */
bool svg_read(struct arena *, struct bytes file, struct image *image, struct diags *);

#endif
