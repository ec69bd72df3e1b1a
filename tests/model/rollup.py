"""Rollups: what activities come to, of a unit and over all, by the reference's rules."""

from figures import Writer
from reading import MONTHS, TARGET, UNIT_OF_MEASURE

RULES = {"sum": "suma", "mean": "promedio", "none": "no se consolida", "mixed mean": "promedio, mixto",
         "mixed sum": "suma, mixta"}
QUARTERS = ("T1", "T2", "T3", "T4")


def quarters():
    """Of a plan by months; any other has its own periods only."""
    return QUARTERS if len(MONTHS) == 12 else ()
NONE = "ninguna"


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
        self.how = together(activities)
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
        return out


def difference(row, writer):
    """DIFERENCIA, of counts that add up over months and units: what quarters have more than the target."""
    if row.how != "sum" or row.rules != ["suma"]:
        return {}
    target = row.figures[TARGET].values
    parts = [value for name in quarters() or MONTHS for value in row.figures[name].values]
    if not target or not parts:
        return {"DIFERENCIA": ""}
    difference = sum(value for value, _, _ in parts) - sum(value for value, _, _ in target)
    if not difference:
        return {"DIFERENCIA": ""}
    decimals = next(places for places in range(20) if (difference * 10 ** places).denominator == 1)
    sign = "+" if difference > 0 and not writer.plain else ""
    return {"DIFERENCIA": sign + writer.number(difference, decimals)}


def rows_of(plan, activities):
    """By line, then by first appearance; those without a line last."""
    groups = {}
    for a in activities:
        groups.setdefault((a.kind.key, a.measure, a.measure_kind.key), []).append(a)
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
        rows = [{"CÓDIGO": "", "UNIDAD": ""} | row.cells(writer) | difference(row, writer)
                for row in national(plan)]
    else:
        rows = [{"CÓDIGO": unit.code, "UNIDAD": unit.name} | row.cells(writer) | difference(row, writer)
                for unit, row in by_unit(plan)]
    if not plan.has_measures:
        for row in rows:
            del row[UNIT_OF_MEASURE]
    return rows
