"""Rollups: what activities come to, of a unit and over all, by the reference's rules."""

import itertools
from fractions import Fraction

from figures import Writer, rounded
from reading import MONTHS, TARGET, UNIT_OF_MEASURE

RULES = {"sum": "suma", "mean": "promedio", "none": "no se consolida", "mixed mean": "promedio, mixto",
         "mixed sum": "suma, mixta"}
QUARTERS = ("T1", "T2", "T3", "T4")


def quarters():
    """Of a plan by months; any other has its own periods only."""
    return QUARTERS if len(MONTHS) == 12 else ()
NONE = "ninguna"
PLACES = 2  # of the means that DIFERENCIA is between


def together(activities):
    """How figures of the same activity are put together: sum, mean or none."""
    rules = {a.rule for a in activities}
    percent = activities[0].percent
    if NONE in rules:
        return "none"
    if percent:
        return "mean"
    if "promedio" in rules:
        return "mean" if rules == {"promedio"} else "none"
    return "sum"


def last_programmed(values, zeros):
    """Of (value, ...), the last one that is not 0; of zeros, the first.  Where they count, just the last."""
    if zeros:
        return values[-1:]
    return [value for value in values if value[0]][-1:] or values[:1]


def quarter_months(activity, quarter):
    """The months of the quarter that its rule makes its figure of."""
    given = [m for m in range(quarter * 3, quarter * 3 + 3) if activity.takes(activity.months[m])]
    if not given or activity.rule == NONE:
        return []
    if activity.rule in ("último", "constante"):
        return [m for _, m in last_programmed(
            [(activity.months[m].value, m) for m in given], activity.falls)]
    if activity.rule == "máximo":
        most = max(activity.months[m].value for m in given)
        return [m for m in given if activity.months[m].value == most][:1]
    return given


class Figure:
    """One figure: the values it is made of, each with the cells that it comes from."""

    def __init__(self, values, how, percent):
        self.values, self.how, self.percent = values, how, percent

    def write(self, writer):
        values = [(value, decimals) for value, decimals, _ in self.values]
        if not values or self.how == "none":
            return ""
        return writer.sum(values, self.percent) if self.how == "sum" else writer.mean(values, self.percent)


class Row:
    """One activity, of a unit or over all that have it."""

    def __init__(self, activities):
        self.activities = activities
        first = activities[0]
        self.kind, self.line_kind, self.percent, self.measure = (
            first.kind, first.line_kind, first.percent, first.measure)
        self.key, self.how = key_of(first), together(activities)
        self.rules = list(dict.fromkeys(a.rule for a in activities))
        self.mixed = len(self.rules) > 1
        self.units = len({a.unit.code for a in activities})
        # Of percents, those that average and those that add up: not the same thing.
        self.no_quarters = "promedio" in self.rules and "suma" in self.rules
        self.figures = {TARGET: self.figure([(a.target.value, a.target.decimals, [(a, TARGET)])
                                             for a in activities if a.takes(a.target)])}
        for index, month in enumerate(MONTHS):
            self.figures[month] = self.figure([self.month(a, index) for a in activities
                                               if a.takes(a.months[index])])
        for quarter, name in enumerate(quarters()):
            self.figures[name] = self.figure(self.quarter(quarter))

    def figure(self, values):
        return Figure(values, self.how, self.percent)

    @staticmethod
    def month(activity, index):
        amount = activity.months[index]
        return amount.value, amount.decimals, [(activity, MONTHS[index])]

    def quarter(self, quarter):
        """Averages are over all months, of all units; else each activity has one value."""
        values = []
        for a in [] if self.no_quarters else self.activities:
            months = [self.month(a, m) for m in quarter_months(a, quarter)]
            if a.rule == "promedio":
                values += months
            elif months:
                values.append((sum(v for v, _, _ in months), max(d for _, d, _ in months),
                               [cell for _, _, cells in months for cell in cells]))
        return values

    @property
    def rule_word(self):
        return RULES[("mixed " if self.mixed and self.how != "none" else "") + self.how]

    def cells(self, writer):
        """By heading, as printed."""
        target = self.figures[TARGET]
        numbers = [] if self.how == "none" else target.values
        out = {"LÍNEA": self.line_kind.label if self.line_kind else "", "ACTIVIDAD": self.kind.label,
               "MEDIDA": self.measure, "CONSOLIDACIÓN": "" if self.mixed else self.rules[0],
               UNIT_OF_MEASURE: self.activities[0].measure_kind.label,
               "REGLA": self.rule_word, "UNIDADES": str(self.units), "MÍNIMO": "", "MÁXIMO": "",
               "INFORMAN": str(len(numbers))}
        if numbers and self.how == "mean":
            for heading, choose in (("MÍNIMO", min), ("MÁXIMO", max)):
                value, decimals, _ = choose(numbers, key=lambda v: v[0])
                out[heading] = writer.figure(value, decimals, self.percent)
        for heading, figure in self.figures.items():
            out[heading] = figure.write(writer)
        return out | {"DIFERENCIA": difference(self, writer), "UNIDADES POR MES": units_by_month(self)}


