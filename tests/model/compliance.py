"""Compliance: what was done of what was planned, by the reference's section on progress."""

from fractions import Fraction

import alignment
import corrections
import levels
import money
import rates
import rollup
import trends
import years
from figures import PERCENT, Writer, read_amount, rounded
from reading import (CODE, LINE, MONTHS, NAME, REASON, TARGET, UNIT_OF_MEASURE, fold, normal, read_sheet)

UNPROGRAMMED, UNPLANNED, NOT_REPORTED, NONE = "unprogrammed", "unplanned", "not-reported", "none"
WORDS = {UNPROGRAMMED: ("Sin programación", "–"), UNPLANNED: ("Ejecutado sin programar", "E"),
         NOT_REPORTED: ("No remitido", "R"), NONE: ("N/A", "N")}
LATER = " A LA FECHA"
YES, NO = "sí", "no"


class Scale:
    """Levels from the highest down, and what else figures are held against."""

    def __init__(self, levels, justify_below, cap, rank_from):
        self.levels, self.justify_below, self.cap, self.rank_from = levels, justify_below, cap, rank_from
        self.words = dict(WORDS) | {number: level[:2] for number, level in enumerate(levels)}

    def level(self, compliance):
        for number, (_, _, above, percent) in enumerate(self.levels):
            bound = Fraction(percent, 100)
            if compliance > bound or not above and compliance >= bound:
                return number
        return len(self.levels) - 1

    def capped(self, compliance):
        return min(compliance, Fraction(self.cap, 100)) if self.cap else compliance

    def sides(self, percent):
        """On which side of each threshold it is, or on it."""
        bounds = [level[3] for level in self.levels] + [self.justify_below, self.cap or 0, 100]
        return [(percent > bound) - (percent < bound) for bound in bounds]

    def write(self, writer, compliance):
        if compliance is None:
            return ""
        return writer.figure(*self.printed(compliance), True)

    def change(self, writer, now, before):
        """How many percentage points there are between what is printed of both."""
        if now is None or before is None:
            return ""
        (now, decimals), (before, others) = self.printed(now), self.printed(before)
        return ("+" if now > before else "") + writer.number(now - before, max(decimals, others))

    def printed(self, compliance):
        """As a percent, rounded to the decimals that are printed, and how many they are."""
        percent, decimals = compliance * 100, 1
        while self.sides(Fraction(rounded(percent, decimals), 10 ** decimals)) != self.sides(percent):
            decimals += 1
        return Fraction(rounded(percent, decimals), 10 ** decimals), decimals

    def threshold(self, number, sign):
        """In words, as the table of statuses says it, with a percent sign."""
        _, _, above, percent = self.levels[number]
        if number == 0:
            return f"más de {percent}{sign}" if above else f"{percent}{sign} o más"
        _, _, above_it, next_percent = self.levels[number - 1]
        if percent == next_percent:
            return f"{percent}{sign}"
        to = f"{next_percent}{sign}" if above_it else f"menos de {next_percent}{sign}"
        if percent == 0:
            return to if not above_it else f"hasta {next_percent}{sign}"
        return f"{'más de' if above else 'de'} {percent}{sign} a {to}"


class Portion:
    """What months come to: values that make one by a rule.  Without values: nothing."""

    def __init__(self, values, activity, executed):
        rule = activity.rule
        if rule == rollup.NONE:
            values = []
        elif not executed and rule in ("último", "constante"):
            values = rollup.last_programmed(values, activity.falls)
        elif rule == "último":
            values = values[-1:]
        elif values and rule == "máximo":
            values = [max(values, key=lambda v: v[0])]
        self.values = values
        self.mean = rule in ("promedio", "constante")

    @property
    def value(self):
        if not self.values:
            return None
        total = sum(value for value, _ in self.values)
        return total / len(self.values) if self.mean else total

    def write(self, writer, percent):
        if not self.values:
            return ""
        decimals = max(decimals for _, decimals in self.values)
        # A mean has one decimal more than its months, where it needs it.
        if self.mean and (self.value * 10 ** decimals).denominator != 1:
            decimals += 1
        return writer.figure(self.value, decimals, percent)


