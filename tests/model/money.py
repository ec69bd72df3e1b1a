"""Money and measures: made by chance, read again, and reckoned, by the reference's sections on them."""

import random
import re
from fractions import Fraction

import figures
import rollup
from figures import MARKS, digits_of
from reading import CALENDAR, MONTHS, TARGET, fold, normal

BUDGET, SPENT, MEASURE, EVIDENCE = "PRESUPUESTO", "DEVENGADO", "MEDIDA CORRECTIVA", "EVIDENCIA"
LENGTHS = {"T": 3, "C": 4, "S": 6}
# What signs are of, and those that another one may be.
SIGNS = {"": None, "$": "$", "US$": "USD", "Q": "GTQ", "€": "EUR"}
MAY_BE = {("$", "USD")}
SPANS = ("annual", "to date", "period")
LATER = " A LA FECHA"
UNDERSPENT, OVERSPENT, EVEN = "avance alto, gasto bajo", "gasto alto, avance bajo", "acordes"


# --- jobs -------------------------------------------------------------------------------------------------

def periods(job, division):
    """Headings of a division's periods; of months, in the order of the year."""
    if division == "months":
        return [*CALENDAR[job.first:], *CALENDAR[:job.first]]
    return [f"{division}{n + 1}" for n in range(12 // LENGTHS[division])]


def headings(chance, job, word):
    """Columns of a word: plain, of periods, or both."""
    kind = chance.choice(("plain", "T", "T", "months", "S", "both", "mixed"))
    if kind == "plain":
        return [word]
    if kind == "both":
        year = word if chance.random() < 0.5 else f"{word} ANUAL"
        return [year, *(f"{word} {p}" for p in periods(job, "T"))]
    if kind == "mixed":
        return [*(f"{word} {p}" for p in periods(job, "months")[:3]), f"{word} S1", f"{word} S2"]
    own = periods(job, kind)
    return [f"{word} {p}" for p in own[:chance.choice((len(own), len(own), max(1, len(own) // 2)))]]


def amount(chance, locale, sign):
    lot = chance.random()
    if lot < 0.12:
        return chance.choice(("", "", "-"))
    group, mark = MARKS[locale]
    value = 0 if lot < 0.17 else chance.choice((chance.randint(100, 999), chance.randint(1000, 90000)))
    decimals = chance.choice((0, 0, 1, 2)) if sign != "Q" else 2
    text = digits_of(value * 10 ** decimals + chance.randrange(10 ** decimals), decimals,
                     chance.choice((group, "")) if group else "", mark)
    if lot > 0.98:
        return "-" + text
    if sign == "€":
        return text + " €"
    return (sign + chance.choice(("", " ")) if sign else "") + text


def put(chance, job, rows, columns):
    for row in rows:
        usual = chance.choice(("", "", "", "$", "US$", "Q", "€"))
        for heading in columns:
            sign = chance.choice(("", usual, usual, usual, chance.choice(list(SIGNS))))
            row[heading] = amount(chance, job.locale, sign)


def make(job):
    """Adds columns to the rows of plans, before they are written; what is for progress is kept."""
    chance = random.Random(f"money {job.seed}")
    job.gap = chance.choice((None, 5, 20, 40))
    job.currency = chance.choice((None, None, "USD", "GTQ"))
    for unit in job.units:
        unit.spent, unit.told = [], []
        if chance.random() < 0.4:
            continue
        columns = headings(chance, job, BUDGET) if chance.random() < 0.9 else []
        if chance.random() < 0.2:
            columns += [h for h in headings(chance, job, SPENT) if h not in columns]
        put(chance, job, unit.rows, columns)
        unit.columns = [*unit.columns, *columns]
        if chance.random() < 0.8:
            unit.spent = headings(chance, job, SPENT)
        unit.told = [h for h in (MEASURE, EVIDENCE) if chance.random() < 0.5]


def report(job):
    """The same of what units report."""
    chance = random.Random(f"spent {job.seed}")
    for unit in job.units:
        for row in unit.report or ():
            put(chance, job, [row], unit.spent)
            for heading in unit.told:
                row[heading] = chance.choice(("", "-", "Comprar antes", "Acta 3, folio 2"))


# --- amounts ----------------------------------------------------------------------------------------------

def reports(unit):
    """Whether there is a sheet of its progress, be it without rows."""
    return bool(unit.progress) and unit.report is not None


def read(text, locale):
    """(value, decimals, currency), or None: nothing, or no amount."""
    text = text.strip()
    match = re.fullmatch(r"(-?)(US\$|\$|Q)?\s?(-?[\d.,\u00a0 ]*\d)\s?(€)?", text)
    if not match or match[1] or match[3].startswith("-"):
        return None
    value, decimals = figures.read_digits(match[3].strip(), locale, False)
    return value, decimals, SIGNS[match[2] or match[4] or ""]


def may_be(sign, currency):
    return sign == currency or (sign, currency) in MAY_BE


def number_of(heading, word):
    return heading[len(word):].strip()


def order(period):
    """As the program looks through periods: quarters, four months, semesters, the year, then January on."""
    return ("T", "C", "S", "A").index(period[0]) * 20 + int(period[1]) if period not in CALENDAR and \
        period != "ANUAL" else 70 if period == "ANUAL" else 100 + CALENDAR.index(period)


class Side:
    """Amounts by period, of budget or of what was spent."""

    def __init__(self, job):
        self.job, self.of, self.accumulated = job, {}, None

    def slots(self, period):
        """The months of the year, from 0, that it is of."""
        if period == "ANUAL":
            return range(12)
        if period in CALENDAR:
            at = (CALENDAR.index(period) - self.job.first) % 12
            return range(at, at + 1)
        length, n = LENGTHS[period[0]], int(period[1:]) - 1
        return range(n * length, n * length + length)

    def within(self, first, last):
        """The longest periods with an amount, one behind the other: (amounts, months in them)."""
        taken, months, at = [], set(), first
        while at <= last:
            own = [p for p in self.of if self.slots(p)[0] == at and self.slots(p)[-1] <= last]
            if not own:
                at += 1
                continue
            longest = max(own, key=lambda p: len(self.slots(p)))
            taken.append(self.of[longest])
            months |= set(self.slots(longest))
            at = self.slots(longest)[-1] + 1
        return taken, months


class Figures:
    """A span: budget, spent and share."""

    def __init__(self, budget, spent):
        self.budget, self.spent, self.share = budget, spent, None
        self.state = None
        if not sum(budget):
            self.state = "unbudgeted" if spent and sum(spent) else None
        elif spent:
            self.state, self.share = "measured", Fraction(sum(spent)) / sum(budget)
        else:
            self.state = "silent"


class Money:
    """What an activity has; `cells` counts those that say an amount."""

    def __init__(self, of, joined):
        self.joined, job, a = joined, of.job, joined.activity
        unit = a.unit
        row, done = of.plan_rows[id(a)], joined.progress.row
        spent_there = bool(unit.spent) and reports(unit)
        budget = [h for h in unit.columns if h.startswith(BUDGET)]
        spent = unit.spent if spent_there else [h for h in unit.columns if h.startswith(SPENT)]
        source = done if spent_there else row
        found = self.cells_of(row, budget, BUDGET, "ANUAL") + (
            self.cells_of(source, spent, SPENT, None) if source else [])
        self.currency, good = settle([(side, period, read(text, job.locale)) for side, period, text in found],
                                     job.currency)
        self.budget, self.spent = Side(job), Side(job)
        for side, period, (value, decimals, _) in good:
            of.decimals = max(of.decimals, decimals)
            if period is None:
                self.spent.accumulated = value
            else:
                (self.budget if side == BUDGET else self.spent).of[period] = value
        self.cells = len(good)
        self.by_periods = any(p != "ANUAL" for p in self.budget.of)
        self.reckon(of.first, of.last, [number_of(h, SPENT) for h in spent])

    @staticmethod
    def cells_of(row, columns, word, plain):
        """(word, period, text) of cells that say something, in the order in which they are looked at."""
        texts = {number_of(h, word): row[fold(h)].text.strip() for h in columns if fold(h) in row}
        out = []
        if texts.get("") and not (plain and texts.get(plain)):
            out.append((word, plain, texts[""]))
        return out + [(word, p, texts[p]) for p in sorted((p for p in texts if p), key=order) if texts[p]]

    def reckon(self, first, last, columns):
        year = self.budget.within(0, 11)[0]
        to_date, covered = self.done(0, last)
        self.of = {"annual": Figures(year, to_date),
                   "to date": Figures(self.budget.within(0, last)[0], to_date),
                   "period": Figures(self.budget.within(first, last)[0], self.done(first, last)[0])}
        self.silent = [m for m in range(last + 1) if m not in covered and self.due(m, sum(year))
                       and not self.not_over(m, last, columns)]

    def done(self, first, last):
        taken, months = self.spent.within(first, last)
        if not taken and self.spent.accumulated is not None and first == 0:
            return [self.spent.accumulated], set(range(last + 1))
        return taken, months

    def due(self, month, year):
        if not self.by_periods:
            return year > 0
        return any(value > 0 and month in self.budget.slots(p)
                   for p, value in self.budget.of.items() if p != "ANUAL")

    def not_over(self, month, last, columns):
        ends = [self.spent.slots(p)[-1] for p in columns if p and month in self.spent.slots(p)]
        return bool(ends) and all(end > last for end in ends)


def settle(found, job):
    """The currency of the cells, and those that are in it."""
    known, good = None, []
    for side, period, what in found:
        if not what:
            continue
        if what[2] and known and not may_be(known, what[2]) and not may_be(what[2], known):
            continue
        if what[2] and (not known or may_be(known, what[2])):
            known = what[2]
        good.append((side, period, what))
    return (job if not known or job and may_be(known, job) else known) or "", good


# --- tables -----------------------------------------------------------------------------------------------

class Tables:
    """The rows of all sources of money, and what others have of it."""

    def __init__(self, compliance):
        self.c, self.job, self.writer = compliance, compliance.job, compliance.writer
        self.decimals = 0
        length = 12 // len(MONTHS)
        self.first = self.job.period[0] * length
        self.last = self.job.last_month * length + length - 1
        self.plan_rows = {id(a): a.row for a in compliance.plan.activities}
        self.all = [Money(self, j) for j in compliance.joined]
        self.money = [m for m in self.all if m.cells]
        self.decimals = 2 if self.decimals == 1 else self.decimals
        annual = any(sum(m.of["annual"].budget) and not m.by_periods for m in self.money)
        self.basis = "annual" if annual else "to date"
        self.gap = Fraction(self.job.gap or 20, 100)

    def add_to(self, out):
        units = self.job.units
        out["all", "budget-summary"] = self.sums(self.money, {})
        out["all", "budget-units"] = [row for unit in units for row in self.sums(
            self.of_unit(unit), {"CÓDIGO": unit.code, "UNIDAD": unit.name})]
        out["all", "budget-lines"] = [
            row for line in [*self.c.plan.lines.values(), None] for row in self.sums(
                [m for m in self.money if m.joined.activity.line_kind is line],
                {"LÍNEA": line.label if line else ""})]
        alerts = [m for m in self.money if self.quadrant(*self.sides(m)) in (UNDERSPENT, OVERSPENT)]
        alerts.sort(key=lambda m: -abs(self.apart(*self.sides(m))[0]))
        out["all", "budget-alerts"] = list(map(self.row, alerts))
        out["all", "reconciliation-amounts"] = self.agreement()
        low = [row for unit in units for row in self.open(unit)]
        out["all", "open-measures"] = low
        for unit in units:
            out[unit.code, "unit-budget"] = list(map(self.row, self.of_unit(unit)))
            out[unit.code, "unit-open-measures"] = self.open(unit)
            for row, m in zip(out[unit.code, "unit-progress"], [m for m in self.all
                                                                if m.joined.activity.unit is unit]):
                row |= self.short([m] if m.cells else [])
                row |= {heading: self.told(m.joined, heading) for heading in (MEASURE, EVIDENCE)}
            out[unit.code, "unit-summary"][0].update(self.short(self.of_unit(unit)))
        for name in ("progress-units", "progress-ranking", "best-units", "worst-units"):
            for row in out["all", name]:
                unit = next(u for u in units if u.code == row["CÓDIGO"])
                row |= self.short(self.of_unit(unit))
        for row in out["all", "progress-summary"]:
            row |= self.short(self.money)
        self.add_to_sets(out)
        for row in out["all", "progress-lines"]:
            row |= self.short([m for m in self.money if (
                m.joined.activity.line_kind.label if m.joined.activity.line_kind else "") == row["LÍNEA"]])
        return out

    def add_to_sets(self, out):
        tree = self.c.tree
        for row in out["all", "progress-levels"]:
            row |= self.short(self.of_units(tree.units(row["CÓDIGO"])))
        for row, (_, units) in zip(out["all", "progress-regions"], tree.regions()):
            row |= self.short(self.of_units(units))

    def of_unit(self, unit):
        return self.of_units([unit])

    def of_units(self, units):
        return [m for m in self.money if m.joined.activity.unit in units]

    def amount(self, values):
        return self.writer.number(Fraction(sum(values)), self.decimals) if values else ""

    def share(self, value):
        return self.c.scale.write(self.writer, value)

    def physical(self, m):
        value = (m.joined.annual if self.basis == "annual" else m.joined.to_date).compliance
        return None if value is None else min(value, Fraction(1))

    def sides(self, m):
        return self.physical(m), m.of[self.basis].share

    def quadrant(self, physical, financial):
        if physical is None or financial is None:
            return ""
        if physical - financial >= self.gap:
            return UNDERSPENT
        return OVERSPENT if financial - physical >= self.gap else EVEN

    def apart(self, physical, financial):
        """Points between what is printed of both, and their decimals."""
        one, two = self.c.scale.printed(physical), self.c.scale.printed(financial)
        return one[0] - two[0], max(one[1], two[1])

    def both(self, physical, financial):
        difference = ""
        if physical is not None and financial is not None:
            points, decimals = self.apart(physical, financial)
            difference = ("+" if points > 0 else "") + self.writer.number(points, decimals)
        return {"EJECUCIÓN FÍSICA": self.share(physical), "EJECUCIÓN FINANCIERA": self.share(financial),
                "DIFERENCIA": difference, "BASE": "anual" if self.basis == "annual" else "a la fecha",
                "CUADRANTE": self.quadrant(physical, financial)}

    def spans(self, annual, to_date, period):
        """Of (budget, spent, share)."""
        rest = [Fraction(sum(annual[0])) - sum(annual[1])] if annual[0] and annual[1] else []
        return {BUDGET: self.amount(annual[0]), SPENT: self.amount(annual[1]),
                "EJECUCIÓN ANUAL": self.share(annual[2]), BUDGET + LATER: self.amount(to_date[0]),
                "EJECUCIÓN A LA FECHA": self.share(to_date[2]),
                "PRESUPUESTO DEL PERÍODO": self.amount(period[0]),
                "DEVENGADO DEL PERÍODO": self.amount(period[1]),
                "EJECUCIÓN DEL PERÍODO": self.share(period[2]), "SALDO": self.amount(rest)}

    def named(self, j):
        a = j.activity
        return {"CÓDIGO": a.unit.code, "UNIDAD": a.unit.name, "CÓDIGO DE ACTIVIDAD": a.code,
                "LÍNEA": a.line_kind.label if a.line_kind else "", "ACTIVIDAD": a.name}

    def row(self, m):
        year = [*CALENDAR[self.job.first:], *CALENDAR[:self.job.first]]
        reason = m.joined.progress.reason
        return self.named(m.joined) | {"MONEDA": m.currency} | self.spans(
            *((m.of[s].budget, m.of[s].spent, m.of[s].share) for s in SPANS)) | self.both(*self.sides(m)) | {
                "SIN INFORMAR": ", ".join(year[month] for month in m.silent),
                "JUSTIFICACIÓN": reason if normal(reason) else ""}

    def sums(self, money, name):
        out = []
        for currency in dict.fromkeys(m.currency for m in money):
            own = [m for m in money if m.currency == currency]
            spans = {s: Sum([m.of[s] for m in own]) for s in SPANS}
            basis = spans[self.basis]
            pairs = [p for p in map(self.sides, own) if None not in p]
            physical = sum(p for p, _ in pairs) / len(pairs) if pairs else None
            alerts = sum(self.quadrant(*self.sides(m)) in (UNDERSPENT, OVERSPENT) for m in own)
            out.append({"CÓDIGO": "", "UNIDAD": "", "LÍNEA": ""} | name | {
                "MONEDA": currency, "ACTIVIDADES": str(len(own))} | self.spans(
                    *((spans[s].budget, spans[s].spent, spans[s].share) for s in SPANS))
                       | self.both(physical, basis.share) | {
                           "EJECUCIÓN CON CEROS": self.share(basis.with_zeros),
                           "COBERTURA": f"{basis.measured} de {basis.due}" if basis.due else "",
                           "PRESUPUESTO SIN INFORMAR": self.amount(basis.silent),
                           "DEVENGADO SIN PRESUPUESTO": self.amount(basis.unbudgeted),
                           "ALERTAS": str(alerts)})
        return out

    def short(self, money):
        """What tables of the progress have of it."""
        blank = dict.fromkeys(("MONEDA", BUDGET, SPENT, "EJECUCIÓN FINANCIERA"), "")
        if len({m.currency for m in money}) != 1:
            return blank
        annual, basis = (Sum([m.of[s] for m in money]) for s in ("annual", self.basis))
        return {"MONEDA": money[0].currency, BUDGET: self.amount(annual.budget),
                SPENT: self.amount(annual.spent), "EJECUCIÓN FINANCIERA": self.share(basis.share)}

    def agreement(self):
        """Of amounts that add up: what all rows say together, and what those of each unit do."""
        out, of_units = [], {}
        for _, part in rollup.by_unit(self.c.plan):
            for heading in (TARGET, *MONTHS):
                values = part.figures[heading].values
                if values:
                    of_units.setdefault((part.key, heading), []).append(rollup.total(values))
        for row in rollup.national(self.c.plan):
            if row.how != "sum" or row.percent:
                continue
            cells = row.cells(self.writer)
            for heading in (TARGET, *MONTHS):
                values = row.figures[heading].values
                if not values:
                    continue
                together = sum(of_units[row.key, heading])
                decimals = max(places for _, places, _ in values)
                out.append({"FIGURA": heading, "LÍNEA": cells["LÍNEA"], "ACTIVIDAD": cells["ACTIVIDAD"],
                            "UNIDAD DE MEDIDA": cells["UNIDAD DE MEDIDA"], "UNIDADES": str(row.units),
                            "SUMA DE UNIDADES": self.writer.number(together, decimals),
                            "NACIONAL": cells[heading],
                            "DIFERENCIA": self.writer.number(rollup.total(values) - together, decimals)})
        for currency in dict.fromkeys(m.currency for m in self.money):
            own = [m for m in self.money if m.currency == currency]
            for heading, span, side in ((BUDGET, "annual", "budget"), (SPENT, "annual", "spent"),
                                        (BUDGET + LATER, "to date", "budget"),
                                        ("PRESUPUESTO DEL PERÍODO", "period", "budget"),
                                        ("DEVENGADO DEL PERÍODO", "period", "spent")):
                values = getattr(Sum([m.of[span] for m in own]), side)
                if values:
                    out.append({"FIGURA": heading, "LÍNEA": "", "ACTIVIDAD": "", "UNIDAD DE MEDIDA": currency,
                                "UNIDADES": str(len({m.joined.activity.unit.code for m in own})),
                                "SUMA DE UNIDADES": self.amount(values), "NACIONAL": self.amount(values),
                                "DIFERENCIA": self.amount([0])})
        return out

    @staticmethod
    def told(j, heading):
        cell = j.progress.row.get(fold(heading)) if j.progress.row else None
        return cell.text.strip() if cell and normal(cell.text) else ""

    def open(self, unit):
        """Of a job in which some sheet has a column for it."""
        if not any(MEASURE in other.told and reports(other) for other in self.job.units):
            return []
        low, out = Fraction(self.c.scale.justify_below, 100), []
        for j in self.c.of_unit(unit):
            if j.period.compliance is None or j.period.compliance >= low:
                continue
            status = self.c.scale.words[j.period.status]
            reason = j.progress.reason
            out.append(self.named(j) | {
                "CUMPLIMIENTO": self.share(j.period.compliance), "ESTADO": status[0], "LETRA": status[1],
                "JUSTIFICACIÓN": reason if normal(reason) else "FALTA",
                MEASURE: self.told(j, MEASURE) or "FALTA", EVIDENCE: self.told(j, EVIDENCE)})
        return out


class Sum:
    """Of the same span of several activities."""

    def __init__(self, parts):
        self.budget = [v for f in parts for v in f.budget]
        self.spent = [v for f in parts for v in f.spent]
        self.silent = [v for f in parts if f.state == "silent" for v in f.budget]
        self.unbudgeted = [v for f in parts if f.state == "unbudgeted" for v in f.spent]
        self.measured = sum(f.state == "measured" for f in parts)
        self.due = self.measured + sum(f.state == "silent" for f in parts)
        spent = Fraction(sum(self.spent)) - sum(self.unbudgeted)
        reporting = Fraction(sum(self.budget)) - sum(self.silent)
        self.share = spent / reporting if self.measured else None
        self.with_zeros = spent / sum(self.budget) if self.due else None
