"""Reads a job's CSVs again, each cell with its place, and finds out which activities are the same."""

import functools
import re
import unicodedata

from figures import PERCENT, read_amount

CALENDAR = ("ENE", "FEB", "MAR", "ABR", "MAY", "JUN", "JUL", "AGO", "SEP", "OCT", "NOV", "DIC")
# The headings of the periods of the job at hand, in the order of its year: mostly months.
MONTHS = list(CALENDAR)
LINE, NAME, CODE = "LÍNEA ESTRATÉGICA/PROCESO", "ACTIVIDAD", "CÓDIGO"
MEASURE, RULE, TARGET, UNIT_OF_MEASURE = "MEDIDA", "CONSOLIDACIÓN", "META ANUAL", "UNIDAD DE MEDIDA"
REASON = "JUSTIFICACIÓN"
DIRECTION = "SENTIDO"
NUMERATOR, DENOMINATOR = "NUMERADOR", "DENOMINADOR"
FALLING = ("descendente", "decreciente", "reduccion")


@functools.cache
def fold(text):
    """Letter case, accents and spacing don't matter."""
    text = unicodedata.normalize("NFD", text.casefold())
    return " ".join("".join(c for c in text if not unicodedata.combining(c)).split())


@functools.cache
def normal(text):
    """What a text is compared by: letters, figures and "%", without case, accents and punctuation."""
    return " ".join(re.sub(r"[^\w%]", " ", fold(text)).split())


class Cell:
    def __init__(self, text, line, column):
        self.text, self.line, self.column = text, line, column


def read_cells(text, separator):
    """Rows of Cells; a quoted cell stands at its quote."""
    rows, row, at, line, start = [], [], 0, 1, 0
    while at < len(text):
        column, first = at - start + 1, line
        if text[at] == '"':
            out, at = "", at + 1
            while text[at] != '"' or text[at:at + 2] == '""':
                if text[at] == "\n":
                    line, start = line + 1, at + 1
                out += text[at]
                at += 2 if text[at] == '"' else 1
            at += 1
        else:
            end = re.compile(f"[{re.escape(separator)}\r\n]|$").search(text, at).start()
            out, at = text[at:end], end
        row.append(Cell(out, first, column))
        if text[at:at + 1] == separator:
            at += 1
            if at == len(text) or text[at] in "\r\n":
                row.append(Cell("", line, at - start + 1))
        if at == len(text) or text[at] in "\r\n":
            at += 2 if text[at:at + 2] == "\r\n" else 1
            line, start = line + 1, at
            rows.append(row)
            row = []
    return rows


def read_sheet(path, encoding, separator):
    """A list of rows, each a mapping from heading to Cell."""
    head, *rows = read_cells(path.read_bytes().decode(encoding), separator)
    headings = [fold(cell.text) for cell in head]
    return [dict(zip(headings, row)) for row in rows]


class Activity:
    """One row of a plan."""

    def __init__(self, unit, row, locale):
        def text(heading):
            cell = row.get(fold(heading))
            return cell.text.strip() if cell else ""
        self.unit, self.line, self.name, self.code = unit, text(LINE), text(NAME), text(CODE)
        self.row = row
        self.cells = {heading: row[fold(heading)] for heading in (TARGET, *MONTHS)}
        self.name_cell, self.row = row[fold(NAME)], row
        self.target = read_amount(self.cells[TARGET].text, locale)
        self.months = [read_amount(self.cells[month].text, locale) for month in MONTHS]
        self.measure, self.rule = text(MEASURE), text(RULE)
        self.unit_of_measure = text(UNIT_OF_MEASURE)
        self.row_line = self.cells[TARGET].line
        self.falls = fold(text(DIRECTION)) in FALLING
        self.measure_said, self.rule_said = self.measure, self.rule

    @property
    def percent(self):
        return self.measure == "porcentaje"

    def takes(self, amount):
        """A percent among counts is left out."""
        return amount.given and not (amount.kind == PERCENT and not self.percent)

    def infer(self):
        """What no column and no job says; by plan/plan.h."""
        if not self.measure:
            amounts = [self.target, *self.months]
            self.measure = "porcentaje" if any(a.kind == PERCENT for a in amounts) else "número"
        if not self.rule:
            self.rule = self.inferred_rule()

    def inferred_rule(self):
        given = [m.value for m in self.months if m.given]
        target = self.target.value
        if not self.target.given or sum(given) == target:
            return "suma"
        if len(given) >= 2 and all(value == target for value in given):
            return "constante"
        if self.percent and given and sum(given) == target * len(given):
            return "promedio"
        return "suma"