def share(executed, planned, falls):
    """What part of the planned was done; None: there is none."""
    if planned is None or not planned and not falls:
        return None
    if not falls:
        return executed / planned
    if not planned:
        return Fraction(executed == 0)
    return max(Fraction(0), 2 - Fraction(executed) / planned)


class Indicator:
    """Compliance and status."""

    def __init__(self, activity, planned, executed, scale):
        self.compliance = None
        if activity.rule == rollup.NONE:
            self.status = NONE
        elif planned is None or not planned and not activity.falls:
            self.status = UNPLANNED if executed else UNPROGRAMMED
        elif executed is None:
            self.status = NOT_REPORTED
        else:
            self.compliance = share(executed, planned, activity.falls)
            self.status = scale.level(self.compliance)


class Progress:
    """What was reported of one activity, and what comes of it up to a cut."""

    def __init__(self, activity, row, locale):
        self.activity, self.row = activity, row
        blank = read_amount("", locale)
        self.months = [read_amount(row[fold(m)].text, locale) if row and fold(m) in row else blank
                       for m in MONTHS]
        self.rates, self.computed = rates.settle(self, lambda text: read_amount(text, locale))
        self.reason = row[fold(REASON)].text.strip() if row else ""

    def planned(self, month):
        """(value, decimals), or None."""
        amount = self.activity.months[month]
        if not self.activity.takes(amount) or amount.value < 0:
            return None
        return amount.value, amount.decimals

    def executed(self, month):
        amount = self.months[month]
        if not amount.given or amount.value < 0 or amount.kind == PERCENT and not self.activity.percent:
            return None
        return amount.value, amount.decimals

    def programmed(self, month):
        planned = self.planned(month)
        return bool(planned and (planned[0] or self.activity.falls))

    def counted(self, months):
        """What was done in the months, but what says no more than that nothing was to be done."""
        done = [m for m in months if self.executed(m)]
        if any(map(self.programmed, months)):
            rule = self.activity.rule
            if rule == "constante":
                done = [m for m in done if self.programmed(m)]
            elif rule in ("último", "promedio"):
                due = self.programmed if rule == "último" else self.planned
                done = [m for m in done if self.executed(m)[0] or due(m)]
        return [self.executed(m) for m in done]

    def portions(self, months):
        due = list(months)
        if self.activity.falls and self.activity.rule == "suma" and any(map(self.executed, due)):
            due = [m for m in due if self.executed(m)]
        given = [v for v in map(self.planned, due) if v], self.counted(months)
        planned, executed = (Portion(list(values), self.activity, executed)
                             for values, executed in zip(given, (False, True)))
        return [planned, rates.Rate([self.rates[m] for m in months if m in self.rates],
                                    self.activity.percent) if self.pooled(months) else executed]

    def pooled(self, months):
        """Whether their rates are taken together by their sums."""
        return self.activity.rule in rates.POOLED and any(m in self.rates for m in months)

    def indicator(self, months, scale):
        planned, executed = self.portions(months)
        return Indicator(self.activity, planned.value, executed.value, scale)

    def unreported(self, months):
        return [m for m in months if self.programmed(m) and not self.executed(m)]

    def annual(self, to_date, scale, submitted):
        """Of the year, an indicator."""
        a = self.activity
        if a.falls or self.pooled(to_date):
            return self.indicator(to_date, scale)
        if a.rule in ("promedio", "constante"):
            planned = sum(self.planned(m)[0] for m in range(len(MONTHS)) if self.programmed(m))
            done = [self.executed(m)[0] for m in to_date if self.programmed(m) and self.executed(m)]
            executed = sum(done) if done else None
        else:
            planned = a.target.value if a.takes(a.target) else self.portions(range(len(MONTHS)))[0].value
            executed = self.portions(to_date)[1].value
        # What is programmed for later months only.
        if executed is None and submitted and not any(map(self.programmed, to_date)):
            executed = 0
        return Indicator(a, planned, executed, scale)


