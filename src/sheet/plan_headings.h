/*
 * How the columns of a plan are headed in the language of the plans, as literals: for tables that compilers
 * fill.  All else asks vocabulary.h.
 */
#ifndef PLIEGO_SHEET_PLAN_HEADINGS_H
#define PLIEGO_SHEET_PLAN_HEADINGS_H

#define HEADING_LINE "LÍNEA ESTRATÉGICA/PROCESO"
#define HEADING_ACTIVITY "ACTIVIDAD"
#define HEADING_RESULT "RESULTADO ESPERADO"
#define HEADING_MEANS "MEDIO DE VERIFICACIÓN"
#define HEADING_TARGET "META ANUAL"
#define HEADING_NOTES "OBSERVACIONES"
#define HEADING_CODE "CÓDIGO"
#define HEADING_MEASURE "MEDIDA"
#define HEADING_CONSOLIDATION "CONSOLIDACIÓN"
#define HEADING_JUSTIFICATION "JUSTIFICACIÓN"
#define HEADING_UNIT_OF_MEASURE "UNIDAD DE MEDIDA"
#define HEADING_CURRENCY "MONEDA"
#define HEADING_WEIGHT "PONDERACIÓN"
#define HEADING_DIRECTION "SENTIDO"
#define HEADING_CAUSE "CAUSA"
#define HEADING_CORRECTIVE "MEDIDA CORRECTIVA"
#define HEADING_RESPONSIBLE "RESPONSABLE"
#define HEADING_SDG "ODS"
#define HEADING_PEI "PEI"
#define HEADING_AXIS "EJE"
#define HEADING_BASELINE "LÍNEA BASE"

/* ROW(MONTH, HEADING) for each month, 1 to 12, with the comma between. */
/* clang-format off */
#define MONTH_HEADINGS(ROW) \
	ROW(1, "ENE"), ROW(2, "FEB"), ROW(3, "MAR"), ROW(4, "ABR"), ROW(5, "MAY"), ROW(6, "JUN"), \
	ROW(7, "JUL"), ROW(8, "AGO"), ROW(9, "SEP"), ROW(10, "OCT"), ROW(11, "NOV"), ROW(12, "DIC")

/* The same for each quarter, 1 to 4. */
#define QUARTER_HEADINGS(ROW) ROW(1, "T1"), ROW(2, "T2"), ROW(3, "T3"), ROW(4, "T4")

/* The same for each of the PERIODS, in the order of enum plan_column. */
#define PERIOD_HEADINGS(ROW) \
	QUARTER_HEADINGS(ROW), ROW(5, "C1"), ROW(6, "C2"), ROW(7, "C3"), ROW(8, "S1"), ROW(9, "S2"), \
	ROW(10, "ANUAL")
/* clang-format on */

#endif
