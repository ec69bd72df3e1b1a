"""Weights, and units as parts of groups and regions: how random jobs say them, and what comes of them."""

import random
from fractions import Fraction

from figures import read_amount
from reading import fold

WEIGHT = "PONDERACIÓN"
REGIONS = ("Norte", "Sur", "Centro y Oeste")


def say(job):
    """What a random job says; of its own dice, so that all else of a job stays what it was."""
    chance = random.Random(f"levels {job.seed}")
    job.groups = []  # (code, name, code of the parent or None), in any order
    for unit in job.units:
        unit.parent = unit.region = None
        unit.weight = ""
    if chance.random() < 0.4:
        weigh_activities(chance, job)
    if chance.random() < 0.4:
        for unit in job.units:
            unit.weight = chance.choice(("", "10", "25", "12.5", "7.25", "30"))
    if chance.random() < 0.5:
        for unit in job.units:
            unit.region = chance.choice((*REGIONS, "norte", None))
    if chance.random() < 0.5:
        make_tree(chance, job)


def weigh_activities(chance, job):
    from generate import write_number  # pylint: disable=import-outside-toplevel
    for unit in job.units:
        if chance.random() < 0.25:
            continue
        unit.columns.append(WEIGHT)
        for row in unit.rows:
            decimals = chance.choice((0, 0, 0, 1))
            value = Fraction(chance.randint(0, 40) * 10 ** decimals + chance.choice((0, 5)), 10 ** decimals)
            row[WEIGHT] = ("" if chance.random() < 0.15 else
                           write_number(chance, job.locale, value, decimals, chance.random() < 0.3))


def make_tree(chance, job):
    codes = []
    for number in range(chance.randint(1, 3)):
        job.groups.append((f"G{number}", f"Grupo {number}", chance.choice((None, *codes))))
        codes.append(f"G{number}")
    chance.shuffle(job.groups)
    for unit in job.units:
        unit.parent = chance.choice((None, *codes))
        if chance.random() < 0.3:
            codes.append(unit.code)


def job_lines(job):
    """Of the job file: its groups."""
    if not job.groups:
        return []
    return ["groups:"] + [f"  - {{code: {code}, name: {name}" + (f", parent: {parent}}}" if parent else "}")
                          for code, name, parent in job.groups]


def unit_keys(unit):
    return "".join(f", {key}: {value}" for key, value in
                   (("parent", unit.parent), ("region", unit.region), ("weight", unit.weight)) if value)


class Weights:
    """The weights of a job's activities and units."""

    def __init__(self, plan, job):
        self.units = {unit.code: Fraction(unit.weight or 0) for unit in job.units}
        self.by_units = any(self.units.values())
        self.of = {}
        for activity in plan.activities:
            cell = activity.row.get(fold(WEIGHT))
            amount = read_amount(cell.text if cell else "", job.locale)
            self.of[id(activity)] = amount.value if amount.given else Fraction(0)
        self.by_activities = any(self.of.values())
        self.in_unit = {unit.code: any(self.of[id(a)] for a in plan.of_unit(unit)) for unit in job.units}
        self.said = self.by_activities or self.by_units

    def of_activities(self, pairs):
        """The mean of (activity, compliance), by the weights of the activities; None: there is none."""
        whole = sum(self.of[id(activity)] for activity, _ in pairs)
        return sum(self.of[id(a)] * value for a, value in pairs) / whole if whole else None

    def of_units(self, pairs):
        """Of units' own means, by the weights of the units."""
        total = whole = Fraction(0)
        for code, weight in self.units.items():
            own = [(a, value) for a, value in pairs if a.unit.code == code]
            mean = (self.of_activities(own) if self.in_unit[code] else
                    sum(value for _, value in own) / len(own) if own else None)
            if mean is not None:
                total += weight * mean
                whole += weight
        return total / whole if whole else None

    def mean(self, pairs, over_units):
        if not self.said:
            return None
        return self.of_units(pairs) if over_units and self.by_units else self.of_activities(pairs)


def number_text(writer, value):
    """Of a weight: with as many decimals as it needs."""
    decimals = next(n for n in range(7) if (value * 10 ** n).denominator == 1)
    return writer.number(value, decimals)


def weighted_cells(compliance, joined, over_units, unit=None):
    """What stands in the columns of weights of a row of many activities."""
    weights, scale, writer = compliance.weights, compliance.scale, compliance.writer
    out = {}
    total = sum(weights.of[id(j.activity)] for j in joined)
    out[WEIGHT] = number_text(writer, total) if total else ""
    for later, which in (("", "period"), (" A LA FECHA", "to_date"), (None, "annual")):
        pairs = [(j.activity, scale.capped(getattr(j, which).compliance)) for j in joined
                 if getattr(j, which).compliance is not None]
        measured = scale.write(writer, weights.mean(pairs, over_units))
        if later is None:
            out["AVANCE ANUAL PONDERADO"] = measured
            continue
        out["CUMPLIMIENTO PONDERADO" + later] = measured
        limited = [(a, min(value, Fraction(1))) for a, value in pairs]
        out["CON TOPE PONDERADO" + later] = scale.write(writer, weights.mean(limited, over_units))
    own = weights.units[unit.code] if unit else 0
    out["PESO DE LA UNIDAD"] = number_text(writer, own) if unit and weights.by_units else ""
    return out


class Tree:
    """Which units are below which group or unit."""

    def __init__(self, job):
        self.job = job
        self.names = {code: name for code, name, _ in job.groups}
        self.parents = {code: parent for code, _, parent in job.groups}
        for unit in job.units:
            self.names[unit.code], self.parents[unit.code] = unit.name, unit.parent
        self.codes = [code for code, _, _ in job.groups] + [unit.code for unit in job.units]
        self.order = []
        self.walk(None)

    def above(self, code):
        """What it is part of, from itself up."""
        out = []
        while code:
            out.append(code)
            code = self.parents[code]
        return out

    def units(self, code):
        return [unit for unit in self.job.units if code in self.above(unit.code)]

    def is_level(self, code):
        return any(unit.code != code for unit in self.units(code))

    def walk(self, parent):
        for code in self.codes:
            if self.parents[code] == parent and self.is_level(code):
                self.order.append(code)
                self.walk(code)

    def cells(self, code):
        """Where a unit or a group is."""
        depth = len(self.above(code))
        parent = self.parents[code]
        return {"NIVEL JERÁRQUICO": str(depth), "SUPERIOR": self.names[parent] if parent else ""}

    @property
    def said(self):
        return any(unit.parent or unit.region for unit in self.job.units)

    def regions(self):
        """(name, units), as first named."""
        out = {}
        for unit in self.job.units:
            if unit.region:
                out.setdefault(fold(unit.region), (unit.region, []))[1].append(unit)
        return list(out.values())

    def region_of(self, unit):
        return next((name for name, units in self.regions() if unit in units), "")
