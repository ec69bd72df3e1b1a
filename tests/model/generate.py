"""Jobs made by chance, the same ones for the same seed."""

import random
from fractions import Fraction

import alignment
import corrections
import levels
import money
import rates
import tables
import trends
import years
from figures import MARKS, digits_of, rounded
from reading import CALENDAR, DIRECTION, LINE, MONTHS, NAME, REASON, UNIT_OF_MEASURE

LOCALES = ("es-SV", "es-AR", "es-ES", "es-CR", "es-MX")
NAMES = ("Visitas de inspección", "Cursos impartidos", "Talleres", "Mediaciones", "Solicitudes atendidas",
         "Poda de árboles", "Riego de áreas verdes", "Asesorías", "Informe mensual", "Contratos revisados",
         "Cobertura de la red", "Equipos en servicio", "Satisfacción de usuarios", "Personal capacitado",
         "Campañas, ferias y jornadas", "Expedientes resueltos", "Lámparas", "Reforestación",
         "Avance de la obra", "Bacheo", "Niñez atendida", "Normativa «interna»")
LINES = ("Servicio", "Gestión", "LE 1.1 Inspección", "LE 2.4 Diálogo", "Transparencia, ética")
UNITS = ("Archivo", "Biblioteca", "Compras", "Deportes", "Estadística", "Finanzas", "Género", "Higiene",
         "Informática", "Jurídico", "Kioscos", "Limpieza", "Museos", "Niñez", "Obras")
RULES = ("suma", "promedio", "último", "máximo", "constante", "ninguna")
HOW_OFTEN = (40, 16, 12, 10, 16, 6)
NOTHING = ("", "", "", "", "-", "–", "0", "0")


DIVISIONS = {"quarters": ["T1", "T2", "T3", "T4"], "four-months": ["C1", "C2", "C3"],
             "semesters": ["S1", "S2"], "year": ["ANUAL"]}
SHARE_OF_PDFS = 10  # one job of so many is printed, and its figures fit their columns in one line
SHARE_OF_LARGE = 0.08  # many small jobs find more than few large ones, but for what takes many units


# Levels, justify-below, cap and rank-from where the template says nothing.
USUAL = ([("Sobrecumplimiento", "S", True, 100), ("Cumplido", "C", False, 100),
          ("En proceso", "P", False, 80), ("Crítico", "K", False, 0)], 80, None, 3)
# The same in the letters of the report's template.
REPORTED = ([("Sobrecumplimiento", "SC", True, 100), ("Cumplido", "CU", False, 100),
             ("En proceso", "EP", False, 80), ("Crítico", "CR", False, 0)], 80, None, 3)
REPORTED_WORDS = {"unplanned": ("Ejecutado sin programar", "ES"), "not-reported": ("No remitido", "NR"),
                  "none": ("N/A", "NA")}


class Unit:
    def __init__(self, number):
        self.code, self.name = f"U{number}", UNITS[number]
        self.plan, self.progress = f"u{number}.csv", f"avance/u{number}.csv"
        self.encoding, self.separator, self.end = "utf-8", ",", "\n"
        self.columns, self.rows, self.reports = [], [], True


