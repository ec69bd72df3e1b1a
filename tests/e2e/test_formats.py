"""The same figures wherever they are printed: text, CSV, JSON, tables of documents, explanations, locales.

Each job is made by chance, always the same ones: PLIEGO_JOBS=1000 for more of them than JOBS.
"""

import csv
import io
import json
import os
import random
import re
from fractions import Fraction

from dump import read_dump
from figures import FIGURES, LOCALES, MONTHS, QUARTERS, ROLLUP, SOURCES, Job, mark
from harness import check, check_equal, test

JOBS = int(os.environ.get("PLIEGO_JOBS", "30"))
LEVELS = {"national": "national-rollup", "unit": "unit-rollup"}
AMOUNTS = [*FIGURES, "MÍNIMO", "MÁXIMO", *QUARTERS]  # those of a rollup that are in its measure
COUNTS = ["UNIDADES", "INFORMAN"]


def rows_of_csv(text):
    """Without the apostrophe before what a spreadsheet would reckon."""
    return [{name: re.sub(r"^'(?=[=+@])", "", cell) for name, cell in row.items()}
            for row in csv.DictReader(io.StringIO(text))]


def rows_of_json(text, headings):
    """Blank cells have no key."""
    found = json.loads(text)
    check(all("" not in row.values() and set(row) <= set(headings) for row in found), "keys of JSON")
    return [{heading: row.get(heading, "") for heading in headings} for row in found]


def rows_of_text(text, headings):
    """Columns begin where their heading does; those that are left out are blank."""
    head, *lines = text.splitlines()
    starts, at = {}, 0
    for heading in headings:
        found = re.compile(rf" *{re.escape(heading)}(?:  |$| *$)").match(head, at)
        if found:
            starts[heading] = head.index(heading, at)
            at = starts[heading] + len(heading)
    check_equal(head[at:].strip(), "", "headings that nothing else has")
    ends = [*list(starts.values())[1:], None]
    rows = []
    for line in lines:
        cells = {name: line[start:end] for (name, start), end in zip(starts.items(), ends)}
        for cell, end in zip(cells.values(), ends):
            apart = not cell.strip() or end is None or cell.endswith("  ")
            check(apart, f"no space between columns: {line!r}")
            right = end is None or not re.match(r" *-?\d[\d.,\u00a0]*%? *$", cell) or cell[-3] != " "
            check(right, f"a figure that is not at the right of its column, {cell!r}: {line!r}")
        rows.append({name: cells.get(name, "").strip() for name in headings})
    return rows


def rows_of_pages(pages, headings):
    """The rows of a table that stands on pages alone, but for its head."""
    rows = []
    for page in pages:
        cells = [cell for cell in page.of_kind("cell") if cell.tag.startswith("data-cell")]
        for cell in sorted(cells, key=lambda cell: (cell.y, cell.x)):
            if not rows or len(rows[-1]) == len(headings):
                rows.append([])
            rows[-1].append(" ".join(item.text for item in page.of_kind("text") if item.cell is cell))
    return [dict(zip(headings, row)) for row in rows]


def with_sign(text):
    return text if text.startswith("-") else f"+{text}"


def printed(row, marks):
    """A row of CSV as it is printed for people."""
    percent = row["MEDIDA"] == "porcentaje"
    return {name: mark(cell, marks, percent) if cell and name in AMOUNTS
            else with_sign(mark(cell, marks, percent)) if cell and name == "DIFERENCIA"
            else mark(cell, marks) if cell and name in COUNTS else cell for name, cell in row.items()}


def without_marks(text, marks):
    """A cell of figures as programs write it; any other as it is."""
    thousands, decimals = map(re.escape, marks)
    if not re.fullmatch(rf"[-+]?\d{{1,3}}(?:{thousands}\d{{3}})*(?:{decimals}\d+)?%?|-?\d+", text):
        return text
    return text.replace(marks[0], "").replace(marks[1], ".")


def amount(text, marks):
    """A printed figure as a number; None for a blank one."""
    return Fraction(without_marks(text, marks).rstrip("%")) if text else None