class Joined:
    """One activity at the cut."""

    def __init__(self, progress, compliance):
        scale, self.progress, self.activity = compliance.scale, progress, progress.activity
        self.period = progress.indicator(compliance.period, scale)
        self.to_date = progress.indicator(compliance.to_date, scale)
        submitted = compliance.has_submitted(self.activity.unit, compliance.to_date)
        self.annual = progress.annual(compliance.to_date, scale, submitted)
        self.before = progress.indicator(compliance.before, scale) if compliance.before else None
        low = Fraction(scale.justify_below, 100)
        self.pending = (self.period.compliance is not None and self.period.compliance < low
                        and not normal(progress.reason))
        self.incomplete = bool(progress.unreported(compliance.period))


class Mean:
    """Of indicators: those with a figure; beside it how many are due, and what it is in other ways."""

    def __init__(self, indicators, scale):
        self.scale = scale
        given = [i.compliance for i in indicators if i.compliance is not None]
        values = list(map(scale.capped, given))
        self.count = len(values)
        self.due = len(values) + sum(i.status == NOT_REPORTED for i in indicators)
        self.measured = self.capped = self.median = self.with_zeros = None
        if values:
            self.measured = sum(values) / len(values)
            self.capped = sum(min(value, Fraction(1)) for value in values) / len(values)
            given.sort()
            self.median = (given[(self.count - 1) // 2] + given[self.count // 2]) / 2
        if self.due:
            self.with_zeros = sum(values) / Fraction(self.due)

    @property
    def order(self):
        return self.capped, self.measured

    @property
    def level(self):
        return self.scale.level(self.capped if self.capped < 1 else self.measured)

    @property
    def words(self):
        return ("", "") if self.measured is None else self.scale.words[self.level]

    def cells(self, writer, before, after):
        figures = {"CON TOPE": self.capped, "MEDIANA": self.median, "CON CEROS": self.with_zeros}
        out = {before + name + after: self.scale.write(writer, value) for name, value in figures.items()}
        return out | {before + "EXIGIBLES" + after: str(self.due),
                      before + "COBERTURA" + after: f"{self.count} de {self.due}" if self.due else ""}


class Tally:
    """The means of many activities, and how many have each status."""

    def __init__(self, joined, scale):
        self.joined, self.scale = joined, scale
        self.period = Mean([j.period for j in joined], scale)
        self.to_date = Mean([j.to_date for j in joined], scale)
        self.annual = Mean([j.annual for j in joined], scale)
        self.before = Mean([j.before for j in joined if j.before], scale)
        self.reported = Mean([j.reported for j in joined if j.reported], scale)

    def cells(self, writer):
        statuses = [j.period.status for j in self.joined]
        out = {"ACTIVIDADES": str(len(self.joined)), "CON CIFRA": str(self.period.count),
               "AVANCE ANUAL": self.scale.write(writer, self.annual.measured),
               "INCOMPLETAS": str(sum(j.incomplete for j in self.joined)),
               "PENDIENTES": str(sum(j.pending for j in self.joined))}
        out |= self.annual.cells(writer, "AVANCE ANUAL ", "")
        out["CUMPLIMIENTO ANTERIOR"] = self.scale.write(writer, self.before.measured)
        out["CON TOPE ANTERIOR"] = self.scale.write(writer, self.before.capped)
        out["CAMBIO"] = self.scale.change(writer, self.period.capped, self.before.capped)
        out["CUMPLIMIENTO DEL CORTE ANTERIOR"] = self.scale.write(writer, self.reported.measured)
        now, before = self.period.measured, self.reported.measured
        out["VARIACIÓN DEL CUMPLIMIENTO"] = self.scale.change(writer, now, before)
        for later, mean in (("", self.period), (LATER, self.to_date)):
            out["CUMPLIMIENTO" + later] = self.scale.write(writer, mean.measured)
            out["ESTADO" + later], out["LETRA" + later] = mean.words
            out |= mean.cells(writer, "", later)
        for number in range(6):
            known = number < len(self.scale.levels)
            out[f"NIVEL {number + 1}"] = str(statuses.count(number)) if known else ""
        for heading, status in (("SIN PROGRAMACIÓN", UNPROGRAMMED), ("SIN PROGRAMAR", UNPLANNED),
                                ("NO REMITIDO", NOT_REPORTED), ("NO APLICA", NONE)):
            out[heading] = str(statuses.count(status))
        return out


class Compliance:
    def __init__(self, plan, job, folder, scale):
        self.plan, self.job, self.scale = plan, job, scale
        self.period = job.period
        self.to_date = range(self.period[-1] + 1)
        first, length = self.period[0], len(self.period)
        self.before = range(first - length, first) if first >= length else None
        self.sheets = {unit.code: self.sheet(folder, unit) for unit in job.units}
        self.writer = Writer(job.locale, on_paper=True)
        reported = {}
        self.unplanned = set()  # units that report activities which the plan has not
        for unit in job.units:
            self.join(unit, reported)
        self.weights, self.tree = levels.Weights(plan, job), levels.Tree(job)
        self.joined = [Joined(Progress(a, reported.get(id(a)), job.locale), self) for a in plan.activities]
        self.join_previous(folder)
        self.year_before = trends.LastYear(self, folder)

    def join_previous(self, folder):
        """What was reported of each activity at the cut before: then, where there is an edition of then."""
        then, now, self.unplanned_now = {}, self.sheets, frozenset(self.unplanned)
        for j in self.joined:
            j.reported, j.then = j.before, j.progress
        if not self.job.previous:
            return
        self.sheets = {unit.code: self.sheet(folder, unit, self.job.previous) for unit in self.job.units}
        for unit in self.job.units:
            self.join(unit, then)
        self.sheets = now
        for j in self.joined:
            j.then = Progress(j.activity, then.get(id(j.activity)), self.job.locale)
            j.reported = j.then.indicator(self.before, self.scale) if self.before else None

    @staticmethod
    def sheet(folder, unit, edition=None):
        if not unit.progress:
            return []
        path = folder / edition / unit.progress.split("/")[-1] if edition else folder / unit.progress
        return read_sheet(path, unit.encoding, unit.separator) if path.exists() else []

    def has_submitted(self, unit, months):
        def read(text):
            return read_amount(text, self.job.locale)
        return any(fold(MONTHS[m]) in row and read(row[fold(MONTHS[m])].text).given
                   or rates.pair_of(row, MONTHS[m], read)
                   for row in self.sheets[unit.code] for m in months)

    def join(self, unit, reported):
        """Which row means which activity: by its code, else by its text, then by its line."""
        own = self.plan.of_unit(unit)
        for row in self.sheets[unit.code]:
            code = row[fold(CODE)].text.strip() if fold(CODE) in row else ""
            name = row[fold(NAME)].text.strip()
            line = row[fold("LÍNEA")].text.strip()
            by_code = [a for a in own if code and a.kind.key == ("code", fold(code))]
            by_text = [a for a in own if name and self.plan.key(a.name) == self.plan.key(name)]
            if not by_code and not by_text and (code or normal(name)):
                self.unplanned.add(unit.code)
            if by_code and by_text and not any(a in by_code for a in by_text):
                continue
            meant = by_code or by_text
            same_line = [a for a in meant if a.line_kind and normal(line)
                         and a.line_kind.key == self.plan.line_key(line)]
            meant = same_line or meant
            if len(meant) > 1 and code:
                meant = [a for a in meant if bool(a.code) == bool(by_code)] or meant
            if len(meant) == 1:
                reported.setdefault(id(meant[0]), row)

    # --- tables ---

    def of_unit(self, unit):
        return [j for j in self.joined if j.activity.unit is unit]

    def tables(self):
        """{(part, name): rows}, as the template of tables.py prints them."""
        out = {("all", "progress"): self.progress(), ("all", "progress-summary"): [self.summary()],
               ("all", "progress-lines"): self.lines(), ("all", "progress-months"): self.months(),
               ("all", "progress-statuses"): self.statuses(self.joined),
               ("all", "national-rollup"): [row.cells(self.writer) for row in rollup.national(self.plan)]}
        units = [self.unit(unit) for unit in self.job.units]
        ranking = self.ranking(units)
        out["all", "progress-units"] = [cells for _, cells in units]
        out["all", "progress-ranking"] = [cells for _, cells in ranking]
        out["all", "best-units"], out["all", "worst-units"] = self.extremes(ranking)
        out["all", "progress-missing"] = self.missing()
        out["all", "progress-levels"], out["all", "progress-regions"] = self.sets()
        out |= alignment.tables(self, Tally)
        out["all", years.SOURCE] = years.rows(self)
        for unit, (_, cells) in zip(self.job.units, units):
            joined = self.of_unit(unit)
            out[unit.code, "unit-summary"] = [cells]
            out[unit.code, "unit-progress"] = [self.activity(j) for j in joined]
            out[unit.code, "unit-statuses"] = self.statuses(joined)
            out[unit.code, "unit-rollup"] = [
                row.cells(self.writer) for row in rollup.rows_of(self.plan, self.plan.of_unit(unit))]
        return money.Tables(self).add_to(corrections.Corrections(self).add_to(out))

    def activity(self, j):
        a, p, writer = j.activity, j.progress, self.writer
        out = {"CÓDIGO": a.unit.code, "UNIDAD": a.unit.name, "CÓDIGO DE ACTIVIDAD": a.code,
               "LÍNEA": a.line_kind.label if a.line_kind else "",
               UNIT_OF_MEASURE: a.measure_kind.label,
               "ACTIVIDAD": a.name, "MEDIDA": a.measure, "CONSOLIDACIÓN": a.rule,
               TARGET: self.cell(a.target), "AVANCE ANUAL": self.scale.write(writer, j.annual.compliance),
               "SIN INFORMAR": ", ".join(MONTHS[m] for m in p.unreported(self.to_date)),
               "JUSTIFICACIÓN": p.reason if normal(p.reason) else "FALTA" if j.pending else "",
               "PENDIENTE": YES if j.pending else "",
               "ARCHIVO": a.unit.progress.split("/")[-1] if p.row else "",
               "FILA": str(p.row[fold(NAME)].line) if p.row else ""}
        for later, months, indicator in (("", self.period, j.period), (LATER, self.to_date, j.to_date)):
            planned, executed = p.portions(months)
            out["PROGRAMADO" + later] = planned.write(writer, a.percent)
            out["EJECUTADO" + later] = executed.write(writer, a.percent)
            out["CUMPLIMIENTO" + later] = self.scale.write(writer, indicator.compliance)
            out["ESTADO" + later], out["LETRA" + later] = self.scale.words[indicator.status]
        for index, month in enumerate(MONTHS):
            out[month] = self.cell(a.months[index])
            shown = index in self.to_date and p.executed(index)
            out["EJECUTADO " + month] = self.cell(p.months[index]) if shown else ""
            if shown and index in p.computed:
                out["EJECUTADO " + month] = rates.Rate([p.rates[index]], a.percent).write(writer, a.percent)
        before = j.reported.compliance if j.reported else None
        done = j.then.portions(self.before)[1].write(writer, a.percent) if self.before else ""
        out["EJECUTADO DEL CORTE ANTERIOR"] = done
        out["CUMPLIMIENTO DEL CORTE ANTERIOR"] = self.scale.write(writer, before)
        out["VARIACIÓN DEL CUMPLIMIENTO"] = self.scale.change(writer, j.period.compliance, before)
        weight = self.weights.of[id(a)]
        out["PONDERACIÓN"] = levels.number_text(writer, weight) if weight else ""
        return out | self.year_before.cells_of_activity(j)

    def cell(self, amount):
        """A cell of a sheet in the locale's marks; a dash is blank."""
        if not amount.given:
            return ""
        return self.writer.figure(amount.value, amount.decimals, amount.kind == PERCENT)

    def unit(self, unit):
        tally = Tally(self.of_unit(unit), self.scale)
        submitted = self.has_submitted(unit, self.period)
        return tally, {"PUESTO": "", "CÓDIGO": unit.code, "UNIDAD": unit.name, "LÍNEA": "", "UNIDADES": "",
                       "INFORMAN": "", "INFORMÓ": YES if submitted else NO} | tally.cells(
                           self.writer) | self.beside(self.of_unit(unit), unit=unit) | self.then(
                               tally, {unit.code}.__contains__)

    def then(self, tally, has_unit):
        """The same of the year before."""
        return self.year_before.cells_of_many(tally.period.measured, lambda a: has_unit(a.unit.code))

    def beside(self, joined, over_units=False, unit=None, at=None, region=""):
        """Weights, and where among the levels a row is."""
        out = levels.weighted_cells(self, joined, over_units, unit)
        out |= {"NIVEL JERÁRQUICO": "", "SUPERIOR": "", "REGIÓN": region}
        if self.tree.said and (unit or at):
            out |= self.tree.cells(unit.code if unit else at)
        if unit:
            out["REGIÓN"] = self.tree.region_of(unit)
        return out

    def sets(self):
        """The rows of levels, and of regions."""
        tree = self.tree
        of_levels = [self.set_of(code, tree.names[code], tree.units(code), at=code) for code in tree.order]
        of_regions = [self.set_of(name, name, units, region=name) for name, units in tree.regions()]
        return of_levels, of_regions

    def set_of(self, code, name, units, **where):
        joined = [j for j in self.joined if j.activity.unit in units]
        submitted = sum(self.has_submitted(unit, self.period) for unit in units)
        tally = Tally(joined, self.scale)
        return {"PUESTO": "", "CÓDIGO": code, "UNIDAD": name, "LÍNEA": "", "UNIDADES": str(len(units)),
                "INFORMAN": str(submitted), "INFORMÓ": ""} | tally.cells(
                    self.writer) | self.beside(joined, over_units=True, **where) | self.then(
                        tally, {unit.code for unit in units}.__contains__)

    def summary(self):
        submitted = sum(self.has_submitted(unit, self.period) for unit in self.job.units)
        tally = Tally(self.joined, self.scale)
        return {"PUESTO": "", "CÓDIGO": "", "UNIDAD": "", "LÍNEA": "", "UNIDADES": str(len(self.job.units)),
                "INFORMAN": str(submitted), "INFORMÓ": ""} | tally.cells(
                    self.writer) | self.beside(self.joined, over_units=True) | self.then(
                        tally, lambda code: True)

    def lines(self):
        out = []
        for line in [*self.plan.lines.values(), None]:
            joined = [j for j in self.joined if j.activity.line_kind is line]
            if joined:
                tally = Tally(joined, self.scale)
                out.append({"PUESTO": "", "CÓDIGO": "", "UNIDAD": "", "LÍNEA": line.label if line else "",
                            "UNIDADES": "", "INFORMAN": "", "INFORMÓ": ""} | tally.cells(self.writer)
                           | self.beside(joined) | self.year_before.cells_of_many(
                               tally.period.measured, self.year_before.of_line(line)))
        return out

    def ranking(self, units):
        """The best first; equals share a place; those that have none come last."""
        placed = [u for u in units if u[0].period.count >= self.scale.rank_from]
        out = []
        for tally, cells in sorted(placed, key=lambda u: u[0].period.order, reverse=True):
            place = 1 + sum(other.period.order > tally.period.order for other, _ in placed)
            out.append((tally, cells | {"PUESTO": str(place) if len(placed) > 1 else ""}))
        return out + [u for u in units if u not in placed]

    def extremes(self, ranking):
        ranked = [unit for unit in ranking if unit[1]["PUESTO"]]
        if not ranked:
            return [], []
        everything, lowest = Tally(self.joined, self.scale).period.order, len(self.scale.levels) - 1
        half = (len(ranked) + 1) // 2
        best = [unit for unit in self.first(ranked, half) if unit[0].period.level != lowest]
        worst = [unit for unit in self.first(ranked[::-1], len(ranked) - half)
                 if unit[0].period.order <= everything and unit not in best]
        worst.sort(key=lambda unit: (unit[0].period.order, ranked.index(unit)))
        return [cells for _, cells in best], [cells for _, cells in worst]

    @staticmethod
    def first(ranked, count):
        """At most five, and those that tie with the last of them."""
        last = ranked[min(5, count) - 1][0].period.order
        return [unit for place, unit in enumerate(ranked)
                if place < min(5, count) or unit[0].period.order == last]

    def statuses(self, joined):
        out = []
        for status in [*range(len(self.scale.levels)), *WORDS]:
            name, letter = self.scale.words[status]
            row = {"ESTADO": name, "LETRA": letter,
                   "UMBRAL": self.scale.threshold(status, self.writer.sign) if status not in WORDS else ""}
            for later, which in (("", "period"), (LATER, "to_date")):
                count = sum(getattr(j, which).status == status for j in joined)
                row["ACTIVIDADES" + later] = str(count)
                row["PORCENTAJE" + later] = self.writer.figure(
                    Fraction(100 * count, len(joined)), 1, True) if joined else ""
            out.append(row)
        return out

    def months(self):
        out = []
        for index, month in enumerate(MONTHS):
            progress = [j.progress for j in self.joined]
            row = {"MES": month, "PROGRAMADAS": str(sum(p.programmed(index) for p in progress))}
            row |= dict.fromkeys(("EJECUTADAS", "INFORMADAS"), "")
            row |= {heading + later: "" for heading in ("CUMPLIMIENTO", "CON TOPE", "CON CEROS", "COBERTURA")
                    for later in ("", LATER)}
            if index in self.to_date:
                done = [p for p in progress if p.executed(index)]
                row["EJECUTADAS"] = str(sum(p.executed(index)[0] > 0 for p in done)) if done else ""
                row["INFORMADAS"] = str(sum(p.programmed(index) for p in done))
                for later, months in (("", [index]), (LATER, range(index + 1))):
                    mean = Mean([p.indicator(months, self.scale) for p in progress], self.scale)
                    row["CUMPLIMIENTO" + later] = self.scale.write(self.writer, mean.measured)
                    row |= {heading: cell for heading, cell in mean.cells(self.writer, "", later).items()
                            if heading in row}
            out.append(row)
        return out

    def missing(self):
        out = []
        late = [unit for unit in self.job.units if not self.has_submitted(unit, self.period)]
        if late:
            cells = [self.unit(unit)[1] for unit in late]
            out.append({"CÓDIGO": ", ".join(u.code for u in late), "UNIDAD": "; ".join(u.name for u in late),
                        "INFORMÓ": NO, "INCOMPLETAS": str(sum(int(c["INCOMPLETAS"]) for c in cells)),
                        "PENDIENTES": str(sum(int(c["PENDIENTES"]) for c in cells))})
        for unit in self.job.units:
            _, cells = self.unit(unit)
            lacks = (cells["INCOMPLETAS"], cells["PENDIENTES"]) != ("0", "0")
            if unit not in late and (lacks or unit.code in self.unplanned_now):
                out.append({key: cells[key] for key in ("CÓDIGO", "UNIDAD", "INFORMÓ", "INCOMPLETAS",
                                                        "PENDIENTES")})
        return out

    # --- each activity over all units ---

    def progress(self):
        of = {id(j.activity): j for j in self.joined}
        return [self.total(row, [of[id(a)] for a in row.activities]) for row in rollup.national(self.plan)]

    def total(self, row, joined):
        cells = row.cells(self.writer)
        out = {heading: cells[heading]
               for heading in ("LÍNEA", "ACTIVIDAD", "MEDIDA", "CONSOLIDACIÓN", "UNIDADES", UNIT_OF_MEASURE)}
        for later, months, which in (("", self.period, "period"), (LATER, self.to_date, "to_date")):
            reporting = {j.activity.unit.code for j in joined if j.progress.portions(months)[1].values}
            out.setdefault("INFORMAN", str(len(reporting)))
            mean, ratios, pooled = self.ratios(row, [(j.progress, getattr(j, which)) for j in joined], months)
            level = mean.level if mean.count else None
            if ratios.capped is not None:
                level = self.scale.level(ratios.capped if ratios.capped < 1 else ratios.measured)
            elif pooled:
                level = self.scale.level(ratios.measured)
            words = self.scale.words[level] if level is not None else self.silent(
                [getattr(j, which).status for j in joined])
            out |= {heading + later: cell for heading, cell in {
                **{name: self.writer.sum(values, False) if values else ""
                   for name, values in ratios.parts.items()},
                "RAZÓN": self.scale.write(self.writer, ratios.measured),
                "RAZÓN CON TOPE": self.scale.write(self.writer, ratios.capped),
                "RAZÓN CON CEROS": self.scale.write(self.writer, ratios.with_zeros),
                "PROMEDIO": self.scale.write(self.writer, mean.measured),
                "ESTADO": words[0], "LETRA": words[1]}.items()}
            if pooled:
                out["PROGRAMADO" + later] = pooled.write_planned(self.writer, row.percent)
                out["EJECUTADO" + later] = pooled.executed.write(self.writer, row.percent)
            others = mean.cells(self.writer, "", "")
            for heading in ("CON TOPE", "CON CEROS"):
                out[f"PROMEDIO {heading}{later}"] = others[heading]
            for heading in ("MEDIANA", "COBERTURA"):
                out[heading + later] = others[heading]
        return out | self.trend_of_total(row, joined)

    def ratios(self, row, members, months):
        """The mean, the ratios of sums and the rates pooled, of (progress, indicator) of all of a row."""
        adds_up = (row.how == "sum" and "constante" not in row.rules
                   and len({a.falls for a in row.activities}) == 1)
        mean = Mean([indicator for _, indicator in members], self.scale)
        ratios = Ratios([(*progress.portions(months), indicator, progress, months)
                         for progress, indicator in members] if adds_up else [])
        pooled = None if adds_up else self.pooled(members, months)
        if pooled:
            ratios.measured = share(pooled.executed.value, pooled.planned, pooled.falls)
        return mean, ratios, pooled

    def of_total(self, row, members, months):
        """(executed, ratio, mean) as above, the first as it is written."""
        mean, ratios, pooled = self.ratios(row, members, months)
        values = ratios.parts["EJECUTADO"]
        done = (pooled.executed.write(self.writer, row.percent) if pooled
                else self.writer.sum(values, False) if values else "")
        return done, ratios.measured, mean.measured

    def trend_of_total(self, row, joined):
        _, *now = self.of_total(row, [(j.progress, j.period) for j in joined], self.period)
        then = ("", None, None)
        if self.before:
            then = self.of_total(row, [(j.then, j.reported) for j in joined], self.before)
        reported = trends.cells_of_total(self, trends.REPORTED_TOTALS, now, then)
        return reported | self.year_before.cells_of_total(row, now)

    @staticmethod
    def pooled(members, months):
        """The rates of all that have a figure, by their sums; None: not all of them have such."""
        figures = [progress for progress, indicator in members if indicator.compliance is not None]
        if not figures or len({progress.activity.falls for progress in figures}) > 1 or not all(
                progress.pooled(months) for progress in figures):
            return None
        return rates.Total([(*progress.portions(months), progress.activity) for progress in figures])

    def silent(self, statuses):
        """What a row without a figure is called."""
        for status in (UNPLANNED, NOT_REPORTED, NONE, UNPROGRAMMED):
            if status in statuses:
                return self.scale.words[status]
        raise ValueError(statuses)


class Ratios:
    """All that was executed over all that was planned, of (planned, executed, indicator, one, months)."""

    def __init__(self, members):
        falls = bool(members) and members[0][3].activity.falls
        self.parts = {"PROGRAMADO": [], "EJECUTADO": [], "EJECUTADO SIN PROGRAMAR": [], "SIN INFORMAR": []}
        silent, capped, self.measured, self.capped, self.with_zeros = [], 0, None, None, None
        for planned, executed, indicator, progress, months in members:
            if indicator.compliance is not None:
                self.parts["PROGRAMADO"] += planned.values
                self.parts["EJECUTADO"] += executed.values
                capped += (max if falls else min)(planned.value, executed.value)
                if progress.activity.rule == "suma" and not falls:
                    self.parts["SIN INFORMAR"] += map(progress.planned, progress.unreported(months))
            elif indicator.status == UNPLANNED:
                self.parts["EJECUTADO SIN PROGRAMAR"] += executed.values
            elif indicator.status == NOT_REPORTED:
                silent.append(planned.value)
        executed, planned = (Fraction(sum(value for value, _ in self.parts[heading]))
                             for heading in ("EJECUTADO", "PROGRAMADO"))
        if self.parts["PROGRAMADO"]:
            self.measured, self.capped = share(executed, planned, falls), share(capped, planned, falls)
        # What nobody reports counts 0 %: of what falls, twice as much as was planned.
        if planned + sum(silent) or self.measured is not None and not silent:
            done = executed + (2 * sum(silent) if falls else 0)
            self.with_zeros = share(done, planned + sum(silent), falls)