class Job:
    """What there is to know of a job beside its CSVs."""

    def __init__(self, seed):
        self.seed = seed
        self.narrow = seed % SHARE_OF_PDFS == 0
        chance = self.chance = random.Random(seed)
        self.locale = chance.choice(LOCALES)
        self.year = 2024
        self.large = chance.random() < SHARE_OF_LARGE
        self.units = [Unit(number) for number in range(
            chance.randint(5, len(UNITS)) if self.large else chance.choice((1, 2, 2, 3, 3, 4)))]
        self.aliases, self.measures = {}, []
        self.quarter, self.month = chance.randint(1, 4), None
        if chance.random() < 0.25:
            self.month = self.quarter * 3 - chance.randint(0, 2)
        self.scale = make_levels(chance)
        self.divide(random.Random(f"periods {seed}"))

    def divide(self, chance):
        """By months or not, in a year that begins in January or not."""
        self.first = chance.choice((0, 0, 0, 6, 9, chance.randrange(12)))
        self.division = chance.choice(("months", "months", "months", *DIVISIONS))
        self.year_of_months = [*CALENDAR[self.first:], *CALENDAR[:self.first]]
        self.periods = DIVISIONS.get(self.division) or self.year_of_months
        self.by_months = len(self.periods) == 12
        MONTHS[:] = self.periods
        self.last = chance.randrange(len(self.periods))

    @property
    def last_month(self):
        """Of the cut, from 0."""
        return (self.month or self.quarter * 3) - 1 if self.by_months else self.last

    @property
    def cut(self):
        """As the job says it."""
        if not self.by_months:
            return f"period: {self.periods[self.last]}"
        month = (self.first + self.last_month) % 12 + 1
        return f"quarter: {self.quarter}" + (f", month: {month}" if self.month else "")

    @property
    def period(self):
        """The periods, from 0, that are looked at: a quarter's months up to the cut, or the one."""
        last = self.last_month
        return range(last // 3 * 3 if self.by_months else last, last + 1)


def make_levels(chance):
    """([(name, letter, above, percent)], justify_below, cap, rank_from)"""
    if chance.random() < 0.4:
        return USUAL
    count = chance.randint(1, 6)
    bounds = sorted(chance.sample((30, 50, 60, 75, 80, 85, 90, 95, 100, 110, 120), count - 1), reverse=True)
    levels = [(f"Nivel{n}", f"L{n}", chance.random() < 0.3, bound) for n, bound in enumerate(bounds, 1)]
    levels.append((f"Nivel{count}", f"L{count}", False, 0))
    return (levels, chance.choice((70, 80, 90, 100)), chance.choice((None, 100, 120, 150)),
            chance.choice((1, 2, 3)))


def write_number(chance, locale, value, decimals, percent):
    """As the locale writes it, with marks of thousands or without; now and then as another would."""
    group, mark = MARKS[locale]
    if decimals == 0 and abs(value) >= 1000000 and chance.random() < 0.5:
        group = chance.choice((",", "."))
    elif chance.random() < 0.4 and abs(value) < 10 ** 7:
        group = ""
    if decimals == 3 and 1 <= abs(value) < 1000:
        decimals = 4
    text = digits_of(rounded(value, decimals), decimals, " " if group is None else group, mark)
    return text + (chance.choice(("%", "%", "%", " %")) if percent else "")


class Kind:
    """What units have in common in an activity."""

    def __init__(self, chance, name, number, narrow):
        self.name, self.line = name, chance.choice(LINES + ("",)) if chance.random() < 0.9 else ""
        self.code = f"{number + 1:02}" if chance.random() < 0.5 else ""
        self.percent = chance.random() < 0.4
        self.unit_of_measure = "" if self.percent else chance.choice(("", "", "km", "Soles", "persona"))
        self.rule = chance.choices(RULES, HOW_OFTEN)[0]
        self.decimals = chance.choice((0, 0, 1, 2) if self.percent else (0, 0, 0, 0, 1, 2, 4))
        self.scale = 100 if self.percent else chance.choice((4, 10, 60, 900, 5000, 250000, 4000000))
        if narrow:
            self.decimals, self.scale = 0, min(self.scale, 900)


def value_of(chance, kind):
    return Fraction(chance.randint(1, kind.scale * 10 ** kind.decimals), 10 ** kind.decimals)


def month_values(chance, kind):
    """(target, months): of months, None is nothing."""
    programmed = [chance.random() < 0.65 for _ in MONTHS]
    values = [value_of(chance, kind) if yes else None for yes in programmed]
    given = [value for value in values if value is not None]
    if not given:
        return value_of(chance, kind), values
    if kind.rule == "constante":
        values = [value and given[0] for value in values]
        target = given[0]
    elif kind.rule == "último":
        climb = iter(sorted(given))
        values = [value and next(climb) for value in values]
        target = max(given)
    elif kind.rule == "máximo":
        target = max(given)
    elif kind.rule == "promedio":
        if chance.random() < 0.5:
            values = [value and given[0] for value in values]
            given = [given[0]] * len(given)
        target = sum(given) / len(given)
    else:
        target = sum(given)
    if chance.random() < 0.1:
        target += 1
    return target, values


def plan_row(chance, job, unit, kind):
    """A mapping from heading to text; what is planned is kept for the progress."""
    target, values = month_values(chance, kind)
    decimals = kind.decimals + (2 if kind.rule == "promedio" else 0)
    percent = kind.percent and chance.random() < 0.95
    row = {LINE: spelled(chance, kind.line), NAME: spelled(chance, kind.name), "CÓDIGO": "",
           "MEDIDA": "", "CONSOLIDACIÓN": "", "RESULTADO ESPERADO": "Hecho", "MEDIO DE VERIFICACIÓN": "Acta",
           UNIT_OF_MEASURE: unit_of_measure(chance, kind),
           "OBSERVACIONES": chance.choice(("", "", 'Con "comillas", y coma', "dos\nlíneas")),
           "META ANUAL": write_number(chance, job.locale, target, decimals, kind.percent)}
    if chance.random() < 0.06:
        row["META ANUAL"] = chance.choice(("", "-", "0"))
    if kind.code and chance.random() < 0.8:
        row["CÓDIGO"] = kind.code
    if chance.random() < 0.75:
        row["MEDIDA"] = "porcentaje" if kind.percent else "número"
    if chance.random() < 0.85:
        row["CONSOLIDACIÓN"] = kind.rule if chance.random() < 0.93 else chance.choice(RULES)
    row["values"] = values
    for month, value in zip(MONTHS, values):
        row[month] = (chance.choice(NOTHING) if value is None
                      else write_number(chance, job.locale, value, kind.decimals, percent))
        if row["MEDIDA"] == "número" and chance.random() < 0.01:
            row[month] = "25%"
        if value is not None and chance.random() < 0.004:
            row[month] = "-" + row[month]
    return row


def unit_of_measure(chance, kind):
    """That of the activity, in another spelling, another one, or none."""
    text = kind.unit_of_measure
    return chance.choice((text, text, text, text, text, text, text.upper(), text and text + ".", "otra", ""))


def spelled(chance, text):
    """Another spelling that is the same: letter case, accents, spacing."""
    if chance.random() < 0.85:
        return text
    return chance.choice((text.upper(), text.lower(), text + ".", text.replace("á", "a").replace("ó", "o")))


def make_rows(chance, job):
    names = chance.sample(NAMES, chance.randint(1, 10 if job.large else 6))
    kinds = [Kind(chance, name, number, job.narrow) for number, name in enumerate(names)]
    for unit in job.units:
        unit.kinds = chance.sample(kinds, chance.randint(1, len(kinds)))
        if chance.random() < 0.1:
            unit.kinds.append(chance.choice(unit.kinds))
        unit.rows = [plan_row(chance, job, unit, kind) for kind in unit.kinds]
        unit.columns = [heading for heading in unit.rows[0] if heading != "values"]
        for optional in ("CÓDIGO", "MEDIDA", "CONSOLIDACIÓN", UNIT_OF_MEASURE):
            if chance.random() < (0.6 if optional == UNIT_OF_MEASURE else 0.2):
                unit.columns.remove(optional)
        if chance.random() < 0.3:
            chance.shuffle(unit.columns)
    if chance.random() < 0.3:
        declare(chance, job, kinds)
    if chance.random() < 0.3:
        alias(chance, job, kinds)


def declare(chance, job, kinds):
    """The job says of some activities what they are."""
    used = [kind for kind in kinds if any(kind in unit.kinds for unit in job.units)]
    for kind in chance.sample(used, min(len(used), 2)):
        said = {"activity": kind.name, "consolidation": chance.choice(RULES[:5])}
        if chance.random() < 0.5:
            said["measure"] = "porcentaje" if kind.percent else "número"
        owners = [unit.code for unit in job.units if kind in unit.kinds]
        if chance.random() < 0.4:
            said["unit"] = chance.choice(owners)
        job.measures.append(said)


def alias(chance, job, kinds):
    """One activity or line that some unit calls otherwise."""
    unit = chance.choice(job.units)
    row = chance.choice(unit.rows)
    kind = unit.kinds[unit.rows.index(row)]
    if chance.random() < 0.5 or not kind.line:
        row[NAME] = "Otro nombre"
        job.aliases["otro nombre"] = kind.name
    else:
        row[LINE] = "Línea antigua"
        job.aliases["Línea antigua"] = kind.line


def done(chance, job, kind, planned, factor):
    """What was done in a month of which `planned` was programmed: (value, decimals), or None."""
    lot = chance.random()
    if planned is None:
        value = Fraction(0) if lot < 0.9 else value_of(chance, kind)
        return None if lot < 0.85 else (value, kind.decimals)
    if lot < 0.1:
        return None
    if lot < 0.16:
        return Fraction(0), 0
    if lot < 0.75:
        value = planned * factor
        return (value, kind.decimals) if factor == 1 else (value, kind.decimals + 3)
    return value_of(chance, kind), kind.decimals


def progress_row(chance, job, unit, row, kind):
    """What a unit reports of a row of its plan."""
    factor = chance.choice((1, 1, 1, *(Fraction(level[3], 100) for level in job.scale[0] if level[3]),
                            Fraction(chance.randint(1, 150), 100)))
    out = {"CÓDIGO": row["CÓDIGO"] if "CÓDIGO" in unit.columns else "", "LÍNEA": row[LINE],
           NAME: spelled(chance, row[NAME]),
           REASON: chance.choice(("", "", "-", "Llovió.", "Falta de personal"))}
    ahead = chance.random() < 0.1
    for index, month in enumerate(MONTHS):
        planned = row["values"][index]
        report = done(chance, job, kind, planned, factor) if index <= job.last_month or ahead else None
        out[month] = chance.choice(("", "", "", "", "-"))
        if report:
            value, decimals = report
            while decimals and (value * 10 ** (decimals - 1)).denominator == 1:
                decimals -= 1
            sign = kind.percent and chance.random() < 0.93 or chance.random() < 0.004
            out[month] = write_number(chance, job.locale, value, decimals, sign)
            if value and chance.random() < 0.004:
                out[month] = "-" + out[month]
    return out


def make_progress(chance, job):
    for unit in job.units:
        unit.report = []
        for row, kind in zip(unit.rows, unit.kinds):
            if chance.random() < 0.93:
                unit.report.append(progress_row(chance, job, unit, row, kind))
        if chance.random() < 0.15 and unit.report:
            unit.report.append(dict(chance.choice(unit.report)) | {MONTHS[min(3, len(MONTHS) - 1)]: "1"})
        if chance.random() < 0.15 and unit.report:
            unit.report.append(dict(chance.choice(unit.report)) | {NAME: "Nadie sabe", "CÓDIGO": ""})
        if chance.random() < 0.05 and len(unit.report) > 1:
            unit.report[0]["CÓDIGO"] = unit.report[1]["CÓDIGO"]
        if chance.random() < 0.2:
            chance.shuffle(unit.report)
        lot = chance.random()
        if lot < 0.06:
            unit.progress = None
        elif lot < 0.12:
            unit.report = None
        elif lot < 0.17:
            for row in unit.report:
                row.update(dict.fromkeys(MONTHS, ""))


def write_progress(job, folder):
    for unit in job.units:
        if unit.progress and unit.report is not None:
            chance = random.Random(f"columns {job.seed} {unit.code}")
            so_far = chance.randint(job.last_month + 1, len(MONTHS)) if chance.random() < 0.3 else len(MONTHS)
            columns = ["CÓDIGO", "LÍNEA", NAME, *MONTHS[:so_far], REASON,
                       *unit.rates, *unit.spent, *unit.told]
            if not any(row["CÓDIGO"] for row in unit.report):
                columns.remove("CÓDIGO")
            write_csv(folder / unit.progress, unit, columns, unit.report)


def write_previous(job, folder):
    """Now and then, what an edition before reported: not all of it, and some of it otherwise."""
    chance = random.Random(f"previous {job.seed}")
    job.previous = "anterior" if chance.random() < 0.3 else None
    if not job.previous:
        return
    (folder / job.previous).mkdir()
    for unit in job.units:
        if not unit.progress or unit.report is None or chance.random() < 0.15:
            continue
        rows = [dict(row) for row in unit.report if chance.random() < 0.9]
        for row in rows:
            for month in MONTHS:
                if chance.random() < 0.2:
                    row[month] = chance.choice(("", row[chance.choice(MONTHS)]))
        columns = ["CÓDIGO", "LÍNEA", NAME, *MONTHS, REASON]
        if not any(row["CÓDIGO"] for row in rows):
            columns.remove("CÓDIGO")
        write_csv(folder / job.previous / unit.progress.rsplit("/", maxsplit=1)[-1], unit, columns, rows)


def quoted(text, separator):
    if any(mark in text for mark in (separator, '"', "\n")):
        return '"' + text.replace('"', '""') + '"'
    return text


def write_csv(path, unit, columns, rows):
    lines = [columns] + [[row[heading] for heading in columns] for row in rows]
    text = "".join(unit.separator.join(quoted(cell, unit.separator) for cell in line) + unit.end
                   for line in lines)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(unit.encoding))