def check_rows(got, expected, what):
    check_equal(len(got), len(expected), f"{what}: rows")
    for number, (row, other) in enumerate(zip(got, expected), 1):
        for name in other:
            check_equal(row.get(name), other[name], f"{what}: row {number}, {name}")


def check_rollup(program, job, marks, tables):
    """Each level in each format, and in a document; returns the rows of CSV by level."""
    found = {}
    for level, source in LEVELS.items():
        said = {}
        for form in ("text", "csv", "json"):
            result = program.run("rollup", job, "--level", level, "--format", form)
            said[form] = result.expect(0, silent=False).out
        headings = next(csv.reader(io.StringIO(said["csv"])))
        check_equal(headings, ["CÓDIGO", "UNIDAD", *ROLLUP], f"{job}: headings of {level}")
        rows = found[level] = rows_of_csv(said["csv"])
        people = [printed(row, marks) for row in rows]
        check_rows(rows_of_json(said["json"], headings), rows, f"{job}: {level}, JSON")
        check_rows(rows_of_text(said["text"], headings), people, f"{job}: {level}, text")
        own = SOURCES[source]
        check_rows(tables[source], [{name: row[name] for name in own} for row in people], f"{job}: {source}")
    return found


FIGURE = re.compile(r"  (META ANUAL|[A-Z]{3}|T[1-4]) = (.*?)(?:, the (sum|mean) of (\d+) values?)?$")


def explained(text, marks):
    """Each figure by its name: what is printed, the rule, how many values, and the values of its cells."""
    figures, name = {}, None
    for line in text.splitlines():
        head = FIGURE.match(line)
        if head:
            name = head[1]
            figures[name] = ("" if head[2] == "(blank)" else head[2], head[3], int(head[4] or 0), [])
        elif name and line.startswith("    ") and not line.endswith("(not in the figure)"):
            parts = line.strip().split("  ")[0].split(" + ")
            figures[name][3].append(sum(amount(part.strip(), marks) for part in parts))
    return figures


def check_explanation(program, job, row, marks):
    """The figures of a national row, and that they are made of their cells."""
    said = program.run("explain", job, "--activity", row["ACTIVIDAD"]).expect(0, silent=False).out
    where = f"{job}: explain {row['ACTIVIDAD']}"
    # Where units measure it otherwise, there is one explanation for each measure.
    said = [part for part in said.split("\n\n") if f"  measure: {row['MEDIDA']}; " in part]
    check_equal([part.splitlines()[0] for part in said], [row["ACTIVIDAD"]], where)
    figures = explained(said[0], marks)
    people = printed(row, marks)
    for name in (*FIGURES, *QUARTERS):
        figure, rule, count, values = figures.get(name, ("", None, 0, []))
        check_equal(figure, people[name], f"{where}: {name}")
        check_equal(len(values), count, f"{where}: cells of {name}")
        if name == "META ANUAL":
            check_equal(str(count), row["INFORMAN"], f"{where}: INFORMAN")
        if count == 0:
            continue
        exact = sum(values) / (count if rule == "mean" else 1)
        decimals = len(row[name].partition(".")[2])
        slack = Fraction(1, 2 * 10 ** decimals) if rule == "mean" else 0
        check(abs(Fraction(row[name]) - exact) <= slack, f"{where}: {name} = {row[name]}, not {exact}")


