/*
 * Sets paragraphs: shaping (HarfBuzz, kerning on), fallback faces, line breaking (UAX 14 by libunibreak,
 * with the exceptions that Spanish office text needs), hyphenation (libhyphen), justification.
 *
 * It implements layout's struct metrics.  Words are shaped once for each face and kept, up to
 * WORDS_KEPT_BYTES (text/words.h); results depend on the text alone, never on what was set before.
 *
 * White space (tabs and wide spaces too) is one space, none at the start of a line; CR LF, CR, U+0085,
 * U+2028 and U+2029 end a line as LF does.  No-break, narrow and thin spaces are glyphs of their word.
 *
 * Lines are broken as the style has it.  Greedily: each is filled as far as it goes; a word is divided
 * where the style hyphenates and the line would end a third of its width too early (justified: a twelfth).
 * Optimally: all lines of a paragraph together are as even as they can be (text/total_fit.h), in as few
 * as there must be; words are divided only where a line would be loose otherwise, or where a hyphen saves a
 * line: one that filling greedily would save, or one that is only there as a word of one letter may not end
 * its line.  In neither is a word divided in a third line running, nor the last word of a paragraph, nor one
 * of capitals or next to figures.  Where a word is wider than the line, lines are filled greedily, and it is
 * divided in any case; addresses break at their joints; what nothing else helps is broken anywhere.  A hyphen
 * so made is a run of its own, "\u00AD", right after its word's; soft hyphens of the text are such runs
 * at the end of a line, and nothing elsewhere.  Where punctuation may hang out (text/hang.h), what hangs is
 * not counted in the width of a line, in both ways.
 */
#ifndef PLIEGO_TEXT_TYPESETTER_H
#define PLIEGO_TEXT_TYPESETTER_H

#include "base/style.h"
#include "layout/metrics.h"
#include "text/fonts.h"

struct typesetter;

/*
 * Opens the faces of the families (style->family indexes them).  A variant that a family lacks is printed
 * in its regular face, with a note.  A character is looked for in the style's face, then in the same
 * variant of the fallback families in order.  Hyphenation patterns for style->language are opened on
 * first use from `hyphen_dir` (hyph_LANG.dic, as hyphen-es installs them); without them there is a
 * warning [text-no-hyphenation] once, and no hyphenation.
 *
 * A variable font, of which only the default instance is drawn, and a file that is given for two variants are
 * warned of at their places [font-variable, font-same].
 *
 * Returns NULL after an error.  Needs closing; fonts and arena must outlive it.
 */
struct typesetter *typesetter_open(struct arena *, struct fonts *, const struct font_family *families,
    size_t n, const char *hyphen_dir, struct diags *);
/*
 * False after an error [text-leading] at a style whose lines are closer than accented capitals and
 * descenders of its face allow, so that one line would be printed over the other.
 */
bool typesetter_check(const struct typesetter *, const struct style *styles, size_t n, struct diags *);
void typesetter_close(struct typesetter *);

/* Reads the hyphenation patterns of a language now rather than on first use. */
void typesetter_prepare(struct typesetter *, const char *language, struct srcloc, struct diags *);

/* The file that they are in; NULL when there is none. */
const char *typesetter_patterns(struct typesetter *, const char *language);

struct metrics typesetter_metrics(struct typesetter *);

#endif
