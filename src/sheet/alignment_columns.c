#include "sheet/alignment_columns.h"

#include <string.h>

#include "sheet/plan_headings.h"

/* Of each, its own word first; of several in a sheet the one that stands first here is taken. */
static const struct {
	const char *key;
	enum alignment alignment;
} words[] = {
    {"responsable", ALIGNMENT_RESPONSIBLE},
    {"responsables", ALIGNMENT_RESPONSIBLE},
    {"responsable de la actividad", ALIGNMENT_RESPONSIBLE},
    {"responsable de actividad", ALIGNMENT_RESPONSIBLE},
    {"responsable de la ejecucion", ALIGNMENT_RESPONSIBLE},
    {"unidad responsable", ALIGNMENT_RESPONSIBLE},
    {"area responsable", ALIGNMENT_RESPONSIBLE},
    {"dependencia responsable", ALIGNMENT_RESPONSIBLE},
    {"persona responsable", ALIGNMENT_RESPONSIBLE},
    {"cargo responsable", ALIGNMENT_RESPONSIBLE},
    {"encargado", ALIGNMENT_RESPONSIBLE},
    {"responsible", ALIGNMENT_RESPONSIBLE},
    {"person responsible", ALIGNMENT_RESPONSIBLE},
    {"responsible person", ALIGNMENT_RESPONSIBLE},
    {"responsible unit", ALIGNMENT_RESPONSIBLE},
    {"owner", ALIGNMENT_RESPONSIBLE},
    {"responsavel", ALIGNMENT_RESPONSIBLE},
    {"responsaveis", ALIGNMENT_RESPONSIBLE},
    {"responsavel pela atividade", ALIGNMENT_RESPONSIBLE},
    {"unidade responsavel", ALIGNMENT_RESPONSIBLE},
    {"ods", ALIGNMENT_SDG},
    {"o.d.s", ALIGNMENT_SDG},
    {"objetivo de desarrollo sostenible", ALIGNMENT_SDG},
    {"objetivos de desarrollo sostenible", ALIGNMENT_SDG},
    {"objetivo de desarrollo sostenible (ods)", ALIGNMENT_SDG},
    {"objetivos de desarrollo sostenible (ods)", ALIGNMENT_SDG},
    {"objetivo ods", ALIGNMENT_SDG},
    {"ods vinculado", ALIGNMENT_SDG},
    {"vinculacion ods", ALIGNMENT_SDG},
    {"sdg", ALIGNMENT_SDG},
    {"sdgs", ALIGNMENT_SDG},
    {"sustainable development goal", ALIGNMENT_SDG},
    {"sustainable development goals", ALIGNMENT_SDG},
    {"objetivo de desenvolvimento sustentavel", ALIGNMENT_SDG},
    {"objetivos de desenvolvimento sustentavel", ALIGNMENT_SDG},
    {"pei", ALIGNMENT_PEI},
    {"p.e.i", ALIGNMENT_PEI},
    {"objetivo del pei", ALIGNMENT_PEI},
    {"objetivo pei", ALIGNMENT_PEI},
    {"objetivos del pei", ALIGNMENT_PEI},
    {"objetivo institucional", ALIGNMENT_PEI},
    {"objetivos institucionales", ALIGNMENT_PEI},
    {"objetivo estrategico institucional", ALIGNMENT_PEI},
    {"oei", ALIGNMENT_PEI},
    {"institutional objective", ALIGNMENT_PEI},
    {"institutional goal", ALIGNMENT_PEI},
    {"objetivo do pei", ALIGNMENT_PEI},
    {"eje", ALIGNMENT_AXIS},
    {"eje estrategico", ALIGNMENT_AXIS},
    {"ejes", ALIGNMENT_AXIS},
    {"ejes estrategicos", ALIGNMENT_AXIS},
    {"axis", ALIGNMENT_AXIS},
    {"strategic axis", ALIGNMENT_AXIS},
    {"eixo", ALIGNMENT_AXIS},
    {"eixo estrategico", ALIGNMENT_AXIS},
};

#define WORDS (sizeof(words) / sizeof(*words))

const char *
alignment_heading(enum alignment alignment)
{
	static const char *const headings[ALIGNMENTS] = {
	    [ALIGNMENT_NONE] = "",
	    [ALIGNMENT_RESPONSIBLE] = HEADING_RESPONSIBLE,
	    [ALIGNMENT_SDG] = HEADING_SDG,
	    [ALIGNMENT_PEI] = HEADING_PEI,
	    [ALIGNMENT_AXIS] = HEADING_AXIS,
	};

	return headings[alignment];
}

/* WORDS: it is none of them. */
static size_t
find_word(const char *key)
{
	size_t i = 0;

	while (i < WORDS && (words[i].key[0] != key[0] || strcmp(words[i].key, key) != 0))
		i++;
	return i;
}

enum alignment
alignment_of_key(const char *key)
{
	size_t i = find_word(key);

	return i < WORDS ? words[i].alignment : ALIGNMENT_NONE;
}

void
alignment_columns_find(const struct sheet *sheet, int line, int at[ALIGNMENTS])
{
	size_t ranks[ALIGNMENTS];

	for (int k = 0; k < ALIGNMENTS; k++) {
		at[k] = -1;
		ranks[k] = WORDS;
	}
	for (size_t column = 0; column < sheet->column_count; column++) {
		size_t rank = (int)column != line ? find_word(sheet->keys[column]) : WORDS;

		if (rank < WORDS && rank < ranks[words[rank].alignment]) {
			at[words[rank].alignment] = (int)column;
			ranks[words[rank].alignment] = rank;
		}
	}
}
