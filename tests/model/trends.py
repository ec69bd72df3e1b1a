"""The same cut of the year before: how random jobs have it, and what comes of it."""

import contextlib
import random

import pairs
import rollup
from reading import MONTHS, Plan, fold, normal

DONE, SHARE, CHANGE = "EJECUTADO DEL AÑO ANTERIOR", "CUMPLIMIENTO DEL AÑO ANTERIOR", "VARIACIÓN ANUAL"
HEADINGS = (SHARE, CHANGE)
# Of an activity over all units: what was done, the ratio and its change, the mean and its change.
REPORTED_TOTALS = ("EJECUTADO DEL CORTE ANTERIOR", "RAZÓN DEL CORTE ANTERIOR", "VARIACIÓN DE LA RAZÓN",
                   "PROMEDIO DEL CORTE ANTERIOR", "VARIACIÓN DEL PROMEDIO")
TOTALS = (DONE, "RAZÓN DEL AÑO ANTERIOR", "VARIACIÓN ANUAL DE LA RAZÓN", "PROMEDIO DEL AÑO ANTERIOR",
          "VARIACIÓN ANUAL DEL PROMEDIO")
FOLDER = "hace un año"


@contextlib.contextmanager
def periods_of(job):
    """The headings of periods are those of this job."""
    before = list(MONTHS)
    MONTHS[:] = job.periods
    try:
        yield
    finally:
        MONTHS[:] = before