def check_progress(tables, rollup, job, quarter, marks):
    """What was planned is what the rollup has, and shares are those of the two figures beside them."""
    planned = {(row["CÓDIGO"], row["ACTIVIDAD"]): printed(row, marks) for row in rollup}
    check_equal(len(tables["unit-progress"]), len(planned), f"{job}: activities")
    for row in tables["unit-progress"]:
        where = f"{job}: unit-progress {row['CÓDIGO']} {row['ACTIVIDAD']}"
        same = planned[row["CÓDIGO"], row["ACTIVIDAD"]]
        if same["REGLA"] != "no se consolida":
            for name in FIGURES:
                check_equal(row[name], same[name], f"{where}: {name}")
            owed = not any(row[month].startswith("-") for month in MONTHS)  # nobody owes less than nothing
            if owed and row["CONSOLIDACIÓN"] in ("suma", "promedio", "último", "máximo"):
                # A mean that is a whole number has no decimals here.
                check_equal(amount(row["PROGRAMADO"], marks), amount(same[f"T{quarter}"], marks),
                            f"{where}: PROGRAMADO")
        done, due, share = (amount(row[name], marks) for name in ("EJECUTADO", "PROGRAMADO", "CUMPLIMIENTO"))
        if row["CUMPLIMIENTO"] and row["CONSOLIDACIÓN"] in ("suma", "último", "máximo"):
            check(abs(share - done * 100 / due) <= Fraction(1, 20), f"{where}: {share} % of {done} / {due}")


def as_on_the_terminal(job, row):
    """A printed row, without the gap that stands before each "%" on paper."""
    for name, cell in row.items():
        check(not re.search(r"\d%$", cell), f"{job}: {name}: no gap in «{cell}»")
    return {name: cell.replace("\u00a0%", "%") for name, cell in row.items()}


def read_tables(program, job):
    said = program.run("build", job, "--dump-layout").out
    found = {output.removesuffix(".pdf"): pages for output, pages in read_dump(said).items()}
    check_equal(set(found), set(SOURCES), f"{job}: documents")
    return {source: [as_on_the_terminal(job, row) for row in rows_of_pages(found[source], headings)]
            for source, headings in SOURCES.items()}


def check_job(program, number, attached):
    chance = random.Random(number)
    made = Job(chance)
    locales = list(LOCALES)
    chance.shuffle(locales)
    plain = {}
    for locale in locales[:2]:
        marks = LOCALES[locale]
        job = made.write(program.scratch / f"{number}-{locale}", locale)
        tables = read_tables(program, job)
        rollup = check_rollup(program, job, marks, tables)
        for row in rollup["national"]:
            check_explanation(program, job, row, marks)
        check_progress(tables, rollup["unit"], job, made.quarter, marks)
        plain[locale] = rollup, {source: [{name: without_marks(cell, marks) for name, cell in row.items()}
                                          for row in rows] for source, rows in tables.items()}
    one, other = plain.values()
    check_equal(one[0], other[0], f"job {number}: rollups in {locales[:2]}")
    for source in SOURCES:
        check_rows(one[1][source], other[1][source], f"job {number}: {source} in {locales[:2]}")
    if attached:
        check_attached(program, job, rollup["national"])


def check_attached(program, job, rows):
    """What documents carry of the rollup."""
    program.run("build", job, "-o", job.parent, "--document", "progress.pdf").expect(0, silent=False)
    program.run("extract", job.parent / "progress.pdf", "-o", job.parent / "carried").expect(0)
    text = (job.parent / "carried" / "consolidado.json").read_text(encoding="utf-8")
    check_rows(rows_of_json(text, list(rows[0])), rows, f"{job}: consolidado.json")


@test
def every_format_says_the_same_figures(program):
    for number in range(JOBS):
        check_job(program, number, number % 5 == 0)


@test
def marks_of_numbers_are_put_and_taken_away(program):
    """As the tests do it."""
    for number, text in (("0", "0"), ("-7", "-7"), ("999", "999"), ("1000", "1,000"),
                         ("-12345.6", "-12,345.6"), ("100000", "100,000"), ("1234567.50", "1,234,567.50")):
        check_equal(mark(number, LOCALES["es-SV"]), text, number)
        check_equal(without_marks(text, LOCALES["es-SV"]), number, text)
    check_equal(mark("1234.5", LOCALES["es-CR"], True), "1\u00a0234,5%", "percent")
    check_equal(without_marks("1.234,5%", LOCALES["es-ES"]), "1234.5%", "percent")
    check_equal(without_marks("FEB, MAR", LOCALES["es-SV"]), "FEB, MAR", "a text")
