/*
 * Hyphenation of single words by libhyphen and the patterns of hyphen-es and its kin.
 */
#ifndef PLIEGO_TEXT_HYPHEN_H
#define PLIEGO_TEXT_HYPHEN_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/input_file.h"

/* Least letters before and after a hyphen, whatever a style asks for; a dictionary may ask for more. */
#define HYPHEN_LETTERS_LEAST 2

/* Longest word that is hyphenated, in bytes. */
#define HYPHEN_WORD_MAX 240

struct hyphenator;

struct letters {
	const char *text;
	size_t length; /* bytes */
};

/*
 * Looks for hyph_LANG.dic in `folder` (NULL: nowhere), and reads it through the inputs, which outlive it:
 * libhyphen is given the bytes.  Needs closing.
 */
struct hyphenator *hyphenator_open(struct arena *, struct input_files *, const char *folder);
void hyphenator_close(struct hyphenator *);

/* The file that the patterns for a language are read from; NULL when there is none.  In the arena. */
const char *hyphenator_file(struct hyphenator *, const char *language);

/*
 * Reads the patterns for a language now, with the warning that hyphenator_divide() would give, at the place.
 */
void hyphenator_prepare(struct hyphenator *, const char *language, struct srcloc, struct diags *);

/*
 * Offsets (in bytes, ascending) where a word of n bytes, all letters, may be divided, with `least` letters at
 * least on both sides; returns how many.
 * Language is BCP 47: "es-SV" takes hyph_es_SV.dic, else hyph_es.dic, else hyph_es_ES.dic, else the first
 * hyph_es_*.dic by name.  When there is none, a warning [text-no-hyphenation] once for each language, and
 * 0.
 */
size_t hyphenator_divide(struct hyphenator *, const char *language, struct letters, size_t least,
    uint16_t out[HYPHEN_WORD_MAX], struct diags *);

#endif
