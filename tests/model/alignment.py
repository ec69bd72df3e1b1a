"""Who answers for activities and which goals they serve: how random jobs say it, and the rows by values."""

import random
import re

import levels

from reading import fold, normal

# Of each source: its column, what stands for no value, and how values are written, a tuple for each.
SOURCES = {
    "by-responsible": ("RESPONSABLE", "sin responsable",
                       (("Ana Ríos", "ANA RIOS", "ana ríos."), ("Luis Paz",),
                        ("Dirección, Técnica y Docente",))),
    "by-sdg": ("ODS", "sin ODS", (("ODS 4", "4", "4. Educación, calidad y más", "ods-4"), ("5", "ODS 5"),
                                  ("16", "ODS 16: Paz, justicia e instituciones"), ("4.2", "ODS 4.2"),
                                  ("4.a",))),
    "by-pei": ("PEI", "sin PEI", (("OE1 Calidad", "OE1: calidad"), ("OE2, alcance y más",))),
    "by-axis": ("EJE", "sin eje", (("Eje social", "EJE SOCIAL"), ("Eje 2",))),
}
COUNTS = ["UNIDADES", "INFORMAN", "ACTIVIDADES", "CON META", "CON MESES", "SIN MESES"]


def say(job):
    """What a random job says; of its own dice, so that all else of a job stays what it was."""
    chance = random.Random(f"alignment {job.seed}")
    if chance.random() < 0.4:
        return
    for name, (heading, _, values) in SOURCES.items():
        if chance.random() < 0.3:
            continue
        for unit in job.units:
            if chance.random() < 0.25:
                continue
            unit.columns.append(heading)
            for row in unit.rows:
                row[heading] = write(chance, name, values)


def write(chance, name, values):
    if chance.random() < 0.2:
        return chance.choice(("", "-"))
    pieces = [chance.choice(chance.choice(values)) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    between = ("; ", ";", " ;", ", ", " y ", ", y ") if name == "by-sdg" else ("; ", ";")
    out = pieces[0]
    for piece in pieces[1:]:
        out += chance.choice(between) + piece
    return out


def split(name, text):
    """Its values as they are written."""
    pieces = re.split(r"[;\n]", text)
    if name == "by-sdg":
        between = re.compile(r"(?:,| y )(?=\s*(?:ods)?[ -]*\d)", re.I)
        pieces = [part for piece in pieces for part in between.split(piece)]
    return [piece.strip(" ,") for piece in pieces]


def key_of(name, text):
    """What a value is known by; empty: it says nothing."""
    key = normal(text)
    goal = re.fullmatch(r"(?:ods )?(\d\d?)(?: (\d+|[a-z]$))?(?: .*)?", key) if name == "by-sdg" else None
    return " ".join(filter(None, goal.groups())) if goal else key


def values_of(name, joined):
    """(label or None, those that have it), by first appearance, and behind them those without."""
    heading = fold(SOURCES[name][0])
    found, without = {}, []
    for j in joined:
        cell = j.activity.row.get(heading)
        own = {}
        for piece in split(name, cell.text if cell else ""):
            own.setdefault(key_of(name, piece), piece)
        own.pop("", None)
        for key, piece in own.items():
            found.setdefault(key, (piece, []))[1].append(j)
        if not own:
            without.append(j)
    return [*found.values(), *([(None, without)] if without and found else [])]


def tables(compliance, tally_of):
    """{(part, name): rows}."""
    out = {}
    for name, (heading, no_value, _) in SOURCES.items():
        out["all", name] = []
        for label, joined in values_of(name, compliance.joined):
            units = {j.activity.unit.code: j.activity.unit for j in joined}.values()
            months = sum(any(amount.given for amount in j.activity.months) for j in joined)
            cells = tally_of(joined, compliance.scale).cells(compliance.writer)
            cells |= levels.weighted_cells(compliance, joined, over_units=False)
            cells |= {
                heading: label or no_value, "UNIDADES": str(len(units)),
                "INFORMAN": str(sum(compliance.has_submitted(u, compliance.period) for u in units)),
                "CON META": str(sum(j.activity.target.given for j in joined)),
                "CON MESES": str(months), "SIN MESES": str(len(joined) - months)}
            for of_units in ("PESO DE LA UNIDAD", "CUMPLIMIENTO DEL CORTE ANTERIOR",
                             "VARIACIÓN DEL CUMPLIMIENTO"):
                cells.pop(of_units)
            out["all", name].append(cells)
    return out