class Kind:
    """An activity over all units, or a line."""

    def __init__(self, key, meant, is_line):
        self.key, self.meant, self.is_line, self.spellings = key, meant, is_line, []

    @property
    def label(self):
        """The most frequent spelling, of equals the first; where an alias replaces that, what it means.

        Of a line with a code, those that have it themselves come first.
        """
        own = self.spellings
        if self.is_line and self.key[0] == "code":
            own = [text for text in own if self.meant(text) == text] or own
        return self.meant(max(own, key=lambda text: (own.count(text), -own.index(text))))


class Plan:
    """All activities of a job, in order of units and rows."""

    def __init__(self, job, folder):
        self.job, self.activities, self.kinds, self.lines = job, [], {}, {}
        self.aliases = {normal(a): b for a, b in job.aliases.items()}
        for unit in job.units:
            rows = read_sheet(folder / unit.plan, unit.encoding, unit.separator)
            for row in rows:
                if any(cell.text.strip() for cell in row.values()):
                    self.activities.append(Activity(unit, row, job.locale))
        for activity in self.activities:
            self.declare(activity)
            activity.infer()
        self.measures = {}
        for a in self.activities:
            key = self.key(a.unit_of_measure)
            a.measure_kind = self.measures.setdefault(key, Kind(("text", key), self.meant, False))
            # It is written as it is first.
            a.measure_kind.spellings = a.measure_kind.spellings or [a.unit_of_measure]
        self.has_measures = any(a.unit_of_measure for a in self.activities)
        codes = {}
        for a in self.activities:
            if a.code:
                codes.setdefault(self.key(a.name), set()).add(fold(a.code))
        self.codes = codes
        for a in self.activities:
            key = self.identity(a.code, a.name)
            a.kind = self.kinds.setdefault(key, Kind(key, self.meant, False))
            a.kind.spellings.append(a.name)
            a.line_kind = None
            if normal(a.line):
                key = self.line_key(a.line)
                a.line_kind = self.lines.setdefault(key, Kind(key, self.meant, True))
                a.line_kind.spellings.append(a.line)

    def declare(self, activity):
        """What the job says of it: of one for its unit more than of one for all."""
        said = [m for m in self.job.measures if self.key(m["activity"]) == self.key(activity.name)
                and m.get("unit") in (None, activity.unit.code)]
        for declared in sorted(said, key=lambda m: "unit" in m):
            activity.measure = declared.get("measure") or activity.measure
            activity.rule = declared.get("consolidation") or activity.rule

    def meant(self, text):
        return self.aliases.get(normal(text), text)

    def key(self, text):
        return normal(self.meant(text))

    def line_key(self, text):
        """A line that begins with a code is known by that."""
        code = re.match(r"l\W*e\W*(\d+(?:\.\d+)*)", fold(self.meant(text)))
        return ("code", code[1]) if code else ("text", self.key(text))

    def identity(self, code, name):
        """By its code; without one, by the single code that its text goes with, else by its text."""
        if code:
            return "code", fold(code)
        codes = self.codes.get(self.key(name), ())
        return ("code", *codes) if len(codes) == 1 else ("text", self.key(name))

    def of_unit(self, unit):
        return [a for a in self.activities if a.unit is unit]
