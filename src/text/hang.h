/*
 * Hanging punctuation: how much of the glyph at an edge of a line stands outside it, so that the edge looks
 * straight.
 *
 * The shares are those of the LaTeX package microtype (R. Schlicht; the sets "default" and "T1-default" of
 * its microtype.cfg), in which pdfTeX's character protrusion is mostly used (Hàn Thế Thành, Micro-typographic
 * extensions to the TeX typesetting system, 2000); but quotes, for which it has a fifth to two fifths by the
 * face, hang by half.
 */
#ifndef PLIEGO_TEXT_HANG_H
#define PLIEGO_TEXT_HANG_H

#include "text/paragraph.h"

/* Of the first glyph of a run that begins a line of the paragraph, and of the last of one that ends it. */
int32_t hang_before(const struct paragraph *, const struct shaped *, length size);
int32_t hang_after(const struct paragraph *, const struct shaped *, length size);

/* Moves a pen at the start of a line back by what hangs of the token that begins it. */
void hang_pen(const struct paragraph *, const struct token *, struct pen *);

/* What of the run counts where it ends a line: its advance, in font units. */
static inline int32_t
hang_less(const struct paragraph *p, const struct shaped *run, length size)
{
	return p->hang.right > 0 ? run->advance - hang_after(p, run, size) : run->advance;
}

#endif