class YearBefore:
    """The job of the year before, as far as figures are made of it; `job` is that of today."""

    def __init__(self, job, chance):
        from generate import DIVISIONS  # pylint: disable=import-outside-toplevel
        self.seed, self.year, self.chance = f"{job.seed} before", job.year - 1, chance
        self.narrow, self.large, self.first = job.narrow, False, job.first
        self.locale, self.scale, self.currency = job.locale, job.scale, None
        self.aliases, self.measures, self.groups, self.previous = dict(job.aliases), [], [], None
        self.year_before = None
        self.division, self.periods = job.division, list(job.periods)
        if not job.by_months and chance.random() < 0.3:
            self.division, self.periods = "months", job.year_of_months
        elif job.by_months and chance.random() < 0.3:
            self.division, self.periods = "quarters", DIVISIONS["quarters"]
        self.period = self.same(job)
        # All of that year has been reported since.
        self.last_month = len(self.periods) - 1
        self.units = []

    def same(self, job):
        """Its periods within those that are looked at today; None: it has none that ends where these do."""
        length, own = 12 // len(job.periods), 12 // len(self.periods)
        first, end = job.period[0] * length, (job.last_month + 1) * length
        return range(-(-first // own), end // own) if end % own == 0 else None


def figures_of(unit):
    return [row for row in unit.report or [] if any(row[month].strip("-– ") for month in MONTHS)]


def make(job, folder):
    """Of some jobs: writes it into the folder."""
    import generate  # pylint: disable=import-outside-toplevel
    chance = random.Random(f"year before {job.seed}")
    job.year_before = None
    if chance.random() > 0.35:
        return
    before = job.year_before = YearBefore(job, chance)
    everything = [kind for unit in job.units for kind in unit.kinds]
    with periods_of(before):
        for unit in [*job.units, *[generate.Unit(number) for number in [len(generate.UNITS) - 1]
                                if number >= len(job.units)]]:
            if chance.random() < 0.15:
                continue
            own = generate.Unit(int(unit.code[1:]))
            kinds = [kind for kind in getattr(unit, "kinds", []) if chance.random() < 0.85]
            own.kinds = kinds + chance.sample(everything, chance.choice((0, 0, 1)) or not kinds)
            own.rows = [generate.plan_row(chance, before, own, kind) for kind in own.kinds]
            own.columns = [heading for heading in own.rows[0] if heading != "values"]
            own.rates, own.spent, own.told, own.weight, own.parent, own.region = {}, [], [], "", None, None
            before.units.append(own)
        if not before.units:
            job.year_before = None
            return
        generate.say_directions(before)
        (folder / FOLDER).mkdir()
        generate.write_plans(before, folder / FOLDER)
        generate.make_progress(chance, before)
        if not any(unit.progress and figures_of(unit) for unit in before.units):
            # A year without any is refused.
            before.units[0].report = [generate.progress_row(chance, before, before.units[0], row, kind) | {
                before.periods[0]: "1"} for row, kind in zip(before.units[0].rows, before.units[0].kinds)]
            before.units[0].progress = f"avance/{before.units[0].code.lower()}.csv"
        generate.write_progress(before, folder / FOLDER)
    lines = [f"year: {before.year}", f"locale: {before.locale}", "institution: MODELO",
             *([f"year-starts: {before.first + 1}"] if before.first else []), "units:"]
    lines += [f"  - {{code: {unit.code}, name: {unit.name}, plan: {unit.plan}"
              + (f", progress: {unit.progress}" if unit.progress else "") + "}" for unit in before.units]
    if before.aliases:
        lines += ["aliases:", *(f"  {generate.quote(a)}: {generate.quote(b)}"
                                for a, b in before.aliases.items())]
    lines += ["documents:", "  - {template: plan-anual, output: plan.pdf, title: PLAN}"]
    (folder / FOLDER / "job.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def code_of(activity):
    return fold(activity.code)


def cells_of_total(compliance, headings, now, then):
    """`now`: the ratio and the mean; `then`: what was done, as it is written, and these two."""
    scale, writer, cells = compliance.scale, compliance.writer, [then[0]]
    for today, was in zip(now, then[1:]):
        cells += [scale.write(writer, was), scale.change(writer, today, was)]
    return dict(zip(headings, cells))


class LastYear:
    """What was done then, of an activity of today and of many."""

    def __init__(self, compliance, folder):
        self.now, self.joined, self.rows, self.period, self.of = compliance, [], [], None, {}
        before = compliance.job.year_before
        if not before or before.period is None:
            return
        self.period = before.period
        with periods_of(before):
            self.plan = Plan(before, folder / FOLDER)
            self.joined = type(compliance)(self.plan, before, folder / FOLDER, compliance.scale).joined
            self.rows = rollup.national(self.plan)
        self.of = self.pair()

    def pair(self):
        """What each activity of today was: of its unit, by code, by text and line, by text; one for one."""
        out, plans = {}, (self.plan, self.now.plan)
        for unit in {j.activity.unit.code for j in self.joined}:
            before = [j for j in self.joined if j.activity.unit.code == unit]
            now = [a for a in self.now.plan.activities if a.unit.code == unit]
            found = pairs.pair([j.activity for j in before], now, lambda _, a: code_of(a),
                               lambda side, a: plans[side].key(a.name),
                               lambda side, a: plans[side].line_key(a.line) if normal(a.line) else None)
            out |= {id(now[n]): before[b] for n, (b, _) in found.items()}
        return out

    def line_key(self, line):
        return self.now.plan.line_key(line) if normal(line) else None

    def is_measured_alike(self, now, was):
        units = {plan.key(a.unit_of_measure) for plan, a in ((self.now.plan, now), (self.plan, was))
                 if normal(a.unit_of_measure)}
        return was.measure == now.measure and len(units) < 2

    def cells_of_activity(self, j):
        then = self.of.get(id(j.activity))
        if not then:
            return dict.fromkeys((DONE, *HEADINGS), "")
        scale, writer, was = self.now.scale, self.now.writer, then.activity
        done = then.progress.portions(self.period)[1].write(writer, was.percent)
        return {DONE: done if self.is_measured_alike(j.activity, was) else "",
                SHARE: scale.write(writer, then.period.compliance),
                CHANGE: scale.change(writer, j.period.compliance, then.period.compliance)}

    def cells_of_total(self, row, now):
        """Of the row of then that has all of the activities that this row's were; none of more than one."""
        pairs = [(a, self.of[id(a)].activity) for a in row.activities if id(a) in self.of]
        rows = [r for r in self.rows if any(was in r.activities for _, was in pairs)]
        if len(rows) != 1:
            return dict.fromkeys(TOTALS, "")
        members = [(j.progress, j.period) for j in self.joined if j.activity in rows[0].activities]
        done, *then = self.now.of_total(rows[0], members, self.period)
        alike = all(self.is_measured_alike(*pair) for pair in pairs)
        return cells_of_total(self.now, TOTALS, now, (done if alike else "", *then))

    def cells_of_many(self, now, chosen):
        """`now`: the mean of today; `chosen`: which units and lines of then."""
        from compliance import Mean  # pylint: disable=import-outside-toplevel
        scale, writer = self.now.scale, self.now.writer
        then = Mean([j.period for j in self.joined if chosen(j.activity)], scale).measured
        return {SHARE: scale.write(writer, then), CHANGE: scale.change(writer, now, then)}

    def of_line(self, line):
        """Whether an activity was of the line; None: of none."""
        return lambda activity: self.line_key(activity.line) == (line.key if line else None)


def job_line(job):
    chance = random.Random(f"year before said {job.seed}")
    return f"last-year: {chance.choice((FOLDER, FOLDER + '/job.yaml'))}" if job.year_before else None
