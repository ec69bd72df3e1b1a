"""Jobs made by chance, always the same ones, whose figures are to be the same wherever they are printed."""

import copy
import csv
import io

MONTHS = "ENE FEB MAR ABR MAY JUN JUL AGO SEP OCT NOV DIC".split()
QUARTERS = ["T1", "T2", "T3", "T4"]
# The marks of thousands and of decimals.
LOCALES = {"es-SV": (",", "."), "es-ES": (".", ","), "es-CR": ("\u00a0", ",")}
FIGURES = ["META ANUAL", *MONTHS]
LINES = ("LE 1 Inspección", "LE 2 Conciliación", "Proceso de apoyo")
NAMES = ("Visitas", "Cursos, talleres", "Atención «pronta»", "Informes", "Índice anual", "=Suma",
         "Reuniones; actas")
CONSOLIDATIONS = ("suma", "suma", "suma", "promedio", "último", "máximo", "constante", "ninguna")

PLAN_HEADINGS = ["CÓDIGO", "MEDIDA", "CONSOLIDACIÓN", "LÍNEA ESTRATÉGICA/PROCESO", "ACTIVIDAD",
                 "RESULTADO ESPERADO", "MEDIO DE VERIFICACIÓN", *FIGURES, "OBSERVACIONES"]

ROLLUP = ["LÍNEA", "ACTIVIDAD", "MEDIDA", "CONSOLIDACIÓN", "REGLA", "UNIDADES", "META ANUAL",
          "MÍNIMO", "MÁXIMO", "INFORMAN", *MONTHS, *QUARTERS, "DIFERENCIA", "UNIDADES POR MES"]
COUNTS = ["CÓDIGO", "UNIDAD", "LÍNEA", "ACTIVIDADES", "NÚMERO", "PORCENTAJE", "CON META", "SIN MESES",
          *MONTHS, *QUARTERS]
STATUS = ["CUMPLIMIENTO", "ESTADO", "LETRA"]
TALLY = ["PUESTO", "CÓDIGO", "UNIDAD", "LÍNEA", "UNIDADES", "INFORMAN", "INFORMÓ", "ACTIVIDADES", "CON CIFRA",
         *STATUS, *(f"{name} A LA FECHA" for name in STATUS), "AVANCE ANUAL",
         *(f"NIVEL {n}" for n in range(1, 7)),
         "SIN PROGRAMACIÓN", "SIN PROGRAMAR", "NO REMITIDO", "NO APLICA", "INCOMPLETAS", "PENDIENTES"]
STATUSES = ["ESTADO", "LETRA", "UMBRAL", "ACTIVIDADES", "PORCENTAJE", "ACTIVIDADES A LA FECHA",
            "PORCENTAJE A LA FECHA"]
ACTIVITY = ["PROGRAMADO", "EJECUTADO", *STATUS]
TOTAL = ["PROGRAMADO", "EJECUTADO", "RAZÓN", "PROMEDIO", "ESTADO", "LETRA"]
APART = ["EJECUTADO SIN PROGRAMAR", "SIN INFORMAR"]

# The headings of each source of a table.
SOURCES = {
    "national-rollup": ROLLUP, "unit-rollup": ["CÓDIGO", "UNIDAD", *ROLLUP], "national-lines": COUNTS,
    "unit-lines": COUNTS, "units": COUNTS, "reconciliation": COUNTS[:2] + COUNTS[3:8],
    "unit-progress": ["CÓDIGO", "UNIDAD", "LÍNEA", "ACTIVIDAD", "MEDIDA", "CONSOLIDACIÓN", "META ANUAL",
                      *ACTIVITY, *(f"{name} A LA FECHA" for name in ACTIVITY), "AVANCE ANUAL", "SIN INFORMAR",
                      *MONTHS, *(f"EJECUTADO {month}" for month in MONTHS)],
    "progress": ["LÍNEA", "ACTIVIDAD", "MEDIDA", "CONSOLIDACIÓN", "UNIDADES", "INFORMAN", *TOTAL,
                 *(f"{name} A LA FECHA" for name in TOTAL), *APART,
                 *(f"{name} A LA FECHA" for name in APART)],
    "unit-summary": TALLY, "progress-units": TALLY, "progress-ranking": TALLY, "best-units": TALLY,
    "worst-units": TALLY, "progress-lines": TALLY, "progress-summary": TALLY,
    "unit-statuses": STATUSES, "progress-statuses": STATUSES,
    "progress-months": ["MES", "PROGRAMADAS", "EJECUTADAS", "INFORMADAS", "CUMPLIMIENTO",
                        "CUMPLIMIENTO A LA FECHA"],
}

