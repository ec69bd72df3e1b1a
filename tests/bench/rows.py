"""Makes jobs of a great many rows, for checks and rollups.

Rows are put together from the words of the plan of 2024, with its lines.  There are 50 rows to each different
activity: one activity in ten is the one before it with a slip of the pen, one row in twenty has an activity
of its own, one in fifty other means of verification, one in fifty another line, and one target in twenty is
not what the months make.
"""

import csv
import pathlib
import random

import generate

ROWS = 1000  # of a unit
ROWS_PER_ACTIVITY = 50


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


def generate_rows(units, folder):
    """Writes folder/job.yaml and the plans of so many units."""
    folder = pathlib.Path(folder)
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
    (folder / "job.yaml").write_text("\n".join(text) + "\n", encoding="utf-8")


def edited(chance, line):
    """A row of another version; "": it is gone."""
    fate = chance.random()
    if fate < 0.01:
        return ""
    if fate < 0.02:
        return line + line.replace("a", "e", 3)
    if fate < 0.04:
        return line.replace("o", "", 1)
    return line.replace(",1,", ",2,", 1) if fate < 0.05 else line


def generate_versions(units, folder):
    """The job of generate_rows(), a later version of its plans in v2/, and one with a single row in none/."""
    chance = random.Random(units)
    generate_rows(units, folder)
    for name in ("v2", "none"):
        (folder / name).mkdir()
    for i, plan in enumerate(sorted(folder.glob("*.csv"))):
        head, *lines = plan.read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / "v2" / plan.name).write_text(head + "".join(edited(chance, line) for line in lines),
                                               encoding="utf-8")
        if i == 0:
            (folder / "none" / plan.name).write_text(head + lines[0], encoding="utf-8")
