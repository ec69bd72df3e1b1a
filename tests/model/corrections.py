"""What was reported otherwise before: of each unit the cells, and its compliance at the cut before."""

import random

from reading import MONTHS, NAME, fold

HEADINGS = ["CÓDIGO", "UNIDAD", "CÓDIGO DE ACTIVIDAD", "LÍNEA", "ACTIVIDAD", "FIGURA", "PERÍODO", "INFORMADO",
            "ACTUAL", "LUGAR INFORMADO", "LUGAR ACTUAL", "MOTIVO"]
OF_ALL, OF_UNIT = "corrected-figures", "unit-corrected-figures"


def say(job):
    """What a random job accepts, with a reason; rates are not looked at."""
    chance = random.Random(f"corrections {job.seed}")
    job.accepted = []
    if any(unit.rates for unit in job.units):
        job.sources = [name for name in job.sources if name not in (OF_ALL, OF_UNIT)]
    if not job.previous or chance.random() < 0.5:
        return
    for unit in job.units:
        if chance.random() < 0.5:
            names = [None] if chance.random() < 0.3 else chance.sample(
                sorted({row[NAME] for row in unit.rows}), 1)
            job.accepted += [(unit.code, name, f"Motivo {len(job.accepted) + 1}") for name in names]


def job_lines(job, quote):
    return ["accept:"] * bool(job.accepted) + [
        f"  - {{rule: check-progress-changed, unit: {code}, "
        + (f"activity: {quote(name)}, " if name else "") + f"reason: {reason}}}"
        for code, name, reason in job.accepted]


class Corrections:
    def __init__(self, compliance):
        self.c, self.job = compliance, compliance.job

    def add_to(self, out):
        out["all", OF_ALL] = []
        for unit in self.job.units:
            rows = self.unit(unit) if self.job.previous else []
            out[unit.code, OF_UNIT] = rows
            out["all", OF_ALL] += rows
        if self.job.previous:
            out["all", OF_ALL] += self.mean(self.c.joined, {})
        return out

    def unit(self, unit):
        joined = self.c.of_unit(unit)
        rows = [row for j in joined for month in range(len(MONTHS)) for row in self.month(j, month)]
        return rows + self.mean(joined, {"CÓDIGO": unit.code, "UNIDAD": unit.name})

    def month(self, j, month):
        then, now = j.then.months[month], j.progress.months[month]
        a = j.activity
        same = now.given and now.value == then.value and (a.percent or now.kind == then.kind)
        if not then.given or same:
            return []
        return [{"CÓDIGO": a.unit.code, "UNIDAD": a.unit.name, "CÓDIGO DE ACTIVIDAD": a.code,
                 "LÍNEA": a.line_kind.label if a.line_kind else "", "ACTIVIDAD": a.name,
                 "FIGURA": "EJECUTADO",
                 "PERÍODO": MONTHS[month], "INFORMADO": self.c.cell(then), "ACTUAL": self.c.cell(now),
                 "LUGAR INFORMADO": self.place(j.then, month, f"{self.job.previous}/"
                                               + a.unit.progress.rsplit("/", maxsplit=1)[-1]),
                 "LUGAR ACTUAL": self.place(j.progress, month, a.unit.progress),
                 "MOTIVO": self.reason(a)}]

    @staticmethod
    def place(progress, month, file):
        cell = progress.row.get(fold(MONTHS[month])) if progress.row else None
        return f"{file}:{cell.line}:{cell.column}" if cell else ""

    def reason(self, activity):
        for code, name, reason in self.job.accepted:
            if code == activity.unit.code and (
                    not name or self.c.plan.key(name) == self.c.plan.key(activity.name)):
                return reason
        return ""

    def period(self):
        first, last = self.c.before[0], self.c.before[-1]
        if len(MONTHS) == 12 and last - first == 2:
            return f"T{first // 3 + 1}"
        return MONTHS[first] if first == last else f"{MONTHS[first]} – {MONTHS[last]}"

    def mean(self, joined, named):
        from compliance import Mean  # pylint: disable=import-outside-toplevel
        if not self.c.before:
            return []
        then, now = (self.c.scale.write(self.c.writer, Mean(which, self.c.scale).measured) for which in (
            [j.reported for j in joined], [j.before for j in joined]))
        if not then or then == now:
            return []
        return [dict.fromkeys(HEADINGS, "") | named | {
            "FIGURA": "CUMPLIMIENTO", "PERÍODO": self.period(), "INFORMADO": then, "ACTUAL": now}]