def write_plans(job, folder):
    for unit in job.units:
        unit.separator = job.chance.choice(",,;\t")
        unit.encoding = job.chance.choice(("utf-8", "utf-8", "utf-8-sig", "cp1252", "utf-16"))
        unit.end = job.chance.choice(("\n", "\r\n"))
        write_csv(folder / unit.plan, unit, unit.columns, unit.rows)


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write_job(job, folder):
    out = [f"# seed {job.seed}", f"year: {job.year}", f"locale: {job.locale}", "institution: MODELO",
           "units:"]
    for unit in job.units:
        progress = f", progress: {unit.progress}" if unit.progress else ""
        out.append(f"  - {{code: {unit.code}, name: {unit.name}, plan: {unit.plan}{progress}"
                   f"{levels.unit_keys(unit)}}}")
    out += levels.job_lines(job)
    if job.aliases:
        out += ["aliases:"] + [f"  {quote(a)}: {quote(b)}" for a, b in job.aliases.items()]
    if job.measures:
        out.append("measures:")
        out += ["  - {" + ", ".join(f"{key}: {quote(value)}" for key, value in said.items()) + "}"
                for said in job.measures]
    out += corrections.job_lines(job, quote)
    cut = job.cut
    if job.currency:
        out.insert(2, f"currency: {job.currency}")
    if job.previous:
        out.insert(2, f"previous: {job.previous}")
    if job.year_before:
        out.insert(2, trends.job_line(job))
    if job.first:
        out.insert(2, f"year-starts: {job.first + 1}")
    out += ["documents:", f"  - {{template: ./cuadros.yaml, {cut}, output: cuadros.pdf, title: CUADROS}}",
            *[f"  - {{template: informe-trimestral, {cut}, output: informe.pdf, title: INFORME, code: C,"
            ' version: "01", date: Hoy}'] * job.by_months]
    (folder / "job.yaml").write_text("\n".join(out) + "\n", encoding="utf-8")


