"""A template that prints every heading of every source, one line a row, in columns of known places."""

import functools
import random

import alignment
import corrections
import trends
import years

from reading import MONTHS, TARGET

LETTER = ("ESTADO", "LETRA")
TOTALS = ["PROGRAMADO", "EJECUTADO", "RAZÓN", "PROMEDIO", *LETTER]
QUARTERS = ["T1", "T2", "T3", "T4"]
LATER = " A LA FECHA"
# The mean, and the ratio, in other ways.
OTHERS = ("CON TOPE", "MEDIANA", "CON CEROS", "EXIGIBLES", "COBERTURA")
OTHERS_OF_MONTH = ("CON TOPE", "CON CEROS", "COBERTURA")
OTHERS_OF_ACTIVITY = ("RAZÓN CON TOPE", "RAZÓN CON CEROS", "PROMEDIO CON TOPE", "PROMEDIO CON CEROS",
                      "MEDIANA", "COBERTURA")
SUMMARY = ["PUESTO", "CÓDIGO", "UNIDAD", "LÍNEA", "UNIDADES", "INFORMAN", "INFORMÓ", "ACTIVIDADES",
           "CON CIFRA", "CUMPLIMIENTO", *LETTER, "CUMPLIMIENTO A LA FECHA", "ESTADO A LA FECHA",
           "LETRA A LA FECHA",
           "AVANCE ANUAL", *(f"NIVEL {n}" for n in range(1, 7)), "SIN PROGRAMACIÓN", "SIN PROGRAMAR",
           "NO REMITIDO", "NO APLICA", "INCOMPLETAS", "PENDIENTES",
           *(before + other + later for before, later in (("", ""), ("", LATER), ("AVANCE ANUAL ", ""))
             for other in OTHERS),
           "CUMPLIMIENTO ANTERIOR", "CON TOPE ANTERIOR", "CAMBIO", "PONDERACIÓN",
           *(heading + later for later in ("", LATER)
             for heading in ("CUMPLIMIENTO PONDERADO", "CON TOPE PONDERADO")),
           "AVANCE ANUAL PONDERADO", "PESO DE LA UNIDAD", "NIVEL JERÁRQUICO", "SUPERIOR", "REGIÓN",
           "MONEDA", "PRESUPUESTO", "DEVENGADO", "EJECUCIÓN FINANCIERA",
           "CUMPLIMIENTO DEL CORTE ANTERIOR", "VARIACIÓN DEL CUMPLIMIENTO", *trends.HEADINGS]
NAMED = ["CÓDIGO", "UNIDAD", "CÓDIGO DE ACTIVIDAD", "LÍNEA", "ACTIVIDAD"]
SPANS = ["PRESUPUESTO", "DEVENGADO", "EJECUCIÓN ANUAL", "PRESUPUESTO A LA FECHA", "EJECUCIÓN A LA FECHA",
         "PRESUPUESTO DEL PERÍODO", "DEVENGADO DEL PERÍODO", "EJECUCIÓN DEL PERÍODO", "SALDO",
         "EJECUCIÓN FÍSICA", "EJECUCIÓN FINANCIERA", "DIFERENCIA", "BASE", "CUADRANTE"]
BUDGET = [*NAMED, "MONEDA", *SPANS, "SIN INFORMAR", "JUSTIFICACIÓN"]
BUDGET_SUMS = ["CÓDIGO", "UNIDAD", "LÍNEA", "MONEDA", "ACTIVIDADES", *SPANS, "EJECUCIÓN CON CEROS",
               "COBERTURA", "PRESUPUESTO SIN INFORMAR", "DEVENGADO SIN PRESUPUESTO", "ALERTAS"]
OPEN = [*NAMED, "CUMPLIMIENTO", "ESTADO", "LETRA", "JUSTIFICACIÓN", "MEDIDA CORRECTIVA", "EVIDENCIA"]
UNIT_PROGRESS = ["PROGRAMADO", "EJECUTADO", "CUMPLIMIENTO", *LETTER]
STATUSES = ["ESTADO", "LETRA", "UMBRAL", "ACTIVIDADES", "PORCENTAJE", "ACTIVIDADES A LA FECHA",
            "PORCENTAJE A LA FECHA"]
ROLLUP = ["LÍNEA", "ACTIVIDAD", "MEDIDA", "CONSOLIDACIÓN", "REGLA", "UNIDADES", TARGET, "MÍNIMO", "MÁXIMO",
          "INFORMAN", "MONTHS", "QUARTERS", "DIFERENCIA", "UNIDADES POR MES", "UNIDAD DE MEDIDA"]
