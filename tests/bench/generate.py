#!/usr/bin/env python3
"""Makes large jobs out of the plan of 2024: generate.py PAGES FOLDER

Writes FOLDER/job.yaml, whose one document, plan.pdf, has about PAGES pages, and a plan for each of its units,
U0001 and on.  A unit has the rows of a real one, over and over to a length of one to six pages (or a
multiple, where a job can't have so many units); its code and a running number are added to each activity, so
that no two of them are the same text.  The same PAGES give the same bytes.
"""

import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLAN = ROOT / "input" / "plan-2024"
ROWS_PER_PAGE = 5.2  # whole pages of real rows, and as many again for what they come to
UNIT_PAGES = (3, 5, 1, 6, 4, 2)
FRONT_PAGES = 3  # cover, first page of the contents, changes and signatures
ENTRIES_PER_PAGE = 32
UNITS_MAX = 1000


def read_units():
    """The heading row, and the rows of each unit of the plan, in a fixed order."""
    heading, units = None, []
    for path in sorted(PLAN.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            heading, *rows = csv.reader(file)
        units.append(rows)
    return heading, units


def write_unit(path, heading, rows, code, count):
    activity = heading.index("ACTIVIDAD")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        for number in range(count):
            row = list(rows[number % len(rows)])
            row[activity] = f"{code}-{number + 1:03}. {row[activity]}"
            writer.writerow(row)


def generate(pages, folder):
    """Returns how many units it took."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    heading, units = read_units()
    job = [
        "year: 2024",
        "locale: es-SV",
        "institution: MINISTERIO DE TRABAJO Y PREVISIÓN SOCIAL",
        "government: GOBIERNO DE EL SALVADOR",
        f"logo: {PLAN / 'logo.png'}",
        "units:",
    ]
    count, made = 0, FRONT_PAGES
    longer = 1 + pages * len(UNIT_PAGES) // sum(UNIT_PAGES) // UNITS_MAX  # a job has so many units at most
    while made < pages:
        length = min(UNIT_PAGES[count % len(UNIT_PAGES)] * longer, max(1, pages - made))
        count += 1
        made += length + (count % ENTRIES_PER_PAGE == 0)
        code = f"U{count:04}"
        name = f"{code.lower()}.csv"
        write_unit(folder / name, heading, units[count % len(units)], code, int(length * ROWS_PER_PAGE))
        job.append(f"  - {{code: {code}, name: UNIDAD DE PRUEBA NÚMERO {count}, plan: {name}}}")
    job += [
        "documents:",
        "  - template: plan.yaml",
        "    output: plan.pdf",
        "    title: PLAN ANUAL DE TRABAJO 2024",
        "    code: PAT-UPGC-06-04",
        '    version: "01"',
        "    date: Enero/2024",
    ]
    # The plan's own template, but with room for numbers of five figures in the contents.
    template = (ROOT / "templates" / "plan-anual.yaml").read_text(encoding="utf-8")
    template = re.sub(r"(?<=number-width: )[\d.]+ mm", "10 mm", template)
    (folder / "plan.yaml").write_text(template, encoding="utf-8")
    (folder / "job.yaml").write_text("\n".join(job) + "\n", encoding="utf-8")
    return count


MONTHS = ("ENE", "FEB", "MAR")


def write_progress(path, plan, late):
    """What a unit did in the first quarter: in turn all, a little less, more, nothing, and a blank."""
    with plan.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["ACTIVIDAD", *MONTHS, *late, "JUSTIFICACIÓN"])
        for number, row in enumerate(rows):
            done = []
            for month in MONTHS:
                planned = row[month].replace(",", "").rstrip("%").strip()
                sign = "%" if "%" in row[month] else ""
                if not planned.isdigit():
                    done.append("")
                    continue
                share = (100, 90, 120, 0, None, 73, 100)[number % 7]
                done.append("" if share is None else f"{int(planned) * share // 100}{sign}")
            writer.writerow([row["ACTIVIDAD"], *done, *[""] * len(late), "Lluvias" if number % 3 else ""])


def generate_report(units, activities, folder):
    """
    A progress report of so many units and activities, two of the units late: folder/job.yaml, plan.pdf.
    folder/plan.yaml is the same job without progress.
    """
    folder = pathlib.Path(folder)
    (folder / "avance").mkdir(parents=True, exist_ok=True)
    heading, rows = read_units()
    late = heading[heading.index("ABR"):heading.index("DIC") + 1]
    job = [
        "year: 2024",
        "institution: MINISTERIO DE TRABAJO Y PREVISIÓN SOCIAL",
        f"logo: {PLAN / 'logo.png'}",
        "units:",
    ]
    for unit in range(units):
        code = f"U{unit + 1:04}"
        name = f"{code.lower()}.csv"
        count = activities * (unit + 1) // units - activities * unit // units
        write_unit(folder / name, heading, rows[unit % len(rows)], code, count)
        if unit % 15 != 14:
            write_progress(folder / "avance" / name, folder / name, late)
        job.append(f"  - {{code: {code}, name: UNIDAD DE PRUEBA NÚMERO {unit + 1}, plan: {name}, "
                   f"progress: avance/{name}}}")
    plan = [re.sub(", progress: [^}]*", "", line) for line in job] + [
        "documents:",
        f"  - {{template: {ROOT / 'templates' / 'plan-anual.yaml'}, output: plan.pdf, title: PLAN ANUAL}}",
    ]
    (folder / "plan.yaml").write_text("\n".join(plan) + "\n", encoding="utf-8")
    job += [
        "documents:",
        f"  - template: {ROOT / 'templates' / 'informe-trimestral.yaml'}",
        "    quarter: 1",
        "    output: plan.pdf",
        "    title: INFORME DE AVANCE 2024",
    ]
    (folder / "job.yaml").write_text("\n".join(job) + "\n", encoding="utf-8")


def generate_rows_of_plan(count, folder):
    """So many rows of the plan as they are, unit after unit and over again; plan.yaml is its template."""
    heading, units = read_units()
    job = ["year: 2024", "institution: MINISTERIO DE TRABAJO Y PREVISIÓN SOCIAL"]
    job += [f"logo: {PLAN / 'logo.png'}", "units:"]
    number = 0
    while count > 0:
        rows = units[number % len(units)][:count]
        number += 1
        count -= len(rows)
        with (folder / f"u{number:04}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([heading, *rows])
        job.append(f"  - {{code: U{number:04}, name: UNIDAD {number}, plan: u{number:04}.csv}}")
    job += ["documents:", "  - {template: plan.yaml, output: plan.pdf, title: PLAN ANUAL DE TRABAJO 2024}"]
    (folder / "job.yaml").write_text("\n".join(job) + "\n", encoding="utf-8")
    template = (ROOT / "templates" / "plan-anual.yaml").read_text(encoding="utf-8")
    (folder / "plan.yaml").write_text(template, encoding="utf-8")


def main(arguments):
    if len(arguments) != 2 or not arguments[0].isdigit():
        print(__doc__, file=sys.stderr)
        return 2
    generate(int(arguments[0]), arguments[1])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