def say_directions(job):
    """Of some activities the less is the better: a column of its own in the plans of most units."""
    chance = random.Random(f"directions {job.seed}")
    if chance.random() < 0.6:
        return
    names = sorted({kind.name for unit in job.units for kind in unit.kinds})
    falling = [name for name in names if chance.random() < 0.5]
    for unit in job.units:
        if chance.random() < 0.1:
            continue
        unit.columns.append(DIRECTION)
        for row, kind in zip(unit.rows, unit.kinds):
            falls = kind.name in falling and chance.random() < 0.95
            row[DIRECTION] = chance.choice(
                ("Descendente", "descendente", "DECRECIENTE", "Reducción") if falls
                else ("", "-", "Ascendente", "creciente"))


def make(seed, folder):
    """Writes a job into the folder, and returns what it is."""
    job = Job(seed)
    job.sources = tables.choose(job)
    make_rows(job.chance, job)
    levels.say(job)
    say_directions(job)
    alignment.say(job)
    money.make(job)
    years.say(job)
    write_plans(job, folder)
    make_progress(job.chance, job)
    rates.report(job, write_number)
    money.report(job)
    write_progress(job, folder)
    write_previous(job, folder)
    trends.make(job, folder)
    corrections.say(job)
    write_job(job, folder)
    (folder / "cuadros.yaml").write_text(tables.template(job), encoding="utf-8")
    return job
