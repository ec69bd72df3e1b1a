"""Targets of several years: how random jobs have them, and the rows of `multi-year`."""

import random
from fractions import Fraction

from figures import read_amount
from reading import UNIT_OF_MEASURE, fold

BASE, LAST = "LÍNEA BASE", "META DEL ÚLTIMO AÑO"
SINCE = "AVANCE DESDE LA LÍNEA BASE"
SOURCE = "multi-year"
HEADINGS = ["CÓDIGO", "UNIDAD", "CÓDIGO DE ACTIVIDAD", "LÍNEA", "ACTIVIDAD", "MEDIDA", UNIT_OF_MEASURE, BASE,
            "AÑO", "META", "ÚLTIMO AÑO", LAST, "EJECUTADO A LA FECHA", SINCE]


def say(job):
    """Adds columns to the plans of some units, of dice of its own."""
    from generate import value_of, write_number  # pylint: disable=import-outside-toplevel
    chance = random.Random(f"years {job.seed}")
    if chance.random() > 0.35:
        return
    years = sorted(chance.sample(range(job.year - 1, job.year + 5), chance.randint(1, 4)))
    for unit in job.units:
        columns = [f"META {year}" for year in years if year != job.year and chance.random() < 0.8]
        columns += [BASE] if chance.random() < 0.8 else []
        unit.columns += columns
        for row, kind in zip(unit.rows, unit.kinds):
            for heading in columns:
                row[heading] = chance.choice(("", "-")) if chance.random() < 0.3 else write_number(
                    chance, job.locale, value_of(chance, kind), kind.decimals, kind.percent)


def rows(compliance):
    """Of each activity that has any: a row for each year with a target."""
    job = compliance.job

    def read(activity, heading):
        cell = activity.row.get(fold(heading))
        amount = read_amount(cell.text if cell else "", job.locale)
        return amount if amount.given else None

    years = {int(heading[-4:]) for unit in job.units for heading in unit.columns
             if heading.startswith("META ") and heading[-4:].isdigit()}
    if not years and not any(BASE in unit.columns for unit in job.units):
        return []
    out = []
    for j in compliance.joined:
        a = j.activity
        base = read(a, BASE)
        later = {year: amount for year in sorted(years) if (amount := read(a, f"META {year}"))}
        if not base and not later:
            continue
        targets = dict(sorted((later | ({job.year: a.target} if a.target.given else {})).items()))
        executed = j.progress.portions(compliance.to_date)[1]
        last = max(targets) if targets else None
        for year in targets or [None]:
            target = targets.get(year)
            out.append({
                "CÓDIGO": a.unit.code, "UNIDAD": a.unit.name, "CÓDIGO DE ACTIVIDAD": a.code,
                "LÍNEA": a.line_kind.label if a.line_kind else "", "ACTIVIDAD": a.name, "MEDIDA": a.measure,
                UNIT_OF_MEASURE: a.measure_kind.label, BASE: compliance.cell(base) if base else "",
                "AÑO": str(year or ""), "META": compliance.cell(target) if target else "",
                "ÚLTIMO AÑO": str(last or ""), LAST: compliance.cell(targets[last]) if last else "",
                "EJECUTADO A LA FECHA": executed.write(compliance.writer, a.percent),
                SINCE: since(compliance.writer, executed.value,
                             *(amount if amount and a.takes(amount) else None for amount in (base, target)))})
    return out


def since(writer, executed, base, target):
    if executed is None or not base or not target or target.value == base.value:
        return ""
    return writer.figure(Fraction(executed - base.value) / (target.value - base.value) * 100, 1, True)
