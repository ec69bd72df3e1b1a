/*
 * Ties: spaces at which no line should end, by the language of the text.
 *
 * In every language:
 *   - between a figure and %, ‰, ° or a unit of measure that is written as a symbol ("25 kg", "3 m²",
 *     "9 a. m.");
 *   - between a sign of currency, number or section ($, €, US$, #, №, §) and a figure, and between a figure
 *     and the currency after it ("25 €", "25 USD"); between one capital and a figure ("Q 4", "L 25");
 *   - between abbreviations of what is counted and their number, in figures or Roman ("n.º 5", "L.E. 7.3",
 *     "cap. IV"), and between such words and the letter that they name ("inciso a)");
 *   - between a title and a name ("Dra. Paz"), and the parts of an abbreviation ("S. A.", "EE. UU.");
 *   - within a number that is grouped by spaces ("1 500 000").
 *
 * Where the language would have it so: after a word of one letter ("a", "y", "o").
 *
 * Sources: Ortografía de la lengua española (RAE and ASALE, 2010), on symbols, abbreviations and figures;
 * BIPM, The International System of Units, 5.4.3; on words of one letter J. Martínez de Sousa, Manual de
 * estilo de la lengua española, and ČSN 01 6910 (Czech; Slovak and Polish practice is the same).
 */
#ifndef PLIEGO_TEXT_TIES_H
#define PLIEGO_TEXT_TIES_H

#include <stdbool.h>
#include <stddef.h>

/* What one language has of its own. */
struct ties;

/* By the language of a BCP 47 tag: "es-SV".  NULL, and languages without a row, have what all have. */
const struct ties *ties_of(const char *language);

/* Whether the space between two words of n and m bytes, both > 0, is one. */
bool ties_words(const struct ties *, const char *before, size_t n, const char *after, size_t m);

/* Whether ties_words() could be true of a word and another one that begins with a letter. */
bool ties_may_hold_next(const char *word, size_t n);
bool ties_may_hold_back(const char *word, size_t n);

#endif