def difference(row, writer):
    """DIFERENCIA: what the quarters, or other periods, have more than the target, where they should make it.

    Of percents of several rows, which are means, between the two with PLACES decimals each, as they are
    explained; unless one of the means is below 0.
    """
    target = row.figures[TARGET].values
    parts = [values for name in quarters() or MONTHS if (values := row.figures[name].values)]
    if row.rules != ["suma"] or not target or not parts:
        return ""
    if row.how == "sum" or len(row.activities) == 1:
        periods, year = total([value for values in parts for value in values]), total(target)
    else:
        means = [total(values) / len(values) for values in (*parts, target)]
        if min(means) < 0:
            return ""
        periods, year = (Fraction(rounded(mean, PLACES), 10 ** PLACES)
                         for mean in (sum(means[:-1]), means[-1]))
    apart = periods - year
    if not apart:
        return ""
    decimals = next(places for places in range(20) if (apart * 10 ** places).denominator == 1)
    sign = "+" if apart > 0 and not writer.plain else ""
    return sign + writer.figure(apart, decimals, row.percent)


def total(values):
    return Fraction(sum(value for value, _, _ in values))


def units_by_month(row):
    """UNIDADES POR MES: of how many units the mean of each month is; months of the same number in one."""
    if row.how != "mean" or row.units < 2:
        return ""
    counts = [len({cells[0][0].unit.code for _, _, cells in row.figures[month].values}) for month in MONTHS]
    runs = []
    for count, months in itertools.groupby(zip(counts, MONTHS), lambda pair: pair[0]):
        first, *_, last = [month for _, month in months] * 2
        if count:
            runs.append(f"{first} {count}" if first == last else f"{first} a {last} {count}")
    return f"{', '.join(runs)} de {row.units}" if runs else ""


def key_of(activity):
    """What is one row: the same activity, measured in the same way."""
    return activity.kind.key, activity.measure, activity.measure_kind.key


def rows_of(plan, activities):
    """By line, then by first appearance; those without a line last."""
    groups = {}
    for a in activities:
        groups.setdefault(key_of(a), []).append(a)
    rows = [Row(group) for group in groups.values()]
    order = list(plan.lines.values())
    return sorted(rows, key=lambda r: order.index(r.line_kind) if r.line_kind else len(order))


def national(plan):
    return rows_of(plan, plan.activities)


def by_unit(plan):
    return [(unit, row) for unit in plan.job.units for row in rows_of(plan, plan.of_unit(unit))]


def table(plan, level, plain):
    """The rows that `pliego rollup` prints, as mappings from heading to text."""
    writer = Writer(plan.job.locale, plain)
    if level == "national":
        rows = [{"CÓDIGO": "", "UNIDAD": ""} | row.cells(writer) for row in national(plan)]
    else:
        rows = [{"CÓDIGO": unit.code, "UNIDAD": unit.name} | row.cells(writer)
                for unit, row in by_unit(plan)]
    if not plan.has_measures:
        for row in rows:
            del row[UNIT_OF_MEASURE]
    return rows