TEMPLATE = """pliego: 1
language: es-SV
page: {{size: [4900 mm, 1000 mm], margins: {{top: 6 mm, right: 6 mm, bottom: 6 mm, left: 6 mm}}}}
fonts: {{narrow: {{regular: ArchivoNarrow-Regular.ttf}}}}
styles: {{base: {{font: narrow, size: 6 pt, leading: 8 pt, hyphenate: no}}}}
tables:
  t:
    source: {source}
    summary: Cifras.
    columns:
{columns}sections:
  - {section}
"""


def mark(number, marks, percent=False):
    """A number as programs write it, as people do: "-1234.5" as "-1,234.5" or "-1,234.5%"."""
    sign = "-" if number.startswith("-") else ""
    whole, _, decimals = number.removeprefix("-").partition(".")
    groups = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    text = sign + marks[0].join([whole, *groups]) + (marks[1] + decimals if decimals else "")
    return text + ("%" if percent else "")


class Activity:
    """An activity, as all units have it, but for some that measure or consolidate it otherwise."""

    def __init__(self, chance, number, name):
        self.code, self.name = f"A-{number}", name
        self.line = chance.choice(LINES)
        self.percent = chance.random() < 0.35
        self.consolidation = chance.choice(CONSOLIDATIONS)
        self.size = chance.choice((9, 99, 999, 99999, 99999999))
        self.places = chance.choice((0, 0, 1, 2))

    def figure(self, chance):
        """A number with a point, or nothing."""
        if chance.random() < 0.3:
            return ""
        units = chance.randint(0, 120 if self.percent else self.size) * (-1 if chance.random() < 0.02 else 1)
        decimals = chance.randint(0, 10 ** self.places - 1)
        return f"{units}" + (f".{decimals:0{self.places}}" if self.places else "")

    def row(self, chance):
        return {name: self.figure(chance) for name in FIGURES}

    def of_unit(self, chance):
        own = copy.copy(self)
        if chance.random() < 0.1:
            own.consolidation = chance.choice(CONSOLIDATIONS)
        if chance.random() < 0.05:
            own.percent = not own.percent
        return own


class Job:
    """Units, each with the rows of its plan and what it did; written in any locale."""

    def __init__(self, chance):
        names = chance.sample(NAMES, chance.randint(2, len(NAMES)))
        activities = [Activity(chance, number, name) for number, name in enumerate(names, 1)]
        self.quarter = chance.randint(1, 4)
        self.units = {}
        for code in "ABCD"[:chance.randint(1, 4)]:
            own = [activity.of_unit(chance) for activity in
                   chance.sample(activities, chance.randint(1, len(activities)))]
            reports = chance.random() < 0.8
            self.units[code] = [(activity, activity.row(chance), activity.row(chance) if reports else None)
                                for activity in own]

    def write(self, folder, locale):
        """Returns its job.yaml, in the folder, which is made."""
        marks = LOCALES[locale]
        folder.mkdir(parents=True)
        units = ""
        for code, rows in self.units.items():
            plans, done = [PLAN_HEADINGS], [["CÓDIGO", *MONTHS]]
            for activity, planned, reported in rows:
                show = lambda text: text and mark(text, marks, activity.percent)
                measure = "porcentaje" if activity.percent else "número"
                head = [activity.code, measure, activity.consolidation, activity.line, activity.name]
                plans.append([*head, "R", "M", *(show(planned[name]) for name in FIGURES), ""])
                if reported:
                    done.append([activity.code, *(show(reported[month]) for month in MONTHS)])
            write_csv(folder / f"{code}.csv", plans)
            if len(done) > 1:
                write_csv(folder / f"p{code}.csv", done)
            units += f"  - {{code: {code}, name: UNIDAD {code}, plan: {code}.csv, progress: p{code}.csv}}\n"
        documents = ""
        for source, headings in SOURCES.items():
            columns = "".join(f"      - {{field: {heading}, width: 1*}}\n" for heading in headings)
            section = "each-unit: [{table: t}]" if source.startswith("unit-") else "table: t"
            text = TEMPLATE.format(source=source, columns=columns, section=section)
            (folder / f"{source}.yaml").write_text(text, encoding="utf-8")
            documents += (f"  - {{template: ./{source}.yaml, output: {source}.pdf, title: T, "
                          f"quarter: {self.quarter}}}\n")
        job = folder / "job.yaml"
        job.write_text(f"year: 2024\nlocale: {locale}\ninstitution: I\n"
                       f"units:\n{units}documents:\n{documents}", encoding="utf-8")
        return job


def write_csv(path, rows):
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