OF_UNITS = {
    "unit-summary": SUMMARY,
    "unit-progress": ["CÓDIGO", "UNIDAD", "CÓDIGO DE ACTIVIDAD", "LÍNEA", "ACTIVIDAD", "MEDIDA",
                      "CONSOLIDACIÓN", TARGET, *UNIT_PROGRESS,
                      *(heading + LATER for heading in UNIT_PROGRESS), "AVANCE ANUAL", "SIN INFORMAR",
                      "JUSTIFICACIÓN", "PENDIENTE", "ARCHIVO", "FILA", "MONTHS", "DONE", "UNIDAD DE MEDIDA",
                      "PONDERACIÓN",
                      "MEDIDA CORRECTIVA", "EVIDENCIA", "MONEDA", "PRESUPUESTO", "DEVENGADO",
                      "EJECUCIÓN FINANCIERA", "EJECUTADO DEL CORTE ANTERIOR",
                      "CUMPLIMIENTO DEL CORTE ANTERIOR", "VARIACIÓN DEL CUMPLIMIENTO",
                      trends.DONE, *trends.HEADINGS],
    "unit-statuses": STATUSES,
    "unit-rollup": ROLLUP,
    "unit-budget": BUDGET,
    "unit-open-measures": OPEN,
    corrections.OF_UNIT: corrections.HEADINGS,
}
OF_ALL = {
    "progress": ["LÍNEA", "ACTIVIDAD", "MEDIDA", "CONSOLIDACIÓN", "UNIDADES", "INFORMAN", *TOTALS,
                 *(heading + LATER for heading in TOTALS), "EJECUTADO SIN PROGRAMAR", "SIN INFORMAR",
                 "EJECUTADO SIN PROGRAMAR" + LATER, "SIN INFORMAR" + LATER,
                 *(other + later for later in ("", LATER) for other in OTHERS_OF_ACTIVITY),
                 "UNIDAD DE MEDIDA", *trends.REPORTED_TOTALS, *trends.TOTALS],
    "progress-summary": SUMMARY,
    "progress-units": SUMMARY,
    "progress-ranking": SUMMARY,
    "best-units": SUMMARY,
    "worst-units": SUMMARY,
    "progress-lines": SUMMARY,
    "progress-levels": SUMMARY,
    "progress-regions": SUMMARY,
    "progress-statuses": STATUSES,
    "progress-months": ["MES", "PROGRAMADAS", "EJECUTADAS", "INFORMADAS", "CUMPLIMIENTO",
                        "CUMPLIMIENTO" + LATER,
                        *(other + later for later in ("", LATER) for other in OTHERS_OF_MONTH)],
    "progress-missing": ["CÓDIGO", "UNIDAD", "INFORMÓ", "INCOMPLETAS", "PENDIENTES"],
    "national-rollup": ROLLUP,
    "budget-summary": BUDGET_SUMS,
    "budget-units": BUDGET_SUMS,
    "budget-lines": BUDGET_SUMS,
    "budget-alerts": BUDGET,
    "reconciliation-amounts": ["FIGURA", "LÍNEA", "ACTIVIDAD", "UNIDAD DE MEDIDA", "UNIDADES",
                               "SUMA DE UNIDADES", "NACIONAL", "DIFERENCIA"],
    "open-measures": OPEN,
    years.SOURCE: years.HEADINGS,
    corrections.OF_ALL: corrections.HEADINGS,
    **{name: [heading, *alignment.COUNTS,
              *SUMMARY[SUMMARY.index("CON CIFRA"):SUMMARY.index("PESO DE LA UNIDAD")]]
       for name, (heading, _, _) in alignment.SOURCES.items()},
}


def headings_of(name):
    """The columns of a source, for the periods of the job at hand."""
    series = {"MONTHS": MONTHS, "QUARTERS": QUARTERS if len(MONTHS) == 12 else [],
              "DONE": [f"EJECUTADO {month}" for month in MONTHS]}
    return [heading for column in (OF_ALL | OF_UNITS)[name] for heading in series.get(column, [column])]


SHARE_OF_SOURCES = 0.4
MARGIN, WIDTH, HEIGHT = 10, 3700, 2000
WIDE = {"LÍNEA": 60, "ACTIVIDAD": 70, "JUSTIFICACIÓN": 90, "SIN INFORMAR": 80, "UNIDAD": 120, "ESTADO": 60,
        "CÓDIGO": 60, "SUPERIOR": 60, "REGIÓN": 60,
        "RESPONSABLE": 60, "ODS": 60, "PEI": 60, "EJE": 60, "ESTADO A LA FECHA": 60, "ARCHIVO": 60,
        "UMBRAL": 90,
        "CUADRANTE": 70, "UNIDADES POR MES": 120, "MEDIDA CORRECTIVA": 60, "EVIDENCIA": 60, "FIGURA": 70,
        "LUGAR INFORMADO": 60, "LUGAR ACTUAL": 60, "MOTIVO": 60}
