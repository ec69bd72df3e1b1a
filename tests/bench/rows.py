#!/usr/bin/env python3
"""Checks and rollups of large plans, against what they may take: rows.py BINARY

Makes jobs of 10, 100 and 1,000 units with 1,000 rows each in build/bench/, runs `check` and `rollup` on them
a few times, and prints the quickest run: processor time, that time by n log n, and peak memory.  Where the
largest job takes more than the limits, or time grows faster than n log n, the exit status is 1.

Rows are put together from the words of the plan of 2024, with its lines.  There are 50 rows to each different
activity: one activity in ten is the one before it with a slip of the pen, one row in twenty has an activity
of its own, one in fifty other means of verification, one in fifty another line, and one target in twenty is
not what the months make.
"""

import csv
import math
import pathlib
import random
import sys

import generate
import run

ROWS = 1000  # of a unit
SIZES = ((10, 5), (100, 3), (1000, 2))  # units, runs
ROWS_PER_ACTIVITY = 50
LIMITS = (("CPU s", 6), ("peak MB", 1000))  # of the largest
GROWTH = 1.5  # times n log n, from the smallest to the largest: only the small ones fit into caches
HEAD = ("command", "rows", "CPU s", "wall s", "ns/n log n", "peak MB")


class Texts:
    """Makes activities from the words of the plan."""

    def __init__(self, seed):
        self.heading, units = generate.read_units()
        self.rows = [row for unit in units for row in unit]
        self.random = random.Random(seed)
        column = {name: i for i, name in enumerate(self.heading)}
        self.lines = sorted({row[column["LÍNEA ESTRATÉGICA/PROCESO"]] for row in self.rows} - {""})
        self.names = [row[column["ACTIVIDAD"]].split() for row in self.rows]
        self.results = sorted({row[column["RESULTADO ESPERADO"]] for row in self.rows} - {""})
        self.means = sorted({row[column["MEDIO DE VERIFICACIÓN"]] for row in self.rows} - {""})
        self.words = [word for name in self.names for word in name]

    def below(self, n):
        return int(self.random.random() * n)

    def one_of(self, sequence):
        return sequence[self.below(len(sequence))]

    def name(self):
        """It begins as an activity of the plan does, and goes on with words as frequent as there."""
        words = self.one_of(self.names)[:4]
        return " ".join(words + [self.one_of(self.words) for _ in range(6 + self.below(10))])

    def slip(self, text):
        at = 1 + self.below(len(text) - 2)
        kind = self.below(3)
        if kind == 0:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        return text[:at] + text[at] + text[at:] if kind == 1 else text + "s"

    def activities(self, count):
        """So many (line, name, result, means, kind of months)."""
        made = []
        for k in range(count):
            name = self.slip(made[-1][1]) if k % 10 == 9 else self.name()
            kind = ("number", "number", "number", "parts" if k % 8 == 3 else "constant")[k % 4]
            line, result, means = map(self.one_of, (self.lines, self.results, self.means))
            made.append((line, name, result, means, kind))
        return made

    def months(self, kind):
        """Target and twelve months."""
        if kind == "parts":
            return ["100%"] + ["", "", "25%"] * 4
        if kind == "constant":
            return ["100%"] * 13
        months = [0 if self.below(3) == 0 else 1 + self.below(60) for _ in range(12)]
        target = sum(months) + (self.below(20) == 0)
        return [f"{target:,}"] + [str(month) if month > 0 else "" for month in months]

    def row(self, activities):
        line, name, result, means, kind = self.one_of(activities)
        if self.below(20) == 0:
            name = self.name()
        if self.below(50) == 0:
            means = self.one_of(self.means)
        if self.below(50) == 0:
            line = self.one_of(self.lines)
        return [line, name, result, means, *self.months(kind), ""]


def generate_job(units, folder):
    """Makes a job of so many units; what is there already is taken as it is."""
    job = folder / "job.yaml"
    if job.exists():
        return job
    folder.mkdir(parents=True, exist_ok=True)
    texts = Texts(units)
    activities = texts.activities(units * ROWS // ROWS_PER_ACTIVITY)
    text = ["year: 2024", "locale: es-SV", "institution: MINISTERIO DE TRABAJO Y PREVISIÓN SOCIAL"]
    text += [f"logo: {generate.PLAN / 'logo.png'}", "units:"]
    for unit in range(1, units + 1):
        name = f"u{unit:04}.csv"
        text.append(f"  - {{code: U{unit:04}, name: UNIDAD DE PRUEBA NÚMERO {unit}, plan: {name}}}")
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(texts.heading)
            writer.writerows(texts.row(activities) for _ in range(ROWS))
    text += ["documents:", "  - template: plan-anual", "    output: plan.pdf"]
    text += ["    title: PLAN ANUAL DE TRABAJO 2024", "    code: PAT-UPGC-06-04", '    version: "01"']
    text += ["    date: Enero/2024"]
    # Last, so that a job that is there is whole.
    job.write_text("\n".join(text) + "\n", encoding="utf-8")
    return job


def bench(binary, command):
    """Prints a line for each size, and how the largest stands to the limits; returns whether they hold."""
    rates = []
    for units, runs in SIZES:
        rows = units * ROWS
        job = generate_job(units, generate.ROOT / "build" / "bench" / f"rows-{units}")
        results = [run.measure([binary, command, job]) for _ in range(runs)]
        if None in results:
            return False
        cpu, wall, memory = min(results)
        rates.append(cpu * 1e9 / (rows * math.log2(rows)))
        line = (command, f"{rows:,}", f"{cpu:.2f}", f"{wall:.2f}", f"{rates[-1]:.0f}", f"{memory / 1024:.0f}")
        print("  ".join(f"{value:>10}" for value in line), flush=True)
    growth = rates[-1] / rates[0]
    taken = {"CPU s": cpu, "peak MB": memory / 1024}
    within = growth <= GROWTH and all(taken[name] <= limit for name, limit in LIMITS)
    told = [f"{name} {taken[name]:.3g} of {limit:,}" for name, limit in LIMITS]
    told.append(f"{growth:.2f} times n log n, of {GROWTH}")
    print(f"limits of {command} at {rows:,} rows {'kept' if within else 'EXCEEDED'}: {'; '.join(told)}")
    return within


def main(arguments):
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    binary = pathlib.Path(arguments[0]).resolve()
    print("  ".join(f"{title:>10}" for title in HEAD))
    results = [bench(binary, command) for command in ("check", "rollup")]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
