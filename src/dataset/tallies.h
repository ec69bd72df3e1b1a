/*
 * What the activities of a unit, of a line, or all come to: one row each.
 */
#ifndef PLIEGO_DATASET_TALLIES_H
#define PLIEGO_DATASET_TALLIES_H

#include "dataset/row_writer.h"

/* clang-format off */
/* What is told of many activities: row_put_means(), and behind that of weights row_put_weighted_means(). */
#define MEAN_COLUMNS \
	{"CON CIFRA", CELL_NUMBER, 0, IS_WITH_FIGURE}, \
	{"CUMPLIMIENTO", CELL_PERCENT, 0, IS_MEAN}, \
	{"ESTADO", CELL_STATUS, 0, IS_STATUS}, \
	{"LETRA", CELL_STATUS, 0, IS_STATUS}, \
	{"CUMPLIMIENTO A LA FECHA", CELL_PERCENT, 0, IS_MEAN | TO_DATE}, \
	{"ESTADO A LA FECHA", CELL_STATUS, 0, IS_STATUS | TO_DATE}, \
	{"LETRA A LA FECHA", CELL_STATUS, 0, IS_STATUS | TO_DATE}, \
	{"AVANCE ANUAL", CELL_PERCENT, 0, IS_MEAN | OF_THE_YEAR}, \
	{"NIVEL 1", CELL_NUMBER, 0, IS_STATUS_COUNT}, \
	{"NIVEL 2", CELL_NUMBER, 0, IS_STATUS_COUNT}, \
	{"NIVEL 3", CELL_NUMBER, 0, IS_STATUS_COUNT}, \
	{"NIVEL 4", CELL_NUMBER, 0, IS_STATUS_COUNT}, \
	{"NIVEL 5", CELL_NUMBER, 0, IS_STATUS_COUNT}, \
	{"NIVEL 6", CELL_NUMBER, 0, IS_STATUS_COUNT}, \
	{"SIN PROGRAMACIÓN", CELL_NUMBER, 0, IS_STATUS_COUNT}, \
	{"SIN PROGRAMAR", CELL_NUMBER, 0, IS_STATUS_COUNT}, \
	{"NO REMITIDO", CELL_NUMBER, 0, IS_STATUS_COUNT}, \
	{"NO APLICA", CELL_NUMBER, 0, IS_STATUS_COUNT}, \
	{"INCOMPLETAS", CELL_NUMBER, 0, IS_INCOMPLETE}, \
	{"PENDIENTES", CELL_NUMBER, 0, IS_PENDING}, \
	{"CON TOPE", CELL_PERCENT, 0, IS_MEAN_CAPPED}, \
	{"MEDIANA", CELL_PERCENT, 0, IS_MEDIAN}, \
	{"CON CEROS", CELL_PERCENT, 0, IS_MEAN_WITH_ZEROS}, \
	{"EXIGIBLES", CELL_NUMBER, 0, IS_DUE}, \
	{"COBERTURA", CELL_TEXT, 0, IS_COVERAGE}, \
	{"CON TOPE A LA FECHA", CELL_PERCENT, 0, IS_MEAN_CAPPED | TO_DATE}, \
	{"MEDIANA A LA FECHA", CELL_PERCENT, 0, IS_MEDIAN | TO_DATE}, \
	{"CON CEROS A LA FECHA", CELL_PERCENT, 0, IS_MEAN_WITH_ZEROS | TO_DATE}, \
	{"EXIGIBLES A LA FECHA", CELL_NUMBER, 0, IS_DUE | TO_DATE}, \
	{"COBERTURA A LA FECHA", CELL_TEXT, 0, IS_COVERAGE | TO_DATE}, \
	{"AVANCE ANUAL CON TOPE", CELL_PERCENT, 0, IS_MEAN_CAPPED | OF_THE_YEAR}, \
	{"AVANCE ANUAL MEDIANA", CELL_PERCENT, 0, IS_MEDIAN | OF_THE_YEAR}, \
	{"AVANCE ANUAL CON CEROS", CELL_PERCENT, 0, IS_MEAN_WITH_ZEROS | OF_THE_YEAR}, \
	{"AVANCE ANUAL EXIGIBLES", CELL_NUMBER, 0, IS_DUE | OF_THE_YEAR}, \
	{"AVANCE ANUAL COBERTURA", CELL_TEXT, 0, IS_COVERAGE | OF_THE_YEAR}, \
	{"CUMPLIMIENTO ANTERIOR", CELL_PERCENT, COLUMN_BEFORE, IS_MEAN | OF_BEFORE}, \
	{"CON TOPE ANTERIOR", CELL_PERCENT, COLUMN_BEFORE, IS_MEAN_CAPPED | OF_BEFORE}, \
	{"CAMBIO", CELL_NUMBER, COLUMN_BEFORE, IS_CHANGE}
#define WEIGHTED_COLUMNS \
	{HEADING_WEIGHT, CELL_NUMBER, 0, IS_WEIGHT}, \
	{"CUMPLIMIENTO PONDERADO", CELL_PERCENT, 0, IS_WEIGHTED}, \
	{"CON TOPE PONDERADO", CELL_PERCENT, 0, IS_WEIGHTED_CAPPED}, \
	{"CUMPLIMIENTO PONDERADO A LA FECHA", CELL_PERCENT, 0, IS_WEIGHTED | TO_DATE}, \
	{"CON TOPE PONDERADO A LA FECHA", CELL_PERCENT, 0, IS_WEIGHTED_CAPPED | TO_DATE}, \
	{"AVANCE ANUAL PONDERADO", CELL_PERCENT, 0, IS_WEIGHTED | OF_THE_YEAR}
/* clang-format on */

/* The cells of MEAN_COLUMNS; before: of the cut before, NULL: there is none. */
void row_put_means(struct row_writer *, const struct tally *, const struct tally *before);

/* Those of WEIGHTED_COLUMNS: what the subject's activities, or its units, weigh, and their means by that. */
void row_put_weighted_means(struct row_writer *, const struct row_subject *);

/* A row under tally_columns; place 0: the unit has none. */
void write_tally_of_unit(struct row_writer *, uint32_t unit, uint32_t place);

/* Whether it has activities enough with a figure to have a place: ranking.c. */
bool ranking_has(const struct compliance *, uint32_t unit);

/* A row under critical_columns: critical.c. */
void write_critical_unit(struct row_writer *, uint32_t unit);

#endif