POINTS = 72 / 25.4


@functools.cache
def width_of(heading):
    """In mm: room for the heading in one line, and for any cell of it."""
    return max(WIDE.get(heading, 32), 6 + len(heading) * 2)


HEAD = f"""pliego: 1
language: es-SV
page: {{size: [{WIDTH} mm, {HEIGHT} mm], margins: {MARGIN} mm}}
fonts:
  narrow: {{regular: ArchivoNarrow-Regular.ttf, bold: ArchivoNarrow-Bold.ttf}}
styles:
  base: {{font: narrow, size: 7 pt, leading: 9 pt}}
  cell: {{parent: base, border: 0.3 pt "#000000", padding: [1 pt, 2 pt]}}
  figure: {{parent: cell, align: right}}
"""


def choose(job):
    """The sources that a job's tables print: of most jobs a part, which takes less time."""
    chance = random.Random(f"sources {job.seed}")
    if job.large or job.narrow:
        return list(OF_ALL | OF_UNITS)
    return [name for name in OF_ALL | OF_UNITS if chance.random() < SHARE_OF_SOURCES or name == "progress"]


def template(job):
    """Its text."""
    out = [HEAD, "statuses:\n  levels:\n"]
    levels, justify_below, cap, rank_from = job.scale
    for name, letter, above, percent in levels:
        out.append(f"    - {{name: {name}, letter: {letter}, {'above' if above else 'from'}: {percent}}}\n")
    out.append(f"  justify-below: {justify_below}\n  rank-from: {rank_from}\n"
               + (f"  cap: {cap}\n" if cap else "")
               + (f"  spending-gap: {job.gap}\n" if job.gap else ""))
    out.append("tables:\n")
    for name in job.sources:
        out.append(f"  {name}:\n    source: {name}\n    summary: {name}\n    style: cell\n    columns:\n")
        for heading in headings_of(name):
            style = "" if heading in WIDE else ", style: figure"
            out.append(f"      - {{field: {heading}, width: {width_of(heading)} mm{style}}}\n")
    out.append('sections:\n  - heading: {text: "§ all", level: 1}\n')
    for name in filter(OF_ALL.get, job.sources):
        out.append(f'  - paragraph: "§ {name}"\n  - table: {name}\n')
    out.append('  - each-unit:\n      - heading: {text: "§ {unit.code}", level: 1}\n')
    for name in filter(OF_UNITS.get, job.sources):
        out.append(f'      - paragraph: "§ {name}"\n      - table: {name}\n')
    return "".join(out)


def read_tables(pages):
    """
    Of pages, each a list of words (x0, y, x1, text) with their origin at the top left, in points: the tables
    in their order, (heading of their part, name, rows), each row a mapping from heading to text.  A word is
    in the column that holds all of it.
    """
    part, name, tables = None, None, []
    for words in pages:
        for line in lines_of(words):
            text = " ".join(word[3] for word in line)
            if text.startswith("§ "):
                text = text[2:]
                if text in OF_ALL or text in OF_UNITS:
                    name = text
                    tables.append((part, name, []))
                else:
                    part = text
            elif tables:
                tables[-1][2].append(row_of(line, headings_of(name)))
    # The first line of each is its head, which says what stands below it.
    for _, name, rows in tables:
        head = rows.pop(0)
        if head != {heading: heading for heading in head}:
            raise ValueError(f"{name}: the head is {head}")
    return tables


def lines_of(words):
    """From top to bottom; letters of another size stand in the same line, a little higher or lower."""
    lines, last = [], None
    for word in sorted(words, key=lambda word: word[1]):
        if last is None or word[1] - last > 1.5:
            lines.append([])
        lines[-1].append(word)
        last = word[1]
    return [sorted(line) for line in lines]


def row_of(line, headings):
    row, edge, at = {}, MARGIN * POINTS, 0
    for heading in headings:
        end, first = edge + width_of(heading) * POINTS, at
        while at < len(line) and line[at][0] < end:
            if line[at][0] < edge - 0.1 or line[at][2] > end + 0.1:
                raise ValueError(f"{heading}: «{line[at][3]}» is not within its column")
            at += 1
        row[heading] = " ".join(word[3] for word in line[first:at])
        edge = end
    if at < len(line):
        raise ValueError(f"«{line[at][3]}» is behind all columns")
    return row
